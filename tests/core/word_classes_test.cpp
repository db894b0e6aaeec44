#include "word_classes.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(InSortedWords, FindsEveryWordAndNoOther) {
  constexpr std::string_view list = "ash beech birch-tree elm oak yew ";
  for (const std::string_view word : {"ash", "beech", "birch-tree", "elm", "oak", "yew"})
    EXPECT_TRUE(in_sorted_words(list, word)) << word;
  for (const std::string_view word :
       {"", " ", "a", "as", "ashe", "birch", "tree", "zzz", "aaa", "oak yew", "yew ", "ELM"})
    EXPECT_FALSE(in_sorted_words(list, word)) << word;
  EXPECT_FALSE(in_sorted_words("", "elm"));
  EXPECT_TRUE(in_sorted_words("elm", "elm"));
  EXPECT_TRUE(in_sorted_words("ash elm", "elm"));  // no space at the end
}

TEST(WordClasses, NounsOfNews) {
  for (const std::string_view word : {"mayor", "president", "spokeswoman", "officer", "resident",
                                      "driver", "alderman", "firefighter", "teacher", "widow"})
    EXPECT_TRUE(is_person_noun(word)) << word;
  for (const std::string_view word : {"company", "police", "council", "court", "union", "army"})
    EXPECT_TRUE(is_organization_noun(word)) << word;
  for (const std::string_view word : {"crowd", "jury", "staff", "family"})
    EXPECT_TRUE(is_people_noun(word)) << word;
  for (const std::string_view word : {"city", "river", "hospital", "airport", "street", "town"})
    EXPECT_TRUE(is_place_noun(word)) << word;
  for (const std::string_view word : {"raid", "election", "crash", "death", "flood", "strike",
                                      "announcement", "talks", "verdict"})
    EXPECT_TRUE(is_event_noun(word)) << word;
  for (const std::string_view word : {"table", "apple", "monday", "", "the", "Mayor"}) {
    EXPECT_FALSE(is_person_noun(word)) << word;
    EXPECT_FALSE(is_organization_noun(word)) << word;
    EXPECT_FALSE(is_place_noun(word)) << word;
    EXPECT_FALSE(is_event_noun(word)) << word;
  }
}

TEST(WordClasses, Verbs) {
  for (const std::string_view word : {"say", "tell", "announce", "deny", "promise", "accuse"})
    EXPECT_TRUE(is_communication_verb(word)) << word;
  for (const std::string_view word : {"eat", "arrest", "walk", "be", ""})
    EXPECT_FALSE(is_communication_verb(word)) << word;
  EXPECT_TRUE(is_verb_of(VerbClass::motion, "arrive"));
  EXPECT_TRUE(is_verb_of(VerbClass::change, "die"));
  EXPECT_TRUE(is_verb_of(VerbClass::possession, "sell"));
  EXPECT_FALSE(is_verb_of(VerbClass::possession, "die"));
}

}  // namespace
}  // namespace dateline
