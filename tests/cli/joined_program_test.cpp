// Several articles on one command line.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::Result;
using testing::run_with;
using Json = nlohmann::json;

class JoinedTest : public testing::TemporaryDirectory {
 protected:
  void SetUp() override {
    TemporaryDirectory::SetUp();
    one_ =
        write("one.txt",
              "Trust sells ferry\n\nPublished March 2, 2020\n\nThe Harbour Trust sold the ferry "
              "to Lund Marine for $2.1 million on Friday. Ann Reyes signed the lease of the pier "
              "on Saturday.\n");
    two_ =
        write("two.txt",
              "Ferry gone\n\nPublished March 6, 2020\n\nThe Harbour Trust sold the ferry to Lund "
              "Marine for $2.1 million on February 27. Ann Reyes signed the pier's lease on "
              "February 29.\n");
  }
  std::string one_, two_;
};

// The labels of every joined event.
std::set<std::set<std::string>> joined_labels(const std::string& json) {
  const Json story = Json::parse(json);
  std::map<std::string, std::string> label;
  for (const Json& event : story["events"]) label[event["id"]] = event["label"];
  std::set<std::set<std::string>> out;
  for (const Json& event : story["events"]) {
    if (!event.contains("members")) continue;
    std::set<std::string> labels;
    for (const Json& member : event["members"]) labels.insert(label.at(member));
    out.insert(labels);
  }
  return out;
}

TEST_F(JoinedTest, ReportsADisagreementWithBothSentences) {
  const Result result = run_with({"story", one_, two_});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("disagree on the date"));
  EXPECT_THAT(result.err, HasSubstr("for $2.1 million on Friday."));
  EXPECT_THAT(result.err, HasSubstr("for $2.1 million on February 27."));
  const Json story = Json::parse(result.out);
  ASSERT_EQ(story["contradictions"].size(), 1u);
  EXPECT_EQ(story["contradictions"][0]["differ"], "date");
  EXPECT_EQ(story["contradictions"][0]["evidence"][1]["document"], "two");
}

TEST_F(JoinedTest, OrderOfTheFilesDoesNotMatter) {
  const auto there = joined_labels(run_with({"story", one_, two_}).out);
  EXPECT_EQ(there.size(), 2u);
  EXPECT_EQ(there, joined_labels(run_with({"story", two_, one_}).out));
}

TEST_F(JoinedTest, EveryTimelineFormatSaysWhoTellsAndWhoDisagrees) {
  for (const std::string format :
       {"svg", "dot", "text", "csv", "md", "ics", "mermaid", "timelinejs"}) {
    std::string out = run_with({"timeline", "-T" + format, one_, two_}).out;
    // iCalendar folds lines.
    for (auto at = out.find("\r\n "); at != std::string::npos; at = out.find("\r\n "))
      out.erase(at, 3);
    EXPECT_THAT(out, HasSubstr("two says")) << format;
    if (format != "csv" && format != "md") EXPECT_THAT(out, HasSubstr("told by one")) << format;
    if (format == "csv" || format == "md") EXPECT_THAT(out, HasSubstr("one; two")) << format;
  }
  const std::string svg = run_with({"timeline", one_, two_}).out;
  EXPECT_THAT(svg, HasSubstr("another article says otherwise"));  // the legend
  EXPECT_THAT(svg.substr(0, svg.find("</desc>")), HasSubstr("But two says"));
}

TEST_F(JoinedTest, EveryGraphFormatSaysWhoTellsAndWhoDisagrees) {
  for (const std::string format : {"svg", "dot", "graphml", "gexf", "cytoscape", "csv", "mermaid"})
    EXPECT_THAT(run_with({"graph", "-T" + format, one_, two_}).out, HasSubstr("two says"))
        << format;
}

TEST_F(JoinedTest, ListsOfEventsShowTheMembers) {
  const std::string text = run_with({"events", one_, two_}).out;
  EXPECT_THAT(text, HasSubstr("told by one and two"));
  EXPECT_THAT(text, HasSubstr("but two says"));
  const Json events = Json::parse(run_with({"events", "-Tjson", one_, two_}).out);
  EXPECT_EQ(events["contradictions"].size(), 1u);
  const std::string csv = run_with({"events", "-Tcsv", one_, two_}).out;
  EXPECT_THAT(csv, HasSubstr(",members,"));
}

TEST_F(JoinedTest, DatesOfSingleArticles) {
  const std::string undated = "Trust\n\nThe Harbour Trust sold the ferry on Friday.\n";
  const std::string a = write("a.txt", undated), b = write("b.md", undated);
  const auto date_of = [&](std::vector<std::string> args, std::size_t document) {
    args.insert(args.end(), {a, b});
    const Json story = Json::parse(run_with(args).out);
    const Json& dct = story["documents"][document]["dct"];
    return dct.is_null() ? std::string() : dct.get<std::string>();
  };
  EXPECT_EQ(date_of({"story", "--date", "a=2020-03-02", "--date", "b.md=2020-03-09"}, 0),
            "2020-03-02");
  EXPECT_EQ(date_of({"story", "--date", "a=2020-03-02", "--date", "b.md=2020-03-09"}, 1),
            "2020-03-09");
  EXPECT_EQ(date_of({"story", "--date", "a.txt=2020-03-02", "--date", "2020-03-05"}, 0),
            "2020-03-02");
  EXPECT_EQ(date_of({"story", "--date", "a.txt=2020-03-02", "--date", "2020-03-05"}, 1),
            "2020-03-05");
  EXPECT_EQ(date_of({"story", "--date", "a=2020-03-02"}, 1), "");
}

