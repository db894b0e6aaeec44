// Rules for quarters, halves, fiscal and academic years, as reports have them.
#include <algorithm>
#include <array>

#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

// Whether one of the words stands within 25 of the place: sport and business tell of quarters and
// halves in words of their own.
template <std::size_t N>
bool near(const Words& w, std::int64_t i, const std::array<std::string_view, N>& words) {
  constexpr std::int64_t reach = 25;
  for (std::int64_t k = std::max<std::int64_t>(0, i - reach); k < std::min(w.size(), i + reach);
       ++k)
    if (w.any(k, std::span<const std::string_view>(words))) return true;
  return false;
}

constexpr auto sport_words = std::to_array<std::string_view>(
    {"touchdown", "yard",   "yards",   "quarterback", "halftime", "points", "rebounds", "scored",
     "pass",      "lead",   "game",    "defense",     "punt",     "basket", "moon",     "goal",
     "goals",     "minute", "striker", "match",       "league",   "coach",  "half-time"});

constexpr auto business_words = std::to_array<std::string_view>(
    {"profit",    "profits", "sales",    "revenue",      "revenues", "earnings",   "earned",
     "income",    "growth",  "economy",  "gdp",          "output",   "exports",    "imports",
     "orders",    "shares",  "results",  "inflation",    "demand",   "production", "deliveries",
     "loss",      "losses",  "margin",   "margins",      "turnover", "dividend",   "company",
     "companies", "bank",    "banks",    "market",       "markets",  "investment", "percent",
     "pct",       "budget",  "spending", "construction", "deficit",  "surplus",    "prices",
     "claims",    "cases",   "arrivals", "passengers",   "sector",   "industry",   "forecast"});

/// "Q3", "3Q", "Q3 2018", "2018 Q3", "2018Q3", "3Q18", "H1 2018", "1H".
struct Mark {
  G unit = G::quarter;
  int index = 0;
  std::optional<int> year;
};
std::optional<Read<Mark>> read_mark(const Words& w, std::int64_t i) {
  Mark m;
  const auto unit_of = [&](std::int64_t k) -> std::optional<G> {
    if (w.is(k, "q") && (w[k].capital || w.number(k + 1) || w.number(k - 1))) return G::quarter;
    if (w.is(k, "h") && w[k].capital) return G::half;
    return std::nullopt;
  };
  const auto fits = [&](std::int64_t k) {
    return w.number(k) && w[k].digits == 1 && !w[k].ordinal && !w[k].plural && w[k].number >= 1 &&
           w[k].number <= (m.unit == G::quarter ? 4 : 2);
  };
  std::int64_t p = i;
  // the year first: "2018 Q3", "2018-Q3", "2018Q3"
  if (w.number(p) && w[p].digits == 4 && !w[p].grouped && w[p].number >= 1900 &&
      w[p].number < 2200 && !w[p].plural) {
    const std::int64_t next = w.hyphen(p + 1) ? p + 2 : p + 1;
    if (unit_of(next) && w.number(next + 1) && w.glued(next + 1)) {
      m.year = static_cast<int>(w[p].number);
      p = next;
    }
  }
  if (const auto unit = unit_of(p); unit && w.glued(p + 1)) {
    m.unit = *unit;
    if (!fits(p + 1)) return std::nullopt;
    m.index = static_cast<int>(w[p + 1].number);
    p += 2;
  } else if (const auto after = unit_of(p + 1); after && w.glued(p + 1) && !m.year) {
    m.unit = *after;
    if (!fits(p) || w.mark(p - 1, '.')) return std::nullopt;
    m.index = static_cast<int>(w[p].number);
    p += 2;
    // "3Q18"
    if (w.glued(p) && w.number(p) && w[p].digits == 2) {
      m.year = 2000 + static_cast<int>(w[p].number);
      ++p;
    }
  } else {
    return std::nullopt;
  }
  if (w.glued(p) && (w.word(p) || w.number(p))) return std::nullopt;
  return Read<Mark>{m, p};
}

