// The horizontal layout with lanes.
#include "dateline/render/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "layout_packing.hpp"
#include "timeline_entries.hpp"

namespace dateline {
namespace {

using std::chrono::seconds;

constexpr double page_margin = 36;
constexpr double title_size = 27, subtitle_size = 15;
constexpr double lane_size = 15, lead_size = 14, body_size = 15, note_size = 13.5;
constexpr double tick_size = 14, context_size = 14, legend_size = 13.5, footer_size = 13.5;
constexpr double break_size = 13;
constexpr double lead_height = 18, body_height = 19, note_height = 17;
constexpr double label_width = 250, narrow_label = 130, wide_label = 330;
constexpr double label_gap = 8;    // between a mark and its label
constexpr double row_gap = 12;     // between labels above each other
constexpr double column_gap = 18;  // between labels beside each other
constexpr double lane_padding = 14;
constexpr double widest_gutter = 168;
constexpr double bar_to_text = 5;
constexpr std::size_t most_two_sided = 400;  // events in a lane
constexpr double shortest_bar = 9;           // pixels; what is shorter is drawn as a point

TextLine line_of(std::string text, double size, FontWeight weight = FontWeight::regular,
                 Tone tone = Tone::ink, bool italic = false) {
  TextLine line;
  line.size = size;
  line.weight = weight;
  line.tone = tone;
  line.italic = italic;
  line.width = text_width(text, size, weight);
  line.text = std::move(text);
  return line;
}

// A label's lines relative to the top left corner of its box, before its side is known.
struct LabelText {
  std::vector<TextLine> lines;
  double width = 0, height = 0;
};

struct LabelWish {
  const TimelineEntry* entry;
  bool with_lead;
  bool full;  ///< the whole label, with its subject
};

void append(LabelText& label, TextLine line, double height) {
  line.y = label.height + height * 0.76;
  label.width = std::max(label.width, line.x + line.width);
  label.height += height;
  label.lines.push_back(std::move(line));
}

LabelText compose(const LabelWish& wish, double width) {
  const TimelineEntry& e = *wish.entry;
  LabelText label;
  if (wish.with_lead && (!e.lead.empty() || !e.note.empty())) {
    TextLine lead = line_of(e.lead, lead_size, FontWeight::bold);
    TextLine note =
        line_of((e.lead.empty() ? "" : ", ") + e.note, lead_size, FontWeight::regular, Tone::soft);
    if (e.note.empty()) {
      for (std::string& part :
           wrap_text(e.lead, std::max(width, 1.0), lead_size, 2, FontWeight::bold))
        append(label, line_of(std::move(part), lead_size, FontWeight::bold), lead_height);
    } else if (e.lead.empty()) {
      append(label, line_of(e.note, lead_size, FontWeight::regular, Tone::soft), lead_height);
    } else if (lead.width + note.width <= width) {
      note.x = lead.width;
      const double y = label.height + lead_height * 0.76;
      lead.y = y;
      label.lines.push_back(std::move(lead));
      append(label, std::move(note), lead_height);
    } else {
      for (std::string& part :
           wrap_text(e.lead, std::max(width, 1.0), lead_size, 2, FontWeight::bold))
        append(label, line_of(std::move(part), lead_size, FontWeight::bold), lead_height);
      append(label, line_of(e.note, lead_size, FontWeight::regular, Tone::soft), lead_height);
    }
  }
  const std::string& text = wish.full ? e.label : e.in_lane;
  for (std::string& part : wrap_balanced(text, width, body_size, 6))
    append(label, line_of(std::move(part), body_size), body_height);
  if (!e.attribution.empty())
    for (std::string& part : wrap_balanced(e.attribution, width, note_size, 2))
      append(label, line_of(std::move(part), note_size, FontWeight::regular, Tone::soft, true),
             note_height);
  const auto note = [&](const std::string& words, Tone tone) {
    for (std::string& part : wrap_balanced(words, width, note_size, 3))
      append(label, line_of(std::move(part), note_size, FontWeight::regular, tone, true),
             note_height);
  };
  if (e.accounts.told_by.size() > 1) note(e.accounts.told_in_words(), Tone::soft);
  if (!e.accounts.otherwise.empty()) note(e.accounts.otherwise_in_words(), Tone::negative);
  return label;
}

// Moves a label to its place; on the left of its mark its lines end where `x` says.
std::vector<TextLine> placed(LabelText label, double x, double y, bool flipped) {
  double after = 0;  // width of what follows on the same line: a lead's note
  for (auto line = label.lines.rbegin(); line != label.lines.rend(); ++line) {
    if (flipped) {
      if (line == label.lines.rbegin() || std::prev(line)->y != line->y) after = 0;
      line->anchor = TextAnchor::end;
      line->x = x - after;
      after += line->width;
    } else {
      line->x += x;
    }
  }
  for (TextLine& line : label.lines) line.y += y;
  return std::move(label.lines);
}

Box hull_of(const std::vector<TextLine>& lines) {
  Box hull = lines.front().box();
  for (const TextLine& line : lines) {
    const Box b = line.box();
    hull = {std::min(hull.x0, b.x0), std::min(hull.y0, b.y0), std::max(hull.x1, b.x1),
            std::max(hull.y1, b.y1)};
  }
  return hull;
}

// Events of one lane at the same time under one date.
struct Block {
  std::vector<std::size_t> members;  // indices into the entries
  std::vector<LabelText> labels;
  std::vector<double> offsets;  // of each member's top from the block's
  Mark mark;                    // without y and status
  bool flipped = false, below = false;
  double text_x = 0;
  double x0 = 0, x1 = 0, height = 0;
};

class Layout {
 public:
  Layout(std::span<const Story> stories, const TimelineOptions& options)
      : stories_(stories), options_(options), collected_(collect_entries(stories, options)) {}

