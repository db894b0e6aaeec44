// Which of several days is meant: reported speech, datelines, weekdays beside dates, and what is
// left open.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Dated {
  Document document;
  Diagnostics diagnostics;
  std::vector<Timex> timexes;

  // "text=value" of each, its alternatives behind it: "text=value|other"
  std::vector<std::string> values() const {
    std::vector<std::string> out;
    for (const Timex& t : timexes) {
      out.push_back(std::string(document.source.slice(t.span)) + "=" + t.value);
      for (const Alternative& other : t.alternatives) out.back() += "|" + other.value;
    }
    return out;
  }
};

// 20 July 2019 is a Saturday.
Dated dates(std::string_view text, std::string_view created = "2019-07-20") {
  Dated d;
  ReadOptions options;
  if (!created.empty())
    options.creation_time = CreationTime{{*parse_iso(created), Granularity::day}, "", "the test"};
  d.document = read_text("test.txt", text, options);
  annotate(d.document, LanguageModel::embedded());
  d.timexes = find_dates(d.document, d.diagnostics);
  return d;
}

TEST(DatesChoice, WhatSomebodySaidWouldBeIsReckonedFromTheDayOfSaying) {
  EXPECT_THAT(dates("He said on Monday that the vote would be held on Thursday.").values(),
              ElementsAre("Monday=2019-07-15", "Thursday=2019-07-18"));
  EXPECT_THAT(dates("The club said last Tuesday it would open on Thursday.").values(),
              ElementsAre("last Tuesday=2019-07-16", "Thursday=2019-07-18"));
  // but "will" is ahead of whoever tells it
  EXPECT_THAT(dates("He said on Monday that the vote will be held on Thursday.").values(),
              ElementsAre("Monday=2019-07-15", "Thursday=2019-07-25"));
  // and the day of another verb is no day of saying
  EXPECT_THAT(dates("The man arrested on Monday said he would appear on Thursday.").values(),
              ElementsAre("Monday=2019-07-15", "Thursday=2019-07-25"));
}

TEST(DatesChoice, WhatHadBeenLiesBeforeTheDayOfSaying) {
  EXPECT_THAT(dates("She told reporters Tuesday they had arrived Friday.").values(),
              ElementsAre("Tuesday=2019-07-16", "Friday=2019-07-12"));
  EXPECT_THAT(dates("She told reporters Friday they had arrived Tuesday.").values(),
              ElementsAre("Friday=2019-07-19", "Tuesday=2019-07-16"));
}

TEST(DatesChoice, ADatelineIsWhatItsNewsIsReckonedFrom) {
  EXPECT_THAT(
      dates("LIMA, July 16 (Wire) - The house met on Thursday. It votes tomorrow.").values(),
      ElementsAre("July 16=2019-07-16", "Thursday=2019-07-11", "tomorrow=2019-07-17"));
  EXPECT_THAT(dates("House meets\n\nNEW ROSS, July 19 — The house met on Friday.").values(),
              ElementsAre("July 19=2019-07-19", "Friday=2019-07-19"));
  const Dated d = dates("LIMA, July 16 (Wire) - The house met on Thursday.");
  EXPECT_EQ(d.timexes[0].anchor.kind, Anchor::Kind::creation_time);
  EXPECT_EQ(d.timexes[1].anchor.timex, d.timexes[0].id);
}

TEST(DatesChoice, ADateFarAwayOrInASentenceIsNoDateline) {
  EXPECT_THAT(dates("LIMA, Jan. 16 (Wire) - The house met on Thursday.").values(),
              ElementsAre("Jan. 16=2019-01-16", "Thursday=2019-07-18"));
  EXPECT_THAT(dates("Lima, July 16, saw snow - and none on Thursday.").values(),
              ElementsAre("July 16=2019-07-16", "Thursday=2019-07-18"));
}

