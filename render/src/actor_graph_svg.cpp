// Actors and actions as SVG: dot places the boxes, the edges between the columns are ours.
//
// Every colour stands literally in its attribute (librsvg paints var() black); classes serve the
// dark scheme alone, and are those of the timeline, so that both can stand in one page.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>

#include "actor_graph_columns.hpp"
#include "actor_graph_graphviz.hpp"
#include "dateline/render/actor_graph.hpp"
#include "dateline/render/escape.hpp"
#include "dateline/render/text_width.hpp"
#include "graphviz_layout.hpp"
#include "timeline_words.hpp"

namespace dateline {
namespace {

constexpr double margin = 32;
constexpr double title_font = 25, note_font = 14.5, legend_font = 13.5;
constexpr double place_slant = 14, person_radius = 10, group_gap = 4;
constexpr double arrow_length = 9, arrow_half = 4;
constexpr double mark_radius = 5.5;
constexpr std::size_t max_for_dot = 600;  // about 0.2 s

struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  double middle() const { return y + height / 2; }
};

struct Point {
  double x = 0, y = 0;
};

enum class Paint { paper, ink, soft, faint, mark, negative };
constexpr std::array<std::string_view, 6> paint_names = {"paper", "ink",  "soft",
                                                         "faint", "mark", "negative"};

const std::string& colour(const Palette& p, Paint paint) {
  switch (paint) {
    case Paint::paper:
      return p.paper;
    case Paint::ink:
      return p.ink;
    case Paint::soft:
      return p.soft;
    case Paint::faint:
      return p.faint;
    case Paint::mark:
      return p.mark;
    case Paint::negative:
      break;
  }
  return p.negative;
}

bool not_so(EventStatus status) {
  return status == EventStatus::cancelled || status == EventStatus::denied;
}

// Hundredths of a pixel, without trailing zeros: the same in every locale.
std::string number(double value) {
  const std::int64_t n = std::llround(std::abs(value) * 100);
  std::string out = value < 0 && n != 0 ? "-" : "";
  out += std::to_string(n / 100);
  if (n % 100 == 0) return out;
  out += '.';
  out += static_cast<char>('0' + n % 100 / 10);
  if (n % 10 != 0) out += static_cast<char>('0' + n % 10);
  return out;
}

std::string pair(Point p) {
  return number(p.x) + " " + number(p.y);
}

class Svg {
 public:
  explicit Svg(const Theme& theme) : theme_(theme) {}

  std::string attributes(std::optional<Paint> fill, std::optional<Paint> stroke) const {
    std::string all = " fill=\"" + (fill ? colour(theme_.light, *fill) : "none") + "\"";
    if (stroke) all += " stroke=\"" + colour(theme_.light, *stroke) + "\"";
    if (!theme_.adaptive) return all;
    std::string names;
    if (fill) names = "f-" + std::string(paint_names[static_cast<std::size_t>(*fill)]);
    if (stroke)
      names += (names.empty() ? "s-" : " s-") +
               std::string(paint_names[static_cast<std::size_t>(*stroke)]);
    return all + " class=\"" + names + "\"";
  }

  void open(double width, double height, const std::string& title, const std::string& desc) {
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" +
           number(height) + "\" viewBox=\"0 0 " + number(width) + " " + number(height) +
           "\" role=\"img\" class=\"" + scheme_class(theme_) + "\" font-family=\"" +
           font_family(theme_) + "\">\n<title>" + escape_xml(title) + "</title>\n<desc>" +
           escape_xml(desc) + "</desc>\n";
    if (theme_.adaptive) {
      const std::string scheme = "." + scheme_class(theme_);
      out += "<style>@media (prefers-color-scheme: dark) {\n";
      for (std::size_t i = 0; i < paint_names.size(); ++i) {
        const std::string& c = colour(theme_.dark, static_cast<Paint>(i));
        const std::string name(paint_names[i]);
        out += scheme + " .f-" + name + " { fill: " + c + " } " + scheme + " .s-" + name +
               " { stroke: " + c + " }\n";
      }
      out += "}</style>\n";
    }
    rect({0, 0, width, height}, Paint::paper, std::nullopt);
  }

