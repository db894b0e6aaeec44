#include "dateline/core/analyse.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "dateline/core/dates.hpp"
#include "dateline/core/reader.hpp"
#include "dateline/core/story_json.hpp"

namespace dateline {
namespace {

Document read(const std::string& text, bool dated = true) {
  ReadOptions options;
  if (dated)
    options.creation_time = CreationTime{{*parse_iso("2019-07-10"), Granularity::day}, "", "test"};
  return read_text("test.txt", text, options);
}

// Byte for byte, reasons and diagnostics included.
void expect_same_dates(const std::string& text, bool dated = true) {
  Story all = analyse(read(text, dated));
  Story dates = analyse_dates(read(text, dated));
  EXPECT_EQ(to_json(dates, StoryPart::timexes), to_json(all, StoryPart::timexes)) << text;
  std::string expected, got;
  for (const Diagnostic& d : all.diagnostics) expected += render(d, all.text);
  for (const Diagnostic& d : dates.diagnostics) got += render(d, dates.text);
  EXPECT_EQ(got, expected) << text;
  EXPECT_TRUE(dates.events.empty());
  EXPECT_TRUE(dates.actors.empty());
}

// Sentences put together at random: many of them odd, which is the point.
std::string made_up(std::mt19937& random) {
  const auto one_of = [&](const std::vector<std::string>& words) {
    return words[random() % words.size()];
  };
  const std::vector<std::string> who = {"The mayor", "Officials", "She",
                                        "\"We",      "Two men",   "HALDEN"};
  const std::vector<std::string> verb = {
      "said",          "will meet",     "was told to leave",  "plans to vote",
      "has been shut", "is due to end", "would have spoken",  "told reporters",
      "vows to fight", "— met",         "cut spending",       "is expected to rule",
      "closed",        "may reopen",    "had been scheduled", "were released"};
  const std::vector<std::string> link = {"",       "on ",         "by ",   "until ", "since ",
                                         "for ",   "as soon as ", "in ",   "from ",  "before ",
                                         "after ", "late ",       "early "};
  const std::vector<std::string> when = {"Monday",           "Friday",
                                         "June 22",          "July",
                                         "last week",        "the weekend",
                                         "that day",         "two days later",
                                         "the year",         "the third quarter",
                                         "Christmas",        "overnight",
                                         "9 a.m.",           "May 3 to May 7",
                                         "the next morning", "1998",
                                         "in winter",        "the night of the fire",
                                         "a week earlier",   "03/04/2019",
                                         "the 14th",         "next spring",
                                         "the same month",   "yesterday",
                                         "half past nine"};
  std::string text;
  const std::size_t sentences = 1 + random() % 12;
  for (std::size_t i = 0; i < sentences; ++i) {
    text += one_of(who) + ' ' + one_of(verb) + ' ' + one_of(link) + one_of(when);
    if (random() % 3 == 0)
      text += ", " + one_of({"and ", "but ", "who ", "which "}) + one_of(verb) + ' ' +
              one_of(link) + one_of(when);
    text += one_of({". ", ". ", "; ", "\" he said. ", "?\n\n", ".\n\n", " — "});
  }
  return text;
}

TEST(AnalyseDates, GivesTheTimexesOfAnalyse) {
  std::mt19937 random(20190710);
  for (int i = 0; i < 200; ++i) expect_same_dates(made_up(random), i % 4 != 0);
}

TEST(AnalyseDates, GivesTheTimexesOfAnalyseOnTheSamples) {
  for (const auto& entry : std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    expect_same_dates(text);
    expect_same_dates(text, false);
  }
}

TEST(AnalyseDates, ReasonsAreAllThatMayBeLeftOut) {
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    const std::string text = made_up(random);
    Story with = analyse_dates(read(text, i % 4 != 0));
    const Story without = analyse_dates(read(text, i % 4 != 0), Reasons::left_out);
    for (const Timex& t : without.timexes) EXPECT_TRUE(t.why.empty());
    for (Timex& t : with.timexes) {
      EXPECT_FALSE(t.why.empty());
      t.why.clear();
    }
    EXPECT_EQ(to_json(without), to_json(with));
  }
}

TEST(AnalyseDates, AsksTheModelOnlyAboutOpenDates) {
  const auto no_model = []() -> const LanguageModel& {
    throw std::logic_error("the model was asked for");
  };
  Diagnostics diagnostics;
  ModelUse use{7, 7, {}};
  Document document = read("The plant closed in 1998. It had 140 workers. No one was hurt.");
  EXPECT_EQ(find_dates(document, no_model, diagnostics, &use).size(), 1u);
  EXPECT_EQ(use.sentences, 0u);
  EXPECT_EQ(use.tokens, 0u);
}

}  // namespace
}  // namespace dateline
