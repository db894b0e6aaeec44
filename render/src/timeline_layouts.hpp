// The two layouts of a timeline, and what they share of marks.
#pragma once

#include <span>

#include "dateline/render/timeline.hpp"
#include "timeline_entries.hpp"

namespace dateline {

Picture layout_horizontal(std::span<const Story> stories, const TimelineOptions& options);
Picture layout_vertical(std::span<const Story> stories, const TimelineOptions& options);

/// Where a dated entry's mark lies along the axis; across it and its status come later.
Mark mark_on(const TimeScale& scale, TickStep step, const TimelineEntry& entry);

}  // namespace dateline
