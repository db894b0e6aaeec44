#include "run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Result;
using testing::run_with;
using ::testing::StartsWith;

class RunTest : public testing::TemporaryDirectory {};

constexpr const char* article =
    "Bridge closed\n"
    "\n"
    "The council closed the bridge on 3 May 2021, Mayor Ann Lee said on Wednesday.\n";

std::vector<json> lines(const std::string& text) {
  std::vector<json> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

TEST_F(RunTest, StandardInputIsCalledStdin) {
  const Result result = run_with({"story", "--date", "2021-05-06"}, article);
  EXPECT_EQ(result.exit_code, 0);
  const json story = json::parse(result.out);
  EXPECT_EQ(story["id"], "stdin");
  EXPECT_EQ(story["dct"], "2021-05-06");
  EXPECT_EQ(story["text"], article);
}

TEST_F(RunTest, AFileIsCalledByItsNameWithoutExtension) {
  const Result result = run_with({"story", write("the.bridge.txt", article)});
  EXPECT_EQ(json::parse(result.out)["id"], "the.bridge");
}

TEST_F(RunTest, DatesAndStoryGiveTheSameTimexes) {
  const std::vector<std::string> rest = {"--date", "2021-05-06", "-Tjson"};
  const auto of = [&](const std::string& command) {
    std::vector<std::string> args = {command};
    args.insert(args.end(), rest.begin(), rest.end());
    return json::parse(run_with(args, article).out);
  };
  const json story = of("story"), dates = of("dates"), events = of("events");
  EXPECT_FALSE(story["timexes"].empty());
  EXPECT_EQ(dates["timexes"], story["timexes"]);
  EXPECT_EQ(events["events"], story["events"]);
  EXPECT_EQ(events["actors"], story["actors"]);
}

TEST_F(RunTest, TheSameInputGivesTheSameBytes) {
  for (const std::string command : {"timeline", "graph", "dates", "events", "story", "explain"}) {
    const std::vector<std::string> args = {command, "--date", "2021-05-06"};
    const Result first = run_with(args, article);
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_NE(first.out, "") << command;
    EXPECT_EQ(first.out, run_with(args, article).out) << command;
  }
}

TEST_F(RunTest, EveryFormatIsWhatItsNameSays) {
  const auto out = [](std::vector<std::string> args) {
    args.insert(args.end(), {"--date", "2021-05-06"});
    return run_with(args, article).out;
  };
  EXPECT_THAT(out({"timeline", "-Tsvg"}), HasSubstr("<svg"));
  EXPECT_THAT(out({"timeline", "-Tdot"}), HasSubstr("graph"));
  EXPECT_THAT(out({"graph", "-Tsvg"}), HasSubstr("<svg"));
  EXPECT_THAT(out({"graph", "-Tdot"}), HasSubstr("graph"));
  for (const std::string command : {"dates", "events", "story"}) {
    EXPECT_TRUE(json::accept(out({command, "-Tjson"}))) << command;
    EXPECT_EQ(lines(out({command, "-Tjsonl"})).size(), 1u) << command;
  }
}

TEST_F(RunTest, SeveralFilesAreOneObjectOrOneLineEach) {
  const std::vector<std::string> files = {write("a.txt", article), write("b.txt", article)};
  const Result object = run_with({"story", "--date", "2021-05-06", files[0], files[1]});
  const json story = json::parse(object.out);
  ASSERT_EQ(story["documents"].size(), 2u);
  EXPECT_EQ(story["documents"][1]["id"], "b");
  const Result each = run_with({"story", "-Tjsonl", "--date", "2021-05-06", files[0], files[1]});
  const std::vector<json> stories = lines(each.out);
  ASSERT_EQ(stories.size(), 2u);
  EXPECT_EQ(stories[0]["id"], "a");
  EXPECT_EQ(stories[1]["id"], "b");
}

TEST_F(RunTest, AStoryDrawsWhatItsArticleDraws) {
  const std::string a = write("a.txt",
                              "Dam bursts\n\nThe dam broke on Tuesday. Crews will meet "
                              "on Friday, Mayor Ana Ruiz said.\n");
  const std::string date = "2024-05-16";
  const std::string story = write("a.json", run_with({"story", "--date", date, a}).out);
  for (const std::string format : {"svg", "dot", "csv", "text", "timelinejs"})
    EXPECT_EQ(run_with({"timeline", "-T", format, story}).out,
              run_with({"timeline", "-T", format, "--date", date, a}).out)
        << format;
  EXPECT_EQ(run_with({"graph", "-Tsvg", story}).out,
            run_with({"graph", "-Tsvg", "--date", date, a}).out);
  EXPECT_EQ(run_with({"story", story}).out, read("a.json"));
  // a story a line
  const std::string lines = run_with({"story", "-Tjsonl", "--date", date, a, a}).out;
  EXPECT_EQ(run_with({"story", "--from", "story", "-Tjsonl"}, lines).out, lines);
}

TEST_F(RunTest, AStoryWithFaultsGivesNoArtefact) {
  const std::string own =
      write("own.json", R"({"events":[{"label":"A","when":"2019-13"},{"when":null}]})");
  const Result result = run_with({"timeline", "--from", "story", own});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, own + ": error: events[0].when: \"2019-13\" is not a date of the form " +
                            "YYYY[-MM[-DD[Thh:mm]]]\n" + own +
                            ": error: events[1].label: is missing\n");
  const Result lines = run_with({"story", "--from", "story"}, "{\"events\":[]}\n{\"events\":1}\n");
  EXPECT_EQ(lines.err, "stdin:2: error: events: should be a list, not a number\n");
}

