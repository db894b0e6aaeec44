#include "status.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(Status, TensesAndModals) {
  const auto of = [](const std::string& auxiliaries, const std::string& verb) {
    // Subject, auxiliaries, verb.
    return EventsOf("Rowe _ PROPN NNP " + verb.substr(0, 1) + " nsubj person\n" + auxiliaries +
                    verb.substr(2) + "\n")
        .status("leave");
  };
  EXPECT_EQ(of("", "2 left leave VERB VBD 0 root"), "happened");
  EXPECT_EQ(of("has have AUX VBZ 3 aux\n", "3 left leave VERB VBN 0 root"), "happened");
  EXPECT_EQ(of("is be AUX VBZ 3 aux\n", "3 leaving leave VERB VBG 0 root"), "ongoing");
  EXPECT_EQ(of("will _ AUX MD 3 aux\n", "3 leave _ VERB VB 0 root"), "planned");
  EXPECT_EQ(of("is be AUX VBZ 4 aux\nto _ PART TO 4 mark\n", "4 leave _ VERB VB 0 root"),
            "planned");
  EXPECT_EQ(of("might _ AUX MD 3 aux\n", "3 leave _ VERB VB 0 root"), "hypothetical");
  EXPECT_EQ(of("would _ AUX MD 3 aux\n", "3 leave _ VERB VB 0 root"), "hypothetical");
}

TEST(Status, WouldInAReportIsAPlan) {
  const EventsOf e(R"(
Rowe  _    PROPN NNP 2 nsubj person
said  say  VERB  VBD 0 root
he    _    PRON  PRP 5 nsubj
would _    AUX   MD  5 aux
leave _    VERB  VB  2 ccomp
)");
  EXPECT_EQ(e.status("leave"), "planned");
}

TEST(Status, PluperfectOfIntentionCameToNothing) {
  const EventsOf e(R"(
Rowe   _    PROPN NNP 3 nsubj person
had    have AUX   VBD 3 aux
hoped  hope VERB  VBN 0 root
to     _    PART  TO  5 mark
leave  _    VERB  VB  3 xcomp
)");
  EXPECT_EQ(e.status("leave"), "cancelled");
}

TEST(Status, CancelledThroughADemonstrative) {
  const EventsOf e(R"(
Crews  crew NOUN  NNS 3 nsubj
will   _    AUX   MD  3 aux
march  _    VERB  VB  0 root
Sunday _    PROPN NNP 3 obl:unmarked
.      _    PUNCT .   3 punct

That   _    PRON  DT  3 nsubj
is     be   AUX   VBZ 3 cop
off    _    ADV   RB  0 root
.      _    PUNCT .   3 punct
)",
                   {{"Sunday", "2024-05-19"}});
  EXPECT_EQ(e.status("march"), "cancelled");
}

TEST(Status, DueInTheParseOfAPreposition) {
  const EventsOf e(R"(
The    _    DET   DT  2 det
case   _    NOUN  NN  7 nsubj:pass
is     be   AUX   VBZ 7 aux:pass
due    _    ADJ   JJ  7 mark
to     _    PART  TO  4 fixed
be     _    AUX   VB  7 aux:pass
heard  hear VERB  VBN 0 root
Monday _    PROPN NNP 7 obl:unmarked
)",
                   {{"Monday", "2024-05-20"}});
  EXPECT_EQ(e.status("hear"), "planned");
  EXPECT_EQ(e.event("hear").label, "The case is due to be heard");
}

TEST(Status, DeniedContentIsDenied) {
  const EventsOf e(R"(
Rowe   _    PROPN NNP 2 nsubj person
denied deny VERB  VBD 0 root
that   _    SCONJ IN  6 mark
he     _    PRON  PRP 6 nsubj
had    have AUX   VBD 6 aux
paid   pay  VERB  VBN 2 ccomp
)");
  EXPECT_EQ(e.status("pay"), "denied");
  EXPECT_EQ(e.source("pay"), "Rowe");
  EXPECT_EQ(e.event("pay").label, "Rowe denied that he had paid");
  EXPECT_TRUE(e.event("pay").shown);
}

TEST(Status, NegatedDenialDeniesNothing) {
  const EventsOf e(R"(
Rowe   _    PROPN NNP 4 nsubj person
did    do   AUX   VBD 4 aux
not    _    PART  RB  4 advmod
deny   _    VERB  VB  0 root
that   _    SCONJ IN  8 mark
he     _    PRON  PRP 8 nsubj
had    have AUX   VBD 8 aux
paid   pay  VERB  VBN 4 ccomp
)");
  EXPECT_NE(e.status("pay"), "denied");
}

