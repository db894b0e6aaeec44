#include "dateline/graph/temporal_network.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <deque>
#include <functional>
#include <limits>
#include <queue>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

using Index = std::uint32_t;
constexpr Index none = std::numeric_limits<Index>::max();
constexpr TimeDistance infinite{std::numeric_limits<std::int64_t>::max(), 0};

// Contradictions are listed one by one up to these; beyond, everything of the weakest strength goes
// at once, so that a hostile network can't make the work quadratic.
constexpr int max_listed_cycles = 100;
constexpr int max_passes = 64;

Index at(PointId p) {
  return static_cast<Index>(p);
}

struct Arc {
  Index to;
  Index constraint;
  TimeDistance length;
};

/// Outgoing arcs of every point, either along the constraints or against them.
class Arcs {
 public:
  Arcs(Index points, std::span<const TimeConstraint> constraints, bool forward) {
    start_.assign(points + 1, 0);
    for (const auto& c : constraints) ++start_[at(forward ? c.from : c.to) + 1];
    for (Index p = 0; p < points; ++p) start_[p + 1] += start_[p];
    arcs_.resize(constraints.size());
    std::vector<Index> next(start_.begin(), start_.end() - 1);
    for (Index i = 0; i < constraints.size(); ++i) {
      const auto& c = constraints[i];
      arcs_[next[at(forward ? c.from : c.to)]++] = {at(forward ? c.to : c.from), i, c.max};
    }
  }
  std::span<const Arc> from(Index p) const {
    return std::span(arcs_).subspan(start_[p], start_[p + 1] - start_[p]);
  }

 private:
  std::vector<Index> start_;
  std::vector<Arc> arcs_;
};

/// Groups of points, in topological order along the constraints.
struct Components {
  std::vector<Index> points;  // grouped
  std::vector<Index> start;   // of each group in `points`, and the end
  std::size_t size() const { return start.size() - 1; }
  std::span<const Index> operator[](std::size_t i) const {
    return std::span(points).subspan(start[i], start[i + 1] - start[i]);
  }
};

class Solver {
 public:
  Solver(Index points, std::span<const TimeConstraint> constraints)
      : points_(points),
        constraints_(constraints),
        forward_(points, constraints, true),
        backward_(points, constraints, false),
        local_(points, none),
        queued_(points, 0),
        dropped_(constraints.size(), 0),
        sibling_(constraints.size()) {
    std::unordered_map<Index, Index> last;  // of each statement so far
    for (Index i = 0; i < constraints.size(); ++i) {
      sibling_[i] = i;
      if (!constraints[i].statement) continue;
      const auto [known, fresh] =
          last.try_emplace(static_cast<Index>(*constraints[i].statement), i);
      if (!fresh) std::swap(sibling_[i], sibling_[known->second]);
      known->second = i;
    }
  }

  void remove_inner_conflicts();
  void remove_outer_conflicts();

  struct Distances {
    std::vector<TimeDistance> length;
    std::vector<Index> by;
  };
  Distances distances(const Components& components, bool forward) const;
  Components components() const {
    std::vector<Index> all;
    for (Index p = 1; p < points_; ++p) all.push_back(p);
    return components_of(all);
  }

  std::vector<Conflict> conflicts;
  std::vector<char> take_dropped() { return std::move(dropped_); }

 private:
  Components components_of(std::span<const Index> subset) const;
  std::vector<Index> negative_cycle(std::span<const Index> component);
  void settle(std::span<const Index> component, const Arcs& arcs, Distances& d,
              std::vector<Index>& group, Index id) const;
  void drop_statement(Index constraint, Conflict& conflict);
  void drop_weakest(std::vector<Index> cycle);
  void drop_class(std::vector<Index> cycle, std::span<const Index> candidates);
  Index weakest(std::span<const Index> cycle) const;

