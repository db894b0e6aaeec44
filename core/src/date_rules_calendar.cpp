// Rules for dates by the calendar: weekdays, months, years, numbers, seasons, holidays, ranges.
#include <algorithm>

#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using G = Granularity;

constexpr std::string_view date_prepositions[] = {
    "in",      "since",   "by",      "until",    "till",      "from",       "of",      "during",
    "before",  "after",   "through", "for",      "to",        "throughout", "early",   "late",
    "mid",     "around",  "about",   "circa",    "on",        "than",       "past",    "toward",
    "towards", "last",    "next",    "this",     "that",      "each",       "every",   "pre",
    "post",    "as",      "when",    "starting", "beginning", "ending",     "between", "within",
    "over",    "earlier", "later",   "following"};

// Capitalised words after a weekday or month that make it part of a name.
constexpr std::string_view name_followers[] = {
    "times", "mail",   "telegraph",   "mirror",  "express", "post",   "herald", "star",
    "world", "people", "independent", "sun",     "night",   "nights", "fair",   "lights",
    "live",  "school", "mass",        "service", "morning", "blues"};

bool is_title_word(const Words& w, std::int64_t i) {
  return w.any(i, {"mr", "mrs", "ms", "dr", "miss", "sir", "lady", "lord", "prime", "minister",
                   "president", "secretary", "senator", "sen", "rep", "gov", "judge", "captain"});
}

// "Sunday Times", "Friday Night Lights", "Bloody Sunday", "Mr. Friday".
bool weekday_in_name(const Words& w, std::int64_t first, std::int64_t end) {
  if (w[end].capital && w[end].space_before && w.any(end, name_followers)) {
    if (!w.any(end, {"night", "morning"})) return true;
    if (w[end + 1].capital && w[end + 1].space_before) return true;
  }
  return w.any(first - 1, {"bloody", "super", "ruby", "casual", "wednesday"}) &&
         w[first - 1].capital;
}

// Months that are names too, or words: only where a date is expected.
bool month_expected(const Words& w, std::int64_t first, std::int64_t end, int month) {
  const Lexeme& before = w[first - 1];
  const bool preposition = w.any(first - 1, date_prepositions);
  if (w.any(end, {"jr", "sr"})) return false;
  if (is_title_word(w, first - 1) || (w.mark(first - 1, '.') && is_title_word(w, first - 2)))
    return false;
  const bool ambiguous = month == 3 || month == 4 || month == 5 || month == 6 || month == 8;
  if (month == 3 && w.any(end, {"on", "to", "for", "against", "of"}) && w.is(first - 1, "the"))
    return false;
  if (preposition && !(ambiguous && w[end].capital && w[end].space_before && w.word(end) &&
                       w.any(first - 1, {"to", "of", "for", "by", "from", "when", "as", "than"})))
    return true;
  // "June and July", "June, July and August"
  for (std::int64_t k = first - 1; k >= first - 3 && k >= 0; --k)
    if (w.of_class(k, C::month) && w[k].capital &&
        (w.any(first - 1, {"and", "or"}) || w.mark(first - 1, ',') || w.mark(first - 1, '-') ||
         w.mark(first - 1, '~') || w.mark(first - 1, '/')))
      return true;
  if (!ambiguous) {
    // "January Jones"
    return !(w[end].capital && w[end].space_before && w.word(end) &&
             (before.capital || first == 0 || before.kind == LexemeKind::none));
  }
  if (w.any(first - 1, {"the", "a", "an", "its", "their", "his", "her", "and", "or", "s"}) ||
      w.mark(first - 1, '(') || w.mark(first - 1, '-') || w.mark(first - 1, '~'))
    return !w[end].capital || w[end].kind != LexemeKind::word;
  // "the costly August battles", "a rainy April day"
  if (before.kind == LexemeKind::word && !before.capital && w.word(end) && !w[end].capital &&
      w.any(first - 2, {"the", "a", "an", "its", "their"}) && month != 5 && month != 3)
    return true;
  // "May's vote" at the start is a person as well as a month: leave it.
  return false;
}

bool is_people(const Words& w, std::int64_t i) {
  return w.any(
      i, {"people",   "men",    "women",    "soldiers",  "troops",    "workers",   "students",
          "dead",     "killed", "wounded",  "members",   "votes",     "seats",     "homes",
          "houses",   "miles",  "metres",   "meters",    "feet",      "acres",     "tons",
          "tonnes",   "pounds", "dollars",  "euros",     "km",        "hours",     "hrs",
          "jobs",     "cases",  "children", "residents", "employees", "civilians", "prisoners",
          "aircraft", "tanks",  "ships",    "guns",      "horses",    "bc",        "calories",
          "rpm",      "words",  "pages",    "points",    "times",     "years",     "days",
          "copies",   "units"});
}

