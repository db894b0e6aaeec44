// Which English words can mean the same: "ceiling" and "cap", "approve" and "sign", "hear" and
// "hearing".
// Source: synsets, hypernyms and derivations of WordNet 3.0, reduced by core/training/word_kin.py
// (licence: core/src/word_classes.LICENSE).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// From strangers to the same word. `near`: one can be the more general word for the other.
enum class Kinship : std::uint8_t { none, near, synonym, same };

/// How two lemmas (lower case; a verb's particle after a blank) may be related in some of their
/// senses. Symmetric. O(log size) and the number of senses.
Kinship kinship(std::string_view a, std::string_view b);

/// The lemma of a word as it stands in a text: lower case, without plural, -ed, -ing and -'s where
/// what remains is a word that the table knows. For comparing words where no parse is at hand.
std::string rough_lemma(std::string_view word);

/// True if the table knows the lemma.
bool is_known_word(std::string_view lemma);

}  // namespace dateline
