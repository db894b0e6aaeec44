#include "time_lexer.hpp"

#include <algorithm>
#include <bit>

#include "byte_masks.hpp"
#include "time_filter.hpp"

namespace dateline {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return static_cast<unsigned char>((static_cast<unsigned char>(c) | 0x20) - 'a') < 26;
}

// Multi-byte characters that matter: what they stand for, and their length in bytes.
struct Special {
  std::string_view bytes;
  char mark;
};
constexpr Special specials[] = {
    {"\u2019", '\''}, {"\u2018", '\''}, {"\u02BC", '\''}, {"\u2032", '\''}, {"\u201C", '"'},
    {"\u201D", '"'},  {"\u00AB", '"'},  {"\u00BB", '"'},  {"\u2013", '~'},  {"\u2014", '_'},
    {"\u2015", '_'},  {"\u2010", '-'},  {"\u2011", '-'},  {"\u2012", '~'},  {"\u2212", '-'},
    {"\u00A0", ' '},  {"\u202F", ' '},  {"\u2009", ' '},  {"\u2007", ' '},  {"\u200A", ' '},
    {"\u2026", '.'},  {"\u00A3", '$'},  {"\u20AC", '$'},  {"\u00A5", '$'},  {"\u00BD", 'h'}};

const Special* special_at(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead != 0xE2 && lead != 0xC2 && lead != 0xCA) return nullptr;
  for (const Special& s : specials)
    if (text.substr(0, s.bytes.size()) == s.bytes) return &s;
  return nullptr;
}

WordKind kind_of_mark(char c) {
  switch (c) {
    case '-':
    case '~':
      return WordKind::hyphen;
    case '\'':
      return WordKind::apostrophe;
    case '.':
      return WordKind::full_stop;
    case ',':
      return WordKind::comma;
    case ':':
      return WordKind::colon;
    case '/':
      return WordKind::slash;
    default:
      return WordKind::other_mark;
  }
}

WordKind kind_of_number(const Lexeme& n) {
  if (n.ordinal) return WordKind::ordinal_number;
  if (n.plural) return WordKind::plural_number;
  if (n.grouped) return WordKind::other_number;
  if (n.digits <= 2) return WordKind::small_number;
  return n.digits == 4 ? WordKind::year_number : WordKind::other_number;
}

class Lexer {
 public:
  Lexer(std::string_view text, LexedText& out) : text_(text), out_(out) {}

  void sentence(Span span) {
    const std::size_t first = out_.lexemes.size();
    words_of(span);
    if (out_.lexemes.size() > first) out_.lexemes[first].first = true;
  }