TEST_F(RunTest, ADateMayBeOfOneInput) {
  const std::string a = write("a.txt", article), b = write("b.txt", article);
  const auto dcts = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {"story", "-Tjsonl"});
    args.insert(args.end(), {a, b});
    std::vector<std::string> out;
    for (const json& story : lines(run_with(args).out)) out.push_back(story["dct"].dump());
    return out;
  };
  EXPECT_THAT(dcts({"--date", "b=2021-05-07"}), ElementsAre("null", "\"2021-05-07\""));
  EXPECT_THAT(dcts({"--date", "b.txt=2021-05-07"}), ElementsAre("null", "\"2021-05-07\""));
  EXPECT_THAT(dcts({"--date", b + "=2021-05-07", "--date", "2021-05-06"}),
              ElementsAre("\"2021-05-06\"", "\"2021-05-07\""));
  const Result unknown = run_with({"story", "--date", "c=2021-05-07", a, b});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_EQ(unknown.err, "dateline: error: --date c=…: no input has this name (inputs: a, b)\n");
  EXPECT_EQ(unknown.out, "");
}

TEST_F(RunTest, JsonLinesAreReadInOrder) {
  const Result result = run_with({"story", "--from", "jsonl", "-Tjsonl"},
                                 R"({"id":"x","text":"One.","dct":"2020-01-02","source":"Gazette"}
{"id":7,"text":"Two.","dct":null,"title":"T"}

{"text":"Three."}
)");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::vector<json> stories = lines(result.out);
  ASSERT_EQ(stories.size(), 3u);
  EXPECT_EQ(stories[0]["id"], "x");
  EXPECT_EQ(stories[0]["dct"], "2020-01-02");
  EXPECT_EQ(stories[0]["source"], "Gazette");
  EXPECT_EQ(stories[1]["id"], "7");
  EXPECT_EQ(stories[1]["title"], "T");
  EXPECT_EQ(stories[2]["id"], "stdin-4");
}

TEST_F(RunTest, ABadLineIsReportedAndTheOthersComeOut) {
  const std::string file = write("in.jsonl",
                                 "{\"id\":\"a\",\"text\":\"One.\"}\n"
                                 "{\"id\":\"b\",\"text\":\n"
                                 "[1]\n"
                                 "{\"id\":\"c\"}\n"
                                 "{\"id\":\"d\",\"text\":5}\n"
                                 "{\"id\":\"e\",\"text\":\"x\",\"dct\":\"13/07/2019\"}\n"
                                 "{\"id\":\"f\",\"text\":\"Two.\"}\n");
  const Result result = run_with({"story", "-Tjsonl", file});
  EXPECT_EQ(result.exit_code, 1);
  const std::vector<json> stories = lines(result.out);
  ASSERT_EQ(stories.size(), 2u);
  EXPECT_EQ(stories[1]["id"], "f");
  EXPECT_THAT(result.err, StartsWith(file + ":2:1: error: not JSON: "));
  EXPECT_THAT(result.err, HasSubstr(file + ":3:1: error: not a JSON object\n"));
  EXPECT_THAT(result.err, HasSubstr(file + ":4:1: error: an article needs a \"text\"\n"));
  EXPECT_THAT(result.err, HasSubstr(file + ":5:1: error: \"text\" is no string\n"));
  EXPECT_THAT(result.err, HasSubstr(file + ":6:1: error: \"dct\" is not a date of the form "
                                           "YYYY-MM-DD[Thh:mm][zone]\n"));
}