  Picture run() {
    picture_.theme = options_.theme;
    picture_.width = std::max(480.0, options_.width);
    right_ = picture_.width - page_margin;
    heading();
    const bool dated = !collected_.entries.empty() && collected_.entries.front().dated;
    const bool undated = !collected_.entries.empty() && !collected_.entries.back().dated;
    measure_gutter(undated && dated);
    if (dated) {
      axis();
      lanes();
      finish_axis();
    }
    if (undated) band_without_dates(dated);
    if (collected_.entries.empty()) nothing_to_draw();
    legend();
    footer();
    describe();
    picture_.height = std::ceil(y_);
    return std::move(picture_);
  }

 private:
  const TimelineEntry& entry(std::size_t i) const { return collected_.entries[i]; }

  void heading() {
    y_ = page_margin - 8;
    picture_.title = options_.title;
    for (const Story& s : stories_)
      if (picture_.title.empty()) picture_.title = s.document.title;
    if (!picture_.title.empty()) {
      for (std::string& part :
           wrap_balanced(picture_.title, right_ - page_margin, title_size, 3, FontWeight::bold)) {
        TextLine line = line_of(std::move(part), title_size, FontWeight::bold);
        y_ += 33;
        line.x = page_margin;
        line.y = y_ - 7;
        picture_.heading.push_back(std::move(line));
      }
    } else {
      picture_.title = "Timeline";
    }
    for (const Story& s : stories_)
      if (s.document.creation_time &&
          (!reference_ || reference_->begin < s.document.creation_time->when.begin))
        reference_ = s.document.creation_time->when;
    if (reference_) {
      TextLine line = line_of("As of " + date_in_full(*reference_), subtitle_size,
                              FontWeight::regular, Tone::soft);
      y_ += 24;
      line.x = page_margin;
      line.y = y_ - 6;
      picture_.heading.push_back(std::move(line));
    }
    y_ += 18;
  }

  std::vector<TextLine> name_lines(const std::string& name) const {
    std::vector<TextLine> lines;
    for (std::string& part : wrap_text(name, widest_gutter, lane_size, 4, FontWeight::bold)) {
      TextLine line = line_of(std::move(part), lane_size, FontWeight::bold);
      line.x = page_margin;
      lines.push_back(std::move(line));
    }
    return lines;
  }

  static constexpr std::string_view no_date = "No date in the text";

  void measure_gutter(bool band) {
    double widest = 0;
    for (const std::string& lane : collected_.lanes)
      for (const TextLine& line : name_lines(lane)) widest = std::max(widest, line.width);
    if (band && widest > 0)
      for (const TextLine& line : name_lines(std::string(no_date)))
        widest = std::max(widest, line.width);
    left_ = page_margin + (widest > 0 ? std::max(84.0, widest) + 22 : 0);
  }

