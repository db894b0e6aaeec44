// Where a text can speak of time at all: one fast pass over its bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// Byte offsets, ascending, of the numbers and words that can make a time expression of what stands
/// around them (makes_expression in time_words.hpp). It looks at letters and digits only, so it may
/// name a few places too many where other scripts are mixed in, but none too few.
/// `lowered` is in lower case (ASCII). O(size).
std::vector<std::uint32_t> find_triggers(std::string_view lowered);

}  // namespace dateline
