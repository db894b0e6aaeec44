#include "dateline/core/events.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::DateOf;
using testing::EventsOf;

TEST(Events, EmptyDocumentHasNone) {
  const Document document;
  const Dependencies deps(document);
  EXPECT_TRUE(find_events(deps, {}, {}).events.empty());
}

TEST(Events, CoordinatedVerbsShareTheSubjectAndTheDate) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 2 nsubj person
signed    sign   VERB  VBD 0 root
a         _      DET   DT  4 det
pact      _      NOUN  NN  2 obj
Thursday  _      PROPN NNP 2 obl:unmarked
and       _      CCONJ CC  7 cc
fired     fire   VERB  VBD 2 conj
two       _      NUM   CD  9 nummod
aides     aide   NOUN  NNS 7 obj
.         _      PUNCT .   2 punct
)",
                   {{"Thursday", "2024-05-16"}});
  EXPECT_EQ(e.roles("sign"), "agent:Rowe patient:a pact");
  EXPECT_EQ(e.roles("fire"), "agent:Rowe patient:two aides");
  EXPECT_EQ(e.when("sign"), "2024-05-16");
  EXPECT_EQ(e.when("fire"), "2024-05-16 inherited");
  EXPECT_TRUE(e.event("sign").shown);
  EXPECT_EQ(e.event("fire").label, "Rowe fired two aides");
}

TEST(Events, CoordinatedSubjectsAreParticipantsByThemselves) {
  const EventsOf e(R"(
Teachers  teacher NOUN  NNS 4 nsubj
and       _       CCONJ CC  3 cc
parents   parent  NOUN  NNS 1 conj
held      hold    VERB  VBD 0 root
a         _       DET   DT  6 det
rally     _       NOUN  NN  4 obj
in        _       ADP   IN  8 case
Oslo      _       PROPN NNP 4 obl place
on        _       ADP   IN  10 case
Sunday    _       PROPN NNP 4 obl
.         _       PUNCT .   4 punct
)",
                   {{"Sunday", "2024-05-12"}});
  EXPECT_EQ(e.roles("hold rally"), "agent:Teachers agent:parents place:Oslo other:a rally");
  EXPECT_FALSE(e.has("rally"));
  EXPECT_EQ(e.event("hold rally").label, "Teachers and parents held a rally in Oslo");
}

TEST(Events, PassivesAreTurnedRound) {
  const EventsOf e(R"(
The       _      DET  DT  2 det
bridge    _      NOUN NN  4 nsubj:pass
was       be     AUX  VBD 4 aux:pass
closed    close  VERB VBN 0 root
by        _      ADP  IN  6 case
engineers engineer NOUN NNS 4 obl:agent
.         _      PUNCT .  4 punct
)");
  EXPECT_EQ(e.roles("close"), "agent:engineers patient:The bridge");
  EXPECT_EQ(e.when("close"), "bounded");
  EXPECT_FALSE(e.event("close").shown);
}

TEST(Events, RelativeClausesGoByTheirAntecedent) {
  const EventsOf e(R"(
Guards    guard  NOUN  NNS 5 nsubj
who       _      PRON  WP  3 nsubj
found     find   VERB  VBD 1 acl:relcl
him       he     PRON  PRP 3 obj
called    call   VERB  VBD 0 root
a         _      DET   DT  7 det
doctor    _      NOUN  NN  5 obj
that      _      PRON  WDT 10 obj
they      _      PRON  PRP 10 nsubj
knew      know   VERB  VBD 7 acl:relcl
.         _      PUNCT .   5 punct
)");
  EXPECT_EQ(e.roles("find"), "agent:Guards patient:him");
  EXPECT_EQ(e.roles("know"), "agent:they patient:a doctor");
  EXPECT_EQ(e.event("know").event_class, EventClass::state);
}

TEST(Events, ObjectControlNamesWhoIsToDoIt) {
  const EventsOf e(R"(
A         _      DET   DT  2 det
court     _      NOUN  NN  3 nsubj
ordered   order  VERB  VBD 0 root
Halden    _      PROPN NNP 3 obj organization
to        _      PART  TO  6 mark
leave     _      VERB  VB  3 xcomp
by        _      ADP   IN  8 case
Friday    _      PROPN NNP 6 obl
.         _      PUNCT .   3 punct
)",
                   {{"Friday", "2024-05-24", TimeSignal::by}});
  EXPECT_EQ(e.roles("leave"), "agent:Halden");
  EXPECT_EQ(e.status("leave"), "planned");
  EXPECT_EQ(e.status("order"), "happened");
  EXPECT_EQ(e.when("leave"), "2024-05-24 not_after");
  EXPECT_EQ(e.event("leave").label, "A court ordered Halden to leave");
}

