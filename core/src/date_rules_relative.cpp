// Rules for dates that point from another one: last week, two days later, the day before.
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

bool is_saying(const Words& w, std::int64_t i) {
  return w.any(i, {"said",     "says",    "say",      "told",  "announced", "added",    "claimed",
                   "believes", "thought", "think",    "hopes", "hoped",     "reported", "confirmed",
                   "knew",     "warned",  "insisted", "so",    "saying",    "noted",    "argued"});
}

// Words after which "the Tuesday" stands alone and is no modifier of a noun.
bool phrase_ends(const Words& w, std::int64_t i) {
  if (!w.word(i)) return true;
  return w.any(
      i, {"and",   "or",    "but",     "to",     "the",     "a",     "an",    "he",     "she",
          "it",    "they",  "we",      "i",      "when",    "that",  "which", "who",    "in",
          "at",    "on",    "by",      "for",    "with",    "from",  "after", "before", "as",
          "until", "was",   "were",    "is",     "are",     "will",  "would", "had",    "has",
          "have",  "while", "because", "his",    "her",     "their", "its",   "this",   "of",
          "than",  "if",    "under",   "during", "between", "there", "then",  "could",  "can",
          "may",   "over",  "into",    "so",     "despite", "amid",  "where", "did",    "since"});
}

std::optional<RuleMatch> match_unit_reference(const Words& w, std::int64_t i) {
  const auto read = read_deictic(w, i);
  if (!read) return std::nullopt;
  const auto* u = std::get_if<UnitReference>(&read->value.value);
  const auto* part = std::get_if<CalendarPart>(&read->value.value);
  if (part != nullptr && part->granularity == G::quarter) {
    // "profit for the quarter": the one that the news is about
    if (part->deixis == Deixis::the &&
        (!w.any(i - 1, {"for", "in", "during"}) || w[read->end].capital ||
         w.any(read->end, {"ended", "ending", "when", "that", "which", "final", "finals", "pole",
                           "mile", "before", "after", "to", "hour", "century", "circle"}) ||
         w.mark(read->end, '\'')))
      return std::nullopt;
    // "the last quarter of the game", "the last quarter mile"
    if (w.any(read->end, {"of", "mile", "century"}) || w.mark(read->end, '-')) return std::nullopt;
    return one(i, read->end, read->value);
  }
  if (u == nullptr) return std::nullopt;
  if (w.hyphen(read->end)) return std::nullopt;
  const bool conjunction = w.is(i, "that") && is_saying(w, i - 1);
  if (conjunction) return std::nullopt;
  // "next week Wednesday"; but "said last week Friday would be free" speaks of two times
  if (u->unit == G::week && !w.is(i, "the") && !is_saying(w, i - 1) &&
      w.of_class(read->end, C::weekday) && !weekday_in_name(w, read->end, read->end + 1) &&
      !w.mark(read->end + 1, '\'')) {
    CalendarDate day;
    day.weekday = w[read->end].value;
    day.within = make_expr(*u);
    return one(i, read->end + 1, {day});
  }
  switch (u->deixis) {
    case Deixis::the:
      if (u->unit == G::weekend)
        return w.any(read->end, {"of", "before", "warrior"})
                   ? std::nullopt
                   : std::optional(one(i, read->end, read->value));
      if (u->unit == G::week || u->unit == G::month || u->unit == G::year) {
        if (w.any(read->end, {"before", "after", "when", "in", "that", "following", "of", "the",
                              "leading", "preceding", "since"}))
          return std::nullopt;
        if (w.is(i - 1, "of") &&
            w.any(i - 2,
                  {"man",  "woman",   "person", "player",  "team",  "song",    "album", "book",
                   "car",  "coach",   "rookie", "time",    "times", "manager", "goal",  "game",
                   "film", "company", "photo",  "teacher", "most",  "day",     "days"}))
          return std::nullopt;
        if (!w.any(i - 1,
                   {"of", "in", "during", "for", "by", "through", "throughout", "within", "over"}))
          return std::nullopt;
        return one(i, read->end, read->value);
      }
      if (u->unit == G::decade || u->unit == G::century)
        return w.any(i - 1, {"of", "in", "during", "by", "this"}) &&
                       !w.any(read->end, {"before", "after", "of"})
                   ? std::optional(one(i, read->end, read->value))
                   : std::nullopt;
      return std::nullopt;
    case Deixis::last:
      // "the past year", "the last decade": a stretch, read by another rule
      if (w.is(i, "the")) return std::nullopt;
      if (u->unit == G::day || u->unit == G::hour) return std::nullopt;
      break;
    case Deixis::next:
      if (u->unit == G::day && !w.is(i, "next")) return std::nullopt;
      if (u->unit == G::decade || u->unit == G::century) return std::nullopt;
      break;
    case Deixis::following:
      // "the next decade" is a stretch, read by another rule
      if (u->unit == G::hour || (u->unit == G::decade && !w.is(i + 1, "following")))
        return std::nullopt;
      break;
    case Deixis::this_:
      if (u->unit == G::day && !w.is(i - 1, "on")) return std::nullopt;
      if (w.is(i, "current")) return std::nullopt;
      break;
    case Deixis::previous:
      if (!w.is(i, "the") && !(w.is(i, "previous"))) return std::nullopt;
      if (!w.is(i, "the")) return std::nullopt;
      break;
    case Deixis::same:
      break;
    default:
      break;
  }
  if (u->unit == G::weekend && w.any(read->end, {"warrior"})) return std::nullopt;
  return one(i, read->end, read->value);
}

