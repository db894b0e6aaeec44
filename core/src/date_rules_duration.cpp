// Rules for durations, ages and repeated times.
#include <algorithm>
#include <array>
#include <string>

#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

bool is_possessive(const Words& w, std::int64_t i) {
  return w.any(i, {"his", "her", "their", "its", "my", "our", "your", "s"});
}

// "first", "past" and the like before an amount.
struct Lead {
  bool past = false, next = false, plain = false;
  std::int64_t end = 0;
};
std::optional<Lead> read_lead(const Words& w, std::int64_t i) {
  Lead lead;
  std::int64_t p = i;
  if (w.any(p, {"the", "these", "those", "this"}) || is_possessive(w, p)) ++p;
  const bool determiner = p > i;
  if (w.any(p, {"past", "last", "previous", "preceding", "prior"})) {
    if (w.is(p, "past") && !determiner && i > 0 && !w.any(p - 1, {"over", "in", "for", "during"}))
      return std::nullopt;
    lead.past = true;
    ++p;
  } else if (w.is(p, "next") ||
             (determiner && w.any(p, {"following", "coming", "ensuing", "subsequent"}))) {
    lead.next = true;
    ++p;
  } else if (w.any(p, {"first", "final", "remaining", "opening", "closing", "other", "same",
                       "entire", "intervening", "whole", "full"})) {
    lead.plain = true;
    ++p;
  } else if (!determiner) {
    return std::nullopt;
  }
  if (is_possessive(w, i) && !lead.past && !lead.next) return std::nullopt;
  lead.end = p;
  return lead;
}

// "1.2 seconds", "3.75 years": TIMEX3 writes the fraction as it stands.
std::optional<RuleMatch> match_decimal(const Words& w, std::int64_t i) {
  if (!w.number(i) || w[i].grouped || w[i].ordinal || w[i].plural || w[i].digits > 4 ||
      !w.mark(i + 1, '.') || !w.glued(i + 1) || !w.number(i + 2) || !w.glued(i + 2) ||
      w[i + 2].digits > 2 || w[i + 2].ordinal || w[i + 2].plural || !w[i + 3].space_before ||
      w.mark(i - 1, '$') || (w.mark(i - 1, '.') && w.glued(i)))
    return std::nullopt;
  const auto unit = read_unit(w, i + 3);
  if (!unit || unit->value.times != 1) return std::nullopt;
  const std::string whole = duration_value(Amount{4, false}, unit->value.unit, 1);
  const std::size_t one_at = whole.find('1');
  if (one_at == std::string::npos || whole.find_first_of("023456789") != std::string::npos ||
      unit->value.unit > G::year)
    return std::nullopt;
  std::string value = whole.substr(0, one_at) + std::string(w[i].lower) + '.' +
                      std::string(w[i + 2].lower) + whole.substr(one_at + 1);
  return one(i, unit->end, {Duration{std::move(value)}});
}

std::optional<RuleMatch> match_rate(const Words& w, std::int64_t i);

