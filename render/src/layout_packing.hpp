// Packing rectangles that are fixed in x into as little height as is cheap to find.
#pragma once

#include <span>
#include <vector>

namespace dateline {

/// A rectangle whose place in x is given; packing decides y.
struct PackItem {
  double x0 = 0, x1 = 0, height = 0;
};

struct Packing {
  std::vector<double> y;  ///< top of each item
  double height = 0;
};

/// Gives every item a y so that no two come closer than `gap` below each other or overlap, the
/// earlier (by x0, then index) the higher. Up to a few hundred items each takes the first gap it
/// fits in; beyond that, rows by interval partitioning with a heap: as few rows as the deepest
/// overlap. O(n log n), plus n × overlap for small n.
Packing pack(std::span<const PackItem> items, double gap);

}  // namespace dateline
