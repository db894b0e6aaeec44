// Why a date is what it is, as lines for people: made above, shown by pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/core/timex.hpp"

namespace dateline {

/// Of one time expression. Nothing is escaped.
struct DateExplanation {
  struct Line {
    std::string label;  ///< "words", "rule", "anchor", …; "" where it goes on with the one before
    std::string text;   ///< a sentence or a value
    bool open = false;  ///< tells what is missing, or another reading
    std::optional<TimexId> place;  ///< the time expression that the line speaks of
  };
  bool open = false;  ///< the words stay without a date
  std::string value;  ///< "2019-07-10", "2019-07-11 START", "XXXX-WXX-3"
  std::vector<Line> lines;
};

}  // namespace dateline