std::optional<RuleMatch> match_duration(const Words& w, std::int64_t i) {
  // "all day", "all year": the whole of it
  if (w.is(i, "all") && w.of_class(i + 1, C::unit) && !w.mark(i + 2, '\'') && !w.hyphen(i + 2)) {
    const auto unit = read_unit(w, i + 1);
    if (unit->value.unit < G::day || unit->value.times != 1 || unit->value.unit > G::year ||
        w.any(i - 1, {"after", "above", "of"}) || unit->value.unit == G::quarter)
      return std::nullopt;
    return one(i, i + 2, {Duration{duration_value(Amount{4, false}, unit->value.unit, 1)}});
  }
  const auto a = read_amount(w, i);
  if (!a) return match_decimal(w, i);
  std::int64_t end = a->end;
  if (a->bare) {
    if (!w.any(i - 1,
               {"for", "in", "within", "after", "over", "took", "takes", "take", "spent", "lasted",
                "last", "of", "and", "or", "before", "months", "years", "many", "every"}) ||
        w.any(i - 1, {"last", "every"}))
      return std::nullopt;
    if (w.any(i - 1, {"and", "or"}) && !w.of_class(i - 2, C::units)) return std::nullopt;
    if (w.is(i - 1, "of") && !w.any(i - 2, {"matter", "couple", "hundreds", "dozens", "decades",
                                            "years", "number", "period"}))
      return std::nullopt;
    if (w.is(end, "of") && w.any(i - 1, {"in", "of"})) return std::nullopt;
    // "after minutes of its meeting": what was written down there
    if (w.is(i, "minutes") && w.any(end, {"of", "from"}) && !w.is(i - 1, "within"))
      return std::nullopt;
  }
  const UnitWord u = a->unit;
  // "a second man", "a minute detail", "the hour": single units with an article
  const bool article = w.of_class(i, C::article) && end == i + 2;
  if (article) {
    // "A Year of Tides": a title's words
    if (w[i + 1].capital && w[i].capital && i > 0) return std::nullopt;
    // "6 percent a year": so much in each
    if (match_rate(w, i)) return std::nullopt;
    if (u.unit == G::second || u.unit == G::quarter) return std::nullopt;
    if (u.unit == G::minute &&
        !w.any(i - 1, {"for", "in", "within", "a", "every", "about", "than", "after"}))
      return std::nullopt;
    // "a day care", "a week night", "a year end"
    if (w.hyphen(end)) return std::nullopt;
    if (u.unit == G::day && (w.any(i - 1, {"such", "what", "quite"}) || w.is(end, "when")))
      return std::nullopt;
  }
  if (u.unit == G::second && !u.plural && !w.hyphen(end)) return std::nullopt;
  if (u.unit == G::quarter && !(u.plural && w.any(i - 1, {"for", "in", "straight", "over"}))) {
    if (!w.any(i - 1, {"consecutive"})) return std::nullopt;
  }
  if (u.unit == G::quarter && w.any(end, {"of"})) return std::nullopt;
  // "one day" is some day; "one year" a year
  if (w.is(i, "one") && end == i + 2 && u.unit == G::day &&
      !w.any(i - 1, {"for", "in", "within", "only", "just", "than", "lasted", "after"}) &&
      !w.hyphen(end))
    return std::nullopt;
  if (w.is(i, "some") && !u.plural) return std::nullopt;
  if (w.any(i, {"few", "some"}) && w.of_class(i - 1, C::article)) return std::nullopt;
  // "58 days of age" and "42 years old" are ages, longer, and win
  if (w.is(end, "ago")) return std::nullopt;
  return one(i, end, {Duration{duration_value(a->amount, u.unit, u.times)}}, a->mod);
}

// "two hours and 30 minutes", "a year and a day": whole numbers of ever smaller units.
std::optional<RuleMatch> match_compound_duration(const Words& w, std::int64_t i) {
  constexpr std::array<G, 6> units = {G::year, G::month, G::day, G::hour, G::minute, G::second};
  constexpr std::string_view letters = "YMDHMS";
  constexpr std::size_t first_of_clock = 3;
  const auto first = read_amount(w, i);
  if (!first || first->bare || first->amount.vague || first->unit.times != 1) return std::nullopt;
  std::string value = "P";
  std::size_t last_unit = units.size();
  bool in_clock = false;
  const auto add = [&](const Amount& amount, const UnitWord& unit) {
    const auto at =
        static_cast<std::size_t>(std::find(units.begin(), units.end(), unit.unit) - units.begin());
    if (at == units.size() || amount.vague || amount.quarters % 4 != 0 || unit.times != 1 ||
        (last_unit != units.size() && at <= last_unit))
      return false;
    if (at >= first_of_clock && !in_clock) {
      in_clock = true;
      value += 'T';
    }
    value += std::to_string(amount.quarters / 4) + letters[at];
    last_unit = at;
    return true;
  };
  if (!add(first->amount, first->unit)) return std::nullopt;
  std::int64_t end = first->end;
  bool joined = false;
  while (true) {
    std::int64_t p = end;
    const bool comma = w.mark(p, ',');
    if (comma) ++p;
    if (w.is(p, "and")) ++p;
    const auto count = read_count(w, p);
    if (!count) break;
    const auto unit = read_unit(w, count->end);
    if (!unit || w.of_class(count->end, C::none)) break;
    if (comma && p == end + 1 && unit->value.unit > G::hour) break;
    // "for two years and three months later": another expression begins
    if (w.any(unit->end, {"ago", "later", "earlier", "before", "after", "old", "from", "into"}) ||
        w.hyphen(unit->end))
      break;
    if (!add(count->value.amount, unit->value)) break;
    end = unit->end;
    joined = true;
  }
  if (!joined) return std::nullopt;
  return one(i, end, {Duration{value}}, first->mod);
}

