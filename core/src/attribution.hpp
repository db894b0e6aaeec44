// Attribution: according to whom.
#pragma once

#include "events_reading.hpp"

namespace dateline {

/// Gives drafts their source: the subject of the verb of saying that governs them, the speaker of
/// the quotation they lie in, "according to …", "X's claim that …". The article's own words have
/// none. Needs clauses and classes; fills event.source, source_text and governor.
void attribute(EventReading& reading);

}  // namespace dateline
