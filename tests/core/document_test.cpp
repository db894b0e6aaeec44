#include "dateline/core/document.hpp"

#include <gtest/gtest.h>

#include <string>

#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

TEST(NormalisedForm, PlainFormsAreReturnedAsTheyAre) {
  std::string buffer;
  for (const std::string_view form : {"word", "didn't", "", "Łódź", "naïve"})
    EXPECT_EQ(normalised_form(form, buffer).data(), form.data()) << form;
}

TEST(NormalisedForm, FoldsTypography) {
  std::string buffer;
  const auto folded = [&](std::string_view form) {
    return std::string(normalised_form(form, buffer));
  };
  EXPECT_EQ(folded("demon\u00ADstration"), "demonstration");
  EXPECT_EQ(folded("n’t"), "n't");
  EXPECT_EQ(folded("‘"), "'");
  EXPECT_EQ(folded("“"), "\"");
  EXPECT_EQ(folded("»"), "\"");
  EXPECT_EQ(folded("\u2011"), "-");
  EXPECT_EQ(folded("—"), "—");
  EXPECT_EQ(folded("o\uFB03ce"), "office");
  EXPECT_EQ(folded("\uFF21\uFF11"), "A1");
  EXPECT_EQ(folded("\u200B\u200D"), "");
}

TEST(NormalisedForm, IsWhatTheLanguageModelSees) {
  Document plain = read_text("a.txt", "The officers didn't stop the demonstrations.");
  Document typeset =
      read_text("a.txt", "The of\u00ADfi\u00ADcers didn’t stop the demon\u00ADstrations.");
  annotate(plain, LanguageModel::embedded());
  annotate(typeset, LanguageModel::embedded());
  ASSERT_EQ(plain.tokens.size(), typeset.tokens.size());
  for (std::size_t i = 0; i < plain.tokens.size(); ++i) {
    EXPECT_EQ(plain.tokens[i].lemma, typeset.tokens[i].lemma);
    EXPECT_EQ(plain.tokens[i].upos, typeset.tokens[i].upos);
    EXPECT_EQ(plain.tokens[i].head, typeset.tokens[i].head);
  }
  EXPECT_EQ(typeset.tokens[1].lemma, "officer");
}

TEST(Document, FindsSentencesAndTokensByPlace) {
  const Document d = read_text("a.txt", "One two. Three four.");
  EXPECT_EQ(d.sentence_of(0), 0u);
  EXPECT_EQ(d.sentence_of(2), 0u);
  EXPECT_EQ(d.sentence_of(3), 1u);
  EXPECT_EQ(d.token_at(0), 0u);
  EXPECT_EQ(d.token_at(3), 1u);
  EXPECT_EQ(d.token_at(4), 1u);
  EXPECT_EQ(d.token_at(20), d.tokens.size());
  EXPECT_EQ(d.tokens_of(d.sentences[1]).size(), 3u);
}

}  // namespace
}  // namespace dateline
