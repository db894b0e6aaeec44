#include "labels.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(Labels, DatesAndTheirPrepositionsAreLeftOut) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
left      leave   VERB  VBD 0 root
for       _       ADP   IN  4 case
Oslo      _       PROPN NNP 2 obl place
by        _       ADP   IN  6 case
Friday    _       PROPN NNP 2 obl
.         _       PUNCT .   2 punct
)",
                   {{"Friday", "2024-05-17", TimeSignal::by}});
  EXPECT_EQ(e.event("leave").label, "Rowe left for Oslo");
}

TEST(Labels, NegationAndModalsStay) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 4 nsubj person
will      _       AUX   MD  4 aux
not       _       PART  RB  4 advmod
sign      _       VERB  VB  0 root
the       _       DET   DT  6 det
order     _       NOUN  NN  4 obj
)");
  EXPECT_EQ(e.event("sign").label, "Rowe will not sign the order");
}

TEST(Labels, ASubjunctiveReadsWithShould) {
  const EventsOf e(R"(
Rowe      _         PROPN NNP 2 nsubj person
asked     ask       VERB  VBD 0 root
that      _         SCONJ IN  7 mark
the       _         DET   DT  5 det
pier      _         NOUN  NN  7 nsubj:pass
be        be        AUX   VB  7 aux:pass
shut      shut      VERB  VBN 2 ccomp
)");
  EXPECT_EQ(e.event("shut").label, "The pier should be shut");
}

TEST(Labels, NoLongerIsANegation) {
  const EventsOf e(R"(
Agents    agent   NOUN  NNS 5 nsubj
can       _       AUX   MD  5 aux
no        _       ADV   RB  4 advmod
longer    long    ADV   RBR 5 advmod
search    _       VERB  VB  0 root
cars      car     NOUN  NNS 5 obj
)");
  EXPECT_EQ(e.event("search").label, "Agents can no longer search cars");
  EXPECT_EQ(e.event("search").polarity, Polarity::negative);
}

TEST(Labels, AHypotheticalReadsWithItsCondition) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 3 nsubj person
will      _       AUX   MD  3 aux
resign    _       VERB  VB  0 root
if        _       SCONJ IN  6 mark
talks     talk    NOUN  NNS 6 nsubj
fail      _       VERB  VBP 3 advcl
)");
  EXPECT_EQ(e.event("resign").label, "Rowe will resign if talks fail");
}

TEST(Labels, SayingsNameWhatIsSaid) {
  const EventsOf e(R"(
“         _       PUNCT `` 3 punct
Guards    guard   NOUN  NNS 3 nsubj
fled      flee    VERB  VBD 6 ccomp
,         _       PUNCT ,   3 punct
”         _       PUNCT '' 3 punct
said      say     VERB  VBD 0 root
Rowe      _       PROPN NNP 6 nsubj person
)");
  EXPECT_EQ(e.event("say").label, "Rowe said: Guards fled");
}

TEST(Labels, RelativeClausesBecomeSentences) {
  const EventsOf e(R"(
The       _       DET   DT  2 det
order     _       NOUN  NN  6 nsubj
that      _       PRON  WDT 5 obj
Rowe      _       PROPN NNP 5 nsubj person
issued    issue   VERB  VBD 2 acl:relcl
expired   expire  VERB  VBD 0 root
)");
  EXPECT_EQ(e.event("issue").label, "Rowe issued the order");
  EXPECT_EQ(e.event("expire").label, "The order expired");
}

TEST(Labels, LongSentencesAreCutBetweenPhrases) {
  // A verb with twelve adjuncts of ten letters.
  std::string conllu = "Rowe _ PROPN NNP 2 nsubj person\nspoke speak VERB VBD 0 root\n";
  for (int i = 0; i < 12; ++i)
    conllu += "at _ ADP IN " + std::to_string(4 + 2 * i) +
              " case\nconferences conference NOUN NNS 2 obl\n";
  const EventsOf e(conllu);
  const std::string& label = e.event("speak").label;
  EXPECT_LE(label.size(), label_length);
  EXPECT_TRUE(label == "Rowe spoke" || label.ends_with("conferences")) << label;
}