// A bare number that is a year, by what stands beside it.
bool year_expected(const Words& w, std::int64_t first, std::int64_t end) {
  if (!stands_free(w, first, end)) return false;
  if (is_people(w, end) || (w.of_class(end, C::zone) && w[end].capital)) return false;
  if (w.mark(end, '-') && w.glued(end) && w.glued(end + 1) &&
      (w.any(end + 1, {"strong", "mile", "foot", "meter", "metre", "man", "seat", "year", "pound",
                       "kilometre", "kilometer", "page", "word", "acre", "member", "odd"})))
    return false;
  const Lexeme& before = w[first - 1];
  if (w.any(first - 1, {"no",        "nos",    "number",  "route",   "highway",   "flight",
                        "room",      "page",   "section", "channel", "model",     "windows",
                        "building",  "street", "suite",   "box",     "unit",      "lot",
                        "apartment", "zip",    "code",    "us",      "interstate"}) &&
      before.capital)
    return false;
  if (w.any(first - 1,
            {"number", "page", "route", "section", "nearly", "almost", "approximately", "roughly",
             "some", "least", "over", "under", "most", "than", "only", "another"}))
    return false;
  if (w.is(end, "of") && !w.any(first - 1, {"in", "since", "by"})) return false;
  const bool plural_noun =
      w.word(end) && !w[end].capital && w[end].lower.size() > 3 && w[end].lower.back() == 's' &&
      w[end].lower[w[end].lower.size() - 2] != 's' &&
      !w.any(end, {"was", "has", "is", "does", "as", "this", "its", "his", "perhaps", "across",
                   "towards", "always", "sees", "thus", "afterwards", "besides", "marks", "saw"});
  if (w.mark(end, '\'') && w.is(end + 1, "s") && w[first].number >= 1700) return true;
  if (w.any(first - 1, {"conference", "championship", "championships", "olympics", "games", "cup",
                        "election", "elections", "festival", "expo", "euro", "awards", "open"}))
    return true;
  if (before.kind == LexemeKind::mark && before.mark == ',' && end >= w.size()) return true;
  // "a secret 1902 pact"
  if (before.kind == LexemeKind::word && !before.capital && w.word(end) && !w[end].capital &&
      !plural_noun && w[end].word_class == C::none && w[first].number >= 1800 &&
      w[first].number < 2040 && before.lower.size() > 3 && !before.lower.ends_with("ed") &&
      w.of_class(first - 2, C::article))
    return true;
  if (before.kind == LexemeKind::none)
    return end >= w.size() || w.mark(end, ',') || w.mark(end, ':') || w.mark(end, '~') ||
           w.mark(end, '-') || w.mark(end, '.') || w.mark(end, '_') ||
           (w.word(end) && !plural_noun);
  if (w.any(first - 1, {"in", "since", "until", "till", "during", "early", "late", "mid", "circa",
                        "year", "ca", "c", "through", "throughout", "pre", "post"}))
    return !(plural_noun && w.any(first - 1, {"through", "early", "late", "c", "ca"}));
  if (w.any(first - 1,
            {"by", "from", "before", "after", "to", "of", "for", "between", "around", "about", "as",
             "and", "or", "towards", "toward", "into", "on", "beyond", "past"})) {
    if (plural_noun) return false;
    // "around 1900", "and 1500 fled"
    if (w.any(first - 1, {"around", "about", "and", "or", "as", "past"})) {
      for (std::int64_t k = first - 2; k >= first - 6 && k >= 0; --k)
        if (w.number(k) && w[k].digits == 4 && !w[k].grouped && w[k].number >= 1000) return true;
      return w.any(first - 1, {"around", "about"}) && w[first].number >= 1200 &&
             (!w.word(end) || w.any(end, {"and", "the", "when", "by", "with", "in", "he", "she",
                                          "it", "they", "after", "until", "but", "as"}));
    }
    return true;
  }
  if (before.kind == LexemeKind::mark) {
    switch (before.mark) {
      case '(':
      case '[':
        return !plural_noun;
      case '-':
      case '~':
      case '/':
      case ',':
      case '_': {
        if (before.mark == '-' && w.glued(first) && w[first - 2].kind == LexemeKind::word &&
            w.glued(first - 1))
          return w.any(first - 2, {"mid", "pre", "post", "early", "late"}) ||
                 w.of_class(first - 2, C::month);
        for (std::int64_t k = first - 2; k >= first - 5 && k >= 0; --k)
          if ((w.number(k) && w[k].digits == 4 && !w[k].grouped) || w.of_class(k, C::month))
            return true;
        return before.mark == '_' || (before.mark == ',' && (w.mark(end, ',') || w.mark(end, ')')));
      }
      case '\'':
      case '"':
      case ':':
      case ';':
        return !plural_noun;
      default:
        return false;
    }
  }
  // "a 1973 building", "the 2008 elections", "its 1999 report", "Chicago's 1968 convention"
  if (w.any(first - 1, {"the",           "a",        "an",       "its",    "his",       "her",
                        "their",         "our",      "this",     "that",   "s",         "late",
                        "controversial", "original", "previous", "fiscal", "financial", "summer",
                        "winter",        "spring",   "autumn",   "fall"}))
    return w[first].number >= 1200 && !(w.any(first - 1, {"a", "an"}) && plural_noun);
  // A date's own year stands after a month and is read with it. What is left: "Paris 1968".
  if (before.capital && first - 1 > 0)
    return w.mark(end, ')') || w.mark(end, ',') || w.mark(end, '-') || w.mark(end, '~');
  return false;
}

