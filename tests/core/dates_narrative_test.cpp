// Which day a date without a year, and a clock time without a day, belong to when the text has told
// of several.
#include <gtest/gtest.h>

#include <string>

#include "dateline/core/analyse.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

// The value of the expression with these words.
std::string value_in(const std::string& text, const std::string& date, const std::string& words) {
  ReadOptions options;
  options.creation_time = CreationTime{{*parse_iso(date), Granularity::day}, "", "--date"};
  const Story story = analyse(read_text("test.txt", text, options));
  for (const Timex& timex : story.timexes)
    if (story.text.slice(timex.span) == words) return timex.value;
  return "not found";
}

TEST(DatesNarrative, ClockTimeGoesBackToTheDayItFits) {
  const std::string text =
      "A wall fell on two masons on Saturday, and crews were still digging on Sunday night.\n\n"
      "The wall gave way at about 9:40 a.m. behind the mill.";
  EXPECT_EQ(value_in(text, "2025-01-19", "about 9:40 a.m."), "2025-01-18T09:40");
}

TEST(DatesNarrative, SmallHoursAfterAnEveningAreOfTheNextDay) {
  const std::string text =
      "The train left at 10 p.m. on Friday and stopped in the tunnel. It moved again at 3 a.m.";
  EXPECT_EQ(value_in(text, "2025-01-19", "3 a.m."), "2025-01-18T03:00");
}

TEST(DatesNarrative, DroppedPlanIsOfTheDocumentsOwnYear) {
  const std::string text =
      "The last strike, in 1998, took eleven days. The port cancelled a fare increase that had "
      "been "
      "scheduled for Nov. 1.";
  EXPECT_EQ(value_in(text, "2024-10-09", "Nov. 1"), "2024-11-01");
}

TEST(DatesNarrative, WhatLayAheadOfThePastIsOfItsOwnYear) {
  EXPECT_EQ(
      value_in("The surveyor sent her letter on 21 March 2022. It recommended that the pier be "
               "shut by the end of May.",
               "2025-06-14", "the end of May"),
      "2022-05");
  EXPECT_EQ(
      value_in("The surveyor sent her letter on Monday. It recommended that the pier be shut by "
               "the end of August.",
               "2025-06-14", "the end of August"),
      "2025-08");
}

TEST(DatesNarrative, HadToLooksBack) {
  EXPECT_EQ(value_in("Pilots had to turn back on Saturday afternoon.", "2025-01-19",
                     "Saturday afternoon"),
            "2025-01-18TAF");
  EXPECT_EQ(
      value_in("Pilots have to report on Saturday afternoon.", "2025-01-19", "Saturday afternoon"),
      "2025-01-25TAF");
}

}  // namespace
}  // namespace dateline
