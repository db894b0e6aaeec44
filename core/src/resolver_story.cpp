// The years of a history's dates without a year, all at once.
//
// A history names the year now and then and lets it run on; it also glances back and ahead. Read
// one after another, a date after a glance would follow the glance. So the years of all open dates
// between the full ones are chosen together: the path through the candidate years that costs least
// (Viterbi), where time that runs forward costs little and a step back more. O(dates).
#include <algorithm>
#include <limits>
#include <variant>

#include "resolver.hpp"
#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

namespace {

// A date of the document on its way to a year.
struct StoryDate {
  std::size_t expression = 0;
  int month = 0, day = 0;  // 0: the whole year, or season
  int weekday = 0;
  Granularity part = G::month;  // season, quarter or half if `index` is not 0
  int index = 0;
  std::optional<int> year;
  bool following_year = false;    // "the following year"
  bool on = false, back = false;  // the words look on or back
  std::uint32_t block = 0, sentence = 0;
  bool passing = false;    // a year in the middle of its sentence
  std::vector<int> years;  // candidates
};

// What costs a step from one date to the next; in days.
constexpr double step_back = 100, back_rate = 1.3, next_paragraph = 120;
// Who names a year mostly enters it.
constexpr double same_year_again = 30, stay_in_glance = 220;
constexpr double long_gap = 400, leap_rate = 0.1;
// Who leaps over years says to which.
constexpr double unnamed_leap = 200;
constexpr double against_words = 4000;
constexpr std::size_t neighbours = 4;

Interval interval_of(const StoryDate& d, int year) {
  if (d.index != 0) return to_interval(part_of_year(year, d.part, d.index));
  if (d.month == 0)
    return to_interval(unit_at(LocalSeconds(LocalDays(date::year(year) / 1 / 1)), G::year));
  const date::month month(static_cast<unsigned>(d.month));
  if (d.day == 0)
    return to_interval(unit_at(LocalSeconds(LocalDays(date::year(year) / month / 1)), G::month));
  return to_interval(unit_at(
      LocalSeconds(LocalDays(date::year(year) / month / date::day(static_cast<unsigned>(d.day)))),
      G::day));
}

bool exists(const StoryDate& d, int year) {
  if (d.day == 0) return true;
  const date::year_month_day ymd(date::year(year), date::month(static_cast<unsigned>(d.month)),
                                 date::day(static_cast<unsigned>(d.day)));
  return ymd.ok() && (d.weekday == 0 || date::weekday(LocalDays(ymd)).iso_encoding() ==
                                            static_cast<unsigned>(d.weekday));
}

double days_of(std::chrono::seconds s) {
  return static_cast<double>(s.count()) / 86400;
}

// A story may leap over years as well as over one, but it leaps seldom.
double jump(double gap) {
  return gap <= long_gap ? gap : long_gap + leap_rate * (gap - long_gap);
}

double step(const StoryDate& from, int from_year, const StoryDate& to, int to_year) {
  if (to.following_year && to_year != from_year + 1) return against_words;
  const Interval a = interval_of(from, from_year), b = interval_of(to, to_year);
  const auto whole_year = [](const StoryDate& d) { return d.month == 0 && d.index == 0; };
  double cost = 0;
  if (b.begin >= a.end)
    cost = jump(days_of(b.begin - (whole_year(from) ? a.begin : a.end)));
  else if (whole_year(to) && !whole_year(from) && b.contains(a.begin))
    cost = same_year_again;
  else if (from.passing && from.sentence != to.sentence && a.contains(b.begin))
    cost = stay_in_glance;
  else if (b.end <= a.begin)
    cost = step_back + back_rate * jump(days_of(a.begin - b.end));
  else if (b.begin < a.begin && b.end < a.end)
    cost = step_back;
  if (!to.year && !to.following_year && b.begin >= a.end + days(static_cast<int>(long_gap)))
    cost += unnamed_leap;
  if ((to.on && b.end <= a.begin) || (to.back && b.begin >= a.end)) cost += against_words;
  return from.block == to.block ? cost : cost - std::min(0.3 * cost, next_paragraph);
}

}  // namespace