  void rect(const Rect& r, std::optional<Paint> fill, std::optional<Paint> stroke,
            const std::string& more = {}) {
    out += "<rect x=\"" + number(r.x) + "\" y=\"" + number(r.y) + "\" width=\"" + number(r.width) +
           "\" height=\"" + number(r.height) + "\"" + attributes(fill, stroke) + more + "/>\n";
  }

  void path(const std::string& d, std::optional<Paint> fill, std::optional<Paint> stroke,
            const std::string& more = {}) {
    out += "<path d=\"" + d + "\"" + attributes(fill, stroke) + more + "/>\n";
  }

  void text(Point at, std::string_view words, double size, Paint fill,
            const std::string& more = {}) {
    out += "<text x=\"" + number(at.x) + "\" y=\"" + number(at.y) + "\" font-size=\"" +
           number(size * theme_.font_scale) + "\"" + attributes(fill, std::nullopt) + more + ">" +
           escape_xml(words) + "</text>\n";
  }

  /// The outline of an actor of this kind.
  void outline(ActorKind kind, const Rect& r) {
    const std::string pen = " stroke-width=\"1.3\"";
    switch (kind) {
      case ActorKind::person:
        rect(r, Paint::faint, Paint::ink, " rx=\"" + number(person_radius) + "\"" + pen);
        return;
      case ActorKind::organization:
        rect(r, Paint::faint, Paint::ink, pen);
        return;
      case ActorKind::group:
        rect(r, Paint::faint, Paint::ink, pen);
        rect({r.x + group_gap, r.y + group_gap, r.width - 2 * group_gap, r.height - 2 * group_gap},
             std::nullopt, Paint::ink, " stroke-width=\"0.9\"");
        return;
      case ActorKind::place: {
        const double s = std::min(place_slant, r.width / 4);
        path("M" + pair({r.x, r.middle()}) + " L" + pair({r.x + s, r.y}) + " H" +
                 number(r.right() - s) + " L" + pair({r.right(), r.middle()}) + " L" +
                 pair({r.right() - s, r.bottom()}) + " H" + number(r.x + s) + " Z",
             Paint::faint, Paint::ink, pen);
        return;
      }
      case ActorKind::other:
        rect(r, Paint::faint, Paint::soft, pen + " stroke-dasharray=\"1 3\"");
        return;
    }
  }

  /// The status of an event, as on the timeline: filled, half filled, hollow, dotted, struck,
  /// crossed.
  void mark(EventStatus status, Point c) {
    const Paint p = not_so(status) ? Paint::negative : Paint::mark;
    const double r = mark_radius;
    std::string more = " stroke-width=\"2\"";
    if (status == EventStatus::hypothetical) more += " stroke-dasharray=\"1.6 2.72\"";
    out += "<circle cx=\"" + number(c.x) + "\" cy=\"" + number(c.y) + "\" r=\"" + number(r) + "\"" +
           attributes(status == EventStatus::happened ? p : Paint::paper, p) + more + "/>\n";
    if (status == EventStatus::ongoing)
      path("M" + pair({c.x, c.y - r}) + " A" + pair({r, r}) + " 0 0 0 " + pair({c.x, c.y + r}) +
               " Z",
           p, std::nullopt);
    if (status == EventStatus::cancelled)
      path("M" + pair({c.x - r - 2, c.y + r + 2}) + " L" + pair({c.x + r + 2, c.y - r - 2}),
           std::nullopt, p, " stroke-width=\"2\"");
    if (status == EventStatus::denied)
      path("M" + pair({c.x - 3.4, c.y - 3.4}) + " L" + pair({c.x + 3.4, c.y + 3.4}) + " M" +
               pair({c.x - 3.4, c.y + 3.4}) + " L" + pair({c.x + 3.4, c.y - 3.4}),
           std::nullopt, p, " stroke-width=\"1.8\"");
  }

