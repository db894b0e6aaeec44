#include "dateline/core/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sentences_of(std::string_view text) {
  const Document d = read_text("test.txt", text);
  std::vector<std::string> out;
  for (const Sentence& s : d.sentences) out.emplace_back(d.source.slice(s.span));
  return out;
}

TEST(ReadText, EmptyInputHasNoBlocks) {
  EXPECT_THAT(read_text("a.txt", "").blocks, IsEmpty());
  EXPECT_THAT(read_text("a.txt", " \n\t\n\n").blocks, IsEmpty());
}

TEST(ReadText, DerivesTheIdFromTheName) {
  EXPECT_EQ(read_text("news/flood.en.txt", "x").id, "flood.en");
  EXPECT_EQ(read_text("flood", "x").id, "flood");
  EXPECT_EQ(read_text(".hidden", "x").id, ".hidden");
  EXPECT_EQ(read_text("-", "x").id, "stdin");
  EXPECT_EQ(read_text("", "x").id, "stdin");
  ReadOptions options;
  options.id = "given";
  EXPECT_EQ(read_text("flood.txt", "x", options).id, "given");
}

TEST(ReadText, DropsByteOrderMarkAndCarriageReturns) {
  const Document d = read_text("a.txt", "\xEF\xBB\xBFOne.\r\n\r\nTwo.\rThree.");
  EXPECT_EQ(d.source.text(), "One.\n\nTwo.\nThree.");
  EXPECT_THAT(d.diagnostics, IsEmpty());
}

TEST(ReadText, SplitsSentences) {
  EXPECT_THAT(sentences_of("Gov. Ana Ruiz met U.S. senators. They left at 4 p.m. Tuesday."),
              ElementsAre("Gov. Ana Ruiz met U.S. senators.", "They left at 4 p.m. Tuesday."));
}

}  // namespace
}  // namespace dateline
