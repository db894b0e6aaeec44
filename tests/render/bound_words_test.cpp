#include "dateline/render/bound_words.hpp"

#include <gmock/gmock.h>

#include "dateline/graph/time_bounds.hpp"
#include "story_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> words(const Story& story, std::uint32_t event) {
  const EventGraph graph = build_graph(story);
  const Story filled = with_bounds(story, graph, bound_times(graph));
  return bounds_in_words(std::span(&filled, 1), {0, EventId{event}});
}

TEST(BoundWords, SayEachStepWithItsSentence) {
  fixture::StoryBuilder b("s", "t", "", "2020-04-01");
  b.event("Ann", "leave", "Ann left", fixture::day("2020-03-05"));
  b.event("Bo", "sell", "Bo sold the mill", std::nullopt);
  Story story = b.build();
  story.text = SourceText("s", "Ann left on 5 March. Then Bo sold the mill.");
  story.events[0].evidence = {0, 20};
  story.events[1].evidence = {21, 43};
  story.tlinks = {{EventId{1}, EventId{0}, AllenRelation::after, "connective: then"}};
  EXPECT_THAT(words(story, 1),
              ElementsAre("not before 5 March 2020: \u201CAnn left\u201D is of 5 March 2020: "
                          "\u201CAnn left on 5 March.\u201D; \u201CBo sold the mill\u201D comes "
                          "after \u201CAnn left\u201D (connective: then)",
                          "not after 1 April 2020: told as done on 1 April 2020"));
  EXPECT_THAT(words(story, 0), IsEmpty());  // it has a date
}

TEST(BoundWords, AreSilentWhereNobodyKnows) {
  fixture::StoryBuilder b("s", "t", "", "");
  b.event("Ann", "leave", "Ann left", std::nullopt);
  Story story = b.build();
  EXPECT_THAT(words(story, 0), IsEmpty());
  EXPECT_THAT(bounds_in_words(std::span(&story, 1), {3, EventId{0}}), IsEmpty());
  EXPECT_THAT(bounds_in_words(std::span(&story, 1), {0, EventId{7}}), IsEmpty());
  // reasons that name what isn't there
  EventTime when;
  when.basis = Basis::bounded;
  when.interval.end = fixture::instant("2020-01-02");
  BoundReason lost;
  lost.event = EventId{9};
  when.why_not_after = {lost};
  story.events[0].when = when;
  EXPECT_THAT(bounds_in_words(std::span(&story, 1), {0, EventId{0}}), IsEmpty());
}

}  // namespace
}  // namespace dateline
