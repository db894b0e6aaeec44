#include "html_chrome.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "unicode.hpp"

namespace dateline {
namespace {

// Sorted, for binary search.
constexpr auto chrome_words = std::to_array<std::string_view>({"ad",
                                                               "adbox",
                                                               "ads",
                                                               "adsense",
                                                               "adslot",
                                                               "advert",
                                                               "advertisement",
                                                               "advertising",
                                                               "adverts",
                                                               "banner",
                                                               "bio",
                                                               "breadcrumb",
                                                               "breadcrumbs",
                                                               "catlinks",
                                                               "ccpa",
                                                               "comment",
                                                               "commentlist",
                                                               "comments",
                                                               "consent",
                                                               "cookie",
                                                               "cookies",
                                                               "copyright",
                                                               "credit",
                                                               "credits",
                                                               "disclaimer",
                                                               "disqus",
                                                               "editsection",
                                                               "footer",
                                                               "gdpr",
                                                               "hatnote",
                                                               "infobox",
                                                               "jumplinks",
                                                               "legal",
                                                               "login",
                                                               "masthead",
                                                               "menu",
                                                               "modal",
                                                               "mostpopular",
                                                               "mostread",
                                                               "nav",
                                                               "navbar",
                                                               "navbox",
                                                               "navigation",
                                                               "newsletter",
                                                               "noprint",
                                                               "outbrain",
                                                               "overlay",
                                                               "pager",
                                                               "pagination",
                                                               "paywallmsg",
                                                               "popup",
                                                               "printfooter",
                                                               "promo",
                                                               "promos",
                                                               "promoted",
                                                               "promotion",
                                                               "rail",
                                                               "readmore",
                                                               "recirc",
                                                               "recirculation",
                                                               "recommendations",
                                                               "recommended",
                                                               "reflist",
                                                               "related",
                                                               "relatedstories",
                                                               "respond",
                                                               "search",
                                                               "share",
                                                               "sharebar",
                                                               "sharing",
                                                               "sidebar",
                                                               "signin",
                                                               "signup",
                                                               "sitenotice",
                                                               "skip",
                                                               "social",
                                                               "sponsor",
                                                               "sponsored",
                                                               "subscribe",
                                                               "subscription",
                                                               "taboola",
                                                               "tagcloud",
                                                               "taglist",
                                                               "tags",
                                                               "teaser",
                                                               "teasers",
                                                               "toc",
                                                               "toolbar",
                                                               "topbar",
                                                               "trending",
                                                               "tweet",
                                                               "widget",
                                                               "widgets"});
static_assert(std::is_sorted(chrome_words.begin(), chrome_words.end()));

// Two words in a row.
constexpr auto chrome_pairs = std::to_array<std::string_view>(
    {"author box",      "below article", "email form",   "follow us",      "further reading",
     "inline link",     "latest news",   "more from",    "more headlines", "more news",
     "more on",         "more stories",  "most popular", "most read",      "most viewed",
     "post navigation", "read also",     "read more",    "read next",      "see also",
     "site header",     "skip link",     "top stories",  "up next",        "you may"});

// With one of these words a name speaks of something else: "has-sidebar", "comments-open".
constexpr auto state_words =
    std::to_array<std::string_view>({"closed", "disabled", "enabled", "has", "is", "js", "no",
                                     "off", "on", "open", "with", "without"});

template <class Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Calls `each` with the words of every name, in lower case; true as soon as one call gives true.
template <class Each>
bool any_name(std::string_view classes, Each each) {
  std::array<std::string, 8> words;
  std::size_t count = 0;
  const auto finish = [&] {
    const bool found = count > 0 && each(std::span(words).first(count));
    for (std::size_t i = 0; i < count; ++i) words[i].clear();
    count = 0;
    return found;
  };
  bool inside = false;
  char before = ' ';
  for (const char c : classes) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter) {
      inside = false;
      if ((c == ' ' || c == '\t' || c == '\n') && finish()) return true;
    } else {
      const bool camel = upper && before >= 'a' && before <= 'z';
      if (!inside || camel) {
        if (count == words.size()) {
          if (finish()) return true;
        }
        ++count;
      }
      inside = true;
      words[count - 1] += unicode::lower_ascii(c);
    }
    before = c;
  }
  return finish();
}

bool starts_with(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (unicode::lower_ascii(text[i]) != prefix[i]) return false;
  return true;
}

bool equals(std::string_view text, std::string_view other) {
  return text.size() == other.size() && starts_with(text, other);
}

}  // namespace

