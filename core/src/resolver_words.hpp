// Small words about days and years that the resolver's files share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "dateline/core/time.hpp"
#include "dateline/core/time_expr.hpp"

namespace dateline {

inline std::string two(int n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

inline constexpr std::array<std::string_view, 8> weekday_names = {
    "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

inline std::string_view weekday_name(LocalDays day) {
  const unsigned w = date::weekday(day).iso_encoding();
  return weekday_names[w];
}

inline LocalDays day_of_instant(LocalSeconds t) {
  return date::floor<date::days>(t);
}

inline int year_of(LocalSeconds t) {
  return static_cast<int>(date::year_month_day(day_of_instant(t)).year());
}

inline std::string part_code(DayPart part) {
  constexpr std::array<std::string_view, 7> codes = {"", "TMO", "TAF", "TEV", "TNI", "TDT", "TMI"};
  return std::string(codes[static_cast<std::size_t>(part)]);
}

inline std::string_view season_code(int index) {
  constexpr std::array<std::string_view, 5> codes = {"XX", "SP", "SU", "FA", "WI"};
  return codes[static_cast<std::size_t>(index)];
}

}  // namespace dateline
