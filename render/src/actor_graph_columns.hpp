// The three columns placed without Graphviz, for graphs too large for dot.
#pragma once

#include <vector>

#include "actor_graph_diagram.hpp"

namespace dateline {

/// Middles of the boxes, y downwards from the first event's top.
struct ColumnPlacement {
  std::vector<double> actors, events;
};

/// Events one below the other in their order; in each of the outer columns actors in order of the
/// mean place of their events, each as near to that place as the others let it: isotonic regression
/// by pool-adjacent-violators (Barlow et al. 1972), the least sum of squared distances for that
/// order. O(n log n).
ColumnPlacement place_columns(const Diagram& diagram, double gap);

}  // namespace dateline
