// Amounts of time: numbers, units, "about two weeks", and what TIMEX3 writes for them.
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using G = Granularity;

std::optional<Read<std::int64_t>> read_cardinal(const Words& w, std::int64_t i) {
  std::int64_t value = 0, end = i;
  if (w.number(i)) {
    if (w[i].ordinal || w[i].plural) return std::nullopt;
    value = w[i].number;
    end = i + 1;
  } else if (const auto small = read_small_cardinal(w, i)) {
    value = small->value;
    end = small->end;
  } else if (w.of_class(i, C::article) && w.of_class(i + 1, C::multiplier)) {
    value = 1;
    end = i + 1;
  } else {
    return std::nullopt;
  }
  while (w.of_class(end, C::multiplier)) {
    const std::int64_t factor = w[end].value == 10'000 ? 1'000'000 : w[end].value;
    if (value > 1'000'000'000) break;
    value *= factor;
    ++end;
    // "one hundred and twenty"
    const std::int64_t rest = w.is(end, "and") ? end + 1 : end;
    if (const auto small = read_small_cardinal(w, rest); small && factor >= 100) {
      value += small->value;
      end = small->end;
    }
  }
  return Read<std::int64_t>{value, end};
}

struct Modifier {
  TimexMod mod = TimexMod::none;
  std::int64_t end = 0;
};

// "about", "more than", "at least", "just under": part of the extent of an amount.
Modifier read_modifier(const Words& w, std::int64_t i) {
  // "well over a year", "just under two hours", "a little more than three weeks"
  std::int64_t p = i;
  if (w.any(p, {"well", "just", "slightly", "far", "much"}))
    ++p;
  else if (w.is(p, "a") && w.any(p + 1, {"little", "bit"}))
    p += 2;
  if (p > i) {
    if (w.any(p, {"over", "above"})) return {TimexMod::more_than, p + 1};
    if (w.any(p, {"under", "below"})) return {TimexMod::less_than, p + 1};
    if (w.any(p, {"more", "longer"}) && w.is(p + 1, "than")) return {TimexMod::more_than, p + 2};
    if (w.any(p, {"less", "fewer"}) && w.is(p + 1, "than")) return {TimexMod::less_than, p + 2};
    return {TimexMod::none, i};
  }
  if (w.any(i, {"about", "around", "approximately", "roughly", "some", "circa"}))
    return {TimexMod::approx, i + 1};
  if (w.is(i, "an") && w.is(i + 1, "estimated")) return {TimexMod::approx, i + 2};
  if (w.any(i, {"nearly", "almost", "under"})) return {TimexMod::less_than, i + 1};
  if (w.is(i, "close") && w.is(i + 1, "to")) return {TimexMod::less_than, i + 2};
  // "stole it over a decade": during one; "ran for over a decade": for longer
  if (w.is(i, "over") && w.of_class(i + 1, C::article) && w.word(i - 1) &&
      !w[i - 1].lower.ends_with("ly") && !w.is(i - 1, "somewhat") && !w.is(i - 2, "for") &&
      !w.any(i - 1,
             {"for",   "in",    "after",    "of",   "took", "takes", "take",   "lasted", "last",
              "lasts", "spent", "spends",   "was",  "is",   "been",  "within", "by",     "since",
              "at",    "and",   "spanning", "with", "to",   "just",  "a"}) &&
      !w.any(i + 3, {"ago", "old", "later", "earlier", "hence", "before", "after", "since"}))
    return {TimexMod::none, i};
  if (w.any(i, {"over", "upwards"}))
    return {TimexMod::more_than, w.is(i, "over") ? i + 1 : w.is(i + 1, "of") ? i + 2 : i};
  if (w.any(i, {"more", "greater", "longer"}) && w.is(i + 1, "than")) {
    return {TimexMod::more_than, i + 2};
  }
  if (w.any(i, {"less", "fewer"}) && w.is(i + 1, "than")) return {TimexMod::less_than, i + 2};
  if (w.is(i, "at") && w.is(i + 1, "least")) return {TimexMod::equal_or_more, i + 2};
  if (w.is(i, "at") && w.is(i + 1, "most")) return {TimexMod::equal_or_less, i + 2};
  if (w.is(i, "up") && w.is(i + 1, "to")) return {TimexMod::equal_or_less, i + 2};
  if (w.is(i, "as") && w.any(i + 1, {"many", "much", "long"}) && w.is(i + 2, "as"))
    return {TimexMod::equal_or_less, i + 3};
  if (w.any(i, {"no", "not"}) && w.any(i + 1, {"more", "longer"}) && w.is(i + 2, "than"))
    return {TimexMod::equal_or_less, i + 3};
  if (w.any(i, {"no", "not"}) && w.any(i + 1, {"less", "fewer"}) && w.is(i + 2, "than"))
    return {TimexMod::equal_or_more, i + 3};
  // "another two weeks"
  if (w.is(i, "another") && !w.of_class(i + 1, C::unit)) return {TimexMod::none, i + 1};
  return {TimexMod::none, i};
}

// "two to three", "two or three": the greater, and roughly.
std::optional<Read<Count>> read_count_or_range(const Words& w, std::int64_t i, TimexMod& mod) {
  auto first = read_count(w, i);
  if (!first || first->value.article || first->value.amount.vague) return first;
  const std::int64_t p = first->end;
  if (!w.any(p, {"to", "or"}) && !((w.mark(p, '-') || w.mark(p, '~')) && w.glued(p))) return first;
  const auto second = read_count(w, p + 1);
  if (!second || second->value.article || second->value.amount.vague ||
      second->value.amount.quarters <= first->value.amount.quarters ||
      !w.of_class(second->end, C::units) || (w.word(p) && w.number(i) != w.number(p + 1)))
    return first;
  if (mod == TimexMod::none) mod = TimexMod::approx;
  return second;
}

bool amount_adjective(const Words& w, std::int64_t i) {
  return w.any(
      i, {"full",        "whole",    "long",   "short",    "more",    "further",  "additional",
          "consecutive", "straight", "solid",  "business", "working", "calendar", "successive",
          "other",       "brief",    "busy",   "extra",    "school",  "good",     "single",
          "bloody",      "bitter",   "brutal", "hectic",   "tense"});
}

}  // namespace

