#include "dateline/render/axis.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {
namespace {

using std::chrono::seconds;
using Unit = TickStep::Unit;

// date::year reaches from -32767 to 32767; the axis stays inside.
const LocalSeconds earliest{LocalDays{date::year{-32000} / 1 / 1}};
const LocalSeconds latest{LocalDays{date::year{32000} / 1 / 1}};

LocalSeconds clamped(LocalSeconds t) {
  return std::clamp(t, earliest, latest);
}

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0);
}

LocalSeconds year_begin(std::int64_t year) {
  return LocalSeconds{LocalDays{
      date::year{static_cast<int>(std::clamp<std::int64_t>(year, -32000, 32000))} / 1 / 1}};
}

// Ticks of years: multiples of the count as people write years, so 100 BC (year -99), AD 1, AD 100.
std::int64_t floor_year(std::int64_t year, std::int64_t count) {
  if (count == 1) return year;
  if (year >= count) return year / count * count;
  if (year >= 1) return 1;
  const std::int64_t bc = 1 - year;
  return 1 - (bc + count - 1) / count * count;
}

std::int64_t next_year(std::int64_t tick, std::int64_t count) {
  if (count == 1 || tick >= count) return tick + count;
  if (tick >= 1) return count;
  const std::int64_t bc = 1 - tick;
  return bc > count ? tick + count : 1;
}

date::year_month_day civil(LocalSeconds t) {
  return date::year_month_day{date::floor<date::days>(t)};
}

constexpr std::int64_t unit_seconds(Unit unit) {
  switch (unit) {
    case Unit::second:
      return 1;
    case Unit::minute:
      return 60;
    case Unit::hour:
      return 3600;
    default:
      return 86400;
  }
}

// Days since the epoch, a Thursday; weeks begin on Mondays.
constexpr std::int64_t phase(const TickStep& step) {
  return step.unit == Unit::day && step.count == 7 ? 4 * 86400 : 0;
}

LocalSeconds month_begin(std::int64_t month) {  // months since year 0
  const std::int64_t year = floor_div(month, 12);
  if (year <= -32000) return earliest;
  if (year >= 32000) return latest;
  return LocalSeconds{LocalDays{date::year{static_cast<int>(year)} /
                                date::month{static_cast<unsigned>(month - year * 12 + 1)} / 1}};
}

std::int64_t month_of(LocalSeconds t) {
  const auto ymd = civil(t);
  return static_cast<int>(ymd.year()) * std::int64_t{12} + static_cast<unsigned>(ymd.month()) - 1;
}

// The ticks that may stand on an axis, from fine to coarse, and the room one of them needs.
struct TickChoice {
  TickStep step;
  double pixels;
};
constexpr std::array tick_table = {
    TickChoice{{Unit::second, 1}, 70},  TickChoice{{Unit::second, 5}, 70},
    TickChoice{{Unit::second, 15}, 70}, TickChoice{{Unit::second, 30}, 70},
    TickChoice{{Unit::minute, 1}, 56},  TickChoice{{Unit::minute, 5}, 56},
    TickChoice{{Unit::minute, 15}, 56}, TickChoice{{Unit::minute, 30}, 56},
    TickChoice{{Unit::hour, 1}, 56},    TickChoice{{Unit::hour, 3}, 56},
    TickChoice{{Unit::hour, 6}, 56},    TickChoice{{Unit::hour, 12}, 56},
    TickChoice{{Unit::day, 1}, 56},     TickChoice{{Unit::day, 2}, 56},
    TickChoice{{Unit::day, 7}, 48},     TickChoice{{Unit::month, 1}, 37},
    TickChoice{{Unit::month, 3}, 44},   TickChoice{{Unit::month, 6}, 44},
    TickChoice{{Unit::year, 1}, 48},    TickChoice{{Unit::year, 2}, 56},
    TickChoice{{Unit::year, 5}, 56},    TickChoice{{Unit::year, 10}, 64},
    TickChoice{{Unit::year, 20}, 64},   TickChoice{{Unit::year, 50}, 64},
    TickChoice{{Unit::year, 100}, 72},  TickChoice{{Unit::year, 200}, 72},
    TickChoice{{Unit::year, 500}, 72},  TickChoice{{Unit::year, 1000}, 76},
    TickChoice{{Unit::year, 2000}, 76}, TickChoice{{Unit::year, 5000}, 84},
    TickChoice{{Unit::year, 10000}, 90}};

// Ticks finer than what the text says would pretend to a precision that isn't there.
Unit finest_unit(Granularity granularity) {
  switch (granularity) {
    case Granularity::second:
      return Unit::second;
    case Granularity::minute:
      return Unit::minute;
    case Granularity::hour:
    case Granularity::part_of_day:
      return Unit::hour;
    case Granularity::day:
    case Granularity::weekend:
    case Granularity::week:
    case Granularity::interval:
      return Unit::day;
    case Granularity::month:
    case Granularity::season:
    case Granularity::quarter:
    case Granularity::half:
      return Unit::month;
    default:
      return Unit::year;
  }
}

