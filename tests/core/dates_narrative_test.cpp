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

TEST(DatesNarrative, ClockTimeInAPartOfDayIsOfThatDay) {
  EXPECT_EQ(value_in("A welder was hurt early Wednesday morning at the yard.\n\n"
                     "The ambulance was called at about 2:20 a.m. by a guard.",
                     "2019-09-20", "about 2:20 a.m."),
            "2019-09-18T02:20");
}

TEST(DatesNarrative, DayBehindBracketsIsTheClockTimes) {
  const std::string text =
      "The mill burned at 8:30 p.m. (1930 UTC) on August 27 and the owner fled on Saturday.";
  EXPECT_EQ(value_in(text, "2019-10-10", "8:30 p.m."), "2019-08-27T20:30");
  EXPECT_EQ(value_in(text, "2019-10-10", "1930 UTC"), "2019-08-27T19:30Z");
}

TEST(DatesNarrative, BracketedUtcTimeIsTheSameMoment) {
  const std::string west = "The guard was found on Sunday at 8:30 p.m. (0030 UTC) by a cook.";
  EXPECT_EQ(value_in(west, "2019-08-20", "0030 UTC"), "2019-08-19T00:30Z");
  const std::string east = "The shop was hit on Friday at 13:40 (0040 UTC) by a van.";
  EXPECT_EQ(value_in(east, "2019-03-17", "0040 UTC"), "2019-03-15T00:40Z");
}

TEST(DatesNarrative, MidnightWithoutADayBeganTheDocumentsOwn) {
  EXPECT_EQ(value_in("At midnight the utility cut the power.", "2019-10-09", "midnight"),
            "2019-10-09T00:00");
  EXPECT_EQ(value_in("The utility will cut the power at midnight.", "2019-10-09", "midnight"),
            "2019-10-10T00:00");
}

TEST(DatesNarrative, YearToldInPassingLeavesNewsOnItsDay) {
  const std::string text =
      "The fair, launched in 1997, was back yesterday. Spread over four halls, May 24 was its "
      "busiest day.";
  EXPECT_EQ(value_in(text, "2019-05-31", "May 24"), "2019-05-24");
  EXPECT_EQ(value_in("In 1997 she opened a shop. On May 24 she married.", "2019-05-31", "May 24"),
            "1997-05-24");
}

TEST(DatesNarrative, NewsThatLooksBackOnManyYearsIsNoHistory) {
  const std::string text =
      "Friday, October 18, 2019\n\nThe member was first elected in 1996, born in 1951, and passed "
      "the bar in 1976. In 1982 he ran again. Voters returned him in the 2018 vote. His last vote "
      "was on September 11.";
  EXPECT_EQ(value_in(text, "2019-10-18", "September 11"), "2019-09-11");
}

TEST(DatesNarrative, NewsNamesTheYearOfADayNearlyAYearAway) {
  EXPECT_EQ(
      value_in("The court found the recess until October 14 unlawful.", "2019-09-24", "October 14"),
      "2019-10-14");
  EXPECT_EQ(value_in("The suspect was released on bail till October.", "2019-09-18", "October"),
            "2019-10");
  EXPECT_EQ(value_in("The night of May 25, a dancer said, is open to all.", "2019-05-31",
                     "The night of May 25"),
            "2019-05-25TNI");
}

// A history of a guild, as told long after; every test's sentences come behind it.
std::string in_history(const std::string& text, const std::string& words) {
  return value_in(
      "The guild was founded in 1871 and burned down in 1874. It was built again in 1878.\n\n" +
          text,
      "2011-03-02", words);
}

TEST(DatesNarrative, HistoryGoesOnFromWhereItWas) {
  EXPECT_EQ(in_history("In March 1881 the masons left. The bakers joined in November.", "November"),
            "1881-11");
  EXPECT_EQ(in_history("In early 1881 the masons left. They were back in November.", "November"),
            "1881-11");
  EXPECT_EQ(
      in_history("In 1881 the masons left. They met on 6 April and parted in 1883.", "6 April"),
      "1881-04-06");
}

