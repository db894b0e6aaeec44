// The best dependency tree for given scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

/// The heads of the tree with the highest sum of scores among all trees with exactly one word under
/// the artificial root. `scores` has one row of n + 1 per word: the score of the artificial root as
/// its head, then of word 0, 1, … n - 1 (its own is ignored). Heads come back in the same
/// numbering: 0 is the artificial root, k + 1 is word k.
///
/// Chu and Liu (1965) and Edmonds (1967), tried only if every word's own best head doesn't already
/// make such a tree; the single root follows Stanojević and Cohen (2021). Quadratic in n for each
/// cycle that must be broken. Precondition: 1 <= n <= 4096 and scores.size() == n * (n + 1).
std::vector<std::uint32_t> best_tree(std::span<const std::int32_t> scores, std::size_t n);

}  // namespace dateline
