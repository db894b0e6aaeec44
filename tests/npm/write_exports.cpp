// Writes stories of the tests in the formats that npm has readers for, and what is to be read.
//
//   write_exports DIRECTORY
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "../render/story_hostile.hpp"
#include "dateline/render/cytoscape.hpp"
#include "dateline/render/escape.hpp"
#include "dateline/render/icalendar.hpp"
#include "dateline/render/mermaid.hpp"
#include "dateline/render/timelinejs.hpp"
#include "graph_elements.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

using nlohmann::json;

std::set<std::string> ids_of(const std::vector<LeftOut>& left_out) {
  std::set<std::string> ids;
  for (const LeftOut& event : left_out) ids.insert(event.id);
  return ids;
}

void write_exports(const std::filesystem::path& directory, const Story& story) {
  const auto write = [&](const std::string& extension, const std::string& text) {
    std::ofstream(directory / (story.document.id + extension), std::ios::binary) << text;
  };
  const std::span<const Story> one(&story, 1);
  const EventGraph graph = build_graph(story);
  const PartialArtefact calendar = timeline_icalendar(one), slides = timeline_timelinejs(one);
  write(".timeline.mmd", timeline_mermaid(one).text);
  write(".graph.mmd", actor_graph_mermaid(graph).text);
  write(".ics", calendar.text);
  write(".timelinejs.json", slides.text);
  write(".cyjs", actor_graph_cytoscape(graph));

  json wanted{{"nodes", json::array()}, {"edges", json::array()}, {"rows", json::array()}};
  const GraphElements g = collect_elements(graph, {});
  for (const GraphNode& node : g.nodes)
    wanted["nodes"].push_back({{"id", node.id},
                               {"label", node.label()},
                               {"date", node.values[3]},
                               {"event", node.is_event}});
  for (const GraphEdge& edge : g.edges)
    wanted["edges"].push_back({{"id", edge.id},
                               {"source", g.nodes[edge.from].id},
                               {"target", g.nodes[edge.to].id},
                               {"kind", edge.values[0]}});
  const auto no_entry = ids_of(calendar.left_out), no_slide = ids_of(slides.left_out);
  for (const TimelineRow& row : collect_rows(one, {}).rows)
    wanted["rows"].push_back({{"id", row.id},
                              {"label", clean_text(row.marked())},
                              {"date", row.fields.date},
                              {"begin", row.fields.begin},
                              {"status", row.fields.status},
                              {"entry", !no_entry.contains(row.id)},
                              {"slide", !no_slide.contains(row.id)}});
  write(".wanted.json", wanted.dump(2));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_exports DIRECTORY\n";
    return 2;
  }
  std::filesystem::create_directories(argv[1]);
  dateline::write_exports(argv[1], dateline::fixture::ice_raids());
  dateline::write_exports(argv[1], dateline::fixture::hostile());
}
