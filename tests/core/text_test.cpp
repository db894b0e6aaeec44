#include "dateline/core/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "unicode.hpp"

namespace dateline {
namespace {

/// Text of one- to four-byte characters and line feeds, longer than the marks are apart.
rc::Gen<std::string> any_text() {
  const auto character = rc::gen::element<std::string>("a", "b", " ", "\n", "é", "—", "中", "😀");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(character),
                      [](const auto& parts) {
                        std::string text;
                        for (const std::string& p : parts)
                          for (std::size_t i = 0; i < 1 + parts.size() % 7; ++i) text += p;
                        return text;
                      });
}

TEST(SourceText, LocatesByCodePoints) {
  const SourceText text("a", "é中\nx😀y\n");
  EXPECT_EQ(text.locate(0), (Location{1, 1}));
  EXPECT_EQ(text.locate(2), (Location{1, 2}));
  EXPECT_EQ(text.locate(5), (Location{1, 3}));
  EXPECT_EQ(text.locate(6), (Location{2, 1}));
  EXPECT_EQ(text.locate(11), (Location{2, 3}));
  EXPECT_EQ(text.locate(13), (Location{3, 1}));
  EXPECT_EQ(text.locate(99), (Location{3, 1}));
  EXPECT_EQ(text.slice(text.line_at(7)), "x😀y");
  EXPECT_EQ(text.slice(text.line_at(13)), "");
  EXPECT_EQ(SourceText().locate(3), (Location{1, 1}));
}

TEST(SourceText, AgreesWithCountingOneByOne) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = *any_text();
    const SourceText source("a", text);
    std::uint32_t code_points = 0;
    Location place;
    std::uint32_t line_start = 0;
    for (std::uint32_t i = 0; i <= text.size();) {
      RC_ASSERT(source.code_points_before(i) == code_points);
      RC_ASSERT(source.byte_offset(code_points) == i);
      RC_ASSERT(source.locate(i) == place);
      RC_ASSERT(source.line_at(i).begin == line_start);
      if (i == text.size()) break;
      const unicode::Decoded d = unicode::decode(text, i);
      i += d.size;
      ++code_points;
      ++place.column;
      if (d.code_point == U'\n') {
        ++place.line;
        place.column = 1;
        line_start = i;
      }
    }
  }));
}

TEST(SourceText, KeepsMarksThatFallInsideOfCharacters) {
  // Characters of three bytes straddle the marks at every 256th byte.
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "中";
  const SourceText source("a", text);
  for (std::uint32_t i = 0; i <= 1000; ++i) {
    EXPECT_EQ(source.byte_offset(i), 3 * i);
    EXPECT_EQ(source.code_points_before(3 * i), i);
  }
}

TEST(Span, IsHalfOpen) {
  constexpr Span a = {2, 5};
  EXPECT_TRUE(a.contains(2u) && !a.contains(5u));
  EXPECT_FALSE(a.overlaps({5, 6}));
  EXPECT_TRUE(a.overlaps({4, 6}));
  EXPECT_EQ(hull(a, {7, 9}), (Span{2, 9}));
  EXPECT_EQ((Span{5, 2}).size(), 0u);
}

}  // namespace
}  // namespace dateline
