// Where a text can speak of time at all: one fast pass over its bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scanned_text.hpp"

namespace dateline {

/// Byte offsets, ascending, of numbers and words that can make a time expression of what stands
/// around them (makes_expression in time_words.hpp): every expression has one in its sentence,
/// though not every such word is named. It looks at letters, digits and their neighbours only, so
/// it may name a few places too many.
/// `scanned` is of `text`. O(size).
std::vector<std::uint32_t> find_triggers(std::string_view text, const ScannedText& scanned);

}  // namespace dateline
