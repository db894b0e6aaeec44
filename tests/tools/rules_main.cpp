// Prints the rules that read time expressions, with their examples: `dateline-rules [WORD]…`.
// With words, only the rules that have one of them in their name, description or examples.
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "date_rules.hpp"

namespace {

bool has(const dateline::DateRule& rule, std::string_view word) {
  const auto in = [word](std::string_view text) {
    return text.find(word) != std::string_view::npos;
  };
  return in(rule.name) || in(rule.description) ||
         std::any_of(rule.examples.begin(), rule.examples.end(),
                     [&](const dateline::RuleExample& e) { return in(e.text); });
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  std::size_t count = 0;
  for (const dateline::DateRule& rule : dateline::date_rules()) {
    if (!words.empty() &&
        std::none_of(words.begin(), words.end(), [&](std::string_view w) { return has(rule, w); }))
      continue;
    ++count;
    std::cout << rule.name << ": " << rule.description << '\n';
    for (const dateline::RuleExample& example : rule.examples)
      std::cout << "  reads  " << example.text << "  " << example.value << '\n';
    for (const std::string_view text : rule.counter_examples)
      std::cout << "  not    " << text << '\n';
    std::cout << '\n';
  }
  if (count == 0) std::cerr << "no rule has these words\n";
  return count == 0 ? 1 : 0;
}
