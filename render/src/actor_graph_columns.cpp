#include "actor_graph_columns.hpp"

#include <algorithm>
#include <cstddef>

namespace dateline {
namespace {

/// The non-decreasing sequence nearest to the values.
std::vector<double> isotonic(const std::vector<double>& values) {
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (const double v : values) {
    pools.push_back({v, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> out;
  out.reserve(values.size());
  for (const Pool& p : pools) out.insert(out.end(), p.count, p.mean());
  return out;
}

}  // namespace

ColumnPlacement place_columns(const Diagram& diagram, double gap) {
  ColumnPlacement out;
  double y = 0;
  for (const DiagramEvent& e : diagram.events) {
    out.events.push_back(y + e.height / 2);
    y += e.height + gap;
  }
  const std::size_t n = diagram.actors.size();
  std::vector<double> wish(n);
  std::vector<std::size_t> edges(n);
  for (const DiagramEdge& e : diagram.edges) {
    wish[e.actor] += out.events[e.event];
    ++edges[e.actor];
  }
  for (std::size_t i = 0; i < n; ++i)
    if (edges[i] > 0) wish[i] /= static_cast<double>(edges[i]);

  out.actors.resize(n);
  for (const bool left : {true, false}) {
    std::vector<std::size_t> column;
    for (std::size_t i = 0; i < n; ++i)
      if (diagram.actors[i].acts == left) column.push_back(i);
    std::stable_sort(column.begin(), column.end(),
                     [&](std::size_t a, std::size_t b) { return wish[a] < wish[b]; });
    // Less the room that the boxes above take, "no overlap" is "not decreasing".
    std::vector<double> room, reduced;
    double used = 0;
    for (std::size_t k = 0; k < column.size(); ++k) {
      const double half = diagram.actors[column[k]].height / 2;
      if (k > 0) used += diagram.actors[column[k - 1]].height / 2 + gap + half;
      room.push_back(used);
      reduced.push_back(wish[column[k]] - used);
    }
    const std::vector<double> placed = isotonic(reduced);
    for (std::size_t k = 0; k < column.size(); ++k) out.actors[column[k]] = placed[k] + room[k];
  }
  return out;
}

}  // namespace dateline
