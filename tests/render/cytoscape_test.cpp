#include "dateline/render/cytoscape.hpp"

#include <gmock/gmock.h>

#include <set>

#include "consumer.hpp"
#include "graph_elements.hpp"
#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using nlohmann::json;

json cytoscape_of(const Story& story) {
  return json::parse(actor_graph_cytoscape(build_graph(story)));
}

json node_of(const json& document, const std::string& id) {
  for (const json& node : document["elements"]["nodes"])
    if (node["data"]["id"] == id) return node;
  ADD_FAILURE() << id;
  return {};
}

TEST(Cytoscape, SaysOfAPlanWhatItIs) {
  const json node = node_of(cytoscape_of(ice_raids()), "e7");
  EXPECT_EQ(node["classes"], "event planned");
  EXPECT_EQ(node["data"]["status"], "planned");
  EXPECT_EQ(node["data"]["bound"], "not_before");
  EXPECT_EQ(node["data"]["date"], "Sun 14 July 2019 or later");
  EXPECT_EQ(node["data"]["according_to"], "The New York Times");
  EXPECT_TRUE(node["data"]["label"].get<std::string>().ends_with(
      "(planned, according to The New York Times)"));
}

TEST(Cytoscape, ActorsSayWhatTheyAre) {
  const json document = cytoscape_of(ice_raids());
  EXPECT_EQ(node_of(document, "a2")["classes"], "actor organization");
  EXPECT_EQ(node_of(document, "a1")["data"]["name"], "Lori Lightfoot");
}

TEST(Cytoscape, IdsAreUniqueAndEdgesEndSomewhere) {
  for (const Story& story : {ice_raids(), hostile()}) {
    const json document = cytoscape_of(story);
    std::set<std::string> ids;
    for (const json& node : document["elements"]["nodes"])
      EXPECT_TRUE(ids.insert(node["data"]["id"]).second);
    const std::set<std::string> nodes = ids;
    for (const json& edge : document["elements"]["edges"]) {
      EXPECT_TRUE(ids.insert(edge["data"]["id"]).second);
      EXPECT_TRUE(nodes.contains(edge["data"]["source"]));
      EXPECT_TRUE(nodes.contains(edge["data"]["target"]));
    }
  }
}

TEST(Cytoscape, NetworkxReadsItAll) {
  SKIP_WITHOUT_PYTHON(python, "networkx");
  for (const Story& story : {ice_raids(), hostile()}) {
    const EventGraph graph = build_graph(story);
    const GraphElements wanted = collect_elements(graph, {});
    const json read =
        consumer::read_with(*python, "read_cytoscape.py", actor_graph_cytoscape(graph), ".cyjs");
    ASSERT_EQ(read["nodes"].size(), wanted.nodes.size());
    ASSERT_EQ(read["edges"].size(), wanted.edges.size());
    for (const GraphNode& node : wanted.nodes)
      for (std::size_t i = 0; i < node_attributes.size(); ++i)
        EXPECT_EQ(read["nodes"][node.id].value(std::string(node_attributes[i]), ""),
                  node.values[i]);
    for (const GraphEdge& edge : wanted.edges) {
      EXPECT_EQ(read["edges"][edge.id]["source"], wanted.nodes[edge.from].id);
      EXPECT_EQ(read["edges"][edge.id]["target"], wanted.nodes[edge.to].id);
    }
  }
}

}  // namespace
}  // namespace dateline