TEST(DatesChoice, WithoutACreationTimeAFullDatelineOrUpdateNoteAnchors) {
  EXPECT_THAT(dates("LIMA, July 16, 2019 (Wire) - The house met on Thursday.", "").values(),
              ElementsAre("July 16, 2019=2019-07-16", "Thursday=2019-07-11"));
  EXPECT_THAT(
      dates("House meets\n\nUpdated July 16, 2019 at 4 p.m.\n\nThe house met on Monday.", "")
          .values(),
      ElementsAre("July 16, 2019 at 4 p.m.=2019-07-16T16:00", "Monday=2019-07-15"));
  EXPECT_THAT(dates("LIMA (Wire) - The house met on Thursday.", "").values(),
              ElementsAre("Thursday=XXXX-WXX-4"));
}

TEST(DatesChoice, AWeekdayChoosesTheYear) {
  // 18 July is a Thursday in 2019, a Wednesday in 2018.
  EXPECT_THAT(dates("They met on Thursday, July 18.").values(),
              ElementsAre("Thursday, July 18=2019-07-18"));
  EXPECT_THAT(dates("They met on Wednesday, July 18.").values(),
              ElementsAre("Wednesday, July 18=2018-07-18|2019-07-18"));
}

TEST(DatesChoice, AWeekdayThatNoYearNearHasIsReported) {
  const Dated d = dates("They met on Monday, July 18.");
  EXPECT_THAT(d.values(), ElementsAre("Monday, July 18=2019-07-18"));
  ASSERT_EQ(d.diagnostics.size(), 1U);
  EXPECT_EQ(d.diagnostics[0].code, "weekday-mismatch");
  EXPECT_THAT(d.diagnostics[0].message, HasSubstr("names a Monday"));
  EXPECT_THAT(d.diagnostics[0].message, HasSubstr("2019-07-18 is a Thursday"));
}

TEST(DatesChoice, WhereNoWordDecidesBothReadingsAreKept) {
  EXPECT_THAT(dates("A gathering, Thursday.").values(),
              ElementsAre("Thursday=2019-07-25|2019-07-18"));
  EXPECT_THAT(dates("He announced a strike on Thursday.").values(),
              ElementsAre("Thursday=2019-07-18|2019-07-25"));
  EXPECT_THAT(dates("They paid it on 03/04/2019.").values(),
              ElementsAre("03/04/2019=2019-04-03|2019-03-04"));
  EXPECT_THAT(dates("The shop shut at half past nine.").values(),
              ElementsAre("half past nine=2019-07-20T09:30|2019-07-20T21:30"));
  for (const Timex& t : dates("He announced a strike on Thursday.").timexes)
    for (const Alternative& other : t.alternatives) {
      EXPECT_THAT(other.reason, HasSubstr("announced"));
      EXPECT_EQ(other.reason.back(), '.');
      EXPECT_EQ(to_iso(other.interval.begin), "2019-07-25");
    }
}

TEST(DatesChoice, WhatIsClearHasNoOtherReading) {
  for (const std::string_view text :
       {"He said on Thursday that it was over.", "He will go on Thursday.", "It fell on June 22.",
        "It fell on 25/12/2018.", "It shut at 9:30 p.m. on Friday."})
    for (const Timex& t : dates(text).timexes) EXPECT_THAT(t.alternatives, IsEmpty()) << text;
}

// What comes out the same whichever way the sentence looks is told without asking the model.
TEST(DatesChoice, DoesNotAskWhereDirectionDoesNotMatter) {
  const std::string_view date = "2019-07-10";  // a Wednesday
  for (const std::string_view text :
       {"Talks with the unions resume Wednesday.", "Polls in the islands open on July 21.",
        "The fair in the harbour runs through July."}) {
    Document document = read_text("test", std::string(text));
    document.creation_time = CreationTime{{*parse_iso(date), Granularity::day}, "", "test"};
    Diagnostics diagnostics;
    ModelUse use;
    const auto timexes = find_dates(document, LanguageModel::embedded, diagnostics, &use);
    ASSERT_EQ(timexes.size(), 1U) << text;
    EXPECT_EQ(use.sentences, 0U) << text;
    EXPECT_TRUE(timexes[0].resolved) << text;
    EXPECT_GE(timexes[0].interval.end, *parse_iso(date)) << text;
    EXPECT_THAT(timexes[0].alternatives, IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace dateline
