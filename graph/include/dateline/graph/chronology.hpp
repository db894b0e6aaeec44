// All events in the order in which to tell them.
#pragma once

#include <vector>

#include "dateline/graph/time_bounds.hpp"

namespace dateline {

/// Every event of the graph once, in an order that agrees with what is known: an event whose bounds
/// end before another's begin comes first, and so does one that a link (unless it was dropped as
/// contradictory) says begins first. What is left open follows the named dates, begin before end;
/// an undated event stands where its bounds begin, after what is dated so, or, if nothing bounds
/// its begin, with the dated event that precedes it in its text, as far as its end allows; ties go
/// by document and text order. Deterministic, O(n log n).
std::vector<EventRef> chronology(const EventGraph& graph, const TimeBounds& bounds);
std::vector<EventRef> chronology(const EventGraph& graph);

}  // namespace dateline
