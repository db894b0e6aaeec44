// The time axis: a true scale with marked breaks over empty stretches, and its ticks.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/core/time.hpp"

namespace dateline {

/// A step of calendar units between ticks: 15 minutes, 1 day, 7 days (Mondays), 3 months, 100
/// years. Years step so that both "100 BC" and "AD 100" are ticks.
struct TickStep {
  enum class Unit : std::uint8_t { second, minute, hour, day, month, year };
  Unit unit = Unit::day;
  std::int64_t count = 1;

  /// About how long; exact up to a day.
  double seconds() const;
  friend constexpr bool operator==(const TickStep&, const TickStep&) = default;
};

/// The latest tick at or before the instant, and the first one after it. Instants are clamped to
/// the years -32000 to 32000.
LocalSeconds floor_to(LocalSeconds t, TickStep step);
LocalSeconds next_tick(LocalSeconds t, TickStep step);

/// A stretch of the axis. Within it x is linear in time.
struct ScalePiece {
  Interval time;
  double x0 = 0, x1 = 0;
  bool broken = false;  ///< shown shorter than to scale: an axis break
};

/// Maps time to x: monotone, piecewise linear; all pieces that aren't broken share one scale.
class TimeScale {
 public:
  TimeScale() = default;
  /// Precondition: pieces are in order and adjoin in both time and x.
  explicit TimeScale(std::vector<ScalePiece> pieces) : pieces_(std::move(pieces)) {}

  /// Instants before or after the axis are clamped to its ends. O(log pieces).
  double x(LocalSeconds t) const;
  std::span<const ScalePiece> pieces() const { return pieces_; }
  Interval extent() const;
  double seconds_per_pixel() const;

 private:
  std::vector<ScalePiece> pieces_;
};

/// One thing that the axis has to show.
struct AxisItem {
  Interval time;  ///< both ends closed in: no open side
  Granularity granularity = Granularity::day;
};

struct AxisPlan {
  TimeScale scale;
  TickStep step;
};

/// Where time runs.
enum class Direction : std::uint8_t { horizontal, vertical };

/// Chooses the range, the breaks and the step of the ticks for an axis from x0 to x1, which are y's
/// where it runs down: there ticks need less room, as lines are lower than words are wide.
/// Stretches where nothing happens are broken only where events crowd elsewhere and the room helps
/// them. Precondition: items not empty, x0 < x1. O(n log n).
AxisPlan plan_axis(std::span<const AxisItem> items, double x0, double x1,
                   Direction direction = Direction::horizontal);

/// How long a break is, for people: "17 days", "about 3 months".
std::string length_in_words(const Interval& interval);

}  // namespace dateline
