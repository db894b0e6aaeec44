#include "dateline/graph/temporal_network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

PointId point(std::size_t i) {
  return PointId{static_cast<std::uint32_t>(i)};
}

/// All shortest paths by Floyd and Warshall over the constraints that aren't dropped; nothing for a
/// negative cycle.
std::optional<std::vector<std::vector<std::optional<TimeDistance>>>> brute_force(
    const TemporalNetwork& network, const std::vector<char>& dropped) {
  const std::size_t n = network.points();
  std::vector<std::vector<std::optional<TimeDistance>>> d(
      n, std::vector<std::optional<TimeDistance>>(n));
  for (std::size_t i = 0; i < n; ++i) d[i][i] = TimeDistance{};
  for (std::size_t i = 0; i < network.constraints().size(); ++i) {
    if (dropped[i]) continue;
    const auto& c = network.constraints()[i];
    auto& cell = d[static_cast<std::size_t>(c.from)][static_cast<std::size_t>(c.to)];
    if (!cell || c.max < *cell) cell = c.max;
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (d[i][k] && d[k][j] && (!d[i][j] || *d[i][k] + *d[k][j] < *d[i][j]))
          d[i][j] = *d[i][k] + *d[k][j];
  for (std::size_t i = 0; i < n; ++i)
    if (*d[i][i] < TimeDistance{}) return std::nullopt;
  return d;
}

TemporalNetwork random_network(std::mt19937& random, int points, int constraints, int low,
                               int high) {
  TemporalNetwork network;
  for (int i = 1; i < points; ++i) network.add_point();
  std::uniform_int_distribution<std::uint32_t> any(0, static_cast<std::uint32_t>(points - 1));
  std::uniform_int_distribution<int> length(low, high), strict(0, 3), strength(0, 4);
  for (int i = 0; i < constraints; ++i) {
    const auto from = any(random), to = any(random);
    network.add({PointId{from},
                 PointId{to},
                 {length(random), strict(random) == 0 ? -1 : 0},
                 static_cast<Strength>(strength(random))});
  }
  return network;
}

TEST(TemporalNetwork, ComparesSecondsBeforeInfinitesimals) {
  EXPECT_LT((TimeDistance{0, -1}), (TimeDistance{0, 0}));
  EXPECT_LT((TimeDistance{-1, 9}), (TimeDistance{0, -9}));
  EXPECT_EQ(-(TimeDistance{2, -3}), (TimeDistance{-2, 3}));
}

TEST(TemporalNetwork, LeavesUnconstrainedPointsOpen) {
  TemporalNetwork network;
  const PointId p = network.add_point();
  const auto s = network.solve();
  EXPECT_FALSE(s.earliest[static_cast<std::size_t>(p)]);
  EXPECT_FALSE(s.latest[static_cast<std::size_t>(p)]);
  EXPECT_THAT(s.why_latest(p), IsEmpty());
  EXPECT_THAT(s.conflicts, IsEmpty());
}

TEST(TemporalNetwork, PassesBoundsAlongAChain) {
  TemporalNetwork network;
  const PointId a = network.add_point(), b = network.add_point();
  const auto lower = network.add({a, TemporalNetwork::origin, {-100, 0}, Strength::stated});
  const auto order = network.add({b, a, {-10, 0}, Strength::link});  // b at least 10 after a
  const auto upper = network.add({TemporalNetwork::origin, b, {200, 0}, Strength::stated});
  const auto s = network.solve();
  EXPECT_EQ(s.earliest[2], (TimeDistance{110, 0}));
  EXPECT_EQ(s.latest[1], (TimeDistance{190, 0}));
  EXPECT_THAT(s.why_earliest(b), ElementsAre(lower, order));
  EXPECT_THAT(s.why_latest(a), ElementsAre(upper, order));
}

TEST(TemporalNetwork, DropsTheWeakestConstraintOfACycle) {
  TemporalNetwork network;
  const PointId a = network.add_point(), b = network.add_point();
  const auto ab = network.add({b, a, {0, -1}, Strength::link});
  const auto ba = network.add({a, b, {0, -1}, Strength::narrative});
  const auto s = network.solve();
  ASSERT_THAT(s.conflicts, SizeIs(1));
  EXPECT_THAT(s.conflicts[0].cycle, ::testing::UnorderedElementsAre(ab, ba));
  EXPECT_THAT(s.conflicts[0].dropped, ElementsAre(ba));
  EXPECT_THAT(s.dropped, ElementsAre(0, 1));
}

TEST(TemporalNetwork, DropsALinkRatherThanADate) {
  TemporalNetwork network;
  const PointId a = network.add_point(), b = network.add_point();
  network.add({a, TemporalNetwork::origin, {-100, 0}, Strength::stated});  // a not before 100
  network.add({TemporalNetwork::origin, b, {50, 0}, Strength::stated});    // b not after 50
  const auto link = network.add({b, a, {0, -1}, Strength::link});          // a before b
  const auto s = network.solve();
  ASSERT_THAT(s.conflicts, SizeIs(1));
  EXPECT_THAT(s.conflicts[0].cycle, SizeIs(3));
  EXPECT_THAT(s.conflicts[0].dropped, ElementsAre(link));
  EXPECT_EQ(s.earliest[1], (TimeDistance{100, 0}));
  EXPECT_EQ(s.latest[2], (TimeDistance{50, 0}));
}

TEST(TemporalNetwork, DropsStatementsWhole) {
  TemporalNetwork network;
  const PointId a = network.add_point(), b = network.add_point(), c = network.add_point();
  network.add({a, b, {0, -1}, Strength::stated});
  const auto ab = network.add({b, a, {0, -1}, Strength::link, StatementId{4}});
  network.add({a, c, {0, -1}, Strength::link, StatementId{5}});
  const auto ac = network.add({c, b, {7, 0}, Strength::link, StatementId{4}});
  const auto s = network.solve();
  ASSERT_THAT(s.conflicts, SizeIs(1));
  EXPECT_THAT(s.conflicts[0].dropped, ElementsAre(ab, ac));
}

TEST(TemporalNetwork, MorePointsThanSecondsInADayAreNoContradiction) {
  TemporalNetwork network;
  PointId previous = network.add_point();
  network.add({previous, TemporalNetwork::origin, {0, 0}, Strength::stated});
  for (int i = 0; i < 100'000; ++i) {
    const PointId next = network.add_point();
    network.add({next, previous, {0, -1}, Strength::link});
    previous = next;
  }
  network.add({TemporalNetwork::origin, previous, {86'400, 0}, Strength::stated});
  const auto s = network.solve();
  EXPECT_THAT(s.conflicts, IsEmpty());
  EXPECT_EQ(s.earliest.back(), (TimeDistance{0, 100'000}));
}

TEST(TemporalNetwork, IsTheSameAsFloydWarshallOnConsistentNetworks) {
  int consistent = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    const int points = 2 + static_cast<int>(seed % 9);
    const auto network = random_network(random, points, points * 2, -3, 12);
    const auto s = network.solve();
    const auto d = brute_force(network, s.dropped);
    ASSERT_TRUE(d) << "what remains is consistent, seed " << seed;
    EXPECT_EQ(s.conflicts.empty(),
              brute_force(network, std::vector<char>(network.constraints().size(), 0)).has_value());
    consistent += s.conflicts.empty();
    for (std::size_t p = 1; p < network.points(); ++p) {
      EXPECT_EQ(s.latest[p], (*d)[0][p]) << "seed " << seed << " point " << p;
      EXPECT_EQ(s.earliest[p], (*d)[p][0] ? std::optional(-*(*d)[p][0]) : std::nullopt)
          << "seed " << seed << " point " << p;
    }
  }
  EXPECT_GT(consistent, 100);  // or the comparison was about nothing
  EXPECT_LT(consistent, 300);
}

TEST(TemporalNetwork, EveryReportedCycleIsOneAndNegative) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const auto network = random_network(random, 8, 24, -6, 4);
    const auto s = network.solve();
    for (const Conflict& conflict : s.conflicts) {
      TimeDistance sum;
      for (std::size_t i = 0; i < conflict.cycle.size(); ++i) {
        const auto& c = network.constraints()[static_cast<std::size_t>(conflict.cycle[i])];
        const auto& next = network.constraints()[static_cast<std::size_t>(
            conflict.cycle[(i + 1) % conflict.cycle.size()])];
        EXPECT_EQ(c.to, next.from);
        sum = sum + c.max;
      }
      EXPECT_LT(sum, TimeDistance{});
      ASSERT_THAT(conflict.dropped, SizeIs(1));
      const auto dropped = network.constraints()[static_cast<std::size_t>(conflict.dropped[0])];
      for (const ConstraintId c : conflict.cycle)
        EXPECT_LE(dropped.strength, network.constraints()[static_cast<std::size_t>(c)].strength);
    }
  }
}

TEST(TemporalNetwork, WhyIsAPathOfTheBoundsLength) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const auto network = random_network(random, 9, 20, -2, 9);
    const auto s = network.solve();
    for (std::size_t p = 1; p < network.points(); ++p) {
      TimeDistance sum;
      for (const ConstraintId c : s.why_latest(point(p)))
        sum = sum + network.constraints()[static_cast<std::size_t>(c)].max;
      if (s.latest[p]) {
        EXPECT_EQ(sum, *s.latest[p]);
      }
      sum = {};
      for (const ConstraintId c : s.why_earliest(point(p)))
        sum = sum + network.constraints()[static_cast<std::size_t>(c)].max;
      if (s.earliest[p]) {
        EXPECT_EQ(-sum, *s.earliest[p]);
      }
    }
  }
}

TEST(TemporalNetwork, HostileContradictionsEnd) {
  // Everything before everything, and dates that all disagree.
  std::mt19937 random(7);
  TemporalNetwork network;
  for (int i = 0; i < 2'000; ++i) network.add_point();
  std::uniform_int_distribution<std::uint32_t> any(1, 2'000);
  for (int i = 0; i < 20'000; ++i)
    network.add({PointId{any(random)}, PointId{any(random)}, {0, -1}, Strength::link});
  for (int i = 0; i < 4'000; ++i) {
    network.add({PointId{any(random)}, TemporalNetwork::origin, {-i, 0}, Strength::stated});
    network.add({TemporalNetwork::origin, PointId{any(random)}, {i / 2, 0}, Strength::stated});
  }
  const auto s = network.solve();
  EXPECT_FALSE(s.conflicts.empty());
  TemporalNetwork rest;
  for (std::uint32_t i = 1; i < network.points(); ++i) rest.add_point();
  for (std::size_t i = 0; i < network.constraints().size(); ++i)
    if (!s.dropped[i]) rest.add(network.constraints()[i]);
  EXPECT_THAT(rest.solve().conflicts, IsEmpty());
}

TEST(TemporalNetwork, IsDeterministic) {
  std::mt19937 random(3);
  const auto network = random_network(random, 40, 160, -4, 6);
  const auto a = network.solve(), b = network.solve();
  EXPECT_EQ(a.latest, b.latest);
  EXPECT_EQ(a.earliest, b.earliest);
  EXPECT_EQ(a.dropped, b.dropped);
  EXPECT_EQ(a.why_latest(point(5)), b.why_latest(point(5)));
}

}  // namespace
}  // namespace dateline
