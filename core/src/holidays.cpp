#include "holidays.hpp"

#include <array>

namespace dateline {
namespace {

using H = Holiday;
using K = Holiday::Kind;

// Longer names first, so that "Christmas Eve" is tried before "Christmas".
constexpr std::array table = {
    H{"canadian thanksgiving day", K::nth_weekday, 10, 0, 1, 2, 0, 0},
    H{"martin luther king ' s day", K::nth_weekday, 1, 0, 1, 3, 0, 0},
    H{"early may bank holiday", K::nth_weekday, 5, 0, 1, 1, 0, 0},
    H{"may day bank holiday", K::nth_weekday, 5, 0, 1, 1, 0, 0},
    H{"spring bank holiday", K::nth_weekday, 5, 0, 1, -1, 0, 0},
    H{"august bank holiday", K::nth_weekday, 8, 0, 1, -1, 0, 0},
    H{"summer bank holiday", K::nth_weekday, 8, 0, 1, -1, 0, 0},
    H{"thanksgiving monday", K::nth_weekday, 10, 0, 1, 2, 0, 0},
    H{"saint - jean - baptiste day", K::fixed, 6, 24, 0, 0, 0, 0},
    H{"st . jean baptiste day", K::fixed, 6, 24, 0, 0, 0, 0},
    H{"april fools ' day", K::fixed, 4, 1, 0, 0, 0, 0},
    H{"april fool ' s day", K::fixed, 4, 1, 0, 0, 0, 0},
    H{"st . stephen ' s day", K::fixed, 12, 26, 0, 0, 0, 0},
    H{"st stephen ' s day", K::fixed, 12, 26, 0, 0, 0, 0},
    H{"new year ' s night", K::fixed, 12, 31, 0, 0, 0, 0},
    H{"mothering sunday", K::easter, 0, 0, 0, 0, -21, 0},
    H{"orthodox christmas", K::fixed, 1, 7, 0, 0, 0, 0},
    H{"orthodox easter", K::orthodox_easter, 0, 0, 0, 0, 0, 0},
    H{"inauguration day", K::fixed, 1, 20, 0, 0, 0, 0},
    H{"emancipation day", K::fixed, 8, 1, 0, 0, 0, 0},
    H{"constitution day", K::fixed, 9, 17, 0, 0, 0, 0},
    H{"chinese new year", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"islamic new year", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"jewish new year", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"corpus christi", K::easter, 0, 0, 0, 0, 60, 0},
    H{"trinity sunday", K::easter, 0, 0, 0, 0, 56, 0},
    H{"spy wednesday", K::easter, 0, 0, 0, 0, -4, 0},
    H{"civic holiday", K::nth_weekday, 8, 0, 1, 1, 0, 0},
    H{"pancake day", K::easter, 0, 0, 0, 0, -47, 0},
    H{"twelfth night", K::fixed, 1, 5, 0, 0, 0, 0},
    H{"halloween eve", K::fixed, 10, 30, 0, 0, 0, 0},
    H{"family day", K::nth_weekday, 2, 0, 1, 3, 0, 0},
    H{"mothers day", K::nth_weekday, 5, 0, 7, 2, 0, 0},
    H{"fathers day", K::nth_weekday, 6, 0, 7, 3, 0, 0},
    H{"easter eve", K::easter, 0, 0, 0, 0, -1, 0},
    H{"arbor day", K::nth_weekday, 4, 0, 5, -1, 0, 0},
    H{"ve day", K::once, 5, 8, 0, 0, 0, 1945},
    H{"vj day", K::once, 8, 15, 0, 0, 0, 1945},
    H{"tax day", K::fixed, 4, 15, 0, 0, 0, 0},
    H{"may day", K::fixed, 5, 1, 0, 0, 0, 0},
    H{"hogmanay", K::fixed, 12, 31, 0, 0, 0, 0},
    H{"martin luther king , jr . , day", K::nth_weekday, 1, 0, 1, 3, 0, 0},
    H{"martin luther king jr . day", K::nth_weekday, 1, 0, 1, 3, 0, 0},
    H{"st . patrick ' s day", K::fixed, 3, 17, 0, 0, 0, 0},
    H{"st . george ' s day", K::fixed, 4, 23, 0, 0, 0, 0},
    H{"st . andrew ' s day", K::fixed, 11, 30, 0, 0, 0, 0},
    H{"st . david ' s day", K::fixed, 3, 1, 0, 0, 0, 0},
    H{"new year ' s day", K::fixed, 1, 1, 0, 0, 0, 0},
    H{"new year ' s eve", K::fixed, 12, 31, 0, 0, 0, 0},
    H{"st patrick ' s day", K::fixed, 3, 17, 0, 0, 0, 0},
    H{"saint patrick ' s day", K::fixed, 3, 17, 0, 0, 0, 0},
    H{"st george ' s day", K::fixed, 4, 23, 0, 0, 0, 0},
    H{"st andrew ' s day", K::fixed, 11, 30, 0, 0, 0, 0},
    H{"st david ' s day", K::fixed, 3, 1, 0, 0, 0, 0},
    H{"international women ' s day", K::fixed, 3, 8, 0, 0, 0, 0},
    H{"new year ' s", K::fixed, 1, 1, 0, 0, 0, 0},
    H{"martin luther king day", K::nth_weekday, 1, 0, 1, 3, 0, 0},
    H{"president ' s day", K::nth_weekday, 2, 0, 1, 3, 0, 0},
    H{"indigenous peoples ' day", K::nth_weekday, 10, 0, 1, 2, 0, 0},
    H{"valentine ' s day", K::fixed, 2, 14, 0, 0, 0, 0},
    H{"mother ' s day", K::nth_weekday, 5, 0, 7, 2, 0, 0},
    H{"father ' s day", K::nth_weekday, 6, 0, 7, 3, 0, 0},
    H{"all saints ' day", K::fixed, 11, 1, 0, 0, 0, 0},
    H{"all souls ' day", K::fixed, 11, 2, 0, 0, 0, 0},
    H{"eid al - fitr", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"eid al - adha", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"new years day", K::fixed, 1, 1, 0, 0, 0, 0},
    H{"new years eve", K::fixed, 12, 31, 0, 0, 0, 0},
    H{"veterans ' day", K::fixed, 11, 11, 0, 0, 0, 0},
    H{"presidents ' day", K::nth_weekday, 2, 0, 1, 3, 0, 0},
    H{"cinco de mayo", K::fixed, 5, 5, 0, 0, 0, 0},
    H{"guy fawkes night", K::fixed, 11, 5, 0, 0, 0, 0},
    H{"guy fawkes day", K::fixed, 11, 5, 0, 0, 0, 0},
    H{"all saints day", K::fixed, 11, 1, 0, 0, 0, 0},
    H{"patriots ' day", K::nth_weekday, 4, 0, 1, 3, 0, 0},
    H{"human rights day", K::fixed, 12, 10, 0, 0, 0, 0},
    H{"d - day", K::once, 6, 6, 0, 0, 0, 1944},
    H{"lunar new year", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"new year", K::fixed, 1, 1, 0, 0, 0, 0},
    H{"christmas eve", K::fixed, 12, 24, 0, 0, 0, 0},
    H{"christmas day", K::fixed, 12, 25, 0, 0, 0, 0},
    H{"boxing day", K::fixed, 12, 26, 0, 0, 0, 0},
    H{"thanksgiving day", K::nth_weekday, 11, 0, 4, 4, 0, 0},
    H{"thanksgiving eve", K::nth_weekday, 11, 0, 4, 4, -1, 0},
    H{"canadian thanksgiving", K::nth_weekday, 10, 0, 1, 2, 0, 0},
    H{"labor day", K::nth_weekday, 9, 0, 1, 1, 0, 0},
    H{"labour day", K::nth_weekday, 9, 0, 1, 1, 0, 0},
    H{"memorial day", K::nth_weekday, 5, 0, 1, -1, 0, 0},
    H{"veterans day", K::fixed, 11, 11, 0, 0, 0, 0},
    H{"independence day", K::fixed, 7, 4, 0, 0, 0, 0},
    H{"mlk day", K::nth_weekday, 1, 0, 1, 3, 0, 0},
    H{"presidents day", K::nth_weekday, 2, 0, 1, 3, 0, 0},
    H{"columbus day", K::nth_weekday, 10, 0, 1, 2, 0, 0},
    H{"burns night", K::fixed, 1, 25, 0, 0, 0, 0},
    H{"groundhog day", K::fixed, 2, 2, 0, 0, 0, 0},
    H{"earth day", K::fixed, 4, 22, 0, 0, 0, 0},
    H{"good friday", K::easter, 0, 0, 0, 0, -2, 0},
    H{"easter sunday", K::easter, 0, 0, 0, 0, 0, 0},
    H{"easter monday", K::easter, 0, 0, 0, 0, 1, 0},
    H{"easter saturday", K::easter, 0, 0, 0, 0, -1, 0},
    H{"holy saturday", K::easter, 0, 0, 0, 0, -1, 0},
    H{"easter day", K::easter, 0, 0, 0, 0, 0, 0},
    H{"palm sunday", K::easter, 0, 0, 0, 0, -7, 0},
    H{"ash wednesday", K::easter, 0, 0, 0, 0, -46, 0},
    H{"maundy thursday", K::easter, 0, 0, 0, 0, -3, 0},
    H{"holy thursday", K::easter, 0, 0, 0, 0, -3, 0},
    H{"whit sunday", K::easter, 0, 0, 0, 0, 49, 0},
    H{"whit monday", K::easter, 0, 0, 0, 0, 50, 0},
    H{"ascension day", K::easter, 0, 0, 0, 0, 39, 0},
    H{"shrove tuesday", K::easter, 0, 0, 0, 0, -47, 0},
    H{"mardi gras", K::easter, 0, 0, 0, 0, -47, 0},
    H{"canada day", K::fixed, 7, 1, 0, 0, 0, 0},
    H{"victoria day", K::before_date, 5, 25, 1, 0, 0, 0},
    H{"remembrance sunday", K::nth_weekday, 11, 0, 7, 2, 0, 0},
    H{"remembrance day", K::fixed, 11, 11, 0, 0, 0, 0},
    H{"armistice day", K::fixed, 11, 11, 0, 0, 0, 0},
    H{"anzac day", K::fixed, 4, 25, 0, 0, 0, 0},
    H{"australia day", K::fixed, 1, 26, 0, 0, 0, 0},
    H{"waitangi day", K::fixed, 2, 6, 0, 0, 0, 0},
    H{"bonfire night", K::fixed, 11, 5, 0, 0, 0, 0},
    H{"bastille day", K::fixed, 7, 14, 0, 0, 0, 0},
    H{"flag day", K::fixed, 6, 14, 0, 0, 0, 0},
    H{"patriots day", K::nth_weekday, 4, 0, 1, 3, 0, 0},
    H{"election day", K::nth_weekday, 11, 0, 1, 1, 1, 0},
    H{"black friday", K::nth_weekday, 11, 0, 4, 4, 1, 0},
    H{"cyber monday", K::nth_weekday, 11, 0, 4, 4, 4, 0},
    H{"yom kippur", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"rosh hashanah", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"rosh hashana", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"christmas", K::fixed, 12, 25, 0, 0, 0, 0},
    H{"xmas", K::fixed, 12, 25, 0, 0, 0, 0},
    H{"halloween", K::fixed, 10, 31, 0, 0, 0, 0},
    H{"thanksgiving", K::nth_weekday, 11, 0, 4, 4, 0, 0},
    H{"juneteenth", K::fixed, 6, 19, 0, 0, 0, 0},
    H{"easter", K::easter, 0, 0, 0, 0, 0, 0},
    H{"pentecost", K::easter, 0, 0, 0, 0, 49, 0},
    H{"epiphany", K::fixed, 1, 6, 0, 0, 0, 0},
    H{"michaelmas", K::fixed, 9, 29, 0, 0, 0, 0},
    H{"candlemas", K::fixed, 2, 2, 0, 0, 0, 0},
    H{"ramadan", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"eid", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"diwali", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"hanukkah", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"passover", K::lunar, 0, 0, 0, 0, 0, 0},
    H{"tet", K::lunar, 0, 0, 0, 0, 0, 0}};

// The places in the table by first letter, in its order.
struct ByLetter {
  std::array<std::uint8_t, table.size()> numbers{};
  std::array<std::uint8_t, 27> begin{};
};
static_assert(table.size() < 256);
constexpr ByLetter by_letter = [] {
  ByLetter order;
  std::size_t count = 0;
  for (std::size_t letter = 0; letter < 26; ++letter) {
    order.begin[letter] = static_cast<std::uint8_t>(count);
    for (std::size_t i = 0; i < table.size(); ++i)
      if (table[i].words.front() == static_cast<char>('a' + letter))
        order.numbers[count++] = static_cast<std::uint8_t>(i);
  }
  order.begin[26] = static_cast<std::uint8_t>(count);
  return order;
}();

}  // namespace

std::span<const Holiday> holidays() {
  return table;
}

std::span<const std::uint8_t> holidays_beginning(char letter) {
  if (letter < 'a' || letter > 'z') return {};
  const auto at = static_cast<std::size_t>(letter - 'a');
  return std::span(by_letter.numbers)
      .subspan(by_letter.begin[at], by_letter.begin[at + 1] - std::size_t{by_letter.begin[at]});
}

LocalDays easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return LocalDays(date::year(year) / date::month(static_cast<unsigned>(n / 31)) /
                   date::day(static_cast<unsigned>(n % 31 + 1)));
}

