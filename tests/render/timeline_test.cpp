#include "dateline/render/timeline.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <set>
#include <tuple>

#include "story_fixture.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Picture lay_out(const Story& story, const TimelineOptions& options = {}) {
  return layout_timeline(std::span(&story, 1), options);
}

void expect_inside(const Box& box, const Picture& picture, std::string_view what) {
  EXPECT_GE(box.x0, 0) << what;
  EXPECT_GE(box.y0, 0) << what;
  EXPECT_LE(box.x1, picture.width) << what;
  EXPECT_LE(box.y1, picture.height) << what;
}

// Where time runs down the page, events of one date and status in one lane share a mark.
bool shares_mark(const PlacedEvent& a, const PlacedEvent& b) {
  return a.lane == b.lane && a.mark.x0 == b.mark.x0 && a.mark.x1 == b.mark.x1 &&
         a.mark.y == b.mark.y && a.mark.direction == Direction::vertical;
}

// The slanting pieces of leaders in one column don't cross: between the same two x's, they have the
// same order at both ends.
void expect_leaders_apart(const Picture& p) {
  std::vector<const PlacedEvent*> with;
  for (const PlacedEvent& e : p.events)
    if (!e.leader.empty()) with.push_back(&e);
  std::sort(with.begin(), with.end(), [](const PlacedEvent* a, const PlacedEvent* b) {
    return std::tuple(a->lane, a->leader[2].y) < std::tuple(b->lane, b->leader[2].y);
  });
  for (std::size_t i = 0; i < with.size(); ++i) {
    const PlacedEvent& e = *with[i];
    ASSERT_EQ(e.leader.size(), 4U);
    EXPECT_EQ(e.leader[0].y, e.leader[1].y);
    EXPECT_EQ(e.leader[2].y, e.leader[3].y);
    EXPECT_LE(e.leader[3].x, e.label.x0);
    EXPECT_GE(e.leader[0].y, mark_box(e.mark).y0);
    EXPECT_LE(e.leader[0].y, mark_box(e.mark).y1);
    if (i == 0 || with[i - 1]->lane != e.lane) continue;
    EXPECT_LE(with[i - 1]->leader[1].y, e.leader[1].y) << with[i - 1]->title << " / " << e.title;
    EXPECT_LT(with[i - 1]->leader[2].y, e.leader[2].y) << with[i - 1]->title << " / " << e.title;
  }
}

