// Where a rule can begin: by the first two words, so that the finder asks few rules at each word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "time_words.hpp"

namespace dateline {

/// What a word, number or mark is at a glance: the class of a word (values as WordClass), or one of
/// these.
enum class WordKind : std::uint8_t {
  plain = 0,       ///< a word that no rule knows by its class or as an inner word
  inner = 48,      ///< "of", "eve": begins nothing, but can be the second word (inner_words)
  small_number,    ///< 5, 17
  ordinal_number,  ///< 21st
  plural_number,   ///< 1990s
  year_number,     ///< 1984, 0300: four digits
  other_number,    ///< 300, 1,000
  hyphen,          ///< hyphens and dashes
  apostrophe,
  full_stop,
  comma,
  colon,
  slash,
  other_mark,
  nothing,  ///< beyond the sentence
  count_    // keep last
};
static_assert(static_cast<int>(WordClass::count_) <= static_cast<int>(WordKind::inner));
static_assert(static_cast<int>(WordKind::count_) <= 64);
inline constexpr std::size_t kind_count = static_cast<std::size_t>(WordKind::count_);

/// A set of kinds.
class WordKinds {
 public:
  constexpr WordKinds() = default;
  constexpr WordKinds(WordClass c) : WordKinds(static_cast<WordKind>(c)) {}  // NOLINT: a set
  constexpr WordKinds(WordKind k)
      : bits_(std::uint64_t{1} << static_cast<unsigned>(k)) {}  // NOLINT
  constexpr WordKinds(std::initializer_list<WordKinds> all) {
    for (const WordKinds& k : all) bits_ |= k.bits_;
  }
  constexpr bool has(WordKind k) const { return (bits_ >> static_cast<unsigned>(k) & 1U) != 0; }
  constexpr bool meets(WordKinds other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr WordKinds operator|(WordKinds other) const { return of(bits_ | other.bits_); }
  constexpr WordKinds without(WordKinds other) const { return of(bits_ & ~other.bits_); }
  static constexpr WordKinds all() { return of(~std::uint64_t{0} >> (64U - kind_count)); }

 private:
  static constexpr WordKinds of(std::uint64_t bits) {
    WordKinds k;
    k.bits_ = bits;
    return k;
  }
  std::uint64_t bits_ = 0;
};

/// Every number.
inline constexpr WordKinds numbers{WordKind::small_number, WordKind::ordinal_number,
                                   WordKind::plural_number, WordKind::year_number,
                                   WordKind::other_number};
/// Whatever some rule knows: not a plain word, and not the end of the sentence.
inline constexpr WordKinds known = WordKinds::all().without({WordKind::plain, WordKind::nothing});

/// The words that a rule can begin with and, where that says more, those that can come second.
class Start {
 public:
  constexpr explicit Start(WordKinds first) : first_(first) {}

  /// Where the expression begins with one of `first`, its second word is one of `second`. Of
  /// several such clauses the earliest that names the first word counts; a rule is asked whatever
  /// comes second where none does.
  constexpr Start then(WordKinds first, WordKinds second) const {
    Start s = *this;
    s.clauses_.at(s.clause_count_++) = {first, second};
    return s;
  }
  /// The same for every first word not named before.
  constexpr Start then(WordKinds second) const { return then(WordKinds::all(), second); }
  /// One of these stands among the first words of the expression, `reach` at most.
  constexpr Start with(WordKinds needed) const {
    Start s = *this;
    s.needed_ = needed;
    return s;
  }
  static constexpr std::size_t reach = 16;

  constexpr WordKinds first() const { return first_; }
  constexpr WordKinds needed() const { return needed_; }
  constexpr bool admits(WordKind first, WordKind second) const {
    if (!first_.has(first)) return false;
    for (std::size_t i = 0; i < clause_count_; ++i)
      if (clauses_.at(i).first.has(first)) return clauses_.at(i).second.has(second);
    return true;
  }

 private:
  struct Clause {
    WordKinds first, second;
  };
  WordKinds first_;
  WordKinds needed_ = WordKinds::all();
  std::array<Clause, 8> clauses_{};
  std::size_t clause_count_ = 0;
};

/// The words that a rule can begin with; `number` stands for every kind of number.
constexpr Start starting(WordKinds first, bool number = false) {
  return Start(number ? first | numbers : first);
}

}  // namespace dateline
