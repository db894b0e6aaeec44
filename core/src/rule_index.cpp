#include "rule_index.hpp"

#include <limits>
#include <stdexcept>

namespace dateline {

RuleIndex::RuleIndex(const std::vector<DateRule>& rules) : rules_(rules) {
  if (rules.size() > std::numeric_limits<std::uint8_t>::max())
    throw std::length_error("RuleIndex: more rules than a byte can number");
  for (const DateRule& rule : rules) needed_.push_back(rule.starts.needed());
  for (std::size_t first = 0; first < kind_count; ++first)
    for (std::size_t second = 0; second < kind_count; ++second) {
      const auto a = static_cast<WordKind>(first), b = static_cast<WordKind>(second);
      for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].starts.admits(a, b)) numbers_.push_back(static_cast<std::uint8_t>(i));
      if (numbers_.size() > std::numeric_limits<std::uint16_t>::max())
        throw std::length_error("RuleIndex: too many rules for two words");
      if (numbers_.size() > begin_.at(slot(a, b))) seconds_.at(first) = seconds_.at(first) | b;
      begin_.at(slot(a, b) + 1) = static_cast<std::uint16_t>(numbers_.size());
    }
}

const RuleIndex& rule_index() {
  static const RuleIndex index(date_rules());
  return index;
}

}  // namespace dateline
