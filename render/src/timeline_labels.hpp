// Labels of a timeline: their sizes, and how an entry's words become lines.
#pragma once

#include <string>
#include <vector>

#include "dateline/render/picture.hpp"
#include "timeline_entries.hpp"

namespace dateline {

inline constexpr double page_margin = 36;
inline constexpr double title_size = 27, subtitle_size = 15;
inline constexpr double lane_size = 15, lead_size = 14, body_size = 15, note_size = 13.5;
inline constexpr double tick_size = 14, context_size = 14, legend_size = 13.5, footer_size = 13.5;
inline constexpr double break_size = 13;
inline constexpr double lead_height = 18, body_height = 19, note_height = 17;
inline constexpr double label_width = 250, narrow_label = 130, wide_label = 330;
inline constexpr double label_gap = 8;    // between a mark and its label
inline constexpr double row_gap = 12;     // between labels above each other
inline constexpr double column_gap = 18;  // between labels beside each other
inline constexpr double lane_padding = 14;
inline constexpr double widest_gutter = 168;
inline constexpr double bar_to_text = 5;
inline constexpr std::size_t most_two_sided = 400;  // events in a lane
inline constexpr double shortest_bar = 9;           // pixels; what is shorter is drawn as a point

TextLine line_of(std::string text, double size, FontWeight weight = FontWeight::regular,
                 Tone tone = Tone::ink, bool italic = false);

/// A label's lines relative to the top left corner of its box, before its side is known.
struct LabelText {
  std::vector<TextLine> lines;
  double width = 0, height = 0;
};

struct LabelWish {
  const TimelineEntry* entry;
  bool with_lead;  ///< begins with the date
  bool full;       ///< the whole label, with its subject
};

/// Wrapped to about `width`; a single longer word is cut.
LabelText compose(const LabelWish& wish, double width);

/// Moves a label to its place; on the left of its mark (`flipped`) its lines end where `x` says.
std::vector<TextLine> placed(LabelText label, double x, double y, bool flipped);

Box hull_of(const std::vector<TextLine>& lines);

}  // namespace dateline