TEST(Events, PlansReadAsPlans) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 2 nsubj person
plans     plan   VERB  VBZ 0 root
to        _      PART  TO  4 mark
sell      _      VERB  VB  2 xcomp
the       _      DET   DT  6 det
mill      _      NOUN  NN  4 obj
as        as     ADP   IN  10 case
soon      soon   ADV   RB  7 fixed
as        as     ADP   IN  7 fixed
Sunday    _      PROPN NNP 2 obl
.         _      PUNCT .   2 punct
)",
                   {{"Sunday", "2024-05-19", TimeSignal::no_earlier_than}});
  // Attached to "plans" by the parse, but behind the infinitive and ahead of the creation time.
  EXPECT_EQ(e.when("sell"), "2024-05-19 not_before");
  EXPECT_EQ(e.status("sell"), "planned");
  EXPECT_EQ(e.roles("sell"), "agent:Rowe patient:the mill");
  EXPECT_EQ(e.event("sell").label, "Rowe plans to sell the mill");
  EXPECT_TRUE(e.event("sell").shown);
}

TEST(Events, RefusalsKeepTheirComplementUndone) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 3 nsubj person
has       have   AUX   VBZ 3 aux
declined  decline VERB VBN 0 root
to        _      PART  TO  5 mark
sign      _      VERB  VB  3 xcomp
.         _      PUNCT .   3 punct
)");
  EXPECT_EQ(e.status("decline"), "happened");
  EXPECT_EQ(e.event("sign").polarity, Polarity::negative);
  EXPECT_NE(e.status("sign"), "happened");
  EXPECT_FALSE(e.event("sign").shown);
}

TEST(Events, CancelledPlansKeepTheirDate) {
  const EventsOf e(R"(
A         _      DET   DT  2 det
concert   _      NOUN  NN  6 nsubj:pass
planned   plan   VERB  VBN 2 acl
for       _      ADP   IN  5 case
Saturday  _      PROPN NNP 3 obl
scrapped  scrap  VERB  VBN 0 root
was       be     AUX   VBD 6 aux:pass
.         _      PUNCT .   6 punct
)",
                   {{"Saturday", "2024-05-18"}});
  EXPECT_EQ(e.status("plan"), "cancelled");
  EXPECT_EQ(e.when("plan"), "2024-05-18");
  EXPECT_EQ(e.status("scrap"), "happened");
}

TEST(Events, PerfectInfinitivesOfPlansAreCancelled) {
  const EventsOf e(R"(
The       _      DET   DT  2 det
fair      _      NOUN  NN  6 nsubj
was       be     AUX   VBD 6 aux
to        _      PART  TO  6 mark
have      _      AUX   VB  6 aux
opened    open   VERB  VBN 0 root
Monday    _      PROPN NNP 6 obl:unmarked
.         _      PUNCT .   6 punct
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.status("open"), "cancelled");
  EXPECT_EQ(e.roles("open"), "theme:The fair");
}

TEST(Events, ConditionsMakeBothSidesHypothetical) {
  const EventsOf e(R"(
If        _      SCONJ IN  3 mark
talks     talk   NOUN  NNS 3 nsubj
fail      _      VERB  VBP 6 advcl
,         _      PUNCT ,   3 punct
Rowe      _      PROPN NNP 6 nsubj person
resign    _      VERB  VB  0 root
will      _      AUX   MD  6 aux
Monday    _      PROPN NNP 6 obl:unmarked
.         _      PUNCT .   6 punct
)",
                   {{"Monday", "2024-05-20"}});
  EXPECT_EQ(e.status("resign"), "hypothetical");
  EXPECT_EQ(e.status("fail"), "hypothetical");
}

TEST(Events, InvertedConditionsAreConditions) {
  const EventsOf e(R"(
Should    _      AUX   MD  3 aux
talks     talk   NOUN  NNS 3 nsubj
fail      _      VERB  VB  6 advcl
,         _      PUNCT ,   3 punct
Rowe      _      PROPN NNP 6 nsubj person
resign    _      VERB  VB  0 root
would     _      AUX   MD  6 aux
.         _      PUNCT .   6 punct
)");
  EXPECT_EQ(e.status("resign"), "hypothetical");
  EXPECT_TRUE(e.event("resign").shown);
}

