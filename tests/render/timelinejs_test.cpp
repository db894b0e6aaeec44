#include "dateline/render/timelinejs.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using nlohmann::json;

json slides_of(const Story& story) {
  return json::parse(timeline_timelinejs(std::span(&story, 1)).text);
}

json slide_of(const Story& story, const std::string& id) {
  const json document = slides_of(story);
  for (const json& event : document["events"])
    if (event["unique_id"] == id) return event;
  ADD_FAILURE() << id;
  return {};
}

json only_slide(EventTime when, EventStatus status = EventStatus::happened) {
  StoryBuilder b("one", "", "", "2020-06-15");
  b.event("Ann", "leave", "Ann leaves", std::move(when), status);
  return slide_of(b.build(), "e1");
}

TEST(TimelineJs, NoDateIsFinerThanTheText) {
  EXPECT_EQ(only_slide(day("2020-06-10"))["start_date"],
            (json{{"year", "2020"}, {"month", "6"}, {"day", "10"}}));
  EXPECT_EQ(only_slide(month(2020, 5))["start_date"], (json{{"year", "2020"}, {"month", "5"}}));
  EXPECT_EQ(only_slide(year(2019))["start_date"], (json{{"year", "2019"}}));
  EXPECT_EQ(
      only_slide(minute("2020-06-10T18:40"))["start_date"],
      (json{{"year", "2020"}, {"month", "6"}, {"day", "10"}, {"hour", "18"}, {"minute", "40"}}));
  EXPECT_EQ(only_slide(day("-0043-03-15"))["start_date"]["year"], "-43");
  for (const EventTime& when : {day("2020-06-10"), month(2020, 5), year(2019)})
    EXPECT_FALSE(only_slide(when).contains("end_date"));
}

TEST(TimelineJs, SpansNameTheirLastDay) {
  const json slide = only_slide(time_of("2020-06-10", "2020-06-13", Granularity::interval));
  EXPECT_EQ(slide["end_date"], (json{{"year", "2020"}, {"month", "6"}, {"day", "12"}}));
  const json season = only_slide(time_of("2020-06-01", "2020-09-01", Granularity::season));
  EXPECT_EQ(season["start_date"], (json{{"year", "2020"}, {"month", "6"}}));
  EXPECT_EQ(season["end_date"], (json{{"year", "2020"}, {"month", "8"}}));
}

TEST(TimelineJs, BoundsAndStatusAreInWords) {
  const json slide = slide_of(ice_raids(), "e7");
  EXPECT_EQ(slide["display_date"], "Sun 14 July 2019 or later");
  EXPECT_EQ(slide["text"]["headline"],
            "ICE officials plan to launch nationwide raids to arrest thousands of immigrants "
            "(planned, according to The New York Times)");
  EXPECT_EQ(slide["dateline"]["status"], "planned");
  EXPECT_EQ(slide["dateline"]["bound"], "not_before");
}

TEST(TimelineJs, UndatedEventsAreLeftOutAndSaid) {
  const Story story = ice_raids();
  const PartialArtefact artefact = timeline_timelinejs(std::span(&story, 1));
  std::set<std::string> ids;
  const json document = json::parse(artefact.text);
  for (const json& event : document["events"]) ids.insert(event["unique_id"]);
  for (const LeftOut& event : artefact.left_out) EXPECT_TRUE(ids.insert(event.id).second);
  EXPECT_EQ(ids.size(), story.events.size());
  EXPECT_FALSE(artefact.left_out.empty());
}

// timeline.knightlab.com/docs/json-format.html
TEST(TimelineJs, HasTheShapeThatTheFormatAsksFor) {
  for (const Story& story : {ice_raids(), hostile(), Story{}}) {
    const json document = slides_of(story);
    EXPECT_EQ(document["scale"], "human");
    ASSERT_TRUE(document["events"].is_array());
    std::set<std::string> ids;
    for (const json& event : document["events"]) {
      EXPECT_TRUE(ids.insert(event.at("unique_id")).second);
      for (const char* date : {"start_date", "end_date"}) {
        if (!event.contains(date)) continue;
        ASSERT_TRUE(event[date].contains("year"));
        for (const json& part : event[date]) {
          const std::string digits = part;
          EXPECT_EQ(digits.find_first_not_of("0123456789", digits.starts_with('-') ? 1 : 0),
                    std::string::npos);
        }
      }
      EXPECT_TRUE(event.at("start_date").is_object());
      EXPECT_TRUE(event.at("text").at("headline").is_string());
    }
  }
}

TEST(TimelineJs, HostileTextIsNoMarkup) {
  const json document = slides_of(hostile());
  const auto check = [](std::string html) {
    for (const std::string ours : {"<p>", "</p>"})
      for (std::size_t at; (at = html.find(ours)) != std::string::npos;)
        html.erase(at, ours.size());
    EXPECT_EQ(html.find_first_of("<>\"\x1B"), std::string::npos) << html;
  };
  check(document["title"]["text"]["headline"]);
  check(document["title"]["text"]["text"]);
  for (const json& event : document["events"]) {
    check(event["text"]["headline"]);
    check(event["text"]["text"]);
    check(event["display_date"]);
    check(event.value("group", ""));
  }
}

}  // namespace
}  // namespace dateline
