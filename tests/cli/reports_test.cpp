// Reports made by the programs that people write them with. Each test is skipped where its program
// isn't installed; .ci/packages has pandoc.
#include <gmock/gmock.h>

#include <array>
#include <cstdio>

#include "run_fixture.hpp"

namespace dateline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view reports = DATELINE_SOURCE_DIR "/samples/reports";

class ReportsTest : public TemporaryDirectory {
 protected:
  struct Run {
    int exit_code = 0;
    std::string out;  // standard output, then standard error
  };

  // A shell command, in the folder of the report; `dateline` is ours. Leaks are looked for where
  // it runs inside the test: what fontconfig keeps would fail the program here.
  Run shell(const std::string& command) const {
    const std::string program = DATELINE_PROGRAM;
    const std::string all = "cd '" + std::string(reports) + "' && PATH='" +
                            std::filesystem::path(program).parent_path().string() + "':\"$PATH\" " +
                            "ASAN_OPTIONS=detect_leaks=0 PYTHONDONTWRITEBYTECODE=1 TMPDIR='" +
                            path("") + "' sh -c '" + command + "' 2>&1";
    Run result;
    FILE* pipe = popen(all.c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run a shell");
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
      result.out.append(buffer.data(), n);
    result.exit_code = pclose(pipe);
    return result;
  }

  bool have(const std::string& program) const {
    return shell("command -v " + program).exit_code == 0;
  }

  static std::size_t count(const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
  }
};

#define NEEDS(program) \
  if (!have(program)) GTEST_SKIP() << "no " << (program)

const std::string filter = "pandoc --lua-filter pandoc/dateline.lua report.md -s ";

TEST_F(ReportsTest, PandocsFilterPutsSvgIntoHtml) {
  NEEDS("pandoc");
  const Run run = shell(filter + "-o " + path("r.html"));
  ASSERT_EQ(run.exit_code, 0) << run.out;
  const std::string html = read("r.html");
  EXPECT_EQ(count(html, "<svg "), 3u);
  for (const char* id : {"sale", "reyes", "meeting"})
    EXPECT_EQ(count(html, "<figure class=\"dateline\" id=\"" + std::string(id) + "\">"), 1u);
  EXPECT_THAT(html, HasSubstr("<figcaption>The sale, as two papers tell it. Sources: [1] Harbour"));
  EXPECT_THAT(html, HasSubstr("<desc>Graph of 3 actors and 2 events"));
  EXPECT_THAT(html, Not(HasSubstr("//|")));
}

// What pandoc reads of its own document: pictures, what they tell in words, captions.
TEST_F(ReportsTest, PandocsFilterPutsPicturesIntoDocuments) {
  NEEDS("pandoc");
  for (const std::string kind : {"docx", "odt"}) {
    const std::string file = path("r." + kind), media = path(kind);
    const Run run = shell(filter + "-o " + file);
    ASSERT_EQ(run.exit_code, 0) << run.out;
    const Run back = shell("pandoc " + file + " -t html --extract-media " + media);
    ASSERT_EQ(back.exit_code, 0) << back.out;
    EXPECT_EQ(count(back.out, "<img"), 3u) << kind;
    EXPECT_THAT(back.out, HasSubstr("The sale, as two papers tell it. Sources:")) << kind;
    EXPECT_THAT(back.out, HasSubstr("After the meeting. Source:")) << kind;
    if (kind == "docx")
      EXPECT_THAT(back.out, HasSubstr("alt=\"Timeline of 10 events in order of time. 1931."));
    std::size_t pictures = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(media)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string head(4, '\0');
      in.read(head.data(), 4);
      EXPECT_EQ(head, "\x89PNG") << entry.path();
      ++pictures;
    }
    EXPECT_EQ(pictures, 3u) << kind;
  }
}

