// The rules that read time expressions, one table.
//
// HOW TO ADD A RULE. A rule reads one construct of English ("the week of 12 May") and says what the
// words mean as a TimeExpr; it knows no dates. Write a matcher in the date_rules_*.cpp that fits:
// given the words of a sentence and the place of its first word, it answers how far the expression
// goes and what it says, or nothing. Then add it to the table at the end of that file:
//
//   {"week_of", "the week that holds a date",            name (Story JSON "rule") and description
//    starting({WordClass::the}),                          classes of words that it can begin with
//    match_week_of,
//    {{"It began in [the week of 12 May].", "2019-W20"}}, examples: extent in brackets, the value
//    {"It was the week of his life."}}                    counter-examples: this rule must be
//    silent
//
// `starting` may say more: `.then` what comes second, `.with` what must stand near
// (rule_start.hpp). It changes nothing that the rule reads, only how seldom it is asked in vain.
//
// Examples are read as of Wednesday, 10 July 2019; `date_rules_test` runs all of them. If several
// rules match at a word, the longest match wins, then the earlier rule. Words that no rule may
// begin or end with are classes of time_words.cpp: a new word goes there first. Determiner and
// modifier belong to an expression ("the end of June", "nearly three hours"), prepositions don't.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/core/time_expr.hpp"
#include "dateline/core/timex.hpp"
#include "rule_start.hpp"
#include "time_lexer.hpp"

namespace dateline {

struct PhraseMemo;

/// The lexemes of one sentence. Outside of it every index gives an empty lexeme, so that rules can
/// look around without asking where the sentence ends.
class Words {
 public:
  /// `ahead`, if given, has for each lexeme the kinds of it and of those behind it; `memo`, what
  /// was read of this sentence.
  Words(std::span<const Lexeme> lexemes, const WordKinds* ahead = nullptr,  // NOLINT: a view
        PhraseMemo* memo = nullptr)
      : lexemes_(lexemes), ahead_(ahead), memo_(memo) {}
  const Lexeme& operator[](std::int64_t i) const {
    static const Lexeme none;
    return i < 0 || i >= size() ? none : lexemes_[static_cast<std::size_t>(i)];
  }
  std::int64_t size() const { return static_cast<std::int64_t>(lexemes_.size()); }

  [[gnu::always_inline]] bool is(std::int64_t i, std::string_view word) const {
    return (*this)[i].kind == LexemeKind::word && same((*this)[i].lower, word);
  }
  template <std::size_t n>
  [[gnu::always_inline]] bool any(std::int64_t i, const LiteralKey (&words)[n]) const {
    const Lexeme& lexeme = (*this)[i];
    return lexeme.kind == LexemeKind::word && is_one_of(key_of(lexeme), words);
  }
  bool any(std::int64_t i, std::span<const std::string_view> words) const {
    const Lexeme& lexeme = (*this)[i];
    if (lexeme.kind != LexemeKind::word) return false;
    for (const std::string_view word : words)
      if (same(lexeme.lower, word)) return true;
    return false;
  }
  bool mark(std::int64_t i, char c) const {
    return (*this)[i].kind == LexemeKind::mark && (*this)[i].mark == c;
  }
  /// A hyphen or dash with nothing around it.
  bool hyphen(std::int64_t i) const {
    return (mark(i, '-') || mark(i, '~')) && !(*this)[i].space_before &&
           !(*this)[i + 1].space_before;
  }
  bool of_class(std::int64_t i, WordClass c) const { return (*this)[i].word_class == c; }
  bool number(std::int64_t i) const { return (*this)[i].kind == LexemeKind::number; }
  bool word(std::int64_t i) const { return (*this)[i].kind == LexemeKind::word; }
  /// No white space between the lexeme and the one before.
  bool glued(std::int64_t i) const { return i > 0 && i < size() && !(*this)[i].space_before; }

  /// False only if neither the lexeme at i nor any behind it is of one of these kinds: a rule that
  /// needs one can stop there.
  bool ahead(std::int64_t i, WordKinds kinds) const {
    return ahead_ == nullptr || (i < size() && i >= 0 && ahead_[i].meets(kinds));
  }
  /// Null if nothing is kept.
  PhraseMemo* memo() const { return memo_; }

 private:
  // Most words differ in their first letter or length: no call for those.
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (b.empty()) return true;
    return a.front() == b.front() && std::memcmp(a.data(), b.data(), a.size()) == 0;
  }

  std::span<const Lexeme> lexemes_;
  const WordKinds* ahead_;
  PhraseMemo* memo_;
};

/// One timex of a match.
struct RulePart {
  std::int64_t first = 0, last = 0;  ///< lexemes, half-open
  TimeExpr expr;
  TimexMod mod = TimexMod::none;
};

/// Most matches have one part; "3 to 7 May" has two.
struct RuleMatch {
  std::vector<RulePart> parts;
  std::int64_t last() const { return parts.back().last; }
};

using Matcher = std::optional<RuleMatch> (*)(const Words&, std::int64_t first);

struct RuleExample {
  std::string_view text;   ///< "The vote is on [Friday]."
  std::string_view value;  ///< of the (first) expression in brackets
};

struct DateRule {
  std::string_view name;
  std::string_view description;
  Start starts;  ///< the words that it can begin with; see `starting`
  Matcher match = nullptr;
  std::vector<RuleExample> examples;
  std::vector<std::string_view> counter_examples;
};

/// All rules, by file, date_rules_*.cpp. Made once.
const std::vector<DateRule>& date_rules();
std::vector<DateRule> calendar_rules();
std::vector<DateRule> holiday_rules();
std::vector<DateRule> year_rules();
std::vector<DateRule> business_rules();
std::vector<DateRule> within_rules();
std::vector<DateRule> range_rules();
std::vector<DateRule> relative_rules();
std::vector<DateRule> clock_rules();
std::vector<DateRule> duration_rules();
std::vector<DateRule> untold_rules();

}  // namespace dateline
