#include "options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::variant<Options, Stop> parse(const std::vector<std::string>& args) {
  std::vector<const char*> words;
  for (const std::string& arg : args) words.push_back(arg.c_str());
  return parse_options(words);
}

Options accepted(const std::vector<std::string>& args) {
  auto parsed = parse(args);
  if (const Stop* stop = std::get_if<Stop>(&parsed)) {
    ADD_FAILURE() << stop->text;
    return {};
  }
  return std::get<Options>(std::move(parsed));
}

// The message of a refused command line.
std::string refused(const std::vector<std::string>& args) {
  const auto parsed = parse(args);
  const Stop* stop = std::get_if<Stop>(&parsed);
  if (!stop) {
    ADD_FAILURE() << "was accepted";
    return {};
  }
  EXPECT_EQ(stop->exit_code, 2);
  return stop->text;
}

LocalSeconds at(std::string_view iso) {
  return *parse_iso(iso);
}

TEST(Options, ACommandAloneReadsStandardInput) {
  const Options options = accepted({"timeline"});
  EXPECT_EQ(options.command, Command::timeline);
  EXPECT_EQ(options.format, Format::svg);
  EXPECT_THAT(options.files, ElementsAre("-"));
  EXPECT_FALSE(options.output);
  EXPECT_FALSE(options.date);
}

TEST(Options, EachCommandHasItsDefaultFormat) {
  EXPECT_EQ(accepted({"timeline"}).format, Format::svg);
  EXPECT_EQ(accepted({"graph"}).format, Format::dot);
  EXPECT_EQ(accepted({"dates"}).format, Format::text);
  EXPECT_EQ(accepted({"events"}).format, Format::text);
  EXPECT_EQ(accepted({"story"}).format, Format::json);
  EXPECT_EQ(accepted({"explain"}).format, Format::text);
}

TEST(Options, ShortOptionsMayBeGluedToTheirValues) {
  EXPECT_EQ(accepted({"timeline", "-Tdot"}).format, Format::dot);
  EXPECT_EQ(accepted({"timeline", "-T", "dot"}).format, Format::dot);
  EXPECT_EQ(accepted({"timeline", "--format=dot"}).format, Format::dot);
  EXPECT_EQ(accepted({"timeline", "-oa.svg"}).output, "a.svg");
  EXPECT_EQ(accepted({"timeline", "-o", "a.svg"}).output, "a.svg");
}

TEST(Options, TheExtensionGivesTheFormatUnlessTDoes) {
  EXPECT_EQ(accepted({"timeline", "-o", "a.dot"}).format, Format::dot);
  EXPECT_EQ(accepted({"timeline", "-o", "a.gv"}).format, Format::dot);
  EXPECT_EQ(accepted({"graph", "-o", "a.svg"}).format, Format::svg);
  EXPECT_EQ(accepted({"dates", "-o", "a.jsonl"}).format, Format::jsonl);
  EXPECT_EQ(accepted({"dates", "-o", "a.txt"}).format, Format::text);
  EXPECT_EQ(accepted({"dates", "-o", "a.txt", "-Tjson"}).format, Format::json);
  EXPECT_EQ(accepted({"dates", "-o", "a.csv"}).format, Format::csv);
  EXPECT_EQ(accepted({"dates", "-o", "a.tml"}).format, Format::timeml);
  EXPECT_EQ(accepted({"dates", "-o", "a.timeml"}).format, Format::timeml);
  EXPECT_TRUE(accepted({"dates", "-Ttimeml", "-o", "new.d/"}).output_is_folder);
  EXPECT_FALSE(accepted({"dates", "-Ttimeml", "-o", "new"}).output_is_folder);
  EXPECT_FALSE(accepted({"dates", "-Tcsv", "-o", "new.d/"}).output_is_folder);
  EXPECT_EQ(accepted({"timeline", "-o", "a"}).format, Format::svg);
  EXPECT_EQ(accepted({"timeline", "-o", "-"}).output, std::nullopt);
  EXPECT_THAT(refused({"timeline", "-o", "a.jpeg"}), HasSubstr("timeline has no format 'jpeg'"));
  EXPECT_THAT(refused({"timeline", "-o", "a.jpeg"}),
              HasSubstr("and -o names no other: give -T, or another extension"));
}

