// Rules for parts of what a date names: early and late, the end of, the first week of.
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

// "about 1910", "around March 1981", "ca. 466 BC"
std::optional<RuleMatch> match_about(const Words& w, std::int64_t i) {
  if (!w.any(i, {"about", "around", "circa", "ca", "c"})) return std::nullopt;
  std::int64_t p = i + 1;
  if (w.any(i, {"ca", "c"})) {
    if (!w.mark(p, '.')) return std::nullopt;
    ++p;
  }
  const auto date = read_calendar_date(w, p);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || !d->year || d->day != 0) return std::nullopt;
  if (d->month == 0 && !w.of_class(date->end - 1, C::era) && !w.mark(date->end - 1, '.') &&
      !year_expected(w, p, date->end))
    return std::nullopt;
  return one(i, date->end, date->value, TimexMod::approx);
}

// ── early, mid, late; beginning, middle, end ────────────────────────────────────────────────────

TimexMod mod_of(int value) {
  return value == 0 ? TimexMod::start : value == 1 ? TimexMod::mid : TimexMod::end;
}

std::optional<RuleMatch> match_early_late(const Words& w, std::int64_t i) {
  // "the early 1990s", "the late Roman period": the article belongs to decades and centuries
  const bool the = w.is(i, "the");
  std::int64_t p = the ? i + 1 : i;
  if (w.any(p, {"very", "fairly"})) ++p;
  if (!w.of_class(p, C::early_late) && !w.is(p, "middle")) return std::nullopt;
  const int value = w.is(p, "middle") ? 1 : w[p].value;
  const bool comparative = w.any(p, {"earlier", "later"});
  std::int64_t base_at = p + 1;
  if (w.hyphen(base_at)) {
    ++base_at;
  } else if (w.any(p, {"early", "late"}) && w.any(base_at, {"to"}) && w.hyphen(base_at - 1)) {
    return std::nullopt;
  }
  if (!the && w.any(base_at, {"in", "on"}) && !w.hyphen(base_at - 1)) ++base_at;
  auto base = read_date(w, base_at);
  if (!base) {
    // "later that month", "later in the year", "late in the day"
    if (w.is(base_at, "the")) {
      if (const auto unit = read_unit(w, base_at + 1);
          unit && !unit->value.plural &&
          (unit->value.unit == G::day || unit->value.unit == G::week))
        base = Read<TimeExpr>{{UnitReference{unit->value.unit, Deixis::the}}, unit->end};
    }
    if (!base) return std::nullopt;
  }
  // "a later May election", "earlier 2019": comparatives need a pointer, a weekday or a preposition
  if (comparative) {
    const bool points = read_deixis(w, base_at).has_value() || base_at > p + 1;
    const auto* d = std::get_if<CalendarDate>(&base->value.value);
    const auto* s = std::get_if<Shift>(&base->value.value);
    if (!points && !(d != nullptr && d->weekday != 0) && s == nullptr) return std::nullopt;
    if (the) return std::nullopt;
  }
  if (the) {
    const bool span = std::holds_alternative<YearSpan>(base->value.value) ||
                      std::holds_alternative<CalendarPart>(base->value.value) || w.is(p, "mid") ||
                      w.is(p, "middle");
    if (!span) return std::nullopt;
    if (w.is(base_at, "the")) return std::nullopt;
  }
  if (const auto* d = std::get_if<CalendarDate>(&base->value.value)) {
    // "late May" is fine; "the late April Jones" and "early 300" are not
    if (d->month != 0 && d->day == 0 && !d->year && w[base->end].capital && w.word(base->end) &&
        w[base->end].space_before && w.any(p - 1, {"the"}))
      return std::nullopt;
    if (d->year && d->month == 0 && !stands_free(w, base->end - 1, base->end) &&
        !w.of_class(base->end - 1, C::era))
      return std::nullopt;
    if (weekday_in_name(w, base_at, base_at + 1)) return std::nullopt;
  }
  if (const auto* s = std::get_if<CalendarPart>(&base->value.value);
      s != nullptr && s->granularity == G::season && w.is(base_at, "fall") && !s->year &&
      w.any(base->end, {"of", "in"}))
    return std::nullopt;
  return one(i, base->end, base->value, mod_of(value));
}

