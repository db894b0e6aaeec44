// What a set of Allen relations says about the four pairs of interval endpoints.
#pragma once

#include <array>
#include <cstdint>

#include "dateline/core/allen.hpp"

namespace dateline {

/// Possible orders of two points, as a set of three bits.
enum : std::uint8_t { point_before = 1, point_equal = 2, point_after = 4 };

/// Indexed by endpoint of the first interval (0 begin, 1 end), then of the second.
using EndpointOrders = std::array<std::array<std::uint8_t, 2>, 2>;

/// The orders of one relation's endpoints. Derived by running through all pairs of intervals over
/// four instants: enough to make every one of the 13 relations.
constexpr EndpointOrders endpoint_orders(AllenRelation relation) {
  EndpointOrders orders{};
  const auto order = [](int p, int q) -> std::uint8_t {
    return p < q ? point_before : p == q ? point_equal : point_after;
  };
  const auto instant = [](int t) { return LocalSeconds{std::chrono::seconds{t}}; };
  for (int a0 = 0; a0 < 4; ++a0)
    for (int a1 = a0 + 1; a1 < 4; ++a1)
      for (int b0 = 0; b0 < 4; ++b0)
        for (int b1 = b0 + 1; b1 < 4; ++b1) {
          if (relate({instant(a0), instant(a1)}, {instant(b0), instant(b1)}) != relation) continue;
          const std::array a{a0, a1}, b{b0, b1};
          for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j)
              orders[i][j] = static_cast<std::uint8_t>(orders[i][j] | order(a[i], b[j]));
        }
  return orders;
}

inline constexpr auto orders_by_relation = [] {
  std::array<EndpointOrders, allen_relation_count> table{};
  for (int r = 0; r < allen_relation_count; ++r)
    table[static_cast<std::size_t>(r)] = endpoint_orders(static_cast<AllenRelation>(r));
  return table;
}();

/// The orders that at least one relation of the set allows.
constexpr EndpointOrders endpoint_orders(RelationSet relations) {
  EndpointOrders all{};
  for (int r = 0; r < allen_relation_count; ++r) {
    if (!relations.contains(static_cast<AllenRelation>(r))) continue;
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t j = 0; j < 2; ++j)
        all[i][j] = static_cast<std::uint8_t>(
            all[i][j] | orders_by_relation[static_cast<std::size_t>(r)][i][j]);
  }
  return all;
}

}  // namespace dateline
