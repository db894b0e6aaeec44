#include "participants.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(Participants, WhatHappensIsNoPatientButAnEvent) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
lifted    lift    VERB  VBD 0 root
the       _       DET   DT  4 det
ban       _       NOUN  NN  2 obj
and       _       CCONJ CC  6 cc
sold      sell    VERB  VBD 2 conj
the       _       DET   DT  8 det
boat      _       NOUN  NN  6 obj object
)");
  EXPECT_EQ(e.roles("lift"), "agent:Rowe other:the ban");
  const Event& lift = e.event("lift");
  ASSERT_EQ(lift.participants.size(), 2U);
  ASSERT_TRUE(lift.participants[1].event);
  EXPECT_EQ(e.set.events[index(*lift.participants[1].event)].action, "ban");
  EXPECT_FALSE(lift.participants[0].event);
  EXPECT_EQ(e.roles("sell"), "agent:Rowe patient:the boat");
}

TEST(Participants, ForcesOfNatureAct) {
  const EventsOf e(R"(
The       _       DET   DT  2 det
storm     _       NOUN  NN  3 nsubj event
sank      sink    VERB  VBD 0 root
the       _       DET   DT  5 det
ferry     _       NOUN  NN  3 obj object
)");
  EXPECT_EQ(e.roles("sink"), "agent:The storm patient:the ferry");
}

TEST(Participants, ARelativePronounIsWhereTheAntecedentIsMentioned) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
owns      own     VERB  VBZ 0 root
a         _       DET   DT  4 det
boat      _       NOUN  NN  2 obj object
which     _       PRON  WDT 7 nsubj:pass
was       be      AUX   VBD 7 aux:pass
built     build   VERB  VBN 4 acl:relcl
in        _       ADP   IN  9 case
Oslo      _       PROPN NNP 7 obl place
and       _       CCONJ CC  11 cc
sold      sell    VERB  VBN 7 conj
)");
  for (const char* action : {"build", "sell"}) {
    const Participant& p = e.event(action).participants.at(0);
    EXPECT_EQ(p.role, Role::patient);
    EXPECT_EQ(p.text, "a boat");
    EXPECT_EQ(e.document.source.slice(p.span), "which");
  }
}

TEST(Participants, ThePurposeOfAPassiveThingIsNotItsOwn) {
  const EventsOf thing(R"(
The       _       DET   DT  2 det
screen    _       NOUN  NN  4 nsubj:pass object
is        be      AUX   VBZ 4 aux:pass
used      use     VERB  VBN 0 root
to        _       PART  TO  6 mark
read      _       VERB  VB  4 advcl
mail      _       NOUN  NN  6 obj
)");
  EXPECT_EQ(thing.roles("read"), "patient:mail");
  const EventsOf person(R"(
She       _       PRON  PRP 3 nsubj:pass person
was       be      AUX   VBD 3 aux:pass
flown     fly     VERB  VBN 0 root
in        _       ADV   RB  3 advmod
to        _       PART  TO  6 mark
testify   _       VERB  VB  3 advcl
)");
  EXPECT_EQ(person.roles("testify"), "agent:She");
}

TEST(Participants, ItCostsSomebodyElse) {
  const EventsOf e(R"(
The       _       DET   DT  2 det
club      _       NOUN  NN  3 nsubj organization
costs     cost    VERB  VBZ 0 root
$9        _       NUM   CD  3 obj
to        _       PART  TO  6 mark
join      _       VERB  VB  3 advcl
)");
  EXPECT_EQ(e.roles("cost"), "theme:The club other:$9");
  EXPECT_EQ(e.roles("join"), "");
}

TEST(Participants, TheFirstToDoItDoesIt) {
  const EventsOf e(R"(
It        _       PRON  PRP 5 nsubj
is        be      AUX   VBZ 5 cop
the       _       DET   DT  5 det
second    _       ADJ   JJ  5 amod
tram      _       NOUN  NN  0 root object
to        _       PART  TO  7 mark
use       _       VERB  VB  5 acl
hydrogen  _       NOUN  NN  7 obj substance
)");
  EXPECT_EQ(e.roles("use"), "agent:the second tram patient:hydrogen");
}