// "the third quarter of 2018", "Fourth-quarter", "Q3 2019", "its fiscal second quarter".
std::optional<RuleMatch> match_quarter(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  CalendarPart part;
  part.granularity = G::quarter;
  const auto fiscal_year = [&](std::int64_t& end) {
    std::int64_t y = w.is(end, "of") ? end + 1 : end;
    if (!w.any(y, {"fiscal", "fy"})) return false;
    const bool short_form = w.is(y, "fy");
    ++y;
    if (w.is(y, "year")) ++y;
    if (const auto year = read_year(w, y)) {
      part.year = year->value;
      end = year->end;
    } else if (short_form && w.number(y) && w[y].digits == 2) {
      part.year = 2000 + static_cast<int>(w[y].number);
      end = y + 1;
    } else {
      return false;
    }
    part.fiscal = true;
    return true;
  };
  if (const auto mark = read_mark(w, p); mark && mark->value.unit == G::quarter) {
    part.index = mark->value.index;
    part.year = mark->value.year;
    std::int64_t end = mark->end;
    if (!part.year && !fiscal_year(end)) {
      if (w.is(end, "fy")) ++end;
      read_year_tail(w, end, part.year, part.within);
    }
    return one(i, end, {part});
  }
  const bool the = w.any(p, {"the", "its", "their", "our", "this"});
  if (the) ++p;
  if (w.is(p, "fiscal")) {
    part.fiscal = true;
    ++p;
    // "its fiscal 2019 third quarter"
    if (const auto year = read_year(w, p); year && w.number(p)) {
      part.year = year->value;
      p = year->end;
    }
  }
  const auto ordinal = read_ordinal(w, p);
  const bool final_one = ordinal && w.is(p, "final");
  if (!ordinal || ordinal->value > 4 || (ordinal->value < 1 && !final_one)) return std::nullopt;
  std::int64_t q = ordinal->end;
  const bool hyphen = w.hyphen(q);
  if (hyphen) ++q;
  if (w.is(q, "fiscal")) {
    part.fiscal = true;
    ++q;
  }
  if (!w.any(q, {"quarter", "qtr"})) return std::nullopt;
  part.index = final_one ? 4 : ordinal->value;
  part.deixis = the ? Deixis::the : Deixis::none;
  std::int64_t end = q + 1;
  if (w.is(q, "qtr") && w.mark(end, '.') && w.glued(end) && !w[end + 1].capital) ++end;
  if (fiscal_year(end)) return one(i, end, {part});
  if (part.fiscal) return one(i, end, {part});
  if (read_year_tail(w, end, part.year, part.within)) return one(i, end, {part});
  if (w.is(end, "of") && w.is(end + 1, "the") && w.is(end + 2, "year")) {
    part.within = make_expr(UnitReference{G::year, Deixis::the});
    return one(i, end + 3, {part});
  }
  if (final_one || near(w, i, sport_words)) return std::nullopt;
  return one(i, end, {part});
}

std::optional<RuleMatch> match_half(const Words& w, std::int64_t i) {
  if (const auto mark = read_mark(w, i); mark && mark->value.unit == G::half) {
    CalendarPart part{G::half, mark->value.index, mark->value.year, false, Deixis::none, {}};
    std::int64_t end = mark->end;
    if (!part.year && !read_year_tail(w, end, part.year, part.within) &&
        !near(w, i, business_words))
      return std::nullopt;
    return one(i, end, {part});
  }
  const bool the = w.any(i, {"the", "its", "their"});
  const std::int64_t p = the ? i + 1 : i;
  int index = 0;
  if (w.is(p, "first"))
    index = 1;
  else if (w.any(p, {"second", "latter", "last"}))
    index = 2;
  else
    return std::nullopt;
  const bool hyphen = w.hyphen(p + 1);
  const std::int64_t half = hyphen ? p + 2 : p + 1;
  if (!w.is(half, "half")) return std::nullopt;
  CalendarPart part{G::half, index, {}, false, the ? Deixis::the : Deixis::none, {}};
  std::int64_t end = half + 1;
  const bool of = w.is(end, "of");
  if ((of || !w.any(p, {"last"})) && read_year_tail(w, end, part.year, part.within))
    return one(i, end, {part});
  if (of && w.is(end + 1, "the") && w.is(end + 2, "year") && !read_year(w, end + 3)) {
    part.within = make_expr(UnitReference{G::year, Deixis::the});
    return one(i, end + 3, {part});
  }
  // of a month, decade or century: a part, not a half of TIMEX3
  if (of && the) {
    if (const auto whole = read_date(w, end + 1); whole && !names_day(whole->value))
      return one(i, whole->end, whole->value, index == 1 ? TimexMod::start : TimexMod::end);
    return std::nullopt;
  }
  // "first-half profit", "grew in the first half": said of business only
  if (of || w.is(p, "last") || !near(w, i, business_words) || near(w, i, sport_words) ||
      w.any(end, {"century", "hour", "inning"}))
    return std::nullopt;
  if (!hyphen && !w.any(i - 1, {"in", "for", "during", "of", "from", "over", "through", "s"}))
    return std::nullopt;
  return one(i, end, {part});
}

