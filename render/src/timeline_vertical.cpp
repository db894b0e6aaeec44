// The layout whose time runs down the page: for print and for phones.
//
// Marks stand at their dates along the axis on the left. Labels stand beside them in a column, in
// the order of their marks; where they would overlap they are moved apart by as little as that
// order allows: isotonic regression by pooling adjacent violators (Ayer et al. 1955), as the sum of
// squared moves is least. Since marks and labels have the same order, the leaders between them
// never cross.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "timeline_crowds.hpp"
#include "timeline_labels.hpp"
#include "timeline_layouts.hpp"
#include "timeline_links.hpp"
#include "timeline_page.hpp"

namespace dateline {
namespace {

using std::chrono::seconds;

constexpr double default_width = 800, narrowest = 300, narrow_page = 600;
constexpr double narrow_margin = 16;
constexpr double narrowest_column = 200;  // else all lanes share one
constexpr double track_width = 18;        // between marks beside each other
constexpr double usual_label = 110, least_label = 60;
constexpr double to_axis = 14, widest_words = 116;  // of what stands left of the axis
constexpr double elbow = 20;                        // where leaders run askew
constexpr double shortest_axis = 220;
constexpr double member_gap = 6;  // between labels that share a mark
constexpr double far_label = 75;  // from its mark
constexpr int most_rounds = 2;
constexpr double airy = 1.15;  // the axis is so much longer than its labels are high

// Events of one column at the same time under one date: one mark, labels under each other.
struct Group {
  std::vector<std::size_t> members;  // indices into the entries
  std::vector<LabelText> labels;
  Mark mark;
  double height = 0;
  double to_line = 0;  // from the top to the middle of the first line
  double anchor = 0;   // y of the mark's point that the label belongs to
  std::size_t track = 0;
  double top = 0;
};

struct Column {
  std::vector<Group> groups;
  std::size_t bar_tracks = 0, tracks = 1;
  double x0 = 0, x1 = 0;
  double label_x = 0;

