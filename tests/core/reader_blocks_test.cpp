#include "reader_blocks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading_fixture.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

TEST(FindBlocks, FindsHeadlineStandfirstAndParagraphs) {
  EXPECT_THAT(blocks_of("Mill to close, mayor says\n\nTownspeople are angry at the plan.\n\n"
                        "LARKMOOR — The mill closes on Friday.\nIt ran for years."),
              ElementsAre("title: Mill to close, mayor says",
                          "paragraph: Townspeople are angry at the plan.",
                          "paragraph: LARKMOOR — The mill closes on Friday.",
                          "paragraph: It ran for years."));
}

TEST(FindBlocks, TakesNoSentenceForAHeadline) {
  EXPECT_THAT(blocks_of("The mill closed on Friday.\n\nIt ran for years."),
              ElementsAre("paragraph: The mill closed on Friday.", "paragraph: It ran for years."));
  EXPECT_THAT(blocks_of("The mill closed"), ElementsAre("paragraph: The mill closed"));
  EXPECT_THAT(
      blocks_of("LARKMOOR (AP) — The mill closed\n\nIt ran for years."),
      ElementsAre("paragraph: LARKMOOR (AP) — The mill closed", "paragraph: It ran for years."));
}

TEST(FindBlocks, AcceptsHeadlinesWithMarksAndOverLines) {
  EXPECT_EQ(read_text("a", "Will the mill close?\n\nIt may.").title, "Will the mill close?");
  EXPECT_EQ(read_text("a", "‘No more,’ says the U.S.\n\nIt may.").title, "");
  EXPECT_EQ(read_text("a", "Mill to close\nMore text that is a good deal longer follows.").title,
            "Mill to close");
}

TEST(FindBlocks, UsesTheTitleGiven) {
  ReadOptions options;
  options.title = "Mill to close";
  EXPECT_THAT(blocks_of("MILL TO CLOSE\n\nIt ran for years.", options),
              ElementsAre("title: MILL TO CLOSE", "paragraph: It ran for years."));
  const Document other = read_text("a", "The mill story\n\nIt ran for years.", options);
  EXPECT_EQ(other.title, "Mill to close");
  EXPECT_THAT(blocks_of(other),
              ElementsAre("heading: The mill story", "paragraph: It ran for years."));
}

TEST(FindBlocks, FindsBylinesAndDateLines) {
  EXPECT_THAT(
      blocks_of("Mill to close\n\nBy Ana Ruiz, staff writer\nFriday, January 4, 2019\n"
                "Updated 5 January 2019, 10:30 GMT\n\nBy then it was over.\n\n"
                "In May the mill closed.\n\nPosted by Lee at 3 pm"),
      ElementsAre("title: Mill to close", "byline: By Ana Ruiz, staff writer",
                  "byline: Friday, January 4, 2019", "byline: Updated 5 January 2019, 10:30 GMT",
                  "paragraph: By then it was over.", "paragraph: In May the mill closed.",
                  "byline: Posted by Lee at 3 pm"));
}

TEST(FindBlocks, TakesSentencesForNoBylines) {
  for (const char* text :
       {"Updated plans were approved on Friday.", "Written by hand, the note was hard to read.",
        "By Mayor Odell's count the town needs more.", "Posted letters arrive late.",
        "By May, the mill was shut.", "Published figures show a rise."})
    EXPECT_EQ(read_text("a", text).blocks[0].kind, BlockKind::paragraph) << text;
  for (const char* text :
       {"BY ANA RUIZ", "By Ana Ruiz and J. P. Odell", "by Lee van der Berg, editor",
        "(Reporting by Ana Ruiz; editing by Lee)", "Updated 10:30 GMT, 4 May 2021.",
        "© 2024 Larkmoor Post", "Photo: A. Lee / Post", "From: desk@example.org",
        "— Ana Ruiz, minister", "Wed., 4 May 2021", "2021-05-04", "Last updated on May 4"})
    EXPECT_EQ(read_text("a", text).blocks[0].kind, BlockKind::byline) << text;
}

TEST(FindBlocks, KeepsBylinesApartFromLinesAround) {
  EXPECT_THAT(blocks_of("Mill to close, the mayor of Larkmoor says\nBy Ana Ruiz\n"
                        "The mill closes on Friday. It ran for years and years."),
              ElementsAre("title: Mill to close, the mayor of Larkmoor says", "byline: By Ana Ruiz",
                          "paragraph: The mill closes on Friday. It ran for years and years."));
}

TEST(FindBlocks, FindsHeadingsAndListItems) {
  EXPECT_THAT(
      blocks_of("Mill to close\n\nIt ran for years.\n\nWhat comes next\n\nThree things:\n"
                "- a vote on Friday\n- a march\n  through town\n1. The end\n\n• Over\n\nIt ended."),
      ElementsAre(
          "title: Mill to close", "paragraph: It ran for years.", "heading: What comes next",
          "paragraph: Three things:", "item: - a vote on Friday", "item: - a march/  through town",
          "item: 1. The end", "item: • Over", "paragraph: It ended."));
}

TEST(FindBlocks, JoinsHardWrappedLines) {
  EXPECT_THAT(
      blocks_of("The council of Larkmoor voted on Tuesday to close the old\n"
                "mill by Friday. Mayor Odell, who had asked the state for aid\n"
                "in May, said that nobody had answered him. The review of\n"
                "Larkmoor's budget is to follow.\n\n"
                "Workers met at noon and marched to the gates of the town's\n"
                "only school."),
      ElementsAre("paragraph: The council of Larkmoor voted on Tuesday to close the old/mill by "
                  "Friday. Mayor Odell, who had asked the state for aid/in May, said that nobody "
                  "had answered him. The review of/Larkmoor's budget is to follow.",
                  "paragraph: Workers met at noon and marched to the gates of the town's/only "
                  "school."));
}

TEST(FindBlocks, KeepsOneLineParagraphsApart) {
  EXPECT_THAT(blocks_of("The mill closed on Friday.\nWorkers marched to the gates.\nIt rained."),
              ElementsAre("paragraph: The mill closed on Friday.",
                          "paragraph: Workers marched to the gates.", "paragraph: It rained."));
}

TEST(FindBlocks, TreatsUnicodeLineEndsAsLineEnds) {
  EXPECT_THAT(blocks_of("The mill closed.\u2029\u2029It rained.\u2028It rained more."),
              ElementsAre("paragraph: The mill closed.", "paragraph: It rained.",
                          "paragraph: It rained more."));
}

}  // namespace
}  // namespace dateline
