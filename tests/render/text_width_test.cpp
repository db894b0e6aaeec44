#include "dateline/render/text_width.hpp"

#include <gmock/gmock.h>

#include <random>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Widths from Adobe's Helvetica AFM files.
TEST(TextWidth, AgreesWithHelvetica) {
  EXPECT_NEAR(text_width("A", 1000), 667, 0.5);
  EXPECT_NEAR(text_width("i", 1000), 222, 0.5);
  EXPECT_NEAR(text_width("W 1", 1000), 944 + 278 + 556, 0.5);
  EXPECT_NEAR(text_width("Am", 1000, FontWeight::bold), 722 + 889, 0.5);
  EXPECT_NEAR(text_width("é", 1000), 556, 0.5);
  EXPECT_NEAR(text_width("“–”", 1000), 333 + 556 + 333, 0.5);
}

TEST(TextWidth, EstimatesOtherScripts) {
  EXPECT_DOUBLE_EQ(text_width("東京", 10), 20);
  EXPECT_DOUBLE_EQ(text_width("e\u0301", 10), text_width("e", 10));
  EXPECT_GT(text_width("Київ", 10), 15);
  EXPECT_GT(text_width("\U0001F682", 10), 9);
}

TEST(IsMeasured, KnowsWhatTheFontHas) {
  EXPECT_TRUE(is_measured("Čapek’s “Ærø” – 3 €, Київ"));
  EXPECT_FALSE(is_measured("東京"));
  EXPECT_FALSE(is_measured("a\U0001F682"));
}

TEST(WrapText, BreaksAtSpaces) {
  EXPECT_THAT(wrap_text("one two three", text_width("one two", 10), 10, 9),
              ElementsAre("one two", "three"));
  EXPECT_THAT(wrap_text("  one   two ", 1000, 10, 9), ElementsAre("one   two"));
  EXPECT_THAT(wrap_text("", 100, 10, 3), IsEmpty());
  EXPECT_THAT(wrap_text("   ", 100, 10, 3), IsEmpty());
}

TEST(WrapText, BreaksAfterHyphensAndBetweenIdeographs) {
  EXPECT_THAT(wrap_text("two-week", text_width("two-w", 10), 10, 9), ElementsAre("two-", "week"));
  EXPECT_THAT(wrap_text("東京都", 20, 10, 9), ElementsAre("東京", "都"));
}

TEST(WrapText, BreaksInsideAWordOnlyIfItMust) {
  EXPECT_THAT(wrap_text("a mmmm b", text_width("mm", 10), 10, 9),
              ElementsAre("a", "mm", "mm", "b"));
  EXPECT_THAT(wrap_text("mmm", 1, 10, 9), ElementsAre("m", "m", "m"));
}

TEST(WrapText, EllipsisSaysThatMoreFollows) {
  const auto lines = wrap_text("alpha beta gamma delta", text_width("alpha beta", 10), 10, 1);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_TRUE(lines[0].ends_with("…"));
  EXPECT_LE(text_width(lines[0], 10), text_width("alpha beta", 10));
}

TEST(WrapBalanced, MakesLinesEvenWithoutMoreOfThem) {
  const std::string text = "City leaders and immigration activists hold a rally downtown";
  const auto plain = wrap_text(text, 300, 15, 4);
  const auto even = wrap_balanced(text, 300, 15, 4);
  ASSERT_EQ(plain.size(), even.size());
  EXPECT_LT(text_width(even[0], 15) - text_width(even[1], 15),
            text_width(plain[0], 15) - text_width(plain[1], 15));
}

TEST(WrapBalanced, NeverBreaksAWordThatFits) {
  EXPECT_THAT(
      wrap_balanced("a incomprehensibilities", text_width("incomprehensibilities", 10), 10, 4),
      ElementsAre("a", "incomprehensibilities"));
}

TEST(WrapText, LinesFitAndKeepAllTextForRandomInput) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a", "W", " ", "-", "東", "é", "\u0301", "\xFF", "ii "};
  for (int run = 0; run < 300; ++run) {
    std::string text;
    const auto length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    const double width = 15 + static_cast<double>(random() % 80);
    for (const auto& lines :
         {wrap_text(text, width, 10, 1000), wrap_balanced(text, width, 10, 1000)}) {
      std::string joined;
      for (const std::string& line : lines) {
        EXPECT_LE(text_width(line, 10), width + 1e-6) << text;
        EXPECT_FALSE(line.empty());
        joined += line;
      }
      std::string expected = text;
      std::erase(expected, ' ');
      std::erase(joined, ' ');
      EXPECT_EQ(joined, expected);
    }
  }
}

}  // namespace
}  // namespace dateline