TEST(DatesNarrative, HistoryComesToTheDateThatItTellsNext) {
  EXPECT_EQ(in_history("In March 1884 the hall was sold. In November it had a guest.", "November"),
            "1884-11");
  EXPECT_EQ(in_history("In March 1884 the hall was sold. In November it had a guest. In June 1884 "
                       "he left.",
                       "November"),
            "1883-11");
  EXPECT_EQ(in_history("In April 1885 the hall was sold. The guild had spent the winter and "
                       "early spring of 1884 on repairs.",
                       "the winter"),
            "1883-WI");
}

TEST(DatesNarrative, HistoryLeavesWhatItOnlyGlancesAt) {
  // ahead
  EXPECT_EQ(in_history("On 10 March 1881 the strike began, ahead of a fair planned for 1882. The "
                       "masters gave in on 11 March.",
                       "11 March"),
            "1881-03-11");
  EXPECT_EQ(in_history("On 4 May 1881 the strike began and lasted until the fall of the master in "
                       "February 1883. On 6 May the bakers joined.",
                       "6 May"),
            "1881-05-06");
  EXPECT_EQ(in_history("In March 1881 it had forty men, and two hundred by December. In May the "
                       "masters gave in.",
                       "May"),
            "1881-05");
  // back
  EXPECT_EQ(in_history("In May 1884 the masons struck, and men who had left in late 1881 came "
                       "back. By June the hall was full.",
                       "June"),
            "1884-06");
  EXPECT_EQ(in_history("In 1884 the masons struck as they did just over a year earlier. On 9 April "
                       "they won.",
                       "9 April"),
            "1884-04-09");
  EXPECT_EQ(in_history("In 1892 the guild took a hall that was the bishop's since 1813. The "
                       "following year it sold the roof.",
                       "The following year"),
            "1893");
  // far off
  EXPECT_EQ(in_history("On 2 August 1884 shots were heard. Papers found in 1965 tell who fired. On "
                       "9 August the guild met. It closed in 1885.",
                       "9 August"),
            "1884-08-09");
}

TEST(DatesNarrative, HistoryPointsAtAGlanceWithThat) {
  EXPECT_EQ(in_history("On 11 May 1884 the masons struck. The bakers were in debt by 1883. In "
                       "August of that year they sold a mill. In 1884 they sold the other.",
                       "August of that year"),
            "1883-08");
}

TEST(DatesNarrative, WouldLooksOnInAHistory) {
  EXPECT_EQ(in_history("On 21 January 1893 the master died. His wife would follow on 16 October.",
                       "16 October"),
            "1893-10-16");
  EXPECT_EQ(in_history("On 21 January 1893 the master died. His wife fell ill on 16 October.",
                       "16 October"),
            "1892-10-16");
}

TEST(DatesNarrative, HistoryThatMovedOnLeavesTheDayOpen) {
  EXPECT_EQ(in_history("On 21 May 1881 the master rode out. He was ousted in 1883. Two weeks later "
                       "he died.",
                       "Two weeks later"),
            "XXXX-XX-XX");
}

TEST(DatesNarrative, QuotationInAHistoryIsOfItsOwnDay) {
  EXPECT_EQ(in_history("On 21 May 1881 the master rose. \"I am leaving you tonight,\" he said.",
                       "tonight"),
            "1881-05-21TNI");
  EXPECT_EQ(in_history("In 1881 the master rose. \"I am leaving you today,\" he said.", "today"),
            "XXXX-XX-XX");
  EXPECT_EQ(in_history("In 1881 the master rose. The hall stands empty today.", "today"),
            "2011-03-02");
}

TEST(DatesNarrative, AsOfNamesTheDayUpToWhichTheNewsGoes) {
  EXPECT_EQ(value_in("As of February, the shop accounts for half of all sales.", "2008-04-09",
                     "February"),
            "2008-02");
  EXPECT_EQ(value_in("As of Sunday, all four are in hospital.", "2019-07-23", "Sunday"),
            "2019-07-21");
  EXPECT_EQ(value_in("As of June 1, shops will charge for bags.", "2019-03-05", "June 1"),
            "2019-06-01");
}

TEST(DatesNarrative, MonthOfTheseWeeksStaysBesideAYearInPassing) {
  EXPECT_EQ(value_in("The film, released last year, won a prize at Leeds in January.", "2013-02-25",
                     "January"),
            "2013-01");
  EXPECT_EQ(value_in("Last year was hard. In March the mill closed.", "2013-10-25", "March"),
            "2012-03");
}