// The promises of layout_timeline that hold for every input.
void expect_sound(const Picture& p) {
  std::vector<std::pair<Box, std::string>> boxes;  // all text
  const auto add = [&](const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) boxes.emplace_back(line.box(), line.text);
  };
  add(p.heading);
  add(p.footer);
  for (const PlacedLane& lane : p.lanes) add(lane.name);
  for (const LegendEntry& entry : p.legend) boxes.emplace_back(entry.label.box(), entry.label.text);
  if (p.axis) {
    add(p.axis->context);
    for (const PlacedTick& tick : p.axis->ticks)
      if (tick.label) boxes.emplace_back(tick.label->box(), tick.label->text);
    for (const PlacedBreak& gap : p.axis->breaks)
      if (!gap.label.text.empty()) boxes.emplace_back(gap.label.box(), gap.label.text);
  }
  if (p.reference && !p.reference->label.text.empty())
    boxes.emplace_back(p.reference->label.box(), p.reference->label.text);
  const std::size_t fixed = boxes.size();
  for (const PlacedEvent& e : p.events) boxes.emplace_back(e.label, e.title);

  for (const auto& [box, text] : boxes) expect_inside(box, p, text);
  for (const PlacedEvent& e : p.events) expect_inside(mark_box(e.mark), p, e.title);

  // Quadratic for few; a sweep over x would do for many, but so do neighbours in a sorted order.
  std::vector<std::size_t> order(boxes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return boxes[a].first.x0 < boxes[b].first.x0; });
  // Boxes of text are as high as the font's tallest letters; lines of one label may touch.
  const auto shrunk = [](Box b) { return Box{b.x0 + 0.01, b.y0 + 1, b.x1 - 0.01, b.y1 - 1}; };
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const auto& [a, a_text] = boxes[order[i]];
      const auto& [b, b_text] = boxes[order[j]];
      if (b.x0 >= a.x1) break;
      const bool both_fixed = order[i] < fixed && order[j] < fixed;
      if (both_fixed && a == b) continue;
      ASSERT_FALSE(shrunk(a).overlaps(shrunk(b))) << a_text << " / " << b_text;
    }

  // No label over a foreign mark, no mark over another.
  std::vector<std::pair<Box, std::size_t>> marks;
  for (std::size_t i = 0; i < p.events.size(); ++i)
    marks.emplace_back(shrunk(mark_box(p.events[i].mark)), i);
  std::sort(marks.begin(), marks.end(),
            [](const auto& a, const auto& b) { return a.first.x0 < b.first.x0; });
  double widest = 0;
  for (const auto& m : marks) widest = std::max(widest, m.first.width());
  for (std::size_t i = 0; i < p.events.size(); ++i) {
    const Box label = shrunk(p.events[i].label);
    auto m = std::lower_bound(marks.begin(), marks.end(), label.x0 - widest,
                              [](const auto& a, double x) { return a.first.x0 < x; });
    for (; m != marks.end() && m->first.x0 < label.x1; ++m)
      if (m->second != i && !shares_mark(p.events[i], p.events[m->second]))
        ASSERT_FALSE(label.overlaps(m->first))
            << p.events[i].title << " / " << p.events[m->second].title;
  }
  expect_leaders_apart(p);
  if (p.direction == Direction::vertical) return;  // there a crowd's marks may overlap
  for (std::size_t i = 0; i < marks.size(); ++i)
    for (std::size_t j = i + 1; j < marks.size() && marks[j].first.x0 < marks[i].first.x1; ++j)
      ASSERT_FALSE(marks[i].first.overlaps(marks[j].first))
          << p.events[marks[i].second].title << " / " << p.events[marks[j].second].title;
}

// Marks at their date to within half a pixel, by interpolation between the axis' own pieces.
void expect_true_dates(const Picture& p, std::span<const Story> stories) {
  for (const PlacedEvent& e : p.events) {
    if (!e.lane) continue;
    ASSERT_TRUE(p.axis);
    EventTime when = *stories[e.story].events[index(e.event)].when;
    for (const EventRef& member : e.crowd) {
      const Interval& time = stories[member.document].events[index(member.id)].when->interval;
      EXPECT_LE(when.interval.begin, time.begin);
      when.interval.end = std::max(when.interval.end, time.end);
    }
    EXPECT_EQ(e.crowd.empty(), e.mark.shape != MarkShape::crowd);
    const auto x = [&](LocalSeconds t) -> double {
      for (const ScalePiece& piece : p.axis->scale.pieces())
        if (piece.time.begin <= t && t <= piece.time.end)
          return piece.x0 + (piece.x1 - piece.x0) *
                                static_cast<double>((t - piece.time.begin).count()) /
                                static_cast<double>((piece.time.end - piece.time.begin).count());
      ADD_FAILURE() << e.title << " is off the axis";
      return 0;
    };
    if (when.interval.open_begin() || when.interval.open_end()) continue;
    const double x0 = x(when.interval.begin), x1 = x(when.interval.end);
    if (e.mark.shape == MarkShape::point) {
      EXPECT_EQ(e.mark.x0, e.mark.x1);
      const bool clock =
          when.granularity == Granularity::minute || when.granularity == Granularity::second;
      EXPECT_NEAR(e.mark.x0, clock ? x0 : (x0 + x1) / 2, 0.5) << e.title;
    } else {
      EXPECT_NEAR(e.mark.x0, x0, 0.5) << e.title;
      EXPECT_NEAR(e.mark.x1, x1, 0.5) << e.title;
    }
  }
}

void expect_good(const Story& story, const TimelineOptions& options = {}) {
  const Picture p = lay_out(story, options);
  expect_sound(p);
  expect_true_dates(p, std::span(&story, 1));
  EXPECT_EQ(to_svg(p), to_svg(lay_out(story, options)));
}

const PlacedEvent& find(const Picture& p, std::string_view id) {
  for (const PlacedEvent& e : p.events)
    if (e.id == id) return e;
  throw std::out_of_range(std::string(id));
}

