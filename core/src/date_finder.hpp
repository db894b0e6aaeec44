// Where the rules match: the time expressions of a document, not yet resolved.
#pragma once

#include <vector>

#include "date_rules.hpp"
#include "dateline/core/document.hpp"

namespace dateline {

struct FoundExpr {
  TimeExpr expr;
  TimexMod mod = TimexMod::none;
  const DateRule* rule = nullptr;
  Span span;
  std::uint32_t first_token = 0, last_token = 0;
  std::uint32_t sentence = 0;
  std::uint32_t first_lexeme = 0, last_lexeme = 0;
  TimeSignal signal = TimeSignal::none;
  Span signal_span;
  std::string_view before;  ///< word before it, lower case; "" at a mark or the sentence's start
  std::optional<std::size_t> partner;  ///< other end of a range
};

/// Longest match first, left to right, in every sentence. O(words of the text): every rule looks at
/// a bounded number of words, and only where a word of its classes stands.
std::vector<FoundExpr> find_expressions(const Document& document, const LexedText& lexed);

}  // namespace dateline
