// Which rules can begin at two words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "date_rules.hpp"

namespace dateline {

/// The table of rules by the first two words of what they read (`DateRule::starts`).
class RuleIndex {
 public:
  explicit RuleIndex(const std::vector<DateRule>& rules);

  /// Of the rules, by number in their table's order, those that can begin with these two.
  std::span<const std::uint8_t> beginning(WordKind first, WordKind second) const {
    const std::size_t at = slot(first, second);
    return std::span(numbers_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
  }
  /// By the kind of a first word, the kinds of second words that some rule takes behind it.
  std::span<const WordKinds, kind_count> seconds() const { return seconds_; }
  const DateRule& rule(std::uint8_t number) const { return rules_[number]; }
  /// What must stand among the first words of what the rule reads (`Start::with`).
  WordKinds needed(std::uint8_t number) const { return needed_[number]; }

 private:
  static std::size_t slot(WordKind first, WordKind second) {
    return static_cast<std::size_t>(first) * kind_count + static_cast<std::size_t>(second);
  }

  std::span<const DateRule> rules_;
  std::vector<WordKinds> needed_;
  std::array<std::uint16_t, kind_count * kind_count + 1> begin_{};
  std::vector<std::uint8_t> numbers_;
  std::array<WordKinds, kind_count> seconds_{};
};

/// That of date_rules(), made once.
const RuleIndex& rule_index();

}  // namespace dateline
