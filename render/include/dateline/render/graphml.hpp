// GraphML: the graph of actors and actions for networkx, igraph, Gephi, yEd and Cytoscape.
#pragma once

#include <string>

#include "dateline/render/actor_graph.hpp"

namespace dateline {

/// The graph that actor_graph_svg draws, with what is known of each node and edge as attributes of
/// type string (`type`, `kind`, `status`, `date`, `begin`, `end_exclusive`, `granularity`, `bound`,
/// …), and the relations between the drawn events as edges of kind "embeds" and "temporal".
/// Directed. Ids are those of Story JSON ("a1", "e3"; with several stories "d2-e3"). UTF-8.
/// Deterministic. Format: GraphML 1.0 with GraphML-Attributes (U. Brandes et al.,
/// graphml.graphdrawing.org).
std::string actor_graph_graphml(const EventGraph& graph, const ActorGraphOptions& options = {});

}  // namespace dateline