TEST(DatesNarrative, NewsTellsNoClockTimeOfADayYearsAgo) {
  EXPECT_EQ(value_in("He was first elected on 9 October 2004.\n\nA 7 p.m. curfew was lifted at 6 "
                     "a.m. by the police.",
                     "2014-07-05", "6 a.m."),
            "2014-07-05T06:00");
  EXPECT_EQ(
      value_in("He won a second term in 2009.\n\nDeaths rose by 24 percent on the same period "
               "a year ago.",
               "2014-07-05", "the same period a year ago"),
      "2013");
}

TEST(DatesNarrative, ADayAfterForIsToCome) {
  EXPECT_EQ(value_in("Workers called a strike for Monday.", "2013-03-14", "Monday"), "2013-03-18");
  EXPECT_EQ(value_in("He was held for Monday's raid.", "2013-03-14", "Monday"), "2013-03-11");
  EXPECT_EQ(value_in("The concert is next month. The funeral is Friday at 11 a.m.\n\nShe had no "
                     "children.",
                     "2013-02-25", "Friday at 11 a.m."),
            "2013-03-01T11:00");
}

TEST(DatesNarrative, YearBeforeItsVerbIsAYear) {
  EXPECT_EQ(value_in("We knew 2012 would be hard.", "2013-02-25", "2012"), "2012");
  EXPECT_EQ(value_in("He counted 2012 people.", "2013-02-25", "2012"), "not found");
}

TEST(DatesNarrative, AsAnnouncedNamesTheDayOfTheAnnouncement) {
  EXPECT_EQ(
      value_in("As announced on 20 October, the manager will leave.", "2011-11-09", "20 October"),
      "2011-10-20");
}

TEST(DatesNarrative, ShortHistoryKeepsItsYearOverParagraphs) {
  const std::string history =
      "The garrison took the oath in the autumn of 1741. It had few guns.\n\n"
      "The fleet came into the bay on 4 June. By September the wells were dry.\n\n"
      "Peace was made in 1743.";
  EXPECT_EQ(value_in(history, "2015-10-21", "4 June"), "1742-06-04");
  EXPECT_EQ(value_in(history, "2015-10-21", "September"), "1742-09");
  // Peace that took years to make leaves the siege where it was.
  const std::string longer =
      "The garrison took the oath on 9 October 1741. It had few guns.\n\n"
      "The fleet came into the bay on 4 June. By September the wells were dry.\n\n"
      "Peace was made on 2 May 1748.";
  EXPECT_EQ(value_in(longer, "2015-10-21", "4 June"), "1742-06-04");
  EXPECT_EQ(value_in(longer, "2015-10-21", "September"), "1742-09");
  // News that looks back as far has a day of its own.
  const std::string news =
      "A lock gate broke on Tuesday. The canal, begun in 1793 and finished in 1811, is closed.\n\n"
      "Divers found a crack on 4 June.";
  EXPECT_EQ(value_in(news, "2015-10-21", "4 June"), "2015-06-04");
  // So has news that remembers a year of late.
  const std::string late =
      "The canal, begun in 1793, was dredged in 2012.\n\nDivers found a crack on 4 June.";
  EXPECT_EQ(value_in(late, "2015-10-21", "4 June"), "2015-06-04");
}

TEST(DatesNarrative, WhatIsUsualIsOfNoYear) {
  EXPECT_EQ(
      value_in("The season, which usually peaks in February, is over.", "2013-04-11", "February"),
      "XXXX-02");
}

TEST(DatesNarrative, WhatIsPutOffLiesAheadStill) {
  EXPECT_EQ(value_in("The election that was due last year has been postponed to June.",
                     "2012-12-12", "June"),
            "2013-06");
}

TEST(DatesNarrative, ClockTimesOfLaterParagraphsAreOfTheLead) {
  const std::string text =
      "Soldiers arrested six officers on Wednesday in what was called a plot.\n\n"
      "The president, who left on Sunday for Paris, will return on Thursday.\n\n"
      "Shots were heard near the barracks at around 3 a.m. and again at noon.";
  EXPECT_EQ(value_in(text, "2012-12-12", "around 3 a.m."), "2012-12-12T03:00");
  EXPECT_EQ(value_in(text, "2012-12-12", "noon"), "2012-12-12T12:00");
}

