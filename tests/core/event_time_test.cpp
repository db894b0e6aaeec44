#include "event_time.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(EventTime, SignalsMakeBounds) {
  Timex x;
  x.resolved = true;
  x.interval = to_interval(unit_at(*parse_iso("2024-05-24"), Granularity::day));
  x.value = "2024-05-24";
  const auto bound = [&](TimeSignal s) {
    x.signal = s;
    return time_of(x, {}).bound;
  };
  EXPECT_EQ(bound(TimeSignal::none), Bound::none);
  EXPECT_EQ(bound(TimeSignal::by), Bound::not_after);
  EXPECT_EQ(bound(TimeSignal::until), Bound::not_after);
  EXPECT_EQ(bound(TimeSignal::since), Bound::not_before);
  EXPECT_EQ(bound(TimeSignal::no_earlier_than), Bound::not_before);
  x.signal = TimeSignal::before;
  const EventTime before = time_of(x, {});
  EXPECT_EQ(before.basis, Basis::bounded);
  EXPECT_TRUE(before.interval.open_begin());
  EXPECT_EQ(to_iso(before.interval.end), "2024-05-24");
}

TEST(EventTime, ByTheEndOfTheYearIsItsLastDay) {
  Timex x;
  x.resolved = true;
  x.interval = to_interval(unit_at(*parse_iso("2025-01-01"), Granularity::year));
  x.granularity = Granularity::year;
  x.mod = TimexMod::end;
  x.signal = TimeSignal::by;
  const EventTime when = time_of(x, {});
  EXPECT_EQ(to_iso(when.interval.begin), "2025-12-31");
  EXPECT_EQ(when.granularity, Granularity::day);
}

TEST(EventTime, RangesAreTheirHull) {
  std::vector<Timex> ends(2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    ends[i].id = TimexId{i};
    ends[i].resolved = true;
    ends[i].interval =
        to_interval(unit_at(*parse_iso(i == 0 ? "2024-05-03" : "2024-05-07"), Granularity::day));
    ends[i].value = i == 0 ? "2024-05-03" : "2024-05-07";
    ends[i].range_partner = TimexId{1 - i};
  }
  const EventTime when = time_of(ends[1], ends);
  EXPECT_EQ(to_iso(when.interval.begin), "2024-05-03");
  EXPECT_EQ(to_iso(when.interval.end), "2024-05-08");
  EXPECT_EQ(when.granularity, Granularity::interval);
  EXPECT_EQ(when.value, "2024-05-03/2024-05-07");
}

TEST(EventTime, ADateRightBehindAVerbIsTheVerbs) {
  // "dropped a concert set for Friday", with the date hung on "dropped".
  const EventsOf e(R"(
Rowe     _     PROPN NNP 2 nsubj person
dropped  drop  VERB  VBD 0 root
a        _     DET   DT  4 det
concert  _     NOUN  NN  2 obj
set      _     VERB  VBN 2 xcomp
for      _     ADP   IN  7 case
Friday   _     PROPN NNP 2 obl
.        _     PUNCT .   2 punct
)",
                   {{"Friday", "2024-05-24"}});
  EXPECT_EQ(e.when("set"), "2024-05-24");
  EXPECT_EQ(e.status("set"), "cancelled");
  EXPECT_NE(e.when("drop"), "2024-05-24");
}

TEST(EventTime, ADateBehindAnObjectIsTheVerbs) {
  const EventsOf e(R"(
Rowe     _     PROPN NNP 2 nsubj person
issued   issue VERB  VBD 0 root
a        _     DET   DT  4 det
warning  _     NOUN  NN  2 obj
at       _     ADP   IN  6 case
noon     _     NOUN  NN  4 nmod
.        _     PUNCT .   2 punct
)",
                   {{"noon", "2024-05-13"}});
  EXPECT_EQ(e.when("issue"), "2024-05-13");
  EXPECT_EQ(e.when("warning"), "bounded");
}

