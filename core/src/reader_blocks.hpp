// The layout of plain text: headline, bylines, headings, list items, paragraphs.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/core/document.hpp"

namespace dateline {

/// The blocks of a plain text, in order, with kind and span (from the first to the last visible
/// character; never empty). `title` is what the caller knows the headline to be, "" if nothing:
/// then the first block is the title if it looks like one.
///
/// Paragraphs are what blank lines separate. Within such a group each line is a block of its own
/// (one line per paragraph), unless the lines are hard-wrapped: they end in mid-sentence and as
/// late as the width allows. Linear.
std::vector<Block> find_blocks(std::string_view text, std::string_view title);

/// True for a line that says who wrote it and when: "By Ana Ruiz", "Published 3:41 PM EST, Wed July
/// 10, 2019", a date alone.
bool is_byline(std::string_view line);

/// True if both have the same letters and digits, whatever is between them.
bool same_words(std::string_view a, std::string_view b);

}  // namespace dateline
