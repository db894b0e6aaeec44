#include "layout_packing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace dateline {
namespace {

using ::testing::ElementsAre;

TEST(Pack, WhatDoesNotOverlapSharesTheTop) {
  const std::vector<PackItem> items = {{0, 10, 5}, {10, 20, 7}, {5, 15, 5}};
  const Packing packing = pack(items, 2);
  EXPECT_THAT(packing.y, ElementsAre(0, 0, 9));
  EXPECT_EQ(packing.height, 14);
}

TEST(Pack, TheEarlierInTheListStandsHigher) {
  // The second reaches further to the left, as labels left of their marks do.
  const std::vector<PackItem> items = {{10, 20, 5}, {0, 15, 5}};
  EXPECT_THAT(pack(items, 0).y, ElementsAre(0, 5));
}

TEST(Pack, TakesTheFirstGapThatIsHighEnough) {
  const std::vector<PackItem> items = {{0, 10, 5}, {0, 30, 5}, {20, 30, 4}, {12, 18, 5}};
  EXPECT_THAT(pack(items, 1).y, ElementsAre(0, 6, 0, 0));
}

TEST(Pack, Nothing) {
  EXPECT_EQ(pack({}, 3).height, 0);
}

TEST(Pack, NeverOverlapsAndUsesAsFewRowsAsTheDeepestOverlap) {
  std::mt19937 random(3);
  for (const std::size_t count : {1u, 7u, 60u, 399u, 401u, 3000u}) {
    std::vector<PackItem> items;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = static_cast<double>(random() % 1000);
      items.push_back({x, x + 1 + static_cast<double>(random() % 200), 20});
    }
    const Packing packing = pack(items, 5);
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_GE(packing.y[i], 0);
      ASSERT_LE(packing.y[i] + items[i].height, packing.height);
      for (std::size_t j = 0; j < i; ++j)
        if (items[i].x0 < items[j].x1 && items[j].x0 < items[i].x1)
          ASSERT_GE(std::abs(packing.y[i] - packing.y[j]), 25);
    }
    if (count <= 400) continue;
    std::size_t deepest = 0;
    for (int x = 0; x < 1200; ++x)
      deepest = std::max(deepest, static_cast<std::size_t>(std::count_if(
                                      items.begin(), items.end(), [&](const PackItem& item) {
                                        return item.x0 <= x && x < item.x1;
                                      })));
    EXPECT_DOUBLE_EQ(packing.height, static_cast<double>(deepest) * 25 - 5);
  }
}

}  // namespace
}  // namespace dateline
