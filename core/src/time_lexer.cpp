#include "time_lexer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "known_words.hpp"
#include "scanned_text.hpp"
#include "time_filter.hpp"

namespace dateline {
namespace {

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
  static constexpr auto kinds = [] {
    std::array<WordKind, 0x80> all{};
    all.fill(WordKind::other_mark);
    all['-'] = all['~'] = WordKind::hyphen;
    all['\''] = WordKind::apostrophe;
    all['.'] = WordKind::full_stop;
    all[','] = WordKind::comma;
    all[':'] = WordKind::colon;
    all['/'] = WordKind::slash;
    return all;
  }();
  return kinds[static_cast<unsigned char>(c)];
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
  Lexer(std::string_view text, const ScannedText& scanned, LexedText& out)
      : text_(text), lowered_(scanned.lowered()), scanned_(scanned), out_(out) {}

  void sentence(Span span) {
    const std::size_t first = out_.lexemes.size();
    words_of(span);
    if (out_.lexemes.size() > first) out_.lexemes[first].first = true;
  }

 private:
  // Goes by the masks of what begins anywhere, not from the end of each word to the next: so the
  // processor can read several words at once. What lies within a word or number of several runs
  // ("a.m.", "1,000") is passed over.
  void words_of(Span span) {
    if (span.begin >= span.end) return;
    constexpr std::uint32_t chunk = ScannedText::chunk;
    next_ = span.begin;
    end_ = span.end;
    last_end_ = nowhere;
    for (std::uint32_t base = span.begin / chunk * chunk; base < span.end; base += chunk) {
      const ScannedText::Masks& m = scanned_.masks(base / chunk);
      std::uint64_t starts = m.starts;
      if (base < span.begin) {
        const std::uint32_t bit = span.begin - base;
        // whatever the sentence begins with begins there
        starts = (starts >> bit | std::uint64_t{!is_blank(text_[span.begin])}) << bit;
      }
      if (span.end - base < chunk) starts &= ~(~std::uint64_t{0} << (span.end - base));
      for (; starts != 0; starts &= starts - 1) {
        const auto bit = static_cast<std::uint32_t>(std::countr_zero(starts));
        const std::uint32_t begin = base + bit;
        if (begin < next_) continue;
        if (const std::uint32_t letters = scanned_.letters_from(begin); is_simple(begin, letters))
          add_word(begin, begin + letters,
                   known_word(padded_word_key(lowered_.data() + begin, letters)));
        else
          other(begin);
      }
    }
  }

  // Out of line, so that the loop over simple words keeps what it needs in registers.
  [[gnu::noinline]] void other(std::uint32_t p) {
    const char c = text_[p];
    if (is_ascii_digit(c)) return number(p);
    if (is_letter(c)) return word(p);
    if (static_cast<unsigned char>(c) < 0x80) return mark(p, 1, c);
    const Special* special = special_at(text_.substr(p, end_ - p));
    if (special == nullptr) return word(p);
    if (special->mark != ' ')
      mark(p, static_cast<std::uint32_t>(special->bytes.size()), special->mark);
    else
      next_ = p + static_cast<std::uint32_t>(special->bytes.size());
  }

  Lexeme& add(std::uint32_t begin, std::uint32_t end, LexemeKind kind) {
    Lexeme& lexeme = out_.lexemes.emplace_back();
    lexeme.span = {begin, end};
    lexeme.kind = kind;
    lexeme.space_before = begin != last_end_;
    lexeme.lower = lowered(begin, end);
    next_ = last_end_ = end;
    return lexeme;
  }

