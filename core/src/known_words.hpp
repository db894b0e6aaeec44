// The words of time_words.hpp as the lexer looks them up, once for every word of a sentence that
// may speak of time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rule_start.hpp"
#include "time_words.hpp"
#include "word_key.hpp"

namespace dateline {

/// What the rules ask of a word.
struct KnownWord {
  WordKey key;
  std::int16_t value = 0;
  WordClass word_class = WordClass::none;
  WordKind kind = WordKind::plain;
};

namespace known_words {

// Open addressing: the place of a word in `words`, 0 in an empty slot.
constexpr std::size_t slot_count = 8'192;
constexpr std::size_t slot_of(const WordKey& key) {
  return static_cast<std::size_t>(hash_of(key) >> (64U - 13U));
}
static_assert(slot_count == std::size_t{1} << 13U);
extern const std::array<std::uint16_t, slot_count> slots;

// Those of time_words() in their order, behind a plain one that stands for all others.
extern const KnownWord* const words;

}  // namespace known_words

/// The word of that key, or a plain one. Nobody can guess which words of a text are known, so one
/// that is found at once and one that isn't there take the same way. O(1).
inline const KnownWord& known_word(const WordKey& key) {
  const KnownWord* const words = known_words::words;
  std::size_t slot = known_words::slot_of(key);
  std::size_t at = known_words::slots[slot];
  // Nothing if the slot is empty or holds the word; no short cut, which would be a branch.
  const auto elsewhere = [&] {
    const WordKey& found = words[at].key;
    const std::uint64_t other = (found.low ^ key.low) | (found.high ^ key.high);
    return at & (std::size_t{0} - std::size_t{other != 0});
  };
  while (elsewhere() != 0) {
    slot = (slot + 1) % known_words::slot_count;
    at = known_words::slots[slot];
  }
  return words[at];
}

}  // namespace dateline