bool ends_period(G unit, const CalendarDate& d) {
  const bool last_day =
      (d.month == 6 || d.month == 9 || d.month == 11 || d.month == 4) ? d.day == 30 : d.day == 31;
  switch (unit) {
    case G::quarter:
      return d.month % 3 == 0 && last_day;
    case G::half:
      return d.month % 6 == 0 && last_day;
    case G::year:
      return d.month == 12 && last_day;
    default:
      return false;
  }
}

// "the quarter ended June 30", "the year to 31 March", "the fiscal year ending Sept. 30, 2019".
std::optional<RuleMatch> match_period_ended(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  const bool the = w.any(p, {"the", "its", "their"});
  if (!the) return std::nullopt;
  ++p;
  bool fiscal = false;
  if (w.any(p, {"fiscal", "financial"})) {
    fiscal = true;
    ++p;
  }
  const auto unit = read_unit(w, p);
  if (!unit || unit->value.plural ||
      (unit->value.unit != G::quarter && unit->value.unit != G::half &&
       unit->value.unit != G::year))
    return std::nullopt;
  std::int64_t q = unit->end;
  if (w.any(q, {"that", "which"}) && w.any(q + 1, {"ended", "ends"})) ++q;
  if (!w.any(q, {"ended", "ending", "ends", "to", "through"})) return std::nullopt;
  ++q;
  if (w.is(q, "on")) ++q;
  const auto end = read_calendar_date(w, q);
  if (!end) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&end->value.value);
  if (d == nullptr || d->month == 0) return std::nullopt;
  RuleMatch match;
  if (fiscal) {
    FiscalYear y{d->year, Deixis::this_, d->month % 12 + 1, false};
    match.parts.push_back({i, unit->end, {y}, TimexMod::none});
  } else if (d->day != 0 && ends_period(unit->value.unit, *d)) {
    match.parts.push_back(
        {i, unit->end, {UnitAround{unit->value.unit, make_expr(*d)}}, TimexMod::none});
  } else {
    match.parts.push_back({i,
                           unit->end,
                           {Duration{duration_value(Amount{4, false}, unit->value.unit, 1)}},
                           TimexMod::none});
  }
  match.parts.push_back({q, end->end, end->value, TimexMod::none});
  return match;
}

// "the year-ago quarter", "the year-earlier period", "the same quarter last year".
std::optional<RuleMatch> match_year_earlier(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  if (w.any(p, {"the", "a"})) ++p;
  if (w.is(p, "same") && p > i) {
    const auto unit = read_unit(w, p + 1);
    const bool period = w.is(p + 1, "period");
    if (!period && (!unit || unit->value.plural || unit->value.unit != G::quarter))
      return std::nullopt;
    std::int64_t end = p + 2;
    int years = 0;
    std::optional<int> year;
    TimeExprRef within;
    if (w.any(end, {"a", "one"}) && w.is(end + 1, "year") &&
        w.any(end + 2, {"ago", "earlier", "before"})) {
      years = -1;
      end += 3;
    } else {
      if (w.any(end, {"of", "in"})) ++end;
      if (w.is(end, "the") && w.any(end + 1, {"previous", "prior", "preceding"}) &&
          w.is(end + 2, "year")) {
        years = -1;
        end += 3;
      } else if (!read_year_tail(w, end, year, within)) {
        return std::nullopt;
      }
      if (year) within = make_expr(CalendarDate{year, 0, 0, 0, Deixis::none, 0, {}});
    }
    if (period) {
      if (years == 0 && within && !year) {
        const auto* u = std::get_if<UnitReference>(&within->value);
        if (u != nullptr && u->deixis == Deixis::last) years = -1;
      }
      if (years == 0) return one(i, end, *within);
      return one(i, end, {Shift{{4, false}, G::year, -1, Shift::From::discourse, {}, true}});
    }
    CalendarPart part;
    part.granularity = G::quarter;
    part.deixis = Deixis::same;
    part.years = years;
    part.within = within;
    return one(i, end, {part});
  }
  if (!w.is(p, "year") || !w.hyphen(p + 1) || !w.any(p + 2, {"ago", "earlier", "before"}))
    return std::nullopt;
  p += 3;
  const bool quarter = w.is(p, "quarter");
  if (w.any(p, {"third", "first", "second", "fourth"}) &&
      w.is(w.hyphen(p + 1) ? p + 2 : p + 1, "quarter")) {
    CalendarPart part;
    part.granularity = G::quarter;
    part.index = w.is(p, "first") ? 1 : w.is(p, "second") ? 2 : w.is(p, "third") ? 3 : 4;
    part.within = make_expr(UnitReference{G::year, Deixis::last, 0});
    return one(i, (w.hyphen(p + 1) ? p + 3 : p + 2), {part});
  }
  if (quarter) {
    CalendarPart part;
    part.granularity = G::quarter;
    part.deixis = Deixis::previous;
    part.years = -1;
    return one(i, p + 1, {part});
  }
  const bool noun = w.any(p, {"period", "month", "half", "level", "levels"});
  // "the year-ago loss": the adjective alone
  const std::int64_t end = noun && !w.any(p, {"level", "levels"}) ? p + 1 : p;
  const std::int64_t first = noun && !w.any(p, {"level", "levels"}) ? i
                             : w.any(i, {"the", "a"})               ? i + 1
                                                                    : i;
  return one(first, end, {Shift{{4, false}, G::year, -1, Shift::From::discourse, {}, true}});
}

