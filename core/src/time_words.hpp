// The words that time expressions are made of, by class: one lookup a word.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "word_key.hpp"

namespace dateline {

/// What a word can be in a time expression. A word that is also something else ("may", "second",
/// "fall") is listed here all the same; the rules look at its neighbours.
enum class WordClass : std::uint8_t {
  none,
  weekday,        ///< Monday; value 1…7 (ISO)
  weekday_short,  ///< Mon, Tues
  weekdays,       ///< Mondays
  month,          ///< January; value 1…12
  month_short,    ///< Jan, Sept
  unit,           ///< day; value: Granularity
  units,          ///< days
  part_of_day,    ///< morning; value: DayPart (time_expr.hpp)
  clock_word,     ///< noon, midnight; value: hour
  day_word,       ///< today, yesterday, tomorrow; value: days from today
  night_word,     ///< tonight, overnight
  season,         ///< spring; value 1…4
  seasons,
  cardinal,     ///< seven; value
  multiplier,   ///< hundred, thousand, dozen
  ordinal,      ///< third; value
  vague_count,  ///< several, few, many, couple
  half,
  article,        ///< a, an
  the,            ///< the
  demonstrative,  ///< this, that, these, those
  sequence,       ///< last, next, previous, following, same, past, coming
  early_late,     ///< early, mid, late, earlier, later; value: 0 start, 1 mid, 2 end
  edge,           ///< beginning, start, middle, end; value as early_late
  approximate,    ///< about, nearly, over, more, at (least)
  every,          ///< every, each
  frequency,      ///< daily, annually; value: Granularity
  times,          ///< once, twice
  per,
  meridiem,      ///< a.m., pm; value 0, 12
  zone,          ///< GMT, EST; value: offset in minutes
  era,           ///< BC, BCE; value -1, AD, CE: 1
  vague_now,     ///< now, currently
  vague_past,    ///< recently, previously
  vague_future,  ///< soon
  holiday,       ///< first word of a holiday's name
  fiscal,        ///< FY, fiscal
  quarter_mark,  ///< Q (before 3), H
  direction,     ///< ago, later, earlier, before, after, from, since
  decade_name,   ///< sixties; value 60
  vague_noun,    ///< future, moment
  lead,          ///< his, weekday, hundreds (of): words that only begin an expression
  count_         // keep last
};

/// Whether a word of this class can make an expression of what stands around it. The others ("the",
/// "first", "about") begin or widen one that another word or a number makes. Cardinals and "half"
/// do so beside certain words only ("ten to eight", "half past six").
constexpr bool makes_expression(WordClass c) {
  switch (c) {
    case WordClass::none:
    case WordClass::article:
    case WordClass::the:
    case WordClass::demonstrative:
    case WordClass::approximate:
    case WordClass::lead:
    case WordClass::every:
    case WordClass::vague_count:
    case WordClass::ordinal:
    case WordClass::multiplier:
    case WordClass::edge:
    case WordClass::early_late:
    case WordClass::times:
    case WordClass::per:
    case WordClass::direction:
      return false;
    default:
      return true;
  }
}

struct TimeWord {
  std::string_view word;
  WordClass word_class = WordClass::none;
  std::int16_t value = 0;
};

/// All of them.
std::span<const TimeWord> time_words();

/// Looks a lower-case word up; nullptr if no rule knows it. A word of class `none` begins nothing,
/// but can be the second word of what a rule reads. O(1).
const TimeWord* find_time_word(std::string_view lower);
const TimeWord* find_time_word(const WordKey& lower);

}  // namespace dateline