  /// An edge between two columns, level where it leaves and arrives.
  void edge(EdgeLook look, Point from, Point to) {
    const bool arrow = look == EdgeLook::acts || look == EdgeLook::acted_on;
    const Paint p = look == EdgeLook::elsewhere ? Paint::soft : Paint::ink;
    const double way = to.x > from.x ? 1 : -1;
    const Point end{to.x - (arrow ? way * (arrow_length - 1) : 0), to.y};
    const double pull = (end.x - from.x) / 2;
    std::string more = " stroke-width=\"1.3\"";
    if (look == EdgeLook::says)
      more = " stroke-width=\"1.8\" stroke-linecap=\"round\" stroke-dasharray=\"0.1 4.4\"";
    if (look == EdgeLook::elsewhere) more = " stroke-width=\"1.2\" stroke-dasharray=\"6 4\"";
    path("M" + pair(from) + " C" + pair({from.x + pull, from.y}) + " " +
             pair({end.x - pull, end.y}) + " " + pair(end),
         std::nullopt, p, more);
    if (arrow)
      path("M" + pair(to) + " L" + pair({to.x - way * arrow_length, to.y - arrow_half}) + " V" +
               number(to.y + arrow_half) + " Z",
           p, std::nullopt);
  }

  std::string out;

 private:
  const Theme& theme_;
};

class Drawing {
 public:
  Drawing(const Diagram& diagram, const ActorGraphOptions& options)
      : diagram_(diagram), options_(options), svg_(options.theme) {}

  std::string run() {
    place();
    head();
    for (Rect* r : all_boxes()) r->y += top_;
    const double legend_top = top_ + columns_height_ + (boxes() == 0 ? 0 : 26);
    Svg legend(options_.theme);
    double y = draw_legend(legend, legend_top);
    if (!diagram_.sources.empty())
      for (const std::string& line :
           wrap_text(diagram_.sources, width_ - 2 * margin, legend_font, 3)) {
        y += 19;
        legend.text({margin, y - 4}, line, legend_font, Paint::soft);
      }
    height_ = y + margin - 8;

    svg_.open(width_, height_, diagram_.title, diagram_.description);
    svg_.out += head_.out;
    edges();
    for (std::size_t i = 0; i < diagram_.actors.size(); ++i) actor(i);
    for (std::size_t i = 0; i < diagram_.events.size(); ++i) event(i);
    svg_.out += legend.out;
    svg_.out += "</svg>\n";
    return std::move(svg_.out);
  }

 private:
  std::size_t boxes() const { return actors_.size() + events_.size(); }

  std::vector<Rect*> all_boxes() {
    std::vector<Rect*> out;
    for (Rect& r : actors_) out.push_back(&r);
    for (Rect& r : events_) out.push_back(&r);
    return out;
  }

  /// Boxes get their places from dot, whose work grows faster than the graph; beyond some hundreds
  /// from columns of our own. The top left corner of all becomes (margin, 0).
  void place() {
    if (diagram_.actors.size() + diagram_.events.size() <= max_for_dot)
      place_by_dot();
    else
      place_by_columns();

    double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
    for (const Rect* r : all_boxes()) {
      left = std::min(left, r->x);
      top = std::min(top, r->y);
      right = std::max(right, r->right());
      bottom = std::max(bottom, r->bottom());
    }
    if (boxes() == 0) left = top = right = bottom = 0;
    for (Rect* r : all_boxes()) {
      r->x += margin - left;
      r->y -= top;
    }
    columns_height_ = bottom - top;
    width_ = std::max(right - left, event_width + column_gap + actor_width) + 2 * margin;
  }