// "two-week", "72-hour", "three-and-a-half-year", "decade-long", "months-long".
std::optional<RuleMatch> match_hyphenated(const Words& w, std::int64_t i) {
  TimexMod mod = TimexMod::none;
  std::int64_t p = i;
  if (w.any(p, {"nearly", "almost"})) {
    mod = TimexMod::less_than;
    ++p;
  }
  // "yearlong", "weeklong"
  if (w.of_class(p, C::vague_noun) && w[p].lower.ends_with("long")) {
    constexpr std::array<std::pair<std::string_view, G>, 6> wholes = {{{"hour", G::hour},
                                                                       {"day", G::day},
                                                                       {"week", G::week},
                                                                       {"month", G::month},
                                                                       {"year", G::year},
                                                                       {"decade", G::decade}}};
    for (const auto& [name, unit] : wholes)
      if (w[p].lower.substr(0, w[p].lower.size() - 4) == name)
        return one(i, p + 1, {Duration{duration_value(Amount{4, false}, unit, 1)}}, mod);
    return std::nullopt;
  }
  if (const auto unit = read_unit(w, p);
      unit && w.hyphen(unit->end) && w.is(unit->end + 1, "long")) {
    const Amount amount{4, unit->value.plural};
    return one(i, unit->end + 2,
               {Duration{duration_value(amount, unit->value.unit, unit->value.times)}}, mod);
  }
  const auto count = read_count(w, p);
  if (!count || count->value.article) return std::nullopt;
  std::int64_t q = count->end;
  if (!w.hyphen(q)) return std::nullopt;
  ++q;
  const auto unit = read_unit(w, q);
  if (!unit) return std::nullopt;
  q = unit->end;
  if (w.hyphen(q) && w.is(q + 1, "long")) q += 2;
  if (unit->value.unit == G::second && w.is(p, "split")) return std::nullopt;
  return one(i, q,
             {Duration{duration_value(count->value.amount, unit->value.unit, unit->value.times)}},
             mod);
}

// "the past two weeks", "the next few months", "the past decade", "the first ten months of 1915".
std::optional<RuleMatch> match_stretch(const Words& w, std::int64_t i) {
  const auto lead = read_lead(w, i);
  if (!lead) return std::nullopt;
  const std::int64_t p = lead->end;
  const auto count = read_count(w, p);
  std::int64_t q = count && !count->value.article ? count->end : p;
  while (count && w.any(q, {"full", "whole", "more", "or"})) {
    if (w.is(q, "or")) {
      const auto more = read_count(w, q + 1);
      if (!more) return std::nullopt;
      q = more->end;
    } else {
      ++q;
    }
  }
  const auto unit = read_unit(w, q);
  if (!unit) return std::nullopt;
  const bool counted = count && !count->value.article;
  const UnitWord u = unit->value;
  if (counted) {
    if (w.number(p) && w[p].ordinal) return std::nullopt;
    std::int64_t end = unit->end;
    if (w.hyphen(end)) return std::nullopt;
    // "the two days of talks": the article belongs to it
    if (lead->plain && w.is(p - 1, "first") && w.is(end, "of")) {
      if (const auto whole = read_date(w, end + 1); whole && !names_day(whole->value))
        end = whole->end;
    }
    return one(i, end, {Duration{duration_value(count->value.amount, u.unit, u.times)}});
  }
  // "the past decade", "the last century", "the next decade", "the past year"
  if (!u.plural && w.is(i, "the") && p == i + 2) {
    const bool past = w.is(i + 1, "past");
    const bool last = w.is(i + 1, "last"), next = w.any(i + 1, {"next", "coming"});
    if ((past && u.unit >= G::hour) ||
        ((last || next) && (u.unit == G::decade || u.unit == G::century || u.unit == G::hour)) ||
        (last && u.unit == G::year && w.any(i - 1, {"over", "in", "during"})))
      return one(i, unit->end, {Duration{duration_value(Amount{4, false}, u.unit, u.times)}});
    return std::nullopt;
  }
  if (u.plural && (lead->past || lead->next) && w.is(i, "the"))
    return one(i, unit->end, {Duration{duration_value(Amount{4, true}, u.unit, u.times)}});
  return std::nullopt;
}