std::optional<RuleMatch> match_pointed_name(const Words& w, std::int64_t i) {
  const auto read = read_deictic(w, i);
  if (!read) return std::nullopt;
  const bool conjunction = w.is(i, "that") && is_saying(w, i - 1);
  if (conjunction) return std::nullopt;
  if (const auto* d = std::get_if<CalendarDate>(&read->value.value)) {
    // "last August 11 aid workers were killed": so many, and no day
    if (d->month != 0 && d->day != 0 && !d->year && d->deixis != Deixis::the &&
        w.number(read->end - 1) && !w[read->end - 1].ordinal && w.word(read->end) &&
        !w[read->end].capital && !phrase_ends(w, read->end) &&
        (w[read->end].lower.ends_with('s') || w[read->end + 1].lower.ends_with('s'))) {
      CalendarDate month = *d;
      month.day = 0;
      return one(i, read->end - 1, {month});
    }
    if (d->deixis == Deixis::the) {
      if (d->weekday == 0) return std::nullopt;
      if (d->day == 0 && !d->within && !phrase_ends(w, read->end) && d->weeks == 0)
        return std::nullopt;
      if (w[read->end].capital && w[read->end].space_before && w.word(read->end))
        return std::nullopt;
    }
    return one(i, read->end, read->value);
  }
  if (const auto* s = std::get_if<CalendarPart>(&read->value.value)) {
    if (s->granularity != G::season || s->deixis == Deixis::the) return std::nullopt;
    return one(i, read->end, read->value);
  }
  if (const auto* h = std::get_if<HolidayDate>(&read->value.value)) {
    if (h->deixis == Deixis::the) return std::nullopt;
    return one(i, read->end, read->value);
  }
  if (std::holds_alternative<FiscalYear>(read->value.value)) return one(i, read->end, read->value);
  return std::nullopt;
}

std::optional<RuleMatch> match_day_word(const Words& w, std::int64_t i) {
  if (w.is(i, "the") && w.is(i + 1, "day")) {
    const int sign = w.is(i + 2, "before") && w.is(i + 3, "yesterday") ? -1
                     : w.is(i + 2, "after") && w.is(i + 3, "tomorrow") ? 1
                                                                       : 0;
    if (sign == 0) return std::nullopt;
    return one(i, i + 4, {Shift{{8, false}, G::day, sign, Shift::From::speech, {}}});
  }
  if (!w.of_class(i, C::day_word)) return std::nullopt;
  // "USA Today"
  if (w[i].capital && w[i - 1].capital && w[i].space_before && i > 0 &&
      !w.any(i - 1, {"on", "in", "from", "until", "by", "and", "but"}) &&
      w.any(i - 1, {"usa", "india", "pakistan", "russia", "psychology"}))
    return std::nullopt;
  return one(i, i + 1,
             {Shift{{4 * std::abs(w[i].value), false},
                    G::day,
                    w[i].value < 0 ? -1 : 1,
                    Shift::From::speech,
                    {}}});
}