  void axis() {
    bool arrow_left = false, arrow_right = false;
    std::vector<AxisItem> items;
    for (const TimelineEntry& e : collected_.entries) {
      if (!e.dated) break;
      const bool bounded = e.event->when->basis == Basis::bounded;
      items.push_back({e.time, bounded ? Granularity::day : e.event->when->granularity});
      arrow_left = arrow_left || e.or_earlier || e.approximate;
      arrow_right = arrow_right || e.or_later || e.approximate;
    }
    const double axis_left = left_ + (arrow_left ? 22 : 10);
    const double axis_right = right_ - (arrow_right ? 22 : 10);
    AxisPlan plan = plan_axis(items, axis_left, axis_right);
    step_ = plan.step;
    PlacedAxis axis;
    axis.scale = std::move(plan.scale);
    axis.y = y_ + (context_in_words({}, step_, {}).empty() ? 26 : 46);
    place_ticks(axis);
    y_ = axis.y;
    picture_.axis = std::move(axis);
  }

  // Tick labels stand in the middle of their unit where one tick is one unit (days, months, years:
  // that is where their events stand), at the tick for clock times, and after it for long steps.
  void place_ticks(PlacedAxis& axis) {
    const double tick_baseline = axis.y - 11, context_baseline = axis.y - 33;
    const bool clock = step_.unit <= TickStep::Unit::hour;
    const bool cells = !clock && step_.count == 1;
    const TickStep larger = context_step(step_);
    double context_free = 0;
    double label_free = 0;
    const auto pieces = axis.scale.pieces();
    for (std::size_t n = 0; n < pieces.size(); ++n) {
      const ScalePiece& piece = pieces[n];
      if (piece.broken) {
        PlacedBreak gap;
        gap.x0 = piece.x0;
        gap.x1 = piece.x1;
        gap.left_out = piece.time;
        gap.label =
            line_of(length_in_words(piece.time), break_size, FontWeight::regular, Tone::soft, true);
        gap.label.anchor = TextAnchor::middle;
        gap.label.x = (piece.x0 + piece.x1) / 2;
        gap.label.y = tick_baseline;
        label_free = std::max(label_free, gap.label.x + gap.label.width / 2 + 6);
        axis.breaks.push_back(std::move(gap));
        continue;
      }
      double label_limit = right_;
      if (n + 1 < pieces.size())
        label_limit = (pieces[n + 1].x0 + pieces[n + 1].x1) / 2 - 6 -
                      text_width(length_in_words(pieces[n + 1].time), break_size) / 2;
      LocalSeconds t = floor_to(piece.time.begin, step_);
      if (t < piece.time.begin) t = next_tick(t, step_);
      // A context label for the piece's first unit, then for each that begins in it.
      const auto context = [&](LocalSeconds at, double x, double room) {
        const std::string words = context_in_words(at, step_, collected_.style);
        if (words.empty()) return;
        TextLine line = line_of(words, context_size, FontWeight::bold);
        if (line.width > room || x < context_free) return;
        line.x = x;
        line.y = context_baseline;
        context_free = x + line.width + 14;
        axis.context.push_back(std::move(line));
      };
      const auto room_from = [&](LocalSeconds at) {
        const LocalSeconds next = next_tick(at, larger);
        // The last unit of the axis may use what is right of it.
        return next >= axis.scale.extent().end ? right_ - axis.scale.x(at)
                                               : axis.scale.x(next) - axis.scale.x(at) - 8;
      };
      if (context_in_words(piece.time.begin, step_, collected_.style) != last_context_) {
        context(piece.time.begin, piece.x0, room_from(piece.time.begin));
      }
      for (; t <= piece.time.end; t = next_tick(t, step_)) {
        PlacedTick tick;
        tick.x = axis.scale.x(t);
        tick.strong = larger != step_ && step_.unit < larger.unit && floor_to(t, larger) == t;
        const bool last = t == piece.time.end;
        tick.at_break = (last && n + 1 < pieces.size()) || (n > 0 && t == piece.time.begin);
        if (tick.strong && t > piece.time.begin && !last) context(t, tick.x, room_from(t));
        const LocalSeconds next = next_tick(t, step_);
        const double cell_end = axis.scale.x(std::min(next, piece.time.end));
        const double room = cell_end - tick.x;
        TextLine label = line_of(tick_in_words(t, step_, room, collected_.style), tick_size,
                                 FontWeight::regular, Tone::ink);
        label.y = tick_baseline;
        bool fits = true;
        if (cells) {
          label.anchor = TextAnchor::middle;
          label.x = (tick.x + cell_end) / 2;
          fits = !last && label.width + 4 <= room;
        } else if (clock) {
          label.anchor = TextAnchor::middle;
          label.x = tick.x;
        } else {
          label.anchor = TextAnchor::start;
          label.x = tick.x + 4;
          fits = !last;
        }
        const Box box = label.box();
        if (fits && box.x0 >= label_free && box.x1 <= label_limit) {
          label_free = box.x1 + 8;
          tick.label = std::move(label);
        }
        axis.ticks.push_back(std::move(tick));
        if (next <= t) break;  // the end of representable time
      }
      last_context_ = context_in_words(piece.time.end - seconds{1}, step_, collected_.style);
    }
  }

