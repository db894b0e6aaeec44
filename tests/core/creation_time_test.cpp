#include "dateline/core/creation_time.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "written_dates.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Role = DateClaim::Role;
using Source = DateClaim::Source;

TEST(ParseCreationTime, TakesWhatTheCommandLineTakes) {
  EXPECT_EQ(parse_creation_time("2019-07-13T10:20:30.123Z", "json")->when.begin,
            *parse_iso("2019-07-13T10:20"));
  EXPECT_EQ(parse_creation_time("2019-07-13T10:20-05:00", "json")->zone, "-05:00");
  EXPECT_EQ(parse_creation_time("2019-07-13Z", "json")->zone, "Z");
  EXPECT_EQ(parse_creation_time("2019-07-13", "json")->origin, "json");
  EXPECT_FALSE(parse_creation_time("2019-07-13T10:20:30.x", "json"));
  EXPECT_FALSE(parse_creation_time("2019-07-13.5", "json"));
  EXPECT_FALSE(parse_creation_time("Z", "json"));
  EXPECT_FALSE(parse_creation_time("+02:00", "json"));
}

std::string written(std::string_view text) {
  const auto time = parse_written_date(text, "test");
  if (!time) return "none";
  std::string out = to_iso(time->when.begin);
  if (time->when.granularity == Granularity::minute && out.size() == 10) out += "T00:00";
  return out + time->zone;
}

TEST(ParseWrittenDate, ReadsWhatMachinesWrite) {
  EXPECT_EQ(written("2019-07-10"), "2019-07-10");
  EXPECT_EQ(written("2019-07-10T15:41:20.123Z"), "2019-07-10T15:41Z");
  EXPECT_EQ(written("2019-07-10T15:41:20.123456-04:00"), "2019-07-10T15:41-04:00");
  EXPECT_EQ(written("2019-07-10T15:41:00+0000"), "2019-07-10T15:41Z");
  EXPECT_EQ(written("2019-07-10T15:41-0400"), "2019-07-10T15:41-04:00");
  EXPECT_EQ(written("2019-07-10 15:41:00 +0200"), "2019-07-10T15:41+02:00");
  EXPECT_EQ(written("2019-07-10 15:41:00 UTC"), "2019-07-10T15:41Z");
  EXPECT_EQ(written("2019-07-10T00:00:00"), "2019-07-10T00:00");
  EXPECT_EQ(written("20190710"), "2019-07-10");
  EXPECT_EQ(written("20190710T154100Z"), "2019-07-10T15:41Z");
  EXPECT_EQ(written("2019/07/10"), "2019-07-10");
  EXPECT_EQ(written("2019/07/10 15:41"), "2019-07-10T15:41");
  EXPECT_EQ(written("Wed, 10 Jul 2019 15:41:00 GMT"), "2019-07-10T15:41Z");
  EXPECT_EQ(written("Wed, 10 Jul 2019 15:41:00 -0400"), "2019-07-10T15:41-04:00");
  EXPECT_EQ(written("Wed Jul 10 15:41:00 EDT 2019"), "2019-07-10T15:41-04:00");
  EXPECT_EQ(written("10-Jul-2019"), "2019-07-10");
}

TEST(ParseWrittenDate, ReadsWhatPeopleWrite) {
  EXPECT_EQ(written("July 10, 2019"), "2019-07-10");
  EXPECT_EQ(written("Jul. 10, 2019"), "2019-07-10");
  EXPECT_EQ(written("Wednesday, 10 July 2019"), "2019-07-10");
  EXPECT_EQ(written("10th of July, 2019"), "2019-07-10");
  EXPECT_EQ(written("Wednesday, July 10, 2019 at 3:41 p.m. EDT"), "2019-07-10T15:41-04:00");
  EXPECT_EQ(written("Published 3:41 PM EST, Wed July 10, 2019"), "2019-07-10T15:41-05:00");
  EXPECT_EQ(written("July 10, 2019 | 12:05 am"), "2019-07-10T00:05");
  EXPECT_EQ(written("10 July 2019, 3.41pm BST"), "2019-07-10T15:41+01:00");
  EXPECT_EQ(written("10.07.2019"), "2019-07-10");
  EXPECT_EQ(written("2019 Jul 10"), "2019-07-10");
}

TEST(ParseWrittenDate, GuessesNothing) {
  for (const std::string_view text :
       {"", "2019", "July 2019", "2019-07", "10 July", "07/10/2019", "last Wednesday",
        "2 hours ago", "July 32, 2019", "2019-02-30", "in the July 10, 2019 issue", "12345678901",
        "July 10, 2019 and July 11, 2019", "Wednesday", "9999-99-99", "10:30"})
    EXPECT_EQ(written(text), "none") << text;
  // Only one order is possible.
  EXPECT_EQ(written("13/07/2019"), "2019-07-13");
  EXPECT_EQ(written("07/13/2019"), "2019-07-13");
}

TEST(FindWrittenDates, TellsPublicationFromChange) {
  const WrittenDates found = find_written_dates(
      "By A. Ruiz | Feb 11, 2021 6:20 PM EST | Updated Feb 14, 2021 1:02 AM EST");
  ASSERT_EQ(found.dates.size(), 2u);
  EXPECT_FALSE(found.dates[0].changed);
  EXPECT_EQ(to_iso(found.dates[0].when.begin), "2021-02-11T18:20");
  EXPECT_EQ(found.dates[0].zone, "-05:00");
  EXPECT_TRUE(found.dates[1].changed);
  EXPECT_EQ(to_iso(found.dates[1].when.begin), "2021-02-14T01:02");
  EXPECT_FALSE(found.nothing_else);
}

