// Rules for times of day: clock times, noon and midnight, parts of day, with their days and zones.
#include "clock_phrases.hpp"
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;

DayPart day_part(const Words& w, std::int64_t i) {
  return static_cast<DayPart>(w[i].value);
}

void set_half_of_day(TimeOfDay& t, DayPart part) {
  if (!t.half_day_open) return;
  t.half_day_open = false;
  if (t.hour == 12) {
    if (part == DayPart::night || part == DayPart::morning) t.hour = 0;
    return;
  }
  if (part == DayPart::afternoon || part == DayPart::evening ||
      (part == DayPart::night && t.hour >= 6))
    t.hour += 12;
}

// "Saturday morning", "the morning of June 5", "last night", "that afternoon", "June 5 evening".
std::optional<Read<TimeOfDay>> read_part_of_day(const Words& w, std::int64_t i) {
  if (!w.ahead(i, {C::part_of_day, C::night_word})) return std::nullopt;
  TimeOfDay t;
  if (w.is(i, "tonight")) {
    t.part = DayPart::night;
    t.day = make_expr(Shift{{0, false}, Granularity::day, 1, Shift::From::speech, {}});
    return Read<TimeOfDay>{t, i + 1};
  }
  if (w.is(i, "overnight")) {
    // "overnight success", "the overnight train"
    if (w.is(i - 1, "the") || w.is(i - 1, "an")) return std::nullopt;
    if (w.any(i + 1, {"success", "sensation", "stay", "train", "bus", "flight", "guest", "guests",
                      "low", "lows", "rate", "millionaire"}))
      return std::nullopt;
    t.part = DayPart::night;
    // "overnight on Monday", "overnight Sunday into Monday": the night that begins then
    const std::int64_t day_at = w.any(i + 1, {"on", "from"}) ? i + 2 : i + 1;
    if (const auto weekday = read_weekday(w, day_at);
        weekday && !w.is(weekday->end, "morning") && !(day_at > i + 1 && w.is(i + 1, "from"))) {
      t.day = make_expr(CalendarDate{std::nullopt, 0, 0, weekday->value, Deixis::none, 0, {}});
      return Read<TimeOfDay>{t, weekday->end};
    }
    t.deixis = Deixis::the;
    return Read<TimeOfDay>{t, i + 1};
  }
  // part first: "the night of 14 July", "the morning of the 5th"
  std::int64_t p = i;
  if (w.is(p, "the")) ++p;
  if (w.any(p, {"early", "late"}) && w.of_class(p + 1, C::part_of_day)) ++p;
  if (w.of_class(p, C::part_of_day) && w.any(p + 1, {"of", "on"}) && (p > i || w.is(p + 1, "of"))) {
    if (auto day = read_day(w, p + 2)) {
      // "the night of Dec. 22-23, 2022"
      if (auto* d = std::get_if<CalendarDate>(&day->value.value);
          d != nullptr && d->day != 0 && !d->year && w.hyphen(day->end) &&
          read_day_number(w, day->end + 1)) {
        day->end += 2;
        read_year_tail(w, day->end, d->year, d->within);
      }
      t.part = day_part(w, p);
      t.day = std::make_shared<const TimeExpr>(day->value);
      return Read<TimeOfDay>{t, day->end};
    }
  }
  // "last night", "this morning", "the following evening", "the same night"
  if (const auto deixis = read_deixis(w, i);
      deixis && w.of_class(deixis->end, C::part_of_day) && deixis->value != Deixis::the) {
    t.part = day_part(w, deixis->end);
    t.deixis = deixis->value;
    if (w.is(deixis->end, "daytime")) return std::nullopt;
    if (w.any(i, {"last"}) && t.part != DayPart::night && t.part != DayPart::evening)
      return std::nullopt;
    if (w.any(i, {"next"})) return std::nullopt;
    if (w.is(i, "the") && w.is(i + 1, "last")) return std::nullopt;
    return Read<TimeOfDay>{t, deixis->end + 1};
  }
  // the day first: "Tuesday morning", "yesterday evening", "Christmas morning", "the next day at
  // dawn"
  if (const auto day = read_day(w, i)) {
    std::int64_t q = day->end;
    bool separated = false;
    if (w.is(q, "early") || w.is(q, "late")) ++q;
    if (w.is(q, "at") &&
        w.any(q + 1, {"dawn", "dusk", "sunset", "sunrise", "night", "nightfall", "daybreak"})) {
      ++q;
      separated = true;
    }
    if (w.of_class(q, C::part_of_day) && !w.is(q, "daytime")) {
      if (w[q].capital && w[i].capital && w[q].space_before) {
        // "Friday Night Lights", "Saturday Night Live"
        if (w[q + 1].capital && w[q + 1].space_before && w.word(q + 1)) return std::nullopt;
      }
      if (!separated && w.any(q, {"mornings", "afternoons", "evenings"})) return std::nullopt;
      t.part = day_part(w, q);
      t.day = std::make_shared<const TimeExpr>(day->value);
      return Read<TimeOfDay>{t, q + 1};
    }
  }
  return std::nullopt;
}

