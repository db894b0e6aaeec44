// The horizontal layout with lanes.
#include "dateline/render/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "layout_packing.hpp"
#include "timeline_crowds.hpp"
#include "timeline_labels.hpp"
#include "timeline_layouts.hpp"
#include "timeline_links.hpp"
#include "timeline_page.hpp"

namespace dateline {
namespace {

using std::chrono::seconds;

constexpr double default_width = 1120, narrowest = 480;

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
      : page_(stories, options) {}

  Picture run() {
    page_.picture.width =
        page_.options.width > 0 ? std::max(narrowest, page_.options.width) : default_width;
    page_.right = page_.picture.width - page_margin;
    join_crowds(page_.collected, page_.options.crowd_beyond, true);
    page_.heading();
    const bool dated = page_.any_dated(), undated = page_.any_undated();
    measure_gutter(undated && dated);
    if (dated) {
      axis();
      lanes();
      finish_axis();
    }
    if (undated)
      page_.band_without_dates(dated ? page_.picture.axis->scale.pieces().front().x0 : page_.left);
    if (page_.collected.entries.empty()) page_.nothing_to_draw();
    if (page_.options.links) add_links(page_.picture, page_.stories);
    page_.legend();
    page_.footer();
    page_.describe();
    page_.picture.height = std::ceil(page_.y);
    return std::move(page_.picture);
  }

 private:
  const TimelineEntry& entry(std::size_t i) const { return page_.entry(i); }

  void measure_gutter(bool band) {
    double widest = 0;
    for (const std::string& lane : page_.collected.lanes)
      for (const TextLine& line : page_.name_lines(lane)) widest = std::max(widest, line.width);
    if (band && widest > 0)
      for (const TextLine& line : page_.name_lines(std::string(TimelinePage::no_date)))
        widest = std::max(widest, line.width);
    page_.left = page_margin + (widest > 0 ? std::max(84.0, widest) + 22 : 0);
  }

