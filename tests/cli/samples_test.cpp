// The samples and the files that are expected of them, byte for byte.
//
// samples/NAME.args holds the options of NAME.txt, one a line. DATELINE_ACCEPT=1 in the environment
// writes what comes out now, for review with git diff.
#include <gtest/gtest.h>

#include <cstdlib>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

struct Artefact {
  const char* extension;
  std::vector<std::string> command;
  bool of_all = true;  // else only of `exported`
};

// One sample shows each of the formats that other programs read.
const std::string exported = "harbour-bridge";

const std::vector<Artefact>& artefacts() {
  static const std::vector<Artefact> all = {
      {".svg", {"timeline", "-Tsvg"}},
      {".dot", {"timeline", "-Tdot"}},
      {".graph.dot", {"graph", "-Tdot"}},
      {".json", {"story", "-Tjson"}},
      {".explain", {"explain"}},
      {".timeline.text", {"timeline", "-Ttext"}, false},
      {".timeline.md", {"timeline", "-Tmd"}, false},
      {".timeline.csv", {"timeline", "-Tcsv"}, false},
      {".timeline.mmd", {"timeline", "-Tmermaid"}, false},
      {".timelinejs.json", {"timeline", "-Ttimelinejs"}, false},
      {".ics", {"timeline", "-Tics"}, false},
      {".graphml", {"graph", "-Tgraphml"}, false},
      {".gexf", {"graph", "-Tgexf"}, false},
      {".cyjs", {"graph", "-Tcytoscape"}, false},
      {".graph.csv", {"graph", "-Tcsv"}, false},
      {".graph.mmd", {"graph", "-Tmermaid"}, false}};
  return all;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// The first lines that differ, in diff's manner.
std::string difference(const std::string& expected, const std::string& got) {
  const auto a = lines_of(expected), b = lines_of(got);
  std::size_t first = 0;
  while (first < a.size() && first < b.size() && a[first] == b[first]) ++first;
  std::ostringstream out;
  out << "from line " << first + 1 << " (expected " << a.size() << " lines, got " << b.size()
      << "):\n";
  for (std::size_t i = first; i < a.size() && i < first + 8; ++i) out << "- " << a[i] << '\n';
  for (std::size_t i = first; i < b.size() && i < first + 8; ++i) out << "+ " << b[i] << '\n';
  return out.str();
}

std::vector<std::string> sample_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/samples"))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Samples : public ::testing::TestWithParam<std::string> {};

TEST_P(Samples, GiveWhatIsExpected) {
  const fs::path base = fs::path(DATELINE_SOURCE_DIR "/samples") / GetParam();
  const std::vector<std::string> args = lines_of(read_file(base.string() + ".args"));
  ASSERT_FALSE(args.empty()) << base << ".args is missing: it says when the sample was written";
  for (const Artefact& artefact : artefacts()) {
    if (!artefact.of_all && GetParam() != exported) continue;
    std::vector<std::string> words = artefact.command;
    words.insert(words.end(), args.begin(), args.end());
    words.push_back(base.string() + ".txt");
    testing::Result result = testing::run_with(words);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    // Where the repository lies is no part of an artefact.
    const std::string folder = base.parent_path().string() + '/';
    for (auto at = result.out.find(folder); at != std::string::npos; at = result.out.find(folder))
      result.out.erase(at, folder.size());
    const fs::path file = base.string() + artefact.extension;
    if (std::getenv("DATELINE_ACCEPT")) {
      std::ofstream(file, std::ios::binary) << result.out;
      continue;
    }
    const std::string expected = read_file(file);
    EXPECT_TRUE(expected == result.out)
        << file.filename() << " differs " << difference(expected, result.out)
        << "Is that right? DATELINE_ACCEPT=1 writes the files anew.";
  }
}

// Articles of the same news in a folder of their own, joined.
TEST(SamplesOfSeveralArticles, GiveWhatIsExpected) {
  const fs::path folder = DATELINE_SOURCE_DIR "/samples/ferry";
  const std::vector<std::pair<std::string, std::vector<std::string>>> expected_files = {
      {"joined.svg", {"timeline", "-Tsvg"}},        {"joined.dot", {"timeline", "-Tdot"}},
      {"joined.text", {"timeline", "-Ttext"}},      {"joined.md", {"timeline", "-Tmd"}},
      {"joined.csv", {"timeline", "-Tcsv"}},        {"joined.graph.svg", {"graph", "-Tsvg"}},
      {"joined.graph.dot", {"graph", "-Tdot"}},     {"joined.graphml", {"graph", "-Tgraphml"}},
      {"joined.events.text", {"events", "-Ttext"}}, {"joined.json", {"story", "-Tjson"}}};
  for (const auto& [name, command] : expected_files) {
    std::vector<std::string> words = command;
    for (const char* article : {"gazette.txt", "tribune.txt"})
      words.push_back((folder / article).string());
    testing::Result result = testing::run_with(words);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    const std::string prefix = folder.string() + '/';
    for (auto at = result.out.find(prefix); at != std::string::npos; at = result.out.find(prefix))
      result.out.erase(at, prefix.size());
    if (std::getenv("DATELINE_ACCEPT")) {
      std::ofstream(folder / name, std::ios::binary) << result.out;
      continue;
    }
    const std::string expected = read_file(folder / name);
    EXPECT_TRUE(expected == result.out)
        << name << " differs " << difference(expected, result.out)
        << "Is that right? DATELINE_ACCEPT=1 writes the files anew.";
  }
}

// Other kinds of story: a night by the clock, years before a court, twenty centuries told by hand.
TEST(SamplesOfTheGallery, GiveWhatIsExpected) {
  const std::string folder = DATELINE_SOURCE_DIR "/samples/gallery/";
  const std::vector<std::pair<std::string, std::vector<std::string>>> expected_files = {
      {"flood.svg", {"timeline", folder + "flood.txt"}},
      {"trial.svg", {"timeline", folder + "trial.txt"}},
      {"calendar.svg",
       {"timeline", "--theme", DATELINE_SOURCE_DIR "/samples/themes/chronicle.toml",
        folder + "calendar.json"}}};
  for (const auto& [name, words] : expected_files) {
    const testing::Result result = testing::run_with(words);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    if (std::getenv("DATELINE_ACCEPT")) {
      std::ofstream(folder + name, std::ios::binary) << result.out;
      continue;
    }
    const std::string expected = read_file(folder + name);
    EXPECT_TRUE(expected == result.out)
        << name << " differs " << difference(expected, result.out)
        << "Is that right? DATELINE_ACCEPT=1 writes the files anew.";
  }
}

std::string test_name(const ::testing::TestParamInfo<std::string>& sample) {
  std::string name = sample.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Samples, ::testing::ValuesIn(sample_names()), test_name);

TEST(SamplesFolder, HoldsThreeStories) {
  EXPECT_GE(sample_names().size(), 3u);
}

}  // namespace
}  // namespace dateline::cli
