// The real program, given what nobody should give it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class ProgramTest : public testing::TemporaryDirectory {
 protected:
  // Runs a shell command in the test's directory; "$dateline" is the program.
  testing::Result shell(const std::string& command) const {
    const std::string line = "cd '" + path("") + "' && dateline='" DATELINE_PROGRAM "' && { " +
                             command + "\n} >'" + path("stdout") + "' 2>'" + path("stderr") + "'";
    const int status = std::system(line.c_str());
    testing::Result result{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("stdout"),
                           read("stderr")};
    std::filesystem::remove(path("stdout"));
    std::filesystem::remove(path("stderr"));
    return result;
  }
};

TEST_F(ProgramTest, InvalidUtf8IsReplacedAndReported) {
  write("a.txt", "A \xC3( and \xED\xA0\x80 and \xF5.\n");
  const testing::Result result = shell("\"$dateline\" story a.txt");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(json::accept(result.out));
  EXPECT_THAT(result.err, HasSubstr("a.txt:1:3: warning: invalid UTF-8 (0xC3)"));
}

TEST_F(ProgramTest, NulBytesAreText) {
  write("a.txt", std::string_view("It\0 rained\0 on 3 May 2021.\n", 27));
  for (const std::string command : {"story", "dates", "timeline", "graph -Tsvg", "explain"}) {
    const testing::Result result = shell("\"$dateline\" " + command + " a.txt");
    EXPECT_EQ(result.exit_code, 0) << command << result.err;
    EXPECT_EQ(result.out.find('\0'), std::string::npos) << command;
  }
}

TEST_F(ProgramTest, MarkupIsNeverMarkupInThePicture) {
  write("a.txt",
        "<script>alert(1)</script> & \"quotes\"\n\nMayor <b>Ann</b> <script>alert(2)</script> Lee "
        "closed the \"bridge\" & <img src=x onerror=alert(3)> on 3 May 2021, ]]> --> she said.\n");
  for (const std::string command : {"timeline -Tsvg --all", "graph -Tsvg --all"}) {
    const testing::Result result =
        shell("\"$dateline\" " + command + " --date 2021-05-06 --title '<script>t</script>' a.txt");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("<svg"));
    EXPECT_THAT(result.out, Not(HasSubstr("<script")));
    EXPECT_THAT(result.out, Not(HasSubstr("<img")));
    EXPECT_THAT(result.out, Not(HasSubstr("<b>")));
  }
}

TEST_F(ProgramTest, ControlAndBidirectionalCharactersDontReachTheTerminal) {
  write("a.txt", "On \x1b[31m3 May\x1b[2J 2021 \xE2\x80\xAE\xFF Ann left.\n");
  for (const std::string command : {"dates", "events --all", "explain"}) {
    const testing::Result result = shell("\"$dateline\" " + command + " a.txt");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out + result.err, Not(HasSubstr("\x1b"))) << command;
    EXPECT_THAT(result.out + result.err, Not(HasSubstr("\xE2\x80\xAE"))) << command;
  }
}

TEST_F(ProgramTest, AnEmptyFileIsNoError) {
  write("a.txt", "");
  EXPECT_EQ(shell("\"$dateline\" timeline a.txt").exit_code, 0);
  EXPECT_EQ(shell("\"$dateline\" dates < /dev/null").exit_code, 0);
}

TEST_F(ProgramTest, ADirectoryIsNoArticle) {
  const testing::Result result = shell("\"$dateline\" dates .");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, ".: error: is a directory\n");
}

TEST_F(ProgramTest, AMissingFileIsNamed) {
  const testing::Result result = shell("\"$dateline\" timeline missing.txt");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "missing.txt: error: No such file or directory\n");
}

TEST_F(ProgramTest, AnOutputThatCannotBeWrittenIsNamed) {
  write("a.txt", "It rained.\n");
  const testing::Result result = shell("\"$dateline\" timeline a.txt -o none/a.svg");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "none/a.svg: error: cannot be written: No such file or directory\n");
  EXPECT_EQ(shell("\"$dateline\" timeline a.txt -o .").err,
            ".: error: cannot be written: Is a directory\n");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
}