  void axis() {
    bool arrow_left = false, arrow_right = false;
    std::vector<AxisItem> items;
    for (const TimelineEntry& e : page_.collected.entries) {
      if (!e.dated) break;
      e.add_to(items);
      arrow_left = arrow_left || e.or_earlier || e.approximate;
      arrow_right = arrow_right || e.or_later || e.approximate;
    }
    const double axis_left = page_.left + (arrow_left ? 22 : 10);
    const double axis_right = page_.right - (arrow_right ? 22 : 10);
    AxisPlan plan = plan_axis(items, axis_left, axis_right);
    step_ = plan.step;
    PlacedAxis axis;
    axis.scale = std::move(plan.scale);
    axis.y = page_.y + (context_in_words({}, step_, {}).empty() ? 26 : 46);
    place_ticks(axis);
    page_.y = axis.y;
    page_.picture.axis = std::move(axis);
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
      double label_limit = page_.right;
      if (n + 1 < pieces.size())
        label_limit = (pieces[n + 1].x0 + pieces[n + 1].x1) / 2 - 6 -
                      text_width(length_in_words(pieces[n + 1].time), break_size) / 2;
      LocalSeconds t = floor_to(piece.time.begin, step_);
      if (t < piece.time.begin) t = next_tick(t, step_);
      // A context label for the piece's first unit, then for each that begins in it.
      const auto context = [&](LocalSeconds at, double x, double room) {
        const std::string words = context_in_words(at, step_, page_.collected.style);
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
        // The last unit of the axis may use what is right of it, the last before a break all of
        // the break.
        const double x = axis.scale.x(at);
        if (next >= axis.scale.extent().end) return page_.right - x;
        return (next >= piece.time.end && n + 1 < pieces.size() ? pieces[n + 1].x1
                                                                : axis.scale.x(next)) -
               x - 8;
      };
      if (context_in_words(piece.time.begin, step_, page_.collected.style) != last_context_) {
        context(piece.time.begin, piece.x0, room_from(piece.time.begin));
      }
      // Weeks don't begin with months.
      const bool between_ticks = step_.unit == TickStep::Unit::day && step_.count > 1;
      for (LocalSeconds unit = next_tick(piece.time.begin, larger);
           between_ticks && unit < piece.time.end; unit = next_tick(unit, larger))
        context(unit, axis.scale.x(unit), room_from(unit));
      for (; t <= piece.time.end; t = next_tick(t, step_)) {
        PlacedTick tick;
        tick.x = axis.scale.x(t);
        tick.strong = larger != step_ && step_.unit < larger.unit && floor_to(t, larger) == t;
        const bool last = t == piece.time.end;
        tick.at_break = (last && n + 1 < pieces.size()) || (n > 0 && t == piece.time.begin);
        if (tick.strong && t > piece.time.begin && !last && !between_ticks)
          context(t, tick.x, room_from(t));
        const LocalSeconds next = next_tick(t, step_);
        const double cell_end = axis.scale.x(std::min(next, piece.time.end));
        const double room = cell_end - tick.x;
        TextLine label = line_of(tick_in_words(t, step_, room, page_.collected.style), tick_size,
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
      last_context_ = context_in_words(piece.time.end - seconds{1}, step_, page_.collected.style);
    }
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
    block.mark = mark_on(page_.picture.axis->scale, step_, entry(block.members.front()));
    const Box box = mark_box(block.mark);
    const bool bar = block.mark.shape != MarkShape::point;
    if (bar && block.mark.x1 - block.mark.x0 >= 60) {
      // Under its bar.
      block.below = true;
      compose_block_within(block, std::max(box.width(), label_width));
      const double width = width_of(block);
      block.text_x = block.mark.x0;
      if (block.text_x + width > page_.right) {
        block.flipped = true;
        block.text_x = std::max(std::min(block.mark.x1, page_.right), page_.left + width);
      }
      block.x0 = std::min(box.x0, block.flipped ? block.text_x - width : block.text_x);
      block.x1 = std::max(box.x1, block.flipped ? block.text_x : block.text_x + width);
    } else {
      const double right_room = page_.right - box.x1 - label_gap;
      const double left_room = box.x0 - label_gap - page_.left;
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
    const double room = box.x0 - label_gap - page_.left;
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
           x.accounts.otherwise.empty() == y.accounts.otherwise.empty() &&
           x.crowd.empty() == y.crowd.empty();
  }

  void lanes() {
    std::unordered_map<std::string_view, std::size_t> lane_index;
    for (std::size_t l = 0; l < page_.collected.lanes.size(); ++l)
      lane_index.emplace(page_.collected.lanes[l], l);
    std::vector<std::vector<Block>> blocks(page_.collected.lanes.size());
    for (std::size_t i = 0; i < page_.collected.entries.size() && entry(i).dated; ++i) {
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
      lane.x0 = page_margin;
      lane.x1 = page_.picture.width - page_margin;
      lane.y0 = page_.y;
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
      const double top = page_.y + lane_padding;
      for (std::size_t b = 0; b < blocks[l].size(); ++b)
        place_block(packing.other[b] ? *others[b] : blocks[l][b], top + packing.y[b], l,
                    placed_events);
      lane.name = page_.name_lines(page_.collected.lanes[l]);
      double height = packing.height;
      for (std::size_t n = 0; n < lane.name.size(); ++n) {
        lane.name[n].y = top + lead_height * 0.76 + static_cast<double>(n) * body_height;
        height = std::max(height, static_cast<double>(n + 1) * body_height);
      }
      page_.y = top + height + lane_padding;
      lane.y1 = page_.y;
      page_.picture.lanes.push_back(std::move(lane));
    }
    // Back to the order in time, which the entries have.
    std::stable_sort(placed_events.begin(), placed_events.end(),
                     [&](const PlacedEvent& a, const PlacedEvent& b) {
                       return page_.order.at(a.id) < page_.order.at(b.id);
                     });
    page_.picture.events = std::move(placed_events);
  }

  void place_block(Block& block, double y, std::size_t lane, std::vector<PlacedEvent>& out) {
    for (std::size_t m = 0; m < block.members.size(); ++m) {
      const std::size_t i = block.members[m];
      PlacedEvent event = page_.start_event(i);
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
    PlacedAxis& axis = *page_.picture.axis;
    axis.bottom = page_.y;
    if (page_.reference) {
      const bool by_the_minute = page_.reference->granularity < Granularity::day;
      const LocalSeconds at =
          by_the_minute
              ? page_.reference->begin
              : floor_to(page_.reference->begin, {TickStep::Unit::day, 1}) + date::days{1};
      const Interval extent = axis.scale.extent();
      if (extent.begin < at && at <= extent.end) {
        ReferenceLine line;
        line.x = axis.scale.x(at);
        line.y0 = axis.y;
        line.y1 = page_.y + 8;
        line.label = line_of("As of " + date_in_full(*page_.reference), note_size,
                             FontWeight::regular, Tone::reference);
        const double half = line.label.width / 2;
        line.label.anchor = line.x + half > page_.right  ? TextAnchor::end
                            : line.x - half < page_.left ? TextAnchor::start
                                                         : TextAnchor::middle;
        line.label.x =
            line.label.anchor == TextAnchor::end ? std::min(line.x + 10, page_.right) : line.x;
        line.label.y = page_.y + 22;
        page_.y += 28;
        page_.picture.reference = std::move(line);
      }
    }
  }

  TimelinePage page_;
  TickStep step_;
  std::string last_context_;
};

}  // namespace

Mark mark_on(const TimeScale& scale, TickStep step, const TimelineEntry& e) {
  Mark mark;
  mark.or_earlier = e.or_earlier;
  mark.or_later = e.or_later;
  mark.approximate = e.approximate;
  mark.disputed = !e.accounts.otherwise.empty();
  mark.x0 = scale.x(e.time.begin);
  mark.x1 = scale.x(e.time.end);
  if (!e.crowd.empty()) {
    mark.shape = MarkShape::crowd;
    return mark;
  }
  const EventTime& when = *e.event->when;
  const bool clock_time =
      when.granularity == Granularity::minute || when.granularity == Granularity::second;
  const double length = static_cast<double>((e.time.end - e.time.begin).count());
  const bool within_a_tick = length <= 86400 && length <= step.seconds() * 1.01;
  if (mark.x1 - mark.x0 < shortest_bar || clock_time || within_a_tick) {
    mark.x0 = mark.x1 = clock_time ? mark.x0 : (mark.x0 + mark.x1) / 2;
    mark.shape = MarkShape::point;
  } else if (when.basis == Basis::bounded) {
    mark.shape = MarkShape::between;
  } else if (when.granularity == Granularity::interval || e.event->status == EventStatus::ongoing) {
    mark.shape = MarkShape::lasting;
  } else {
    mark.shape = MarkShape::sometime;
  }
  return mark;
}

Picture layout_horizontal(std::span<const Story> stories, const TimelineOptions& options) {
  return Layout(stories, options).run();
}

Picture layout_timeline(std::span<const Story> stories, const TimelineOptions& options) {
  return options.direction == Direction::vertical ? layout_vertical(stories, options)
                                                  : layout_horizontal(stories, options);
}

}  // namespace dateline
