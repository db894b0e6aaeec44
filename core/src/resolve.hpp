// From expressions to values: candidates around an anchor, and the choice among them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clues.hpp"
#include "dateline/core/time_expr.hpp"
#include "dateline/core/timex.hpp"

namespace dateline {

/// A time that others are reckoned from, and where it was found.
struct Reference {
  Interval interval;
  Granularity granularity = Granularity::day;
  Anchor anchor;
  std::string description;  ///< "the creation time 2019-07-13 (--date)", "\"May 3\" (2024-05-03)"
};

/// What an expression means.
struct TimeValue {
  TimexType type = TimexType::date;
  std::string value;
  bool resolved = false;
  Interval interval;
  Granularity granularity = Granularity::day;
};

/// The whole unit as a value: "2019-07-10", "2019-W28-WE", "2018-SU", "BC0197", "198".
TimeValue value_of(const CalendarUnit& unit);

/// Part of a day: "2019-07-09TMO".
TimeValue value_of(LocalDays day, DayPart part);

/// A clock time of a day; hour 24 is midnight at its end.
TimeValue value_of(LocalDays day, const TimeOfDay& time);

/// "2019", "BC0197".
std::string year_value(int year);
/// "1998-WI", "2018-Q3", "2019-H1"; the calendar unit of this part of the year.
CalendarUnit part_of_year(int year, Granularity granularity, int index);

/// Units that an open expression can mean, nearest to the reference: the one before it, the one
/// that holds it if it qualifies, and the one after; in order of time.
std::vector<CalendarUnit> weekday_candidates(int weekday, LocalDays around);
std::vector<CalendarUnit> month_candidates(int month, LocalDays around);
std::vector<CalendarUnit> month_day_candidates(int month, int day, LocalDays around);
std::vector<CalendarUnit> day_of_month_candidates(int day, LocalDays around);
std::vector<CalendarUnit> part_candidates(Granularity granularity, int index, LocalDays around);
std::vector<CalendarUnit> holiday_candidates(std::size_t holiday, LocalDays around);

/// Picks the candidate for a direction. `past`: the last that has begun; `future`: the first that
/// is not over; `nearest` and `unknown`: the closest, the earlier if two are equally close.
/// Precondition: candidates is not empty.
CalendarUnit choose(const std::vector<CalendarUnit>& candidates, LocalDays around,
                    Direction direction);

/// The amount in the unit, moved from a time; nothing if the time is too coarse for the unit.
std::optional<TimeValue> shifted(const Reference& from, const Amount& amount, Granularity unit,
                                 int sign);

}  // namespace dateline