// ---- choice ----

DateClaim claim(Source source, std::string_view time, Role role = Role::published) {
  const auto parsed =
      parse_creation_time(time, "source " + std::to_string(static_cast<int>(source)));
  return {*parsed, role, source, 7, {}};
}

struct Choice {
  std::string day;
  std::vector<std::string> codes, messages;
};

Choice choice(std::vector<DateClaim> claims) {
  Diagnostics diagnostics;
  const auto chosen = choose_creation_time(claims, diagnostics);
  Choice result;
  result.day = chosen ? to_iso(chosen->when.begin) + chosen->zone : "none";
  for (const Diagnostic& d : diagnostics) {
    result.codes.push_back(d.code);
    result.messages.push_back(d.message);
  }
  return result;
}

TEST(ChooseCreationTime, BelievesTheMostTrusted) {
  EXPECT_EQ(choice({}).day, "none");
  const Choice c =
      choice({claim(Source::byline, "2019-07-10"), claim(Source::json_ld, "2019-07-10T09:30Z")});
  EXPECT_EQ(c.day, "2019-07-10T09:30Z");
  EXPECT_THAT(c.codes, IsEmpty());
}

TEST(ChooseCreationTime, NamesBothWhereSourcesDisagree) {
  const Choice c = choice({claim(Source::json_ld, "2019-07-10"),
                           claim(Source::published_meta, "2019-07-12T08:00Z"),
                           claim(Source::meta, "2019-07-12")});
  EXPECT_EQ(c.day, "2019-07-10");
  ASSERT_THAT(c.codes, ElementsAre("date-conflict"));
  EXPECT_EQ(c.messages[0],
            "sources disagree on when this was published: 2019-07-10 (source 2, line 7) is used, "
            "2019-07-12T08:00Z (source 3, line 7) is not");
}

TEST(ChooseCreationTime, KnowsThatADayBeginsElsewhereEarlier) {
  // The same moment.
  EXPECT_THAT(choice({claim(Source::json_ld, "2019-07-11T01:00Z"),
                      claim(Source::meta, "2019-07-10T21:00-04:00")})
                  .codes,
              IsEmpty());
  // A day that it is somewhere.
  EXPECT_THAT(
      choice({claim(Source::json_ld, "2019-07-11T01:00Z"), claim(Source::meta, "2019-07-10")})
          .codes,
      IsEmpty());
  // A day that it is nowhere.
  EXPECT_THAT(
      choice({claim(Source::json_ld, "2019-07-11T13:00Z"), claim(Source::meta, "2019-07-10")})
          .codes,
      ElementsAre("date-conflict"));
  // Who names a zone means it.
  EXPECT_THAT(
      choice({claim(Source::json_ld, "2019-07-11T09:00-04:00"), claim(Source::meta, "2019-07-10")})
          .codes,
      ElementsAre("date-conflict"));
  EXPECT_THAT(
      choice({claim(Source::json_ld, "2019-07-10"), claim(Source::meta, "2019-07-11")}).codes,
      ElementsAre("date-conflict"));
}

TEST(ChooseCreationTime, TakesTheDayOfTheReadersOverThatOfGreenwich) {
  EXPECT_EQ(
      choice({claim(Source::json_ld, "2019-07-11T01:00Z"), claim(Source::byline, "2019-07-10")})
          .day,
      "2019-07-10");
  EXPECT_EQ(choice({claim(Source::json_ld, "2019-07-11T01:00Z"),
                    claim(Source::time, "2019-07-10T21:00-04:00")})
                .day,
            "2019-07-10T21:00-04:00");
  EXPECT_EQ(
      choice({claim(Source::json_ld, "2019-07-11T01:00Z"), claim(Source::meta, "2019-07-10")}).day,
      "2019-07-11T01:00Z");
}

TEST(ChooseCreationTime, TellsPublicationFromChange) {
  EXPECT_THAT(choice({claim(Source::json_ld, "2019-07-10"),
                      claim(Source::json_ld, "2019-07-11", Role::modified)})
                  .codes,
              IsEmpty());
  const Choice later = choice(
      {claim(Source::json_ld, "2019-07-14", Role::modified), claim(Source::byline, "2019-07-10")});
  EXPECT_EQ(later.day, "2019-07-10");
  EXPECT_THAT(later.codes, ElementsAre("modified-later"));
  EXPECT_THAT(choice({claim(Source::json_ld, "2019-07-10"),
                      claim(Source::json_ld, "2019-07-08", Role::modified)})
                  .codes,
              ElementsAre("date-conflict"));
  const Choice only = choice({claim(Source::json_ld, "2019-07-14", Role::modified)});
  EXPECT_EQ(only.day, "2019-07-14");
  EXPECT_THAT(only.codes, ElementsAre("modified-only"));
}

TEST(ChooseCreationTime, LetsTheUserWin) {
  const Choice c = choice({claim(Source::json_ld, "2019-07-10"), claim(Source::meta, "2019-07-12"),
                           claim(Source::command_line, "2018-01-01")});
  EXPECT_EQ(c.day, "2018-01-01");
  ASSERT_THAT(c.codes, ElementsAre("date-overridden"));
  EXPECT_THAT(c.messages[0], HasSubstr("wins over 2019-07-10 (source 2, line 7)"));
}

}  // namespace
}  // namespace dateline