std::optional<RuleMatch> match_weekday(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->weekday == 0 || d->month != 0) return std::nullopt;
  if (weekday_in_name(w, i, i + 1)) return std::nullopt;
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_date(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->month == 0 || d->day == 0) return std::nullopt;
  if (w.number(i) && w[i].digits == 4) return std::nullopt;  // ISO
  // "May 3" after a name is a date, "Route May 3" is not written.
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_month(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->month == 0 || d->day != 0 || d->weekday != 0) return std::nullopt;
  if (!d->year && !d->within) {
    if (w.of_class(i, C::month_short) &&
        !(w.mark(i + 1, '.') || w.any(i - 1, {"in", "since", "until"})))
      return std::nullopt;
    if (!month_expected(w, i, date->end, d->month)) return std::nullopt;
  }
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_year(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  if (w.is(p, "the") && w.is(p + 1, "year") && read_year(w, p + 2)) p += 2;
  const auto date = read_calendar_date(w, p);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || !d->year || d->month != 0 || d->day != 0) return std::nullopt;
  const bool era =
      w.of_class(date->end - 1, C::era) || w.of_class(p, C::era) || w.mark(date->end - 1, '.');
  if (era && w.of_class(date->end - 1, C::era) && w.number(p) && !w[p].space_before &&
      w.mark(p - 1, '$'))
    return std::nullopt;
  if (!era && p == i) {
    if (w.number(p)) {
      if (!year_expected(w, p, date->end)) return std::nullopt;
    } else if (!w.any(i - 1, {"in", "since", "of", "by", "until", "from", "before", "after",
                              "during", "late", "early"})) {
      return std::nullopt;  // spelled
    }
  }
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_iso(const Words& w, std::int64_t i) {
  if (!w.number(i) || w[i].digits != 4 || !w.number(i + 2) || w[i + 2].digits != 2)
    return std::nullopt;
  const auto date = read_calendar_date(w, i);
  if (!date || date->end < i + 5) return std::nullopt;
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_numeric(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date || !std::holds_alternative<NumericDate>(date->value.value)) return std::nullopt;
  const auto& n = std::get<NumericDate>(date->value.value);
  if (w[i + 1].mark == '.' && !n.year) return std::nullopt;
  // "won 10-11-12": hyphens need a four-digit year
  if (w[i + 1].mark != '/' && w[date->end - 1].digits != 4) return std::nullopt;
  return one(i, date->end, date->value);
}

// "9/11", "7/7": days that go by their numbers.
std::optional<RuleMatch> match_nine_eleven(const Words& w, std::int64_t i) {
  if (!w.number(i) || w[i].number != 9 || w[i].digits != 1 || !w.mark(i + 1, '/') ||
      !w.number(i + 2) || w[i + 2].number != 11 || w.mark(i + 3, '/') || w.number(i - 2))
    return std::nullopt;
  return one(i, i + 3, {CalendarDate{2001, 9, 11, 0, Deixis::none, 0, {}}});
}

// "the Sept. 11 attacks"
std::optional<RuleMatch> match_september_eleven(const Words& w, std::int64_t i) {
  const auto month = read_month(w, i);
  if (!month || month->value != 9) return std::nullopt;
  const auto day = read_day_number(w, month->end);
  if (!day || day->value != 11) return std::nullopt;
  std::int64_t p = day->end;
  if (w.mark(p, ',') && read_year(w, p + 1)) return std::nullopt;
  if (w.any(p, {"terrorist", "terror"})) ++p;
  if (!w.any(p, {"attack", "attacks", "hijackings", "hijackers", "plot", "commission"}))
    return std::nullopt;
  return one(i, day->end, {CalendarDate{2001, 9, 11, 0, Deixis::none, 0, {}}});
}

std::optional<RuleMatch> match_season(const Words& w, std::int64_t i) {
  const auto season = read_season(w, i);
  if (!season) return std::nullopt;
  const auto& s = std::get<CalendarPart>(season->value.value);
  if (!s.year && !s.within && !w.is(i, "the") &&
      !w.any(i - 1, {"in", "by", "since", "until", "till", "during", "this", "through", "of",
                     "early", "late", "throughout", "after", "before"}))
    return std::nullopt;
  if (!s.year && !s.within && w.is(i, "the") &&
      !w.any(i - 1, {"in", "by", "since", "until", "till", "during", "through", "throughout", "of",
                     "for", "over", "before", "after", "to", "on"}))
    return std::nullopt;
  // "in winter coats", "summer camp", "spring training": a noun follows
  if (!s.year && !s.within && w.word(season->end) && !w.is(i, "the") &&
      !w.any(season->end, {"and", "or",   "when",  "but",   "he",     "she",     "it",    "they",
                           "the", "as",   "to",    "after", "before", "because", "while", "with",
                           "by",  "that", "which", "we",    "i",      "is",      "was",   "will",
                           "are", "were", "at",    "on",    "a",      "an",      "than",  "if"}))
    return std::nullopt;
  if (!s.year && !s.within && w.is(i, "the") && w.word(season->end) && !w[season->end].capital &&
      w.any(season->end, {"game", "games", "break", "session", "season", "holidays", "holiday",
                          "home", "house", "camp", "coat", "months", "solstice", "term",
                          "collection", "olympics", "palace", "school"}))
    return std::nullopt;
  return one(i, season->end, season->value);
}

