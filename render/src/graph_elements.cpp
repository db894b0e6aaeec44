#include "graph_elements.hpp"

#include <unordered_map>
#include <utility>

#include "actor_graph_diagram.hpp"
#include "dateline/graph/precedence.hpp"
#include "dateline/render/escape.hpp"
#include "event_accounts.hpp"
#include "event_fields.hpp"

namespace dateline {
namespace {

// The date as the span in which the event lies: "by Friday" leaves its begin open.
Interval span_of(const EventTime& when) {
  Interval time = when.interval;
  if (when.bound == Bound::not_before) time.end = LocalSeconds::max();
  if (when.bound == Bound::not_after) time.begin = LocalSeconds::min();
  return time;
}

std::string relation_name(RelationSet relations) {
  std::string name;
  for (int i = 0; i < allen_relation_count; ++i) {
    const auto relation = static_cast<AllenRelation>(i);
    if (!relations.contains(relation)) continue;
    if (!name.empty()) name += '|';
    name += to_string(relation);
  }
  return name;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

GraphNode actor_node(const EventGraph& graph, const DiagramActor& a) {
  GraphNode node;
  node.id = a.id;
  node.kind = to_string(a.kind);
  const Vertex& vertex = graph.graph()[a.vertex];
  const auto* place = std::get_if<PlaceVertex>(&vertex);
  std::string name = clean_text(place ? place->name : std::get<ActorVertex>(vertex).name);
  if (name.empty()) name = "(no name)";
  node.values[0] = std::move(name);
  node.values[1] = place ? "place" : "actor";
  node.values[2] = node.kind;
  return node;
}

GraphNode event_node(const EventGraph& graph, const DiagramEvent& e) {
  const Event& event = graph.event(e.ref);
  const Story& story = graph.stories()[e.ref.document];
  GraphNode node;
  node.id = e.id;
  node.is_event = true;
  node.status = event.status;
  if (event.when) {
    const Interval time = span_of(*event.when);
    if (!time.empty() && !(time.open_begin() && time.open_end())) node.time = time;
  }
  std::string label = clean_text(event.label);
  if (label.empty()) label = clean_text(event.action);
  if (label.empty()) label = "(no description)";
  if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  EventFields f = fields_of(story, event, {true, true, false});
  const Accounts accounts = accounts_of(graph.stories(), e.ref, {true, true, false});
  node.values = {with_accounts(marked_label(label, event.status, f.source), accounts),
                 "event",
                 "",
                 std::move(f.date),
                 std::move(f.begin),
                 std::move(f.end),
                 std::move(f.granularity),
                 std::move(f.value),
                 std::move(f.mod),
                 std::move(f.basis),
                 std::move(f.bound),
                 std::move(f.status),
                 std::move(f.polarity),
                 std::move(f.action),
                 std::move(f.source),
                 std::move(f.document),
                 std::move(f.line),
                 std::move(f.evidence),
                 listed(accounts.told_by),
                 listed(accounts.otherwise)};
  for (std::string& value : node.values) value = clean_text(value);
  return node;
}

}  // namespace

GraphElements collect_elements(const EventGraph& graph, const ActorGraphOptions& options) {
  const Diagram diagram = make_diagram(graph, options);
  GraphElements out;
  out.title = diagram.title;
  if (!diagram.notes.empty()) out.as_of = diagram.notes.front();
  out.sources = diagram.sources;
  for (const Story& s : graph.stories())
    if (const auto& creation = s.document.creation_time) {
      const auto day = date::floor<date::days>(creation->when.begin);
      if (!out.written || *out.written < day) out.written = day;
    }

  std::unordered_map<EventGraph::VertexDescriptor, std::size_t> event_nodes;
  for (const DiagramActor& a : diagram.actors) out.nodes.push_back(actor_node(graph, a));
  for (const DiagramEvent& e : diagram.events) {
    event_nodes.emplace(graph.vertex(e.ref), out.nodes.size());
    out.nodes.push_back(event_node(graph, e));
  }

  const auto add = [&](std::size_t from, std::size_t to, EdgeKind kind) -> GraphEdge& {
    GraphEdge edge;
    edge.id = "r" + std::to_string(out.edges.size() + 1);
    edge.from = from;
    edge.to = to;
    edge.kind = kind;
    edge.values[0] = to_string(kind);
    out.edges.push_back(std::move(edge));
    return out.edges.back();
  };
  for (const DiagramEdge& e : diagram.edges) {
    const std::size_t event = diagram.actors.size() + e.event;
    const bool inward = e.kind == EdgeKind::agent || e.kind == EdgeKind::source;
    add(inward ? e.actor : event, inward ? event : e.actor, e.kind);
  }
  // What is before what: only what doesn't follow from the rest is drawn.
  std::vector<std::pair<std::size_t, std::size_t>> orders;
  std::vector<std::size_t> ordering;  // the edges that say so
  for (const DiagramEvent& e : diagram.events) {
    const auto v = graph.vertex(e.ref);
    for (const auto edge : boost::make_iterator_range(out_edges(v, graph.graph()))) {
      const Edge& said = graph.graph()[edge];
      if (said.kind != EdgeKind::embeds && said.kind != EdgeKind::temporal) continue;
      const auto other = event_nodes.find(target(edge, graph.graph()));
      if (other == event_nodes.end() || other->first == v) continue;
      GraphEdge& relation = add(event_nodes.at(v), other->second, said.kind);
      relation.values[1] = relation_name(said.relations);
      if (said.tlink) relation.values[2] = clean_text(graph.tlink(*said.tlink).basis);
      const bool before = said.relations == RelationSet(AllenRelation::before);
      const bool after = said.relations == RelationSet(AllenRelation::after);
      if (said.kind != EdgeKind::temporal || !(before || after)) continue;
      orders.emplace_back(before ? relation.from : relation.to,
                          before ? relation.to : relation.from);
      ordering.push_back(out.edges.size() - 1);
    }
  }
  const std::vector<char> implied = implied_arcs(out.nodes.size(), orders);
  std::vector<char> gone(out.edges.size(), 0);
  for (std::size_t i = 0; i < ordering.size(); ++i) gone[ordering[i]] = implied[i];
  std::vector<GraphEdge> kept;
  kept.reserve(out.edges.size());
  for (std::size_t i = 0; i < out.edges.size(); ++i) {
    if (gone[i]) continue;
    kept.push_back(std::move(out.edges[i]));
    kept.back().id = "r" + std::to_string(kept.size());
  }
  out.edges = std::move(kept);
  return out;
}

}  // namespace dateline
