#include "csv_reports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using nlohmann::json;
using testing::run_with;
using ::testing::StartsWith;

TEST(DatesCsv, HasARowForEachExpression) {
  Story story;
  story.document.id = "a,b";
  story.text = SourceText("a.txt", "Zoë said\n\"early Friday\", May 3.\n");
  Timex t;
  t.span = {10, 22};
  t.value = "2019-07-12";
  t.mod = TimexMod::start;
  t.rule = "weekday";
  t.anchor.kind = Anchor::Kind::creation_time;
  t.resolved = true;
  t.interval = {*parse_iso("2019-07-12"), *parse_iso("2019-07-13")};
  t.why = {{Reason::Step::words, "One."}, {Reason::Step::clue, "\"said\" looks back."}};
  t.alternatives = {{"2019-07-19", {}, "Maybe."}, {"2019-07-26", {}, "Or."}};
  story.timexes.push_back(t);
  Timex open;
  open.id = TimexId{1};
  open.span = {25, 30};
  open.value = "XXXX-05-03";
  open.rule = "date";
  open.anchor = {Anchor::Kind::timex, {}, TimexId{0}};
  story.timexes.push_back(open);
  EXPECT_EQ(
      dates_csv(story),
      "\"a,b\",t1,9,21,2,1,\"\"\"early Frida\",DATE,2019-07-12,START,2019-07-12,2019-07-13,day,"
      "dct,weekday,2019-07-19 2019-07-26,\"One. \"\"said\"\" looks back.\"\r\n"
      "\"a,b\",t2,24,29,2,16,\" May \",DATE,XXXX-05-03,,,,,t1,date,,\r\n");
}

class CsvTest : public testing::TemporaryDirectory {
 protected:
  // The rows as Python's csv module reads them: objects by column.
  json rows(const std::string& csv) {
    if (std::system("python3 -c 'import csv' >/dev/null 2>&1") != 0) return nullptr;
    const std::string file = write("a.csv", csv);
    const std::string command =
        "python3 -c 'import csv, json, sys; json.dump(list(csv.DictReader(open(sys.argv[1], "
        "newline=\"\", encoding=\"utf-8\"), strict=True)), sys.stdout)' " +
        file + " > " + path("rows.json");
    EXPECT_EQ(std::system(command.c_str()), 0);
    return json::parse(read("rows.json"));
  }
};

TEST_F(CsvTest, AParserReadsWhatStoryJsonSays) {
  const std::string text =
      "=Sum, of \"Friday\"\n\nThe board, which met on May 3, said \"no\" on Wednesday; it "
      "\xE2\x80\x9C"
      "will\xE2\x80\x9D vote\nearly Friday.\n\nIn 49 BC Caesar crossed.\n";
  const testing::Result csv = run_with({"dates", "-Tcsv", "--date", "2019-07-13"}, text);
  ASSERT_EQ(csv.exit_code, 0) << csv.err;
  EXPECT_THAT(csv.out, StartsWith("document,id,start,end,line,column,text,type,value,mod,"));
  const json table = rows(csv.out);
  if (table.is_null()) GTEST_SKIP() << "no python3";
  const json story = json::parse(run_with({"dates", "-Tjson", "--date", "2019-07-13"}, text).out);
  ASSERT_EQ(table.size(), story["timexes"].size());
  ASSERT_GE(table.size(), 5u);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const json& row = table[i];
    const json& timex = story["timexes"][i];
    const auto text_or_empty = [](const json& value) {
      return value.is_null() ? std::string() : value.get<std::string>();
    };
    EXPECT_EQ(row["document"], "stdin");
    EXPECT_EQ(row["start"], std::to_string(timex["start"].get<int>()));
    EXPECT_EQ(row["end"], std::to_string(timex["end"].get<int>()));
    for (const char* key : {"id", "type", "value", "mod", "anchor", "rule", "granularity"})
      EXPECT_EQ(row[key], text_or_empty(timex[key])) << key;
    std::string words = timex["text"].get<std::string>();
    std::replace(words.begin(), words.end(), '\n', ' ');
    EXPECT_EQ(row["text"], words);
    if (!timex["interval"].is_null()) {
      // A year before 1 AD begins with a minus, which a spreadsheet would reckon with.
      const std::string begin = timex["interval"]["begin"].get<std::string>();
      EXPECT_EQ(row["begin"], begin.starts_with('-') ? "'" + begin : begin);
    }
    for (const json& why : timex["why"])
      EXPECT_NE(row["why"].get<std::string>().find(why.get<std::string>().substr(0, 5)),
                std::string::npos);
  }
}

TEST_F(CsvTest, NothingIsAFormula) {
  const testing::Result csv =
      run_with({"events", "-Tcsv", "--all", "--from", "jsonl"},
               "{\"id\":\"=cmd|' /C calc'!A0\",\"title\":\"@x\",\"text\":\"+Ann met -Bob. @Cy said "
               "=Di left.\"}\n");
  ASSERT_EQ(csv.exit_code, 0) << csv.err;
  const json table = rows(csv.out);
  if (table.is_null()) GTEST_SKIP() << "no python3";
  ASSERT_GE(table.size(), 1u);
  for (const json& row : table)
    for (const auto& [column, value] : row.items()) {
      const std::string field = value.get<std::string>();
      if (!field.empty()) EXPECT_EQ(std::string("=+-@").find(field[0]), std::string::npos) << field;
    }
}

TEST_F(CsvTest, SeveralArticlesShareOneHeader) {
  const testing::Result csv = run_with({"dates", "-Tcsv", "--from", "jsonl"},
                                       "{\"id\":\"a\",\"text\":\"In 2019.\"}\n"
                                       "{\"id\":\"b\",\"text\":\"In 2018.\"}\n");
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 3);
  EXPECT_EQ(run_with({"dates", "-Tcsv"}, "").out, dates_csv_header());
  EXPECT_EQ(run_with({"events", "-Tcsv", "--from", "jsonl"}, "").out, events_csv_header());
}

}  // namespace
}  // namespace dateline::cli
