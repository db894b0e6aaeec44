// Datelines: "HALDEN (AP) —" is parsed apart from the sentence behind it.
#include <gtest/gtest.h>

#include <string>

#include "dateline/core/dependencies.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

/// The word at the root of the text's last sentence.
std::string root(std::string_view text) {
  Document document = read_text("test", text);
  annotate(document, LanguageModel::embedded());
  const Dependencies deps(document);
  const auto last = static_cast<std::uint32_t>(document.sentences.size() - 1);
  return std::string(document.form(deps.root_of(last)));
}

TEST(Dateline, TheSentenceBehindItKeepsItsRoot) {
  EXPECT_EQ(root("HALDEN — The court closed the mill on Monday."), "closed");
  EXPECT_EQ(root("HALDEN (AP) — The court closed the mill on Monday."), "closed");
  EXPECT_EQ(root("PORT HALDEN, Wash. — The court closed the mill on Monday."), "closed");
  EXPECT_EQ(root("HALDEN, July 12 — The court closed the mill on Monday."), "closed");
}

TEST(Dateline, ItHangsOnTheRootAndKeepsOneTree) {
  Document document = read_text("test", "HALDEN (AP) — The court closed the mill.");
  annotate(document, LanguageModel::embedded());
  std::size_t roots = 0;
  for (const Sentence& sentence : document.sentences)
    for (std::uint32_t i = 0; i < sentence.token_count; ++i) {
      const Token& token = document.tokens[sentence.first_token + i];
      ASSERT_LT(token.head, sentence.token_count);
      roots += token.head == i;
    }
  EXPECT_EQ(roots, document.sentences.size());
}

TEST(Dateline, OtherDashesAreNone) {
  // Lower-case words, or no capitals: the dash is the sentence's own.
  EXPECT_EQ(root("The court closed the mill — and the harbour."), "closed");
  EXPECT_EQ(root("NATO left the base — nobody knows why."), "left");
}

}  // namespace
}  // namespace dateline