TEST_F(RunTest, DatesOfTheCommandLineWinOverThoseOfTheInput) {
  const std::string line = R"({"id":"x","text":"One.","dct":"2020-01-02"})";
  const auto dct = [&](const std::string& date) {
    const Result result = run_with({"story", "--from", "jsonl", "--date", date}, line);
    return json::parse(result.out)["dct"];
  };
  EXPECT_EQ(dct("2021-05-06"), "2021-05-06");
  EXPECT_EQ(dct("x=2021-05-07"), "2021-05-07");
  const Result unused = run_with({"story", "--from", "jsonl", "--date", "y=2021-05-07"}, line);
  EXPECT_EQ(unused.exit_code, 0);
  EXPECT_THAT(unused.err, HasSubstr("warning: --date y=…: no article has this id\n"));
}

TEST_F(RunTest, AnArticleMayBeJson) {
  const std::string file = write("one.json", R"({"text":"One.","dct":"2020-01-02"})");
  const Result result = run_with({"story", file});
  EXPECT_EQ(json::parse(result.out)["id"], "one");
  EXPECT_EQ(json::parse(result.out)["dct"], "2020-01-02");
  const std::string bad = write("bad.json", "{\n  \"text\": oops\n}");
  const Result refused = run_with({"story", bad});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, StartsWith(bad + ":2:"));
}

constexpr const char* web_page =
    "<!DOCTYPE html><html><head><title>Bridge closed</title>\n"
    "<meta property='article:published_time' content='2021-05-06T09:00:00Z'></head>\n"
    "<body><nav><a href='/'>Home</a></nav><article><h1>Bridge closed</h1>\n"
    "<p>The council closed the old bridge over the Tarn on 3 May, Mayor Ann Lee said on "
    "Wednesday.</p>\n"
    "<p>Nobody knows when it will open again. The engineers want to see the piers first, and the "
    "river is high.</p></article></body></html>\n";

TEST_F(RunTest, WebPagesCarryTheirOwnDate) {
  for (const std::string& name : {write("a.html", web_page), write("a.HTM", web_page),
                                  write("a.txt", web_page), write("page", web_page)}) {
    const Result result = run_with({"story", name});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    const json story = json::parse(result.out);
    EXPECT_EQ(story["dct"], "2021-05-06T09:00Z") << name;
    EXPECT_EQ(story["title"], "Bridge closed");
    EXPECT_EQ(story["timexes"][1]["value"], "2021-05-05") << story["timexes"].dump();
    EXPECT_EQ(result.err, "");
  }
  EXPECT_EQ(json::parse(run_with({"story"}, web_page).out)["dct"], "2021-05-06T09:00Z");
  EXPECT_EQ(json::parse(run_with({"story", "--from", "html"}, web_page).out)["id"], "stdin");
}

TEST_F(RunTest, TheCommandLineSaysHowToReadAnInput) {
  const json story = json::parse(run_with({"story", "--from", "text"}, web_page).out);
  EXPECT_EQ(story["text"], web_page);
  EXPECT_TRUE(story["dct"].is_null());
}

TEST_F(RunTest, DatesOfTheCommandLineWinOverThoseOfAPage) {
  const Result result = run_with({"story", "--date", "2021-05-13"}, web_page);
  EXPECT_EQ(json::parse(result.out)["dct"], "2021-05-13");
  EXPECT_EQ(result.err,
            "stdin: note: 2021-05-13 (--date) wins over 2021-05-06T09:00Z (meta "
            "article:published_time, line 2), which the input says\n");
}

TEST_F(RunTest, OffsetsOfAPageAreThoseOfItsText) {
  const json story = json::parse(
      run_with({"story", "--from", "html"},
               "<p>Caf\u00E9 &Eacute;den in the old harbour, burnt out twice, opened again on "
               "<b>3&nbsp;May 2021</b>, the owner said. It had been shut since January.</p>")
          .out);
  const std::string text = story["text"];
  const json& timex = story["timexes"][0];
  // Two letters before it have two bytes, and the space within has, too.
  const std::size_t begin = text.find("3\u00A0May");
  EXPECT_EQ(timex["start"], begin - 2);
  EXPECT_EQ(timex["end"].get<std::size_t>() - timex["start"].get<std::size_t>(), 10u);
}

TEST_F(RunTest, FrontMatterCarriesTheDate) {
  const std::string text =
      "---\ntitle: Bridge closed\ndate: 2021-05-06\nsource: The Pier\n---\n\nIt closed on "
      "*Wednesday*.\n";
  for (const std::string& name : {write("a.md", text), write("page", text)}) {
    const json story = json::parse(run_with({"story", name}).out);
    EXPECT_EQ(story["dct"], "2021-05-06");
    EXPECT_EQ(story["source"], "The Pier");
    EXPECT_EQ(story["text"], "Bridge closed\n\nIt closed on Wednesday.\n");
  }
}

