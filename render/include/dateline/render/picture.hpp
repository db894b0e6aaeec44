// A timeline after layout: every line of text, mark and rule with its place. Layouts make it,
// writers (SVG, DOT) use it; it knows neither files nor formats.
//
// Unit: the CSS pixel; x grows to the right, y downwards; (0, 0) is the top left corner.
//
// Time runs to the right, or down the page. What belongs to the axis (marks, ticks, breaks, the
// reference line) is told along the axis (x, x0, x1) and across it (y, y0, y1): where time runs
// down, the two change places on the page. Text and boxes are told as they stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/render/axis.hpp"
#include "dateline/render/text_width.hpp"
#include "dateline/render/theme.hpp"

namespace dateline {

/// Closed axis-parallel rectangle.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  constexpr double width() const { return x1 - x0; }
  constexpr double height() const { return y1 - y0; }
  /// Touching edges don't overlap.
  constexpr bool overlaps(const Box& o) const {
    return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1;
  }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

enum class TextAnchor : std::uint8_t { start, middle, end };
enum class Tone : std::uint8_t { ink, soft, reference, negative };

/// One line of text on a baseline.
struct TextLine {
  double x = 0, y = 0;
  TextAnchor anchor = TextAnchor::start;
  double size = 15;
  FontWeight weight = FontWeight::regular;
  bool italic = false;
  Tone tone = Tone::ink;
  std::string text;  ///< as in the story: writers escape it
  double width = 0;  ///< text_width of the above
  /// The box that the line's glyphs stay in (ascent 0.93, descent 0.25 of the size).
  Box box() const;
};

/// What is known of an event's place in time, and so how it is drawn.
enum class MarkShape : std::uint8_t {
  point,     ///< a moment on the scale of this axis
  sometime,  ///< somewhere within [x0, x1]: a month, a season; hatched
  lasting,   ///< from x0 to x1; solid
  between,   ///< not stated, but no earlier than x0 and no later than x1; a bracket
  crowd,     ///< several events from x0 to x1; drawn no shorter than a point; three lines
  none       ///< no date: a mark without a place in time
};

/// The mark of one event. Points have x0 == x1. What is drawn stays in `mark_box`.
struct Mark {
  MarkShape shape = MarkShape::point;
  EventStatus status = EventStatus::happened;
  double x0 = 0, x1 = 0, y = 0;
  bool or_earlier = false;  ///< arrow to the left: not after this
  bool or_later = false;    ///< arrow to the right: not before this
  bool approximate = false;
  bool disputed = false;  ///< another article says otherwise: a ring around the mark
  Direction direction = Direction::horizontal;
};

inline constexpr double mark_radius = 6;
inline constexpr double mark_ring = 4;    ///< from the mark to its ring
inline constexpr double mark_arrow = 26;  ///< from the middle of a point to the tip of its arrow
inline constexpr double bar_half = 5;     ///< half the height of a span's bar
inline constexpr double crowd_half = 8;   ///< half the least length of a crowd's lines
Box mark_box(const Mark& mark);           ///< on the page

struct Point {
  double x = 0, y = 0;
};

/// An event with its mark and label.
struct PlacedEvent {
  std::string id;                   ///< "e3", as in Story JSON; with several stories "d2-e3"
  std::size_t story = 0;            ///< index into the stories laid out
  EventId event{};                  ///< of a crowd, the first
  std::vector<EventRef> crowd;      ///< the events it stands for, in order of time; else empty
  std::optional<std::size_t> lane;  ///< none in the band without dates
  Mark mark;
  std::vector<TextLine> lines;
  Box label;                  ///< hull of the lines
  std::vector<Point> leader;  ///< on the page, from the mark to the label; empty if they adjoin
  std::string title;     ///< date, actor, action, status, source: for tooltips and screen readers
  std::string evidence;  ///< the sentence that tells of it; "" for a crowd or where it is unknown
};

/// A line from one event's mark to another's, with an arrowhead at its end.
struct PlacedLink {
  enum class Kind : std::uint8_t {
    tells,    ///< what is announced, reported, denied …; solid
    moves,    ///< from a day that is off to the new one; solid
    precedes  ///< the text says that one came before the other; dotted
  };
  std::size_t from = 0, to = 0;  ///< indices into Picture::events
  Kind kind = Kind::tells;
  std::vector<Point> path;  ///< on the page, of pieces along one axis each
};

/// A row, or a column where time runs down. The band without dates is always a row.
struct PlacedLane {
  double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  std::vector<TextLine> name;
};

/// A mark and what it means.
struct LegendEntry {
  Mark sample;
  TextLine label;
  std::optional<PlacedLink::Kind> link = std::nullopt;  ///< then a line from x0 to x1 at y
};

struct PlacedTick {
  double x = 0;
  bool strong = false;  ///< also begins the next larger unit
  bool at_break = false;
  std::optional<TextLine> label;
};

struct PlacedBreak {
  double x0 = 0, x1 = 0;
  Interval left_out;
  TextLine label;  ///< "17 days"
};

struct PlacedAxis {
  TimeScale scale;
  double y = 0;       ///< the axis line
  double bottom = 0;  ///< where ticks and breaks end
  std::vector<PlacedTick> ticks;
  std::vector<PlacedBreak> breaks;
  std::vector<TextLine> context;  ///< "July 2019"
};

/// Line across the axis at the reference date (the end of the document creation time).
struct ReferenceLine {
  double x = 0, y0 = 0, y1 = 0;
  TextLine label;
};

struct Picture {
  double width = 0, height = 0;
  double margin = 36;  ///< on the left and on the right
  Direction direction = Direction::horizontal;
  std::string title;               ///< plain text, for <title>
  std::string description;         ///< plain text, for <desc>
  std::vector<TextLine> heading;   ///< headline and the line under it
  std::vector<TextLine> footer;    ///< source line
  std::optional<PlacedAxis> axis;  ///< none without dated events
  std::optional<ReferenceLine> reference;
  std::vector<PlacedLane> lanes;    ///< the band without dates, if any, is the last
  std::vector<PlacedEvent> events;  ///< by time, then undated ones by text
  std::vector<PlacedLink> links;
  std::vector<LegendEntry> legend;
  Theme theme;
};

}  // namespace dateline
