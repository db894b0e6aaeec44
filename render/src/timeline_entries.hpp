// What a timeline says of each event, before anything has a place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/render/timeline.hpp"
#include "event_accounts.hpp"
#include "timeline_words.hpp"

namespace dateline {

/// An event on its way to a place on the page.
struct TimelineEntry {
  std::size_t story = 0;
  const Event* event = nullptr;
  bool dated = false;
  Interval time;  ///< if dated: both ends closed in, not empty
  bool or_earlier = false, or_later = false, approximate = false;
  std::string actor;            ///< who acts, else who is acted on; "" if unknown
  std::string lane;             ///< name of its lane; "" for none
  std::string lead;             ///< date in words; "" if nothing is known of it
  std::string note;             ///< status, where it isn't plain
  std::string label;            ///< what happened
  std::string in_lane;          ///< the same without the actor that the lane names
  std::string attribution;      ///< "according to X"; "" if nobody is named or the label names him
  Accounts accounts;            ///< of several stories: who tells of it, who says otherwise
  std::vector<EventRef> crowd;  ///< the events it stands for, in order of time; else empty
  std::string title;
  std::vector<AxisItem> axis_items;  ///< of a crowd

  /// What the axis has to show for it: in a crowd, each of its events.
  void add_to(std::vector<AxisItem>& items) const;
};

struct TimelineEntries {
  std::vector<TimelineEntry> entries;  ///< dated ones by time, then undated ones by text
  std::vector<std::string> lanes;      ///< in the order they are drawn
  DateStyle style;
};

TimelineEntries collect_entries(std::span<const Story> stories, const TimelineOptions& options);

/// What modifies the event's date: "early", "about". Not what modifies another date that it was
/// reckoned from.
TimexMod mod_of(const Story& story, const EventTime& when);

/// The event's date in words with its bounds, "" if the text gives none: "Sun 14 July or later".
std::string date_in_words(const Story& story, const Event& event, const DateStyle& style);

/// True for a bound that tells a reader nothing: that an event of the past took place before the
/// article was written goes without saying.
bool goes_without_saying(const Story& story, const EventTime& when);

}  // namespace dateline
