#include "text_reports.hpp"

#include <gtest/gtest.h>

#include "dateline/graph/chronology.hpp"

namespace dateline::cli {
namespace {

LocalSeconds at(std::string_view iso) {
  return *parse_iso(iso);
}

Span find(const SourceText& text, std::string_view words) {
  const auto begin = text.text().find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

Timex timex(const Story& story, std::string_view words, std::string value, std::string rule) {
  Timex t;
  t.id = TimexId{static_cast<std::uint32_t>(story.timexes.size())};
  t.span = find(story.text, words);
  t.value = std::move(value);
  t.rule = std::move(rule);
  return t;
}

Story story_of(std::string text) {
  Story story;
  story.document.id = "a";
  story.text = SourceText("a.txt", std::move(text));
  return story;
}

Event event(const Story& story, std::string_view trigger, std::string action, std::string label) {
  Event e;
  e.id = EventId{static_cast<std::uint32_t>(story.events.size())};
  e.span = find(story.text, trigger);
  e.action = std::move(action);
  e.label = std::move(label);
  e.shown = true;
  return e;
}

EventTime stated(std::string_view begin, std::string_view end, std::string value) {
  return {{at(begin), at(end)}, Granularity::day, std::move(value), Basis::stated, Bound::none, {}};
}

TEST(DatesReport, StandsInColumns) {
  Story story = story_of("Zoé left early\nThursday.\nThe two-week delay.\n");
  story.timexes.push_back(timex(story, "early\nThursday", "2019-07-11", "weekday"));
  story.timexes.back().mod = TimexMod::start;
  story.timexes.push_back(timex(story, "two-week", "P2W", "duration"));
  story.timexes.back().type = TimexType::duration;
  EXPECT_EQ(dates_report(story, false),
            "1:10  \"early Thursday\"  2019-07-11 START  DATE      weekday\n"
            "3:5   \"two-week\"        P2W               DURATION  duration\n");
  EXPECT_EQ(dates_report(story, true).substr(0, 12), "a.txt:1:10  ");
  EXPECT_EQ(dates_report(story_of("Nothing.\n"), false), "");
}

TEST(EventsReport, GroupsByDateInTheOrderOfTime) {
  Story story = story_of("Ann may go. Bob left. Cy said Di paid. Eve slept. Flo wept.\n");
  Actor cy;
  cy.name = "Cy";
  story.actors.push_back(cy);
  story.events.push_back(event(story, "go", "go", "Ann may go"));
  story.events.back().status = EventStatus::hypothetical;
  story.events.push_back(event(story, "left", "leave", "Bob left"));
  story.events.back().when = stated("2019-07-11", "2019-07-12", "2019-07-11");
  story.events.back().participants = {{Role::agent, std::nullopt, "Bob", find(story.text, "Bob")}};
  story.events.push_back(event(story, "paid", "pay", "Di paid"));
  story.events.back().when = stated("2019-07-10", "2019-07-11", "2019-07-10");
  story.events.back().source = ActorId{0};
  story.events.back().participants = {{Role::patient, std::nullopt, "bill", {}},
                                      {Role::agent, std::nullopt, "Di", find(story.text, "Di")}};
  story.events.push_back(event(story, "slept", "sleep", "Eve slept"));
  story.events.back().when = stated("2019-07-11", "2019-07-12", "2019-07-11");
  story.events.push_back(event(story, "wept", "weep", "Flo wept"));
  story.events.back().when = EventTime{{at("2019-07-10"), at("2019-07-13")},
                                       Granularity::interval,
                                       "",
                                       Basis::bounded,
                                       Bound::none,
                                       {}};
  const EventGraph graph = build_graph(story);
  const std::vector<EventRef> order = chronology(graph);
  EXPECT_EQ(events_report(graph, order, false),
            "2019-07-10\n"
            "  1:34  happened  Di  pay  Di paid  [Cy]\n"
            "\n"
            "2019-07-11\n"
            "  1:17  happened  Bob  leave  Bob left\n"
            "  1:44  happened  -    sleep  Eve slept\n"
            "\n"
            "no date, between 2019-07-10 and 2019-07-12\n"
            "  1:55  happened  -  weep  Flo wept\n"
            "\n"
            "no date\n"
            "  1:9  hypothetical  -  go  Ann may go\n");
}

TEST(EventsReport, SaysWhatABoundMeans) {
  Story story = story_of("They start by Friday.\n");
  story.events.push_back(event(story, "start", "start", "They start by Friday"));
  EventTime& when =
      story.events.back().when.emplace(stated("2019-07-12", "2019-07-13", "2019-07-12"));
  const auto heading = [&] {
    const EventGraph graph = build_graph(story);
    const std::string report = events_report(graph, chronology(graph), false);
    return report.substr(0, report.find('\n'));
  };
  EXPECT_EQ(heading(), "2019-07-12");
  when.bound = Bound::not_after;
  EXPECT_EQ(heading(), "2019-07-12 or earlier");
  when.bound = Bound::not_before;
  EXPECT_EQ(heading(), "2019-07-12 or later");
  when = {{LocalSeconds::min(), at("2019-07-13")},
          Granularity::interval,
          "",
          Basis::bounded,
          Bound::none,
          {}};
  EXPECT_EQ(heading(), "no date, not after 2019-07-12");
  when.interval = {at("2019-07-13"), LocalSeconds::max()};
  EXPECT_EQ(heading(), "no date, not before 2019-07-13");
}

TEST(OneLine, IsSafeForATerminal) {
  EXPECT_EQ(one_line("  a\n\n b\tc  "), "a b c");
  EXPECT_EQ(one_line("x\x1b[2Jy"), "x\xEF\xBF\xBD[2Jy");
  EXPECT_EQ(one_line("x\xC2\x9By"), "x\xEF\xBF\xBDy");      // C1 control
  EXPECT_EQ(one_line("x\xE2\x80\xAEy"), "x\xEF\xBF\xBDy");  // U+202E
  EXPECT_EQ(one_line("x\xE2\x81\xA6y"), "x\xEF\xBF\xBDy");  // U+2066
  EXPECT_EQ(one_line("Zo\xC3\xA9 \xE2\x80\x9Chi\xE2\x80\x9D"),
            "Zo\xC3\xA9 \xE2\x80\x9Chi\xE2\x80\x9D");
  EXPECT_EQ(one_line("cut \xE2\x80"), "cut \xE2\x80");
}

}  // namespace
}  // namespace dateline::cli
