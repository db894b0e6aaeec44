// DOT writer of timelines: a drawing, told as a graph.
//
// Graphviz lays nothing out here: with layout=nop2 every engine takes the positions of nodes and
// edges as they stand. Two corner nodes pin the page. One pixel is 3/4 point; y grows upwards.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <utility>

#include "dateline/render/escape.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {
namespace {

constexpr double points_per_pixel = 0.75;

void append_number(std::string& out, double value) {  // thousandths, the same in every locale
  std::int64_t n = std::llround(value * 1000);
  if (n < 0) {
    out += '-';
    n = -n;
  }
  out += std::to_string(n / 1000);
  std::string rest = std::to_string(1000 + n % 1000).substr(1);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty()) out += "." + rest;
}

struct At {
  double x, y;
};

class DotWriter {
 public:
  explicit DotWriter(const Picture& picture) : picture_(picture), palette_(picture.theme.light) {
    out_.reserve(4096 + picture.events.size() * 1200);
  }

  std::string run() {
    out_ +=
        "digraph timeline {\n  graph [layout=nop2, splines=true, outputorder=edgesfirst, pad=0, "
        "margin=0, bgcolor=" +
        quote_dot(palette_.paper) + ", tooltip=" + quote_dot(escape_dot_label(picture_.title)) +
        "];\n  node [fontname=\"Helvetica\", fixedsize=true, margin=0, label=\"\", shape=none];\n"
        "  edge [dir=none, arrowsize=0.5];\n";
    corner("corner_ll", {0, picture_.height});
    corner("corner_ur", {picture_.width, 0});
    for (const TextLine& line : picture_.heading) text(line);
    if (picture_.axis) axis(*picture_.axis);
    for (std::size_t i = 0; i < picture_.lanes.size(); ++i) {
      const PlacedLane& lane = picture_.lanes[i];
      const double margin = picture_.margin;
      if (i + 1 < picture_.lanes.size() && picture_.lanes[i + 1].y0 == lane.y0)  // columns
        edge({{lane.x1, lane.y0}, {lane.x1, lane.y1}}, palette_.rule, 0.75);
      else
        edge({{margin, lane.y1}, {picture_.width - margin, lane.y1}}, palette_.rule, 0.75);
      for (const TextLine& line : lane.name) text(line);
    }
    if (picture_.reference) {
      const ReferenceLine& r = *picture_.reference;
      turned_ = picture_.direction == Direction::vertical;
      edge({{r.x, r.y0}, {r.x, r.y1}}, palette_.reference, 0.9, "dashed");
      turned_ = false;
      if (!r.label.text.empty()) text(r.label);
    }
    for (const PlacedLink& l : picture_.links) {
      std::vector<At> points;
      for (const Point& p : l.path) points.push_back({p.x, p.y});
      edge(points, palette_.soft, 0.9, link_style(l.kind), true);
    }
    for (const PlacedEvent& e : picture_.events) {
      if (!e.leader.empty()) {
        std::vector<At> points;
        for (const Point& p : e.leader) points.push_back({p.x, p.y});
        edge(points, palette_.soft, 0.6);
      }
      mark(e.id, e.mark, e.title);
      for (const TextLine& line : e.lines) text(line);
    }
    for (std::size_t i = 0; i < picture_.legend.size(); ++i) {
      const LegendEntry& entry = picture_.legend[i];
      if (entry.link)
        edge({{entry.sample.x0, entry.sample.y}, {entry.sample.x1, entry.sample.y}}, palette_.soft,
             0.9, link_style(*entry.link), true);
      else
        mark("legend_" + std::to_string(i + 1), entry.sample, {});
      text(picture_.legend[i].label);
    }
    for (const TextLine& line : picture_.footer) text(line);
    out_ += "}\n";
    return std::move(out_);
  }

 private:
  void position(At p) {
    if (turned_) std::swap(p.x, p.y);
    append_number(out_, p.x * points_per_pixel);
    out_ += ',';
    append_number(out_, (picture_.height - p.y) * points_per_pixel);
  }

  void size(double width, double height) {
    if (turned_) std::swap(width, height);
    out_ += ", width=";
    append_number(out_, width * points_per_pixel / 72);
    out_ += ", height=";
    append_number(out_, height * points_per_pixel / 72);
  }

  void corner(std::string_view name, const At& p) {
    out_ += "  ";
    out_ += name;
    out_ += " [shape=point, style=invis, width=0, height=0, pos=\"";
    position(p);
    out_ += "!\"];\n";
  }