TEST_F(ReportsTest, PandocsFilterKeepsVectorsForLatex) {
  NEEDS("pandoc");
  const Run run = shell(filter + "-t latex -o " + path("r.tex") + " --extract-media " + path("m"));
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_EQ(count(read("r.tex"), "\\begin{figure}"), 3u);
  EXPECT_TRUE(read("m/sale.pdf").starts_with("%PDF"));
  EXPECT_THAT(read("r.tex"), HasSubstr("\\caption{The sale, as two papers tell it."));
}

TEST_F(ReportsTest, PandocsFilterMakesPdf) {
  NEEDS("pandoc");
  NEEDS("weasyprint");
  const Run run = shell(filter + "--pdf-engine=weasyprint -o " + path("r.pdf"));
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.out, Not(HasSubstr("Failed to load")));
  const std::string pdf = read("r.pdf");
  EXPECT_TRUE(pdf.starts_with("%PDF"));
  EXPECT_EQ(count(pdf, "/Subtype /Image"), 3u);
}

TEST_F(ReportsTest, PandocsFilterTellsWhatIsWrong) {
  NEEDS("pandoc");
  const std::string md = write("bad.md", "```{.dateline dat=2020-01-01}\nA\n\nIt fell.\n```\n");
  const Run run = shell("pandoc --lua-filter pandoc/dateline.lua " + md);
  EXPECT_NE(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("unknown option"));
  EXPECT_THAT(run.out, HasSubstr("did you mean"));
}

// What pandoc doesn't see as a block would be left in the report unnoticed.
TEST_F(ReportsTest, PandocsFilterWarnsOfOptionsBehindTheName) {
  NEEDS("pandoc");
  const std::string command = "pandoc --lua-filter pandoc/dateline.lua ";
  for (const char* report : {"```dateline a.txt\n//| caption: x\n```\n",
                             "```dateline --date 2019-07-13\nHead\n\nIt fell.\n```\n"}) {
    const Run run = shell(command + write("options.md", report));
    EXPECT_EQ(run.exit_code, 0) << run.out;
    EXPECT_THAT(run.out, HasSubstr("pandoc reads no options behind the name of a block"));
  }
  const Run run =
      shell(command + write("no.md", "Type `dateline timeline a.txt`.\n\n`x`\n\n![](a)\n"));
  EXPECT_THAT(run.out, Not(HasSubstr("warning")));
}

// Options as attributes, an article that holds fences, two blocks without a name.
TEST_F(ReportsTest, PandocsFilterReadsAttributes) {
  NEEDS("pandoc");
  const std::string md =
      write("a.md",
            "````{.dateline date=2024-05-16 caption=\"A & <b>\"}\nDam bursts\n\nIt broke on "
            "Tuesday.\n\n```\n~~~\n```\n````\n\n~~~{.dateline date=2024-05-16}\nDam "
            "bursts\n\nThe crew met on Wednesday.\n~~~\n\n~~~ python\nx\n~~~\n");
  const Run run = shell("pandoc --lua-filter pandoc/dateline.lua " + md);
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.out, HasSubstr("<figcaption>A &amp; &lt;b&gt;. Source: Dam bursts, 2024-05-16."));
  EXPECT_THAT(run.out, HasSubstr("id=\"dateline-1\""));
  EXPECT_THAT(run.out, HasSubstr("id=\"dateline-2\""));
  EXPECT_THAT(run.out, HasSubstr("python"));
}

TEST_F(ReportsTest, PandocReadsWhatEmbedWrites) {
  NEEDS("pandoc");
  const Run run = shell("dateline embed --assets " + path("img") +
                        " -Tpng --scale 2 report.md -o " + path("r.md") + " && cd " + path("") +
                        " && pandoc r.md -o r.docx && pandoc r.docx -t html");
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_EQ(count(run.out, "<img"), 3u);
  EXPECT_THAT(run.out, HasSubstr("Ann Reyes signed the pier’s lease. Happened."));
}