std::optional<RuleMatch> match_year_span(const Words& w, std::int64_t i) {
  const auto span = read_year_span(w, i);
  if (!span) return std::nullopt;
  const auto& s = std::get<YearSpan>(span->value.value);
  // "in his 60s": an age; "the 70s" of a temperature
  if (w.any(i - 1, {"his", "her", "their", "my", "your", "our", "s"}) &&
      (s.century_open || w[i].digits == 2))
    return std::nullopt;
  if (s.century_open && w.any(span->end, {"degrees", "percent"})) return std::nullopt;
  if (s.century_open)  // "highs in the 60s"
    for (std::int64_t k = i - 1; k >= i - 7 && k >= 0; --k)
      if (w.any(k, {"highs", "lows", "temperature", "temperatures", "thermometers", "degrees",
                    "aged", "scored", "shot", "heat"}))
        return std::nullopt;
  if (s.granularity == G::century && s.begin > 2200) return std::nullopt;
  return one(i, span->end, span->value);
}

// "the 17th and 18th centuries"
std::optional<RuleMatch> match_two_centuries(const Words& w, std::int64_t i) {
  const std::int64_t p = w.is(i, "the") ? i + 1 : i;
  const auto first = read_ordinal(w, p);
  if (!first || first->value < 1 || first->value > 22) return std::nullopt;
  std::int64_t q = first->end;
  if (!w.any(q, {"and", "to", "or"}) && !w.mark(q, '~') && !w.mark(q, '-')) return std::nullopt;
  ++q;
  const std::int64_t second_at = w.is(q, "the") ? q + 1 : q;
  const auto second = read_ordinal(w, second_at);
  if (!second || second->value <= first->value) return std::nullopt;
  if (!w.any(second->end, {"century", "centuries"})) return std::nullopt;
  std::int64_t end = second->end + 1;
  int sign = 1;
  if (w.of_class(end, C::era)) {
    sign = w[end].value;
    ++end;
  }
  const auto century = [&](int n) {
    return TimeExpr{YearSpan{G::century, sign < 0 ? -n * 100 + 1 : (n - 1) * 100 + 1, false}};
  };
  return RuleMatch{{{i, first->end, century(first->value), TimexMod::none},
                    {q, end, century(second->value), TimexMod::none}}};
}

std::optional<RuleMatch> match_holiday(const Words& w, std::int64_t i) {
  const auto holiday = read_holiday(w, i);
  if (!holiday) return std::nullopt;
  const std::int64_t p = holiday->end;

  return one(i, p, {holiday->value});
}

std::optional<RuleMatch> match_fourth_of_july(const Words& w, std::int64_t i) {
  const std::int64_t p = w.is(i, "the") ? i + 1 : i;
  if (!w.is(p, "fourth") || !w.is(p + 1, "of") || !w.is(p + 2, "july")) return std::nullopt;
  std::int64_t end = p + 3;
  CalendarDate d;
  d.month = 7;
  d.day = 4;
  read_year_tail(w, end, d.year, d.within);
  return one(i, end, {d});
}

// "the third quarter of 2018", "Fourth-quarter", "Q3 2019", "the second half of the year".
std::optional<RuleMatch> match_quarter(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  CalendarPart part;
  part.granularity = G::quarter;
  if (w.is(p, "q") && w[p].capital && w.number(p + 1) && w.glued(p + 1) && w[p + 1].number >= 1 &&
      w[p + 1].number <= 4) {
    part.index = static_cast<int>(w[p + 1].number);
    std::int64_t end = p + 2;
    if (w.is(end, "fy")) ++end;
    read_year_tail(w, end, part.year, part.within);
    return one(i, end, {part});
  }
  const bool the = w.is(p, "the");
  if (the) ++p;
  if (w.is(p, "fiscal")) {
    part.fiscal = true;
    ++p;
  }
  const auto ordinal = read_ordinal(w, p);
  if (!ordinal || ordinal->value < 1 || ordinal->value > 4) return std::nullopt;
  std::int64_t q = ordinal->end;
  const bool hyphen = w.hyphen(q);
  if (hyphen) ++q;
  if (w.is(q, "fiscal")) {
    part.fiscal = true;
    ++q;
  }
  if (!w.is(q, "quarter")) return std::nullopt;
  part.index = ordinal->value;
  part.deixis = the ? Deixis::the : Deixis::none;
  std::int64_t end = q + 1;
  if (w.is(end, "of") && w.any(end + 1, {"fiscal", "fy"})) {
    part.fiscal = true;
    const std::int64_t y = w.is(end + 2, "year") ? end + 3 : end + 2;
    if (const auto year = read_year(w, y)) {
      part.year = year->value;
      return one(i, year->end, {part});
    }
  }
  if (read_year_tail(w, end, part.year, part.within)) return one(i, end, {part});
  if (w.is(end, "of") && w.is(end + 1, "the") && w.is(end + 2, "year")) {
    part.within = make_expr(UnitReference{G::year, Deixis::the});
    return one(i, end + 3, {part});
  }
  // A quarter of a game: sport has no words for business.
  for (std::int64_t k = std::max<std::int64_t>(0, i - 25); k < i + 25; ++k)
    if (w.any(k, {"touchdown", "yard", "yards", "quarterback", "halftime", "points", "rebounds",
                  "scored", "pass", "lead", "game", "defense", "punt", "basket", "moon"}))
      return std::nullopt;
  return one(i, end, {part});
}

