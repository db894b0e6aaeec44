// Salience: what the default timeline draws.
#pragma once

#include "events_reading.hpp"

namespace dateline {

/// Fills `salience` and `shown`. Shown is what the text dates and asserts, denies, plans or makes
/// conditional; sayings without news, states, headline repeats, notes to the reader and
/// near-duplicates give way. Needs all other stages.
void choose_shown(EventReading& reading);

}  // namespace dateline
