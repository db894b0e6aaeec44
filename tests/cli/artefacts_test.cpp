#include "artefacts.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using nlohmann::json;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Result;
using testing::run_with;

class ArtefactsTest : public testing::TemporaryDirectory {};

const std::string bridge = DATELINE_SOURCE_DIR "/samples/harbour-bridge.txt";
const std::vector<std::string> timeline_formats = {"svg", "dot", "text",    "md",
                                                   "csv", "ics", "mermaid", "timelinejs"};
const std::vector<std::string> graph_formats = {"dot",       "svg", "graphml", "gexf",
                                                "cytoscape", "csv", "mermaid"};

Result run_on_bridge(std::vector<std::string> args) {
  args.insert(args.end(), {"--date", "2025-06-14", bridge});
  return run_with(args);
}

// Ids of events that stand in an artefact as words of their own: "e3" but not "e35", "the3".
std::set<std::string> event_ids(const std::string& text) {
  std::set<std::string> ids;
  const auto word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != 'e' || (i > 0 && word(text[i - 1]))) continue;
    std::size_t end = i + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > i + 1 && (end == text.size() || !word(text[end])))
      ids.insert(text.substr(i, end - i));
  }
  return ids;
}

std::set<std::string> shown_events(const std::vector<std::string>& selection) {
  std::vector<std::string> args = {"events", "-Tjson"};
  args.insert(args.end(), selection.begin(), selection.end());
  std::set<std::string> ids;
  const bool all = std::find(selection.begin(), selection.end(), "--all") != selection.end();
  const json story = json::parse(run_on_bridge(args).out);
  for (const json& event : story["events"])
    if (all || event["shown"]) ids.insert(event["id"]);
  return ids;
}

TEST_F(ArtefactsTest, EveryFormatShowsTheSameSelection) {
  for (const std::vector<std::string>& selection :
       std::vector<std::vector<std::string>>{{},
                                             {"--all"},
                                             {"--status", "planned,denied"},
                                             {"--actor", "Calloway"},
                                             {"--since", "2024", "--until", "2024"}}) {
    const std::set<std::string> wanted = shown_events(selection);
    ASSERT_FALSE(wanted.empty());
    const auto check = [&](const std::string& command, const std::string& format) {
      std::vector<std::string> args = {command, "-T" + format};
      args.insert(args.end(), selection.begin(), selection.end());
      const Result result = run_on_bridge(args);
      ASSERT_EQ(result.exit_code, 0) << result.err;
      std::set<std::string> ids = event_ids(result.out);
      // What a format has no place for is named on standard error, the first eight of each sort.
      ids.merge(event_ids(result.err));
      if (result.err.find("…") == std::string::npos)
        EXPECT_EQ(ids, wanted) << command << " -T" << format;
      for (const std::string& id : ids) EXPECT_TRUE(wanted.contains(id)) << format << ' ' << id;
    };
    for (const std::string& format : timeline_formats) check("timeline", format);
    for (const std::string& format : graph_formats) check("graph", format);
  }
}

TEST_F(ArtefactsTest, TheSameBytesComeTwice) {
  for (const std::string& format : timeline_formats)
    EXPECT_EQ(run_on_bridge({"timeline", "-T" + format}).out,
              run_on_bridge({"timeline", "-T" + format}).out);
  for (const std::string& format : graph_formats)
    EXPECT_EQ(run_on_bridge({"graph", "-T" + format}).out,
              run_on_bridge({"graph", "-T" + format}).out);
}

TEST_F(ArtefactsTest, ACalendarSaysWhatItLeavesOut) {
  const Result result = run_on_bridge({"timeline", "-Tics"});
  EXPECT_THAT(result.err, HasSubstr("dateline: note: left out of the calendar: "));
  EXPECT_THAT(result.err, HasSubstr("(known only to the month)"));
  EXPECT_THAT(result.out, Not(HasSubstr("note:")));
  EXPECT_EQ(run_on_bridge({"timeline", "-Tmd"}).err, "");
}

TEST_F(ArtefactsTest, GraphTablesStandAloneOrTogether) {
  const std::string both = run_on_bridge({"graph", "-Tcsv"}).out;
  const std::string nodes = run_on_bridge({"graph", "-Tcsv", "--table", "nodes"}).out;
  const std::string edges = run_on_bridge({"graph", "-Tcsv", "--table", "edges"}).out;
  EXPECT_TRUE(nodes.starts_with("Id,Label,"));
  EXPECT_TRUE(edges.starts_with("Id,Source,Target,"));
  EXPECT_EQ(both, nodes + "\r\n" + edges);
}

TEST_F(ArtefactsTest, AFileHoldsWhatStandardOutputGets) {
  for (const std::string name : {"a.ics", "a.md", "a.csv", "a.mmd", "a.txt", "a.json"}) {
    const Result result = run_on_bridge({"timeline", "-o", path(name)});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(read(name), "");
  }
  EXPECT_EQ(read("a.ics"), run_on_bridge({"timeline", "-Tics"}).out);
  EXPECT_EQ(read("a.json"), run_on_bridge({"timeline", "-Ttimelinejs"}).out);
}

TEST_F(ArtefactsTest, SeveralFilesAreOneTimeline) {
  const std::string article = "Strike\n\nDock workers began a strike on 3 May 2021.\n";
  const std::vector<std::string> args = {"timeline",
                                         "-Ttext",
                                         "--date",
                                         "2021-05-06",
                                         write("a.txt", article),
                                         write("b.txt", article)};
  const Result result = run_with(args);
  EXPECT_THAT(result.out, ContainsRegex("\n  d[12]-e[0-9]+  Dock workers.*told by a and b"));
  EXPECT_EQ(result.out.find("Dock workers"), result.out.rfind("Dock workers"));
  EXPECT_EQ(result.out.find("3 May 2021"), result.out.rfind("3 May 2021"));
}

TEST_F(ArtefactsTest, NothingToShowIsAnEmptyArtefactNotAnError) {
  for (const std::string& format : timeline_formats) {
    const Result result = run_with({"timeline", "-T" + format, "--date", "2021-05-06"}, "Hello.\n");
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }
  for (const std::string& format : graph_formats) {
    const Result result = run_with({"graph", "-T" + format, "--date", "2021-05-06"}, "Hello.\n");
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }
}

TEST_F(ArtefactsTest, DiagramsTooLargeForMermaidSaySo) {
  std::string article = "Strike\n\n";
  for (int i = 0; i < 900; ++i)
    article += "Dock workers in the northern harbour of the city began a strike on 3 May 2021.\n\n";
  const Result result =
      run_with({"timeline", "-Tmermaid", "--all", "--date", "2021-05-06"}, article);
  EXPECT_THAT(result.err, HasSubstr("Mermaid draws no more than 50000 characters"));
}

}  // namespace
}  // namespace dateline::cli
