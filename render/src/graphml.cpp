#include "dateline/render/graphml.hpp"

#include <span>
#include <string_view>

#include "dateline/render/escape.hpp"
#include "graph_elements.hpp"

namespace dateline {
namespace {

using Names = std::span<const std::string_view>;

void declare(std::string& out, std::string_view element, Names names) {
  for (const std::string_view name : names) {
    out += "  <key id=\"";
    out += element;
    out += '.';
    out += name;
    out += "\" for=\"";
    out += element;
    out += "\" attr.name=\"";
    out += name;
    out += "\" attr.type=\"string\"/>\n";
  }
}

void describe(std::string& out, std::string_view element, Names names,
              std::span<const std::string> values) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (values[i].empty()) continue;
    out += "      <data key=\"";
    out += element;
    out += '.';
    out += names[i];
    out += "\">" + escape_xml(values[i]) + "</data>\n";
  }
}

}  // namespace

std::string actor_graph_graphml(const EventGraph& graph, const ActorGraphOptions& options) {
  const GraphElements g = collect_elements(graph, options);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
      "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns\n"
      "                             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  declare(out, "node", node_attributes);
  declare(out, "edge", edge_attributes);
  out += "  <graph id=\"dateline\" edgedefault=\"directed\">\n    <desc>" + escape_xml(g.title);
  for (const std::string& note : {g.as_of, g.sources})
    if (!note.empty()) out += ". " + escape_xml(note);
  out += "</desc>\n";
  for (const GraphNode& node : g.nodes) {
    out += "    <node id=\"" + escape_xml(node.id) + "\">\n";
    describe(out, "node", node_attributes, node.values);
    out += "    </node>\n";
  }
  for (const GraphEdge& edge : g.edges) {
    out += "    <edge id=\"" + edge.id + "\" source=\"" + escape_xml(g.nodes[edge.from].id) +
           "\" target=\"" + escape_xml(g.nodes[edge.to].id) + "\">\n";
    describe(out, "edge", edge_attributes, edge.values);
    out += "    </edge>\n";
  }
  out += "  </graph>\n</graphml>\n";
  return out;
}

}  // namespace dateline