// A day, or "the 9th" of the month told.
std::optional<Read<TimeExpr>> read_day_or_number(const Words& w, std::int64_t i) {
  if (auto day = read_day(w, i)) return day;
  if (!w.is(i, "the") || !w.number(i + 1) || !w[i + 1].ordinal || w[i + 1].number < 1 ||
      w[i + 1].number > 31 || !w.is(i - 1, "on") ||
      (w.word(i + 2) && !w.any(i + 2, {"and", "the", "when", "was", "he", "she", "they", "it", "a",
                                       "but", "as", "with", "after", "by", "in"})))
    return std::nullopt;
  CalendarDate d;
  d.day = static_cast<int>(w[i + 1].number);
  return Read<TimeExpr>{{d}, i + 2};
}

// The day of a clock time: " on Friday 1 October", " Tuesday", " the next day", " in the morning".
void read_day_of_clock(const Words& w, TimeOfDay& t, std::int64_t& end) {
  std::int64_t p = end;
  // "in the morning", "at night", "this afternoon"
  if (w.is(p, "in") && w.is(p + 1, "the") && w.of_class(p + 2, C::part_of_day)) {
    set_half_of_day(t, day_part(w, p + 2));
    p = end = p + 3;
  } else if (w.is(p, "at") && w.is(p + 1, "night")) {
    set_half_of_day(t, DayPart::night);
    p = end = p + 2;
  }
  if (w.mark(p, ',')) ++p;
  if (w.any(p, {"on", "of"})) ++p;
  if (const auto part = read_part_of_day(w, p); part && !w.is(p, "overnight")) {
    set_half_of_day(t, part->value.part);
    if (part->value.day && part->value.deixis == Deixis::none) {
      t.day = part->value.day;
    } else {
      t.deixis = part->value.deixis;
      // a morning or evening pointed at: the day it lies in
      t.day = std::make_shared<const TimeExpr>(TimeExpr{part->value});
    }
    end = part->end;
    return;
  }
  const auto day = read_day_or_number(w, p);
  if (!day) return;
  if (w.mark(end, ',') && !w.of_class(p, C::weekday) && !read_month(w, p)) return;
  // "at 3 p.m. Tuesday's storm": the possessive belongs to the noun
  t.day = std::make_shared<const TimeExpr>(day->value);
  end = day->end;
}

std::optional<RuleMatch> clock_match(const Words& w, std::int64_t first, std::int64_t clock_at,
                                     TimexMod mod) {
  auto clock = read_clock(w, clock_at);
  if (!clock) return std::nullopt;
  TimeOfDay t = clock->value;
  std::int64_t end = clock->end;
  // "sharp" and zones
  if (const auto zone = read_zone(w, end)) {
    t.zone = zone->value;
    end = zone->end;
  }
  const std::int64_t before_day = end;
  read_day_of_clock(w, t, end);
  if (end == before_day && w.is(end, "on")) end = before_day;
  if (!t.zone)
    if (const auto zone = read_zone(w, end > before_day && w.mark(end, ',') ? end + 1 : end)) {
      t.zone = zone->value;
      end = zone->end;
    }
  return one(first, end, {t}, mod);
}