  Index points_;
  std::span<const TimeConstraint> constraints_;
  Arcs forward_, backward_;
  mutable std::vector<Index> local_;  // scratch: place of a point in the subset, or none
  mutable std::vector<char> queued_;  // scratch: 0 between calls
  std::vector<char> dropped_;
  std::vector<Index> sibling_;  // the next constraint of the same statement, in a ring
};

Components Solver::components_of(std::span<const Index> subset) const {
  for (Index i = 0; i < subset.size(); ++i) local_[subset[i]] = i;
  std::vector<std::pair<Index, Index>> edges;
  for (const Index p : subset)
    for (const Arc& a : forward_.from(p))
      if (!dropped_[a.constraint] && local_[a.to] != none)
        edges.emplace_back(local_[p], local_[a.to]);
  for (const Index p : subset) local_[p] = none;

  using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property,
                                                 boost::no_property, boost::no_property, Index>;
  const Csr g(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
              static_cast<Index>(subset.size()));
  std::vector<Index> component(subset.size());
  // Tarjan's algorithm finishes sinks first, so component numbers run against the arcs.
  const Index count = boost::strong_components(
      g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));

  Components out;
  out.start.assign(count + 1, 0);
  for (Index& c : component) c = count - 1 - c;
  for (const Index c : component) ++out.start[c + 1];
  for (Index c = 0; c < count; ++c) out.start[c + 1] += out.start[c];
  out.points.resize(subset.size());
  std::vector<Index> next(out.start.begin(), out.start.end() - 1);
  for (Index i = 0; i < subset.size(); ++i) out.points[next[component[i]]++] = subset[i];
  return out;
}

Index Solver::weakest(std::span<const Index> cycle) const {
  return *std::min_element(cycle.begin(), cycle.end(), [&](Index a, Index b) {
    const auto sa = constraints_[a].strength, sb = constraints_[b].strength;
    return sa != sb ? sa < sb : a > b;
  });
}

void Solver::drop_statement(Index constraint, Conflict& conflict) {
  Index i = constraint;
  do {
    if (!dropped_[i]) conflict.dropped.push_back(ConstraintId{i});
    dropped_[i] = 1;
    i = sibling_[i];
  } while (i != constraint);
}

void Solver::drop_weakest(std::vector<Index> cycle) {
  Conflict& c = conflicts.emplace_back();
  for (const Index i : cycle) c.cycle.push_back(ConstraintId{i});
  drop_statement(weakest(cycle), c);
}

void Solver::drop_class(std::vector<Index> cycle, std::span<const Index> candidates) {
  const Strength strength = constraints_[weakest(cycle)].strength;
  Conflict& c = conflicts.emplace_back();
  for (const Index i : cycle) c.cycle.push_back(ConstraintId{i});
  for (const Index i : candidates)
    if (!dropped_[i] && constraints_[i].strength == strength) drop_statement(i, c);
}

/// Bellman-Ford from everywhere at once within a component; looks for a cycle among the parents
/// each time as many relaxations as points have been made. Empty if there is none.
std::vector<Index> Solver::negative_cycle(std::span<const Index> component) {
  const auto n = static_cast<Index>(component.size());
  for (Index i = 0; i < n; ++i) local_[component[i]] = i;
  std::vector<TimeDistance> length(n);
  std::vector<Index> by(n, none);  // constraint
  std::vector<char> queued(n, 1);
  std::deque<Index> queue(component.begin(), component.end());
  std::vector<Index> cycle;

  const auto find_cycle = [&] {
    std::vector<Index> mark(n, none);
    for (Index i = 0; i < n && cycle.empty(); ++i) {
      Index v = i;
      while (mark[v] == none && by[v] != none) {
        mark[v] = i;
        v = local_[at(constraints_[by[v]].from)];
      }
      if (by[v] == none || mark[v] != i) {
        mark[v] = mark[v] == none ? i : mark[v];
        continue;
      }
      const Index first = v;
      do {
        cycle.push_back(by[v]);
        v = local_[at(constraints_[by[v]].from)];
      } while (v != first);
      std::reverse(cycle.begin(), cycle.end());
    }
    return !cycle.empty();
  };

  Index relaxed = 0;
  while (!queue.empty() && cycle.empty()) {
    const Index p = queue.front();
    queue.pop_front();
    queued[local_[p]] = 0;
    for (const Arc& a : forward_.from(p)) {
      const Index to = local_[a.to];
      if (dropped_[a.constraint] || to == none) continue;
      const TimeDistance l = length[local_[p]] + a.length;
      if (!(l < length[to])) continue;
      length[to] = l;
      by[to] = a.constraint;
      if (!queued[to]) {
        queued[to] = 1;
        queue.push_back(a.to);
      }
      if (++relaxed >= n) {
        relaxed = 0;
        if (find_cycle()) break;
      }
    }
  }
  for (const Index p : component) local_[p] = none;
  return cycle;
}