TEST(Status, EllipticDenialsRepeatTheClaim) {
  const EventsOf e(R"(
Ames   _    PROPN NNP 2 nsubj person
said   say  VERB  VBD 0 root
Rowe   _    PROPN NNP 5 nsubj person
had    have AUX   VBD 5 aux
paid   pay  VERB  VBN 2 ccomp
.      _    PUNCT .   2 punct

Rowe   _    PROPN NNP 2 nsubj person
denied deny VERB  VBD 0 root
that   _    SCONJ IN  5 mark
he     _    PRON  PRP 5 nsubj
had    have AUX   VBD 2 ccomp
.      _    PUNCT .   2 punct
)");
  EXPECT_EQ(e.event("pay", 0).status, EventStatus::happened);
  EXPECT_EQ(e.event("pay", 1).status, EventStatus::denied);
  EXPECT_FALSE(e.has("have"));
}

TEST(Status, QuestionsAndOrdersAreNoHappenings) {
  const EventsOf e(R"(
Read   _    VERB  VB  0 root
the    _    DET   DT  3 det
rules  rule NOUN  NNS 1 obj
.      _    PUNCT .   1 punct
)");
  EXPECT_EQ(e.status("read"), "hypothetical");
  EXPECT_FALSE(e.event("read").shown);
}

TEST(Status, AWalkoutSetForADayAndCalledOffIsCancelled) {
  const EventsOf e(R"(
They      they    PRON  PRP 2 nsubj
called    call    VERB  VBD 0 root
off       _       ADP   RP  2 compound:prt
the       _       DET   DT  5 det
walkout   _       NOUN  NN  2 obl
,         _       PUNCT ,   9 punct
which     _       PRON  WDT 9 nsubj:pass
was       be      AUX   VBD 9 aux:pass
set       _       VERB  VBN 5 acl:relcl
for       _       ADP   IN  11 case
Friday    _       PROPN NNP 9 obl
)",
                   {{"Friday", "2024-05-24"}});
  EXPECT_EQ(e.status("set"), "cancelled");
  EXPECT_EQ(e.event("call off").participants.size(), 2U);
}

TEST(Status, PutOffUntilADayIsThenAndNotByThen) {
  const EventsOf e(R"(
The       _       DET   DT  2 det
match     _       NOUN  NN  4 nsubj:pass
was       be      AUX   VBD 4 aux:pass
postponed postpone VERB VBN 0 root
until     _       ADP   IN  6 case
Friday    _       PROPN NNP 4 obl
)",
                   {{"Friday", "2024-05-24", TimeSignal::until}});
  EXPECT_EQ(e.status("postpone"), "planned");
  EXPECT_EQ(e.when("postpone"), "2024-05-24");
}

TEST(Status, WhatARejectedClaimSaysIsDeniedByWhoRejectsIt) {
  const auto parse = [](const std::string& verb, const std::string& lemma) {
    return "Rowe _ PROPN NNP 2 nsubj person\n" + verb + " " + lemma +
           " VERB VBD 0 root\nreports report NOUN NNS 2 obj\nthat _ SCONJ IN 7 mark\n"
           "Lind _ PROPN NNP 7 nsubj person\nhad have AUX VBD 7 aux\n"
           "resigned resign VERB VBN 3 acl:relcl\n";
  };
  const EventsOf denied(parse("dismissed", "dismiss"));
  EXPECT_EQ(denied.status("resign"), "denied");
  EXPECT_EQ(denied.source("resign"), "Rowe");
  EXPECT_EQ(denied.roles("resign"), "agent:Lind");
  EXPECT_TRUE(denied.event("resign").shown);
  EXPECT_NE(EventsOf(parse("repeated", "repeat")).status("resign"), "denied");
}

TEST(Status, ADecisionInThePluperfectStandsAnIntentionDoesNot) {
  const auto sell = [](const std::string& verb, const std::string& lemma) {
    return EventsOf("Rowe _ PROPN NNP 3 nsubj person\nhad have AUX VBD 3 aux\n" + verb + " " +
                    lemma + " VERB VBN 0 root\nto _ PART TO 5 mark\nsell _ VERB VB 3 xcomp\n")
        .status("sell");
  };
  EXPECT_EQ(sell("voted", "vote"), "planned");
  EXPECT_EQ(sell("hoped", "hope"), "cancelled");
}

