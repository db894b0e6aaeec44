// Dates and events as comma-separated values, for spreadsheets, R, pandas and databases.
//
// RFC 4180: a header line, CRLF, fields quoted where needed; UTF-8 without a byte order mark. What
// a spreadsheet would run as a formula begins with an apostrophe (render/escape.hpp). Offsets, ids
// and times are those of Story JSON; times are exclusive at their end.
#pragma once

#include <span>
#include <string>

#include "dateline/core/story.hpp"
#include "dateline/graph/event_graph.hpp"

namespace dateline::cli {

/// The header line, and a row for each time expression of a story.
std::string dates_csv_header();
std::string dates_csv(const Story& story);

/// The header line, and a row for each of the events, in the order given.
std::string events_csv_header();
std::string events_csv(const EventGraph& graph, std::span<const EventRef> events);

}  // namespace dateline::cli