// "twenty-five", "twenty five": a cardinal below 100.
std::optional<Read<int>> read_small_cardinal(const Words& w, std::int64_t i) {
  if (!w.of_class(i, C::cardinal)) return std::nullopt;
  int value = w[i].value;
  std::int64_t end = i + 1;
  if (value >= 20) {
    const std::int64_t ones = w.hyphen(end) ? end + 1 : end;
    if (w.of_class(ones, C::cardinal) && w[ones].value >= 1 && w[ones].value <= 9) {
      value += w[ones].value;
      end = ones + 1;
    }
  }
  return Read<int>{value, end};
}

std::optional<Read<Count>> read_count(const Words& w, std::int64_t i) {
  Count count;
  const auto with_half = [&](std::int64_t whole, std::int64_t end) -> Read<Count> {
    count.amount.quarters = whole * 4;
    // "two and a half", "one-and-a-half"
    std::int64_t p = end;
    const auto skip = [&] { p += w.hyphen(p) ? 1 : 0; };
    skip();
    if (w.is(p, "and")) {
      ++p;
      skip();
      if (w.of_class(p, C::article)) ++p;
      skip();
      if (w.is(p, "half")) {
        count.amount.quarters += 2;
        return {count, p + 1};
      }
      if (w.is(p, "quarter")) {
        count.amount.quarters += 1;
        return {count, p + 1};
      }
      if (w.is(p, "three") && w.any(w.hyphen(p + 1) ? p + 2 : p + 1, {"quarters", "quarter"})) {
        count.amount.quarters += 3;
        return {count, w.hyphen(p + 1) ? p + 3 : p + 2};
      }
    }
    return {count, end};
  };
  if (w.number(i)) {
    if (w[i].ordinal || w[i].plural || w[i].digits > 9) return std::nullopt;
    if (!stands_free(w, i, i + 1)) {
      // "2.5"
      if (w.mark(i + 1, '.') && w.number(i + 2) && w.glued(i + 2) && w[i + 2].digits == 1 &&
          stands_free(w, i + 2, i + 3) == false && w[i].digits <= 6) {
        const std::int64_t tenths = w[i + 2].number;
        if (tenths != 5 && tenths != 0) return std::nullopt;
        count.amount.quarters = w[i].number * 4 + (tenths == 5 ? 2 : 0);
        return Read<Count>{count, i + 3};
      }
      return std::nullopt;
    }
    if (w.mark(i + 1, 'h') && w.glued(i + 1)) {
      count.amount.quarters = w[i].number * 4 + 2;
      return Read<Count>{count, i + 2};
    }
  }
  // "half a dozen", "half an hour", "half-hour"
  if (w.is(i, "half")) {
    const std::int64_t next = w.hyphen(i + 1) ? i + 2 : i + 1;
    if (w.of_class(next, C::article)) {
      if (w.is(next + 1, "dozen")) {
        count.amount.quarters = 24;
        return Read<Count>{count, next + 2};
      }
      count.amount.quarters = 2;
      return Read<Count>{count, next + 1};
    }
    if (w.hyphen(i + 1) || w.of_class(next, C::unit)) {
      count.amount.quarters = 2;
      return Read<Count>{count, w.hyphen(i + 1) ? i + 1 : next};
    }
    return std::nullopt;
  }
  if (w.of_class(i, C::article)) {
    const std::int64_t next = i + 1;
    if (w.is(next, "couple")) {
      count.amount.quarters = 8;
      return Read<Count>{count, w.is(next + 1, "of") ? next + 2 : next + 1};
    }
    if (w.is(next, "few")) {
      count.amount.vague = true;
      return Read<Count>{count, next + 1};
    }
    if (w.is(next, "half") || w.is(next, "quarter")) {
      // "a half hour", "a quarter of an hour"
      const bool half = w.is(next, "half");
      std::int64_t p = next + 1;
      if (w.hyphen(p)) ++p;
      if (w.is(p, "of") && w.of_class(p + 1, C::article))
        p += 2;
      else if (!half && !w.hyphen(next + 1))
        return std::nullopt;
      count.amount.quarters = half ? 2 : 1;
      return Read<Count>{count, p};
    }
    if (w.is(next, "hundred") || w.is(next, "thousand") || w.is(next, "dozen")) {
      if (const auto n = read_cardinal(w, i)) return with_half(n->value, n->end);
    }
    if (w.any(next, {"full", "whole", "further", "good", "single"})) {
      count.article = true;
      return Read<Count>{count, next};
    }
    count.article = true;
    return Read<Count>{count, next};
  }
  if (w.of_class(i, C::vague_count)) {
    if (w.is(i, "couple")) return std::nullopt;
    count.amount.vague = true;
    return Read<Count>{count, i + 1};
  }
  if (w.any(i, {"dozens", "hundreds", "thousands", "tens", "scores"}) && w.is(i + 1, "of")) {
    count.amount.vague = true;
    return Read<Count>{count, i + 2};
  }
  if (w.is(i, "dozen")) {
    count.amount.quarters = 48;
    return Read<Count>{count, i + 1};
  }
  if (w.is(i, "three") && w.any(w.hyphen(i + 1) ? i + 2 : i + 1, {"quarters"}) &&
      w.is(w.hyphen(i + 1) ? i + 3 : i + 2, "of")) {
    const std::int64_t p = w.hyphen(i + 1) ? i + 4 : i + 3;
    if (w.of_class(p, C::article)) {
      count.amount.quarters = 3;
      return Read<Count>{count, p + 1};
    }
  }
  if (const auto n = read_cardinal(w, i)) {
    // "two or three", "two to three": vague in the values of TIMEX3
    return with_half(n->value, n->end);
  }
  return std::nullopt;
}

