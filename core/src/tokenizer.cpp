#include "tokenizer.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "abbreviations.hpp"
#include "tokenizer_tables.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

using unicode::Kind;

// A word or URL longer than this is cut: nothing that long is language, and a bounded chunk keeps
// every look-ahead, and so the whole pass, linear.
constexpr std::uint32_t max_chunk_bytes = 1u << 16;
constexpr std::uint32_t longest_plain_word = 64;

struct Char {
  char32_t code_point;
  std::uint32_t begin;
  std::uint32_t end;
  Kind kind;
};

bool is_word_kind(Kind k) {
  return k == Kind::letter || k == Kind::digit;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Tokenizer {
 public:
  Tokenizer(const SourceText& source, Span block, std::vector<Token>& tokens)
      : text_(source.text().substr(0, block.end)),
        block_(block),
        tokens_(tokens),
        first_token_(tokens.size()) {}

  void run() {
    std::uint32_t position = block_.begin;
    while (position < block_.end) {
      if (const std::uint32_t end = plain_word_end(position); end > position) {
        const bool comma = end < block_.end && text_[end] == ',';
        add({position, end}, !comma);
        if (comma) add({end, end + 1}, true);
        position = end + (comma ? 1 : 0);
        if (position < block_.end) ++position;
        continue;
      }
      chunk_.clear();
      has_at_ = false;
      const std::uint32_t limit = position + std::min(block_.end - position, max_chunk_bytes);
      bool cut = true;
      while (position < limit) {
        const unicode::Decoded d = unicode::decode(text_, position);
        const Kind kind = unicode::kind_of(d.code_point);
        if (kind == Kind::space) {
          cut = false;
          break;
        }
        if (d.code_point == U'@') has_at_ = true;
        chunk_.push_back({d.code_point, position, position + d.size, kind});
        position += d.size;
      }
      if (position >= block_.end) cut = false;
      split_chunk();
      if (cut) continue;
      // White space up to the next chunk.
      bool spaced = position >= block_.end;
      while (position < block_.end) {
        const unicode::Decoded d = unicode::decode(text_, position);
        if (unicode::kind_of(d.code_point) != Kind::space) break;
        position += d.size;
        spaced = true;
      }
      if (spaced && tokens_.size() > first_token_) tokens_.back().space_after = true;
    }
  }

 private:
  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  /// Most words of a text are ASCII letters between spaces, perhaps with a comma: they need no
  /// closer look. The end of such a word, or `position` if there is none.
  std::uint32_t plain_word_end(std::uint32_t position) const {
    std::uint32_t end = position;
    const std::uint32_t limit = position + std::min(block_.end - position, longest_plain_word);
    while (end < limit && is_ascii_letter(text_[end])) ++end;
    if (end == position || end == limit) return position;
    // "cannot", "gonna", "didnt" are cut in two.
    if (text_[end - 1] == 't' || text_[end - 1] == 'a' || text_[end - 1] == 'T' ||
        text_[end - 1] == 'A')
      return position;
    const auto space = [&](std::uint32_t i) {
      return i >= block_.end || text_[i] == ' ' || text_[i] == '\n';
    };
    if (space(end) || (text_[end] == ',' && space(end + 1))) return end;
    return position;
  }

  void add(Span span, bool space_after) {
    Token token;
    token.span = span;
    token.space_after = space_after;
    tokens_.push_back(std::move(token));
  }

  std::size_t size() const { return chunk_.size(); }
  char32_t at(std::size_t i) const { return i < size() ? chunk_[i].code_point : 0; }
  Kind kind(std::size_t i) const { return i < size() ? chunk_[i].kind : Kind::space; }
  bool is_letter(std::size_t i) const { return kind(i) == Kind::letter; }
  bool is_digit(std::size_t i) const { return kind(i) == Kind::digit; }
  bool is_word(std::size_t i) const { return is_word_kind(kind(i)); }

  /// First index at or after i that is not ignorable.
  std::size_t skip(std::size_t i) const {
    while (i < size() && chunk_[i].kind == Kind::ignorable) ++i;
    return i;
  }

  void emit(std::size_t first, std::size_t last) {
    while (last > first && chunk_[last - 1].kind == Kind::ignorable) --last;
    while (first < last && chunk_[first].kind == Kind::ignorable) ++first;
    if (first >= last) return;
    add({chunk_[first].begin, chunk_[last - 1].end}, false);
  }

  /// Normalised lower-case ASCII spelling of chunk [first, last); characters outside of ASCII are
  /// copied. At most 24 bytes: longer words are in no list.
  std::string lower(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t i = first; i < last && out.size() < 24; ++i) {
      const Char& c = chunk_[i];
      if (c.kind == Kind::ignorable) continue;
      if (c.kind == Kind::apostrophe)
        out.push_back('\'');
      else if (c.code_point < 0x80)
        out.push_back(unicode::lower_ascii(static_cast<char>(c.code_point)));
      else
        unicode::append(out, c.code_point);
    }
    return out;
  }
  std::string spelling(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t i = first; i < last && out.size() < 24; ++i)
      if (chunk_[i].kind != Kind::ignorable) unicode::append(out, chunk_[i].code_point);
    return out;
  }

  /// The word that follows the chunk: what stands before it, and its letters.
  struct Following {
    bool exists = false;
    bool quoted = false;  ///< an opening quote or bracket comes first
    bool capital = false;
    bool lower = false;
    bool digit = false;
    bool initial = false;  ///< a single capital and a period
    std::string word;
  };
  Following following() const {
    Following next;
    std::size_t p = chunk_.back().end;
    // White space runs are bounded by the same limit as chunks.
    const std::size_t limit = std::min<std::size_t>(block_.end, p + max_look_ahead);
    while (p < limit) {
      const unicode::Decoded d = unicode::decode(text_, p);
      const Kind k = unicode::kind_of(d.code_point);
      if (k == Kind::quote || k == Kind::apostrophe || d.code_point == U'(' || d.code_point == U'[')
        next.quoted = true;
      else if (k != Kind::space && k != Kind::ignorable)
        break;
      p += d.size;
    }
    if (p >= limit) return next;
    next.exists = true;
    std::size_t letters = 0;
    while (p < limit && letters < 20) {
      const unicode::Decoded d = unicode::decode(text_, p);
      const Kind k = unicode::kind_of(d.code_point);
      if (k == Kind::ignorable) {
        p += d.size;
        continue;
      }
      if (letters == 0) {
        next.capital = k == Kind::letter && unicode::is_upper(d.code_point);
        next.lower = k == Kind::letter && unicode::is_lower(d.code_point);
        next.digit = k == Kind::digit;
      }
      if (!is_word_kind(k)) break;
      unicode::append(next.word, d.code_point);
      ++letters;
      p += d.size;
    }
    next.initial = letters == 1 && next.capital && p < block_.end && text_[p] == '.';
    return next;
  }

  std::string_view previous_form() const {
    if (tokens_.size() == first_token_) return {};
    const Span s = tokens_.back().span;
    return text_.substr(s.begin, s.size());
  }

  /// "1)", "(a)", "iv)" at the beginning of a block and alone count its items: one token.
  bool is_enumerator() const {
    if (tokens_.size() != first_token_ || size() < 2 || size() > 4) return false;
    const std::size_t first = at(0) == U'(' ? 1 : 0;
    if (at(size() - 1) != U')' || first + 1 >= size()) return false;
    for (std::size_t i = first; i + 1 < size(); ++i)
      if (!is_digit(i) && !(is_letter(i) && (size() - first == 2 || is_roman(at(i))))) return false;
    return true;
  }
  static bool is_roman(char32_t c) { return c == U'i' || c == U'v' || c == U'x'; }

  void split_chunk() {
    if (is_enumerator()) {
      emit(0, size());
      return;
    }
    std::size_t i = skip(0);
    while (i < size()) {
      const std::size_t next = token_end(i);
      i = skip(next);
    }
  }

  /// Emits the token or tokens that start at i and returns where they end.
  std::size_t token_end(std::size_t i) {
    if (const std::size_t end = address_end(i); end > i) {
      emit(i, end);
      return end;
    }
    const Kind k = kind(i);
    const char32_t c = at(i);
    if (is_word_kind(k)) return word(i);
    if (k == Kind::apostrophe) {
      if (const std::size_t end = elision_end(i); end > i) {
        emit(i, end);
        return end;
      }
      if (c == U'`' && at(i + 1) == U'`') {
        emit(i, i + 2);
        return i + 2;
      }
      if ((c == U'\'' || c == 0x2019) && at(i + 1) == c) {
        emit(i, i + 2);
        return i + 2;
      }
      emit(i, i + 1);
      return i + 1;
    }
    if (c == U'+' && is_digit(i + 1) && (i == 0 || at(i - 1) == U'(')) return word(i);
    if (c == U'.' && is_digit(i + 1) && (i == 0 || !is_word(i - 1))) return word(i);
    if ((c == U'@' || c == U'#') && is_word(i + 1) && is_letter(i + 1) &&
        (i == 0 || !is_word(i - 1))) {
      std::size_t end = i + 1;
      while (is_word(end) || at(end) == U'_' || kind(end) == Kind::ignorable) ++end;
      emit(i, end);
      return end;
    }
    if (const std::size_t end = emoticon_end(i); end > i) {
      emit(i, end);
      return end;
    }
    if (c == U'_' && (is_word(i + 1) || at(i + 1) == U'_')) {
      // Emphasis: _so_.
      std::size_t end = i;
      while (at(end) == U'_') ++end;
      emit(i, end);
      return end;
    }
    if (c == 0x2018 && (at(i + 1) == 0x2018 || at(i + 1) == 0x2019)) {
      emit(i, i + 2);  // a double mark typed as two single ones
      return i + 2;
    }
    if (const std::size_t end = omission_end(i); end > i) {
      emit(i, end);
      return end;
    }
    std::size_t end = i + 1;
    if (c == U'!' || c == U'?') {
      while (at(end) == U'!' || at(end) == U'?') ++end;
    } else if (k == Kind::symbol) {
      // Emoji sequences: variation selectors, joiners, skin tones.
      while (end < size() &&
             (chunk_[end].kind == Kind::ignorable ||
              (chunk_[end].kind == Kind::symbol && (at(end) == c || at(end - 1) == 0x200D ||
                                                    (at(end) >= 0x1F3FB && at(end) <= 0x1F3FF)))))
        ++end;
    } else if (c == U'.' || c == U'-' || c == U'*' || c == U'_' || c == U'#' || c == U'/' ||
               c == 0x2014 || c == 0x2026 || c == U'&') {
      while (at(end) == c) ++end;
    }
    emit(i, end);
    return end;
  }

  /// End of a URL, mail address or host name that starts at i; i if none does.
  std::size_t address_end(std::size_t i) const {
    const auto starts = [&](std::string_view prefix) {
      if (size() - i < prefix.size()) return false;
      for (std::size_t j = 0; j < prefix.size(); ++j) {
        const char32_t c = chunk_[i + j].code_point;
        if (c >= 0x80 || unicode::lower_ascii(static_cast<char>(c)) != prefix[j]) return false;
      }
      return true;
    };
    if (!is_letter(i) || (i > 0 && is_word(i - 1))) return i;
    const char32_t c = at(i) | 0x20;
    if ((c == U'h' && (starts("http://") || starts("https://"))) ||
        (c == U'f' && starts("ftp://")) || (c == U'w' && starts("www.")) ||
        (c == U'm' && starts("mailto:"))) {
      std::size_t end = i;
      while (end < size() && chunk_[end].kind != Kind::quote && at(end) != U'<' && at(end) != U'>')
        ++end;
      return trim_address(i, end);
    }
    if (!has_at_) return i;
    // A mail address: local part (at most 64 characters, RFC 5321), @, host.
    std::size_t j = i;
    while (j < size() && j - i < 65 &&
           (is_word(j) || at(j) == U'.' || at(j) == U'_' || at(j) == U'-' || at(j) == U'+' ||
            at(j) == U'%'))
      ++j;
    if (at(j) != U'@' || !is_word(j + 1)) return i;
    std::size_t end = j + 1;
    while (end < size() && end - j < 256 && (is_word(end) || at(end) == U'.' || at(end) == U'-'))
      ++end;
    return trim_address(i, end);
  }

  std::size_t trim_address(std::size_t first, std::size_t end) const {
    bool bracketed = false;
    for (std::size_t i = first; i < end && !bracketed; ++i) bracketed = at(i) == U'(';
    while (end > first + 1) {
      const char32_t c = at(end - 1);
      const Kind k = kind(end - 1);
      if (c == U'/' || c == U'=' || c == U'#' || c == U'&' || c == U'%' || c == U'_' || c == U'+' ||
          c == U'~' || is_word_kind(k))
        break;
      if (c == U')' && bracketed) break;
      --end;
    }
    return end;
  }

  /// "[...]" and "[…]": something was left out.
  std::size_t omission_end(std::size_t i) const {
    if (at(i) != U'[') return i;
    std::size_t end = i + 1;
    while (at(end) == U'.' || at(end) == 0x2026) ++end;
    return end > i + 1 && at(end) == U']' ? end + 1 : i;
  }

  std::size_t emoticon_end(std::size_t i) const {
    const char32_t c = at(i);
    if (c != U':' && c != U';' && c != U'<' && c != U'=' && c != U'^') return i;
    if (i > 0 && is_word(i - 1) && c != U':' && c != U';') return i;
    for (const std::string_view e : tables::emoticons) {
      if (e.size() > size() - i) continue;
      bool same = true;
      for (std::size_t j = 0; j < e.size() && same; ++j)
        same = at(i + j) == static_cast<char32_t>(static_cast<unsigned char>(e[j]));
      const std::size_t end = i + e.size();
      // ":/" inside a URL-like thing or ":P" inside "10:PM" are not faces.
      if (same && !is_word(end) && at(end) != U'/' && (i == 0 || !is_digit(i - 1))) return end;
    }
    return i;
  }

  /// "'em", "'90s", "'n'": an apostrophe that opens a word.
  std::size_t elision_end(std::size_t i) const {
    if (at(i) == U'`' || (i > 0 && is_word(i - 1))) return i;
    std::size_t end = i + 1;
    while (is_word(end) || kind(end) == Kind::ignorable) ++end;
    if (end == i + 1) return i;
    if (is_digit(i + 1) && is_digit(i + 2) && !is_digit(i + 3) &&
        (end == i + 3 || (end == i + 4 && (at(i + 3) | 0x20) == U's')))
      return end;
    const std::string rest = lower(i + 1, end);
    // A clitic that stands apart: "the company 's".
    if (i == 0 && end == size() && is_clitic(rest)) return end;
    // A quoted word ('round') closes with a mark of its own.
    if (!contains(tables::elided_words, rest)) return i;
    if (kind(end) == Kind::apostrophe) return rest == "n" ? end + 1 : i;
    return end;
  }

  bool digits(std::size_t i, std::size_t count) const {
    for (std::size_t j = 0; j < count; ++j)
      if (!is_digit(i + j)) return false;
    return true;
  }
  std::size_t digit_run(std::size_t i) const {
    std::size_t n = 0;
    while (is_digit(i + n)) ++n;
    return n;
  }

  /// The digits at i follow a comma that groups: 1,250,000, and 12,50,000 as counted in India.
  bool groups_digits(std::size_t i) const {
    while (digit_run_up_to(i, 3) == 2 && at(i + 2) == U',') i += 3;
    return digit_run_up_to(i, 4) == 3;
  }
  std::size_t digit_run_up_to(std::size_t i, std::size_t most) const {
    std::size_t n = 0;
    while (n < most && is_digit(i + n)) ++n;
    return n;
  }

  /// 2019-07-13, 13-07-2019 or a telephone number 713-555-0142: the hyphens belong to it.
  std::size_t hyphenated_number_end(std::size_t i) const {
    const std::size_t a = digit_run(i);
    if (a == 0 || a > 4 || kind(i + a) != Kind::hyphen) return i;
    const std::size_t b = digit_run(i + a + 1);
    if (b == 0 || b > 4 || kind(i + a + 1 + b) != Kind::hyphen) return i;
    const std::size_t c = digit_run(i + a + b + 2);
    const std::size_t end = i + a + b + c + 2;
    if (c == 0 || kind(end) == Kind::hyphen) {
      // 1-800-555-0142.
      const std::size_t d = digit_run(end + 1);
      return a == 1 && b == 3 && c == 3 && d == 4 ? end + 1 + d : i;
    }
    const bool date = (a == 4 && b <= 2 && c <= 2) || (a <= 2 && b <= 2 && (c == 4 || c == 2));
    const bool telephone = a == 3 && b == 3 && c == 4;
    if (!date && !telephone) return i;
    // 2019-07-13T10:30:00Z: the time belongs to it too.
    if (date && at(end) == U'T' && digits(end + 1, 2) && at(end + 3) == U':') {
      std::size_t t = end + 1;
      while (is_digit(t) || at(t) == U':' || at(t) == U'.' || at(t) == U'Z' ||
             ((at(t) == U'+' || at(t) == U'-') && is_digit(t + 1)))
        ++t;
      while (t > end && (at(t - 1) == U'.' || at(t - 1) == U':')) --t;
      return t;
    }
    return is_letter(end) ? i : end;
  }

  /// Emits the word that starts at i, in the parts that UD gives it; returns its end.
  std::size_t word(std::size_t i) {
    if (const std::size_t end = hyphenated_number_end(i); end > i) {
      emit(i, end);
      return end;
    }
    // The '+' of "+44".
    std::size_t j = at(i) == U'+' ? i + 1 : i;
    std::size_t segment = i;  // start of the run of letters since the last inner mark
    bool only_digits = true;  // and what belongs inside numbers
    while (j < size()) {
      const Kind k = kind(j);
      const char32_t c = at(j);
      if (k == Kind::letter) {
        if (only_digits && j > i && is_digit(j - 1)) {
          // "7pm", "61mm" but "20th", "1970s", "3D".
          std::size_t end = j;
          while (is_word(end) || kind(end) == Kind::ignorable) ++end;
          if (is_unit(j, end)) break;
        }
        only_digits = false;
        ++j;
        continue;
      }
      if (k == Kind::digit || k == Kind::ignorable) {
        ++j;
        continue;
      }
      const std::size_t n = skip(j + 1);
      const bool digits_around = j > i && is_digit(j - 1) && is_digit(n);
      if (k == Kind::apostrophe && j > i && is_word(j - 1) && is_letter(n)) {
        only_digits = false;
        j = n;
        segment = j;
        continue;
      }
      // U+FFFD stands for a letter that was lost, if there are letters on both sides.
      if (c == unicode::replacement && j > i && is_letter(j - 1) && is_letter(n)) {
        j = n;
        continue;
      }
      if (c == U'.' && (digits_around || (j == i && is_digit(n)))) {
        j = n;
        segment = j;
        continue;
      }
      if (c == U'.' && is_word(n) && joins_across_period(i, segment, j, n)) {
        only_digits = false;
        j = n;
        segment = j;
        continue;
      }
      if (c == U',' && digits_around && groups_digits(n)) {
        j = n;
        continue;
      }
      if ((c == U':' || c == U'/') && digits_around && only_digits) {
        j = n;
        continue;
      }
      if (c == U'_' && is_word(n)) {
        j = n;
        continue;
      }
      if (c == U'&' && j > i && unicode::is_upper(at(j - 1)) && unicode::is_upper(at(n)) &&
          j - i <= 4) {
        j = n;
        segment = j;
        continue;
      }
      if (c == U'/' && j == i + 1 && (at(i) | 0x20) == U'w' && (at(n) | 0x20) == U'o' &&
          !is_word(n + 1)) {
        j = n;
        continue;
      }
      if (k == Kind::hyphen && is_word(n) && keeps_hyphen(i, j, n)) {
        only_digits = false;
        j = n;
        segment = j;
        continue;
      }
      if (c == U'$' && !only_digits && j - i <= 3 && all_upper(i, j) &&
          (n >= size() || is_digit(n))) {
        emit(i, j + 1);
        return j + 1;
      }
      break;
    }
    if (at(j) == U'!' && skip(j + 1) >= size() && lower(i, j) == "yahoo") {
      emit(i, j + 1);
      return j + 1;
    }
    if (at(j) == U'.' && attaches_period(i, segment, j)) {
      emit(i, j + 1);
      return j + 1;
    }
    emit_word(i, j);
    return j;
  }

  bool all_upper(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i)
      if (!unicode::is_upper(at(i))) return false;
    return first < last;
  }

  bool is_unit(std::size_t first, std::size_t last) const {
    // At most "billion" and its like: no need to look at long words.
    if (last - first > 8) return false;
    std::string unit = lower(first, last);
    // 5K, 8MM and 10MB are units too; 3D, 4G, 7N are names and 86M would be either.
    if (unit == "a" || unit == "n") return false;
    // "7p.m." is cut before the p.
    if (last - first == 1 && at(last) == U'.' && (unit == "p" || unit == "a")) return true;
    if (unit.size() == 1 && unicode::is_upper(at(first)))
      return unit == "k" || unit == "m" || unit == "b" || unit == "c" || unit == "f";
    if (unit == "mms") return true;
    return contains(tables::units, unit);
  }

  /// A period between two word characters: part of the word in "U.S", "a.m", "news.org", but not
  /// in "ended.Then".
  bool joins_across_period(std::size_t i, std::size_t segment, std::size_t dot,
                           std::size_t next) const {
    if (dot == i) return false;
    const std::size_t length = dot - segment;
    if (length == 1 && is_letter(segment) && is_letter(next)) return true;
    if (is_digit(dot - 1) || is_digit(next)) {
      // "2.0b", "v1.2", "No.5"
      return is_letter(next) ? false : !is_letter(dot - 1) || length == 1;
    }
    std::size_t end = next;
    while (is_word(end)) ++end;
    const std::string after = lower(next, end);
    if (contains(tables::top_level_domains, after) && (at(end) != U'.' || !is_word(end + 1)))
      return !unicode::is_upper(at(next)) || all_upper(next, end);
    if (at(end) == U'.' && is_word(end + 1)) {  // more periods: a host or file name
      return !unicode::is_upper(at(next)) || unicode::is_upper(at(segment));
    }
    const std::string before = lower(segment, dot);
    if (before == "ph" || before == "m" || before == "b") return true;
    // "ended.Then": the space after a sentence was forgotten.
    if (unicode::is_upper(at(next)) && unicode::is_lower(at(dot - 1))) return false;
    if (find_abbreviation(spelling(segment, dot)) != Abbreviation::none &&
        unicode::is_upper(at(next)))
      return false;
    return true;
  }

  bool keeps_hyphen(std::size_t i, std::size_t hyphen, std::size_t next) const {
    // Only the first hyphen of a word: "non-state-owned" is "non-state", "-", "owned".
    if (hyphen - i > 7 || hyphen == i) return false;
    for (std::size_t j = i; j < hyphen; ++j)
      if (!is_letter(j) && kind(j) != Kind::ignorable) return false;
    const std::string prefix = lower(i, hyphen);
    // "UN-led" is no "un-".
    if (!is_hyphen_prefix(prefix) || (hyphen - i > 1 && all_upper(i, hyphen))) return false;
    if (is_digit(next)) return prefix == "mid" || prefix == "pre" || prefix == "post";
    return is_letter(next);
  }

  /// True if the period at `dot`, after the word [i, dot), is part of the word.
  bool attaches_period(std::size_t i, std::size_t segment, std::size_t dot) const {
    const std::size_t after = skip(dot + 1);
    // "etc..." is an ellipsis after a word.
    if (at(after) == U'.' && at(after + 1) == U'.') return false;
    const bool ends_chunk = after >= size();
    const bool hyphen_follows = kind(after) == Kind::hyphen;
    const bool comma_follows = at(after) == U',';
    const bool dotted = segment > i && is_dotted_acronym(i, dot);
    if (dotted) return true;
    if (dot - i == 1 && is_letter(i)) {
      if (unicode::is_upper(at(i))) return initial_keeps_period(i, after, ends_chunk);
    }
    // "(m. 1977)", "(d. 2014)": life dates.
    if (dot - i == 1 && i > 0 && at(i - 1) == U'(' && ends_chunk && following().digit) return true;
    // A number at the very beginning of a block counts its items: "1. Introduction", "2.1. Aims".
    if (ends_chunk && i == 0 && tokens_.size() == first_token_ &&
        ((dot <= 3 && digits(i, dot)) || is_section_number(dot)))
      return following().exists;
    const Abbreviation kind_found = find_abbreviation(spelling(i, dot));
    if (kind_found == Abbreviation::none) return false;
    const Following next = ends_chunk ? following() : Following{};
    const bool next_number = ends_chunk ? next.digit : is_digit(after);
    switch (kind_found) {
      case Abbreviation::none:
        return false;
      case Abbreviation::title:
        if (!ends_chunk) return hyphen_follows || comma_follows || is_word(after);
        return next.exists;
      case Abbreviation::internal:
        if (dot - i <= 3 && lower(i, dot) == "v") return ends_chunk && next.exists;
        return !ends_chunk || next.exists;
      case Abbreviation::closing:
        return true;
      case Abbreviation::etcetera:
        return !ends_chunk || (next.exists && !next.capital);
      case Abbreviation::month:
        return true;
      case Abbreviation::march:
        return next_number;
      case Abbreviation::weekday:
        return comma_follows || next_number || (ends_chunk && next.lower) || hyphen_follows ||
               at(after) == U')' ||
               (ends_chunk && next.capital &&
                (find_abbreviation(next.word) == Abbreviation::month || is_month(next.word)));
      case Abbreviation::before_number:
        // "No. 5", but also "(b. March 2009)".
        return next_number || (ends_chunk && dot - i == 1 && is_month(next.word));
      case Abbreviation::after_number: {
        const std::string_view previous = previous_form();
        const bool after_number =
            !previous.empty() && unicode::is_ascii_digit(static_cast<unsigned char>(previous[0]));
        // "It weighs 5 kg." ends there; "5 in. of rain" goes on.
        return after_number && (ends_chunk ? next.exists && !next.capital : true);
      }
      case Abbreviation::state: {
        const std::string_view previous = previous_form();
        return hyphen_follows || comma_follows || previous == "," ||
               (ends_chunk && next.lower && dot - i > 2);
      }
    }
    return false;
  }

  /// "2.1", "4.3.12"
  bool is_section_number(std::size_t last) const {
    std::size_t length = 0;
    for (std::size_t j = 0; j < last; ++j) {
      if (is_digit(j) && length < 2)
        ++length;
      else if (at(j) == U'.' && length > 0)
        length = 0;
      else
        return false;
    }
    return length > 0 && last <= 8;
  }

  static bool is_month(std::string_view word) {
    constexpr auto months = std::to_array<std::string_view>(
        {"January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"});
    return contains(months, word);
  }

  /// "U.S", "a.m", "Ph.D", "M.Sc": segments of one letter, but for the first or last.
  bool is_dotted_acronym(std::size_t i, std::size_t last) const {
    std::size_t segments = 0;
    std::size_t long_segments = 0;
    std::size_t longest = 0;
    std::size_t length = 0;
    for (std::size_t j = i; j <= last; ++j) {
      if (j == last || at(j) == U'.') {
        if (length == 0) return false;
        ++segments;
        if (length > 1) ++long_segments;
        longest = std::max(longest, length);
        length = 0;
      } else if (is_letter(j)) {
        ++length;
      } else if (kind(j) != Kind::ignorable) {
        return false;
      }
    }
    return segments >= 2 && (long_segments == 0 || (long_segments == 1 && longest == 2));
  }

  bool initial_keeps_period(std::size_t i, std::size_t after, bool ends_chunk) const {
    if (!ends_chunk)
      return is_letter(after) || kind(after) == Kind::hyphen || at(after) == U',' ||
             at(after) == U';';
    const Following next = following();
    if (!next.exists || next.quoted) return false;
    if (next.initial) return true;
    if (next.digit) return previous_form().size() == 2 && previous_form()[1] == '.';  // H. R. 5
    if (!next.capital) {
      // "b. 1950", "Section C. it"; a lower-case word after an initial: van, de, bin.
      return next.lower && at(i) != U'I';
    }
    if (opens_sentences(next.word)) return false;
    const std::string_view previous = previous_form();
    if (previous.empty()) return true;  // starts the block: a name, or an outline letter
    const unicode::Decoded d = unicode::decode(previous, 0);
    const bool after_name = unicode::is_upper(d.code_point);
    return after_name || at(i) != U'I';
  }

  static bool is_clitic(std::string_view suffix) {
    return suffix == "s" || suffix == "re" || suffix == "ve" || suffix == "ll" || suffix == "d" ||
           suffix == "m";
  }

  /// Emits [first, last) with contractions cut: do|n't, it|'s, can|not.
  void emit_word(std::size_t first, std::size_t last) {
    std::size_t apostrophe = last;
    while (apostrophe > first && kind(apostrophe - 1) != Kind::apostrophe) {
      // A clitic has at most two letters; ignorable characters may hide between them.
      if (last - apostrophe > 8) break;
      --apostrophe;
    }
    const bool found = apostrophe > first && kind(apostrophe - 1) == Kind::apostrophe;
    if (!found) {
      if (last - first <= 10 && last - first >= 4) {
        const std::string spelled = lower(first, last);
        for (const tables::Clipped& c : tables::clipped_words) {
          if (c.word != spelled || spelled.size() != last - first) continue;
          emit(first, first + c.first);
          emit(first + c.first, last);
          return;
        }
      }
      emit(first, last);
      return;
    }
    const std::size_t mark = apostrophe - 1;
    const std::string suffix = lower(apostrophe, last);
    if (is_clitic(suffix) && mark > first) {
      // "the 1990's" is a decade, one word.
      const bool decade = suffix == "s" && mark - first >= 2 && at(mark - 1) == U'0' &&
                          digits(first, mark - first) && (mark - first == 2 || mark - first == 4);
      if (decade) {
        emit(first, last);
        return;
      }
      emit_word(first, mark);
      emit(mark, last);
      return;
    }
    if (suffix == "t" && mark > first && (at(mark - 1) | 0x20) == U'n') {
      if (mark - 1 > first) emit_word(first, mark - 1);
      emit(mark - 1, last);
      return;
    }
    emit(first, last);
  }

  static constexpr std::size_t max_look_ahead = 256;

  std::string_view text_;  // up to the end of the block
  Span block_;
  std::vector<Token>& tokens_;
  std::size_t first_token_;
  std::vector<Char> chunk_;
  bool has_at_ = false;
};

}  // namespace

void tokenize(const SourceText& source, Span block, std::vector<Token>& tokens) {
  Tokenizer(source, block, tokens).run();
}

}  // namespace dateline
