#include "dateline/core/dependencies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conllu_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view two_sentences = R"(
The     _     DET   DT  2  det
pilot   _     NOUN  NN  3  nsubj  person
landed  land  VERB  VBD 0  root
in      _     ADP   IN  5  case
Oslo    Oslo  PROPN NNP 3  obl    place
.       _     PUNCT .   3  punct

She     _     PRON  PRP 2  nsubj
slept   sleep VERB  VBD 0  root
.       _     PUNCT .   2  punct
)";

TEST(Dependencies, NumbersTokensThroughTheDocument) {
  const Document document = testing::document_from_conllu(two_sentences);
  ASSERT_EQ(document.source.text(), "The pilot landed in Oslo. She slept.");
  const Dependencies d(document);
  EXPECT_EQ(d.root_of(0), 2u);
  EXPECT_EQ(d.root_of(1), 7u);
  EXPECT_TRUE(d.is_root(7));
  EXPECT_EQ(d.head(7), 7u);
  EXPECT_EQ(d.head(6), 7u);
  EXPECT_EQ(d.sentence_of(5), 0u);
  EXPECT_EQ(d.sentence_of(6), 1u);
  EXPECT_THAT(d.children(2), ElementsAre(1, 4, 5));
  EXPECT_THAT(d.children(8), IsEmpty());
  EXPECT_EQ(d.child(2, Deprel::obl), 4u);
  EXPECT_FALSE(d.child(2, Deprel::obj));
  EXPECT_TRUE(d.has_child(4, Deprel::case_));
}

TEST(Dependencies, GovernsAndYield) {
  const Document document = testing::document_from_conllu(two_sentences);
  const Dependencies d(document);
  EXPECT_TRUE(d.governs(2, 0));
  EXPECT_TRUE(d.governs(1, 1));
  EXPECT_FALSE(d.governs(1, 2));
  EXPECT_FALSE(d.governs(7, 2));  // another sentence
  EXPECT_EQ(d.yield(1), (TokenRange{0, 2}));
  EXPECT_EQ(d.yield(2), (TokenRange{0, 6}));
  EXPECT_EQ(document.source.slice(d.span(d.yield(4))), "in Oslo");
  EXPECT_TRUE(d.span({3, 3}).empty());
}

TEST(Dependencies, EmptyDocument) {
  const Document document;
  const Dependencies d(document);
  EXPECT_TRUE(d.document().tokens.empty());
}

// A parser that errs must not hang the reader: a cycle below no root is walked once.
TEST(Dependencies, GovernsEndsOnACycle) {
  Document document = testing::document_from_conllu(two_sentences);
  document.tokens[0].head = 1;
  document.tokens[1].head = 0;
  const Dependencies d(document);
  EXPECT_FALSE(d.governs(2, 0));
  EXPECT_TRUE(d.governs(1, 0));
}

}  // namespace
}  // namespace dateline
