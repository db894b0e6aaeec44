// dateline-conllu: what it fills in and what it lets pass.
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

struct Outcome {
  std::string output;  // standard output and error together
  int status = -1;
};

// Runs the program over a file with this text.
Outcome run(const std::string& text, const std::string& options = "") {
  // Tests run side by side: a file for each.
  const std::string path = testing::TempDir() + "conllu_program_test." +
                           testing::UnitTest::GetInstance()->current_test_info()->name() +
                           ".conllu";
  std::ofstream(path, std::ios::binary) << text;
  const std::string command = "'" DATELINE_CONLLU_PROGRAM "' " + options + " '" + path + "' 2>&1";
  Outcome outcome;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return outcome;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    outcome.output.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

TEST(ConlluProgram, LooksAtTheWordsAndKeepsTheRest) {
  const auto outcome =
      run("# sent_id = 1\n"
          "1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "1\tdid\twrong\tX\tX\tA=B\t7\twrong\t7:wrong\tSpaceAfter=No\n"
          "2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "2.1\tthey\tthey\tPRON\tPRP\t_\t_\t_\t3:nsubj\t_\n"
          "3\tleave\t_\t_\t_\t_\t_\t_\t_\t_\n");  // the empty line at the end is missing
  EXPECT_EQ(outcome.output,
            "# sent_id = 1\n"
            "1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "1\tdid\tdo\tAUX\tVBD\t_\t3\taux\t_\tSpaceAfter=No\n"
            "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
            "2.1\tthey\tthey\tPRON\tPRP\t_\t_\t_\t3:nsubj\t_\n"
            "3\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\t_\n"
            "\n");
  EXPECT_EQ(outcome.status, 0);
}

TEST(ConlluProgram, NamesTheLineThatIsNoConllu) {
  const auto columns = run("1\tHello\n");
  EXPECT_NE(columns.output.find(":1: 2 columns, want 10"), std::string::npos) << columns.output;
  EXPECT_EQ(columns.status, 1);
  const auto number = run("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\tb\t_\t_\t_\t_\t_\t_\t_\t_\n");
  EXPECT_NE(number.output.find(":2: word number 3, want 2"), std::string::npos) << number.output;
  EXPECT_EQ(number.status, 1);
}

TEST(ConlluProgram, MarksEntitiesOnRequest) {
  const auto outcome =
      run("1\tPolice\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "2\tarrested\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "3\ttwo\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "4\tmen\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "5\tin\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "6\tLisbon\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
          "7\ton\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "8\tMonday\t_\t_\t_\t_\t_\t_\t_\t_\n",
          "--entities");
  EXPECT_NE(outcome.output.find("EntityType=place|SpaceAfter=No"), std::string::npos)
      << outcome.output;
  EXPECT_NE(outcome.output.find("EntityType=time"), std::string::npos) << outcome.output;
}

TEST(ConlluProgram, NothingInNothingOut) {
  const auto outcome = run("");
  EXPECT_EQ(outcome.output, "");
  EXPECT_EQ(outcome.status, 0);
}

}  // namespace
