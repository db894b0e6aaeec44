#include "queries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "dateline/graph/connections.hpp"
#include "inputs.hpp"
#include "text_reports.hpp"

namespace dateline::cli {
namespace {

using Vertex = EventGraph::VertexDescriptor;

std::string shown(const EventGraph& graph, Vertex v) {
  return fmt::format("{} \"{}\"", id_of(graph, v), one_line(name_of(graph, v)));
}

Vertex only_one(const EventGraph& graph, const std::vector<Vertex>& found, std::string_view option,
                std::string_view typed, std::string_view what) {
  if (found.size() == 1) return found.front();
  if (found.empty())
    throw RefusedCommand(fmt::format("{}: no {} here is meant by '{}' (dateline events lists them)",
                                     option, what, one_line(typed)));
  constexpr std::size_t most = 6;
  std::string list;
  for (std::size_t i = 0; i < found.size() && i < most; ++i)
    list += (i > 0 ? ", " : "") + shown(graph, found[i]);
  if (found.size() > most) list += fmt::format(" and {} more", found.size() - most);
  throw RefusedCommand(fmt::format("{}: '{}' may mean {}; give the id, or more words", option,
                                   one_line(typed), list));
}

// Every member of the vertices that are events.
std::vector<EventRef> events_of(const EventGraph& graph, const std::vector<Vertex>& vertices) {
  std::vector<EventRef> out;
  for (const Vertex v : vertices)
    if (const auto* event = std::get_if<EventVertex>(&graph.graph()[v]))
      out.insert(out.end(), event->members.begin(), event->members.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<EventRef> both(const std::vector<EventRef>& a, const std::vector<EventRef>& b) {
  std::vector<EventRef> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

}  // namespace

bool asks(const Options& options) {
  return !options.around.empty() || options.path.has_value();
}

Selection selection_of(const Chronicle& chronicle, const Options& options,
                       std::vector<std::string>& notes) {
  Selection selection = options.selection;
  if (!asks(options)) return selection;
  const EventGraph& graph = chronicle.graph();
  const bool all = options.selection.all;
  if (!options.around.empty()) {
    const Vertex event =
        only_one(graph, find_events(graph, options.around), "--around", options.around, "event");
    selection.only = events_of(graph, around(graph, event, options.radius, all));
  }
  if (options.path) {
    const auto& [a, b] = *options.path;
    const auto end = [&](const std::string& typed) {
      return only_one(graph, find_vertices(graph, typed), "--path", typed, "event or actor");
    };
    const Vertex from = end(a), to = end(b);
    // What is drawn tells more to a reader than what is not; but a way is a way.
    std::vector<Vertex> way = shortest_path(graph, from, to, all);
    if (way.empty()) way = shortest_path(graph, from, to, true);
    if (way.empty())
      throw RefusedCommand(
          fmt::format("--path: nothing connects {} with {}", shown(graph, from), shown(graph, to)));
    std::string told;
    for (const Vertex v : way) told += (told.empty() ? "" : " – ") + shown(graph, v);
    notes.push_back("path: " + told);
    const auto events = events_of(graph, way);
    selection.only = selection.only ? both(*selection.only, events) : events;
  }
  return selection;
}

}  // namespace dateline::cli
