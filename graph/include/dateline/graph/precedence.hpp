// Which statements of "before" say nothing new.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace dateline {

/// Transitive reduction: marks (1) the arcs that follow from the others, because a longer way leads
/// from their begin to their end; of equal arcs all but the first. Arcs on a cycle contradict each
/// other and are left alone. Nodes are numbered from 0 to `nodes` - 1.
/// O(arcs · arcs between the ends of an arc in topological order): near linear on texts, whose
/// links join neighbours.
std::vector<char> implied_arcs(std::size_t nodes,
                               std::span<const std::pair<std::size_t, std::size_t>> arcs);

}  // namespace dateline