std::optional<RuleMatch> match_half(const Words& w, std::int64_t i) {
  if (w.is(i, "h") && w[i].capital && w.number(i + 1) && w.glued(i + 1) && w[i + 1].number >= 1 &&
      w[i + 1].number <= 2 && w[i + 1].digits == 1) {
    CalendarPart part{G::half, static_cast<int>(w[i + 1].number), {}, false, Deixis::none, {}};
    std::int64_t end = i + 2;
    if (!read_year_tail(w, end, part.year, part.within)) return std::nullopt;
    return one(i, end, {part});
  }
  if (!w.is(i, "the")) return std::nullopt;
  int index = 0;
  if (w.is(i + 1, "first"))
    index = 1;
  else if (w.any(i + 1, {"second", "latter", "last"}))
    index = 2;
  else
    return std::nullopt;
  if (!w.is(i + 2, "half") || !w.is(i + 3, "of")) return std::nullopt;
  CalendarPart part{G::half, index, {}, false, Deixis::none, {}};
  std::int64_t end = i + 3;
  if (read_year_tail(w, end, part.year, part.within)) return one(i, end, {part});
  if (w.is(i + 4, "the") && w.is(i + 5, "year") && !read_year(w, i + 6)) {
    part.within = make_expr(UnitReference{G::year, Deixis::the});
    return one(i, i + 6, {part});
  }
  // of a month, decade or century: a part, not a half of TIMEX3
  if (const auto whole = read_date(w, i + 4); whole && !names_day(whole->value))
    return one(i, whole->end, whole->value, index == 1 ? TimexMod::start : TimexMod::end);
  return std::nullopt;
}

std::optional<RuleMatch> match_fiscal_year(const Words& w, std::int64_t i) {
  const auto year_of = [](std::int64_t digits, std::int64_t n) {
    return static_cast<int>(digits == 2 ? 2000 + n : n);
  };
  std::int64_t p = w.is(i, "the") ? i + 1 : i;
  if (w.is(p, "fy") && w[p].capital && w.number(p + 1) &&
      (w[p + 1].digits == 4 || w[p + 1].digits == 2))
    return one(i, p + 2, {FiscalYear{year_of(w[p + 1].digits, w[p + 1].number), Deixis::none}});
  if (w.any(p, {"fiscal", "financial"})) {
    std::int64_t y = w.is(p + 1, "year") ? p + 2 : p + 1;
    if (w.is(p, "financial") && y == p + 1) return std::nullopt;
    if (const auto year = read_year(w, y); year && w.number(y))
      return one(i, year->end, {FiscalYear{year->value, Deixis::none}});
    return std::nullopt;
  }
  // "the 2024 fiscal year", "the 2023-24 financial year"
  if (const auto year = read_year(w, p); year && w.number(p)) {
    std::int64_t end = year->end;
    int value = year->value;
    if (w.hyphen(end) && w.number(end + 1) && w[end + 1].digits == 2 &&
        (value + 1) % 100 == w[end + 1].number) {
      ++value;
      end += 2;
    }
    if (w.any(end, {"fiscal", "financial"}) && w.is(end + 1, "year"))
      return one(i, end + 2, {FiscalYear{value, Deixis::none}});
  }
  return std::nullopt;
}

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
  if (!w.any(p, {"of", "beginning", "ending", "starting"})) return std::nullopt;
  const bool of = w.is(p, "of");
  ++p;
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

// ── elided ranges ───────────────────────────────────────────────────────────────────────────────

bool range_word(const Words& w, std::int64_t i) {
  return w.any(i, {"to", "and", "or", "through", "until"}) || w.mark(i, '-') || w.mark(i, '~') ||
         w.mark(i, '_') || w.mark(i, ',') || w.mark(i, '/') || w.mark(i, '&');
}

// "3-7 May 1940", "between 3 and 7 May", "8, 9 and 10 October".
std::optional<RuleMatch> match_days_before_month(const Words& w, std::int64_t i) {
  std::vector<std::pair<std::int64_t, int>> days;  // first lexeme, day
  std::int64_t p = i;
  while (days.size() < 6) {
    const std::int64_t n = w.is(p, "the") && w[p + 1].ordinal ? p + 1 : p;
    if (!w.number(n) || !stands_free(w, days.empty() ? n : n, n + 1)) break;
    const auto day = read_day_number(w, n);
    if (!day) return std::nullopt;
    days.emplace_back(p, day->value);
    if (!range_word(w, n + 1)) break;
    p = n + 2;
    if (w.mark(n + 1, ',') && w.any(p, {"and", "or"})) ++p;
  }
  if (days.size() < 2) {
    // "-" glued digits are not free: 3-7 May
    days.clear();
    if (!w.number(i) || !read_day_number(w, i) || !w.hyphen(i + 1) || !w.number(i + 2) ||
        !read_day_number(w, i + 2) || !read_month(w, i + 3) ||
        (!w[i].space_before && w[i - 1].kind != LexemeKind::none && !w.mark(i - 1, '(')))
      return std::nullopt;
    days = {{i, static_cast<int>(w[i].number)}, {i + 2, static_cast<int>(w[i + 2].number)}};
  }
  const auto last = read_calendar_date(w, days.back().first);
  if (!last) return std::nullopt;
  const auto* end_date = std::get_if<CalendarDate>(&last->value.value);
  if (end_date == nullptr || end_date->month == 0 || end_date->day != days.back().second)
    return std::nullopt;
  RuleMatch match;
  for (std::size_t k = 0; k < days.size(); ++k) {
    CalendarDate d = *end_date;
    d.day = days[k].second;
    const std::int64_t first = days[k].first;
    const std::int64_t end =
        k + 1 == days.size() ? last->end : first + (w.is(first, "the") ? 2 : 1);
    match.parts.push_back({first, end, {d}, TimexMod::none});
  }
  return match;
}