constexpr double by_the_table = 0;
// What depends on where the axis runs: words are wide, but lines are low.
struct AxisRoom {
  double tick;     // of one tick
  double gap;      // length of a break
  double crowded;  // pixels between neighbours that want more room
  double apart;    // pixels between neighbours that are apart
};
constexpr AxisRoom room_across{by_the_table, 72, 110, 40}, room_down{24, 44, 70, 26};

// The first row of the table whose ticks have room.
std::size_t choice_for(double seconds_per_pixel, Unit finest, const AxisRoom& room) {
  std::size_t i = 0;
  for (; i + 1 < tick_table.size(); ++i)
    if (tick_table[i].step.unit >= finest &&
        tick_table[i].step.seconds() / seconds_per_pixel >=
            (room.tick == by_the_table ? tick_table[i].pixels : room.tick))
      break;
  return i;
}

double length(const Interval& i) {
  return static_cast<double>((i.end - i.begin).count());
}

struct Zone {
  LocalSeconds begin, end;
};

void merge(std::vector<Zone>& zones) {
  std::sort(zones.begin(), zones.end(), [](const Zone& a, const Zone& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::size_t kept = 0;
  for (const Zone& z : zones) {
    if (kept > 0 && z.begin <= zones[kept - 1].end)
      zones[kept - 1].end = std::max(zones[kept - 1].end, z.end);
    else
      zones[kept++] = z;
  }
  zones.resize(kept);
}

constexpr double least_gain = 1.5;  // of the scale, for the sake of which an axis is broken at all

// How many breaks an axis may have, and how much each must add to its scale. Where they take a
// crowd apart, they may be more.
struct BreakPolicy {
  std::size_t most;
  double gain_each;
};
constexpr BreakPolicy generous{4, 1.2}, sparing{2, 1.35};

// Empty stretches to leave out, given whole ticks that must stay: the largest few, as many as are
// worth their interruption, and none if nobody is crowded.
std::vector<Zone> choose_breaks(const std::vector<Zone>& zones, const Zone& range, double width,
                                const AxisRoom& room, std::span<const LocalSeconds> moments) {
  std::vector<Zone> gaps;
  LocalSeconds t = range.begin;
  for (const Zone& z : zones) {
    if (z.begin > t) gaps.push_back({t, z.begin});
    t = std::max(t, z.end);
  }
  if (range.end > t) gaps.push_back({t, range.end});
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const Zone& a, const Zone& b) { return a.end - a.begin > b.end - b.begin; });

  // What close neighbours are apart: a quarter of all are closer.
  std::vector<double> steps;
  for (std::size_t i = 1; i < moments.size(); ++i)
    steps.push_back(static_cast<double>((moments[i] - moments[i - 1]).count()));
  if (steps.empty()) return {};
  const auto quarter = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4);
  std::nth_element(steps.begin(), quarter, steps.end());

  const double whole = static_cast<double>((range.end - range.begin).count());
  const auto how_many = [&](const BreakPolicy& policy) {
    double shown = whole, scale = width / whole, price = 1, best = scale, best_scale = scale;
    std::size_t taken = 0;
    for (std::size_t k = 0; k < gaps.size() && k < policy.most && *quarter * scale < room.crowded;
         ++k) {
      const double left_out = static_cast<double>((gaps[k].end - gaps[k].begin).count());
      if (left_out * scale < 1.5 * room.gap || left_out >= shown) break;
      shown -= left_out;
      scale = (width - static_cast<double>(k + 1) * room.gap) / shown;
      price *= policy.gain_each;
      if (scale / price > best && scale * whole >= least_gain * width) {
        best = scale / price;
        best_scale = scale;
        taken = k + 1;
      }
    }
    return std::pair(taken, best_scale);
  };
  auto [taken, scale] = how_many(generous);
  if (*quarter * scale < room.apart) taken = how_many(sparing).first;
  gaps.resize(taken);
  std::sort(gaps.begin(), gaps.end(),
            [](const Zone& a, const Zone& b) { return a.begin < b.begin; });
  return gaps;
}

