#include "explain_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Step = Reason::Step;

LocalSeconds at(std::string_view iso) {
  return *parse_iso(iso);
}

Timex& add(Story& story, std::string_view words, std::string value, std::string rule) {
  Timex t;
  t.id = TimexId{static_cast<std::uint32_t>(story.timexes.size())};
  const auto begin = story.text.text().find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  t.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  t.value = std::move(value);
  t.rule = std::move(rule);
  story.timexes.push_back(std::move(t));
  return story.timexes.back();
}

Story story_of(std::string text) {
  Story story;
  story.document.id = "a";
  story.text = SourceText("a.txt", std::move(text));
  return story;
}

void resolve(Timex& t, std::string_view begin, std::string_view end) {
  t.resolved = true;
  t.interval = {at(begin), at(end)};
}

TEST(ExplainReport, ShowsTheSentenceAndEveryStep) {
  Story story = story_of("The mayor said Wednesday. It shut two days later.\n");
  story.sentences = {{0, 25}, {26, 49}};
  story.document.creation_time = CreationTime{{at("2019-07-13"), Granularity::day}, "", "--date"};
  Timex& said = add(story, "Wednesday", "2019-07-10", "weekday");
  said.why = {{Step::words, "\"Wednesday\" names a Wednesday."},
              {Step::anchor, "It is reckoned from the document's date."},
              {Step::candidates, "It can be 2019-07-10 or 2019-07-17."},
              {Step::clue, "\"said\" is past tense, so the latest is meant."},
              {Step::result, "So it is 2019-07-10."}};
  said.anchor = {Anchor::Kind::creation_time, {}, {}};
  resolve(said, "2019-07-10", "2019-07-11");
  Timex& later = add(story, "two days later", "2019-07-12", "no such rule");
  later.sentence = 1;
  later.why = {{Step::anchor, "It is reckoned from \"Wednesday\"."}};
  later.anchor = {Anchor::Kind::timex, {}, TimexId{0}};
  later.mod = TimexMod::approx;
  resolve(later, "2019-07-12", "2019-07-13");
  EXPECT_EQ(explain_report(story),
            "a.txt: written on Saturday 2019-07-13 (from --date)\n"
            "\n"
            "  The mayor said Wednesday.\n"
            "                 ^~~~~~~~~\n"
            "  1:16 \"Wednesday\" is 2019-07-10\n"
            "    words       \"Wednesday\" names a Wednesday.\n"
            "    rule        weekday (a day of the week: bare, or with the week it is of)\n"
            "    anchor      It is reckoned from the document's date.\n"
            "    candidates  It can be 2019-07-10 or 2019-07-17.\n"
            "    clue        \"said\" is past tense, so the latest is meant.\n"
            "    value       DATE 2019-07-10, a Wednesday\n"
            "    interval    2019-07-10 to 2019-07-11, end excluded (day)\n"
            "\n"
            "  It shut two days later.\n"
            "          ^~~~~~~~~~~~~~\n"
            "  1:35 \"two days later\" is 2019-07-12 APPROX\n"
            "    rule        no such rule\n"
            "    anchor      It is reckoned from \"Wednesday\", at 1:16.\n"
            "    value       DATE 2019-07-12, a Friday, mod APPROX\n"
            "    interval    2019-07-12 to 2019-07-13, end excluded (day)\n"
            "\n"
            "2 time expressions: 2 dated\n");
}

TEST(ExplainReport, SaysWhatIsMissing) {
  Story story = story_of("It may rain Sunday for two hours.\n");
  Timex& sunday = add(story, "Sunday", "XXXX-WXX-7", "weekday");
  sunday.why = {{Step::missing, "It stays open."}};
  add(story, "two hours", "PT2H", "duration").type = TimexType::duration;
  const std::string report = explain_report(story);
  EXPECT_THAT(report, ::testing::StartsWith(
                          "a.txt: says no date of its own; --date YYYY-MM-DD gives one\n"));
  EXPECT_THAT(report, HasSubstr("  1:13 \"Sunday\" stays open: XXXX-WXX-7\n"));
  EXPECT_THAT(report, HasSubstr("    missing     It stays open.\n"
                                "                --date YYYY-MM-DD says when the article was "
                                "written.\n"));
  EXPECT_THAT(report, HasSubstr("  1:24 \"two hours\" is PT2H\n"));
  EXPECT_THAT(report,
              ::testing::EndsWith("\n2 time expressions: 0 dated, 1 duration, 1 left open\n"));
}

TEST(ExplainReport, ShowsBothReadings) {
  Story story = story_of("They meet Friday.\n");
  Timex& t = add(story, "Friday", "2019-07-12", "weekday");
  resolve(t, "2019-07-12", "2019-07-13");
  t.alternatives.push_back(
      {"2019-07-19", {at("2019-07-19"), at("2019-07-20")}, "It may lie ahead."});
  EXPECT_THAT(explain_report(story), HasSubstr("    or          2019-07-19: It may lie ahead.\n"));
}

TEST(ExplainReport, CountsNothing) {
  EXPECT_THAT(explain_report(story_of("Nothing.\n")), ::testing::EndsWith("no time expressions\n"));
}

TEST(ExplainReport, IsColouredOnlyWhereAskedFor) {
  Story story = story_of("They met \x1b[31m on Friday.\n");
  resolve(add(story, "Friday", "2019-07-12", "weekday"), "2019-07-12", "2019-07-13");
  EXPECT_THAT(explain_report(story), Not(HasSubstr("\033")));
  EXPECT_THAT(explain_report(story, true), HasSubstr("\033[32m^~~~~~\033[0m\n"));
  EXPECT_THAT(explain_report(story, true), Not(HasSubstr("\033[31m")));
}

// All that the report says, of text that nobody wrote rules for.
TEST(ExplainReport, PutsCaretsUnderTheWordsAndFoldsLines) {
  std::string paragraph = "The ferry 渡し船 stopped on 3 May 2019; ";
  for (int i = 0; i < 60; ++i) paragraph += "it was said again and again that ";
  paragraph +=
      "service would resume on 5 June 2019, a\tNo\xCC\x88"
      "el 2020 later.";
  const testing::Result result =
      testing::run_with({"explain", "--date", "2019-05-04"}, "Ferry\n\n" + paragraph + "\n");
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::istringstream lines(result.out);
  std::string above;
  std::size_t carets = 0;
  for (std::string line; std::getline(lines, line); above = line) {
    EXPECT_LE(line.size(), 160u) << line;
    if (line.find_first_not_of(" ^~") != std::string::npos || line.empty()) continue;
    ++carets;
    if (above.find("3 May 2019") != std::string::npos) {
      // Three wide characters of three bytes stand before: a column less for each.
      EXPECT_EQ(line.find('^') + 3, above.find("3 May 2019"));
    }
    if (above.find("5 June 2019") != std::string::npos) {
      EXPECT_EQ(line.find('^'), above.find("5 June 2019"));
    }
  }
  EXPECT_GE(carets, 2u);
  EXPECT_THAT(result.out, HasSubstr("  …\n"));
}

TEST(ExplainReport, SeparatesDocuments) {
  const testing::Result result =
      testing::run_with({"explain", "--from", "jsonl"},
                        "{\"id\":\"a\",\"text\":\"They met in "
                        "2019.\"}\n{\"id\":\"b\",\"text\":\"They met in 2018.\"}\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("1 time expression: 1 dated\n\nstdin#b: says no date"));
  EXPECT_THAT(result.out, Not(HasSubstr("\n\n\n")));
}

}  // namespace
}  // namespace dateline::cli
