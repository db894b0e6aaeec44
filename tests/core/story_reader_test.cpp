#include "dateline/core/story_reader.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "dateline/core/analyse.hpp"
#include "dateline/core/reader.hpp"
#include "dateline/core/story_json.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Story told(std::string_view text, std::string id = "told") {
  ReadOptions options;
  options.id = std::move(id);
  options.creation_time =
      CreationTime{{LocalSeconds(LocalDays(date::year(2024) / 5 / 16)), Granularity::day}, "", ""};
  return analyse(read_text("told", std::string(text), options));
}

constexpr std::string_view article =
    "Dam gives way\n\nThe dam at Höll burst on Tuesday, Mayor Ana Ruiz said. She had warned of it "
    "in March.\n\nCrews will drain the lake by Friday, according to the company. It denied that "
    "it knew of the crack.\n";

std::vector<std::string> faults(std::string_view json) {
  std::vector<std::string> out;
  const ReadStories read = read_stories("own.json", json);
  for (const StoryFault& fault : read.faults) out.push_back(fault.path + ": " + fault.message);
  EXPECT_EQ(read.stories.empty(), !read.faults.empty());
  return out;
}

Event only_event(std::string_view json) {
  const ReadStories read = read_stories("own.json", json);
  EXPECT_THAT(read.faults, IsEmpty()) << (read.faults.empty() ? "" : read.faults[0].message);
  if (read.stories.empty() || read.stories[0].events.empty()) return {};
  return read.stories[0].events[0];
}

TEST(StoryReader, ReadsWhatWasWritten) {
  const std::string json = to_json(told(article));
  const ReadStories read = read_stories("told", json);
  ASSERT_EQ(read.stories.size(), 1U);
  EXPECT_EQ(to_json(read.stories), json);
}

TEST(StoryReader, ReadsSeveralDocuments) {
  const std::vector<Story> stories = {told(article, "a"), told(article, "b")};
  const std::string json = to_json(stories);
  const ReadStories read = read_stories("told", json);
  ASSERT_EQ(read.stories.size(), 2U);
  EXPECT_EQ(to_json(read.stories), json);
}

TEST(StoryReader, EventsAreEnough) {
  const ReadStories read = read_stories(
      "own.json", R"({"events":[{"label":"A","when":"1957-10-04"},{"label":"B","when":null}]})");
  ASSERT_EQ(read.stories.size(), 1U);
  const std::vector<Event>& events = read.stories[0].events;
  ASSERT_EQ(events.size(), 2U);
  EXPECT_TRUE(events[0].shown);
  EXPECT_EQ(events[0].status, EventStatus::happened);
  EXPECT_EQ(to_iso(events[0].when->interval.begin), "1957-10-04");
  EXPECT_EQ(to_iso(events[0].when->interval.end), "1957-10-05");
  EXPECT_EQ(events[0].when->granularity, Granularity::day);
  EXPECT_FALSE(events[1].when);
}

TEST(StoryReader, DatesMayBeShort) {
  struct Case {
    const char *when, *begin, *end;
    Granularity granularity;
  };
  for (const Case& c :
       {Case{R"("2019")", "2019-01-01", "2020-01-01", Granularity::year},
        Case{R"("2019-07")", "2019-07-01", "2019-08-01", Granularity::month},
        Case{R"("-0196-03-01")", "-0196-03-01", "-0196-03-02", Granularity::day},
        Case{R"("2019-07-10T14:30")", "2019-07-10T14:30", "2019-07-10T14:31", Granularity::minute},
        Case{R"("2019-07-10T14:30+02:00")", "2019-07-10T14:30", "2019-07-10T14:31",
             Granularity::minute},
        Case{R"("2019-07/2020")", "2019-07-01", "2021-01-01", Granularity::interval},
        Case{R"({"value":"2019-07-10"})", "2019-07-10", "2019-07-11", Granularity::day},
        Case{R"({"value":"2019-07","end":"2019-07-20"})", "2019-07-01", "2019-07-20",
             Granularity::interval},
        Case{R"({"begin":"2019-07"})", "2019-07-01", "2019-08-01", Granularity::month},
        Case{R"({"begin":"2019-07-01","end":"2019-07-04"})", "2019-07-01", "2019-07-04",
             Granularity::interval}}) {
    const Event event =
        only_event(R"({"events":[{"label":"A","when":)" + std::string(c.when) + "}]}");
    ASSERT_TRUE(event.when) << c.when;
    EXPECT_EQ(to_iso(event.when->interval.begin), c.begin) << c.when;
    EXPECT_EQ(to_iso(event.when->interval.end), c.end) << c.when;
    EXPECT_EQ(event.when->granularity, c.granularity) << c.when;
  }
  const Event open = only_event(R"({"events":[{"label":"A","when":{"begin":null,"end":"2019"}}]})");
  EXPECT_TRUE(open.when->interval.open_begin());
}

