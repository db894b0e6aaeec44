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

}  // namespace
}  // namespace dateline