  void mark(std::uint32_t p, std::uint32_t length, char c) {
    Lexeme& lexeme = add(p, p + length, LexemeKind::mark);
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
    return {lowered_.data() + begin, end - begin};
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

  // Whether the word that begins with so many letters has no more than those, as most have: it
  // stands between other ASCII characters and isn't "a.m.".
  bool is_simple(std::uint32_t begin, std::uint32_t letters) const {
    if (letters - 1 >= WordKey::longest || begin + letters > end_) return false;
    if (begin + letters == end_) return true;
    const char next = text_[begin + letters];
    return static_cast<unsigned char>(next) < 0x80 && (letters != 1 || next != '.');
  }

  void word(std::uint32_t begin) {
    const std::uint32_t end = word_end(begin, end_);
    const std::string_view lower = lowered(begin, end);
    add_word(begin, end, known_word(lower.size() > WordKey::longest ? WordKey{} : word_key(lower)));
  }

  void add_word(std::uint32_t begin, std::uint32_t end, const KnownWord& known) {
    Lexeme& lexeme = add(begin, end, LexemeKind::word);
    lexeme.capital = is_upper(text_[begin]);
    lexeme.word_class = known.word_class;
    lexeme.value = known.value;
    lexeme.sort = known.kind;
    if (known.word_class == WordClass::month)
      out_.months.push_back(static_cast<std::uint32_t>(out_.lexemes.size() - 1));
  }

  void number(std::uint32_t begin) {
    const std::uint32_t end = end_;
    std::uint32_t p = begin;
    std::int64_t value = 0;
    unsigned digits = 0;
    const auto take = [&] {
      while (p < end && is_ascii_digit(text_[p])) {
        if (digits < 15) value = value * 10 + (text_[p] - '0');
        ++digits;
        ++p;
      }
    };
    take();
    bool grouped = false;
    if (digits <= 3) {
      const auto group_at = [&](std::uint32_t q) {
        return q + 3 < end && text_[q] == ',' && is_ascii_digit(text_[q + 1]) &&
               is_ascii_digit(text_[q + 2]) && is_ascii_digit(text_[q + 3]) &&
               (q + 4 >= end || !is_ascii_digit(text_[q + 4]));
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
      return lowered_.substr(p, s.size()) == s && p + s.size() <= end &&
             !in_word(p + static_cast<std::uint32_t>(s.size()), end);
    };
    if (suffix("st") || suffix("nd") || suffix("rd") || suffix("th")) {
      ordinal = true;
      p += 2;
    } else if (suffix("s")) {
      plural = true;
      p += 1;
    }
    Lexeme& lexeme = add(begin, p, LexemeKind::number);
    lexeme.lower = lexeme.lower.substr(0, digits_end - begin);
    lexeme.ordinal = ordinal;
    lexeme.plural = plural;
    lexeme.grouped = grouped;
    lexeme.digits = static_cast<std::uint8_t>(std::min(digits, 200u));
    lexeme.number = value;
    lexeme.sort = kind_of_number(lexeme);
  }

  std::string_view text_, lowered_;
  const ScannedText& scanned_;
  LexedText& out_;

  static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t end_ = 0;       // of the sentence
  std::uint32_t next_ = 0;      // where the next lexeme can begin
  std::uint32_t last_end_ = 0;  // of the last lexeme; there is a blank between it and others
};

}  // namespace

LexedText lex(const Document& document, Sentences sentences) {
  LexedText out;
  const std::string_view text = document.source.text();
  ScannedText scanned(text);
  out.lexemes.reserve(text.size() / 5);
  out.sentence_begin.reserve(document.sentences.size() + 1);
  const std::vector<std::uint32_t> triggers = find_triggers(text, scanned);
  auto trigger = triggers.begin();
  Lexer lexer(text, scanned, out);
  for (const Sentence& sentence : document.sentences) {
    out.sentence_begin.push_back(static_cast<std::uint32_t>(out.lexemes.size()));
    while (trigger != triggers.end() && *trigger < sentence.span.begin) ++trigger;
    if (sentences == Sentences::all || (trigger != triggers.end() && *trigger < sentence.span.end))
      lexer.sentence(sentence.span);
  }
  out.sentence_begin.push_back(static_cast<std::uint32_t>(out.lexemes.size()));
  out.lowered = std::move(scanned).take_lowered();
  return out;
}

}  // namespace dateline