  double track_x(std::size_t track) const {
    return x0 + track_width * (static_cast<double>(track) + 0.5);
  }
};

// The tops nearest to the wished ones with no two groups closer than `row_gap` and none above
// `first`. Linear.
void spread(std::vector<Group>& groups, double first) {
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  double before = 0;
  for (const Group& g : groups) {
    pools.push_back({g.anchor - g.to_line - before, 1});
    before += g.height + row_gap;
    while (pools.size() > 1 && pools.back().mean() < pools[pools.size() - 2].mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::size_t i = 0;
  before = 0;
  for (const Pool& pool : pools)
    for (std::size_t n = 0; n < pool.count; ++n, ++i) {
      groups[i].top = std::max(pool.mean(), first) + before;
      before += groups[i].height + row_gap;
    }
}

class VerticalLayout {
 public:
  VerticalLayout(std::span<const Story> stories, const TimelineOptions& options)
      : page_(stories, options) {}

  Picture run() {
    Picture& picture = page_.picture;
    picture.width =
        page_.options.width > 0 ? std::max(narrowest, page_.options.width) : default_width;
    if (picture.width < narrow_page) page_.picture.margin = narrow_margin;
    page_.right = picture.width - page_.picture.margin;
    page_.heading();
    if (page_.any_dated()) {
      measure_gutter();
      make_columns();
      place_axis();
      place_events();
      finish_axis();
    }
    page_.left = page_.picture.margin;
    if (page_.any_undated()) page_.band_without_dates(page_.picture.margin);
    if (page_.collected.entries.empty()) page_.nothing_to_draw();
    if (page_.options.links) add_links(page_.picture, page_.stories);
    page_.legend();
    page_.footer();
    page_.describe();
    picture.height = std::ceil(page_.y);
    return std::move(picture);
  }

 private:
  const TimelineEntry& entry(std::size_t i) const { return page_.entry(i); }

  bool same_mark(std::size_t a, std::size_t b) const {
    const TimelineEntry &x = entry(a), &y = entry(b);
    return x.time == y.time && x.lead == y.lead && x.note == y.note &&
           x.or_earlier == y.or_earlier && x.or_later == y.or_later &&
           x.approximate == y.approximate &&
           x.event->when->granularity == y.event->when->granularity &&
           x.event->status == y.event->status &&
           x.accounts.otherwise.empty() == y.accounts.otherwise.empty() &&
           x.crowd.empty() == y.crowd.empty();
  }

  void make_columns() {
    const double from = page_.picture.margin + gutter_ + mark_radius + 6;
    const std::size_t lanes = page_.collected.lanes.size();
    const double each = (page_.right - from) / static_cast<double>(std::max<std::size_t>(lanes, 1));
    by_lane_ = lanes > 1 && each >= narrowest_column;
    join_crowds(page_.collected, page_.options.crowd_beyond, by_lane_);
    columns_.resize(by_lane_ ? lanes : 1);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      columns_[c].x0 = from + each * static_cast<double>(c);
      columns_[c].x1 = by_lane_ ? columns_[c].x0 + each : page_.right;
    }
    std::unordered_map<std::string_view, std::size_t> lane_index;
    for (std::size_t l = 0; l < lanes; ++l) lane_index.emplace(page_.collected.lanes[l], l);
    for (std::size_t i = 0; i < page_.collected.entries.size() && entry(i).dated; ++i) {
      std::vector<Group>& groups = columns_[by_lane_ ? lane_index.at(entry(i).lane) : 0].groups;
      const auto equal = std::find_if(groups.rbegin(), groups.rend(), [&](const Group& g) {
        return entry(g.members.front()).time != entry(i).time || same_mark(g.members.front(), i);
      });
      if (equal != groups.rend() && same_mark(equal->members.front(), i))
        equal->members.push_back(i);
      else
        groups.emplace_back().members.push_back(i);
    }
  }

  std::vector<AxisItem> axis_items() const {
    std::vector<AxisItem> items;
    for (const TimelineEntry& e : page_.collected.entries) {
      if (!e.dated) break;
      e.add_to(items);
    }
    return items;
  }

  // Room for the widest words beside the axis, as far as can be told before it has its length.
  void measure_gutter() {
    const std::vector<AxisItem> items = axis_items();
    const TickStep step = plan_axis(items, 0, 1000, Direction::vertical).step;
    double widest = 40;
    for (const AxisItem& item : items) {
      const LocalSeconds t = floor_to(item.time.begin, step);
      widest =
          std::max({widest,
                    text_width(context_in_words(t, step, page_.collected.style), context_size,
                               FontWeight::bold),
                    text_width(tick_in_words(t, step, 1000, page_.collected.style), tick_size)});
    }
    gutter_ = std::min(widest, widest_words) + to_axis;
  }

  // The height of the labels in the room that is left beyond so many tracks.
  void compose(Column& column) {
    column.label_x =
        column.x0 + track_width * static_cast<double>(column.tracks) + elbow + label_gap;
    const double width = std::max(least_label, column.x1 - column.label_x - column_gap / 2);
    for (Group& g : column.groups) {
      g.labels.clear();
      g.height = 0;
      for (std::size_t m = 0; m < g.members.size(); ++m) {
        g.labels.push_back(dateline::compose({&entry(g.members[m]), m == 0, !by_lane_},
                                             std::min(width, wide_label * 1.4)));
        g.height += g.labels.back().height + (m > 0 ? member_gap : 0);
      }
      const TextLine& first = g.labels.front().lines.front();
      g.to_line = first.y - first.size * 0.36;
    }
  }

  void place_axis() {
    page_.y += by_lane_ ? names_of_lanes() : 0;
    bool arrow_up = false, arrow_down = false;
    const std::vector<AxisItem> items = axis_items();
    for (const TimelineEntry& e : page_.collected.entries) {
      if (!e.dated) break;
      arrow_up = arrow_up || e.or_earlier || e.approximate;
      arrow_down = arrow_down || e.or_later || e.approximate;
    }
    double length = shortest_axis;
    for (Column& column : columns_) {
      compose(column);
      double height = 0;
      for (const Group& g : column.groups) height += g.height + row_gap;
      length = std::max(length, height * airy);
    }
    const double first = page_.y + (arrow_up ? mark_arrow + 4 : 14);
    PlacedAxis axis;
    axis.y = page_.picture.margin + gutter_;
    axis.bottom = page_.right;
    // Longer where labels would stand far from their marks, as a crowd on a few days makes them.
    for (int round = 0;; ++round) {
      AxisPlan plan = plan_axis(items, first, first + length, Direction::vertical);
      double left_out = 0;
      for (const ScalePiece& p : plan.scale.pieces())
        if (p.broken) left_out += p.x1 - p.x0;
      if (round == 0 && left_out > 0) {
        length += left_out;
        continue;
      }
      step_ = plan.step;
      axis.scale = std::move(plan.scale);
      double farthest = 0;
      for (Column& column : columns_) {
        put_marks(column, axis.scale);
        spread(column.groups, page_.y + 2);
        for (const Group& g : column.groups)
          farthest = std::max(farthest, std::abs(g.top + g.to_line - g.anchor));
      }
      if (farthest <= far_label || round >= most_rounds) break;
      length *= 1.25;
    }
    page_.picture.axis = std::move(axis);
    bottom_ = first + length + (arrow_down ? mark_arrow + 4 : 14);
  }

  // Labels keep the order of their marks, else leaders would cross.
  void put_marks(Column& column, const TimeScale& scale) const {
    for (Group& g : column.groups) {
      g.mark = mark_on(scale, step_, entry(g.members.front()));
      g.mark.direction = Direction::vertical;
      g.anchor = g.mark.shape == MarkShape::point ? g.mark.x0
                                                  : std::min(g.mark.x0 + bar_half + 1, g.mark.x1);
    }
    std::stable_sort(column.groups.begin(), column.groups.end(),
                     [](const Group& a, const Group& b) { return a.anchor < b.anchor; });
  }

  // Returns the height of the tallest name.
  double names_of_lanes() {
    double height = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      PlacedLane lane;
      lane.x0 = columns_[c].x0;
      lane.x1 = columns_[c].x1;
      lane.y0 = page_.y;
      double y = page_.y;
      for (std::string& part : wrap_text(page_.collected.lanes[c], lane.x1 - lane.x0 - column_gap,
                                         lane_size, 3, FontWeight::bold)) {
        TextLine line = line_of(std::move(part), lane_size, FontWeight::bold);
        line.x = lane.x0 + 4;
        line.y = y + lead_height * 0.76;
        y += body_height;
        lane.name.push_back(std::move(line));
      }
      height = std::max(height, y - page_.y);
      page_.picture.lanes.push_back(std::move(lane));
    }
    return height + 8;
  }

  // Bars have the tracks on the left, so that no leader of a point runs through one.
  void assign_tracks(Column& column) const {
    const double spare = column.x1 - column.x0 - elbow - label_gap - column_gap / 2 - usual_label;
    const auto most = static_cast<std::size_t>(std::clamp(spare / track_width, 1.0, 6.0));
    std::vector<double> free;  // where each track is free again
    const auto assign = [&](bool bars, std::size_t from) {
      free.assign(from, 0);
      std::vector<Group*> order;
      for (Group& g : column.groups)
        if ((g.mark.shape != MarkShape::point) == bars) order.push_back(&g);
      std::stable_sort(order.begin(), order.end(), [](const Group* a, const Group* b) {
        return mark_box(a->mark).y0 < mark_box(b->mark).y0;
      });
      for (Group* g : order) {
        const Box box = mark_box(g->mark);
        std::size_t track = from;
        while (track < free.size() && free[track] > box.y0) ++track;
        track = std::min(track, most - 1);  // a crowd overlaps
        if (track >= free.size()) free.resize(track + 1, 0);
        free[track] = std::max(free[track], box.y1 + 1);
        g->track = track;
      }
      return free.size();
    };
    column.bar_tracks = assign(true, 0);
    column.tracks = std::max<std::size_t>(1, assign(false, column.bar_tracks));
  }

  void place_events() {
    std::vector<PlacedEvent> events;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      Column& column = columns_[c];
      assign_tracks(column);
      compose(column);
      spread(column.groups, page_.y + 2);
      for (Group& g : column.groups) {
        bottom_ = std::max(bottom_, g.top + g.height + lane_padding);
        place(g, column, by_lane_ ? c : 0, events);
      }
    }
    std::stable_sort(events.begin(), events.end(), [&](const PlacedEvent& a, const PlacedEvent& b) {
      return page_.order.at(a.id) < page_.order.at(b.id);
    });
    page_.picture.events = std::move(events);
    if (!by_lane_) {
      PlacedLane all;
      all.x0 = page_.picture.margin;
      all.x1 = page_.right;
      all.y0 = page_.y;
      page_.picture.lanes.push_back(std::move(all));
    }
    page_.y = bottom_;
    for (PlacedLane& lane : page_.picture.lanes) lane.y1 = page_.y;
  }