LocalDays orthodox_easter_sunday(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30;
  const int e = (2 * a + 4 * b - d + 34) % 7;
  const int n = d + e + 114;
  // The Julian calendar is behind the Gregorian by three days in four centuries.
  const int behind = year / 100 - year / 400 - 2;
  return LocalDays(date::year(year) / date::month(static_cast<unsigned>(n / 31)) /
                   date::day(static_cast<unsigned>(n % 31 + 1))) +
         date::days(behind);
}

std::optional<LocalDays> nth_weekday(int year, int month, int weekday, int n) {
  const date::year_month ym = date::year(year) / date::month(static_cast<unsigned>(month));
  const date::weekday wanted(static_cast<unsigned>(weekday % 7));
  if (n > 0) {
    const LocalDays first(ym / 1);
    const LocalDays day =
        first + (wanted - date::weekday(first)) + date::days(7 * (static_cast<long>(n) - 1));
    if (date::year_month_day(day).month() != ym.month()) return std::nullopt;
    return day;
  }
  const LocalDays last(ym / date::last);
  const LocalDays day =
      last - (date::weekday(last) - wanted) - date::days(7 * (-static_cast<long>(n) - 1));
  if (date::year_month_day(day).month() != ym.month()) return std::nullopt;
  return day;
}

std::optional<LocalDays> day_of(const Holiday& holiday, int year) {
  const auto fixed = [&] {
    return LocalDays(date::year(year) / date::month(static_cast<unsigned>(holiday.month)) /
                     date::day(static_cast<unsigned>(holiday.day)));
  };
  switch (holiday.kind) {
    case K::fixed:
      return fixed();
    case K::nth_weekday: {
      const auto day = nth_weekday(year, holiday.month, holiday.weekday, holiday.n);
      if (!day) return std::nullopt;
      return *day + date::days(holiday.offset);
    }
    case K::easter:
      return easter_sunday(year) + date::days(holiday.offset);
    case K::orthodox_easter:
      return orthodox_easter_sunday(year);
    case K::before_date: {
      const LocalDays day = fixed() - date::days(1);
      return day - (date::weekday(day) - date::weekday(static_cast<unsigned>(holiday.weekday % 7)));
    }
    case K::once:
      return LocalDays(date::year(holiday.year) /
                       date::month(static_cast<unsigned>(holiday.month)) /
                       date::day(static_cast<unsigned>(holiday.day)));
    case K::lunar:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace dateline
