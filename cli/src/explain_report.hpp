// Why each date is what it is, for people who doubt it.
#pragma once

#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/render/date_explanation.hpp"

namespace dateline::cli {

/// Of each time expression of the story, by its id: what the words say, the rule that read them,
/// what they are reckoned from, what they can mean, which clue chose, value and interval, other
/// readings; for one that stays open what is missing.
std::vector<DateExplanation> explain_dates(const Story& story);

/// Sentence by sentence: the words with carets under its time expressions, then for each of these
/// its explanation. Before all of them the day of writing, after them a count. `colour`: ANSI
/// colours, for a terminal.
std::string explain_report(const Story& story, bool colour = false);

}  // namespace dateline::cli
