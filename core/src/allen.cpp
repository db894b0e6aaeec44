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

// Three intervals have six endpoints, so six positions show every order there is.
constexpr Table compositions() {
  constexpr int positions = 6;
  Table table{};
  for (int a0 = 0; a0 < positions; ++a0)
    for (int a1 = a0 + 1; a1 < positions; ++a1)
      for (int b0 = 0; b0 < positions; ++b0)
        for (int b1 = b0 + 1; b1 < positions; ++b1)
          for (int c0 = 0; c0 < positions; ++c0)
            for (int c1 = c0 + 1; c1 < positions; ++c1) {
              const Interval a = interval(a0, a1), b = interval(b0, b1), c = interval(c0, c1);
              RelationSet& set = table[number(relate(a, b))][number(relate(b, c))];
              set = set | RelationSet(relate(a, c));
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
