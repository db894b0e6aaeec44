#include "verb_lexicon.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(VerbLexicon, TraitsAreThoseOfTheWholePhrasalVerb) {
  EXPECT_TRUE(has(verb_traits("call off"), VerbTrait::cancelling));
  EXPECT_FALSE(has(verb_traits("call"), VerbTrait::cancelling));
  EXPECT_TRUE(has(verb_traits("put back"), VerbTrait::postponing));
  EXPECT_EQ(verb_traits("put"), VerbTrait::none);
  EXPECT_EQ(verb_traits("turn down"), VerbTrait::none);
}

TEST(VerbLexicon, AVerbCanHaveSeveralTraits) {
  const VerbTrait order = verb_traits("order");
  EXPECT_TRUE(has(order, VerbTrait::directive));
  EXPECT_TRUE(has(order, VerbTrait::object_control));
  EXPECT_FALSE(has(order, VerbTrait::denying));
  const VerbTrait promise = verb_traits("promise");
  EXPECT_TRUE(has(promise, VerbTrait::planning));
  EXPECT_TRUE(has(promise, VerbTrait::reporting));
}

TEST(VerbLexicon, LightPairs) {
  EXPECT_TRUE(is_light_pair("hold", "rally"));
  EXPECT_TRUE(is_light_pair("take", "effect"));
  EXPECT_TRUE(is_light_pair("have", "meeting"));
  EXPECT_FALSE(is_light_pair("have", "vote"));
  EXPECT_FALSE(is_light_pair("hold", "hammer"));
  EXPECT_FALSE(is_light_pair("watch", "rally"));
}

TEST(VerbLexicon, Nouns) {
  EXPECT_TRUE(names_event("resignation"));
  EXPECT_FALSE(names_event("mayor"));
  EXPECT_TRUE(is_claim_noun("allegation"));
  EXPECT_TRUE(is_plan_noun("bid"));
  EXPECT_FALSE(is_plan_noun("table"));
}

}  // namespace
}  // namespace dateline
