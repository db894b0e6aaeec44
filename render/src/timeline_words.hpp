// Dates and statuses as a reader of a timeline expects them.
#pragma once

#include <string>
#include <string_view>

#include "dateline/core/story.hpp"
#include "dateline/render/axis.hpp"

namespace dateline {

/// How dates are written throughout one picture.
struct DateStyle {
  bool weekday = true;  ///< "Wed 10 July"
  bool year = false;    ///< "10 July 2019"
  bool era = false;     ///< years AD say so, since there are years BC too
  bool date = true;     ///< clock times name their day, too
};

std::string year_in_words(int year, bool era);
/// "Wed 10 July", "18:40, Thu 20 June 2024".
std::string day_in_words(LocalSeconds t, const DateStyle& style);
/// What an interval covers: "June 2019", "10–12 July", "1914–1918", "Thu 20 June, 18:40".
std::string interval_in_words(const Interval& interval, Granularity granularity,
                              const DateStyle& style);
/// An event's date as the label's first words, with its bounds: "Sun 14 July or later", "by June
/// 2019", "early Thu 11 July", "about 1920". `mod` is that of the time expression behind it.
std::string when_in_words(const EventTime& when, TimexMod mod, EventStatus status,
                          const DateStyle& style);
/// "10 July 2019": for the reference date and the source line.
std::string date_in_full(const CalendarUnit& unit);

/// A tick's label, and what of the next larger unit it lies in ("" if there is none).
std::string tick_in_words(LocalSeconds tick, TickStep step, double room, const DateStyle& style);
std::string context_in_words(LocalSeconds t, TickStep step, const DateStyle& style);
/// The larger unit that the context names: days lie in months, months in years.
TickStep context_step(TickStep step);

/// "planned", "cancelled", …: "" for what simply happened.
std::string_view status_note(EventStatus status);

/// No more of a sentence than a reader needs to know it by: 400 bytes, and then "…".
std::string shortened(std::string_view sentence);

}  // namespace dateline