TEST_F(ProgramTest, AFullDiskIsAnError) {
  write("a.txt", "It rained.\n");
  const testing::Result result = shell("\"$dateline\" story a.txt > /dev/full");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "standard output: error: cannot be written: No space left on device\n");
}

TEST_F(ProgramTest, AClosedPipeIsQuiet) {
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "{\"text\":\"It rained on 3 May 2021.\"}\n";
  write("a.jsonl", lines);
  const testing::Result result = shell("\"$dateline\" story -Tjsonl a.jsonl | head -n 1 | wc -l");
  EXPECT_EQ(result.out, "1\n");
  EXPECT_EQ(result.err, "");
  // Also where the parent has told it to ignore the signal.
  const testing::Result ignored =
      shell("(trap '' PIPE; \"$dateline\" story -Tjsonl a.jsonl) | head -n 1 | wc -l");
  EXPECT_EQ(ignored.out, "1\n");
  EXPECT_EQ(ignored.err, "");
}

TEST_F(ProgramTest, ARefusedDateLeavesNoArtefact) {
  write("a.txt", "It rained.\n");
  const testing::Result result = shell("\"$dateline\" timeline --date 2019-02-30 a.txt -o a.svg");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "dateline: error: --date: there is no day 2019-02-30 in the calendar\n"
            "Try 'dateline timeline --help'.\n");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
}

TEST_F(ProgramTest, DeeplyNestedJsonIsRefused) {
  write("a.jsonl", "{\"text\":" + std::string(1000000, '[') + "\n{\"text\":\"Fine.\"}\n");
  const testing::Result result = shell("\"$dateline\" story -Tjsonl a.jsonl");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("a.jsonl:1:1: error: not JSON"));
  EXPECT_LT(result.err.size(), 1000u);
  EXPECT_THAT(result.out, HasSubstr("\"Fine.\""));
}

TEST_F(ProgramTest, ReplacedBytesInJsonAreReported) {
  write("a.jsonl", "{\"id\":\"x\",\"text\":\"A \xFF b.\"}\n");
  const testing::Result result = shell("\"$dateline\" story -Tjsonl a.jsonl");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(json::parse(result.out)["text"], "A \xEF\xBF\xBD b.");
  EXPECT_THAT(result.err, HasSubstr("a.jsonl:1:1: warning: invalid UTF-8 is read as U+FFFD"));
}

// What a line without end costs must stay in proportion to its length: one word of 20 MB, and many
// sentences.
TEST_F(ProgramTest, AHugeLineEnds) {
  constexpr std::size_t huge = 20'000'000;
  const std::size_t many_tokens = std::getenv("DATELINE_LONG") ? 1'000'000 : 20'000;
  write("word.txt", std::string(huge, 'a'));
  EXPECT_EQ(shell("\"$dateline\" dates --date 2021-05-06 word.txt").exit_code, 0);
  const std::string sentence = "Ann Lee said the 12 ships would sail on 3 May 2021, if it rained. ";
  std::string text;
  while (text.size() < many_tokens) text += sentence;
  write("sentences.txt", text);
  EXPECT_EQ(shell("\"$dateline\" dates --date 2021-05-06 sentences.txt").exit_code, 0);
  write("quotes.txt", std::string(many_tokens / 10, '"'));
  EXPECT_EQ(shell("\"$dateline\" dates --date 2021-05-06 quotes.txt").exit_code, 0);
}

TEST_F(ProgramTest, TheClockAndTheLocaleDontMatter) {
  write("a.txt", "The mayor resigned on Wednesday and will leave in May.\n");
  const std::string args = " story --date 2021-05-06 a.txt";
  const std::string plain = shell("\"$dateline\"" + args).out;
  EXPECT_EQ(shell("TZ=Pacific/Auckland LC_ALL=C \"$dateline\"" + args).out, plain);
  EXPECT_EQ(shell("env -i \"$dateline\"" + args).out, plain);
}

}  // namespace
}  // namespace dateline::cli