  void text(const TextLine& line) {
    const Box box = line.box();
    const std::string& colour = line.tone == Tone::ink        ? palette_.ink
                                : line.tone == Tone::soft     ? palette_.soft
                                : line.tone == Tone::negative ? palette_.negative
                                                              : palette_.reference;
    out_ += "  text_" + std::to_string(++texts_) + " [label=";
    // The last letters say which edge of the box the line keeps to, whatever the font.
    out_ += quote_dot(escape_dot_label(line.text) + (line.anchor == TextAnchor::start ? "\\l"
                                                     : line.anchor == TextAnchor::end ? "\\r"
                                                                                      : ""));
    out_ += ", fontsize=";
    append_number(out_, line.size * points_per_pixel);
    out_ += ", fontcolor=" + quote_dot(colour);
    if (line.weight == FontWeight::bold) out_ += ", fontname=\"Helvetica-Bold\"";
    if (line.italic) out_ += ", fontname=\"Helvetica-Oblique\"";
    // Room for a wider font than Helvetica, so that the line still begins (or ends) at its place.
    const double room = 0.4 * box.width() + 4;
    const double x0 = line.anchor == TextAnchor::start    ? box.x0
                      : line.anchor == TextAnchor::middle ? box.x0 - room / 2
                                                          : box.x0 - room;
    const Box node{std::max(x0, 0.0), box.y0 - 0.2 * line.size,
                   std::min(x0 + box.width() + room, picture_.width), box.y1 + 0.2 * line.size};
    size(node.width(), node.height());
    out_ += ", pos=\"";
    position({(node.x0 + node.x1) / 2, (node.y0 + node.y1) / 2});
    out_ += "!\"];\n";
  }

  static std::string_view link_style(PlacedLink::Kind kind) {
    return kind == PlacedLink::Kind::precedes ? "dotted" : "";
  }

  // A polyline as an edge of its own between two unseen nodes.
  void edge(std::initializer_list<At> points, const std::string& colour, double width,
            std::string_view style = {}, bool arrow = false) {
    edge(std::vector<At>(points), colour, width, style, arrow);
  }

  void edge(const std::vector<At>& points, const std::string& colour, double width,
            std::string_view style = {}, bool arrow = false) {
    const std::string name = "line_" + std::to_string(++lines_);
    corner(name + "a", points.front());
    corner(name + "b", points.back());
    out_ += "  " + name + "a -> " + name + "b [color=" + quote_dot(colour) + ", penwidth=";
    append_number(out_, width);
    if (!style.empty()) {
      out_ += ", style=";
      out_ += style;
    }
    if (arrow) out_ += ", dir=forward, arrowhead=vee";
    out_ += ", pos=\"";
    At last = points.back();
    if (arrow) {  // the curve ends where the arrowhead, which reaches the end, begins
      const double head = 5 / points_per_pixel;
      out_ += "e,";
      position(last);
      out_ += ' ';
      const At& before = points[points.size() - 2];
      if (last.x != before.x)
        last.x += last.x > before.x ? -head : head;
      else
        last.y += last.y > before.y ? -head : head;
    }
    // Straight cubic pieces: the control points lie on the ends.
    position(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
      const At& to = i + 1 == points.size() ? last : points[i];
      out_ += ' ';
      position(points[i - 1]);
      out_ += ' ';
      position(to);
      out_ += ' ';
      position(to);
    }
    out_ += "\"];\n";
  }

  void axis(const PlacedAxis& axis) {
    turned_ = picture_.direction == Direction::vertical;
    for (const PlacedTick& tick : axis.ticks) {
      if (!tick.at_break)
        edge({{tick.x, axis.y}, {tick.x, axis.bottom}}, palette_.rule, tick.strong ? 1 : 0.6);
      edge({{tick.x, axis.y - (tick.strong ? 9 : 5)}, {tick.x, axis.y}}, palette_.ink, 0.75);
    }
    std::vector<At> points = {{axis.scale.pieces().front().x0, axis.y}};
    for (const PlacedBreak& gap : axis.breaks) {
      for (const double x : {gap.x0, gap.x1})
        edge({{x, axis.y}, {x, axis.bottom}}, palette_.soft, 0.6, "dotted");
      points.push_back({gap.x0 + 6, axis.y});
      const double step = (gap.x1 - gap.x0 - 12) / 8;
      for (int i = 1; i <= 8; ++i)
        points.push_back({gap.x0 + 6 + step * (i - 0.5), axis.y + (i % 2 == 0 ? 4 : -4)});
      points.push_back({gap.x1 - 6, axis.y});
    }
    points.push_back({axis.scale.pieces().back().x1, axis.y});
    edge(points, palette_.ink, 1.2);
    turned_ = false;
    for (const PlacedTick& tick : axis.ticks)
      if (tick.label) text(*tick.label);
    for (const PlacedBreak& gap : axis.breaks)
      if (!gap.label.text.empty()) text(gap.label);
    for (const TextLine& line : axis.context) text(line);
  }

  void mark(const std::string& id, const Mark& m, const std::string& title) {
    turned_ = m.direction == Direction::vertical;
    draw(id, m, title);
    turned_ = false;
  }

