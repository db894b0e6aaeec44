#include "names.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace dateline {
namespace {

using Words = std::vector<std::string>;

TEST(Names, CapitalsOfManyScripts) {
  for (const std::string_view word : {"Oslo", "Århus", "Éire", "Łódź", "Žižek", "Αθήνα", "Москва"})
    EXPECT_TRUE(starts_upper(word)) << word;
  for (const std::string_view word :
       {"oslo", "århus", "łódź", "αθήνα", "москва", "7-Eleven", "", "—"})
    EXPECT_FALSE(starts_upper(word)) << word;
  EXPECT_EQ(fold("ÅRHUS Łódź ΑΘΗΝΑ МОСКВА"), "århus łódź αθηνα москва");
  EXPECT_EQ(capitalised("FORT"), "Fort");
  EXPECT_EQ(capitalised("O'NEILL-ÅS"), "O'Neill-Ås");
}

TEST(Names, AllCaps) {
  for (const std::string_view word : {"ICE", "U.S.", "NATO", "MI5", "ÖBB"})
    EXPECT_TRUE(is_all_caps(word)) << word;
  for (const std::string_view word : {"I", "Ice", "F-15", "5", "", "MPs"})
    EXPECT_FALSE(is_all_caps(word)) << word;
}

TEST(Names, AcronymLetters) {
  EXPECT_EQ(acronym_letters("ICE"), "ICE");
  EXPECT_EQ(acronym_letters("U.S."), "US");
  EXPECT_EQ(acronym_letters("U.N"), "UN");
  for (const std::string_view word : {"I", "A.", "Ice", "ICEs", "F-15", "", ".US", "INTERNATIONAL"})
    EXPECT_EQ(acronym_letters(word), "") << word;
}

TEST(Names, AcronymsByInitials) {
  EXPECT_TRUE(abbreviates("ICE", Words{"U.S.", "Immigration", "and", "Customs", "Enforcement"}));
  EXPECT_TRUE(abbreviates("ICE", Words{"Immigration", "and", "Customs", "Enforcement"}));
  EXPECT_TRUE(abbreviates("DHS", Words{"Department", "of", "Homeland", "Security"}));
  EXPECT_TRUE(abbreviates("ACLU", Words{"American", "Civil", "Liberties", "Union"}));
  EXPECT_TRUE(abbreviates("DOJ", Words{"Department", "of", "Justice"}));
  EXPECT_TRUE(abbreviates("US", Words{"United", "States"}));
  EXPECT_TRUE(abbreviates("UN", Words{"United", "Nations"}));
  EXPECT_TRUE(abbreviates("USCG", Words{"U.S.", "Coast", "Guard"}));
  EXPECT_TRUE(abbreviates("NYT", Words{"The", "New", "York", "Times"}));

  EXPECT_FALSE(abbreviates("ICE", Words{"Ice"}));
  EXPECT_FALSE(abbreviates("DHS", Words{"Department", "of", "Health"}));
  EXPECT_FALSE(abbreviates("US", Words{"U.S.", "Senate"}));
  EXPECT_FALSE(abbreviates("CPD", Words{"Chicago", "Police"}));
  EXPECT_FALSE(abbreviates("CP", Words{"Chicago", "Police", "Department"}));
  EXPECT_FALSE(abbreviates("UN", Words{"Nations", "United"}));
  EXPECT_FALSE(abbreviates("", Words{"United", "Nations"}));
  EXPECT_FALSE(abbreviates("UN", Words{}));
}

TEST(Names, AcronymsSaidOutright) {
  EXPECT_TRUE(may_abbreviate("BIS", Words{"Bank", "of", "International", "Settlements"}));
  EXPECT_TRUE(may_abbreviate(
      "DEFRA", Words{"Department", "for", "Environment", "Food", "and", "Rural", "Affairs"}));
  EXPECT_FALSE(may_abbreviate("CIA", Words{"Federal", "Bureau"}));
  EXPECT_FALSE(may_abbreviate("B", Words{"Bank"}));
  EXPECT_FALSE(may_abbreviate("BX", Words{"Bank"}));
}

TEST(Names, TitlesAndGender) {
  EXPECT_TRUE(is_title("mayor"));
  EXPECT_TRUE(is_title("gov."));
  EXPECT_TRUE(is_courtesy_title("mrs."));
  EXPECT_FALSE(is_title("lightfoot"));
  EXPECT_FALSE(is_courtesy_title("mayor"));
  EXPECT_TRUE(changes_office("vice"));
  EXPECT_TRUE(changes_office("former"));
  EXPECT_FALSE(changes_office("foreign"));
  EXPECT_EQ(gender_of("spokeswoman"), Gender::female);
  EXPECT_EQ(gender_of("mr."), Gender::male);
  EXPECT_EQ(gender_of("widow"), Gender::female);
  EXPECT_EQ(gender_of("mayor"), Gender::unknown);
}

TEST(Names, KindsOfLastWords) {
  EXPECT_TRUE(is_organization_word("department"));
  EXPECT_TRUE(is_organization_word("inc."));
  EXPECT_TRUE(is_place_word("river"));
  EXPECT_FALSE(is_organization_word("lightfoot"));
  EXPECT_FALSE(is_place_word("union"));
  EXPECT_TRUE(is_common_word("enforcement"));
  EXPECT_TRUE(is_common_word("customs"));
  EXPECT_FALSE(is_common_word("lightfoot"));
}

TEST(Names, Singular) {
  EXPECT_EQ(singular("owners"), "owner");
  EXPECT_EQ(singular("cities"), "city");
  EXPECT_EQ(singular("women"), "woman");
  EXPECT_EQ(singular("children"), "child");
  EXPECT_EQ(singular("churches"), "church");
  EXPECT_EQ(singular("press"), "press");
  EXPECT_EQ(singular("mayor"), "mayor");
  EXPECT_EQ(singular(""), "");
}

}  // namespace
}  // namespace dateline
