#include "dateline/graph/event_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/breadth_first_search.hpp>

#include "dateline/graph/join.hpp"

#include "../render/story_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::vector<EdgeKind> edges_between(const EventGraph& g, EventGraph::VertexDescriptor a,
                                    EventGraph::VertexDescriptor b) {
  std::vector<EdgeKind> kinds;
  for (const auto e : boost::make_iterator_range(out_edges(a, g.graph())))
    if (target(e, g.graph()) == b) kinds.push_back(g.graph()[e].kind);
  return kinds;
}

TEST(EventGraph, OfAnEmptyStoryIsEmpty) {
  const Story story;
  EXPECT_EQ(num_vertices(build_graph(story).graph()), 0u);
  EXPECT_TRUE(build_graph(std::span<const Story>()).events().empty());
}

TEST(EventGraph, PointsEdgesTheWayASentenceRuns) {
  fixture::StoryBuilder b("s", "t", "", "2020-01-01");
  b.actor("Reyes");
  b.actor("Ito");
  b.actor("Lund", ActorKind::place);
  auto& e = b.event("Reyes", "meet", "Reyes met Ito in Lund", fixture::day("2020-01-01"),
                    EventStatus::happened, "Ito");
  b.with(e, Role::patient, "Ito");
  b.with(e, Role::place, "Lund");
  b.with(e, Role::patient, "Ito");  // named twice, one part in the event
  const Story story = b.build();
  const EventGraph g = build_graph(story);
  const auto ev = g.vertex(EventRef{0, EventId{0}});
  const auto reyes = g.vertex(ActorRef{0, ActorId{0}}), ito = g.vertex(ActorRef{0, ActorId{1}}),
             lund = g.vertex(ActorRef{0, ActorId{2}});
  EXPECT_THAT(edges_between(g, reyes, ev), ElementsAre(EdgeKind::agent));
  EXPECT_THAT(edges_between(g, ito, ev), ElementsAre(EdgeKind::source));
  EXPECT_THAT(edges_between(g, ev, ito), ElementsAre(EdgeKind::patient));
  EXPECT_THAT(edges_between(g, ev, lund), ElementsAre(EdgeKind::place));
  EXPECT_TRUE(std::holds_alternative<ActorVertex>(g.graph()[reyes]));
  EXPECT_TRUE(std::holds_alternative<PlaceVertex>(g.graph()[lund]));
  EXPECT_TRUE(std::holds_alternative<EventVertex>(g.graph()[ev]));
}

TEST(EventGraph, TiesEventsToTimesAndToEachOther) {
  fixture::StoryBuilder b("s", "t", "", "2020-01-01");
  b.event("Reyes", "say", "Reyes says", fixture::day("2020-01-01"));
  b.event("Ito", "leave", "Ito left", std::nullopt);
  Story story = b.build();
  story.timexes.resize(1);
  story.events[0].when->timex = TimexId{0};
  story.events[1].governor = EventId{0};
  story.tlinks.push_back({EventId{1}, EventId{0}, AllenRelation::before, "tense"});
  const EventGraph g = build_graph(story);
  const auto say = g.vertex(EventRef{0, EventId{0}}), leave = g.vertex(EventRef{0, EventId{1}});
  EXPECT_THAT(edges_between(g, say, leave), ElementsAre(EdgeKind::embeds));
  EXPECT_THAT(edges_between(g, say, g.vertex(TimexRef{0, TimexId{0}})),
              ElementsAre(EdgeKind::when));
  EXPECT_THAT(edges_between(g, leave, say), ElementsAre(EdgeKind::temporal));
  const auto e = edge(leave, say, g.graph()).first;
  EXPECT_EQ(g.graph()[e].relations, RelationSet(AllenRelation::before));
  EXPECT_EQ(g.tlink(*g.graph()[e].tlink).basis, "tense");
}