// "year-end", "year's end", "the year-end 2018", "at month's end".
std::optional<RuleMatch> match_year_end(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  if (w.any(p, {"the", "this", "last", "next"})) ++p;
  G unit = G::year;
  if (w.is(p, "yearend")) {
    p += 1;
  } else {
    if (!w.any(p, {"year", "month", "quarter", "week", "decade", "century"})) return std::nullopt;
    unit = static_cast<G>(w[p].value);
    std::int64_t q = p + 1;
    const bool possessive = w.mark(q, '\'') && w.glued(q) && w.is(q + 1, "s");
    if (possessive)
      q += 2;
    else if (w.hyphen(q))
      ++q;
    else if (!w.any(p - 1, {"by", "at", "before", "until", "since", "through", "to"}))
      return std::nullopt;
    if (!w.is(q, "end")) return std::nullopt;
    if (w.is(q + 1, "of")) return std::nullopt;
    p = q + 1;
  }
  if (w.any(i, {"the"}) && !w.hyphen(i + 2) && !w.mark(i + 2, '\'')) return std::nullopt;
  std::int64_t end = p;
  if (unit == G::year) {
    if (const auto year = read_year(w, p); year && stands_free(w, p, year->end)) {
      CalendarDate d;
      d.year = year->value;
      return one(i, year->end, {d}, TimexMod::end);
    }
  }
  const Deixis deixis = w.is(i, "last")   ? Deixis::last
                        : w.is(i, "next") ? Deixis::next
                                          : Deixis::the;
  if (unit == G::quarter) {
    CalendarPart part;
    part.granularity = G::quarter;
    part.deixis = deixis == Deixis::the ? Deixis::this_ : deixis;
    return one(i, end, {part}, TimexMod::end);
  }
  return one(i, end, {UnitReference{unit, deixis, 0}}, TimexMod::end);
}

// The month in which the fiscal year begins, if the text says: "the federal fiscal year",
// "fiscal 2019, which began Oct. 1", "the fiscal year ending June 30".
int first_fiscal_month(const Words& w, std::int64_t first, std::int64_t end) {
  for (std::int64_t k = first - 4; k < first; ++k)
    if (w.is(k, "federal") || (w.is(k, "government") && w.is(k - 1, "u.s"))) return 10;
  std::int64_t p = end;
  if (w.mark(p, ',')) ++p;
  if (w.any(p, {"which", "that"})) ++p;
  const bool starts =
      w.any(p, {"began", "begins", "begin", "starts", "started", "beginning", "starting"});
  const bool stops = w.any(p, {"ended", "ends", "ending", "end"});
  if (!starts && !stops) return 0;
  ++p;
  if (w.any(p, {"on", "in"})) ++p;
  const auto date = read_calendar_date(w, p);
  if (!date) return 0;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->month == 0) return 0;
  if (starts) return d->day <= 1 ? d->month : 0;
  return d->day == 0 || d->day >= 28 ? d->month % 12 + 1 : 0;
}

