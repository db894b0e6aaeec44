#include "dateline/render/mermaid.hpp"

#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "graph_elements.hpp"
#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

std::string timeline_of(const Story& story) {
  return timeline_mermaid(std::span(&story, 1)).text;
}

std::string flowchart_of(const Story& story) {
  return actor_graph_mermaid(build_graph(story)).text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(TimelineMermaid, IsAColumnADate) {
  const std::string text = timeline_of(ice_raids());
  EXPECT_TRUE(text.starts_with("timeline\n    title Chicago shuts immigration agents"));
  EXPECT_THAT(text,
              HasSubstr("    %% e6\n    Thu 11 July 2019\n        : The New York Times reports"));
  EXPECT_THAT(text,
              HasSubstr("    Sun 14 July 2019 or later\n        : ICE officials plan to launch "
                        "nationwide raids to arrest thousands of immigrants (planned, "
                        "according to The New York Times)\n"));
  EXPECT_THAT(text, HasSubstr("    June 2019\n        : Donald Trump\u2019s first planned raid "
                              "(cancelled)\n"));
  EXPECT_THAT(text, HasSubstr("    No date in the text\n"));
}

TEST(TimelineMermaid, NamesEveryEvent) {
  std::set<std::string> ids;
  for (const std::string& line : lines_of(timeline_of(ice_raids()))) {
    if (line.find("%%") == std::string::npos) continue;
    std::istringstream words(line);
    for (std::string word; words >> word;)
      if (word != "%%") ids.insert(word);
  }
  EXPECT_EQ(ids.size(), ice_raids().events.size());
}

// A line is a title, a comment, a date or ": event"; nothing of a text may make another one.
TEST(TimelineMermaid, HostileTextStaysText) {
  const std::string text = timeline_of(hostile());
  std::size_t events = 0;
  for (const std::string& line : lines_of(text)) {
    const bool event = line.starts_with("        : ");
    events += event;
    const std::string rest = event ? line.substr(10) : line;
    if (rest.find("%%") != std::string::npos) {
      EXPECT_THAT(rest, ContainsRegex("^    %%( e[0-9]+)+$"));
      continue;
    }
    EXPECT_EQ(rest.find_first_of(":;%{}<>\"|`*_~[]&=@\\"), rest.find(';')) << rest;
    // Semicolons only end entity codes.
    for (std::size_t at = rest.find(';'); at != std::string::npos; at = rest.find(';', at + 1)) {
      const std::size_t code = rest.rfind('#', at);
      ASSERT_NE(code, std::string::npos);
      EXPECT_EQ(rest.find_first_not_of("0123456789", code + 1), at) << rest;
    }
  }
  EXPECT_EQ(events, hostile_names().size());
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

TEST(ActorGraphMermaid, DrawsWhoDidWhat) {
  const Story story = ice_raids();
  const MermaidDiagram diagram = actor_graph_mermaid(build_graph(story));
  const std::string& text = diagram.text;
  EXPECT_TRUE(
      text.starts_with("---\ntitle: \"Chicago shuts immigration agents out of police data "
                       "as raids loom\"\n---\nflowchart LR\n"));
  EXPECT_THAT(text, HasSubstr("    a1(\"Lori Lightfoot\")\n"));
  EXPECT_THAT(text, HasSubstr("    a2[\"U.S. Immigration and Customs Enforcement\"]\n"));
  EXPECT_THAT(text, HasSubstr("    e7[\"Sun 14 July 2019 or later<br>ICE officials plan to launch "
                              "nationwide raids to arrest thousands of immigrants (planned, "
                              "according to The New York Times)\"]:::planned\n"));
  EXPECT_THAT(text, HasSubstr("    a1 --> e1\n"));
  EXPECT_THAT(text, HasSubstr("    e1 --> a2\n"));
  EXPECT_THAT(text, HasSubstr(" -. says so .-> e7\n"));
  EXPECT_THAT(text, HasSubstr("    classDef planned stroke-dasharray:6 3\n"));
  EXPECT_THAT(text, Not(HasSubstr("classDef denied")));
  std::size_t arrows = 0;
  for (const std::string& line : lines_of(text))
    arrows += line.find("->") != std::string::npos || line.find("-.-") != std::string::npos;
  EXPECT_EQ(arrows, diagram.edges);
}

TEST(ActorGraphMermaid, HostileTextStaysInItsQuotes) {
  const Story story = hostile();
  const std::string text = flowchart_of(story);
  const GraphElements g = collect_elements(build_graph(story), {});
  std::set<std::string> nodes;
  for (const std::string& line : lines_of(text)) {
    const std::size_t open = line.find('"'), close = line.rfind('"');
    if (open == std::string::npos || line.starts_with("title: ")) continue;
    nodes.insert(line.substr(4, line.find_first_of("([{") - 4));
    std::string label = line.substr(open + 1, close - open - 1);
    if (const std::size_t br = label.find("<br>"); br != std::string::npos) label.erase(br, 4);
    EXPECT_EQ(label.find_first_of(":%{}<>\"|`*_~[]&=@\\"), std::string::npos) << label;
  }
  EXPECT_EQ(nodes.size(), g.nodes.size());
  for (const GraphNode& node : g.nodes) EXPECT_TRUE(nodes.contains(node.id)) << node.id;
}

TEST(ActorGraphMermaid, NothingReadsAsAList) {
  EXPECT_THAT(flowchart_of(hostile()), HasSubstr("(\"1#46; FC K\u00F6ln\")"));
}

TEST(ActorGraphMermaid, TheTitleIsOneScalar) {
  StoryBuilder b("t", "a \"b\" \\ %%{init}%% --- : #", "", "2020-01-01");
  EXPECT_TRUE(flowchart_of(b.build()).starts_with(
      "---\ntitle: \"a \\x22b\\x22 \\x5C \\x25\\x25\\x7Binit\\x7D\\x25\\x25 --- \\x3A "
      "\\x23\"\n---\n"));
}

}  // namespace
}  // namespace dateline
