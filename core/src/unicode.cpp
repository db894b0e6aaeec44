#include "unicode.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace dateline::unicode {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

bool in(std::span<const Range> ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t x, const Range& r) { return x < r.first; });
  return after != ranges.begin() && c <= (after - 1)->last;
}

struct KindRange {
  char32_t first;
  char32_t last;
  Kind kind;
};

// Everything outside of these ranges (and of ASCII) counts as a letter. Sorted.
constexpr auto kinds = std::to_array<KindRange>({
    {0x80, 0xA0, Kind::space},           {0xA1, 0xA1, Kind::punctuation},
    {0xA2, 0xA5, Kind::currency},        {0xA6, 0xA6, Kind::symbol},
    {0xA7, 0xA7, Kind::punctuation},     {0xA8, 0xA9, Kind::symbol},
    {0xAB, 0xAB, Kind::quote},           {0xAC, 0xAC, Kind::symbol},
    {0xAD, 0xAD, Kind::ignorable},       {0xAE, 0xB1, Kind::symbol},
    {0xB2, 0xB3, Kind::digit},           {0xB4, 0xB4, Kind::apostrophe},
    {0xB6, 0xB8, Kind::punctuation},     {0xB9, 0xB9, Kind::digit},
    {0xBB, 0xBB, Kind::quote},           {0xBC, 0xBE, Kind::digit},
    {0xBF, 0xBF, Kind::punctuation},     {0xD7, 0xD7, Kind::symbol},
    {0xF7, 0xF7, Kind::symbol},          {0x2BC, 0x2BC, Kind::apostrophe},
    {0x34F, 0x34F, Kind::ignorable},     {0x589, 0x58A, Kind::punctuation},
    {0x61C, 0x61C, Kind::ignorable},     {0x660, 0x669, Kind::digit},
    {0x66A, 0x66D, Kind::punctuation},   {0x6D4, 0x6D4, Kind::punctuation},
    {0x6F0, 0x6F9, Kind::digit},         {0x964, 0x965, Kind::punctuation},
    {0x966, 0x96F, Kind::digit},         {0xE3F, 0xE3F, Kind::currency},
    {0x1680, 0x1680, Kind::space},       {0x180E, 0x180E, Kind::ignorable},
    {0x2000, 0x200A, Kind::space},       {0x200B, 0x200F, Kind::ignorable},
    {0x2010, 0x2011, Kind::hyphen},      {0x2012, 0x2015, Kind::dash},
    {0x2016, 0x2017, Kind::punctuation}, {0x2018, 0x2018, Kind::quote},
    {0x2019, 0x2019, Kind::apostrophe},  {0x201A, 0x201A, Kind::quote},
    {0x201B, 0x201B, Kind::apostrophe},  {0x201C, 0x201F, Kind::quote},
    {0x2020, 0x2027, Kind::punctuation}, {0x2028, 0x2029, Kind::space},
    {0x202A, 0x202E, Kind::ignorable},   {0x202F, 0x202F, Kind::space},
    {0x2030, 0x2031, Kind::symbol},      {0x2032, 0x2032, Kind::apostrophe},
    {0x2033, 0x2038, Kind::punctuation}, {0x2039, 0x203A, Kind::quote},
    {0x203B, 0x205E, Kind::punctuation}, {0x205F, 0x205F, Kind::space},
    {0x2060, 0x206F, Kind::ignorable},   {0x2070, 0x2070, Kind::digit},
    {0x2074, 0x2079, Kind::digit},       {0x207A, 0x207E, Kind::symbol},
    {0x2080, 0x2089, Kind::digit},       {0x20A0, 0x20CF, Kind::currency},
    {0x2100, 0x2101, Kind::symbol},      {0x2103, 0x2106, Kind::symbol},
    {0x2108, 0x2109, Kind::symbol},      {0x2114, 0x2114, Kind::symbol},
    {0x2116, 0x2118, Kind::symbol},      {0x211E, 0x2123, Kind::symbol},
    {0x2150, 0x2189, Kind::digit},       {0x2190, 0x2BFF, Kind::symbol},
    {0x2E00, 0x2E39, Kind::punctuation}, {0x2E3A, 0x2E3B, Kind::dash},
    {0x2E3C, 0x2E7F, Kind::punctuation}, {0x3000, 0x3000, Kind::space},
    {0x3001, 0x3004, Kind::punctuation}, {0x3008, 0x300B, Kind::punctuation},
    {0x300C, 0x300F, Kind::quote},       {0x3010, 0x3020, Kind::punctuation},
    {0x30FB, 0x30FB, Kind::punctuation}, {0xE000, 0xF8FF, Kind::symbol},
    {0xFE00, 0xFE0F, Kind::ignorable},   {0xFE10, 0xFE19, Kind::punctuation},
    {0xFE30, 0xFE6B, Kind::punctuation}, {0xFEFF, 0xFEFF, Kind::ignorable},
    {0xFF01, 0xFF06, Kind::punctuation}, {0xFF07, 0xFF07, Kind::apostrophe},
    {0xFF08, 0xFF0C, Kind::punctuation}, {0xFF0D, 0xFF0D, Kind::hyphen},
    {0xFF0E, 0xFF0F, Kind::punctuation}, {0xFF10, 0xFF19, Kind::digit},
    {0xFF1A, 0xFF20, Kind::punctuation}, {0xFF3B, 0xFF40, Kind::punctuation},
    {0xFF5B, 0xFF65, Kind::punctuation}, {0xFFE0, 0xFFE6, Kind::currency},
    {0xFFF0, 0xFFFC, Kind::symbol},      {0xFFFD, 0xFFFF, Kind::symbol},
    {0x1D7CE, 0x1D7FF, Kind::digit},     {0x1F000, 0x1FAFF, Kind::symbol},
    {0xE0000, 0xE0FFF, Kind::ignorable}, {0xF0000, 0x10FFFF, Kind::symbol},
});

