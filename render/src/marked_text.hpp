// An article's text as HTML, with its sentences, events and dates marked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/text.hpp"

namespace dateline {

/// Words that are a link, or a place that links lead to.
struct TextMark {
  Span span;
  std::string id;      ///< of the element
  std::string open;    ///< its start tag without "<" and ">": "a id=… href=…"
  std::string close;   ///< its name: "a"
  bool first = false;  ///< stands before others that overlap it
};

/// The text in paragraphs, each <p>; the first is <h2 id=HEADLINE_ID> if it is the headline. Where
/// most line ends lie within sentences, the text is wrapped, and they become blanks; else each line
/// is a paragraph.
///
/// `sentences` become <span class="sentence">, overlapping ones one. Of marks that overlap each
/// other, or reach beyond a sentence or paragraph, one keeps its element and the rest become empty
/// <span> with their ids, so that every link to them arrives. Spans that lie outside the text are
/// left out. All text is escaped. O(n log n) in text, sentences and marks.
std::string marked_text(const SourceText& source, std::string_view headline,
                        std::string_view headline_id, std::vector<Span> sentences,
                        std::vector<TextMark> marks);

}  // namespace dateline
