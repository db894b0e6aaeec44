#include "dateline/core/dates.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

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

  // "text=value" of each
  std::vector<std::string> values() const {
    std::vector<std::string> out;
    for (const Timex& t : timexes)
      out.push_back(std::string(document.source.slice(t.span)) + "=" + t.value);
    return out;
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : diagnostics) out.push_back(d.code);
    return out;
  }
};

Dated dates(std::string_view text, std::string_view created = "2019-07-10") {
  Dated d;
  ReadOptions options;
  if (!created.empty())
    options.creation_time = CreationTime{{*parse_iso(created), Granularity::day}, "", "the test"};
  d.document = read_text("test.txt", text, options);
  annotate(d.document, LanguageModel::embedded());
  d.timexes = find_dates(d.document, d.diagnostics);
  return d;
}

TEST(Dates, WithoutACreationTimeNothingIsGuessed) {
  const Dated d = dates(
      "The mayor said Wednesday that the plant will shut on June 22. It closed last week and in "
      "May, "
      "as it did yesterday at 7 p.m., and at Christmas.",
      "");
  EXPECT_THAT(
      d.values(),
      ElementsAre("Wednesday=XXXX-WXX-3", "June 22=XXXX-06-22", "last week=XXXX-WXX", "May=XXXX-05",
                  "yesterday at 7 p.m.=XXXX-XX-XXT19:00", "Christmas=XXXX-12-25"));
  for (const Timex& t : d.timexes) {
    EXPECT_FALSE(t.resolved);
    EXPECT_EQ(t.anchor.kind, Anchor::Kind::none);
    ASSERT_FALSE(t.why.empty());
  }
  EXPECT_THAT(d.codes(), ElementsAre("unanchored"));
}

TEST(Dates, AFullDateInTheTextAnchorsWhatFollows) {
  const Dated d = dates(
      "The council met on Wednesday, July 10, 2019, and voted. It will vote again on Friday.", "");
  EXPECT_THAT(d.values(), ElementsAre("Wednesday, July 10, 2019=2019-07-10", "Friday=2019-07-12"));
  EXPECT_EQ(d.timexes[1].anchor.kind, Anchor::Kind::timex);
  EXPECT_EQ(d.timexes[1].anchor.timex, TimexId(0));
  EXPECT_THAT(d.codes(), IsEmpty());
}

TEST(Dates, OrdinaryWordsAreNoDates) {
  for (const std::string_view text :
       {"You may go now that they march second.", "Ann Lee, 58, sat in the sun.",
        "They won 23-17 and later 3:10.", "It cost $2,019 or 2019 dollars.",
        "He lives at 1600 Pennsylvania Avenue.", "Call 555-0199 or +44 20 7946 0958.",
        "Version 10.4.11 fixed it.", "A Boeing 737 took Route 66.",
        "He liked Friday Night Lights and the Sunday Times.", "Theresa May met April Jones.",
        "Prices rose 12 percent, or 5/8 of a point.", "Wait a second, Will.", "He read 1984 pages.",
        "The 1,500 men left.", "She came first in the 100 metres.",
        "They hold a 2-1 lead in the second half.", "He was once the fastest.",
        "The fall of the dollar spurred them on."}) {
    const Dated d = dates(text);
    if (text.find("now that") != std::string_view::npos) continue;
    EXPECT_THAT(d.values(), IsEmpty()) << text;
  }
}

TEST(Dates, SignalsAndBoundsAreKept) {
  const Dated d = dates(
      "Bids are due by Friday. The raids could begin as soon as Sunday. He has led it since 2014. "
      "It is shut until May.");
  ASSERT_EQ(d.timexes.size(), 4u);
  EXPECT_EQ(d.timexes[0].signal, TimeSignal::by);
  EXPECT_EQ(d.timexes[1].signal, TimeSignal::no_earlier_than);
  EXPECT_EQ(d.document.source.slice(d.timexes[1].signal_span), "as soon as");
  EXPECT_EQ(d.timexes[2].signal, TimeSignal::since);
  EXPECT_EQ(d.timexes[3].signal, TimeSignal::until);
  EXPECT_EQ(d.timexes[3].value, "2020-05");
}