TEST(DatesNarrative, AYearBesideAMonthGoesWithIt) {
  EXPECT_EQ(value_in("People forget that in 2009 it began in April.", "2013-04-11", "April"),
            "2009-04");
}

TEST(DatesNarrative, AsOfIsOfTheNewsWhateverYearWasGlancedAt) {
  EXPECT_EQ(value_in("The shop has sold a million songs since its launch in 2003 and as of "
                     "February leads the trade.",
                     "2008-04-09", "February"),
            "2008-02");
}

TEST(DatesNarrative, DayToldOfBeforeKeepsItsPossessive) {
  const std::string text =
      "The baker admitted the fraud on Tuesday. His lawyer said Tuesday's plea might help him.";
  const Story story = [&] {
    ReadOptions options;
    options.creation_time =
        CreationTime{{*parse_iso("2019-02-01"), Granularity::day}, "", "--date"};
    return analyse(read_text("test.txt", text, options));
  }();
  ASSERT_EQ(story.timexes.size(), 2U);
  EXPECT_EQ(story.timexes[0].value, "2019-01-29");
  EXPECT_EQ(story.timexes[1].value, "2019-01-29");
}

TEST(DatesNarrative, MonthsThatArePeopleOfTheTextAreNoDates) {
  const std::string text =
      "The farmer Theresa May sold her herd on Friday. Buyers praised May's cows, and May told "
      "them "
      "that she would rest. Critics of May were glad. She bought the herd in May.";
  ReadOptions options;
  options.creation_time = CreationTime{{*parse_iso("2019-07-10"), Granularity::day}, "", "--date"};
  const Story story = analyse(read_text("test.txt", text, options));
  ASSERT_EQ(story.timexes.size(), 2U);
  EXPECT_EQ(story.timexes[1].value, "2019-05");
  EXPECT_EQ(value_in("Prices in Boston in May fell. They rose at May's end.", "2019-07-10", "May"),
            "2019-05");
}

constexpr const char* siege_history =
    "The siege began on 4 March 1741. The governor, who had built the wall in 1702, held out. In "
    "June the wells ran dry, and by the end of October half of the horses were dead.\n\n"
    "In January the besiegers brought up guns. The first shot fell on 9 February.\n\n"
    "The town yielded on 2 May 1742. Its new wall, finished in 1760, stands. In July the army went "
    "home, and peace was signed on 11 August 1742.\n";

TEST(DatesNarrative, DatesOfAHistoryRunForwardPastAGlance) {
  EXPECT_EQ(value_in(siege_history, "2009-12-19", "June"), "1741-06");
  EXPECT_EQ(value_in(siege_history, "2009-12-19", "the end of October"), "1741-10");
  EXPECT_EQ(value_in(siege_history, "2009-12-19", "January"), "1742-01");
  EXPECT_EQ(value_in(siege_history, "2009-12-19", "9 February"), "1742-02-09");
  EXPECT_EQ(value_in(siege_history, "2009-12-19", "July"), "1742-07");
}

TEST(DatesNarrative, WhatFollowsAYearHeadingIsOfThatYear) {
  const std::string text =
      "Background\n\nThe league was founded on 3 May 1811.\n\n1813\n\nIn March the mill burned. A "
      "strike followed on 7 April, and in September the owners gave way.\n\n1814\n\nThe mill "
      "opened again on 2 January. It was sold in June.\n\n1815\n\nIn May the league broke up.\n";
  EXPECT_EQ(value_in(text, "2009-12-19", "March"), "1813-03");
  EXPECT_EQ(value_in(text, "2009-12-19", "September"), "1813-09");
  EXPECT_EQ(value_in(text, "2009-12-19", "2 January"), "1814-01-02");
  EXPECT_EQ(value_in(text, "2009-12-19", "June"), "1814-06");
  EXPECT_EQ(value_in(text, "2009-12-19", "May"), "1815-05");
}

}  // namespace
}  // namespace dateline
