#include "dateline/graph/connections.hpp"

#include <algorithm>
#include <queue>
#include <variant>

#include "dateline/graph/selection.hpp"

namespace dateline {
namespace {

using Vertices = std::vector<EventGraph::VertexDescriptor>;

const EventVertex* event_at(const EventGraph& graph, EventGraph::VertexDescriptor v) {
  return std::get_if<EventVertex>(&graph.graph()[v]);
}

bool is_time(const EventGraph& graph, EventGraph::VertexDescriptor v) {
  return std::holds_alternative<TimeVertex>(graph.graph()[v]);
}

bool drawn(const EventGraph& graph, EventGraph::VertexDescriptor v, bool all) {
  const EventVertex* event = event_at(graph, v);
  return event == nullptr || all ||
         std::any_of(event->members.begin(), event->members.end(),
                     [&](EventRef m) { return graph.event(m).shown; });
}

// Neighbours along edges in either direction, in order, each once. That two things follow each
// other in a text, or in time, makes them neighbours at most, but is no way from one to the other.
enum class Ties : bool { without_time, with_time };
Vertices neighbours(const EventGraph& graph, EventGraph::VertexDescriptor v, Ties ties) {
  Vertices out;
  const auto& g = graph.graph();
  const auto counts = [&](EventGraph::EdgeDescriptor e) {
    if (g[e].kind != EdgeKind::temporal) return true;
    if (ties == Ties::without_time || !g[e].tlink) return false;
    return graph.tlink(*g[e].tlink).basis.find("narrative") == std::string::npos;
  };
  for (const auto e : boost::make_iterator_range(out_edges(v, g)))
    if (counts(e)) out.push_back(target(e, g));
  for (const auto e : boost::make_iterator_range(in_edges(v, g)))
    if (counts(e)) out.push_back(source(e, g));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase_if(out, [&](EventGraph::VertexDescriptor u) { return is_time(graph, u); });
  return out;
}

// All ids that the vertex goes by.
template <class Ref>
bool has_id(const EventGraph& graph, const std::vector<Ref>& members, std::string_view typed) {
  return std::any_of(members.begin(), members.end(), [&](Ref m) {
    const std::string id = to_string(m.id);
    if (graph.stories().size() == 1) return id == typed;
    return 'd' + std::to_string(m.document + 1) + '-' + id == typed;
  });
}

bool has_id(const EventGraph& graph, EventGraph::VertexDescriptor v, std::string_view typed) {
  const Vertex& vertex = graph.graph()[v];
  if (const auto* event = std::get_if<EventVertex>(&vertex))
    return has_id(graph, event->members, typed);
  if (const auto* actor = std::get_if<ActorVertex>(&vertex))
    return has_id(graph, actor->members, typed);
  if (const auto* place = std::get_if<PlaceVertex>(&vertex))
    return has_id(graph, place->members, typed);
  return false;
}

// A label's last word has a full stop or a quotation mark at times.
bool has_words(std::string_view typed, std::string text) {
  for (char& c : text)
    if (std::string_view(".,;:!?\"()").find(c) != std::string_view::npos) c = ' ';
  return names_actor(typed, text);
}

}  // namespace

Vertices find_events(const EventGraph& graph, std::string_view typed) {
  Vertices exact, said;
  for (const auto v : boost::make_iterator_range(vertices(graph.graph()))) {
    const EventVertex* event = event_at(graph, v);
    if (event == nullptr) continue;
    if (has_id(graph, v, typed)) exact.push_back(v);
    if (std::any_of(event->members.begin(), event->members.end(), [&](EventRef m) {
          const Event& e = graph.event(m);
          return has_words(typed, e.label) || has_words(typed, e.action);
        }))
      said.push_back(v);
  }
  if (!exact.empty()) return exact;
  // What is drawn is meant before what isn't.
  Vertices seen;
  for (const auto v : said)
    if (drawn(graph, v, false)) seen.push_back(v);
  return seen.empty() ? said : seen;
}

Vertices find_vertices(const EventGraph& graph, std::string_view typed) {
  for (const auto v : boost::make_iterator_range(vertices(graph.graph())))
    if (has_id(graph, v, typed)) return {v};
  Vertices actors = find_actors(graph, typed);
  return actors.empty() ? find_events(graph, typed) : actors;
}

std::string id_of(const EventGraph& graph, EventGraph::VertexDescriptor v) {
  const auto id = [&](auto ref) {
    const std::string plain = to_string(ref.id);
    return graph.stories().size() == 1 ? plain
                                       : 'd' + std::to_string(ref.document + 1) + '-' + plain;
  };
  const Vertex& vertex = graph.graph()[v];
  if (const auto* event = std::get_if<EventVertex>(&vertex)) return id(event->members.front());
  if (const auto* actor = std::get_if<ActorVertex>(&vertex)) return id(actor->members.front());
  if (const auto* place = std::get_if<PlaceVertex>(&vertex)) return id(place->members.front());
  return id(std::get<TimeVertex>(vertex).timex);
}

std::string name_of(const EventGraph& graph, EventGraph::VertexDescriptor v) {
  const Vertex& vertex = graph.graph()[v];
  if (const auto* actor = std::get_if<ActorVertex>(&vertex)) return actor->name;
  if (const auto* place = std::get_if<PlaceVertex>(&vertex)) return place->name;
  const EventVertex* event = event_at(graph, v);
  if (event == nullptr) return {};
  const Event& e = graph.event(event->members.front());
  return e.label.empty() ? e.action : e.label;
}

Vertices around(const EventGraph& graph, EventGraph::VertexDescriptor event, std::size_t radius,
                bool all) {
  std::vector<char> reached(num_vertices(graph.graph()), 0);
  reached[event] = 1;
  Vertices found{event}, edge{event};
  for (std::size_t step = 0; step < radius && !edge.empty(); ++step) {
    Vertices next;
    const auto take = [&](EventGraph::VertexDescriptor v) {
      if (reached[v] || event_at(graph, v) == nullptr || !drawn(graph, v, all)) return;
      reached[v] = 1;
      next.push_back(v);
    };
    for (const auto v : edge)
      for (const auto u : neighbours(graph, v, Ties::with_time)) {
        take(u);
        if (event_at(graph, u) != nullptr || reached[u]) continue;
        reached[u] = 1;
        for (const auto w : neighbours(graph, u, Ties::with_time)) take(w);
      }
    found.insert(found.end(), next.begin(), next.end());
    edge = std::move(next);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Vertices shortest_path(const EventGraph& graph, EventGraph::VertexDescriptor from,
                       EventGraph::VertexDescriptor to, bool all) {
  const std::size_t n = num_vertices(graph.graph());
  std::vector<EventGraph::VertexDescriptor> before(n, n);
  std::queue<EventGraph::VertexDescriptor> queue;
  before[from] = from;
  queue.push(from);
  while (!queue.empty() && before[to] == n) {
    const auto v = queue.front();
    queue.pop();
    for (const auto u : neighbours(graph, v, Ties::without_time)) {
      if (before[u] != n || (u != to && !drawn(graph, u, all))) continue;
      before[u] = v;
      queue.push(u);
    }
  }
  if (before[to] == n) return {};
  Vertices path{to};
  while (path.back() != from) path.push_back(before[path.back()]);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace dateline