  // Where the entry's mark lies on the axis; y and status come later.
  Mark mark_of(const TimelineEntry& e) const {
    const TimeScale& scale = picture_.axis->scale;
    Mark mark;
    mark.or_earlier = e.or_earlier;
    mark.or_later = e.or_later;
    mark.approximate = e.approximate;
    mark.disputed = !e.accounts.otherwise.empty();
    mark.x0 = scale.x(e.time.begin);
    mark.x1 = scale.x(e.time.end);
    const EventTime& when = *e.event->when;
    const bool clock_time =
        when.granularity == Granularity::minute || when.granularity == Granularity::second;
    const double length = static_cast<double>((e.time.end - e.time.begin).count());
    const bool within_a_tick = length <= 86400 && length <= step_.seconds() * 1.01;
    if (mark.x1 - mark.x0 < shortest_bar || clock_time || within_a_tick) {
      mark.x0 = mark.x1 = clock_time ? mark.x0 : (mark.x0 + mark.x1) / 2;
      mark.shape = MarkShape::point;
    } else if (when.basis == Basis::bounded) {
      mark.shape = MarkShape::between;
    } else if (when.granularity == Granularity::interval ||
               e.event->status == EventStatus::ongoing) {
      mark.shape = MarkShape::lasting;
    } else {
      mark.shape = MarkShape::sometime;
    }
    return mark;
  }

  LabelWish wish(std::size_t i, bool with_lead) const { return {&entry(i), with_lead, false}; }

  void compose_block(Block& block, double width) const {
    block.labels.clear();
    for (std::size_t m = 0; m < block.members.size(); ++m)
      block.labels.push_back(compose(wish(block.members[m], m == 0), width));
  }

  static double height_of(const Block& block) {
    double height = 0;
    for (const LabelText& label : block.labels) height += label.height;
    return height + static_cast<double>(block.labels.size() - 1) * 6;
  }

  static double width_of(const Block& block) {
    double width = 0;
    for (const LabelText& label : block.labels) width = std::max(width, label.width);
    return width;
  }

  // Long labels get wider lines rather than many.
  void compose_block_within(Block& block, double room) const {
    const double narrow = std::min(label_width, room);
    compose_block(block, narrow);
    std::size_t most = 0;
    for (const LabelText& label : block.labels) most = std::max(most, label.lines.size());
    if (most > 5 && room > narrow) compose_block(block, std::min(wide_label, room));
  }