TEST(Options, ExtensionsOfOtherProgramsGiveTheirFormats) {
  const auto of = [](const std::string& command, const std::string& file) {
    return accepted({command, "-o", file}).format;
  };
  EXPECT_EQ(of("timeline", "a.ics"), Format::ics);
  EXPECT_EQ(of("timeline", "a.md"), Format::md);
  EXPECT_EQ(of("timeline", "a.csv"), Format::csv);
  EXPECT_EQ(of("timeline", "a.txt"), Format::text);
  EXPECT_EQ(of("timeline", "a.mmd"), Format::mermaid);
  EXPECT_EQ(of("timeline", "a.json"), Format::timelinejs);
  EXPECT_EQ(of("graph", "a.graphml"), Format::graphml);
  EXPECT_EQ(of("graph", "a.gexf"), Format::gexf);
  EXPECT_EQ(of("graph", "a.cyjs"), Format::cytoscape);
  EXPECT_EQ(of("graph", "a.json"), Format::cytoscape);
  EXPECT_EQ(of("graph", "a.csv"), Format::csv);
  EXPECT_EQ(of("graph", "a.mermaid"), Format::mermaid);
  EXPECT_EQ(of("story", "a.json"), Format::json);
  EXPECT_THAT(refused({"timeline", "-Tjson"}), HasSubstr("timeline has no format 'json'"));
  EXPECT_THAT(refused({"graph", "-Tics"}), HasSubstr("graph has no format 'ics'"));
}

TEST(Options, AGraphsTableIsOneOfTwo) {
  EXPECT_EQ(accepted({"graph", "-Tcsv"}).table, std::nullopt);
  EXPECT_EQ(accepted({"graph", "-Tcsv", "--table", "nodes"}).table, GraphTable::nodes);
  EXPECT_EQ(accepted({"graph", "-o", "a.csv", "--table", "edges"}).table, GraphTable::edges);
  EXPECT_THAT(refused({"graph", "-Tcsv", "--table", "edge"}), HasSubstr("did you mean 'edges'?"));
  EXPECT_THAT(refused({"graph", "--table", "edges"}), HasSubstr("--table is for -Tcsv"));
  EXPECT_THAT(refused({"timeline", "--table", "edges"}),
              HasSubstr("timeline has no option '--table'"));
}

TEST(Options, PicturesTakeColoursSizeAndPaper) {
  EXPECT_EQ(accepted({"timeline", "--theme", "dark"}).theme.light, Theme::night().light);
  EXPECT_THAT(refused({"graph", "--theme", "drak"}), HasSubstr("did you mean 'dark'?"));
  EXPECT_EQ(accepted({"graph", "-o", "a.png", "--scale", "2.5"}).scale, 2.5);
  EXPECT_THAT(refused({"timeline", "--scale", "2"}), HasSubstr("--scale is for -Tpng and -Tpdf"));
  for (const char* scale : {"0", "-1", "nan", "1e9", "2x"})
    EXPECT_THAT(refused({"timeline", "-Tpng", "--scale", scale}),
                HasSubstr("is not a number from 0.05 to 32"));
  EXPECT_EQ(accepted({"timeline", "-Tpdf", "--page", "letter"}).page->height, 792);
  EXPECT_THAT(refused({"timeline", "-Tpdf", "--page", "lettre"}),
              HasSubstr("did you mean 'letter'?"));
  EXPECT_THAT(refused({"timeline", "-Tpng", "--page", "a4"}), HasSubstr("--page is for -Tpdf"));
}

TEST(Options, StoriesAreDrawnAndNotReadAgain) {
  EXPECT_EQ(accepted({"timeline", "--from", "story"}).from, InputFormat::story);
  EXPECT_EQ(accepted({"story", "--from", "story"}).from, InputFormat::story);
  for (const char* command : {"dates", "explain"})
    EXPECT_THAT(refused({command, "--from", "story"}),
                HasSubstr("--from story is for timeline, graph, events and story"));
}

TEST(Options, FormatsOfOtherCommandsAreNamedAsSuch) {
  EXPECT_THAT(refused({"graph", "-Thtml"}),
              HasSubstr("graph has no format 'html', but timeline does (available: dot, svg"));
  EXPECT_THAT(refused({"timeline", "-Tjsonl"}),
              HasSubstr("timeline has no format 'jsonl', but dates, events, story do (available"));
  EXPECT_EQ(accepted({"timeline", "-Thtml"}).format, Format::html);
  EXPECT_EQ(accepted({"timeline", "-o", "page.htm"}).format, Format::html);
}

TEST(Options, TimelinesRunToTheRightOrDown) {
  EXPECT_EQ(accepted({"timeline"}).direction, Direction::horizontal);
  EXPECT_EQ(accepted({"timeline"}).width, 0);
  const Options down = accepted({"timeline", "--direction", "vertical", "--width", "360"});
  EXPECT_EQ(down.direction, Direction::vertical);
  EXPECT_EQ(down.width, 360);
  EXPECT_THAT(refused({"timeline", "--direction", "vertikal"}),
              HasSubstr("--direction: unknown direction 'vertikal'; did you mean 'vertical'? "
                        "(available: horizontal, vertical)"));
  EXPECT_THAT(refused({"timeline", "--width", "360"}),
              HasSubstr("--width: '360' is not a number from 480 to 20000 (with --direction "
                        "vertical: from 300)"));
  EXPECT_THAT(refused({"timeline", "--width", "wide"}), HasSubstr("'wide' is not a number"));
  EXPECT_THAT(refused({"graph", "--direction", "vertical"}),
              HasSubstr("graph has no option '--direction'"));
}

