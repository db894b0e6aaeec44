#include "time_filter.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "date_finder.hpp"
#include "dateline/core/reader.hpp"
#include "time_lexer.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> triggers(const std::string& text) {
  return find_triggers(text, ScannedText(text));
}

TEST(TimeFilter, FindsNumbersAndTheWordsThatMakeExpressions) {
  EXPECT_THAT(triggers("they met on friday at 9 a.m. in room 12."), ElementsAre(12, 24));
  EXPECT_THAT(triggers("the first of them said that this was part of it."), IsEmpty());
  EXPECT_THAT(triggers(""), IsEmpty());
  EXPECT_THAT(triggers("June"), ElementsAre(0));
  EXPECT_THAT(triggers("u.s. a.m"), ElementsAre(5));
}

TEST(TimeFilter, NumbersThatAreNoDateByThemselvesNeedAWord) {
  for (const char* text : {"12 men", "It has 1,200 rooms", "$35 (or 36)", "He is 42.",
                           "\"7\" and 8", "of 300, 20000; 5"})
    EXPECT_THAT(triggers(text), IsEmpty()) << text;
  for (const char* text : {"in 1998", "the 5th", "9/11", "at 14:30", "5 o'clock", "'07", "3-4",
                           "17.30", "20190704", "5\u2013", "Q3", "\u2019 07x"})
    EXPECT_FALSE(triggers(text).empty()) << text;
}

TEST(TimeFilter, WordsThatAreNoDateByThemselvesNeedTheirNeighbours) {
  for (const char* text : {"President Ode spoke", "all of them", "two men", "thirty of them",
                           "it may be so", "a long march", "in central Rome", "family ties"})
    EXPECT_THAT(triggers(text), IsEmpty()) << text;
  for (const char* text :
       {"Presidents' Day", "all saints", "two thousand", "ten to eight", "twenty-one",
        "first of may", "in May", "noon Eastern", "Family Day", "Christmas", "nineteen men"})
    EXPECT_FALSE(triggers(text).empty()) << text;
}

TEST(TimeFilter, WordsMayLieAcrossItsChunks) {
  for (std::size_t before = 0; before < 260; ++before) {
    const std::string blanks(before, ' ');
    for (const std::size_t behind : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 129U, 200U}) {
      const std::string more(behind, ' ');
      EXPECT_THAT(triggers(blanks + "wednesday" + more), ElementsAre(before));
      EXPECT_THAT(triggers(blanks + "1998" + more), ElementsAre(before));
      EXPECT_THAT(triggers(blanks + "p.m." + more), ElementsAre(before));
      EXPECT_THAT(triggers(blanks + "wednesdayish dayss" + more), IsEmpty());
    }
  }
}

// Whether the filter passes over a sentence or not, the rules find the same in the text.
void expect_nothing_missed(const std::string& text) {
  const Document document = read_text("test.txt", text);
  const auto with_time = find_expressions(document, lex(document));
  const auto all = find_expressions(document, lex(document, Sentences::all));
  const auto places = [](const std::vector<FoundExpr>& found) {
    std::vector<std::pair<std::uint32_t, std::string_view>> list;
    for (const FoundExpr& f : found) list.emplace_back(f.span.begin, f.rule->name);
    return list;
  };
  EXPECT_EQ(places(with_time), places(all)) << text;
}

TEST(TimeFilter, MissesNothingThatARuleReads) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {
      "may",    "day",   "a.m.",   "q",    ".",     " ",     " ",     "\u00E9", "\u2019",
      "\u2013", "x",     "Week",   "-",    "7",     "b.c.",  "a.m",   "1st",    "s",
      "'",      "half",  "today",  "noon", ",",     "ten",   "T",     "p.",     "\n",
      "Z",      "(",     "\u00BD", "U.S.", "years", "of",    "1998",  "2330",   "GMT",
      "two",    "to",    "past",   "o",    "clock", "the",   "5",     "first",  "Day",
      "May",    "march", "all",    "new",  "Year",  "seven", "local", "h",      "in"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 1 + random() % 12; ++k) {
      text += pieces[random() % pieces.size()];
      if (random() % 4 != 0) text += ' ';
    }
    expect_nothing_missed(text);
  }
}

TEST(TimeFilter, MissesNothingOfTheRulesExamples) {
  std::mt19937 random(5);
  std::vector<std::string> vocabulary = {"5", "12", "1984", "300", "men", "John", ",", "-"};
  for (const TimeWord& word : time_words()) vocabulary.emplace_back(word.word);
  for (const DateRule& rule : date_rules())
    for (const RuleExample& e : rule.examples) {
      std::string example(e.text);
      std::erase_if(example, [](char c) { return c == '[' || c == ']'; });
      expect_nothing_missed(example);
      // a word replaced by another
      for (std::size_t begin = 0; begin < example.size();) {
        const std::size_t end = std::min(example.find(' ', begin), example.size());
        for (int k = 0; k < 12; ++k)
          expect_nothing_missed(example.substr(0, begin) +
                                vocabulary[random() % vocabulary.size()] + example.substr(end));
        begin = end + 1;
      }
    }
}

}  // namespace
}  // namespace dateline
