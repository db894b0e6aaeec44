#include "reader_blocks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "unicode.hpp"

namespace dateline {
namespace {

using unicode::Kind;

struct Line {
  Span span;                     // without white space around
  std::uint32_t width = 0;       // code points, indentation included
  std::uint32_t first_word = 0;  // code points
  std::uint32_t words = 0;
  char32_t first = 0;  // first and last visible characters
  char32_t last = 0;   // behind closing quotes and brackets
  char32_t final = 0;  // the very last
  bool blank_before = false;
  bool bullet = false;
  bool metadata = false;
};

constexpr std::uint32_t headline_bytes = 240;
constexpr std::uint32_t headline_words = 30;
constexpr std::uint32_t heading_bytes = 100;
constexpr std::uint32_t heading_words = 12;
// Wider lines than this are paragraphs, not hard-wrapped text.
constexpr std::uint32_t widest_wrap = 130;
constexpr std::uint32_t narrowest_wrap = 30;

bool ends_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == 0x3002;
}

class Layout {
 public:
  Layout(std::string_view text, std::string_view title) : text_(text), title_(title) {}

  std::vector<Block> run() {
    read_lines();
    if (lines_.empty()) return {};
    measure_wrapping();
    join_lines();
    classify();
    return std::move(blocks_);
  }

  /// Of a text of one line.
  bool is_byline() {
    constexpr std::size_t longest = 300;
    if (text_.size() > longest) return false;
    read_lines();
    return lines_.size() == 1 && lines_[0].metadata;
  }

 private:
  // ---- lines ----

  void read_lines() {
    std::uint32_t position = 0;
    const auto size = static_cast<std::uint32_t>(text_.size());
    bool blank = true;
    while (position < size) {
      Line line;
      line.span = {size, size};
      std::uint32_t column = 0;
      std::uint32_t word_start = 0;
      bool in_word = false;
      while (position < size) {
        // Most of a text is plain letters inside a word.
        if (in_word) {
          const std::uint32_t begin = position;
          while (position < size && is_ascii_letter(text_[position])) ++position;
          if (position > begin) {
            column += position - begin;
            line.span.end = position;
            line.final = line.last = static_cast<unsigned char>(text_[position - 1]);
            line.width = column;
            continue;
          }
        }
        const unicode::Decoded d = unicode::decode(text_, position);
        if (unicode::is_line_end(d.code_point)) {
          position += d.size;
          break;
        }
        const Kind kind = unicode::kind_of(d.code_point);
        if (kind == Kind::ignorable) {
          position += d.size;
          continue;
        }
        if (kind == Kind::space) {
          if (in_word && line.words == 1) line.first_word = column - word_start;
          in_word = false;
        } else {
          if (!in_word) {
            ++line.words;
            word_start = column;
          }
          in_word = true;
          if (line.first == 0) {
            line.first = d.code_point;
            line.span.begin = position;
          }
          line.span.end = position + d.size;
          line.final = d.code_point;
          const bool closing = kind == Kind::quote || kind == Kind::apostrophe ||
                               d.code_point == U')' || d.code_point == U']';
          if (!closing) line.last = d.code_point;
          line.width = column + 1;
        }
        ++column;
        position += d.size;
      }
      if (in_word && line.words == 1) line.first_word = column - word_start;
      if (line.words == 0) {
        blank = true;
        continue;
      }
      line.blank_before = blank;
      line.bullet = is_bullet(line);
      line.metadata = is_metadata(slice(line.span), line);
      blank = false;
      lines_.push_back(line);
    }
  }

  static bool is_ascii_letter(char c) {
    return static_cast<unsigned char>((static_cast<unsigned char>(c) | 0x20U) - 'a') < 26;
  }
  std::string_view slice(Span s) const { return text_.substr(s.begin, s.size()); }

