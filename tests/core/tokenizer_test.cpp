#include "tokenizer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "reading_fixture.hpp"

namespace dateline {
namespace {

struct Case {
  const char* text;
  const char* tokens;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(tokens_of(c.text), c.tokens) << c.text;
}

TEST(Tokenize, CutsContractions) {
  expect_all({
      {"It didn't, he can't and we won't", "It did|n't|, he ca|n't and we wo|n't"},
      {"They’re sure it’s Ana’s", "They|’re sure it|’s Ana|’s"},
      {"I'd've shouldn't've", "I|'d|'ve should|n't|'ve"},
      {"You cannot; I'm gonna, gotta, wanna", "You can|not|; I|'m gon|na|, got|ta|, wan|na"},
      {"DON'T", "DO|N'T"},
      {"o'clock O'Rourke Shi'ite", "o'clock O'Rourke Shi'ite"},
      {"the workers' union", "the workers|' union"},
      {"get 'em, 'til the '90s and ’68 came", "get 'em|, 'til the '90s and ’68 came"},
      {"the 1980's, 2009's best", "the 1980's|, 2009|'s best"},
      {"nt cant dont", "nt cant do|nt"},
  });
}

TEST(Tokenize, CutsAtHyphensButForPrefixes) {
  expect_all({
      {"the two-week delay", "the two|-|week delay"},
      {"a 42-year-old", "a 42|-|year|-|old"},
      {"city-owned, Chicago-based", "city|-|owned|, Chicago|-|based"},
      {"an e-mail on re-election", "an e-mail on re-election"},
      {"mid-August anti-war non-profit co-founder", "mid-August anti-war non-profit co-founder"},
      {"the mid-1980s", "the mid-1980s"},
      {"a U.S.-led, UN-led effort", "a U.S.|-|led|, UN|-|led effort"},
      {"a vote of 9-4", "a vote of 9|-|4"},
      {"1939–45, 3-7 May", "1939|–|45|, 3|-|7 May"},
      {"wait -- no--yes — and—so", "wait -- no|--|yes — and|—|so"},
      {"twenty\xE2\x80\x91two", "twenty|\xE2\x80\x91|two"},
  });
}

TEST(Tokenize, KeepsNumbersAndDatesWhole) {
  expect_all({
      {"1,250,000 or 12,50,000", "1,250,000 or 12,50,000"},
      {"rooms 21,22", "rooms 21|,|22"},
      {"3.5 and .5", "3.5 and .5"},
      {"11/03/2024, 20/09, 9/11", "11/03/2024|, 20/09|, 9/11"},
      {"2019-07-13 and 2019-07-13T10:30:00Z.", "2019-07-13 and 2019-07-13T10:30:00Z|."},
      {"call 713-555-0142", "call 713-555-0142"},
      {"at 10:50 or 08:27:46", "at 10:50 or 08:27:46"},
      {"the 20th, 1970s, 3rd", "the 20th|, 1970s|, 3rd"},
      {"and/or he/she", "and|/|or he|/|she"},
  });
}

TEST(Tokenize, CutsUnitsAndCurrencies) {
  expect_all({
      {"£14m, $250,000, €3.5bn", "£|14|m|, $|250,000|, €|3.5|bn"},
      {"US$5 and A$20m", "US$|5 and A$|20|m"},
      {"at 4.40pm, 7p.m. or 7 p.m.", "at 4.40|pm|, 7|p.m. or 7 p.m."},
      {"7pm.", "7|pm|."},
      {"61mm of rain, 40km/h, 50%", "61|mm of rain|, 40|km|/|h|, 50|%"},
      {"the A380 and 3D", "the A380 and 3D"},
  });
}

TEST(Tokenize, KeepsThePeriodOfAbbreviations) {
  expect_all({
      {"Gov. Ruiz, Lt. Gov. Odell and J. K. Lee", "Gov. Ruiz|, Lt. Gov. Odell and J. K. Lee"},
      {"the U.S. Senate, D.C.", "the U.S. Senate|, D.C."},
      {"on Sept. 3", "on Sept. 3"},
      {"Smith & Co. v. Jones Inc., No. 5", "Smith & Co. v. Jones Inc.|, No. 5"},
      {"He said no.", "He said no|."},
      {"They sat. Then", "They sat|. Then"},
      {"on Sat. 4 May", "on Sat. 4 May"},
      {"in Portland, Ore., and at Mass.", "in Portland|, Ore.|, and at Mass|."},
      {"5 in. of rain", "5 in. of rain"},
      {"Come in. Sit", "Come in|. Sit"},
      {"AT&T, Q&A", "AT&T|, Q&A"},
      {"a Ph.D. thesis", "a Ph.D. thesis"},
      {"It is plan B.", "It is plan B|."},
      {"is what IE. Then", "is what IE|. Then"},
      {"(b. March 1950; d. 2001)", "(|b. March 1950|; d. 2001|)"},
  });
}

TEST(Tokenize, FindsAddressesAndHandles) {
  expect_all({
      {"See https://example.org/a?b=1.", "See https://example.org/a?b=1|."},
      {"(www.example.org)", "(|www.example.org|)"},
      {"https://en.example.org/wiki/A_(b)", "https://en.example.org/wiki/A_(b)"},
      {"mail ana.ruiz@example.org, now", "mail ana.ruiz@example.org|, now"},
      {"@ana_r said #vote2020!", "@ana_r said #vote2020|!"},
      {"on example.com and Example.co.uk.", "on example.com and Example.co.uk|."},
      {"a space was forgotten.Then it came", "a space was forgotten|.|Then it came"},
  });
}

TEST(Tokenize, KeepsRunsOfMarksTogether) {
  expect_all({
      {"Wait... what?!", "Wait|... what|?!"},
      {"so… [...] and […]", "so|… [...] and […]"},
      {"``So,'' he said", "``|So|,|'' he said"},
      {"“What?” (“No”)", "“|What|?|” (|“|No|”|)"},
      {":-) fine", ":-) fine"},
  });
}

TEST(Tokenize, CoversInvisibleCharacters) {
  // Soft hyphen and zero-width space inside of words belong to them.
  EXPECT_EQ(tokens_of("demon\u00ADstration di\u200Bdn't"), "demon\u00ADstration di\u200Bd|n't");
  // At the edges they belong to no token.
  EXPECT_EQ(tokens_of("\u00ADone\u200B two"), "one two");
  // No-break spaces separate.
  EXPECT_EQ(tokens_of("4\u00A0p.m. 10\u202F000"), "4 p.m. 10 000");
  EXPECT_EQ(tokens_of("\u200B\u200D"), "");
}

TEST(Tokenize, KeepsOtherScriptsAndEmoji) {
  expect_all({
      {"Łódź, Müller-Österreich", "Łódź|, Müller|-|Österreich"},
      {"Москва. Δελφοί", "Москва|. Δελφοί"},
      {"great 👍🏽👨‍👩‍👧", "great 👍🏽|👨‍👩‍👧"},
  });
}

TEST(Tokenize, MarksItemsOfLists) {
  expect_all({
      {"1. Vote early", "1. Vote early"},
      {"(a) Vote early", "(a) Vote early"},
      {"2.1. Aims of all", "2.1. Aims of all"},
      {"He came in 1. Then", "He came in 1|. Then"},
  });
}

}  // namespace
}  // namespace dateline
