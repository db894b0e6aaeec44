#include "output.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class OutputTest : public testing::TemporaryDirectory {};

TEST_F(OutputTest, WithoutAFileTheTextGoesToStandardOutput) {
  std::ostringstream out;
  Output output(std::nullopt, out);
  output.write("a");
  output.write("b");
  output.commit();
  EXPECT_EQ(out.str(), "ab");
}

TEST_F(OutputTest, AFileAppearsWhole) {
  std::ostringstream out;
  {
    Output output(path("a.svg"), out);
    output.write("one ");
    output.write("two");
    EXPECT_EQ(read("a.svg"), "");
    output.commit();
  }
  EXPECT_EQ(read("a.svg"), "one two");
  EXPECT_THAT(files(), ElementsAre("a.svg"));
  EXPECT_EQ(out.str(), "");
}

TEST_F(OutputTest, WithoutCommitTheOldFileStays) {
  std::ostringstream out;
  write("a.svg", "old");
  {
    Output output(path("a.svg"), out);
    output.write("new");
  }
  EXPECT_EQ(read("a.svg"), "old");
  EXPECT_THAT(files(), ElementsAre("a.svg"));
}

TEST_F(OutputTest, AReplacedFileKeepsItsMode) {
  std::ostringstream out;
  write("a.svg", "old");
  chmod(path("a.svg").c_str(), 0640);
  Output output(path("a.svg"), out);
  output.write("new");
  output.commit();
  struct stat status {};
  ASSERT_EQ(stat(path("a.svg").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0640u);
  EXPECT_EQ(read("a.svg"), "new");
}

TEST_F(OutputTest, ASymbolicLinkStaysOne) {
  std::ostringstream out;
  write("real.svg", "old");
  std::filesystem::create_symlink("real.svg", path("link.svg"));
  Output output(path("link.svg"), out);
  output.write("new");
  output.commit();
  EXPECT_TRUE(std::filesystem::is_symlink(path("link.svg")));
  EXPECT_EQ(read("real.svg"), "new");
}

TEST_F(OutputTest, WhatIsNoFileIsWrittenDirectly) {
  std::ostringstream out;
  Output output("/dev/null", out);
  output.write("gone");
  output.commit();
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(OutputTest, APlaceThatCannotBeWrittenIsKnownAtOnce) {
  std::ostringstream out;
  const auto message = [&](const std::string& file) {
    try {
      Output output(file, out);
    } catch (const UnwritableOutput& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(message(path("none/a.svg")),
            path("none/a.svg") + ": error: cannot be written: No such file or directory\n");
  EXPECT_EQ(message(path("")), path("") + ": error: cannot be written: Is a directory\n");
  EXPECT_THAT(files(), ElementsAre());
}

TEST_F(OutputTest, AFullDiskIsAnError) {
  std::ostringstream out;
  Output output("/dev/full", out);
  EXPECT_THROW(output.write("text"), UnwritableOutput);
}

}  // namespace
}  // namespace dateline::cli
