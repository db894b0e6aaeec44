// Words and punctuation marks in UD's tokenisation.
#pragma once

#include <cstdint>
#include <vector>

#include "dateline/core/text.hpp"
#include "dateline/core/token.hpp"

namespace dateline {

/// Appends the tokens of `block` (a run of text without outer context: a paragraph, a headline) to
/// `tokens`, in order. What lies between tokens is white space, control characters and ignorable
/// characters only. Follows the conventions of UD English EWT and GUM ("did|n't", "two|-|week",
/// "4.40|pm", "£|14|m", "mid-August"), with one deviation: an abbreviation keeps its period at the
/// end of a sentence too ("4 p.m."), so that it always has one spelling and one extent.
/// Linear in the size of the block.
void tokenize(const SourceText& source, Span block, std::vector<Token>& tokens);

}  // namespace dateline
