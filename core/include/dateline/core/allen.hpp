// Allen's interval algebra.
// Source: J. F. Allen, "Maintaining knowledge about temporal intervals", CACM 26(11), 1983.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "dateline/core/time.hpp"

namespace dateline {

/// The 13 relations between two proper half-open intervals. The names are TimeML's TLINK types
/// where TimeML has one (IBEFORE is meets, IS_INCLUDED is during), Allen's for the overlaps.
enum class AllenRelation : std::uint8_t {
  before,
  ibefore,
  overlaps,
  begins,
  is_included,
  ends,
  simultaneous,
  ended_by,
  includes,
  begun_by,
  overlapped_by,
  iafter,
  after
};
inline constexpr int allen_relation_count = 13;

std::string_view to_string(AllenRelation relation);  ///< "BEFORE", "IS_INCLUDED", …
std::optional<AllenRelation> parse_allen_relation(std::string_view name);

/// The relation that holds between two non-empty intervals.
constexpr AllenRelation relate(const Interval& a, const Interval& b) {
  if (a.end < b.begin) return AllenRelation::before;
  if (a.end == b.begin) return AllenRelation::ibefore;
  if (b.end < a.begin) return AllenRelation::after;
  if (b.end == a.begin) return AllenRelation::iafter;
  if (a.begin == b.begin)
    return a.end == b.end  ? AllenRelation::simultaneous
           : a.end < b.end ? AllenRelation::begins
                           : AllenRelation::begun_by;
  if (a.end == b.end) return b.begin < a.begin ? AllenRelation::ends : AllenRelation::ended_by;
  if (a.begin < b.begin) return a.end < b.end ? AllenRelation::overlaps : AllenRelation::includes;
  return a.end < b.end ? AllenRelation::is_included : AllenRelation::overlapped_by;
}

/// A set of possible relations: 13 bits.
class RelationSet {
 public:
  constexpr RelationSet() = default;
  constexpr RelationSet(AllenRelation r)  // NOLINT: one relation is a set of one
      : bits_(static_cast<std::uint16_t>(1u << static_cast<int>(r))) {}
  static constexpr RelationSet all() { return from_bits((1u << allen_relation_count) - 1); }

  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool contains(AllenRelation r) const { return bits_ >> static_cast<int>(r) & 1; }
  constexpr std::uint16_t bits() const { return bits_; }
  static constexpr RelationSet from_bits(unsigned bits) {
    RelationSet s;
    s.bits_ = static_cast<std::uint16_t>(bits);
    return s;
  }
  friend constexpr RelationSet operator|(RelationSet a, RelationSet b) {
    return from_bits(a.bits_ | b.bits_);
  }
  friend constexpr RelationSet operator&(RelationSet a, RelationSet b) {
    return from_bits(a.bits_ & b.bits_);
  }
  friend constexpr bool operator==(RelationSet, RelationSet) = default;

 private:
  std::uint16_t bits_ = 0;
};

/// What holds the other way round: a r b if and only if b inverse(r) a.
constexpr AllenRelation inverse(AllenRelation r) {
  // The enumerators are laid out so that inverses mirror each other around `simultaneous`, but for
  // begins/begun_by, is_included/includes and ends/ended_by, which mirror too.
  constexpr std::array<AllenRelation, allen_relation_count> table = {
      AllenRelation::after,        AllenRelation::iafter,   AllenRelation::overlapped_by,
      AllenRelation::begun_by,     AllenRelation::includes, AllenRelation::ended_by,
      AllenRelation::simultaneous, AllenRelation::ends,     AllenRelation::is_included,
      AllenRelation::begins,       AllenRelation::overlaps, AllenRelation::ibefore,
      AllenRelation::before};
  return table[static_cast<std::size_t>(r)];
}

/// The inverses of all members.
constexpr RelationSet inverse(RelationSet set) {
  RelationSet result;
  for (int r = 0; r < allen_relation_count; ++r) {
    const auto relation = static_cast<AllenRelation>(r);
    if (set.contains(relation)) result = result | RelationSet(inverse(relation));
  }
  return result;
}

/// All relations that a and c may have if a r1 b and b r2 c. O(1): a table made at compile time by
/// trying every order of six endpoints.
RelationSet compose(AllenRelation r1, AllenRelation r2);
/// The union over the members of both sets. O(13 * 13).
RelationSet compose(RelationSet r1, RelationSet r2);

}  // namespace dateline