TEST(LayoutTimeline, NewsStoryIsSound) {
  for (const LaneBy lanes : {LaneBy::actor, LaneBy::source, LaneBy::status, LaneBy::none}) {
    TimelineOptions options;
    options.lanes = lanes;
    expect_good(ice_raids(), options);
  }
}

TEST(LayoutTimeline, DrawsEveryShownEventOnceInOrderOfTime) {
  const Story story = ice_raids();
  const Picture p = lay_out(story);
  EXPECT_THAT(p.events, SizeIs(14));
  std::set<std::string> ids;
  for (const PlacedEvent& e : p.events) ids.insert(e.id);
  EXPECT_THAT(ids, SizeIs(14));
  LocalSeconds last = LocalSeconds::min();
  bool undated = false;
  for (const PlacedEvent& e : p.events) {
    if (!e.lane) {
      undated = true;
      continue;
    }
    EXPECT_FALSE(undated) << "undated events come last";
    const LocalSeconds begin = story.events[index(e.event)].when->interval.begin;
    EXPECT_LE(last, begin);
    last = begin;
  }
}

TEST(LayoutTimeline, LeavesOutWhatIsNotShownUnlessAskedForAll) {
  Story story = ice_raids();
  story.events[2].shown = false;
  EXPECT_THAT(lay_out(story).events, SizeIs(13));
  TimelineOptions options;
  options.all = true;
  EXPECT_THAT(lay_out(story, options).events, SizeIs(14));
}

TEST(LayoutTimeline, BreaksTheAxisOverEmptyWeeksAndSaysSo) {
  const Picture p = lay_out(ice_raids());
  ASSERT_TRUE(p.axis);
  ASSERT_THAT(p.axis->breaks, Not(IsEmpty()));
  for (const PlacedBreak& gap : p.axis->breaks) EXPECT_THAT(gap.label.text, HasSubstr("days"));
  // Nothing dated to the day lies in a break.
  for (const PlacedEvent& e : p.events)
    for (const PlacedBreak& gap : p.axis->breaks)
      if (e.lane && e.mark.shape == MarkShape::point)
        EXPECT_FALSE(gap.x0 < e.mark.x0 && e.mark.x0 < gap.x1) << e.title;
}

TEST(LayoutTimeline, WeeksSayWhichMonthsTheyLieIn) {
  StoryBuilder b("weeks", "Weeks", "", "2020-03-08");
  for (const char* at : {"2020-02-27", "2020-03-05", "2020-03-12", "2020-03-26", "2020-04-09",
                         "2020-04-16", "2020-04-30"})
    b.event("Rivers", "rise", "Rivers rose", day(at));
  const Picture p = lay_out(b.build());
  std::vector<std::string> months;
  for (const TextLine& line : p.axis->context) months.push_back(line.text);
  EXPECT_THAT(months, testing::IsSupersetOf({"March 2020", "April 2020"}));
  EXPECT_NEAR(std::find_if(p.axis->context.begin(), p.axis->context.end(),
                           [](const TextLine& line) { return line.text == "March 2020"; })
                  ->x,
              p.axis->scale.x(instant("2020-03-01")), 0.01);
}

TEST(LayoutTimeline, MonthIsASpanNotADot) {
  const Picture p = lay_out(ice_raids());
  EXPECT_EQ(find(p, "e10").mark.shape, MarkShape::sometime);
  EXPECT_EQ(find(p, "e1").mark.shape, MarkShape::point);
}

TEST(LayoutTimeline, BoundsAreArrows) {
  const Picture p = lay_out(ice_raids());
  EXPECT_TRUE(find(p, "e7").mark.or_later);
  EXPECT_TRUE(find(p, "e11").mark.or_earlier);
  EXPECT_FALSE(find(p, "e1").mark.or_later);
  EXPECT_THAT(find(p, "e7").title, HasSubstr("14 July 2019 or later"));
}

TEST(LayoutTimeline, TitleReadsDateActorActionStatusSource) {
  EXPECT_EQ(find(lay_out(ice_raids()), "e7").title,
            "Sun 14 July 2019 or later. ICE officials: launch. ICE officials plan to launch "
            "nationwide raids to arrest thousands of immigrants. Planned. According to The New "
            "York Times.");
}

