#include "time_filter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "holidays.hpp"
#include "time_words.hpp"

namespace dateline {
namespace {

// Of the words that make expressions a bit each, by their first eight letters: few other words of a
// text share theirs.
class LikelyWords {
 public:
  LikelyWords() {
    for (const TimeWord& word : time_words()) {
      if (!makes_expression(word.word_class)) continue;
      const std::size_t at = place(word_key(word.word.substr(0, 8)).low);
      bits_[at / 64] |= std::uint64_t{1} << at % 64;
    }
  }
  bool has(std::uint64_t first_eight) const {
    const std::size_t at = place(first_eight);
    return (bits_[at / 64] >> at % 64 & 1U) != 0;
  }

 private:
  static std::size_t place(std::uint64_t first_eight) {
    return static_cast<std::size_t>(hash_of({first_eight, 0}) >> (64U - 15U));
  }
  std::array<std::uint64_t, (std::size_t{1} << 15U) / 64> bits_{};
};

const TimeWord* find_word(std::string_view lowered, std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  if (size > WordKey::longest) return nullptr;
  return find_time_word(begin + WordKey::longest <= lowered.size()
                            ? padded_word_key(&lowered[begin], size)
                            : word_key(lowered.substr(begin, size)));
}

bool makes_expression(std::string_view word) {
  const TimeWord* known = find_time_word(word);
  return known != nullptr && makes_expression(known->word_class);
}

// What follows the names of holidays' first words: bits for its letters, for all marks, and for
// nothing at all.
struct HolidayTail {
  WordKey first;
  std::uint32_t next = 0;
};
constexpr std::uint32_t anything = 1, a_mark = 1U << 27U;

std::uint32_t tail_bit(char c) {
  return is_lower_letter(c) ? 1U << (static_cast<unsigned>(c - 'a') + 1U) : a_mark;
}

std::vector<HolidayTail> holiday_tails() {
  std::vector<HolidayTail> tails;
  for (const Holiday& holiday : holidays()) {
    const std::size_t space = holiday.words.find(' ');
    const WordKey first = word_key(holiday.words.substr(0, space));
    auto tail = std::find_if(tails.begin(), tails.end(),
                             [&](const HolidayTail& t) { return t.first == first; });
    if (tail == tails.end()) tail = tails.insert(tails.end(), {first, 0});
    tail->next |= space == std::string_view::npos ? anything : tail_bit(holiday.words[space + 1]);
  }
  return tails;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

std::size_t skip_space(std::string_view lowered, std::size_t p) {
  while (p < lowered.size() && is_space(lowered[p])) ++p;
  return p;
}

// "Christmas", "Labor D…", but not "President O…"
bool may_be_holiday(std::string_view lowered, const WordKey& word, std::size_t end) {
  static const std::vector<HolidayTail> tails = holiday_tails();
  const auto tail = std::find_if(tails.begin(), tails.end(),
                                 [&](const HolidayTail& t) { return t.first == word; });
  if (tail == tails.end() || (tail->next & anything) != 0) return true;
  const std::size_t p = skip_space(lowered, end);
  return p < lowered.size() && (beyond_ascii(lowered[p]) || (tail->next & tail_bit(lowered[p])));
}

// "ten to eight", "nineteen eighty-four", but not "ten men"
bool may_be_cardinal_of_time(std::string_view lowered, int value, std::size_t end) {
  if (value >= 14 && value <= 20) return true;
  if (end < lowered.size() && (lowered[end] == '-' || beyond_ascii(lowered[end]))) return true;
  const std::size_t p = skip_space(lowered, end);
  if (p == lowered.size()) return false;
  if (beyond_ascii(lowered[p])) return true;
  std::size_t q = p;
  while (q < lowered.size() && is_lower_letter(lowered[q])) ++q;
  if (q == p) return false;
  const std::string_view next = lowered.substr(p, q - p);
  if (next == "to" || next == "past" || next == "o" || next == "thousand") return true;
  const TimeWord* known = find_word(lowered, p, q);
  return known != nullptr && known->word_class == WordClass::cardinal;
}

// Words that make an expression only as names, or beside certain others.
bool speaks_of_time(std::string_view text, std::string_view lowered, const TimeWord& word,
                    std::size_t begin, std::size_t end) {
  const bool capital = text[begin] != lowered[begin];
  switch (word.word_class) {
    case WordClass::holiday:
      return may_be_holiday(lowered, word_key(word.word), end);
    case WordClass::cardinal:
      return may_be_cardinal_of_time(lowered, word.value, end);
    case WordClass::zone:
      return capital;  // behind a clock time, or "2100 UTC"
    case WordClass::month:
      // "may", "march" and "august" in lower case: "the first of may", or beside a year or "5th"
      return capital || (word.value != 3 && word.value != 5 && word.value != 8) ||
             (begin >= 3 && lowered.substr(begin - 3, 2) == "of");
    default:
      return true;
  }
}

// A number that can be a date by itself, a year, "5th", "9/11", "14:30", "5 o'clock". The others
// ("12 men", "$3.5", "1,200") need another word of time.
bool number_speaks_of_time(std::string_view lowered, std::size_t begin) {
  std::size_t end = begin;
  while (end < lowered.size() && is_ascii_digit(lowered[end])) ++end;
  if (end - begin == 4 || end - begin == 8) return true;
  constexpr std::string_view before = " \n($,[\"";
  constexpr std::string_view after = " \n,;)]%?!\"";
  if (begin > 0 && before.find(lowered[begin - 1]) == std::string_view::npos) return true;
  if (end == lowered.size()) return false;
  if (lowered[end] == '.')
    return end + 1 < lowered.size() && !is_space(lowered[end + 1]) && lowered[end + 1] != '"';
  if (after.find(lowered[end]) == std::string_view::npos) return true;
  return lowered.substr(end, 2) == " o";
}

// "a.m.", "b.c": single letters with full stops between them.
bool dotted_word_at(std::string_view text, std::size_t p) {
  std::size_t end = p + 1;
  while (end + 1 < text.size() && text[end] == '.' && is_lower_letter(text[end + 1])) {
    end += 2;
    if (makes_expression(text.substr(p, end - p))) return true;
    if (end < text.size() && text[end] == '.' && makes_expression(text.substr(p, end + 1 - p)))
      return true;
    if (end - p > 16) break;  // no such word is that long
  }
  return false;
}

bool word_speaks_of_time(std::string_view text, std::string_view lowered, std::size_t begin) {
  std::size_t end = begin;
  while (end < lowered.size() && is_lower_letter(lowered[end])) ++end;
  const TimeWord* word = find_word(lowered, begin, end);
  return (word != nullptr && makes_expression(word->word_class) &&
          speaks_of_time(text, lowered, *word, begin, end)) ||
         (end == begin + 1 && end < lowered.size() && lowered[end] == '.' &&
          dotted_word_at(lowered, begin));
}

}  // namespace

std::vector<std::uint32_t> find_triggers(std::string_view text, const ScannedText& scanned) {
  static const LikelyWords likely;
  constexpr std::size_t chunk = ScannedText::chunk;
  const std::string_view lowered = scanned.lowered();
  std::vector<std::uint32_t> triggers;
  triggers.reserve(text.size() / 64);
  for (std::size_t i = 0; i < scanned.chunk_count(); ++i) {
    const std::size_t base = i * chunk;
    const ScannedText::Masks& m = scanned.masks(i);
    const std::uint64_t word_starts = m.starts & m.letters;
    // First those that may be a trigger: without a branch, for nobody can guess which they are.
    std::uint64_t candidates = m.starts & m.digits;
    for (std::uint64_t rest = word_starts; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
      const std::size_t length = std::min(scanned.letters_from(base + bit), 8U);
      const std::uint64_t first_eight = padded_word_key(lowered.data() + base + bit, length).low;
      candidates |= std::uint64_t{likely.has(first_eight)} << bit;
    }
    // "a.m."; the last of a chunk is asked in any case
    candidates |= word_starts & (m.full_stops >> 1U | std::uint64_t{1} << (chunk - 1));
    for (; candidates != 0; candidates &= candidates - 1) {
      const std::size_t begin = base + static_cast<std::size_t>(std::countr_zero(candidates));
      if (is_ascii_digit(lowered[begin]) ? number_speaks_of_time(lowered, begin)
                                         : word_speaks_of_time(text, lowered, begin))
        triggers.push_back(static_cast<std::uint32_t>(begin));
    }
  }
  return triggers;
}

}  // namespace dateline
