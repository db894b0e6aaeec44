#include "word_kin.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline {
namespace {

TEST(WordKin, KnowsWhatCanMeanTheSame) {
  EXPECT_EQ(kinship("cap", "cap"), Kinship::same);
  EXPECT_EQ(kinship("ceiling", "cap"), Kinship::synonym);
  EXPECT_EQ(kinship("hearing", "hear"), Kinship::synonym);
  EXPECT_EQ(kinship("resignation", "resign"), Kinship::synonym);
  EXPECT_EQ(kinship("turn down", "reject"), Kinship::synonym);
  EXPECT_EQ(kinship("visit", "tour"), Kinship::near);
  EXPECT_EQ(kinship("sell", "elect"), Kinship::none);
  EXPECT_EQ(kinship("zzyzx", "cap"), Kinship::none);
  EXPECT_EQ(kinship("zzyzx", "zzyzx"), Kinship::same);
  EXPECT_EQ(kinship("", "cap"), Kinship::none);
}

TEST(WordKin, IsSymmetric) {
  for (const std::string_view a : {"ban", "visit", "tour", "fire", "shoot", "arrest", "die"})
    for (const std::string_view b : {"hear", "ban", "call", "dismiss", "death", "detain", "tour"})
      EXPECT_EQ(kinship(a, b), kinship(b, a)) << a << ' ' << b;
}

TEST(WordKin, FindsTheFirstAndTheLastWord) {
  EXPECT_TRUE(is_known_word("abandon"));
  EXPECT_TRUE(is_known_word("zoom"));
  EXPECT_FALSE(is_known_word("a"));
  EXPECT_FALSE(is_known_word("~"));
}

TEST(WordKin, LemmatisesWhatTextsHave) {
  EXPECT_EQ(rough_lemma("ceilings"), "ceiling");
  EXPECT_EQ(rough_lemma("Approved"), "approve");
  EXPECT_EQ(rough_lemma("banned"), "ban");
  EXPECT_EQ(rough_lemma("stopped"), "stop");
  EXPECT_EQ(rough_lemma("cities"), "city");
  EXPECT_EQ(rough_lemma("Corvane\u2019s"), "corvane");
  EXPECT_EQ(rough_lemma("strikes'"), "strike");
  EXPECT_EQ(rough_lemma("s"), "s");
  EXPECT_EQ(rough_lemma(""), "");
}

}  // namespace
}  // namespace dateline
