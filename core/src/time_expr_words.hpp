// What a reading says, told back to the reader: the first step of every explanation.
#pragma once

#include <string>

#include "dateline/core/time_expr.hpp"
#include "dateline/core/timex.hpp"

namespace dateline {

/// What the words name and what they leave open, to stand after the quoted words: "names 3 May but
/// not the year", "names the time 4 days after what was told before", "says how long, not when". No
/// full stop. It knows no dates: that is the resolver's part.
std::string tell(const TimeExpr& expr, TimexMod mod = TimexMod::none);

}  // namespace dateline
