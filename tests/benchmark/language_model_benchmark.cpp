// Tokens per second of the language model on one thread, for every instruction set that this
// processor has: tags, lemmas, trees and entities together.
//
//   language_model_benchmark [SECONDS [FILE.conllu]]
//
// Without a file it reads its own sentences, whose lengths are those of news.
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "annotator.hpp"
#include "embedded_model.hpp"
#include "kernels.hpp"

namespace {

constexpr std::string_view own_sentences[] = {
    "The harbour commission voted Tuesday to close the old fish market , a landmark that had "
    "stood on the eastern pier since 1911 , after engineers found that its pilings had rotted "
    "through .",
    "\" We held on for as long as we could , \" said Ines Aldaba , who chairs the commission .",
    "Traders were told to leave by the end of March .",
    "About 140 people work at the market , and most of them learned of the vote from the radio .",
    "A spokesman for the mayor said the city would pay each stall holder up to $ 4,500 toward the "
    "cost of moving , but two unions that represent the workers called the offer an insult and "
    "promised to go to court before the first stall is taken down .",
    "The commission 's decision came three weeks after a storm tore away part of the roof and "
    "flooded the cold stores , ruining some 60 tons of cod and herring .",
    "No one was hurt .",
    "Engineers from the state university , who had warned of the danger in 2016 and again in 2018 "
    ", are expected to publish their full report on Friday , when the council 's building "
    "committee meets behind closed doors .",
    "Old Fish Market To Close After 108 Years",
    "Critics say that the land has been promised to a hotel chain , which the mayor denies .",
    "If the court agrees to hear the case , the closing could be delayed until the autumn , "
    "lawyers on both sides said , though neither expects that the building itself can be saved .",
    "It was not clear whether the fishermen , who own a third of the shares , had been asked ."};

using Sentence = std::vector<std::string>;

std::vector<Sentence> built_in() {
  std::vector<Sentence> out;
  for (const auto text : own_sentences) {
    std::istringstream words{std::string(text)};
    Sentence sentence;
    for (std::string word; words >> word;) sentence.push_back(word);
    out.push_back(std::move(sentence));
  }
  return out;
}

std::vector<Sentence> from_file(const std::string& path) {
  std::vector<Sentence> out(1);
  std::ifstream input(path);
  for (std::string line; std::getline(input, line);) {
    if (line.empty() && !out.back().empty()) out.emplace_back();
    const auto tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos ||
        line.find_first_of("-.") < tab) {
      continue;
    }
    out.back().push_back(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 2.0;
  const std::vector<Sentence> sentences = argc > 2 ? from_file(argv[2]) : built_in();
  std::size_t words = 0;
  std::vector<std::vector<std::string_view>> forms;
  for (const auto& sentence : sentences) {
    forms.emplace_back(sentence.begin(), sentence.end());
    words += sentence.size();
  }
  if (words == 0) {
    std::cerr << "language_model_benchmark: error: no words\n";
    return 1;
  }
  const auto bytes = dateline::embedded_model_bytes();
  std::cout << "model: " << bytes.size() << " bytes; " << sentences.size() << " sentences, "
            << words << " tokens\n";
  for (const auto* set : dateline::kernels::available()) {
    const dateline::Annotator annotator(dateline::read_model(bytes, false), *set);
    std::size_t done = 0;
    // Processor time, not wall-clock time: other programs on the machine don't count.
    const std::clock_t begin = std::clock();
    double elapsed = 0;
    do {
      for (const auto& sentence : forms) {
        std::vector<dateline::Token> tokens(sentence.size());
        annotator.annotate(sentence, tokens);
      }
      done += words;
      elapsed = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    } while (elapsed < seconds);
    std::cout << set->name << ": " << static_cast<long>(static_cast<double>(done) / elapsed)
              << " tokens/s\n";
  }
}