/// Contradictions that don't involve the origin lie within one component of the other points.
void Solver::remove_inner_conflicts() {
  for (Index i = 0; i < constraints_.size(); ++i) {
    const auto& c = constraints_[i];
    if (c.from == c.to && !dropped_[i] && c.max < TimeDistance{}) drop_weakest({i});
  }
  int listed = 0;
  std::vector<std::vector<Index>> work(1);
  for (Index p = 1; p < points_; ++p) work[0].push_back(p);
  while (!work.empty()) {
    const std::vector<Index> subset = std::move(work.back());
    work.pop_back();
    const Components components = components_of(subset);
    for (std::size_t i = 0; i < components.size(); ++i) {
      const auto component = components[i];
      if (component.size() < 2) continue;
      const auto cycle = negative_cycle(component);
      if (cycle.empty()) continue;
      if (++listed <= max_listed_cycles) {
        drop_weakest(cycle);
      } else {
        std::vector<Index> inner;
        for (const Index p : component) local_[p] = 0;
        for (const Index p : component)
          for (const Arc& a : forward_.from(p))
            if (local_[a.to] != none) inner.push_back(a.constraint);
        for (const Index p : component) local_[p] = none;
        drop_class(cycle, inner);
      }
      work.emplace_back(component.begin(), component.end());
    }
  }
}

/// Shortest paths within one component, from what has reached it so far. There are no negative
/// cycles any more.
void Solver::settle(std::span<const Index> component, const Arcs& arcs, Distances& d,
                    std::vector<Index>& group, Index id) const {
  bool negative = false;
  std::vector<Index> reached;
  for (const Index p : component) {
    if (d.length[p] < infinite) reached.push_back(p);
    for (const Arc& a : arcs.from(p))
      if (!dropped_[a.constraint] && group[a.to] == id && a.length < TimeDistance{})
        negative = true;
  }
  const auto relax = [&](Index p, auto&& improved) {
    for (const Arc& a : arcs.from(p)) {
      if (dropped_[a.constraint] || group[a.to] != id) continue;
      const TimeDistance l = d.length[p] + a.length;
      if (!(l < d.length[a.to])) continue;
      d.length[a.to] = l;
      d.by[a.to] = a.constraint;
      improved(a.to);
    }
  };
  if (!negative) {  // Dijkstra
    using Entry = std::pair<TimeDistance, Index>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap;
    for (const Index p : reached) heap.emplace(d.length[p], p);
    while (!heap.empty()) {
      const auto [l, p] = heap.top();
      heap.pop();
      if (l == d.length[p]) relax(p, [&](Index to) { heap.emplace(d.length[to], to); });
    }
    return;
  }
  std::deque<Index> queue(reached.begin(), reached.end());
  for (const Index p : reached) queued_[p] = 1;
  while (!queue.empty()) {
    const Index p = queue.front();
    queue.pop_front();
    queued_[p] = 0;
    relax(p, [&](Index to) {
      if (queued_[to]) return;
      queued_[to] = 1;
      queue.push_back(to);
    });
  }
}

