#include "dateline/core/actors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "conllu_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "Ada Lowe: Mayor Ada Lowe | Lowe | she"
std::vector<std::string> read(std::string_view conllu) {
  const Document document = testing::document_from_conllu(conllu);
  const Dependencies dependencies(document);
  const ActorIndex index = find_actors(dependencies, {});
  EXPECT_EQ(index.by_head.size(), document.tokens.size());
  std::vector<std::string> out;
  for (const Actor& actor : index.actors) {
    std::string line = actor.name + ":";
    for (const Mention& m : actor.mentions) {
      line += (line.back() == ':' ? " " : " | ") + std::string(document.source.slice(m.span));
      EXPECT_EQ(index.at(m.head_token), actor.id);
    }
    out.push_back(line);
  }
  return out;
}

TEST(Actors, JoinsFullAndShortNamesTitlesAndPronouns) {
  EXPECT_THAT(read(R"(
Mayor  _    PROPN NNP 2 nmod:desc
Ada    Ada  PROPN NNP 4 nsubj person
Lowe   Lowe PROPN NNP 2 flat
sang   sing VERB  VBD 0 root
the    _    DET   DT  6 det
hymn   _    NOUN  NN  4 obj
.      _    PUNCT .   4 punct

Lowe   Lowe PROPN NNP 2 nsubj person
said   say  VERB  VBD 0 root
she    _    PRON  PRP 5 nsubj person
would  _    AUX   MD  5 aux
return _    VERB  VB  2 ccomp
.      _    PUNCT .   2 punct

The    _    DET   DT  2 det
mayor  _    NOUN  NN  3 nsubj person
waved  wave VERB  VBD 0 root
.      _    PUNCT .   3 punct
)"),
              ElementsAre("Ada Lowe: Mayor Ada Lowe | Lowe | she | The mayor"));
}

TEST(Actors, JoinsAnAcronymToWhatItAbbreviates) {
  EXPECT_THAT(read(R"(
DMP      DMP      PROPN NNP 2 nsubj organization
struck   strike   VERB  VBD 0 root
.        _        PUNCT .   2 punct

The      _        DET   DT  2 det
Union    Union    PROPN NNP 6 nsubj organization
of       _        ADP   IN  5 case
Dock     Dock     PROPN NNP 5 compound
Masters  Masters  PROPN NNPS 2 nmod
met      meet     VERB  VBD 0 root
.        _        PUNCT .   6 punct
)"),
              ElementsAre("DMP: DMP", "Union of Dock Masters: Union of Dock Masters"));
  EXPECT_THAT(read(R"(
UDM      UDM      PROPN NNP 2 nsubj organization
struck   strike   VERB  VBD 0 root
.        _        PUNCT .   2 punct

The      _        DET   DT  2 det
Union    Union    PROPN NNP 6 nsubj organization
of       _        ADP   IN  5 case
Dock     Dock     PROPN NNP 5 compound
Masters  Masters  PROPN NNPS 2 nmod
met      meet     VERB  VBD 0 root
.        _        PUNCT .   6 punct
)"),
              ElementsAre("Union of Dock Masters: UDM | Union of Dock Masters"));
}

TEST(Actors, NeverMergesTwoBearersOfASurname) {
  EXPECT_THAT(
      read(R"(
Gus    Gus    PROPN NNP 5 nsubj person
and    _      CCONJ CC  3 cc
Lou    Lou    PROPN NNP 1 conj person
Marsh  Marsh  PROPN NNP 3 flat
left   leave  VERB  VBD 0 root
with   _      ADP   IN  8 case
their  _      PRON  PRP$ 8 nmod:poss
brother _     NOUN  NN  5 obl person
.      _      PUNCT .   5 punct

Marsh  Marsh  PROPN NNP 2 nsubj person
slept  sleep  VERB  VBD 0 root
.      _      PUNCT .   2 punct

Gus    Gus    PROPN NNP 2 nsubj person
sang   sing   VERB  VBD 0 root
.      _      PUNCT .   2 punct
)"),
      ElementsAre("Gus Marsh: Gus | Gus", "Lou Marsh: Lou Marsh", "brother: their brother"));
}

TEST(Actors, NothingInNothing) {
  EXPECT_THAT(read(""), IsEmpty());
  EXPECT_THAT(read("It _ PRON PRP 2 expl\nrained rain VERB VBD 0 root\n"), IsEmpty());
}

TEST(Actors, DatesAreNoActors) {
  const Document document = testing::document_from_conllu(
      "May May PROPN NNP 2 nsubj person\npassed pass VERB VBD 0 root\n");
  Timex timex;
  timex.first_token = 0;
  timex.last_token = 1;
  EXPECT_THAT(find_actors(Dependencies(document), {timex}).actors, IsEmpty());
  EXPECT_THAT(find_actors(Dependencies(document), {}).actors, ::testing::SizeIs(1));
}