// "9 p.m. every Thursday", "at noon on Sundays", "8 a.m. each day": it comes again.
std::optional<RuleMatch> repeated_clock(const Words& w, std::int64_t first,
                                        const RuleMatch& clock) {
  const auto& t = std::get<TimeOfDay>(clock.parts.front().expr.value);
  if (t.day || t.hour < 0 || t.hour > 23 || t.half_day_open || t.deixis != Deixis::none)
    return std::nullopt;
  std::int64_t p = clock.last();
  if (w.mark(p, ',')) ++p;
  if (w.is(p, "on")) ++p;
  std::string value, quant;
  std::int64_t end = p + 1;
  if (w.of_class(p, C::weekdays) && w[p].capital) {
    value = "XXXX-WXX-" + std::to_string(w[p].value);
  } else if (w.any(p, {"weekdays", "weekends"})) {
    value = w.is(p, "weekdays") ? "XXXX-WXX-WD" : "XXXX-WXX-WE";
  } else if (w.of_class(p, C::every)) {
    quant = w.is(p, "each") ? "EACH" : "EVERY";
    if (const auto weekday = read_weekday(w, p + 1)) {
      value = "XXXX-WXX-" + std::to_string(weekday->value);
      end = weekday->end;
    } else if (w.any(p + 1, {"day", "night", "morning", "evening", "afternoon"})) {
      value = "XXXX-XX-XX";
      end = p + 2;
    }
  }
  if (value.empty()) return std::nullopt;
  const auto two = [](int n) {
    return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
  };
  return one(first, end, {Recurrence{value + "T" + two(t.hour) + ":" + two(t.minute), quant}});
}

std::optional<RuleMatch> match_clock(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  TimexMod mod = TimexMod::none;
  if (w.any(p, {"about", "around", "approximately", "roughly", "circa"})) {
    mod = TimexMod::approx;
    ++p;
  } else if (w.any(p, {"nearly", "almost"})) {
    mod = TimexMod::before;
    ++p;
  }
  // "High Noon"
  if (w.of_class(p, C::clock_word) && w[p].capital && p > 0 && w[p - 1].capital)
    return std::nullopt;
  auto clock = clock_match(w, i, p, mod);
  if (clock)
    if (auto repeated = repeated_clock(w, i, *clock)) return repeated;
  return clock;
}

// Whether a time on the clock may stand behind a day that begins at i: what read_clock and
// read_hour_word can begin with, and not the numbers of the day itself. Between them stands no
// word that no rule knows, but for names ("Martin Luther King Day at noon").
bool may_have_clock(const Words& w, std::int64_t i) {
  constexpr std::int64_t longest_day = 24;
  for (std::int64_t p = i + 1; p < i + longest_day; ++p) {
    const Lexeme& l = w[p];
    switch (l.sort) {
      case K::nothing:
        return false;
      case K::plain:
        if (!l.capital && !w.any(p, {"at", "about", "around", "on"})) return false;
        break;
      case K::small_number:
      case K::ordinal_number:
      case K::plural_number:
      case K::year_number:
      case K::other_number: {
        const Lexeme& next = w[p + 1];
        const bool month = next.word_class == C::month || next.word_class == C::month_short;
        if (next.kind == LexemeKind::word && !month) return true;
        if ((next.mark == ':' || next.mark == '.') && w.number(p + 2)) return true;
        if (w.any(p - 1, {"at", "about", "around"})) return true;
        break;
      }
      default:
        if (l.word_class == C::clock_word || l.word_class == C::cardinal ||
            l.word_class == C::half || (l.word_class == C::unit && w.is(p, "quarter")))
          return true;
    }
  }
  return false;
}

