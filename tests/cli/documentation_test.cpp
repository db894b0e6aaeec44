// What the README promises to list is listed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "options.hpp"

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

// The words of a command line of a shell, up to what isn't the program's own: pipe, redirection,
// comment.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  char quote = 0;
  bool within = false;
  const auto end_word = [&] {
    if (within) words.push_back(word);
    word.clear();
    within = false;
  };
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else
        word += c;
    } else if (c == '"' || c == '\'') {
      quote = c;
      within = true;
    } else if (c == ' ') {
      end_word();
    } else if (c == '|' || c == '<' || c == '>' || (c == '#' && !within)) {
      break;
    } else {
      word += c;
      within = true;
    }
  }
  end_word();
  return words;
}

TEST(Readme, ItsCommandsAreUnderstood) {
  std::istringstream readme(read_file(DATELINE_SOURCE_DIR "/README.md"));
  std::size_t commands = 0;
  for (std::string line; std::getline(readme, line);) {
    if (!line.starts_with("$ ")) continue;
    const auto begin = line.find("dateline ");
    if (begin == std::string::npos || (begin != 2 && line[begin - 2] != '|')) continue;
    const std::vector<std::string> words = words_of(std::string_view(line).substr(begin + 9));
    std::vector<const char*> args;
    for (const std::string& word : words) args.push_back(word.c_str());
    const std::variant<Options, Stop> parsed = parse_options(args);
    ++commands;
    ASSERT_TRUE(std::holds_alternative<Options>(parsed)) << line;
    for (const std::string& file : std::get<Options>(parsed).files)
      if (file.starts_with("samples/"))
        EXPECT_TRUE(fs::exists(fs::path(DATELINE_SOURCE_DIR) / file)) << line;
  }
  EXPECT_GE(commands, 15u);
}

}  // namespace
}  // namespace dateline::cli