// "the week after next", "the Saturday before last", "the night before last", "tomorrow week".
std::optional<RuleMatch> match_after_next(const Words& w, std::int64_t i) {
  if (w.is(i, "tomorrow") && w.is(i + 1, "week"))
    return one(i, i + 2, {Shift{{32, false}, G::day, 1, Shift::From::speech, {}, false}});
  if (!w.is(i, "the")) return std::nullopt;
  const auto tail = [&](std::int64_t p) -> std::optional<Read<Deixis>> {
    if (w.is(p, "after") && w.is(p + 1, "next")) return Read<Deixis>{Deixis::next, p + 2};
    if (w.is(p, "before") && w.is(p + 1, "last")) return Read<Deixis>{Deixis::last, p + 2};
    return std::nullopt;
  };
  // a noun after it: "the week before last month's vote"
  const auto ends = [&](std::int64_t p) {
    return !w.of_class(p, C::unit) && !w.of_class(p, C::units) && !w.of_class(p, C::weekday) &&
           !w.of_class(p, C::month) && !w.of_class(p, C::season) && !w.number(p) &&
           !w.of_class(p, C::cardinal);
  };
  if (const auto unit = read_unit(w, i + 1);
      unit && !unit->value.plural && unit->value.times == 1 && unit->value.unit > G::day) {
    const auto pointer = tail(unit->end);
    if (!pointer || !ends(pointer->end)) return std::nullopt;
    return one(i, pointer->end, {UnitReference{unit->value.unit, pointer->value, 1}});
  }
  if (const auto weekday = read_weekday(w, i + 1)) {
    const auto pointer = tail(weekday->end);
    if (!pointer || !ends(pointer->end)) return std::nullopt;
    return one(i, pointer->end,
               {CalendarDate{std::nullopt, 0, 0, weekday->value, pointer->value, 1, {}}});
  }
  if (w.is(i + 1, "night") && w.is(i + 2, "before") && w.is(i + 3, "last") && ends(i + 4)) {
    TimeOfDay t;
    t.part = DayPart::night;
    t.day = make_expr(Shift{{8, false}, G::day, -1, Shift::From::speech, {}, false});
    return one(i, i + 4, {t});
  }
  return std::nullopt;
}

// ── shifts ──────────────────────────────────────────────────────────────────────────────────────

TimexMod shifted_mod(TimexMod mod, int sign) {
  switch (mod) {
    case TimexMod::more_than:
      return sign < 0 ? TimexMod::before : TimexMod::after;
    case TimexMod::less_than:
      return sign < 0 ? TimexMod::after : TimexMod::before;
    case TimexMod::equal_or_more:
      return sign < 0 ? TimexMod::on_or_before : TimexMod::on_or_after;
    case TimexMod::equal_or_less:
      return sign < 0 ? TimexMod::on_or_after : TimexMod::on_or_before;
    default:
      return mod;
  }
}

bool clause_ends(const Words& w, std::int64_t i) {
  if (i >= w.size() || w[i].kind == LexemeKind::mark) return true;
  return w.any(i, {"when", "and", "but", "he", "she", "they", "it", "was", "were", "had", "in",
                   "as", "at", "by", "to", "with", "from", "on"});
}