// "fiscal 2020", "FY19", "the 2018-19 financial year", "the 2019 federal fiscal year".
std::optional<RuleMatch> match_fiscal_year(const Words& w, std::int64_t i) {
  const auto answer = [&](std::int64_t end, int year, int month) {
    if (month == 0) month = first_fiscal_month(w, i, end);
    return one(i, end, {FiscalYear{year, Deixis::none, month, false}});
  };
  // "2018-19", "2018/19": the year in which it ends
  const auto ending = [&](std::int64_t& end, int year) {
    if ((w.hyphen(end) || (w.mark(end, '/') && w.glued(end)) || w.mark(end, '~')) &&
        w.number(end + 1) && w.glued(end + 1) &&
        (w[end + 1].digits == 2 ? (year + 1) % 100 == w[end + 1].number
                                : w[end + 1].number == year + 1)) {
      end += 2;
      return year + 1;
    }
    return year;
  };
  std::int64_t p = w.is(i, "the") ? i + 1 : i;
  int month = 0;
  if (w.is(p, "federal")) {
    month = 10;
    ++p;
  }
  if (w.is(p, "fy") && w[p].capital && w.number(p + 1) &&
      (w[p + 1].digits == 4 || w[p + 1].digits == 2)) {
    std::int64_t end = p + 2;
    const int year =
        static_cast<int>(w[p + 1].digits == 2 ? 2000 + w[p + 1].number : w[p + 1].number);
    const int value = ending(end, year);
    return answer(end, value, month);
  }
  if (w.any(p, {"fiscal", "financial"})) {
    const std::int64_t y = w.is(p + 1, "year") ? p + 2 : p + 1;
    if (w.is(p, "financial") && y == p + 1) return std::nullopt;
    if (const auto year = read_year(w, y); year && w.number(y)) {
      std::int64_t end = year->end;
      const int value = ending(end, year->value);
      return answer(end, value, month);
    }
    return std::nullopt;
  }
  // "the 2024 fiscal year", "the 2023-24 financial year", "the 2018-19 tax year"
  if (const auto year = read_year(w, p); year && w.number(p)) {
    std::int64_t end = year->end;
    const int value = ending(end, year->value);
    if (w.is(end, "federal") && w.is(end + 1, "fiscal")) {
      month = 10;
      ++end;
    }
    if (w.any(end, {"fiscal", "financial", "budget"}) && w.is(end + 1, "year"))
      return answer(end + 2, value, month);
    // The tax year that has two numbers is the British one, from April on.
    if (w.is(end, "tax") && w.is(end + 1, "year") && value != year->value)
      return answer(end + 2, value, 4);
  }
  return std::nullopt;
}

// "the 2018-19 academic year", "the 2018/2019 school year".
std::optional<RuleMatch> match_academic_year(const Words& w, std::int64_t i) {
  const std::int64_t p = w.any(i, {"the", "its", "their"}) ? i + 1 : i;
  const auto first = read_year(w, p);
  if (!first || !w.number(p) || first->end != p + 1) return std::nullopt;
  const std::int64_t dash = p + 1;
  if (!(w.hyphen(dash) || (w.mark(dash, '~')) || (w.mark(dash, '/') && w.glued(dash))) ||
      !w.number(dash + 1))
    return std::nullopt;
  const Lexeme& n = w[dash + 1];
  const int next = first->value + 1;
  if (n.plural || n.ordinal || !(n.digits == 2 ? next % 100 == n.number : n.number == next))
    return std::nullopt;
  if (!w.any(dash + 2, {"academic", "school", "university", "college"}) ||
      !w.any(dash + 3, {"year", "session"}))
    return std::nullopt;
  return one(i, dash + 4, {FiscalYear{next, Deixis::none, 9, true}});
}

}  // namespace

