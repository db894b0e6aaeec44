// Parts of years, decades, holidays; "last week"; amounts reckoned from something.
#include "resolver.hpp"

#include <algorithm>
#include <cstdlib>
#include <variant>

#include "holidays.hpp"
#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

Resolver::Result Resolver::resolve_part(const FoundExpr& f, const CalendarPart& p) {
  const auto code = [&](const std::string& year) {
    switch (p.granularity) {
      case G::season:
        return year + "-" + std::string(season_code(p.index));
      case G::quarter:
        return year + "-Q" + (p.index == 0 ? std::string("X") : std::to_string(p.index));
      default:
        return year + "-H" + std::to_string(p.index);
    }
  };
  if (p.fiscal) {
    const std::string year = p.year ? year_value(*p.year) : "XXXX";
    return partial("FY" + code(year), TimexType::date,
                   "A fiscal year begins when its owner says; its days aren't known.", false);
  }
  if (p.year) {
    say("The words give the year.");
    Result r = of_unit(part_of_year(*p.year, p.granularity, std::max(1, p.index)), {});
    r.stated_year = true;
    return r;
  }
  const std::string open = code("XXXX");
  if (p.index == 0 && (p.years != 0 || p.within)) return resolve_part_again(f, p);
  if (p.within) {
    const auto outer = within(f, p.within);
    if (!outer || !outer->value.resolved)
      return partial(open, TimexType::date, "The year it is of can't be told.",
                     outer && outer->unanchored);
    const int year = year_of(outer->value.interval.begin);
    CalendarUnit unit = part_of_year(year, p.granularity, p.index);
    // "had gained 9 percent in the first half of the year", told in January: of the year before
    const auto* of_year = std::get_if<UnitReference>(&p.within->value);
    if (of_year != nullptr && of_year->deixis == Deixis::the && speech_ &&
        unit.begin + days(60) > speech_->interval.begin && clue(f).direction == Direction::past) {
      say("It is told as past, so it is of the year before.");
      unit = part_of_year(year - 1, p.granularity, p.index);
    }
    return of_unit(unit, outer->anchor);
  }
  if (p.index == 0) {
    // "last quarter", "this quarter"
    const Reference* now = speech();
    if (now == nullptr) return missing("XXXX-QX");
    const CalendarUnit unit = unit_at(now->interval.begin, p.granularity);
    if (p.deixis == Deixis::the) {
      // The quarter that the news is about; else results are of the one that is over.
      int steps = 0;
      for (auto t = told_.rbegin(); t != told_.rend() && steps < 40; ++t, ++steps) {
        if (t->granularity != p.granularity || t->backward) continue;
        const Reference ref = reference_to(*t);
        say_reckoned(ref, {});
        return of_unit(unit_at(ref.interval.begin, p.granularity), ref.anchor);
      }
      say_reckoned(*now, {});
      if (clue(f).direction == Direction::future) return of_unit(unit, now->anchor);
      say(Step::clue, "What is told of a quarter as past is of the last that is over.");
      return of_unit(shift(unit, -1), now->anchor);
    }
    if (p.deixis == Deixis::that || p.deixis == Deixis::same || p.deixis == Deixis::previous ||
        p.deixis == Deixis::following) {
      if (const Told* t = told(f, p.granularity, Ahead::skipped)) {
        const Reference ref = reference_to(*t);
        say_reckoned(ref, {});
        const int step = p.deixis == Deixis::previous ? -1 : p.deixis == Deixis::following ? 1 : 0;
        return of_unit(shift(unit_at(ref.interval.begin, p.granularity), step), ref.anchor);
      }
    }
    const int step = p.deixis == Deixis::last                                    ? -1
                     : p.deixis == Deixis::previous                              ? -1
                     : p.deixis == Deixis::next || p.deixis == Deixis::following ? 1
                                                                                 : 0;
    say_reckoned(*now, {});
    return of_unit(shift(unit, step), now->anchor);
  }
  const auto candidates_at = [&](LocalDays around) {
    return part_candidates(p.granularity, p.index, around);
  };
  if (p.granularity == G::quarter && p.deixis != Deixis::that && p.deixis != Deixis::same) {
    // A quarter that is told of is over, one that is expected isn't.
    const Reference* now = speech();
    if (now == nullptr) return missing(open);
    const Clue& c = clue(f);
    if (c.direction == Direction::future && !c.soft && p.deixis == Deixis::the) {
      return pick(candidates_at(day_of_instant(now->interval.begin)), *now, c.direction, c.reason);
    }
    const std::vector<CalendarUnit> candidates = candidates_at(day_of_instant(now->interval.begin));
    const CalendarUnit* chosen = &candidates.front();
    for (const CalendarUnit& q : candidates)
      if (to_interval(q).end <= now->interval.end) chosen = &q;
    say_reckoned(*now, candidates);
    say(Step::clue, [&] {
      return "A quarter that news tells of is over, so the latest of those is meant: " +
             value_of(*chosen).value + ".";
    });
    return of_unit(*chosen, now->anchor);
  }
  return resolve_yearly(f, candidates_at, open, p.deixis == Deixis::the ? Deixis::none : p.deixis,
                        0, 0, 0);
}

