#include "dateline/core/time.hpp"

#include <array>

namespace dateline {
namespace {
constexpr std::array<std::string_view, 16> granularities = {
    "second", "minute",  "hour", "part_of_day", "day",    "weekend", "week",       "month",
    "season", "quarter", "half", "year",        "decade", "century", "millennium", "interval"};
}  // namespace

std::string_view to_string(Granularity granularity) {
  return granularities[static_cast<std::size_t>(granularity)];
}

}  // namespace dateline
