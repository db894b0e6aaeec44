// Layout by Graphviz's dot, with nothing loaded that depends on the machine.
#pragma once

#include <vector>

#include "dot_graph.hpp"

namespace dateline {

/// Centre of a node after layout, in points; y grows upwards.
struct NodePosition {
  double x = 0, y = 0;
};

/// Lays the graph out with dot and returns the place of each node, in the order given. Only the
/// plug-in library of dot is loaded: no fonts, no configuration files. Hold lock_graphviz().
/// Throws std::runtime_error with Graphviz's message if it fails.
std::vector<NodePosition> layout_with_dot(DotGraph& graph, const std::vector<Agnode_t*>& nodes);

}  // namespace dateline
