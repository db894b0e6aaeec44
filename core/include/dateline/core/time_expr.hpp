// What a time expression says, before anybody asks when: no date is known here.
//
// `interpret` (dates.hpp) makes these from words; resolution turns them into values. After F.
// Schilder and C. Habel's split of indexical expressions, and SCATE's compositional operators (S.
// Bethard and J. Parker, "A semantically compositional annotation scheme", LREC 2016).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "dateline/core/time.hpp"

namespace dateline {

struct TimeExpr;
/// Parts of an expression are shared and never change.
using TimeExprRef = std::shared_ptr<const TimeExpr>;

/// The word that points from one unit to another: last week, the same day.
enum class Deixis : std::uint8_t { none, last, this_, next, that, same, previous, following, the };

/// Fields of a date; what is 0 or empty is not said. "June 22", "2019", "Wednesday, July 10, 2019",
/// "next Tuesday", "Friday of last week", "May of that year".
struct CalendarDate {
  std::optional<int> year;  ///< astronomical
  int month = 0;
  int day = 0;
  int weekday = 0;  ///< 1 (Monday) … 7
  Deixis deixis = Deixis::none;
  int weeks = 0;       ///< "Friday week", "the Friday before last": 1
  TimeExprRef within;  ///< "of last week", "of that year", "this year"
};

/// "03/04/2024", "20/09": two numbers whose order the document decides.
struct NumericDate {
  int first = 0, second = 0;
  std::optional<int> year;
};

/// A season (1 spring … 4 winter), quarter or half of a year.
struct CalendarPart {
  Granularity granularity = Granularity::season;
  int index = 0;  ///< 0: "this season", "the quarter"
  std::optional<int> year;
  bool fiscal = false;
  Deixis deixis = Deixis::none;
  TimeExprRef within;
  int years = 0;  ///< "the year-ago quarter": -1
};

/// "fiscal 2024", "FY2024", "the 2018-19 academic year": twelve months that are no calendar year.
struct FiscalYear {
  std::optional<int> year;  ///< in which it ends
  Deixis deixis = Deixis::none;
  int first_month = 0;  ///< of the year before, if the text says; 0 if not
  bool academic = false;
};

/// A decade, century or millennium by its first year; "the '60s" leave the century open.
struct YearSpan {
  Granularity granularity = Granularity::decade;
  int begin = 0;
  bool century_open = false;
};

/// "Thanksgiving", "Easter Monday", "last Christmas"; `holiday` is an index into the table.
struct HolidayDate {
  std::size_t holiday = 0;
  std::optional<int> year;
  Deixis deixis = Deixis::none;
  TimeExprRef within;
};

/// "last week", "this year", "the next day", "the weekend".
struct UnitReference {
  Granularity unit = Granularity::day;
  Deixis deixis = Deixis::the;
  int further = 0;  ///< "the week after next", "the week before last": 1
};

/// How many; `vague` is "several". Fractions are kept in quarters: "two and a half" is 10.
struct Amount {
  std::int64_t quarters = 4;
  bool vague = false;
  friend bool operator==(const Amount&, const Amount&) = default;
};

/// Three weeks ago, two days later, a week from Thursday.
struct Shift {
  enum class From : std::uint8_t { speech, discourse, base };
  Amount amount;
  Granularity unit = Granularity::day;
  int sign = 1;
  From from = From::speech;
  TimeExprRef base;        ///< if from is base
  bool same_unit = false;  ///< "the year-earlier period": a unit as long as the one told
};

/// "the first week of June", "the last Friday in May": counted from the end if n is negative.
struct OrdinalUnit {
  int n = 1;
  Granularity unit = Granularity::day;
  int weekday = 0;  ///< if not 0: the n-th of this weekday
  TimeExprRef of;
};

/// "the week of 12 May", "the weekend of Feb. 8": the unit that holds (or follows) a date.
struct UnitAround {
  Granularity unit = Granularity::week;
  TimeExprRef base;
};

enum class DayPart : std::uint8_t { none, morning, afternoon, evening, night, daytime, midday };

/// A clock time or part of a day; `day` says which, else the context does.
struct TimeOfDay {
  int hour = -1;  ///< -1: a part of day; 24: midnight
  int minute = 0;
  int second = -1;             ///< -1: not said
  bool half_day_open = false;  ///< "half past six": morning or evening
  DayPart part = DayPart::none;
  std::optional<int> zone;  ///< minutes east of Greenwich; 1000 and more: zones with summer time
  Deixis deixis = Deixis::none;  ///< "that evening"
  TimeExprRef day;
};

/// "two weeks": the TIMEX3 value is known without a date.
struct Duration {
  std::string value;
};

/// "daily", "every Monday": TIMEX3 SET.
struct Recurrence {
  std::string value;
  std::string quant = {};  ///< TIMEX3: EVERY, EACH, "EVERY OTHER"; "" if not said
  std::string freq = {};   ///< TIMEX3: how often in it: "2X", "3D"; "" if not said
};

/// "now", "recently", "the future".
struct VagueReference {
  /// `untold`: some day, year, … of which the text doesn't say which.
  enum class When : std::uint8_t { past, present, future, untold } when = When::present;
  Granularity unit = Granularity::day;  ///< of an untold one
};

struct TimeExpr {
  std::variant<CalendarDate, NumericDate, CalendarPart, FiscalYear, YearSpan, HolidayDate,
               UnitReference, Shift, OrdinalUnit, UnitAround, TimeOfDay, Duration, Recurrence,
               VagueReference>
      value;
};

}  // namespace dateline