  /// "- ", "• ", "1. ", "2) ", "(a) ", "b) ".
  bool is_bullet(const Line& line) const {
    const std::string_view s = slice(line.span);
    if (line.words < 2) return false;
    const unicode::Decoded d = unicode::decode(s, 0);
    const auto space_at = [&](std::size_t i) {
      return i < s.size() && unicode::kind_of(unicode::decode(s, i).code_point) == Kind::space;
    };
    switch (d.code_point) {
      case U'-':
      case U'*':
      case U'+':
      case 0x2022:
      case 0x2023:
      case 0x2043:
      case 0xB7:
      case 0x25AA:
      case 0x25AB:
      case 0x25A0:
      case 0x25CF:
      case 0x25CB:
      case 0x25E6:
      case 0x25B6:
      case 0x25BA:
      case 0x2013:
      case 0x27A2:
      case 0x2713:
      case 0x2714:
        return space_at(d.size);
      default:
        break;
    }
    std::size_t i = s[0] == '(' ? 1 : 0;
    const std::size_t start = i;
    while (i < s.size() && i - start < 3 && s[i] >= '0' && s[i] <= '9') ++i;
    const bool number = i > start;
    if (!number && i < s.size() && ((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z')))
      ++i;
    if (i == start || i >= s.size()) return false;
    if (s[i] == ')') return space_at(i + 1);
    // A single letter and a period may be an initial, "J. Smith": only numbers count.
    return number && start == 0 && s[i] == '.' && space_at(i + 1);
  }

  // ---- wrapping ----

  /// Sets width_ to the width the text was wrapped at, 0 if it was not.
  void measure_wrapping() {
    std::vector<std::uint32_t> widths;  // of lines that end in mid-sentence before another line
    std::size_t breaks = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!may_join(lines_[i], lines_[i + 1])) continue;
      ++breaks;
      if (ends_sentence(lines_[i].last)) continue;
      ++open;
      if (lines_[i].width <= widest_wrap) widths.push_back(lines_[i].width);
    }
    if (widths.empty() || open * 2 < breaks) return;
    const auto ninth = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), ninth, widths.end());
    const std::uint32_t width = *ninth;
    if (width < narrowest_wrap) return;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!may_join(lines_[i], lines_[i + 1])) continue;
      if (is_full(lines_[i], lines_[i + 1], width)) ++full;
    }
    // A last short line before each indented paragraph is not full; most lines are.
    if (full * 2 >= breaks) width_ = width;
  }

  static bool may_join(const Line& line, const Line& next) {
    return !next.blank_before && !next.bullet && !next.metadata && !line.metadata;
  }

  /// True if the first word of `next` would not have fitted on `line`.
  static bool is_full(const Line& line, const Line& next, std::uint32_t width) {
    return line.width + 1 + next.first_word > width;
  }

  bool continues(const Line& line, const Line& next) const {
    if (!may_join(line, next)) return false;
    const bool ended = ends_sentence(line.last);
    const bool lower = unicode::is_lower(next.first);
    // What begins in lower case goes on with the sentence.
    if (lower && !ended && line.last != U':') return true;
    if (width_ == 0 || line.width > widest_wrap) return false;
    return is_full(line, next, width_);
  }

  void join_lines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (i > 0 && continues(lines_[i - 1], line)) {
        blocks_.back().span.end = line.span.end;
        merged_.back().last = line.last;
        merged_.back().final = line.final;
        merged_.back().words += line.words;
        merged_.back().span.end = line.span.end;
        ++line_counts_.back();
        continue;
      }
      Block block;
      block.span = line.span;
      block.kind = line.bullet ? BlockKind::list_item : BlockKind::paragraph;
      blocks_.push_back(block);
      merged_.push_back(line);
      line_counts_.push_back(1);
    }
  }

  // ---- kinds ----

  static bool starts_with(std::string_view s, std::string_view prefix) {
    if (s.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
      if (unicode::lower_ascii(s[i]) != prefix[i]) return false;
    return true;
  }

  static std::vector<std::string_view> words_of(std::string_view s, std::size_t most) {
    std::vector<std::string_view> words;
    std::size_t i = 0;
    while (i < s.size() && words.size() < most) {
      while (i < s.size() && (s[i] == ' ' || s[i] == ',' || s[i] == '|' || s[i] == '\t')) ++i;
      std::size_t end = i;
      while (end < s.size() && s[end] != ' ' && s[end] != ',' && s[end] != '|' && s[end] != '\t')
        ++end;
      if (end > i) words.push_back(s.substr(i, end - i));
      i = end;
    }
    return words;
  }

  static bool is_date_word(std::string_view w) {
    constexpr auto names = std::to_array<std::string_view>(
        {"january",   "february", "march",     "april",    "may",    "june",     "july",   "august",
         "september", "october",  "november",  "december", "jan",    "feb",      "mar",    "apr",
         "jun",       "jul",      "aug",       "sep",      "sept",   "oct",      "nov",    "dec",
         "monday",    "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
         "tue",       "tues",     "wed",       "thu",      "thur",   "thurs",    "fri",    "sat",
         "sun",       "am",       "pm",        "a.m",      "p.m",    "at",       "on",     "of",
         "gmt",       "utc",      "est",       "edt",      "et",     "bst",      "pst",    "pdt",
         "cst",       "cdt",      "the",       "-",        "–",      "—"});
    std::string word;
    for (const char c : w)
      if (word.size() < 12) word.push_back(unicode::lower_ascii(c));
    while (!word.empty() && (word.back() == '.' || word.back() == ':' || word.back() == ','))
      word.pop_back();
    if (word.empty()) return false;
    if (word[0] >= '0' && word[0] <= '9') return true;
    return std::find(names.begin(), names.end(), word) != names.end();
  }

  /// Nothing but a date: "Friday, January 4, 2019", "12 May 2021, 10:30 GMT".
  static bool is_date_line(std::string_view s) {
    if (s.size() > 80) return false;
    const std::vector<std::string_view> words = words_of(s, 12);
    bool digit = false;
    bool name = false;
    for (const std::string_view w : words) {
      if (!is_date_word(w)) return false;
      (w[0] >= '0' && w[0] <= '9' ? digit : name) = true;
    }
    const bool iso = words.size() == 1 && words[0].size() >= 8 &&
                     (words[0].find('-') != std::string_view::npos ||
                      words[0].find('/') != std::string_view::npos);
    return digit && (name || iso);
  }

  /// Who wrote it and when: "By Ana Ruiz, staff writer", "Posted by …", "Updated 3 May 2021".
  static bool is_metadata(std::string_view s, const Line& line) {
    if (line.words > 20 || s.size() > 200) return false;
    if (s.size() > 2 && (s[0] == '(' || s[0] == '[')) s.remove_prefix(1);
    // "— Ana Ruiz, minister": who said what stands above.
    const bool dash = unicode::kind_of(line.first) == Kind::dash || line.first == U'-';
    if (dash && !line.bullet && line.words <= 10 && !ends_sentence(line.last)) return true;
    if (is_date_line(s)) return true;
    // A label and a colon; a name; a date. What goes on differently is a sentence: "Updated plans
    // were approved", "Written by hand, it was hard to read".
    constexpr auto labels = std::to_array<std::string_view>(
        {"posted: ", "published: ", "updated: ",  "last updated: ", "photo: ",    "photograph: ",
         "photos: ", "image: ",     "images: ",   "picture: ",      "source: ",   "sources: ",
         "author: ", "authors: ",   "date: ",     "from: ",         "to: ",       "cc: ",
         "sent: ",   "subject: ",   "reply-to: ", "filed under",    "copyright ", "\xC2\xA9"});
    constexpr auto before_names = std::to_array<std::string_view>(
        {"posted by ", "published by ", "written by ", "reported by ", "reporting by ",
         "editing by ", "compiled by ", "photo by ", "photos by ", "photograph by ", "story by ",
         "words by ", "text by ", "additional reporting by ", "by "});
    constexpr auto before_dates =
        std::to_array<std::string_view>({"posted ", "published ", "first published ", "updated ",
                                         "last updated ", "last modified "});
    for (const std::string_view label : labels)
      if (starts_with(s, label)) return true;
    for (const std::string_view opening : before_names)
      if (starts_with(s, opening)) return is_name_list(s.substr(opening.size()), s[0] == 'b');
    for (const std::string_view opening : before_dates) {
      if (!starts_with(s, opening)) continue;
      const std::vector<std::string_view> words = words_of(s.substr(opening.size()), 12);
      std::size_t dates = 0;
      while (dates < words.size() && is_date_word(words[dates])) ++dates;
      return dates > 0 && (dates == words.size() || !ends_sentence(line.final));
    }
    return false;
  }

  /// "Ana Ruiz and J. P. Odell, staff writers": names up to the first comma, colon or semicolon.
  static bool is_name_list(std::string_view s, bool lower_case) {
    constexpr auto between = std::to_array<std::string_view>(
        {"and", "&",  "de",  "da", "di",   "du",  "la", "van", "der", "den", "von", "bin", "al",
         "el",  "of", "for", "in", "with", "the", "at", "on",  "|",   "-",   "–",   "—"});
    std::size_t names = 0;
    std::size_t i = 0;
    while (i < s.size()) {
      while (i < s.size() && s[i] == ' ') ++i;
      std::size_t end = i;
      while (end < s.size() && s[end] != ' ') ++end;
      const std::string_view word = s.substr(i, end - i);
      if (word.empty()) break;
      i = end;
      const bool last = word.back() == ',' || word.back() == ';' || word.back() == ':';
      const unicode::Decoded d = unicode::decode(word, 0);
      const bool capital = unicode::is_upper(d.code_point) && !is_date_word(word);
      const bool date = names > 0 && is_date_word(word);
      const bool joint = std::find(between.begin(), between.end(), word) != between.end();
      if (!capital && !date && (!joint || names == 0)) return false;
      if (capital) ++names;
      // What follows a comma is free ("staff writer"), but no sentence.
      if (last) return names > 0 && (word.back() != ',' || !s.ends_with('.'));
      // A full stop ends a sentence, but for initials.
      if (word.back() == '.' && word.size() > 3 && i < s.size()) return false;
    }
    return names > 0 && !(lower_case && names > 6);
  }

  /// "WASHINGTON (AP) — …", "LONDON, July 3 — …": the beginning of a story, not its headline.
  static bool has_dateline(std::string_view s) {
    std::size_t upper = 0;
    for (std::size_t i = 0; i < s.size() && i < 60; ++i) {
      const unicode::Decoded d = unicode::decode(s, i);
      if (d.code_point == 0x2014 || d.code_point == 0x2013)
        return upper >= 4 && i > 4 && (s[i - 1] == ' ' || s[i - 1] == ')');
      if (d.code_point == U'-' && i > 0 && s[i - 1] == ')') return true;
      if (s[i] == ')' && s.substr(i).starts_with(") -")) return upper >= 4;
      if (unicode::is_upper(d.code_point))
        ++upper;
      else if (unicode::is_lower(d.code_point) && upper < 4)
        return false;
    }
    return false;
  }

  bool looks_like_title(std::size_t b) const {
    const Line& line = merged_[b];
    if (blocks_[b].kind != BlockKind::paragraph || b + 1 >= blocks_.size()) return false;
    const std::string_view s = slice(blocks_[b].span);
    if (s.size() > headline_bytes || line.words > headline_words || line_counts_[b] > 3)
      return false;
    if (line.final == U'.' || line.final == U':' || line.final == U',' || line.final == U';')
      return false;
    // "…," she said. and the like end in a period inside or outside of their quotes.
    if (line.last == U'.' && line.final != U'\'' && line.final != 0x2019) return false;
    if (unicode::is_lower(line.first) && line.words > 12) return false;
    if (has_dateline(s)) return false;
    // A headline stands apart or is shorter than what follows.
    const Span next = blocks_[b + 1].span;
    return merged_[b + 1].blank_before || merged_[b + 1].metadata || next.size() > s.size();
  }

  bool looks_like_heading(std::size_t b) const {
    const Line& line = merged_[b];
    const std::string_view s = slice(blocks_[b].span);
    if (line_counts_[b] > 1 || s.size() > heading_bytes || line.words > heading_words) return false;
    const Kind last = unicode::kind_of(line.final);
    if (last != Kind::letter && last != Kind::digit && line.final != U')' && line.final != U'\'' &&
        line.final != 0x2019 && last != Kind::quote && line.final != U'%' && line.final != U'*' &&
        line.final != U'#')
      return false;
    if (ends_sentence(line.last) || has_dateline(s)) return false;
    if (line.first == U'"' || line.first == 0x201C) return last == Kind::quote;
    return !unicode::is_lower(line.first);
  }

  void classify() {
    std::size_t b = 0;
    if (!title_.empty()) {
      // The title is given: the text may repeat it, after a byline or a date at most.
      for (std::size_t i = 0; i < blocks_.size() && i < 3; ++i) {
        if (!same_words(title_, slice(blocks_[i].span))) continue;
        blocks_[i].kind = BlockKind::title;
        break;
      }
    } else {
      while (b < blocks_.size() && b < 8 && merged_[b].metadata) ++b;
      if (b < blocks_.size() && looks_like_title(b)) blocks_[b].kind = BlockKind::title;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      if (block.kind != BlockKind::paragraph) continue;
      if (merged_[i].metadata)
        block.kind = BlockKind::byline;
      else if (blocks_.size() > 1 && looks_like_heading(i))
        block.kind = BlockKind::heading;
    }
  }

  std::string_view text_;
  std::string_view title_;
  std::vector<Line> lines_;
  std::uint32_t width_ = 0;
  std::vector<Block> blocks_;
  std::vector<Line> merged_;  // per block: its first line, with the words and end of the whole
  std::vector<std::uint32_t> line_counts_;
};

}  // namespace

bool same_words(std::string_view a, std::string_view b) {
  const auto key = [](std::string_view s) {
    std::string out;
    for (std::size_t i = 0; i < s.size();) {
      const unicode::Decoded d = unicode::decode(s, i);
      i += d.size;
      const Kind kind = unicode::kind_of(d.code_point);
      if (kind != Kind::letter && kind != Kind::digit) continue;
      if (d.code_point < 0x80)
        out.push_back(unicode::lower_ascii(static_cast<char>(d.code_point)));
      else
        unicode::append(out, d.code_point);
    }
    return out;
  };
  // Headlines are short; don't fold a whole paragraph to find that it is none.
  if (b.size() > 2 * a.size() + 64) return false;
  const std::string folded = key(a);
  return !folded.empty() && folded == key(b);
}

bool is_byline(std::string_view line) {
  return Layout(line, {}).is_byline();
}

std::vector<Block> find_blocks(std::string_view text, std::string_view title) {
  return Layout(text, title).run();
}

}  // namespace dateline