TEST_F(RunTest, JsonIsKnownByWhatItBeginsWith) {
  EXPECT_EQ(
      json::parse(run_with({"story"}, "{\"text\":\"One.\",\n\"dct\":\"2020-01-02\"}").out)["dct"],
      "2020-01-02");
  EXPECT_EQ(lines(run_with({"story", "-Tjsonl"}, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n").out)
                .size(),
            2u);
  const Result broken = run_with({"story"}, "{\"text\":\"It rained.\",");
  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_THAT(broken.err, StartsWith("stdin:1:22: error: not JSON: "));
  // No JSON, for all that it begins so.
  EXPECT_EQ(json::parse(run_with({"story"}, "{sic} he wrote.").out)["text"], "{sic} he wrote.");
}

TEST_F(RunTest, ArticlesMayCallTheirDateByOtherNames) {
  const auto read = [](const std::string& input) {
    return run_with({"story", "--from", "json"}, input);
  };
  EXPECT_EQ(json::parse(read(R"({"text":"One.","date":"July 10, 2019"})").out)["dct"],
            "2019-07-10");
  EXPECT_EQ(
      json::parse(read(R"({"text":"x","pubDate":"Wed, 10 Jul 2019 15:41:00 GMT"})").out)["dct"],
      "2019-07-10T15:41Z");
  const Result both = read(R"({"text":"One.","date":"2019-07-12","dct":"2019-07-10"})");
  EXPECT_EQ(json::parse(both.out)["dct"], "2019-07-10");
  EXPECT_THAT(both.err, HasSubstr("sources disagree on when this was published: 2019-07-10 (json "
                                  "dct) is used, 2019-07-12 (json date) is not\n"));
  const Result bad = read(R"({"text":"One.","date":"last week"})");
  EXPECT_EQ(bad.exit_code, 0);
  EXPECT_TRUE(json::parse(bad.out)["dct"].is_null());
  EXPECT_THAT(bad.err, HasSubstr("stdin:1:1: warning: \"date\" names no day that can be read: last "
                                 "week\n"));
  const Result twice = read(R"({"text":"One.","dct":"2019-07-10","dct":"2019-07-11"})");
  EXPECT_THAT(twice.err, HasSubstr("\"dct\" is there more than once; the last one counts\n"));
}

TEST_F(RunTest, NoArtefactWhereAnInputIsMissing) {
  const std::string a = write("a.txt", article);
  const Result result = run_with({"dates", a, path("missing.txt"), "-o", path("out.txt")});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, path("missing.txt") + ": error: No such file or directory\n");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
}

TEST_F(RunTest, AnOutputFileHoldsTheArtefactAndStandardOutputNothing) {
  const Result result = run_with({"story", "-o", path("out.json")}, article);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_TRUE(json::accept(read("out.json")));
}

TEST_F(RunTest, AnInputIsNotOverwritten) {
  const std::string a = write("a.txt", article);
  const Result result = run_with({"dates", a, "-o", a});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "dateline: error: -o " + a + " would overwrite an input\n");
  EXPECT_EQ(read("a.txt"), article);
}

TEST_F(RunTest, WarningsStandOnStandardErrorWithACaret) {
  const Result result = run_with({"dates", "--date", "2021-05-06"}, "It was \xFF late.\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err,
            "stdin:1:8: warning: invalid UTF-8 (0xFF) is read as U+FFFD, the replacement "
            "character\n"
            "It was \xEF\xBF\xBD late.\n"
            "       ^\n");
}

TEST_F(RunTest, WithoutADateNothingIsGuessed) {
  const Result result = run_with({"dates", "-Tjson"}, "The mayor resigned on Wednesday.\n");
  EXPECT_EQ(result.exit_code, 0);
  const json dates = json::parse(result.out);
  EXPECT_TRUE(dates["dct"].is_null());
  ASSERT_EQ(dates["timexes"].size(), 1u);
  EXPECT_EQ(dates["timexes"][0]["value"], "XXXX-WXX-3");
  EXPECT_TRUE(dates["timexes"][0]["begin"].is_null());
  EXPECT_THAT(result.err, HasSubstr(": warning: "));
}

