#include "sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reading_fixture.hpp"

namespace dateline {
namespace {

/// "/" stands where a sentence must end.
void expect_split(std::initializer_list<const char*> cases) {
  for (const std::string marked : cases) {
    std::string text;
    std::vector<std::string> expected(1);
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked.compare(i, 3, " / ") == 0) {
        text += ' ';
        expected.emplace_back();
        i += 2;
        continue;
      }
      text += marked[i];
      expected.back() += marked[i];
    }
    EXPECT_EQ(sentences_of(text), expected);
  }
}

TEST(SplitSentences, EndsAtMarks) {
  expect_split({"It rained. / They left! / Why? / Nobody knew.", "It rained 3.5 inches. / It did.",
                "Is it so?! / It is.", "He paused... / Then he left.", "He paused... then he left.",
                "All was lost … / They went home."});
}

TEST(SplitSentences, GoesOnAfterAbbreviations) {
  expect_split({"Gov. Ana Ruiz met Lt. Gov. Odell and Mrs. J. K. Lee on Sept. 3 in St. Paul.",
                "Dr. A. B. Smith v. Jones Inc. was heard at No. 5 Elm St. on Friday.",
                "They met at 4 p.m. Tuesday.", "They met at 4 p.m. EST at home.",
                "She left on Wed. night for Nov. talks.",
                "The U.S. Senate and the U.N. Security Council met.",
                "Acme Corp. Chairman Lee left.", "She was born c. 1950 and died.",
                "He lives in Portland, Ore. with her."});
}

TEST(SplitSentences, EndsAfterAbbreviationsBeforeWordsThatOpenSentences) {
  expect_split({"They came to the U.S. / The law forbade it.",
                "They met at 4 p.m. / The vote came.", "They met at 4 p.m. / Ruiz left.",
                "They met at 4 p.m. EST. / Ruiz left.", "She works for Acme Inc. / It pays well.",
                "It came in Sept. / But nobody saw it.", "They sold pens, ink, etc. / He left.",
                "He asked for plan B. / The mayor agreed.", "The answer was no. / He left."});
}

TEST(SplitSentences, KnowsQuotations) {
  expect_split({"\"Why?\" she asked.", "“Why?” she asked. / “Because,” he said.",
                "“Will it hold?” Ruiz asked on Friday.", "“It will hold.” / He left.",
                "“It will hold.” / “Will it?” / “Yes!” / They left.",
                "\"It will hold.\" / \"Will it?\"", "“Stop!” Mayor Ana Ruiz shouted.",
                "“Will it hold?” / He wondered.", "He said it was “over.” / Then he left.",
                "“It’s over,” she said. / “We won.”", "(They left.) / Then it rained.",
                "They left (see p. 5). / It rained.", "He asked “why?” and left.",
                "“Why not?” I said."});
}

TEST(SplitSentences, KnowsNamesAndTitlesWithMarks) {
  expect_split({"He works for Yahoo! Inc. at home.", "She starred in Viva Maria! (1965) and left.",
                "It was an iPhone. / iPhones sell well."});
}

TEST(SplitSentences, LeavesNumbersWithTheirItems) {
  expect_split({"They had aims. / 1. Peace. / 2. Bread. / They won.", "It fell in 12. / It rose."});
}

TEST(SplitSentences, LeavesFootnotesWithTheirSentence) {
  expect_split({"It was so.[3][4] / Then it was not.", "It was so.[citation needed] / Not now.",
                "He said so. / [He] left."});
}

TEST(SplitSentences, FindsTheForgottenSpace) {
  const std::vector<std::string> expected = {"It was over.", "Then it rained."};
  EXPECT_EQ(sentences_of("It was over.Then it rained."), expected);
  EXPECT_EQ(sentences_of("See node.js and example.com for it.").size(), 1u);
}

TEST(SplitSentences, ReadsPeopleWhoWriteInLowerCase) {
  expect_split({"it was late. / they left. / i saw them", "It was approx. the same.",
                "He asked for temp. workers.", "They said “no way.” he recalled."});
}

TEST(SplitSentences, CutsEndlessSentences) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "one two, ";
  const Document d = read_text("test.txt", text);
  ASSERT_GT(d.sentences.size(), 1u);
  for (const Sentence& s : d.sentences) EXPECT_LE(s.token_count, max_sentence_tokens);
  EXPECT_EQ(d.form(d.sentences[1].first_token - 1), ",");
}

}  // namespace
}  // namespace dateline
