// Dates in numbers: ISO 8601, "03/04/2024", "04-Jul-2019".
#include <string>

#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using G = Granularity;

bool year_number(const Words& w, std::int64_t i) {
  const Lexeme& n = w[i];
  return n.kind == LexemeKind::number && n.digits == 4 && !n.grouped && !n.ordinal && !n.plural &&
         n.number >= 1000 && n.number < 2200;
}

bool digits_at(const Words& w, std::int64_t k, int count) {
  return w.number(k) && w[k].digits == count && !w[k].plural && !w[k].ordinal && !w[k].grouped;
}

// The offset after a time: "Z", "+02:00", "-0530".
std::int64_t read_offset(const Words& w, std::int64_t p, std::optional<int>& zone) {
  if (w.is(p, "z") && w.glued(p)) {
    zone = 0;
    return p + 1;
  }
  if ((w.mark(p, '+') || w.mark(p, '-')) && w.glued(p) && w.glued(p + 1)) {
    const int sign = w.mark(p, '-') ? -1 : 1;
    if (digits_at(w, p + 1, 4) && w[p + 1].number % 100 < 60 && w[p + 1].number < 1500) {
      zone = sign * static_cast<int>(w[p + 1].number / 100 * 60 + w[p + 1].number % 100);
      return p + 2;
    }
    if (digits_at(w, p + 1, 2) && w[p + 1].number < 15) {
      int offset = static_cast<int>(w[p + 1].number) * 60;
      p += 2;
      if (w.mark(p, ':') && digits_at(w, p + 1, 2) && w[p + 1].number < 60) {
        offset += static_cast<int>(w[p + 1].number);
        p += 2;
      }
      zone = sign * offset;
    }
  }
  return p;
}

