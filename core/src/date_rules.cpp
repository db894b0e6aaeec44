#include "date_rules.hpp"

#include <iterator>

namespace dateline {

const std::vector<DateRule>& date_rules() {
  static const std::vector<DateRule> rules = [] {
    std::vector<DateRule> all;
    for (auto part : {holiday_rules, calendar_rules, year_rules, business_rules, within_rules,
                      range_rules, clock_rules, relative_rules, duration_rules, untold_rules}) {
      std::vector<DateRule> some = part();
      all.insert(all.end(), std::make_move_iterator(some.begin()),
                 std::make_move_iterator(some.end()));
    }
    return all;
  }();
  return rules;
}

}  // namespace dateline