TEST(LayoutTimeline, BoundsByTheCreationTimeGoWithoutSaying) {
  StoryBuilder b("b", "B", "", "2019-07-13");
  b.event("A", "go", "A goes", bounded("", "2019-07-14"));
  b.event("A", "come", "A comes", bounded("", "2019-07-03"));
  const Picture p = lay_out(b.build());
  EXPECT_THAT(find(p, "e1").title, HasSubstr("No date in the text"));
  EXPECT_THAT(find(p, "e2").title, HasSubstr("Before Wed 3 July 2019"));
}

TEST(LayoutTimeline, OnlyTightBoundsAreDrawnOnTheAxis) {
  StoryBuilder b("b", "B", "", "2019-12-01");
  b.event("A", "come", "A comes", day("2019-01-01"));
  b.event("A", "leave", "A leaves", day("2019-07-01"));
  b.event("A", "stay", "A stays", bounded("2019-03-01", "2019-04-01"));
  b.event("A", "wait", "A waits", bounded("2019-01-02", "2019-06-30"));
  b.event("A", "be born", "A is born", bounded("1950-01-01", "2019-01-01"));
  b.event("A", "grow", "A grows", bounded("1950-01-01", "2019-12-02"));
  const Picture p = lay_out(b.build());
  EXPECT_EQ(find(p, "e3").mark.shape, MarkShape::between);
  for (const std::string id : {"e4", "e5", "e6"})
    EXPECT_EQ(find(p, id).mark.shape, MarkShape::none) << id;
  EXPECT_THAT(find(p, "e5").title, HasSubstr("Between 1 January 1950 and 31 December 2018"));
  EXPECT_THAT(find(p, "e6").title, HasSubstr("After 1 January 1950. "));
}

TEST(LayoutTimeline, ModifiersBelongToTheDateTheyModify) {
  StoryBuilder b("b", "B", "", "2019-12-01");
  b.event("A", "come", "A comes", day("2019-01-03"));
  b.event("A", "leave", "A leaves", not_after(day("2019-01-31")));
  Story story = b.build();
  story.timexes.resize(2);
  story.timexes[0].mod = story.timexes[1].mod = TimexMod::end;
  story.timexes[0].resolved = story.timexes[1].resolved = true;
  story.timexes[0].interval = story.events[0].when->interval;
  story.timexes[1].interval = month(2019, 1).interval;
  story.events[0].when->timex = TimexId{0};
  story.events[1].when->timex = TimexId{1};
  const Picture p = lay_out(story);
  EXPECT_THAT(find(p, "e1").title, HasSubstr("Late Thu 3 January 2019"));
  EXPECT_THAT(find(p, "e2").title, HasSubstr("By Thu 31 January 2019"));
}

TEST(LayoutTimeline, LegendHasExactlyTheMarksUsed) {
  const Picture p = lay_out(ice_raids());
  std::set<EventStatus> used, explained;
  for (const PlacedEvent& e : p.events) used.insert(e.mark.status);
  for (const LegendEntry& entry : p.legend)
    if (!entry.sample.or_earlier && !entry.sample.or_later) explained.insert(entry.sample.status);
  EXPECT_EQ(used, explained);
}

// A hatched span that is planned is explained by a hatched span, not by a circle nobody sees.
TEST(LayoutTimeline, LegendShowsAStatusAsItIsDrawn) {
  StoryBuilder b("plans", "Plans", "", "2020-01-01");
  b.event("Mayor", "open", "The mayor will open the park", month(2020, 6), EventStatus::planned);
  b.event("Mayor", "sign", "The mayor signed", day("2020-01-09"));
  const Picture p = lay_out(b.build());
  ASSERT_THAT(p.legend, SizeIs(3));
  EXPECT_EQ(p.legend[0].sample.shape, MarkShape::point);
  EXPECT_EQ(p.legend[0].sample.status, EventStatus::happened);
  EXPECT_EQ(p.legend[1].sample.shape, MarkShape::sometime);
  EXPECT_EQ(p.legend[1].sample.status, EventStatus::planned);
  EXPECT_EQ(p.legend[2].sample.status, EventStatus::planned);
}

