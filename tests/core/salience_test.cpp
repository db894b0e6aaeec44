#include "salience.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(Salience, HeadlinesGiveWayToTheText) {
  const EventsOf e(R"(
# title
Rowe      _       PROPN NNP 2 nsubj person
resigns   resign  VERB  VBZ 0 root
Monday    _       PROPN NNP 2 obl:unmarked


Rowe      _       PROPN NNP 2 nsubj person
resigned  resign  VERB  VBD 0 root
Monday    _       PROPN NNP 2 obl:unmarked
)",
                   {{"Monday", "2024-05-13"}, {"Monday", "2024-05-13"}});
  EXPECT_FALSE(e.event("resign", 0).shown);
  EXPECT_TRUE(e.event("resign", 1).shown);
}

TEST(Salience, TheSameTwiceIsDrawnOnce) {
  const char* twice = R"(
Rowe      _       PROPN NNP 2 nsubj person
resigned  resign  VERB  VBD 0 root
Monday    _       PROPN NNP 2 obl:unmarked

Rowe      _       PROPN NNP 2 nsubj person
resigned  resign  VERB  VBD 0 root
Monday    _       PROPN NNP 2 obl:unmarked
)";
  const EventsOf same(twice, {{"Monday", "2024-05-13"}, {"Monday", "2024-05-13"}});
  EXPECT_TRUE(same.event("resign", 0).shown);
  EXPECT_FALSE(same.event("resign", 1).shown);
  const EventsOf apart(twice, {{"Monday", "2024-05-13"}, {"Monday", "2023-05-15"}});
  EXPECT_TRUE(apart.event("resign", 1).shown);
}

TEST(Salience, DecliningToCommentIsNoNews) {
  const auto shown = [](const std::string& verb) {
    return EventsOf(
               "Rowe _ PROPN NNP 2 nsubj person\ndeclined decline VERB VBD 0 root\n"
               "to _ PART TO 4 mark\n" +
               verb + " _ VERB VB 2 xcomp\n")
        .event("decline")
        .shown;
  };
  EXPECT_FALSE(shown("comment"));
  EXPECT_TRUE(shown("resign"));
}

TEST(Salience, NotesToTheReaderAreNotDrawn) {
  const EventsOf e(R"(
This      _       DET   DT  2 det
story     _       NOUN  NN  5 nsubj:pass
has       have    AUX   VBZ 5 aux
been      be      AUX   VBN 5 aux:pass
updated   update  VERB  VBN 0 root
Monday    _       PROPN NNP 5 obl:unmarked
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_FALSE(e.event("update").shown);
}

TEST(Salience, BeginningIsDrawnByWhatBegins) {
  const EventsOf e(R"(
Crews     crew    NOUN  NNS 2 nsubj
began     begin   VERB  VBD 0 root
moving    move    VERB  VBG 2 xcomp
beds      bed     NOUN  NNS 3 obj
Monday    _       PROPN NNP 3 obl:unmarked
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_FALSE(e.event("begin").shown);
  EXPECT_TRUE(e.event("move").shown);
  EXPECT_EQ(e.event("move").label, "Crews began moving beds");
  EXPECT_EQ(e.when("begin"), "2024-05-13");
}

TEST(Salience, ScoresLieBetweenZeroAndOne) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
resigned  resign  VERB  VBD 0 root
Monday    _       PROPN NNP 2 obl:unmarked
)",
                   {{"Monday", "2024-05-13"}});
  const double s = e.event("resign").salience;
  EXPECT_GT(s, 0.5);
  EXPECT_LE(s, 1.0);
}

TEST(Salience, WhatHasBeenDoneByOfficeIsNewsWithoutADay) {
  const auto shown = [](const std::string& verb, const std::string& lemma) {
    const EventsOf e("Rowe _ PROPN NNP 3 nsubj person\nhas have AUX VBZ 3 aux\n" + verb + " " +
                     lemma + " VERB VBN 0 root\na _ DET DT 5 det\nmill _ NOUN NN 3 obj object\n");
    return e.event(lemma).shown;
  };
  EXPECT_TRUE(shown("closed", "close"));
  EXPECT_TRUE(shown("fined", "fine"));
  EXPECT_FALSE(shown("painted", "paint"));
}

TEST(Salience, ThePerfectIsActiveWhateverTheParseCallsItsSubject) {
  const EventsOf e(R"(
Nurses    nurse   NOUN  NNS 3 nsubj:pass person
have      _       AUX   VBP 3 aux
asked     ask     VERB  VBN 0 root
Rowe      _       PROPN NNP 3 obj person
to        _       PART  TO  6 mark
leave     _       VERB  VB  3 xcomp
)");
  EXPECT_EQ(e.roles("ask"), "agent:Nurses recipient:Rowe");
}

TEST(Salience, AnAnnouncedPlanIsShownAndNotBeforeItsAnnouncement) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
announced announce VERB VBD 0 root
Monday    _       PROPN NNP 2 obl:unmarked
that      _       SCONJ IN  7 mark
he        _       PRON  PRP 7 nsubj person
would     _       AUX   MD  7 aux
sell      _       VERB  VB  2 ccomp
a         _       DET   DT  9 det
mill      _       NOUN  NN  7 obj object
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.status("sell"), "planned");
  ASSERT_TRUE(e.event("sell").when);
  EXPECT_EQ(to_iso(e.event("sell").when->interval.begin), "2024-05-13");
  // "he" is nobody here.
  EXPECT_FALSE(e.event("sell").shown);
  EXPECT_TRUE(e.event("announce").shown);
}

}  // namespace
}  // namespace dateline
