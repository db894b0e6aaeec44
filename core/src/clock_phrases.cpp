#include "clock_phrases.hpp"

#include "time_contexts.hpp"

namespace dateline {

using C = WordClass;

std::optional<Read<int>> read_hour_word(const Words& w, std::int64_t i) {
  if (w.of_class(i, C::cardinal) && w[i].value >= 1 && w[i].value <= 12)
    return Read<int>{w[i].value, i + 1};
  if (w.number(i) && w[i].digits <= 2 && w[i].number >= 1 && w[i].number <= 12 && !w[i].ordinal &&
      !w[i].plural)
    return Read<int>{static_cast<int>(w[i].number), i + 1};
  if (w.any(i, {"noon", "midday"})) return Read<int>{12, i + 1};
  if (w.is(i, "midnight")) return Read<int>{24, i + 1};
  return std::nullopt;
}

namespace {

// "half past six", "a quarter to nine", "ten to eight", "twenty-five past three".
std::optional<Read<TimeOfDay>> read_spoken(const Words& w, std::int64_t i) {
  int minutes = 0;
  std::int64_t p = i;
  bool certain = true;
  if (w.is(p, "half")) {
    minutes = 30;
    ++p;
  } else if (w.is(p, "quarter") || (w.is(p, "a") && w.is(p + 1, "quarter"))) {
    minutes = 15;
    p += w.is(p, "a") ? 2 : 1;
  } else if (w.of_class(p, C::cardinal) &&
             (w[p].value == 5 || w[p].value == 10 || w[p].value == 20)) {
    minutes = w[p].value;
    ++p;
    if (minutes == 20) {
      const std::int64_t five = w.hyphen(p) ? p + 1 : p;
      if (w.is(five, "five")) {
        minutes = 25;
        p = five + 1;
      }
    }
    if (w.is(p, "minutes"))
      ++p;
    else
      certain = false;
  } else if (w.of_class(p, C::cardinal) && w[p].value >= 1 && w.any(p + 1, {"minutes", "minute"})) {
    minutes = w[p].value;
    p += 2;
  } else if (w.number(p) && w[p].digits <= 2 && w[p].number >= 1 && w[p].number < 60 &&
             !w[p].ordinal && !w[p].plural && (w.is(p + 1, "past") || w.any(p + 1, {"minutes"})) &&
             w.any(i - 1, {"at", "by", "around", "about", "until", "till", "since", "from",
                           "before", "after", "nearly", "almost", "was", "is"})) {
    // "20 past 3 p.m."
    minutes = static_cast<int>(w[p].number);
    p += w.is(p + 1, "past") ? 1 : 2;
  } else {
    return std::nullopt;
  }
  bool to = false;
  if (w.is(p, "past")) {
    to = false;
  } else if (w.is(p, "to") || w.any(p, {"before", "til", "till", "of"})) {
    if (minutes == 30 || (!w.is(p, "to") && !w.any(p + 1, {"midnight", "noon"})))
      return std::nullopt;
    to = true;
    // "five to ten people": only where a time is expected
    if (!certain && !w.any(i - 1, {"at", "by", "around", "about", "until", "till", "since", "from",
                                   "before", "after", "past", "nearly", "almost"}))
      return std::nullopt;
    if (certain && minutes != 15 && !w.any(p + 1, {"midnight", "noon"}) &&
        !w.any(i - 1, {"at", "by", "around", "about", "until", "was", "is", "after", "before"}))
      return std::nullopt;
  } else {
    return std::nullopt;
  }
  const auto hour = read_hour_word(w, p + 1);
  if (!hour) return std::nullopt;
  // "ten to eight people"
  if (to && w.word(hour->end) &&
      (w.of_class(hour->end, C::units) || w[hour->end].lower.back() == 's') &&
      !w.any(hour->end, {"was", "as", "is"}))
    return std::nullopt;
  TimeOfDay t;
  t.half_day_open = hour->value < 12;
  if (w.of_class(hour->end, C::meridiem) && hour->value <= 12) {
    const int of_day = hour->value % 12 + w[hour->end].value;
    const int at = of_day * 60 + (to ? -minutes : minutes);
    t.half_day_open = false;
    t.hour = (at + 1'440) % 1'440 / 60;
    t.minute = (at + 1'440) % 60;
    return Read<TimeOfDay>{t, hour->end + 1};
  }
  int total = hour->value * 60 + (to ? -minutes : minutes);
  if (hour->value == 24 && !to) total -= 24 * 60;
  t.hour = total / 60;
  t.minute = total % 60;
  if (hour->value == 12 && w.any(p + 1, {"twelve"})) t.half_day_open = true;
  return Read<TimeOfDay>{t, hour->end};
}

// "seven thirty", "seven-thirty p.m.", "nine oh five": only where a time is expected.
std::optional<Read<TimeOfDay>> read_spelled_clock(const Words& w, std::int64_t i) {
  if (!w.of_class(i, C::cardinal) || w[i].value < 1 || w[i].value > 12) return std::nullopt;
  std::int64_t p = w.hyphen(i + 1) ? i + 2 : i + 1;
  int minute = 0;
  if (w.any(p, {"oh", "o"}) && !w.mark(p + 1, '\'')) {
    const std::int64_t ones = w.hyphen(p + 1) ? p + 2 : p + 1;
    if (!w.of_class(ones, C::cardinal) || w[ones].value < 1 || w[ones].value > 9)
      return std::nullopt;
    minute = w[ones].value;
    p = ones + 1;
  } else {
    const auto small = read_small_cardinal(w, p);
    if (!small || small->value < 10 || small->value > 59) return std::nullopt;
    minute = small->value;
    p = small->end;
  }
  TimeOfDay t;
  t.hour = w[i].value;
  t.minute = minute;
  if (w.of_class(p, C::meridiem)) {
    t.hour = t.hour % 12 + w[p].value;
    return Read<TimeOfDay>{t, p + 1};
  }
  // "at seven thirty people"
  if (!w.any(i - 1, {"at", "by", "until", "till", "around", "about", "before", "after"}) ||
      w.hyphen(p) ||
      (w.word(p) && w[p].word_class == C::none &&
       !w.any(p, {"in", "sharp", "when", "and", "but", "he", "she", "they", "it", "with", "as",
                  "for", "to", "or"})))
    return std::nullopt;
  t.half_day_open = true;
  return Read<TimeOfDay>{t, p};
}

}  // namespace

std::optional<Read<TimeOfDay>> read_clock(const Words& w, std::int64_t i, bool after_day) {
  TimeOfDay t;
  if (w.of_class(i, C::clock_word)) {
    t.hour = w[i].value;
    return Read<TimeOfDay>{t, i + 1};
  }
  if (auto spoken = read_spoken(w, i)) return spoken;
  if (auto spelled = read_spelled_clock(w, i)) return spelled;
  const auto meridiem = [&](std::int64_t p) -> std::optional<int> {
    if (w.of_class(p, C::meridiem)) return w[p].value;
    return std::nullopt;
  };
  if (w.number(i) && !w[i].ordinal && !w[i].plural && !w[i].grouped) {
    const Lexeme& h = w[i];
    // "14:30", "4.40pm", "10:57:30"
    if (h.digits <= 2 && h.number <= 24 && (w.mark(i + 1, ':') || w.mark(i + 1, '.')) &&
        w.glued(i + 1) && w.number(i + 2) && w.glued(i + 2) && w[i + 2].digits == 2 &&
        w[i + 2].number < 60 && !w[i + 2].ordinal && !w[i + 2].plural) {
      std::int64_t end = i + 3;
      t.hour = static_cast<int>(h.number);
      t.minute = static_cast<int>(w[i + 2].number);
      if (w.mark(end, ':') && w.glued(end) && w.number(end + 1) && w[end + 1].digits == 2 &&
          w[end + 1].number < 60) {
        t.second = static_cast<int>(w[end + 1].number);
        end += 2;
      }
      const auto m = meridiem(end);
      if (m && t.hour >= 1 && t.hour <= 12) {
        t.hour = t.hour % 12 + *m;
        return Read<TimeOfDay>{t, end + 1};
      }
      // "17.30 on Saturday": without a.m. and p.m. only beside a day or zone
      if (w.mark(i + 1, '.')) {
        const bool day_follows = (w.any(end, {"on", "today", "yesterday", "tomorrow", "tonight",
                                              "hrs", "gmt", "bst", "cet", "local"}) ||
                                  w.of_class(end, C::weekday)) &&
                                 (!w.is(end, "on") || read_day(w, end + 1));
        if (!day_follows || h.number > 23 || w.of_class(end, C::units) ||
            !w.any(i - 1, {"at", "by", "until", "till", "from", "about", "around", "to", "between",
                           "before", "after", "since"}))
          return std::nullopt;
        if (w.is(end, "hrs")) return Read<TimeOfDay>{t, end + 1};
        t.half_day_open = h.digits == 1 && t.hour >= 1;
        return Read<TimeOfDay>{t, end};
      }
      if (w[i].space_before == false && (w.mark(i - 1, ':') || w.mark(i - 1, '-')))
        return std::nullopt;
      if (t.hour == 24 && t.minute != 0) return std::nullopt;
      if (w.mark(end, ':') || (w.mark(end, '.') && w.number(end + 1) && w.glued(end + 1)))
        return std::nullopt;
      if (w.any(end, {"hrs", "hours", "h"})) return Read<TimeOfDay>{t, end + 1};
      const bool expected =
          after_day ||
          w.any(i - 1, {"at", "by", "until", "till", "from", "about", "around", "to", "between",
                        "before", "after", "since", "and", "approximately", "roughly"}) ||
          w.mark(i - 1, '(') || read_zone(w, end).has_value() || w.is(end, "local") || i == 0 ||
          w.mark(i - 1, '-') || w.mark(i - 1, '~') || (w.is(end, "on") && read_day(w, end + 1)) ||
          (w.is(end, "in") && w.any(end + 2, {"morning", "afternoon", "evening"}));
      if (!expected) return std::nullopt;
      // "times of 2:20:51 and 2:20:55" are how long somebody ran
      if (t.second >= 0 && w.any(i - 1, {"by", "and", "to", "from", "between", "after", "before"}))
        return std::nullopt;
      // "by 2:10 to 1:05" are odds or results
      if (w.is(i - 1, "by") && h.digits == 1 && w[i + 2].number < 10) return std::nullopt;
      t.half_day_open = h.digits == 1 && t.hour >= 1 && t.hour <= 11 && !read_zone(w, end);
      return Read<TimeOfDay>{t, end};
    }
    // "7 a.m.", "5pm"
    if (h.digits <= 2 && h.number >= 1 && h.number <= 12) {
      if (const auto m = meridiem(i + 1); m && stands_free(w, i, i)) {
        if (w.is(i + 1, "am") && w[i + 1].space_before &&
            !w.any(i - 1, {"at", "by", "until", "from", "before", "after", "to", "about", "around",
                           "till", "since"}))
          return std::nullopt;
        t.hour = static_cast<int>(h.number) % 12 + *m;
        return Read<TimeOfDay>{t, i + 2};
      }
    }
    // "8 tonight", "at 9 tomorrow morning", "at 7 this evening": an hour by its day
    if (h.digits <= 2 && h.number >= 1 && h.number <= 12 &&
        w.any(i - 1, {"at", "by", "until", "till", "around", "about", "before", "after", "from"})) {
      const bool part =
          w.is(i + 1, "tonight") || (w.any(i + 1, {"this", "tomorrow", "yesterday"}) &&
                                     w.any(i + 2, {"morning", "afternoon", "evening", "night"}));
      if (part) {
        t.hour = static_cast<int>(h.number);
        t.half_day_open = true;
        return Read<TimeOfDay>{t, i + 1};
      }
    }
    // "2100 UTC"
    if (h.digits == 4 && h.number < 2400 && h.number % 100 < 60 && w[i + 1].capital &&
        w.of_class(i + 1, C::zone) && w[i + 1].value < 1000) {
      t.hour = static_cast<int>(h.number / 100);
      t.minute = static_cast<int>(h.number % 100);
      return Read<TimeOfDay>{t, i + 1};
    }
    // "2024 Friday, UTC"
    if (h.digits == 4 && h.number < 2400 && h.number % 100 < 60 && read_weekday(w, i + 1) &&
        w.of_class(w.mark(i + 2, ',') ? i + 3 : i + 2, C::zone) &&
        w[w.mark(i + 2, ',') ? i + 3 : i + 2].capital) {
      t.hour = static_cast<int>(h.number / 100);
      t.minute = static_cast<int>(h.number % 100);
      return Read<TimeOfDay>{t, i + 1};
    }
    // "0300 hours"
    if (h.digits == 4 && h.number < 2400 && h.number % 100 < 60 && w.any(i + 1, {"hours", "hrs"}) &&
        (h.lower.front() == '0' || w.any(i - 1, {"at", "by", "until"}))) {
      t.hour = static_cast<int>(h.number / 100);
      t.minute = static_cast<int>(h.number % 100);
      return Read<TimeOfDay>{t, i + 2};
    }
  }
  // "five o'clock", "5 o'clock", "nine in the morning"
  if (const auto hour = read_hour_word(w, i); hour && hour->value <= 12) {
    if (w.is(hour->end, "o") && w.mark(hour->end + 1, '\'') && w.is(hour->end + 2, "clock")) {
      t.hour = hour->value;
      t.half_day_open = true;
      return Read<TimeOfDay>{t, hour->end + 3};
    }
    if (w.of_class(hour->end, C::meridiem) && w.word(i)) {
      t.hour = hour->value % 12 + w[hour->end].value;
      return Read<TimeOfDay>{t, hour->end + 1};
    }
    if (w.is(hour->end, "in") && w.is(hour->end + 1, "the") &&
        w.any(hour->end + 2, {"morning", "afternoon", "evening"}) &&
        w.any(i - 1, {"at", "by", "until", "till", "around", "about", "before", "after", "from"})) {
      t.hour = hour->value;
      t.half_day_open = true;
      return Read<TimeOfDay>{t, hour->end};
    }
  }
  return std::nullopt;
}

}  // namespace dateline
