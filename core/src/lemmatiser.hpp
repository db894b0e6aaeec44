// Lemmas by rule: the longest known ending of a word, under its tag, says what to cut off and what
// to add. Whole words are endings too, so the irregular ones are just long rules.
#pragma once

#include <string>
#include <string_view>

#include "model_file.hpp"

namespace dateline {

/// Never empty unless the form is. `tag` is an index into model.tags.
std::string lemma_of(const ModelFile& model, std::string_view form, std::size_t tag);

}  // namespace dateline
