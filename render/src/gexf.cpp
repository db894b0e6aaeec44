#include "dateline/render/gexf.hpp"

#include <span>
#include <string_view>

#include "dateline/render/escape.hpp"
#include "graph_elements.hpp"

namespace dateline {
namespace {

using Names = std::span<const std::string_view>;

bool is_midnight(LocalSeconds t) {
  return t == LocalSeconds(date::floor<date::days>(t));
}

bool has_clock_times(const GraphElements& g) {
  for (const GraphNode& node : g.nodes) {
    if (!node.time) continue;
    if (!node.time->open_begin() && !is_midnight(node.time->begin)) return true;
    if (!node.time->open_end() && !is_midnight(node.time->end)) return true;
  }
  return false;
}

// xs:date, or xs:dateTime, which always names its time of day.
std::string xml_time(LocalSeconds t, bool clock) {
  if (!clock) return to_iso(LocalSeconds(date::floor<date::days>(t)));
  std::string iso = to_iso(t);
  if (is_midnight(t)) return iso + "T00:00:00";
  return t == LocalSeconds(date::floor<std::chrono::minutes>(t)) ? iso + ":00" : iso;
}

std::string spell(const std::optional<Interval>& time, bool clock) {
  std::string out;
  if (!time) return out;
  if (!time->open_begin()) out += " start=\"" + xml_time(time->begin, clock) + '"';
  if (!time->open_end())
    out += " end=\"" + xml_time(time->end - std::chrono::seconds(1), clock) + '"';
  return out;
}

// The label is an attribute of the element itself.
void declare(std::string& out, std::string_view element, Names names) {
  out += "    <attributes class=\"";
  out += element;
  out += "\" mode=\"static\">\n";
  for (const std::string_view name : names) {
    if (name == "label") continue;
    out += "      <attribute id=\"";
    out += name;
    out += "\" title=\"";
    out += name;
    out += "\" type=\"string\"/>\n";
  }
  out += "    </attributes>\n";
}

void describe(std::string& out, Names names, std::span<const std::string> values) {
  out += "        <attvalues>\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == "label" || values[i].empty()) continue;
    out += "          <attvalue for=\"";
    out += names[i];
    out += "\" value=\"" + escape_xml(values[i]) + "\"/>\n";
  }
  out += "        </attvalues>\n";
}

}  // namespace

std::string actor_graph_gexf(const EventGraph& graph, const ActorGraphOptions& options) {
  const GraphElements g = collect_elements(graph, options);
  const bool clock = has_clock_times(g);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "      xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" "
      "version=\"1.3\">\n  <meta";
  if (g.written) out += " lastmodifieddate=\"" + to_iso(LocalSeconds(*g.written)) + '"';
  out += ">\n    <creator>Dateline</creator>\n    <description>" + escape_xml(g.title);
  for (const std::string& note : {g.as_of, g.sources})
    if (!note.empty()) out += ". " + escape_xml(note);
  out += "</description>\n  </meta>\n";
  out +=
      "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timerepresentation=\"interval\" "
      "timeformat=\"";
  out += clock ? "dateTime\">\n" : "date\">\n";
  declare(out, "node", node_attributes);
  declare(out, "edge", edge_attributes);
  out += "    <nodes>\n";
  for (const GraphNode& node : g.nodes) {
    out += "      <node id=\"" + escape_xml(node.id) + "\" label=\"" + escape_xml(node.label()) +
           '"' + spell(node.time, clock) + ">\n";
    describe(out, node_attributes, node.values);
    out += "      </node>\n";
  }
  out += "    </nodes>\n    <edges>\n";
  for (const GraphEdge& edge : g.edges) {
    const GraphNode& from = g.nodes[edge.from];
    const GraphNode& to = g.nodes[edge.to];
    out += "      <edge id=\"" + edge.id + "\" source=\"" + escape_xml(from.id) + "\" target=\"" +
           escape_xml(to.id) + "\" kind=\"" + edge.values[0] + "\" label=\"" + edge.values[0] + '"';
    // A relation between two events is no happening of its own.
    if (!(from.is_event && to.is_event)) out += spell(from.is_event ? from.time : to.time, clock);
    out += ">\n";
    describe(out, edge_attributes, edge.values);
    out += "      </edge>\n";
  }
  out += "    </edges>\n  </graph>\n</gexf>\n";
  return out;
}

}  // namespace dateline