TEST(Status, WhoIsToDoSomethingIsNoAim) {
  const auto meet = [](const std::string& subject) {
    return EventsOf(subject + R"( 4 nsubj:outer
are       be      AUX   VBP 4 cop
to        _       PART  TO  4 mark
meet      _       VERB  VB  0 root
)");
  };
  EXPECT_EQ(meet("They they PRON PRP").event("meet").modality, "be to");
  EXPECT_EQ(meet("They they PRON PRP").status("meet"), "planned");
  EXPECT_EQ(meet("Aims aim NOUN NNS").event("meet").modality, "");
}

TEST(Status, ThePlanOfARelativeClauseIsOffWithItsNoun) {
  const EventsOf e(R"(
A         _       DET   DT  2 det
march     _       NOUN  NN  0 root
that      _       SCONJ IN  5 obj
Rowe      _       PROPN NNP 5 nsubj person
planned   plan    VERB  VBD 2 acl:relcl
for       _       ADP   IN  7 case
Friday    _       PROPN NNP 5 obl
is        be      AUX   VBZ 9 cop
off       _       ADV   RB  5 ccomp
)",
                   {{"Friday", "2024-05-24"}});
  EXPECT_EQ(e.status("plan"), "cancelled");
  EXPECT_EQ(e.event("be off").label, "A march is off");
}

TEST(Status, AMovedEventIsOffOnTheOldDayAndPlannedForTheNew) {
  const EventsOf e(
      R"(
The       _       DET   DT  2 det
concert   _       NOUN  NN  4 nsubj:pass
was       be      AUX   VBD 4 aux:pass
postponed postpone VERB VBN 0 root
from      _       ADP   IN  6 case
Monday    _       PROPN NNP 4 obl
until     _       ADP   IN  8 case
Friday    _       PROPN NNP 4 obl
)",
      {{"Monday", "2024-05-20", TimeSignal::from}, {"Friday", "2024-05-24", TimeSignal::until}});
  EXPECT_EQ(e.status("concert"), "cancelled");
  EXPECT_EQ(e.when("concert"), "2024-05-20");
  EXPECT_TRUE(e.event("concert").shown);
  EXPECT_EQ(e.status("postpone"), "planned");
  EXPECT_EQ(e.when("postpone"), "2024-05-24");
}

TEST(Status, TheDateOfWhatIsCalledOffIsNotThatOfTheCall) {
  const EventsOf e(R"(
The       _       DET   DT  2 det
vote      _       NOUN  NN  7 nsubj:pass
due       _       ADJ   JJ  5 case
on        _       ADP   IN  3 fixed
Monday    _       PROPN NNP 7 obl
was       be      AUX   VBD 7 aux:pass
cancelled cancel  VERB  VBN 0 root
)",
                   {{"Monday", "2024-05-20"}});
  EXPECT_EQ(e.status("vote"), "cancelled");
  EXPECT_EQ(e.when("vote"), "2024-05-20");
  EXPECT_TRUE(e.event("vote").shown);
  EXPECT_EQ(e.when("cancel"), "bounded");
}

std::string attempt(const std::string& verb, const std::string& lemma, const std::string& noun) {
  return "The _ DET DT 2 det\n" + noun + " " + noun +
         " NOUN NN 6 nsubj\n"
         "to _ PART TO 4 mark\n"
         "close close VERB VB 2 acl\n"
         "mines mine NOUN NNS 4 obj\n" +
         verb + " " + lemma +
         " VERB VBD 0 root\n"
         "Thursday _ PROPN NNP 6 obl:unmarked\n";
}

TEST(Status, WhatWasAttemptedInVainDidNotHappen) {
  const std::vector<testing::DateOf> dates = {{"Thursday", "2024-05-16"}};
  const EventsOf failed(attempt("failed", "fail", "bid"), dates);
  EXPECT_EQ(failed.status("close"), "cancelled");
  EXPECT_EQ(failed.when("close"), "2024-05-16 inherited");
  EXPECT_EQ(failed.event("close").polarity, Polarity::negative);
  EXPECT_TRUE(failed.event("fail").shown);
  EXPECT_EQ(failed.event("fail").label, "The bid to close mines failed");
  EXPECT_EQ(EventsOf(attempt("began", "begin", "bid"), dates).status("close"), "planned");
  EXPECT_EQ(EventsOf(attempt("died", "die", "man"), dates).status("close"), "planned");
}

