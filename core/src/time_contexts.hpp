// What stands beside a number or a name, and whether it lets them be a date.
#pragma once

#include <cstdint>

#include "date_rules.hpp"

namespace dateline {

/// Whether nothing ties the number at first to what stands beside it: no currency, percentage,
/// decimals, version or telephone number.
bool stands_free(const Words& w, std::int64_t first, std::int64_t end);

/// "people", "miles": what a bare number counts, so that it is no year.
bool is_people(const Words& w, std::int64_t i);

/// A bare number that is a year, by what stands beside it.
bool year_expected(const Words& w, std::int64_t first, std::int64_t end);

/// Months that are names too, or words: only where a date is expected.
bool month_expected(const Words& w, std::int64_t first, std::int64_t end, int month);

/// "Sunday Times", "Friday Night Lights", "Bloody Sunday", "Mr. Friday".
bool weekday_in_name(const Words& w, std::int64_t first, std::int64_t end);

}  // namespace dateline