TEST(EventTime, ConjunctsTakeTheDateBehindTheConjunction) {
  // Both dates hung on "bought": the second stands behind "and".
  const EventsOf e(R"(
Rowe     _     PROPN NNP 2 nsubj person
bought   buy   VERB  VBD 0 root
it       _     PRON  PRP 2 obj
Monday   _     PROPN NNP 2 obl:unmarked
and      _     CCONJ CC  10 cc
,        _     PUNCT ,   5 punct
on       _     ADP   IN  8 case
Tuesday  _     PROPN NNP 2 obl
,        _     PUNCT ,   8 punct
sold     sell  VERB  VBD 2 conj
it       _     PRON  PRP 10 obj
.        _     PUNCT .   2 punct
)",
                   {{"Monday", "2024-05-13"}, {"Tuesday", "2024-05-14"}});
  EXPECT_EQ(e.when("buy"), "2024-05-13");
  EXPECT_EQ(e.when("sell"), "2024-05-14");
}

TEST(EventTime, DatesOfComparisonsDateNothing) {
  const EventsOf e(R"(
Prices   price NOUN  NNS 2 nsubj
rose     rise  VERB  VBD 0 root
for      _     ADP   IN  6 case
the      _     DET   DT  6 det
first    _     ADJ   JJ  6 amod
time     _     NOUN  NN  2 obl
since    _     ADP   IN  8 case
1940     _     NUM   CD  2 obl
.        _     PUNCT .   2 punct
)",
                   {{"1940", "1940-01-01", TimeSignal::since, Granularity::year}});
  EXPECT_EQ(e.when("rise"), "bounded");
  EXPECT_EQ(e.roles("rise"), "theme:Prices other:the first time");
}

TEST(EventTime, BothDaysOfACoordinatedDate) {
  const EventsOf e(R"(
Talks    talk  NOUN  NNS 2 nsubj
resume   _     VERB  VBP 0 root
Monday   _     PROPN NNP 2 obl:unmarked
and      _     CCONJ CC  5 cc
Tuesday  _     PROPN NNP 3 conj
.        _     PUNCT .   2 punct
)",
                   {{"Monday", "2024-05-20"}, {"Tuesday", "2024-05-21"}});
  const Event& resume = e.event("resume");
  ASSERT_TRUE(resume.when);
  EXPECT_EQ(to_iso(resume.when->interval.begin), "2024-05-20");
  EXPECT_EQ(e.status("resume"), "planned");
}

TEST(EventTime, UnresolvedDatesDateNothing) {
  const EventsOf e(R"(
Rowe     _     PROPN NNP 2 nsubj person
left     leave VERB  VBD 0 root
Monday   _     PROPN NNP 2 obl:unmarked
.        _     PUNCT .   2 punct
)",
                   {{"Monday", ""}}, "");
  EXPECT_EQ(e.when("leave"), "");
  EXPECT_FALSE(e.event("leave").shown);
}

TEST(EventTime, InADatedCeremony) {
  const EventsOf e(R"(
In       _     ADP   IN  4 case
a        _     DET   DT  4 det
Monday   _     PROPN NNP 4 compound
ceremony _     NOUN  NN  7 obl
,        _     PUNCT ,   4 punct
Rowe     _     PROPN NNP 7 nsubj person
opened   open  VERB  VBD 0 root
it       _     PRON  PRP 7 obj
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.when("open"), "2024-05-13 inherited");
}

constexpr const char* spoke_and_unveiled = R"(
Rowe     _     PROPN NNP 2 nsubj person
spoke    speak VERB  VBD 0 root
Monday   _     PROPN NNP 2 obl:unmarked
.        _     PUNCT .   2 punct

He       _     PRON  PRP 2 nsubj
unveiled unveil VERB VBD 0 root
a        _     DET   DT  4 det
plan     _     NOUN  NN  2 obj
.        _     PUNCT .   2 punct
)";

