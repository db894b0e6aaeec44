#include "dateline/core/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <random>
#include <string>
#include <vector>

#include "document_invariants.hpp"

namespace dateline {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(ReadText, EmptyInputHasNoBlocks) {
  EXPECT_THAT(read_text("a.txt", "").blocks, IsEmpty());
  EXPECT_THAT(read_text("a.txt", " \n\t\n\n").blocks, IsEmpty());
  EXPECT_THAT(read_text("a.txt", "\xEF\xBB\xBF").blocks, IsEmpty());
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

TEST(ReadText, KeepsWhatIsKnownFromOutside) {
  ReadOptions options;
  options.title = "Mill \n to close";
  options.outlet = "The Larkmoor Post";
  options.creation_time = CreationTime{{}, "Z", "--date"};
  const Document d = read_text("a.txt", "It ran for years.", options);
  EXPECT_EQ(d.title, "Mill to close");
  EXPECT_EQ(d.outlet, "The Larkmoor Post");
  ASSERT_TRUE(d.creation_time.has_value());
  EXPECT_EQ(d.creation_time->origin, "--date");
}

TEST(ReadText, DropsByteOrderMarkAndCarriageReturns) {
  const Document d = read_text("a.txt", "\xEF\xBB\xBFOne.\r\n\r\nTwo.\rThree.");
  EXPECT_EQ(d.source.text(), "One.\n\nTwo.\nThree.");
  EXPECT_THAT(d.diagnostics, IsEmpty());
}

TEST(ReadText, ReportsInvalidBytesWithTheirPlace) {
  const Document d = read_text("a.txt", "One.\nCaf\xE9 and \xE2\x82 here.");
  EXPECT_EQ(d.source.text(), "One.\nCaf\uFFFD and \uFFFD here.");
  ASSERT_THAT(d.diagnostics, SizeIs(2));
  EXPECT_EQ(d.diagnostics[0].code, "invalid-utf8");
  EXPECT_EQ(d.diagnostics[0].severity, Severity::warning);
  EXPECT_EQ(d.source.slice(d.diagnostics[0].span), "\uFFFD");
  EXPECT_EQ(d.source.locate(d.diagnostics[0].span.begin), (Location{2, 4}));
  EXPECT_NE(d.diagnostics[1].message.find("0xE2 0x82"), std::string::npos);
}

TEST(ReadText, SumsUpManyInvalidBytes) {
  const Document d = read_text("a.txt", std::string(5000, '\xFF'));
  ASSERT_THAT(d.diagnostics, SizeIs(21));
  EXPECT_NE(d.diagnostics.back().message.find("4980 more places"), std::string::npos);
  EXPECT_EQ(d.diagnostics.back().span, (Span{60, 63}));
}

TEST(ReadText, TakesControlCharactersForSpace) {
  const std::string text("one\0two\x07three\x1B[0m", 18);
  const Document d = read_text("a.txt", text);
  EXPECT_EQ(broken_invariant(d), "");
  EXPECT_EQ(d.form(0), "one");
  EXPECT_EQ(d.form(1), "two");
}

TEST(ReadText, GivesTheHeadlineWithoutInvisibleCharacters) {
  EXPECT_EQ(read_text("a", "Mill\u00A0 to cl\u00ADose\n\nIt ran for years.").title,
            "Mill to close");
}

// ---- properties ----

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& p : parts) text += p;
  return text;
}

TEST(ReadText, KeepsItsPromisesOnPiecesOfNews) {
  const auto piece = rc::gen::element<std::string>(
      " ", " ", " ", " ", "\n", "\n\n", "\r\n", "a", "The", "mayor", "U.S.", "J.", "p.m.", "said",
      "Sept.", "3", "14", "1,250", "20/09", "2019-07-13", "-", "--", "—", ",", ".", ".", "?", "!",
      "…", "...", "\"", "“", "”", "'", "‘", "’", "n't", "'s", "cannot", "(", ")", "[", "]", "[...]",
      "$", "£", "m", "%", "@", "#", "www.", "http://", "example.org", "- ", "• ", "1. ", "By ",
      "\u00AD", "\u200B", "\u00A0", "\u202E", "中", "😀", "é", "\xFF", "\xE2\x82", "\xF0\x9F", "\t",
      "\x01", "_", "*", "/", ":", ";", "&", "Yahoo!", "e-", "'90s", "’’", "``", "''", "<", "|",
      "+44");
  EXPECT_TRUE(rc::check([&] {
    const auto parts = *rc::gen::scale(3.0, rc::gen::container<std::vector<std::string>>(piece));
    const Document d = read_text("a.txt", joined(parts));
    RC_ASSERT(broken_invariant(d) == "");
  }));
}

TEST(ReadText, KeepsItsPromisesOnRandomBytes) {
  std::mt19937 random(20190713);  // fixed: the same inputs on every run
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 400, '\0');
    // All bytes in every other round, mostly ASCII marks in the rest.
    for (char& c : bytes) {
      const auto r = random();
      c = static_cast<char>(round % 2 == 0 || r % 8 == 0 ? (r >> 8) % 256 : 32 + (r >> 8) % 95);
    }
    EXPECT_EQ(broken_invariant(read_text("a.txt", bytes)), "") << round;
  }
}

TEST(ReadText, ReadsLongLinesOfAnythingInLinearTime) {
  // Quadratic work on any of these would take minutes.
  for (const std::string_view piece :
       {"a",     "1",        "'",  "\"",   ".",    "a.",  "-",  "a-",   "a@",  "a,",  "<",     "(",
        "[",     "\xC2\xAD", "😀",  "\xFF", "www.", "1,",  "1-", "‘s’ ", "“a ", "'a ", "U.S. ", "\n",
        "- a\n", "A\n",      "? ", ".) ",  "#a",   "a.a", "&A", "\" ",  "[a",  "…",   "Mr. "}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    const Document d = read_text("a.txt", text);
    EXPECT_EQ(broken_invariant(d), "") << piece;
  }
}

}  // namespace
}  // namespace dateline
