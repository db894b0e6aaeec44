#include "time_contexts.hpp"

namespace dateline {
namespace {

using C = WordClass;

constexpr std::string_view date_prepositions[] = {
    "in",      "since",   "by",      "until",    "till",      "from",       "of",      "during",
    "before",  "after",   "through", "for",      "to",        "throughout", "early",   "late",
    "mid",     "around",  "about",   "circa",    "on",        "than",       "past",    "toward",
    "towards", "last",    "next",    "this",     "that",      "each",       "every",   "pre",
    "post",    "as",      "when",    "starting", "beginning", "ending",     "between", "within",
    "over",    "earlier", "later",   "following"};

// Capitalised words after a weekday or month that make it part of a name.
constexpr std::string_view name_followers[] = {
    "times",  "mail",    "telegraph",   "mirror",  "express", "post",   "herald", "star",
    "world",  "people",  "independent", "sun",     "night",   "nights", "fair",   "lights",
    "live",   "school",  "mass",        "service", "morning", "blues",  "harbor", "harbour",
    "island", "islands", "creek",       "roast",   "best",    "league"};

// What a weekday or month only names the kind of: "Sunday school", "a June bug".
constexpr std::string_view kinds_of_weekday[] = {"school", "schools", "roast", "roasts",
                                                 "driver", "drivers", "best"};
constexpr std::string_view kinds_of_month[] = {"bug", "bugs", "beetle", "beetles"};

bool is_title_word(const Words& w, std::int64_t i) {
  return w.any(i, {"mr", "mrs", "ms", "dr", "miss", "sir", "lady", "lord", "prime", "minister",
                   "president", "secretary", "senator", "sen", "rep", "gov", "judge", "captain"});
}

}  // namespace

// "Sunday Times", "Friday Night Lights", "Bloody Sunday", "Mr. Friday".
bool weekday_in_name(const Words& w, std::int64_t first, std::int64_t end) {
  if (w[end].capital && w[end].space_before && w.any(end, name_followers)) {
    if (!w.any(end, {"night", "morning"})) return true;
    if (w[end + 1].capital && w[end + 1].space_before) return true;
  }
  if (w.any(end, kinds_of_weekday) && w.any(first, {"sunday"})) return true;
  // on whatever day it is kept to
  if (w.is(first - 1, "a") && w.any(end, {"timetable", "timetables", "schedule"})) return true;
  // "Mr. Friday", "Mrs Monday"
  const std::int64_t title = w.mark(first - 1, '.') ? first - 2 : first - 1;
  if (w.any(title, {"mr", "mrs", "ms", "dr", "miss"}) && w[title].capital) return true;
  return w.any(first - 1, {"bloody", "super", "ruby", "casual", "wednesday"}) &&
         w[first - 1].capital;
}

// Months that are names too, or words: only where a date is expected.
bool month_expected(const Words& w, std::int64_t first, std::int64_t end, int month) {
  const Lexeme& before = w[first - 1];
  const bool preposition = w.any(first - 1, date_prepositions);
  if (w.any(end, {"jr", "sr"}) || w.any(end, kinds_of_month)) return false;
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

namespace {

// "Insurgency, 1956-1960", "(active 1911–1920)": one of two years that a dash joins.
bool in_year_range(const Words& w, std::int64_t at) {
  constexpr std::int64_t longest = 150;
  const auto is_year = [&](std::int64_t k) {
    return w.number(k) && w[k].digits == 4 && !w[k].grouped && !w[k].plural && !w[k].ordinal &&
           w[k].number >= 1000 && w[k].number <= 2100;
  };
  const auto dash = [&](std::int64_t k) { return w.mark(k, '-') || w.mark(k, '~'); };
  for (const std::int64_t first : {at, at - 2}) {
    const std::int64_t last = first + 2;
    if (!is_year(first) || !dash(first + 1) || !is_year(last)) continue;
    if (w[first].number >= w[last].number || w[first].number + longest < w[last].number) continue;
    // phone numbers, prices, pages, calories
    if (dash(first - 1) || dash(last + 1) || w.mark(first - 1, '$') ||
        w.any(first - 1, {"pages", "page", "pp", "p", "lines", "nos", "numbers", "some", "about",
                          "roughly", "nearly", "approximately", "over", "of"}))
      continue;
    if (w.mark(last + 1, '%') ||
        (w.word(last + 1) && !w[last + 1].capital &&
         !w.any(last + 1, {"and", "or", "but", "when", "as", "was", "in"})))
      continue;
    return true;
  }
  return false;
}

}  // namespace

// A bare number that is a year, by what stands beside it.
bool year_expected(const Words& w, std::int64_t first, std::int64_t end) {
  if (end == first + 1 && in_year_range(w, first)) return true;
  if (!stands_free(w, first, end)) return false;
  // "2024-13-01": numbers that make no date
  if (w.hyphen(end) && w.number(end + 1) && w.hyphen(end + 2) && w.number(end + 3)) return false;
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
  // "as late as 1781": of a count one says "as many as"
  if (w.is(first - 1, "as") && w.any(first - 2, {"late", "early", "recently"}) &&
      w.is(first - 3, "as"))
    return true;
  if (w.is(end, "of") && !w.any(first - 1, {"in", "since", "by"})) return false;
  const bool plural_noun =
      w.word(end) && !w[end].capital && w[end].lower.size() > 3 && w[end].lower.back() == 's' &&
      w[end].lower[w[end].lower.size() - 2] != 's' &&
      !w.any(end, {"was", "has", "is", "does", "as", "this", "its", "his", "perhaps", "across",
                   "towards", "always", "sees", "thus", "afterwards", "besides", "marks", "saw"});
  if (w.mark(end, '\'') && w.is(end + 1, "s") && w[first].number >= 1700) return true;
  // "knew 2012 would be hard", "said 2009 was the worst": one year, not so many things
  if (before.kind == LexemeKind::word && !before.capital && w[first].number >= 1900 &&
      w[first].number < 2100 &&
      w.any(end, {"would", "will", "was", "has", "could", "brought", "saw", "marked"}))
    return true;
  // "Then came 2017, and …"
  if (w.is(first - 1, "came") && w.any(first - 2, {"then", "next", "so"}) &&
      w[first].number >= 1700 && w[first].number < 2100 && !plural_noun)
    return true;
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
    return (end >= w.size() && w[first].number >= 1900) || w.mark(end, ')') || w.mark(end, ',') ||
           w.mark(end, '-') || w.mark(end, '~');
  return false;
}

bool stands_free(const Words& w, std::int64_t first, std::int64_t end) {
  const Lexeme& before = w[first - 1];
  if (before.kind == LexemeKind::mark) {
    const bool tight = !w[first].space_before;
    if (before.mark == '$' || before.mark == '#' || before.mark == '@') return false;
    if (tight && (before.mark == '.' || before.mark == ',' || before.mark == ':' ||
                  before.mark == '+' || before.mark == '='))
      return false;
    if (tight && (before.mark == '-' || before.mark == '/') && w.number(first - 2) &&
        w.glued(first - 1) && w.glued(first))
      return false;
  }
  if (before.kind == LexemeKind::word && !w[first].space_before) return false;
  const Lexeme& after = w[end];
  if (after.kind == LexemeKind::mark) {
    if (after.mark == '%') return false;
    if (!after.space_before && (after.mark == '.' || after.mark == ',' || after.mark == ':') &&
        w.number(end + 1) && w.glued(end + 1))
      return false;
  }
  if (after.kind == LexemeKind::word && !after.space_before && w.number(end - 1)) return false;
  return !w.any(end, {"percent", "per", "million", "billion", "trillion", "km", "miles", "kg"});
}

}  // namespace dateline
