// Amounts of time: "about two weeks".
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;

struct Modifier {
  TimexMod mod = TimexMod::none;
  std::int64_t end = 0;
};

// "about", "more than", "at least": part of the extent of an amount.
Modifier read_modifier(const Words& w, std::int64_t i) {
  if (w.any(i, {"about", "around", "approximately", "roughly", "some", "circa"}))
    return {TimexMod::approx, i + 1};
  if (w.any(i, {"nearly", "almost", "under"})) return {TimexMod::less_than, i + 1};
  if (w.is(i, "over")) return {TimexMod::more_than, i + 1};
  if (w.any(i, {"more", "greater", "longer"}) && w.is(i + 1, "than")) {
    return {TimexMod::more_than, i + 2};
  }
  if (w.any(i, {"less", "fewer"}) && w.is(i + 1, "than")) return {TimexMod::less_than, i + 2};
  if (w.is(i, "at") && w.is(i + 1, "least")) return {TimexMod::equal_or_more, i + 2};
  if (w.is(i, "at") && w.is(i + 1, "most")) return {TimexMod::equal_or_less, i + 2};
  if (w.is(i, "up") && w.is(i + 1, "to")) return {TimexMod::equal_or_less, i + 2};
  if (w.is(i, "no") && w.any(i + 1, {"more", "longer"}) && w.is(i + 2, "than"))
    return {TimexMod::equal_or_less, i + 3};
  if (w.is(i, "no") && w.any(i + 1, {"less", "fewer"}) && w.is(i + 2, "than"))
    return {TimexMod::equal_or_more, i + 3};
  return {TimexMod::none, i};
}

bool amount_adjective(const Words& w, std::int64_t i) {
  return w.any(i,
               {"full",        "whole",    "long",  "short",    "more",    "further",  "additional",
                "consecutive", "straight", "solid", "business", "working", "calendar", "successive",
                "other",       "brief",    "busy",  "extra",    "school",  "good"});
}

}  // namespace

std::optional<AmountOfUnits> read_amount(const Words& w, std::int64_t i) {
  const Modifier modifier = read_modifier(w, i);
  AmountOfUnits a;
  a.mod = modifier.mod;
  std::int64_t p = modifier.end;
  const auto count = read_count(w, p);
  if (count) {
    a.amount = count->value.amount;
    p = count->end;
    while (amount_adjective(w, p)) ++p;
  } else if (w.of_class(p, C::units)) {
    a.bare = true;
    a.amount.vague = true;
  } else {
    return std::nullopt;
  }
  const auto unit = read_unit(w, p);
  if (!unit) return std::nullopt;
  if (count && count->value.article && unit->value.plural) return std::nullopt;
  if (w.of_class(p, C::units) && w.is(p, "nights") && !count) return std::nullopt;
  a.unit = unit->value;
  a.end = unit->end;
  // "a year and a half"
  if (count && w.is(a.end, "and") && w.of_class(a.end + 1, C::article) && w.is(a.end + 2, "half")) {
    a.amount.quarters += 2;
    a.end += 3;
  }
  // "a decade or so", "an hour or two"
  if (w.is(a.end, "or") && w.any(a.end + 1, {"so", "two"})) {
    if (w.is(a.end + 1, "so") && a.mod == TimexMod::none) a.mod = TimexMod::approx;
    a.end += 2;
  }
  return a;
}

}  // namespace dateline
