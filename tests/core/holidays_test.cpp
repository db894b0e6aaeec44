#include "holidays.hpp"

#include <gmock/gmock.h>

#include <string>

namespace dateline {
namespace {

std::string day(std::string_view name, int year) {
  for (const Holiday& holiday : holidays())
    if (holiday.words == name) {
      const auto found = day_of(holiday, year);
      return found ? to_iso(LocalSeconds(*found)) : "open";
    }
  return "unknown";
}

// Sources: the calendars that the churches and governments published for these years.
TEST(Holidays, EasterIsComputedForBothChurches) {
  EXPECT_EQ(to_iso(LocalSeconds(easter_sunday(2019))), "2019-04-21");
  EXPECT_EQ(to_iso(LocalSeconds(easter_sunday(2008))), "2008-03-23");
  EXPECT_EQ(to_iso(LocalSeconds(easter_sunday(2038))), "2038-04-25");
  EXPECT_EQ(to_iso(LocalSeconds(orthodox_easter_sunday(2019))), "2019-04-28");
  EXPECT_EQ(to_iso(LocalSeconds(orthodox_easter_sunday(2017))), "2017-04-16");
  EXPECT_EQ(to_iso(LocalSeconds(orthodox_easter_sunday(2021))), "2021-05-02");
}

TEST(Holidays, EasterIsASundayInEveryYear) {
  for (int year = 1900; year < 2100; ++year) {
    EXPECT_EQ(date::weekday(easter_sunday(year)), date::Sunday) << year;
    EXPECT_EQ(date::weekday(orthodox_easter_sunday(year)), date::Sunday) << year;
    EXPECT_LE(easter_sunday(year), orthodox_easter_sunday(year)) << year;
  }
}

TEST(Holidays, PublicHolidaysOfThreeCountries) {
  EXPECT_EQ(day("thanksgiving", 2018), "2018-11-22");
  EXPECT_EQ(day("canadian thanksgiving", 2018), "2018-10-08");
  EXPECT_EQ(day("family day", 2019), "2019-02-18");
  EXPECT_EQ(day("victoria day", 2020), "2020-05-18");
  EXPECT_EQ(day("civic holiday", 2019), "2019-08-05");
  EXPECT_EQ(day("spring bank holiday", 2019), "2019-05-27");
  EXPECT_EQ(day("august bank holiday", 2021), "2021-08-30");
  EXPECT_EQ(day("early may bank holiday", 2019), "2019-05-06");
  EXPECT_EQ(day("election day", 2016), "2016-11-08");
  EXPECT_EQ(day("pancake day", 2019), "2019-03-05");
}

TEST(Holidays, MoonCalendarsStayOpen) {
  EXPECT_EQ(day("ramadan", 2019), "open");
  EXPECT_EQ(day("chinese new year", 2019), "open");
}

}  // namespace
}  // namespace dateline