TEST(EventGraph, JoinsActorsOfTheSameNameAndKindAcrossStories) {
  fixture::StoryBuilder a("a", "", "", "2020-01-01"), b("b", "", "", "2020-01-02");
  a.event("Reyes", "speak", "Reyes spoke", std::nullopt);
  b.actor("Ito");
  b.event("Reyes", "leave", "Reyes left", std::nullopt);
  b.actor("Lund", ActorKind::place);
  a.actor("Lund", ActorKind::organization);
  const std::vector<Story> apart{a.build(), b.build()};
  const EventGraph unjoined = build_graph(apart);
  EXPECT_NE(unjoined.vertex(ActorRef{0, ActorId{0}}), unjoined.vertex(ActorRef{1, ActorId{1}}));

  const std::vector<Story> stories = joined(apart);
  const EventGraph g = build_graph(stories);
  EXPECT_EQ(g.vertex(ActorRef{0, ActorId{0}}), g.vertex(ActorRef{1, ActorId{1}}));
  EXPECT_NE(g.vertex(ActorRef{0, ActorId{1}}), g.vertex(ActorRef{1, ActorId{2}}));
  const auto& reyes = std::get<ActorVertex>(g.graph()[g.vertex(ActorRef{0, ActorId{0}})]);
  EXPECT_THAT(reyes.members, ElementsAre(ActorRef{0, ActorId{0}}, ActorRef{1, ActorId{1}}));
  EXPECT_THAT(g.events(), ElementsAre(EventRef{0, EventId{0}}, EventRef{1, EventId{0}}));
  EXPECT_EQ(g.ordinal({1, EventId{0}}), 1u);
}

TEST(EventGraph, MakesOneVertexOfJoinedEventsThatAgree) {
  std::vector<Story> stories;
  for (const char* id : {"a", "b", "c"}) {
    fixture::StoryBuilder b(id, "", "", "2020-01-03");
    auto& e = b.event("Reyes", "sell", "Reyes sold the ferry", fixture::day("2020-01-01"));
    b.with(e, Role::patient, std::string("Buyer ") + id);
    stories.push_back(b.build());
  }
  const std::vector<EventRef> members{{1, EventId{0}}, {0, EventId{0}}, {2, EventId{0}}};
  for (Story& story : stories) story.events[0].members = members;
  stories[2].events[0].disagreements = {
      {Disagreement::About::date, {1, EventId{0}}, "2020-01-02", "2020-01-01"}};
  const EventGraph g = build_graph(stories);
  const auto one = g.vertex(EventRef{0, EventId{0}});
  EXPECT_EQ(one, g.vertex(EventRef{1, EventId{0}}));
  EXPECT_NE(one, g.vertex(EventRef{2, EventId{0}}));
  EXPECT_THAT(std::get<EventVertex>(g.graph()[one]).members,
              ElementsAre(EventRef{1, EventId{0}}, EventRef{0, EventId{0}}));
  EXPECT_EQ(out_degree(one, g.graph()), 2u);  // both buyers
  stories[0].events[0].members[2].id = EventId{7};
  EXPECT_THROW(build_graph(stories), std::invalid_argument);
}

TEST(EventGraph, KeepsApartWhatOneStoryKeepsApart) {
  Story story;
  story.actors = {{ActorId{0}, "Reyes", ActorKind::person, {}, {}},
                  {ActorId{1}, "Reyes", ActorKind::person, {}, {}}};
  const EventGraph g = build_graph(story);
  EXPECT_NE(g.vertex(ActorRef{0, ActorId{0}}), g.vertex(ActorRef{0, ActorId{1}}));
}

TEST(EventGraph, RefusesIdsThatDontExist) {
  fixture::StoryBuilder b("s", "t", "", "2020-01-01");
  b.event("Reyes", "say", "Reyes says", fixture::day("2020-01-01"));
  const auto refused = [&](auto&& spoil) {
    Story story = b.build();
    spoil(story);
    EXPECT_THROW(build_graph(story), std::invalid_argument);
  };
  refused([](Story& s) { s.events[0].participants[0].actor = ActorId{7}; });
  refused([](Story& s) { s.events[0].source = ActorId{7}; });
  refused([](Story& s) { s.events[0].governor = EventId{7}; });
  refused([](Story& s) { s.events[0].when->timex = TimexId{7}; });
  refused([](Story& s) { s.tlinks.push_back({EventId{0}, EventId{7}, {}, ""}); });
  refused([](Story& s) { s.tlinks.push_back({EventId{0}, TimexId{7}, {}, ""}); });
  refused([](Story& s) { s.tlinks.push_back({EventId{7}, EventId{0}, {}, ""}); });
}

TEST(EventGraph, ServesBoostsAlgorithms) {
  const Story story = fixture::ice_raids();
  const EventGraph g = build_graph(story);
  std::vector<int> distance(num_vertices(g.graph()), -1);
  const auto start = g.vertex(ActorRef{0, ActorId{0}});
  distance[start] = 0;
  boost::breadth_first_search(g.graph(), start,
                              boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                  distance.data(), boost::on_tree_edge()))));
  EXPECT_EQ(distance[g.vertex(EventRef{0, EventId{0}})], 1);
  EXPECT_EQ(distance[g.vertex(ActorRef{0, ActorId{1}})], 2);  // Lightfoot, ban, ICE
}

}  // namespace
}  // namespace dateline