TEST(Actors, ReadsApposition) {
  EXPECT_THAT(read(R"(
Ada    Ada    PROPN NNP 7 nsubj person
Lowe   Lowe   PROPN NNP 1 flat
,      _      PUNCT ,   6 punct
a      _      DET   DT  6 det
young  _      ADJ   JJ  6 amod
pilot  _      NOUN  NN  1 appos person
waved  wave   VERB  VBD 0 root
.      _      PUNCT .   7 punct

The    _      DET   DT  2 det
pilot  _      NOUN  NN  3 nsubj person
sang   sing   VERB  VBD 0 root
.      _      PUNCT .   3 punct
)"),
              ElementsAre("Ada Lowe: Ada Lowe | a young pilot | The pilot"));
}

TEST(Actors, KeepsTwoHoldersOfARoleApart) {
  EXPECT_THAT(read(R"(
Senator _     PROPN NNP 2 nmod:desc
Lowe   Lowe   PROPN NNP 6 nsubj person
and    _      CCONJ CC  5 cc
Senator _     PROPN NNP 5 nmod:desc
Marsh  Marsh  PROPN NNP 2 conj person
met    meet   VERB  VBD 0 root
.      _      PUNCT .   6 punct

The    _      DET   DT  2 det
senator _     NOUN  NN  3 nsubj person
sang   sing   VERB  VBD 0 root
.      _      PUNCT .   3 punct
)"),
              ElementsAre("Lowe: Senator Lowe", "Marsh: Senator Marsh", "senator: The senator"));
}

TEST(Actors, AnObjectPronounIsNotItsSubject) {
  EXPECT_THAT(read(R"(
Lowe   Lowe   PROPN NNP 2 nsubj person
told   tell   VERB  VBD 0 root
him    he     PRON  PRP 2 iobj person
a      _      DET   DT  5 det
tale   _      NOUN  NN  2 obj
.      _      PUNCT .   2 punct
)"),
              ElementsAre("Lowe: Lowe"));
}

TEST(Actors, HeInAQuotationIsNotItsSpeaker) {
  EXPECT_THAT(read(R"(
“      “      PUNCT `` 3 punct
He     _      PRON  PRP 3 nsubj person
sang   sing   VERB  VBD 0 root
for    _      ADP   IN  5 case
me     i      PRON  PRP 3 obl person
,      _      PUNCT ,   3 punct
”      ”      PUNCT '' 3 punct
said   say    VERB  VBD 3 parataxis
Lowe   Lowe   PROPN NNP 8 nsubj person
.      _      PUNCT .   3 punct
)"),
              ElementsAre("Lowe: me | Lowe"));
}

TEST(Actors, ACityIsNotItsPolice) {
  EXPECT_THAT(read(R"(
Marlow Marlow PROPN NNP 3 compound place
Police Police PROPN NNP 3 compound
Department Department PROPN NNP 4 nsubj organization
grew   grow   VERB  VBD 0 root
in     _      ADP   IN  6 case
Marlow Marlow PROPN NNP 4 obl place
.      _      PUNCT .   4 punct
)"),
              ElementsAre("Marlow Police Department: Marlow Police Department", "Marlow: Marlow"));
}

TEST(Actors, ACompanyGoesByItsFirstWord) {
  EXPECT_THAT(read(R"(
Aldgate Aldgate PROPN NNP 2 compound
Motors Motors PROPN NNPS 3 nsubj organization
grew   grow   VERB  VBD 0 root
.      _      PUNCT .   3 punct

Aldgate Aldgate PROPN NNP 2 nsubj organization
hired  hire   VERB  VBD 0 root
.      _      PUNCT .   2 punct
)"),
              ElementsAre("Aldgate Motors: Aldgate Motors | Aldgate"));
}

TEST(Actors, NamesKeepTheirInnerAnd) {
  EXPECT_THAT(read(R"(
The    _      DET   DT  5 det
Trade  Trade  PROPN NNP 5 compound
and    _      CCONJ CC  4 cc
Energy Energy PROPN NNP 2 conj
Commission Commission PROPN NNP 6 nsubj organization
met    meet   VERB  VBD 0 root
Lowe   Lowe   PROPN NNP 6 obj person
and    _      CCONJ CC  9 cc
Marsh  Marsh  PROPN NNP 7 conj person
.      _      PUNCT .   6 punct
)"),
              ElementsAre("Trade and Energy Commission: Trade and Energy Commission", "Lowe: Lowe",
                          "Marsh: Marsh"));
}

TEST(Actors, HeadlinesInTitleCaseAreReadByTheBody) {
  EXPECT_THAT(read(R"(
# title
Lowe   Lowe   PROPN NNP 2 nsubj
Sings  sing   VERB  VBZ 0 root
Old    old    ADJ   JJ  4 amod
Hymns  hymn   NOUN  NNS 2 obj


Ada    Ada    PROPN NNP 3 nsubj person
Lowe   Lowe   PROPN NNP 1 flat
sang   sing   VERB  VBD 0 root
.      _      PUNCT .   3 punct
)"),
              ElementsAre("Ada Lowe: Lowe | Ada Lowe"));
}

