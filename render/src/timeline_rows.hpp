// The timeline as rows, for formats that have no picture: the same events in the same order.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/render/timeline.hpp"
#include "event_accounts.hpp"
#include "event_fields.hpp"

namespace dateline {

/// One event. Nothing is escaped.
struct TimelineRow {
  std::string id;  ///< "e3", as in Story JSON; with several stories "d2-e3"
  const Story* story = nullptr;
  const Event* event = nullptr;
  EventFields fields;
  TimexMod mod = TimexMod::none;
  std::string label;  ///< what happened
  std::string actor;  ///< who acts, else who is acted on
  std::string place;
  std::string lane;
  bool on_axis = false;  ///< has a place in time: `time` is closed on both sides
  Interval time;

  Accounts accounts;

  /// The label with all that keeps it from saying more than the text: status, source, who tells of
  /// it and who says otherwise.
  std::string marked() const;
};

struct TimelineRows {
  std::string title;              ///< "" if there is none
  std::string as_of;              ///< "As of 13 July 2019", "" without a creation time
  std::string sources;            ///< "Source: …", "" if unknown
  std::vector<TimelineRow> rows;  ///< by time, then undated ones by text
};

TimelineRows collect_rows(std::span<const Story> stories, const TimelineOptions& options);

}  // namespace dateline
