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

/// Gives every item a y so that none overlaps another or comes closer than `gap` below it. Up to a
/// few hundred items each in turn takes the highest place it fits in, so that what is earlier in
/// the list stands higher; beyond that, rows by interval partitioning with a heap: as few rows as
/// the deepest overlap, in O(n log n).
Packing pack(std::span<const PackItem> items, double gap);

}  // namespace dateline