TEST(Events, ReportedContentHasItsSourceAndNotTheDateOfTheReport) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 2 nsubj person
said      say    VERB  VBD 0 root
Monday    _      PROPN NNP 2 obl:unmarked
that      _      SCONJ IN  6 mark
guards    guard  NOUN  NNS 6 nsubj
beat      _      VERB  VBD 2 ccomp
him       he     PRON  PRP 6 obj
.         _      PUNCT .   2 punct
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.source("beat"), "Rowe");
  EXPECT_EQ(e.source("say"), "");
  EXPECT_EQ(e.when("say"), "2024-05-13");
  EXPECT_EQ(e.when("beat"), "bounded");
  EXPECT_EQ(to_iso(e.event("beat").when->interval.end), "2024-05-14");
  EXPECT_EQ(e.event("beat").governor, e.event("say").id);
}

TEST(Events, InvertedQuotesHaveTheirSpeaker) {
  const EventsOf e(R"(
“         _      PUNCT `` 4 punct
We        _      PRON  PRP 4 nsubj
have      _      AUX   VBP 4 aux
won       win    VERB  VBN 7 ccomp
,         _      PUNCT ,   4 punct
”         _      PUNCT '' 4 punct
said      say    VERB  VBD 0 root
Rowe      _      PROPN NNP 7 nsubj person
.         _      PUNCT .   7 punct
)");
  EXPECT_EQ(e.source("win"), "Rowe");
  EXPECT_EQ(e.roles("say"), "agent:Rowe");
}

TEST(Events, DenialsAndTheClaimTheyRepeat) {
  const EventsOf e(R"(
Rowe      _      PROPN NNP 2 nsubj person
says      say    VERB  VBZ 0 root
that      _      SCONJ IN  6 mark
the       _      DET   DT  5 det
pumps     pump   NOUN  NNS 6 nsubj
ran       run    VERB  VBD 2 ccomp
Monday    _      PROPN NNP 6 obl:unmarked
.         _      PUNCT .   2 punct

Halden    _      PROPN NNP 2 nsubj organization
denied    deny   VERB  VBD 0 root
it        _      PRON  PRP 2 obj
.         _      PUNCT .   2 punct
)",
                   {{"Monday", "2024-05-13"}});
  EXPECT_EQ(e.event("run", 0).status, EventStatus::happened);
  EXPECT_EQ(e.source("run"), "Rowe");
  const Event& denied = e.event("run", 1);
  EXPECT_EQ(denied.status, EventStatus::denied);
  EXPECT_EQ(e.actors.actors[index(*denied.source)].name, "Halden");
  EXPECT_EQ(to_iso(denied.when->interval.begin), "2024-05-13");
  EXPECT_EQ(e.document.source.slice(denied.span), "it");
  EXPECT_EQ(denied.label, "Halden denies: The pumps ran");
}

TEST(Events, GenericLawAndStatesAreNotShown) {
  const EventsOf e(R"(
Police    _      NOUN  NNS 3 nsubj:pass
are       be     AUX   VBP 3 aux:pass
allowed   allow  VERB  VBN 0 root
to        _      PART  TO  5 mark
search    _      VERB  VB  3 xcomp
cars      car    NOUN  NNS 5 obj
.         _      PUNCT .   3 punct
)");
  EXPECT_EQ(e.event("allow").event_class, EventClass::state);
  EXPECT_FALSE(e.event("allow").shown);
  EXPECT_FALSE(e.event("search").shown);
  EXPECT_EQ(e.roles("search"), "agent:Police patient:cars");
}

TEST(Events, WhenClausesTakeTheDateTheyHangOn) {
  const EventsOf e(R"(
She       _      PRON  PRP 2 nsubj
hid       hide   VERB  VBD 0 root
until     _      ADP   IN  4 case
Monday    _      PROPN NNP 2 obl
,         _      PUNCT ,   8 punct
when      _      ADV   WRB 8 advmod
guards    guard  NOUN  NNS 8 nsubj
found     find   VERB  VBD 4 acl:relcl
her       _      PRON  PRP 8 obj
.         _      PUNCT .   2 punct
)",
                   {{"Monday", "2024-05-13", TimeSignal::until}});
  EXPECT_EQ(e.when("hide"), "2024-05-13 not_after");
  EXPECT_EQ(e.when("find"), "2024-05-13");
}

TEST(Events, FragmentsAndLoopsOfPunctuationDoNoHarm) {
  const EventsOf e("( _ PUNCT -LRB- 0 root\n) _ PUNCT -RRB- 1 punct\n");
  EXPECT_TRUE(e.set.events.empty());
}

}  // namespace
}  // namespace dateline