TEST_F(RunTest, SelectionsRestrictTheEvents) {
  const std::vector<std::string> base = {"events", "--date", "2021-05-06", "--all"};
  const auto of = [&](std::vector<std::string> more) {
    more.insert(more.begin(), base.begin(), base.end());
    return run_with(more, article);
  };
  EXPECT_THAT(of({}).out, HasSubstr("close"));
  EXPECT_EQ(of({"--until", "1999"}).out, "");
  EXPECT_EQ(of({"--since", "2022"}).out, "");
  EXPECT_THAT(of({"--since", "2021-05-03", "--until", "2021-05-03"}).out, HasSubstr("close"));
  const Result nobody = of({"--actor", "Nobody"});
  EXPECT_EQ(nobody.exit_code, 0);
  EXPECT_EQ(nobody.out, "");
  EXPECT_EQ(nobody.err, "dateline: warning: --actor: nobody here is named 'Nobody'\n");
}

TEST_F(RunTest, ATerminalIsTold) {
  const Result result = run_with({"dates"}, "", true);
  EXPECT_THAT(result.err, StartsWith("dateline: reading standard input; "));
  EXPECT_EQ(run_with({"dates"}, "It fell.").err, "");
  EXPECT_EQ(run_with({"dates", write("a.txt", "It fell.")}, "", true).err, "");
}

TEST_F(RunTest, FilesThatAreNoTextAreRefused) {
  using std::string_view_literals::operator""sv;
  for (const auto& [bytes, what] :
       {std::pair{"%PDF-1.4\n"sv, "this is a PDF, not text (try pdftotext"},
        std::pair{"PK\x03\x04\0\0"sv, "this is a zip archive, as DOCX, ODT and EPUB are, not text"},
        std::pair{"\x1F\x8B\x08"sv, "this is compressed, not text (try zcat"},
        std::pair{"\x89PNG\r\n"sv, "this is an image, not text\n"}}) {
    const std::string file = write("a.txt", bytes);
    const std::string picture = file + ".svg";
    const Result result = run_with({"timeline", "-o", picture, file}, "");
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, StartsWith(file + ": error: " + what));
    EXPECT_FALSE(std::filesystem::exists(picture));
    EXPECT_EQ(run_with({"dates"}, std::string(bytes)).exit_code, 1);
  }
}

TEST_F(RunTest, WhereNothingCanBeReadNothingIsWritten) {
  const std::string file = write("a.jsonl", "not JSON\n");
  const std::string picture = file + ".svg";
  const Result result = run_with({"timeline", "-o", picture, file}, "");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(picture));
  EXPECT_EQ(run_with({"timeline", file}, "").out, "");
}

TEST_F(RunTest, AnEmptyInputIsTold) {
  const std::string file = write("a.txt", " \n");
  EXPECT_EQ(run_with({"dates", file}, "").err, file + ": warning: is empty\n");
  EXPECT_EQ(run_with({"dates"}, "").err, "stdin: warning: is empty\n");
  EXPECT_EQ(run_with({"dates", "--from", "jsonl"}, "").err, "");
  const std::string page = write("a.html", "<!DOCTYPE html><html><body></body></html>");
  EXPECT_EQ(run_with({"dates", page}, "").err, page + ": warning: no text was found in it\n");
}

TEST_F(RunTest, EventsOfOnesOwnAreNoArticle) {
  const std::string file = write("moon.json", R"({"events": [{"label": "x", "when": "1969"}]})");
  EXPECT_EQ(
      run_with({"timeline", file}, "").err,
      file + ":1:1: error: an article needs a \"text\" (events are drawn with --from story)\n");
}

TEST_F(RunTest, AnEmptyInputGivesEmptyArtefacts) {
  for (const std::string command : {"dates", "events", "explain"}) {
    const Result result = run_with({command}, "");
    EXPECT_EQ(result.exit_code, 0) << command;
    EXPECT_EQ(result.out, "") << command;
  }
  for (const std::string command : {"timeline", "graph"}) {
    const Result result = run_with({command, "-Tsvg"}, "");
    EXPECT_EQ(result.exit_code, 0) << command << result.err;
    EXPECT_THAT(result.out, HasSubstr("<svg")) << command;
  }
  const json story = json::parse(run_with({"story"}, "").out);
  EXPECT_TRUE(story["events"].empty());
  EXPECT_EQ(run_with({"story", "--from", "jsonl", "-Tjsonl"}, "").out, "");
}

TEST_F(RunTest, HelpGoesToStandardOutputAndRefusalsDoNot) {
  EXPECT_EQ(run_with({"--help"}).err, "");
  EXPECT_EQ(run_with({"--help"}).exit_code, 0);
  const Result refused = run_with({"dates", "--date", "soon"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.out, "");
}

}  // namespace
}  // namespace dateline::cli
