#include "time_filter.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "dateline/core/reader.hpp"
#include "time_lexer.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TimeFilter, FindsNumbersAndTheWordsThatMakeExpressions) {
  EXPECT_THAT(find_triggers("they met on friday at 9 a.m. in room 12."),
              ElementsAre(12, 22, 24, 37));
  EXPECT_THAT(find_triggers("the first of them said that this was part of it."), IsEmpty());
  EXPECT_THAT(find_triggers(""), IsEmpty());
  EXPECT_THAT(find_triggers("may"), ElementsAre(0));
  EXPECT_THAT(find_triggers("u.s. a.m"), ElementsAre(5));
}

TEST(TimeFilter, WordsMayLieAcrossItsChunks) {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string blanks(before, ' ');
    EXPECT_THAT(find_triggers(blanks + "wednesday"), ElementsAre(before));
    EXPECT_THAT(find_triggers(blanks + "1998"), ElementsAre(before));
    EXPECT_THAT(find_triggers(blanks + "p.m."), ElementsAre(before));
    EXPECT_THAT(find_triggers(blanks + "wednesdayish dayss"), IsEmpty());
  }
}

// What the lexer takes for a word that makes an expression, the filter has seen, whatever stands
// around it.
TEST(TimeFilter, MissesNothingThatTheLexerSees) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {
      "may",  "day", "a.m.", "q",    ".",   " ",   " ", "\u00E9", "\u2019", "\u2013", "x",
      "Week", "-",   "7",    "b.c.", "a.m", "1st", "s", "'",      "half",   "today",  "noon",
      ",",    "ten", "T",    "p.",   "\n",  "Z",   "(", "\u00BD", "U.S.",   "years"};
  for (int i = 0; i < 3'000; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 1 + random() % 40; ++k) text += pieces[random() % pieces.size()];
    const Document document = read_text("test.txt", text);
    const LexedText lexed = lex(document);
    const std::vector<std::uint32_t> triggers = find_triggers(lexed.lowered);
    EXPECT_TRUE(std::is_sorted(triggers.begin(), triggers.end()));
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
      // A digit at its end makes the lexer read every sentence.
      ReadOptions options;
      options.title = "none";
      const std::string sentence(document.source.slice(document.sentences[s].span));
      const Document alone = read_text("test.txt", sentence + " 9", options);
      const LexedText all = lex(alone);
      const std::vector<std::uint32_t> seen = find_triggers(all.lowered);
      for (const Lexeme& l : all.lexemes) {
        if (l.kind != LexemeKind::number && !makes_expression(l.word_class)) continue;
        EXPECT_TRUE(std::any_of(seen.begin(), seen.end(),
                                [&](std::uint32_t at) { return l.span.contains(at); }))
            << alone.source.slice(l.span) << " in " << sentence;
      }
    }
  }
}

}  // namespace
}  // namespace dateline