// "Tuesday at 9:30 a.m.", "June 5, 2019, at noon", "tomorrow at 5".
std::optional<RuleMatch> match_day_clock(const Words& w, std::int64_t i) {
  if (!may_have_clock(w, i)) return std::nullopt;
  DayPart part = DayPart::none;
  TimeExprRef day;
  std::int64_t p = i;
  if (const auto evening = read_part_of_day(w, i); evening &&
                                                   evening->value.deixis == Deixis::none &&
                                                   evening->value.day && !w.is(i, "tonight")) {
    part = evening->value.part;
    day = evening->value.day;
    p = evening->end;
  } else if (evening && !w.is(i, "overnight")) {
    part = evening->value.part;
    day = make_expr(evening->value);
    p = evening->end;
  } else if (const auto d = read_day(w, i)) {
    day = std::make_shared<const TimeExpr>(d->value);
    p = d->end;
  } else {
    return std::nullopt;
  }
  if (w.mark(p, ',')) ++p;
  TimexMod mod = TimexMod::none;
  const bool at = w.is(p, "at");
  if (at) ++p;
  if (w.any(p, {"about", "around"})) {
    mod = TimexMod::approx;
    ++p;
  }
  auto clock = read_clock(w, p, true);
  if (!clock && at && part != DayPart::none) {
    if (const auto hour = read_hour_word(w, p); hour && !w.word(hour->end)) {
      TimeOfDay t;
      t.hour = hour->value;
      t.half_day_open = true;
      clock = Read<TimeOfDay>{t, hour->end};
    }
  }
  if (!clock) return std::nullopt;
  // "the Tuesday noon train", "the Easter midnight service"
  if (w.of_class(p, C::clock_word) && !at &&
      (w.is(i, "the") || w.is(i - 1, "the") || w[p].capital || part != DayPart::none ||
       w.mark(p - 1, ',') || !(w.of_class(p - 1, C::weekday) || w.of_class(p - 1, C::day_word)) ||
       w.any(p + 1, {"mass", "service", "prayers", "show"})))
    return std::nullopt;
  TimeOfDay t = clock->value;
  std::int64_t end = clock->end;
  set_half_of_day(t, part);
  t.day = day;
  if (const auto zone = read_zone(w, end)) {
    t.zone = zone->value;
    end = zone->end;
  }
  // "Thu Oct 26 11:00:09 EDT 2023"
  if (const auto* d = std::get_if<CalendarDate>(&t.day->value);
      d != nullptr && d->month != 0 && d->day != 0 && !d->year && !d->within && t.second >= 0)
    if (const auto year = read_year(w, end); year && w.number(end)) {
      CalendarDate dated = *d;
      dated.year = year->value;
      t.day = make_expr(dated);
      end = year->end;
    }
  return one(i, end, {t}, mod);
}

// "in mid-afternoon", "late at night", "early in the morning", "at dawn": of the day told.
std::optional<RuleMatch> match_bare_part(const Words& w, std::int64_t i, std::int64_t p,
                                         TimexMod mod) {
  TimeOfDay t;
  t.deixis = Deixis::the;
  if (w.any(i, {"midmorning", "midafternoon"}) &&
      w.any(i - 1, {"in", "by", "at", "until", "since", "from"})) {
    t.part = day_part(w, i);
    return one(i, i + 1, {t}, TimexMod::mid);
  }
  if (mod == TimexMod::none) {
    if (!w.any(i, {"dawn", "dusk", "sunrise", "sunset", "nightfall", "daybreak", "lunchtime"}) ||
        (!w.any(i - 1, {"at", "before", "after", "by", "until", "since", "around"}) &&
         !(w.any(i - 1, {"and", "to", "from", "between"}) && read_day(w, i + 1))) ||
        (w.word(i + 1) && w.any(i + 1, {"of", "raid", "raids", "patrol", "prayers"})))
      return std::nullopt;
    t.part = day_part(w, i);
    // "daybreak Monday", "at dawn on June 6"
    if (const auto day = read_day_or_number(w, w.is(i + 1, "on") ? i + 2 : i + 1)) {
      t.deixis = Deixis::none;
      t.day = std::make_shared<const TimeExpr>(day->value);
      return one(i, day->end, {t});
    }
    return one(i, i + 1, {t});
  }
  if (w.hyphen(i + 1) && w.any(p, {"morning", "afternoon", "evening"})) {
    if (!w.any(i - 1, {"in", "by", "at", "until", "since", "from", "the"})) return std::nullopt;
    t.part = day_part(w, p);
    if (w.word(p + 1) && w.is(i - 1, "the")) return std::nullopt;
    return one(i, p + 1, {t}, mod);
  }
  if (!w.any(i, {"early", "late"})) return std::nullopt;
  if (w.any(p, {"morning", "afternoon", "evening"}) && p == i + 1 && !w.hyphen(p + 1) &&
      w.any(i - 1, {"by", "until", "in", "since", "before", "through"}) &&
      (!w.word(p + 1) || w.any(p + 1, {"and", "but", "the", "he", "she", "it", "they", "when", "as",
                                       "with", "after", "police", "a"}))) {
    t.part = day_part(w, p);
    return one(i, p + 1, {t}, mod);
  }
  if (w.is(i, "late") && w.is(i + 1, "at") && w.is(i + 2, "night")) {
    t.part = DayPart::night;
    if (w.is(i + 3, "on") || w.of_class(i + 3, C::weekday)) {
      const auto day = read_day(w, w.is(i + 3, "on") ? i + 4 : i + 3);
      if (day) {
        t.deixis = Deixis::none;
        t.day = std::make_shared<const TimeExpr>(day->value);
        return one(i, day->end, {t}, mod);
      }
    }
    return one(i, i + 3, {t}, mod);
  }
  if (w.is(i + 1, "in") && w.is(i + 2, "the") &&
      w.any(i + 3, {"morning", "afternoon", "evening"})) {
    t.part = day_part(w, i + 3);
    return one(i, i + 4, {t}, mod);
  }
  return std::nullopt;
}