  void draw(const std::string& id, const Mark& m, const std::string& title) {
    const bool negative = m.status == EventStatus::cancelled || m.status == EventStatus::denied;
    const std::string& colour = negative ? palette_.negative : palette_.mark;
    const bool bar = m.shape != MarkShape::point && m.shape != MarkShape::none;
    const double middle = (m.x0 + m.x1) / 2;
    const double edge_x0 = bar ? m.x0 : m.x0 - mark_radius;
    const double edge_x1 = bar ? m.x1 : m.x0 + mark_radius;
    const double reach = mark_arrow - (bar ? mark_radius : 0);
    if (m.or_earlier) edge({{edge_x0, m.y}, {m.x0 - reach, m.y}}, colour, 1.2, {}, true);
    if (m.or_later) edge({{edge_x1, m.y}, {m.x1 + reach, m.y}}, colour, 1.2, {}, true);
    if (m.approximate) {
      edge({{edge_x0 - 7, m.y}, {edge_x0 - 2, m.y}}, colour, 1.5);
      edge({{edge_x1 + 2, m.y}, {edge_x1 + 7, m.y}}, colour, 1.5);
    }
    if (m.shape == MarkShape::between) {
      const std::string_view style = m.status == EventStatus::happened ? "" : "dashed";
      edge({{m.x0, m.y}, {m.x1, m.y}}, colour, 1.2, style);
      edge({{m.x0, m.y - bar_half}, {m.x0, m.y + bar_half}}, colour, 1.2);
      edge({{m.x1, m.y - bar_half}, {m.x1, m.y + bar_half}}, colour, 1.2);
    }
    if (m.shape == MarkShape::crowd)
      for (const double y : {m.y - 4, m.y, m.y + 4})
        edge({{std::min(m.x0, middle - crowd_half), y}, {std::max(m.x1, middle + crowd_half), y}},
             colour, 1.5);
    const bool filled = m.status == EventStatus::happened || m.status == EventStatus::ongoing;
    std::string fill = palette_.paper;
    std::string style = "filled";
    if (bar && m.shape == MarkShape::sometime) fill = palette_.rule;
    if (filled && (!bar || m.shape == MarkShape::lasting)) fill = colour;
    if (m.status == EventStatus::ongoing && (!bar || m.shape == MarkShape::lasting))
      fill = colour + ";0.5:" + palette_.paper;
    if (m.status == EventStatus::hypothetical) style += ",dotted";
    if (bar && m.status == EventStatus::planned) style += ",dashed";
    if (m.shape == MarkShape::between || m.shape == MarkShape::crowd) style = "invis";
    out_ += "  " + quote_dot(escape_dot_label(id)) + " [shape=" + (bar ? "box" : "circle") +
            ", style=" + quote_dot(style) + ", color=" + quote_dot(colour) +
            ", fillcolor=" + quote_dot(fill) + ", penwidth=1.5";
    if (m.disputed) out_ += ", peripheries=2";
    if (!title.empty()) out_ += ", tooltip=" + quote_dot(escape_dot_label(title));
    out_ += ", class=" + quote_dot("event " + std::string(to_string(m.status)));
    if (bar)
      size(m.x1 - m.x0, 2 * bar_half);
    else
      size(2 * mark_radius - 2, 2 * mark_radius - 2);
    out_ += ", pos=\"";
    position({middle, m.y});
    out_ += "!\"];\n";
    // Edges are drawn before nodes, so what strikes a mark out is a letter on top of it.
    const double r = mark_radius + 4;
    if (bar && m.status == EventStatus::cancelled) {
      edge({{m.x0 - 4, m.y}, {m.x0, m.y}}, colour, 1.5);
      edge({{m.x1, m.y}, {m.x1 + 4, m.y}}, colour, 1.5);
    }
    if (negative) sign(m, middle, r, colour);
  }

  void sign(const Mark& m, double x, double r, const std::string& colour) {
    const double size_px = m.status == EventStatus::denied ? 13 : 15;
    out_ += "  text_" + std::to_string(++texts_) +
            " [label=" + quote_dot(m.status == EventStatus::denied ? "×" : "/") + ", fontsize=";
    append_number(out_, size_px * points_per_pixel);
    out_ += ", fontname=\"Helvetica-Bold\", fontcolor=" + quote_dot(colour);
    size(2 * r, 2 * r);
    out_ += ", pos=\"";
    position({x, m.y});
    out_ += "!\"];\n";
  }

  const Picture& picture_;
  const Palette& palette_;
  std::string out_;
  std::size_t texts_ = 0, lines_ = 0;
  bool turned_ = false;  ///< positions are told along and across an axis that runs down
};

}  // namespace

std::string to_dot(const Picture& picture) {
  return DotWriter(picture).run();
}

}  // namespace dateline