  // Chooses the side of the label and measures the block.
  void shape_block(Block& block) const {
    block.mark = mark_of(entry(block.members.front()));
    const Box box = mark_box(block.mark);
    const bool bar = block.mark.shape != MarkShape::point;
    if (bar && block.mark.x1 - block.mark.x0 >= 60) {
      // Under its bar.
      block.below = true;
      compose_block_within(block, std::max(box.width(), label_width));
      const double width = width_of(block);
      block.text_x = block.mark.x0;
      if (block.text_x + width > right_) {
        block.flipped = true;
        block.text_x = std::max(std::min(block.mark.x1, right_), left_ + width);
      }
      block.x0 = std::min(box.x0, block.flipped ? block.text_x - width : block.text_x);
      block.x1 = std::max(box.x1, block.flipped ? block.text_x : block.text_x + width);
    } else {
      const double right_room = right_ - box.x1 - label_gap;
      const double left_room = box.x0 - label_gap - left_;
      compose_block_within(block, std::max(right_room, narrow_label));
      if (right_room < narrow_label ||
          (right_room < label_width && left_room > right_room && width_of(block) > right_room)) {
        block.flipped = left_room > right_room;
        compose_block_within(block, std::max(1.0, block.flipped ? left_room : right_room));
      } else if (right_room < label_width && left_room > right_room) {
        // It fits on the right, but narrowly: see whether the left would be lower.
        const double height = height_of(block);
        Block other = block;
        compose_block_within(other, left_room);
        if (height_of(other) + body_height * 1.5 < height) {
          block = std::move(other);
          block.flipped = true;
        }
      }
      const double width = width_of(block);
      block.text_x = block.flipped ? box.x0 - label_gap : box.x1 + label_gap;
      block.x0 = block.flipped ? block.text_x - width : box.x0;
      block.x1 = block.flipped ? box.x1 : block.text_x + width;
    }
    stack(block);
  }

  // The same block with its label on the left of its mark, if there is room enough.
  std::optional<Block> on_the_left(const Block& block) const {
    if (block.below || block.flipped) return std::nullopt;
    const Box box = mark_box(block.mark);
    const double room = box.x0 - label_gap - left_;
    if (room < narrow_label) return std::nullopt;
    Block other;
    other.members = block.members;
    other.mark = block.mark;
    other.flipped = true;
    compose_block_within(other, room);
    other.text_x = box.x0 - label_gap;
    other.x0 = other.text_x - width_of(other);
    other.x1 = box.x1;
    stack(other);
    return other;
  }

  // Members under each other.
  static void stack(Block& block) {
    block.offsets.clear();
    double y = 0;
    for (const LabelText& label : block.labels) {
      block.offsets.push_back(y);
      y += label.height + 6 + (block.below ? 2 * bar_half + bar_to_text : 0);
    }
    block.height = y - 6;
  }

  bool same_block(std::size_t a, std::size_t b) const {
    const TimelineEntry &x = entry(a), &y = entry(b);
    return x.time == y.time && x.lead == y.lead && x.note == y.note &&
           x.or_earlier == y.or_earlier && x.or_later == y.or_later &&
           x.approximate == y.approximate &&
           x.event->when->granularity == y.event->when->granularity &&
           x.event->status == y.event->status &&
           x.accounts.otherwise.empty() == y.accounts.otherwise.empty();
  }

  void lanes() {
    std::unordered_map<std::string_view, std::size_t> lane_index;
    for (std::size_t l = 0; l < collected_.lanes.size(); ++l)
      lane_index.emplace(collected_.lanes[l], l);
    std::vector<std::vector<Block>> blocks(collected_.lanes.size());
    for (std::size_t i = 0; i < collected_.entries.size() && entry(i).dated; ++i) {
      std::vector<Block>& lane = blocks[lane_index.at(entry(i).lane)];
      bool joined = false;
      // Its equals come just before it in the lane.
      for (auto b = lane.rbegin();
           b != lane.rend() && entry(b->members.front()).time == entry(i).time && !joined; ++b)
        if (same_block(b->members.front(), i)) {
          b->members.push_back(i);
          joined = true;
        }
      if (!joined) {
        lane.emplace_back();
        lane.back().members.push_back(i);
      }
    }

    std::vector<PlacedEvent> placed_events;
    for (std::size_t l = 0; l < blocks.size(); ++l) {
      PlacedLane lane;
      lane.y0 = y_;
      std::vector<PackItem> items;
      items.reserve(blocks[l].size());
      std::vector<std::optional<Block>> others(blocks[l].size());
      const auto shape = [](const Block& block) {
        return PackShape{block.x0 - column_gap / 2, block.x1 + column_gap / 2, block.height,
                         (block.mark.x0 + block.mark.x1) / 2};
      };
      for (std::size_t b = 0; b < blocks[l].size(); ++b) {
        shape_block(blocks[l][b]);
        items.push_back({shape(blocks[l][b]), std::nullopt});
        if (blocks[l].size() > most_two_sided) continue;
        others[b] = on_the_left(blocks[l][b]);
        if (others[b]) items.back().other = shape(*others[b]);
      }
      const Packing packing = pack(items, row_gap);
      const double top = y_ + lane_padding;
      for (std::size_t b = 0; b < blocks[l].size(); ++b)
        place_block(packing.other[b] ? *others[b] : blocks[l][b], top + packing.y[b], l,
                    placed_events);
      lane.name = name_lines(collected_.lanes[l]);
      double height = packing.height;
      for (std::size_t n = 0; n < lane.name.size(); ++n) {
        lane.name[n].y = top + lead_height * 0.76 + static_cast<double>(n) * body_height;
        height = std::max(height, static_cast<double>(n + 1) * body_height);
      }
      y_ = top + height + lane_padding;
      lane.y1 = y_;
      picture_.lanes.push_back(std::move(lane));
    }
    // Back to the order in time, which the entries have.
    std::stable_sort(placed_events.begin(), placed_events.end(),
                     [&](const PlacedEvent& a, const PlacedEvent& b) {
                       return order_.at(a.id) < order_.at(b.id);
                     });
    picture_.events = std::move(placed_events);
  }

