#include "dateline/render/cytoscape.hpp"

#include <nlohmann/json.hpp>

#include "dateline/render/escape.hpp"
#include "graph_elements.hpp"

namespace dateline {

std::string actor_graph_cytoscape(const EventGraph& graph, const ActorGraphOptions& options) {
  using Json = nlohmann::ordered_json;
  const GraphElements g = collect_elements(graph, options);
  Json nodes = Json::array(), edges = Json::array();
  for (const GraphNode& node : g.nodes) {
    Json data{{"id", node.id}, {"value", node.id}, {"name", node.label()}};
    for (std::size_t i = 0; i < node_attributes.size(); ++i)
      if (!node.values[i].empty()) data[std::string(node_attributes[i])] = node.values[i];
    const std::string classes = node.is_event ? "event " + std::string(to_string(node.status))
                                              : "actor " + std::string(node.kind);
    nodes.push_back(Json{{"data", std::move(data)}, {"classes", classes}});
  }
  for (const GraphEdge& edge : g.edges) {
    Json data{{"id", edge.id},
              {"key", edge.id},
              {"source", g.nodes[edge.from].id},
              {"target", g.nodes[edge.to].id},
              {"interaction", edge.values[0]}};
    for (std::size_t i = 0; i < edge_attributes.size(); ++i)
      if (!edge.values[i].empty()) data[std::string(edge_attributes[i])] = edge.values[i];
    edges.push_back(Json{{"data", std::move(data)}, {"classes", edge.values[0]}});
  }
  Json data{{"name", clean_text(g.title)}};
  if (!g.as_of.empty()) data["as_of"] = clean_text(g.as_of);
  if (!g.sources.empty()) data["sources"] = clean_text(g.sources);
  const Json document{
      {"format_version", "1.0"},
      {"generated_by", "dateline"},
      {"target_cytoscapejs_version", "~3"},
      {"directed", true},
      {"multigraph", true},
      {"data", std::move(data)},
      {"elements", Json{{"nodes", std::move(nodes)}, {"edges", std::move(edges)}}},
  };
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace dateline
