// Rules for times that the text names without saying when or how long they were: the third day of
// the strike, the day before the vote, a long time, a later date.
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

bool is_owner(const Words& w, std::int64_t i) {
  return w.any(i, {"his", "her", "their", "its", "my", "our", "your"});
}

// Words after which a phrase of time stands alone and is no modifier of a noun.
bool ends_phrase(const Words& w, std::int64_t i) {
  if (!w.word(i)) return !w.number(i) && !w.hyphen(i);
  if (w.of_class(i, C::cardinal)) return true;
  return w.any(i, {"and",  "but",   "he",     "she",  "it",     "they", "we",    "i",    "the",
                   "a",    "an",    "in",     "at",   "on",     "by",   "with",  "from", "as",
                   "when", "that",  "after",  "when", "before", "was",  "were",  "is",   "are",
                   "had",  "has",   "have",   "will", "would",  "to",   "while", "his",  "her",
                   "for",  "their", "during", "of",   "since",  "if",   "there", "then"});
}

TimeExpr untold(G unit) {
  VagueReference v{VagueReference::When::untold};
  v.unit = unit;
  return {v};
}

// "the third day of the strike", "its second week of talks", "on the seventh day".
std::optional<RuleMatch> match_ordinal_of_event(const Words& w, std::int64_t i) {
  if (!w.is(i, "the") && !is_owner(w, i)) return std::nullopt;
  std::int64_t p = i + 1;
  int n = 0;
  if (const auto ordinal = read_ordinal(w, p)) {
    n = ordinal->value;
    p = ordinal->end;
  } else if (w.any(p, {"final", "opening", "closing"})) {
    ++p;
  } else {
    return std::nullopt;
  }
  if (w.is(p, "full") || w.is(p, "whole")) ++p;
  const auto unit = read_unit(w, p);
  if (!unit || unit->value.plural || unit->value.times != 1 || unit->value.unit < G::day ||
      unit->value.unit > G::year || unit->value.unit == G::quarter || w.hyphen(unit->end))
    return std::nullopt;
  const G g = unit->value.unit;
  if (w.is(unit->end, "of")) {
    // "the first day of spring": another rule's; "the first year of a child's life" is anybody's
    if (read_date(w, unit->end + 1) || w.any(unit->end + 1, {"every", "each", "any", "a", "an"}))
      return std::nullopt;
    return one(i, unit->end, untold(g));
  }
  if (g != G::day || n == 0 || !w.is(i, "the") || !ends_phrase(w, unit->end) ||
      !w.any(i - 1, {"on", "by", "until", "till", "from", "since", "towards"}))
    return std::nullopt;
  return one(i, unit->end, untold(g));
}

// "for a third straight month", "the fourth day in a row": as many of them.
std::optional<RuleMatch> match_straight(const Words& w, std::int64_t i) {
  if (!w.of_class(i, C::the) && !w.of_class(i, C::article) && !is_owner(w, i)) return std::nullopt;
  const auto ordinal = read_ordinal(w, i + 1);
  if (!ordinal || ordinal->value < 2 || ordinal->value > 99) return std::nullopt;
  std::int64_t p = ordinal->end;
  const bool straight = w.any(p, {"straight", "consecutive", "successive"});
  if (straight) ++p;
  const auto unit = read_unit(w, p);
  if (!unit || unit->value.plural || unit->value.unit < G::day || w.hyphen(unit->end))
    return std::nullopt;
  std::int64_t end = unit->end;
  if (!straight) {
    if (w.is(end, "running"))
      ++end;
    else if (w.is(end, "in") && w.is(end + 1, "a") && w.is(end + 2, "row"))
      end += 3;
    else
      return std::nullopt;
  }
  return one(i, end,
             {Duration{duration_value(Amount{4 * ordinal->value, false}, unit->value.unit,
                                      unit->value.times)}});
}

