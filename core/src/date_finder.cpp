#include "date_finder.hpp"

#include <algorithm>
#include <array>

#include "rule_index.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;

// Whether the word or number at i makes an expression of what stands around it.
bool is_core(const Words& w, std::int64_t i) {
  const Lexeme& l = w[i];
  if (l.kind == LexemeKind::number) return true;
  if (!makes_expression(l.word_class)) return false;
  switch (l.word_class) {
    case C::holiday:
      // "the good years" begin no holiday; "christmas" may.
      return l.capital || read_holiday(w, i).has_value();
    case C::cardinal:
      // "ten to eight", "nineteen eighty-four"
      return (l.value >= 14 && l.value <= 20) || w.any(i + 1, {"to", "past", "o", "thousand"}) ||
             w.of_class(w.hyphen(i + 1) ? i + 2 : i + 1, C::cardinal);
    case C::half:
      // "half past", "the first half", "first-half"
      return w.is(i + 1, "past") || w.of_class(i - 1, C::ordinal) || w.is(i - 1, "second") ||
             w.hyphen(i - 1);
    default:
      return true;
  }
}

struct Signal {
  TimeSignal signal = TimeSignal::none;
  std::int64_t first = 0, last = 0;  // lexemes
  std::string_view before;
};

Signal signal_before(const Words& w, std::int64_t i) {
  const auto at = [&](TimeSignal s, std::int64_t words, std::string_view before) {
    return Signal{s, i - words, i, before};
  };
  if (w.is(i - 1, "as") && w.any(i - 2, {"soon", "early"}) && w.is(i - 3, "as"))
    return at(TimeSignal::no_earlier_than, 3, "soon");
  if (w.is(i - 1, "than") && w.any(i - 2, {"earlier", "sooner"}) && w.any(i - 3, {"no", "not"}))
    return at(TimeSignal::no_earlier_than, 3, "earlier than");
  if (w.is(i - 1, "than") && w.is(i - 2, "later") && w.any(i - 3, {"no", "not"}))
    return at(TimeSignal::no_later_than, 3, "by");
  if (w.any(i - 1, {"before", "until", "till"}) && w.is(i - 2, "not"))
    return at(TimeSignal::no_earlier_than, 2, w[i - 1].lower);
  if (w.is(i - 1, "of") && w.is(i - 2, "as")) return at(TimeSignal::from, 2, "from");
  if (w.any(i - 1, {"at", "on", "in", "during", "throughout", "of"}))
    return w.is(i - 1, "of") ? Signal{TimeSignal::none, i, i, "of"}
                             : at(TimeSignal::at, 1, w[i - 1].lower);
  if (w.is(i - 1, "by")) return at(TimeSignal::by, 1, "by");
  if (w.any(i - 1, {"until", "till", "til"})) return at(TimeSignal::until, 1, "until");
  if (w.is(i - 1, "since")) return at(TimeSignal::since, 1, "since");
  if (w.any(i - 1, {"from", "starting", "beginning", "effective"}))
    return at(TimeSignal::from, 1, "from");
  if (w.any(i - 1, {"to", "through"})) return at(TimeSignal::to, 1, "to");
  if (w.is(i - 1, "before")) return at(TimeSignal::before, 1, "before");
  if (w.any(i - 1, {"after", "following"})) return at(TimeSignal::after, 1, "after");
  if (w.is(i - 1, "between")) return at(TimeSignal::between, 1, "between");
  if (w.is(i - 1, "within")) return at(TimeSignal::within, 1, "within");
  if (w.is(i - 1, "over")) return at(TimeSignal::over, 1, "over");
  if (w.is(i - 1, "around")) return at(TimeSignal::around, 1, "around");
  if (w.is(i - 1, "about")) return at(TimeSignal::about, 1, "about");
  if (w.is(i - 1, "for")) return Signal{TimeSignal::none, i, i, "for"};
  if (w.word(i - 1)) return Signal{TimeSignal::none, i, i, w[i - 1].lower};
  return Signal{TimeSignal::none, i, i, {}};
}

constexpr std::array<std::string_view, 32> no_first_names = {
    "a",     "after",  "an",      "and",  "as",  "at",    "before", "but",
    "by",    "during", "for",     "from", "if",  "in",    "its",    "last",
    "next",  "of",     "on",      "or",   "our", "since", "that",   "the",
    "their", "this",   "through", "till", "to",  "until", "when",   "while"};

// Months that are people in this document, "Theresa May" or "Mrs May": bit n for month n.
std::uint32_t months_that_are_names(const LexedText& lexed) {
  std::uint32_t names = 0;
  for (std::size_t i = 1; i + 1 < lexed.lexemes.size(); ++i) {
    const Lexeme& l = lexed.lexemes[i];
    if (l.word_class != WordClass::month || !l.capital || !l.space_before || l.first) continue;
    const Lexeme& first = lexed.lexemes[i - 1];
    if (first.kind == LexemeKind::word && first.capital && first.word_class == WordClass::none &&
        lexed.lexemes[i + 1].kind != LexemeKind::number &&
        std::find(no_first_names.begin(), no_first_names.end(), first.lower) ==
            no_first_names.end())
      names |= std::uint32_t{1} << l.value;
  }
  return names;
}

// "May told aides" where the text knows a Theresa May: only a word that wants a time makes it one.
bool is_name_again(const Words& w, const RuleMatch& match, std::uint32_t names) {
  const RulePart& part = match.parts.front();
  return part.last == part.first + 1 && w.of_class(part.first, C::month) &&
         (names >> w[part.first].value & 1) != 0 &&
         !w.any(part.first - 1, {"in", "since", "until", "till", "during", "through"});
}

