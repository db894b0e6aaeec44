#include "dateline/render/plain_text.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "dateline/render/escape.hpp"
#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;

std::string text_of(const Story& story) {
  return timeline_text(std::span(&story, 1));
}

TEST(TimelineText, ListsEventsUnderTheirDates) {
  const std::string text = text_of(ice_raids());
  EXPECT_TRUE(
      text.starts_with("Chicago shuts immigration agents out of police data as raids loom\n"
                       "As of 13 July 2019\nSource: The Daily Example, 13 July 2019\n\n"));
  EXPECT_THAT(text, HasSubstr("\n\nSun 14 July 2019 or later\n  e7   ICE officials plan to launch "
                              "nationwide raids to arrest thousands of immigrants (planned, "
                              "according to The New York Times)\n"));
  EXPECT_THAT(text, HasSubstr("\n\nNo date in the text\n  e13  Aldermen and activists ask"));
}

TEST(TimelineText, NamesADateOnce) {
  const std::string text = text_of(ice_raids());
  const std::size_t first = text.find("\nWed 10 July 2019\n");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(text.find("\nWed 10 July 2019\n", first + 1), std::string::npos);
}

TEST(TimelineText, NothingReachesTheTerminal) {
  const std::string text = text_of(hostile());
  std::string flat = text;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  EXPECT_EQ(clean_text(flat), flat);
}

TEST(TimelineText, AnEmptyStoryIsEmpty) {
  EXPECT_EQ(text_of(Story{}), "");
}

}  // namespace
}  // namespace dateline
