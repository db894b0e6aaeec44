// Tables of comma-separated values, for spreadsheets, R, pandas, Gephi and databases.
//
// RFC 4180: a header line, CRLF, fields quoted where needed; UTF-8 without a byte order mark. What
// a spreadsheet would run as a formula begins with an apostrophe (escape_csv). `begin` and
// `end_exclusive` are as in Story JSON; `date` says the same for people, with its bounds.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "dateline/core/story.hpp"
#include "dateline/render/actor_graph.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// One event a row, in the order of the timeline.
std::string timeline_csv(std::span<const Story> stories, const TimelineOptions& options = {});

/// The tables of a graph. Their columns Id, Label, Source, Target and Type are what Gephi's import
/// looks for.
enum class GraphTable : std::uint8_t { nodes, edges };

/// One node or one edge a row, with the attributes of actor_graph_graphml.
std::string actor_graph_csv(const EventGraph& graph, GraphTable table,
                            const ActorGraphOptions& options = {});

}  // namespace dateline
