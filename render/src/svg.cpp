// SVG writer of timelines.
//
// Every colour stands literally in its attribute (librsvg paints var() black, word processors know
// no CSS); classes serve the dark scheme alone. Marks are drawn with plain shapes: no pattern, no
// marker, no reference that a second picture in the same page could catch.
#include <array>
#include <cmath>
#include <cstdint>

#include "dateline/render/escape.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {
namespace {

// Hundredths of a pixel, without trailing zeros: the same in every locale.
void append_number(std::string& out, double value) {
  std::int64_t n = std::llround(value * 100);
  if (n < 0) {
    out += '-';
    n = -n;
  }
  out += std::to_string(n / 100);
  const auto rest = n % 100;
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

// What a colour is for, so that the dark scheme can repaint it.
enum class Paint { paper, ink, soft, rule, faint, mark, negative, reference };
constexpr std::array<std::string_view, 8> paint_names = {"paper", "ink",  "soft",     "rule",
                                                         "faint", "mark", "negative", "reference"};

const std::string& colour(const Palette& p, Paint paint) {
  switch (paint) {
    case Paint::paper:
      return p.paper;
    case Paint::ink:
      return p.ink;
    case Paint::soft:
      return p.soft;
    case Paint::rule:
      return p.rule;
    case Paint::faint:
      return p.faint;
    case Paint::mark:
      return p.mark;
    case Paint::negative:
      return p.negative;
    case Paint::reference:
      return p.reference;
  }
  return p.ink;
}

Paint paint_of(Tone tone) {
  switch (tone) {
    case Tone::ink:
      return Paint::ink;
    case Tone::soft:
      return Paint::soft;
    case Tone::negative:
      return Paint::negative;
    case Tone::reference:
      break;
  }
  return Paint::reference;
}

Paint paint_of(EventStatus status) {
  return status == EventStatus::cancelled || status == EventStatus::denied ? Paint::negative
                                                                           : Paint::mark;
}

class SvgWriter {
 public:
  SvgWriter(const Picture& picture, const SvgOptions& options)
      : picture_(picture), options_(options) {
    out_.reserve(4096 + picture.events.size() * 1200);
  }

  std::string run() {
    head();
    for (const TextLine& line : picture_.heading) text(line);
    if (picture_.axis) turned(picture_.direction, [&] { background(*picture_.axis); });
    lane_rules();
    if (picture_.reference) reference(*picture_.reference);
    if (picture_.axis) axis(*picture_.axis);
    for (const PlacedLane& lane : picture_.lanes)
      for (const TextLine& line : lane.name) text(line);
    // Under all marks, whosever they are.
    for (const PlacedEvent& e : picture_.events) leader(e.leader);
    links();
    for (std::size_t i = 0; i < picture_.events.size(); ++i)
      event(picture_.events[i],
            i < options_.links.size() ? std::string_view(options_.links[i]) : std::string_view());
    legend();
    for (const TextLine& line : picture_.footer) text(line);
    out_ += "</svg>\n";
    return std::move(out_);
  }

 private:
  void attribute(std::string_view name, double value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_number(out_, value);
    out_ += '"';
  }

  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    out_ += value;
    out_ += '"';
  }

  const std::string& colour_of(Paint paint) const { return colour(picture_.theme.light, paint); }

  // Fill and stroke, each with the class that the dark scheme knows.
  void paint(std::optional<Paint> fill, std::optional<Paint> stroke) {
    attribute("fill", fill ? colour_of(*fill) : std::string_view("none"));
    if (stroke) attribute("stroke", colour_of(*stroke));
    if (!picture_.theme.adaptive) return;
    out_ += " class=\"";
    if (fill) {
      out_ += "f-";
      out_ += paint_names[static_cast<std::size_t>(*fill)];
    }
    if (stroke) {
      if (fill) out_ += ' ';
      out_ += "s-";
      out_ += paint_names[static_cast<std::size_t>(*stroke)];
    }
    out_ += '"';
  }

  void head() {
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    attribute("width", picture_.width);
    attribute("height", picture_.height);
    out_ += " viewBox=\"0 0 ";
    append_number(out_, picture_.width);
    out_ += ' ';
    append_number(out_, picture_.height);
    // What is in an image can't be reached by the keyboard: links want a group.
    out_ += options_.links.empty() ? "\" role=\"img\"" : "\" role=\"group\"";
    attribute("class", scheme_class(picture_.theme));
    attribute("font-family", font_family(picture_.theme));
    out_ += ">\n<title>" + escape_xml(picture_.title) + "</title>\n<desc>" +
            escape_xml(picture_.description) + "</desc>\n";
    if (picture_.theme.adaptive && options_.scheme)
      out_ += "<style>@media (prefers-color-scheme: dark) {\n" + dark_scheme(picture_.theme) +
              "}</style>\n";
    out_ += "<rect";
    attribute("width", picture_.width);
    attribute("height", picture_.height);
    paint(Paint::paper, std::nullopt);
    out_ += "/>\n";
  }

  void style(const TextLine& line) {
    attribute("font-size", line.size * picture_.theme.font_scale);
    if (line.weight == FontWeight::bold) out_ += " font-weight=\"bold\"";
    if (line.italic) out_ += " font-style=\"italic\"";
    paint(paint_of(line.tone), std::nullopt);
  }

  // The line keeps its length whatever font the viewer has; librsvg ignores this.
  void keep_length(double width) {
    attribute("textLength", width);
    out_ += " lengthAdjust=\"spacingAndGlyphs\"";
  }

  void open_text(const TextLine& line) {
    out_ += "<text";
    attribute("x", line.x);
    attribute("y", line.y);
    if (line.anchor == TextAnchor::middle) out_ += " text-anchor=\"middle\"";
    if (line.anchor == TextAnchor::end) out_ += " text-anchor=\"end\"";
  }

  void text(const TextLine& line) {
    open_text(line);
    if (is_measured(line.text)) keep_length(line.width);
    style(line);
    out_ += '>';
    out_ += escape_xml(line.text);
    out_ += "</text>\n";
  }

  // Two pieces of one line, the second set where the first ends: also in a font of other widths.
  void text(const TextLine& first, const TextLine& second) {
    open_text(first.anchor == TextAnchor::end ? second : first);
    if (is_measured(first.text) && is_measured(second.text))
      keep_length(first.width + second.width);
    out_ += '>';
    for (const TextLine* piece : {&first, &second}) {
      out_ += "<tspan";
      style(*piece);
      out_ += '>';
      out_ += escape_xml(piece->text);
      out_ += "</tspan>";
    }
    out_ += "</text>\n";
  }

  void line(double x0, double y0, double x1, double y1, Paint stroke, double width,
            std::string_view more = {}) {
    out_ += "<line";
    attribute("x1", x0);
    attribute("y1", y0);
    attribute("x2", x1);
    attribute("y2", y1);
    paint(std::nullopt, stroke);
    attribute("stroke-width", width);
    out_ += more;
    out_ += "/>\n";
  }

  void rect(const Box& box, std::optional<Paint> fill, std::optional<Paint> stroke = std::nullopt,
            std::string_view more = {}) {
    out_ += "<rect";
    attribute("x", box.x0);
    attribute("y", box.y0);
    attribute("width", box.width());
    attribute("height", box.height());
    paint(fill, stroke);
    out_ += more;
    out_ += "/>\n";
  }

  // What is told along and across the axis: where time runs down the page, x and y change places.
  template <class Draw>
  void turned(Direction direction, Draw&& draw) {
    if (direction == Direction::vertical) out_ += "<g transform=\"matrix(0 1 1 0 0 0)\">\n";
    draw();
    if (direction == Direction::vertical) out_ += "</g>\n";
  }

  void background(const PlacedAxis& axis) {
    for (const PlacedBreak& gap : axis.breaks)
      for (const double x : {gap.x0, gap.x1})
        line(x, axis.y, x, axis.bottom, Paint::soft, 0.8, " stroke-dasharray=\"1 4\"");
    for (const PlacedTick& tick : axis.ticks)
      if (!tick.at_break)
        line(tick.x, axis.y, tick.x, axis.bottom, Paint::rule, tick.strong ? 1.4 : 0.8);
  }

  void lane_rules() {
    for (std::size_t i = 0; i < picture_.lanes.size(); ++i) {
      const PlacedLane& lane = picture_.lanes[i];
      const bool last = i + 1 == picture_.lanes.size();
      const bool beside = !last && picture_.lanes[i + 1].y0 == lane.y0;
      if (beside)  // columns
        line(lane.x1, lane.y0, lane.x1, lane.y1, Paint::rule, 1);
      else
        line(picture_.margin, lane.y1, picture_.width - picture_.margin, lane.y1,
             last ? Paint::ink : Paint::rule, 1);
    }
  }

  void reference(const ReferenceLine& r) {
    turned(picture_.direction,
           [&] { line(r.x, r.y0, r.x, r.y1, Paint::reference, 1.2, " stroke-dasharray=\"4 3\""); });
    if (!r.label.text.empty()) text(r.label);
  }

  void axis(const PlacedAxis& axis) {
    for (const TextLine& context : axis.context) text(context);
    for (const PlacedTick& tick : axis.ticks)
      if (tick.label) text(*tick.label);
    turned(picture_.direction, [&] { axis_line(axis); });
    for (const PlacedBreak& gap : axis.breaks)
      if (!gap.label.text.empty()) text(gap.label);
  }

  void axis_line(const PlacedAxis& axis) {
    for (const PlacedTick& tick : axis.ticks)
      line(tick.x, axis.y - (tick.strong ? 9 : 5), tick.x, axis.y, Paint::ink, 1);
    out_ += "<path d=\"M";
    double x = axis.scale.pieces().front().x0;
    append_number(out_, x);
    out_ += ' ';
    append_number(out_, axis.y);
    for (const PlacedBreak& gap : axis.breaks) {
      // A zigzag says: here the axis is not to scale.
      out_ += " H";
      append_number(out_, gap.x0 + 6);
      const double step = (gap.x1 - gap.x0 - 12) / 8;
      for (int i = 1; i <= 8; ++i) {
        out_ += " L";
        append_number(out_, gap.x0 + 6 + step * (i - 0.5));
        out_ += ' ';
        append_number(out_, axis.y + (i % 2 == 0 ? 4 : -4));
      }
      out_ += " L";
      append_number(out_, gap.x1 - 6);
      out_ += ' ';
      append_number(out_, axis.y);
    }
    out_ += " H";
    append_number(out_, axis.scale.pieces().back().x1);
    out_ += '"';
    paint(std::nullopt, Paint::ink);
    out_ += " stroke-width=\"1.6\" stroke-linejoin=\"round\"/>\n";
  }

  void arrow(double from, double to, double y, Paint p) {
    const double back = to > from ? -6 : 6;
    out_ += "<path d=\"M";
    append_number(out_, from);
    out_ += ' ';
    append_number(out_, y);
    out_ += " H";
    append_number(out_, to);
    out_ += " M";
    append_number(out_, to + back);
    out_ += ' ';
    append_number(out_, y - 4);
    out_ += " L";
    append_number(out_, to);
    out_ += ' ';
    append_number(out_, y);
    out_ += " L";
    append_number(out_, to + back);
    out_ += ' ';
    append_number(out_, y + 4);
    out_ += '"';
    paint(std::nullopt, p);
    out_ += " stroke-width=\"1.6\"/>\n";
  }

  void point(const Mark& m, Paint p) {
    const double x = m.x0, y = m.y, r = mark_radius - 1;  // the stroke is 2 wide
    if (m.or_earlier) arrow(x - mark_radius, x - mark_arrow + 1, y, p);
    if (m.or_later) arrow(x + mark_radius, x + mark_arrow - 1, y, p);
    if (m.approximate) {
      line(x - mark_radius - 7, y, x - mark_radius - 2, y, p, 2);
      line(x + mark_radius + 2, y, x + mark_radius + 7, y, p, 2);
    }
    out_ += "<circle";
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", r);
    paint(m.status == EventStatus::happened ? p : Paint::paper, p);
    attribute("stroke-width", 2.0);
    if (m.status == EventStatus::hypothetical) out_ += " stroke-dasharray=\"1.6 2.33\"";
    out_ += "/>\n";
    if (m.status == EventStatus::ongoing) {
      out_ += "<path d=\"M";
      append_number(out_, x);
      out_ += ' ';
      append_number(out_, y - r);
      out_ += " A";
      append_number(out_, r);
      out_ += ' ';
      append_number(out_, r);
      out_ += " 0 0 0 ";
      append_number(out_, x);
      out_ += ' ';
      append_number(out_, y + r);
      out_ += " Z\"";
      paint(p, std::nullopt);
      out_ += "/>\n";
    } else if (m.status == EventStatus::cancelled) {
      line(x - r - 2, y + r + 2, x + r + 2, y - r - 2, p, 2);
    } else if (m.status == EventStatus::denied) {
      line(x - 3.2, y - 3.2, x + 3.2, y + 3.2, p, 1.8);
      line(x - 3.2, y + 3.2, x + 3.2, y - 3.2, p, 1.8);
    }
  }

  // Diagonal strokes, cut off at the bar's edges.
  void hatch(const Box& b, Paint p) {
    const double h = b.height();
    out_ += "<path d=\"";
    for (double x = b.x0 - h; x < b.x1; x += 5) {
      const double from = std::max(x, b.x0), to = std::min(x + h, b.x1);
      if (to - from < 0.5) continue;
      out_ += 'M';
      append_number(out_, from);
      out_ += ' ';
      append_number(out_, b.y1 - (from - x));
      out_ += 'L';
      append_number(out_, to);
      out_ += ' ';
      append_number(out_, b.y1 - (to - x));
    }
    out_ += '"';
    paint(std::nullopt, p);
    out_ += " stroke-width=\"1.2\"/>\n";
  }

  void bar(const Mark& m, Paint p) {
    const Box b{m.x0, m.y - bar_half, m.x1, m.y + bar_half};
    if (m.or_earlier) arrow(b.x0, b.x0 - mark_arrow + mark_radius + 1, m.y, p);
    if (m.or_later) arrow(b.x1, b.x1 + mark_arrow - mark_radius - 1, m.y, p);
    if (m.shape == MarkShape::crowd) {
      const double middle = (m.x0 + m.x1) / 2;
      const double x0 = std::min(m.x0, middle - crowd_half);
      const double x1 = std::max(m.x1, middle + crowd_half);
      for (const double y : {m.y - 4, m.y, m.y + 4}) line(x0, y, x1, y, p, 2);
      return;
    }
    if (m.shape == MarkShape::between) {
      line(b.x0, b.y0, b.x0, b.y1, p, 1.6);
      line(b.x1, b.y0, b.x1, b.y1, p, 1.6);
      line(b.x0, m.y, b.x1, m.y, p, 1.6,
           m.status == EventStatus::happened       ? ""
           : m.status == EventStatus::hypothetical ? " stroke-dasharray=\"1.6 2.4\""
                                                   : " stroke-dasharray=\"4 3\"");
      struck(b, m);
      return;
    }
    std::string_view outline = " stroke-width=\"1.4\"";
    if (m.status == EventStatus::hypothetical)
      outline = " stroke-width=\"1.6\" stroke-dasharray=\"1.6 2.4\"";
    else if (m.status == EventStatus::planned)
      outline = " stroke-width=\"1.4\" stroke-dasharray=\"5 3\"";
    // What goes on still is filled by half, as its point is.
    rect(b, m.shape == MarkShape::lasting && m.status == EventStatus::happened ? p : Paint::paper,
         p, outline);
    if (m.shape == MarkShape::lasting && m.status == EventStatus::ongoing)
      rect({b.x0, b.y0, (b.x0 + b.x1) / 2, b.y1}, p);
    if (m.shape == MarkShape::sometime) hatch(b, p);
    struck(b, m);
  }

  // A bar of what did not take place.
  void struck(const Box& b, const Mark& m) {
    const Paint p = paint_of(m.status);
    if (m.status == EventStatus::cancelled) line(b.x0 - 4, m.y, b.x1 + 4, m.y, p, 2);
    if (m.status == EventStatus::denied) {
      const double middle = (b.x0 + b.x1) / 2;
      line(middle - 6, m.y - 6, middle + 6, m.y + 6, p, 2);
      line(middle - 6, m.y + 6, middle + 6, m.y - 6, p, 2);
    }
  }

  // Another article says otherwise.
  void ring(const Mark& m) {
    const double r = mark_radius + mark_ring;
    const double middle = (m.x0 + m.x1) / 2, half = (m.x1 - m.x0) / 2 + r;
    out_ += "<rect";
    attribute("x", middle - half);
    attribute("y", m.y - r);
    attribute("width", 2 * half);
    attribute("height", 2 * r);
    attribute("rx", r);
    paint(std::nullopt, Paint::negative);
    out_ += " stroke-width=\"1.6\" stroke-dasharray=\"3 2\"/>\n";
  }

  void mark(const Mark& m) {
    turned(m.direction, [&] {
      const Paint p = paint_of(m.status);
      if (m.disputed) ring(m);
      if (m.shape == MarkShape::point || m.shape == MarkShape::none)
        point(m, p);
      else
        bar(m, p);
    });
  }

  void leader(const std::vector<Point>& points) {
    if (points.empty()) return;
    out_ += "<path d=\"M";
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i > 0) out_ += " L";
      append_number(out_, points[i].x);
      out_ += ' ';
      append_number(out_, points[i].y);
    }
    out_ += '"';
    paint(std::nullopt, Paint::soft);
    out_ += " stroke-width=\"0.8\"/>\n";
  }

  void link_line(const std::vector<Point>& path, PlacedLink::Kind kind) {
    constexpr double head = 5;
    const Point &end = path.back(), &before = path[path.size() - 2];
    const double length = std::hypot(end.x - before.x, end.y - before.y);
    const double dx = (end.x - before.x) / length, dy = (end.y - before.y) / length;
    const auto to = [&](char command, double x, double y) {
      out_ += command;
      append_number(out_, x);
      out_ += ' ';
      append_number(out_, y);
    };
    out_ += "<path d=\"";
    for (std::size_t i = 0; i < path.size(); ++i) to(i == 0 ? 'M' : 'L', path[i].x, path[i].y);
    out_ += '"';
    paint(std::nullopt, Paint::soft);
    out_ += kind != PlacedLink::Kind::precedes
                ? " stroke-width=\"1.2\"/>\n"
                : " stroke-width=\"1.2\" stroke-dasharray=\"2 3\"/>\n";
    out_ += "<path d=\"";
    to('M', end.x - head * dx - 0.7 * head * dy, end.y - head * dy + 0.7 * head * dx);
    to('L', end.x, end.y);
    to('L', end.x - head * dx + 0.7 * head * dy, end.y - head * dy - 0.7 * head * dx);
    out_ += '"';
    paint(std::nullopt, Paint::soft);
    out_ += " stroke-width=\"1.4\"/>\n";
  }

  void links() {
    if (picture_.links.empty()) return;
    out_ += "<g class=\"links\">\n";
    for (const PlacedLink& l : picture_.links) {
      const std::string_view told = l.kind == PlacedLink::Kind::tells   ? "tells of"
                                    : l.kind == PlacedLink::Kind::moves ? "is moved to"
                                                                        : "comes before";
      out_ += "<g class=\"link\"><title>";
      out_ += escape_xml(picture_.events[l.from].id);
      out_ += ' ';
      out_ += told;
      out_ += ' ';
      out_ += escape_xml(picture_.events[l.to].id);
      out_ += "</title>\n";
      link_line(l.path, l.kind);
      out_ += "</g>\n";
    }
    out_ += "</g>\n";
  }

  void event(const PlacedEvent& e, std::string_view link) {
    out_ += link.empty() ? "<g" : "<a";
    attribute("id", escape_xml(e.id));
    if (!link.empty()) attribute("href", escape_xml(link));
    out_ += " class=\"event ";
    out_ += e.crowd.empty() ? to_string(e.mark.status) : std::string_view("crowd");
    out_ += "\">\n<title>";
    out_ += escape_xml(e.title);
    out_ += "</title>\n";
    if (!e.evidence.empty()) out_ += "<desc>" + escape_xml(e.evidence) + "</desc>\n";
    // Keeps tick lines out of the letters.
    if (e.lane) rect({e.label.x0 - 2, e.label.y0, e.label.x1 + 2, e.label.y1}, Paint::paper);
    mark(e.mark);
    for (std::size_t i = 0; i < e.lines.size(); ++i) {
      if (i + 1 < e.lines.size() && e.lines[i].y == e.lines[i + 1].y) {
        text(e.lines[i], e.lines[i + 1]);
        ++i;
      } else {
        text(e.lines[i]);
      }
    }
    out_ += link.empty() ? "</g>\n" : "</a>\n";
  }

  void legend() {
    if (picture_.legend.empty()) return;
    out_ += "<g class=\"legend\">\n";
    for (const LegendEntry& entry : picture_.legend) {
      const Mark& m = entry.sample;
      if (entry.link)
        link_line({{m.x0, m.y}, {m.x1, m.y}}, *entry.link);
      else
        mark(m);
      text(entry.label);
    }
    out_ += "</g>\n";
  }

  const Picture& picture_;
  const SvgOptions& options_;
  std::string out_;
};

}  // namespace

std::string dark_scheme(const Theme& theme) {
  std::string out;
  const std::string scheme = "." + scheme_class(theme);
  for (std::size_t i = 0; i < paint_names.size(); ++i) {
    const std::string& c = colour(theme.dark, static_cast<Paint>(i));
    out += scheme + " .f-" + std::string(paint_names[i]) + " { fill: " + c + " } " + scheme +
           " .s-" + std::string(paint_names[i]) + " { stroke: " + c + " }\n";
  }
  return out;
}

std::string to_svg(const Picture& picture, const SvgOptions& options) {
  return SvgWriter(picture, options).run();
}

}  // namespace dateline