bool is_chrome_by_name(std::string_view classes) {
  if (classes.empty()) return false;
  return any_name(classes, [](std::span<const std::string> words) {
    for (const std::string& word : words)
      if (among(state_words, word)) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (std::binary_search(chrome_words.begin(), chrome_words.end(), std::string_view(words[i])))
        return true;
      if (i + 1 < words.size() && among(chrome_pairs, words[i] + " " + words[i + 1])) return true;
    }
    return false;
  });
}

bool is_hidden_by_name(std::string_view classes) {
  if (classes.empty()) return false;
  return any_name(classes, [](std::span<const std::string> words) {
    std::string name;
    for (const std::string& word : words) name += word;
    constexpr auto names = std::to_array<std::string_view>(
        {"sronly", "visuallyhidden", "screenreadertext", "screenreaderonly", "offscreen",
         "a11yhidden", "mweditsection", "noexcerpt"});
    return among(names, name);
  });
}

bool is_byline_by_name(std::string_view classes) {
  if (classes.empty()) return false;
  return any_name(classes, [](std::span<const std::string> words) {
    constexpr auto names = std::to_array<std::string_view>(
        {"byline", "bylines", "dateline", "timestamp", "timestamps", "pubdate", "publishdate",
         "postmeta", "entrymeta", "articlemeta", "pubtime"});
    constexpr auto pairs = std::to_array<std::string_view>(
        {"post meta", "entry meta", "article meta", "story meta", "posted on", "publish date",
         "published date", "date published", "article date", "post date"});
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (among(names, words[i])) return true;
      if (i + 1 < words.size() && among(pairs, words[i] + " " + words[i + 1])) return true;
    }
    return false;
  });
}

bool is_chrome_role(std::string_view role) {
  constexpr auto roles = std::to_array<std::string_view>(
      {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
       "menu", "menubar", "toolbar", "tablist", "form", "alert", "status", "tooltip"});
  return among(roles, role);
}

bool is_chrome_text(std::string_view text) {
  constexpr auto whole = std::to_array<std::string_view>({"ad",
                                                          "ads",
                                                          "advertisement",
                                                          "advertising",
                                                          "article continues below",
                                                          "back to top",
                                                          "close",
                                                          "comments",
                                                          "continue reading",
                                                          "copy link",
                                                          "email",
                                                          "facebook",
                                                          "follow",
                                                          "home",
                                                          "listen",
                                                          "loading",
                                                          "loading...",
                                                          "log in",
                                                          "menu",
                                                          "more",
                                                          "next",
                                                          "pinterest",
                                                          "previous",
                                                          "print",
                                                          "promoted",
                                                          "read more",
                                                          "reply",
                                                          "save",
                                                          "search",
                                                          "share",
                                                          "sign in",
                                                          "skip ad",
                                                          "sponsored",
                                                          "story continues below",
                                                          "subscribe",
                                                          "toggle navigation",
                                                          "top",
                                                          "tweet",
                                                          "twitter",
                                                          "view comments",
                                                          "whatsapp",
                                                          "x",
                                                          "reddit",
                                                          "linkedin",
                                                          "comment",
                                                          "report this ad",
                                                          "play",
                                                          "watch"});
  constexpr auto openings = std::to_array<std::string_view>({"advertisement ",
                                                             "article continues after",
                                                             "click here to",
                                                             "continue reading",
                                                             "follow us",
                                                             "get our ",
                                                             "leave a comment",
                                                             "more:",
                                                             "more on this story",
                                                             "read also:",
                                                             "also read:",
                                                             "read more:",
                                                             "read more about",
                                                             "read next:",
                                                             "related:",
                                                             "related article",
                                                             "share on ",
                                                             "share this",
                                                             "sign up for",
                                                             "sign up to",
                                                             "skip to ",
                                                             "story continues below",
                                                             "subscribe to",
                                                             "subscribe now",
                                                             "support our journalism",
                                                             "this site uses cookies",
                                                             "watch:",
                                                             "we use cookies",
                                                             "you may also like",
                                                             "you might also like",
                                                             "\u00A9",
                                                             "all rights reserved",
                                                             "please enable javascript",
                                                             "scroll to continue",
                                                             "see also:",
                                                             "download our app",
                                                             "sign in to",
                                                             "log in to",
                                                             "copyright \u00A9",
                                                             "image source,",
                                                             "image caption,",
                                                             "media caption",
                                                             "getty images",
                                                             "file photo"});
  constexpr std::size_t longest = 200;
  if (text.size() > longest) return false;
  while (!text.empty() && (text.back() == ':' || text.back() == ' ' || text.back() == '.'))
    text.remove_suffix(1);
  for (const std::string_view t : whole)
    if (equals(text, t)) return true;
  for (const std::string_view t : openings)
    if (starts_with(text, t)) return true;
  return false;
}

}  // namespace dateline