TEST(Participants, AToolDoesItItselfAndMoneyDoesNot) {
  const EventsOf tool(R"(
Rowe      _       PROPN NNP 2 nsubj person
built     build   VERB  VBD 0 root
a         _       DET   DT  4 det
robot     _       NOUN  NN  2 obj object
to        _       PART  TO  6 mark
pick      _       VERB  VB  4 acl
apples    apple   NOUN  NNS 6 obj object
)");
  EXPECT_EQ(tool.roles("pick"), "agent:a robot patient:apples");
  const EventsOf money(R"(
Rowe      _       PROPN NNP 2 nsubj person
raised    raise   VERB  VBD 0 root
money     _       NOUN  NN  2 obj
to        _       PART  TO  5 mark
buy       _       VERB  VB  3 acl
a         _       DET   DT  7 det
boat      _       NOUN  NN  5 obj object
)");
  EXPECT_EQ(money.roles("buy"), "agent:Rowe patient:a boat");
}

TEST(Participants, TroubleIsTheSubjects) {
  const EventsOf e(R"(
Buyers    buyer   NOUN  NNS 2 nsubj person
had       have    VERB  VBD 0 root
trouble   _       NOUN  NN  2 obj
finding   find    VERB  VBG 3 acl
rooms     room    NOUN  NNS 4 obj place
)");
  EXPECT_EQ(e.roles("find"), "agent:Buyers patient:rooms");
}

TEST(Participants, WhoHasReachedAnAgreementBetweenThem) {
  const EventsOf e(R"(
A         _       DET   DT  2 det
pact      _       NOUN  NN  4 nsubj:pass
was       be      AUX   VBD 4 aux:pass
reached   reach   VERB  VBN 0 root
between   _       ADP   IN  6 case
Oslo      _       PROPN NNP 4 obl place
and       _       CCONJ CC  8 cc
Rome      _       PROPN NNP 6 conj place
)");
  EXPECT_EQ(e.roles("reach"), "agent:Oslo agent:Rome patient:A pact");
}

TEST(Participants, PlaceHoldersTakeNoPart) {
  const EventsOf that(R"(
It        _       PRON  PRP 3 nsubj:pass
is        be      AUX   VBZ 3 aux:pass
expected  expect  VERB  VBN 0 root
that      _       SCONJ IN  7 mark
Rowe      _       PROPN NNP 7 nsubj person
will      _       AUX   MD  7 aux
leave     _       VERB  VB  3 ccomp
)");
  EXPECT_EQ(that.roles("expect"), "");
  EXPECT_EQ(that.roles("leave"), "agent:Rowe");
  // Read as a place holder, but nothing stands behind.
  const EventsOf thing(R"(
It        _       PRON  PRP 4 expl
is        be      AUX   VBZ 4 cop
the       _       DET   DT  4 det
heir      _       NOUN  NN  0 root person
and       _       CCONJ CC  6 cc
owns      own     VERB  VBZ 4 conj
a         _       DET   DT  8 det
boat      _       NOUN  NN  6 obj object
)");
  EXPECT_EQ(thing.roles("own"), "agent:It patient:a boat");
}

TEST(Participants, WhoUndergoesSomethingDoesNothing) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
underwent undergo VERB  VBD 0 root
an        _       DET   DT  4 det
exam      _       NOUN  NN  2 obj
)");
  EXPECT_EQ(e.roles("undergo"), "patient:an exam theme:Rowe");
}

