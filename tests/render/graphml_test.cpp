#include "dateline/render/graphml.hpp"

#include <gmock/gmock.h>

#include "consumer.hpp"
#include "graph_elements.hpp"
#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::Not;

std::string graphml_of(const Story& story) {
  return actor_graph_graphml(build_graph(story));
}

TEST(Graphml, SaysOfAPlanWhatItIsAndWhoSaysSo) {
  const std::string text = graphml_of(ice_raids());
  const std::size_t at = text.find("<node id=\"e7\">");
  ASSERT_NE(at, std::string::npos);
  const std::string node = text.substr(at, text.find("</node>", at) - at);
  EXPECT_THAT(node, HasSubstr("arrest thousands of immigrants (planned, according to The New York "
                              "Times)</data>"));
  EXPECT_THAT(node, HasSubstr("<data key=\"node.status\">planned</data>"));
  EXPECT_THAT(node, HasSubstr("<data key=\"node.date\">Sun 14 July 2019 or later</data>"));
  EXPECT_THAT(node, HasSubstr("<data key=\"node.begin\">2019-07-14</data>"));
  EXPECT_THAT(node, HasSubstr("<data key=\"node.granularity\">day</data>"));
  EXPECT_THAT(node, HasSubstr("<data key=\"node.bound\">not_before</data>"));
  EXPECT_THAT(node, HasSubstr("<data key=\"node.according_to\">The New York Times</data>"));
}

TEST(Graphml, AMonthIsNotADay) {
  const std::string text = graphml_of(ice_raids());
  const std::string node = text.substr(text.find("<node id=\"e10\">"));
  EXPECT_THAT(node.substr(0, node.find("</node>")),
              HasSubstr("<data key=\"node.granularity\">month</data>"));
}

TEST(Graphml, IsDeterministic) {
  EXPECT_EQ(graphml_of(ice_raids()), graphml_of(ice_raids()));
}

TEST(Graphml, IsValid) {
  if (!consumer::have("xmllint --version")) GTEST_SKIP() << "no xmllint";
  for (const Story& story : {ice_raids(), hostile(), Story{}})
    EXPECT_EQ(consumer::invalid_by("graphml-1.0.rng", graphml_of(story)), "");
  EXPECT_NE(consumer::invalid_by("graphml-1.0.rng", "<graphml/>"), "");
}

TEST(Graphml, HostileTextStaysText) {
  const std::string text = graphml_of(hostile());
  EXPECT_THAT(text, Not(HasSubstr("<script")));
  EXPECT_THAT(text, Not(HasSubstr("]]>")));
  EXPECT_THAT(text, Not(HasSubstr("<!--")));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

// Every node, edge and attribute comes back as it was meant.
TEST(Graphml, NetworkxReadsItAll) {
  SKIP_WITHOUT_PYTHON(python, "networkx");
  for (const Story& story : {ice_raids(), hostile()}) {
    const EventGraph graph = build_graph(story);
    const GraphElements wanted = collect_elements(graph, {});
    const auto read =
        consumer::read_with(*python, "read_graphml.py", actor_graph_graphml(graph), ".graphml");
    EXPECT_TRUE(read["directed"]);
    ASSERT_EQ(read["nodes"].size(), wanted.nodes.size());
    ASSERT_EQ(read["edges"].size(), wanted.edges.size());
    for (const GraphNode& node : wanted.nodes) {
      ASSERT_TRUE(read["nodes"].contains(node.id)) << node.id;
      for (std::size_t i = 0; i < node_attributes.size(); ++i)
        EXPECT_EQ(read["nodes"][node.id].value(std::string(node_attributes[i]), ""), node.values[i])
            << node.id;
    }
    for (const GraphEdge& edge : wanted.edges) {
      ASSERT_TRUE(read["edges"].contains(edge.id)) << edge.id;
      const auto& got = read["edges"][edge.id];
      EXPECT_EQ(got["source"], wanted.nodes[edge.from].id);
      EXPECT_EQ(got["target"], wanted.nodes[edge.to].id);
      EXPECT_EQ(got["kind"], edge.values[0]);
    }
  }
}

TEST(Graphml, StoriesHaveIdsOfTheirOwn) {
  const std::vector<Story> stories{ice_raids(), hostile()};
  const std::string text = actor_graph_graphml(build_graph(stories));
  EXPECT_THAT(text, HasSubstr("<node id=\"d1-e1\">"));
  EXPECT_THAT(text, HasSubstr("<node id=\"d2-e1\">"));
}

}  // namespace
}  // namespace dateline