std::optional<RuleMatch> match_shift(const Words& w, std::int64_t i) {
  const auto a = read_amount(w, i);
  if (!a) return std::nullopt;
  if (w.is(i - 1, "per")) return std::nullopt;
  Shift s;
  s.amount = a->amount;
  s.amount.quarters *= a->unit.times;
  s.unit = a->unit.unit;
  std::int64_t p = a->end;
  // "two years and three months ago": one amount of the smaller unit
  if (!a->bare && !a->amount.vague && (s.unit == G::year || s.unit == G::week)) {
    const std::int64_t more_at = w.is(p, "and") ? p + 1 : p;
    const auto more = read_count(w, more_at);
    const auto unit = more && !more->value.amount.vague ? read_unit(w, more->end) : std::nullopt;
    if (unit && unit->value.unit == (s.unit == G::year ? G::month : G::day) &&
        w.any(unit->end, {"ago", "later", "earlier", "before", "after", "from", "hence"})) {
      s.amount.quarters =
          s.amount.quarters * (s.unit == G::year ? 12 : 7) + more->value.amount.quarters;
      s.unit = unit->value.unit;
      p = unit->end;
    }
  }
  if (w.is(p, "ago")) {
    s.sign = -1;
    // "a year ago today", "two years ago this week", "a week ago Monday"
    if (!a->bare && !s.amount.vague && s.unit >= G::week) {
      if (w.is(p + 1, "today") && !w.mark(p + 2, '\'')) {
        s.from = Shift::From::base;
        s.base = make_expr(Shift{{0, false}, G::day, 1, Shift::From::speech, {}, false});
        s.same_unit = true;
        return one(i, p + 2, {s}, shifted_mod(a->mod, -1));
      }
      if (w.any(p + 1, {"this"}) && w.any(p + 2, {"week", "month"}) && !w.mark(p + 3, '\'')) {
        s.from = Shift::From::base;
        s.base =
            make_expr(UnitReference{w.is(p + 2, "week") ? G::week : G::month, Deixis::this_, 0});
        s.same_unit = true;
        return one(i, p + 3, {s}, shifted_mod(a->mod, -1));
      }
    }
    return one(i, p + 1, {s}, shifted_mod(a->mod, -1));
  }
  if (w.any(p, {"later", "afterwards", "afterward", "thereafter"})) {
    // "no later", "three years later than planned"
    if (w.is(p + 1, "than")) return std::nullopt;
    s.from = Shift::From::discourse;
    return one(i, p + 1, {s}, shifted_mod(a->mod, 1));
  }
  if (w.any(p, {"earlier", "beforehand", "previously"})) {
    if (w.is(p + 1, "than")) return std::nullopt;
    s.sign = -1;
    s.from = Shift::From::discourse;
    return one(i, p + 1, {s}, shifted_mod(a->mod, -1));
  }
  if (w.is(p, "hence") || (w.is(p, "from") && w.is(p + 1, "now")))
    return one(i, w.is(p, "hence") ? p + 1 : p + 2, {s}, shifted_mod(a->mod, 1));
  // "a week tomorrow", "two weeks today"
  if (w.any(p, {"today", "tomorrow"}) && s.unit == G::week && !a->bare && !s.amount.vague &&
      !w.any(i - 1, {"for", "past", "last", "after", "once", "twice", "times", "within", "in"})) {
    s.from = Shift::From::base;
    s.base = make_expr(
        Shift{{w.is(p, "today") ? 0 : 4, false}, G::day, 1, Shift::From::speech, {}, false});
    return one(i, p + 1, {s}, a->mod);
  }
  // "a week on Thursday"
  if (w.is(p, "on") && s.unit == G::week && !a->bare &&
      !w.any(i - 1, {"for", "once", "twice", "times"})) {
    if (const auto weekday = read_weekday(w, p + 1)) {
      s.from = Shift::From::base;
      s.base = make_expr(CalendarDate{std::nullopt, 0, 0, weekday->value, Deixis::next, 0, {}});
      return one(i, weekday->end, {s}, a->mod);
    }
  }
  if (a->bare) return std::nullopt;
  // "a week from Thursday", "two days before Thanksgiving", "three months after March 2016"
  if (w.any(p, {"from", "before", "after", "following"}) &&
      !w.any(i - 1, {"for", "last", "past", "next", "first"}) &&
      !(w.is(p, "from") && a->unit.unit < G::day)) {
    const auto base = read_date(w, p + 1);
    const bool one_word_more = base && w.word(base->end) && !phrase_ends(w, base->end) &&
                               !w.of_class(base->end, C::day_word);
    if (base && !one_word_more && !w.hyphen(base->end) && !w.mark(base->end, '\'')) {
      const auto* d = std::get_if<CalendarDate>(&base->value.value);
      const bool pointed = d != nullptr && d->year && d->month == 0;
      if (names_day(base->value) || pointed || !w.is(p, "from")) {
        if (d == nullptr || d->month != 0 || d->weekday != 0 ||
            stands_free(w, base->end - 1, base->end)) {
          s.from = Shift::From::base;
          s.base = std::make_shared<const TimeExpr>(base->value);
          s.sign = w.is(p, "before") ? -1 : 1;
          return one(i, base->end, {s}, shifted_mod(a->mod, s.sign));
        }
      }
    }
  }
  // "two days after that"
  if (w.any(p, {"before", "after"}) && w.any(p + 1, {"that", "this"}) && clause_ends(w, p + 2)) {
    s.from = Shift::From::discourse;
    s.sign = w.is(p, "before") ? -1 : 1;
    return one(i, p + 2, {s}, shifted_mod(a->mod, s.sign));
  }
  // "two years before", at the end of its clause
  if (w.any(p, {"before", "after"}) && clause_ends(w, p + 1) && !w.any(i - 1, {"for", "within"}) &&
      !w.number(p + 1)) {
    if (w.word(p + 1) && !w.any(p + 1, {"when", "and", "but", "in"})) return std::nullopt;
    s.from = Shift::From::discourse;
    s.sign = w.is(p, "before") ? -1 : 1;
    return one(i, p + 1, {s}, shifted_mod(a->mod, s.sign));
  }
  return std::nullopt;
}

