#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/reader.hpp"
#include "document_invariants.hpp"
#include "front_matter.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string text(std::string_view markdown) {
  const Document d = read_markdown("a.md", markdown);
  EXPECT_EQ(broken_invariant(d), "") << markdown;
  return std::string(d.source.text());
}

std::string day(std::string_view markdown) {
  const Document d = read_markdown("a.md", markdown);
  return d.creation_time ? to_iso(d.creation_time->when.begin) + d.creation_time->zone + ", " +
                               d.creation_time->origin
                         : "none";
}

std::vector<std::string> codes(std::string_view markdown) {
  std::vector<std::string> out;
  for (const Diagnostic& x : read_markdown("a.md", markdown).diagnostics) out.push_back(x.code);
  return out;
}

TEST(ReadMarkdown, ReducesMarkupToItsText) {
  EXPECT_EQ(text("It *rained* on **3 May**, `he` said."), "It rained on 3 May, he said.\n");
  EXPECT_EQ(text("a [link](http://x.example/2019/07/10 \"1 May\") and <http://x.example>"),
            "a link and http://x.example\n");
  EXPECT_EQ(text("![the pier in 2001](a.jpg)\n\nIt &amp; that &mdash; &#147;so&#148;."),
            "It & that — “so”.\n");
  EXPECT_EQ(text("one\ntwo  \nthree\\\nfour"), "one two\nthree\nfour\n");
  EXPECT_EQ(text("on ~~Friday~~ Saturday"), "on Saturday\n");
  EXPECT_EQ(text("a\n\n<!-- 1 May -->\n\nb <!-- 2 May -->c<br>d"), "a\n\nb c\nd\n");
  EXPECT_EQ(text("```\ndate 1999\n```\n\n    indented on Friday\n"), "indented on Friday\n");
  EXPECT_EQ(text("said[^1] so[^note].\n\n[^1]: In 1987.\n\n[^note]: once\n"),
            "said so.\n\nIn 1987.\n");
  EXPECT_EQ(text("<div>\n<p>Open <b>daily</b></p>\n</div>\n"), "Open daily\n");
  EXPECT_EQ(text(""), "");
}

TEST(ReadMarkdown, KeepsTheKindsOfBlocks) {
  const Document d = read_markdown(
      "a.md",
      "# Mill closes\n\nBy Ana Ruiz\n\nIt closed.\n\n## Why\n\n- one\n- two\n\n> said so\n\n"
      "| a | b |\n|---|---|\n| c | d |\n");
  std::vector<BlockKind> kinds;
  for (const Block& b : d.blocks) kinds.push_back(b.kind);
  EXPECT_THAT(kinds, ElementsAre(BlockKind::title, BlockKind::byline, BlockKind::paragraph,
                                 BlockKind::heading, BlockKind::list_item, BlockKind::list_item,
                                 BlockKind::quote, BlockKind::table_cell, BlockKind::table_cell,
                                 BlockKind::table_cell, BlockKind::table_cell));
  EXPECT_EQ(d.title, "Mill closes");
  EXPECT_THAT(std::string(d.source.text()), HasSubstr("one\ntwo\n\nsaid so\n\na\tb\nc\td\n"));
}

TEST(ReadMarkdown, TakesTheDateOfItsFrontMatter) {
  EXPECT_EQ(day("---\ndate: 2019-07-10\n---\nx"), "2019-07-10, front matter date");
  EXPECT_EQ(day("---\r\ndate: \"2019-07-10T15:41:00-04:00\"  # when\r\n---\r\nx"),
            "2019-07-10T15:41-04:00, front matter date");
  EXPECT_EQ(day("---\nDate: 'July 10, 2019'\n...\nx"), "2019-07-10, front matter Date");
  EXPECT_EQ(day("---\npublish_date: 2019-07-10 15:41:00 +0200\n---\n"),
            "2019-07-10T15:41+02:00, front matter publish_date");
  EXPECT_EQ(day("+++\ntitle = \"x\"\ndate = 2019-07-10T15:41:00Z # when\n[params]\ndate = "
                "2001-01-01\n+++\nx"),
            "2019-07-10T15:41Z, front matter date");
  EXPECT_EQ(day("\xEF\xBB\xBF---\ndate: 2019-07-10\n---\nx"), "2019-07-10, front matter date");
  EXPECT_EQ(day("---\nmeta:\n  date: 2001-01-01\n---\nx"), "none");
  EXPECT_EQ(day("---\nlastmod: 2019-07-12\n---\nx"), "2019-07-12, front matter lastmod");
  EXPECT_EQ(day("# Mill closes\n\nPublished July 10, 2019\n\nIt closed."), "2019-07-10, byline");
  EXPECT_EQ(day("It closed on July 10, 2019."), "none");
}