// "Oct. 18 to 30, 2019", "April 27 and 28", "May 3-7".
std::optional<RuleMatch> match_days_after_month(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  int weekday = 0;
  if (const auto wd = read_weekday(w, p)) {
    weekday = wd->value;
    p = wd->end;
    if (w.mark(p, ',')) ++p;
  }
  const auto month = read_month(w, p);
  if (!month) return std::nullopt;
  p = month->end;
  RuleMatch match;
  std::int64_t end = p;
  const auto day_ok = [&](std::int64_t k) {
    return w.number(k) && !w[k].plural && !w[k].grouped && w[k].digits <= 2 && w[k].number >= 1 &&
           w[k].number <= 31 && !w.of_class(k + 1, C::meridiem) &&
           !(w.mark(k + 1, ':') && w.number(k + 2));
  };
  std::int64_t first = i;
  while (match.parts.size() < 6) {
    if (!day_ok(p)) break;
    CalendarDate d;
    d.month = month->value;
    d.day = static_cast<int>(w[p].number);
    if (match.parts.empty()) d.weekday = weekday;
    match.parts.push_back({first, p + 1, {d}, TimexMod::none});
    end = p + 1;
    std::int64_t q = p + 1;
    if (!range_word(w, q)) break;
    if (w.mark(q, ',') && (!day_ok(q + 1) || w.glued(q + 1))) {
      if (w.any(q + 1, {"and", "or"}))
        ++q;
      else
        break;
    }
    ++q;
    // "June 3 and 4 others", "May 3 and 10 million": a day is followed by no noun
    if (day_ok(q) && w.word(q + 1) && !w[q + 1].capital && !range_word(w, q + 1) &&
        w.any(q - 1, {"and", "or", "to"}) &&
        !w.any(q + 1, {"in",  "at",   "for", "with", "as",      "when",  "the",    "by",   "but",
                       "of",  "were", "was", "will", "on",      "after", "before", "from", "he",
                       "she", "they", "it",  "that", "because", "while", "if"}))
      break;
    if (day_ok(q) && (w.mark(q - 1, '-') || w.mark(q - 1, '~')) && w.mark(q + 1, '-')) break;
    first = q;
    p = q;
  }
  if (match.parts.size() < 2) return std::nullopt;
  std::optional<int> year;
  TimeExprRef within;
  read_year_tail(w, end, year, within);
  for (RulePart& part : match.parts) {
    auto& d = std::get<CalendarDate>(part.expr.value);
    d.year = year;
    d.within = within;
  }
  match.parts.back().last = end;
  return match;
}

// "1939-45", "between 1914 and 18": the second year's century is that of the first.
std::optional<RuleMatch> match_short_years(const Words& w, std::int64_t i) {
  const auto first = read_year(w, i);
  if (!first || !w.number(i) || first->end != i + 1 || !w.hyphen(i + 1) || !w.number(i + 2) ||
      w[i + 2].digits != 2 || w[i + 2].plural || w[i + 2].ordinal)
    return std::nullopt;
  if (!year_expected(w, i, i + 1)) return std::nullopt;
  const int second = first->value / 100 * 100 + static_cast<int>(w[i + 2].number);
  if (second <= first->value || (w.mark(i + 3, '-') && w.glued(i + 3))) return std::nullopt;
  if (w.any(i + 3, {"fiscal", "financial", "vote", "win", "loss"})) return std::nullopt;
  if (w[i + 2].number <= 12 && second - first->value > 60) return std::nullopt;
  CalendarDate a, b;
  a.year = first->value;
  b.year = second;
  return RuleMatch{{{i, i + 1, {a}, TimexMod::none}, {i + 2, i + 3, {b}, TimexMod::none}}};
}

// "499-493 BC", "1914-1918".
std::optional<RuleMatch> match_years(const Words& w, std::int64_t i) {
  if (!w.number(i) || w[i].digits > 4 || w[i].plural || w[i].ordinal || w[i].grouped ||
      w[i].number == 0)
    return std::nullopt;
  if (!w.mark(i + 1, '-') && !w.mark(i + 1, '~') && !w.any(i + 1, {"to", "and", "until", "or"}))
    return std::nullopt;
  const auto second = read_year(w, i + 2);
  if (!second || !w.number(i + 2)) return std::nullopt;
  CalendarDate a, b;
  b.year = second->value;
  const bool era = w.of_class(second->end - 1, C::era) || w.mark(second->end - 1, '.');
  if (era) {
    a.year = second->value <= 0 ? 1 - static_cast<int>(w[i].number) : static_cast<int>(w[i].number);
    if (*a.year > *b.year) return std::nullopt;
  } else {
    if (w.word(i + 1)) return std::nullopt;
    const auto first = read_year(w, i);
    if (!first || first->value >= second->value || !year_expected(w, i, i + 1)) return std::nullopt;
    a.year = first->value;
    if (w.mark(i - 1, '$') || (w.mark(second->end, '-') && w.glued(second->end)) ||
        is_people(w, second->end) || w.mark(second->end, '%'))
      return std::nullopt;
  }
  return RuleMatch{{{i, i + 1, {a}, TimexMod::none}, {i + 2, second->end, {b}, TimexMod::none}}};
}

