#include "time_filter.hpp"

#include <array>
#include <bit>
#include <cstddef>

#include "time_words.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline {
namespace {

constexpr std::size_t chunk = 64;

// Bit i says what byte i is.
struct Masks {
  std::uint64_t letters = 0;
  std::uint64_t digits = 0;
};

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

Masks masks_of(const char* bytes, std::size_t count) {
  Masks m;
  for (std::size_t i = 0; i < count; ++i) {
    m.letters |= std::uint64_t{is_lower(bytes[i])} << i;
    m.digits |= std::uint64_t{is_digit(bytes[i])} << i;
  }
  return m;
}

Masks masks_of_chunk(const char* bytes) {
#if defined(__SSE2__)
  // What lies in [first, last] is moved to the top of the signed bytes; all else falls below.
  const auto in_range = [](__m128i v, char last, char count) {
    const __m128i moved = _mm_add_epi8(v, _mm_set1_epi8(static_cast<char>(127 - last)));
    return static_cast<std::uint64_t>(static_cast<unsigned>(
        _mm_movemask_epi8(_mm_cmpgt_epi8(moved, _mm_set1_epi8(static_cast<char>(127 - count))))));
  };
  Masks m;
  for (std::size_t i = 0; i < chunk; i += 16) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    m.letters |= in_range(v, 'z', 26) << i;
    m.digits |= in_range(v, '9', 10) << i;
  }
  return m;
#else
  return masks_of(bytes, chunk);
#endif
}

// A word's first two letters and its last: few words of a text share them with a word that makes an
// expression.
constexpr std::size_t key_of(std::string_view word) {
  const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(word[i]) & 31U; };
  return letter(0) << 10U | (word.size() > 1 ? letter(1) : 0) << 5U | letter(word.size() - 1);
}

using KeySet = std::array<std::uint64_t, 32 * 32 * 32 / 64>;

KeySet keys_of_time_words() {
  KeySet keys{};
  for (const TimeWord& word : time_words()) {
    if (!makes_expression(word.word_class)) continue;
    const std::size_t key = key_of(word.word);
    keys[key / 64] |= std::uint64_t{1} << key % 64;
  }
  return keys;
}

bool makes_expression(std::string_view word) {
  const TimeWord* known = find_time_word(word);
  return known != nullptr && makes_expression(known->word_class);
}

// "a.m.", "b.c": single letters with full stops between them.
bool dotted_word_at(std::string_view text, std::size_t p) {
  std::size_t end = p + 1;
  while (end + 1 < text.size() && text[end] == '.' && is_lower(text[end + 1])) {
    end += 2;
    if (makes_expression(text.substr(p, end - p))) return true;
    if (end < text.size() && text[end] == '.' && makes_expression(text.substr(p, end + 1 - p)))
      return true;
    if (end - p > 16) break;  // no such word is that long
  }
  return false;
}

}  // namespace

std::vector<std::uint32_t> find_triggers(std::string_view lowered) {
  static const KeySet keys = keys_of_time_words();
  std::vector<std::uint32_t> triggers;
  std::uint64_t letter_before = 0, digit_before = 0;  // the last bit of the chunk before
  for (std::size_t base = 0; base < lowered.size(); base += chunk) {
    const std::size_t count = lowered.size() - base;
    const Masks m =
        count >= chunk ? masks_of_chunk(&lowered[base]) : masks_of(&lowered[base], count);
    const std::uint64_t word_starts = m.letters & ~(m.letters << 1U | letter_before);
    const std::uint64_t number_starts = m.digits & ~(m.digits << 1U | digit_before);
    letter_before = m.letters >> 63U;
    digit_before = m.digits >> 63U;
    for (std::uint64_t rest = word_starts | number_starts; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
      const std::size_t begin = base + bit;
      if ((number_starts >> bit & 1U) != 0) {
        triggers.push_back(static_cast<std::uint32_t>(begin));
        continue;
      }
      std::size_t end = begin + static_cast<std::size_t>(std::countr_one(m.letters >> bit));
      if (end == base + chunk)
        while (end < lowered.size() && is_lower(lowered[end])) ++end;
      const std::string_view word = lowered.substr(begin, end - begin);
      const std::size_t key = key_of(word);
      const bool perhaps = (keys[key / 64] >> key % 64 & 1U) != 0;
      if ((perhaps && makes_expression(word)) ||
          (word.size() == 1 && end < lowered.size() && lowered[end] == '.' &&
           dotted_word_at(lowered, begin)))
        triggers.push_back(static_cast<std::uint32_t>(begin));
    }
  }
  return triggers;
}

}  // namespace dateline