// However a parser errs, every mention lies in the text, by_head and mentions agree, and a long
// run of capitals takes no longer than its length.
TEST(Actors, WhoCallsItselfByAName) {
  EXPECT_THAT(read(R"(
A      _    DET   DT  2 det
gang   _    NOUN  NN  8 nsubj
that   _    PRON  WDT 4 nsubj
calls  call VERB  VBZ 2 acl:relcl
itself _    PRON  PRP 4 iobj
Red    _    ADJ   NNP 7 amod
Lamp   _    PROPN NNP 4 obj organization
robbed rob  VERB  VBD 0 root
a      _    DET   DT  10 det
shop   _    NOUN  NN  8 obj
)"),
              ElementsAre("Red Lamp: A gang | Red Lamp"));
}

TEST(Actors, AnExGirlfriendIsShe) {
  EXPECT_THAT(read(R"(
Hale    Hale PROPN NNP 2 nsubj person
praised praise VERB VBD 0 root
his     _    PRON  PRP$ 4 nmod:poss person
ex-wife _    NOUN  NN  2 obj person
,       _    PUNCT ,   6 punct
Tess    Tess PROPN NNP 4 appos person
Moor    Moor PROPN NNP 6 flat
.       _    PUNCT .   2 punct

She    _     PRON  PRP 2 nsubj person
sang   sing  VERB  VBD 0 root
)"),
              ::testing::Contains(::testing::AllOf(::testing::StartsWith("Tess Moor:"),
                                                   ::testing::EndsWith("| She"))));
}

TEST(Actors, ItBehindAConjunctionIsNotTheSubjectThatNeededNoPronoun) {
  EXPECT_THAT(read(R"(
The     _    DET   DT  2 det
Senate  Senate PROPN NNP 3 nsubj organization
passed  pass VERB  VBD 0 root
the     _    DET   DT  5 det
plan    _    NOUN  NN  3 obj
,       _    PUNCT ,   9 punct
and     _    CCONJ CC  9 cc
it      _    PRON  PRP 9 nsubj
expired expire VERB VBD 3 conj
)"),
              ElementsAre("Senate: Senate"));
}

TEST(Actors, ItInAQuotationIsNotWhatTheReporterWroteOf) {
  const auto actors = read(R"(
Police   _    PROPN NNP 2 nsubj organization
came     come VERB  VBD 0 root
.        _    PUNCT .   2 punct

“        _    PUNCT '' 3 punct
It       _    PRON  PRP 3 nsubj
sank     sink VERB  VBD 0 root
”        _    PUNCT '' 3 punct
)");
  for (const std::string& actor : actors) EXPECT_EQ(actor.find("It"), std::string::npos) << actor;
}

TEST(Actors, HoldsOnHostileTrees) {
  std::string conllu;
  const char* words[] = {"Ada",     "and", "of", "the", "’s", "-",
                         "Council", "(",   "he", "“",   "”",  "A."};
  const char* tags[] = {"PROPN NNP", "CCONJ CC", "ADP IN",   "DET DT",   "PART POS", "PUNCT HYPH",
                        "NOUN NN",   "PUNCT ,",  "PRON PRP", "PUNCT ``", "PUNCT ''", "X FW"};
  const char* relations[] = {"nsubj",     "conj", "case",      "appos", "flat", "compound",
                             "nmod:poss", "cop",  "acl:relcl", "obl",   "det",  "ccomp"};
  const char* entities[] = {"person", "place", "organization", "time"};
  unsigned seed = 7;
  const auto next = [&seed](unsigned n) {
    seed = seed * 1664525u + 1013904223u;
    return seed / 65536u % n;
  };
  for (int s = 0; s < 60; ++s) {
    const unsigned n = s == 0 ? 3000 : 1 + next(40);
    for (unsigned i = 0; i < n; ++i) {
      const unsigned k = s == 0 ? 0 : next(12);
      conllu += std::string(words[k]) + " _ " + tags[k] + ' ' + std::to_string(next(n + 1)) + ' ' +
                relations[next(12)] + ' ' + entities[next(4)] + '\n';
    }
    conllu += next(3) == 0 ? "\n\n" : "\n";
  }
  const Document document = testing::document_from_conllu(conllu);
  const ActorIndex index = find_actors(Dependencies(document), {});
  ASSERT_EQ(index.by_head.size(), document.tokens.size());
  for (std::size_t a = 0; a < index.actors.size(); ++a) {
    const Actor& actor = index.actors[a];
    EXPECT_EQ(dateline::index(actor.id), a);
    EXPECT_FALSE(actor.name.empty());
    EXPECT_FALSE(actor.mentions.empty());
    for (const Mention& m : actor.mentions) {
      EXPECT_LT(m.span.begin, m.span.end);
      EXPECT_LE(m.span.end, document.source.size());
      EXPECT_EQ(index.at(m.head_token), actor.id);
    }
  }
}

}  // namespace
}  // namespace dateline