// "the day before", "the week after": of what was told last; "the day before Thanksgiving".
std::optional<RuleMatch> match_unit_before(const Words& w, std::int64_t i) {
  if (!w.is(i, "the")) return std::nullopt;
  const auto unit = read_unit(w, i + 1);
  if (!unit || unit->value.plural || unit->value.times != 1 || unit->value.unit < G::day)
    return std::nullopt;
  const std::int64_t p = unit->end;
  if (!w.any(p, {"before", "after", "following", "preceding"})) return std::nullopt;
  Shift s;
  s.unit = unit->value.unit;
  s.sign = w.any(p, {"before", "preceding"}) ? -1 : 1;
  const auto base = read_date(w, p + 1);
  if (base && phrase_ends(w, base->end) && !w.mark(base->end, '\'') &&
      (names_day(base->value) || s.unit != G::day)) {
    s.from = Shift::From::base;
    s.base = std::make_shared<const TimeExpr>(base->value);
    return one(i, base->end, {s});
  }
  if (w.any(p, {"before", "after", "following"}) && clause_ends(w, p + 1) &&
      !w.any(p + 1, {"he", "she", "they", "it", "to"})) {
    s.from = Shift::From::discourse;
    return one(i, p + 1, {s});
  }
  return std::nullopt;
}

// ── vague ───────────────────────────────────────────────────────────────────────────────────────

RuleMatch vague(std::int64_t first, std::int64_t last, VagueReference::When when) {
  return one(first, last, {VagueReference{when}});
}

// "at the time", "by that time", "around the same time", "during this period": the time of what is
// told, without a date of its own. "At the same time, …" only joins sentences.
std::optional<RuleMatch> match_time_of_story(const Words& w, std::int64_t i) {
  using When = VagueReference::When;
  const bool pointer = w.any(i, {"this", "that"});
  std::int64_t p = i + 1;
  if (!pointer && !w.is(i, "the")) return std::nullopt;
  const bool same = w.is(i, "the") && w.is(p, "same");
  if (same) ++p;
  const When when = w.is(i, "this") ? When::present : When::past;
  if (w.is(p, "period") && (pointer || same)) {
    if (!w.any(i - 1, {"during", "in", "throughout", "over", "for"}) ||
        (same && !phrase_ends(w, p + 1)) ||
        w.any(p + 1, {"of", "a", "in", "last", "when", "from", "between"}))
      return std::nullopt;
    return vague(i, p + 1, when);
  }
  if (!w.is(p, "time")) return std::nullopt;
  if (w.is(i, "the") && !same && w.is(p + 1, "being") && w.is(i - 1, "for"))
    return vague(i, p + 2, When::present);
  if (w.any(p + 1, {"of", "when", "that", "to", "as", "for", "around"}) ||
      w.of_class(p + 1, C::zone) ||
      (!pointer &&
       (!phrase_ends(w, p + 1) || w.any(p + 1, {"he", "she", "it", "they", "we", "i", "you", "the",
                                                "a", "an", "his", "her", "their", "its"}))))
    return std::nullopt;
  if (w.is(i - 1, "at") && same && i <= 1 && w.mark(p + 1, ',')) return std::nullopt;
  if (!w.any(i - 1, {"at", "by", "around", "from", "since", "until", "about"}) &&
      !(w.is(i - 1, "during") && (pointer || same)))
    return std::nullopt;
  if (w.any(i - 1, {"from", "until", "about"}) && !pointer) return std::nullopt;
  return vague(i, p + 1, when);
}

