// Named days: fixed dates, weekdays of a month, days counted from Easter.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dateline/core/time.hpp"

namespace dateline {

struct Holiday {
  enum class Kind : std::uint8_t {
    fixed,        ///< month, day
    nth_weekday,  ///< n-th weekday of the month, from the end if n is negative; plus `offset` days
    easter,       ///< `offset` days after Easter Sunday
    orthodox_easter,
    before_date,  ///< last `weekday` before month/day
    once,         ///< one day in history: year, month, day
    lunar         ///< by a calendar that Dateline doesn't compute
  };
  std::string_view words;  ///< lower case, a space between lexemes ("new year ' s day")
  Kind kind = Kind::fixed;
  int month = 0, day = 0;
  int weekday = 0, n = 0;
  int offset = 0;
  int year = 0;  ///< if kind is once
};

std::span<const Holiday> holidays();
/// The places in holidays() of those whose name begins with the (lower-case) letter, in its order.
std::span<const std::uint8_t> holidays_beginning(char letter);

/// The day in that year; nothing for lunar holidays.
std::optional<LocalDays> day_of(const Holiday& holiday, int year);

/// Western Easter Sunday. Source: the anonymous Gregorian computus (Nature, 20 April 1876), valid
/// from 1583 on.
LocalDays easter_sunday(int year);

/// Orthodox Easter Sunday, by the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms,
/// 2nd ed. (1998), chapter 8, the Julian rule.
LocalDays orthodox_easter_sunday(int year);

/// The n-th weekday (1 Monday … 7) of a month, from the end if n is negative; nothing if the month
/// has no such day.
std::optional<LocalDays> nth_weekday(int year, int month, int weekday, int n);

}  // namespace dateline
