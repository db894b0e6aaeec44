// Words, numbers and marks for the time rules.
//
// The rules need finer pieces than a parser's tokens ("mid-August" is mid|-|August, "4.40pm" is
// 4|.|40|pm), whatever the tokeniser made of them, so a sentence is split once more, by characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/document.hpp"
#include "rule_start.hpp"
#include "time_words.hpp"

namespace dateline {

enum class LexemeKind : std::uint8_t { none, word, number, mark };

struct Lexeme {
  Span span;
  LexemeKind kind = LexemeKind::none;
  WordClass word_class = WordClass::none;
  WordKind sort = WordKind::nothing;  ///< what rules ask of a second word
  std::int16_t value = 0;             ///< of the word class
  char mark = 0;              ///< normalised: ' for every apostrophe, " for quotes, ~ for a dash
  bool space_before = false;  ///< white space, or the sentence's start
  bool capital = false;       ///< first letter is upper case
  bool ordinal = false;       ///< 21st
  bool plural = false;        ///< 1990s
  bool grouped = false;       ///< 1,000
  bool first = false;         ///< of its sentence
  std::uint8_t digits = 0;
  std::int64_t number = 0;
  /// Lower-case form (of a number: its digits), with room to read WordKey::longest bytes from its
  /// beginning on.
  std::string_view lower;
};

/// The key of a lexeme's lower-case form, an empty one if that is too long.
inline WordKey key_of(std::string_view lower) {
  if (lower.empty() || lower.size() > WordKey::longest) return {};
  return padded_word_key(lower.data(), lower.size());
}
inline WordKey key_of(const Lexeme& lexeme) {
  return key_of(lexeme.lower);
}

struct LexedText {
  LexedText() = default;
  LexedText(LexedText&&) = default;
  LexedText& operator=(LexedText&&) = default;

  std::string lowered;  ///< the text in lower case (ASCII), same offsets, and some NULs
  std::vector<Lexeme> lexemes;
  /// One entry a sentence and one more. A sentence that was passed over has no lexemes.
  std::vector<std::uint32_t> sentence_begin;
  std::vector<std::uint32_t> months;  ///< lexemes that are the full name of one
};

/// Which sentences are split.
enum class Sentences : std::uint8_t {
  with_time,  ///< those in which something can speak of time (time_filter.hpp)
  all
};

/// O(length of the text).
LexedText lex(const Document& document, Sentences sentences = Sentences::with_time);

}  // namespace dateline
