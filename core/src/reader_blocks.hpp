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

}  // namespace dateline
