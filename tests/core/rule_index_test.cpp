#include "rule_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/reader.hpp"
#include "time_lexer.hpp"

namespace dateline {
namespace {

std::string without_brackets(std::string_view example) {
  std::string text(example);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '[' || c == ']'; }),
             text.end());
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find(' ', begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// All that any rule reads anywhere in the text, the index must let it read.
void expect_admitted(const std::string& text) {
  const Document document = read_text("test.txt", text);
  const LexedText lexed = lex(document);
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t begin = lexed.sentence_begin[s], end = lexed.sentence_begin[s + 1];
    const Words w(std::span(lexed.lexemes).subspan(begin, end - begin));
    for (std::int64_t i = 0; i < w.size(); ++i) {
      WordKinds nearby;
      for (std::int64_t k = i; k < i + static_cast<std::int64_t>(Start::reach); ++k)
        nearby = nearby | w[k].sort;
      const auto numbers_of_rules = rule_index().beginning(w[i].sort, w[i + 1].sort);
      for (const DateRule& rule : date_rules()) {
        if (!rule.starts.first().has(w[i].sort) || !rule.match(w, i)) continue;
        const bool listed =
            std::any_of(numbers_of_rules.begin(), numbers_of_rules.end(),
                        [&](std::uint8_t n) { return &rule_index().rule(n) == &rule; });
        EXPECT_TRUE(listed && rule.starts.needed().meets(nearby))
            << rule.name << " at \"" << w[i].lower << "\" in: " << text;
      }
    }
  }
}

std::vector<std::string> examples() {
  std::vector<std::string> texts;
  for (const DateRule& rule : date_rules()) {
    for (const RuleExample& e : rule.examples) texts.push_back(without_brackets(e.text));
    for (const std::string_view e : rule.counter_examples) texts.push_back(without_brackets(e));
  }
  return texts;
}

TEST(RuleIndex, LetsEveryRuleReadItsExamples) {
  for (const std::string& text : examples()) expect_admitted(text);
}

// Examples in which a word was replaced by another that some rule knows, or one was put between.
TEST(RuleIndex, LetsEveryRuleReadWhatItReadsWithoutIt) {
  std::vector<std::string> vocabulary = {"5",     "12",   "1984", "1,200",  "300", "21st",
                                         "1990s", "'07",  "-",    "\u2013", ",",   "/",
                                         "(",     "John", "9:30", "2.5",    "men"};
  for (const TimeWord& word : time_words()) {
    vocabulary.emplace_back(word.word);
    std::string capital(word.word);
    capital[0] = static_cast<char>(capital[0] - 32);
    vocabulary.push_back(capital);
  }
  const std::vector<std::string> texts = examples();
  for (const std::string& text : texts)
    for (const std::string& word : words_of(text)) vocabulary.push_back(word);
  std::mt19937 random(7);
  for (const std::string& text : texts) {
    const std::vector<std::string> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i)
      for (int k = 0; k < 40; ++k) {
        std::vector<std::string> changed = words;
        const std::string& other = vocabulary[random() % vocabulary.size()];
        if (k % 2 == 0)
          changed[i] = other;
        else
          changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), other);
        expect_admitted(join(changed));
      }
  }
}

TEST(RuleIndex, AsksFewRulesBeforeAPlainWord) {
  // "the president", "12 men", "12 million"
  EXPECT_TRUE(
      rule_index().beginning(static_cast<WordKind>(WordClass::the), WordKind::plain).empty());
  EXPECT_TRUE(rule_index().beginning(WordKind::small_number, WordKind::plain).empty());
  // "1998 was"
  const auto rules = rule_index().beginning(WordKind::year_number, WordKind::plain);
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(rule_index().rule(rules[0]).name, "year");
}

}  // namespace
}  // namespace dateline
