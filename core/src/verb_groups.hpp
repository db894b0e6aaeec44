// A sentence as a row of verb groups ("will be held", "said", "to meet") between the ends of
// clauses, read off the word forms around a time expression: no tags, no tree, no allocation.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "clue_words.hpp"
#include "time_lexer.hpp"

namespace dateline {

/// To be written with {}: without member initialisers, so that a row of them costs nothing.
struct ClueItem {
  enum class Kind : std::uint8_t {
    word,
    number,
    time,  ///< a word of another time expression
    expr,  ///< the expression itself
    comma,
    stop,  ///< ; : ( ) and dashes
    quote,
  };
  Kind kind;
  ClueWord word;
  bool capital;
  bool owner;       ///< "mayor's": a noun follows
  bool contracted;  ///< "he's", "they'd": is or has, would or had
  std::uint32_t lexeme;
};

enum class GroupTense : std::uint8_t {
  past,           ///< said, was held, did
  bare,           ///< killed, found: past tense or participle, no auxiliary
  perfect,        ///< has said
  pluperfect,     ///< had said
  says,           ///< says; according to
  modal_perfect,  ///< may have said
  will,
  would,
  modal,
  is_to,
  progressive,   ///< is leaving
  planned,       ///< is expected, "the vote scheduled for"
  planned_then,  ///< was expected
  was_to,
  missed,      ///< would have said
  infinitive,  ///< "to meet", whatever it hangs on
  doubtful     ///< may be a verb in the present tense, or a plan of which more must be known
};

/// To be written with {}, as ClueItem.
struct VerbGroup {
  std::uint16_t first, last;  ///< items, half-open
  GroupTense tense;
  std::uint32_t word, verb;  ///< lexemes: what decided, and the last verb
  ClueWord verb_word;
  bool soft;   ///< its day may have come
  bool weak;   ///< by its neighbours it may be a noun
  bool acted;  ///< "voted to strike": what it is about lies ahead, the verb itself is past
};

class VerbGroups {
 public:
  /// The lexemes of a sentence, and [first, last) of the expression; both must outlive this.
  VerbGroups(std::span<const Lexeme> lexemes, std::size_t first, std::size_t last);

  std::span<const VerbGroup> groups() const { return std::span(groups_).first(group_count_); }
  std::size_t size() const { return count_; }
  std::size_t expression() const { return expr_; }
  /// Whether all of the sentence was read.
  bool whole() const { return whole_; }

  const ClueItem& at(std::size_t i) const { return items_[i]; }
  std::string_view form(std::uint32_t lexeme) const { return lexemes_[lexeme].lower; }
  bool word_at(std::size_t i, ClueWord any) const {
    return i < count_ && at(i).kind == ClueItem::Kind::word && has(at(i).word, any);
  }
  bool form_at(std::size_t i, std::string_view form) const {
    return i < count_ && at(i).kind == ClueItem::Kind::word && lexemes_[at(i).lexeme].lower == form;
  }
  /// The punctuation mark at i, 0 for others.
  char mark_at(std::size_t i) const {
    return i < count_ && at(i).kind >= ClueItem::Kind::comma ? lexemes_[at(i).lexeme].mark : '\0';
  }
  /// A noun, a name or an adjective as far as the table knows.
  bool plain(std::size_t i) const;
  std::size_t over_adverbs(std::size_t i) const;
  /// Whether a clause ends in [begin, end).
  bool bounded(std::size_t begin, std::size_t end) const;
  bool boundary(std::size_t i) const;

 private:
  // Clues lie near: a sentence of a million words must not cost a million steps for each date.
  static constexpr std::size_t reach = 60;
  static constexpr std::size_t capacity = 2 * reach + 1;

  void push(const ClueItem& item);
  bool tight(std::size_t i) const { return i < lexemes_.size() && !lexemes_[i].space_before; }
  bool is_mark(std::size_t i, char mark) const;
  void add(std::size_t i);
  void add_mark(std::size_t i, ClueItem item);
  bool add_tail(std::size_t i, ClueItem item);
  void add_word(std::size_t i, ClueItem item);

  std::size_t before_adverbs(std::size_t i) const;
  bool attributive(std::size_t i) const;
  bool noun_here(std::size_t i) const;
  bool perhaps_noun(std::size_t i, std::size_t subject) const;
  bool infinitive_at(std::size_t k) const;
  bool to_verb(std::size_t i) const { return word_at(i, ClueWord::to) && infinitive_at(i); }
  std::size_t verbs_after(std::size_t i, VerbGroup& group) const;
  std::size_t infinitive_after(std::size_t k, VerbGroup& group) const;
  std::size_t participle_after(std::size_t k, VerbGroup& group) const;
  void hang(std::size_t i, VerbGroup& group) const;

  std::size_t put(VerbGroup group, GroupTense tense, std::size_t last);
  // Each reads a group that begins at i, and returns where the next can begin.
  std::size_t group_at(std::size_t i);
  std::size_t after_be(std::size_t i, bool past);
  std::size_t after_have(std::size_t i, bool had);
  std::size_t past_form(std::size_t i);

  std::span<const Lexeme> lexemes_;
  std::array<ClueItem, capacity> items_;
  std::size_t count_ = 0, expr_ = 0;
  std::array<VerbGroup, 40> groups_;
  std::size_t group_count_ = 0;
  bool whole_ = true;
};

}  // namespace dateline