// "the day before the vote", "the weeks after his arrest": how long before or after an event.
std::optional<RuleMatch> match_unit_by_event(const Words& w, std::int64_t i) {
  if (!w.is(i, "the")) return std::nullopt;
  std::int64_t p = i + 1;
  if (w.is(p, "very")) ++p;
  const auto unit = read_unit(w, p);
  if (!unit || unit->value.unit < G::hour || unit->value.unit == G::quarter) return std::nullopt;
  p = unit->end;
  const bool leading = w.is(p, "leading") && w.is(p + 1, "up") && w.is(p + 2, "to");
  const bool since = w.is(p, "since") && unit->value.plural;
  if (!leading && !since && !w.any(p, {"before", "after", "following", "preceding"}))
    return std::nullopt;
  const std::int64_t next = leading ? p + 3 : p + 1;
  if (since && (!w.word(next) || w.any(next, {"and", "but"}))) {
    return one(i, unit->end,
               {Duration{duration_value(Amount{4, true}, unit->value.unit, unit->value.times)}});
  }
  // an event's name, or a clause; "the day before in court" is the day before
  if (!w.word(next) || w.any(next, {"and",  "but",  "was",   "were", "had",  "in",   "at",  "by",
                                    "with", "from", "on",    "as",   "when", "to",   "or",  "is",
                                    "are",  "that", "which", "who",  "he's", "last", "next"}) ||
      w.of_class(next, C::unit) || w.of_class(next, C::day_word))
    return std::nullopt;
  return one(i, unit->end,
             {Duration{duration_value(Amount{4, unit->value.plural}, unit->value.unit,
                                      unit->value.times)}});
}

// "a long time", "a very short while", "an undetermined period of time", "some time".
std::optional<RuleMatch> match_untold_stretch(const Words& w, std::int64_t i) {
  if (w.is(i, "some")) {
    if (!w.is(i + 1, "time") || !w.any(i - 1, {"for", "in", "after", "took", "take", "quite"}) ||
        !ends_phrase(w, i + 2))
      return std::nullopt;
    return one(i, i + 2, {Duration{"PXD"}});
  }
  if (!w.of_class(i, C::article)) return std::nullopt;
  std::int64_t p = i + 1;
  if (w.any(p, {"very", "relatively", "fairly", "rather", "comparatively", "remarkably"})) ++p;
  const bool length =
      w.any(p, {"long", "short", "brief", "lengthy", "considerable", "limited", "indefinite",
                "undetermined", "unspecified", "extended", "prolonged", "certain", "significant"});
  if (length) ++p;
  std::int64_t end = p;
  if (w.any(p, {"amount", "period", "length"})) {
    if (!w.is(p + 1, "of") || !w.is(p + 2, "time")) return std::nullopt;
    end = p + 3;
  } else if (w.any(p, {"while", "time"}) && (length || w.is(p, "while"))) {
    if (w.any(p - 1, {"certain", "significant", "extended", "prolonged", "unspecified"}))
      return std::nullopt;
    end = p + 1;
    if (!length && !w.any(i - 1, {"for", "after", "in", "took", "takes", "quite"}))
      return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (w.hyphen(end) || w.any(end, {"coming", "frame", "span", "slot"})) return std::nullopt;
  if (w.is(end, "ago")) return one(i, end + 1, {VagueReference{VagueReference::When::past}});
  return one(i, end, {Duration{"PXD"}});
}

// "for the full year", "over the whole month"
std::optional<RuleMatch> match_whole_unit(const Words& w, std::int64_t i) {
  if (!w.is(i, "the") || !w.any(i - 1, {"for", "in", "over", "during", "of"})) return std::nullopt;
  if (!w.any(i + 1, {"full", "whole", "entire"})) return std::nullopt;
  const auto unit = read_unit(w, i + 2);
  if (!unit || unit->value.plural || unit->value.unit < G::hour || unit->value.unit > G::year ||
      w.hyphen(unit->end) || !ends_phrase(w, unit->end))
    return std::nullopt;
  return one(i, unit->end,
             {Duration{duration_value(Amount{4, false}, unit->value.unit, unit->value.times)}});
}

// "to a later date", "at an unspecified time", "came a day when", "to date".
std::optional<RuleMatch> match_untold_point(const Words& w, std::int64_t i) {
  if (w.is(i, "date")) {
    if (!w.is(i - 1, "to") || w.any(i - 2, {"up", "due", "asked", "began", "started", "likes"}) ||
        (w.word(i + 1) && !w.any(i + 1, {"and", "but", "have", "has"})))
      return std::nullopt;
    return one(i, i + 1, {VagueReference{VagueReference::When::present}});
  }
  if (w.is(i, "moments") && w.any(i + 1, {"later", "before", "earlier"}))
    return one(i, i + 2, untold(G::second));
  if (!w.of_class(i, C::article) && !w.is(i, "some")) return std::nullopt;
  if (w.any(i + 1,
            {"later", "subsequent", "earlier", "unspecified", "undisclosed", "undetermined"}) &&
      w.any(i + 2, {"date", "time", "day"}) && ends_phrase(w, i + 3) &&
      !w.any(i + 3, {"of", "for", "than"}))
    return one(i, i + 3, untold(G::day));
  if (w.is(i + 1, "future") && w.any(i + 2, {"date", "time", "day"}) && ends_phrase(w, i + 3))
    return one(i, i + 3, {VagueReference{VagueReference::When::future}});
  if (w.is(i + 1, "day") && w.is(i + 2, "when")) {
    // "if there ever comes a day when": one that is not yet
    if (w.is(i - 1, "ever") || w.is(i - 2, "ever"))
      return one(i, i + 2, {VagueReference{VagueReference::When::future}});
    return one(i, i + 2, untold(G::day));
  }
  return std::nullopt;
}

}  // namespace

