#include "dateline/render/text_width.hpp"

#include <algorithm>

#include "dateline/render/escape.hpp"
#include "text_width_table.hpp"

namespace dateline {
namespace {

constexpr bool in(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

constexpr bool is_combining(char32_t c) {
  return in(c, 0x300, 0x36F) || in(c, 0x483, 0x489) || in(c, 0x591, 0x5BD) || in(c, 0x610, 0x61A) ||
         in(c, 0x64B, 0x65F) || in(c, 0x200C, 0x200D) || in(c, 0x20D0, 0x20FF) ||
         in(c, 0xFE00, 0xFE0F) || in(c, 0xFE20, 0xFE2F);
}

// Characters that may be broken between, each of full width.
constexpr bool is_cjk(char32_t c) {
  return in(c, 0x1100, 0x115F) || in(c, 0x2E80, 0xA4CF) || in(c, 0xAC00, 0xD7A3) ||
         in(c, 0xF900, 0xFAFF) || in(c, 0xFE30, 0xFE4F) || in(c, 0xFF00, 0xFF60) ||
         in(c, 0xFFE0, 0xFFE6) || in(c, 0x20000, 0x3FFFD);
}

// Thousandths of an em; 0 for what the font has no glyph for.
unsigned known_advance(char32_t c, FontWeight weight) {
  for (const helvetica::Range& range : helvetica::ranges) {
    if (c < range.first) break;
    const std::size_t i = c - range.first;
    if (i < range.regular.size()) {
      return weight == FontWeight::bold ? range.bold[i] : range.regular[i];
    }
  }
  return 0;
}

unsigned advance(char32_t c, FontWeight weight) {
  if (const unsigned known = known_advance(c, weight); known != 0) return known;
  if (is_combining(c)) return 0;
  if (is_cjk(c)) return 1000;
  if (in(c, 0x590, 0x7FF)) return 650;     // Hebrew, Arabic, Syriac
  if (in(c, 0x900, 0x10FF)) return 850;    // Indic, Thai, Georgian
  if (in(c, 0x2190, 0x2BFF)) return 1000;  // arrows, mathematics, symbols
  if (c >= 0x1F000) return 1300;           // emoji
  return 800;
}

struct Glyph {
  std::size_t begin, end;
  char32_t c;
  double width;
};

std::vector<Glyph> glyphs_of(std::string_view text, double size, FontWeight weight) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    glyphs.push_back({begin, i, c, advance(c, weight) * size / 1000.0});
  }
  return glyphs;
}

struct Line {
  std::size_t first, last;  // glyphs
};

constexpr bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == 0x3000;
}

constexpr bool breaks_after(char32_t c) {
  return c == U'-' || c == U'/' || c == 0x2010 || c == 0x2012 || c == 0x2013 || c == 0x2014 ||
         c == 0x2015 || is_cjk(c);
}

// Greedy line breaking; stops after `max_lines` lines and tells whether all glyphs found a place.
bool break_lines(const std::vector<Glyph>& glyphs, double width, std::size_t max_lines,
                 std::vector<Line>& lines) {
  lines.clear();
  const std::size_t n = glyphs.size();
  constexpr double slack = 1e-6;
  std::size_t i = 0;
  while (true) {
    while (i < n && is_space(glyphs[i].c)) ++i;
    if (i == n) return true;
    if (lines.size() == max_lines) return false;
    const std::size_t first = i;
    std::size_t break_end = first;   // end of the line if broken at the last opportunity
    std::size_t break_next = first;  // where the next line begins then
    double x = 0;
    for (; i < n; ++i) {
      const Glyph& g = glyphs[i];
      if (is_space(g.c)) {
        if (i == first || !is_space(glyphs[i - 1].c)) break_end = i;
        break_next = i + 1;
      } else if (i > first && breaks_after(glyphs[i - 1].c) && i != break_next) {
        break_end = break_next = i;
      }
      x += g.width;
      if (x > width + slack && !is_space(g.c)) break;
    }
    if (i == n) {
      std::size_t end = n;
      while (end > first && is_space(glyphs[end - 1].c)) --end;
      lines.push_back({first, end});
      return true;
    }
    if (break_end > first) {
      lines.push_back({first, break_end});
      i = break_next;
    } else {  // a single word wider than the line: break inside it, at least one glyph on
      i = std::max(i, first + 1);
      while (i < n && glyphs[i].width == 0) ++i;  // combining marks stay with their letter
      lines.push_back({first, i});
    }
  }
}

