#include "dateline/render/gexf.hpp"

#include <gmock/gmock.h>

#include "consumer.hpp"
#include "graph_elements.hpp"
#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::Not;

std::string gexf_of(const Story& story) {
  return actor_graph_gexf(build_graph(story));
}

// The opening tag of a node.
std::string node_tag(const std::string& text, const std::string& id) {
  const std::size_t at = text.find("<node id=\"" + id + "\"");
  return at == std::string::npos ? "" : text.substr(at, text.find(">\n", at) - at);
}

TEST(Gexf, EdgesLastAsLongAsTheirEventsAndHaveAKind) {
  EXPECT_THAT(gexf_of(ice_raids()),
              HasSubstr("source=\"a1\" target=\"e1\" kind=\"agent\" label=\"agent\" "
                        "start=\"2019-07-10\" end=\"2019-07-10\">"));
}

TEST(Gexf, ADayBeginsAndEndsOnItself) {
  const std::string text = gexf_of(ice_raids());
  EXPECT_THAT(text, HasSubstr("mode=\"dynamic\" timerepresentation=\"interval\" "
                              "timeformat=\"date\""));
  EXPECT_THAT(node_tag(text, "e1"), HasSubstr("start=\"2019-07-10\" end=\"2019-07-10\""));
}

TEST(Gexf, AMonthIsAllItsDays) {
  EXPECT_THAT(node_tag(gexf_of(ice_raids()), "e10"),
              HasSubstr("start=\"2019-06-01\" end=\"2019-06-30\""));
}

TEST(Gexf, BoundsAreOpenOnOneSide) {
  const std::string text = gexf_of(ice_raids());
  EXPECT_THAT(node_tag(text, "e7"), HasSubstr("start=\"2019-07-14\""));
  EXPECT_THAT(node_tag(text, "e7"), Not(HasSubstr("end=")));
  EXPECT_THAT(node_tag(text, "e11"), HasSubstr("end=\"2019-06-30\""));
  EXPECT_THAT(node_tag(text, "e11"), Not(HasSubstr("start=")));
}

TEST(Gexf, WhatHasNoDateHasNoInterval) {
  const std::string text = gexf_of(ice_raids());
  EXPECT_THAT(node_tag(text, "e13"), Not(HasSubstr("start=")));
  EXPECT_THAT(node_tag(text, "a1"), Not(HasSubstr("start=")));
}

TEST(Gexf, ClockTimesMakeAllTimesExact) {
  StoryBuilder b("clock", "", "", "2020-01-02");
  b.event("Ann", "leave", "Ann leaves", minute("2020-01-01T18:40"));
  b.event("Bob", "stay", "Bob stays", day("2020-01-01"));
  const std::string text = gexf_of(b.build());
  EXPECT_THAT(text, HasSubstr("timeformat=\"dateTime\""));
  EXPECT_THAT(node_tag(text, "e1"),
              HasSubstr("start=\"2020-01-01T18:40:00\" end=\"2020-01-01T18:40:59\""));
  EXPECT_THAT(node_tag(text, "e2"),
              HasSubstr("start=\"2020-01-01T00:00:00\" end=\"2020-01-01T23:59:59\""));
}

TEST(Gexf, IsModifiedWhenTheArticleWasWritten) {
  EXPECT_THAT(gexf_of(ice_raids()), HasSubstr("<meta lastmodifieddate=\"2019-07-13\">"));
  EXPECT_THAT(gexf_of(StoryBuilder("x", "", "", "").build()), HasSubstr("<meta>"));
}

TEST(Gexf, IsValid) {
  if (!consumer::have("xmllint --version")) GTEST_SKIP() << "no xmllint";
  for (const Story& story : {ice_raids(), hostile(), Story{}})
    EXPECT_EQ(consumer::invalid_by("gexf-1.3.rng", gexf_of(story)), "");
  EXPECT_NE(consumer::invalid_by("gexf-1.3.rng", "<gexf/>"), "");
}

TEST(Gexf, HostileTextStaysText) {
  const std::string text = gexf_of(hostile());
  for (const std::string banned : {"<script", "]]>", "<!--", "\x1B", "\u202E"})
    EXPECT_THAT(text, Not(HasSubstr(banned)));
}

TEST(Gexf, NetworkxReadsItAll) {
  SKIP_WITHOUT_PYTHON(python, "networkx");
  for (const Story& story : {ice_raids(), hostile()}) {
    const EventGraph graph = build_graph(story);
    const GraphElements wanted = collect_elements(graph, {});
    const auto read =
        consumer::read_with(*python, "read_gexf.py", actor_graph_gexf(graph), ".gexf");
    EXPECT_TRUE(read["directed"]);
    ASSERT_EQ(read["nodes"].size(), wanted.nodes.size());
    ASSERT_EQ(read["edges"].size(), wanted.edges.size());
    for (const GraphNode& node : wanted.nodes) {
      ASSERT_TRUE(read["nodes"].contains(node.id)) << node.id;
      const auto& got = read["nodes"][node.id];
      for (std::size_t i = 0; i < node_attributes.size(); ++i)
        EXPECT_EQ(got.value(std::string(node_attributes[i]), ""), node.values[i]) << node.id;
      EXPECT_EQ(got.contains("start"), node.time && !node.time->open_begin()) << node.id;
      EXPECT_EQ(got.contains("end"), node.time && !node.time->open_end()) << node.id;
    }
    for (const GraphEdge& edge : wanted.edges) {
      ASSERT_TRUE(read["edges"].contains(edge.id)) << edge.id;
      EXPECT_EQ(read["edges"][edge.id]["source"], wanted.nodes[edge.from].id);
      EXPECT_EQ(read["edges"][edge.id]["target"], wanted.nodes[edge.to].id);
      EXPECT_EQ(read["edges"][edge.id]["kind"], edge.values[0]);
    }
  }
}

}  // namespace
}  // namespace dateline
