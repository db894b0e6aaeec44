// TimelineJS: slides on a time axis for the web.
#pragma once

#include <span>

#include "dateline/core/story.hpp"
#include "dateline/render/partial.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// One slide for each event that has a place on the time axis of layout_timeline; the others are
/// left out. A month has no day and a year no month; `display_date` says the date in words with its
/// bounds. Headlines say the status and the source, groups are the lanes, `unique_id` is the
/// event's id in Story JSON. Texts are HTML, escaped. Deterministic.
/// Format: Knight Lab TimelineJS 3, JSON (timeline.knightlab.com/docs/json-format.html).
PartialArtefact timeline_timelinejs(std::span<const Story> stories,
                                    const TimelineOptions& options = {});

}  // namespace dateline
