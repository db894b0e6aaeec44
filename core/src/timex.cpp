#include "dateline/core/timex.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 4> types = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 13> mods = {
    "",          "BEFORE",    "AFTER",         "ON_OR_BEFORE",  "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START",
    "MID",       "END",       "APPROX"};

}  // namespace

std::string_view to_string(TimexType type) {
  return types[static_cast<std::size_t>(type)];
}

std::string_view to_string(TimexMod mod) {
  return mods[static_cast<std::size_t>(mod)];
}

std::optional<TimexType> parse_timex_type(std::string_view name) {
  const auto found = std::find(types.begin(), types.end(), name);
  if (found == types.end()) return std::nullopt;
  return static_cast<TimexType>(found - types.begin());
}

std::optional<TimexMod> parse_timex_mod(std::string_view name) {
  const auto found = std::find(mods.begin(), mods.end(), name);
  if (found == mods.end()) return std::nullopt;
  return static_cast<TimexMod>(found - mods.begin());
}

}  // namespace dateline