// "the end of June", "the beginning of next year", "the latter part of the year".
std::optional<RuleMatch> match_edge(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  if (w.is(p, "the"))
    ++p;
  else if (!w.any(p - 1, {"at", "by", "until", "since", "in", "from", "before"}))
    return std::nullopt;
  if (w.any(p, {"very"})) ++p;
  int value = -1;
  if (w.any(p, {"early", "first", "opening", "latter", "later", "last", "closing", "final",
                "middle"}) &&
      w.any(p + 1, {"part", "days", "weeks", "months", "years", "stages", "half"})) {
    value = w.any(p, {"early", "first", "opening"}) ? 0 : w.is(p, "middle") ? 1 : 2;
    if (w.any(p + 1, {"days", "weeks", "months", "years"}) && w.any(p, {"first", "last", "final"}))
      value = w.is(p, "first") ? 0 : 2;
    if (w.is(p + 1, "half")) return std::nullopt;
    p += 2;
  } else if (w.of_class(p, C::edge) && !w.is(p, "part")) {
    value = w[p].value;
    if (w.any(p, {"rest", "remainder", "height"})) value = -2;
    ++p;
  } else {
    return std::nullopt;
  }
  if (!w.is(p, "of")) return std::nullopt;
  ++p;
  // "at the end of the day": after all is said
  if (w.is(i - 1, "at") && w.is(p, "the") && w.is(p + 1, "day")) return std::nullopt;
  auto base = read_date(w, p);
  if (!base && w.is(p, "the")) {
    if (const auto unit = read_unit(w, p + 1);
        unit && !unit->value.plural && unit->value.unit == G::day && !w.any(unit->end, {"of"}))
      base = Read<TimeExpr>{{UnitReference{G::day, Deixis::the}}, unit->end};
  }
  if (!base && w.is(p, "the") && w.any(p + 1, {"decade", "century"}))
    base = Read<TimeExpr>{{UnitReference{static_cast<G>(w[p + 1].value), Deixis::the}}, p + 2};
  if (!base) return std::nullopt;
  if (const auto* d = std::get_if<CalendarDate>(&base->value.value);
      d != nullptr && d->year && d->month == 0 && w.number(base->end - 1) &&
      !stands_free(w, base->end - 1, base->end))
    return std::nullopt;
  return one(i, base->end, base->value, value == -2 ? TimexMod::none : mod_of(value));
}

// ── ordinals and weeks ──────────────────────────────────────────────────────────────────────────

// "the first week of June", "the last Friday in May", "the third day of 2019".
std::optional<RuleMatch> match_ordinal_unit(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  if (w.is(p, "the")) ++p;
  const auto ordinal = read_ordinal(w, p);
  if (!ordinal || ordinal->value == 0 || ordinal->value > 53) return std::nullopt;
  OrdinalUnit o;
  o.n = ordinal->value;
  std::int64_t q = ordinal->end;
  if (w.is(q, "full")) ++q;
  if (w.any(q, {"to"}) && w.is(q + 1, "last")) {  // "the second to last Friday"
    o.n = -ordinal->value;
    q += 2;
  }
  if (const auto weekday = read_weekday(w, q)) {
    o.weekday = weekday->value;
    o.unit = G::day;
    q = weekday->end;
  } else if (const auto unit = read_unit(w, q); unit && !unit->value.plural) {
    o.unit = unit->value.unit;
    if (o.unit != G::day && o.unit != G::week && o.unit != G::weekend && o.unit != G::month &&
        o.unit != G::decade)
      return std::nullopt;
    q = unit->end;
  } else {
    return std::nullopt;
  }
  if (!w.any(q, {"of", "in"})) return std::nullopt;
  ++q;
  auto base = read_date(w, q);
  if (!base || names_day(base->value)) return std::nullopt;
  if (const auto* d = std::get_if<CalendarDate>(&base->value.value);
      d != nullptr && d->month == 0 && d->year && !stands_free(w, q, base->end))
    return std::nullopt;
  o.of = std::make_shared<const TimeExpr>(base->value);
  return one(i, base->end, {o});
}

// "the week of 12 May", "the weekend of Feb. 8", "the month of May", "the day of 5 June".
std::optional<RuleMatch> match_unit_of(const Words& w, std::int64_t i) {
  if (!w.is(i, "the")) return std::nullopt;
  const auto unit = read_unit(w, i + 1);
  if (!unit || unit->value.plural) return std::nullopt;
  std::int64_t p = unit->end;
  if (!w.any(p, {"of", "beginning", "ending", "ended", "starting", "commencing"}) &&
      !(unit->value.unit == G::week && w.any(p, {"to", "through"})))
    return std::nullopt;
  const bool of = w.is(p, "of");
  ++p;
  if (!of && w.is(p, "on")) ++p;
  const auto base = read_date(w, p);
  if (!base) return std::nullopt;
  const G g = unit->value.unit;
  if (g == G::week || g == G::weekend) {
    if (!names_day(base->value)) return std::nullopt;
    return one(i, base->end, {UnitAround{g, std::make_shared<const TimeExpr>(base->value)}});
  }
  if (!of) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&base->value.value);
  if (g == G::month && d != nullptr && d->month != 0 && d->day == 0)
    return one(i, base->end, base->value);
  if (g == G::year && d != nullptr && d->year && d->month == 0)
    return one(i, base->end, base->value);
  return std::nullopt;
}

