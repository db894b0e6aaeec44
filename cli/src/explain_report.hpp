// Why each date is what it is, for people who doubt it.
#pragma once

#include <string>

#include "dateline/core/story.hpp"

namespace dateline::cli {

/// Sentence by sentence: the words with carets under its time expressions, then for each of these
/// what the words say, the rule that read them, what they are reckoned from and where that was
/// found, what they can mean, which clue chose, value and interval; for one that stays open what is
/// missing. Before all of them the day of writing, after them a count. `colour`: ANSI colours, for
/// a terminal.
std::string explain_report(const Story& story, bool colour = false);

}  // namespace dateline::cli
