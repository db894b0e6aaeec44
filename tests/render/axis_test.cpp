#include "dateline/render/axis.hpp"

#include <gmock/gmock.h>

#include "story_fixture.hpp"

namespace dateline {
namespace {

using fixture::instant;
using ::testing::SizeIs;
using Unit = TickStep::Unit;

TEST(TickStep, FloorAndNextFollowTheCalendar) {
  const struct {
    const char* at;
    TickStep step;
    const char *floor, *next;
  } examples[] = {
      {"2019-07-10T06:31:20", {Unit::minute, 15}, "2019-07-10T06:30", "2019-07-10T06:45"},
      {"2019-07-10T06:31", {Unit::hour, 6}, "2019-07-10T06:00", "2019-07-10T12:00"},
      {"2019-07-10T06:31", {Unit::day, 1}, "2019-07-10", "2019-07-11"},
      {"2019-07-10", {Unit::day, 7}, "2019-07-08", "2019-07-15"},
      {"2020-02-29", {Unit::month, 1}, "2020-02-01", "2020-03-01"},
      {"2020-12-31", {Unit::month, 3}, "2020-10-01", "2021-01-01"},
      {"2019-07-10", {Unit::year, 1}, "2019-01-01", "2020-01-01"},
      {"2019-07-10", {Unit::year, 50}, "2000-01-01", "2050-01-01"},
      {"0030-07-10", {Unit::year, 50}, "0001-01-01", "0050-01-01"},     // AD 1, AD 50
      {"0000-07-10", {Unit::year, 50}, "-0049-01-01", "0001-01-01"},    // 1 BC: 50 BC, AD 1
      {"-0099-07-10", {Unit::year, 100}, "-0099-01-01", "0001-01-01"},  // 100 BC
      {"-0100-07-10", {Unit::year, 100}, "-0199-01-01", "-0099-01-01"},
      {"-0001-12-31", {Unit::month, 1}, "-0001-12-01", "0000-01-01"},
  };
  for (const auto& e : examples) {
    EXPECT_EQ(floor_to(instant(e.at), e.step), instant(e.floor)) << e.at;
    EXPECT_EQ(next_tick(instant(e.at), e.step), instant(e.next)) << e.at;
    EXPECT_EQ(floor_to(instant(e.floor), e.step), instant(e.floor)) << e.at;
    EXPECT_EQ(floor_to(instant(e.next), e.step), instant(e.next)) << e.at;
  }
}

AxisItem day_item(const char* iso) {
  return {{instant(iso), instant(iso) + date::days{1}}, Granularity::day};
}

TEST(PlanAxis, UnbrokenAxisIsLinear) {
  const std::vector<AxisItem> items = {day_item("2019-07-01"), day_item("2019-07-05"),
                                       day_item("2019-07-09")};
  const AxisPlan plan = plan_axis(items, 100, 1000);
  ASSERT_THAT(plan.scale.pieces(), SizeIs(1));
  EXPECT_EQ(plan.step, (TickStep{Unit::day, 1}));
  EXPECT_DOUBLE_EQ(plan.scale.x(instant("2019-07-01")), 100);
  EXPECT_DOUBLE_EQ(plan.scale.x(instant("2019-07-10")), 1000);
  EXPECT_DOUBLE_EQ(plan.scale.x(instant("2019-07-02")), 200);
}

TEST(PlanAxis, BreaksOnlyWhatIsEmpty) {
  const std::vector<AxisItem> items = {day_item("2019-01-01"), day_item("2019-07-10"),
                                       day_item("2019-07-11"), day_item("2019-07-12")};
  const AxisPlan plan = plan_axis(items, 0, 1000);
  std::size_t broken = 0;
  double scale = 0;
  for (const ScalePiece& piece : plan.scale.pieces()) {
    if (piece.broken) {
      ++broken;
      for (const AxisItem& item : items) EXPECT_FALSE(piece.time.overlaps(item.time));
      continue;
    }
    const double s =
        (piece.x1 - piece.x0) / static_cast<double>((piece.time.end - piece.time.begin).count());
    if (scale > 0) EXPECT_NEAR(s, scale, scale * 1e-6) << "all pieces share one scale";
    scale = s;
  }
  EXPECT_EQ(broken, 1u);
}

TEST(PlanAxis, EvenlySpreadEventsNeedNoBreak) {
  std::vector<AxisItem> items;
  for (const char* iso : {"2019-01-01", "2019-03-01", "2019-05-01", "2019-07-01", "2019-09-01"})
    items.push_back(day_item(iso));
  EXPECT_THAT(plan_axis(items, 0, 1000).scale.pieces(), SizeIs(1));
}

TEST(PlanAxis, NoTicksFinerThanTheDates) {
  const std::vector<AxisItem> items = {day_item("2019-07-01"), day_item("2019-07-02")};
  EXPECT_EQ(plan_axis(items, 0, 5000).step, (TickStep{Unit::day, 1}));
}

TEST(PlanAxis, AMonthAloneAmongDaysKeepsItsRoom) {
  std::vector<AxisItem> items = {day_item("2019-01-01"), day_item("2019-01-02"),
                                 day_item("2019-01-03"), day_item("2020-01-01")};
  items.push_back({{instant("2019-07-01"), instant("2019-08-01")}, Granularity::month});
  const AxisPlan plan = plan_axis(items, 0, 1000);
  for (const ScalePiece& piece : plan.scale.pieces())
    if (piece.broken) EXPECT_FALSE(piece.time.contains(items.back().time));
}

TEST(PlanAxis, AnyInputGivesAMonotoneScale) {
  const std::vector<std::vector<AxisItem>> cases = {
      {{{LocalSeconds::min(), LocalSeconds::max()}, Granularity::century}},
      {{{instant("2019-07-01"), instant("2019-07-01") + std::chrono::seconds{1}},
        Granularity::second}},
      {day_item("-9999-01-01"), day_item("9999-01-01")},
  };
  for (const auto& items : cases) {
    const AxisPlan plan = plan_axis(items, 0, 800);
    double x = 0;
    LocalSeconds t = plan.scale.extent().begin;
    ASSERT_FALSE(plan.scale.pieces().empty());
    for (const ScalePiece& piece : plan.scale.pieces()) {
      EXPECT_EQ(piece.time.begin, t);
      EXPECT_NEAR(piece.x0, x, 1e-9);
      EXPECT_GT(piece.x1, piece.x0);
      x = piece.x1;
      t = piece.time.end;
    }
    EXPECT_NEAR(x, 800, 1e-6);
  }
}

TEST(LengthInWords, SaysWhatWasLeftOut) {
  const auto words = [](const char* begin, const char* end) {
    return length_in_words({instant(begin), instant(end)});
  };
  EXPECT_EQ(words("2019-06-23", "2019-07-10"), "17 days");
  EXPECT_EQ(words("2019-06-23", "2019-06-24"), "1 day");
  EXPECT_EQ(words("2019-06-01", "2019-09-01"), "3 months");
  EXPECT_EQ(words("2019-01-01", "2024-01-01"), "5 years");
  EXPECT_EQ(words("2019-06-01", "2021-06-01"), "2 years");
  EXPECT_EQ(words("2019-06-15", "2020-01-20"), "about 7 months");
  EXPECT_EQ(words("2019-06-15T08:00", "2019-06-15T11:00"), "3 hours");
  EXPECT_EQ(words("2019-06-15T08:00", "2019-06-15T08:45"), "45 minutes");
  EXPECT_EQ(words("-0752-01-01", "-0252-01-01"), "500 years");
}

}  // namespace
}  // namespace dateline
