// GEXF: the graph of actors and actions over time, for Gephi.
#pragma once

#include <string>

#include "dateline/render/actor_graph.hpp"

namespace dateline {

/// The graph of actor_graph_graphml, as a dynamic graph: every event, and every edge of it, has the
/// interval in which its date lies (`start` and `end` are both inclusive in GEXF: one day is
/// start="2019-07-10" end="2019-07-10"). "By Friday" has no start, "Sunday or later" no end; what
/// is undated has the bounds that are known, or none; actors always are. Parallel edges have a
/// `kind` of their own. Times are days (timeformat "date") unless some event has a clock time (then
/// "dateTime", to the second). Never reads the clock: `lastmodifieddate` is the latest creation
/// time, if there is one. Deterministic. Format: GEXF 1.3 (gexf.net).
std::string actor_graph_gexf(const EventGraph& graph, const ActorGraphOptions& options = {});

}  // namespace dateline
