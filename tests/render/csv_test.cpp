#include "dateline/render/csv.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "consumer.hpp"
#include "dateline/render/escape.hpp"
#include "graph_elements.hpp"
#include "story_hostile.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

using namespace fixture;
using nlohmann::json;
using ::testing::HasSubstr;

std::span<const Story> one(const Story& story) {
  return {&story, 1};
}

// What a reader of CSV sees of a text: an apostrophe may keep it from being a formula.
std::string as_read(const std::string& text) {
  const std::string clean = clean_text(text);
  return escape_csv(clean).find('\'') <= 1 && !clean.starts_with('\'') ? "'" + clean : clean;
}

TEST(TimelineCsv, HasAHeaderAndOneRowAnEvent) {
  const Story story = ice_raids();
  const std::string text = timeline_csv(one(story));
  EXPECT_TRUE(text.starts_with(
      "id,date,begin,end_exclusive,granularity,timex_value,mod,basis,bound,status,polarity,actor,"
      "action,label,according_to,place,document,line,evidence,told_by,otherwise\r\n"));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 15);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\r'), 15);
  EXPECT_THAT(text, HasSubstr("e7,Sun 14 July 2019 or later,2019-07-14,2019-07-15,day,2019-07-14,,"
                              "stated,not_before,planned,POS,ICE officials,launch,"));
  EXPECT_THAT(text, HasSubstr("e13,,,,,,,,,happened,POS,"));
}

TEST(TimelineCsv, ReadsBackWholeWithPython) {
  SKIP_WITHOUT_PYTHON(python, "csv");
  for (const Story& story : {ice_raids(), hostile()}) {
    const json tables =
        consumer::read_with(*python, "read_csv.py", timeline_csv(one(story)), ".csv");
    ASSERT_EQ(tables.size(), 1u);
    const TimelineRows wanted = collect_rows(one(story), {});
    ASSERT_EQ(tables[0].size(), wanted.rows.size());
    for (std::size_t i = 0; i < wanted.rows.size(); ++i) {
      EXPECT_EQ(tables[0][i]["id"], wanted.rows[i].id);
      EXPECT_EQ(tables[0][i]["label"], as_read(wanted.rows[i].marked()));
      EXPECT_EQ(tables[0][i]["action"], as_read(wanted.rows[i].fields.action));
      EXPECT_EQ(tables[0][i]["status"], wanted.rows[i].fields.status);
    }
  }
}

TEST(TimelineCsv, NoFieldIsAFormula) {
  SKIP_WITHOUT_PYTHON(python, "csv");
  const Story story = hostile();
  const json tables = consumer::read_with(*python, "read_csv.py", timeline_csv(one(story)), ".csv");
  for (const json& row : tables[0])
    for (const json& field : row) {
      const std::string text = field;
      EXPECT_TRUE(text.empty() || std::string("=+-@").find(text[0]) == std::string::npos) << text;
    }
}

TEST(ActorGraphCsv, TablesNameEachOthersIds) {
  SKIP_WITHOUT_PYTHON(python, "csv");
  for (const Story& story : {ice_raids(), hostile()}) {
    const EventGraph graph = build_graph(story);
    const GraphElements wanted = collect_elements(graph, {});
    const json tables = consumer::read_with(*python, "read_csv.py",
                                            actor_graph_csv(graph, GraphTable::nodes) + "\r\n" +
                                                actor_graph_csv(graph, GraphTable::edges),
                                            ".csv");
    ASSERT_EQ(tables.size(), 2u);
    ASSERT_EQ(tables[0].size(), wanted.nodes.size());
    ASSERT_EQ(tables[1].size(), wanted.edges.size());
    for (std::size_t i = 0; i < wanted.nodes.size(); ++i) {
      EXPECT_EQ(tables[0][i]["Id"], wanted.nodes[i].id);
      EXPECT_EQ(tables[0][i]["Label"], as_read(wanted.nodes[i].label()));
    }
    for (std::size_t i = 0; i < wanted.edges.size(); ++i) {
      const GraphEdge& edge = wanted.edges[i];
      EXPECT_EQ(tables[1][i]["Id"], edge.id);
      EXPECT_EQ(tables[1][i]["Source"], wanted.nodes[edge.from].id);
      EXPECT_EQ(tables[1][i]["Target"], wanted.nodes[edge.to].id);
      EXPECT_EQ(tables[1][i]["Type"], "Directed");
      EXPECT_EQ(tables[1][i]["source_label"], as_read(wanted.nodes[edge.from].label()));
    }
  }
}

}  // namespace
}  // namespace dateline
