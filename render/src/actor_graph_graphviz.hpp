// The diagram as a graph for Graphviz: what is written as DOT, and what dot lays out for the SVG.
#pragma once

#include <vector>

#include "actor_graph_diagram.hpp"
#include "dot_graph.hpp"

namespace dateline {

struct GraphvizDiagram {
  std::vector<Agnode_t*> actors, events;  ///< as in the diagram
};

/// Adds nodes of fixed size, in three columns: who acts, the events from top to bottom in order of
/// time, who is acted on. Edges run with the columns, whatever way their arrow points. `slack` is
/// added to all widths.
GraphvizDiagram add_columns(DotGraph& out, const Diagram& diagram, std::vector<Agedge_t*>& edges,
                            double slack = 0);

}  // namespace dateline