TEST(ReadMarkdown, SaysWhatIsWrongWithItsFrontMatter) {
  EXPECT_THAT(codes("---\ndate: someday\n---\nx"), ElementsAre("unreadable-date"));
  EXPECT_THAT(codes("---\ndate: 2019-07-10\ntitle: \"x\n---\ny"),
              ElementsAre("broken-front-matter"));
  EXPECT_EQ(day("---\ndate: 2019-07-10\ntitle: \"x\n---\ny"), "2019-07-10, front matter date");
  EXPECT_THAT(codes("---\ndate: 2019-07-10\npublished: 2019-07-12\n---\nx"),
              ElementsAre("date-conflict"));
  EXPECT_THAT(codes("caf\xE9 \xFF"), ElementsAre("invalid-utf8"));
}

TEST(ReadMarkdown, PutsTheTitleOfTheFrontMatterFirst) {
  EXPECT_EQ(text("---\ntitle: Mill closes\n---\nIt closed."), "Mill closes\n\nIt closed.\n");
  EXPECT_EQ(text("---\ntitle: Mill closes\n---\n# Mill closes!\n\nIt closed."),
            "Mill closes!\n\nIt closed.\n");
}

TEST(ReadMarkdown, RulersAreNoFrontMatter) {
  EXPECT_EQ(text("---\nIt closed.\n\n---\nx"), "It closed.\n\nx\n");
  EXPECT_EQ(text("---\ndate: 2019-07-10\n"), "date: 2019-07-10\n");
}

TEST(ReadFrontMatter, FollowsNoAliases) {
  std::string bomb = "---\na: &a [x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 8; ++i) bomb += std::string("*") + static_cast<char>(c - 1) + ",";
    bomb += "]\n";
  }
  bomb += "date: 2019-07-10\n---\n";
  const FrontMatter front = read_front_matter(bomb);
  EXPECT_FALSE(front.error);
  ASSERT_EQ(front.fields.size(), 1u);
  EXPECT_EQ(front.fields[0].value, "2019-07-10");
}

TEST(ReadMarkdown, ReadsHostileTextsInLinearTime) {
  const std::size_t size = std::getenv("DATELINE_LONG") != nullptr ? 5'000'000 : 400'000;
  const auto repeated = [&](std::string_view piece) {
    std::string out;
    while (out.size() < size) out += piece;
    return out;
  };
  for (const std::string_view piece : std::vector<std::string_view>{"[",
                                                                    "[a]: /u\n\n",
                                                                    "[a](b",
                                                                    "*a_ ",
                                                                    "`a``b",
                                                                    "> ",
                                                                    "- ",
                                                                    " - a\n",
                                                                    "<a ",
                                                                    "<!-- ",
                                                                    "<",
                                                                    "](",
                                                                    "![[]()",
                                                                    "**a ",
                                                                    "a**b",
                                                                    "_a*b_ ",
                                                                    "|",
                                                                    "x | x\n",
                                                                    "&",
                                                                    "\\",
                                                                    "[x]\n",
                                                                    "www.",
                                                                    "~~a ",
                                                                    "<?",
                                                                    "<![CDATA[",
                                                                    "[^1]",
                                                                    "|a|b|\n|-|-|\n",
                                                                    "1. a\n",
                                                                    "    a\n",
                                                                    "* * ",
                                                                    "`",
                                                                    "\n>>>>>>>> a",
                                                                    "\t",
                                                                    "***a__",
                                                                    "<div>\n",
                                                                    "<div>\n\n",
                                                                    "# a\n",
                                                                    std::string_view("\0", 1),
                                                                    "\xFF",
                                                                    "a\n",
                                                                    "[a\n]\n",
                                                                    "- [ ] a\n",
                                                                    "[a]: <b> 'c'\n[a] "}) {
    const std::string markdown = repeated(piece);
    for (const std::string& whole : {markdown, "---\n" + markdown + "\n---\n" + markdown,
                                     "---\na: " + markdown.substr(0, 30'000) + "\n---\n"}) {
      const auto start = std::chrono::steady_clock::now();
      const Document d = read_markdown("a.md", whole);
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
      EXPECT_EQ(broken_invariant(d), "") << piece;
      EXPECT_LT(seconds.count(), 4e-6 * static_cast<double>(whole.size()) + 2) << piece;
    }
  }
}

}  // namespace
}  // namespace dateline