TimeScale make_scale(const Zone& range, const std::vector<Zone>& breaks, double x0, double x1,
                     const AxisRoom& room) {
  double shown = static_cast<double>((range.end - range.begin).count());
  for (const Zone& b : breaks) shown -= static_cast<double>((b.end - b.begin).count());
  const double scale = (x1 - x0 - static_cast<double>(breaks.size()) * room.gap) / shown;
  std::vector<ScalePiece> pieces;
  LocalSeconds t = range.begin;
  double x = x0;
  const auto add = [&](LocalSeconds end, double end_x, bool broken) {
    if (end > t) pieces.push_back({{t, end}, x, end_x, broken});
    t = end;
    x = end_x;
  };
  for (const Zone& b : breaks) {
    add(b.begin, x + static_cast<double>((b.begin - t).count()) * scale, false);
    add(b.end, x + room.gap, true);
  }
  if (range.end > t) add(range.end, x1, false);
  return TimeScale(std::move(pieces));
}

}  // namespace

double TickStep::seconds() const {
  switch (unit) {
    case Unit::month:
      return static_cast<double>(count) * 2629746.0;
    case Unit::year:
      return static_cast<double>(count) * 31556952.0;
    default:
      return static_cast<double>(count * unit_seconds(unit));
  }
}

LocalSeconds floor_to(LocalSeconds t, TickStep step) {
  t = clamped(t);
  switch (step.unit) {
    case Unit::year:
      return year_begin(floor_year(static_cast<int>(civil(t).year()), step.count));
    case Unit::month:
      return month_begin(floor_div(month_of(t), step.count) * step.count);
    default: {
      const std::int64_t length = step.count * unit_seconds(step.unit);
      const std::int64_t offset = phase(step);
      const std::int64_t n = floor_div(t.time_since_epoch().count() - offset, length);
      return LocalSeconds{seconds{n * length + offset}};
    }
  }
}

LocalSeconds next_tick(LocalSeconds t, TickStep step) {
  const LocalSeconds tick = floor_to(t, step);
  switch (step.unit) {
    case Unit::year:
      return year_begin(next_year(static_cast<int>(civil(tick).year()), step.count));
    case Unit::month:
      return month_begin(month_of(tick) + step.count);
    default:
      return tick + seconds{step.count * unit_seconds(step.unit)};
  }
}

double TimeScale::x(LocalSeconds t) const {
  if (pieces_.empty()) return 0;
  auto piece =
      std::upper_bound(pieces_.begin(), pieces_.end(), t,
                       [](LocalSeconds at, const ScalePiece& p) { return at < p.time.end; });
  if (piece == pieces_.end()) return pieces_.back().x1;
  if (t <= piece->time.begin) return piece->x0;
  const double part = static_cast<double>((t - piece->time.begin).count()) / length(piece->time);
  return piece->x0 + part * (piece->x1 - piece->x0);
}

Interval TimeScale::extent() const {
  if (pieces_.empty()) return {LocalSeconds{}, LocalSeconds{}};
  return {pieces_.front().time.begin, pieces_.back().time.end};
}

double TimeScale::seconds_per_pixel() const {
  for (const ScalePiece& p : pieces_)
    if (!p.broken && p.x1 > p.x0) return length(p.time) / (p.x1 - p.x0);
  return 1;
}

