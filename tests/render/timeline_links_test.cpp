#include <gmock/gmock.h>

#include <cmath>
#include <cstdlib>
#include <random>

#include "dateline/graph/time_bounds.hpp"
#include "dateline/render/timeline.hpp"
#include "story_fixture.hpp"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

Picture drawn(const Story& story, const TimelineOptions& options = {}) {
  return layout_timeline(std::span(&story, 1), options);
}

// An announcement and what it is about, three weeks later.
Story announced() {
  fixture::StoryBuilder b("s", "t", "", "2024-03-01");
  b.event("Union", "announce", "The union announces a strike", fixture::day("2024-02-20"));
  b.event("Union", "strike", "The union strikes", fixture::day("2024-03-15"), EventStatus::planned);
  Story story = b.build();
  story.events[0].event_class = EventClass::reporting;
  story.events[1].governor = EventId{0};
  return story;
}

TEST(TimelineLinks, LeadFromWhoTellsToWhatIsTold) {
  for (const Direction direction : {Direction::horizontal, Direction::vertical}) {
    TimelineOptions options;
    options.direction = direction;
    const Picture p = drawn(announced(), options);
    ASSERT_THAT(p.links, SizeIs(1));
    EXPECT_EQ(p.events[p.links[0].from].event, EventId{0});
    EXPECT_EQ(p.events[p.links[0].to].event, EventId{1});
    EXPECT_EQ(std::count_if(p.legend.begin(), p.legend.end(),
                            [](const LegendEntry& e) { return e.link.has_value(); }),
              1);
    EXPECT_THAT(to_svg(p), HasSubstr("<g class=\"link\"><title>e1 tells of e2</title>"));
    EXPECT_THAT(to_dot(p), HasSubstr("arrowhead=vee"));
  }
}

TEST(TimelineLinks, LeadFromADayThatIsOffToTheNewOne) {
  Story story = announced();
  story.events[0].event_class = EventClass::occurrence;
  EXPECT_THAT(drawn(story).links, SizeIs(0));  // whatever that is, it tells of nothing
  story.events[0].status = EventStatus::planned;
  story.events[1].status = EventStatus::cancelled;
  const Picture p = drawn(story);
  ASSERT_THAT(p.links, SizeIs(1));
  EXPECT_EQ(p.events[p.links[0].from].event, EventId{1});
  EXPECT_THAT(to_svg(p), HasSubstr("e2 is moved to e1"));
}

TEST(TimelineLinks, AreLeftOutWhereTheyDontHelp) {
  TimelineOptions none;
  none.links = false;
  EXPECT_THAT(drawn(announced(), none).links, SizeIs(0));
  EXPECT_THAT(to_svg(drawn(announced(), none)), Not(HasSubstr("class=\"link")));
  Story same_day = announced();
  same_day.events[1].when = same_day.events[0].when;
  EXPECT_THAT(drawn(same_day).links, SizeIs(0));
  Story hidden = announced();
  hidden.events[0].shown = false;
  EXPECT_THAT(drawn(hidden).links, SizeIs(0));
}

TEST(TimelineLinks, ShowAnOrderThatTheTextStates) {
  fixture::StoryBuilder b("s", "t", "", "2024-04-01");
  b.event("Ann", "sell", "Ann sold the mill", fixture::day("2024-02-20"));
  b.event("Bo", "leave", "Bo left", std::nullopt);
  b.event("Cy", "come", "Cy came", fixture::day("2024-03-20"));
  b.event("Cy", "go", "Cy went", fixture::day("2023-11-20"));
  Story story = b.build();
  story.tlinks = {{EventId{1}, EventId{0}, AllenRelation::after, "connective: after"},
                  {EventId{1}, EventId{2}, AllenRelation::before, "narrative order"}};
  const EventGraph graph = build_graph(story);
  const Picture p = drawn(with_bounds(story, graph, bound_times(graph)));
  ASSERT_THAT(p.links, SizeIs(1));  // what is only told in this order isn't linked
  EXPECT_EQ(p.links[0].kind, PlacedLink::Kind::precedes);
  EXPECT_EQ(p.events[p.links[0].from].event, EventId{0});
  EXPECT_EQ(p.events[p.links[0].to].event, EventId{1});
  EXPECT_THAT(to_svg(p), HasSubstr("e1 comes before e2"));
}