constexpr auto zero_width = std::to_array<Range>({
    {0x300, 0x36F},     {0x483, 0x489},     {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
    {0x670, 0x670},     {0x6D6, 0x6DC},     {0x900, 0x902},   {0x93C, 0x93C},   {0x941, 0x948},
    {0x94D, 0x94D},     {0xE31, 0xE31},     {0xE34, 0xE3A},   {0xE47, 0xE4E},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},   {0x200B, 0x200F},   {0x202A, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20FF},
    {0x302A, 0x302D},   {0x3099, 0x309A},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE0FFF},
});

constexpr auto double_width = std::to_array<Range>({
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},   {0x2705, 0x2705},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18DFF},
    {0x1B000, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F550, 0x1F567},
    {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
});

constexpr Kind ascii_kind(char c) {
  if (c <= ' ' || c == 0x7F) return Kind::space;
  if (c >= '0' && c <= '9') return Kind::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::letter;
  switch (c) {
    case '\'':
    case '`':
      return Kind::apostrophe;
    case '"':
      return Kind::quote;
    case '-':
      return Kind::hyphen;
    case '$':
      return Kind::currency;
    case '+':
    case '<':
    case '=':
    case '>':
    case '^':
    case '|':
    case '~':
      return Kind::symbol;
    default:
      return Kind::punctuation;
  }
}

}  // namespace

#define DATELINE_ROW(i)                                                                      \
  ascii_kind(i), ascii_kind(i + 1), ascii_kind(i + 2), ascii_kind(i + 3), ascii_kind(i + 4), \
      ascii_kind(i + 5), ascii_kind(i + 6), ascii_kind(i + 7)
constexpr Kind detail::ascii_kinds[128] = {
    DATELINE_ROW(0),  DATELINE_ROW(8),   DATELINE_ROW(16),  DATELINE_ROW(24),
    DATELINE_ROW(32), DATELINE_ROW(40),  DATELINE_ROW(48),  DATELINE_ROW(56),
    DATELINE_ROW(64), DATELINE_ROW(72),  DATELINE_ROW(80),  DATELINE_ROW(88),
    DATELINE_ROW(96), DATELINE_ROW(104), DATELINE_ROW(112), DATELINE_ROW(120)};
#undef DATELINE_ROW

Decoded decode_multibyte(std::string_view bytes, std::size_t position) {
  const auto byte = [&](std::size_t i) {
    return position + i < bytes.size() ? static_cast<unsigned char>(bytes[position + i])
                                       : static_cast<unsigned char>(0);
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  // Table 3-7 of the Unicode standard: the range of the second byte depends on the first.
  std::uint32_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t c = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    c = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    c = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    c = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {replacement, 1, false};
  }
  for (std::uint32_t i = 1; i < length; ++i) {
    const unsigned char next = byte(i);
    if (next < low || next > high) return {replacement, i, false};
    low = 0x80;
    high = 0xBF;
    c = (c << 6) | (next & 0x3F);
  }
  return {c, length, true};
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

Kind kind_of_wide(char32_t c) {
  if (c < 0x80) return detail::ascii_kinds[c];
  const auto after = std::upper_bound(kinds.begin(), kinds.end(), c,
                                      [](char32_t x, const KindRange& r) { return x < r.first; });
  if (after == kinds.begin() || c > (after - 1)->last) return Kind::letter;
  return (after - 1)->kind;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c <= 0x137) return c % 2 == 0;
  if (c <= 0x148) return c % 2 == 1;
  if (c <= 0x177) return c >= 0x14A && c % 2 == 0;
  if (c <= 0x17E) return c == 0x178 || c % 2 == 1;
  if (c >= 0x386 && c <= 0x3AB) return c != 0x387 && c != 0x390;
  if (c >= 0x400 && c <= 0x42F) return true;
  if (c >= 0x460 && c <= 0x481) return c % 2 == 0;
  return c >= 0x1E00 && c <= 0x1EFE && c % 2 == 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  if (c < 0x100) return c >= 0xDF && c != 0xF7;
  if (c <= 0x17F) return !is_upper(c);
  if (c >= 0x3AC && c <= 0x3CE) return true;
  if (c >= 0x430 && c <= 0x45F) return true;
  if (c >= 0x460 && c <= 0x481) return c % 2 == 1;
  return c >= 0x1E01 && c <= 0x1EFF && c % 2 == 1;
}

int display_width(char32_t c) {
  if (c < 0x300) return 1;
  if (in(zero_width, c)) return 0;
  return in(double_width, c) ? 2 : 1;
}

bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace dateline::unicode
