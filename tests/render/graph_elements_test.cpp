#include "graph_elements.hpp"

#include <gmock/gmock.h>

#include "story_fixture.hpp"

namespace dateline {
namespace {

using namespace fixture;

TEST(GraphElements, AreTheDrawnEventsAndTheirActors) {
  Story story = ice_raids();
  story.events[0].shown = false;
  const EventGraph graph = build_graph(story);
  std::size_t events = 0;
  for (const GraphNode& node : collect_elements(graph, {}).nodes) {
    EXPECT_NE(node.id, "e1");
    events += node.is_event;
  }
  EXPECT_EQ(events, story.events.size() - 1);
  ActorGraphOptions all;
  all.all = true;
  EXPECT_GT(collect_elements(graph, all).nodes.size(), collect_elements(graph, {}).nodes.size());
}

TEST(GraphElements, RelationsBetweenDrawnEventsAreEdges) {
  StoryBuilder b("r", "", "", "2020-01-10");
  b.event("Ann", "say", "Ann says so", day("2020-01-02"));
  b.event("Bob", "leave", "Bob leaves", std::nullopt);
  b.event("Eve", "hide", "Eve hides", std::nullopt).shown = false;
  Story story = b.build();
  story.events[1].governor = EventId{0};
  story.tlinks.push_back({EventId{1}, EventId{0},
                          RelationSet(AllenRelation::before) | AllenRelation::ibefore,
                          "connective: before"});
  story.tlinks.push_back({EventId{1}, EventId{2}, AllenRelation::after, "narrative order"});
  const EventGraph graph = build_graph(story);
  std::vector<std::string> relations;
  const GraphElements g = collect_elements(graph, {});
  for (const GraphEdge& edge : g.edges)
    if (g.nodes[edge.from].is_event && g.nodes[edge.to].is_event)
      relations.push_back(g.nodes[edge.from].id + " " + edge.values[0] + " " + g.nodes[edge.to].id +
                          " " + edge.values[1] + " " + edge.values[2]);
  EXPECT_THAT(relations, ::testing::UnorderedElementsAre(
                             "e1 embeds e2  ", "e2 temporal e1 BEFORE|IBEFORE connective: before"));
}

TEST(GraphElements, WhatHasNoNameSaysSo) {
  StoryBuilder b("n", "", "", "2020-01-10");
  b.event("\u202E", "\x01", "\x02", day("2020-01-02"));
  const Story story = b.build();
  const GraphElements g = collect_elements(build_graph(story), {});
  ASSERT_EQ(g.nodes.size(), 2u);
  EXPECT_EQ(g.nodes[0].label(), "(no name)");
  EXPECT_EQ(g.nodes[1].label(), "(no description)");
}

}  // namespace
}  // namespace dateline