// What was done is not cut before who did it is: nobody "asked the governor".
TEST(Labels, ALongSubjectGivesWayBeforeWhatItDid) {
  const EventsOf e(R"(
Shopkeepers        shopkeeper     NOUN  NNS 12 nsubj
,                  _              PUNCT ,   4  punct
independent        independent    ADJ   JJ  4  amod
restaurateurs      restaurateur   NOUN  NNS 1  conj
and                _              CCONJ CC  7  cc
neighbourhood      neighbourhood  NOUN  NN  7  compound
associations       association    NOUN  NNS 1  conj
in                 _              ADP   IN  10 case
the                _              DET   DT  10 det
capital            _              NOUN  NN  7  nmod
have               have           AUX   VBP 12 aux
asked              ask            VERB  VBN 0  root
the                _              DET   DT  14 det
governor           _              NOUN  NN  12 obj
to                 _              PART  TO  16 mark
extend             extend         VERB  VB  12 xcomp
the                _              DET   DT  18 det
deadline           _              NOUN  NN  16 obj
)");
  EXPECT_EQ(e.event("ask").label,
            "Shopkeepers and others have asked the governor to extend the deadline");
}

// Nobody called for the fees.
TEST(Labels, AskingForSomethingToBeDoneKeepsWhatIsToBeDone) {
  const EventsOf e(R"(
Restaurateurs   restaurateur   NOUN  NNS 8  nsubj
of              _              ADP   IN  4  case
the             _              DET   DT  4  det
neighbourhood   _              NOUN  NN  1  nmod
on              _              ADP   IN  7  case
the             _              DET   DT  7  det
waterfront      _              NOUN  NN  4  nmod
called          call           VERB  VBD 0  root
for             _              ADP   IN  11 case
administrative  administrative ADJ   JJ  11 amod
fees            fee            NOUN  NNS 8  obl
to              _              PART  TO  14 mark
be              be             AUX   VB  14 aux:pass
abolished       abolish        VERB  VBN 8  advcl
)");
  EXPECT_EQ(e.event("call").label.substr(e.event("call").label.find("called")),
            "called for administrative fees to be abolished");
}

TEST(Labels, NeverEmptyForAnEvent) {
  const EventsOf e("fled flee VERB VBD 0 root\n");
  EXPECT_EQ(e.event("flee").label, "Fled");
}

TEST(Labels, ReducedParticiplesAreWholePassives) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
read      _       VERB  VBD 0 root
reports   report  NOUN  NNS 2 obj
published publish VERB  VBN 3 acl
in        _       ADP   IN  6 case
May       _       PROPN NNP 4 obl
)",
                   {{"May", "2024-05-01", TimeSignal::none, Granularity::month}});
  EXPECT_EQ(e.event("publish").label, "Reports were published");
}

TEST(Labels, WordsThatTurnTheSenseStay) {
  const EventsOf aside(R"(
Rowe      _       PROPN NNP 2 nsubj person
brushed   brush   VERB  VBD 0 root
aside     _       ADV   RB  2 advmod
warnings  warning NOUN  NNS 2 obj
)");
  EXPECT_EQ(aside.event("brush").label, "Rowe brushed aside warnings");
  const EventsOf less(R"(
Rowe      _       PROPN NNP 2 nsubj person
leaned    lean    VERB  VBD 0 root
less      _       ADV   RBR 2 obj
on        _       ADP   IN  5 case
science   _       NOUN  NN  2 obl
)");
  EXPECT_EQ(less.event("lean").label, "Rowe leaned less on science");
}

