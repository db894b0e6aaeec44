// What people read on a terminal: dates, events, explain.
#pragma once

#include <string>

#include "dateline/core/story.hpp"
#include "options.hpp"

namespace dateline::cli {

/// One time expression a line: place, words, value, type, rule, in aligned columns. White space and
/// control characters inside the words are shown as blanks.
std::string dates_report(const Story& story, bool name_places);

/// The selected events under the time they belong to, earliest first, those that are only bounded
/// and those without any time last.
std::string events_report(const Story& story, const Selection& selection, bool name_places);

/// For each time expression its place, the source line with a caret, rule, reasons, value and
/// interval; for one that isn't resolved, what is missing.
std::string explain_report(const Story& story);

}  // namespace dateline::cli