TEST(EventTime, TheNextSentenceAboutTheSamePersonGoesOn) {
  // The fixture knows only names as actors: Rowe again instead of "He".
  std::string conllu = spoke_and_unveiled;
  conllu.replace(conllu.find("He       _     PRON  PRP"), 24, "Rowe     _     PROPN NNP");
  const EventsOf e(conllu, {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.when("unveil"), "2024-05-13 inherited");
  EXPECT_FALSE(e.event("unveil").shown);
}

TEST(EventTime, SomebodyElseOrAnotherTimeDoesNotGoOn) {
  const EventsOf other(spoke_and_unveiled, {{"Monday", "2024-05-13"}});
  EXPECT_EQ(other.when("unveil"), "bounded");  // who "He" is, nobody knows here
  std::string conllu = spoke_and_unveiled;
  conllu.replace(conllu.find("He       _     PRON  PRP"), 24, "Rowe     _     PROPN NNP");
  conllu.replace(conllu.find("unveiled unveil VERB VBD"), 24, "unveiled unveil VERB VBN");
  const EventsOf participle(conllu, {{"Monday", "2024-05-13"}});
  EXPECT_NE(participle.when("unveil"), "2024-05-13 inherited");
}

TEST(EventTime, EventsBoundEvents) {
  const EventsOf e(R"(
Before   _     ADP   IN  3 case
the      _     DET   DT  3 det
raid     _     NOUN  NN  8 obl
in       _     ADP   IN  5 case
March    _     PROPN NNP 3 nmod
,        _     PUNCT ,   3 punct
Rowe     _     PROPN NNP 8 nsubj person
resigned resign VERB VBD 0 root
.        _     PUNCT .   8 punct
)",
                   {{"March", "2024-03-01", TimeSignal::at, Granularity::month}});
  const Event& resign = e.event("resign");
  ASSERT_TRUE(resign.when);
  EXPECT_EQ(resign.when->basis, Basis::bounded);
  EXPECT_EQ(to_iso(resign.when->interval.end), "2024-04-01");
  EXPECT_EQ(e.when("raid"), "2024-03-01");
  bool linked = false;
  for (const Tlink& link : e.set.tlinks)
    if (const EventId* to = std::get_if<EventId>(&link.to))
      linked = linked || (link.from == resign.id && *to == e.event("raid").id &&
                          link.relations == RelationSet(AllenRelation::before));
  EXPECT_TRUE(linked);
}

TEST(EventTime, TheDayOfAnOpeningIsNotThatOfAllThatFollows) {
  const EventsOf e(R"(
The       _       DET   DT  2 det
inquiry   _       NOUN  NN  3 nsubj
opened    open    VERB  VBD 0 root
on        _       ADP   IN  5 case
Monday    _       PROPN NNP 3 obl
and       _       CCONJ CC  7 cc
heard     hear    VERB  VBD 3 conj
41        _       NUM   CD  9 nummod
nurses    nurse   NOUN  NNS 7 obj person
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.when("open"), "2024-05-13");
  EXPECT_EQ(e.when("hear"), "bounded");
}

TEST(EventTime, LaterIsNotThatDay) {
  const auto text = [](const std::string& adverb) {
    return "Rowe _ PROPN NNP 2 nsubj person\nresigned resign VERB VBD 0 root\n"
           "Monday _ PROPN NNP 2 obl:unmarked\nand _ CCONJ CC 6 cc\n" +
           adverb + " _ ADV RB 6 advmod\nsold sell VERB VBD 2 conj\nit _ PRON PRP 6 obj\n";
  };
  EXPECT_EQ(EventsOf(text("later"), {{"Monday", "2024-05-13"}}).when("sell"), "bounded");
  EXPECT_EQ(EventsOf(text("quietly"), {{"Monday", "2024-05-13"}}).when("sell"),
            "2024-05-13 inherited");
}

