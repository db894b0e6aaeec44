#include "date_finder.hpp"

#include <algorithm>
#include <array>

#include "rule_index.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;

// Words that make an expression only as part of certain others.
constexpr WordKinds doubtful_cores{C::holiday, C::cardinal, C::half};
constexpr WordKinds certain_cores = [] {
  WordKinds kinds = numbers;
  for (int c = 0; c < static_cast<int>(C::count_); ++c)
    if (makes_expression(static_cast<C>(c))) kinds = kinds | static_cast<C>(c);
  return kinds.without(doubtful_cores);
}();

// Whether the word at i, one of doubtful_cores, makes an expression of what stands around it.
bool is_core(const Words& w, std::int64_t i, const Lexeme& l) {
  switch (l.word_class) {
    case C::holiday:
      // "the good years" begin no holiday; "christmas" may.
      return l.capital || read_holiday(w, i).has_value();
    case C::cardinal:
      // "ten to eight", "nineteen eighty-four"
      return (l.value >= 14 && l.value <= 20) || w.any(i + 1, {"to", "past", "o", "thousand"}) ||
             w.of_class(w.hyphen(i + 1) ? i + 2 : i + 1, C::cardinal);
    default:
      // "half past", "the first half", "first-half"
      return w.is(i + 1, "past") || w.of_class(i - 1, C::ordinal) || w.is(i - 1, "second") ||
             w.hyphen(i - 1);
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
  // "put off until after Easter"
  if (w.is(i - 1, "after") && w.any(i - 2, {"until", "till"}))
    return at(TimeSignal::after, 1, "until");
  if (w.any(i - 1, {"before", "until", "till"}) && w.is(i - 2, "not"))
    return at(TimeSignal::no_earlier_than, 2, w[i - 1].lower);
  // "closed until at least Friday"
  if (w.is(i - 1, "least") && w.is(i - 2, "at") && w.any(i - 3, {"until", "till", "through"}))
    return at(w.is(i - 3, "through") ? TimeSignal::to : TimeSignal::until, 3,
              w.is(i - 3, "through") ? "through" : "until");
  // "starting in July", "beginning on Monday"
  if (w.any(i - 1, {"in", "on"}) && w.any(i - 2, {"starting", "beginning"}))
    return at(TimeSignal::from, 2, "starting");
  if (w.is(i - 1, "of") && w.is(i - 2, "as")) return at(TimeSignal::from, 2, "from");
  if (w.any(i - 1, {"at", "on", "in", "during", "throughout", "of"}))
    return w.is(i - 1, "of") ? Signal{TimeSignal::none, i, i, "of"}
                             : at(TimeSignal::at, 1, w[i - 1].lower);
  if (w.is(i - 1, "by")) return at(TimeSignal::by, 1, "by");
  if (w.any(i - 1, {"until", "till", "til"})) return at(TimeSignal::until, 1, "until");
  if (w.is(i - 1, "since")) return at(TimeSignal::since, 1, "since");
  // "in effect from 1 p.m. Monday"
  if (w.is(i - 1, "from") && w.any(i - 2, {"effect", "effective", "force"}))
    return at(TimeSignal::from, 1, "effective");
  if (w.is(i - 1, "from")) return at(TimeSignal::from, 1, "from");
  if (w.is(i - 1, "effective")) return at(TimeSignal::from, 1, "effective");
  if (w.any(i - 1, {"starting", "beginning"})) return at(TimeSignal::from, 1, "starting");
  if (w.any(i - 1, {"to", "through"})) return at(TimeSignal::to, 1, w[i - 1].lower);
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
  for (const std::uint32_t i : lexed.months) {
    const Lexeme& l = lexed.lexemes[i];
    if (!l.capital || !l.space_before || l.first || i + 1 >= lexed.lexemes.size()) continue;
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

// Where the token that holds an offset is likely to be: tokens are much of a length.
std::size_t guess_token(const Sentence& sentence, std::uint32_t offset) {
  const std::uint64_t length = std::max(sentence.span.end - sentence.span.begin, 1U);
  return std::min<std::size_t>(
      sentence.token_count - 1,
      (offset - sentence.span.begin) * std::uint64_t{sentence.token_count} / length);
}

// The first token of the sentence that ends behind the offset.
std::uint32_t token_at(const Document& document, const Sentence& sentence, std::uint32_t offset) {
  const auto tokens = document.tokens_of(sentence);
  const auto before = [&](const Token& t) { return t.span.end <= offset; };
  std::size_t i = guess_token(sentence, offset);
  constexpr int steps = 16;
  for (int step = 0; step < steps; ++step) {
    if (before(tokens[i])) {
      if (++i == tokens.size()) break;
    } else if (i > 0 && !before(tokens[i - 1])) {
      --i;
    } else {
      return sentence.first_token + static_cast<std::uint32_t>(i);
    }
  }
  const auto found = std::partition_point(tokens.begin(), tokens.end(), before);
  return sentence.first_token + static_cast<std::uint32_t>(found - tokens.begin());
}

// The tokens of all expressions in one go: nobody has looked at them for long, so that each is a
// wait for memory, and waits go well together.
void find_tokens(const Document& document, std::vector<FoundExpr>& found) {
#if defined(__GNUC__)
  for (const FoundExpr& f : found) {
    const Sentence& s = document.sentences[f.sentence];
    if (s.token_count != 0)
      __builtin_prefetch(&document.tokens[s.first_token + guess_token(s, f.span.begin)]);
  }
#endif
  for (FoundExpr& f : found) {
    const Sentence& s = document.sentences[f.sentence];
    const std::uint32_t end = s.first_token + s.token_count;
    f.first_token = s.token_count == 0 ? end : token_at(document, s, f.span.begin);
    f.last_token = f.first_token + 1;
    while (f.last_token < end && document.tokens[f.last_token - 1].span.end < f.span.end)
      ++f.last_token;
  }
}

// A sentence that is read from left to right.
class Finder {
 public:
  Finder(std::uint32_t names, std::vector<FoundExpr>& found) : names_(names), found_(found) {}

  /// `first` is the document's number of the sentence's first lexeme.
  void read(std::uint32_t sentence, std::uint32_t first, std::span<const Lexeme> lexemes) {
    sentence_ = sentence;
    first_ = first;
    lexemes_ = lexemes;
    if (ahead_.size() < lexemes.size()) {
      const std::size_t room = std::max<std::size_t>(2 * lexemes.size(), 64);
      ahead_.resize(room);
      places_.resize(room);
    }
    memo_.clear();
    const Words w(lexemes, ahead_.data(), &memo_);
    std::int64_t next = 0;
    for (std::size_t left = look_ahead(w); left-- > 0;)
      if (places_[left].at >= next) next = read_at(w, places_[left]);
  }

 private:
  // Where rules can begin that find what they need.
  struct Place {
    std::int64_t at = 0;
    WordKinds near;  // of the lexeme there and of Start::reach behind it, at least
  };

  // Fills places_ from the sentence's end on, and returns how many there are.
  std::size_t look_ahead(const Words& w) {
    // Ordinals need a second look: "the first of May" has its month, "the final week" its unit.
    constexpr std::int64_t reach = 8;
    constexpr std::int64_t stretch = Start::reach;
    WordKinds behind, stretch_kinds, next_stretch;
    std::int64_t core = w.size() + reach;
    std::size_t count = 0;
    WordKind second = WordKind::nothing;
    // Of its own, so that no write can seem to change where they are.
    const Lexeme* const lexemes = lexemes_.data();
    WordKinds* const ahead = ahead_.data();
    Place* const places = places_.data();
    const std::span<const WordKinds> seconds = index_.seconds();
    for (std::int64_t i = w.size(); i-- > 0;) {
      const auto at = static_cast<std::size_t>(i);
      const Lexeme& l = lexemes[at];
      ahead[at] = behind = behind | l.sort;
      stretch_kinds = stretch_kinds | l.sort;
      // Nobody can guess which words are certain ones, so no branch for them.
      core = certain_cores.has(l.sort) ? i : core;
      if (doubtful_cores.has(l.sort) && is_core(w, i, l)) core = i;
      places[count] = {i, stretch_kinds | next_stretch};
      const bool near_core = core <= i + reach;
      count += std::size_t{near_core} &
               std::size_t{seconds[static_cast<std::size_t>(l.sort)].has(second)};
      if (i % stretch == 0) {
        next_stretch = stretch_kinds;
        stretch_kinds = {};
      }
      second = l.sort;
    }
    return count;
  }

  // Reads what begins there, if anything does, and returns where the next can begin.
  std::int64_t read_at(const Words& w, const Place& place) {
    const std::int64_t i = place.at;
    const auto at = static_cast<std::size_t>(i);
    const auto rules = index_.beginning(
        lexemes_[at].sort, at + 1 < lexemes_.size() ? lexemes_[at + 1].sort : WordKind::nothing);
    std::optional<RuleMatch> best;
    const DateRule* best_rule = nullptr;
    for (const std::uint8_t number : rules) {
      if (!index_.needed(number).meets(place.near)) continue;
      const DateRule& rule = index_.rule(number);
      auto match = rule.match(w, i);
      if (match && !match->parts.empty() && (!best || match->last() > best->last())) {
        best = std::move(match);
        best_rule = &rule;
      }
    }
    if (!best || is_name_again(w, *best, names_)) return i + 1;
    const std::int64_t last = best->last();
    add(w, *std::move(best), *best_rule);
    return last;
  }

  void add(const Words& w, RuleMatch&& match, const DateRule& rule) {
    const std::size_t first_part = found_.size();
    for (RulePart& part : match.parts) {
      FoundExpr& f = found_.emplace_back();
      f.expr = std::move(part.expr);
      f.mod = part.mod;
      f.rule = &rule;
      f.sentence = sentence_;
      f.first_lexeme = first_ + static_cast<std::uint32_t>(part.first);
      f.last_lexeme = first_ + static_cast<std::uint32_t>(part.last);
      f.span = {w[part.first].span.begin, w[part.last - 1].span.end};
      const Signal signal = signal_before(w, part.first);
      f.signal = signal.signal;
      if (signal.last > signal.first)
        f.signal_span = {w[signal.first].span.begin, w[signal.last - 1].span.end};
      f.before = signal.before;
      if (found_.size() - 1 > first_part) join(w, found_.size() - 2);
    }
    // a range with an expression found before
    if (first_part == 0) return;
    const FoundExpr& a = found_[first_part - 1];
    if (a.sentence == sentence_ && !a.partner && !std::holds_alternative<Duration>(a.expr.value) &&
        !std::holds_alternative<Duration>(found_[first_part].expr.value) &&
        !std::holds_alternative<VagueReference>(a.expr.value))
      join(w, first_part - 1);
  }

  // Joins the expression and the next if they are two ends of a range.
  void join(const Words& w, std::size_t at) {
    FoundExpr &a = found_[at], &b = found_[at + 1];
    if (!joins_range(w, static_cast<std::int64_t>(a.last_lexeme - first_),
                     static_cast<std::int64_t>(b.first_lexeme - first_), a.before))
      return;
    a.partner = at + 1;
    if (!b.partner) b.partner = at;
  }

  const RuleIndex& index_ = rule_index();
  std::uint32_t names_;
  std::vector<FoundExpr>& found_;
  std::uint32_t sentence_ = 0, first_ = 0;
  std::span<const Lexeme> lexemes_;
  std::vector<Place> places_;     // as many as look_ahead counts
  std::vector<WordKinds> ahead_;  // of a lexeme and all behind it
  PhraseMemo memo_;               // of this sentence
};

}  // namespace

std::vector<FoundExpr> find_expressions(const Document& document, const LexedText& lexed) {
  std::vector<FoundExpr> found;
  found.reserve(8 + lexed.lexemes.size() / 16);
  Finder finder(months_that_are_names(lexed), found);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t begin = lexed.sentence_begin[s], end = lexed.sentence_begin[s + 1];
    if (begin != end) finder.read(s, begin, std::span(lexed.lexemes).subspan(begin, end - begin));
  }
  find_tokens(document, found);
  return found;
}

}  // namespace dateline
