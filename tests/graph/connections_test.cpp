#include "dateline/graph/connections.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../render/story_fixture.hpp"
#include "../render/story_hostile.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Ann sells to Bo, Bo lends to Cy, Cy leaves; Dee stands alone.
Story chain() {
  fixture::StoryBuilder b("s", "", "", "2020-01-05");
  b.with(b.event("Ann", "sell", "Ann sold a boat to Bo.", fixture::day("2020-01-01")),
         Role::recipient, "Bo");
  b.with(b.event("Bo", "lend", "Bo lends it to Cy", fixture::day("2020-01-02")), Role::recipient,
         "Cy");
  b.event("Cy", "leave", "Cy left", fixture::day("2020-01-03"));
  b.event("Dee", "leave", "Dee left", fixture::day("2020-01-03"));
  return b.build();
}

std::vector<std::string> ids(const EventGraph& g,
                             const std::vector<EventGraph::VertexDescriptor>& vertices) {
  std::vector<std::string> out;
  for (const auto v : vertices) out.push_back(id_of(g, v));
  return out;
}

TEST(Connections, FindsByIdNameAndWords) {
  const Story story = chain();
  const EventGraph g = build_graph(story);
  EXPECT_THAT(ids(g, find_vertices(g, "e2")), ElementsAre("e2"));
  EXPECT_THAT(ids(g, find_vertices(g, "a1")), ElementsAre("a1"));
  EXPECT_THAT(ids(g, find_vertices(g, "bo")), ElementsAre("a2"));
  EXPECT_THAT(ids(g, find_vertices(g, "sold a BOAT")), ElementsAre("e1"));
  EXPECT_THAT(ids(g, find_events(g, "bo")), ElementsAre("e1", "e2"));  // full stops aside
  EXPECT_THAT(ids(g, find_vertices(g, "left")), ElementsAre("e3", "e4"));
  EXPECT_THAT(find_vertices(g, "nobody"), IsEmpty());
  EXPECT_THAT(find_vertices(g, ""), IsEmpty());
}

TEST(Connections, AroundGrowsWithTheRadius) {
  const Story story = chain();
  const EventGraph g = build_graph(story);
  const auto e1 = g.vertex(EventRef{0, EventId{0}});
  EXPECT_THAT(ids(g, around(g, e1, 0, false)), ElementsAre("e1"));
  EXPECT_THAT(ids(g, around(g, e1, 1, false)), ElementsAre("e1", "e2"));
  EXPECT_THAT(ids(g, around(g, e1, 2, false)), ElementsAre("e1", "e2", "e3"));
  EXPECT_THAT(ids(g, around(g, e1, 1000000, false)), ElementsAre("e1", "e2", "e3"));
}

TEST(Connections, PathLeadsThroughEventsAndActors) {
  const Story story = chain();
  const EventGraph g = build_graph(story);
  const auto ann = g.vertex(ActorRef{0, ActorId{0}}), cy = g.vertex(ActorRef{0, ActorId{2}}),
             dee = g.vertex(ActorRef{0, ActorId{3}});
  EXPECT_THAT(ids(g, shortest_path(g, ann, cy, false)), ElementsAre("a1", "e1", "a2", "e2", "a3"));
  EXPECT_THAT(ids(g, shortest_path(g, cy, ann, false)), ElementsAre("a3", "e2", "a2", "e1", "a1"));
  EXPECT_THAT(ids(g, shortest_path(g, ann, ann, false)), ElementsAre("a1"));
  EXPECT_THAT(shortest_path(g, ann, dee, false), IsEmpty());
}

TEST(Connections, ATimeInCommonIsNoConnection) {
  Story story = chain();
  story.timexes.resize(1);
  story.events[2].when->timex = story.events[3].when->timex = TimexId{0};
  const EventGraph g = build_graph(story);
  EXPECT_THAT(
      shortest_path(g, g.vertex(EventRef{0, EventId{2}}), g.vertex(EventRef{0, EventId{3}}), true),
      IsEmpty());
}

TEST(Connections, MinorEventsOnlyIfAllAreAskedFor) {
  Story story = chain();
  story.events[1].shown = false;
  const EventGraph g = build_graph(story);
  const auto ann = g.vertex(ActorRef{0, ActorId{0}}), cy = g.vertex(ActorRef{0, ActorId{2}});
  EXPECT_THAT(shortest_path(g, ann, cy, false), IsEmpty());
  EXPECT_EQ(shortest_path(g, ann, cy, true).size(), 5u);
}

TEST(Connections, HostileWordsFindWhatTheyAre) {
  const Story story = fixture::hostile();
  const EventGraph g = build_graph(story);
  for (const std::string& name : fixture::hostile_names())
    EXPECT_FALSE(find_vertices(g, name).empty()) << name;
}

}  // namespace
}  // namespace dateline