  std::string id_of(const TimelineEntry& e) const {
    std::string id = options_.id_prefix;
    if (stories_.size() > 1) id += "d" + std::to_string(e.story + 1) + "-";
    return id + to_string(e.event->id);
  }

  PlacedEvent start_event(std::size_t i) {
    const TimelineEntry& e = entry(i);
    PlacedEvent event;
    event.id = id_of(e);
    event.story = e.story;
    event.event = e.event->id;
    event.title = e.title;
    event.mark.status = e.event->status;
    order_.emplace(event.id, i);
    return event;
  }

  void place_block(Block& block, double y, std::size_t lane, std::vector<PlacedEvent>& out) {
    for (std::size_t m = 0; m < block.members.size(); ++m) {
      const std::size_t i = block.members[m];
      PlacedEvent event = start_event(i);
      event.lane = lane;
      const EventStatus status = event.mark.status;
      event.mark = block.mark;
      event.mark.status = status;
      const double top = y + block.offsets[m];
      double text_top = top;
      if (block.below) {
        event.mark.y = top + bar_half + 2;
        text_top = top + 2 * bar_half + bar_to_text;
      } else {
        const TextLine& first = block.labels[m].lines.front();
        event.mark.y = top + first.y - first.size * 0.36;
      }
      event.lines = placed(std::move(block.labels[m]), block.text_x, text_top, block.flipped);
      event.label = hull_of(event.lines);
      out.push_back(std::move(event));
    }
  }

  void finish_axis() {
    PlacedAxis& axis = *picture_.axis;
    axis.bottom = y_;
    if (reference_) {
      const bool by_the_minute = reference_->granularity < Granularity::day;
      const LocalSeconds at =
          by_the_minute ? reference_->begin
                        : floor_to(reference_->begin, {TickStep::Unit::day, 1}) + date::days{1};
      const Interval extent = axis.scale.extent();
      if (extent.begin < at && at <= extent.end) {
        ReferenceLine line;
        line.x = axis.scale.x(at);
        line.y0 = axis.y;
        line.y1 = y_ + 8;
        line.label = line_of("As of " + date_in_full(*reference_), note_size, FontWeight::regular,
                             Tone::reference);
        const double half = line.label.width / 2;
        line.label.anchor = line.x + half > right_  ? TextAnchor::end
                            : line.x - half < left_ ? TextAnchor::start
                                                    : TextAnchor::middle;
        line.label.x =
            line.label.anchor == TextAnchor::end ? std::min(line.x + 10, right_) : line.x;
        line.label.y = y_ + 22;
        y_ += 28;
        picture_.reference = std::move(line);
      }
    }
  }