TEST(LayoutTimeline, AnOpenSideIsSaidAsSuch) {
  StoryBuilder b("open", "Open", "", "2020-01-01");
  EventTime before = day("2020-01-09"), after = day("2020-01-12");
  before.interval.begin = LocalSeconds::min();
  after.interval.end = LocalSeconds::max();
  b.event("A", "do", "A did", before);
  b.event("B", "do", "B did", after);
  const Picture p = lay_out(b.build());
  EXPECT_THAT(p.events[0].title, HasSubstr("efore Fri 10 January 2020"));
  EXPECT_THAT(p.events[1].title, HasSubstr("Sun 12 January 2020 or later"));
}

TEST(LayoutTimeline, EmptyStoryGetsAFriendlyPicture) {
  StoryBuilder b("quiet", "A quiet day", "", "2020-01-01");
  const Picture p = lay_out(b.build());
  expect_sound(p);
  EXPECT_FALSE(p.axis);
  EXPECT_THAT(to_svg(p), HasSubstr("no events"));
  EXPECT_THAT(to_svg(layout_timeline({})), HasSubstr("no events"));
}

TEST(LayoutTimeline, OneEvent) {
  StoryBuilder b("one", "One", "", "2020-01-01");
  b.event("Somebody", "leave", "Somebody leaves", day("2020-01-01"));
  expect_good(b.build());
}

TEST(LayoutTimeline, OnlyUndatedEvents) {
  StoryBuilder b("undated", "Undated", "", "");
  for (int i = 0; i < 9; ++i)
    b.event("Somebody", "leave", "Somebody leaves by door " + std::to_string(i), std::nullopt);
  expect_good(b.build());
  EXPECT_FALSE(lay_out(b.build()).axis);
}

TEST(LayoutTimeline, UnbrokenWordOf500Letters) {
  StoryBuilder b("long", std::string(500, 'W'), std::string(500, 'W'), "2020-01-01");
  b.event(std::string(500, 'M'), "do", std::string(500, 'x'), day("2020-01-01"));
  b.event("A", "do", std::string(500, 'y'), day("2020-01-09"), EventStatus::planned,
          std::string(500, 'z'));
  b.event("A", "do", std::string(500, 'y'), std::nullopt);
  expect_good(b.build());
}