Solver::Distances Solver::distances(const Components& components, bool forward) const {
  const Arcs& arcs = forward ? forward_ : backward_;
  Distances d{std::vector<TimeDistance>(points_, infinite), std::vector<Index>(points_, none)};
  const auto relax_from = [&](Index p, const auto& skip) {
    for (const Arc& a : arcs.from(p)) {
      if (dropped_[a.constraint] || a.to == 0 || skip(a.to)) continue;
      const TimeDistance l = d.length[p] + a.length;
      if (l < d.length[a.to]) {
        d.length[a.to] = l;
        d.by[a.to] = a.constraint;
      }
    }
  };
  d.length[0] = {};
  relax_from(0, [](Index) { return false; });

  std::vector<Index> group(points_, none);
  for (std::size_t i = 0; i < components.size(); ++i)
    for (const Index p : components[i]) group[p] = static_cast<Index>(i);
  for (std::size_t k = 0; k < components.size(); ++k) {
    const std::size_t i = forward ? k : components.size() - 1 - k;
    const auto component = components[i];
    const auto id = static_cast<Index>(i);
    if (component.size() > 1) settle(component, arcs, d, group, id);
    for (const Index p : component)
      if (d.length[p] < infinite) relax_from(p, [&](Index to) { return group[to] == id; });
  }
  return d;
}

/// Contradictions through the origin: what a bound and a path of links make of a time, another
/// bound forbids.
void Solver::remove_outer_conflicts() {
  for (int pass = 0;; ++pass) {
    const Distances d = distances(components(), true);
    bool any = false;
    for (const Arc& last : backward_.from(0)) {
      const Index end = last.to;
      if (end == 0 || dropped_[last.constraint] || d.length[end] == infinite ||
          !(d.length[end] + last.length < TimeDistance{}))
        continue;
      any = true;
      std::vector<Index> cycle{last.constraint};
      bool broken = false;
      for (Index p = end; p != 0; p = at(constraints_[d.by[p]].from)) {
        cycle.push_back(d.by[p]);
        broken |= dropped_[d.by[p]] != 0;
      }
      if (broken) continue;  // by a conflict of this pass; the next one looks again
      std::reverse(cycle.begin(), cycle.end());
      if (pass < max_passes) {
        drop_weakest(std::move(cycle));
      } else {
        std::vector<Index> all(constraints_.size());
        for (Index i = 0; i < all.size(); ++i) all[i] = i;
        drop_class(std::move(cycle), all);
        break;
      }
    }
    if (!any) return;
  }
}

}  // namespace

TemporalNetwork::Solution TemporalNetwork::solve() const {
  Solver solver(points_, constraints_);
  solver.remove_inner_conflicts();
  solver.remove_outer_conflicts();
  const Components components = solver.components();
  auto latest = solver.distances(components, true);
  auto earliest = solver.distances(components, false);

  Solution out;
  out.latest.resize(points_);
  out.earliest.resize(points_);
  for (Index p = 0; p < points_; ++p) {
    if (latest.length[p] < infinite) out.latest[p] = latest.length[p];
    if (earliest.length[p] < infinite) out.earliest[p] = -earliest.length[p];
  }
  out.latest_by_ = std::move(latest.by);
  out.earliest_by_ = std::move(earliest.by);
  out.constraints_ = constraints_;
  out.conflicts = std::move(solver.conflicts);
  out.dropped = solver.take_dropped();
  return out;
}

std::vector<ConstraintId> TemporalNetwork::Solution::why_latest(PointId p) const {
  std::vector<ConstraintId> path;
  for (Index v = at(p); v != 0 && latest_by_[v] != none; v = at(constraints_[latest_by_[v]].from))
    path.push_back(ConstraintId{latest_by_[v]});
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<ConstraintId> TemporalNetwork::Solution::why_earliest(PointId p) const {
  std::vector<ConstraintId> path;
  for (Index v = at(p); v != 0 && earliest_by_[v] != none; v = at(constraints_[earliest_by_[v]].to))
    path.push_back(ConstraintId{earliest_by_[v]});
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace dateline
