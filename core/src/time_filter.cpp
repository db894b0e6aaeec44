#include "time_filter.hpp"

#include <array>
#include <bit>
#include <cstddef>

#include "byte_masks.hpp"
#include "time_words.hpp"

namespace dateline {
namespace {

constexpr std::size_t chunk = 64;

// Of the first `count` bytes, a chunk at most.
ByteMasks masks_of(const char* bytes, std::size_t count) {
  ByteMasks m;
  for (std::size_t i = 0; i < count; ++i) {
    m.letters |= std::uint64_t{is_lower_letter(bytes[i])} << i;
    m.digits |= std::uint64_t{is_ascii_digit(bytes[i])} << i;
  }
  return m;
}

ByteMasks masks_of_chunk(const char* bytes) {
  ByteMasks m;
  for (std::size_t i = 0; i < chunk; i += mask_step) {
    const ByteMasks part = byte_masks(bytes + i);
    m.letters |= part.letters << i;
    m.digits |= part.digits << i;
  }
  return m;
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
  while (end + 1 < text.size() && text[end] == '.' && is_lower_letter(text[end + 1])) {
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
    const ByteMasks m =
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
        while (end < lowered.size() && is_lower_letter(lowered[end])) ++end;
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
