#include "timeline_page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "timeline_labels.hpp"
#include "timeline_words.hpp"

namespace dateline {

TimelinePage::TimelinePage(std::span<const Story> of, const TimelineOptions& with)
    : stories(of), options(with), collected(collect_entries(of, with)) {
  picture.theme = options.theme;
  picture.direction = options.direction;
}

void TimelinePage::heading() {
  y = options.heading ? page_margin - 8 : 0;
  picture.title = options.title;
  for (const Story& s : stories)
    if (picture.title.empty()) picture.title = s.document.title;
  if (picture.title.empty()) {
    picture.title = "Timeline";
  } else if (options.heading) {
    const bool narrow = picture.width < 480;  // a phone
    const double size = narrow ? 21 : title_size;
    for (std::string& part : wrap_balanced(picture.title, right - picture.margin, size,
                                           narrow ? 6 : 3, FontWeight::bold)) {
      TextLine line = line_of(std::move(part), size, FontWeight::bold);
      y += size + 6;
      line.x = picture.margin;
      line.y = y - 7;
      picture.heading.push_back(std::move(line));
    }
  }
  for (const Story& s : stories)
    if (s.document.creation_time &&
        (!reference || reference->begin < s.document.creation_time->when.begin))
      reference = s.document.creation_time->when;
  if (reference && options.heading) {
    TextLine line = line_of("As of " + date_in_full(*reference), subtitle_size, FontWeight::regular,
                            Tone::soft);
    y += 24;
    line.x = picture.margin;
    line.y = y - 6;
    picture.heading.push_back(std::move(line));
  }
  y += 18;
}

std::vector<TextLine> TimelinePage::name_lines(const std::string& name) const {
  std::vector<TextLine> lines;
  for (std::string& part : wrap_text(name, widest_gutter, lane_size, 4, FontWeight::bold)) {
    TextLine line = line_of(std::move(part), lane_size, FontWeight::bold);
    line.x = picture.margin;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string TimelinePage::id_of(const TimelineEntry& e) const {
  std::string id = options.id_prefix;
  if (stories.size() > 1) id += "d" + std::to_string(e.story + 1) + "-";
  return id + to_string(e.event->id) + (e.crowd.empty() ? "" : "-crowd");
}

PlacedEvent TimelinePage::start_event(std::size_t i) {
  const TimelineEntry& e = entry(i);
  PlacedEvent event;
  event.id = id_of(e);
  event.story = e.story;
  event.event = e.event->id;
  event.title = e.title;
  const Span evidence = e.event->evidence;
  const SourceText& text = stories[e.story].text;
  if (e.crowd.empty() && evidence.begin < evidence.end && evidence.end <= text.size())
    event.evidence = shortened(text.slice(evidence));
  event.crowd = e.crowd;
  event.mark.status = e.crowd.empty() ? e.event->status : EventStatus::happened;
  order.emplace(event.id, i);
  return event;
}

void TimelinePage::band_without_dates(double x) {
  std::size_t first = 0;
  while (entry(first).dated) ++first;
  y += picture.axis ? 4 : 0;
  PlacedLane lane;
  lane.x0 = picture.margin;
  lane.x1 = picture.width - picture.margin;
  lane.y0 = y;
  double top = y + lane_padding;
  const bool beside = !collected.lanes.empty() && left > picture.margin;
  if (!beside) {
    TextLine name = line_of(std::string(no_date), lane_size, FontWeight::bold);
    name.x = picture.margin;
    name.y = top + lead_height * 0.76;
    lane.name.push_back(std::move(name));
    if (!picture.axis) x = picture.margin;
    top += body_height + 10;
  } else {
    lane.name = name_lines(std::string(no_date));
    for (std::size_t n = 0; n < lane.name.size(); ++n)
      lane.name[n].y = top + lead_height * 0.76 + static_cast<double>(n) * body_height;
  }
  double bottom = top;
  if (!lane.name.empty()) bottom = std::max(bottom, lane.name.back().y + 6);
  const std::size_t count = collected.entries.size() - first;
  const double width = right - x;
  const auto columns =
      static_cast<std::size_t>(std::clamp(std::floor((width + column_gap) / 290), 1.0,
                                          static_cast<double>(std::max<std::size_t>(count, 1))));
  const double column = width / static_cast<double>(std::max<std::size_t>(columns, 1));
  const double text = std::min(column - 2 * mark_radius - label_gap - column_gap, wide_label);
  for (std::size_t row = first; row < collected.entries.size(); row += columns) {
    double height = 0;
    for (std::size_t c = 0; c < columns && row + c < collected.entries.size(); ++c) {
      PlacedEvent event = start_event(row + c);
      LabelText label = compose({&entry(row + c), true, true}, text);
      height = std::max(height, label.height);
      event.mark.shape = MarkShape::none;
      event.mark.disputed = !entry(row + c).accounts.otherwise.empty();
      const double at = x + static_cast<double>(c) * column;
      event.mark.x0 = event.mark.x1 = at + mark_radius;
      event.mark.y = top + label.lines.front().y - label.lines.front().size * 0.36;
      event.lines = placed(std::move(label), at + 2 * mark_radius + label_gap, top, false);
      event.label = hull_of(event.lines);
      picture.events.push_back(std::move(event));
    }
    top += height + row_gap;
  }
  y = std::max(bottom, top - row_gap) + lane_padding;
  lane.y1 = y;
  picture.lanes.push_back(std::move(lane));
}

void TimelinePage::nothing_to_draw() {
  std::size_t hidden = 0;
  for (const Story& s : stories) hidden += s.events.size();
  const std::string words = hidden > 0 ? "No event stands out enough to be drawn."
                                       : "There are no events to draw: the text tells of none.";
  y += 30;
  TextLine line = line_of(words, subtitle_size + 1);
  line.x = picture.margin;
  line.y = y;
  picture.heading.push_back(std::move(line));
  y += 30;
}

void TimelinePage::legend() {
  struct Kind {
    MarkShape shape;
    EventStatus status;
    bool or_earlier, or_later, approximate;
    std::string_view words;
    bool disputed = false;
    std::optional<PlacedLink::Kind> link = std::nullopt;
  };
  std::vector<Kind> kinds;
  const auto used = [&](auto&& test) {
    return std::any_of(picture.events.begin(), picture.events.end(),
                       [&](const PlacedEvent& e) { return test(e.mark); });
  };
  constexpr std::string_view status_words[] = {"happened",  "ongoing", "planned",
                                               "cancelled", "denied",  "only possible"};
  const auto happened = EventStatus::happened;
  // A status as it is drawn here: a point if any has one, else the span that has it.
  const auto shape_of = [&](EventStatus status) {
    MarkShape shape = MarkShape::point;
    for (const PlacedEvent& e : picture.events) {
      if (e.mark.status != status) continue;
      if (e.mark.shape == MarkShape::point || e.mark.shape == MarkShape::none)
        return MarkShape::point;
      shape = e.mark.shape;
    }
    return shape;
  };
  // A kind of span in the status that it has here: planned, if only plans are hatched.
  const auto status_of = [&](MarkShape shape) {
    EventStatus status = happened;
    for (const PlacedEvent& e : picture.events) {
      if (e.mark.shape != shape) continue;
      if (e.mark.status == happened) return happened;
      status = e.mark.status;
    }
    return status;
  };
  for (int i = 0; i <= static_cast<int>(EventStatus::hypothetical); ++i) {
    const auto status = static_cast<EventStatus>(i);
    // That what is drawn as a span happened goes without saying.
    if (used([&](const Mark& m) { return m.status == status; }) &&
        (status != happened || shape_of(status) == MarkShape::point))
      kinds.push_back({shape_of(status), status, false, false, false,
                       status_words[static_cast<std::size_t>(i)]});
  }
  const auto span = [&](MarkShape shape, std::string_view words) {
    if (used([&](const Mark& m) { return m.shape == shape; }))
      kinds.push_back({shape, status_of(shape), false, false, false, words});
  };
  span(MarkShape::sometime, "some time within, exact date not given");
  span(MarkShape::lasting, "from – to");
  span(MarkShape::between, "between these dates, by the order of events");
  span(MarkShape::crowd, "several events, counted");
  if (used([](const Mark& m) { return m.or_earlier; }))
    kinds.push_back({MarkShape::point, happened, true, false, false, "then or earlier"});
  if (used([](const Mark& m) { return m.or_later; }))
    kinds.push_back({MarkShape::point, happened, false, true, false, "then or later"});
  if (used([](const Mark& m) { return m.approximate; }))
    kinds.push_back({MarkShape::point, happened, false, false, true, "about then"});
  if (used([](const Mark& m) { return m.disputed; }))
    kinds.push_back(
        {MarkShape::point, happened, false, false, false, "another article says otherwise", true});
  const auto link = [&](PlacedLink::Kind kind, std::string_view words) {
    if (std::any_of(picture.links.begin(), picture.links.end(),
                    [&](const PlacedLink& l) { return l.kind == kind; }))
      kinds.push_back({MarkShape::point, happened, false, false, false, words, false, kind});
  };
  link(PlacedLink::Kind::tells, "tells of it");
  link(PlacedLink::Kind::moves, "moved to");
  link(PlacedLink::Kind::precedes, "came before it, the text says");
  if (kinds.empty() || (kinds.size() == 1 && kinds.front().status == happened &&
                        kinds.front().shape == MarkShape::point))
    return;
  // Samples stand as their marks do: where time runs down, long ones are tall.
  const bool down = picture.direction == Direction::vertical;
  const bool tall =
      down && std::any_of(kinds.begin(), kinds.end(), [](const Kind& k) {
        return k.shape != MarkShape::point || k.or_earlier || k.or_later || k.approximate;
      });
  const double row = tall ? 44 : 22;
  double x = picture.margin;
  y += tall ? 32 : 22;
  for (const Kind& kind : kinds) {
    LegendEntry item;
    item.label = line_of(std::string(kind.words), legend_size, FontWeight::regular, Tone::soft);
    const bool bar = kind.shape != MarkShape::point;
    const bool arrow = kind.or_earlier || kind.or_later;
    const double along = bar || kind.link   ? 34
                         : arrow            ? mark_arrow + mark_radius
                         : kind.approximate ? 26
                         : kind.disputed    ? 2 * (mark_radius + mark_ring)
                                            : 2 * mark_radius;
    const double across = 2 * (mark_radius + (kind.disputed ? mark_ring : 0));
    const double sample = down && !kind.link ? across : along;
    if (x > picture.margin && x + sample + 8 + item.label.width > right) {
      x = picture.margin;
      y += row;
    }
    item.sample.shape = kind.shape;
    item.sample.status = kind.status;
    item.sample.or_earlier = kind.or_earlier;
    item.sample.or_later = kind.or_later;
    item.sample.approximate = kind.approximate;
    item.sample.disputed = kind.disputed;
    item.sample.direction = picture.direction;
    const double middle = y - legend_size * 0.36;
    const double from = down ? middle - along / 2 : x;
    item.sample.y = down ? x + sample / 2 : middle;
    if (kind.link) {
      item.link = kind.link;
      item.sample.direction = Direction::horizontal;
      item.sample.y = middle;
      item.sample.x0 = x;
      item.sample.x1 = x + along;
    } else if (bar) {
      item.sample.x0 = from;
      item.sample.x1 = from + along;
    } else {
      item.sample.x0 = item.sample.x1 = kind.or_earlier ? from + mark_arrow
                                        : kind.or_later ? from + mark_radius
                                                        : from + along / 2;
    }
    item.label.x = x + sample + 8;
    item.label.y = y;
    x = item.label.x + item.label.width + 24;
    picture.legend.push_back(std::move(item));
  }
  y += tall ? 18 : 6;
}

void TimelinePage::footer() {
  std::string sources;
  std::size_t named = 0;
  for (const Story& s : stories) {
    if (s.document.outlet.empty()) continue;
    sources += (named++ > 0 ? "; " : "") + s.document.outlet;
    if (s.document.creation_time) sources += ", " + date_in_full(s.document.creation_time->when);
  }
  if (named > 0) {
    y += 8;
    for (std::string& part : wrap_text((named > 1 ? "Sources: " : "Source: ") + sources,
                                       right - picture.margin, footer_size, 3)) {
      TextLine line = line_of(std::move(part), footer_size, FontWeight::regular, Tone::soft);
      y += 18;
      line.x = picture.margin;
      line.y = y - 4;
      picture.footer.push_back(std::move(line));
    }
  }
  y += picture.margin - 12;
}

void TimelinePage::describe() {
  std::size_t told = 0;
  for (const PlacedEvent& e : picture.events) told += std::max<std::size_t>(e.crowd.size(), 1);
  const std::size_t count = picture.events.size();
  std::string text = count == 0 ? "A timeline without events."
                                : "Timeline of " + std::to_string(told) +
                                      (told == 1 ? " event." : " events in order of time.");
  constexpr std::size_t most = 40;
  for (std::size_t i = 0; i < count && i < most; ++i) text += " " + picture.events[i].title;
  if (count > most) text += " And " + std::to_string(count - most) + " more.";
  picture.description = std::move(text);
}

}  // namespace dateline