std::optional<Read<UnitWord>> read_unit(const Words& w, std::int64_t i) {
  const bool plural = w.of_class(i, C::units);
  if (!plural && !w.of_class(i, C::unit)) return std::nullopt;
  UnitWord unit;
  unit.plural = plural;
  if (w[i].value == 100) {
    unit.unit = G::week;
    unit.times = 2;
  } else {
    unit.unit = static_cast<G>(w[i].value);
  }
  return Read<UnitWord>{unit, i + 1};
}

std::optional<Read<int>> read_ordinal(const Words& w, std::int64_t i) {
  if (w.number(i) && w[i].ordinal && w[i].digits <= 3)
    return Read<int>{static_cast<int>(w[i].number), i + 1};
  if (w.is(i, "second")) return Read<int>{2, i + 1};
  if (w.any(i, {"last", "final"})) return Read<int>{-1, i + 1};
  if (w.of_class(i, C::ordinal)) return Read<int>{w[i].value, i + 1};
  // "twenty-first"
  if (w.of_class(i, C::cardinal) && w[i].value >= 20) {
    const std::int64_t ones = w.hyphen(i + 1) ? i + 2 : i + 1;
    if (w.is(ones, "second")) return Read<int>{w[i].value + 2, ones + 1};
    if (w.of_class(ones, C::ordinal) && w[ones].value > 0 && w[ones].value < 10)
      return Read<int>{w[i].value + w[ones].value, ones + 1};
  }
  return std::nullopt;
}