// "May to July 1940", "June and July of last year": the year belongs to both.
std::optional<RuleMatch> match_months(const Words& w, std::int64_t i) {
  const auto first = read_month(w, i);
  if (!first) return std::nullopt;
  std::int64_t p = first->end;
  CalendarDate a;
  a.month = first->value;
  if (w.number(p)) return std::nullopt;
  if (!w.any(p, {"to", "and", "or", "through", "until"}) && !w.mark(p, '-') && !w.mark(p, '~') &&
      !w.mark(p, '/'))
    return std::nullopt;
  const std::int64_t second_at = w.any(p + 1, {"early", "late", "mid"}) ? p + 2 : p + 1;
  if (!read_month(w, second_at)) return std::nullopt;
  const auto second = read_calendar_date(w, second_at);
  if (!second) return std::nullopt;
  const auto* b = std::get_if<CalendarDate>(&second->value.value);
  if (b == nullptr || b->month == 0 || b->day != 0 || !(b->year || b->within)) return std::nullopt;
  a.year = b->year;
  a.within = b->within;
  if (a.year && a.month > b->month) a.year = *a.year - 1;
  if (second_at > p + 1) return RuleMatch{{{i, first->end, {a}, TimexMod::none}}};
  return RuleMatch{
      {{i, first->end, {a}, TimexMod::none}, {second_at, second->end, {*b}, TimexMod::none}}};
}

}  // namespace

