// Runs the command line inside the test.
#pragma once

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "run.hpp"

namespace dateline::cli::testing {

struct Result {
  int exit_code = 0;
  std::string out, err;
};

inline Result run_with(const std::vector<std::string>& args, const std::string& input = "",
                       bool in_is_terminal = false) {
  std::vector<const char*> words;
  for (const std::string& arg : args) words.push_back(arg.c_str());
  std::istringstream in(input);
  std::ostringstream out, err;
  Result result;
  result.exit_code = run(words, {in, out, err, in_is_terminal, false});
  result.out = out.str();
  result.err = err.str();
  return result;
}

/// A directory of its own for each test, empty at first and gone afterwards.
class TemporaryDirectory : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    directory_ = std::filesystem::temp_directory_path() /
                 (std::string("dateline-") + info->test_suite_name() + '-' + info->name() + '-' +
                  std::to_string(::getpid()));
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::string path(const std::string& name) const { return (directory_ / name).string(); }
  std::string write(const std::string& name, std::string_view content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory_))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::filesystem::path directory_;
};

}  // namespace dateline::cli::testing