std::optional<RuleMatch> match_part_of_day(const Words& w, std::int64_t i) {
  const bool early_late = w.any(i, {"early", "late", "mid", "earlier", "later"});
  std::int64_t p = i;
  TimexMod mod = TimexMod::none;
  if (early_late) {
    ++p;
    if (w.hyphen(p) || w.any(p, {"in", "on"})) ++p;
    mod = w.any(i, {"early", "earlier"}) ? TimexMod::start
          : w.is(i, "mid")               ? TimexMod::mid
                                         : TimexMod::end;
  }
  const auto read = read_part_of_day(w, p);
  if (!read) return match_bare_part(w, i, p, mod);
  if (early_late && w.is(p, "overnight")) return std::nullopt;
  if (w.is(p, "that") && w.any(p - 1, {"said", "so"})) return std::nullopt;
  return one(i, read->end, {read->value}, mod);
}

// "the night of the fire", "the morning after": the part is tied to an event.
std::optional<RuleMatch> match_part_of_event(const Words& w, std::int64_t i) {
  if (!w.is(i, "the") || !w.of_class(i + 1, C::part_of_day) || w[i + 1].capital ||
      !w.any(i - 1, {"on", "in", "during"}))
    return std::nullopt;
  TimeOfDay t;
  t.part = day_part(w, i + 1);
  t.deixis = Deixis::the;
  if (w.is(i + 2, "of") && w.any(i + 3, {"the", "his", "her", "their", "its", "that"}))
    return one(i, i + 2, {t});
  if (w.is(i - 1, "in") || w.is(i - 1, "during")) {
    if (w.any(i + 2, {"of", "sky", "air", "sun", "light", "hours", "rush"})) return std::nullopt;
    return one(i, i + 2, {t});
  }
  return std::nullopt;
}

// "They moved at night": any night.
std::optional<RuleMatch> match_at_night(const Words& w, std::int64_t i) {
  if (!w.any(i, {"night", "nighttime"}) || w[i].capital || !w.any(i - 1, {"at", "by"}) ||
      w.of_class(i + 1, C::unit) || w.hyphen(i + 1) ||
      (w.is(i - 1, "at") && w.any(i - 2, {"look", "looks", "looked", "looking"})))
    return std::nullopt;
  TimeOfDay t;
  t.part = DayPart::night;
  return one(i, i + 1, {t});
}

