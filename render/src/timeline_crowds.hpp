// Crowds: what stands for many events where a page can't show each.
#pragma once

#include <cstddef>

#include "timeline_entries.hpp"

namespace dateline {

/// Where more than `beyond` events are dated, lanes with many get crowds: an entry for three or
/// more of its events within one calendar unit, which is the finest (from a minute to ten thousand
/// years) that leaves the lane its share of about 90 marks. What has only a bound, about a date or
/// an account that says otherwise stands alone: in a crowd that would be lost. Without
/// `lanes_apart` all lanes are one. `beyond` 0: never. O(n log n).
void join_crowds(TimelineEntries& collected, std::size_t beyond, bool lanes_apart);

}  // namespace dateline
