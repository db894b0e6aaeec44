// A short word as two numbers: compared and hashed in one step.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>

namespace dateline {

/// The bytes of a word of at most `longest`, the first lowest, and zeros behind them. Different
/// words without NULs have different keys.
struct WordKey {
  static constexpr std::size_t longest = 16;
  std::uint64_t low = 0, high = 0;
  friend constexpr bool operator==(const WordKey& a, const WordKey& b) {
    return ((a.low ^ b.low) | (a.high ^ b.high)) == 0;
  }
};

/// Well mixed in its upper bits.
constexpr std::uint64_t hash_of(const WordKey& key) {
  return key.low * 0x9E37'79B9'7F4A'7C15u ^ key.high * 0xC2B2'AE3D'27D4'EB4Fu;
}

/// Throws std::length_error if the word is longer than `longest`.
constexpr WordKey word_key(std::string_view word) {
  if (word.size() > WordKey::longest) throw std::length_error("word_key");
  WordKey key;
  if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
    const std::size_t low = word.size() < 8 ? word.size() : 8;
    std::memcpy(&key.low, word.data(), low);
    std::memcpy(&key.high, word.data() + low, word.size() - low);
    return key;
  }
  for (std::size_t i = 0; i < word.size(); ++i)
    (i < 8 ? key.low : key.high) |= std::uint64_t{static_cast<unsigned char>(word[i])}
                                    << 8U * (i % 8);
  return key;
}

/// The same of `size` bytes, at most `longest`, where `longest` can be read from `word` on.
inline WordKey padded_word_key(const char* word, std::size_t size) {
  if constexpr (std::endian::native != std::endian::little) {
    return word_key({word, size});
  } else {
    // Masks from a table rather than by the size: nobody can guess which words have a second half.
    static constexpr auto masks = [] {
      std::array<WordKey, WordKey::longest + 1> all{};
      for (std::size_t n = 1; n < all.size(); ++n) {
        all[n].low = ~std::uint64_t{0} >> 8U * (n < 8 ? 8 - n : 0);
        all[n].high = n > 8 ? ~std::uint64_t{0} >> 8U * (16 - n) : 0;
      }
      return all;
    }();
    WordKey key;
    std::memcpy(&key.low, word, 8);
    std::memcpy(&key.high, word + 8, 8);
    return {key.low & masks[size].low, key.high & masks[size].high};
  }
}

/// The key of a word that is written in the source, made by the compiler.
struct LiteralKey {
  WordKey key;
  template <std::size_t n>
  consteval LiteralKey(const char (&word)[n])  // NOLINT: stands for the word
      : key(word_key({word, n - 1})) {}
};

/// Whether the key is that of one of the words: two or three instructions a word, and no branch.
template <std::size_t n>
[[gnu::always_inline]] inline bool is_one_of(const WordKey& key, const LiteralKey (&words)[n]) {
  return [&]<std::size_t... i>(std::index_sequence<i...>) {
    return (0U | ... | unsigned{key == words[i].key}) != 0;
  }
  (std::make_index_sequence<n>{});
}

}  // namespace dateline
