#include "dateline/core/allen.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, allen_relation_count> names = {
    "BEFORE",   "IBEFORE",  "OVERLAPS", "BEGINS",        "IS_INCLUDED", "ENDS", "SIMULTANEOUS",
    "ENDED_BY", "INCLUDES", "BEGUN_BY", "OVERLAPPED_BY", "IAFTER",      "AFTER"};

constexpr std::size_t number(AllenRelation r) {
  return static_cast<std::size_t>(r);
}

constexpr Interval interval(int begin, int end) {
  return {LocalSeconds(std::chrono::seconds(begin)), LocalSeconds(std::chrono::seconds(end))};
}

using Table = std::array<std::array<RelationSet, allen_relation_count>, allen_relation_count>;

// Three intervals have six endpoints, so six positions show every order there is. The 15 intervals
// between them are related pair by pair first: a compiler that bounds the steps of constant
// evaluation (Clang: 2^20) gives up on relating them over and over.
constexpr Table compositions() {
  constexpr int positions = 6;
  constexpr std::size_t count = positions * (positions - 1) / 2;
  std::array<Interval, count> intervals{};
  std::size_t n = 0;
  for (int begin = 0; begin < positions; ++begin)
    for (int end = begin + 1; end < positions; ++end) intervals[n++] = interval(begin, end);
  std::array<std::array<AllenRelation, count>, count> relation{};
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b) relation[a][b] = relate(intervals[a], intervals[b]);
  Table table{};
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b)
      for (std::size_t c = 0; c < count; ++c) {
        RelationSet& set = table[number(relation[a][b])][number(relation[b][c])];
        set = set | RelationSet(relation[a][c]);
      }
  return table;
}

constexpr Table table = compositions();

static_assert(inverse(AllenRelation::begins) == AllenRelation::begun_by);
static_assert(inverse(inverse(AllenRelation::is_included)) == AllenRelation::is_included);
static_assert(table[number(AllenRelation::before)][number(AllenRelation::after)] ==
              RelationSet::all());

}  // namespace

std::string_view to_string(AllenRelation relation) {
  return names[number(relation)];
}

std::optional<AllenRelation> parse_allen_relation(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<AllenRelation>(i);
  return std::nullopt;
}

RelationSet compose(AllenRelation r1, AllenRelation r2) {
  return table[number(r1)][number(r2)];
}

RelationSet compose(RelationSet r1, RelationSet r2) {
  RelationSet result;
  for (int i = 0; i < allen_relation_count; ++i) {
    if (!r1.contains(static_cast<AllenRelation>(i))) continue;
    for (int j = 0; j < allen_relation_count; ++j)
      if (r2.contains(static_cast<AllenRelation>(j)))
        result = result | table[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  }
  return result;
}

}  // namespace dateline
