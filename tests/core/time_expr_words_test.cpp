#include "time_expr_words.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "holidays.hpp"

namespace dateline {
namespace {

TimeExprRef ref(TimeExpr expr) {
  return std::make_shared<const TimeExpr>(std::move(expr));
}

CalendarDate date_of(std::optional<int> year, int month, int day, int weekday = 0) {
  CalendarDate d;
  d.year = year;
  d.month = month;
  d.day = day;
  d.weekday = weekday;
  return d;
}

TEST(Tell, NamesDatesAndWhatTheyLeaveOpen) {
  EXPECT_EQ(tell({date_of({}, 5, 3)}), "names 3 May but not the year");
  EXPECT_EQ(tell({date_of(2019, 7, 10, 3)}), "names Wednesday 10 July 2019");
  EXPECT_EQ(tell({date_of({}, 4, 0)}), "names April but not the year");
  EXPECT_EQ(tell({date_of(2019, 4, 0)}, TimexMod::start), "names the beginning of April 2019");
  EXPECT_EQ(tell({date_of(1984, 0, 0)}), "names the year 1984");
  EXPECT_EQ(tell({date_of(-48, 0, 0)}), "names the year 49 BC");
  EXPECT_EQ(tell({date_of({}, 0, 3)}), "names the 3rd day but not the month");
  EXPECT_EQ(tell({date_of({}, 0, 0, 4)}), "names a Thursday but not the week");
  CalendarDate last = date_of({}, 0, 0, 5);
  last.deixis = Deixis::last;
  EXPECT_EQ(tell({last}), "names the last Friday before the document's date");
  CalendarDate week = date_of({}, 0, 0, 1);
  week.weeks = 1;
  EXPECT_EQ(tell({week}), "names a Monday, and a week on");
  CalendarDate of = date_of({}, 0, 0, 2);
  of.within = ref({UnitReference{Granularity::week, Deixis::next}});
  EXPECT_EQ(tell({of}), "names Tuesday of the week after that of the document's date");
  EXPECT_EQ(tell({NumericDate{3, 4, 2024}}),
            "names a day and a month by the numbers 3 and 4 of 2024");
}

TEST(Tell, NamesUnitsShiftsAndCounts) {
  EXPECT_EQ(tell({UnitReference{Granularity::day, Deixis::following}}),
            "names the day after what was told");
  Shift shift;
  shift.amount = {16, false};
  shift.from = Shift::From::discourse;
  EXPECT_EQ(tell({shift}), "names the time 4 days after what was told before");
  shift = {{10, false}, Granularity::year, -1, Shift::From::speech, nullptr};
  EXPECT_EQ(tell({shift}), "names the time 2 1/2 years before the document's date");
  shift = {{0, false}, Granularity::day, 1, Shift::From::speech, nullptr};
  EXPECT_EQ(tell({shift}), "names the day of the document's date");
  shift = {{4, false}, Granularity::day, -1, Shift::From::speech, nullptr};
  EXPECT_EQ(tell({shift}), "names the day before the document's date");
  shift = {{4, false}, Granularity::week, 1, Shift::From::base, ref({date_of({}, 0, 0, 4)})};
  EXPECT_EQ(tell({shift}), "names the time 1 week after a Thursday");
  shift = {{2, false}, Granularity::hour, 1, Shift::From::speech, nullptr};
  EXPECT_EQ(tell({shift}), "names the time 1/2 of an hour after the time of writing");
  OrdinalUnit ordinal{-1, Granularity::day, 5, ref({date_of({}, 5, 0)})};
  EXPECT_EQ(tell({ordinal}), "names the last Friday of May but not the year");
  ordinal = {1, Granularity::week, 0, ref({date_of(2019, 6, 0)})};
  EXPECT_EQ(tell({ordinal}), "names the 1st week of June 2019");
  EXPECT_EQ(tell({UnitAround{Granularity::week, ref({date_of({}, 5, 12)})}}),
            "names the week that holds 12 May but not the year");
}

TEST(Tell, NamesPartsOfYearsAndDays) {
  CalendarPart part;
  part.index = 4;
  EXPECT_EQ(tell({part}), "names winter but not the year");
  part.year = 1644;
  EXPECT_EQ(tell({part}), "names winter 1644");
  part = {Granularity::quarter, 3, 2019, false, Deixis::none, nullptr};
  EXPECT_EQ(tell({part}), "names the 3rd quarter of 2019");
  EXPECT_EQ(tell({FiscalYear{2024, Deixis::none}}), "names the fiscal year 2024");
  EXPECT_EQ(tell({YearSpan{Granularity::decade, 1990, false}}), "names the years 1990 to 1999");
  EXPECT_EQ(tell({YearSpan{Granularity::decade, 60, true}}),
            "names the decade of the years ending in 60 to 69 but not the century");
  EXPECT_EQ(tell({YearSpan{Granularity::century, 1701, false}}), "names the 18th century");
  TimeOfDay time;
  time.hour = 6;
  time.minute = 30;
  time.half_day_open = true;
  EXPECT_EQ(tell({time}), "names 06:30 or 18:30 but not the day");
  time = {};
  time.part = DayPart::evening;
  time.day = ref({date_of({}, 0, 0, 6)});
  EXPECT_EQ(tell({time}), "names the evening of a Saturday but not the week");
  time.day = nullptr;
  time.deixis = Deixis::that;
  EXPECT_EQ(tell({time}), "names the evening of the day told before");
}

TEST(Tell, SaysWhatIsNoDate) {
  EXPECT_EQ(tell({Duration{"P2D"}}), "says how long, not when");
  EXPECT_EQ(tell({Recurrence{"P1D"}}), "says how often, not when");
  EXPECT_EQ(tell({VagueReference{VagueReference::When::past}}),
            "points to the past, without a date");
}

TEST(Tell, SpellsHolidaysAsPeopleDo) {
  const auto name = [](std::string_view words) {
    for (std::size_t i = 0; i < holidays().size(); ++i)
      if (holidays()[i].words == words) {
        HolidayDate h;
        h.holiday = i;
        return tell({h});
      }
    return std::string("not in the table");
  };
  EXPECT_EQ(name("new year ' s day"), "names New Year's Day but not the year");
  EXPECT_EQ(name("st . george ' s day"), "names St. George's Day but not the year");
  EXPECT_EQ(name("veterans ' day"), "names Veterans' Day but not the year");
  EXPECT_EQ(name("d - day"), "names D-Day");
}

}  // namespace
}  // namespace dateline