namespace {

std::optional<AmountOfUnits> amount_at(const Words& w, std::int64_t i) {
  const Modifier modifier = read_modifier(w, i);
  AmountOfUnits a;
  a.mod = modifier.mod;
  std::int64_t p = modifier.end;
  // "another week"
  if (w.is(p, "another") && w.of_class(p + 1, C::unit)) {
    const auto unit = read_unit(w, p + 1);
    a.unit = unit->value;
    a.end = unit->end;
    return a;
  }
  const auto count = read_count_or_range(w, p, a.mod);
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

}  // namespace

std::optional<AmountOfUnits> read_amount(const Words& w, std::int64_t i) {
  PhraseMemo* memo = w.memo();
  if (memo == nullptr) return amount_at(w, i);
  if (memo->amount_at != i) {
    memo->amount = amount_at(w, i);
    memo->amount_at = i;
  }
  return memo->amount;
}

std::string duration_value(const Amount& amount, Granularity unit, int times) {
  // Units that TIMEX3 writes as multiples of others.
  std::int64_t quarters = amount.quarters * times;
  char letter = 'D';
  bool clock = false;
  switch (unit) {
    case G::second:
      letter = 'S', clock = true;
      break;
    case G::minute:
      letter = 'M', clock = true;
      break;
    case G::hour:
      letter = 'H', clock = true;
      break;
    case G::week:
      letter = 'W';
      break;
    case G::month:
      letter = 'M';
      break;
    case G::quarter:
      letter = 'M', quarters *= 3;
      break;
    case G::half:
      letter = 'M', quarters *= 6;
      break;
    case G::year:
      letter = 'Y';
      break;
    case G::decade:
      letter = 'Y', quarters *= 10;
      break;
    case G::century:
      letter = 'Y', quarters *= 100;
      break;
    case G::millennium:
      letter = 'Y', quarters *= 1'000;
      break;
    default:
      break;
  }
  if (amount.vague) {
    if (unit == G::decade) return "PXDE";
    if (unit == G::century) return "PXCE";
    if (unit == G::weekend) return "PXWE";
    return std::string(clock ? "PTX" : "PX") + letter;
  }
  // Fractions go to the next finer unit, as far as it is a whole number of them.
  while (quarters % 4 != 0) {
    if (letter == 'Y')
      letter = 'M', quarters *= 12;
    else if (letter == 'M' && !clock)
      letter = 'D', quarters *= 30;
    else if (letter == 'W')
      letter = 'D', quarters *= 7;
    else if (letter == 'D')
      letter = 'H', clock = true, quarters *= 24;
    else if (letter == 'H')
      letter = 'M', quarters *= 60;
    else if (letter == 'M')
      letter = 'S', quarters *= 60;
    else
      break;
  }
  std::string value = clock ? "PT" : "P";
  value += std::to_string(quarters / 4);
  if (unit == G::weekend) return value + "WE";
  return value + letter;
}

}  // namespace dateline
