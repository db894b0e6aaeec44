// Characters, as far as reading English news needs them: UTF-8 in and out, coarse classes, widths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::unicode {

inline constexpr char32_t replacement = U'\uFFFD';

struct Decoded {
  char32_t code_point = 0;
  std::uint32_t size = 0;  ///< bytes used; at least 1
  bool valid = true;
};

/// Decodes one character at `position`. An ill-formed sequence gives U+FFFD and the length of its
/// maximal subpart (Unicode 15, chapter 3.9, "U+FFFD substitution of maximal subparts").
/// Precondition: position < bytes.size().
Decoded decode_multibyte(std::string_view bytes, std::size_t position);
inline Decoded decode(std::string_view bytes, std::size_t position) {
  const auto lead = static_cast<unsigned char>(bytes[position]);
  if (lead < 0x80) return {lead, 1, true};
  return decode_multibyte(bytes, position);
}

void append(std::string& out, char32_t code_point);

enum class Kind : std::uint8_t {
  space,       ///< separates words: white space, no-break spaces, control characters
  ignorable,   ///< soft hyphen, zero-width and directional characters, variation selectors
  letter,      ///< letters and combining marks of all scripts; anything unknown
  digit,       ///< decimal digits, fractions, superscripts
  apostrophe,  ///< ' and what is typed for it, U+2019 included
  quote,       ///< the other quotation marks
  hyphen,      ///< -, U+2010, U+2011
  dash,        ///< en dash, em dash and longer
  punctuation,
  currency,
  symbol
};

Kind kind_of_wide(char32_t c);
namespace detail {
/// Kinds of the ASCII characters.
extern const Kind ascii_kinds[128];
}  // namespace detail
inline Kind kind_of(char32_t c) {
  return c < 0x80 ? detail::ascii_kinds[c] : kind_of_wide(c);
}

/// Case of the Latin, Greek and Cyrillic letters; false for what has no case.
bool is_upper(char32_t c);
bool is_lower(char32_t c);
/// Lower case of ASCII letters; others stay.
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// What ends a line: LF, NEL, line and paragraph separator, form feed, vertical tab.
constexpr bool is_line_end(char32_t c) {
  return c == U'\n' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == U'\f' || c == U'\v';
}

/// Columns on a terminal, approximately: 0 for combining and zero-width, 2 for East Asian wide
/// characters and emoji (UAX #11), else 1.
int display_width(char32_t c);

/// Control characters and those that change the direction of text: what must not reach a terminal.
bool is_unprintable(char32_t c);

}  // namespace dateline::unicode
