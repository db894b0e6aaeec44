// What the README promises to list is listed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The string literals that follow a severity in the sources, {Severity::warning, "unanchored", …},
// and those that the charset detector says.
std::set<std::string> diagnostic_codes() {
  std::set<std::string> codes;
  for (const char* module : {"core", "graph", "cli"})
    for (const auto& entry :
         fs::directory_iterator(fs::path(DATELINE_SOURCE_DIR) / module / "src")) {
      if (entry.path().extension() != ".cpp") continue;
      const std::string source = read_file(entry.path());
      const auto literal_at = [&](std::size_t begin) {
        const auto quote = source.find_first_not_of(" \n", begin);
        if (quote == std::string::npos || source[quote] != '"') return;
        codes.insert(source.substr(quote + 1, source.find('"', quote + 1) - quote - 1));
      };
      for (auto at = source.find("Severity::"); at != std::string::npos;
           at = source.find("Severity::", at + 1)) {
        const auto end = source.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at + 10);
        if (end != std::string::npos && source[end] == ',') literal_at(end + 1);
      }
      if (entry.path().filename() == "charset.cpp")
        for (auto at = source.find("say(\""); at != std::string::npos;
             at = source.find("say(\"", at + 1))
          literal_at(at + 4);
    }
  return codes;
}

TEST(Readme, ExplainsEveryDiagnosticCode) {
  const std::string readme = read_file(DATELINE_SOURCE_DIR "/README.md");
  const std::set<std::string> codes = diagnostic_codes();
  EXPECT_GE(codes.size(), 15u);
  for (const std::string& code : codes)
    EXPECT_NE(readme.find("| `" + code + "` |"), std::string::npos)
        << "the diagnostic code " << code << " is missing in README.md, section Warnings";
}

}  // namespace
}  // namespace dateline::cli