TEST(Status, WhoCallsItOffWasToHoldIt) {
  const auto scratched = [](const std::string& who) {
    return EventsOf(who + R"( _ PROPN NNP 2 nsubj person
scratched scratch VERB VBD 0 root
two       _     NUM   CD  4 nummod
recitals  recital NOUN NNS 2 obj
booked    book  VERB  VBN 4 acl
for       _     ADP   IN  7 case
Friday    _     PROPN NNP 5 obl
)",
                    {{"Friday", "2024-05-24"}});
  };
  const EventsOf e = scratched("Rowe");
  EXPECT_EQ(e.status("book"), "cancelled");
  EXPECT_EQ(e.when("book"), "2024-05-24");
  EXPECT_NE(e.roles("book").find("agent:Rowe"), std::string::npos) << e.roles("book");
  // A court calls off what is not its own.
  EXPECT_EQ(scratched("Court").roles("book").find("agent:"), std::string::npos);
}

TEST(Status, AlmostIsNot) {
  const auto polarity = [](const std::string& verb, const std::string& lemma) {
    return EventsOf("Rowe _ PROPN NNP 3 nsubj person\nalmost _ ADV RB 3 advmod\n" + verb + " " +
                    lemma + " VERB VBD 0 root\n")
        .event(lemma)
        .polarity;
  };
  EXPECT_EQ(polarity("drowned", "drown"), Polarity::negative);
  EXPECT_EQ(polarity("doubled", "double"), Polarity::positive);
}

TEST(Status, WhatHadBeenDueDidNotCome) {
  const auto fly = [](const std::string& auxiliaries) {
    return EventsOf("Rowe _ PROPN NNP 7 nsubj person\n" + auxiliaries +
                        "to _ PART TO 7 mark\nfly fly VERB VB 0 root\n"
                        "on _ ADP IN 9 case\nFriday _ PROPN NNP 7 obl\n",
                    {{"Friday", "2024-05-24"}})
        .status("fly");
  };
  EXPECT_EQ(fly("had have AUX VBD 7 aux\nbeen be AUX VBN 7 aux:pass\nall _ ADV RB 7 advmod\n"
                "due due ADJ JJ 7 mark\n"),
            "cancelled");
  EXPECT_EQ(fly("was be AUX VBD 7 aux\nnow _ ADV RB 7 advmod\nall _ ADV RB 7 advmod\n"
                "due due ADJ JJ 7 mark\n"),
            "planned");
}

TEST(Status, PutOffFromADayIsOffOnThatDay) {
  const EventsOf e(R"(
The       _        DET   DT  2 det
concert   concert  NOUN  NN  4 nsubj:pass
was       be       AUX   VBD 4 aux:pass
postponed postpone VERB  VBN 0 root
from      _        ADP   IN  6 case
Thursday  _        PROPN NNP 4 obl
)",
                   {{"Thursday", "2024-05-16", TimeSignal::from}});
  EXPECT_EQ(e.status("concert"), "cancelled");
  EXPECT_EQ(e.when("concert"), "2024-05-16");
  EXPECT_NE(e.when("postpone"), "2024-05-16");
}

TEST(Status, WhatIsCalledUntrueIsDenied) {
  const auto status = [](const std::string& predicate, const std::string& no) {
    return EventsOf(
               "The _ DET DT 2 det\nclaim claim NOUN NN 8 nsubj\nthat _ SCONJ IN 5 mark\n"
               "Lund _ PROPN NNP 5 nsubj person\nresigned resign VERB VBD 2 acl\n"
               "was be AUX VBD 8 cop\n" +
               no + " _ ADV RB 8 advmod\n" + predicate + " " + predicate + " ADJ JJ 0 root\n")
        .status("resign");
  };
  EXPECT_EQ(status("baseless", "quite"), "denied");
  EXPECT_EQ(status("true", "not"), "denied");
  EXPECT_EQ(status("baseless", "not"), "happened");
  EXPECT_EQ(status("surprising", "quite"), "happened");
}

TEST(Status, NoTruthInTalk) {
  const auto status = [](const std::string& no) {
    return EventsOf("There _ PRON EX 2 expl\nis be VERB VBZ 0 root\n" + no +
                    " _ DET DT 4 det\ntruth _ NOUN NN 2 nsubj\nin _ ADP IN 6 case\n"
                    "talk _ NOUN NN 4 nmod\nthat _ SCONJ IN 10 mark\nLund _ PROPN NNP 10 nsubj "
                    "person\nwill _ AUX MD 10 aux\nresign _ VERB VB 6 acl\n")
        .status("resign");
  };
  EXPECT_EQ(status("no"), "denied");
  EXPECT_EQ(status("some"), "planned");
}

}  // namespace
}  // namespace dateline