TEST(Participants, BothAreTheTwoPeopleOfTheParagraph) {
  const auto text = [](const std::string& third) {
    return R"(
Rowe      _       PROPN NNP 2 nsubj person
met       meet    VERB  VBD 0 root
Lind      _       PROPN NNP 2 obj person
.         _       PUNCT .   2 punct

)" + third +
           R"(Both      both    DET   DT  2 nsubj
slept     sleep   VERB  VBD 0 root
)";
  };
  EXPECT_EQ(EventsOf(text("")).roles("sleep"), "agent:Both agent:Both");
  EXPECT_EQ(EventsOf(text("")).event("sleep").participants.at(0).actor, ActorId{0});
  EXPECT_EQ(EventsOf(text("")).event("sleep").participants.at(1).actor, ActorId{1});
  const EventsOf three(text(R"(Aune      _       PROPN NNP 2 nsubj person
came      come    VERB  VBD 0 root

)"));
  EXPECT_EQ(three.roles("sleep"), "agent:Both");
  EXPECT_FALSE(three.event("sleep").participants.at(0).actor);
}

TEST(Participants, WhoIsAccusedIsSaidToHaveDoneIt) {
  const EventsOf e(R"(
A         _       DET   DT  2 det
site      _       NOUN  NN  3 nsubj
accused   accuse  VERB  VBD 0 root
her       she     PRON  PRP 3 obj person
of        _       SCONJ IN  6 mark
inventing invent  VERB  VBG 4 acl
data      _       NOUN  NN  6 obj
.         _       PUNCT .   3 punct

Rowe      _       PROPN NNP 2 nsubj person
denied    deny    VERB  VBD 0 root
it        _       PRON  PRP 2 obj
)");
  EXPECT_EQ(e.roles("invent"), "agent:her patient:data");
  EXPECT_EQ(e.event("invent", 0).label, "She inventing data");
  EXPECT_EQ(e.event("invent", 1).label, "Rowe denies inventing data");
  EXPECT_EQ(e.event("invent", 1).status, EventStatus::denied);
}

TEST(Participants, ACaseIsBroughtBySomebodyNotAgainstItself) {
  const EventsOf e(R"(
In        _       ADP   IN  3 case
a         _       DET   DT  3 det
case      _       NOUN  NN  8 obl
,         _       PUNCT ,   3 punct
brought   bring   VERB  VBN 8 advcl
Monday    _       PROPN NNP 5 obl:unmarked
,         _       PUNCT ,   3 punct
Rowe      _       PROPN NNP 9 nsubj person
accuses   accuse  VERB  VBZ 0 root
Lind      _       PROPN NNP 9 obj person
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.roles("bring").find("Lind"), std::string::npos);
  EXPECT_EQ(e.roles("bring").find("agent"), std::string::npos);
}

TEST(Participants, WhoAccusesInALawsuitHasFiledIt) {
  const EventsOf e(R"(
In        _       ADP   IN  3 case
a         _       DET   DT  3 det
lawsuit   _       NOUN  NN  8 obl
,         _       PUNCT ,   3 punct
filed     file    VERB  VBN 8 advcl
Monday    _       PROPN NNP 5 obl:unmarked
Rowe      _       PROPN NNP 8 nsubj person
accused   accuse  VERB  VBD 0 root
Lind      _       PROPN NNP 8 obj person
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.roles("file"), "agent:Rowe other:a lawsuit");
  EXPECT_EQ(e.when("file"), "2024-05-13");
}

// Who takes part, by name.
std::string names(const EventsOf& e, const std::string& action) {
  std::string out;
  for (const Participant& p : e.event(action).participants)
    if (p.actor) out += (out.empty() ? "" : " ") + e.actors.actors[index(*p.actor)].name;
  return out;
}

TEST(Participants, TheyAreThoseNamedTogether) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 5 nsubj:pass person
and       _      CCONJ CC  3 cc
Lund      _      PROPN NNP 1 conj person
were      be     AUX   VBD 5 aux:pass
fined     fine   VERB  VBN 0 root
.         _      PUNCT .   5 punct

They      they   PRON  PRP 3 nsubj
will      _      AUX   MD  3 aux
object    object VERB  VB  0 root
.         _      PUNCT .   3 punct
)");
  EXPECT_EQ(names(e, "object"), "Rowe Lund");
  EXPECT_EQ(e.event("object").label, "Rowe and Lund will object");
}