Resolver::Result Resolver::resolve_part_again(const FoundExpr& f, const CalendarPart& p) {
  const std::string open = "XXXX-Q" + std::string("X");
  Reference ref;
  if (const Told* t = told(f, p.granularity, Ahead::taken, false,
                           [&](const Told& c) { return c.granularity == p.granularity; })) {
    ref = reference_to(*t);
  } else {
    // Reports speak of the latest one that is over.
    const Reference* now = speech();
    if (now == nullptr) return missing(open);
    ref = *now;
    ref.interval = to_interval(shift(unit_at(now->interval.begin, p.granularity), -1));
  }
  say_reckoned(ref, {});
  const CalendarUnit unit = unit_at(ref.interval.begin, p.granularity);
  int year = year_of(unit.begin) + p.years;
  if (p.within) {
    const auto outer = within(f, p.within);
    if (!outer || !outer->value.resolved)
      return partial(open, TimexType::date, "The year it is of can't be told.",
                     outer && outer->unanchored);
    year = year_of(outer->value.interval.begin);
  }
  const date::year_month_day ymd(day_of_instant(unit.begin));
  return of_unit(
      unit_at(LocalSeconds(LocalDays(date::year(year) / ymd.month() / 1)), p.granularity),
      ref.anchor);
}

Resolver::Result Resolver::resolve_fiscal(const FoundExpr& f, const FiscalYear& y) {
  std::optional<int> year = y.year;
  if (!year) {
    const Reference* now = speech();
    if (now == nullptr) return missing("FYXXXX");
    const int step = y.deixis == Deixis::last || y.deixis == Deixis::previous    ? -1
                     : y.deixis == Deixis::next || y.deixis == Deixis::following ? 1
                                                                                 : 0;
    year = year_of(now->interval.begin) + step;
  }
  (void)f;
  if (y.first_month != 0) {
    const auto first = [&](int of) {
      return LocalSeconds(
          LocalDays(date::year(of) / date::month(static_cast<unsigned>(y.first_month)) / 1));
    };
    Result r;
    r.value.resolved = true;
    r.value.granularity = G::interval;
    r.value.interval = {first(*year - 1), first(*year)};
    r.value.value = y.academic ? year_value(*year - 1) : "FY" + year_value(*year);
    if (y.academic)
      say("An academic year is written by the year in which it begins; September is taken for its "
          "first month.");
    return r;
  }
  return partial("FY" + year_value(*year), TimexType::date,
                 "A fiscal year begins when its owner says; its days aren't known.", false);
}

Resolver::Result Resolver::resolve_span(const YearSpan& s) {
  int begin = s.begin;
  Anchor anchor;
  if (s.century_open) {
    // The latest such decade that has begun.
    int now = 2000;
    if (const Reference* ref = speech()) {
      now = year_of(ref->interval.begin);
      anchor = ref->anchor;
    } else if (!told_.empty()) {
      now = year_of(told_.back().interval.begin) + 40;
    } else {
      now = 1999;
    }
    const int century = now / 100 * 100;
    begin = century + s.begin <= now ? century + s.begin : century - 100 + s.begin;
    say(Step::clue, [&] {
      return "The latest such decade that has begun is meant: " + std::to_string(begin) + ".";
    });
  }
  const CalendarUnit unit =
      unit_at(LocalSeconds(LocalDays(date::year(begin) / 1 / 1)), s.granularity);
  Result r = of_unit(unit, anchor);
  return r;
}

