// Cytoscape JSON: the graph of actors and actions for Cytoscape and cytoscape.js.
#pragma once

#include <string>

#include "dateline/render/actor_graph.hpp"

namespace dateline {

/// The graph of actor_graph_graphml as `elements` of cytoscape.js: `data` holds the attributes
/// (`name` and `label` both name the node: Cytoscape shows the one, cytoscape.js styles the other),
/// `classes` the type and the kind or status, for style sheets ("event planned"). `value`, `key`,
/// `directed` and `multigraph` are what networkx.cytoscape_graph asks for. Deterministic.
/// Format: js.cytoscape.org, Notation / Elements JSON; Cytoscape's .cyjs.
std::string actor_graph_cytoscape(const EventGraph& graph, const ActorGraphOptions& options = {});

}  // namespace dateline
