// Which events a command line asks for.
#pragma once

#include "dateline/core/story.hpp"
#include "options.hpp"

namespace dateline::cli {

/// True if the event meets every condition of the selection (`all` apart). An actor's name matches
/// whole words of the canonical name, letter case aside: "lightfoot" finds Lori Lightfoot. An event
/// without a time meets no condition on time.
bool matches(const Event& event, const Story& story, const Selection& selection);

/// `shown` becomes: matches, and was shown or all are asked for.
void select(Story& story, const Selection& selection);

}  // namespace dateline::cli
