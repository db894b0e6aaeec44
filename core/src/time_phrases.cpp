#include "time_phrases.hpp"

#include <array>

#include "holidays.hpp"
#include "time_contexts.hpp"

namespace dateline {
namespace {

using C = WordClass;
using G = Granularity;

bool year_shape(const Words& w, std::int64_t i) {
  const Lexeme& n = w[i];
  return n.kind == LexemeKind::number && n.digits == 4 && !n.grouped && !n.ordinal && !n.plural &&
         n.number >= 1000 && n.number < 2200;
}

// "nineteen eighty-four", "nineteen hundred", "nineteen oh-five", "two thousand and eight".
std::optional<Read<int>> read_spelled_year(const Words& w, std::int64_t i) {
  if (!w.of_class(i, C::cardinal)) return std::nullopt;
  const int century = w[i].value;
  if (century == 2 && w.is(i + 1, "thousand")) {
    const std::int64_t rest = w.is(i + 2, "and") ? i + 3 : i + 2;
    if (const auto small = read_small_cardinal(w, rest))
      return Read<int>{2000 + small->value, small->end};
    return std::nullopt;
  }
  if (century < 14 || century > 20) return std::nullopt;
  const std::int64_t next = w.hyphen(i + 1) ? i + 2 : i + 1;
  if (w.any(next, {"oh", "o"})) {
    if (const auto small = read_small_cardinal(w, w.hyphen(next + 1) ? next + 2 : next + 1);
        small && small->value < 10)
      return Read<int>{century * 100 + small->value, small->end};
    return std::nullopt;
  }
  if (century < 20 && w.is(next, "hundred")) {
    const std::int64_t rest = w.is(next + 1, "and") ? next + 2 : next + 1;
    if (const auto small = read_small_cardinal(w, rest); small && rest == next + 2)
      return Read<int>{century * 100 + small->value, small->end};
    // "nineteen hundred men"
    if (w.word(next + 1) && w[next + 1].word_class == C::none &&
        !w.any(next + 1, {"and", "when", "but", "as", "by", "with", "in", "he", "she", "it"}))
      return std::nullopt;
    return Read<int>{century * 100, next + 1};
  }
  const auto rest = read_small_cardinal(w, next);
  if (!rest || rest->value < 10) return std::nullopt;
  return Read<int>{century * 100 + rest->value, rest->end};
}

// Months and their short forms are capitalised, but for those that are no other word; the others
// stand in lower case only as part of a full date.
bool month_in_lower_case(const Words& w, std::int64_t i, bool is_short) {
  const int month = w[i].value;
  if (!is_short && month != 3 && month != 5 && month != 8) return true;
  const auto day = [&](std::int64_t k) {
    return w.number(k) && w[k].digits <= 2 && !w[k].plural && w[k].number >= 1 && w[k].number <= 31;
  };
  std::int64_t next = i + 1;
  if (is_short && w.mark(next, '.') && w.glued(next)) ++next;
  if (w[i - 1].ordinal || w[next].ordinal || year_shape(w, next)) return true;
  if (w.is(i - 1, "of") && (w[i - 2].ordinal || w.of_class(i - 2, C::ordinal))) return true;
  if (day(next) && (year_shape(w, next + 1) || (w.mark(next + 1, ',') && year_shape(w, next + 2))))
    return true;
  return is_short && month != 3 && (day(i - 1) || day(next));
}

const Read<TimeExpr>* longer(const std::optional<Read<TimeExpr>>& a,
                             const std::optional<Read<TimeExpr>>& b) {
  if (!a) return b ? &*b : nullptr;
  if (!b || a->end >= b->end) return &*a;
  return &*b;
}

}  // namespace

std::optional<Read<int>> read_year(const Words& w, std::int64_t i) {
  if (w.any(i, {"ad", "a.d."}) && w.number(i + 1) && w[i + 1].digits <= 4 && w[i + 1].number > 0 &&
      !w[i + 1].plural && !w[i + 1].ordinal)
    return Read<int>{static_cast<int>(w[i + 1].number), i + 2};
  const Lexeme& n = w[i];
  if (n.kind == LexemeKind::number && n.digits <= 4 && n.number > 0 && !n.plural && !n.ordinal &&
      !n.grouped && w.of_class(i + 1, C::era) &&
      (w[i + 1].capital || w[i + 1].lower.find('.') != std::string_view::npos)) {
    const auto number = static_cast<int>(n.number);
    std::int64_t end = i + 2;
    if (w.mark(end, '.') && w.glued(end) && w[end - 1].lower.find('.') != std::string_view::npos &&
        w[end - 1].lower.back() != '.')
      ++end;
    return Read<int>{w[i + 1].value < 0 ? 1 - number : number, end};
  }
  if (!year_shape(w, i)) return std::nullopt;
  return Read<int>{static_cast<int>(n.number), i + 1};
}

std::optional<Read<int>> read_month(const Words& w, std::int64_t i) {
  if (w.of_class(i, C::month)) {
    if (!w[i].capital && !month_in_lower_case(w, i, false)) return std::nullopt;
    return Read<int>{w[i].value, i + 1};
  }
  if (w.of_class(i, C::month_short)) {
    if (!w[i].capital && !month_in_lower_case(w, i, true)) return std::nullopt;
    const bool dot = w.mark(i + 1, '.') && w.glued(i + 1);
    return Read<int>{w[i].value, dot ? i + 2 : i + 1};
  }
  return std::nullopt;
}

std::optional<Read<int>> read_day_number(const Words& w, std::int64_t i) {
  const Lexeme& n = w[i];
  if (n.kind == LexemeKind::number) {
    if (n.digits > 2 || n.number < 1 || n.number > 31 || n.plural || n.grouped) return std::nullopt;
    return Read<int>{static_cast<int>(n.number), i + 1};
  }
  if (const auto ordinal = read_ordinal(w, i);
      ordinal && ordinal->value > 0 && ordinal->value <= 31)
    return ordinal;
  return std::nullopt;
}

std::optional<Read<int>> read_weekday(const Words& w, std::int64_t i) {
  if (w.of_class(i, C::weekday)) return Read<int>{w[i].value, i + 1};
  if (w.of_class(i, C::weekday_short) && w[i].capital) {
    std::int64_t end = i + 1;
    if (w.mark(end, '.') && w.glued(end)) ++end;
    const std::int64_t next = w.mark(end, ',') ? end + 1 : end;
    if (read_month(w, next) || (read_day_number(w, next) && read_month(w, next + 1)))
      return Read<int>{w[i].value, end};
    if (!w.any(i, {"sat", "sun"}) && end == i + 2) return Read<int>{w[i].value, end};
  }
  return std::nullopt;
}

std::optional<Read<int>> read_short_year(const Words& w, std::int64_t i) {
  if (!w.mark(i, '\'') || !w[i].space_before || !w.number(i + 1) || w[i + 1].digits != 2 ||
      w[i + 1].plural || w[i + 1].ordinal || !w.glued(i + 1) ||
      (w.mark(i + 2, '\'') && w.glued(i + 2)))
    return std::nullopt;
  const auto n = static_cast<int>(w[i + 1].number);
  return Read<int>{n < 50 ? 2000 + n : 1900 + n, i + 2};
}

bool read_year_tail(const Words& w, std::int64_t& end, std::optional<int>& year,
                    TimeExprRef& within) {
  std::int64_t p = end;
  if (w.mark(p, ',')) ++p;
  if (w.is(p, "of")) ++p;
  if (w.is(p, "the") && w.is(p + 1, "year") && read_year(w, p + 2)) p += 2;
  if (const auto y = read_year(w, p)) {
    // "June 5, 2000 people": the count of a list is no year
    if (stands_free(w, p, y->end) || w.of_class(y->end - 1, C::era)) {
      year = y->value;
      end = y->end;
      return true;
    }
  }
  if (w.of_class(p, C::cardinal))
    if (const auto spelled = read_spelled_year(w, p)) {
      year = spelled->value;
      end = spelled->end;
      return true;
    }
  // "June '07", "the summer of '69"
  if (const auto y = read_short_year(w, p)) {
    year = y->value;
    end = y->end;
    return true;
  }
  // "last year", "of that year", "of the same year"
  p = w.is(end, "of") ? end + 1 : end;
  if (const auto deixis = read_deixis(w, p); deixis && w.is(deixis->end, "year")) {
    const bool the = w.is(p, "the");
    if (the && deixis->value == Deixis::the) return false;
    within = make_expr(UnitReference{G::year, deixis->value});
    end = deixis->end + 1;
    return true;
  }
  return false;
}

namespace {

std::optional<Read<TimeExpr>> calendar_date_at(const Words& w, std::int64_t i) {
  if (w.number(i)) {
    if (const auto iso = read_iso(w, i)) {
      if (stands_free(w, i, w[i].digits == 4 ? i + 1 : iso->end)) return iso;
    }
    if (const auto numeric = read_numeric(w, i)) return numeric;
  }
  if (const auto joined = read_joined(w, i)) return joined;

  CalendarDate d;
  std::int64_t p = i;
  std::int64_t weekday_end = i;
  if (const auto weekday = read_weekday(w, p)) {
    d.weekday = weekday->value;
    p = weekday_end = weekday->end;
    if (w.mark(p, ',')) ++p;
  }
  // month first: "June 22nd, 2019", "June 2019", "June"
  if (const auto month = read_month(w, p)) {
    d.month = month->value;
    std::int64_t end = month->end;
    std::int64_t day_at = end;
    if (w.is(day_at, "the") && w[day_at + 1].ordinal) ++day_at;
    const auto day = read_day_number(w, day_at);
    bool has_day = false;
    if (day &&
        (w.number(day_at) || w[day_at].word_class == C::ordinal ||
         (w.of_class(day_at, C::cardinal) && day->end > day_at + 1)) &&
        valid_month_day(std::nullopt, d.month, day->value) &&
        !(w.mark(day->end, ':') && w.number(day->end + 1) && w.glued(day->end + 1)) &&
        !(w.of_class(day->end, C::meridiem)) && w[day_at].space_before &&
        (stands_free(w, day_at, day->end) || w.mark(day->end, ','))) {
      d.day = day->value;
      end = day->end;
      has_day = true;
    }
    if (!has_day && weekday_end > i) {
      // "Friday, June was over": the weekday stands alone
      return Read<TimeExpr>{{CalendarDate{std::nullopt, 0, 0, d.weekday, Deixis::none, 0, {}}},
                            weekday_end};
    }
    read_year_tail(w, end, d.year, d.within);
    if (d.year && has_day && !valid_month_day(d.year, d.month, d.day)) return std::nullopt;
    return Read<TimeExpr>{{d}, end};
  }
  // day first: "the 19th of October 1950", "10 October", "1st May"
  {
    std::int64_t q = p;
    if (w.is(q, "the") && (w[q + 1].ordinal || read_ordinal(w, q + 1))) ++q;
    if (const auto day = read_day_number(w, q);
        day && (q == p || w[q].ordinal || !w.number(q)) && !(w.word(q - 1) && !w[q].space_before) &&
        !w.mark(q - 1, '$') &&
        // "4.31 August": decimals
        !(w.mark(q - 1, '.') && w.glued(q) && w.number(q - 2) && w.glued(q - 1))) {
      std::int64_t m = day->end;
      if (w.is(m, "of"))
        ++m;
      else if (!w.number(q) && q == p)
        m = -1;  // "first May" is no date
      const auto month = m < 0 ? std::nullopt : read_month(w, m);
      if (month && valid_month_day(std::nullopt, month->value, day->value)) {
        d.month = month->value;
        d.day = day->value;
        std::int64_t end = month->end;
        read_year_tail(w, end, d.year, d.within);
        if (!d.year || valid_month_day(d.year, d.month, d.day)) return Read<TimeExpr>{{d}, end};
      }
      // "Friday the 13th", "Tuesday 19th", "Thursday the twenty-first"
      if (weekday_end > i && weekday_end == p && (w[q].ordinal || (q == p + 1 && !w.number(q))) &&
          !w.hyphen(day->end) &&
          (!w.word(day->end) || w.any(day->end, {"and", "or", "to", "until", "till", "through",
                                                 "at", "in", "from", "when", "he", "she", "they",
                                                 "it", "but", "with", "for", "after", "before"}))) {
        d.day = day->value;
        return Read<TimeExpr>{{d}, day->end};
      }
    }
  }
  if (weekday_end > i) {
    std::int64_t end = weekday_end;
    if (w.is(end, "week")) {
      d.weeks = 1;
      return Read<TimeExpr>{{d}, end + 1};
    }
    const std::int64_t of = w.is(end, "of") ? end + 1 : end;
    if (const auto deixis = read_deixis(w, of);
        deixis && w.is(deixis->end, "week") &&
        (of > end || deixis->value == Deixis::last || deixis->value == Deixis::next ||
         deixis->value == Deixis::this_)) {
      d.within = make_expr(UnitReference{G::week, deixis->value});
      return Read<TimeExpr>{{d}, deixis->end + 1};
    }
    return Read<TimeExpr>{{d}, end};
  }
  if (const auto spelled = read_spelled_year(w, i)) {
    d.year = spelled->value;
    return Read<TimeExpr>{{d}, spelled->end};
  }
  if (const auto year = read_year(w, i)) {
    d.year = year->value;
    return Read<TimeExpr>{{d}, year->end};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Read<TimeExpr>> read_calendar_date(const Words& w, std::int64_t i) {
  PhraseMemo* memo = w.memo();
  if (memo == nullptr) return calendar_date_at(w, i);
  if (memo->date_at != i) {
    memo->date = calendar_date_at(w, i);
    memo->date_at = i;
  }
  return memo->date;
}

namespace {

// Whether a holiday's name can begin here. What is nothing else may stand in lower case.
bool may_begin_holiday(const Words& w, std::int64_t i) {
  // "May Day", "the August bank holiday", "the spring bank holiday"
  if (w.of_class(i, C::month) || w.of_class(i, C::season))
    return w.any(i + 1, {"day", "fools", "fool", "bank"}) &&
           (w[i].capital || (w.of_class(i, C::season) && w.is(i + 1, "bank")));
  if (!w.of_class(i, C::holiday)) return false;
  if (w[i].capital) return true;
  return w.any(i, {"christmas", "easter", "thanksgiving", "halloween", "xmas", "boxing", "hanukkah",
                   "ramadan", "mlk", "valentine", "pancake", "hogmanay"}) ||
         (w.any(i, {"memorial", "labor", "labour", "veterans", "presidents", "canada", "anzac"}) &&
          w.is(i + 1, "day")) ||
         (w.any(i, {"good", "black"}) && w.is(i + 1, "friday")) ||
         (w.any(i, {"mother", "father"}) && w.mark(i + 1, '\'') && w.is(i + 3, "day")) ||
         (w.is(i, "new") && w.is(i + 1, "year") && w.mark(i + 2, '\'') && w.is(i + 3, "s") &&
          w.any(i + 4, {"day", "eve"}));
}

}  // namespace

std::optional<Read<HolidayDate>> read_holiday(const Words& w, std::int64_t i) {
  if (!may_begin_holiday(w, i)) return std::nullopt;
  const bool lower = !w[i].capital;
  for (const std::uint8_t index : holidays_beginning(w[i].lower.front())) {
    const Holiday& holiday = holidays()[index];
    std::int64_t p = i;
    std::string_view rest = holiday.words;
    if (!rest.starts_with(w[i].lower)) continue;
    bool all = true;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      const std::string_view word = rest.substr(0, space);
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
      const Lexeme& l = w[p];
      const bool same = l.kind == LexemeKind::word
                            ? l.lower == word
                            : l.kind == LexemeKind::mark && word.size() == 1 && l.mark == word[0];
      const bool small =
          word == "s" || word == "de" || word == "al" || word == "bank" || word == "holiday";
      if (!same || (l.kind == LexemeKind::word && !l.capital && !small && !lower)) {
        all = false;
        break;
      }
      ++p;
    }
    if (all) {
      HolidayDate h;
      h.holiday = index;
      // "New Year" alone is a day only with "the" before it or an end after it
      if (holiday.words == "new year" && w[p].capital) return std::nullopt;
      if (holiday.words == "new year" && w.mark(p, '\'') && w.glued(p)) return std::nullopt;
      if (holiday.words == "election day" || holiday.words == "new year" ||
          holiday.words == "tet" || holiday.words == "eid") {
        if (w[p].capital && w[p].space_before) return std::nullopt;
      }
      // "Easter Island", "the Michaelmas Fair", "Halloween-themed": something else
      if (w[p].capital && w[p].space_before && w.word(p) && w[p].word_class == C::none)
        return std::nullopt;
      if (w.hyphen(p) && w.word(p + 1)) return std::nullopt;
      std::int64_t end = p;
      std::int64_t y = w.mark(p, ',') ? p + 1 : p;
      if (w.any(y, {"of", "in"})) ++y;
      if (const auto year = read_year(w, y); year && stands_free(w, y, year->end)) {
        h.year = year->value;
        end = year->end;
      } else if (const auto short_year = read_short_year(w, y)) {
        h.year = short_year->value;
        end = short_year->end;
      } else if (const auto deixis = read_deixis(w, y);
                 deixis && w.is(deixis->end, "year") && deixis->value != Deixis::the) {
        h.within = make_expr(UnitReference{G::year, deixis->value});
        end = deixis->end + 1;
      }
      return Read<HolidayDate>{h, end};
    }
  }
  return std::nullopt;
}

std::optional<Read<TimeExpr>> read_season(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  const bool the = w.is(p, "the");
  if (the) ++p;
  if (!w.of_class(p, C::season)) return std::nullopt;
  CalendarPart s;
  s.granularity = G::season;
  s.index = w[p].value;
  s.deixis = the ? Deixis::the : Deixis::none;
  std::int64_t end = p + 1;
  // "the winter of 1911-12"
  if (read_year_tail(w, end, s.year, s.within)) {
    if (s.index == 4 && s.year && w.hyphen(end) && w.number(end + 1) && w[end + 1].digits == 2 &&
        w[end + 1].number == (*s.year + 1) % 100)
      end += 2;
    return Read<TimeExpr>{{s}, end};
  }
  // "the fall of Saigon", "the spring in his step", "fall in prices"
  const bool paired = the && w.any(end, {"and", "or"}) &&
                      (w.of_class(end + 1, C::season) || w.of_class(end + 2, C::season));
  if ((w.is(p, "fall") || w.is(p, "spring")) && !paired) {
    if (w.any(end, {"of", "in", "from", "to"})) return std::nullopt;
    if (!w.any(i - 1, {"in", "during", "by", "since", "until", "till", "through", "throughout",
                       "late", "early", "mid", "of", "for", "from"}) &&
        !w.mark(i - 1, '-'))
      return std::nullopt;
    if (!the && w.any(i - 1, {"of", "for", "from", "through"})) return std::nullopt;
  }
  if (w[p].capital && w[end].capital && w[end].space_before && w.word(end)) return std::nullopt;
  return Read<TimeExpr>{{s}, end};
}

std::optional<Read<TimeExpr>> read_year_span(const Words& w, std::int64_t i) {
  std::int64_t p = i;
  if (w.is(p, "the")) ++p;
  // "1990s", "1990's", "'60s", "60s"
  const bool apostrophe = w.mark(p, '\'') && w.number(p + 1) && w.glued(p + 1);
  const std::int64_t n = apostrophe ? p + 1 : p;
  if (w.number(n) && !w[n].ordinal && !w[n].grouped) {
    std::int64_t end = n + 1;
    bool plural = w[n].plural;
    if (!plural && w.mark(end, '\'') && w.glued(end) && w.is(end + 1, "s") && w.glued(end + 1) &&
        w[n].number % 10 == 0) {
      plural = true;
      end += 2;
      if (w[n].digits == 4 && !w.is(i, "the")) plural = false;  // "2010's best album"
    }
    // "the 470s BC"
    if (plural && w[n].digits == 3 && w[n].number % 10 == 0 && w.of_class(end, C::era) &&
        w[end].value < 0)
      return Read<TimeExpr>{{YearSpan{G::decade, -static_cast<int>(w[n].number) - 9, false}},
                            end + 1};
    if (plural && w[n].digits == 4 && w[n].number % 10 == 0 && w[n].number >= 1000 &&
        w[n].number < 2200) {
      // "the 1800s", "the early 1900s": the century
      const bool the = w.is(i, "the") || (w.of_class(i - 1, C::early_late) && w.is(i - 2, "the"));
      if (w[n].number % 100 == 0 && the && w[n].number < 2000)
        return Read<TimeExpr>{{YearSpan{G::century, static_cast<int>(w[n].number) + 1, false}},
                              end};
      YearSpan span{G::decade, static_cast<int>(w[n].number), false};
      if (w.of_class(end, C::era) && w[end].value < 0) {
        span.begin = -span.begin - 9 + 0;
        return Read<TimeExpr>{{span}, end + 1};
      }
      return Read<TimeExpr>{{span}, end};
    }
    if (plural && w[n].digits == 2 && w[n].number % 10 == 0 && (apostrophe || w.is(i, "the")) &&
        w[n].number >= 10)
      return Read<TimeExpr>{{YearSpan{G::decade, static_cast<int>(w[n].number), true}}, end};
  }
  // "the sixties", "the nineteen sixties"
  if (w.of_class(p, C::cardinal) && (w[p].value == 19 || w[p].value == 18)) {
    const std::int64_t name = w.hyphen(p + 1) ? p + 2 : p + 1;
    if (w.of_class(name, C::decade_name) && w[name].value >= 10)
      return Read<TimeExpr>{{YearSpan{G::decade, w[p].value * 100 + w[name].value, false}},
                            name + 1};
  }
  if (w.any(p, {"noughties", "aughts"}) && w.is(i, "the"))
    return Read<TimeExpr>{{YearSpan{G::decade, 2000, false}}, p + 1};
  if (w.of_class(p, C::decade_name) &&
      (w.is(i, "the") || w.is(p - 1, "mid") || w.hyphen(p - 1) || w.any(p - 1, {"early", "late"})))
    return Read<TimeExpr>{{YearSpan{G::decade, w[p].value, true}}, p + 1};
  // "the 19th century", "nineteenth-century", "the third century BC"
  if (const auto ordinal = read_ordinal(w, p);
      ordinal && ordinal->value > 0 && ordinal->value < 30) {
    std::int64_t u = ordinal->end;
    if (w.hyphen(u)) ++u;
    const bool century = w.any(u, {"century", "centuries"}), millennium = w.is(u, "millennium");
    if (century || millennium) {
      const int length = century ? 100 : 1000;
      YearSpan span{century ? G::century : G::millennium, (ordinal->value - 1) * length + 1, false};
      std::int64_t end = u + 1;
      if (w.of_class(end, C::era)) {
        if (w[end].value < 0) span.begin = -ordinal->value * length + 1;
        ++end;
      }
      return Read<TimeExpr>{{span}, end};
    }
  }
  return std::nullopt;
}

std::optional<Read<Deixis>> read_deixis(const Words& w, std::int64_t i) {
  const std::int64_t p = i + (w.is(i, "the") ? 1 : 0);
  const bool the = p > i;
  if (w.is(p, "last")) return Read<Deixis>{Deixis::last, p + 1};
  if (w.is(p, "next")) return Read<Deixis>{the ? Deixis::following : Deixis::next, p + 1};
  if (w.any(p, {"previous", "preceding", "prior"})) return Read<Deixis>{Deixis::previous, p + 1};
  if (w.any(p, {"following", "subsequent", "ensuing"}) && the)
    return Read<Deixis>{Deixis::following, p + 1};
  if (w.any(p, {"coming", "upcoming"})) return Read<Deixis>{Deixis::next, p + 1};
  if (w.is(p, "same")) return Read<Deixis>{Deixis::same, p + 1};
  if (w.is(p, "past") && (the || w.any(p - 1, {"this"}))) return Read<Deixis>{Deixis::last, p + 1};
  if (w.is(p, "current")) return Read<Deixis>{Deixis::this_, p + 1};
  if (the) return Read<Deixis>{Deixis::the, p};
  if (w.is(i, "this")) {
    if (w.is(i + 1, "past")) return Read<Deixis>{Deixis::last, i + 2};
    if (w.any(i + 1, {"coming", "upcoming"})) return Read<Deixis>{Deixis::next, i + 2};
    if (w.is(i + 1, "same")) return Read<Deixis>{Deixis::same, i + 2};
    return Read<Deixis>{Deixis::this_, i + 1};
  }
  if (w.is(i, "that"))
    return Read<Deixis>{w.is(i + 1, "same") ? Deixis::same : Deixis::that,
                        w.is(i + 1, "same") ? i + 2 : i + 1};
  return std::nullopt;
}

std::optional<Read<TimeExpr>> read_deictic(const Words& w, std::int64_t i) {
  const auto deixis = read_deixis(w, i);
  if (!deixis) return std::nullopt;
  const std::int64_t p = deixis->end;
  const Deixis d = deixis->value;
  if (const auto unit = read_unit(w, p); unit && !unit->value.plural && unit->value.times == 1) {
    const G g = unit->value.unit;
    if (g == G::second || g == G::minute) return std::nullopt;
    if (g == G::hour && d != Deixis::last && d != Deixis::following) return std::nullopt;
    if (d == Deixis::the) {
      // "the day", "the hour" say too little
      if (g == G::day || g == G::hour || g == G::millennium) return std::nullopt;
    }
    if (g == G::quarter) {
      CalendarPart part;
      part.granularity = G::quarter;
      part.deixis = d;
      return Read<TimeExpr>{{part}, unit->end};
    }
    return Read<TimeExpr>{{UnitReference{g, d}}, unit->end};
  }
  if (const auto weekday = read_weekday(w, p)) {
    auto date = read_calendar_date(w, p);
    if (!date) return std::nullopt;
    if (auto* c = std::get_if<CalendarDate>(&date->value.value)) c->deixis = d;
    // "the Tuesday after next"
    if (date->end == weekday->end && w.is(weekday->end, "after") &&
        w.is(weekday->end + 1, "next")) {
      auto& c = std::get<CalendarDate>(date->value.value);
      c.deixis = Deixis::next;
      c.weeks = 1;
      date->end += 2;
    }
    return date;
  }
  if (const auto month = read_month(w, p); month && d != Deixis::the) {
    auto date = read_calendar_date(w, p);
    if (!date) return std::nullopt;
    if (auto* c = std::get_if<CalendarDate>(&date->value.value)) c->deixis = d;
    return date;
  }
  if (w.of_class(p, C::season) && d != Deixis::the) {
    CalendarPart s;
    s.granularity = G::season;
    s.index = w[p].value;
    s.deixis = d;
    if (w.is(p, "fall") && w.any(p + 1, {"of", "in", "from"}) && d != Deixis::last &&
        d != Deixis::next)
      return std::nullopt;
    return Read<TimeExpr>{{s}, p + 1};
  }
  if (auto holiday = read_holiday(w, p)) {
    holiday->value.deixis = d;
    return Read<TimeExpr>{{holiday->value}, holiday->end};
  }
  if (w.is(p, "fiscal") && w.is(p + 1, "year") && d != Deixis::the)
    return Read<TimeExpr>{{FiscalYear{std::nullopt, d}}, p + 2};
  return std::nullopt;
}

// Whether a date can begin here: the words of dates have a class, also behind "the" and the like.
bool may_begin_date(const Words& w, std::int64_t i) {
  if (w[i].kind != LexemeKind::word) return true;
  if (w[i].word_class == C::none) return false;
  if (w[i].word_class != C::the && w[i].word_class != C::demonstrative) return true;
  return !w.word(i + 1) || w[i + 1].word_class != C::none;
}

std::optional<Read<TimeExpr>> read_date(const Words& w, std::int64_t i) {
  if (!may_begin_date(w, i)) return std::nullopt;
  std::optional<Read<TimeExpr>> best;
  const auto offer = [&](std::optional<Read<TimeExpr>> read) {
    if (const auto* better = longer(best, read); better != nullptr && (!best || better != &*best))
      best = *better;
  };
  offer(read_deictic(w, i));
  offer(read_calendar_date(w, i));
  offer(read_season(w, i));
  offer(read_year_span(w, i));
  if (const auto holiday = read_holiday(w, i))
    offer(Read<TimeExpr>{{holiday->value}, holiday->end});
  if (w.of_class(i, C::day_word))
    offer(Read<TimeExpr>{{Shift{{4 * std::abs(w[i].value), false},
                                G::day,
                                w[i].value < 0 ? -1 : 1,
                                Shift::From::speech,
                                {}}},
                         i + 1});
  return best;
}

bool names_day(const TimeExpr& expr) {
  if (const auto* d = std::get_if<CalendarDate>(&expr.value)) return d->day != 0 || d->weekday != 0;
  if (const auto* u = std::get_if<UnitReference>(&expr.value)) return u->unit == G::day;
  if (const auto* s = std::get_if<Shift>(&expr.value)) return s->unit == G::day;
  if (const auto* o = std::get_if<OrdinalUnit>(&expr.value))
    return o->weekday != 0 || o->unit == G::day;
  return std::holds_alternative<NumericDate>(expr.value) ||
         std::holds_alternative<HolidayDate>(expr.value);
}

std::optional<Read<TimeExpr>> read_day(const Words& w, std::int64_t i) {
  auto date = read_date(w, i);
  if (date && names_day(date->value)) return date;
  if (w.any(i, {"that", "this"}) && w.is(i + 1, "day"))
    return Read<TimeExpr>{{UnitReference{G::day, w.is(i, "that") ? Deixis::that : Deixis::this_}},
                          i + 2};
  return std::nullopt;
}

RuleMatch one(std::int64_t first, std::int64_t last, TimeExpr expr, TimexMod mod) {
  RuleMatch match;
  match.parts.push_back({first, last, std::move(expr), mod});
  return match;
}

}  // namespace dateline