  void place_by_columns() {
    const ColumnPlacement middles = place_columns(diagram_, row_gap);
    const double step = (actor_width + event_width) / 2 + column_gap;
    for (std::size_t i = 0; i < diagram_.actors.size(); ++i) {
      const DiagramActor& a = diagram_.actors[i];
      actors_.push_back(around({a.acts ? -step : step, middles.actors[i]}, actor_width, a.height));
    }
    for (std::size_t i = 0; i < diagram_.events.size(); ++i)
      events_.push_back(around({0, middles.events[i]}, event_width, diagram_.events[i].height));
  }

  void place_by_dot() {
    std::vector<Agnode_t*> nodes;
    std::vector<NodePosition> positions;
    {
      const auto lock = lock_graphviz();
      DotGraph graph("layout");
      graph.set_node_default("label", "");
      graph.set("splines", "false");
      std::vector<Agedge_t*> edges;
      const GraphvizDiagram columns = add_columns(graph, diagram_, edges);
      nodes = columns.actors;
      nodes.insert(nodes.end(), columns.events.begin(), columns.events.end());
      if (!nodes.empty()) positions = layout_with_dot(graph, nodes);
    }
    constexpr double pixels = 96.0 / 72;
    std::size_t next = 0;
    const auto rect = [&](double width, double height) {
      const NodePosition p = positions[next++];
      return around({p.x * pixels, -p.y * pixels}, width, height);
    };
    for (const DiagramActor& a : diagram_.actors) actors_.push_back(rect(actor_width, a.height));
    for (const DiagramEvent& e : diagram_.events) events_.push_back(rect(event_width, e.height));
  }

  static Rect around(Point middle, double width, double height) {
    return {middle.x - width / 2, middle.y - height / 2, width, height};
  }

  void head() {
    double y = margin - 4;
    for (const std::string& line :
         wrap_balanced(diagram_.title, width_ - 2 * margin, title_font, 4, FontWeight::bold)) {
      y += 31;
      head_.text({margin, y - 8}, line, title_font, Paint::ink, " font-weight=\"bold\"");
    }
    for (const std::string& note : diagram_.notes) {
      y += 22;
      head_.text({margin, y - 5}, note, note_font, Paint::soft);
    }
    if (diagram_.events.empty()) {
      y += 40;
      head_.text({margin, y - 5}, "No events to show.", note_font, Paint::ink);
    }
    top_ = y + 20;
  }

  void group(const std::string& id, const std::string& classes, const std::string& title) {
    svg_.out += "<g id=\"" + escape_xml(options_.id_prefix) + id + "\" class=\"" + classes +
                "\">\n<title>" + escape_xml(title) + "</title>\n";
  }

  void actor(std::size_t i) {
    const DiagramActor& a = diagram_.actors[i];
    const Rect& r = actors_[i];
    group(a.id, "actor " + std::string(to_string(a.kind)), a.title);
    svg_.outline(a.kind, r);
    const double text_height = static_cast<double>(a.lines.size()) * actor_line;
    double y = r.middle() - text_height / 2;
    for (const std::string& line : a.lines) {
      y += actor_line;
      svg_.text({r.x + r.width / 2, y - 5}, line, actor_font, Paint::ink,
                " font-weight=\"bold\" text-anchor=\"middle\"");
    }
    svg_.out += "</g>\n";
  }

