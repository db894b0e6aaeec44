#include "dateline/core/time.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace dateline {
namespace {
constexpr std::array<std::string_view, 16> granularities = {
    "second", "minute",  "hour", "part_of_day", "day",    "weekend", "week",       "month",
    "season", "quarter", "half", "year",        "decade", "century", "millennium", "interval"};
}  // namespace

std::string_view to_string(Granularity granularity) {
  return granularities[static_cast<std::size_t>(granularity)];
}

namespace {

void append_padded(std::string& out, unsigned number, int width) {
  const std::string digits = std::to_string(number);
  out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
  out += digits;
}

// Takes exactly `width` digits off the front of `text`.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  unsigned number = 0;
  for (const char c : text.substr(0, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  text.remove_prefix(width);
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string to_iso(LocalSeconds t) {
  const LocalDays day = date::floor<date::days>(t);
  const date::year_month_day ymd(day);
  const date::hh_mm_ss time(t - day);
  const int year = static_cast<int>(ymd.year());
  std::string out = year < 0 ? "-" : "";
  append_padded(out, static_cast<unsigned>(year < 0 ? -year : year), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.day()), 2);
  if (t == LocalSeconds(day)) return out;
  out += 'T';
  append_padded(out, static_cast<unsigned>(time.hours().count()), 2);
  out += ':';
  append_padded(out, static_cast<unsigned>(time.minutes().count()), 2);
  if (time.seconds().count() != 0) {
    out += ':';
    append_padded(out, static_cast<unsigned>(time.seconds().count()), 2);
  }
  return out;
}

std::optional<LocalSeconds> parse_iso(std::string_view text) {
  const bool negative = take(text, '-');
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const date::year_month_day ymd(
      date::year(negative ? -static_cast<int>(*year) : static_cast<int>(*year)),
      date::month(*month), date::day(*day));
  if (!ymd.ok()) return std::nullopt;
  LocalSeconds result = LocalDays(ymd);
  if (text.empty()) return result;
  if (!take(text, 'T')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  result += std::chrono::hours(*hour) + std::chrono::minutes(*minute);
  if (text.empty()) return result;
  if (!take(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 59 || !text.empty()) return std::nullopt;
  return result + std::chrono::seconds(*second);
}

}  // namespace dateline
