// What the words give away though the model reads them otherwise.
#include "parse_repair.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "conllu_fixture.hpp"
#include "dateline/core/document.hpp"

namespace dateline {
namespace {

struct Mended {
  Document document;
  std::vector<std::string_view> forms;

  explicit Mended(std::string_view conllu) : document(testing::document_from_conllu(conllu)) {
    for (const Token& t : document.tokens) forms.push_back(document.source.slice(t.span));
    // One sentence: places in the document are places in the sentence.
    repair_parse(forms, document.tokens);
  }
  const Token& of(std::string_view form) const {
    for (std::size_t i = 0; i < forms.size(); ++i)
      if (forms[i] == form) return document.tokens[i];
    throw std::invalid_argument(std::string(form));
  }
  std::string head(std::string_view form) const { return std::string(forms[of(form).head]); }
};

TEST(ParseRepair, SetForADateIsAParticiple) {
  const Mended m(R"(
Lowe      _      PROPN NNP 2 nsubj person
dropped   drop   VERB  VBD 0 root
a         _      DET   DT  5 det
brass     _      NOUN  NN  5 compound
gala      _      NOUN  NN  6 compound
set       set    NOUN  NN  2 obj
for       _      ADP   IN  8 case
Friday    _      PROPN NNP 2 obl:unmarked time
)");
  EXPECT_EQ(m.head("gala"), "dropped");
  EXPECT_EQ(m.of("gala").deprel, Deprel::obj);
  EXPECT_EQ(m.head("set"), "gala");
  EXPECT_EQ(m.of("set").upos, Upos::verb);
  EXPECT_EQ(m.head("Friday"), "set");
  EXPECT_EQ(m.head("a"), "gala");
}

TEST(ParseRepair, ATeaSetForAFriendIsNone) {
  const Mended m(R"(
Lowe      _      PROPN NNP 2 nsubj person
bought    buy    VERB  VBD 0 root
a         _      DET   DT  5 det
tea       _      NOUN  NN  5 compound
set       set    NOUN  NN  2 obj
for       _      ADP   IN  7 case
Rowe      _      PROPN NNP 2 obl person
)");
  EXPECT_EQ(m.of("set").upos, Upos::noun);
  EXPECT_EQ(m.head("set"), "bought");
}

// The sentence ends with the clause that the date stands in.
std::string try_when(const char* comma) {
  std::string s = R"(
Lowe      _      PROPN NNP 2 nsubj person
said      say    VERB  VBD 0 root
she       _      PRON  PRP 5 nsubj
would     _      AUX   MD  5 aux
vote      vote   VERB  VB  2 ccomp
when      _      ADV   WRB 8 advmod
members   member NOUN  NNS 8 nsubj
return    return VERB  VBP 5 advcl
)";
  if (*comma != '\0') s += std::string(comma) + " _ PUNCT , 2 punct\n";
  return s + "Wednesday _ PROPN NNP 2 obl:unmarked time\n. _ PUNCT . 2 punct\n";
}

TEST(ParseRepair, ADateBelongsToTheClauseItStandsIn) {
  EXPECT_EQ(Mended(try_when("")).head("Wednesday"), "return");
  EXPECT_EQ(Mended(try_when(",")).head("Wednesday"), "said");
}

TEST(ParseRepair, TheFiniteVerbBehindAParticipleIsTheMainOne) {
  for (const auto& [verb, tag] : {std::tuple{"filed", "VBN"}, std::tuple{"filed", "VBD"}}) {
    const Mended m(std::string(R"(
The       _      DET   DT  2 det
suit      _      NOUN  NN  4 nsubj
,         _      PUNCT ,   2 punct
)") + verb + " file VERB " +
                   tag +
                   R"( 0 root
in        _      ADP   IN  6 case
May       _      PROPN NNP 4 obl time
,         _      PUNCT ,   9 punct
was       be     AUX   VBD 9 aux:pass
settled   settle VERB  VBN 4 advcl
Monday    _      PROPN NNP 9 obl:unmarked time
.         _      PUNCT .   4 punct
)");
    EXPECT_EQ(m.of("settled").deprel, Deprel::root) << tag;
    EXPECT_EQ(m.head("suit"), "settled") << tag;
    EXPECT_EQ(m.of("suit").deprel, Deprel::nsubj_pass) << tag;
    EXPECT_EQ(m.head("filed"), "suit") << tag;
    EXPECT_EQ(m.head("May"), "filed") << tag;
  }
}

TEST(ParseRepair, AnAsideLeavesTheMainVerbAlone) {
  const Mended m(R"(
Rowe      _      PROPN NNP 6 nsubj person
,         _      PUNCT ,   4 punct
the       _      DET   DT  4 det
mayor     _      NOUN  NN  1 appos
,         _      PUNCT ,   1 punct
resigned  resign VERB  VBD 0 root
,         _      PUNCT ,   9 punct
was       be     AUX   VBD 9 aux:pass
replaced  replace VERB VBN 6 advcl
)");
  EXPECT_EQ(m.of("resigned").deprel, Deprel::root);
}

TEST(ParseRepair, AParticipleBehindAFrontedNounIsThatNouns) {
  const auto mended = [](const std::string& subject) {
    return Mended(R"(
In        _      ADP   IN  3 case
a         _      DET   DT  3 det
case      _      NOUN  NN  4 obl
brought   bring  VERB  VBD 8 advcl
Monday    _      PROPN NNP 4 obl:unmarked time
,         _      PUNCT ,   4 punct
)" + subject + " _ PROPN NNP 8 nsubj person\nsued sue VERB VBD 0 root\n");
  };
  EXPECT_EQ(mended("Rowe").head("case"), "sued");
  EXPECT_EQ(mended("Rowe").head("brought"), "case");
  EXPECT_EQ(mended("Rowe").of("brought").deprel, Deprel::acl);
}

TEST(ParseRepair, APluralBeforeAVerbIsItsSubject) {
  const Mended m(R"(
Talks     talk   NOUN  NNS 2 nsubj
failed    fail   VERB  VBD 0 root
after     _      SCONJ IN  4 mark
riots     riot   VERB  VBZ 6 advcl
there     _      PRON  EX  6 expl
hurt      hurt   VERB  VBD 2 advcl
Rowe      _      PROPN NNP 6 obj person
)");
  EXPECT_EQ(m.of("riots").upos, Upos::noun);
  EXPECT_EQ(m.of("riots").deprel, Deprel::nsubj);
  EXPECT_EQ(m.head("riots"), "hurt");
  EXPECT_EQ(m.head("after"), "hurt");
}

TEST(ParseRepair, ASentenceHasAFiniteVerb) {
  const auto mended = [](const std::string& end) {
    return Mended(R"(
Marisol   _      PROPN NNP 0 root
,         _      PUNCT ,   3 punct
carrying  carry  VERB  VBG 1 acl
people    _      NOUN  NNS 3 obj person
,         _      PUNCT ,   6 punct
capsized  capsize VERB VBN 4 acl
on        _      ADP   IN  8 case
Monday    _      PROPN NNP 6 obl time
)" + end);
  };
  EXPECT_EQ(mended(". _ PUNCT . 1 punct\n").of("capsized").deprel, Deprel::root);
  EXPECT_EQ(mended(". _ PUNCT . 1 punct\n").head("Marisol"), "capsized");
  EXPECT_EQ(mended("here _ ADV RB 6 advmod\n").of("Marisol").deprel, Deprel::root);  // a caption
}

TEST(ParseRepair, APastThatLooksLikeItsNounIsTheVerb) {
  const Mended m(R"(
A         _      DET   DT  4 det
water     _      NOUN  NN  4 compound
main      _      ADJ   JJ  4 amod
burst     burst  NOUN  NN  0 root
on        _      ADP   IN  6 case
Tuesday   _      PROPN NNP 4 nmod time
.         .      PUNCT .   4 punct
)");
  EXPECT_EQ(m.of("burst").upos, Upos::verb);
  EXPECT_EQ(m.head("main"), "burst");
  EXPECT_EQ(m.of("main").deprel, Deprel::nsubj);
  EXPECT_EQ(m.head("water"), "main");
  EXPECT_EQ(m.of("Tuesday").deprel, Deprel::obl);

  const Mended noun(R"(
A         _      DET   DT  3 det
short     _      ADJ   JJ  3 amod
burst     burst  NOUN  NN  0 root
of        _      ADP   IN  5 case
fire      _      NOUN  NN  3 nmod
.         .      PUNCT .   3 punct
)");
  EXPECT_EQ(noun.of("burst").upos, Upos::noun);
  const Mended adjective(R"(
A         _      DET   DT  3 det
sudden    _      ADJ   JJ  3 amod
burst     burst  NOUN  NN  0 root
.         .      PUNCT .   3 punct
)");
  EXPECT_EQ(adjective.of("burst").upos, Upos::noun);
}

TEST(ParseRepair, AnAttorneyGeneralIsAGeneral) {
  const Mended m(R"(
The       _        DET   DT  2 det
attorney  attorney NOUN  NN  4 nsubj person
general   general  NOUN  NN  2 appos person
sued      sue      VERB  VBD 0 root
)");
  EXPECT_EQ(m.head("attorney"), "general");
  EXPECT_EQ(m.of("general").deprel, Deprel::nsubj);
  EXPECT_EQ(m.head("The"), "general");
}

TEST(ParseRepair, EndsOnAnyTokens) {
  std::vector<Token> tokens(4);
  for (std::uint32_t i = 0; i < 4; ++i) {
    tokens[i].head = (i + 1) % 4;  // no tree at all
    tokens[i].upos = Upos::verb;
    tokens[i].deprel = Deprel::advcl;
    tokens[i].entity = EntityType::time;
  }
  const std::vector<std::string_view> forms = {"when", "set", "for", ","};
  repair_parse(forms, tokens);
  repair_parse({}, {});
}

}  // namespace
}  // namespace dateline
