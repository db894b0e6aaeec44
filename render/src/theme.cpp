#include "dateline/render/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dateline {
namespace {

Palette light_palette() {
  return {"#ffffff", "#1c1c1c", "#5a5a5a", "#dcdcd8", "#f3f2ee", "#14568c", "#a1320f", "#a1320f"};
}

Palette dark_palette() {
  return {"#16181b", "#efeeea", "#b5b4af", "#3b3e43", "#222529", "#86bbf0", "#ff9b80", "#ff9b80"};
}

// They are metric-compatible, or nearly so: text_width knows their widths.
constexpr std::string_view measured_fonts =
    "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', Arimo, sans-serif";

bool is_generic(std::string_view family) {
  return family == "serif" || family == "sans-serif" || family == "monospace" ||
         family == "cursive" || family == "fantasy" || family == "system-ui";
}

// Nothing that ends a CSS string or an attribute.
std::string plain_family(std::string_view family) {
  std::string out;
  for (const char c : family) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
    if (letter || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_' || c == '.') out += c;
  }
  return out;
}

double channel(std::string_view colour, std::size_t at) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : 0;
  };
  if (colour.size() < at + 2) return 0;
  const double c = (16 * digit(colour[at]) + digit(colour[at + 1])) / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

}  // namespace

std::string font_family(const Theme& theme) {
  std::string out;
  for (const std::string& font : theme.fonts) {
    const std::string family = plain_family(font);
    if (family.empty()) continue;
    out += is_generic(family) ? family : "'" + family + "'";
    out += ", ";
  }
  return out.append(measured_fonts);
}

std::string scheme_class(const Theme& theme) {
  const Palette& d = theme.dark;
  if (!theme.adaptive || d == dark_palette()) return "dateline";
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const std::string* colour :
       {&d.paper, &d.ink, &d.soft, &d.rule, &d.faint, &d.mark, &d.negative, &d.reference})
    for (const char c : *colour + ";") hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  std::string out = "dateline-";
  for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[hash >> shift & 15];
  return out;
}

double contrast(std::string_view a, std::string_view b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Theme Theme::standard() {
  return {light_palette(), dark_palette(), true, {}, 1};
}
Theme Theme::light_only() {
  return {light_palette(), light_palette(), false, {}, 1};
}
Theme Theme::print() {
  const Palette greys = {"#ffffff", "#111111", "#4d4d4d", "#d0d0d0",
                         "#f2f2f2", "#333333", "#333333", "#111111"};
  return {greys, greys, false, {}, 1};
}
Theme Theme::night() {
  return {dark_palette(), dark_palette(), false, {}, 1};
}

}  // namespace dateline