  void event(std::size_t i) {
    const DiagramEvent& e = diagram_.events[i];
    const Rect& r = events_[i];
    group(e.id, "event " + std::string(to_string(e.status)), e.title);
    std::string pen = " rx=\"3\" stroke-width=\"1\"";
    if (e.status == EventStatus::planned) pen += " stroke-dasharray=\"6 4\"";
    if (e.status == EventStatus::hypothetical) pen += " stroke-dasharray=\"1.5 3\"";
    svg_.rect(r, Paint::paper, not_so(e.status) ? Paint::negative : Paint::soft, pen);
    if (e.disputed) svg_.rect(around(r), std::nullopt, Paint::negative, std::string(disputed_pen));
    const double content = static_cast<double>(e.date.size() + e.notes.size()) * date_line +
                           static_cast<double>(e.lines.size()) * event_line;
    double y = r.middle() - content / 2;
    svg_.mark(e.status, {r.x + box_padding + mark_radius + 1, y + date_line - 9.5});
    const double x = r.x + box_padding + mark_column;
    for (const std::string& line : e.date) {
      y += date_line;
      svg_.text({x, y - 5}, line, date_font,
                not_so(e.status) ? Paint::negative
                : e.dated        ? Paint::mark
                                 : Paint::soft,
                e.dated ? " font-weight=\"bold\"" : " font-style=\"italic\"");
    }
    for (const std::string& line : e.lines) {
      y += event_line;
      svg_.text({x, y - 5}, line, event_font, Paint::ink,
                e.status == EventStatus::cancelled ? " text-decoration=\"line-through\"" : "");
    }
    for (const std::string& line : e.notes) {
      y += date_line;
      svg_.text({x, y - 5}, line, date_font, e.disputed ? Paint::negative : Paint::soft,
                " font-style=\"italic\"");
    }
    svg_.out += "</g>\n";
  }

  // A second border within the first: another article says otherwise.
  static constexpr std::string_view disputed_pen =
      " rx=\"2\" stroke-width=\"1.6\" stroke-dasharray=\"3 2\"";
  static Rect around(Rect r) { return {r.x + 3, r.y + 3, r.width - 6, r.height - 6}; }

  /// Where the k-th of n edges meets a side of the box.
  static double slot(const Rect& r, std::size_t k, std::size_t n) {
    const double step = std::min(14.0, r.height / static_cast<double>(n + 1));
    return r.middle() + (static_cast<double>(k) - (static_cast<double>(n) - 1) / 2) * step;
  }

  /// How far the outline lies inside the box at this height.
  double inset(std::size_t actor, double y) const {
    const Rect& r = actors_[actor];
    const double off = std::abs(y - r.middle()), half = r.height / 2;
    if (diagram_.actors[actor].kind == ActorKind::place) return place_slant * off / half;
    if (diagram_.actors[actor].kind == ActorKind::person && off > half - person_radius) {
      const double d = off - (half - person_radius);
      return person_radius - std::sqrt(std::max(0.0, person_radius * person_radius - d * d));
    }
    return 0;
  }

  void edges() {
    // The edges at each side of each box, from top to bottom of where they lead.
    const std::size_t na = diagram_.actors.size(), ne = diagram_.events.size();
    std::vector<std::vector<std::size_t>> at_actor(na), at_left(ne), at_right(ne);
    for (std::size_t i = 0; i < diagram_.edges.size(); ++i) {
      const DiagramEdge& e = diagram_.edges[i];
      at_actor[e.actor].push_back(i);
      (diagram_.actors[e.actor].acts ? at_left : at_right)[e.event].push_back(i);
    }
    std::vector<double> actor_y(diagram_.edges.size()), event_y(diagram_.edges.size());
    for (std::size_t a = 0; a < na; ++a) {
      auto& list = at_actor[a];
      std::stable_sort(list.begin(), list.end(), [&](std::size_t x, std::size_t y) {
        return events_[diagram_.edges[x].event].y < events_[diagram_.edges[y].event].y;
      });
      for (std::size_t k = 0; k < list.size(); ++k)
        actor_y[list[k]] = slot(actors_[a], k, list.size());
    }
    for (auto* side : {&at_left, &at_right})
      for (std::size_t v = 0; v < ne; ++v) {
        auto& list = (*side)[v];
        std::stable_sort(list.begin(), list.end(),
                         [&](std::size_t x, std::size_t y) { return actor_y[x] < actor_y[y]; });
        for (std::size_t k = 0; k < list.size(); ++k)
          event_y[list[k]] = slot(events_[v], k, list.size());
      }
    for (std::size_t i = 0; i < diagram_.edges.size(); ++i) {
      const DiagramEdge& e = diagram_.edges[i];
      const Rect &a = actors_[e.actor], &v = events_[e.event];
      const bool left = diagram_.actors[e.actor].acts;
      const double in = inset(e.actor, actor_y[i]);
      const Point at_box{left ? a.right() - in : a.x + in, actor_y[i]};
      const Point at_event{left ? v.x : v.right(), event_y[i]};
      const EdgeLook look = look_of(e.kind);
      svg_.out += "<g class=\"edge " + std::string(to_string(e.kind)) + "\">\n<title>" +
                  escape_xml(diagram_.actors[e.actor].title) + ": " +
                  std::string(look_in_words(look)) + "</title>\n";
      if (look == EdgeLook::acts || look == EdgeLook::says)
        svg_.edge(look, at_box, at_event);
      else
        svg_.edge(look, at_event, at_box);
      svg_.out += "</g>\n";
    }
  }

