#include <gmock/gmock.h>

#include <string>

#include "run_fixture.hpp"

namespace dateline::cli::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class EmbedTest : public TemporaryDirectory {};

constexpr std::string_view report =
    "# The dam\n\n```dateline --date 2024-05-16\n//| caption: As it was told\nDam bursts\n\n"
    "The dam broke on Tuesday. Crews -- all --> will meet on Friday.\n```\n\nThat was it.\n";

TEST_F(EmbedTest, PutsThePictureBehindItsBlock) {
  const Result result = run_with({"embed"}, std::string(report));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(result.out, HasSubstr("# The dam\n\n<!-- dateline\n```dateline --date 2024-05-16\n"));
  EXPECT_THAT(result.out, HasSubstr("Crews -- all --&gt; will meet"));
  EXPECT_THAT(result.out, HasSubstr("```\n-->\n<!-- dateline:begin -->\n<figure class=\"dateline\" "
                                    "id=\"dateline-1\">\n<svg style="));
  EXPECT_THAT(
      result.out,
      HasSubstr("<figcaption>As it was told. Source: Dam bursts, 2024-05-16.</figcaption>"));
  EXPECT_THAT(result.out, HasSubstr("</figure>\n\n<!-- dateline:end -->\n\nThat was it.\n"));
  // a blank line would end the HTML block
  const std::size_t begin = result.out.find("<figure");
  EXPECT_EQ(result.out.substr(begin, result.out.find("</figure>") - begin).find("\n\n"),
            std::string::npos);
}

TEST_F(EmbedTest, ItsOwnOutputComesOutTheSame) {
  const std::string once = run_with({"embed"}, std::string(report)).out;
  EXPECT_EQ(run_with({"embed"}, once).out, once);
  std::string returns;
  for (const char c : report) returns += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::string again = run_with({"embed"}, returns).out;
  EXPECT_EQ(run_with({"embed"}, again).out, again);
  EXPECT_EQ(std::count(again.begin(), again.end(), '\r'),
            std::count(again.begin(), again.end(), '\n'));
}

TEST_F(EmbedTest, WritesInPlaceWholeOrNotAtAll) {
  const std::string good = write("good.md", report);
  EXPECT_EQ(run_with({"embed", "--in-place", good}).out, "");
  EXPECT_THAT(read("good.md"), HasSubstr("<svg "));
  const std::string bad = write("bad.md", std::string(report) + "```dateline missing.txt\n```\n");
  const Result result = run_with({"embed", "--in-place", bad});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("missing.txt"));
  EXPECT_EQ(read("bad.md"), std::string(report) + "```dateline missing.txt\n```\n");
  EXPECT_THAT(files(), ElementsAre("bad.md", "good.md"));
}