TEST(Labels, WhatIsHadDoneIsSaid) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
had       have    VERB  VBD 0 root
a         _       DET   DT  4 det
knee      _       NOUN  NN  2 obj
replaced  replace VERB  VBN 4 acl
Monday    _       PROPN NNP 2 obl:unmarked
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.event("have").label, "Rowe had a knee replaced");
}

TEST(Labels, NothingHangsAtTheEnd) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 4 nsubj person
will      _       AUX   MD  4 aux
not       _       PART  RB  4 advmod
try       _       VERB  VB  0 root
to        _       PART  TO  6 mark
beginning begin   VERB  VBG 4 advcl
Monday    _       PROPN NNP 6 obl:unmarked
)",
                   {{"Monday", "2024-05-20"}});
  for (const Event& event : e.set.events) {
    EXPECT_FALSE(event.label.ends_with(" to")) << event.label;
    EXPECT_FALSE(event.label.ends_with(" beginning")) << event.label;
  }
}

TEST(Labels, AnObjectPronounAsSubjectIsNominative) {
  const EventsOf e(R"(
Rowe      _       PROPN NNP 2 nsubj person
asked     ask     VERB  VBD 0 root
them      they    PRON  PRP 2 obj
to        _       PART  TO  5 mark
leave     _       VERB  VB  2 xcomp
)");
  EXPECT_EQ(e.event("leave").label.find("Them"), std::string::npos);
}

TEST(Labels, NoPassiveIsMadeOfAnActiveVerb) {
  const EventsOf flew(R"(
Rowe      _       PROPN NNP 3 nsubj:pass person
was       be      AUX   VBD 3 aux:pass
told      tell    VERB  VBN 0 root
and       _       CCONJ CC  5 cc
flew      fly     VERB  VBD 3 conj
)");
  EXPECT_EQ(flew.event("fly").label.find("was flew"), std::string::npos);
  const EventsOf crashed(R"(
A         _       DET   DT  2 det
plane     _       NOUN  NN  0 root
crashed   crash   VERB  VBN 2 acl
)");
  EXPECT_EQ(crashed.event("crash").label, "A plane crashed");
}

TEST(Labels, WhatBoundsADateGoesWithIt) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 3 nsubj person
will      _      AUX   MD  3 aux
leave     leave  VERB  VB  0 root
no        _      ADV   RB  5 advmod
later     late   ADV   RBR 3 advmod
than      _      ADP   IN  7 case
Friday    _      PROPN NNP 3 obl
)",
                   {{"Friday", "2024-05-24", TimeSignal::no_later_than}});
  EXPECT_EQ(e.event("leave").label, "Rowe will leave");
}

TEST(Labels, TheCommaGoesWithItsDate) {
  const EventsOf e(R"(
Two       two     NUM   CD  2 nummod
assaults  assault NOUN  NNS 7 nsubj:pass
,         _       PUNCT ,   5 punct
on        _       ADP   IN  5 case
Friday    _       PROPN NNP 2 nmod
were      be      AUX   VBD 7 aux:pass
repelled  repel   VERB  VBN 0 root
)",
                   {{"Friday", "2024-05-10"}});
  EXPECT_EQ(e.event("repel").label, "Two assaults were repelled");
}

TEST(Labels, WhatIsOffHasItsName) {
  const EventsOf e(R"(
Rowe      _        PROPN NNP 3 nsubj person
will      _        AUX   MD  3 aux
hear      hear     VERB  VB  0 root
a         _        DET   DT  6 det
brass     _        NOUN  NN  6 compound
concert   concert  NOUN  NN  3 obj
.         _        PUNCT .   3 punct

That      that     PRON  DT  4 nsubj:pass
has       have     AUX   VBZ 4 aux
been      be       AUX   VBN 4 aux:pass
shelved   shelve   VERB  VBN 0 root
)");
  EXPECT_EQ(e.event("shelve").label, "The brass concert has been shelved");
}

}  // namespace
}  // namespace dateline
