// An event as fields of text: what every table and graph format says of it in the same words.
#pragma once

#include <string>
#include <string_view>

#include "dateline/core/story.hpp"
#include "timeline_words.hpp"

namespace dateline {

/// Nothing here is escaped. Empty: not known, or not said.
struct EventFields {
  std::string date;         ///< in words, with its bounds: "Sun 14 July 2019 or later"
  std::string begin, end;   ///< as in Story JSON: ISO 8601, end exclusive, "" for an open side
  std::string granularity;  ///< "day", "month", …: how precise the date is
  std::string value;        ///< TIMEX3 value
  std::string mod;          ///< TIMEX3 mod of the date: "START", "APPROX"
  std::string basis;        ///< "stated", "inherited", "bounded"
  std::string bound;        ///< "not_before", "not_after"
  std::string status;       ///< "happened", "planned", …
  std::string polarity;     ///< "POS", "NEG"
  std::string action;
  std::string source;    ///< according to whom
  std::string document;  ///< id of the story
  std::string line;      ///< 1-based line of the trigger, "" in a story without text
  std::string evidence;  ///< the sentence
};

EventFields fields_of(const Story& story, const Event& event, const DateStyle& style);

/// The label with all that keeps it from saying more than the text, for places that have room for
/// nothing else: "ICE plans to launch the raids (planned, according to The New York Times)".
std::string marked_label(std::string_view label, EventStatus status, std::string_view source);

}  // namespace dateline
