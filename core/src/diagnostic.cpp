#include "dateline/core/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

// One displayed character of an excerpt.
struct Shown {
  char32_t shown = U' ';
  int width = 1;
  std::uint32_t mark = 0;  // number of the mark that holds it, from 1; 0: none
  bool begins_mark = false;
};

// Characters of the span as they are displayed; runs of white space are one blank.
std::vector<Shown> shown_characters(std::string_view text, Span span, std::span<const Span> marks) {
  std::vector<Shown> out;
  out.reserve(span.size());
  std::size_t mark = 0;
  std::uint32_t last_mark = 0;
  for (std::uint32_t i = span.begin; i < span.end;) {
    const unicode::Decoded d = unicode::decode(text, i);
    while (mark < marks.size() && marks[mark].end <= i) ++mark;
    Shown c;
    c.shown = d.code_point;
    if (mark < marks.size() && marks[mark].contains(i))
      c.mark = static_cast<std::uint32_t>(mark + 1);
    i += d.size;
    if (c.shown == U' ' || c.shown == U'\t' || unicode::is_line_end(c.shown)) {
      if (out.empty() || (out.back().shown == U' ' && out.back().mark == c.mark)) continue;
      c.shown = U' ';
    } else if (unicode::is_unprintable(c.shown)) {
      c.shown = unicode::replacement;
    } else {
      c.width = unicode::display_width(c.shown);
    }
    // A caret needs a column to stand under.
    if (c.mark != 0 && c.mark != last_mark && c.width > 0) {
      c.begins_mark = true;
      last_mark = c.mark;
    }
    out.push_back(c);
  }
  while (!out.empty() && out.back().shown == U' ') out.pop_back();
  return out;
}

struct Row {
  std::size_t first = 0, last = 0;  // characters, half-open
  bool marked = false;
};

// Lines of at most `columns` columns; broken at a blank outside of all marks if there is one past
// the first third of the line, else at any blank, else anywhere.
std::vector<Row> rows_of(const std::vector<Shown>& characters, std::size_t columns) {
  std::vector<Row> rows;
  std::size_t first = 0;
  while (first < characters.size()) {
    std::size_t i = first, width = 0, blank = 0, free_blank = 0, free_width = 0;
    for (; i < characters.size(); ++i) {
      const Shown& c = characters[i];
      width += static_cast<std::size_t>(c.width);
      if (c.shown == U' ') {
        blank = i;
        if (c.mark == 0) {
          free_blank = i;
          free_width = width;
        }
      }
      if (width > columns && i > first) break;
    }
    Row row{first, characters.size(), false};
    first = characters.size();
    if (i < characters.size()) {
      const std::size_t cut = free_width * 3 > columns ? free_blank : blank;
      row.last = cut > row.first ? cut : i;
      // A combining mark stays with its letter.
      while (row.last == i && row.last < characters.size() && characters[row.last].width == 0)
        ++row.last, ++i;
      first = row.last;
      if (first < characters.size() && characters[first].shown == U' ') ++first;
    }
    for (std::size_t k = row.first; k < row.last; ++k) row.marked |= characters[k].mark != 0;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string excerpt(const SourceText& source, Span span, std::span<const Span> marks,
                    const ExcerptStyle& style) {
  const std::vector<Shown> characters = shown_characters(source.text(), span, marks);
  const std::vector<Row> rows = rows_of(characters, std::max<std::size_t>(style.columns, 1));
  std::string out;
  bool left_out = false;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const bool near = rows[r].marked || (r > 0 && rows[r - 1].marked) ||
                      (r + 1 < rows.size() && rows[r + 1].marked) || rows.size() <= 4;
    if (!near) {
      if (!left_out) (out += style.indent) += "…\n";
      left_out = true;
      continue;
    }
    left_out = false;
    std::string line, carets;
    std::size_t blanks = 0;
    bool inside = false;
    for (std::size_t k = rows[r].first; k < rows[r].last; ++k) {
      const Shown& c = characters[k];
      unicode::append(line, c.shown);
      const auto width = static_cast<std::size_t>(c.width);
      if (c.mark == 0) {
        if (inside) carets += style.caret_end;
        inside = false;
        blanks += width;
        continue;
      }
      if (width == 0) continue;
      carets.append(std::exchange(blanks, 0), ' ');
      if (!inside) carets += style.caret_begin;
      inside = true;
      carets += c.begins_mark ? '^' : '~';
      carets.append(width - 1, '~');
    }
    if (inside) carets += style.caret_end;
    ((out += style.indent) += line) += '\n';
    if (!carets.empty()) ((out += style.indent) += carets) += '\n';
  }
  return out;
}

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