  double draw_legend(Svg& svg, double top) {
    std::set<ActorKind> kinds;
    std::set<EventStatus> statuses;
    std::set<EdgeLook> looks;
    for (const DiagramActor& a : diagram_.actors) kinds.insert(a.kind);
    for (const DiagramEvent& e : diagram_.events) statuses.insert(e.status);
    for (const DiagramEdge& e : diagram_.edges) looks.insert(look_of(e.kind));
    if (kinds.empty() && statuses.empty()) return top;

    svg.out += "<g class=\"legend\">\n";
    constexpr double line = 25, gap = 24;
    double x = margin, y = top + line / 2;
    const auto entry = [&](double sample, std::string_view words, const auto& draw) {
      const double width = sample + 8 + text_width(words, legend_font);
      if (x > margin && x + width > width_ - margin) {
        x = margin;
        y += line;
      }
      draw(Point{x, y});
      svg.text({x + sample + 8, y + 4.7}, words, legend_font, Paint::ink);
      x += width + gap;
    };
    for (const ActorKind kind : kinds)
      entry(30, kind_in_words(kind), [&](Point p) { svg.outline(kind, {p.x, p.y - 9, 30, 18}); });
    for (const EventStatus status : statuses)
      entry(14, status == EventStatus::happened ? "happened" : status_note(status), [&](Point p) {
        svg.mark(status, {p.x + 7, p.y});
      });
    if (std::any_of(diagram_.events.begin(), diagram_.events.end(),
                    [](const DiagramEvent& e) { return e.disputed; }))
      entry(30, "another article says otherwise", [&](Point p) {
        const Rect r{p.x, p.y - 9, 30, 18};
        svg.rect(r, Paint::paper, Paint::soft, " rx=\"3\" stroke-width=\"1\"");
        svg.rect(around(r), std::nullopt, Paint::negative, std::string(disputed_pen));
      });
    for (const EdgeLook look : looks)
      entry(46, look_in_words(look), [&](Point p) {
        // The little box stands for an event: it shows which way the arrow points.
        const bool inward = look == EdgeLook::acts || look == EdgeLook::says;
        svg.rect({inward ? p.x + 32 : p.x, p.y - 6, 14, 12}, Paint::paper, Paint::soft,
                 " stroke-width=\"1\"");
        svg.edge(look, {inward ? p.x : p.x + 14, p.y}, {inward ? p.x + 32 : p.x + 46, p.y});
      });
    svg.out += "</g>\n";
    return y + line / 2;
  }

  const Diagram& diagram_;
  const ActorGraphOptions& options_;
  Svg svg_, head_{options_.theme};
  std::vector<Rect> actors_, events_;
  double width_ = 0, height_ = 0, top_ = 0, columns_height_ = 0;
};

}  // namespace

std::string actor_graph_svg(const EventGraph& graph, const ActorGraphOptions& options) {
  const Diagram diagram = make_diagram(graph, options);
  return Drawing(diagram, options).run();
}

}  // namespace dateline
