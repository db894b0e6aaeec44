#include "dateline/graph/precedence.hpp"

#include <algorithm>
#include <set>

namespace dateline {

std::vector<char> implied_arcs(std::size_t nodes,
                               std::span<const std::pair<std::size_t, std::size_t>> arcs) {
  std::vector<std::vector<std::size_t>> next(nodes);
  std::vector<std::size_t> waiting(nodes, 0);
  std::vector<char> implied(arcs.size(), 0);
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (!seen.insert(arcs[i]).second) {
      implied[i] = 1;
      continue;
    }
    next[arcs[i].first].push_back(arcs[i].second);
    ++waiting[arcs[i].second];
  }

  // Places in topological order; what lies on a cycle, or behind one, gets none.
  std::vector<std::size_t> place(nodes, nodes), ready;
  for (std::size_t v = 0; v < nodes; ++v)
    if (waiting[v] == 0) ready.push_back(v);
  for (std::size_t k = 0; k < ready.size(); ++k) {
    place[ready[k]] = k;
    for (const std::size_t u : next[ready[k]])
      if (--waiting[u] == 0) ready.push_back(u);
  }

  std::vector<std::size_t> stack, visited(nodes, arcs.size());
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const auto [from, to] = arcs[i];
    if (implied[i] || place[from] == nodes || place[to] == nodes) continue;
    // A way of two arcs or more stays before `to` in the order.
    stack.clear();
    for (const std::size_t u : next[from])
      if (u != to && place[u] < place[to]) stack.push_back(u);
    while (!stack.empty() && !implied[i]) {
      const std::size_t v = stack.back();
      stack.pop_back();
      if (visited[v] == i) continue;
      visited[v] = i;
      for (const std::size_t u : next[v]) {
        if (u == to) implied[i] = 1;
        if (place[u] < place[to] && visited[u] != i) stack.push_back(u);
      }
    }
  }
  return implied;
}

}  // namespace dateline
