#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

// "text=value" of each
std::vector<std::string> values(std::string_view text, std::string_view created) {
  ReadOptions options;
  options.creation_time = CreationTime{{*parse_iso(created), Granularity::day}, "", "the test"};
  Document document = read_text("test.txt", text, options);
  annotate(document, LanguageModel::embedded());
  Diagnostics diagnostics;
  std::vector<std::string> out;
  for (const Timex& t : find_dates(document, diagnostics))
    out.push_back(std::string(document.source.slice(t.span)) + "=" + t.value);
  return out;
}

TEST(Chronology, RunsForwardFromTheYearThatItSays) {
  EXPECT_THAT(
      values("The case of the harbour master\n\n"
             "June 3, 2013: Police arrest Pell at his home.\n\n"
             "June 10: Pell is charged. He pleads not guilty two days later.\n\n"
             "November: The trial opens.\n\n"
             "January 2014: The jury convicts him. He is to be sentenced in March.\n\n"
             "May 5: He appeals.",
             "2015-03-19"),
      ElementsAre("June 3, 2013=2013-06-03", "June 10=2013-06-10", "two days later=2013-06-12",
                  "November=2013-11", "January 2014=2014-01", "March=2014-03", "May 5=2014-05-05"));
}

TEST(Chronology, RunsBackwardWhereTheNewestComesFirst) {
  EXPECT_THAT(
      values("How it came about\n\n"
             "May 5, 2014 - He appeals.\n\n"
             "March 3 - The jury convicts him.\n\n"
             "December 12 - The trial opens.",
             "2015-03-19"),
      ElementsAre("May 5, 2014=2014-05-05", "March 3=2014-03-03", "December 12=2013-12-12"));
}

TEST(Chronology, TellsAnEntryAsOfItsOwnDay) {
  EXPECT_THAT(values("A timeline\n\n"
                     "Oct. 2, 2012: The bank says that it will shut on Friday.\n\n"
                     "Oct. 9: It was robbed on Monday, police say.",
                     "2015-03-19"),
              ElementsAre("Oct. 2, 2012=2012-10-02", "Friday=2012-10-05", "Oct. 9=2012-10-09",
                          "Monday=2012-10-08"));
}

TEST(Chronology, IsNotMadeBySingleDates) {
  EXPECT_THAT(values("The mill\n\n"
                     "June 3, 2013: The mill burned.\n\n"
                     "The trial was held in March.",
                     "2015-04-19"),
              ElementsAre("June 3, 2013=2013-06-03", "March=2015-03"));
}

TEST(Chronology, AYearToldAsideLeavesTheSentenceWhereItIs) {
  EXPECT_THAT(values("In 2012 the firm, founded in 1987, said it would build a plant, starting in "
                     "July.",
                     "2015-03-19"),
              ElementsAre("2012=2012", "1987=1987", "July=2012-07"));
}

TEST(LiveReport, GoesOverMidnightWithItsReports) {
  EXPECT_THAT(values("Count night, as it happens\n\n"
                     "22:10 The boxes are open. Voting began on 6 April.\n\n"
                     "23:31 The first seat is declared.\n\n"
                     "00:45 The mayor arrives.\n\n"
                     "01:20 It is over.",
                     "2015-05-07"),
              ElementsAre("22:10=2015-05-07T22:10", "6 April=2015-04-06", "23:31=2015-05-07T23:31",
                          "00:45=2015-05-08T00:45", "01:20=2015-05-08T01:20"));
}

TEST(LiveReport, RunsBackWhereTheNewestComesFirst) {
  EXPECT_THAT(
      values("Count night, as it happened\n\n"
             "01:20 It is over.\n\n"
             "00:45 The mayor arrives.\n\n"
             "23:31 The first seat is declared.",
             "2015-05-08"),
      ElementsAre("01:20=2015-05-08T01:20", "00:45=2015-05-08T00:45", "23:31=2015-05-07T23:31"));
}

TEST(Ranges, OfClockTimesShareTheDayThatStandsBehindThem) {
  EXPECT_THAT(values("It will be shut from 2 p.m. until 4 p.m. tomorrow.", "2015-03-19"),
              ElementsAre("2 p.m.=2015-03-20T14:00", "4 p.m. tomorrow=2015-03-20T16:00"));
  EXPECT_THAT(
      values("It will be shut from 2 p.m. until tomorrow at 4 p.m., he said.", "2015-03-19"),
      ElementsAre("2 p.m.=2015-03-19T14:00", "tomorrow at 4 p.m.=2015-03-20T16:00"));
}

