// What -Ttimeml writes, read again by parsers of XML.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Result;
using testing::run_with;

class TimemlTest : public testing::TemporaryDirectory {
 protected:
  // Well-formed and valid by the specification's attribute lists: ids are unique, references lead
  // to one.
  void expect_valid(const std::string& timeml) {
    if (std::system("xmllint --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no xmllint";
    const std::string file = write("valid.tml", timeml);
    EXPECT_EQ(std::system(("xmllint --noout --nonet --dtdvalid " DATELINE_SOURCE_DIR
                           "/tests/cli/TimeML.dtd " +
                           file)
                              .c_str()),
              0)
        << timeml;
  }

  static pugi::xml_node parse(pugi::xml_document& document, const std::string& timeml) {
    const auto result =
        document.load_string(timeml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    EXPECT_TRUE(result) << result.description();
    return document.child("TimeML");
  }

  static std::string text_of(pugi::xml_node node) {
    std::string out;
    for (const pugi::xml_node child : node.children())
      out += child.type() == pugi::node_pcdata ? std::string(child.value()) : text_of(child);
    return out;
  }

  // Text and expressions are those of Story JSON.
  void expect_as_json(const std::vector<std::string>& input, const std::string& stdin_text = "") {
    std::vector<std::string> args{"dates", "-Ttimeml"};
    args.insert(args.end(), input.begin(), input.end());
    const Result timeml = run_with(args, stdin_text);
    ASSERT_EQ(timeml.exit_code, 0) << timeml.err;
    args = {"story", "-Tjson"};
    args.insert(args.end(), input.begin(), input.end());
    const json story = json::parse(run_with(args, stdin_text).out);
    expect_valid(timeml.out);
    pugi::xml_document document;
    const pugi::xml_node root = parse(document, timeml.out);
    EXPECT_EQ(root.child_value("DOCID"), story["id"].get<std::string>());
    EXPECT_EQ(text_of(root.child("TEXT")), story["text"].get<std::string>());
    std::size_t k = 0;
    for (const pugi::xml_node timex : root.child("TEXT").children("TIMEX3")) {
      ASSERT_LT(k, story["timexes"].size());
      const json& expected = story["timexes"][k++];
      EXPECT_EQ(timex.attribute("tid").value(), expected["id"].get<std::string>());
      EXPECT_EQ(timex.attribute("type").value(), expected["type"].get<std::string>());
      EXPECT_EQ(timex.attribute("value").value(), expected["value"].get<std::string>());
      EXPECT_EQ(timex.attribute("mod").value(),
                expected["mod"].is_null() ? "" : expected["mod"].get<std::string>());
      for (const char* name : {"quant", "freq"})
        EXPECT_EQ(timex.attribute(name).value(), expected.value(name, json()).is_string()
                                                     ? expected[name].get<std::string>()
                                                     : "");
      EXPECT_EQ(text_of(timex), expected["text"].get<std::string>());
      if (!expected["anchor"].is_null() && expected["anchor"] != "event") {
        const std::string anchor = expected["anchor"].get<std::string>();
        EXPECT_EQ(timex.attribute("anchorTimeID").value(), anchor == "dct" ? "t0" : anchor);
      }
    }
    EXPECT_EQ(k, story["timexes"].size());
  }
};

TEST_F(TimemlTest, SamplesComeBackAsTheyAreInJson) {
  std::size_t samples = 0;
  for (const auto& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    ++samples;
    expect_as_json({"--date", "2024-06-28", entry.path().string()});
    expect_as_json({entry.path().string()});
  }
  EXPECT_GE(samples, 3u);
}

TEST_F(TimemlTest, HostileTextStaysText) {
  expect_as_json(
      {"--date", "2019-07-13", "--title", "<a href=\"x\">&amp;"},
      "</TEXT></TimeML><!-- ]]> & \"quoted\" 'Friday'\n\n\tThey met <b>on Friday</b> &mdash;"
      " and &#x1F; in the \xE2\x80\x9C"
      "1990s\xE2\x80\x9D, Zo\xC3\xAB said \xF0\x9F\x8E\x84 on May\n3.\n\n  Twice a week, "
      "every October, a week from Thursday.\n");
}

TEST_F(TimemlTest, WhatXmlForbidsIsReplaced) {
  const Result result =
      run_with({"dates", "-Ttimeml", "--from", "json"},
               "{\"id\":\"a\\u0001<b>\",\"title\":\"t\\ud83c\\udf84\\uffff\","
               "\"text\":\"It shut\\u0008 on\\u001b[2J Friday \\ufffe. \\r\\nEnd\"}");
  ASSERT_EQ(result.exit_code, 0) << result.err;
  expect_valid(result.out);
  EXPECT_THAT(result.out, HasSubstr("<DOCID>a\uFFFD&lt;b&gt;</DOCID>"));
  EXPECT_THAT(result.out, HasSubstr("<DCT></DCT>"));
  EXPECT_THAT(result.out, HasSubstr("It shut\uFFFD on\uFFFD[2J <TIMEX3 "));
  EXPECT_THAT(result.out, HasSubstr(">Friday</TIMEX3> \uFFFD. \nEnd</TEXT>"));
}

TEST_F(TimemlTest, OneArticleAFile) {
  const std::string a = write("a.txt", "They met on Friday."), b = write("b.txt", "They left.");
  const Result several = run_with({"dates", "-Ttimeml", a, b});
  EXPECT_EQ(several.exit_code, 2);
  EXPECT_EQ(several.out, "");
  EXPECT_THAT(several.err, HasSubstr("one article a file"));
  const Result folder = run_with({"dates", "-Ttimeml", "-o", path("out/"), a, b});
  EXPECT_EQ(folder.exit_code, 0) << folder.err;
  EXPECT_EQ(folder.out, "");
  EXPECT_THAT(read("out/a.tml"), HasSubstr("<DOCID>a</DOCID>"));
  EXPECT_THAT(read("out/b.tml"), HasSubstr(">They left.<"));
  // By its extension; a single article may go into a folder, too.
  EXPECT_EQ(run_with({"dates", "-o", path("one.tml"), a}).exit_code, 0);
  EXPECT_EQ(read("one.tml"), read("out/a.tml"));
  // Never over an input.
  fs::rename(a, path("a.tml"));
  const Result same = run_with({"dates", "-Ttimeml", "-o", path("."), path("a.tml")});
  EXPECT_EQ(same.exit_code, 1);
  EXPECT_THAT(same.err, HasSubstr("would overwrite an input"));
  EXPECT_EQ(read("a.tml"), "They met on Friday.");
}

TEST_F(TimemlTest, IdsOfAnyKindMakeFilesOfTheFolder) {
  const std::string line = "\",\"text\":\"Friday.\"}\n";
  const Result result =
      run_with({"dates", "-Ttimeml", "--from", "jsonl", "-o", path("out/")},
               "{\"id\":\"../up" + line + "{\"id\":\"a/b" + line + "{\"id\":\".hidden" + line +
                   "{\"id\":\"same" + line + "{\"id\":\"same" + line + "{\"id\":\"same-2" + line +
                   "{\"id\":\"" + std::string(600, 'x') + line);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(files(), ElementsAre("out"));
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path("out")))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  EXPECT_THAT(names, ElementsAre("_._up.tml", "_hidden.tml", "a_b.tml", "same-2-2.tml",
                                 "same-2.tml", "same.tml", std::string(200, 'x') + ".tml"));
}

}  // namespace
}  // namespace dateline::cli
