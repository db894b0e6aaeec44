// Values of time: granularities, calendar units, half-open intervals.
//
// All instants are civil (date::local_*): news has no zone unless it names one. Intervals are
// half-open. Calendar: proleptic Gregorian with astronomical years (year 0 is 1 BC), as in ISO
// 8601.
#pragma once

#include <date/date.h>

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

using LocalSeconds = date::local_seconds;
using LocalDays = date::local_days;

/// From fine to coarse; `interval` is anything that is no whole calendar unit.
enum class Granularity : std::uint8_t {
  second,
  minute,
  hour,
  part_of_day,
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
  millennium,
  interval
};

std::string_view to_string(Granularity granularity);
std::optional<Granularity> parse_granularity(std::string_view name);

/// Half-open [begin, end). An open side is the smallest or largest representable instant, so that
/// comparisons need no special case.
struct Interval {
  LocalSeconds begin = LocalSeconds::min();
  LocalSeconds end = LocalSeconds::max();

  constexpr bool open_begin() const { return begin == LocalSeconds::min(); }
  constexpr bool open_end() const { return end == LocalSeconds::max(); }
  constexpr bool empty() const { return !(begin < end); }
  constexpr bool contains(LocalSeconds t) const { return begin <= t && t < end; }
  constexpr bool contains(const Interval& o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool overlaps(const Interval& o) const { return begin < o.end && o.begin < end; }
  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

/// One whole unit of the calendar: the day 2019-07-10, the ISO week that begins on a Monday, the
/// meteorological summer that begins on 1 June (spring 03-01, autumn 09-01, winter 12-01), the
/// weekend from Saturday to Monday, the century 1801-1901. `begin` is the unit's first second.
/// `part_of_day` has no length of its own: it is carried as Interval.
struct CalendarUnit {
  LocalSeconds begin{};
  Granularity granularity = Granularity::day;
  friend constexpr auto operator<=>(const CalendarUnit&, const CalendarUnit&) = default;
};

/// The unit of this granularity that holds the instant; of a working day, the weekend of its week.
/// Precondition: granularity is neither part_of_day nor interval.
/// This and `shift` clamp at the ends of the calendar, years -32767 and 32766.
CalendarUnit unit_at(LocalSeconds t, Granularity granularity);
/// begin of the unit to begin of the next one.
Interval to_interval(const CalendarUnit& unit);
/// The unit `n` steps later (earlier if negative): next month, 14 days ago.
CalendarUnit shift(const CalendarUnit& unit, std::int64_t n);

/// "2019-07-10", "-0196-01-01", with Thh:mm (and :ss if not 0) when `t` is not midnight.
std::string to_iso(LocalSeconds t);
/// Reads what to_iso writes, and "YYYY-MM-DD[Thh:mm[:ss]]"; nothing if it is malformed or no such
/// day.
std::optional<LocalSeconds> parse_iso(std::string_view text);

}  // namespace dateline