TEST(Decimals, AreNoDaysOfMonths) {
  EXPECT_THAT(values("It paid 107.31 August to September 2014.", "2015-03-19"),
              testing::Not(testing::Contains(testing::HasSubstr("31 August"))));
}

TEST(Weekly, HoursOfWeekdaysAreOfNoDay) {
  EXPECT_THAT(values("The office is open weekdays from 7am to 6pm and on Saturdays until noon.",
                     "2015-03-19"),
              ElementsAre("weekdays=XXXX-WXX-WD", "7am=XXXX-XX-XXT07:00", "6pm=XXXX-XX-XXT18:00",
                          "Saturdays=XXXX-WXX-6", "noon=XXXX-XX-XXT12:00"));
}

TEST(Rates, AreSetsAndNoDurations) {
  for (const std::string_view text :
       {"It makes 30 boats a year.", "The dividend is 2 cents a year."}) {
    Document document = read_text("test.txt", text);
    annotate(document, LanguageModel::embedded());
    Diagnostics diagnostics;
    const std::vector<Timex> found = find_dates(document, diagnostics);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].type, TimexType::set) << text;
  }
  EXPECT_THAT(values("He stole it over a decade.", "2015-03-19"), ElementsAre("a decade=P10Y"));
  EXPECT_THAT(values("It ran for over a decade.", "2015-03-19"), ElementsAre("over a decade=P10Y"));
  EXPECT_THAT(values("It ran for somewhat over a year.", "2015-03-19"),
              ElementsAre("over a year=P1Y"));
}

TEST(Quarters, AreTheOnesThatTheNewsIsAbout) {
  EXPECT_THAT(values("The firm published third-quarter results. Profit for the quarter doubled.",
                     "2014-10-28"),
              ElementsAre("third-quarter=2014-Q3", "the quarter=2014-Q3"));
  EXPECT_THAT(values("It expects a loss in the quarter.", "2014-10-28"),
              ElementsAre("the quarter=2014-Q4"));
}

TEST(Histories, SpeakForOnceOfTheWritersDay) {
  EXPECT_THAT(values("The yard was founded in 1911. By 1926 it had burned down. It closed in 1981 "
                     "and in 1983 it opened again.\n\n"
                     "Next month it will launch a ferry. The contract was signed in January.",
                     "2018-06-15"),
              ElementsAre("1911=1911", "1926=1926", "1981=1981", "1983=1983", "Next month=2018-07",
                          "January=2018-01"));
  EXPECT_THAT(
      values("The fort was taken in 1801 and lost in 1803. It fell on 11 February 1807. The "
             "governor died that autumn. It was razed in 1830.",
             "2018-06-15"),
      testing::Contains("that autumn=1807-FA"));
}

TEST(Beginnings, LieAheadWhereSomethingWasOrdered) {
  EXPECT_THAT(values("He was suspended starting Wednesday, the club said.", "2015-03-19"),
              ElementsAre("Wednesday=2015-03-25"));
  EXPECT_THAT(values("The board approved a ban effective Sunday.", "2015-03-19"),
              ElementsAre("Sunday=2015-03-22"));
  EXPECT_THAT(values("The talks were put off until after Easter.", "2015-03-19"),
              ElementsAre("Easter=2015-04-05"));
  EXPECT_THAT(
      values("The office issued a warning Thursday, in effect from 1 p.m. Friday.", "2015-03-19"),
      ElementsAre("Thursday=2015-03-19", "1 p.m. Friday=2015-03-20T13:00"));
  // what was done has begun
  EXPECT_THAT(values("Police searched the woods starting Tuesday.", "2015-03-19"),
              ElementsAre("Tuesday=2015-03-17"));
}

TEST(Names, OfPeopleAndPlacesAreNoDays) {
  for (const std::string_view text : {"They sailed to Friday Harbor.", "He taught Sunday school.",
                                      "A June bug landed on her.", "She met Mr. Friday."})
    EXPECT_THAT(values(text, "2015-03-19"), ElementsAre()) << text;
}

}  // namespace
}  // namespace dateline
