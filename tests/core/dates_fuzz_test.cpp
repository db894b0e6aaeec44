// What dates_fuzz once found, and the texts that it starts from: each keeps every promise.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dates_invariants.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputs() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/tests/fuzz/corpus/dates"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(DatesFuzz, FoundInputsKeepTheirPromises) {
  const std::vector<fs::path> files = inputs();
  EXPECT_GE(files.size(), 10u);
  for (const fs::path& file : files) EXPECT_EQ(try_dates(read_file(file)), "") << file;
}

TEST(DatesFuzz, TheSameTextUnderEveryOptionToo) {
  for (const fs::path& file : inputs()) {
    std::string bytes = read_file(file);
    if (bytes.empty()) continue;
    for (char option = 0; option < 16; ++option) {
      bytes.front() = option;
      EXPECT_EQ(try_dates(bytes), "") << file << ", option " << int{option};
    }
  }
}

TEST(DatesFuzz, TheCheckSeesWhatIsBroken) {
  const Document document = read_text("test.txt", "They met on Friday and Sunday.");
  Diagnostics diagnostics;
  const std::vector<Timex> sound = find_dates(document, diagnostics);
  ASSERT_EQ(sound.size(), 2u);
  EXPECT_EQ(broken_invariant(document, sound), "");
  const auto broken = [&](auto change) {
    std::vector<Timex> timexes = sound;
    change(timexes[1]);
    return !broken_invariant(document, timexes).empty();
  };
  EXPECT_TRUE(broken([](Timex& t) { t.span.begin = 0; }));
  EXPECT_TRUE(broken([](Timex& t) { t.span.end = 1'000; }));
  EXPECT_TRUE(broken([](Timex& t) { t.id = TimexId{7}; }));
  EXPECT_TRUE(broken([](Timex& t) { t.value = "no value"; }));
  EXPECT_TRUE(broken([](Timex& t) { t.value = ""; }));
  EXPECT_TRUE(broken([](Timex& t) { t.why.clear(); }));
  EXPECT_TRUE(broken([](Timex& t) { t.anchor = {Anchor::Kind::timex, {}, TimexId{1}}; }));
  EXPECT_TRUE(broken([](Timex& t) { t.range_partner = TimexId{1}; }));
  EXPECT_TRUE(broken([](Timex& t) {
    t.resolved = true;
    t.interval.end = t.interval.begin;
  }));
}

}  // namespace
}  // namespace dateline
