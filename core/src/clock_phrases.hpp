// Times on the clock, without their day, as the rules read them.
#pragma once

#include <cstdint>
#include <optional>

#include "time_phrases.hpp"

namespace dateline {

/// An hour of twelve in words or digits, noon or midnight (24): "five", "5", "noon".
std::optional<Read<int>> read_hour_word(const Words& w, std::int64_t i);

/// The time on the clock, without its day: "4.40pm", "02:40", "7 a.m.", "noon", "five o'clock".
/// `after_day`: a day stands before it, so that "14:30" needs no preposition.
std::optional<Read<TimeOfDay>> read_clock(const Words& w, std::int64_t i, bool after_day = false);

}  // namespace dateline