// GitHub's own reader: lists go on, and what stands behind a block is read as Markdown.
TEST_F(ReportsTest, CmarkReadsTheTextAroundPictures) {
  NEEDS("cmark-gfm");
  const std::string md = write(
      "r.md",
      "1. one\n\n   ```dateline --date 2024-05-16\n   A\n\n   It broke on Tuesday.\n   ```\n   and "
      "*more*\n2. two\n\n```dateline --date 2024-05-16\nA\n\nIt broke on Tuesday.\n```\n**Behind** "
      "it\n");
  const Run run = shell("dateline embed " + md + " | cmark-gfm --unsafe");
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_EQ(count(run.out, "<ol"), 1u);
  EXPECT_THAT(run.out, HasSubstr("and <em>more</em>"));
  EXPECT_THAT(run.out, HasSubstr("<strong>Behind</strong> it"));
  EXPECT_LT(run.out.find("<svg "), run.out.find("two"));
  const Run files = shell("dateline embed --assets " + path("img") + " " + md + " | cmark-gfm");
  ASSERT_EQ(files.exit_code, 0) << files.out;
  EXPECT_EQ(count(files.out, "<img src="), 2u);
  EXPECT_THAT(files.out, HasSubstr("<strong>Behind</strong> it"));
}

const std::string caption = "The sale, as two papers tell it";

TEST_F(ReportsTest, QuartosReportIsPandocs) {
  NEEDS("pandoc");
  const Run run = shell("pandoc --lua-filter pandoc/dateline.lua -f markdown quarto/report.qmd");
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.out, HasSubstr("<figcaption>After the meeting. Source: Islanders meet"));
}

// As its recipe is written.
TEST_F(ReportsTest, AsciidoctorTakesTheSvg) {
  NEEDS("asciidoctor");
  const std::string folder = path("samples");
  ASSERT_EQ(shell("cp -r .. " + folder).exit_code, 0);
  std::istringstream readme(read("samples/reports/README.md"));
  std::string commands = "cd " + folder + "/reports";
  bool within = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## ")) within = line == "## Asciidoctor";
    if (within && line.starts_with("$ ")) commands += " && " + line.substr(2);
  }
  const Run run = shell(commands);
  ASSERT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.out, Not(HasSubstr("SVG does not exist")));
  const std::string html = read("samples/reports/asciidoctor/report.html");
  EXPECT_EQ(count(html, "<svg "), 2u);
  EXPECT_EQ(count(html, "<desc>Timeline of "), 1u);
  EXPECT_THAT(html, HasSubstr("Figure 1. " + caption));
}

TEST_F(ReportsTest, SphinxEmbedsItsPages) {
  NEEDS("sphinx-build");
  if (shell("/usr/bin/python3 -c \"import myst_parser\"").exit_code != 0)
    GTEST_SKIP() << "no MyST for Sphinx (Debian: python3-myst-parser)";
  const Run run = shell("sphinx-build -q -d " + path("trees") + " sphinx " + path("site"));
  ASSERT_EQ(run.exit_code, 0) << run.out;
  const std::string html = read("site/index.html");
  EXPECT_EQ(count(html, "<svg "), 1u);
  EXPECT_THAT(html, HasSubstr("<figcaption>" + caption));
}

TEST_F(ReportsTest, MkDocsEmbedsItsPages) {
  NEEDS("mkdocs");
  const Run run = shell("mkdocs build -q -f mkdocs/mkdocs.yml -d " + path("site"));
  ASSERT_EQ(run.exit_code, 0) << run.out;
  const std::string html = read("site/index.html");
  EXPECT_EQ(count(html, "<svg "), 1u);
  EXPECT_THAT(html, HasSubstr("<figcaption>" + caption));
  EXPECT_THAT(html, HasSubstr("That is <strong>all</strong> that is known."));
  const std::string comment = html.substr(html.find("<!-- dateline"));
  EXPECT_LT(comment.find("-->"), comment.find("<svg "));
}

}  // namespace
}  // namespace dateline::cli::testing