  void band_without_dates(bool with_lanes) {
    std::size_t first = 0;
    while (entry(first).dated) ++first;
    y_ += with_lanes ? 4 : 0;
    PlacedLane lane;
    lane.y0 = y_;
    double top = y_ + lane_padding;
    double left = left_;
    if (collected_.lanes.empty() || left_ <= page_margin) {
      TextLine name = line_of(std::string(no_date), lane_size, FontWeight::bold);
      name.x = page_margin;
      name.y = top + lead_height * 0.76;
      lane.name.push_back(std::move(name));
      left = page_margin;
      top += body_height + 10;
    } else {
      lane.name = name_lines(std::string(no_date));
      for (std::size_t n = 0; n < lane.name.size(); ++n)
        lane.name[n].y = top + lead_height * 0.76 + static_cast<double>(n) * body_height;
    }
    double bottom = top;
    if (!lane.name.empty()) bottom = std::max(bottom, lane.name.back().y + 6);
    left = picture_.axis ? picture_.axis->scale.pieces().front().x0 : left;
    const std::size_t count = collected_.entries.size() - first;
    const double width = right_ - left;
    const auto columns =
        static_cast<std::size_t>(std::clamp(std::floor((width + column_gap) / 290), 1.0,
                                            static_cast<double>(std::max<std::size_t>(count, 1))));
    const double column = width / static_cast<double>(std::max<std::size_t>(columns, 1));
    const double text = std::min(column - 2 * mark_radius - label_gap - column_gap, wide_label);
    for (std::size_t row = first; row < collected_.entries.size(); row += columns) {
      double height = 0;
      for (std::size_t c = 0; c < columns && row + c < collected_.entries.size(); ++c) {
        PlacedEvent event = start_event(row + c);
        LabelText label = compose({&entry(row + c), true, true}, text);
        height = std::max(height, label.height);
        event.mark.shape = MarkShape::none;
        event.mark.disputed = !entry(row + c).accounts.otherwise.empty();
        const double x = left + static_cast<double>(c) * column;
        event.mark.x0 = event.mark.x1 = x + mark_radius;
        event.mark.y = top + label.lines.front().y - label.lines.front().size * 0.36;
        event.lines = placed(std::move(label), x + 2 * mark_radius + label_gap, top, false);
        event.label = hull_of(event.lines);
        picture_.events.push_back(std::move(event));
      }
      top += height + row_gap;
    }
    y_ = std::max(bottom, top - row_gap) + lane_padding;
    lane.y1 = y_;
    picture_.lanes.push_back(std::move(lane));
  }

  void nothing_to_draw() {
    std::size_t hidden = 0;
    for (const Story& s : stories_) hidden += s.events.size();
    const std::string words = hidden > 0 ? "No event stands out enough to be drawn."
                                         : "There are no events to draw: the text tells of none.";
    y_ += 30;
    TextLine line = line_of(words, subtitle_size + 1);
    line.x = page_margin;
    line.y = y_;
    picture_.heading.push_back(std::move(line));
    y_ += 30;
  }

