// Rules for dates that share a month, a year or a century: "3-7 May", "1939-45".
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

bool range_word(const Words& w, std::int64_t i) {
  return w.any(i, {"to", "and", "or", "through", "until"}) || w.mark(i, '-') || w.mark(i, '~') ||
         w.mark(i, '_') || w.mark(i, ',') || w.mark(i, '/') || w.mark(i, '&');
}

// "3-7 May 1940", "between 3 and 7 May", "8, 9 and 10 October".
std::optional<RuleMatch> match_days_before_month(const Words& w, std::int64_t i) {
  std::vector<std::pair<std::int64_t, int>> days;  // first lexeme, day
  // "in Operation Dawn 5, and 22 to 24 February": the number belongs to the name
  if (i > 1 && w.word(i - 1) && w[i - 1].capital && w[i - 1].word_class == C::none)
    return std::nullopt;
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
  // "2016/17": two years that touch
  const bool slash = first && w.mark(i + 1, '/') && w.glued(i + 1) && w.glued(i + 2) &&
                     w[i + 2].number == (first->value + 1) % 100;
  if (!first || !w.number(i) || first->end != i + 1 || !(w.hyphen(i + 1) || slash) ||
      !w.number(i + 2) || w[i + 2].digits != 2 || w[i + 2].plural || w[i + 2].ordinal)
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

std::vector<DateRule> range_rules() {
  return {
      {"days_of_month",
       "days that share a month named after them",
       starting({C::the}, true)
           .then(C::the, K::ordinal_number)
           .then({K::small_number, K::ordinal_number},
                 {K::hyphen, K::comma, K::slash, K::other_mark, K::inner})
           .then(WordKinds{}),
       match_days_before_month,
       {{"It ran from [8] to [10 October 2018].", "2018-10-08"},
        {"It rained on [3]-[7 May 2018].", "2018-05-03"}},
       {"They won 3-2 in May.", "Between 3 and 7 people died."}},
      {"month_days",
       "days that share a month named before them",
       starting({C::weekday, C::weekday_short, C::month, C::month_short}).then(known),
       match_days_after_month,
       {{"He spoke on [April 27] and [28].", "2019-04-27"},
        {"It runs [Oct. 18] to [30, 2018].", "2018-10-18"}},
       {"On May and 3 others."}},
      {"short_years",
       "years of one century, the second cut to two digits",
       starting({}, true).then({K::hyphen, K::slash}),
       match_short_years,
       {{"The war of [1939]-[45] changed it.", "1939"},
        {"She taught there in [2016]/[17].", "2016"}},
       {"The vote was 1210-98."}},
      {"years",
       "a range of years",
       starting({}, true).then({K::hyphen, K::inner}),
       match_years,
       {{"The revolt of [499]-[493 BC] failed.", "BC0499"},
        {"The war ([1914]-[1918]) was long.", "1914"}},
       {"It costs $1500-1800 now."}},
      {"months",
       "months that share a year",
       starting({C::month, C::month_short}).then(known),
       match_months,
       {{"It lasted from [May] to [July 1940].", "1940-05"}},
       {"April and May sang."}},
  };
}

}  // namespace dateline