TEST_F(JoinedTest, AroundKeepsTheNeighbourhood) {
  const std::string all = run_with({"timeline", "-Ttext", one_, two_}).out;
  EXPECT_THAT(all, HasSubstr("lease"));
  const Result near = run_with({"timeline", "-Ttext", "--around", "sold ferry for", one_});
  EXPECT_EQ(near.exit_code, 2);  // not the words as they stand
  const Result sold = run_with({"timeline", "-Ttext", "--around", "sold the ferry", one_});
  EXPECT_EQ(sold.exit_code, 0) << sold.err;
  EXPECT_THAT(sold.out, HasSubstr("sold the ferry"));
  EXPECT_THAT(sold.out, Not(HasSubstr("lease")));
  const Result two = run_with({"events", "--around", "sold the ferry", one_, two_});
  EXPECT_EQ(two.exit_code, 2);  // the articles disagree, so they are two
  EXPECT_THAT(two.err, HasSubstr("may mean d1-e"));
}

TEST_F(JoinedTest, PathIsToldAndDrawn) {
  const Result path = run_with({"graph", "--path", "Harbour Trust", "Lund Marine", one_, two_});
  EXPECT_EQ(path.exit_code, 0) << path.err;
  EXPECT_THAT(path.err, HasSubstr("note: path: d"));
  EXPECT_THAT(path.err, HasSubstr("sold the ferry"));
  EXPECT_THAT(path.out, Not(HasSubstr("lease")));
  const Result none = run_with({"graph", "--path", "Harbour Trust", "Ann Reyes", one_, two_});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_EQ(none.out, "");
  EXPECT_THAT(none.err, HasSubstr("nothing connects"));
  const Result unknown = run_with({"events", "--path", "Nobody \x1B[2J", "Ann Reyes", one_});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("no event or actor"));
  EXPECT_THAT(unknown.err, Not(HasSubstr("\x1B")));
  EXPECT_EQ(run_with({"graph", "--path", "Ann Reyes"}).exit_code, 2);
  EXPECT_EQ(run_with({"graph", "--radius", "2", one_}).exit_code, 2);
  EXPECT_EQ(run_with({"graph", "--around", "e3", "--radius", "x", one_}).exit_code, 2);
}

TEST_F(JoinedTest, HostileNamesStayText) {
  const std::string article = read("one.txt");
  std::string other = read("two.txt");
  for (const std::string& name :
       {std::string("<script>alert(1)< b.txt"), std::string("a\"b' -->]]>.txt"),
        std::string("\u202Ebidi\u2066\x1B[2J.txt"), std::string("=cmd|'!A0.txt"),
        std::string("| `x` [g](javascript:h).txt")}) {
    const std::string file = write(name, other);
    for (const std::string command : {"timeline", "graph"}) {
      const Result svg = run_with({command, "-Tsvg", one_, file});
      pugi::xml_document parsed;
      EXPECT_TRUE(parsed.load_string(svg.out.c_str())) << name;
      EXPECT_THAT(svg.out, Not(HasSubstr("<script"))) << name;
      EXPECT_THAT(svg.err, Not(HasSubstr("\x1B"))) << name;
    }
    for (const std::string format : {"text", "md", "csv", "ics", "mermaid"}) {
      const std::string out = run_with({"timeline", "-T" + format, one_, file}).out;
      EXPECT_THAT(out, Not(HasSubstr("\x1B"))) << name << format;
      if (format != "csv" && format != "ics") EXPECT_THAT(out, Not(HasSubstr("\u202E"))) << format;
      if (format == "md" || format == "mermaid") EXPECT_THAT(out, Not(HasSubstr("<script")));
    }
    const std::string events = run_with({"events", one_, file}).out;
    EXPECT_THAT(events, Not(HasSubstr("\x1B")));
    EXPECT_THAT(events, Not(HasSubstr("\u202E")));
    EXPECT_TRUE(Json::accept(run_with({"story", one_, file}).out));
  }
}

// Two links that contradict each other with the same two events, in one sentence.
TEST_F(JoinedTest, OneContradictionIsToldOnce) {
  const std::string file = write("twice.json", R"({"schema":"dateline-story/1","id":"twice",
"text":"The vote came on Monday before the raid on Sunday.","timexes":[],"actors":[],
"events":[{"id":"e1","start":4,"end":8,"action":"vote","label":"The vote",
"when":{"value":"2020-03-02","begin":"2020-03-02","end":"2020-03-03","granularity":"day",
"basis":"stated","bound":null,"timex":null},"evidence":{"start":0,"end":50}},
{"id":"e2","start":35,"end":39,"action":"raid","label":"The raid",
"when":{"value":"2020-03-01","begin":"2020-03-01","end":"2020-03-02","granularity":"day",
"basis":"stated","bound":null,"timex":null},"evidence":{"start":0,"end":50}}],
"relations":[{"from":"e1","to":"e2","type":"BEFORE","basis":"connective: before"},
{"from":"e1","to":"e2","type":"SIMULTANEOUS","basis":"condition"}],"diagnostics":[]})");
  const Result result = run_with({"events", "--from", "story", file});
  const std::string warning = "contradict each other";
  const auto first = result.err.find(warning);
  ASSERT_NE(first, std::string::npos) << result.err;
  EXPECT_EQ(result.err.find(warning, first + 1), std::string::npos) << result.err;
}

}  // namespace
}  // namespace dateline::cli
