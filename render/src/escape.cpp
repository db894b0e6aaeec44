#include "dateline/render/escape.hpp"

#include <array>

namespace dateline {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

enum class Treatment { keep, drop, space, replace };

constexpr Treatment treat(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f') return Treatment::space;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return Treatment::drop;  // C0, DEL, C1
  if (c == 0x00AD) return Treatment::drop;                          // soft hyphen
  if (c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2066 && c <= 0x206F))
    return Treatment::drop;                                  // bidirectional controls
  if (c == 0x2028 || c == 0x2029) return Treatment::space;   // line, paragraph separator
  if (c == 0x200B || c == 0xFEFF) return Treatment::drop;    // zero width space, BOM
  if (c >= 0xFFF9 && c <= 0xFFFB) return Treatment::drop;    // interlinear annotation
  if (c >= 0xFDD0 && c <= 0xFDEF) return Treatment::drop;    // non-characters
  if ((c & 0xFFFE) == 0xFFFE) return Treatment::drop;        // non-characters
  if (c >= 0xE0000 && c <= 0xE0FFF) return Treatment::drop;  // tags
  return c == 0xFFFD ? Treatment::replace : Treatment::keep;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned lead = byte(offset);
  ++offset;
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0 || lead > 0xF4) return 0xFFFD;
  char32_t c = lead & (0x3Fu >> more);
  const std::size_t start = offset;
  for (int i = 0; i < more; ++i) {
    const unsigned next = byte(offset);
    if ((next & 0xC0u) != 0x80) return 0xFFFD;
    c = c << 6 | (next & 0x3Fu);
    ++offset;
  }
  constexpr std::array<char32_t, 4> smallest = {0, 0x80, 0x800, 0x10000};
  if (c < smallest[static_cast<std::size_t>(more)] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
    offset = start;  // overlong or surrogate: each of its bytes is invalid by itself
    return 0xFFFD;
  }
  return c;
}

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    switch (treat(next_code_point(text, i))) {
      case Treatment::keep:
        out.append(text, start, i - start);
        break;
      case Treatment::drop:
        break;
      case Treatment::space:
        out += ' ';
        break;
      case Treatment::replace:
        out += replacement;
        break;
    }
  }
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char c : clean_text(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_dot_label(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char c : clean_text(text)) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string quote_dot(std::string_view value) {
  std::string out = "\"";
  out.reserve(value.size() + 2);
  for (char c : value) {
    if (c == '"') out += '\\';
    out += c;
  }
  out += '"';
  return out;
}

namespace {

// True for text that a spreadsheet evaluates when it opens a CSV file.
bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 9> signs = {
      "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\u2212"};
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    if (c == U' ' || c == U'\u00A0' || c == U'\u3000') continue;
    const std::string_view first = text.substr(start, i - start);
    for (const std::string_view sign : signs)
      if (first == sign) return true;
    return false;
  }
  return false;
}

}  // namespace

std::string escape_csv(std::string_view text) {
  std::string field = clean_text(text);
  if (begins_formula(field)) field.insert(field.begin(), '\'');
  const bool plain = field.find_first_of(",;\"") == std::string::npos && !field.starts_with(' ') &&
                     !field.ends_with(' ');
  if (plain) return field;
  std::string out = "\"";
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

}  // namespace dateline
