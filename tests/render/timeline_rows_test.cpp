#include "timeline_rows.hpp"

#include <gmock/gmock.h>

#include "story_fixture.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::ElementsAre;

TimelineRows rows_of(const Story& story) {
  return collect_rows(std::span(&story, 1), {});
}

TEST(TimelineRows, AreTheEventsOfThePictureInItsOrder) {
  const Story story = ice_raids();
  std::vector<std::string> ids, drawn;
  for (const TimelineRow& row : rows_of(story).rows) ids.push_back(row.id);
  for (const PlacedEvent& event : layout_timeline(std::span(&story, 1)).events)
    drawn.push_back(event.id);
  std::vector<std::string> sorted = ids, also_sorted = drawn;
  std::sort(sorted.begin(), sorted.end());
  std::sort(also_sorted.begin(), also_sorted.end());
  EXPECT_EQ(sorted, also_sorted);
  EXPECT_EQ(ids.front(), "e10");
  EXPECT_EQ(ids.back(), "e14");
}

TEST(TimelineRows, TheSameWordsForTheSameTimeStandTogether) {
  StoryBuilder b("y", "", "", "2020-01-01");
  b.event("Ann", "come", "Ann comes", year(1968));
  b.event("Bob", "come", "Bob comes", not_before(year(1968)));
  b.event("Eve", "come", "Eve comes", year(1968));
  std::vector<std::string> ids;
  const Story story = b.build();
  for (const TimelineRow& row : rows_of(story).rows) ids.push_back(row.id);
  EXPECT_THAT(ids, ElementsAre("e1", "e3", "e2"));
}

TEST(TimelineRows, SaySourceAndStatusWhereALabelStandsAlone) {
  const Story story = ice_raids();
  for (const TimelineRow& row : rows_of(story).rows) {
    if (row.id == "e7")
      EXPECT_TRUE(row.marked().ends_with("(planned, according to The New York Times)"));
    if (row.id == "e10") EXPECT_EQ(row.marked(), row.label + " (cancelled)");
    if (row.id == "e1") EXPECT_EQ(row.marked(), row.label);
  }
  EXPECT_EQ(marked_label("Ann says so", EventStatus::happened, "Ann"), "Ann says so");
  EXPECT_EQ(marked_label("x", EventStatus::hypothetical, ""), "x (possible)");
}

TEST(TimelineRows, TheSentenceAndItsLineComeFromTheText) {
  StoryBuilder b("t", "", "", "2020-01-01");
  Event& e = b.event("Ann", "leave", "Ann leaves", day("2020-01-01"));
  e.span = {10, 14};
  e.evidence = {6, 15};
  Story story = b.build();
  story.text = SourceText("t.txt", "Head\n\nAnn left.\n");
  const TimelineRow row = rows_of(story).rows.front();
  EXPECT_EQ(row.fields.line, "3");
  EXPECT_EQ(row.fields.evidence, "Ann left.");
  EXPECT_EQ(row.fields.document, "t");
  // A story from elsewhere may have no text.
  EXPECT_EQ(rows_of(b.build()).rows.front().fields.line, "");
}

}  // namespace
}  // namespace dateline
