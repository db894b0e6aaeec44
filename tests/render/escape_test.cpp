#include "dateline/render/escape.hpp"

#include <gmock/gmock.h>

namespace dateline {
namespace {

TEST(CleanText, KeepsOrdinaryTextOfAllScripts) {
  EXPECT_EQ(clean_text("Ærø, Łódź, 東京 and \xF0\x9F\x9A\x82"),
            "Ærø, Łódź, 東京 and \xF0\x9F\x9A\x82");
}

TEST(CleanText, DropsControlAndBidirectionalCharacters) {
  using namespace std::string_view_literals;
  EXPECT_EQ(clean_text("a\0b\x1B[31mc\x7F"sv), "ab[31mc");
  EXPECT_EQ(clean_text("a\u202Eb\u2066c\u200Fd\uFEFFe"), "abcde");
  EXPECT_EQ(clean_text("a\u0085b\u009Bc"), "abc");
  EXPECT_EQ(clean_text("a\U000E0041b"), "ab");
  EXPECT_EQ(clean_text("a\uFFFEb"), "ab");
}

TEST(CleanText, LineBreaksBecomeSpaces) {
  EXPECT_EQ(clean_text("a\tb\nc\r\nd\u2028e"), "a b c  d e");
}

TEST(CleanText, InvalidUtf8BecomesReplacementCharacters) {
  EXPECT_EQ(clean_text("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(clean_text("a\xC0\xAFz"), "a\uFFFD\uFFFDz");            // overlong
  EXPECT_EQ(clean_text("a\xED\xA0\x80z"), "a\uFFFD\uFFFD\uFFFDz");  // surrogate
  EXPECT_EQ(clean_text("a\xE2\x82"), "a\uFFFD");                    // cut short
  EXPECT_EQ(clean_text("a\xF4\x90\x80\x80z"), "a\uFFFD\uFFFD\uFFFD\uFFFDz");
}

TEST(EscapeXml, LeavesNoMarkup) {
  EXPECT_EQ(escape_xml("<script>alert(\"x\" & 'y')</script>"),
            "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
  EXPECT_EQ(escape_xml("]]>"), "]]&gt;");
}

TEST(EscapeDotLabel, SwitchesOffEscapeSequencesAndEntities) {
  EXPECT_EQ(escape_dot_label("\\N & \\G &lt; \"q\""), "\\\\N &amp; \\\\G &amp;lt; \"q\"");
}

TEST(QuoteDot, EscapesOnlyQuotationMarks) {
  EXPECT_EQ(quote_dot("say \"hi\"\\l"), "\"say \\\"hi\\\"\\l\"");
  EXPECT_EQ(quote_dot(""), "\"\"");
}

TEST(EscapeCsv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(escape_csv("Lori Lightfoot"), "Lori Lightfoot");
  EXPECT_EQ(escape_csv(""), "");
  EXPECT_EQ(escape_csv("Smith, Jones"), "\"Smith, Jones\"");
  EXPECT_EQ(escape_csv("a;b"), "\"a;b\"");
  EXPECT_EQ(escape_csv("he said \"no\""), "\"he said \"\"no\"\"\"");
  EXPECT_EQ(escape_csv(" padded"), "\" padded\"");
  EXPECT_EQ(escape_csv("two\nlines\tand \x1B[2J\u202Emore"), "two lines and [2Jmore");
}

TEST(EscapeCsv, AFormulaStaysText) {
  for (const std::string text :
       {"=cmd|'/C calc'!A0", "+1", "-2", "@SUM(A1)", "  =1", "\t=1", "\r=1", "\u00A0=1", "\uFF1D1",
        "\uFF0B1", "\uFF0D1", "\uFF20a", "\u22121", "\u200B=1", "\uFEFF=1"}) {
    const std::string field = escape_csv(text);
    EXPECT_TRUE(field.starts_with("'") || field.starts_with("\"'")) << field;
  }
  EXPECT_EQ(escape_csv("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  EXPECT_EQ(escape_csv("2019-07-10"), "2019-07-10");
  EXPECT_EQ(escape_csv("a=b"), "a=b");
}

TEST(NextCodePoint, AlwaysMovesOn) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i * 7 % 256);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t before = i;
    next_code_point(bytes, i);
    ASSERT_GT(i, before);
    ASSERT_LE(i, bytes.size());
  }
}

}  // namespace
}  // namespace dateline