  void place(Group& g, const Column& column, std::size_t lane, std::vector<PlacedEvent>& out) {
    g.mark.y = column.track_x(g.track);
    double y = g.top;
    for (std::size_t m = 0; m < g.members.size(); ++m) {
      PlacedEvent event = page_.start_event(g.members[m]);
      event.lane = lane;
      const EventStatus status = event.mark.status;
      event.mark = g.mark;
      event.mark.status = status;
      const double height = g.labels[m].height;
      event.lines = placed(std::move(g.labels[m]), column.label_x, y, false);
      event.label = hull_of(event.lines);
      if (m == 0) {
        const double from =
            g.mark.y + (g.mark.shape == MarkShape::point ? mark_radius + 2 : bar_half + 2);
        const double bend = column.label_x - label_gap - elbow;
        event.leader = {{from, g.anchor},
                        {std::max(from, bend), g.anchor},
                        {column.label_x - label_gap, g.top + g.to_line},
                        {column.label_x - 3, g.top + g.to_line}};
      }
      y += height + member_gap;
      out.push_back(std::move(event));
    }
  }

  // Labels of ticks, units and breaks stand on the left of the axis, each where it doesn't touch
  // the one above it; the larger unit before the smaller one.
  void place_ticks(PlacedAxis& axis) {
    const double x = axis.y - to_axis + 2;
    const bool clock = step_.unit <= TickStep::Unit::hour;
    const bool cells = !clock && step_.count == 1;
    const TickStep larger = context_step(step_);
    double free = 0;
    const auto put = [&](TextLine& line, double middle) {
      line.anchor = TextAnchor::end;
      line.x = x;
      line.y = middle + line.size * 0.34;
      if (line.box().y0 < free || line.width > gutter_ - to_axis + 2) return false;
      free = line.box().y1;
      return true;
    };
    std::string last;
    const auto context = [&](LocalSeconds at, double y) {
      std::string words = context_in_words(at, step_, page_.collected.style);
      if (words.empty() || words == last) return;
      TextLine line = line_of(words, context_size, FontWeight::bold);
      if (!put(line, std::max(y + 9, free + 9))) return;
      axis.context.push_back(std::move(line));
      last = std::move(words);
    };
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
        if (!put(gap.label, (piece.x0 + piece.x1) / 2)) gap.label.text.clear();
        axis.breaks.push_back(std::move(gap));
        continue;
      }
      context(piece.time.begin, piece.x0);
      LocalSeconds t = floor_to(piece.time.begin, step_);
      if (t < piece.time.begin) t = next_tick(t, step_);
      for (; t <= piece.time.end; t = next_tick(t, step_)) {
        PlacedTick tick;
        tick.x = axis.scale.x(t);
        tick.strong = larger != step_ && step_.unit < larger.unit && floor_to(t, larger) == t;
        const bool end = t == piece.time.end;
        tick.at_break = (end && n + 1 < pieces.size()) || (n > 0 && t == piece.time.begin);
        const LocalSeconds next = next_tick(t, step_);
        const double cell_end = axis.scale.x(std::min(next, piece.time.end));
        // Months begin between the ticks of weeks.
        const LocalSeconds unit = floor_to(t, larger);
        if (larger != step_ && unit > piece.time.begin && unit < piece.time.end)
          context(unit, axis.scale.x(unit));
        TextLine label = line_of(tick_in_words(t, step_, 1000, page_.collected.style), tick_size);
        if (label.width > gutter_ - to_axis)
          label =
              line_of(tick_in_words(t, step_, gutter_ - to_axis, page_.collected.style), tick_size);
        const double middle = cells ? (tick.x + cell_end) / 2 : clock ? tick.x : tick.x + 9;
        if ((clock || !end) && put(label, middle)) tick.label = std::move(label);
        axis.ticks.push_back(std::move(tick));
        if (next <= t) break;  // the end of representable time
      }
    }
  }

  void finish_axis() {
    PlacedAxis& axis = *page_.picture.axis;
    place_ticks(axis);
    const auto& reference = page_.reference;
    if (!reference) return;
    const bool by_the_minute = reference->granularity < Granularity::day;
    const LocalSeconds at =
        by_the_minute ? reference->begin
                      : floor_to(reference->begin, {TickStep::Unit::day, 1}) + date::days{1};
    const Interval extent = axis.scale.extent();
    if (!(extent.begin < at && at <= extent.end)) return;
    ReferenceLine line;
    line.x = axis.scale.x(at);
    line.y0 = axis.y;
    line.y1 = page_.right;
    line.label = line_of("As of " + date_in_full(*reference), note_size, FontWeight::regular,
                         Tone::reference);
    line.label.anchor = TextAnchor::end;
    line.label.x = page_.right;
    // Above or below the line, else nowhere: the heading says it, too.
    bool free = false;
    for (const double y : {line.x - 5, line.x + 14}) {
      if (free) break;
      line.label.y = y;
      const Box box = line.label.box();
      free = std::none_of(page_.picture.events.begin(), page_.picture.events.end(),
                          [&](const PlacedEvent& e) {
                            return e.label.overlaps(box) || mark_box(e.mark).overlaps(box);
                          });
    }
    if (!free) line.label.text.clear();
    page_.picture.reference = std::move(line);
  }

  TimelinePage page_;
  std::vector<Column> columns_;
  bool by_lane_ = false;
  TickStep step_;
  double gutter_ = 0;  // left of the axis
  double bottom_ = 0;
};

}  // namespace

Picture layout_vertical(std::span<const Story> stories, const TimelineOptions& options) {
  return VerticalLayout(stories, options).run();
}

}  // namespace dateline