std::vector<DateRule> business_rules() {
  return {
      {"quarter",
       "a quarter of a year",
       starting({C::the, C::ordinal, C::unit, C::quarter_mark, C::fiscal, C::lead}, true)
           .then({C::the, C::lead}, {C::fiscal, C::ordinal, C::unit, K::ordinal_number})
           .then(C::quarter_mark, numbers)
           .then(C::fiscal, {C::ordinal, C::unit, C::era, numbers})
           .then({C::ordinal, C::unit, K::ordinal_number},
                 {C::fiscal, C::unit, C::quarter_mark, K::hyphen})
           .then(numbers, {C::quarter_mark, K::hyphen}),
       match_quarter,
       {{"Sales rose in [the third quarter of 2018].", "2018-Q3"},
        {"[Fourth-quarter] results were late.", "2018-Q4"},
        {"Profit fell in [Q1 2019].", "2019-Q1"},
        {"Profit fell in [3Q 2018].", "2018-Q3"},
        {"Profit fell in [2018Q3].", "2018-Q3"},
        {"Profit rose in [its fiscal second quarter].", "FYXXXX-Q2"},
        {"Profit rose in [the first quarter of fiscal 2019].", "FY2019-Q1"}},
       {"He threw a touchdown in the third quarter.", "They live in the Latin Quarter.",
        "A quarter of voters left.", "She paid with a quarter."}},
      {"half",
       "a half of a year",
       starting({C::the, C::quarter_mark, C::ordinal, C::unit, C::lead, C::sequence}, true)
           .then({C::the, C::lead}, {C::ordinal, C::unit, C::sequence, K::inner})
           .then(C::quarter_mark, numbers)
           .then(numbers, {C::quarter_mark, K::hyphen})
           .then({C::half, K::hyphen}),
       match_half,
       {{"It eased in [the second half of 2018].", "2018-H2"},
        {"Profit rose in [H1 2018].", "2018-H1"},
        {"[First-half] profit fell 3 percent.", "2019-H1"},
        {"Sales will rise in [the second half].", "2019-H2"}},
       {"They scored in the second half.", "The second half of the film is dull."}},
      {"period_ended",
       "a quarter or year by the day on which it ends",
       starting({C::the, C::lead}).then({C::fiscal, C::lead, C::unit}),
       match_period_ended,
       {{"Profit for [the quarter] ended [June 30] fell.", "2019-Q2"},
        {"It rose in [the year] to [31 March 2018].", "P1Y"},
        {"It rose in [the fiscal year] ended [Sept. 30, 2018].", "FY2018"}},
       {"The quarter ended badly."}},
      {"year_earlier",
       "the same stretch of the year before",
       starting({C::the, C::article, C::unit})
           .then({C::the, C::article}, {C::sequence, C::unit})
           .then(K::hyphen),
       match_year_earlier,
       {{"Profit rose from $3 million in [the year-ago quarter].", "2018-Q2"},
        {"Profit rose from $3 million in [the year-earlier period].", "2018"},
        {"Profit rose from [the same quarter last year].", "2018-Q2"},
        {"Sales fell in March 2019 from [the same period a year earlier].", "2018-03"}},
       {"The year ago is a phrase.", "It was the same last year."}},
      {"year_end",
       "the end of a year or month, in one word",
       starting({C::the, C::unit, C::sequence, C::demonstrative, C::edge})
           .then({C::the, C::sequence, C::demonstrative}, C::unit),
       match_year_end,
       {{"They want a deal by [year-end].", "2019"},
        {"It had $3 million at [year-end 2018].", "2018"},
        {"They will finish by [the year's end].", "2019"}},
       {"The year ended.", "It was a year end to end."}},
      {"fiscal_year",
       "a fiscal or financial year",
       starting({C::the, C::fiscal, C::lead}, true)
           .then(C::the, {C::fiscal, C::lead, numbers})
           .then({C::fiscal, C::lead}, {C::fiscal, C::lead, C::unit, numbers})
           .then(K::year_number,
                 {C::fiscal, C::lead, C::holiday, C::era, K::hyphen, K::slash, K::inner})
           .then(C::era),
       match_fiscal_year,
       {{"The budget for [fiscal 2020] is late.", "FY2020"},
        {"It grew in [FY2018].", "FY2018"},
        {"It grew in [the 2018-19 financial year].", "FY2019"},
        {"It fell in [federal fiscal year 2019].", "FY2019"},
        {"It rose in [the 2018/19 tax year].", "FY2019"}},
       {"The financial year ended.", "A fiscal cliff loomed."}},
      {"academic_year",
       "a year of schools, by the year in which it begins",
       starting({C::the, C::lead}, true)
           .then({C::the, C::lead}, K::year_number)
           .then({K::hyphen, K::slash}),
       match_academic_year,
       {{"Fees rose in [the 2018-19 academic year].", "2018"},
        {"It begins in [the 2019-2020 school year].", "2019"}},
       {"The school year ended.", "The vote was 2010-98."}},
  };
}

}  // namespace dateline