TEST_F(EmbedTest, PicturesMayBeFiles) {
  const std::string md = write("dam report.md", report);
  const Result result =
      run_with({"embed", "--assets", path("img"), "-Tpng", md, "-o", path("out.md")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(read("out.md"), HasSubstr("](img/dam-report-1.png)\\\n*As it was told. Source: Dam "
                                        "bursts, 2024-05-16.*\n<!-- dateline:end -->"));
  EXPECT_THAT(read("out.md"), HasSubstr("![Timeline of 2 events in order of time. "));
  EXPECT_TRUE(read("img/dam-report-1.png").starts_with("\x89PNG"));
  // inline again: the files are named no more
  EXPECT_EQ(run_with({"embed", path("out.md")}).out, run_with({"embed", md}).out);
}

TEST_F(EmbedTest, FilesAreSeenFromTheReport) {
  std::filesystem::create_directories(path("sub"));
  write("sub/a.txt", "Dam bursts\n\nThe dam broke on Tuesday.\n");
  const std::string md = write(
      "sub/r.md", "```dateline\n//| command: graph\n//| file: a.txt\n//| date: 2024-05-16\n```\n");
  const Result result = run_with({"embed", md});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("<desc>Graph of "));
}

TEST_F(EmbedTest, MessagesNameTheReportsLines) {
  const std::string md = write("r.md", "a\n\n```dateline\nHead\n\nIt burst on Tuesday.\n```\n");
  EXPECT_THAT(run_with({"embed", md}).err,
              HasSubstr(md + ":6:13: warning: the document has no date"));
  const auto error = [&](const std::string& block) {
    const Result result = run_with({"embed"}, "x\n" + block);
    EXPECT_EQ(result.exit_code, 1) << block;
    EXPECT_EQ(result.out, "") << block;
    return result.err;
  };
  EXPECT_EQ(error("```dateline --dat 2019\nx\n```\n"),
            "stdin:2:1: error: unknown option '--dat'; did you mean '--date'?\n");
  EXPECT_EQ(error("```dateline\n```\n"),
            "stdin:2:1: error: the block holds no article and names no file\n");
  EXPECT_EQ(
      error("```dateline a.txt\nx\n```\n"),
      "stdin:2:1: error: the block names files and holds an article; it can be drawn from one "
      "of them\n");
  EXPECT_EQ(error("```dateline -o x.svg\nx\n```\n"),
            "stdin:2:1: error: -o: a block's picture goes into the report\n");
  EXPECT_EQ(error("```dateline --help\nx\n```\n"),
            "stdin:2:1: error: --help can't be embedded; timeline and graph can\n");
  EXPECT_EQ(error("```dateline #a\nx\n```\n```dateline #a\nx\n```\n"),
            "stdin:5:1: error: another block has the label 'a' already\n");
  EXPECT_EQ(error("<!-- dateline\n"),
            "stdin:2:1: error: the comment that begins here has no end "
            "('-->' on a line of its own)\n");
  EXPECT_THAT(run_with({"embed"}, "no block\n").err,
              HasSubstr("there is no fenced dateline block"));
}

TEST_F(EmbedTest, MistakesInABlockAreNamedWhereTheyStand) {
  const auto error = [&](const std::string& options) {
    const Result result =
        run_with({"embed"}, "x\n```dateline\n" + options + "\nA\n\nIt fell on Monday.\n```\n");
    EXPECT_EQ(result.exit_code, 1) << options;
    EXPECT_EQ(result.out, "") << options;
    return result.err;
  };
  EXPECT_EQ(error("//| date: 2020-01-01\n//| command: dates"),
            "stdin:4:1: error: command: 'dates' can't be embedded; timeline and graph can\n");
  EXPECT_EQ(error("//| all: maybe"), "stdin:3:1: error: all: 'maybe' is neither true nor false\n");
  EXPECT_EQ(error("//| path: Reyes"),
            "stdin:3:1: error: path: two names are needed, with a comma between them\n");
  EXPECT_EQ(error("//| format: png"),
            "stdin:2:1: error: -T: the format of all pictures is told to dateline embed\n");
  EXPECT_EQ(error("//| date 2020-01-01"),
            "stdin:3:1: error: 'date 2020-01-01' is not of the form //| key: value\n");
  EXPECT_EQ(run_with({"embed"}, "```dateline story\nA\n```\n").err,
            "stdin:1:1: error: 'story' can't be embedded; timeline and graph can\n");
  const std::string md = write("r.md", "x\n\n```dateline none.txt\n```\n");
  EXPECT_EQ(run_with({"embed", md}).err,
            md + ":3:1: error: " + path("none.txt") + ": No such file or directory\n");
}

TEST_F(EmbedTest, SwitchesAndPairsMayStandOnLines) {
  const auto block = [](const std::string& options) {
    return "```dateline\n" + options +
           "//| date: 2024-05-16\nDam bursts\n\nThe crew met Mayor Ann Reyes on Tuesday. Ann Reyes "
           "sacked Tom Cole on Wednesday.\n```\n";
  };
  EXPECT_EQ(run_with({"embed"}, block("//| all: false\n")).exit_code, 0);
  EXPECT_EQ(run_with({"embed"}, block("//| all: true\n")).exit_code, 0);
  const Result path = run_with({"embed"}, block("//| path: Ann Reyes, Tom Cole\n"));
  EXPECT_EQ(path.exit_code, 0) << path.err;
}

// cmark is what says where a list and an HTML block end.
TEST_F(EmbedTest, BlocksInListsStayInThem) {
  const std::string list =
      "1. one\n\n   ```dateline --date 2024-05-16\n   Dam bursts\n\n   It broke on Tuesday.\n   "
      "```\n2. two\n";
  const std::string once = run_with({"embed"}, list).out;
  EXPECT_THAT(once, HasSubstr("\n   <!-- dateline\n   ```dateline --date 2024-05-16\n   Dam "
                              "bursts\n\n   It broke on Tuesday.\n   ```\n   -->\n   <!-- "
                              "dateline:begin -->\n   <figure "));
  EXPECT_THAT(once, HasSubstr("\n   </figure>\n\n   <!-- dateline:end -->\n2. two\n"));
  EXPECT_EQ(run_with({"embed"}, once).out, once);
  EXPECT_THAT(once, HasSubstr("It broke. Happened."));
}

TEST_F(EmbedTest, TextRightBehindABlockIsMarkdown) {
  const std::string out = run_with({"embed"}, "Before\n" + std::string(report.substr(11)) + "").out;
  EXPECT_THAT(out, HasSubstr("</figure>\n\n<!-- dateline:end -->\n"));
}

TEST_F(EmbedTest, WhatIsPassedOverIsTold) {
  const Result result = run_with(
      {"embed"},
      "> ```dateline\n> A\n> ```\n\n- ```dateline\n  A\n  ```\n\n    ```dateline\n    A\n    ```\n"
      "\n```md\n    ```dateline\n```\n\n<pre>\n```dateline\nA\n```\n</pre>\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, Not(HasSubstr("<svg")));
  for (const char* line : {"1", "5", "9"})
    EXPECT_THAT(result.err, HasSubstr("stdin:" + std::string(line) +
                                      ":1: warning: this dateline block stays as it is"));
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 3) << result.err;
}

TEST_F(EmbedTest, FencesInListsAndQuotationsEndThere) {
  const std::string block = "```dateline --date 2024-05-16\nA\n\nIt broke on Tuesday.\n```\n";
  for (const std::string before :
       {"- ```python\n  x\n  ```\n\n", "10. ~~~\n    x\n\n", "> ```\n> x\n\n",
        "> - ```\n>   x\n> - y\n\n", "- a\n  - ```sh\n    x\n    ```\n\n", "<pre>x</pre>\n\n",
        "<!-- ``` -->\n", "* * *\n\n"}) {
    const Result result = run_with({"embed"}, before + block);
    EXPECT_THAT(result.out, HasSubstr("<svg ")) << before;
    EXPECT_TRUE(result.out.starts_with(before + "<!-- dateline\n")) << before;
    EXPECT_EQ(result.err, "") << before;
  }
}

TEST_F(EmbedTest, AByteOrderMarkIsNoText) {
  const std::string out = run_with({"embed"}, "\xEF\xBB\xBF" + std::string(report.substr(11))).out;
  EXPECT_TRUE(out.starts_with("\xEF\xBB\xBF<!-- dateline\n"));
  EXPECT_EQ(run_with({"embed"}, out).out, out);
}

TEST_F(EmbedTest, AWarningOfTwoBlocksIsToldOnce) {
  write("a.txt", "Dam bursts\n\nThe dam broke on Tuesday.\n");
  const std::string md = write("r.md", "```dateline a.txt\n```\n\n```dateline graph a.txt\n```\n");
  const std::string err = run_with({"embed", md}).err;
  EXPECT_THAT(err, HasSubstr("warning: "));
  EXPECT_EQ(err.find("warning: "), err.rfind("warning: "));
}

TEST_F(EmbedTest, NeverWritesOverWhatItReads) {
  const std::string a = write("a.txt", "Dam bursts\n\nThe dam broke on Tuesday.\n");
  const std::string md = write("r.md", "```dateline --date 2024-05-16 a.txt\n```\n");
  const Result result = run_with({"embed", md, "-o", a});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("is a file that a block names"));
  EXPECT_EQ(read("a.txt"), "Dam bursts\n\nThe dam broke on Tuesday.\n");
}