// "42-year-old", "8 years old", "six weeks of age".
std::optional<RuleMatch> match_age(const Words& w, std::int64_t i) {
  const auto a = read_amount(w, i);
  if (a && !a->bare) {
    if (w.any(a->end, {"old"}))
      return one(i, a->end + 1, {Duration{duration_value(a->amount, a->unit.unit, a->unit.times)}},
                 a->mod);
    if (w.is(a->end, "of") && w.is(a->end + 1, "age"))
      return one(i, a->end + 2, {Duration{duration_value(a->amount, a->unit.unit, a->unit.times)}},
                 a->mod);
  }
  const auto count = read_count(w, i);
  if (!count || count->value.article || !w.hyphen(count->end)) return std::nullopt;
  const auto unit = read_unit(w, count->end + 1);
  if (!unit) return std::nullopt;
  std::int64_t p = unit->end;
  if (w.hyphen(p)) ++p;
  if (!w.any(p, {"old", "olds"})) return std::nullopt;
  return one(i, p + 1,
             {Duration{duration_value(count->value.amount, unit->value.unit, unit->value.times)}});
}

// ── sets ────────────────────────────────────────────────────────────────────────────────────────

RuleMatch repeated(std::int64_t first, std::int64_t last, std::string value, std::string quant = {},
                   std::string freq = {}) {
  return one(first, last, {Recurrence{std::move(value), std::move(quant), std::move(freq)}});
}

