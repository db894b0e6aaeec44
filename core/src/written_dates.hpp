// Dates as bylines and metadata spell them: whole days with their year, with or without a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/time.hpp"

namespace dateline {

/// A day (or a minute of it) that some words name, by themselves.
struct WrittenDate {
  CalendarUnit when;
  std::string zone;  ///< "", "Z", "-05:00"
  std::size_t begin = 0, end = 0;
  bool changed = false;  ///< "updated", "last modified" stands before it
};

struct WrittenDates {
  std::vector<WrittenDate> dates;  ///< in order; at most eight
  bool nothing_else = true;        ///< but weekdays, "at", "published", marks
};

/// Linear. Only the first 400 bytes are read: no byline is longer.
WrittenDates find_written_dates(std::string_view text);

}  // namespace dateline
