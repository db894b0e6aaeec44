#include "spanning_tree.hpp"

#include <gtest/gtest.h>

#include <random>

namespace dateline {
namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] > heads.size() || heads[i] == i + 1) return false;
    roots += heads[i] == 0 ? 1 : 0;
    std::size_t node = i + 1;
    for (std::size_t steps = 0; node != 0; node = heads[node - 1]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

std::int64_t total(std::span<const std::int32_t> scores, const std::vector<std::uint32_t>& heads) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += scores[i * (heads.size() + 1) + heads[i]];
  return sum;
}

// Tries every assignment of heads.
std::int64_t best_by_force(std::span<const std::int32_t> scores, std::size_t n) {
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  std::vector<std::uint32_t> heads(n, 0);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < n && heads[i] == n) heads[i++] = 0;
    if (i == n) return best;
    ++heads[i];
  }
}

TEST(BestTree, OneWordIsTheRoot) {
  const std::vector<std::int32_t> scores = {-5, 100};
  EXPECT_EQ(best_tree(scores, 1), std::vector<std::uint32_t>{0});
}

TEST(BestTree, IsAsGoodAsTheBestOfAllTrees) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t n = 1 + random() % 5;
    const std::int32_t range = round % 3 == 0 ? 2 : 1000;  // small ranges make ties and cycles
    std::vector<std::int32_t> scores(n * (n + 1));
    for (auto& s : scores) {
      s = static_cast<std::int32_t>(random() % (2 * static_cast<unsigned>(range) + 1)) - range;
    }
    const auto heads = best_tree(scores, n);
    ASSERT_TRUE(is_tree(heads));
    ASSERT_EQ(total(scores, heads), best_by_force(scores, n)) << "round " << round;
  }
}

TEST(BestTree, LongSentencesAndExtremeScoresMakeTrees) {
  std::mt19937 random(8);
  for (const std::size_t n : {50U, 192U}) {
    for (int round = 0; round < 10; ++round) {
      std::vector<std::int32_t> scores(n * (n + 1));
      for (auto& s : scores) s = static_cast<std::int32_t>(random());
      EXPECT_TRUE(is_tree(best_tree(scores, n)));
    }
    // Two words that only like each other, all the way down.
    std::vector<std::int32_t> pairs(n * (n + 1), std::numeric_limits<std::int32_t>::min());
    for (std::size_t i = 0; i < n; ++i) {
      pairs[i * (n + 1) + (i ^ 1U) + 1] = std::numeric_limits<std::int32_t>::max();
    }
    EXPECT_TRUE(is_tree(best_tree(pairs, n)));
  }
}

}  // namespace
}  // namespace dateline
