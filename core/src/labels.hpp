// Labels: a short sentence for each event, in the text's words.
#pragma once

#include <string>

#include "events_reading.hpp"

namespace dateline {

/// Longest label aimed at, in code points; a label that is longer has no adjunct left to drop.
inline constexpr std::size_t label_length = 90;

/// The clause of the event as a sentence of its own: subject by its canonical name, verb group as
/// it stands with auxiliaries and negation, complements; the verb that plans or refuses it in front
/// ("ICE officials plan to launch nationwide raids"). Dates are left out (the axis has them),
/// adjuncts and long tails as far as the length wants. Never cut inside a word, never more than the
/// text says.
std::string make_label(const EventReading& reading, std::uint32_t clause);

}  // namespace dateline
