// Which parts of a page are its article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/core/document.hpp"
#include "html_page.hpp"

namespace dateline {

struct ArticlePart {
  std::uint32_t run = 0;  ///< index in HtmlPage::runs
  BlockKind kind = BlockKind::paragraph;
};

struct HtmlArticle {
  std::vector<ArticlePart> parts;         ///< in document order
  std::optional<std::uint32_t> headline;  ///< its run; it is among the parts
  std::uint32_t first_prose = 0;          ///< run of the first paragraph; runs.size() if none
  std::uint32_t root = 0;                 ///< the element that holds the article
  bool whole_page = false;                ///< there was no article: everything is here
};

/// Finds the part of the page where most of the prose stands: runs with sentences and few links.
/// What the markup says (itemprop="articleBody", <article>, <main>) is believed where it holds
/// enough of it. Chrome goes: by tag, role, class and id, by link density, by its words. A page
/// without prose gives all its text. Linear.
///
/// After C. Kohlschütter, P. Fankhauser, W. Nejdl, "Boilerplate Detection using Shallow Text
/// Features", WSDM 2010: text length and link density of blocks, and those of their neighbours.
HtmlArticle find_article(const HtmlPage& page, const std::vector<std::string>& titles);

}  // namespace dateline
