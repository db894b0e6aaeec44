#include "dateline/graph/chronology.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "../render/story_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;

std::vector<std::uint32_t> ids(const std::vector<EventRef>& order) {
  std::vector<std::uint32_t> out;
  for (const EventRef e : order) out.push_back(static_cast<std::uint32_t>(e.id));
  return out;
}

Tlink link(std::uint32_t from, std::uint32_t to, AllenRelation relation) {
  return {EventId{from}, EventId{to}, relation, ""};
}

TEST(Chronology, FollowsDatesThenTheText) {
  fixture::StoryBuilder b("s", "t", "", "2020-03-10");
  b.event("A", "x", "late", fixture::day("2020-03-09"));
  b.event("A", "x", "early", fixture::day("2020-03-05"));
  b.event("A", "x", "early too", fixture::day("2020-03-05"));
  b.event("A", "x", "the month", fixture::month(2020, 3));
  const Story story = b.build();
  EXPECT_THAT(ids(chronology(build_graph(story))), ElementsAre(3, 1, 2, 0));
}

TEST(Chronology, LinksDecideWithinADay) {
  fixture::StoryBuilder b("s", "t", "", "2020-03-10");
  b.event("A", "x", "second", fixture::day("2020-03-05"));
  b.event("A", "x", "first", fixture::day("2020-03-05"));
  Story story = b.build();
  story.tlinks = {link(0, 1, AllenRelation::after)};
  EXPECT_THAT(ids(chronology(build_graph(story))), ElementsAre(1, 0));
}

TEST(Chronology, UndatedEventsStandWithTheirNeighbours) {
  fixture::StoryBuilder b("s", "t", "", "2020-03-10");
  b.event("A", "x", "lead", std::nullopt);
  b.event("A", "x", "late", fixture::day("2020-03-09"));
  b.event("A", "x", "with late", std::nullopt);
  b.event("A", "x", "early", fixture::day("2020-03-05"));
  b.event("A", "x", "with early", std::nullopt);
  b.event("A", "x", "after late", std::nullopt);
  Story story = b.build();
  story.tlinks = {link(5, 1, AllenRelation::after)};
  EXPECT_THAT(ids(chronology(build_graph(story))), ElementsAre(3, 4, 1, 0, 2, 5));
}

TEST(Chronology, BoundedEventsStandWhereTheirBoundsBegin) {
  fixture::StoryBuilder b("s", "t", "", "2020-03-10");
  b.event("A", "x", "late", fixture::day("2020-03-09"));
  b.event("A", "x", "at some time", fixture::bounded("1927-01-01", "2020-03-11"));
  b.event("A", "x", "early", fixture::day("2020-03-05"));
  b.event("A", "x", "before long ago", fixture::bounded("", "1900-01-01"));
  const Story story = b.build();
  EXPECT_THAT(ids(chronology(build_graph(story))), ElementsAre(3, 1, 2, 0));
}

TEST(Chronology, LeavesContradictedLinksOut) {
  fixture::StoryBuilder b("s", "t", "", "2020-03-10");
  b.event("A", "x", "late", fixture::day("2020-03-09"));
  b.event("A", "x", "early", fixture::day("2020-03-05"));
  Story story = b.build();
  story.tlinks = {link(0, 1, AllenRelation::before)};
  EXPECT_THAT(ids(chronology(build_graph(story))), ElementsAre(1, 0));
}

TEST(Chronology, SeveralStoriesShareOneOrder) {
  fixture::StoryBuilder a("a", "t", "", "2020-03-10"), b("b", "t", "", "2020-03-10");
  a.event("A", "x", "3", fixture::day("2020-03-09"));
  b.event("A", "x", "1", fixture::day("2020-03-05"));
  b.event("A", "x", "4", fixture::day("2020-03-09"));
  const std::vector<Story> stories{a.build(), b.build()};
  EXPECT_THAT(
      chronology(build_graph(stories)),
      ElementsAre(EventRef{1, EventId{0}}, EventRef{0, EventId{0}}, EventRef{1, EventId{1}}));
}

TEST(Chronology, RespectsAllOrdersOnRandomStories) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    fixture::StoryBuilder b("s", "t", "", seed % 3 ? "2020-06-01" : "");
    const int n = 2 + pick(30);
    for (int i = 0; i < n; ++i) {
      std::optional<EventTime> when;
      if (pick(2)) {
        EventTime t;
        t.interval.begin = fixture::instant("2020-01-01") + date::days{pick(40)};
        t.interval.end = t.interval.begin + date::days{1 + pick(10)};
        t.bound = static_cast<Bound>(pick(3));
        t.basis = static_cast<Basis>(pick(2));
        when = t;
      }
      b.event("A", "x", "x", when, static_cast<EventStatus>(pick(6)));
    }
    Story story = b.build();
    for (int i = 0; i < n; ++i)
      story.tlinks.push_back(link(static_cast<std::uint32_t>(pick(n)),
                                  static_cast<std::uint32_t>(pick(n)),
                                  static_cast<AllenRelation>(pick(allen_relation_count))));
    const EventGraph graph = build_graph(story);
    const TimeBounds bounds = bound_times(graph);
    const auto order = chronology(graph, bounds);
    ASSERT_EQ(order, chronology(graph)) << "deterministic";

    std::vector<std::size_t> place(static_cast<std::size_t>(n), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[index(order[i].id)] = i;
    ASSERT_EQ(order.size(), static_cast<std::size_t>(n));
    for (const std::size_t p : place) ASSERT_LT(p, order.size()) << "every event once";
    for (std::size_t i = 0; i < place.size(); ++i)
      for (std::size_t j = 0; j < place.size(); ++j)
        if (bounds.of(i).end <= bounds.of(j).begin) {
          EXPECT_LT(place[i], place[j]) << "seed " << seed;
        }
    for (std::uint32_t i = 0; i < story.tlinks.size(); ++i) {
      const Tlink& l = story.tlinks[i];
      if (bounds.dropped({0, TlinkId{i}})) continue;
      const auto from = place[index(l.from)], to = place[index(std::get<EventId>(l.to))];
      // Which relations say that the first begins earlier: by running through their definitions.
      if (l.relations == RelationSet(AllenRelation::before) ||
          l.relations == RelationSet(AllenRelation::ibefore) ||
          l.relations == RelationSet(AllenRelation::overlaps) ||
          l.relations == RelationSet(AllenRelation::includes) ||
          l.relations == RelationSet(AllenRelation::ended_by)) {
        EXPECT_LT(from, to) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace dateline
