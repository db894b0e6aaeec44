#include "layout_packing.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <queue>
#include <tuple>

namespace dateline {
namespace {

constexpr std::size_t first_fit_limit = 400;

std::vector<std::uint32_t> by_start(std::span<const PackItem> items) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return items[a].x0 < items[b].x0; });
  return order;
}

// In the order given: what comes earlier stands higher, unless there is room above it.
Packing first_fit(std::span<const PackItem> items, double gap) {
  Packing packing;
  packing.y.resize(items.size());
  std::vector<std::pair<double, double>> taken;  // y ranges beside which there is no room
  for (std::size_t i = 0; i < items.size(); ++i) {
    const PackItem& item = items[i];
    taken.clear();
    for (std::size_t j = 0; j < i; ++j)
      if (items[j].x0 < item.x1 && item.x0 < items[j].x1)
        taken.emplace_back(packing.y[j], packing.y[j] + items[j].height);
    std::sort(taken.begin(), taken.end());
    double y = 0;
    for (const auto& [y0, y1] : taken) {
      if (y + item.height + gap <= y0) break;
      y = std::max(y, y1 + gap);
    }
    packing.y[i] = y;
    packing.height = std::max(packing.height, y + item.height);
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
    if (!free_at.empty() && std::get<0>(free_at.top()) <= items[i].x0) {
      row = std::get<1>(free_at.top());
      free_at.pop();
    } else {
      row = static_cast<std::uint32_t>(heights.size());
      heights.push_back(0);
    }
    row_of[i] = row;
    heights[row] = std::max(heights[row], items[i].height);
    free_at.push({items[i].x1, row});
  }
  std::vector<double> top(heights.size());
  Packing packing;
  for (std::size_t r = 0; r < heights.size(); ++r) {
    top[r] = r == 0 ? 0 : packing.height + gap;
    packing.height = top[r] + heights[r];
  }
  packing.y.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) packing.y[i] = top[row_of[i]];
  return packing;
}

}  // namespace

Packing pack(std::span<const PackItem> items, double gap) {
  return items.size() <= first_fit_limit ? first_fit(items, gap) : rows(items, gap);
}

}  // namespace dateline