std::vector<DateRule> untold_rules() {
  return {
      {"ordinal_of_event",
       "a day or year counted in an event: which one isn't told",
       starting({C::the, C::lead})
           .then({C::ordinal, C::unit, C::sequence, C::cardinal, K::ordinal_number, K::inner})
           .with(C::unit),
       match_ordinal_of_event,
       {{"It was [the third day] of the strike.", "XXXX-XX-XX"},
        {"They left in [the first year] of the war.", "XXXX"},
        {"On [the seventh day] two men opened the gates.", "XXXX-XX-XX"},
        {"She sang on [the final day] of the fair.", "XXXX-XX-XX"}},
       {"It was the first year of a long life.", "He won the third day race.",
        "It rained on the first day of June.", "It is the last day of every fair."}},
      {"straight",
       "so many of a unit without a break",
       starting({C::the, C::article, C::lead})
           .then({C::ordinal, C::unit, C::cardinal, K::ordinal_number})
           .with(C::unit),
       match_straight,
       {{"Output fell for [a third straight month].", "P3M"},
        {"They won [the second consecutive year].", "P2Y"},
        {"It rained for [the fourth day in a row].", "P4D"}},
       {"He came a third day.", "It was the second straight line."}},
      {"unit_by_event",
       "how long before or after an event",
       starting({C::the}).then({C::unit, C::units, K::inner}),
       match_unit_by_event,
       {{"It was [the day] before he left.", "P1D"},
        {"He called [the week] after the vote.", "P1W"},
        {"Prices rose in [the months] following the flood.", "PXM"},
        {"She has written little in [the years] since.", "PXY"}},
       {"He left the day before.", "She leaves the day after tomorrow.",
        "It shut the week before last."}},
      {"whole_unit",
       "the whole of a unit",
       starting({C::the}).then(K::inner),
       match_whole_unit,
       {{"Profit rose for [the full year].", "P1Y"}},
       {"It was the full moon of the year.", "The full year he was away."}},
      {"untold_stretch",
       "a time that lasts nobody says how long",
       starting({C::article, C::vague_count}).with(C::vague_noun),
       match_untold_stretch,
       {{"He waited for [a long time].", "PXD"},
        {"She left after [a short while].", "PXD"},
        {"He is on leave for [an undetermined period of time].", "PXD"},
        {"It was shut [a long time ago].", "PAST_REF"}},
       {"It was a long-time coming.", "He ran a while back.", "It was a time of war."}},
      {"untold_point",
       "a time that nobody says when it is",
       starting({C::article, C::vague_count, C::vague_noun}).with({C::vague_noun, C::unit}),
       match_untold_point,
       {{"The vote was put off to [a later date].", "XXXX-XX-XX"},
        {"There came [a day] when nobody spoke.", "XXXX-XX-XX"},
        {"He will leave if there ever comes [a day] when nobody laughs.", "FUTURE_REF"},
        {"It is the best result to [date].", "PRESENT_REF"},
        {"It may be held at [a future date].", "FUTURE_REF"}},
       {"They set a date.", "It is not up to date.", "He asked her to date him.",
        "They began to date the dust."}},
  };
}

}  // namespace dateline
