// Packing rectangles that are fixed in x into as little height as is cheap to find.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace dateline {

/// A rectangle whose place in x is given; packing decides y.
struct PackShape {
  double x0 = 0, x1 = 0, height = 0;
  double mark = 0;  ///< x of the mark that the rectangle belongs to
};

struct PackItem {
  PackShape shape;
  std::optional<PackShape> other;  ///< taken instead where it can stand a good deal higher
};

struct Packing {
  std::vector<double> y;    ///< top of each item
  std::vector<bool> other;  ///< whether the item took its other shape
  double height = 0;
};

/// Gives every item a y so that none overlaps another or comes closer than `gap` below it. Up to a
/// few hundred items each in turn takes the highest place it fits in, but below earlier ones whose
/// marks are near its own: a crowd reads from top to bottom. Beyond that, rows by interval
/// partitioning with a heap: as few rows as the deepest overlap, in O(n log n) and without other
/// shapes.
Packing pack(std::span<const PackItem> items, double gap);

}  // namespace dateline
