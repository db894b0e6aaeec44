#include <algorithm>
#include <array>
#include <set>

#include "actor_graph_graphviz.hpp"
#include "dateline/render/actor_graph.hpp"
#include "dateline/render/escape.hpp"
#include "dateline/render/text_width.hpp"

namespace dateline {
namespace {

// Where Helvetica is missing Graphviz may take a wider font (DejaVu Sans is a sixth wider).
constexpr double font_slack = 30;

// A label's lines; "\l" ends one and sets it to the left, "\n" in the middle.
std::string joined(const std::vector<std::string>& lines, std::string_view end) {
  std::string out;
  for (const std::string& line : lines) {
    out += escape_dot_label(line);
    out += end;
  }
  return out;
}

void style_actor(DotGraph& g, Agnode_t* n, const DiagramActor& a) {
  switch (a.kind) {
    case ActorKind::person:
      g.set(n, "style", "rounded,filled");
      break;
    case ActorKind::group:
      g.set(n, "peripheries", "2");
      break;
    case ActorKind::place:
      g.set(n, "shape", "hexagon");
      break;
    case ActorKind::other:
      g.set(n, "shape", "ellipse");
      break;
    case ActorKind::organization:
      break;
  }
}

void style_event(DotGraph& g, Agnode_t* n, EventStatus status, const Palette& p) {
  switch (status) {
    case EventStatus::happened:
      break;
    case EventStatus::ongoing:
      g.set(n, "penwidth", "2");
      break;
    case EventStatus::planned:
      g.set(n, "style", "dashed");
      break;
    case EventStatus::hypothetical:
      g.set(n, "style", "dotted");
      break;
    case EventStatus::cancelled:
      g.set(n, "style", "dashed");
      g.set(n, "color", p.negative);
      g.set(n, "fontcolor", p.negative);
      break;
    case EventStatus::denied:
      g.set(n, "style", "diagonals");
      g.set(n, "color", p.negative);
      g.set(n, "fontcolor", p.negative);
      break;
  }
}

void style_edge(DotGraph& g, Agedge_t* e, const DiagramEdge& edge, bool against, const Palette& p) {
  g.set(e, "class", to_string(edge.kind));
  switch (look_of(edge.kind)) {
    case EdgeLook::acts:
      break;
    case EdgeLook::acted_on:
      if (against) g.set(e, "dir", "back");
      break;
    case EdgeLook::says:
      g.set(e, "style", "dotted");
      g.set(e, "arrowhead", "vee");
      break;
    case EdgeLook::elsewhere:
      g.set(e, "style", "dashed");
      g.set(e, "dir", "none");
      g.set(e, "color", p.soft);
      break;
  }
}

std::string_view shape_in_words(ActorKind kind) {
  switch (kind) {
    case ActorKind::person:
      return "rounded box";
    case ActorKind::organization:
      return "box";
    case ActorKind::group:
      return "double box";
    case ActorKind::place:
      return "hexagon";
    case ActorKind::other:
      break;
  }
  return "ellipse";
}

std::string_view line_in_words(EdgeLook look) {
  switch (look) {
    case EdgeLook::acts:
      return "arrow to an event";
    case EdgeLook::acted_on:
      return "arrow from an event";
    case EdgeLook::says:
      return "dotted line";
    case EdgeLook::elsewhere:
      break;
  }
  return "dashed line";
}

// What the shapes and lines in use mean; statuses are in words in the labels.
std::string legend(const Diagram& diagram) {
  std::set<ActorKind> kinds;
  std::set<EdgeLook> looks;
  for (const DiagramActor& a : diagram.actors) kinds.insert(a.kind);
  for (const DiagramEdge& e : diagram.edges) looks.insert(look_of(e.kind));
  std::string out;
  const auto add = [&](std::string_view sign, std::string_view meaning) {
    if (!out.empty()) out += " · ";
    out += sign;
    out += ": ";
    out += meaning;
  };
  for (const ActorKind kind : kinds) add(shape_in_words(kind), kind_in_words(kind));
  for (const EdgeLook look : looks) add(line_in_words(look), look_in_words(look));
  if (std::any_of(diagram.events.begin(), diagram.events.end(),
                  [](const DiagramEvent& e) { return e.disputed; }))
    add("double border", "another article says otherwise");
  return out;
}

}  // namespace

GraphvizDiagram add_columns(DotGraph& out, const Diagram& diagram, std::vector<Agedge_t*>& edges,
                            double slack) {
  out.set("rankdir", "LR");
  out.set("nodesep", dot_inches(row_gap));
  out.set("ranksep", dot_inches(column_gap));
  out.set_node_default("shape", "box");
  out.set_node_default("fixedsize", "true");

  GraphvizDiagram nodes;
  Agraph_t* acting = out.subgraph("acting");
  Agraph_t* happening = out.subgraph("events");
  Agraph_t* acted_on = out.subgraph("acted_on");
  for (Agraph_t* column : {acting, happening, acted_on}) out.set(column, "rank", "same");
  for (const DiagramActor& a : diagram.actors) {
    Agnode_t* n = out.node(a.id);
    out.set(n, "width", dot_inches(actor_width + slack));
    out.set(n, "height", dot_inches(a.height));
    out.add(a.acts ? acting : acted_on, n);
    nodes.actors.push_back(n);
  }
  for (const DiagramEvent& e : diagram.events) {
    Agnode_t* n = out.node(e.id);
    out.set(n, "width", dot_inches(event_width + slack));
    out.set(n, "height", dot_inches(e.height));
    out.add(happening, n);
    if (!nodes.events.empty()) {
      // Within a column an edge sets the order.
      Agedge_t* then = out.edge(nodes.events.back(), n);
      out.set(then, "style", "invis");
      out.set(then, "tailport", "_");
      out.set(then, "headport", "_");
      out.set(then, "class", "order");
    }
    nodes.events.push_back(n);
  }
  for (const DiagramEdge& e : diagram.edges) {
    const bool left = diagram.actors[e.actor].acts;
    Agnode_t* a = nodes.actors[e.actor];
    Agnode_t* v = nodes.events[e.event];
    edges.push_back(left ? out.edge(a, v) : out.edge(v, a));
  }
  return nodes;
}

std::string actor_graph_dot(const EventGraph& graph, const ActorGraphOptions& options) {
  const Diagram diagram = make_diagram(graph, options);
  const Palette& p = options.theme.light;
  const auto lock = lock_graphviz();
  DotGraph out("dateline");
  std::vector<std::string> heading{wrap_text(diagram.title, 600, 15, 4)};
  for (const std::string& note : diagram.notes) heading.push_back(note);
  if (!diagram.sources.empty()) heading.push_back(diagram.sources);
  constexpr double page = 2 * (actor_width + font_slack) + event_width;
  for (std::string& line : wrap_text(legend(diagram), page, 15, 6)) heading.push_back(line);
  out.set("label", joined(heading, "\\l"));
  out.set("labelloc", "t");
  // Straight lines between columns meet no box; curves between ports would swing out.
  out.set("splines", "line");
  out.set("labeljust", "l");
  out.set("fontname", "Helvetica");
  out.set("fontsize", dot_points(15));
  out.set("fontcolor", p.ink);
  out.set("bgcolor", p.paper);
  out.set_node_default("fontname", "Helvetica");
  out.set_node_default("color", p.ink);
  out.set_node_default("fontcolor", p.ink);
  out.set_edge_default("color", p.ink);
  out.set_edge_default("arrowsize", "0.7");
  out.set_edge_default("tailport", "e");
  out.set_edge_default("headport", "w");

  std::vector<Agedge_t*> edges;
  const GraphvizDiagram nodes = add_columns(out, diagram, edges, font_slack);
  for (std::size_t i = 0; i < nodes.actors.size(); ++i) {
    const DiagramActor& a = diagram.actors[i];
    Agnode_t* n = nodes.actors[i];
    out.set(n, "label", joined(a.lines, "\\n"));
    out.set(n, "class", "actor " + std::string(to_string(a.kind)));
    out.set(n, "fontsize", dot_points(actor_font));
    out.set(n, "fontname", "Helvetica-Bold");
    out.set(n, "style", "filled");
    out.set(n, "fillcolor", p.faint);
    out.set(n, "tooltip", escape_dot_label(a.title));
    style_actor(out, n, a);
  }
  for (std::size_t i = 0; i < nodes.events.size(); ++i) {
    const DiagramEvent& e = diagram.events[i];
    Agnode_t* n = nodes.events[i];
    out.set(n, "label", joined(e.date, "\\l") + joined(e.lines, "\\l") + joined(e.notes, "\\l"));
    if (e.disputed) out.set(n, "peripheries", "2");
    out.set(n, "class", "event " + std::string(to_string(e.status)));
    out.set(n, "fontsize", dot_points(event_font));
    out.set(n, "tooltip", escape_dot_label(e.title));
    style_event(out, n, e.status, p);
  }
  for (std::size_t i = 0; i < edges.size(); ++i)
    style_edge(out, edges[i], diagram.edges[i], diagram.actors[diagram.edges[i].actor].acts, p);
  return out.write();
}

}  // namespace dateline
