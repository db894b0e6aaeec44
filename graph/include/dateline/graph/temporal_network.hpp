// Simple temporal networks: points in time and the largest distances between them.
// Source: R. Dechter, I. Meiri, J. Pearl, "Temporal constraint networks", Artificial Intelligence
// 49, 1991. Strict inequalities by infinitesimals: B. Dutertre, L. de Moura, "A fast linear-
// arithmetic solver for DPLL(T)", CAV 2006, §5.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dateline {

/// A signed distance in time: seconds plus a number of infinitesimals, compared in that order.
/// `y - x < 0` is `y - x <= {0, -1}`: so thousands of events may follow each other within a day
/// without running out of seconds, and yet A before B before A is a contradiction.
struct TimeDistance {
  std::int64_t seconds = 0;
  std::int64_t infinitesimals = 0;

  friend constexpr auto operator<=>(const TimeDistance&, const TimeDistance&) = default;
  friend constexpr TimeDistance operator+(TimeDistance a, TimeDistance b) {
    return {a.seconds + b.seconds, a.infinitesimals + b.infinitesimals};
  }
  friend constexpr TimeDistance operator-(TimeDistance a) {
    return {-a.seconds, -a.infinitesimals};
  }
};

enum class PointId : std::uint32_t {};
enum class ConstraintId : std::uint32_t {};

/// How firmly a constraint stands: where constraints contradict each other the weakest gives way.
/// An axiom (an event begins before it ends) never does.
enum class Strength : std::uint8_t { narrative, inherited, link, creation_time, stated, axiom };

/// Constraints that say one thing together (a link orders up to four pairs of endpoints) share a
/// statement: it is dropped as a whole or not at all.
enum class StatementId : std::uint32_t {};

/// to - from <= max
struct TimeConstraint {
  PointId from{};
  PointId to{};
  TimeDistance max;
  Strength strength = Strength::stated;
  std::optional<StatementId> statement = std::nullopt;  ///< nothing: it stands alone
};

/// Constraints that can't all hold: a cycle of negative length, in order (each begins at the point
/// where the one before it ends), and what was left out of the network to go on without it.
struct Conflict {
  std::vector<ConstraintId> cycle;
  /// One of the cycle and the rest of its statement; more where cycles are too many to list.
  std::vector<ConstraintId> dropped;
};

class TemporalNetwork {
 public:
  /// The point that all others are measured from.
  static constexpr PointId origin{0};

  PointId add_point() { return PointId{points_++}; }
  /// Precondition: both points exist, |max.seconds| < 2^43 (280,000 years).
  ConstraintId add(const TimeConstraint& constraint) {
    constraints_.push_back(constraint);
    return ConstraintId{static_cast<std::uint32_t>(constraints_.size() - 1)};
  }
  std::uint32_t points() const { return points_; }
  std::span<const TimeConstraint> constraints() const { return constraints_; }

  /// The tightest bounds that follow from the constraints, relative to the origin. Where
  /// constraints contradict each other the weakest of each cycle (the last added among equals) is
  /// dropped and reported; the bounds are those of what remains, which is consistent.
  /// O(n log n) where cycles of points are short, as they are in texts: components are solved in
  /// topological order, Bellman-Ford runs only within one.
  struct Solution {
    std::vector<std::optional<TimeDistance>> earliest, latest;  ///< one per point; nothing: open
    std::vector<Conflict> conflicts;
    std::vector<char> dropped;  ///< one per constraint, 1 if it was left out

    /// The constraints that make the bound, from the origin to the point.
    std::vector<ConstraintId> why_earliest(PointId p) const;
    std::vector<ConstraintId> why_latest(PointId p) const;

   private:
    friend class TemporalNetwork;
    std::vector<std::uint32_t> earliest_by_, latest_by_;  // constraint that set the bound
    std::vector<TimeConstraint> constraints_;
  };
  Solution solve() const;

 private:
  std::uint32_t points_ = 1;
  std::vector<TimeConstraint> constraints_;
};

}  // namespace dateline