TEST(Participants, TheyAreNotWhoWasNamedBeforeOthers) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 5 nsubj:pass person
and       _      CCONJ CC  3 cc
Lund      _      PROPN NNP 1 conj person
were      be     AUX   VBD 5 aux:pass
fined     fine   VERB  VBN 0 root
.         _      PUNCT .   5 punct

Bakers    baker  NOUN  NNS 2 nsubj person
cheered   cheer  VERB  VBD 0 root
.         _      PUNCT .   2 punct

They      they   PRON  PRP 3 nsubj
will      _      AUX   MD  3 aux
object    object VERB  VB  0 root
)");
  EXPECT_EQ(names(e, "object"), "");
}

TEST(Participants, ThePairAndTheTwoMen) {
  const auto who = [](const std::string& words) {
    return names(EventsOf(R"(
Rowe      _      PROPN NNP 4 nsubj person
and       _      CCONJ CC  3 cc
Lund      _      PROPN NNP 1 conj person
met       meet   VERB  VBD 0 root
.         _      PUNCT .   4 punct

)" + words),
                 "resign");
  };
  EXPECT_EQ(who("The the DET DT 2 det\npair pair NOUN NN 3 nsubj person\nresigned resign VERB VBD "
                "0 root\n"),
            "Rowe Lund");
  EXPECT_EQ(who("The the DET DT 3 det\ntwo two NUM CD 3 nummod\nmen man NOUN NNS 4 nsubj person\n"
                "resigned resign VERB VBD 0 root\n"),
            "Rowe Lund");
  EXPECT_EQ(who("A a DET DT 2 det\npair pair NOUN NN 3 nsubj person\nresigned resign VERB VBD 0 "
                "root\n"),
            "");
}

TEST(Participants, WhatSomebodysWordsSayTheirOwnerSays) {
  const auto roles = [](const std::string& noun, const std::string& verb,
                        const std::string& lemma) {
    return EventsOf("Rowe _ PROPN NNP 3 nmod:poss person\n's _ PART POS 1 case\n" + noun + " " +
                    noun + " NOUN NN 4 nsubj abstract\n" + verb + " " + lemma +
                    " VERB VBD 0 root\nthat _ SCONJ IN 7 mark\nprices price NOUN NNS 7 nsubj\n"
                    "fell fall VERB VBD 4 ccomp\n")
        .roles(lemma);
  };
  EXPECT_EQ(roles("paper", "argued", "argue"), "agent:Rowe instrument:Rowe's paper");
  EXPECT_EQ(roles("neighbour", "argued", "argue"), "agent:Rowe's neighbour");
}

TEST(Participants, OneWithTwoTitlesIsOne) {
  const auto roles = [](const std::string& comma) {
    return EventsOf(
               "Rowe _ PROPN NNP 9 nsubj person\n, _ PUNCT , 4 punct\nthe _ DET DT 4 det\n"
               "mayor mayor NOUN NN 1 appos person\nand _ CCONJ CC 7 cc\n"
               "the _ DET DT 7 det\nsheriff sheriff NOUN NN 1 conj person\n" +
               comma + " _ PUNCT , 1 punct\nresigned resign VERB VBD 0 root\n")
        .roles("resign");
  };
  EXPECT_EQ(roles(","), "agent:Rowe");
}

TEST(Participants, OfTwoCountries) {
  const EventsOf e(R"(
Ministers minister NOUN NNS 6 nsubj person
of        _        ADP  IN  3 case
Tarnia    _        PROPN NNP 1 nmod place
and       _        CCONJ CC 5 cc
Bessland  _        PROPN NNP 3 conj place
met       meet     VERB VBD 0 root
)");
  EXPECT_EQ(e.roles("meet"), "agent:Ministers of Tarnia and Bessland");
  EXPECT_EQ(e.event("meet").label, "Ministers of Tarnia and Bessland met");
}

}  // namespace
}  // namespace dateline