TEST(EventTime, SayingsInAReportOfTheDayAreOfThatDay) {
  const auto said = [](const std::string& day, const std::string& tail) {
    const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
opened    open    VERB  VBD 0 root
a         _       DET   DT  4 det
bridge    _       NOUN  NN  2 obj object
Monday    _       PROPN NNP 2 obl:unmarked
.         _       PUNCT .   2 punct

Lind      _       PROPN NNP 2 nsubj person
said      say     VERB  VBD 0 root
it        _       PRON  PRP 4 nsubj
fell      fall    VERB  VBD 2 ccomp
)" + tail,
                     {{"Monday", day}});
    EXPECT_FALSE(e.event("say").shown);
    return e.when("say");
  };
  EXPECT_EQ(said("2024-05-16", ""), "2024-05-16 inherited");
  EXPECT_EQ(said("2024-05-13", ""), "2024-05-13 inherited");
  // A report of old things is no report of the day.
  EXPECT_EQ(said("2024-04-15", ""), "bounded");
}

TEST(EventTime, ASayingWithADateNearKeepsItsOwn) {
  const EventsOf e(
      R"(
Rowe      _       PROPN NNP 2 nsubj person
opened    open    VERB  VBD 0 root
a         _       DET   DT  4 det
bridge    _       NOUN  NN  2 obj object
Monday    _       PROPN NNP 2 obl:unmarked
.         _       PUNCT .   2 punct

Lind      _       PROPN NNP 2 nsubj person
said      say     VERB  VBD 0 root
it        _       PRON  PRP 4 nsubj
fell      fall    VERB  VBD 2 ccomp
in        _       ADP   IN  6 case
April     _       PROPN NNP 4 obl
)",
      {{"Monday", "2024-05-16"}, {"April", "2024-04-01", TimeSignal::none, Granularity::month}});
  EXPECT_EQ(e.when("say"), "bounded");
}

TEST(EventTime, TheDateOfADatelineIsThatOfWriting) {
  const EventsOf e(R"(
OSLO      Oslo    PROPN NNP 8 nsubj place
,         _       PUNCT ,   1 punct
Nov       _       PROPN NNP 1 nmod
18        _       NUM   CD  3 nummod
—         _       PUNCT :   8 punct
A         _       DET   DT  7 det
bridge    _       NOUN  NN  8 nsubj
fell      fall    VERB  VBD 0 root
)",
                   {{"Nov 18", "2023-11-18"}});
  EXPECT_EQ(e.when("fall"), "bounded");
}

TEST(EventTime, NoDateHangsOnAName) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
rejected  reject  VERB  VBD 0 root
an        _       DET   DT  4 det
offer     _       NOUN  NN  2 obj
of        _       ADP   IN  6 case
shares    share   NOUN  NNS 4 nmod
from      _       ADP   IN  8 case
Acme      _       PROPN NNP 6 nmod organization
in        _       ADP   IN  10 case
May       _       PROPN NNP 8 nmod
)",
                   {{"May", "2024-05-01", TimeSignal::none, Granularity::month}});
  EXPECT_EQ(e.when("reject"), "2024-05-01");
}

TEST(EventTime, WhatIsToHappenWhenSomethingElseWill) {
  const auto when = [](const std::string& modal, const std::string& conjunction) {
    return EventsOf("Rowe _ PROPN NNP 3 nsubj person\n" + modal + " _ AUX MD 3 aux\n" +
                        "vote vote VERB VB 0 root\n" + conjunction +
                        " _ ADV WRB 6 advmod\n"
                        "members member NOUN NNS 6 nsubj\n"
                        "return return VERB VBP 3 advcl\n"
                        "Wednesday _ PROPN NNP 6 obl:unmarked\n",
                    {{"Wednesday", "2024-05-22"}})
        .when("vote");
  };
  EXPECT_EQ(when("will", "when"), "2024-05-22 inherited");
  EXPECT_EQ(when("could", "when"), "");
  EXPECT_NE(when("will", "before"), "2024-05-22 inherited");
}

}  // namespace
}  // namespace dateline
