#include "dateline/graph/precedence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Arcs = std::vector<std::pair<std::size_t, std::size_t>>;

std::vector<std::vector<char>> reachable(std::size_t nodes, const Arcs& arcs) {
  std::vector<std::vector<char>> r(nodes, std::vector<char>(nodes, 0));
  for (const auto& [a, b] : arcs) r[a][b] = 1;
  for (std::size_t k = 0; k < nodes; ++k)
    for (std::size_t i = 0; i < nodes; ++i)
      for (std::size_t j = 0; j < nodes; ++j)
        if (r[i][k] && r[k][j]) r[i][j] = 1;
  return r;
}

TEST(Precedence, DropsWhatFollows) {
  EXPECT_THAT(implied_arcs(3, Arcs{{0, 1}, {0, 2}, {1, 2}}), ElementsAre(0, 1, 0));
  EXPECT_THAT(implied_arcs(2, Arcs{{0, 1}, {0, 1}}), ElementsAre(0, 1));
  EXPECT_THAT(implied_arcs(4, Arcs{{0, 1}, {0, 2}, {1, 3}, {2, 3}}), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(implied_arcs(0, Arcs{}), IsEmpty());
}

TEST(Precedence, LeavesContradictionsAlone) {
  EXPECT_THAT(implied_arcs(3, Arcs{{0, 1}, {1, 2}, {2, 0}, {0, 2}}), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(implied_arcs(1, Arcs{{0, 0}}), ElementsAre(0));
}

RC_GTEST_PROP(Precedence, KeepsWhatIsReachableAndNothingThatFollows, ()) {
  constexpr std::size_t nodes = 8;
  Arcs arcs;
  for (int n = *rc::gen::inRange(0, 24); n > 0; --n) {
    const auto a = *rc::gen::inRange<std::size_t>(0, nodes);
    const auto b = *rc::gen::inRange<std::size_t>(0, nodes);
    if (a != b) arcs.emplace_back(std::min(a, b), std::max(a, b));
  }
  const std::vector<char> implied = implied_arcs(nodes, arcs);
  Arcs kept;
  for (std::size_t i = 0; i < arcs.size(); ++i)
    if (!implied[i]) kept.push_back(arcs[i]);
  RC_ASSERT(reachable(nodes, kept) == reachable(nodes, arcs));
  for (std::size_t i = 0; i < kept.size(); ++i) {  // minimal: each is needed
    Arcs without = kept;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    RC_ASSERT(reachable(nodes, without) != reachable(nodes, arcs));
  }
}

}  // namespace
}  // namespace dateline