TEST(Options, LongTimelinesCountTheirCrowds) {
  EXPECT_TRUE(accepted({"timeline"}).crowds);
  EXPECT_FALSE(accepted({"timeline", "--crowds", "none"}).crowds);
  EXPECT_THAT(refused({"timeline", "--crowds", "non"}),
              HasSubstr("--crowds: unknown kind 'non'; did you mean 'none'? (available: auto, "
                        "none)"));
  EXPECT_THAT(refused({"graph", "--crowds", "none"}), HasSubstr("graph has no option '--crowds'"));
}

TEST(Options, LinksCanBeLeftOut) {
  EXPECT_TRUE(accepted({"timeline"}).links);
  EXPECT_FALSE(accepted({"timeline", "--links", "none"}).links);
  EXPECT_THAT(refused({"timeline", "--links", "all"}),
              HasSubstr("--links: unknown kind 'all' (available: auto, none)"));
}

TEST(Options, MistypedWordsAreAskedAbout) {
  EXPECT_EQ(refused({"timelien"}),
            "dateline: error: unknown command 'timelien'; did you mean 'timeline'? (commands: "
            "timeline, graph, dates, events, story, explain, embed)\nTry 'dateline --help'.\n");
  EXPECT_THAT(refused({"timeline", "-Tsgv"}), HasSubstr("did you mean 'svg'?"));
  EXPECT_THAT(refused({"timeline", "--lane", "none"}), HasSubstr("did you mean '--lanes'?"));
  EXPECT_THAT(refused({"timeline", "--lanes", "actors"}), HasSubstr("did you mean 'actor'?"));
  EXPECT_THAT(refused({"timeline", "--status", "planed"}), HasSubstr("did you mean 'planned'?"));
  EXPECT_THAT(refused({"dates", "--from", "jsnl"}), HasSubstr("did you mean 'jsonl'?"));
  EXPECT_THAT(refused({"dates", "--lanes", "none"}), HasSubstr("dates has no option '--lanes'"));
}

TEST(Options, AFileInPlaceOfACommandIsExplained) {
  EXPECT_EQ(refused({"article.txt"}),
            "dateline: error: 'article.txt' is not a command; to draw its timeline: dateline "
            "timeline article.txt\nTry 'dateline --help'.\n");
  EXPECT_THAT(refused({"--date", "2019-07-13", "article.txt"}),
              HasSubstr("a command is needed before '--date'"));
}

TEST(Options, NothingAtAllShowsTheHelp) {
  EXPECT_THAT(refused({}), HasSubstr("Usage: dateline COMMAND"));
}

TEST(Options, HelpAndVersionEndWell) {
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{
           {"--help"}, {"-h"}, {"help"}, {"dates", "--help"}, {"help", "dates"}}) {
    const auto parsed = parse(args);
    const Stop* stop = std::get_if<Stop>(&parsed);
    ASSERT_TRUE(stop) << args.front();
    EXPECT_EQ(stop->exit_code, 0);
    EXPECT_THAT(stop->text, HasSubstr("Usage: dateline"));
    EXPECT_THAT(stop->text, HasSubstr("xample"));
  }
  EXPECT_EQ(std::get<Stop>(parse({"--version"})).text, "dateline 0.1.0\n");
}

TEST(Options, HelpFitsATerminal) {
  for (const std::string command : {"timeline", "graph", "dates", "events", "story", "explain"}) {
    const std::string text = std::get<Stop>(parse({command, "--help"})).text;
    std::size_t from = 0;
    for (std::size_t end; (end = text.find('\n', from)) != std::string::npos; from = end + 1)
      EXPECT_LE(end - from, 80u) << text.substr(from, end - from);
  }
}

TEST(Options, DatesAreOfEveryInputOrOfOne) {
  const Options options = accepted(
      {"dates", "--date", "2019-07-13", "--date", "second=2019-07-12T08:30+02:00", "a.txt"});
  ASSERT_TRUE(options.date);
  EXPECT_EQ(options.date->when, (CalendarUnit{at("2019-07-13"), Granularity::day}));
  ASSERT_EQ(options.dates.size(), 1u);
  const CreationTime& second = options.dates.at("second");
  EXPECT_EQ(second.when, (CalendarUnit{at("2019-07-12T08:30"), Granularity::minute}));
  EXPECT_EQ(second.zone, "+02:00");
  EXPECT_THAT(options.files, ElementsAre("a.txt"));
}

