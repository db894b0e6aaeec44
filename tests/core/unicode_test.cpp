#include "unicode.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::unicode {
namespace {

/// The replaced text, by decoding to the end.
std::string repaired(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded d = decode(bytes, i);
    append(out, d.code_point);
    i += d.size;
  }
  return out;
}

TEST(Decode, ReplacesMaximalSubparts) {
  // Table 3-8 and its neighbours in chapter 3.9 of the Unicode standard.
  EXPECT_EQ(repaired("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  EXPECT_EQ(repaired("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  EXPECT_EQ(repaired("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42");
  EXPECT_EQ(repaired("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  EXPECT_EQ(repaired("\xE2\x82"), "\uFFFD");
}

TEST(Decode, RoundTripsEveryCharacter) {
  std::string bytes;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    bytes.clear();
    append(bytes, c);
    const Decoded d = decode(bytes, 0);
    ASSERT_TRUE(d.valid) << static_cast<unsigned>(c);
    ASSERT_EQ(d.code_point, c);
    ASSERT_EQ(d.size, bytes.size());
  }
}

TEST(KindOf, KnowsWhatNewsIsWrittenWith) {
  EXPECT_EQ(kind_of(U'a'), Kind::letter);
  EXPECT_EQ(kind_of(U'é'), Kind::letter);
  EXPECT_EQ(kind_of(0x301), Kind::letter);  // a combining accent goes with its letter
  EXPECT_EQ(kind_of(U'7'), Kind::digit);
  EXPECT_EQ(kind_of(U'½'), Kind::digit);
  EXPECT_EQ(kind_of(0xA0), Kind::space);
  EXPECT_EQ(kind_of(0x202F), Kind::space);
  EXPECT_EQ(kind_of(0), Kind::space);
  EXPECT_EQ(kind_of(0xAD), Kind::ignorable);
  EXPECT_EQ(kind_of(0x202E), Kind::ignorable);
  EXPECT_EQ(kind_of(0x2019), Kind::apostrophe);
  EXPECT_EQ(kind_of(0x201C), Kind::quote);
  EXPECT_EQ(kind_of(0x2011), Kind::hyphen);
  EXPECT_EQ(kind_of(0x2014), Kind::dash);
  EXPECT_EQ(kind_of(U'€'), Kind::currency);
  EXPECT_EQ(kind_of(0x1F600), Kind::symbol);
}

TEST(Case, CoversLatinGreekAndCyrillic) {
  for (const char32_t c : U"AÉŁŽΔЯŸ")
    if (c != 0) {
      EXPECT_TRUE(is_upper(c) && !is_lower(c)) << static_cast<unsigned>(c);
    }
  for (const char32_t c : U"aéłžδяßÿ")
    if (c != 0) {
      EXPECT_TRUE(is_lower(c) && !is_upper(c)) << static_cast<unsigned>(c);
    }
  for (const char32_t c : U"1-中×")
    if (c != 0) {
      EXPECT_FALSE(is_lower(c) || is_upper(c)) << static_cast<unsigned>(c);
    }
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width(U'a'), 1);
  EXPECT_EQ(display_width(U'é'), 1);
  EXPECT_EQ(display_width(0x301), 0);
  EXPECT_EQ(display_width(U'中'), 2);
  EXPECT_EQ(display_width(0x1F600), 2);
}

}  // namespace
}  // namespace dateline::unicode
