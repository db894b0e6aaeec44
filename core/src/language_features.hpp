// What the language model sees of a word. core/training/features.py computes the same numbers; a
// change here is a change there, and a new model version.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Rows in the seven embedding tables: word, its last two, three and four bytes, its first three,
/// shape, and state of quotation.
using FeatureRow = std::array<std::uint32_t, 7>;

/// The form as the vocabulary knows it: ASCII lower case, plain quotes, digits as 0, and one key
/// each for weekdays, months and years ("<weekday>", "<month>", "<year>"). Any bytes will do.
/// `first`: the sentence's first word, where "May" and "March" may be verbs.
std::string word_key(std::string_view form, bool first);

/// One row per form. `words`: sorted hashes of the vocabulary's keys.
std::vector<FeatureRow> extract_features(std::span<const std::string_view> forms,
                                         std::span<const std::uint32_t> words);

}  // namespace dateline