// "from 7 to 9 p.m.", "3-5 p.m.": the half of the day is said once.
std::optional<RuleMatch> match_clock_range(const Words& w, std::int64_t i) {
  if (!w.number(i) || w[i].digits > 2 || w[i].number < 1 || w[i].number > 12 || w[i].ordinal ||
      w[i].plural)
    return std::nullopt;
  std::int64_t p = i + 1;
  TimeOfDay a;
  a.hour = static_cast<int>(w[i].number);
  if ((w.mark(p, ':') || w.mark(p, '.')) && w.glued(p) && w.number(p + 1) && w[p + 1].digits == 2 &&
      w[p + 1].number < 60) {
    a.minute = static_cast<int>(w[p + 1].number);
    p += 2;
  }
  if (!w.any(p, {"to", "and", "until"}) && !w.mark(p, '-') && !w.mark(p, '~')) return std::nullopt;
  if (w.any(p, {"to", "and", "until"}) && !w.any(i - 1, {"from", "between"})) return std::nullopt;
  const auto second = clock_match(w, p + 1, p + 1, TimexMod::none);
  if (!second) return std::nullopt;
  const auto& b = std::get<TimeOfDay>(second->parts[0].expr.value);
  if (b.hour < 0 || b.half_day_open) return std::nullopt;
  bool meridiem = false;
  for (std::int64_t k = p + 1; k < second->last(); ++k)
    meridiem = meridiem || w.of_class(k, C::meridiem);
  if (!meridiem) return std::nullopt;
  a.zone = b.zone;
  a.day = b.day;
  // the latest reading before the end: "11 to 1 p.m." begins in the morning
  const int pm = a.hour % 12 + 12;
  a.hour = pm * 60 + a.minute < b.hour * 60 + b.minute ? pm : a.hour % 12;
  if (b.hour < 12) a.hour = a.hour % 12;
  return RuleMatch{{{i, p, {a}, TimexMod::none}, second->parts[0]}};
}

}  // namespace