// "T14:30:00Z", " 14:30", "T143000": the time after an ISO date.
std::optional<Read<TimeOfDay>> read_iso_time(const Words& w, std::int64_t end) {
  std::int64_t h = end;
  const bool t_mark = w.is(h, "t") && w.glued(h) && w.glued(h + 1);
  if (t_mark) ++h;
  TimeOfDay t;
  std::int64_t p = h;
  if (digits_at(w, h, 2) && w.mark(h + 1, ':') && digits_at(w, h + 2, 2) && w.glued(h + 2) &&
      w[h].number < 24 && w[h + 2].number < 60) {
    t.hour = static_cast<int>(w[h].number);
    t.minute = static_cast<int>(w[h + 2].number);
    p = h + 3;
    if (w.mark(p, ':') && digits_at(w, p + 1, 2) && w[p + 1].number < 60) {
      t.second = static_cast<int>(w[p + 1].number);
      p += 2;
      if (w.mark(p, '.') && w.number(p + 1) && w.glued(p + 1)) p += 2;
    }
  } else if (t_mark && (digits_at(w, h, 6) || digits_at(w, h, 4))) {
    const std::int64_t n = w[h].digits == 6 ? w[h].number : w[h].number * 100;
    if (n / 10'000 > 23 || n / 100 % 100 > 59 || n % 100 > 59) return std::nullopt;
    t.hour = static_cast<int>(n / 10'000);
    t.minute = static_cast<int>(n / 100 % 100);
    if (w[h].digits == 6) t.second = static_cast<int>(n % 100);
    p = h + 1;
  } else {
    return std::nullopt;
  }
  p = read_offset(w, p, t.zone);
  return Read<TimeOfDay>{t, p};
}

Read<TimeExpr> with_time(const Words& w, TimeExpr day, std::int64_t end) {
  if (auto time = read_iso_time(w, end)) {
    time->value.day = std::make_shared<const TimeExpr>(std::move(day));
    return {{time->value}, time->end};
  }
  return {std::move(day), end};
}

// "20190704", only with its time: "20190704T143000Z".
std::optional<Read<TimeExpr>> read_iso_basic(const Words& w, std::int64_t i) {
  if (!digits_at(w, i, 8)) return std::nullopt;
  CalendarDate d;
  d.year = static_cast<int>(w[i].number / 10'000);
  d.month = static_cast<int>(w[i].number / 100 % 100);
  d.day = static_cast<int>(w[i].number % 100);
  if (*d.year < 1000 || *d.year >= 2200 || !valid_month_day(d.year, d.month, d.day))
    return std::nullopt;
  if (!w.is(i + 1, "t") || !w.glued(i + 1)) return std::nullopt;
  auto timed = with_time(w, {d}, i + 1);
  if (timed.end == i + 1) return std::nullopt;
  return timed;
}

// "2019-W28", "2019-W28-3".
std::optional<Read<TimeExpr>> read_iso_week(const Words& w, std::int64_t i) {
  if (!year_number(w, i) || !w.mark(i + 1, '-') || !w.glued(i + 1) || !w.is(i + 2, "w") ||
      !w.glued(i + 2) || !digits_at(w, i + 3, 2) || !w.glued(i + 3) || w[i + 3].number < 1 ||
      w[i + 3].number > 53)
    return std::nullopt;
  // Week 1 holds 4 January.
  const int year = static_cast<int>(w[i].number);
  const LocalDays fourth(date::year(year) / 1 / 4);
  const LocalDays monday =
      fourth - (date::weekday(fourth) - date::Monday) + date::days(7 * (w[i + 3].number - 1));
  std::int64_t end = i + 4;
  int weekday = 0;
  if (w.mark(end, '-') && w.glued(end) && digits_at(w, end + 1, 1) && w.glued(end + 1) &&
      w[end + 1].number >= 1 && w[end + 1].number <= 7) {
    weekday = static_cast<int>(w[end + 1].number);
    end += 2;
  }
  // Thursday lies in the year that the week is counted in.
  const date::year_month_day ymd(monday + date::days(weekday == 0 ? 3 : weekday - 1));
  if (weekday == 0 && static_cast<int>(ymd.year()) != year) return std::nullopt;
  CalendarDate d;
  d.year = static_cast<int>(ymd.year());
  d.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  d.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  if (weekday == 0) return Read<TimeExpr>{{UnitAround{G::week, make_expr(d)}}, end};
  return Read<TimeExpr>{{d}, end};
}

// "2019-185": the 185th day, where a day is expected.
std::optional<Read<TimeExpr>> read_iso_ordinal(const Words& w, std::int64_t i) {
  if (!year_number(w, i) || !w.hyphen(i + 1) || !digits_at(w, i + 2, 3) || w[i + 2].number < 1 ||
      w[i + 2].number > 366 || (w.mark(i + 3, '-') && w.glued(i + 3)))
    return std::nullopt;
  const bool timed = w.is(i + 3, "t") && w.glued(i + 3);
  if (!timed && !w.any(i - 1, {"on", "since", "until", "by", "from", "dated"})) return std::nullopt;
  const int year = static_cast<int>(w[i].number);
  const date::year_month_day ymd(LocalDays(date::year(year) / 1 / 1) +
                                 date::days(w[i + 2].number - 1));
  if (static_cast<int>(ymd.year()) != year) return std::nullopt;
  const CalendarDate d{year,
                       static_cast<int>(static_cast<unsigned>(ymd.month())),
                       static_cast<int>(static_cast<unsigned>(ymd.day())),
                       0,
                       Deixis::none,
                       0,
                       {}};
  return with_time(w, {d}, i + 3);
}

// "2019-07". A later number could end a range: 2004-05 is a season of two years.
std::optional<Read<TimeExpr>> read_iso_month(const Words& w, std::int64_t i) {
  if (!year_number(w, i) || !w.mark(i + 1, '-') || !w.hyphen(i + 1) || !digits_at(w, i + 2, 2) ||
      w[i + 2].number < 1 || w[i + 2].number > 12 || w[i + 2].number > w[i].number % 100)
    return std::nullopt;
  if ((w.mark(i + 3, '-') || w.mark(i + 3, ':') || w.mark(i + 3, '/')) && w.glued(i + 3))
    return std::nullopt;
  CalendarDate d;
  d.year = static_cast<int>(w[i].number);
  d.month = static_cast<int>(w[i + 2].number);
  return Read<TimeExpr>{{d}, i + 3};
}

}  // namespace

bool valid_month_day(std::optional<int> year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  const auto last = date::year_month_day_last(
      date::year(year.value_or(2000)) / date::month(static_cast<unsigned>(month)) / date::last);
  return day <= static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Read<TimeExpr>> read_iso(const Words& w, std::int64_t i) {
  if (auto basic = read_iso_basic(w, i)) return basic;
  if (!year_number(w, i)) return std::nullopt;
  if (auto week = read_iso_week(w, i)) return week;
  if (auto ordinal = read_iso_ordinal(w, i)) return ordinal;
  if (auto month = read_iso_month(w, i)) return month;
  const char separator = w.mark(i + 1, '-') ? '-' : w.mark(i + 1, '/') ? '/' : 0;
  if (separator == 0 || w[i + 1].space_before || w[i + 2].space_before) return std::nullopt;
  // "2019-07-04", and without zeros "2019-7-4"
  const auto part = [&](std::int64_t k) { return digits_at(w, k, 2) || digits_at(w, k, 1); };
  if (!part(i + 2) || !w.mark(i + 3, separator) || w[i + 3].space_before || !part(i + 4) ||
      w[i + 4].space_before)
    return std::nullopt;
  CalendarDate d;
  d.year = static_cast<int>(w[i].number);
  d.month = static_cast<int>(w[i + 2].number);
  d.day = static_cast<int>(w[i + 4].number);
  if (!valid_month_day(d.year, d.month, d.day)) return std::nullopt;
  const std::int64_t end = i + 5;
  if (w.mark(end, '-') && w.glued(end) && w.number(end + 1)) return std::nullopt;
  return with_time(w, {d}, end);
}

// "03/04/2024", "3.4.2024", "20/09", "4-12-2023".
std::optional<Read<TimeExpr>> read_numeric(const Words& w, std::int64_t i) {
  const auto small = [&](std::int64_t k) {
    return w.number(k) && w[k].digits <= 2 && !w[k].ordinal && !w[k].plural && w[k].number >= 1 &&
           w[k].number <= 31;
  };
  if (!small(i) || !small(i + 2) || !w.glued(i + 1) || !w.glued(i + 2)) return std::nullopt;
  const char separator = w[i + 1].mark;
  if (separator != '/' && separator != '.' && separator != '-') return std::nullopt;
  if (w[i].kind != LexemeKind::number || w[i + 1].kind != LexemeKind::mark) return std::nullopt;
  NumericDate d;
  d.first = static_cast<int>(w[i].number);
  d.second = static_cast<int>(w[i + 2].number);
  if (d.first > 12 && d.second > 12) return std::nullopt;
  if (w.mark(i + 3, separator) && w.glued(i + 3) && w.number(i + 4) && w.glued(i + 4) &&
      !w[i + 4].plural && !w[i + 4].ordinal) {
    const Lexeme& y = w[i + 4];
    if (y.digits == 4 && y.number >= 1000 && y.number < 2200) {
      d.year = static_cast<int>(y.number);
    } else if (y.digits == 2 && (w[i + 2].digits == 2 || separator == '/')) {
      d.year = static_cast<int>(y.number < 50 ? 2000 + y.number : 1900 + y.number);
    } else {
      return std::nullopt;
    }
    if ((w.mark(i + 5, separator) || w.mark(i + 5, '-')) && w.glued(i + 5) && w.number(i + 6) &&
        w.glued(i + 6) && !small(i + 6))
      return std::nullopt;
    if (!stands_free(w, i, i + 5)) return std::nullopt;
    return Read<TimeExpr>{{d}, i + 5};
  }
  // Without a year only "20/09" is a date: "3/4" is a fraction, "2/3" a majority, "24/7" a habit.
  if (separator != '/' || w[i].digits != 2 || w[i + 2].digits != 2) return std::nullopt;
  if (w[i].number <= 12 && w[i + 2].number <= 12 && w[i].lower.front() != '0' &&
      w[i + 2].lower.front() != '0')
    return std::nullopt;
  if (w.mark(i + 3, '/') || !stands_free(w, i, i + 3)) return std::nullopt;
  return Read<TimeExpr>{{d}, i + 3};
}

// "04-Jul-2019", "31/Oct/74", "2012/Aug/10", "Sep-2012", "August-10, 2012".
std::optional<Read<TimeExpr>> read_joined(const Words& w, std::int64_t i) {
  const auto month_at = [&](std::int64_t k) {
    return w.of_class(k, C::month) || w.of_class(k, C::month_short) ? w[k].value : 0;
  };
  const auto joined = [&](std::int64_t k) {
    return w.hyphen(k) || (w.mark(k, '/') && w.glued(k) && w.glued(k + 1));
  };
  const auto year_at = [&](std::int64_t k) -> std::optional<int> {
    if (year_number(w, k)) return static_cast<int>(w[k].number);
    if (digits_at(w, k, 2))
      return static_cast<int>(w[k].number < 50 ? 2000 + w[k].number : 1900 + w[k].number);
    return std::nullopt;
  };
  const auto day_at = [&](std::int64_t k) {
    return w.number(k) && w[k].digits <= 2 && !w[k].plural && !w[k].grouped
               ? static_cast<int>(w[k].number)
               : 0;
  };
  const auto answer = [&](std::optional<int> year, int month, int day,
                          std::int64_t end) -> std::optional<Read<TimeExpr>> {
    if (month == 0 || !valid_month_day(year, month, day)) return std::nullopt;
    return Read<TimeExpr>{{CalendarDate{year, month, day, 0, Deixis::none, 0, {}}}, end};
  };
  if (!joined(i + 1)) return std::nullopt;
  const int middle = month_at(i + 2);
  if (w.number(i) && middle != 0 && joined(i + 3)) {
    if (year_number(w, i)) return answer(year_at(i), middle, day_at(i + 4), i + 5);
    if (const auto year = year_at(i + 4)) return answer(year, middle, day_at(i), i + 5);
    return std::nullopt;
  }
  const int first = month_at(i);
  if (first != 0 && w[i].capital) {
    // "Sep-2012", but not "May-July"
    if (year_number(w, i + 2) && !joined(i + 3)) {
      CalendarDate d;
      d.year = static_cast<int>(w[i + 2].number);
      d.month = first;
      return Read<TimeExpr>{{d}, i + 3};
    }
    if (day_at(i + 2) != 0) {
      std::int64_t y = joined(i + 3) ? i + 4 : w.mark(i + 3, ',') ? i + 4 : 0;
      if (y != 0 && year_number(w, y)) return answer(year_at(y), first, day_at(i + 2), y + 1);
    }
  }
  return std::nullopt;
}

}  // namespace dateline