TEST_F(EmbedTest, AReadOnlyReportStaysAsItIs) {
  const std::string md = write("r.md", report);
  std::filesystem::permissions(md, std::filesystem::perms::owner_read);
  if (::access(md.c_str(), W_OK) == 0) GTEST_SKIP() << "root may write everything";
  const Result result = run_with({"embed", "--in-place", md});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("cannot be written"));
  EXPECT_EQ(read("r.md"), report);
  EXPECT_THAT(files(), ElementsAre("r.md"));
}

TEST_F(EmbedTest, SeveralSourcesAreNumbered) {
  write("a.txt", "Dam bursts\n\nThe dam broke on Tuesday.\n");
  write("b.txt", "Town mourns\n\nThe town held a vigil on Wednesday.\n");
  const std::string md = write("r.md", "```dateline --date 2024-05-16 a.txt b.txt\n```\n");
  EXPECT_THAT(run_with({"embed", md}).out,
              HasSubstr("<figcaption>Sources: [1] Dam bursts, 2024-05-16; [2] Town mourns, "
                        "2024-05-16.</figcaption>"));
}

TEST_F(EmbedTest, NothingOfAnArticleBecomesMarkup) {
  const std::string block =
      "```dateline --date 2024-05-16\n//| caption: <script>*c*</script>\n//| label: \"><b>\n"
      "<script>alert(1)</script> & [x](y)\n\nThe dam broke on Tuesday.\n```\n";
  const std::string inlined = run_with({"embed"}, block).out;
  const std::string picture = inlined.substr(inlined.find("<!-- dateline:begin"));
  EXPECT_THAT(picture, Not(HasSubstr("<script")));
  EXPECT_THAT(picture, Not(HasSubstr("<b>")));
  const std::string md = write("r.md", block);
  const std::string linked = run_with({"embed", "--assets", path("img"), md}).out;
  const std::string link = linked.substr(linked.find("<!-- dateline:begin"));
  EXPECT_THAT(link, Not(HasSubstr("<script")));
  EXPECT_THAT(link, Not(HasSubstr(" [x](y)")));
}

