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
  EXPECT_THAT(result.out, HasSubstr("</figure>\n<!-- dateline:end -->\n\nThat was it.\n"));
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
            "stdin:2:1: error: only timeline and graph can be embedded\n");
  EXPECT_EQ(error("```dateline #a\nx\n```\n```dateline #a\nx\n```\n"),
            "stdin:5:1: error: another block has the label 'a' already\n");
  EXPECT_EQ(error("<!-- dateline\n"),
            "stdin:2:1: error: the comment that begins here has no end "
            "('-->' on a line of its own)\n");
  EXPECT_THAT(run_with({"embed"}, "no block\n").err,
              HasSubstr("there is no fenced dateline block"));
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
