#include "timeline_words.hpp"

#include <date/date.h>

#include <array>

#include "dateline/render/text_width.hpp"

namespace dateline {
namespace {

using std::chrono::seconds;
using Unit = TickStep::Unit;

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> short_months = {
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};

const LocalSeconds earliest{LocalDays{date::year{-32000} / 1 / 1}};
const LocalSeconds latest{LocalDays{date::year{32000} / 1 / 1}};

struct Civil {
  int year = 0;
  unsigned month = 1, day = 1;
  unsigned weekday = 0;
  int hour = 0, minute = 0, second = 0;
  bool midnight() const { return hour == 0 && minute == 0 && second == 0; }
};

Civil civil(LocalSeconds t) {
  t = std::min(std::max(t, earliest), latest);
  const auto day = date::floor<date::days>(t);
  const date::year_month_day ymd{day};
  const auto of_day = static_cast<int>((t - day).count());
  return {static_cast<int>(ymd.year()),
          static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day()),
          date::weekday{day}.c_encoding(),
          of_day / 3600,
          of_day / 60 % 60,
          of_day % 60};
}

std::string two(int n) {
  std::string s = std::to_string(n);
  return n < 10 ? "0" + s : s;
}

std::string clock(const Civil& c) {
  std::string s = two(c.hour) + ":" + two(c.minute);
  if (c.second != 0) s += ":" + two(c.second);
  return s;
}

std::string month_name(unsigned month) {
  return std::string(months[month - 1]);
}

std::string day_words(const Civil& c, const DateStyle& style, bool with_month = true) {
  std::string s;
  // The Gregorian calendar's weekdays mean little before there was one.
  if (style.weekday && c.year >= 1583) s = std::string(weekdays[c.weekday]) + " ";
  s += std::to_string(c.day);
  if (with_month) s += " " + month_name(c.month);
  if (with_month && style.year) s += " " + year_in_words(c.year, style.era);
  return s;
}

std::string month_words(const Civil& c, const DateStyle& style) {
  return month_name(c.month) + (style.year ? " " + year_in_words(c.year, style.era) : "");
}

// Whole decades and centuries by their common names: "1920s", "5th century BC".
std::string ordinal(int n) {
  const int tens = n % 100;
  std::string_view suffix = "th";
  if (tens < 11 || tens > 13) {
    if (n % 10 == 1) suffix = "st";
    if (n % 10 == 2) suffix = "nd";
    if (n % 10 == 3) suffix = "rd";
  }
  return std::to_string(n) + std::string(suffix);
}

std::string century_words(int year, bool era) {
  // The century that holds the year: 1801-1900 is the 19th; 100-1 BC is the 1st BC.
  if (year >= 1) return ordinal((year - 1) / 100 + 1) + " century" + (era ? " AD" : "");
  return ordinal(-year / 100 + 1) + " century BC";
}

std::string capital(std::string s) {
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

}  // namespace

std::string year_in_words(int year, bool era) {
  if (year <= 0) return std::to_string(1 - year) + " BC";
  return (era ? "AD " : "") + std::to_string(year);
}

std::string day_in_words(LocalSeconds t, const DateStyle& style) {
  return day_words(civil(t), style);
}

std::string interval_in_words(const Interval& interval, Granularity granularity,
                              const DateStyle& style) {
  const Civil b = civil(interval.begin);
  switch (granularity) {
    case Granularity::second:
    case Granularity::minute:
    case Granularity::hour:
      return (style.date ? day_words(b, style) + ", " : "") + clock(b);
    case Granularity::part_of_day: {
      const std::string_view part = b.hour >= 21 || b.hour < 6 ? "night"
                                    : b.hour >= 18             ? "evening"
                                    : b.hour >= 12             ? "afternoon"
                                    : b.hour == 9              ? "daytime"
                                                               : "morning";
      return (style.date ? day_words(b, style) + ", " : "") + std::string(part);
    }
    case Granularity::day:
      return day_words(b, style);
    case Granularity::month:
      return month_words(b, style);
    case Granularity::season: {
      constexpr std::array<std::string_view, 4> seasons = {"winter", "spring", "summer", "autumn"};
      std::string s = capital(std::string(seasons[b.month / 3 % 4]));
      // A winter begins in one year and is mostly of the next.
      if (b.month == 12)
        return s + " " + year_in_words(b.year, style.era) + "–" + two((b.year + 1) % 100);
      return s + (style.year ? " " + year_in_words(b.year, style.era) : "");
    }
    case Granularity::quarter:
      return ordinal(static_cast<int>(b.month + 2) / 3) + " quarter" +
             (style.year ? " of " + year_in_words(b.year, style.era) : "");
    case Granularity::half:
      return std::string(b.month < 7 ? "First" : "Second") + " half" +
             (style.year ? " of " + year_in_words(b.year, style.era) : "");
    case Granularity::year:
      return year_in_words(b.year, style.era);
    case Granularity::decade:
      if (b.year > 0 && b.year % 10 == 0) return std::to_string(b.year) + "s";
      break;
    case Granularity::century:
      return century_words(b.year, style.era);
    default:
      break;
  }
  // Both ends; the last moment that belongs to it names the end.
  const Civil e = civil(interval.end - seconds{1});
  if (granularity == Granularity::weekend || granularity == Granularity::week ||
      (b.midnight() && civil(interval.end).midnight())) {
    if (b.month == 1 && b.day == 1 && e.month == 12 && e.day == 31) {
      if (b.year == e.year) return year_in_words(b.year, style.era);
      if (b.year > 0 && !style.era) return std::to_string(b.year) + "–" + std::to_string(e.year);
      return year_in_words(b.year, style.era) + " – " + year_in_words(e.year, style.era);
    }
    DateStyle plain = style;
    plain.year = false;
    const bool years = style.year || b.year != e.year;
    const std::string year = years ? " " + year_in_words(e.year, style.era) : std::string();
    if (b.year == e.year && b.month == e.month) {
      if (b.day == e.day) return day_words(e, style);
      return day_words(b, plain, false) + "–" + day_words(e, plain) + year;
    }
    std::string first = day_words(b, plain);
    if (b.year != e.year) first += " " + year_in_words(b.year, style.era);
    return first + " – " + day_words(e, plain) + year;
  }
  const Civil end = civil(interval.end);
  if (b.year == end.year && b.month == end.month && b.day == end.day)
    return (style.date ? day_words(b, style) + ", " : "") + clock(b) + "–" + clock(end);
  return day_words(b, style) + ", " + clock(b) + " – " + day_words(end, style) + ", " + clock(end);
}

std::string when_in_words(const EventTime& when, TimexMod mod, EventStatus status,
                          const DateStyle& style) {
  if (when.basis == Basis::bounded) {
    const bool from = !when.interval.open_begin(), to = !when.interval.open_end();
    if (from && to)
      return "Between " + day_in_words(when.interval.begin, style) + " and " +
             day_in_words(when.interval.end - seconds{1}, style);
    if (from) return "After " + day_in_words(when.interval.begin, style);
    if (to) return "Before " + day_in_words(when.interval.end, style);
    return "";
  }
  if (when.interval.open_begin())
    return when.interval.open_end() ? "" : "Before " + day_in_words(when.interval.end, style);
  if (when.interval.open_end())
    return capital(status == EventStatus::ongoing
                       ? "since " + day_in_words(when.interval.begin, style)
                       : day_in_words(when.interval.begin, style) + " or later");
  std::string date = interval_in_words(when.interval, when.granularity, style);
  switch (mod) {
    case TimexMod::start:
      date = "early " + date;
      break;
    case TimexMod::mid:
      date = "mid-" + date;
      break;
    case TimexMod::end:
      date = "late " + date;
      break;
    case TimexMod::approx:
      date = "about " + date;
      break;
    case TimexMod::before:
    case TimexMod::less_than:
      date = "before " + date;
      break;
    case TimexMod::after:
    case TimexMod::more_than:
      date = "after " + date;
      break;
    default:
      break;
  }
  if (when.bound == Bound::not_before)
    return capital(status == EventStatus::ongoing ? "since " + date : date + " or later");
  if (when.bound == Bound::not_after)
    return capital((status == EventStatus::ongoing ? "until " : "by ") + date);
  return capital(date);
}

std::string date_in_full(const CalendarUnit& unit) {
  const Civil c = civil(unit.begin);
  return std::to_string(c.day) + " " + month_name(c.month) + " " + year_in_words(c.year, false);
}

std::string tick_in_words(LocalSeconds tick, TickStep step, double room, const DateStyle& style) {
  const Civil c = civil(tick);
  switch (step.unit) {
    case Unit::second: {
      const std::string s = two(c.hour) + ":" + two(c.minute) + ":" + two(c.second);
      return s;
    }
    case Unit::minute:
    case Unit::hour:
      return two(c.hour) + ":" + two(c.minute);
    case Unit::day: {
      const std::string day = std::to_string(c.day);
      if (step.count > 1 || !style.weekday || c.year < 1583) return day;
      const std::string with_weekday = std::string(weekdays[c.weekday]) + " " + day;
      const std::string with_month = with_weekday + " " + std::string(short_months[c.month - 1]);
      if (text_width(with_month, 14) + 14 <= room) return with_month;
      return with_weekday;
    }
    case Unit::month: {
      const std::string full = month_name(c.month);
      if (text_width(full, 14) + 14 <= room) return full;
      const std::string medium(short_months[c.month - 1]);
      if (text_width(medium, 14) + 8 <= room) return medium;
      return full.substr(0, 3);
    }
    case Unit::year:
      return year_in_words(c.year, style.era);
  }
  return {};
}

TickStep context_step(TickStep step) {
  switch (step.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return {Unit::day, 1};
    case Unit::day:
      return {Unit::month, 1};
    default:
      return {Unit::year, 1};
  }
}

std::string context_in_words(LocalSeconds t, TickStep step, const DateStyle& style) {
  const Civil c = civil(t);
  switch (step.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return day_words(c, {style.weekday, true, style.era});
    case Unit::day:
      return month_words(c, {style.weekday, true, style.era});
    case Unit::month:
      return year_in_words(c.year, style.era);
    case Unit::year:
      return {};
  }
  return {};
}

std::string_view status_note(EventStatus status) {
  switch (status) {
    case EventStatus::happened:
      return "";
    case EventStatus::ongoing:
      return "ongoing";
    case EventStatus::planned:
      return "planned";
    case EventStatus::cancelled:
      return "cancelled";
    case EventStatus::denied:
      return "denied";
    case EventStatus::hypothetical:
      return "possible";
  }
  return "";
}

std::string shortened(std::string_view sentence) {
  constexpr std::size_t longest = 400;
  if (sentence.size() <= longest) return std::string(sentence);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0) == 0x80) --end;
  return std::string(sentence.substr(0, end)) + "…";
}

}  // namespace dateline