  // Exactly the marks that were used. Filled points alone need no words.
  void legend() {
    struct Kind {
      MarkShape shape;
      EventStatus status;
      bool or_earlier, or_later, approximate;
      std::string_view words;
      bool disputed = false;
    };
    std::vector<Kind> kinds;
    const auto used = [&](auto&& test) {
      return std::any_of(picture_.events.begin(), picture_.events.end(),
                         [&](const PlacedEvent& e) { return test(e.mark); });
    };
    constexpr std::string_view status_words[] = {"happened",  "ongoing", "planned",
                                                 "cancelled", "denied",  "only possible"};
    for (int i = 0; i <= static_cast<int>(EventStatus::hypothetical); ++i) {
      const auto status = static_cast<EventStatus>(i);
      if (used([&](const Mark& m) { return m.status == status; }))
        kinds.push_back({MarkShape::point, status, false, false, false,
                         status_words[static_cast<std::size_t>(i)]});
    }
    const auto happened = EventStatus::happened;
    if (used([](const Mark& m) { return m.shape == MarkShape::sometime; }))
      kinds.push_back({MarkShape::sometime, happened, false, false, false,
                       "some time within, exact date not given"});
    if (used([](const Mark& m) { return m.shape == MarkShape::lasting; }))
      kinds.push_back({MarkShape::lasting, happened, false, false, false, "from – to"});
    if (used([](const Mark& m) { return m.shape == MarkShape::between; }))
      kinds.push_back({MarkShape::between, happened, false, false, false,
                       "between these dates, by the order of events"});
    if (used([](const Mark& m) { return m.or_earlier; }))
      kinds.push_back({MarkShape::point, happened, true, false, false, "then or earlier"});
    if (used([](const Mark& m) { return m.or_later; }))
      kinds.push_back({MarkShape::point, happened, false, true, false, "then or later"});
    if (used([](const Mark& m) { return m.approximate; }))
      kinds.push_back({MarkShape::point, happened, false, false, true, "about then"});
    if (used([](const Mark& m) { return m.disputed; }))
      kinds.push_back({MarkShape::point, happened, false, false, false,
                       "another article says otherwise", true});
    if (kinds.size() < 2 && (kinds.empty() || kinds.front().status == happened)) return;
    double x = page_margin;
    y_ += 22;
    for (const Kind& kind : kinds) {
      LegendEntry item;
      item.label = line_of(std::string(kind.words), legend_size, FontWeight::regular, Tone::soft);
      const bool bar = kind.shape != MarkShape::point;
      const double sample = bar ? 34
                                : (kind.or_earlier || kind.or_later ? mark_arrow + mark_radius
                                   : kind.approximate               ? 26
                                   : kind.disputed                  ? 2 * (mark_radius + mark_ring)
                                                                    : 2 * mark_radius);
      if (x > page_margin && x + sample + 8 + item.label.width > right_) {
        x = page_margin;
        y_ += 22;
      }
      item.sample.shape = kind.shape;
      item.sample.status = kind.status;
      item.sample.or_earlier = kind.or_earlier;
      item.sample.or_later = kind.or_later;
      item.sample.approximate = kind.approximate;
      item.sample.disputed = kind.disputed;
      item.sample.y = y_ - legend_size * 0.36;
      if (bar) {
        item.sample.x0 = x;
        item.sample.x1 = x + sample;
      } else {
        item.sample.x0 = item.sample.x1 = kind.or_earlier                     ? x + mark_arrow
                                          : kind.approximate || kind.disputed ? x + sample / 2
                                                                              : x + mark_radius;
      }
      item.label.x = x + sample + 8;
      item.label.y = y_;
      x = item.label.x + item.label.width + 24;
      picture_.legend.push_back(std::move(item));
    }
    y_ += 6;
  }

  void footer() {
    std::string sources;
    std::size_t named = 0;
    for (const Story& s : stories_) {
      if (s.document.outlet.empty()) continue;
      sources += (named++ > 0 ? "; " : "") + s.document.outlet;
      if (s.document.creation_time) sources += ", " + date_in_full(s.document.creation_time->when);
    }
    if (named > 0) {
      y_ += 8;
      for (std::string& part : wrap_text((named > 1 ? "Sources: " : "Source: ") + sources,
                                         right_ - page_margin, footer_size, 3)) {
        TextLine line = line_of(std::move(part), footer_size, FontWeight::regular, Tone::soft);
        y_ += 18;
        line.x = page_margin;
        line.y = y_ - 4;
        picture_.footer.push_back(std::move(line));
      }
    }
    y_ += page_margin - 12;
  }

  void describe() {
    const std::size_t count = picture_.events.size();
    std::string text = count == 0 ? "A timeline without events."
                                  : "Timeline of " + std::to_string(count) +
                                        (count == 1 ? " event." : " events in order of time.");
    constexpr std::size_t most = 40;
    for (std::size_t i = 0; i < count && i < most; ++i) text += " " + picture_.events[i].title;
    if (count > most) text += " And " + std::to_string(count - most) + " more.";
    picture_.description = std::move(text);
  }

  std::span<const Story> stories_;
  const TimelineOptions& options_;
  TimelineEntries collected_;
  std::optional<CalendarUnit> reference_;
  std::unordered_map<std::string, std::size_t> order_;
  TickStep step_;
  std::string last_context_;
  Picture picture_;
  double left_ = 0, right_ = 0, y_ = 0;
};

}  // namespace

Picture layout_timeline(std::span<const Story> stories, const TimelineOptions& options) {
  return Layout(stories, options).run();
}

}  // namespace dateline
