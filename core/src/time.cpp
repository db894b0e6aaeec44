#include "dateline/core/time.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace dateline {
namespace {
constexpr std::array<std::string_view, 16> granularities = {
    "second", "minute",  "hour", "part_of_day", "day",    "weekend", "week",       "month",
    "season", "quarter", "half", "year",        "decade", "century", "millennium", "interval"};
}  // namespace

std::string_view to_string(Granularity granularity) {
  return granularities[static_cast<std::size_t>(granularity)];
}

std::optional<Granularity> parse_granularity(std::string_view name) {
  const auto found = std::find(granularities.begin(), granularities.end(), name);
  if (found == granularities.end()) return std::nullopt;
  return static_cast<Granularity>(found - granularities.begin());
}

namespace {

using date::days;

// date::year holds 16 bits; what lies outside is clamped, so that arithmetic on absurd input
// ("a billion years ago") stays defined.
constexpr std::int64_t first_year = -32'767, last_year = 32'766;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

// Midnight of the first day of a month counted from year 0; months may run over 12.
constexpr LocalSeconds month_begin(std::int64_t months_since_year_0) {
  const std::int64_t clamped =
      std::clamp(months_since_year_0, first_year * 12, last_year * 12 + 11);
  const std::int64_t year = floor_div(clamped, 12);
  return LocalDays(date::year(static_cast<int>(year)) /
                   date::month(static_cast<unsigned>(clamped - year * 12) + 1) / 1);
}

std::int64_t months_since_year_0(LocalSeconds t) {
  const date::year_month_day ymd(date::floor<days>(t));
  return static_cast<std::int64_t>(static_cast<int>(ymd.year())) * 12 +
         static_cast<unsigned>(ymd.month()) - 1;
}

// Units that are a whole number of months, with the offset of their first month within the era.
struct MonthsUnit {
  std::int64_t length;
  std::int64_t offset;
};

std::optional<MonthsUnit> months_unit(Granularity granularity) {
  switch (granularity) {
    case Granularity::month:
      return MonthsUnit{1, 0};
    case Granularity::season:  // spring begins in March
      return MonthsUnit{3, 2};
    case Granularity::quarter:
      return MonthsUnit{3, 0};
    case Granularity::half:
      return MonthsUnit{6, 0};
    case Granularity::year:
      return MonthsUnit{12, 0};
    case Granularity::decade:
      return MonthsUnit{120, 0};
    case Granularity::century:  // 1801 to 1901
      return MonthsUnit{1'200, 12};
    case Granularity::millennium:
      return MonthsUnit{12'000, 12};
    default:
      return std::nullopt;
  }
}

std::int64_t seconds_in(Granularity granularity) {
  switch (granularity) {
    case Granularity::second:
      return 1;
    case Granularity::minute:
      return 60;
    case Granularity::hour:
      return 3'600;
    case Granularity::weekend:
    case Granularity::week:
      return 7 * 86'400;
    default:
      return 86'400;
  }
}

// Smallest and largest instants that date can take apart.
constexpr LocalSeconds earliest = month_begin(first_year * 12);
constexpr LocalSeconds latest = month_begin(last_year * 12 + 11);

}  // namespace

CalendarUnit unit_at(LocalSeconds t, Granularity granularity) {
  t = std::clamp(t, earliest, latest);
  if (const auto unit = months_unit(granularity)) {
    const std::int64_t month = months_since_year_0(t) - unit->offset;
    return {month_begin(floor_div(month, unit->length) * unit->length + unit->offset), granularity};
  }
  const LocalDays day = date::floor<days>(t);
  switch (granularity) {
    case Granularity::week:
      return {day - (date::weekday(day) - date::Monday), granularity};
    case Granularity::weekend:
      return {day - (date::weekday(day) - date::Monday) + days(5), granularity};
    default: {
      const std::int64_t length = seconds_in(granularity);
      const std::int64_t count = t.time_since_epoch().count();
      return {LocalSeconds(std::chrono::seconds(floor_div(count, length) * length)), granularity};
    }
  }
}

Interval to_interval(const CalendarUnit& unit) {
  if (unit.granularity == Granularity::weekend) return {unit.begin, unit.begin + days(2)};
  return {unit.begin, shift(unit, 1).begin};
}

CalendarUnit shift(const CalendarUnit& unit, std::int64_t n) {
  // More steps than the calendar has are clamped, before they overflow.
  if (const auto months = months_unit(unit.granularity))
    return {month_begin(months_since_year_0(unit.begin) +
                        std::clamp<std::int64_t>(n, -1'000'000, 1'000'000) * months->length),
            unit.granularity};
  const LocalSeconds moved =
      unit.begin + std::chrono::seconds(std::clamp<std::int64_t>(
                                            n, -10'000'000'000'000 / seconds_in(unit.granularity),
                                            10'000'000'000'000 / seconds_in(unit.granularity)) *
                                        seconds_in(unit.granularity));
  return {std::clamp(moved, earliest, latest), unit.granularity};
}

namespace {

void append_padded(std::string& out, unsigned number, int width) {
  const std::string digits = std::to_string(number);
  out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
  out += digits;
}

// Takes exactly `width` digits off the front of `text`.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  unsigned number = 0;
  for (const char c : text.substr(0, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  text.remove_prefix(width);
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string to_iso(LocalSeconds t) {
  const LocalDays day = date::floor<date::days>(t);
  const date::year_month_day ymd(day);
  const date::hh_mm_ss time(t - day);
  const int year = static_cast<int>(ymd.year());
  std::string out = year < 0 ? "-" : "";
  append_padded(out, static_cast<unsigned>(year < 0 ? -year : year), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.day()), 2);
  if (t == LocalSeconds(day)) return out;
  out += 'T';
  append_padded(out, static_cast<unsigned>(time.hours().count()), 2);
  out += ':';
  append_padded(out, static_cast<unsigned>(time.minutes().count()), 2);
  if (time.seconds().count() != 0) {
    out += ':';
    append_padded(out, static_cast<unsigned>(time.seconds().count()), 2);
  }
  return out;
}

std::optional<LocalSeconds> parse_iso(std::string_view text) {
  const bool negative = take(text, '-');
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const date::year_month_day ymd(
      date::year(negative ? -static_cast<int>(*year) : static_cast<int>(*year)),
      date::month(*month), date::day(*day));
  if (!ymd.ok()) return std::nullopt;
  LocalSeconds result = LocalDays(ymd);
  if (text.empty()) return result;
  if (!take(text, 'T')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  result += std::chrono::hours(*hour) + std::chrono::minutes(*minute);
  if (text.empty()) return result;
  if (!take(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 59 || !text.empty()) return std::nullopt;
  return result + std::chrono::seconds(*second);
}

}  // namespace dateline