Resolver::Result Resolver::resolve_holiday(const FoundExpr& f, const HolidayDate& h) {
  const Holiday& holiday = holidays()[h.holiday];
  if (holiday.kind == Holiday::Kind::lunar)
    return partial(h.year ? year_value(*h.year) + "-XX" : "XXXX-XX", TimexType::date,
                   "Its day follows a moon calendar, which Dateline doesn't compute.", false);
  std::optional<int> year = h.year;
  Anchor anchor;
  if (!year && h.within) {
    const auto outer = within(f, h.within);
    if (outer && outer->value.resolved) {
      year = year_of(outer->value.interval.begin);
      anchor = outer->anchor;
    }
  }
  if (holiday.kind == Holiday::Kind::once) year = holiday.year;
  if (year) {
    const auto day = day_of(holiday, *year);
    if (!day) return partial("XXXX-XX-XX", TimexType::date, "That year has no such day.", false);
    say([&] { return "The calendar of " + year_value(*year) + " gives the day."; });
    Result r = of_unit({LocalSeconds(*day), G::day}, anchor);
    r.stated_year = true;
    return r;
  }
  const std::string open = holiday.kind == Holiday::Kind::fixed
                               ? "XXXX-" + two(holiday.month) + "-" + two(holiday.day)
                               : "XXXX-XX-XX";
  return resolve_yearly(
      f, [&](LocalDays around) { return holiday_candidates(h.holiday, around); }, open,
      h.deixis == Deixis::the ? Deixis::none : h.deixis, 0, 0, 0);
}

std::string Resolver::open_unit(G unit) {
  switch (unit) {
    case G::week:
      return "XXXX-WXX";
    case G::weekend:
      return "XXXX-WXX-WE";
    case G::month:
      return "XXXX-XX";
    case G::year:
      return "XXXX";
    case G::decade:
      return "XXX";
    case G::century:
      return "XX";
    default:
      return "XXXX-XX-XX";
  }
}

Resolver::Result Resolver::resolve_unit(const FoundExpr& f, const UnitReference& u) {
  const std::string open = open_unit(u.unit);
  Deixis deixis = u.deixis;
  // "the next day" is told; "next week" is reckoned from today
  if (deixis == Deixis::next && u.unit == G::day) deixis = Deixis::following;
  const bool told_of = deixis == Deixis::that || deixis == Deixis::same ||
                       deixis == Deixis::following || deixis == Deixis::previous;
  if (told_of || (deixis == Deixis::the && u.unit != G::weekend)) {
    const Told* t = nullptr;
    points_back_ = deixis == Deixis::that || deixis == Deixis::same;
    if (deixis == Deixis::the && speech_) {
      // "by the end of the month": of the story, if it is of another time
      t = narrative(f, false);
      if (t != nullptr && t->granularity > u.unit) t = nullptr;
    } else if (!coarser_between(f, u.unit)) {
      t = told(f, u.unit, deixis == Deixis::the ? Ahead::taken : Ahead::if_it_looks_ahead);
    }
    points_back_ = false;
    if (t != nullptr) {
      const Reference ref = reference_to(*t);
      const int step = deixis == Deixis::following ? 1 : deixis == Deixis::previous ? -1 : 0;
      say_reckoned(ref, {});
      // A night belongs to the day on which it begins.
      Result r = of_unit(shift(unit_at(ref.interval.begin, u.unit), step), ref.anchor);
      r.backward = step < 0;
      return r;
    }
    // "They will meet the following week": of today, as nothing else was told.
    const auto from_today = [&] {
      return deixis == Deixis::following && u.unit > G::day &&
             clue(f).direction == Direction::future;
    };
    if (told_of &&
        (u.unit <= G::day || deixis == Deixis::that || deixis == Deixis::same || !speech()))
      if (!from_today())
        return partial(open, TimexType::date, "What it points at can't be told.", false);
  }
  const Reference* now = speech();
  if (now == nullptr) return missing(open);
  const CalendarUnit current = unit_at(now->interval.begin, u.unit);
  int step = 0;
  if (u.unit == G::weekend && deixis == Deixis::the) {
    const Clue& c = clue(f);
    return pick({shift(current, -1), current, shift(current, 1)}, *now,
                c.direction == Direction::unknown ? Direction::past : c.direction,
                c.direction == Direction::unknown ? ClueReason{"no word looks ahead"} : c.reason,
                &c);
  }
  if (deixis == Deixis::last || deixis == Deixis::previous) step = -1;
  if (deixis == Deixis::next || deixis == Deixis::following) step = 1;
  if (u.unit == G::weekend && step == -1 && current.begin > now->interval.begin &&
      to_interval(shift(current, -1)).end <= now->interval.begin) {
    // On a working day "last weekend" is the one just past.
    step = -1;
  }
  step += step < 0 ? -u.further : u.further;
  say_reckoned(*now, {});
  return of_unit(shift(current, step), now->anchor);
}