std::optional<RuleMatch> match_vague(const Words& w, std::int64_t i) {
  using When = VagueReference::When;
  if (w.any(i, {"long", "moments"}) && w.is(i + 1, "ago")) return vague(i, i + 2, When::past);
  if (w.is(i, "future") && w.is(i - 1, "in") && phrase_ends(w, i + 1))
    return vague(i, i + 1, When::future);
  if (w.is(i, "present") && w.is(i - 1, "at") && phrase_ends(w, i + 1))
    return vague(i, i + 1, When::present);
  if (w.is(i, "present") && w.hyphen(i + 1) && w.is(i + 2, "day"))
    return vague(i, i + 3, When::present);
  if (w.is(i, "right") && w.is(i + 1, "now")) return vague(i, i + 2, When::present);
  if (w.of_class(i, C::vague_now)) {
    if (w.is(i, "now")) {
      if (w.is(i + 1, "that") && (i == 0 || w.mark(i - 1, ','))) return std::nullopt;  // "now that"
      if (w[i].capital && w[i + 1].capital && w[i - 1].capital) return std::nullopt;
    }
    return vague(i, i + 1, When::present);
  }
  if (w.of_class(i, C::vague_past)) return vague(i, i + 1, When::past);
  if (w.any(i, {"more", "most"}) && w.is(i + 1, "recently")) return vague(i, i + 2, When::past);
  if (w.of_class(i, C::vague_future)) {
    if (!w.any(i - 1, {"will", "ll", "would", "could", "may", "might", "can", "be", "to", "very",
                       "must", "should", "not"}) &&
        !(i + 1 >= w.size() || w.mark(i + 1, '.')))
      return std::nullopt;
    if (w.any(i + 1, {"after", "afterwards", "afterward", "as", "became", "before", "found"}) ||
        w.any(i - 1, {"as", "too", "how"}))
      return std::nullopt;
    return vague(i, i + 1, When::future);
  }
  if (w.is(i, "the")) {
    if (w.is(i + 1, "past") && w.any(i - 1, {"in", "of", "from"}) && !w.of_class(i + 2, C::unit) &&
        !w.of_class(i + 2, C::units) && !w.of_class(i + 2, C::cardinal) && !w.number(i + 2) &&
        !w.of_class(i + 2, C::vague_count) && phrase_ends(w, i + 2))
      return vague(i, i + 2, When::past);
    if (w.is(i + 1, "future") && phrase_ends(w, i + 2) &&
        w.any(i - 1, {"in", "for", "into", "of"}) && !w.is(i + 2, "of"))
      return vague(i, i + 2, When::future);
    if (w.is(i + 1, "near") && w.is(i + 2, "future")) return vague(i, i + 3, When::future);
    if (w.any(i + 1, {"present", "moment"}) && w.any(i - 1, {"at", "for", "to"}) &&
        phrase_ends(w, i + 2) &&
        !(w.any(i + 2, {"of", "when", "that"}) ||
          (i > 1 && w.any(i + 2, {"he", "she", "it", "they", "the"}))))
      return vague(i, i + 2, When::present);
    // "the last few years" is a stretch; "the recent past"
    if (w.is(i + 1, "recent") && w.is(i + 2, "past")) return vague(i, i + 3, When::past);
  }
  if (w.is(i, "recent") && w.of_class(i + 1, C::units) &&
      w.any(i - 1, {"in", "of", "over", "during"}))
    return vague(i, i + 2, When::past);
  if (w.is(i, "these") && w.is(i + 1, "days")) return vague(i, i + 2, When::present);
  return std::nullopt;
}

}  // namespace