TEST_F(EmbedTest, AlternativeTextIsPlainMarkdown) {
  const std::string md = write(
      "r.md", "```dateline --date 2024-05-16\nA\n\nCole & Reed's dam [x] broke on Tuesday.\n```\n");
  const std::string out = run_with({"embed", "--assets", path("img"), md}).out;
  const std::string link = out.substr(out.find("!["));
  EXPECT_THAT(link, HasSubstr("Cole &amp; Reed"));
  EXPECT_THAT(link, Not(HasSubstr("39;")));
}

TEST_F(EmbedTest, ScalesItsFiles) {
  const std::string md = write("r.md", report);
  EXPECT_EQ(run_with({"embed", "--scale", "2", md}).exit_code, 2);
  const auto width = [&](const std::vector<std::string>& more) {
    std::vector<std::string> args = {"embed", "--assets", path("img"), "-Tpng"};
    args.insert(args.end(), more.begin(), more.end());
    args.push_back(md);
    EXPECT_EQ(run_with(args).exit_code, 0);
    const std::string png = read("img/r-1.png");
    return 256 * static_cast<unsigned char>(png[18]) + static_cast<unsigned char>(png[19]);
  };
  const int one = width({});
  EXPECT_EQ(width({"--scale", "2"}), 2 * one);
}

TEST_F(EmbedTest, RefusesWhatItCantDo) {
  EXPECT_EQ(run_with({"embed", "a.md", "b.md"}).exit_code, 2);
  EXPECT_EQ(run_with({"embed", "--in-place"}).exit_code, 2);
  EXPECT_EQ(run_with({"embed", "--in-place", "-o", "x", "a.md"}).exit_code, 2);
  EXPECT_THAT(run_with({"embed", "-Tpng", "a.md"}).err, HasSubstr("-T png needs --assets FOLDER"));
  EXPECT_EQ(run_with({"embed", path("missing.md")}).exit_code, 1);
  EXPECT_EQ(run_with({"embed", "--help"}).exit_code, 0);
}

}  // namespace
}  // namespace dateline::cli::testing