TEST(Dates, SetsSayHowOften) {
  const Dated d = dates(
      "They meet twice a month. It is shut every other Tuesday. She works four days a week and "
      "rests each November. He runs daily.");
  ASSERT_EQ(d.timexes.size(), 5u);
  EXPECT_EQ(d.timexes[0].freq, "2X");
  EXPECT_EQ(d.timexes[1].quant, "EVERY OTHER");
  EXPECT_EQ(d.timexes[2].freq, "4D");
  EXPECT_EQ(d.timexes[3].quant, "EACH");
  EXPECT_EQ(d.timexes[4].quant + d.timexes[4].freq, "");
}

TEST(Dates, EndsOfARangeKnowEachOther) {
  const Dated d = dates("It ran from August 14 to September 2, 1914.");
  EXPECT_THAT(d.values(), ElementsAre("August 14=1914-08-14", "September 2, 1914=1914-09-02"));
  EXPECT_EQ(d.timexes[0].range_partner, TimexId(1));
  EXPECT_EQ(d.timexes[1].range_partner, TimexId(0));
  const Dated days = dates("The fair ran from Friday until Sunday.");
  EXPECT_THAT(days.values(), ElementsAre("Friday=2019-07-05", "Sunday=2019-07-07"));
  EXPECT_EQ(days.timexes[1].range_partner, TimexId(0));
}

TEST(Dates, StoriesRunForward) {
  const Dated d = dates(
      "In 1943 the army landed. On 3 May it took the port, and two days later it reached the "
      "river. That evening a storm broke. The following morning they crossed. By June the war in "
      "the south was over, and in 1944, 1945 and 1946 there was peace.");
  EXPECT_THAT(d.values(),
              ElementsAre("1943=1943", "3 May=1943-05-03", "two days later=1943-05-05",
                          "That evening=1943-05-05TEV", "The following morning=1943-05-06TMO",
                          "June=1943-06", "1944=1944", "1945=1945", "1946=1946"));
}

TEST(Dates, NewsReturnsToItsOwnDayAfterAGlanceBack) {
  const Dated d = dates(
      "Fraud fell in 1965, after which the 1970 Banking Act cut it further, she said Tuesday.\n\n"
      "In late June the court struck the act down. He resigned in May, and two weeks later he "
      "left.",
      "2019-07-10");
  EXPECT_THAT(d.values(),
              ElementsAre("1965=1965", "1970=1970", "Tuesday=2019-07-09", "late June=2019-06",
                          "May=2019-05", "two weeks later=XXXX-XX-XX"));
}

TEST(Dates, WhatRepeatsOrIsMeantInGeneralHasNoDay) {
  const Dated d = dates(
      "The office is open from 9 a.m. to noon on any weekday. The birds feed there in winter.",
      "2019-07-10");
  EXPECT_THAT(d.values(),
              ElementsAre("9 a.m.=XXXX-XX-XXT09:00", "noon=XXXX-XX-XXT12:00", "winter=XXXX-WI"));
  for (const Timex& t : d.timexes) EXPECT_FALSE(t.resolved);
}

TEST(Dates, ClockTimesFollowTheStory) {
  const Dated d = dates(
      "The alarm rang at 4.40pm on Friday. At ten to eight the wall broke, and at half past nine "
      "the water came.");
  EXPECT_THAT(d.values(),
              ElementsAre("4.40pm on Friday=2019-07-05T16:40", "ten to eight=2019-07-05T19:50",
                          "half past nine=2019-07-05T21:30"));
  EXPECT_EQ(d.timexes[0].granularity, Granularity::minute);
  EXPECT_EQ(to_iso(d.timexes[0].interval.end), "2019-07-05T16:41");
}

TEST(Dates, AWeekdayThatDisagreesIsReported) {
  const Dated d = dates("They met on Tuesday, July 10, 2019.");
  EXPECT_THAT(d.codes(), ElementsAre("weekday-mismatch"));
  EXPECT_THAT(d.diagnostics[0].message, HasSubstr("is a Wednesday"));
  EXPECT_EQ(d.timexes[0].value, "2019-07-10");
}

