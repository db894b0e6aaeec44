// Sentence boundaries.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dateline/core/text.hpp"
#include "dateline/core/token.hpp"

namespace dateline {

/// No sentence has more tokens than this; a longer run is cut, after a semicolon or comma if there
/// is one. Keeps the cost of parsing linear in the text, whatever the text.
inline constexpr std::uint32_t max_sentence_tokens = 400;

/// Numbers of tokens of the successive sentences of a block; they add up to tokens.size().
std::vector<std::uint32_t> split_sentences(const SourceText& source, std::span<const Token> tokens);

}  // namespace dateline