std::vector<DateRule> clock_rules() {
  return {
      {"clock",
       "a time on the clock, with its zone and day",
       starting({C::clock_word, C::half, C::article, C::unit, C::cardinal, C::approximate}, true)
           .then(C::clock_word, WordKinds::all())
           .then(K::small_number, {C::unit, C::units, C::meridiem, C::night_word, C::day_word,
                                   C::demonstrative, C::sequence, K::colon, K::full_stop, K::inner})
           .then(K::year_number, {C::units, C::zone, C::weekday, K::inner})
           .then(numbers, {})
           .then(known),
       match_clock,
       {{"They met at [7 p.m. on Friday].", "2019-07-05T19:00"},
        {"It rang at [half past six on Saturday evening].", "2019-07-06T18:30"},
        {"He left at [4.40pm yesterday].", "2019-07-09T16:40"},
        {"It ends at [midnight Thursday].", "2019-07-12T00:00"},
        {"It fell at [02:40 GMT on Monday].", "2019-07-08T02:40Z"},
        {"It ends at [8 p.m. local time].", "2019-07-10T20:00"},
        {"It fell at [9 a.m. Beijing time].", "2019-07-10T09:00+08:00"},
        {"It fell at [9 a.m. UTC+5:30].", "2019-07-10T09:00+05:30"},
        {"It fell at [noon London time].", "2019-07-10T12:00+01:00"},
        {"He left at [17.30 on Saturday].", "2019-07-06T17:30"},
        {"He left at [seven thirty p.m.], on time.", "2019-07-10T19:30"},
        {"He left at [20 past 3 p.m.], in time.", "2019-07-10T15:20"},
        {"They met between [3 p.m.] and [5 p.m. on Friday].", "2019-07-05T15:00"},
        {"They meet at [8 tonight].", "2019-07-10T20:00"},
        {"They fought in May 1917. It ended at [3 a.m. on the 20th].", "1917-05-20T03:00"},
        {"It airs at [9 p.m. every Thursday].", "XXXX-WXX-4T21:00"},
        {"It opens at [noon on Sundays].", "XXXX-WXX-7T12:00"},
        {"It opens at [8 a.m. weekdays].", "XXXX-WXX-WDT08:00"},
        {"It struck at sea ([2024 Monday, UTC]).", "2019-07-08T20:24Z"}},
       {"They won 3:10 in the end.", "She ran 2:20:51 and 2:20:55.", "It rose 4.40 points.",
        "I am 12 am I?", "Five to ten people came.", "It closed at 17.30 dollars.",
        "At seven thirty people came."}},
      {"day_clock",
       "a day and its time on the clock",
       starting({C::weekday, C::weekday_short, C::month, C::month_short, C::day_word, C::the,
                 C::sequence, C::demonstrative, C::holiday, C::night_word},
                true)
           .then(C::the, {C::weekday, C::weekday_short, C::month, C::season, C::holiday, C::unit,
                          C::ordinal, C::cardinal, C::sequence, C::part_of_day, C::early_late,
                          K::ordinal_number})
           .then(numbers, {C::month, C::month_short, K::hyphen, K::slash, K::full_stop, K::inner})
           .then(C::holiday, WordKinds::all())
           .then(known),
       match_day_clock,
       {{"They met [Tuesday at 9:30 a.m.].", "2019-07-09T09:30"},
        {"It begins [tomorrow at noon].", "2019-07-11T12:00"},
        {"They met [Tuesday noon].", "2019-07-09T12:00"},
        {"It was sent [05/31/2019 14:15].", "2019-05-31T14:15"},
        {"It was sent [Wed Jun 12 11:00:09 2019].", "2019-06-12T11:00:09"}},
       {"He left Tuesday at 9 points.", "He took the Tuesday noon train.",
        "They sang at Saturday midnight mass."}},
      {"part_of_day",
       "the morning, afternoon, evening or night of a day",
       starting({C::weekday, C::weekday_short, C::month, C::month_short, C::day_word, C::the,
                 C::sequence, C::demonstrative, C::holiday, C::night_word, C::early_late,
                 C::part_of_day},
                true)
           .then(C::the, {C::weekday, C::weekday_short, C::month, C::season, C::holiday, C::unit,
                          C::ordinal, C::cardinal, C::sequence, C::part_of_day, C::early_late,
                          K::ordinal_number})
           .then(numbers, {C::month, C::month_short, K::hyphen, K::slash, K::full_stop, K::inner})
           .then({C::holiday, C::night_word, C::part_of_day}, WordKinds::all())
           .then(known),
       match_part_of_day,
       {{"It burned [Tuesday morning].", "2019-07-09TMO"},
        {"He died [last night].", "2019-07-09TNI"},
        {"It began on [the night of 14 June].", "2019-06-14TNI"},
        {"It will rain [tonight].", "2019-07-10TNI"},
        {"It burned [overnight Monday].", "2019-07-08TNI"},
        {"It fell on June 5, 2019. [Late at night] it burned.", "2019-06-05TNI"},
        {"They landed on June 5, 2019, at [dawn].", "2019-06-05TMO"},
        {"They landed at [dawn on June 5, 2019].", "2019-06-05TMO"},
        {"They had left by [daybreak Monday].", "2019-07-08TMO"},
        {"It rained on Monday, June 3, but by [late afternoon] it was dry.", "2019-06-03TAF"},
        {"It was shut between 9 p.m. on June 3 and [dawn Tuesday].", "2019-06-04TMO"},
        {"He left by [lunchtime].", "2019-07-10TMI"}},
       {"They watched Saturday Night Live.", "It was an overnight success."}},
      {"part_of_event",
       "the part of the day of something told",
       starting({C::the}).then(C::part_of_day),
       match_part_of_event,
       {{"It burned on June 5, 2019. He was at home on [the night] of the fire.", "2019-06-05TNI"}},
       {"The night is dark."}},
      {"at_night",
       "night as such, no night in particular",
       starting({C::part_of_day, C::night_word, C::unit}),
       match_at_night,
       {{"They moved only at [night].", "XXXX-XX-XXTNI"}},
       {"The night is dark.", "They look at night owls."}},
      {"clock_range",
       "two clock times that share a.m. or p.m.",
       starting({}, true)
           .then(K::small_number, {K::colon, K::full_stop, K::hyphen, K::inner})
           .then(WordKinds{}),
       match_clock_range,
       {{"It was open from [7] to [9 p.m. on Friday].", "2019-07-05T19:00"}},
       {"From 7 to 9 people."}},
  };
}

}  // namespace dateline