AxisPlan plan_axis(std::span<const AxisItem> given, double x0, double x1, Direction direction) {
  AxisRoom room = direction == Direction::vertical ? room_down : room_across;
  // A long column of ticks is no help to anybody.
  constexpr double most_ticks_down = 45;
  if (direction == Direction::vertical)
    room.tick = std::max(room.tick, (x1 - x0) / most_ticks_down);
  std::vector<AxisItem> items(given.begin(), given.end());
  for (AxisItem& item : items) item.time = {clamped(item.time.begin), clamped(item.time.end)};
  Unit finest = Unit::year;
  Zone range{LocalSeconds::max(), LocalSeconds::min()};
  std::vector<double> lengths;
  std::vector<LocalSeconds> moments;
  for (const AxisItem& item : items) {
    finest = std::min(finest, finest_unit(item.granularity));
    range.begin = std::min(range.begin, clamped(item.time.begin));
    range.end = std::max(range.end, clamped(item.time.end));
    lengths.push_back(length(item.time));
  }
  std::nth_element(lengths.begin(),
                   lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2),
                   lengths.end());
  const double typical = lengths[lengths.size() / 2];
  // A month among days is coarse: where it begins and ends is no news, so it keeps no stretch open.
  const auto coarse = [&](const AxisItem& item) {
    return item.granularity != Granularity::interval && length(item.time) > 5 * typical &&
           length(item.time) > 2 * 86400;
  };
  for (const AxisItem& item : items)
    if (!coarse(item)) moments.push_back(clamped(item.time.begin));
  std::sort(moments.begin(), moments.end());
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());

  // A plan with ticks of one kind, and breaks between whole ticks.
  const auto plan_with = [&](TickStep step) {
    Zone whole{floor_to(range.begin, step), range.end};
    if (floor_to(whole.end, step) != whole.end) whole.end = next_tick(whole.end, step);
    // A single moment would be one wide cell: give it neighbours.
    for (int i = 0;
         i < 4 && static_cast<double>((whole.end - whole.begin).count()) < 3.5 * step.seconds();
         ++i) {
      if (i % 2 == 1) whole.begin = floor_to(whole.begin - seconds{1}, step);
      whole.end = std::max(whole.end, next_tick(whole.end, step));
    }
    std::vector<Zone> zones;
    const auto keep = [&](LocalSeconds begin, LocalSeconds end) {
      Zone z{floor_to(begin, step), clamped(end)};
      if (floor_to(z.end, step) != z.end) z.end = next_tick(z.end, step);
      if (z.end == z.begin) z.end = next_tick(z.begin, step);
      zones.push_back(z);
    };
    const auto keep_item = [&](const AxisItem& item) {
      // What lasts needs its ends, not its middle; a month or a year is one thing.
      const double most = item.granularity == Granularity::interval ? 3 : 14;
      if (length(item.time) > most * step.seconds()) {
        keep(item.time.begin, item.time.begin + seconds{1});
        keep(item.time.end - seconds{1}, item.time.end);
      } else {
        keep(item.time.begin, item.time.end);
      }
    };
    for (const AxisItem& item : items)
      if (!coarse(item)) keep_item(item);
    merge(zones);
    // What is coarse but alone must not vanish in a break.
    const std::size_t exact = zones.size();
    for (const AxisItem& item : items) {
      if (!coarse(item)) continue;
      const auto next = std::upper_bound(
          zones.begin(), zones.begin() + static_cast<std::ptrdiff_t>(exact), item.time.begin,
          [](LocalSeconds t, const Zone& z) { return t < z.end; });
      if (next == zones.begin() + static_cast<std::ptrdiff_t>(exact) ||
          next->begin >= item.time.end)
        keep_item(item);
    }
    merge(zones);
    return AxisPlan{
        make_scale(whole, choose_breaks(zones, whole, x1 - x0, room, moments), x0, x1, room), step};
  };

  // The step depends on the scale, the scale on the breaks, the breaks on the step. So: the finest
  // step, from what suits an unbroken axis on, whose own breaks leave room for its ticks and whose
  // scale gains by it.
  const double whole = std::max(1.0, static_cast<double>((range.end - range.begin).count()));
  std::size_t at = choice_for(whole / (x1 - x0), finest, room);
  const auto has_room = [&](std::size_t i, const AxisPlan& plan) {
    return choice_for(plan.scale.seconds_per_pixel(), finest, room) <= i;
  };
  AxisPlan plan = plan_with(tick_table[at].step);
  while (!has_room(at, plan) && at + 1 < tick_table.size()) plan = plan_with(tick_table[++at].step);
  constexpr std::size_t most_tried = 8;
  for (std::size_t tried = 0; tried < most_tried && at > tried; ++tried) {
    const std::size_t finer = at - tried - 1;
    if (tick_table[finer].step.unit < finest) break;
    AxisPlan other = plan_with(tick_table[finer].step);
    if (has_room(finer, other) &&
        other.scale.seconds_per_pixel() * 1.1 < plan.scale.seconds_per_pixel())
      plan = std::move(other);
  }
  return plan;
}

std::string length_in_words(const Interval& interval) {
  const LocalSeconds begin = clamped(interval.begin), end = clamped(interval.end);
  const auto count = [](std::int64_t n, std::string_view unit, bool exact = true) {
    return (exact ? "" : "about ") + std::to_string(n) + ' ' + std::string(unit) +
           (n == 1 ? "" : "s");
  };
  const std::int64_t total = (end - begin).count();
  const TickStep month{Unit::month, 1}, year{Unit::year, 1};
  if (floor_to(begin, year) == begin && floor_to(end, year) == end)
    return count(static_cast<int>(civil(end).year()) - static_cast<int>(civil(begin).year()),
                 "year");
  if (floor_to(begin, month) == begin && floor_to(end, month) == end) {
    const std::int64_t months = month_of(end) - month_of(begin);
    return months % 12 == 0 ? count(months / 12, "year")
           : months > 36    ? count((months + 6) / 12, "year", false)
                            : count(months, "month");
  }
  if (total >= 3 * 31556952LL) return count((total + 15778476) / 31556952, "year", false);
  if (total >= 92 * 86400LL) return count((total + 1314873) / 2629746, "month", false);
  const auto in = [&](std::int64_t size, std::string_view unit) {
    return count((total + size / 2) / size, unit, total % size == 0);
  };
  if (total >= 2 * 86400 || total == 86400) return in(86400, "day");
  if (total >= 2 * 3600 || total == 3600) return in(3600, "hour");
  if (total >= 120 || total == 60) return in(60, "minute");
  return in(1, "second");
}

}  // namespace dateline
