#include "dateline/core/allen.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

Interval interval(int begin, int end) {
  return {LocalSeconds(std::chrono::seconds(begin)), LocalSeconds(std::chrono::seconds(end))};
}

std::vector<AllenRelation> relations() {
  std::vector<AllenRelation> all;
  for (int r = 0; r < allen_relation_count; ++r) all.push_back(static_cast<AllenRelation>(r));
  return all;
}

TEST(Allen, RelatesEveryPairInOneWay) {
  EXPECT_EQ(relate(interval(0, 1), interval(2, 3)), AllenRelation::before);
  EXPECT_EQ(relate(interval(0, 1), interval(1, 3)), AllenRelation::ibefore);
  EXPECT_EQ(relate(interval(0, 2), interval(1, 3)), AllenRelation::overlaps);
  EXPECT_EQ(relate(interval(0, 1), interval(0, 3)), AllenRelation::begins);
  EXPECT_EQ(relate(interval(1, 2), interval(0, 3)), AllenRelation::is_included);
  EXPECT_EQ(relate(interval(1, 3), interval(0, 3)), AllenRelation::ends);
  EXPECT_EQ(relate(interval(0, 3), interval(0, 3)), AllenRelation::simultaneous);
  for (int a = 0; a < 5; ++a)
    for (int b = a + 1; b < 5; ++b)
      for (int c = 0; c < 5; ++c)
        for (int d = c + 1; d < 5; ++d)
          EXPECT_EQ(relate(interval(a, b), interval(c, d)),
                    inverse(relate(interval(c, d), interval(a, b))));
}

TEST(Allen, NamesAreTimeMLs) {
  EXPECT_EQ(to_string(AllenRelation::before), "BEFORE");
  EXPECT_EQ(to_string(AllenRelation::simultaneous), "SIMULTANEOUS");
  EXPECT_EQ(to_string(AllenRelation::after), "AFTER");
}

TEST(Allen, SimultaneousIsTheIdentityOfComposition) {
  for (const AllenRelation r : relations()) {
    EXPECT_EQ(compose(r, AllenRelation::simultaneous), RelationSet(r));
    EXPECT_EQ(compose(AllenRelation::simultaneous, r), RelationSet(r));
    EXPECT_TRUE(compose(r, inverse(r)).contains(AllenRelation::simultaneous));
  }
}

TEST(Allen, InverseOfACompositionIsTheCompositionOfInverses) {
  for (const AllenRelation a : relations())
    for (const AllenRelation b : relations())
      EXPECT_EQ(inverse(compose(a, b)), compose(inverse(b), inverse(a)));
}

TEST(Allen, CompositionIsAssociative) {
  for (const AllenRelation a : relations())
    for (const AllenRelation b : relations())
      for (const AllenRelation c : relations())
        EXPECT_EQ(compose(compose(a, b), RelationSet(c)), compose(RelationSet(a), compose(b, c)));
}

TEST(Allen, CompositionsOfThePaper) {
  const auto set = [](std::initializer_list<AllenRelation> members) {
    RelationSet result;
    for (const AllenRelation r : members) result = result | RelationSet(r);
    return result;
  };
  using R = AllenRelation;
  EXPECT_EQ(compose(R::before, R::before), RelationSet(R::before));
  EXPECT_EQ(compose(R::ibefore, R::ibefore), RelationSet(R::before));
  EXPECT_EQ(compose(R::overlaps, R::overlaps), set({R::before, R::ibefore, R::overlaps}));
  EXPECT_EQ(compose(R::begins, R::ends), RelationSet(R::is_included));
  EXPECT_EQ(compose(R::before, R::after), RelationSet::all());
}

}  // namespace
}  // namespace dateline
