#include "layout_packing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace dateline {
namespace {

using ::testing::ElementsAre;

TEST(Pack, WhatDoesNotOverlapSharesTheTop) {
  const std::vector<PackItem> items = {{{0, 10, 5}, {}}, {{10, 20, 7}, {}}, {{5, 15, 5}, {}}};
  const Packing packing = pack(items, 2);
  EXPECT_THAT(packing.y, ElementsAre(0, 0, 9));
  EXPECT_EQ(packing.height, 14);
}

TEST(Pack, TheEarlierInTheListStandsHigher) {
  // The second reaches further to the left, as labels left of their marks do.
  const std::vector<PackItem> items = {{{10, 20, 5}, {}}, {{0, 15, 5}, {}}};
  EXPECT_THAT(pack(items, 0).y, ElementsAre(0, 5));
}

TEST(Pack, TakesTheFirstGapThatIsHighEnough) {
  const std::vector<PackItem> items = {
      {{0, 10, 5, 0}, {}}, {{0, 30, 5, 200}, {}}, {{20, 30, 4, 400}, {}}, {{12, 18, 5, 600}, {}}};
  EXPECT_THAT(pack(items, 1).y, ElementsAre(0, 6, 0, 0));
}

TEST(Pack, TakesTheOtherShapeWhereItStandsMuchHigher) {
  const std::vector<PackItem> items = {
      {{0, 10, 50}, {}}, {{5, 15, 50}, PackShape{-10, 0, 50}}, {{5, 15, 50}, PackShape{-8, 2, 50}}};
  const Packing packing = pack(items, 0);
  EXPECT_THAT(packing.y, ElementsAre(0, 0, 50));
  EXPECT_THAT(packing.other, ElementsAre(false, true, false));
}

TEST(Pack, Nothing) {
  EXPECT_EQ(pack({}, 3).height, 0);
}

TEST(Pack, ACrowdReadsFromTopToBottom) {
  // The third would fit above the second, but its mark is close to it.
  const std::vector<PackItem> items = {{{0, 50, 20, 5}, {}},
                                       {{45, 90, 20, 500}, {}},
                                       {{51, 99, 20, 501}, {}},
                                       {{51, 99, 20, 900}, {}}};
  EXPECT_THAT(pack(items, 0).y, ElementsAre(0, 20, 40, 0));
}

TEST(Pack, NeverOverlapsAndUsesAsFewRowsAsTheDeepestOverlap) {
  std::mt19937 random(3);
  for (const std::size_t count : {1u, 7u, 60u, 399u, 401u, 3000u}) {
    std::vector<PackItem> items;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = static_cast<double>(random() % 1000);
      items.push_back({{x, x + 1 + static_cast<double>(random() % 200), 20, x}, {}});
    }
    const Packing packing = pack(items, 5);
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_GE(packing.y[i], 0);
      ASSERT_LE(packing.y[i] + items[i].shape.height, packing.height);
      for (std::size_t j = 0; j < i; ++j)
        if (items[i].shape.x0 < items[j].shape.x1 && items[j].shape.x0 < items[i].shape.x1)
          ASSERT_GE(std::abs(packing.y[i] - packing.y[j]), 25);
    }
    if (count <= 400) continue;
    std::size_t deepest = 0;
    for (int x = 0; x < 1200; ++x)
      deepest = std::max(deepest, static_cast<std::size_t>(std::count_if(
                                      items.begin(), items.end(), [&](const PackItem& item) {
                                        return item.shape.x0 <= x && x < item.shape.x1;
                                      })));
    EXPECT_DOUBLE_EQ(packing.height, static_cast<double>(deepest) * 25 - 5);
  }
}

}  // namespace
}  // namespace dateline
