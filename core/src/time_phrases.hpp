// Phrases that several rules share: numbers, units, years, dates, days.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "date_rules.hpp"

namespace dateline {

/// A phrase that was read, and the lexeme after it.
template <typename T>
struct Read {
  T value;
  std::int64_t end = 0;
};

template <typename T>
TimeExprRef make_expr(T value) {
  return std::make_shared<const TimeExpr>(TimeExpr{std::move(value)});
}

/// "twenty-five", "twenty five": a cardinal below 100.
std::optional<Read<int>> read_small_cardinal(const Words& w, std::int64_t i);

/// "two", "2", "2.5", "two and a half", "a", "several", "a couple of", "half a", "a dozen".
struct Count {
  Amount amount;
  bool article = false;  ///< only "a" or "an"
};
std::optional<Read<Count>> read_count(const Words& w, std::int64_t i);

/// A unit of time, singular or plural.
struct UnitWord {
  Granularity unit = Granularity::day;
  int times = 1;  ///< a fortnight is two weeks
  bool plural = false;
};
std::optional<Read<UnitWord>> read_unit(const Words& w, std::int64_t i);

/// "about two more weeks", "nearly three hours", "days", "a decade or so".
struct AmountOfUnits {
  Amount amount;
  UnitWord unit;
  TimexMod mod = TimexMod::none;
  std::int64_t end = 0;
  bool bare = false;  ///< "days", without a number
};
std::optional<AmountOfUnits> read_amount(const Words& w, std::int64_t i);

/// Ordinal word or number: "third", "3rd", "second", "last" (-1).
std::optional<Read<int>> read_ordinal(const Words& w, std::int64_t i);

/// "1984", "44 BC", "AD 79", astronomical; only the form is looked at.
std::optional<Read<int>> read_year(const Words& w, std::int64_t i);
/// "'07", "'69".
std::optional<Read<int>> read_short_year(const Words& w, std::int64_t i);
/// "June", "Sept.": capitalised, or clear from what stands beside it.
std::optional<Read<int>> read_month(const Words& w, std::int64_t i);
/// Day of the month: "3", "3rd", "third".
std::optional<Read<int>> read_day_number(const Words& w, std::int64_t i);
/// "Monday", and "Mon." if a date follows.
std::optional<Read<int>> read_weekday(const Words& w, std::int64_t i);

/// Whether the month has that day, in some year if none is given.
bool valid_month_day(std::optional<int> year, int month, int day);
/// ISO 8601 date, week, month or instant: "2019-07-10", "2019-W28", "2019-07-10T14:30Z".
std::optional<Read<TimeExpr>> read_iso(const Words& w, std::int64_t i);
/// "03/04/2024", "3.4.2024", "20/09", "4-12-2023".
std::optional<Read<TimeExpr>> read_numeric(const Words& w, std::int64_t i);
/// "04-Jul-2019", "2012/Aug/10", "Sep-2012": a month's name among numbers, all in one piece.
std::optional<Read<TimeExpr>> read_joined(const Words& w, std::int64_t i);

/// A date with at least a month or weekday, a year, or numbers that can be nothing else.
std::optional<Read<TimeExpr>> read_calendar_date(const Words& w, std::int64_t i);
std::optional<Read<HolidayDate>> read_holiday(const Words& w, std::int64_t i);
std::optional<Read<TimeExpr>> read_season(const Words& w, std::int64_t i);
std::optional<Read<TimeExpr>> read_year_span(const Words& w, std::int64_t i);
/// "last", "this past", "the same", "that" before a unit or name.
std::optional<Read<Deixis>> read_deixis(const Words& w, std::int64_t i);
/// "last week", "the following day", "next Tuesday", "that September", "last Christmas".
std::optional<Read<TimeExpr>> read_deictic(const Words& w, std::int64_t i);
/// "GMT", "Eastern time", "UTC+3", "(BST)", "Beijing time": minutes east of Greenwich, from 1000 on
/// zones with summer time; nothing inside for "local time".
std::optional<Read<std::optional<int>>> read_zone(const Words& w, std::int64_t i);
/// The phrases of a sentence that were read last, with their places: several rules begin with the
/// same phrase and ask for it in turn.
struct PhraseMemo {
  std::int64_t date_at = -1, amount_at = -1;
  std::optional<Read<TimeExpr>> date;   ///< read_calendar_date
  std::optional<AmountOfUnits> amount;  ///< read_amount
  void clear() { date_at = amount_at = -1; }
};

/// Any expression that names a date, without early/late and the like.
std::optional<Read<TimeExpr>> read_date(const Words& w, std::int64_t i);
/// An expression that names a day: a date, "tomorrow", "the next day", "Christmas".
std::optional<Read<TimeExpr>> read_day(const Words& w, std::int64_t i);
/// ", 2019", "last year", "of that year" after a month or season.
bool read_year_tail(const Words& w, std::int64_t& end, std::optional<int>& year,
                    TimeExprRef& within);

/// TIMEX3 duration: (10 quarters, year) gives "P30M", vague days "PXD".
std::string duration_value(const Amount& amount, Granularity unit, int times);

/// One match with one part.
RuleMatch one(std::int64_t first, std::int64_t last, TimeExpr expr, TimexMod mod = TimexMod::none);

/// Whether the expression names a day or something finer.
bool names_day(const TimeExpr& expr);

}  // namespace dateline