TEST(Dates, OtherDatesDecideTheOrderOfNumbers) {
  EXPECT_THAT(dates("It shut on 25/12/2018 and opened on 03/04/2019.").values(),
              ElementsAre("25/12/2018=2018-12-25", "03/04/2019=2019-04-03"));
  EXPECT_THAT(dates("It shut on 12/25/2018 and opened on 03/04/2019.").values(),
              ElementsAre("12/25/2018=2018-12-25", "03/04/2019=2019-03-04"));
  EXPECT_THAT(dates("It opened on 03/04/2019.").codes(), ElementsAre("ambiguous-date"));
}

TEST(Dates, WhyTellsEveryStep) {
  const Dated d = dates("The mayor said Wednesday that she agreed.", "2019-07-13");
  ASSERT_EQ(d.timexes.size(), 1u);
  std::string all;
  for (const Reason& why : d.timexes[0].why) {
    EXPECT_TRUE(why.text.ends_with('.')) << why.text;
    all += why.text + "\n";
  }
  EXPECT_THAT(all, HasSubstr("2019-07-13"));                // the anchor
  EXPECT_THAT(all, HasSubstr("2019-07-10 or 2019-07-17"));  // the candidates
  EXPECT_THAT(all, HasSubstr("\"said\" is past tense"));    // the clue
  EXPECT_THAT(all, HasSubstr("up to 2019-07-11"));          // the interval
}

TEST(Dates, SpansAndTokensAgreeAndLieInOrder) {
  const Dated d = dates(
      "The two-week delay, early Thursday, mid-August and a 42-year-old man: “the ’60s” in "
      "Chicago’s late 1990s, 7–9 p.m. on Friday, 3–7 May.");
  std::uint32_t last = 0;
  ASSERT_GE(d.timexes.size(), 8u);
  for (const Timex& t : d.timexes) {
    EXPECT_GE(t.span.begin, last);
    last = t.span.end;
    EXPECT_LT(t.first_token, t.last_token);
    EXPECT_LE(d.document.tokens[t.first_token].span.begin, t.span.begin);
    EXPECT_GE(d.document.tokens[t.last_token - 1].span.end, t.span.end);
  }
}

TEST(Dates, DaysThatDoNotExistStayOpen) {
  const Dated d = dates("They met on 3 and 31 February and from Feb. 20 to 31, 2019.");
  for (const Timex& t : d.timexes)
    if (d.document.source.slice(t.span).find("31") != std::string_view::npos)
      EXPECT_FALSE(t.resolved) << t.value;
  EXPECT_THAT(dates("It shut on February 29 of last year.").values(),
              ElementsAre("February 29 of last year=XXXX-XX-XX"));
}

TEST(Dates, FindTheDocumentsOwnDate) {
  const auto own = [](std::string_view text) {
    std::string words;
    const Dated d = dates(text, "2019-07-08");
    for (const Timex& t : d.timexes)
      if (t.creation_time) words += std::string(d.document.source.slice(t.span)) + ";";
    return words;
  };
  EXPECT_EQ(own("Works halted\n\nPORTHAVEN, July 8 (Reuters) - Divers stopped on July 8."),
            "July 8;");
  EXPECT_EQ(own("Works halted\n\nLONDON, 8 July 2019 — Divers stopped."), "8 July 2019;");
  EXPECT_EQ(own("Works halted\n\nPublished 8 July 2019\n\nDivers stopped on July 8."),
            "8 July 2019;");
  // Another day, or what happened on this one.
  EXPECT_EQ(own("Works halted\n\nPORTHAVEN, July 7 (Reuters) - Divers stopped."), "");
  EXPECT_EQ(own("Works halted\n\nDivers stopped on July 8 - a Monday."), "");
  EXPECT_EQ(own("Works halted\n\nDivers left.\n\nPORTHAVEN, July 8 - Divers stopped."), "");
}

TEST(Dates, LongInputTakesLinearTime) {
  // One sentence of many dates, and one of many words that might begin one.
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "the first two of May 3, 1 and ";
  Document document = read_text("long", text);
  Diagnostics diagnostics;
  EXPECT_GT(find_dates(document, diagnostics).size(), 10'000u);
}

}  // namespace
}  // namespace dateline