Resolver::Result Resolver::resolve_shift(const FoundExpr& f, const Shift& s) {
  const std::string open =
      s.unit < G::day ? "XXXX-XX-XXTXX:XX" : open_unit(s.unit == G::week ? G::day : s.unit);
  const TimexType type = s.unit < G::day ? TimexType::time : TimexType::date;
  if (s.amount.vague) {
    if (s.from == Shift::From::speech)
      return partial(s.sign < 0 ? "PAST_REF" : "FUTURE_REF", TimexType::date,
                     "How long isn't said.", false);
    return partial(open, type, "How long isn't said.", false);
  }
  std::optional<Reference> ref;
  bool unanchored = false;
  if (s.from == Shift::From::speech) {
    if (const Reference* now = speech()) {
      ref = *now;
      if (s.unit < G::day && document_.creation_time &&
          document_.creation_time->when.granularity < G::day) {
        ref->interval = to_interval(document_.creation_time->when);
        ref->granularity = document_.creation_time->when.granularity;
      }
    } else {
      unanchored = true;
    }
  } else if (s.from == Shift::From::base) {
    const Result base = resolve(f, *s.base);
    if (base.value.resolved) {
      ref = Reference{base.value.interval, base.value.granularity, base.anchor, base.value.value};
      if (ref->granularity == G::part_of_day)
        ref->interval = to_interval(unit_at(ref->interval.begin, G::day)),
        ref->granularity = G::day;
    }
    unanchored = base.unanchored;
  } else {
    G coarsest = s.unit;
    if (s.unit == G::week || s.unit < G::day) coarsest = G::day;
    if (s.unit > G::year) coarsest = G::year;
    // News compares the last year with the one before, unless the paragraph tells of another.
    const auto fits = [&](const Told& t) {
      return !s.same_unit || (t.granularity > G::week &&
                              (history_ || t.block == block_of(f) || lies_near(t, days(366))));
    };
    if (const Told* t = coarser_between(f, coarsest)
                            ? nullptr
                            : told(f, coarsest, Ahead::if_it_looks_ahead, s.unit < G::day, fits)) {
      ref = reference_to(*t);
      if (ref->granularity == G::part_of_day)
        ref->interval = to_interval(unit_at(ref->interval.begin, G::day)),
        ref->granularity = G::day;
    }
  }
  // "It earned less a year earlier": nothing was told, so it is reckoned from the text's own day.
  if (!ref && s.from == Shift::From::discourse && s.unit == G::year && s.sign < 0 && !history_)
    if (const Reference* now = speech()) ref = *now;
  if (!ref) {
    if (unanchored) return missing(open, type);
    return partial(open, type, "What it is reckoned from can't be told.", false);
  }
  const bool day_or_more = ref->granularity >= G::day && ref->granularity < G::year;
  if (s.same_unit && day_or_more && (s.from == Shift::From::base || ref->granularity > G::week)) {
    const std::int64_t n = s.sign * (s.amount.quarters / 4);
    if (std::abs(n) > 9'999) return partial(open, type, "It lies too far away.", false);
    // The middle of a week or month stays within it.
    LocalDays day = day_of_instant(ref->interval.begin);
    if (ref->granularity == G::week) day += days(3);
    if (s.unit == G::week) day += days(7 * n);
    if (s.unit == G::day) day += days(n);
    date::year_month_day ymd(day);
    if (s.unit == G::year) ymd += date::years(static_cast<int>(n));
    if (s.unit == G::month) ymd += date::months(static_cast<int>(n));
    if (!ymd.ok()) ymd = ymd.year() / ymd.month() / date::last;
    say_reckoned(*ref, {});
    Result r = of_unit(unit_at(LocalSeconds(LocalDays(ymd)), ref->granularity), ref->anchor);
    r.backward = s.from == Shift::From::discourse && s.sign < 0;
    return r;
  }
  const auto value = shifted(*ref, s.amount, s.unit, s.sign);
  if (!value)
    return partial(open, type, "What it is reckoned from, " + ref->description + ", is too coarse.",
                   false);
  say_reckoned(*ref, {});
  Result r;
  r.value = *value;
  r.anchor = ref->anchor;
  r.backward = s.from == Shift::From::discourse && s.sign < 0;
  return r;
}

Resolver::Result Resolver::resolve_ordinal(const FoundExpr& f, const OrdinalUnit& o) {
  const Result whole = resolve(f, *o.of);
  const std::string open = open_unit(o.unit);
  if (!whole.value.resolved)
    return partial(open, TimexType::date, "The whole it is counted in can't be told.",
                   whole.unanchored);
  const Interval i = whole.value.interval;
  CalendarUnit unit;
  if (o.weekday != 0) {
    LocalDays day = day_of_instant(i.begin);
    day += date::weekday(static_cast<unsigned>(o.weekday % 7)) - date::weekday(day);
    unit = {LocalSeconds(day), G::day};
    if (o.n > 0) {
      unit = shift(unit, 7 * (o.n - 1));
    } else {
      while (unit.begin + days(7) < i.end) unit = shift(unit, 7);
      unit = shift(unit, 7 * (o.n + 1));
    }
  } else if (o.unit == G::week) {
    // A week belongs to the month or year that holds most of its days.
    CalendarUnit week = unit_at(i.begin + days(3), G::week);
    if (week.begin + days(3) < i.begin) week = shift(week, 1);
    if (o.n > 0) {
      unit = shift(week, o.n - 1);
    } else {
      CalendarUnit last = unit_at(i.end - days(4), G::week);
      unit = shift(last, o.n + 1);
    }
  } else {
    const CalendarUnit first = unit_at(i.begin, o.unit);
    CalendarUnit last = unit_at(i.end - std::chrono::seconds(1), o.unit);
    if (last.begin >= i.end) last = shift(last, -1);  // a weekend after the month's last days
    unit = o.n > 0 ? shift(first, o.n - 1) : shift(last, o.n + 1);
  }
  if (!(to_interval(unit).overlaps(i)))
    return partial(open, TimexType::date, "There are not that many in it.", false);
  say(Step::anchor, [&] { return "It is counted in " + whole.value.value + "."; });
  return of_unit(unit, whole.anchor);
}

Resolver::Result Resolver::resolve_around(const FoundExpr& f, const UnitAround& u) {
  const Result day = resolve(f, *u.base);
  if (!day.value.resolved)
    return partial(open_unit(u.unit), TimexType::date, "The day it is of can't be told.",
                   day.unanchored);
  say(Step::anchor, [&] {
    return "It is the " + std::string(to_string(u.unit)) + " of " + day.value.value + ".";
  });
  CalendarUnit unit = unit_at(day.value.interval.begin, u.unit);
  // "the Labor Day weekend" ends with its Monday
  if (u.unit == G::weekend &&
      date::weekday(day_of_instant(day.value.interval.begin)) == date::Monday)
    unit = shift(unit, -1);
  return of_unit(unit, day.anchor);
}

}  // namespace dateline