std::string two_digits(int n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

std::string_view part_code(DayPart part) {
  constexpr std::array<std::string_view, 7> codes = {"", "TMO", "TAF", "TEV", "TNI", "TDT", "TMI"};
  return codes[static_cast<std::size_t>(part)];
}

// What repeats: "Tuesday", "October", "morning", "summer", "day".
std::optional<Read<std::string>> read_repeated(const Words& w, std::int64_t i, int every) {
  if (const auto weekday = read_weekday(w, i)) {
    std::string value = "XXXX-WXX-" + std::to_string(weekday->value);
    std::int64_t end = weekday->end;
    if (w.of_class(end, C::part_of_day)) {
      value += part_code(static_cast<DayPart>(w[end].value));
      ++end;
    }
    return Read<std::string>{value, end};
  }
  if (const auto month = read_month(w, i)) {
    std::string value = "XXXX-" + two_digits(month->value);
    std::int64_t end = month->end;
    if (const auto day = read_day_number(w, end); day && w.number(end)) {
      value += "-" + two_digits(day->value);
      end = day->end;
    }
    return Read<std::string>{value, end};
  }
  if (w.of_class(i, C::part_of_day) && !w.is(i, "daytime"))
    return Read<std::string>{
        "XXXX-XX-XX" + std::string(part_code(static_cast<DayPart>(w[i].value))), i + 1};
  if (w.of_class(i, C::season)) {
    constexpr std::array<std::string_view, 5> codes = {"", "SP", "SU", "FA", "WI"};
    return Read<std::string>{"XXXX-" + std::string(codes[static_cast<std::size_t>(w[i].value)]),
                             i + 1};
  }
  if (w.is(i, "weekday")) return Read<std::string>{"XXXX-WXX-WD", i + 1};
  if (const auto unit = read_unit(w, i); unit && !unit->value.plural) {
    if (unit->value.unit == G::weekend) return Read<std::string>{"XXXX-WXX-WE", unit->end};
    return Read<std::string>{
        duration_value(Amount{4 * every, false}, unit->value.unit, unit->value.times), unit->end};
  }
  return std::nullopt;
}

// "the first Monday of every month", "the 15th of each month".
std::optional<RuleMatch> match_ordinal_of_every(const Words& w, std::int64_t i) {
  const std::int64_t p = w.is(i, "the") ? i + 1 : i;
  const auto ordinal = read_ordinal(w, p);
  if (!ordinal || ordinal->value > 31) return std::nullopt;
  std::int64_t q = ordinal->end;
  std::string value;
  if (const auto weekday = read_weekday(w, q)) {
    q = weekday->end;
  } else if (w.is(q, "day")) {
    ++q;
  } else if (ordinal->value > 0) {
    value = "XXXX-XX-" + two_digits(ordinal->value);
  }
  if (!w.any(q, {"of", "in"}) || !w.of_class(q + 1, C::every) || !w.any(q + 2, {"month", "year"}))
    return std::nullopt;
  if (value.empty() || w.is(q + 2, "year")) value = w.is(q + 2, "year") ? "P1Y" : "P1M";
  return repeated(i, q + 3, value, w.is(q + 1, "each") ? "EACH" : "EVERY");
}

std::optional<RuleMatch> match_every(const Words& w, std::int64_t i) {
  if (!w.of_class(i, C::every)) return std::nullopt;
  std::int64_t p = i + 1;
  std::string quant = w.is(i, "each") ? "EACH" : "EVERY";
  if (w.any(p, {"single", "and"})) p += w.is(p, "and") && w.is(p + 1, "every") ? 2 : 1;
  int every = 1;
  if (w.any(p, {"other", "second", "alternate"})) {
    every = 2;
    ++p;
    quant += " OTHER";
  } else if (w.is(p, "few")) {
    const auto unit = read_unit(w, p + 1);
    if (!unit) return std::nullopt;
    return repeated(i, unit->end,
                    duration_value(Amount{4, true}, unit->value.unit, unit->value.times), quant);
  } else if (const auto ordinal = read_ordinal(w, p);
             ordinal && ordinal->value > 0 && !w.is(p, "first")) {
    every = ordinal->value;
    p = ordinal->end;
  } else if (const auto a = read_amount(w, p); a && !a->bare && a->mod == TimexMod::none) {
    return repeated(i, a->end, duration_value(a->amount, a->unit.unit, a->unit.times), quant);
  }
  const auto what = read_repeated(w, p, every);
  if (!what) return std::nullopt;
  // "each day of the war", "every second counts"
  if (what->value == "PT1S" || (w.is(i, "each") && w.is(what->end, "of"))) return std::nullopt;
  return repeated(i, what->end, what->value, quant);
}

std::optional<RuleMatch> match_frequency(const Words& w, std::int64_t i) {
  if (!w.of_class(i, C::frequency)) return std::nullopt;
  // names: "Daily Mail", "the Weekly Standard"
  if (w[i].capital && w.word(i + 1) && w[i + 1].capital && w[i + 1].space_before)
    return std::nullopt;
  if (w[i].capital && i > 0 && w[i - 1].capital && w[i].space_before) return std::nullopt;
  if (w.hyphen(i - 1) && w.is(i - 2, "semi"))
    return repeated(i - 2, i + 1, w.any(i, {"annual", "annually"}) ? "P6M" : "P1D");
  std::string value;
  const auto unit = static_cast<G>(w[i].value);
  // "bi-weekly", "twice-yearly"
  if (w.hyphen(i - 1) && w.is(i - 2, "bi"))
    return repeated(i - 2, i + 1, duration_value(Amount{8, false}, unit, 1));
  if (w.hyphen(i - 1) && w.of_class(i - 2, C::times))
    return repeated(i - 2, i + 1, duration_value(Amount{4, false}, unit, 1), {},
                    std::to_string(w[i - 2].value) + "X");
  if (w.any(i, {"biweekly", "fortnightly"}))
    value = "P2W";
  else if (w.any(i, {"biennial", "biennially"}))
    value = "P2Y";
  else if (w.is(i, "bimonthly"))
    value = "P2M";
  else
    value = duration_value(Amount{4, false}, unit, 1);
  return repeated(i, i + 1, value);
}

// "Mondays", "weekends", "weekday mornings", "Sunday mornings".
std::optional<RuleMatch> match_plural_days(const Words& w, std::int64_t i) {
  if (w.of_class(i, C::weekdays) && w[i].capital) {
    if (w[i + 1].capital && w[i + 1].space_before && w.word(i + 1)) return std::nullopt;
    return repeated(i, i + 1, "XXXX-WXX-" + std::to_string(w[i].value));
  }
  if (const auto weekday = read_weekday(w, i);
      weekday && w.any(weekday->end, {"mornings", "afternoons", "evenings", "nights"})) {
    const auto part =
        w.is(weekday->end, "nights") ? DayPart::night : static_cast<DayPart>(w[weekday->end].value);
    return repeated(i, weekday->end + 1,
                    "XXXX-WXX-" + std::to_string(weekday->value) + std::string(part_code(part)));
  }
  if (w.any(i, {"weekends", "weekdays"}) &&
      (w.of_class(i - 1, C::meridiem) ||
       w.any(i - 1, {"on", "at", "during", "and", "open", "closed", "shut", "runs", "airs", "works",
                     "available", "daily", "noon", "except", "mostly", "only"})))
    return repeated(i, i + 1, w.is(i, "weekends") ? "XXXX-WXX-WE" : "XXXX-WXX-WD");
  if (w.is(i, "weekday") && w.any(i + 1, {"mornings", "afternoons", "evenings", "nights"}))
    return repeated(
        i, i + 2,
        "XXXX-WXX-WD" + std::string(w.is(i + 1, "nights")
                                        ? "TNI"
                                        : part_code(static_cast<DayPart>(w[i + 1].value))));
  return std::nullopt;
}

bool is_money_or_share(const Words& w, std::int64_t i) {
  if (w.mark(i, '%') ||
      w.any(i, {"percent",    "m",        "bn",       "tn",      "cent",     "dollars", "euros",
                "pounds",     "cents",    "million",  "billion", "thousand", "barrels", "tons",
                "tonnes",     "km",       "people",   "miles",   "meters",   "metres",  "visitors",
                "passengers", "deaths",   "cases",    "times",   "hours",    "minutes", "days",
                "nights",     "weeks",    "months",   "points",  "feet",     "inches",  "gallons",
                "litres",     "liters",   "units",    "cars",    "vehicles", "games",   "flights",
                "calls",      "patients", "students", "copies",  "trips",    "packs",   "meals",
                "shows",      "tests",    "megawatts"}))
    return true;
  return w.number(i);
}

// "twice a month", "four days a week", "$500 a month", "6 percent a year", "once per day".
std::optional<RuleMatch> match_rate(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  bool whole = false;
  std::string freq;
  if (w.of_class(p, C::times)) {
    freq = std::to_string(w[p].value) + "X";
    ++p;
    if (w.any(p, {"in"})) return std::nullopt;
    whole = true;
    if (w.of_class(p, C::every)) {
      auto every = match_every(w, p);
      if (!every) return std::nullopt;
      every->parts[0].first = i;
      std::get<Recurrence>(every->parts[0].expr.value).freq = freq;
      return every;
    }
  } else if (const auto count = read_count(w, p);
             count && !count->value.article &&
             w.any(count->end,
                   {"times", "days", "nights", "hours", "minutes", "weeks", "months"})) {
    // "3X", "4D": TIMEX3 counts times by X and days by D
    if (!count->value.amount.vague && count->value.amount.quarters % 4 == 0) {
      const std::string n = std::to_string(count->value.amount.quarters / 4);
      const std::string_view what = w[count->end].lower;
      if (what == "times")
        freq = n + "X";
      else if (what == "days" || what == "nights")
        freq = n + "D";
      else if (what == "hours")
        freq = n + "H";
    }
    p = count->end + 1;
    whole = true;
  }
  if (whole && w.any(p, {"daily", "weekly", "monthly", "yearly", "annually"})) {
    return repeated(i, p + 1, duration_value(Amount{4, false}, static_cast<G>(w[p].value), 1), {},
                    freq);
  }
  if (!w.of_class(p, C::article) && !w.of_class(p, C::per) &&
      !(whole && w.any(p, {"each", "every"})))
    return std::nullopt;
  const auto unit = read_unit(w, p + 1);
  if (!unit || unit->value.plural) return std::nullopt;
  if (unit->value.unit == G::quarter || w.hyphen(unit->end)) return std::nullopt;
  if (!w.of_class(p, C::per) &&
      w.any(unit->end, {"ago", "later", "earlier", "before", "after", "old", "from", "and"}) &&
      !(whole && w.any(unit->end, {"before", "after", "from", "and"})))
    return std::nullopt;
  if (!whole) {
    // The rate of something counted.
    if (w.of_class(p, C::article)) {
      const bool counted =
          is_money_or_share(w, p - 1) ||
          (w.word(p - 1) && !w[p - 1].capital && w[p - 1].lower.back() == 's' &&
           (w.number(p - 2) || w.of_class(p - 2, C::cardinal) || w.of_class(p - 2, C::multiplier) ||
            w.of_class(p - 2, C::vague_count)));
      if (!counted) return std::nullopt;
      if (w.any(p - 1, {"hours", "days", "weeks", "months", "minutes", "times"}))
        return std::nullopt;
    }
    if (unit->value.unit == G::second || (unit->value.unit <= G::hour && w.of_class(p, C::per)))
      return std::nullopt;  // "60 miles per hour" is a speed
    if (unit->value.unit <= G::hour) return std::nullopt;
  }
  std::string quant;
  if (whole && w.any(p, {"each", "every"})) quant = w.is(p, "each") ? "EACH" : "EVERY";
  return repeated(i, unit->end,
                  duration_value(Amount{4, false}, unit->value.unit, unit->value.times), quant,
                  freq);
}

}  // namespace