// Any dates, any granularity, any text.
Story random_story(std::mt19937& random, std::size_t count, std::int64_t range_seconds) {
  StoryBuilder b("random", "Random", "Nobody", "2000-06-01");
  const auto pick = [&](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  for (std::size_t i = 0; i < count; ++i) {
    std::string label;
    for (auto words = 1 + pick(14); words > 0; --words)
      label +=
          std::string(static_cast<std::size_t>(1 + pick(11)), static_cast<char>('a' + pick(26))) +
          (pick(30) == 0 ? "東京" : " ");
    std::optional<EventTime> when;
    const LocalSeconds at =
        LocalSeconds{LocalDays{date::year{2000} / 1 / 1}} +
        std::chrono::seconds{range_seconds > 1 ? (static_cast<std::int64_t>(random()) << 16 ^
                                                  static_cast<std::int64_t>(random())) %
                                                     range_seconds
                                               : 0};
    switch (pick(12)) {
      case 0:
        break;
      case 1:
        when = bounded("1999-01-01", "");
        break;
      case 2:
        when = EventTime{{at, at + date::days{pick(900) + 1}},     Granularity::interval, "",
                         pick(2) ? Basis::stated : Basis::bounded, Bound::none,           {}};
        break;
      case 3:
        when = EventTime{
            {floor_to(at, {TickStep::Unit::month, 1}), next_tick(at, {TickStep::Unit::month, 1})},
            Granularity::month,
            "",
            Basis::stated,
            Bound::none,
            {}};
        break;
      case 4:
        when = EventTime{{at, at + std::chrono::minutes{1}},
                         Granularity::minute,
                         "",
                         Basis::stated,
                         Bound::none,
                         {}};
        break;
      default: {
        const LocalSeconds begin = date::floor<date::days>(at);
        when = EventTime{{begin, begin + date::days{1}},
                         Granularity::day,
                         "",
                         Basis::stated,
                         static_cast<Bound>(pick(6) > 2 ? 0 : pick(3)),
                         {}};
      }
    }
    b.event("Actor " + std::to_string(pick(1 + static_cast<std::int64_t>(count) / 4)), "do", label,
            when, static_cast<EventStatus>(pick(6)), pick(4) == 0 ? "Some Source" : "");
  }
  return b.build();
}

TEST(LayoutTimeline, RandomStoriesAreSound) {
  std::mt19937 random(20190713);
  constexpr std::int64_t day_length = 86400, year_length = 365 * day_length;
  for (const std::int64_t range :
       {std::int64_t{1}, std::int64_t{90}, std::int64_t{3600}, day_length, 20 * day_length,
        year_length, 30 * year_length, 1000 * year_length, 10000 * year_length})
    for (int run = 0; run < (std::getenv("DATELINE_LONG") ? 120 : 12); ++run) {
      const Story story = random_story(random, 1 + random() % (run % 12 == 0 ? 200 : 40), range);
      TimelineOptions options;
      options.lanes = static_cast<LaneBy>(run / 2 % 4);
      options.width = run % 6 == 5 ? 480 : 1120;
      options.crowd_beyond = run % 3 == 0 ? 10 : 0;
      if (run % 2 == 1) {
        options.direction = Direction::vertical;
        options.width = run % 3 == 0 ? 800 : run % 3 == 1 ? 1120 : 360;
      }
      SCOPED_TRACE("range " + std::to_string(range) + " run " + std::to_string(run));
      expect_good(story, options);
      if (HasFatalFailure()) return;
    }
}

TEST(LayoutTimeline, AThousandEventsAreSound) {
  std::mt19937 random(5);
  expect_good(random_story(random, 1000, 400LL * 86400));
}

TEST(LayoutTimeline, CrowdsAreCounted) {
  std::mt19937 random(7);
  for (const LaneBy lanes : {LaneBy::actor, LaneBy::status, LaneBy::none})
    for (const Direction direction : {Direction::horizontal, Direction::vertical}) {
      const Story story = random_story(random, 1000, std::int64_t{86400} * 400);
      TimelineOptions options;
      options.lanes = lanes;
      options.direction = direction;
      options.crowd_beyond = 150;
      expect_good(story, options);
      const Picture p = lay_out(story, options);
      // Each event once, alone or in a crowd.
      std::set<std::size_t> drawn;
      std::size_t told = 0, dated = 0, alone = 0;
      for (const PlacedEvent& e : p.events) {
        if (e.lane) ++dated;
        if (e.lane && !e.mark.or_earlier && !e.mark.or_later && e.crowd.empty() &&
            e.mark.shape == MarkShape::point)
          ++alone;
        told += std::max<std::size_t>(e.crowd.size(), 1);
        if (e.crowd.empty()) drawn.insert(index(e.event));
        for (const EventRef& member : e.crowd) drawn.insert(index(member.id));
      }
      EXPECT_EQ(told, 1000u);
      EXPECT_THAT(drawn, SizeIs(1000));
      EXPECT_LT(alone, 100u) << dated;
    }
}

TEST(LayoutTimeline, ACrowdSaysHowManyWhenAndOfWhatStatus) {
  StoryBuilder b("strike", "A strike", "", "2019-12-01");
  for (int i = 0; i < 24; ++i)
    b.event("A", "meet", "A meets " + std::to_string(i),
            day("2019-05-0" + std::to_string(3 + i % 5)),
            i == 4 ? EventStatus::planned : EventStatus::happened)
        .salience = i == 9 ? 0.9 : 0.1;
  b.event("A", "leave", "A leaves", day("2019-11-20"));
  b.event("A", "return", "A returns", not_after(day("2019-05-04")));
  TimelineOptions options;
  options.crowd_beyond = 20;
  const Picture p = lay_out(b.build(), options);
  expect_good(b.build(), options);
  ASSERT_THAT(p.events, SizeIs(7));
  const PlacedEvent& crowd = find(p, "e1-crowd");
  EXPECT_THAT(crowd.title, HasSubstr("3 May 2019. A: 5 events.\n3 May: A meets 0"));
  EXPECT_THAT(find(p, "e5-crowd").title, HasSubstr("A: 4 events: 1\u00A0planned."));
  EXPECT_EQ(find(p, "e5-crowd").lines.back().text, "among them: Meets 9");
  EXPECT_NO_THROW(find(p, "e25"));  // alone in its month
  EXPECT_NO_THROW(find(p, "e26"));  // only a bound
  EXPECT_EQ(std::count_if(p.legend.begin(), p.legend.end(),
                          [](const LegendEntry& e) { return e.sample.shape == MarkShape::crowd; }),
            1);
  options.crowd_beyond = 0;
  EXPECT_THAT(lay_out(b.build(), options).events, SizeIs(26));
}

TEST(LayoutTimeline, YearsBeforeChrist) {
  StoryBuilder b("bc", "Rome", "", "2001-01-01");
  b.event("Hannibal", "cross", "Hannibal crosses the Alps", year(-217));
  b.event("Caesar", "die", "Caesar dies", day("-0043-03-15"));
  b.event("Augustus", "die", "Augustus dies", day("0014-08-19"));
  const Picture p = lay_out(b.build());
  expect_good(b.build());
  EXPECT_THAT(find(p, "e1").title, HasSubstr("218 BC"));
  EXPECT_THAT(find(p, "e2").title, HasSubstr("15 March 44 BC"));
  EXPECT_THAT(find(p, "e3").title, HasSubstr("19 August AD 14"));
}

TEST(LayoutTimeline, TheEndsOfRepresentableTime) {
  StoryBuilder b("ends", "Ends", "", "2001-01-01");
  const LocalSeconds least = LocalSeconds::min() + std::chrono::seconds{1};
  const LocalSeconds most = LocalSeconds::max() - std::chrono::seconds{1};
  b.event("A", "begin", "A begins",
          EventTime{{least, least + std::chrono::seconds{9}},
                    Granularity::second,
                    "",
                    Basis::stated,
                    Bound::none,
                    {}});
  b.event("A", "last", "A lasts",
          EventTime{{least, most}, Granularity::interval, "", Basis::stated, Bound::none, {}});
  b.event(
      "A", "end", "A ends",
      EventTime{{most, LocalSeconds::max()}, Granularity::day, "", Basis::stated, Bound::none, {}});
  b.event("A", "be", "A is", bounded("2000-01-01", "2000-02-01"));
  expect_sound(lay_out(b.build()));
}

TEST(LayoutTimeline, TimeRunsDownThePage) {
  TimelineOptions options;
  options.direction = Direction::vertical;
  const Picture p = lay_out(ice_raids(), options);
  EXPECT_EQ(p.width, 800);
  expect_good(ice_raids(), options);
  double last = 0;
  for (const PlacedEvent& e : p.events) {
    if (!e.lane || e.mark.shape != MarkShape::point) continue;
    EXPECT_GE(e.mark.x0, last) << e.title;
    last = e.mark.x0;
    EXPECT_LT(mark_box(e.mark).x1, e.label.x0) << e.title;
  }
  // Lanes are columns where there is room, else all events share one and name their actors.
  ASSERT_GE(p.lanes.size(), 2U);
  EXPECT_EQ(p.lanes[0].x1, p.lanes[1].x0);
  options.width = 360;
  const Picture phone = lay_out(ice_raids(), options);
  EXPECT_EQ(phone.width, 360);
  EXPECT_THAT(phone.lanes.front().name, IsEmpty());
  expect_good(ice_raids(), options);
}

TEST(LayoutTimeline, AThousandEventsRunDownThePage) {
  std::mt19937 random(6);
  TimelineOptions options;
  options.direction = Direction::vertical;
  expect_good(random_story(random, 1000, std::int64_t{86400} * 365 * 8), options);
}

TEST(LayoutTimeline, SeveralStoriesHaveDistinctIds) {
  const std::vector<Story> stories = {ice_raids(), ice_raids()};
  const Picture p = layout_timeline(stories);
  expect_sound(p);
  expect_true_dates(p, stories);
  EXPECT_THAT(p.events, SizeIs(28));
  EXPECT_NO_THROW(find(p, "d1-e1"));
  EXPECT_NO_THROW(find(p, "d2-e1"));
}

}  // namespace
}  // namespace dateline
