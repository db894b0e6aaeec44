// Plain text: the timeline for a terminal or a mail.
#pragma once

#include <span>
#include <string>

#include "dateline/core/story.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// A heading for each date, in words with its bounds, and under it a line for each event: id, and
/// what happened with its status and source. Undated events come last. Safe for a terminal: no
/// control characters. Deterministic.
std::string timeline_text(std::span<const Story> stories, const TimelineOptions& options = {});

}  // namespace dateline
