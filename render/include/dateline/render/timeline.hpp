// The timeline: who did what when, on one axis to scale.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/render/picture.hpp"
#include "dateline/render/theme.hpp"

namespace dateline {

/// What a lane stands for.
enum class LaneBy : std::uint8_t {
  actor,   ///< who acts; else who is acted on
  source,  ///< according to whom
  status,  ///< happened, planned, …
  none     ///< one lane
};

struct TimelineOptions {
  LaneBy lanes = LaneBy::actor;
  bool all = false;     ///< also events that the default timeline leaves out
  std::string title;    ///< "": the headline of the first story that has one
  bool heading = true;  ///< title and date above the picture; a page may have its own
  Direction direction = Direction::horizontal;
  /// Of the page; at least 480, or 300 where time runs down. The height follows. 0: 1120, or 720.
  double width = 0;
  /// Beyond so many dated events, those of one lane and calendar unit share a mark and are counted,
  /// until about 90 marks are left. 0: each event is drawn.
  std::size_t crowd_beyond = 0;
  bool links = true;      ///< draws links between events (picture.hpp) where they help
  std::string id_prefix;  ///< before every id, for several pictures in one page
  Theme theme = Theme::standard();
};

/// Places the events of the stories on a time axis, a lane for each actor.
///
/// Where time runs down the page, lanes are columns; where these would be too narrow all events
/// share one. Labels stand beside the axis, as near to their marks as their order and height
/// allow; a leader joins what had to move, and leaders never cross.
///
/// Every mark stands at its date: a day at the middle of its day, a clock time at its minute; what
/// is known only to the month is a span. Labels stand next to their marks; rows are as few as an
/// interval partition allows, so that no two labels overlap, whatever the input. Stretches where
/// nothing happens may be shortened; they are marked and say how long they are. Undated events get
/// a band of their own. Pure and deterministic. O(n log n) for bounded overlap.
Picture layout_timeline(std::span<const Story> stories, const TimelineOptions& options = {});

/// How a picture stands in a page that holds more than the picture.
struct SvgOptions {
  /// Where each of the picture's events leads ("#e3"); such an event is a link. Empty: no links.
  std::vector<std::string> links;
  bool scheme = true;  ///< with the style of the dark scheme; without it, the page has it
};

/// SVG 1.1, UTF-8, no script, no reference to anything outside. Accessible: `role`, <title> and
/// <desc>; each event is a group with its id, whose <title> tells it and whose <desc> is the
/// sentence it comes from.
std::string to_svg(const Picture& picture, const SvgOptions& options = {});

/// The CSS rules that repaint pictures of this theme in its dark colours, for a page to put into
/// its own `@media`.
std::string dark_scheme(const Theme& theme);

/// DOT with every node and edge pinned: `dot`, `neato`, `fdp` and `sfdp` all draw this picture.
std::string to_dot(const Picture& picture);

}  // namespace dateline