 private:
  void words_of(Span span) {
    bool space = true;
    std::uint32_t p = span.begin;
    while (p < span.end) {
      const char c = text_[p];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\v') {
        space = true;
        ++p;
        continue;
      }
      if (is_digit(c)) {
        p = number(p, span.end, space);
      } else if (is_letter(c)) {
        p = word(p, span.end, space);
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        const Special* special = special_at(text_.substr(p, span.end - p));
        if (special == nullptr) {
          p = word(p, span.end, space);
        } else {
          if (special->mark != ' ') mark(p, special->bytes.size(), special->mark, space);
          p += static_cast<std::uint32_t>(special->bytes.size());
          if (special->mark == ' ') {
            space = true;
            continue;
          }
        }
      } else {
        mark(p, 1, c, space);
        ++p;
      }
      space = false;
    }
  }

  Lexeme& add(std::uint32_t begin, std::uint32_t end, LexemeKind kind, bool space) {
    Lexeme& lexeme = out_.lexemes.emplace_back();
    lexeme.span = {begin, end};
    lexeme.kind = kind;
    lexeme.space_before = space;
    lexeme.lower = lowered(begin, end);
    return lexeme;
  }

  void mark(std::uint32_t p, std::size_t length, char c, bool space) {
    Lexeme& lexeme = add(p, p + static_cast<std::uint32_t>(length), LexemeKind::mark, space);
    lexeme.mark = c;
    lexeme.sort = kind_of_mark(c);
  }

  bool in_word(std::uint32_t p, std::uint32_t end) const {
    if (p >= end) return false;
    if (is_letter(text_[p])) return true;
    return static_cast<unsigned char>(text_[p]) >= 0x80 &&
           special_at(text_.substr(p, end - p)) == nullptr;
  }

  std::string_view lowered(std::uint32_t begin, std::uint32_t end) const {
    return {out_.lowered.data() + begin, end - begin};
  }

  std::uint32_t word_end(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t p = begin + 1;
    while (in_word(p, end)) ++p;
    // "a.m.", "B.C.", "U.S.": single letters with full stops are one word.
    if (p == begin + 1 && p + 1 < end && text_[p] == '.' && is_letter(text_[p + 1]) &&
        !in_word(p + 2, end)) {
      std::uint32_t q = p + 2;
      while (q + 1 < end && text_[q] == '.' && is_letter(text_[q + 1]) && !in_word(q + 2, end))
        q += 2;
      if (q < end && text_[q] == '.') ++q;
      p = q;
    }
    return p;
  }

  // A word of letters between other ASCII characters, as most are: its length, 0 for others.
  std::uint32_t simple_word(std::uint32_t begin, std::uint32_t end) const {
    const std::uint64_t letters = byte_masks(out_.lowered.data() + begin).letters;
    const auto length = std::min(static_cast<std::uint32_t>(std::countr_one(letters)), end - begin);
    if (length == 0 || length > WordKey::longest - 1) return 0;
    if (begin + length < end) {
      const char next = text_[begin + length];
      if (static_cast<unsigned char>(next) >= 0x80 || (length == 1 && next == '.')) return 0;
    }
    return length;
  }

  std::uint32_t word(std::uint32_t begin, std::uint32_t end, bool space) {
    const std::uint32_t simple = simple_word(begin, end);
    const std::uint32_t p = simple != 0 ? begin + simple : word_end(begin, end);
    Lexeme& lexeme = add(begin, p, LexemeKind::word, space);
    lexeme.capital = is_upper(text_[begin]);
    lexeme.sort = WordKind::plain;
    const TimeWord* known =
        simple != 0 ? find_time_word(padded_word_key(out_.lowered.data() + begin, simple))
                    : find_time_word(lexeme.lower);
    if (known != nullptr) {
      lexeme.word_class = known->word_class;
      if (known->word_class == WordClass::month)
        out_.months.push_back(static_cast<std::uint32_t>(out_.lexemes.size() - 1));
      lexeme.value = known->value;
      lexeme.sort = known->word_class == WordClass::none ? WordKind::inner
                                                         : static_cast<WordKind>(known->word_class);
    }
    return p;
  }

  std::uint32_t number(std::uint32_t begin, std::uint32_t end, bool space) {
    std::uint32_t p = begin;
    std::int64_t value = 0;
    unsigned digits = 0;
    const auto take = [&] {
      while (p < end && is_digit(text_[p])) {
        if (digits < 15) value = value * 10 + (text_[p] - '0');
        ++digits;
        ++p;
      }
    };
    take();
    bool grouped = false;
    if (digits <= 3) {
      const auto group_at = [&](std::uint32_t q) {
        return q + 3 < end && text_[q] == ',' && is_digit(text_[q + 1]) && is_digit(text_[q + 2]) &&
               is_digit(text_[q + 3]) && (q + 4 >= end || !is_digit(text_[q + 4]));
      };
      while (group_at(p)) {
        grouped = true;
        ++p;
        take();
      }
    }
    const std::uint32_t digits_end = p;
    bool ordinal = false, plural = false;
    const auto suffix = [&](std::string_view s) {
      return std::string_view(out_.lowered).substr(p, s.size()) == s && p + s.size() <= end &&
             !in_word(p + static_cast<std::uint32_t>(s.size()), end);
    };
    if (suffix("st") || suffix("nd") || suffix("rd") || suffix("th")) {
      ordinal = true;
      p += 2;
    } else if (suffix("s")) {
      plural = true;
      p += 1;
    }
    Lexeme& lexeme = add(begin, p, LexemeKind::number, space);
    lexeme.lower = lexeme.lower.substr(0, digits_end - begin);
    lexeme.ordinal = ordinal;
    lexeme.plural = plural;
    lexeme.grouped = grouped;
    lexeme.digits = static_cast<std::uint8_t>(std::min(digits, 200u));
    lexeme.number = value;
    lexeme.sort = kind_of_number(lexeme);
    return p;
  }

  std::string_view text_;
  LexedText& out_;
};

}  // namespace

LexedText lex(const Document& document, Sentences sentences) {
  LexedText out;
  const std::string_view text = document.source.text();
  // On the heap, so that views into it survive a move, with room to look ahead.
  out.lowered.reserve(text.size() + 2 * mask_step);
  out.lowered.assign(text);
  for (char& c : out.lowered) c = static_cast<char>(is_upper(c) ? c + ('a' - 'A') : c);
  out.lowered.append(mask_step, '\0');
  out.lexemes.reserve(text.size() / 5);
  out.sentence_begin.reserve(document.sentences.size() + 1);
  const std::vector<std::uint32_t> triggers =
      find_triggers(text, std::string_view(out.lowered).substr(0, text.size()));
  auto trigger = triggers.begin();
  Lexer lexer(text, out);
  for (const Sentence& sentence : document.sentences) {
    out.sentence_begin.push_back(static_cast<std::uint32_t>(out.lexemes.size()));
    while (trigger != triggers.end() && *trigger < sentence.span.begin) ++trigger;
    if (sentences == Sentences::all || (trigger != triggers.end() && *trigger < sentence.span.end))
      lexer.sentence(sentence.span);
  }
  out.sentence_begin.push_back(static_cast<std::uint32_t>(out.lexemes.size()));
  return out;
}

}  // namespace dateline
