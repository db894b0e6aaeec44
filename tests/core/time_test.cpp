#include "dateline/core/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace dateline {
namespace {

using G = Granularity;

constexpr G units[] = {G::second, G::minute, G::hour,    G::day,       G::weekend,
                       G::week,   G::month,  G::season,  G::quarter,   G::half,
                       G::year,   G::decade, G::century, G::millennium};

LocalSeconds at(std::string_view iso) {
  const auto t = parse_iso(iso);
  EXPECT_TRUE(t) << iso;
  return t.value_or(LocalSeconds{});
}

std::string text(const Interval& i) {
  return to_iso(i.begin) + "/" + to_iso(i.end);
}

std::string unit(std::string_view iso, G granularity) {
  return text(to_interval(unit_at(at(iso), granularity)));
}

TEST(Time, UnitsAreWholeAndHalfOpen) {
  EXPECT_EQ(unit("2019-07-10T13:45:30", G::minute), "2019-07-10T13:45/2019-07-10T13:46");
  EXPECT_EQ(unit("2019-07-10", G::day), "2019-07-10/2019-07-11");
  EXPECT_EQ(unit("2019-07-10", G::week), "2019-07-08/2019-07-15");
  EXPECT_EQ(unit("2019-07-14", G::week), "2019-07-08/2019-07-15");
  EXPECT_EQ(unit("2019-07-10", G::weekend), "2019-07-13/2019-07-15");
  EXPECT_EQ(unit("2019-07-14T23:59", G::weekend), "2019-07-13/2019-07-15");
  EXPECT_EQ(unit("2020-02-29", G::month), "2020-02-01/2020-03-01");
  EXPECT_EQ(unit("2019-07-10", G::quarter), "2019-07-01/2019-10-01");
  EXPECT_EQ(unit("2019-07-10", G::half), "2019-07-01/2020-01-01");
  EXPECT_EQ(unit("2019-07-10", G::decade), "2010-01-01/2020-01-01");
  EXPECT_EQ(unit("1900-07-10", G::century), "1801-01-01/1901-01-01");
  EXPECT_EQ(unit("2000-07-10", G::millennium), "1001-01-01/2001-01-01");
}

TEST(Time, SeasonsAreMeteorologicalAndWinterTakesTheYearItBegins) {
  EXPECT_EQ(unit("2019-03-01", G::season), "2019-03-01/2019-06-01");
  EXPECT_EQ(unit("2019-11-30", G::season), "2019-09-01/2019-12-01");
  EXPECT_EQ(unit("2020-02-29", G::season), "2019-12-01/2020-03-01");
}

TEST(Time, YearsBeforeChristAreAstronomical) {
  EXPECT_EQ(unit("-0196-05-01", G::year), "-0196-01-01/-0195-01-01");
  // The third century BC: 300 BC is the year -299, 201 BC the year -200.
  EXPECT_EQ(unit("-0196-05-01", G::century), "-0199-01-01/-0099-01-01");
  EXPECT_EQ(unit("-0299-01-01", G::century), "-0299-01-01/-0199-01-01");
  EXPECT_EQ(unit("0000-06-01", G::century), "-0099-01-01/0001-01-01");
}

TEST(Time, IsoIsReadAndWritten) {
  EXPECT_EQ(to_iso(at("2019-07-10")), "2019-07-10");
  EXPECT_EQ(to_iso(at("2019-07-10T09:05")), "2019-07-10T09:05");
  EXPECT_EQ(to_iso(at("-0196-01-01")), "-0196-01-01");
  for (const auto* bad : {"", "2019", "2019-13-01", "2019-02-29", "2019-07-10T24:00",
                          "2019-07-10T9:00", "2019-07-10 ", "x019-07-10", "2019-07-10T09:60"})
    EXPECT_FALSE(parse_iso(bad)) << bad;
}

TEST(Time, GranularitiesHaveNames) {
  for (int g = 0; g <= static_cast<int>(G::interval); ++g) {
    const auto granularity = static_cast<G>(g);
    EXPECT_EQ(parse_granularity(to_string(granularity)), granularity);
  }
  EXPECT_FALSE(parse_granularity("fortnight"));
}

TEST(Time, AbsurdShiftsStayInTheCalendar) {
  for (const G g : units) {
    const auto far = shift(unit_at(at("2019-07-10"), g), std::numeric_limits<std::int64_t>::max());
    const auto past = shift(unit_at(at("2019-07-10"), g), std::numeric_limits<std::int64_t>::min());
    EXPECT_LT(past.begin, far.begin);
    EXPECT_FALSE(to_iso(far.begin).empty());
  }
}

// Any second of the years 1 to 4000.
rc::Gen<LocalSeconds> instants() {
  const std::int64_t first = at("0001-01-01").time_since_epoch().count();
  const std::int64_t last = at("4000-01-01").time_since_epoch().count();
  return rc::gen::map(rc::gen::inRange(first, last),
                      [](std::int64_t s) { return LocalSeconds(std::chrono::seconds(s)); });
}

RC_GTEST_PROP(TimeProperty, UnitAtIsIdempotentAndHoldsItsInstant, ()) {
  const G g = *rc::gen::elementOf(std::vector<G>(std::begin(units), std::end(units)));
  const LocalSeconds t = *instants();
  const CalendarUnit u = unit_at(t, g);
  RC_ASSERT(unit_at(u.begin, g) == u);
  if (g != G::weekend) RC_ASSERT(to_interval(u).contains(t));
  RC_ASSERT(!to_interval(u).empty());
}

RC_GTEST_PROP(TimeProperty, ShiftsCanBeTakenBackAndAdded, ()) {
  const G g = *rc::gen::elementOf(std::vector<G>(std::begin(units), std::end(units)));
  const CalendarUnit u = unit_at(*instants(), g);
  const auto n = *rc::gen::inRange<std::int64_t>(-9, 10);
  const auto m = *rc::gen::inRange<std::int64_t>(-9, 10);
  RC_ASSERT(shift(shift(u, n), -n) == u);
  RC_ASSERT(shift(shift(u, n), m) == shift(u, n + m));
  RC_ASSERT(unit_at(shift(u, n).begin, g) == shift(u, n));
  if (g != G::weekend) RC_ASSERT(to_interval(u).end == shift(u, 1).begin);
}

RC_GTEST_PROP(TimeProperty, IsoRoundTrips, ()) {
  const LocalSeconds t = *instants();
  RC_ASSERT(parse_iso(to_iso(t)) == t);
}

}  // namespace
}  // namespace dateline
