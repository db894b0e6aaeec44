// TIMEX3: a time expression found in a text, and what it means.
// Standard: TimeML 1.2.1 annotation guidelines (Saurí et al. 2006), TIMEX3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dateline/core/document.hpp"
#include "dateline/core/time.hpp"

namespace dateline {

enum class TimexId : std::uint32_t {};

enum class TimexType : std::uint8_t { date, time, duration, set };  // DATE TIME DURATION SET
enum class TimexMod : std::uint8_t {
  none,
  before,
  after,
  on_or_before,
  on_or_after,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more,
  start,
  mid,
  end,
  approx
};
/// The word or words that tie the expression to its clause; they lie outside its extent.
/// "by Friday", "as soon as Sunday", "since 2014": what they say of the event is a bound.
enum class TimeSignal : std::uint8_t {
  none,
  at /*on, in, at, during*/,
  by,
  until,
  since,
  from,
  to,
  before,
  after,
  between,
  within,
  over,
  no_earlier_than /*as soon as, not before*/,
  no_later_than /*at the latest*/,
  around,
  about
};

/// Where the anchor of a relative expression came from.
struct Anchor {
  enum class Kind : std::uint8_t { none, creation_time, timex, event, user } kind = Kind::none;
  LocalSeconds at{};             ///< meaningless if kind is none
  std::optional<TimexId> timex;  ///< if kind is timex
};

/// One step on the way from the words to the value, as a sentence with its full stop.
struct Reason {
  enum class Step : std::uint8_t {
    words,       ///< what the words themselves say
    anchor,      ///< what the expression is reckoned from, and where that was found
    candidates,  ///< the calendar units that it can mean
    clue,        ///< what chose among them
    note,        ///< anything else that a reader should know
    missing,     ///< why it stays open
    result       ///< what came of it
  };
  Step step = Step::note;
  std::string text;
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// Another reading that the text allows nearly as well: the coming Friday where no word looks back,
/// 4 March where nothing says whether day or month comes first.
struct Alternative {
  std::string value;   ///< as Timex::value
  Interval interval;   ///< what the value covers
  std::string reason;  ///< why it can be meant, as a sentence with its full stop
};

/// TIMEX3 type name ("DATE") and mod name ("START"; "" for none).
std::string_view to_string(TimexType type);
std::string_view to_string(TimexMod mod);
std::optional<TimexType> parse_timex_type(std::string_view name);
std::optional<TimexMod> parse_timex_mod(std::string_view name);

struct Timex {
  TimexId id{};
  Span span;
  std::uint32_t first_token = 0, last_token = 0;  ///< document-wide, half-open
  std::uint32_t sentence = 0;
  TimexType type = TimexType::date;
  TimexMod mod = TimexMod::none;
  std::string value;  ///< TIMEX3 value: "2019-07-10", "P2W", "XXXX-WXX-3", "PAST_REF"
  std::string quant;  ///< of a SET, TIMEX3: "EVERY", "EACH", "EVERY OTHER"; "" if not said
  std::string freq;   ///< of a SET, TIMEX3: how often in it, "2X", "3D"; "" if not said
  std::string rule;   ///< name of the rule that read it
  TimeSignal signal = TimeSignal::none;
  Span signal_span;  ///< empty if none
  Anchor anchor;
  std::vector<Reason> why;  ///< in the order of the steps, for `explain` and Story JSON
  bool resolved = false;    ///< `interval` and `granularity` are meaningful
  Interval interval;  ///< what the value covers; durations, sets and vague references have none
  Granularity granularity = Granularity::day;
  std::vector<Alternative> alternatives;  ///< likeliest first; empty if the value is clear
  /// The document's own date, as its dateline or byline gives it: functionInDocument CREATION_TIME.
  bool creation_time = false;
  std::optional<TimexId> range_partner;  ///< other end of "from Friday until Sunday": set on both
};

}  // namespace dateline
