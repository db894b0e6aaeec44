#include "resolve.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "holidays.hpp"

namespace dateline {
namespace {

using G = Granularity;
using date::days;

int year_of(LocalDays day) {
  return static_cast<int>(date::year_month_day(day).year());
}

std::string two(unsigned n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

std::string zone_suffix(int minutes) {
  if (minutes == 0) return "Z";
  const auto absolute = static_cast<unsigned>(std::abs(minutes));
  return (minutes < 0 ? "-" : "+") + two(absolute / 60) + ":" + two(absolute % 60);
}

// Daylight saving time of the United States since 2007 (Energy Policy Act of 2005).
bool us_summer_time(LocalDays day) {
  const int year = year_of(day);
  return day >= *nth_weekday(year, 3, 7, 2) && day < *nth_weekday(year, 11, 7, 1);
}

// Summer time of the European Union and Britain since 1996 (Directive 2000/84/EC).
bool european_summer_time(LocalDays day) {
  const int year = year_of(day);
  return day >= *nth_weekday(year, 3, 7, -1) && day < *nth_weekday(year, 10, 7, -1);
}

int zone_minutes(int zone, LocalDays day) {
  if (zone < 1000) return zone;
  if (zone >= 1010) return 60 * (zone - 1010) + (european_summer_time(day) ? 60 : 0);
  return -300 - 60 * (zone - 1000) + (us_summer_time(day) ? 60 : 0);
}

std::string date_value(LocalDays day) {
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  if (year > 0 && year <= 9'999) {
    const auto digit = [](unsigned n) { return static_cast<char>('0' + n % 10); };
    const auto y = static_cast<unsigned>(year);
    const auto month = static_cast<unsigned>(ymd.month()), d = static_cast<unsigned>(ymd.day());
    const std::array<char, 10> text = {
        digit(y / 1000),   digit(y / 100), digit(y / 10), digit(y),      '-',
        digit(month / 10), digit(month),   '-',           digit(d / 10), digit(d)};
    return {text.data(), text.size()};
  }
  return year_value(static_cast<int>(ymd.year())) + "-" + two(static_cast<unsigned>(ymd.month())) +
         "-" + two(static_cast<unsigned>(ymd.day()));
}

std::optional<LocalDays> make_day(int year, int month, int day) {
  const date::year_month_day ymd(date::year(year), date::month(static_cast<unsigned>(month)),
                                 date::day(static_cast<unsigned>(day)));
  if (!ymd.ok()) return std::nullopt;
  return LocalDays(ymd);
}

CalendarUnit day_unit(LocalDays day) {
  return {LocalSeconds(day), G::day};
}

}  // namespace

std::string year_value(int year) {
  const int shown = year > 0 ? year : 1 - year;
  std::string digits = std::to_string(shown);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return year > 0 ? digits : "BC" + digits;
}

TimeValue value_of(const CalendarUnit& unit) {
  TimeValue v;
  v.interval = to_interval(unit);
  v.granularity = unit.granularity;
  v.resolved = true;
  const LocalDays day = date::floor<days>(unit.begin);
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  const unsigned month = static_cast<unsigned>(ymd.month());
  switch (unit.granularity) {
    case G::second:
    case G::minute:
    case G::hour: {
      v.type = TimexType::time;
      const date::hh_mm_ss time(unit.begin - LocalSeconds(day));
      v.value = date_value(day) + "T" + two(static_cast<unsigned>(time.hours().count()));
      if (unit.granularity != G::hour)
        v.value += ":" + two(static_cast<unsigned>(time.minutes().count()));
      if (unit.granularity == G::second)
        v.value += ":" + two(static_cast<unsigned>(time.seconds().count()));
      break;
    }
    case G::day:
    case G::part_of_day:
      v.value = date_value(day);
      break;
    case G::week:
    case G::weekend: {
      // The year of an ISO week is that of its Thursday.
      const LocalDays thursday = day - (date::weekday(day) - date::Monday) + days(3);
      const int week_year = year_of(thursday);
      const auto week = (thursday - LocalDays(date::year(week_year) / 1 / 1)).count() / 7 + 1;
      v.value = year_value(week_year) + "-W" + two(static_cast<unsigned>(week));
      if (unit.granularity == G::weekend) v.value += "-WE";
      break;
    }
    case G::month:
      v.value = year_value(year) + "-" + two(month);
      break;
    case G::season: {
      constexpr std::array<std::string_view, 4> codes = {"-SP", "-SU", "-FA", "-WI"};
      v.value = year_value(year) + std::string(codes[(month - 3) / 3 % 4]);
      break;
    }
    case G::quarter:
      v.value = year_value(year) + "-Q" + std::to_string((month - 1) / 3 + 1);
      break;
    case G::half:
      v.value = year_value(year) + "-H" + std::to_string((month - 1) / 6 + 1);
      break;
    case G::year:
    case G::interval:
      v.value = year_value(year);
      break;
    case G::decade: {
      // The 480s BC are the years 489 to 480 BC.
      const std::string text = year > 0 ? year_value(year) : year_value(year + 9);
      v.value = text.substr(0, text.size() - 1);
      break;
    }
    case G::century: {
      const std::string text = year > 0 ? year_value(year) : year_value(year);
      if (year > 0) {
        v.value = text.substr(0, 2);
      } else {
        v.value = "BC" + two(static_cast<unsigned>((1 - year - 1) / 100));
      }
      break;
    }
    case G::millennium:
      v.value = year > 0 ? year_value(year).substr(0, 1) : "BC0";
      break;
  }
  return v;
}

TimeValue value_of(LocalDays day, DayPart part) {
  struct Part {
    std::string_view code;
    int begin, end;
  };
  // DESIGN: MO 06-12, AF 12-18, EV 18-24, NI 21 to 06 the next morning, DT 09-17.
  constexpr std::array<Part, 7> parts = {
      Part{"", 0, 24},     Part{"TMO", 6, 12}, Part{"TAF", 12, 18}, Part{"TEV", 18, 24},
      Part{"TNI", 21, 30}, Part{"TDT", 9, 17}, Part{"TMI", 12, 14}};
  const Part& p = parts[static_cast<std::size_t>(part)];
  TimeValue v;
  v.type = TimexType::time;
  v.value = date_value(day) + std::string(p.code);
  v.resolved = true;
  v.granularity = G::part_of_day;
  v.interval = {LocalSeconds(day) + std::chrono::hours(p.begin),
                LocalSeconds(day) + std::chrono::hours(p.end)};
  return v;
}

TimeValue value_of(LocalDays day, const TimeOfDay& time) {
  LocalSeconds at = LocalSeconds(day) + std::chrono::hours(time.hour) +
                    std::chrono::minutes(time.minute) +
                    std::chrono::seconds(std::max(0, time.second));
  const G g = time.second >= 0 ? G::second : G::minute;
  TimeValue v = value_of(CalendarUnit{at, g});
  if (time.zone) v.value += zone_suffix(zone_minutes(*time.zone, date::floor<days>(at)));
  return v;
}

CalendarUnit part_of_year(int year, Granularity granularity, int index) {
  const int months = granularity == G::half ? 6 : 3;
  const int first = (index - 1) * months + (granularity == G::season ? 3 : 1);
  return {LocalSeconds(LocalDays(date::year(year) / date::month(static_cast<unsigned>(first)) / 1)),
          granularity};
}

std::vector<CalendarUnit> weekday_candidates(int weekday, LocalDays around) {
  const date::weekday wanted(static_cast<unsigned>(weekday % 7));
  const days ahead = wanted - date::weekday(around);
  std::vector<CalendarUnit> units;
  units.reserve(3);
  units.push_back(day_unit(around + ahead - days(7)));
  if (ahead == days(0)) {
    units.push_back(day_unit(around));
    units.push_back(day_unit(around + days(7)));
  } else {
    units.push_back(day_unit(around + ahead));
  }
  return units;
}

std::vector<CalendarUnit> month_candidates(int month, LocalDays around) {
  std::vector<CalendarUnit> units;
  units.reserve(3);
  const int year = year_of(around);
  for (int y = year - 1; y <= year + 1; ++y)
    units.push_back({LocalSeconds(*make_day(y, month, 1)), G::month});
  return units;
}

std::vector<CalendarUnit> month_day_candidates(int month, int day, LocalDays around) {
  std::vector<CalendarUnit> units;
  const int year = year_of(around);
  // 29 February: look as far as the next leap years.
  const int reach = month == 2 && day == 29 ? 8 : 1;
  units.reserve(static_cast<std::size_t>(2 * reach) + 1);
  for (int y = year - reach; y <= year + reach; ++y)
    if (const auto d = make_day(y, month, day)) units.push_back(day_unit(*d));
  return units;
}

std::vector<CalendarUnit> day_of_month_candidates(int day, LocalDays around) {
  std::vector<CalendarUnit> units;
  units.reserve(5);
  CalendarUnit month = shift(unit_at(LocalSeconds(around), G::month), -2);
  for (int k = 0; k < 5; ++k) {
    const date::year_month_day ymd(date::floor<days>(month.begin));
    if (const auto d = make_day(static_cast<int>(ymd.year()),
                                static_cast<int>(static_cast<unsigned>(ymd.month())), day))
      units.push_back(day_unit(*d));
    month = shift(month, 1);
  }
  return units;
}

std::vector<CalendarUnit> part_candidates(Granularity granularity, int index, LocalDays around) {
  std::vector<CalendarUnit> units;
  units.reserve(4);
  const int year = year_of(around);
  for (int y = year - 2; y <= year + 1; ++y) units.push_back(part_of_year(y, granularity, index));
  return units;
}

std::vector<CalendarUnit> holiday_candidates(std::size_t holiday, LocalDays around) {
  std::vector<CalendarUnit> units;
  units.reserve(3);
  const int year = year_of(around);
  for (int y = year - 1; y <= year + 1; ++y)
    if (const auto d = day_of(holidays()[holiday], y)) {
      const CalendarUnit unit = day_unit(*d);
      if (units.empty() || units.back() != unit) units.push_back(unit);
    }
  return units;
}

CalendarUnit choose(const std::vector<CalendarUnit>& candidates, LocalDays around,
                    Direction direction) {
  const LocalSeconds now(around);
  switch (direction) {
    case Direction::past: {
      const CalendarUnit* best = &candidates.front();
      for (const CalendarUnit& c : candidates)
        if (c.begin <= now) best = &c;
      return *best;
    }
    case Direction::future:
      for (const CalendarUnit& c : candidates)
        if (to_interval(c).end > now) return c;
      return candidates.back();
    case Direction::nearest:
    case Direction::unknown: {
      const auto distance = [&](const CalendarUnit& c) {
        const Interval i = to_interval(c);
        if (i.contains(now)) return std::chrono::seconds(0);
        return i.begin > now ? i.begin - now : now - (i.end - std::chrono::seconds(86'400));
      };
      return *std::min_element(
          candidates.begin(), candidates.end(),
          [&](const CalendarUnit& a, const CalendarUnit& b) { return distance(a) < distance(b); });
    }
  }
  return candidates.front();
}

std::optional<TimeValue> shifted(const Reference& from, const Amount& amount, Granularity unit,
                                 int sign) {
  std::int64_t quarters = amount.quarters;
  if (quarters > 4'000'000'000) return std::nullopt;
  // Units that are multiples of others, and fractions, which go to a finer unit.
  const auto to_finer = [&](G finer, std::int64_t times) {
    unit = finer;
    quarters *= times;
  };
  if (unit == G::millennium) to_finer(G::year, 1'000);
  if (unit == G::century) to_finer(G::year, 100);
  if (unit == G::decade) to_finer(G::year, 10);
  if (unit == G::half) to_finer(G::month, 6);
  if (unit == G::quarter || unit == G::season) to_finer(G::month, 3);
  if (unit == G::year && quarters % 4 != 0) to_finer(G::month, 12);
  if (unit == G::month && quarters % 4 != 0) to_finer(G::day, 30);
  if (unit == G::weekend) unit = G::week;
  if (unit == G::week) to_finer(G::day, 7);
  if (unit == G::day && quarters % 4 != 0) {
    if (from.granularity < G::day)
      to_finer(G::hour, 24);
    else
      quarters = (quarters + 2) / 4 * 4;
  }
  if (unit == G::hour && quarters % 4 != 0) to_finer(G::minute, 60);
  const std::int64_t n = quarters / 4 * sign;
  // A year is too coarse to count days from.
  if (unit <= G::day && from.granularity > G::day) return std::nullopt;
  if (unit == G::month && from.granularity > G::month) return std::nullopt;
  if (unit == G::year && from.granularity > G::year) return std::nullopt;
  if (unit < G::day && from.granularity > G::minute) {
    // Only the day is known: some time of it.
    if (unit == G::hour && std::abs(n) >= 24) return std::nullopt;
    TimeValue v = value_of(unit_at(from.interval.begin, G::day));
    v.type = TimexType::time;
    v.value += "TXX:XX";
    return v;
  }
  const G grain = unit < G::day ? G::minute : unit;
  const std::int64_t steps = unit == G::hour ? n * 60 : n;
  const CalendarUnit moved =
      unit == G::second
          ? unit_at(shift(unit_at(from.interval.begin, G::second), n).begin, G::minute)
          : shift(unit_at(from.interval.begin, grain), steps);
  const int year = year_of(date::floor<days>(moved.begin));
  if (year < -9'999 || year > 9'999) return std::nullopt;
  return value_of(moved);
}

}  // namespace dateline
