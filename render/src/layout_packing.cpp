#include "layout_packing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <queue>
#include <tuple>

namespace dateline {
namespace {

constexpr std::size_t first_fit_limit = 400;

constexpr double worth_the_other = 40;  // how much higher the other shape must stand
constexpr double near = 72;             // marks this close are read as one column

std::vector<std::uint32_t> by_start(std::span<const PackItem> items) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return items[a].shape.x0 < items[b].shape.x0;
  });
  return order;
}

// In the order given: what comes earlier stands higher, unless there is room above it.
Packing first_fit(std::span<const PackItem> items, double gap) {
  Packing packing;
  packing.y.resize(items.size());
  packing.other.resize(items.size());
  std::vector<PackShape> placed;
  std::vector<std::pair<double, double>> taken;  // y ranges beside which there is no room
  const auto highest = [&](const PackShape& shape) {
    taken.clear();
    double y = 0;
    for (std::size_t j = 0; j < placed.size(); ++j) {
      if (placed[j].x1 <= shape.x0 || shape.x1 <= placed[j].x0) continue;
      const double bottom = packing.y[j] + placed[j].height;
      if (std::abs(placed[j].mark - shape.mark) < near) y = std::max(y, bottom + gap);
      taken.emplace_back(packing.y[j], bottom);
    }
    std::sort(taken.begin(), taken.end());
    for (const auto& [y0, y1] : taken) {
      if (y + shape.height + gap <= y0) break;
      y = std::max(y, y1 + gap);
    }
    return y;
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    PackShape shape = items[i].shape;
    double y = highest(shape);
    if (items[i].other && y > 0) {
      const double other_y = highest(*items[i].other);
      if (other_y + worth_the_other <= y) {
        shape = *items[i].other;
        packing.other[i] = true;
        y = other_y;
      }
    }
    placed.push_back(shape);
    packing.y[i] = y;
    packing.height = std::max(packing.height, y + shape.height);
  }
  return packing;
}

// Kleinberg & Tardos, Algorithm Design, 4.1: intervals by start, each into a row that is free. Of
// the free rows the one that ended first is taken.
Packing rows(std::span<const PackItem> items, double gap) {
  using Row = std::tuple<double, std::uint32_t>;  // end, number
  std::priority_queue<Row, std::vector<Row>, std::greater<>> free_at;
  std::vector<std::uint32_t> row_of(items.size());
  std::vector<double> heights;
  for (const std::uint32_t i : by_start(items)) {
    std::uint32_t row = 0;
    if (!free_at.empty() && std::get<0>(free_at.top()) <= items[i].shape.x0) {
      row = std::get<1>(free_at.top());
      free_at.pop();
    } else {
      row = static_cast<std::uint32_t>(heights.size());
      heights.push_back(0);
    }
    row_of[i] = row;
    heights[row] = std::max(heights[row], items[i].shape.height);
    free_at.push({items[i].shape.x1, row});
  }
  std::vector<double> top(heights.size());
  Packing packing;
  for (std::size_t r = 0; r < heights.size(); ++r) {
    top[r] = r == 0 ? 0 : packing.height + gap;
    packing.height = top[r] + heights[r];
  }
  packing.y.resize(items.size());
  packing.other.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) packing.y[i] = top[row_of[i]];
  return packing;
}

}  // namespace

Packing pack(std::span<const PackItem> items, double gap) {
  return items.size() <= first_fit_limit ? first_fit(items, gap) : rows(items, gap);
}

}  // namespace dateline
