#include "spanning_tree.hpp"

#include <algorithm>
#include <limits>

namespace dateline {
namespace {

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::min() / 4;

// scores[dependent * size + head]; node 0 is the root.
struct Graph {
  std::size_t size = 0;
  std::vector<std::int64_t> scores;

  std::int64_t& at(std::size_t dependent, std::size_t head) {
    return scores[dependent * size + head];
  }
  std::int64_t at(std::size_t dependent, std::size_t head) const {
    return scores[dependent * size + head];
  }
};

// The nodes of one cycle among the heads, or nothing.
std::vector<std::uint32_t> find_cycle(std::span<const std::uint32_t> heads) {
  std::vector<std::uint32_t> seen(heads.size(), 0);
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = heads[node];
    }
    if (node == 0 || seen[node] != start) continue;
    std::vector<std::uint32_t> cycle;
    const std::uint32_t first = node;
    do {
      cycle.push_back(node);
      node = heads[node];
    } while (node != first);
    return cycle;
  }
  return {};
}

std::vector<std::uint32_t> best_heads(const Graph& graph) {
  std::vector<std::uint32_t> heads(graph.size, 0);
  for (std::size_t d = 1; d < graph.size; ++d) {
    std::size_t best = 0;
    for (std::size_t h = 0; h < graph.size; ++h) {
      if (h != d && graph.at(d, h) > graph.at(d, best)) best = h;
    }
    heads[d] = static_cast<std::uint32_t>(best);
  }
  return heads;
}

// One contraction: the cycle became node `size - 1` of the next, smaller graph.
struct Contraction {
  std::vector<std::uint32_t> cycle;
  std::vector<std::uint32_t> cycle_heads;  // parallel to cycle
  std::vector<std::uint32_t> old_of_new;   // for all nodes but the contracted one
  std::vector<std::uint32_t> enters;       // by new head: the cycle's node that it would govern
  std::vector<std::uint32_t> leaves;       // by new dependent: the cycle's node that governs it
};

Contraction contract(Graph& graph, std::span<const std::uint32_t> heads,
                     std::vector<std::uint32_t> cycle) {
  Contraction c;
  std::vector<bool> inside(graph.size, false);
  for (const auto node : cycle) {
    inside[node] = true;
    c.cycle_heads.push_back(heads[node]);
  }
  for (std::uint32_t node = 0; node < graph.size; ++node) {
    if (!inside[node]) c.old_of_new.push_back(node);
  }
  c.cycle = std::move(cycle);

  const std::size_t rest = c.old_of_new.size();
  Graph smaller{rest + 1, std::vector<std::int64_t>((rest + 1) * (rest + 1), impossible)};
  c.enters.assign(rest, 0);
  c.leaves.assign(rest, 0);
  for (std::size_t a = 0; a < rest; ++a) {
    const std::uint32_t old = c.old_of_new[a];
    for (std::size_t b = 0; b < rest; ++b) {
      if (a != b && a != 0) smaller.at(a, b) = graph.at(old, c.old_of_new[b]);
    }
    std::int64_t best_in = impossible;
    std::int64_t best_out = impossible;
    for (std::size_t k = 0; k < c.cycle.size(); ++k) {
      const std::uint32_t node = c.cycle[k];
      const std::int64_t in = graph.at(node, old) - graph.at(node, c.cycle_heads[k]);
      if (k == 0 || in > best_in) {
        best_in = in;
        c.enters[a] = node;
      }
      if (a != 0 && (k == 0 || graph.at(old, node) > best_out)) {
        best_out = graph.at(old, node);
        c.leaves[a] = node;
      }
    }
    smaller.at(rest, a) = best_in;
    if (a != 0) smaller.at(a, rest) = best_out;
  }
  graph = std::move(smaller);
  return c;
}

std::vector<std::uint32_t> expand(const Contraction& c, std::span<const std::uint32_t> heads) {
  const std::size_t rest = c.old_of_new.size();
  std::vector<std::uint32_t> out(rest + c.cycle.size(), 0);
  for (std::size_t k = 0; k < c.cycle.size(); ++k) out[c.cycle[k]] = c.cycle_heads[k];
  for (std::size_t a = 1; a < rest; ++a) {
    out[c.old_of_new[a]] = heads[a] == rest ? c.leaves[a] : c.old_of_new[heads[a]];
  }
  const std::uint32_t governor = heads[rest];
  out[c.enters[governor]] = c.old_of_new[governor];
  return out;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const std::int32_t> scores, std::size_t n) {
  Graph graph{n + 1, std::vector<std::int64_t>((n + 1) * (n + 1), impossible)};
  std::int64_t low = std::numeric_limits<std::int64_t>::max();
  std::int64_t high = std::numeric_limits<std::int64_t>::min();
  for (std::size_t d = 0; d < n; ++d) {
    for (std::size_t h = 0; h <= n; ++h) {
      if (h == d + 1) continue;
      const std::int64_t score = scores[d * (n + 1) + h];
      graph.at(d + 1, h) = score;
      low = std::min(low, score);
      high = std::max(high, score);
    }
  }
  std::vector<std::uint32_t> heads = best_heads(graph);
  std::vector<std::uint32_t> cycle = find_cycle(heads);
  const auto roots = std::count(heads.begin() + 1, heads.end(), 0U);
  if (roots != 1 || !cycle.empty()) {
    // Every arc from the root costs more than all else together can gain: one is the fewest.
    const std::int64_t cost = (high - low + 1) * static_cast<std::int64_t>(n + 1);
    for (std::size_t d = 1; d <= n; ++d) graph.at(d, 0) -= cost;
    std::vector<Contraction> contractions;
    heads = best_heads(graph);
    for (cycle = find_cycle(heads); !cycle.empty(); cycle = find_cycle(heads)) {
      contractions.push_back(contract(graph, heads, std::move(cycle)));
      heads = best_heads(graph);
    }
    for (auto c = contractions.rbegin(); c != contractions.rend(); ++c) heads = expand(*c, heads);
  }
  heads.erase(heads.begin());
  return heads;
}

}  // namespace dateline
