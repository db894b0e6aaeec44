// Rules for seasons, decades and centuries.
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

// "the fall and winter", "the spring and early summer": one season speaks for the other. What
// follows the second must not make it the first word of a noun ("summer and winter habitats").
bool in_season_pair(const Words& w, std::int64_t i, std::int64_t end) {
  const auto qualifier = [&](std::int64_t k) {
    return w.any(k, {"the", "early", "late", "mid", "following"});
  };
  const auto ends = [&](std::int64_t k) {
    return !w.word(k) || w[k].capital ||
           w.any(k,
                 {"of", "in", "and", "but", "as", "when", "were", "was", "to", "before", "after"});
  };
  if (w.any(end, {"and", "or", "to"})) {
    std::int64_t k = end + 1;
    while (qualifier(k)) ++k;
    if (w.of_class(k, C::season)) return ends(k + 1);
  }
  std::int64_t k = i - 1;
  while (qualifier(k)) --k;
  return w.any(k, {"and", "or", "to"}) && w.of_class(k - 1, C::season) && ends(end);
}

std::optional<RuleMatch> match_season(const Words& w, std::int64_t i) {
  // "a spring offensive", "the fall election": what is done in one season
  if (w.of_class(i, C::season) && !w[i].capital &&
      w.any(i + 1, {"offensive", "offensives", "campaign", "campaigns", "counteroffensive",
                    "invasion", "election", "elections", "uprising"})) {
    CalendarPart part;
    part.granularity = G::season;
    part.index = w[i].value;
    return one(i, i + 1, {part});
  }
  const auto season = read_season(w, i);
  if (!season) return std::nullopt;
  const auto& s = std::get<CalendarPart>(season->value.value);
  if (!s.year && !s.within && in_season_pair(w, i, season->end))
    return one(i, season->end, season->value);
  if (!s.year && !s.within && !w.is(i, "the") &&
      !w.any(i - 1, {"in", "by", "since", "until", "till", "during", "this", "through", "of",
                     "early", "late", "throughout", "after", "before"}))
    return std::nullopt;
  if (!s.year && !s.within && w.is(i, "the") &&
      !w.any(i - 1, {"in", "by", "since", "until", "till", "during", "through", "throughout", "of",
                     "for", "over", "before", "after", "to", "on", "spent", "spend", "passed"}))
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
  const bool mid = w.any(season->end - 1, {"midsummer", "midwinter"});
  return one(i, season->end, season->value, mid ? TimexMod::mid : TimexMod::none);
}

// "in midweek", "by midyear"
std::optional<RuleMatch> match_mid_word(const Words& w, std::int64_t i) {
  if (!w.any(i, {"midweek", "midyear", "midmonth"}) ||
      !w.any(i - 1, {"in", "by", "at", "until", "since", "before", "after", "from", "through"}))
    return std::nullopt;
  const G unit = w.is(i, "midweek") ? G::week : w.is(i, "midyear") ? G::year : G::month;
  std::int64_t end = i + 1;
  if (unit == G::year)
    if (const auto year = read_year(w, end)) {
      CalendarDate d;
      d.year = year->value;
      return one(i, year->end, {d}, TimexMod::mid);
    }
  return one(i, end, {UnitReference{unit, Deixis::this_, 0}}, TimexMod::mid);
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

}  // namespace

std::vector<DateRule> year_rules() {
  return {
      {"season",
       "a season, with or without its year",
       starting({C::the, C::season}).then(C::the, C::season),
       match_season,
       {{"It was built in [the summer of 2018].", "2018-SU"},
        {"It fell in [the winter of 1911-12].", "1911-WI"},
        {"In [the spring of last year] it closed.", "2018-SP"},
        {"They spent [the spring] and early summer of 2018 there.", "2018-SP"},
        {"They passed [the winter] in the town.", "2018-WI"},
        {"The [fall] election looms.", "2019-FA"}},
       {"The fall of Saigon shook them.", "She bought a winter coat.", "It was a summer camp.",
        "They need summer and winter homes.", "The Spring Offensive began.",
        "A spring in his step.", "Prices fall in March of course: the fall in prices."}},
      {"mid_word",
       "the middle of a unit, in one word",
       starting({C::vague_noun}),
       match_mid_word,
       {{"It will be done by [midyear].", "2019"}, {"It rained in [midweek].", "2019-W28"}},
       {"A midweek game was lost."}},
      {"year_span",
       "a decade, century or millennium",
       starting({C::the, C::ordinal, C::decade_name, C::cardinal, C::unit, K::apostrophe}, true)
           .then(C::the, {C::cardinal, C::decade_name, C::ordinal, C::unit, K::apostrophe, numbers})
           .then(K::apostrophe, numbers)
           .then(C::cardinal, {C::decade_name, C::ordinal, C::unit, K::hyphen})
           .then({C::ordinal, C::unit, K::ordinal_number}, {C::unit, C::units, K::hyphen})
           .then({K::small_number, K::year_number, K::other_number}, K::apostrophe),
       match_year_span,
       {{"It was common in [the 1990s].", "199"},
        {"Music of [the '60s] is back.", "196"},
        {"It dates from [the 17th century].", "16"},
        {"Built in [the third century BC].", "BC02"},
        {"They held the strait in [the 470s BC].", "BC047"}},
       {"A man in his 60s died.", "Highs in her 40s.", "Highs will be in the 60s."}},
      {"centuries",
       "two centuries named together",
       starting({C::the, C::ordinal, C::unit}, true)
           .then(C::the, {C::cardinal, C::ordinal, C::unit, K::ordinal_number})
           .then(numbers.without(K::ordinal_number), {})
           .then({K::hyphen, K::inner}),
       match_two_centuries,
       {{"It flowered in [the 17th] and [18th centuries].", "16"}},
       {"He came first and second."}},
  };
}

}  // namespace dateline
