// A web page as its parser leaves it: elements, runs of text, and what the head says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html_filter.hpp"

namespace dateline {

/// What kind of element holds a run of text.
enum class HtmlRole : std::uint8_t {
  other,  ///< div, section, body …
  paragraph,
  heading,
  list_item,
  quote,
  cell,
  caption,
  preformatted
};

struct HtmlElement {
  std::uint32_t parent = 0;     ///< the root is its own
  std::uint32_t past = 0;       ///< index past its last descendant
  std::uint32_t container = 0;  ///< nearest table or list, itself included; 0: none
  HtmlRole role = HtmlRole::other;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
  bool article = false;    ///< <article>, or of a schema.org article type
  bool body = false;       ///< itemprop="articleBody"
  bool main = false;       ///< <main>, role="main"
  bool header = false;     ///< <header>
  bool chrome = false;     ///< by its tag, role, class or id: navigation, comments, adverts …
  bool byline = false;     ///< by its class or id, or that of an element around it
  bool row = false, list = false;
};

/// A run of text without block boundaries inside: white space collapsed, entities decoded, never
/// empty. Line feeds stand for <br>.
struct HtmlRun {
  std::uint32_t element = 0;
  std::uint32_t begin = 0, end = 0;  ///< in HtmlPage::text
  std::uint32_t letters = 0;         ///< bytes that are no space
  std::uint32_t linked = 0;          ///< those of them inside of <a>
};

/// A fact of the markup: a <meta>, a <time>, an element with itemprop.
struct HtmlFact {
  enum class Kind : std::uint8_t { meta, time, property, link };
  Kind kind = Kind::meta;
  std::string name;        ///< of a meta; the itemprop; of a time: its classes; of a link: its rel
  std::string value;       ///< content, datetime, href; "" where the element has none
  std::string words;       ///< what stands inside of the element; "" for meta and link
  bool published = false;  ///< a time with pubdate
  std::uint32_t element = 0;  ///< in which it stands
  std::uint32_t run = 0;      ///< index of the run in which it begins, or of the next
  std::size_t offset = 0;     ///< in the page as it came, decoded
};

struct HtmlPage {
  std::vector<HtmlElement> elements;  ///< in document order; 0 is the root
  std::vector<HtmlRun> runs;          ///< in document order
  std::vector<HtmlFact> facts;        ///< in document order
  std::string text;                   ///< what the runs are slices of
  std::string title;                  ///< of <title>, as one line
  std::vector<HtmlFilter::Script> json_ld;
  bool too_deep = false;

  std::string_view words(const HtmlRun& run) const {
    return std::string_view(text).substr(run.begin, run.end - run.begin);
  }
};

/// Parses with libxml2, from memory alone: no network, no files, no document type, no entities but
/// those of HTML. Linear in the page. Precondition: valid UTF-8 (see decode_page); the page must
/// outlive the result.
HtmlPage parse_page(std::string_view page);

}  // namespace dateline