double widest_word(const std::vector<Glyph>& glyphs) {
  double widest = 0, x = 0;
  for (const Glyph& g : glyphs) {
    x = is_space(g.c) ? 0 : x + g.width;
    widest = std::max(widest, x);
    if (breaks_after(g.c)) x = 0;
  }
  return widest;
}

std::vector<std::string> to_strings(std::string_view text, const std::vector<Glyph>& glyphs,
                                    const std::vector<Line>& lines, bool complete, double width,
                                    double size, FontWeight weight) {
  std::vector<std::string> result;
  result.reserve(lines.size());
  for (const Line& line : lines) {
    const std::size_t begin = glyphs[line.first].begin;
    result.emplace_back(text.substr(begin, glyphs[line.last - 1].end - begin));
  }
  if (!complete && !lines.empty()) {
    // Room for the ellipsis: drop glyphs from the end of the last line until it fits.
    const Line& line = lines.back();
    const double ellipsis = advance(0x2026, weight) * size / 1000.0;
    double x = 0;
    std::size_t keep = line.first;
    for (; keep < line.last && x + glyphs[keep].width + ellipsis <= width; ++keep)
      x += glyphs[keep].width;
    while (keep > line.first && (is_space(glyphs[keep - 1].c) || glyphs[keep - 1].c == U',' ||
                                 glyphs[keep - 1].c == U';'))
      --keep;
    const std::size_t begin = glyphs[line.first].begin;
    const std::size_t end = keep > line.first ? glyphs[keep - 1].end : begin;
    result.back() = std::string(text.substr(begin, end - begin)) + "…";
  }
  return result;
}

}  // namespace

double text_width(std::string_view text, double size, FontWeight weight) {
  std::uint64_t units = 0;
  for (std::size_t i = 0; i < text.size();) units += advance(next_code_point(text, i), weight);
  return static_cast<double>(units) * size / 1000.0;
}

bool is_measured(std::string_view text) {
  for (std::size_t i = 0; i < text.size();)
    if (known_advance(next_code_point(text, i), FontWeight::regular) == 0) return false;
  return true;
}

std::vector<std::string> wrap_text(std::string_view text, double width, double size,
                                   std::size_t max_lines, FontWeight weight) {
  const std::vector<Glyph> glyphs = glyphs_of(text, size, weight);
  std::vector<Line> lines;
  const bool complete = break_lines(glyphs, width, max_lines, lines);
  return to_strings(text, glyphs, lines, complete, width, size, weight);
}

std::vector<std::string> wrap_balanced(std::string_view text, double width, double size,
                                       std::size_t max_lines, FontWeight weight) {
  const std::vector<Glyph> glyphs = glyphs_of(text, size, weight);
  std::vector<Line> lines;
  if (!break_lines(glyphs, width, max_lines, lines))
    return to_strings(text, glyphs, lines, false, width, size, weight);
  const std::size_t count = lines.size();
  if (count > 1) {
    // Eight halvings settle the width to less than a letter. Never so narrow that a word breaks.
    double low = std::min(widest_word(glyphs), width), high = width;
    for (int step = 0; step < 8; ++step) {
      const double middle = (low + high) / 2;
      (break_lines(glyphs, middle, count, lines) ? high : low) = middle;
    }
    break_lines(glyphs, high, count, lines);
    width = high;
  }
  return to_strings(text, glyphs, lines, true, width, size, weight);
}

}  // namespace dateline
