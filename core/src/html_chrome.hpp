// Names by which pages mark what is around an article: navigation, comments, adverts.
#pragma once

#include <string_view>

namespace dateline {

/// True if a class or id names chrome: "nav-main", "relatedStories", "cookie_banner". Names are
/// split at hyphens, underscores and capitals, and whole words count: "commentary" is no comment,
/// "article-header" no header.
bool is_chrome_by_name(std::string_view classes);
/// Words for screen readers or machines alone: "sr-only", "visually-hidden".
bool is_hidden_by_name(std::string_view classes);
/// Who wrote it and when: "byline", "entry-meta", "timestamp".
bool is_byline_by_name(std::string_view classes);
/// ARIA landmarks and widgets around the main text.
bool is_chrome_role(std::string_view role);
/// A run of text that no author wrote: "Advertisement", "Share this", "Read more: …".
bool is_chrome_text(std::string_view text);

}  // namespace dateline