TEST(StoryReader, WithoutActorsTheirTextsNameThem) {
  const ReadStories read = read_stories("own.json", R"({"events":[
      {"label":"A","when":"2019","participants":[{"role":"agent","text":"Ana"}]},
      {"label":"B","when":"2019","participants":[{"text":"Bo"},{"text":"Ana"}],"source":"Bo"}]})");
  ASSERT_EQ(read.stories.size(), 1U);
  ASSERT_EQ(read.stories[0].actors.size(), 2U);
  EXPECT_EQ(read.stories[0].actors[1].name, "Bo");
  const Event& second = read.stories[0].events[1];
  EXPECT_EQ(index(*second.participants[1].actor), 0U);
  EXPECT_EQ(index(*second.source), 1U);
}

TEST(StoryReader, NamesEachFaultByItsPath) {
  EXPECT_THAT(
      faults(R"({"schema":"dateline-story/2","text":"short","dct":"soon","events":[
        {"label":5,"when":{"begin":"2019-13-01"},"status":"hapened","start":3,"end":90},
        {"when":"2019","label":"x","governor":"e9","participants":{}}, 7,
        {"id":"e1","label":"x"}, {"id":"e1","label":"x","when":{}}],
        "relations":[{"from":"e1","to":"t1","type":"BEFORE"},{"from":"e1","to":"e1","type":"NEAR"}],
        "timexes":[{"type":"DAY","why":[1]}], "actors":3})"),
      ElementsAre(
          R"(schema: "dateline-story/2" is not "dateline-story/1")", R"(dct: "soon" is not a date)",
          R"(events[4].id: "e1" is there twice)",
          R"(timexes[0].type: "DAY" is none of DATE, TIME, DURATION, SET)",
          "timexes[0].why[0]: should be a text, not a number",
          "actors: should be a list, not a number",
          "events[0].end: lies behind the text, which has 5 characters",
          "events[0].label: should be a text, not a number", "events[0].label: is missing",
          R"(events[0].status: "hapened" is none of happened, ongoing, planned, cancelled, denied, hypothetical)",
          R"(events[0].when.begin: "2019-13-01" is not a date of the form YYYY[-MM[-DD[Thh:mm]]])",
          "events[1].participants: should be a list, not an object",
          R"(events[1].governor: "e9" is the id of no event)",
          "events[2]: should be an object, not a number",
          "events[3].when: is missing (null is for an event with no date)",
          "events[4].when: has neither begin nor end (null is for an event with no date)",
          R"(relations[0].to: "t1" is the id of no event or time expression)",
          R"(relations[1].type: "NEAR" is no relation of Allen's)"));
  EXPECT_THAT(faults("[]"), ElementsAre(": a story is an object"));
  EXPECT_THAT(faults("{}"), ElementsAre("events: is missing"));
  EXPECT_THAT(faults(R"({"documents":[],"events":[]})"), ElementsAre("documents: there is none"));
  EXPECT_THAT(faults(R"({"events":[{"label":"A","when":"2020/2019"}]})"),
              ElementsAre("events[0].when: ends before it begins"));
}

