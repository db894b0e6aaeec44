#include "clauses.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(Clauses, DatelinesAreNoSubjects) {
  const EventsOf e(R"(
HALDEN    Halden  PROPN NNP 5 nsubj place
—         _       PUNCT :   5 punct
The       _       DET   DT  4 det
court     _       NOUN  NN  5 nsubj
met       meet    VERB  VBD 0 root
)");
  EXPECT_EQ(e.roles("meet"), "agent:The court");
}

TEST(Clauses, OfTwoSubjectsTheNearerAndTheOtherForTheQuote) {
  // "Guards will return, said Rowe", with "Guards" hung on "said".
  const EventsOf e(R"(
Guards    guard   NOUN  NNS 5 nsubj
will      _       AUX   MD  3 aux
return    _       VERB  VB  5 ccomp
,         _       PUNCT ,   3 punct
said      say     VERB  VBD 0 root
Rowe      _       PROPN NNP 5 nsubj person
)");
  EXPECT_EQ(e.roles("say"), "agent:Rowe");
  EXPECT_EQ(e.roles("return"), "agent:Guards");
  EXPECT_EQ(e.source("return"), "Rowe");
}

TEST(Clauses, TheGapOfARelativeClauseCanLieInItsInfinitive) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
dropped   drop    VERB  VBD 0 root
a         _       DET   DT  4 det
tour      _       NOUN  NN  2 obj
that      _       PRON  WDT 8 obj
she       _       PRON  PRP 8 nsubj
had       have    AUX   VBD 8 aux
hoped     hope    VERB  VBN 4 acl:relcl
to        _       PART  TO  10 mark
make      _       VERB  VB  8 xcomp
)");
  EXPECT_EQ(e.roles("make"), "agent:she other:a tour");
  EXPECT_EQ(e.status("make"), "cancelled");
  EXPECT_EQ(e.event("make").label, "She had hoped to make a tour");
}

TEST(Clauses, AParticipleWithAnObjectIsAPastTense) {
  const EventsOf e(R"(
A         _       DET   DT  2 det
fire      _       NOUN  NN  0 root
in        _       ADP   IN  4 case
May       _       PROPN NNP 2 nmod
destroyed destroy VERB  VBN 2 acl
two       _       NUM   CD  7 nummod
mills     mill    NOUN  NNS 5 obj
)",
                   {{"May", "2024-05-01", TimeSignal::at, Granularity::month}});
  EXPECT_EQ(e.roles("destroy"), "agent:A fire patient:two mills");
  EXPECT_EQ(e.when("destroy"), "2024-05-01 inherited");
  EXPECT_TRUE(e.event("destroy").shown);
  EXPECT_FALSE(e.event("fire").shown);
}

TEST(Clauses, PhrasalVerbsKeepTheirParticle) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
called    call    VERB  VBD 0 root
it        _       PRON  PRP 2 obj
off       _       ADV   RB  2 advmod
)");
  EXPECT_TRUE(e.has("call off"));
  EXPECT_EQ(e.event("call off").label, "Rowe called it off");
}

TEST(Clauses, ParticiplesShareThePassive) {
  const EventsOf e(R"(
Tolls     toll    NOUN  NNS 3 nsubj:pass
were      be      AUX   VBD 3 aux:pass
imposed   impose  VERB  VBN 0 root
and       _       CCONJ CC  5 cc
lifted    lift    VERB  VBD 3 conj
)");
  EXPECT_EQ(e.roles("lift"), "patient:Tolls");
  EXPECT_EQ(e.event("lift").label, "Tolls were lifted");
}

TEST(Clauses, DeepSentencesNeedNoStack) {
  // A chain of 20,000 clauses, each the complement of the one before.
  std::string conllu = "say _ VERB VBD 0 root\n";
  for (int i = 1; i < 20000; ++i) conllu += "say _ VERB VBD " + std::to_string(i) + " ccomp\n";
  const EventsOf e(conllu);
  EXPECT_EQ(e.set.events.size(), 20000u);
}

TEST(Clauses, DeepPhrasesNeedNoStack) {
  std::string conllu = "raid _ NOUN NN 0 root\n";
  for (int i = 1; i < 20000; ++i) conllu += "raid _ NOUN NN " + std::to_string(i) + " nmod\n";
  const EventsOf e(conllu);
  EXPECT_EQ(e.set.events.size(), 20000u);
}

TEST(Clauses, ABodyIsNoWho) {
  const auto roles = [](const std::string& pronoun, const std::string& tag) {
    return EventsOf(R"(
Monitors  monitor NOUN  NNS 8 nsubj person
from      _       ADP   IN  3 case
Osk       _       PROPN NNP 1 nmod organization
,         _       PUNCT ,   6 punct
)" + pronoun + " _ PRON " +
                    tag +
                    R"( 6 nsubj
landed    land    VERB  VBD 3 acl:relcl
,         _       PUNCT ,   3 punct
slept     sleep   VERB  VBD 0 root
)")
        .roles("land");
  };
  EXPECT_NE(roles("who", "WP").find("Monitors"), std::string::npos) << roles("who", "WP");
  EXPECT_NE(roles("which", "WDT").find("Osk"), std::string::npos) << roles("which", "WDT");
}

TEST(Clauses, OneWhoBeatsHasBeaten) {
  const auto tense = [](const std::string& subject, const std::string& tag) {
    return EventsOf(subject + " _ PROPN " + tag +
                    " 2 nsubj organization\nbeat beat VERB VBP 0 root\nVardal _ PROPN NNP 2 obj "
                    "organization\n")
        .event("beat")
        .tense;
  };
  EXPECT_EQ(tense("Solvik", "NNP"), Tense::past);
  EXPECT_EQ(tense("Bears", "NNPS"), Tense::present);
}

TEST(Clauses, OffAPlaceIsWhere) {
  const auto action = [](const std::string& object, const std::string& entity) {
    return EventsOf(
               "Tugs tug NOUN NNS 2 nsubj\nsank sink VERB VBD 0 root\noff _ ADP RP 2 "
               "compound:prt\n" +
               object + " _ PROPN NNP 2 obj " + entity + "\n")
        .set.events.at(0)
        .action;
  };
  EXPECT_EQ(action("Solvik", "place"), "sink");
  EXPECT_EQ(action("Rowe", "person"), "sink off");
}

}  // namespace
}  // namespace dateline
