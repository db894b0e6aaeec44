#include "attribution.hpp"

#include "events_fixture.hpp"

namespace dateline {
namespace {

using testing::EventsOf;

TEST(Attribution, AccordingTo) {
  const EventsOf e(R"(
Crews     crew      NOUN  NNS 2 nsubj
fled      flee      VERB  VBD 0 root
,         _         PUNCT ,   2 punct
according according VERB  VBG 7 case
to        _         ADP   IN  4 fixed
the       _         DET   DT  7 det
filing    _         NOUN  NN  2 obl
)");
  EXPECT_EQ(e.source("flee"), "the filing");
  EXPECT_EQ(e.roles("flee"), "agent:Crews");
}

TEST(Attribution, SayingsInTheMiddle) {
  // "If talks fail, said Rowe, crews will leave": the saying hangs below.
  const EventsOf e(R"(
Crews     crew      NOUN  NNS 6 nsubj
,         _         PUNCT ,   3 punct
said      say       VERB  VBD 6 parataxis
Rowe      _         PROPN NNP 3 nsubj person
will      _         AUX   MD  6 aux
leave     _         VERB  VB  0 root
)");
  EXPECT_EQ(e.source("leave"), "Rowe");
  EXPECT_EQ(e.source("say"), "");
}

TEST(Attribution, AContrastInThePresentIsTheArticlesOwnVoice) {
  const char* const tail = R"(
Ames      _         PROPN NNP 2 nsubj person
said      say       VERB  VBD 0 root
crews     crew      NOUN  NNS 5 nsubj
would     _         AUX   MD  5 aux
leave     _         VERB  VB  2 ccomp
%         _         CCONJ CC  9 cc
Rowe      _         PROPN NNP 9 nsubj person
has       have      AUX   VBZ 9 aux
declined  decline   VERB  VBN 5 conj
)";
  const auto with = [&](const std::string& conjunction) {
    std::string text = tail;
    return text.replace(text.find('%'), 1, conjunction);
  };
  const std::string but = with("but"), and_ = with("and");
  EXPECT_EQ(EventsOf(but.c_str()).source("leave"), "Ames");
  EXPECT_EQ(EventsOf(but.c_str()).source("decline"), "");
  EXPECT_EQ(EventsOf(and_.c_str()).source("decline"), "Ames");
}

TEST(Attribution, NestedReportsHaveTheInnerSource) {
  const EventsOf e(R"(
Ames      _         PROPN NNP 2 nsubj person
said      say       VERB  VBD 0 root
Rowe      _         PROPN NNP 4 nsubj person
claimed   claim     VERB  VBD 2 ccomp
guards    guard     NOUN  NNS 6 nsubj
fled      flee      VERB  VBD 4 ccomp
)");
  EXPECT_EQ(e.source("flee"), "Rowe");
  EXPECT_EQ(e.source("claim"), "Ames");
}

TEST(Attribution, ClaimsOfSomebody) {
  const EventsOf e(R"(
Rowe      _         PROPN NNP 3 nmod:poss person
’s        's        PART  POS 1 case
claim     _         NOUN  NN  7 nsubj
that      _         SCONJ IN  6 mark
guards    guard     NOUN  NNS 6 nsubj
fled      flee      VERB  VBD 3 acl
angered   anger     VERB  VBD 0 root
Ames      _         PROPN NNP 7 obj person
)");
  EXPECT_EQ(e.source("flee"), "Rowe");
  EXPECT_EQ(e.source("anger"), "");
}

TEST(Attribution, TheWholeQuotationIsTheSpeakers) {
  const EventsOf e(R"(
“         _         PUNCT `` 2 punct
Guards    guard     NOUN  NNS 3 nsubj
fled      flee      VERB  VBD 6 ccomp
,         _         PUNCT ,   3 punct
”         _         PUNCT '' 3 punct
said      say       VERB  VBD 0 root
Rowe      _         PROPN NNP 6 nsubj person
.         _         PUNCT .   6 punct

“         _         PUNCT `` 3 punct
They      _         PRON  PRP 3 nsubj
wept      weep      VERB  VBD 0 root
.         _         PUNCT .   3 punct
”         _         PUNCT '' 3 punct
)");
  EXPECT_EQ(e.source("flee"), "Rowe");
  EXPECT_EQ(e.source("weep"), "Rowe");
}

TEST(Attribution, TheArticlesOwnWordsHaveNoSource) {
  const EventsOf e(R"(
Guards    guard     NOUN  NNS 2 nsubj
fled      flee      VERB  VBD 0 root
)");
  EXPECT_EQ(e.source("flee"), "");
  EXPECT_FALSE(e.event("flee").governor);
}

}  // namespace
}  // namespace dateline