TEST(Options, DatesThatAreNoneAreRefused) {
  EXPECT_THAT(refused({"dates", "--date", "2019-02-30"}),
              HasSubstr("--date: there is no day 2019-02-30 in the calendar"));
  EXPECT_THAT(refused({"timeline", "--since", "2019-13-01"}),
              HasSubstr("--since: there is no day 2019-13-01 in the calendar"));
  for (const std::string text : {"13/07/2019", "yesterday", "2019-7-13", "2019-07", "",
                                 "2019-07-13T25:00", "2019-07-13+99:00", "2019-07-13T10:00+2"})
    EXPECT_THAT(refused({"dates", "--date", text}),
                HasSubstr("is not a date of the form YYYY-MM-DD[Thh:mm][zone]"))
        << text;
}

TEST(Options, OptionsWithoutTheirValueOrGivenTwiceAreRefused) {
  EXPECT_THAT(refused({"dates", "--date"}), HasSubstr("error: --date needs a value\n"));
  EXPECT_THAT(refused({"dates", "--date=", "a.txt"}), HasSubstr("error: --date needs a value\n"));
  EXPECT_THAT(refused({"dates", "-T"}), HasSubstr("error: --format needs a value\n"));
  EXPECT_THAT(refused({"graph", "--path", "A"}), HasSubstr("error: --path needs two names"));
  EXPECT_THAT(refused({"dates", "-o", "a.txt", "-o", "b.txt"}),
              HasSubstr("error: --output can be given once only\n"));
  EXPECT_THAT(accepted({"dates", "--", "--date="}).files, ElementsAre("--date="));
}

TEST(Options, WhatOtherProgramsTakeIsUnderstoodOrExplained) {
  EXPECT_THAT(refused({"explain", "-Tjson"}), HasSubstr("error: explain has no option '-T'\n"));
  EXPECT_THAT(refused({"embed", "-j4"}), HasSubstr("error: embed has no option '-j'\n"));
  EXPECT_THAT(refused({"timeline", "--html"}),
              HasSubstr("unknown option '--html'; did you mean '-Thtml'?"));
  EXPECT_THAT(refused({"timeline", "-date"}), HasSubstr("did you mean '--date'?"));
}

TEST(Options, APeriodHoldsTheUnitsThatAreNamed) {
  const Options options = accepted({"timeline", "--since", "2019", "--until", "2020-02"});
  EXPECT_EQ(options.selection.since, at("2019-01-01"));
  EXPECT_EQ(options.selection.until, at("2020-03-01"));
  EXPECT_EQ(accepted({"events", "--until", "2019-07-13"}).selection.until, at("2019-07-14"));
  EXPECT_EQ(accepted({"events", "--until", "2019-12"}).selection.until, at("2020-01-01"));
  EXPECT_EQ(accepted({"events", "--until", "2019-07-13T10:00"}).selection.until,
            at("2019-07-13T10:01"));
  EXPECT_THAT(refused({"events", "--since", "soon"}), HasSubstr("--since: 'soon' is not a date"));
  EXPECT_THAT(refused({"events", "--since", "2020", "--until", "2019"}),
              HasSubstr("--since 2020 lies after --until 2019"));
}

TEST(Options, ActorsAndStatusesMayBeSeveral) {
  const Options options = accepted({"events", "--actor", "Ann", "--actor", "Smith, Jones & Co",
                                    "--status", "planned,denied", "--status", "ongoing", "a.txt"});
  EXPECT_THAT(options.selection.actors, ElementsAre("Ann", "Smith, Jones & Co"));
  EXPECT_THAT(options.selection.statuses,
              ElementsAre(EventStatus::planned, EventStatus::denied, EventStatus::ongoing));
  EXPECT_THAT(options.files, ElementsAre("a.txt"));
}

TEST(Options, StandardInputIsReadOnce) {
  EXPECT_THAT(accepted({"dates", "a.txt", "-"}).files, ElementsAre("a.txt", "-"));
  EXPECT_THAT(refused({"dates", "-", "-"}), HasSubstr("can be read only once"));
}

TEST(Options, AFileMayBeginWithAHyphenAfterTwo) {
  EXPECT_THAT(accepted({"dates", "--", "-odd.txt"}).files, ElementsAre("-odd.txt"));
}

TEST(Options, MessagesShowNoControlCharacters) {
  EXPECT_THAT(refused({"\x1b[2Jx"}), ::testing::Not(HasSubstr("\x1b")));
  EXPECT_THAT(refused({"dates", "--\x1b[2J"}), ::testing::Not(HasSubstr("\x1b")));
  EXPECT_THAT(refused({"dates", "-T", "\x1b[2J"}), ::testing::Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace dateline::cli
