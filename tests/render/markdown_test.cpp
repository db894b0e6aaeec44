#include "dateline/render/markdown.hpp"

#include <gmock/gmock.h>

#include "consumer.hpp"
#include "dateline/render/escape.hpp"
#include "pugixml.hpp"
#include "story_hostile.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::Not;

std::string markdown_of(const Story& story) {
  return timeline_markdown(std::span(&story, 1));
}

TEST(TimelineMarkdown, IsATableWithStatusAndSource) {
  const std::string text = markdown_of(ice_raids());
  EXPECT_TRUE(text.starts_with(
      "# Chicago shuts immigration agents out of police data as raids loom\n\n"
      "As of 13 July 2019. Source: The Daily Example, 13 July 2019\n\n"
      "| Id | When | Who | What | Status | According to |\n|---|---|---|---|---|---|\n"));
  EXPECT_THAT(text, HasSubstr("| e7 | Sun 14 July 2019 or later | ICE officials | ICE officials "
                              "plan to launch nationwide raids to arrest thousands of immigrants | "
                              "planned | The New York Times |\n"));
  EXPECT_THAT(text, HasSubstr("| e13 | no date |"));
}

TEST(TimelineMarkdown, HostileTextStaysText) {
  const std::string text = markdown_of(hostile());
  for (const std::string banned : {"<", "\x1B", "\u202E", "[g]", " | a | b"})
    EXPECT_THAT(text, Not(HasSubstr(banned)));
}

// cmark-gfm is what GitHub's own renderer is made of.
TEST(TimelineMarkdown, CmarkReadsEveryCell) {
  if (!consumer::have("cmark-gfm --version")) GTEST_SKIP() << "no cmark-gfm";
  for (const Story& story : {ice_raids(), hostile()}) {
    const consumer::TemporaryFile file(markdown_of(story), ".md");
    const consumer::Run html =
        consumer::run("cmark-gfm --unsafe -e table -e strikethrough -e autolink " + file.path());
    ASSERT_EQ(html.exit_code, 0) << html.out;
    pugi::xml_document document;
    const auto parsed = document.load_string(("<html>" + html.out + "</html>").c_str(),
                                             pugi::parse_default | pugi::parse_ws_pcdata);
    ASSERT_TRUE(parsed) << parsed.description() << html.out;
    const TimelineRows wanted = collect_rows(std::span(&story, 1), {});
    std::size_t row = 0;
    for (const pugi::xpath_node& tr : document.select_nodes("//tbody/tr")) {
      ASSERT_LT(row, wanted.rows.size());
      std::vector<std::string> cells;
      for (const pugi::xml_node td : tr.node().children("td")) {
        EXPECT_FALSE(td.first_child().next_sibling()) << "markup in a cell";
        cells.emplace_back(td.text().get());
      }
      ASSERT_EQ(cells.size(), 6u);
      // Blanks at the ends of a cell are lost.
      const auto trimmed = [](const std::string& text) {
        const std::string clean = clean_text(text);
        const std::size_t first = clean.find_first_not_of(' ');
        if (first == std::string::npos) return std::string();
        return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
      };
      EXPECT_EQ(cells[0], wanted.rows[row].id);
      EXPECT_EQ(cells[2], trimmed(wanted.rows[row].actor));
      EXPECT_EQ(cells[3], trimmed(wanted.rows[row].label));
      EXPECT_EQ(cells[4], wanted.rows[row].fields.status);
      EXPECT_EQ(cells[5], trimmed(wanted.rows[row].fields.source));
      ++row;
    }
    EXPECT_EQ(row, wanted.rows.size());
  }
}

}  // namespace
}  // namespace dateline
