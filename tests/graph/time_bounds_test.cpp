#include "dateline/graph/time_bounds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../render/story_fixture.hpp"
#include "endpoint_orders.hpp"

namespace dateline {
namespace {

using fixture::instant;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

fixture::StoryBuilder builder(std::string_view dct = "") {
  return fixture::StoryBuilder("s", "t", "", dct);
}

Tlink link(std::uint32_t from, std::uint32_t to, RelationSet relations,
           std::string basis = "connective") {
  return {EventId{from}, EventId{to}, relations, std::move(basis)};
}

TEST(EndpointOrders, AreThoseOfTheDefinitions) {
  const EndpointOrders before = endpoint_orders(AllenRelation::before);
  EXPECT_EQ(before[1][0], point_before);
  const EndpointOrders meets = endpoint_orders(AllenRelation::ibefore);
  EXPECT_EQ(meets[1][0], point_equal);
  const EndpointOrders during = endpoint_orders(AllenRelation::is_included);
  EXPECT_EQ(during[0][0], point_after);
  EXPECT_EQ(during[1][1], point_before);
  const EndpointOrders either =
      endpoint_orders(RelationSet(AllenRelation::before) | AllenRelation::after);
  EXPECT_EQ(either[0][0], point_before | point_after);
  for (const auto& row : endpoint_orders(RelationSet::all()))
    for (const unsigned o : row) EXPECT_EQ(o, 7u);
}

TEST(TimeBounds, ReadsDatesAndOneSidedBounds) {
  auto b = builder();
  b.event("A", "x", "x", fixture::day("2020-03-05"));
  b.event("A", "x", "x", fixture::not_after(fixture::day("2020-03-05")));
  b.event("A", "x", "x", fixture::not_before(fixture::year(2014)));
  b.event("A", "x", "x", std::nullopt);
  const Story story = b.build();
  const EventGraph graph = build_graph(story);
  const TimeBounds t = bound_times(graph);
  EXPECT_EQ(t.of(0), (Interval{instant("2020-03-05"), instant("2020-03-06")}));
  EXPECT_EQ(t.of(1), (Interval{LocalSeconds::min(), instant("2020-03-06")}));
  EXPECT_EQ(t.of(2), (Interval{instant("2014-01-01"), LocalSeconds::max()}));
  EXPECT_EQ(t.of(3), Interval{});
}

TEST(TimeBounds, PassAlongLinks) {
  auto b = builder();
  b.event("A", "x", "first", fixture::day("2020-03-05"));
  b.event("A", "x", "between", std::nullopt);
  b.event("A", "x", "last", fixture::day("2020-03-09"));
  Story story = b.build();
  story.tlinks = {link(0, 1, AllenRelation::before), link(1, 2, AllenRelation::before)};
  const EventGraph graph = build_graph(story);
  const TimeBounds t = bound_times(graph);
  EXPECT_EQ(t.of(1), (Interval{instant("2020-03-05"), instant("2020-03-10")}));
  EXPECT_THAT(t.why_not_before(1), ElementsAre(TimeReason(StatedTime{{0, EventId{0}}}),
                                               TimeReason(LinkedTime{{0, TlinkId{0}}})));
  EXPECT_THAT(t.why_not_after(1), ElementsAre(TimeReason(StatedTime{{0, EventId{2}}}),
                                              TimeReason(LinkedTime{{0, TlinkId{1}}})));
}

TEST(TimeBounds, PassThroughTimeExpressions) {
  auto b = builder();
  b.event("A", "x", "during the month", std::nullopt);
  b.event("A", "x", "after it", std::nullopt);
  Story story = b.build();
  Timex timex;
  timex.resolved = true;
  timex.interval = fixture::month(2020, 2).interval;
  story.timexes = {timex};
  story.tlinks = {{EventId{0}, TimexId{0}, AllenRelation::is_included, "preposition: in"},
                  {EventId{1}, TimexId{0}, AllenRelation::after, "preposition: after"}};
  const EventGraph graph = build_graph(story);
  const TimeBounds t = bound_times(graph);
  EXPECT_EQ(t.of(0), (Interval{instant("2020-02-01"), instant("2020-03-01")}));
  EXPECT_EQ(t.of(1), (Interval{instant("2020-03-01"), LocalSeconds::max()}));
}

TEST(TimeBounds, UnresolvedTimesStillOrder) {
  auto b = builder();
  b.event("A", "x", "before then", fixture::day("2020-03-05"));
  b.event("A", "x", "after then", std::nullopt);
  Story story = b.build();
  story.timexes.resize(1);
  story.tlinks = {{EventId{0}, TimexId{0}, AllenRelation::before, ""},
                  {EventId{1}, TimexId{0}, AllenRelation::after, ""}};
  const EventGraph graph = build_graph(story);
  EXPECT_EQ(bound_times(graph).of(1).begin, instant("2020-03-05"));
}

TEST(TimeBounds, WhatIsToldAsDoneWasDoneByPublication) {
  auto b = builder("2020-03-05");
  b.event("A", "x", "done", std::nullopt);
  b.event("A", "x", "ongoing", std::nullopt, EventStatus::ongoing);
  b.event("A", "x", "to come", std::nullopt, EventStatus::planned);
  const Story story = b.build();
  const EventGraph graph = build_graph(story);
  const TimeBounds t = bound_times(graph);
  EXPECT_EQ(t.of(0), (Interval{LocalSeconds::min(), instant("2020-03-06")}));
  EXPECT_EQ(t.of(1), Interval{});
  EXPECT_EQ(t.of(2), Interval{});
  EXPECT_THAT(t.why_not_after(0), ElementsAre(TimeReason(PublicationTime{{0, EventId{0}}})));
}

TEST(WithBounds, TellsTheStepsFromADateToTheEvent) {
  auto b = builder("2020-04-01");
  b.event("A", "x", "dated", fixture::day("2020-03-05"));
  b.event("A", "x", "second", std::nullopt);
  b.event("A", "x", "third", std::nullopt, EventStatus::planned);
  b.event("A", "x", "alone", std::nullopt, EventStatus::hypothetical);
  Story story = b.build();
  story.events[0].evidence = {0, 10};
  story.events[2].evidence = {20, 30};
  story.tlinks = {link(1, 0, AllenRelation::after), link(2, 1, AllenRelation::after, "then")};
  const EventGraph graph = build_graph(story);
  const Story filled = with_bounds(story, graph, bound_times(graph));

  EXPECT_THAT(filled.events[0].when->why_not_before, IsEmpty());
  EXPECT_FALSE(filled.events[3].when);  // nothing bounds it, so nobody says anything
  const EventTime& second = *filled.events[1].when;
  ASSERT_THAT(second.why_not_after, SizeIs(1));
  EXPECT_EQ(second.why_not_after[0].by, BoundReason::By::creation_time);
  EXPECT_EQ(second.why_not_after[0].event, EventId{1});
  const EventTime& third = *filled.events[2].when;
  EXPECT_THAT(third.why_not_after, IsEmpty());  // open
  EXPECT_EQ(third.interval.begin, instant("2020-03-05"));
  ASSERT_THAT(third.why_not_before, SizeIs(3));
  EXPECT_EQ(third.why_not_before[0].by, BoundReason::By::date);
  EXPECT_EQ(third.why_not_before[0].event, EventId{0});
  EXPECT_EQ(third.why_not_before[0].evidence, (Span{0, 10}));
  EXPECT_EQ(third.why_not_before[1].by, BoundReason::By::relation);
  EXPECT_EQ(third.why_not_before[2].event, EventId{2});
  EXPECT_EQ(third.why_not_before[2].to, EventId{1});
  EXPECT_EQ(third.why_not_before[2].relations, RelationSet(AllenRelation::after));
  EXPECT_EQ(third.why_not_before[2].basis, "then");
  EXPECT_EQ(third.why_not_before[2].evidence, (Span{20, 30}));
}

TEST(WithBounds, TightensWhatAClauseBounds) {
  auto b = builder("2020-04-01");
  b.event("A", "x", "dated", fixture::day("2020-03-05"));
  EventTime rough;
  rough.basis = Basis::bounded;
  rough.granularity = Granularity::interval;
  rough.interval = {LocalSeconds::min(), instant("2020-04-02")};
  b.event("A", "x", "earlier", rough);
  b.event("A", "x", "other", rough);
  Story story = b.build();
  story.tlinks = {link(1, 0, AllenRelation::before)};
  const EventGraph graph = build_graph(story);
  const Story filled = with_bounds(story, graph, bound_times(graph));
  EXPECT_EQ(filled.events[1].when->interval.end, instant("2020-03-06"));
  ASSERT_THAT(filled.events[1].when->why_not_after, SizeIs(2));
  EXPECT_EQ(filled.events[1].when->why_not_after[0].event, EventId{0});
  // What was read off the creation time says so.
  ASSERT_THAT(filled.events[2].when->why_not_after, SizeIs(1));
  EXPECT_EQ(filled.events[2].when->why_not_after[0].by, BoundReason::By::creation_time);
}

TEST(TimeBounds, ReportsContradictionsAndGoesOn) {
  auto b = builder();
  b.event("A", "x", "late", fixture::day("2020-03-09"));
  b.event("A", "x", "early", fixture::day("2020-03-05"));
  b.event("A", "x", "third", std::nullopt);
  Story story = b.build();
  story.tlinks = {link(0, 1, AllenRelation::before), link(1, 2, AllenRelation::before)};
  const EventGraph graph = build_graph(story);
  const TimeBounds t = bound_times(graph);
  ASSERT_THAT(t.contradictions(), SizeIs(1));
  const Contradiction& c = t.contradictions()[0];
  EXPECT_THAT(c.events, ElementsAre(EventRef{0, EventId{0}}, EventRef{0, EventId{1}}));
  EXPECT_THAT(c.reasons, SizeIs(3));
  EXPECT_THAT(c.dropped, ElementsAre(TimeReason(LinkedTime{{0, TlinkId{0}}})));
  EXPECT_TRUE(t.dropped({0, TlinkId{0}}));
  EXPECT_FALSE(t.dropped({0, TlinkId{1}}));
  EXPECT_EQ(t.of(2).begin, instant("2020-03-05"));
}

TEST(TimeBounds, NarrativeOrderGivesWayFirst) {
  auto b = builder();
  b.event("A", "x", "one", std::nullopt);
  b.event("A", "x", "two", std::nullopt);
  Story story = b.build();
  story.tlinks = {link(0, 1, AllenRelation::before, "narrative order"),
                  link(0, 1, AllenRelation::after, "connective: after")};
  const EventGraph graph = build_graph(story);
  const TimeBounds t = bound_times(graph);
  ASSERT_THAT(t.contradictions(), SizeIs(1));
  EXPECT_TRUE(t.dropped({0, TlinkId{0}}));
  EXPECT_FALSE(t.dropped({0, TlinkId{1}}));
}

TEST(TimeBounds, AnImpossibleLinkIsAContradiction) {
  auto b = builder();
  b.event("A", "x", "one", std::nullopt);
  b.event("A", "x", "two", std::nullopt);
  Story story = b.build();
  story.tlinks = {link(0, 1, RelationSet{})};
  const EventGraph graph = build_graph(story);
  EXPECT_FALSE(bound_times(graph).contradictions().empty());
}

TEST(TimeBounds, FillUndatedEventsOfAStory) {
  auto b = builder();
  b.event("A", "x", "first", fixture::day("2020-03-05"));
  b.event("A", "x", "after", std::nullopt);
  b.event("A", "x", "loose", std::nullopt);
  Story story = b.build();
  story.tlinks = {link(1, 0, AllenRelation::after)};
  const EventGraph graph = build_graph(story);
  const Story filled = with_bounds(story, graph, bound_times(graph));
  EXPECT_EQ(filled.events[0].when->basis, Basis::stated);
  ASSERT_TRUE(filled.events[1].when);
  EXPECT_EQ(filled.events[1].when->basis, Basis::bounded);
  EXPECT_EQ(filled.events[1].when->interval,
            (Interval{instant("2020-03-05"), LocalSeconds::max()}));
  EXPECT_FALSE(filled.events[2].when);
  EXPECT_THAT(bound_times(graph).contradictions(), IsEmpty());
}

}  // namespace
}  // namespace dateline