std::vector<DateRule> calendar_rules() {
  return {
      {"weekday",
       "a day of the week: bare, or with the week it is of",
       starting({C::weekday, C::weekday_short}),
       match_weekday,
       {{"The mayor said [Wednesday] that she agreed.", "2019-07-10"},
        {"The vote will be on [Friday].", "2019-07-12"},
        {"They met on [Thursday of last week].", "2019-07-04"},
        {"He starts on [Monday week].", "2019-07-22"}},
       {"She reads the Sunday Times.", "They watched Friday Night Lights.", "It was Bloody Sunday.",
        "He sat down in the sun."}},
      {"september_11",
       "the attacks of 2001",
       starting({C::month, C::month_short}),
       match_september_eleven,
       {{"He wrote of the [Sept. 11] attacks.", "2001-09-11"}},
       {}},
      {"date",
       "a day by month and number, with or without weekday and year",
       starting({C::weekday, C::weekday_short, C::month, C::month_short, C::the, C::ordinal}, true),
       match_date,
       {{"It opened on [May 3, 2018], and closed.", "2018-05-03"},
        {"The law passed on [12 June].", "2019-06-12"},
        {"They met on [Tuesday, May 14].", "2019-05-14"},
        {"It fell on [the 19th of October 1950].", "1950-10-19"},
        {"He was tried in [March of last year].", "2018-03"},
        {"It was signed on [Sept. 5].", "2018-09-05"},
        {"They left on [24 January of the same year].", "XXXX-01-24"}},
       {"May 300 people go home?", "They may 3 times try it.", "He will march 10 miles."}},
      {"month",
       "a month, with or without its year",
       starting({C::month, C::month_short}),
       match_month,
       {{"The raid in [June] failed.", "2019-06"},
        {"It began in [January 2017].", "2017-01"},
        {"In [February of 1940] it snowed.", "1940-02"},
        {"It will end in [August].", "2019-08"}},
       {"Theresa May spoke.", "May I ask?", "Soldiers march north.", "It may rain.",
        "April Jones sang.", "She called June Carter."}},
      {"year",
       "a year by its number, with or without era",
       starting({C::the, C::era, C::cardinal}, true),
       match_year,
       {{"The war ended in [1945].", "1945"},
        {"It is a [1973] building.", "1973"},
        {"Hannibal crossed in [218 BC].", "BC0218"},
        {"Pompeii fell in [AD 79].", "0079"},
        {"It was written in [nineteen eighty-four].", "1984"},
        {"In [the year 1066] they landed.", "1066"}},
       {"Some 2000 people came.", "It cost $1999 then.", "Call 555-2010 first.",
        "About 1500 soldiers died.", "It has 1,984 rooms.", "He lives at 1600 Main Street.",
        "Version 2000.1 is out.", "A 1200-page report."}},
      {"iso_date",
       "ISO 8601: a date, or date and time",
       starting({}, true),
       match_iso,
       {{"Logged on [2019-07-04] by hand.", "2019-07-04"},
        {"At [2019-07-04T14:30Z] it stopped.", "2019-07-04T14:30Z"}},
       {"Call 2019-55-1234 now please.", "Order 2019-13-40 is lost."}},
      {"numeric_date",
       "a date in numbers",
       starting({}, true),
       match_numeric,
       {{"Claims are due by [25/12/2019].", "2019-12-25"}, {"It shut on [28/06].", "2019-06-28"}},
       {"They won 3/4 of the seats.", "It is open 24/7 there.", "Use version 3.4.1 instead.",
        "Dial 10.0.0.1 first."}},
      {"nine_eleven",
       "the day that goes by its numbers",
       starting({}, true),
       match_nine_eleven,
       {{"Since [9/11] all has changed.", "2001-09-11"}},
       {"They got 9/10 right."}},
      {"season",
       "a season, with or without its year",
       starting({C::the, C::season}),
       match_season,
       {{"It was built in [the summer of 2018].", "2018-SU"},
        {"It fell in [the winter of 1911-12].", "1911-WI"},
        {"In [the spring of last year] it closed.", "2018-SP"}},
       {"The fall of Saigon shook them.", "A spring in his step.",
        "Prices fall in March of course: the fall in prices."}},
      {"year_span",
       "a decade, century or millennium",
       starting({C::the, C::ordinal, C::decade_name, C::cardinal, C::unit}, true),
       match_year_span,
       {{"It was common in [the 1990s].", "199"},
        {"Music of [the '60s] is back.", "196"},
        {"It dates from [the 17th century].", "16"},
        {"Built in [the third century BC].", "BC02"}},
       {"A man in his 60s died.", "Highs in her 40s.", "Highs will be in the 60s."}},
      {"centuries",
       "two centuries named together",
       starting({C::the, C::ordinal, C::unit}, true),
       match_two_centuries,
       {{"It flowered in [the 17th] and [18th centuries].", "16"}},
       {"He came first and second."}},
      {"holiday",
       "a named day, fixed or computed",
       starting({C::holiday}),
       match_holiday,
       {{"They met on [Thanksgiving].", "2018-11-22"},
        {"It rained on [Easter Monday].", "2019-04-22"},
        {"It will open on [Labor Day].", "2019-09-02"},
        {"He died on [Christmas Eve 1999].", "1999-12-24"}},
       {"He moved to Easter Island.", "A new year of school."}},
      {"fourth_of_july",
       "Independence Day by its date",
       starting({C::the, C::ordinal}),
       match_fourth_of_july,
       {{"Fireworks on [the Fourth of July] were loud.", "2019-07-04"}},
       {}},
      {"quarter",
       "a quarter of a year",
       starting({C::the, C::ordinal, C::unit, C::quarter_mark, C::fiscal}, true),
       match_quarter,
       {{"Sales rose in [the third quarter of 2018].", "2018-Q3"},
        {"[Fourth-quarter] results were late.", "2018-Q4"},
        {"Profit fell in [Q1 2019].", "2019-Q1"}},
       {"He threw a touchdown in the third quarter."}},
      {"half",
       "a half of a year",
       starting({C::the, C::quarter_mark}),
       match_half,
       {{"It eased in [the second half of 2018].", "2018-H2"}},
       {"They scored in the second half."}},
      {"fiscal_year",
       "a fiscal or financial year",
       starting({C::the, C::fiscal, C::lead}, true),
       match_fiscal_year,
       {{"The budget for [fiscal 2020] is late.", "FY2020"}, {"It grew in [FY2018].", "FY2018"}},
       {"The financial year ended."}},
      {"about",
       "a year or month that is known roughly",
       starting({C::approximate}),
       match_about,
       {{"It was built [about 1910].", "1910"}, {"He died [around March 1981].", "1981-03"}},
       {"About 2000 men fell.", "It is about May and June."}},
      {"early_late",
       "early, mid or late in a unit, or earlier and later in it",
       starting({C::the, C::early_late, C::edge}),
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
       starting({C::the, C::edge}),
       match_edge,
       {{"It was shut at [the end of 2012].", "2012"},
        {"It doubled since [the start of the year].", "2019"}},
       {"At the end of the road.", "The start of the race."}},
      {"ordinal_unit",
       "the n-th day, week or weekday of a month or year",
       starting({C::the, C::ordinal, C::sequence, C::unit}, true),
       match_ordinal_unit,
       {{"It falls on [the last Friday in May 2019].", "2019-05-31"},
        {"It rained in [the first week of June 2019].", "2019-W23"}},
       {"On the first day of the trial."}},
      {"unit_of",
       "the week or weekend of a day",
       starting({C::the}),
       match_unit_of,
       {{"It began in [the week of 13 May].", "2019-W20"},
        {"It was done over [the weekend of Feb. 8].", "2019-W06-WE"}},
       {"It was the week of his life."}},
      {"day_of_month",
       "a day by its number alone",
       starting({C::the}),
       match_day_of_month,
       {{"They fought in May 1917. It ended on [the 20th].", "1917-05-20"}},
       {"He works on the 20th floor."}},
      {"days_of_month",
       "days that share a month named after them",
       starting({C::the}, true),
       match_days_before_month,
       {{"It ran from [8] to [10 October 2018].", "2018-10-08"},
        {"It rained on [3]-[7 May 2018].", "2018-05-03"}},
       {"They won 3-2 in May.", "Between 3 and 7 people died."}},
      {"month_days",
       "days that share a month named before them",
       starting({C::weekday, C::weekday_short, C::month, C::month_short}),
       match_days_after_month,
       {{"He spoke on [April 27] and [28].", "2019-04-27"},
        {"It runs [Oct. 18] to [30, 2018].", "2018-10-18"}},
       {"On May and 3 others."}},
      {"short_years",
       "years of one century, the second cut to two digits",
       starting({}, true),
       match_short_years,
       {{"The war of [1939]-[45] changed it.", "1939"}},
       {"The vote was 1210-98."}},
      {"years",
       "a range of years",
       starting({}, true),
       match_years,
       {{"The revolt of [499]-[493 BC] failed.", "BC0499"},
        {"The war ([1914]-[1918]) was long.", "1914"}},
       {"It costs $1500-1800 now."}},
      {"months",
       "months that share a year",
       starting({C::month, C::month_short}),
       match_months,
       {{"It lasted from [May] to [July 1940].", "1940-05"}},
       {"April and May sang."}},
  };
}

}  // namespace dateline
