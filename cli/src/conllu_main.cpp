// dateline-conllu: predicts what CoNLL-U's columns say, from the words alone.
#include <charconv>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/language_model.hpp"

namespace {

constexpr std::string_view usage =
    "usage: dateline-conllu [--entities] [FILE]\n"
    "Reads CoNLL-U (https://universaldependencies.org/format.html) from FILE or standard input "
    "and\n"
    "prints it with predicted LEMMA, UPOS, XPOS, HEAD and DEPREL, looking at nothing but the "
    "words.\n"
    "FEATS and DEPS become _; comments, multiword-token ranges and empty nodes pass unchanged.\n"
    "  --entities   add EntityType=… to MISC of each word that heads a mention\n";

struct Line {
  std::string text;
  bool word = false;
};

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const auto end = line.find('\t', begin);
    fields.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

class Program {
 public:
  explicit Program(bool entities) : entities_(entities) {}

  // 0, or 1 after an error message.
  int run(std::istream& input, std::string_view name) {
    std::string line;
    std::size_t number = 0;
    while (std::getline(input, line)) {
      ++number;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) {
        print_sentence();
        continue;
      }
      const bool comment = line[0] == '#';
      const auto fields = split(line);
      if (!comment && fields.size() != 10) {
        std::cerr << "dateline-conllu: error: " << name << ":" << number << ": " << fields.size()
                  << " columns, want 10\n";
        return 1;
      }
      const bool word = !comment && fields[0].find_first_of("-.") == std::string_view::npos;
      if (word) {
        std::size_t id = 0;
        const auto [end, error] =
            std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), id);
        if (error != std::errc() || end != fields[0].data() + fields[0].size() ||
            id != words_ + 1) {
          std::cerr << "dateline-conllu: error: " << name << ":" << number << ": word number "
                    << fields[0] << ", want " << words_ + 1 << '\n';
          return 1;
        }
        ++words_;
      }
      lines_.push_back({line, word});
    }
    if (input.bad()) {
      std::cerr << "dateline-conllu: error: " << name << ": can't read\n";
      return 1;
    }
    print_sentence();
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "dateline-conllu: error: can't write\n";
      return 1;
    }
    return 0;
  }

 private:
  void print_sentence() {
    if (lines_.empty()) return;
    std::vector<std::string_view> forms;
    for (const auto& line : lines_) {
      if (line.word) forms.push_back(split(line.text)[1]);
    }
    std::vector<dateline::Token> tokens(forms.size());
    dateline::LanguageModel::embedded().annotate(forms, tokens);
    std::string out;
    std::uint32_t index = 0;
    for (const auto& line : lines_) {
      if (!line.word) {
        out.append(line.text) += '\n';
        continue;
      }
      const auto fields = split(line.text);
      const dateline::Token& token = tokens[index];
      const std::uint32_t head = token.head == index ? 0 : token.head + 1;
      ++index;
      out.append(fields[0]).append("\t").append(fields[1]).append("\t").append(token.lemma);
      out.append("\t").append(to_string(token.upos)).append("\t").append(to_string(token.xpos));
      out.append("\t_\t").append(std::to_string(head)).append("\t");
      out.append(to_string(token.deprel)).append("\t_\t");
      if (entities_ && token.entity != dateline::EntityType::none) {
        out.append("EntityType=").append(to_string(token.entity));
        if (fields[9] != "_") out.append("|").append(fields[9]);
      } else {
        out.append(fields[9]);
      }
      out += '\n';
    }
    out += '\n';
    std::cout << out;
    lines_.clear();
    words_ = 0;
  }

  bool entities_;
  std::vector<Line> lines_;
  std::size_t words_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  bool entities = false;
  std::string file = "-";
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help" || argument == "-h") {
      std::cout << usage;
      return 0;
    }
    if (argument == "--entities") {
      entities = true;
    } else if ((argument.starts_with("-") && argument != "-") || ++files > 1) {
      std::cerr << usage;
      return 2;
    } else {
      file = argument;
    }
  }
  Program program(entities);
  if (file == "-") return program.run(std::cin, "standard input");
  std::ifstream input(file, std::ios::binary);
  if (!input) {
    std::cerr << "dateline-conllu: error: " << file << ": can't open\n";
    return 1;
  }
  return program.run(input, file);
}