TEST(StoryReader, ReadsWhatMakesABound) {
  const std::string json =
      R"({"text":"Ann left on Monday. Bo came.","timexes":[{"id":"t1"}],"events":[
      {"id":"e1","label":"Ann left","when":"2020-03-02"},
      {"id":"e2","label":"Bo came","when":{"begin":"2020-03-03","end":null,"basis":"bounded",
        "why_not_before":[
          {"by":"date","event":"e1","evidence":{"start":0,"end":19}},
          {"by":"relation","event":"e2","type":"AFTER|IAFTER","to":"t1","basis":"then"}]}}]})";
  const ReadStories read = read_stories("s.json", json);
  ASSERT_THAT(read.faults, IsEmpty());
  const EventTime& when = *read.stories[0].events[1].when;
  ASSERT_EQ(when.why_not_before.size(), 2u);
  EXPECT_EQ(when.why_not_before[0].event, EventId{0});
  EXPECT_EQ(when.why_not_before[0].evidence, (Span{0, 19}));
  EXPECT_EQ(when.why_not_before[1].timex, TimexId{0});
  EXPECT_TRUE(when.why_not_before[1].relations.contains(AllenRelation::iafter));
  EXPECT_EQ(when.why_not_before[1].basis, "then");
  EXPECT_TRUE(when.why_not_after.empty());

  EXPECT_THAT(faults(R"({"events":[{"label":"A","when":{"end":"2020","why_not_after":[
                  {"event":"e1"},{"by":"hope"},{"by":"date","event":"e7"}]}}]})"),
              ElementsAre("events[0].when.why_not_after[0].by: is missing",
                          HasSubstr("why_not_after[1].by: \"hope\" is none of date, "),
                          "events[0].when.why_not_after[2]: names no event or time expression"));
}

TEST(StoryReader, SaysWhereJsonEnds) {
  const auto found = faults("{\"events\":[\n{]}");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0], HasSubstr("not JSON at line 2, column 2: "));
  EXPECT_THAT(faults(""), ElementsAre(HasSubstr("not JSON at line 1")));
  EXPECT_THAT(faults(std::string("{\"events\":[\"\xFF\"]}")), ElementsAre(HasSubstr("not JSON")));
}

TEST(StoryReader, HostileInputIsOnlyInput) {
  EXPECT_THAT(faults(std::string(1'000'000, '[')), ElementsAre(HasSubstr("not JSON")));
  std::string deep(200'000, '[');
  deep += std::string(200'000, ']');
  EXPECT_THAT(faults(R"({"events":)" + deep + "}"),
              ElementsAre("events[0]: should be an object, not a list"));
  const std::string label(5'000, 'x');
  EXPECT_THAT(faults(R"({"events":[{"label":"A","when":")" + label + R"("}]})"),
              ElementsAre(HasSubstr("xxx…")));
  EXPECT_THAT(faults(R"({"text":"äö","events":[{"label":"A","when":null,"start":2,"end":1}]})"),
              ElementsAre("events[0].end: lies before start"));
  EXPECT_THAT(
      faults(R"({"events":[{"label":"A","when":null,"start":-1,"end":1e30,"salience":"high"}]})"),
      ElementsAre("events[0].start: should be a number of characters",
                  "events[0].end: should be a number of characters",
                  "events[0].salience: should be a number, not a text"));
}

// Whatever is cut off or changed is a fault or a story, and never anything else.
TEST(StoryReader, DamagedStoriesAreFaultsOrStories) {
  const std::string json = to_json(told(article), StoryPart::all, true);
  for (std::size_t i = 0; i < json.size(); i += 7) {
    (void)read_stories("cut", std::string_view(json).substr(0, i));
    std::string changed = json;
    changed[i] = changed[i] == '"' ? '0' : '"';
    (void)read_stories("changed", changed);
    changed[i] = '9';
    const ReadStories read = read_stories("changed", changed);
    if (!read.stories.empty()) EXPECT_FALSE(to_json(read.stories).empty());
  }
}

}  // namespace
}  // namespace dateline
