// Markdown: the timeline as a table.
#pragma once

#include <span>
#include <string>

#include "dateline/core/story.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// One event a row: id, date in words with its bounds, who, what, status, source. Nothing in the
/// text is read as Markdown or HTML. Format: GitHub Flavored Markdown, tables. Deterministic.
std::string timeline_markdown(std::span<const Story> stories, const TimelineOptions& options = {});

}  // namespace dateline