// "from Friday until Sunday", "May 3 - June 4": what stands between two ends of a range.
bool joins_range(const Words& w, std::int64_t end, std::int64_t next, std::string_view before) {
  if (next - end == 1) {
    if (w.mark(end, '-') || w.mark(end, '~')) return true;
    if (w.any(end, {"to", "through", "thru", "until", "till"})) return true;
    if (w.is(end, "and")) return before == "between";
  }
  // "from 3 May, to 7 May", "until about"
  return next - end == 2 && w.any(end, {"to", "until", "through"}) && before == "from" &&
         w.any(end + 1, {"about", "around"});
}

}  // namespace

namespace {

// Document::token_at for an offset within a sentence.
std::uint32_t token_at(const Document& document, std::uint32_t s, std::uint32_t offset) {
  const Sentence& sentence = document.sentences[s];
  const auto tokens = document.tokens_of(sentence);
  const auto found =
      std::upper_bound(tokens.begin(), tokens.end(), offset,
                       [](std::uint32_t o, const Token& t) { return o < t.span.end; });
  return sentence.first_token + static_cast<std::uint32_t>(found - tokens.begin());
}

// For each lexeme the kinds of it and of the next, Start::reach in all.
void gather(std::span<const Lexeme> lexemes, std::vector<WordKinds>& nearby) {
  static_assert((Start::reach & (Start::reach - 1)) == 0);
  nearby.resize(lexemes.size());
  for (std::size_t i = 0; i < lexemes.size(); ++i) nearby[i] = lexemes[i].sort;
  for (std::size_t step = 1; step < Start::reach; step *= 2)
    for (std::size_t i = 0; i + step < nearby.size(); ++i) nearby[i] = nearby[i] | nearby[i + step];
}

}  // namespace

std::vector<FoundExpr> find_expressions(const Document& document, const LexedText& lexed) {
  std::vector<FoundExpr> found;
  const RuleIndex& index = rule_index();

  const std::uint32_t names = months_that_are_names(lexed);
  constexpr std::int64_t look_ahead = 8;
  std::vector<std::int64_t> next_core;
  std::vector<WordKinds> ahead;   // of a lexeme and all behind it
  std::vector<WordKinds> nearby;  // of a lexeme and the next ones
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t begin = lexed.sentence_begin[s], end = lexed.sentence_begin[s + 1];
    if (begin == end) continue;
    const auto lexemes = std::span(lexed.lexemes).subspan(begin, end - begin);
    ahead.resize(lexemes.size());
    next_core.resize(lexemes.size());
    const Words w(lexemes, ahead.data());
    WordKinds behind;
    std::int64_t core = w.size() + look_ahead;
    for (std::int64_t i = w.size(); i-- > 0;) {
      const auto at = static_cast<std::size_t>(i);
      ahead[at] = behind = behind | lexemes[at].sort;
      if (is_core(w, i)) core = i;
      next_core[at] = core;
    }
    const bool any_core = core < w.size();
    // Ordinals need a second look: "the first of May" has its month, "the final week" its unit.
    if (!any_core) continue;
    gather(lexemes, nearby);
    std::int64_t i = 0;
    while (i < w.size()) {
      if (next_core[static_cast<std::size_t>(i)] > i + look_ahead) {
        ++i;
        continue;
      }
      std::optional<RuleMatch> best;
      const DateRule* best_rule = nullptr;
      for (const std::uint8_t number : index.beginning(w[i].sort, w[i + 1].sort)) {
        if (!index.needed(number).meets(nearby[static_cast<std::size_t>(i)])) continue;
        const DateRule& rule = index.rule(number);
        auto match = rule.match(w, i);
        if (match && !match->parts.empty() && (!best || match->last() > best->last())) {
          best = std::move(match);
          best_rule = &rule;
        }
      }
      if (!best || is_name_again(w, *best, names)) {
        ++i;
        continue;
      }
      const std::size_t first_part = found.size();
      for (RulePart& part : best->parts) {
        FoundExpr f;
        f.expr = std::move(part.expr);
        f.mod = part.mod;
        f.rule = best_rule;
        f.sentence = s;
        f.first_lexeme = begin + static_cast<std::uint32_t>(part.first);
        f.last_lexeme = begin + static_cast<std::uint32_t>(part.last);
        f.span = {w[part.first].span.begin, w[part.last - 1].span.end};
        f.first_token = token_at(document, s, f.span.begin);
        f.last_token = token_at(document, s, f.span.end - 1) + 1;
        const Signal signal = signal_before(w, part.first);
        f.signal = signal.signal;
        if (signal.last > signal.first)
          f.signal_span = {w[signal.first].span.begin, w[signal.last - 1].span.end};
        f.before = signal.before;
        if (found.size() > first_part && found.back().sentence == s) {
          const auto gap_first = static_cast<std::int64_t>(found.back().last_lexeme - begin);
          if (joins_range(w, gap_first, part.first, found.back().before)) {
            f.partner = found.size() - 1;
            found.back().partner = found.size();
          }
        }
        found.push_back(std::move(f));
      }
      // a range with an expression found before
      if (first_part > 0 && found[first_part - 1].sentence == s && !found[first_part - 1].partner) {
        FoundExpr& a = found[first_part - 1];
        const bool dated = !std::holds_alternative<Duration>(a.expr.value) &&
                           !std::holds_alternative<Duration>(found[first_part].expr.value) &&
                           !std::holds_alternative<VagueReference>(a.expr.value);
        if (dated && joins_range(w, static_cast<std::int64_t>(a.last_lexeme - begin),
                                 best->parts.front().first, a.before)) {
          a.partner = first_part;
          if (!found[first_part].partner) found[first_part].partner = first_part - 1;
        }
      }
      i = best->last();
    }
  }
  return found;
}

}  // namespace dateline
