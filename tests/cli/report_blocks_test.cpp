#include "report_blocks.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace dateline::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ReportBlocks, FencesAreFound) {
  const std::string report =
      "Text\n\n```dateline --date 2019-07-13 --title \"A b\"\nHead\n\nBody.\n```\nMore\n";
  const auto blocks = find_report_blocks(report);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(report.substr(blocks[0].begin, blocks[0].end - blocks[0].begin), blocks[0].fence);
  EXPECT_EQ(blocks[0].line, 3U);
  EXPECT_EQ(blocks[0].article_line, 4U);
  EXPECT_EQ(blocks[0].article, "Head\n\nBody.\n");
  EXPECT_THAT(blocks[0].words, ElementsAre("--date", "2019-07-13", "--title", "A b"));
}

TEST(ReportBlocks, OptionsStandInLinesAndAttributesToo) {
  const auto blocks = find_report_blocks(
      "~~~~ {.dateline #raids .wide date=2019-07-13}\n//| caption: \"As it was: told\"\n"
      "//| files: [a.txt, 'b c.html']\n//| command: graph\n//| all: true\n~~~~\n");
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].label, "raids");
  EXPECT_EQ(blocks[0].caption, "As it was: told");
  EXPECT_EQ(blocks[0].article, "");
  EXPECT_THAT(blocks[0].words,
              ElementsAre("graph", "--date", "2019-07-13", "--all", "a.txt", "b c.html"));
}

TEST(ReportBlocks, OtherFencesCommentsAndIndentedTextAreText) {
  for (const char* report :
       {"```python\n```dateline\n```\n", "````\n```dateline\nx\n```\n````\n",
        "<!--\n```dateline\nx\n```\n-->\n", "    ```dateline\n    x\n    ```\n", "``dateline``\n",
        "```datelines\nx\n```\n", "```dateline`\nx\n", "> ```dateline\n> x\n> ```\n", "", "\n"})
    EXPECT_THAT(find_report_blocks(report), IsEmpty()) << report;
}

TEST(ReportBlocks, AFenceWithoutAnEndGoesOnToTheEnd) {
  const std::string report = "```dateline\nx";
  const auto blocks = find_report_blocks(report);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].end, report.size());
  EXPECT_EQ(blocks[0].article, "x\n");
  EXPECT_EQ(blocks[0].fence, "```dateline\nx\n```\n");
}

TEST(ReportBlocks, WhatWasEmbeddedIsFoundWithItsPicture) {
  const std::string before = "Text\n", after = "More\n";
  const std::string embedded =
      "<!-- dateline\n```dateline --date 2019-07-13\na --&gt; b\n```\n-->\n"
      "<!-- dateline:begin -->\n<figure>\n</figure>\n<!-- dateline:end -->\n";
  const std::string report = before + embedded + after;
  const auto blocks = find_report_blocks(report);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(report.substr(blocks[0].begin, blocks[0].end - blocks[0].begin), embedded);
  EXPECT_EQ(blocks[0].article, "a --> b\n");
  EXPECT_EQ(blocks[0].line, 3U);
}

TEST(ReportBlocks, LinesMayEndInCarriageReturns) {
  const auto blocks = find_report_blocks("a\r\n```dateline\r\nHead\r\n\r\nBody\r\n```\r\n");
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].article, "Head\n\nBody\n");
}

std::string fault(std::string_view report) {
  try {
    (void)find_report_blocks(report);
  } catch (const BadReport& error) {
    return std::to_string(error.line) + ": " + error.what();
  }
  return {};
}

TEST(ReportBlocks, FaultsNameTheirLine) {
  EXPECT_EQ(fault("a\n<!-- dateline\n```dateline\n"),
            "2: the comment that begins here has no end ('-->' on a line of its own)");
  EXPECT_THAT(fault("<!-- dateline\n```\n```\n-->\n"),
              HasSubstr("2: here a fenced dateline block should begin"));
  EXPECT_THAT(fault("<!-- dateline\n```dateline\nx\n```\n-->\n\n<!-- dateline:begin -->\n"),
              HasSubstr("7: the picture that begins here has no end"));
  EXPECT_EQ(fault("```dateline \"x\n```\n"), "1: a quotation mark (\") has no end");
  EXPECT_EQ(fault("```dateline\n//| no key\n```\n"),
            "2: 'no key' is not of the form //| key: value");
}

bool safe_inside_comment(const std::string& text) {
  return text.find("-->") == std::string::npos && text.find("--!>") == std::string::npos &&
         text.find("<!--") == std::string::npos;
}

TEST(ReportBlocks, CommentsHoldAnyText) {
  for (const std::string text :
       {"--date 2019-07-13", "a --> b", "--!>", "<!-- x -->", "<!-->", "&lt;!--", "&amp;lt;!--",
        "--&gt;", "--&amp;gt;", "--!&gt;", "<!--&gt;", "&", "-&gt;", "<!--!>", ""}) {
    EXPECT_TRUE(safe_inside_comment(escape_comment(text))) << text;
    EXPECT_EQ(unescape_comment(escape_comment(text)), text);
  }
}

RC_GTEST_PROP(ReportBlocks, CommentsGiveBackWhatTheyHold, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "<", "!", "-", "--", ">", "&", "amp;", "lt;", "gt;", "a", "\n"));
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  const std::string escaped = escape_comment(text);
  RC_ASSERT(safe_inside_comment(escaped));
  RC_ASSERT(unescape_comment(escaped) == text);
}

}  // namespace
}  // namespace dateline::cli
