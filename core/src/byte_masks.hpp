// What the bytes of a text are, sixteen at a time.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline {

constexpr bool is_lower_letter(char c) {
  return c >= 'a' && c <= 'z';
}
/// White space but for the carriage return.
constexpr bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\f');
}
constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bit i says what byte i is.
struct ByteMasks {
  std::uint64_t letters = 0;  ///< a to z
  std::uint64_t digits = 0;
  std::uint64_t full_stops = 0;
  std::uint64_t blanks = 0;  ///< is_blank
};

inline constexpr std::size_t mask_step = 16;

/// Of the mask_step bytes from `bytes` on.
inline ByteMasks byte_masks(const char* bytes) {
  ByteMasks m;
#if defined(__SSE2__)
  // What lies in [first, last] is moved to the top of the signed bytes; all else falls below.
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const auto in_range = [&](char last, char count) {
    const __m128i moved = _mm_add_epi8(v, _mm_set1_epi8(static_cast<char>(127 - last)));
    return static_cast<std::uint64_t>(static_cast<unsigned>(
        _mm_movemask_epi8(_mm_cmpgt_epi8(moved, _mm_set1_epi8(static_cast<char>(127 - count))))));
  };
  m.letters = in_range('z', 26);
  m.digits = in_range('9', 10);
  const auto equal = [&](char c) {
    return static_cast<std::uint64_t>(
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(c)))));
  };
  m.full_stops = equal('.');
  m.blanks = equal(' ') | in_range('\f', 4);
#else
  for (std::size_t i = 0; i < mask_step; ++i) {
    m.letters |= std::uint64_t{is_lower_letter(bytes[i])} << i;
    m.digits |= std::uint64_t{is_ascii_digit(bytes[i])} << i;
    m.full_stops |= std::uint64_t{bytes[i] == '.'} << i;
    m.blanks |= std::uint64_t{is_blank(bytes[i])} << i;
  }
#endif
  return m;
}

}  // namespace dateline