void Resolver::read_story_years() {
  story_years_.assign(found_.size(), std::nullopt);
  std::vector<StoryDate> dates;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const FoundExpr& f = found_[i];
    // The story goes by what it only glances at.
    if (glances_[i]) continue;
    StoryDate d;
    d.expression = i;
    d.block = block_of(f);
    d.sentence = f.sentence;
    // "would follow him on 16 October"; "under fire since March"
    d.on = said_before(f, "would");
    d.back = f.before == "since";
    const TimeExpr* expr = &f.expr;
    if (const auto* t = std::get_if<TimeOfDay>(&expr->value); t != nullptr && t->day)
      expr = t->day.get();
    if (const auto* date = std::get_if<CalendarDate>(&expr->value)) {
      if (date->within || date->deixis != Deixis::none || date->weeks != 0) continue;
      if (!date->year && date->month == 0) continue;
      // a year that names a thing ("the 1965 Act"), or only where something began ("since 1948")
      if (date->month == 0 && (f.before == "since" || attributive(f))) continue;
      d.month = date->month;
      d.day = date->day;
      d.weekday = date->year ? 0 : date->weekday;
      d.year = date->year;
      d.passing = d.month == 0 && f.first_lexeme > lexed_.sentence_begin[f.sentence] + 2;
    } else if (const auto* part = std::get_if<CalendarPart>(&expr->value)) {
      if (part->within || part->fiscal || part->index == 0 || part->years != 0 ||
          (part->deixis != Deixis::none && part->deixis != Deixis::the))
        continue;
      d.part = part->granularity;
      d.index = part->index;
      d.year = part->year;
    } else if (const auto* unit = std::get_if<UnitReference>(&expr->value);
               unit != nullptr && unit->unit == G::year && unit->deixis == Deixis::following) {
      d.following_year = true;
    } else {
      continue;
    }
    if (d.year && !exists(d, *d.year)) continue;
    dates.push_back(std::move(d));
  }
  std::vector<int> named;  // years, in the order of the text
  for (const StoryDate& d : dates)
    if (d.year) named.push_back(*d.year);
  // Candidates: the years that full dates nearby name, and those beside them.
  std::size_t next = 0;  // in `named`, the first behind the date
  for (StoryDate& d : dates) {
    if (d.year) {
      d.years = {*d.year};
      ++next;
      continue;
    }
    const auto offer = [&](int year) {
      for (const int y : {year - 1, year, year + 1})
        if (exists(d, y)) d.years.push_back(y);
    };
    const std::size_t first = next - std::min(next, neighbours);
    const std::size_t last = std::min(named.size(), next + neighbours);
    for (std::size_t k = first; k < last; ++k) offer(named[k]);
    std::sort(d.years.begin(), d.years.end());
    d.years.erase(std::unique(d.years.begin(), d.years.end()), d.years.end());
    if (speech_) {
      const int now = year_of(speech_->interval.begin);
      std::erase_if(d.years, [&](int y) { return y > now; });
    }
  }
  std::erase_if(dates, [](const StoryDate& d) { return d.years.empty(); });
  if (dates.empty()) return;
  std::vector<std::vector<double>> cost(dates.size());
  std::vector<std::vector<std::size_t>> from(dates.size());
  cost[0].assign(dates[0].years.size(), 0);
  from[0].assign(dates[0].years.size(), 0);
  for (std::size_t i = 1; i < dates.size(); ++i) {
    for (const int year : dates[i].years) {
      double best = std::numeric_limits<double>::max();
      std::size_t best_from = 0;
      for (std::size_t k = 0; k < dates[i - 1].years.size(); ++k) {
        const double c = cost[i - 1][k] + step(dates[i - 1], dates[i - 1].years[k], dates[i], year);
        if (c < best) {
          best = c;
          best_from = k;
        }
      }
      cost[i].push_back(best);
      from[i].push_back(best_from);
    }
  }
  std::size_t at = static_cast<std::size_t>(
      std::min_element(cost.back().begin(), cost.back().end()) - cost.back().begin());
  for (std::size_t i = dates.size(); i-- > 0;) {
    if (!dates[i].year) story_years_[dates[i].expression] = dates[i].years[at];
    at = from[i][at];
  }
}

}  // namespace dateline