bool apart(const Box& a, const Box& b) {
  return a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
}

double distance(Point p, const Box& b) {
  const double dx = std::max({b.x0 - p.x, 0.0, p.x - b.x1});
  const double dy = std::max({b.y0 - p.y, 0.0, p.y - b.y1});
  return std::hypot(dx, dy);
}

TEST(TimelineLinks, RunRoundLabelsAndForeignMarks) {
  std::mt19937 engine(11);
  const auto random = [&] { return static_cast<unsigned>(engine()); };
  std::size_t links = 0;
  const int runs = std::getenv("DATELINE_LONG") ? 1000 : 60;
  for (int run = 0; run < runs; ++run) {
    fixture::StoryBuilder b("s", "A story", "", "2024-12-01");
    const unsigned count = 2 + random() % 30;
    for (unsigned i = 0; i < count; ++i) {
      std::string label = "Somebody does";
      for (unsigned w = random() % 9; w-- > 0;) label += " something";
      const LocalSeconds at = fixture::instant("2024-01-01") + date::days(random() % 200);
      EventTime when;
      when.interval = {at, at + date::days(random() % 5 == 0 ? 20 : 1)};
      when.granularity = when.interval.end - when.interval.begin > date::days(1)
                             ? Granularity::interval
                             : Granularity::day;
      b.event("Actor " + std::to_string(random() % 5), "do", label, when,
              static_cast<EventStatus>(random() % 6))
          .salience = static_cast<double>(random() % 100) / 100;
    }
    Story story = b.build();
    for (Event& e : story.events) e.event_class = EventClass::reporting;
    for (Event& e : story.events)
      if (random() % 3 == 0) e.governor = EventId{static_cast<std::uint32_t>(random() % count)};
    TimelineOptions options;
    options.lanes = static_cast<LaneBy>(run % 4);
    if (run % 2 == 1) options.direction = Direction::vertical;
    const Picture p = drawn(story, options);
    links += p.links.size();
    EXPECT_EQ(to_svg(p), to_svg(drawn(story, options)));
    EXPECT_LE(p.links.size(), 12u);
    for (const PlacedLink& link : p.links) {
      ASSERT_GE(link.path.size(), 2u);
      EXPECT_LT(distance(link.path.front(), mark_box(p.events[link.from].mark)), 6);
      EXPECT_LT(distance(link.path.back(), mark_box(p.events[link.to].mark)), 6);
      for (std::size_t i = 0; i + 1 < link.path.size(); ++i) {
        const Point a = link.path[i], z = link.path[i + 1];
        EXPECT_TRUE(a.x == z.x || a.y == z.y);
        const Box piece{std::min(a.x, z.x), std::min(a.y, z.y), std::max(a.x, z.x),
                        std::max(a.y, z.y)};
        EXPECT_GE(piece.x0, 0);
        EXPECT_GE(piece.y0, 0);
        EXPECT_LE(piece.x1, p.width);
        EXPECT_LE(piece.y1, p.height);
        const Box line{piece.x0 - 0.5, piece.y0 - 0.5, piece.x1 + 0.5, piece.y1 + 0.5};
        for (const PlacedEvent& e : p.events) {
          EXPECT_TRUE(apart(line, e.label)) << e.id << " in run " << run;
          EXPECT_TRUE(apart(line, mark_box(e.mark))) << e.id << " in run " << run;
        }
        for (const PlacedLane& lane : p.lanes)
          for (const TextLine& name : lane.name) EXPECT_TRUE(apart(line, name.box()));
      }
    }
  }
  EXPECT_GT(links, static_cast<std::size_t>(runs));  // there was something to test
}

}  // namespace
}  // namespace dateline
