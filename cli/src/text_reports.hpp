// What people read on a terminal: dates and events.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/graph/event_graph.hpp"

namespace dateline::cli {

/// One time expression a line: place, words, value, type, rule, in aligned columns. White space and
/// control characters inside the words are shown as blanks.
std::string dates_report(const Story& story, bool name_places);

/// The events, given in the order of time, under the dates they belong to; those that nothing dates
/// come last, under their bounds.
std::string events_report(const EventGraph& graph, std::span<const EventRef> events,
                          bool name_places);

/// The text on one line and safe for a terminal: runs of white space become one blank, control
/// characters and marks that change the direction of writing U+FFFD.
std::string one_line(std::string_view text);

}  // namespace dateline::cli
