#include "dateline/core/diagnostic.hpp"

#include <algorithm>
#include <array>

#include "unicode.hpp"

namespace dateline {
namespace {

// Columns of source text shown around the span of a message.
constexpr int window = 96;
constexpr int lead = 32;  // columns kept before the span when a line is too long
constexpr int tab_stop = 8;

struct Cell {
  std::uint32_t offset;  // in the source
  char32_t shown;
  int width;
};

}  // namespace

std::string_view to_string(Severity severity) {
  constexpr std::array<std::string_view, 3> names = {"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

std::string render(const Diagnostic& diagnostic, const SourceText& source) {
  const auto clean = [](std::string_view s, std::string& out) {
    for (std::size_t i = 0; i < s.size();) {
      const unicode::Decoded d = unicode::decode(s, i);
      unicode::append(out,
                      unicode::is_unprintable(d.code_point) ? unicode::replacement : d.code_point);
      i += d.size;
    }
  };
  const Span span = {std::min(diagnostic.span.begin, source.size()),
                     std::min(diagnostic.span.end, source.size())};
  const Location place = source.locate(span.begin);
  std::string out;
  clean(source.name().empty() ? std::string_view("<text>") : source.name(), out);
  const bool whole = diagnostic.span == Span{};
  if (!whole) out += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  out += ": ";
  out += to_string(diagnostic.severity);
  out += ": ";
  clean(diagnostic.message, out);
  out += "\n";
  const std::string_view text = source.text();
  if (text.empty() || whole) return out;

  // Only a window of the line is looked at: lines may have gigabytes. A character has at most four
  // bytes and most of them one column; a run of combining marks is cut, too.
  const Span line = source.line_at(span.begin);
  constexpr std::uint32_t reach = 4 * window;
  std::uint32_t from = line.begin;
  if (span.begin - line.begin > reach) from = span.begin - reach;
  while (from < line.end && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
  std::uint32_t to = line.end;
  if (line.end - span.begin > reach) to = span.begin + reach;
  while (to < line.end && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) ++to;

  std::vector<Cell> cells;
  int before = 0;  // columns before the span
  int total = 0;
  for (std::uint32_t i = from; i < to;) {
    const unicode::Decoded d = unicode::decode(text, i);
    char32_t shown = d.code_point;
    int width = 1;
    if (shown == U'\t') {
      shown = U' ';
      width = tab_stop - total % tab_stop;
    } else if (unicode::is_unprintable(shown)) {
      shown = unicode::replacement;
    } else {
      width = unicode::display_width(shown);
    }
    if (i < span.begin) before += width;
    cells.push_back({i, shown, width});
    total += width;
    i += d.size;
  }
  std::size_t first = 0;
  bool cut_left = from > line.begin;
  if (before + 8 > window || cut_left) {
    while (first < cells.size() && before > lead && cells[first].offset < span.begin) {
      before -= cells[first].width;
      ++first;
      cut_left = true;
    }
    // A combining mark has lost its letter.
    while (first < cells.size() && cells[first].width == 0 && cells[first].offset < span.begin)
      ++first;
  }
  std::string shown_line;
  std::string carets;
  if (cut_left) {
    shown_line += "…";
    carets += ' ';
  }
  int column = 0;
  std::size_t last = first;
  bool marked = false;
  for (; last < cells.size(); ++last) {
    const Cell& cell = cells[last];
    if (column + cell.width > window) break;
    if (cell.shown == U' ')
      shown_line.append(static_cast<std::size_t>(cell.width), ' ');
    else
      unicode::append(shown_line, cell.shown);
    const bool inside = span.begin <= cell.offset && cell.offset < span.end;
    if (inside && cell.width > 0) {
      carets.append(static_cast<std::size_t>(cell.width), marked ? '~' : '^');
      if (!marked) std::fill(carets.end() - cell.width + 1, carets.end(), '~');
      marked = true;
    } else if (cell.offset < span.begin) {
      carets.append(static_cast<std::size_t>(cell.width), ' ');
    }
    column += cell.width;
  }
  if (last < cells.size() || to < line.end) shown_line += "…";
  if (!marked) carets += '^';
  out += shown_line + "\n" + carets + "\n";
  return out;
}

}  // namespace dateline
