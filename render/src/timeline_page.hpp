// What every timeline's page has around its axis: heading, the band without dates, legend, footer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/render/timeline.hpp"
#include "timeline_entries.hpp"

namespace dateline {

/// A page that is being filled from top to bottom.
struct TimelinePage {
  static constexpr std::string_view no_date = "No date in the text";

  TimelinePage(std::span<const Story> of, const TimelineOptions& with);

  const TimelineEntry& entry(std::size_t i) const { return collected.entries[i]; }
  bool any_dated() const { return !collected.entries.empty() && collected.entries.front().dated; }
  bool any_undated() const { return !collected.entries.empty() && !collected.entries.back().dated; }

  void heading();
  /// A lane's name in bold, wrapped, at the left margin; its lines have no y yet.
  std::vector<TextLine> name_lines(const std::string& name) const;
  std::string id_of(const TimelineEntry& e) const;
  PlacedEvent start_event(std::size_t i);
  /// Its events stand in columns from x on.
  void band_without_dates(double x);
  void nothing_to_draw();
  /// Exactly the marks that were used. Filled points alone need no words.
  void legend();
  void footer();
  void describe();

  std::span<const Story> stories;
  const TimelineOptions& options;
  TimelineEntries collected;
  std::optional<CalendarUnit> reference;               ///< of the latest story
  std::unordered_map<std::string, std::size_t> order;  ///< of the events' ids
  Picture picture;
  double left = 0, right = 0;  ///< of what has lanes; without their names
  double y = 0;                ///< where what follows begins
};

}  // namespace dateline
