// Clues to the direction of a date: does the sentence look back or ahead?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/core/document.hpp"

namespace dateline {

/// `nearest`: the sentence names a plan of which it isn't said whether its day has come.
enum class Direction : std::uint8_t { unknown, past, future, nearest };

struct Clue {
  Direction direction = Direction::unknown;
  std::string reason;    ///< a sentence for people; empty if unknown
  bool soft = false;     ///< ahead of a time gone by ("was due"): its day may have come
  bool firm = false;     ///< "will", "is to": ahead of the speaker's own day
  bool present = false;  ///< speaks of now, as the present perfect does
  bool then = false;     ///< ahead of a past verb ("recommended that it be shut", "would")
};

/// Reads tense, modality and the governing verb of the tokens [first, last) off the tags and the
/// dependency tree; without tags, off the verb forms that stand nearest. `before` is the word
/// before the expression, in lower case ("until", "since", …).
Clue read_direction(const Document& document, std::uint32_t first, std::uint32_t last,
                    std::uint32_t sentence, std::string_view before);

}  // namespace dateline