// "on the 20th"
std::optional<RuleMatch> match_day_of_month(const Words& w, std::int64_t i) {
  if (!w.is(i, "the") || !w.number(i + 1) || !w[i + 1].ordinal || w[i + 1].number > 31 ||
      w[i + 1].number < 1 || !w.any(i - 1, {"on", "by", "until", "from", "since", "till", "and"}))
    return std::nullopt;
  if (w.is(i - 1, "and") && !w.is(i - 4, "on")) return std::nullopt;
  const std::int64_t end = i + 2;
  CalendarDate d;
  d.day = static_cast<int>(w[i + 1].number);
  if (w.is(end, "of") &&
      (w.any(end + 1, {"this", "that", "last", "next"}) || w.is(end + 1, "the"))) {
    const auto deixis = read_deixis(w, end + 1);
    if (deixis && w.is(deixis->end, "month")) {
      d.within = make_expr(UnitReference{G::month, deixis->value});
      return one(i, deixis->end + 1, {d});
    }
    return std::nullopt;
  }
  if (w.word(end) && !w.any(end, {"and", "the", "to", "he", "she", "they", "it", "a", "but", "when",
                                  "as", "with", "after", "by"}))
    return std::nullopt;
  return one(i, end, {d});
}

}  // namespace

std::vector<DateRule> within_rules() {
  return {
      {"about",
       "a year or month that is known roughly",
       starting({C::approximate})
           .then({C::month, C::month_short, C::era, C::cardinal, K::full_stop, numbers}),
       match_about,
       {{"It was built [about 1910].", "1910"}, {"He died [around March 1981].", "1981-03"}},
       {"About 2000 men fell.", "It is about May and June."}},
      {"early_late",
       "early, mid or late in a unit, or earlier and later in it",
       starting({C::the, C::early_late, C::edge})
           .then(C::the, {C::early_late, C::edge, K::inner})
           .then(known),
       match_early_late,
       {{"It came out [early Thursday].", "2019-07-04"},
        {"He left in [late 2017].", "2017"},
        {"It boomed in [the mid-1990s].", "199"},
        {"[Earlier this month] it rained.", "2019-07"},
        {"It will open [early next year].", "2020"},
        {"It began in [mid-October 1998].", "1998-10"}},
       {"The late April Jones sang.", "He came late in his life."}},
      {"edge",
       "the beginning, middle or end of a unit",
       starting({C::the, C::edge})
           .then(C::the, {C::edge, C::early_late, C::ordinal, C::sequence, K::inner})
           .then(known),
       match_edge,
       {{"It was shut at [the end of 2012].", "2012"},
        {"It doubled since [the start of the year].", "2019"}},
       {"At the end of the road.", "The start of the race."}},
      {"ordinal_unit",
       "the n-th day, week or weekday of a month or year",
       starting({C::the, C::ordinal, C::sequence, C::unit}, true)
           .then(C::the, {C::ordinal, C::unit, C::sequence, C::cardinal, K::ordinal_number})
           .then(numbers.without(K::ordinal_number), {})
           .then(known),
       match_ordinal_unit,
       {{"It falls on [the last Friday in May 2019].", "2019-05-31"},
        {"It rained in [the first week of June 2019].", "2019-W23"}},
       {"On the first day of the trial."}},
      {"unit_of",
       "the week or weekend of a day",
       starting({C::the}).then(C::unit),
       match_unit_of,
       {{"It began in [the week of 13 May].", "2019-W20"},
        {"Orders fell in [the week ended June 7].", "2019-W23"},
        {"It struck in [the week beginning 3 June].", "2019-W23"},
        {"It was done over [the weekend of Feb. 8].", "2019-W06-WE"}},
       {"It was the week of his life."}},
      {"day_of_month",
       "a day by its number alone",
       starting({C::the}).then(K::ordinal_number),
       match_day_of_month,
       {{"They fought in May 1917. It ended on [the 20th].", "1917-05-20"}},
       {"He works on the 20th floor."}},
  };
}

}  // namespace dateline