std::vector<DateRule> relative_rules() {
  return {
      {"unit_reference",
       "a unit pointed at: last week, this year, the next day",
       starting({C::the, C::demonstrative, C::sequence})
           .then(C::sequence, C::unit)
           .then({C::unit, C::sequence}),
       match_unit_reference,
       {{"It rained [last week].", "2019-W27"},
        {"It will end [next month].", "2019-08"},
        {"She is sad [this year].", "2019"},
        {"The hearing is [next week Wednesday].", "2019-07-17"},
        {"It shut on June 3 and opened [the next day].", "2019-06-04"},
        {"It fell over [the weekend].", "2019-W27-WE"},
        {"Profit rose in [the quarter].", "2019-Q2"}},
       {"He is the man of the year.", "At the last minute.",
        "They live in the quarter of the poor.", "It is the year of the cat."}},
      {"pointed_name",
       "a weekday, month, season or holiday pointed at",
       starting({C::the, C::demonstrative, C::sequence})
           .then(C::the, {C::weekday, C::weekday_short, C::sequence})
           .then({C::weekday, C::weekday_short, C::month, C::month_short, C::season, C::holiday,
                  C::fiscal, C::sequence}),
       match_pointed_name,
       {{"They meet [next Tuesday].", "2019-07-16"},
        {"They met [last Friday].", "2019-07-05"},
        {"It began in June 2015 and ended [that September].", "2015-09"},
        {"It shut [last spring].", "2019-SP"},
        {"[Last August] 11 aid workers were killed.", "2018-08"}},
       {"The Friday deadline passed."}},
      {"day_word",
       "yesterday, today, tomorrow",
       starting({C::day_word, C::the}).then(C::the, C::unit),
       match_day_word,
       {{"He left [yesterday].", "2019-07-09"},
        {"He leaves [the day after tomorrow].", "2019-07-12"}},
       {"She writes for USA Today."}},
      {"after_next",
       "one further than the next or the last",
       starting({C::the, C::day_word})
           .then({C::unit, C::weekday, C::weekday_short, C::part_of_day}),
       match_after_next,
       {{"She returns [the week after next].", "2019-W30"},
        {"They married [the Saturday before last].", "2019-06-29"},
        {"He fell ill [the night before last].", "2019-07-08TNI"},
        {"It closed [the year before last].", "2017"},
        {"He will speak [tomorrow week].", "2019-07-18"}},
       {"It shut the week before last month's vote.", "They spoke the day before he left."}},
      {"shift",
       "an amount of time before or after another time",
       starting({C::article, C::cardinal, C::vague_count, C::approximate, C::half, C::units,
                 C::multiplier, C::lead},
                true)
           .then(known)
           .with({C::unit, C::units}),
       match_shift,
       {{"It burned [two weeks ago].", "2019-06-26"},
        {"He fell on May 3 and died [four days later].", "2019-05-07"},
        {"They meet [a week from Thursday].", "2019-07-18"},
        {"It was made [three years ago].", "2016"},
        {"It starts [a week on Friday].", "2019-07-19"},
        {"She returns [a week tomorrow].", "2019-07-18"},
        {"It shut on June 3. [Two days after that], it sank.", "2019-06-05"}},
       {"Two days of rain fell.", "It was later than two."}},
      {"unit_before",
       "the day before, the week after",
       starting({C::the}).then(C::unit),
       match_unit_before,
       {{"It was to open on June 3 but shut [the day before].", "2019-06-02"},
        {"It rained on [the day before Thanksgiving].", "2018-11-21"}},
       {"It was the day before he left."}},
      {"vague",
       "now, recently, the future: no date",
       starting({C::vague_now, C::vague_past, C::vague_future, C::the, C::sequence,
                 C::demonstrative, C::approximate, C::lead})
           .then(C::the, {C::sequence, C::vague_noun, K::inner})
           .then(C::demonstrative, C::units)
           .then(C::approximate, C::vague_past)
           .then(C::lead, C::direction),
       match_vague,
       {{"It is [now] open.", "PRESENT_REF"},
        {"He [recently] moved.", "PAST_REF"},
        {"It may change in [the future].", "FUTURE_REF"}},
       {"As soon as he left.", "The moment he came."}},
      {"time_of_story",
       "the time of what is told: no date",
       starting({C::the, C::demonstrative}).then({C::vague_noun, C::sequence}),
       match_time_of_story,
       {{"He was a cook at [the time].", "PAST_REF"},
        {"By [that time] the mill had shut.", "PAST_REF"},
        {"She sang around [the same time].", "PAST_REF"},
        {"It is shut for [the time being].", "PRESENT_REF"},
        {"During [this period] prices rose.", "PRESENT_REF"}},
       {"At the same time, he ran.", "At the time of the fire he slept.", "It was the first time.",
        "This time he won.", "He came by the time they left."}},
  };
}

}  // namespace dateline