std::vector<DateRule> duration_rules() {
  return {
      {"duration",
       "how long something lasts",
       starting({C::article, C::cardinal, C::vague_count, C::approximate, C::half, C::units,
                 C::multiplier, C::lead, C::holiday, C::edge},
                true)
           .then(C::units, WordKinds::all())
           .then(known)
           .with({C::unit, C::units}),
       match_duration,
       {{"It took [seven months] to build.", "P7M"},
        {"It burned for [nearly three hours].", "PT3H"},
        {"He slept for [half an hour].", "PT30M"},
        {"It lasted [two and a half years].", "P30M"},
        {"They talked for [several weeks].", "PXW"},
        {"Wait [at least five days].", "P5D"},
        {"It rained [all week].", "P1W"},
        {"He won by [1.2 seconds].", "PT1.2S"},
        {"They waited [another two weeks].", "P2W"},
        {"It lasted [just under two hours].", "PT2H"},
        {"It takes [two to three days].", "P3D"}},
       {"One day he will go.", "Wait a second, man.", "She was 58, he said.", "They won 23-17.",
        "It was such a day.", "He was not at all well.", "Rates fell 1.2 percent.",
        "It rose after minutes of the meeting came out."}},
      {"compound_duration",
       "how long something lasts, in more than one unit",
       starting({C::article, C::cardinal, C::approximate, C::lead}, true)
           .then(known)
           .with({C::unit, C::units}),
       match_compound_duration,
       {{"It took [two hours and 30 minutes].", "PT2H30M"},
        {"He won in [1 hour, 59 minutes].", "PT1H59M"},
        {"She was jailed for [about a year and two months].", "P1Y2M"},
        {"They sailed [3 days 4 hours 10 minutes].", "P3DT4H10M"}},
       {"It lasted three days and two nights.", "He stayed two years and three months later left.",
        "They waited two weeks, three days a week.", "It took hours and 20 minutes."}},
      {"hyphenated_duration",
       "a duration before its noun",
       starting({C::cardinal, C::unit, C::units, C::half, C::approximate, C::article,
                 C::vague_count, C::multiplier, C::vague_noun},
                true)
           .then(C::vague_noun, WordKinds::all())
           .then({C::unit, C::units}, K::hyphen)
           .then(known)
           .with({C::unit, C::units, C::vague_noun}),
       match_hyphenated,
       {{"The [two-week] delay hurt.", "P2W"},
        {"A [72-hour] limit applies.", "PT72H"},
        {"The [decade-long] war ended.", "P10Y"},
        {"The [yearlong] trip ended.", "P1Y"}},
       {"A two-way street."}},
      {"stretch",
       "a stretch up to or from now",
       starting({C::the, C::demonstrative, C::sequence, C::lead})
           .then({C::the, C::demonstrative, C::lead},
                 {C::sequence, C::ordinal, C::cardinal, C::multiplier, C::vague_count, C::half,
                  C::article, C::lead, K::inner, numbers})
           .then(known)
           .with({C::unit, C::units}),
       match_stretch,
       {{"It fell over [the past two weeks].", "P2W"},
        {"It will take [the next eight years].", "P8Y"},
        {"It grew in [the past decade].", "P10Y"}},
       {"The two men left.", "The first of two."}},
      {"age",
       "an age in words",
       starting({C::article, C::cardinal, C::approximate, C::vague_count}, true)
           .then(known)
           .with({C::unit, C::units}),
       match_age,
       {{"A [42-year-old] man fell.", "P42Y"}, {"The dog is [8 years old].", "P8Y"}},
       {"Ann Lee, 42, fell.", "She was 91."}},
      {"ordinal_of_every",
       "a day by its number, each month or year",
       starting({C::the, C::ordinal, C::sequence, C::unit}, true).then(known).with(C::every),
       match_ordinal_of_every,
       {{"They meet on [the first Monday of every month].", "P1M"},
        {"Rent is due on [the 15th of each month].", "XXXX-XX-15"}},
       {"It was the first of every kind."}},
      {"every",
       "a time that comes again",
       starting({C::every}),
       match_every,
       {{"They meet [every other Tuesday].", "XXXX-WXX-2"},
        {"It floods [each November].", "XXXX-11"},
        {"He runs [every day].", "P1D"}},
       {"Every man left.", "Every second counts."}},
      {"frequency",
       "daily, annual and the like",
       starting({C::frequency}),
       match_frequency,
       {{"It meets [weekly].", "P1W"},
        {"The [annual] fair opened.", "P1Y"},
        {"It meets [bi-weekly].", "P2W"},
        {"The [twice-yearly] fair opened.", "P1Y"}},
       {"He reads the Daily Mail."}},
      {"plural_days",
       "days of the week in the plural",
       starting({C::weekdays, C::weekday, C::units, C::lead, C::vague_noun})
           .then(C::weekday, {C::part_of_day, C::units}),
       match_plural_days,
       {{"It is shut on [Mondays].", "XXXX-WXX-1"},
        {"They sing on [Sunday mornings].", "XXXX-WXX-7TMO"},
        {"The shop is open [weekdays].", "XXXX-WXX-WD"}},
       {"The weekdays edition sold out."}},
      {"rate",
       "so often or so much in a unit of time",
       starting({C::times, C::article, C::per, C::cardinal, C::vague_count}, true)
           .then(C::article, {C::unit, C::multiplier, C::vague_count, C::half})
           .then(known)
           .with({C::unit, C::frequency, C::every}),
       match_rate,
       {{"They meet [twice a month].", "P1M"},
        {"She works [four days a week].", "P1W"},
        {"Rents rose 6 percent [a year].", "P1Y"},
        {"It would save \u00A360m [a year].", "P1Y"}},
       {"He left a year ago.", "It took a year.", "It ran at 60 miles per hour."}},
  };
}

}  // namespace dateline
