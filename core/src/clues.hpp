// Clues to the direction of a date: does the sentence look back or ahead?
//
// Two readers answer. The words around an expression say it for certain where the verb that it
// belongs to stands beyond doubt; the tags and the dependency tree, which cost a run of the
// language model, say it elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dateline/core/document.hpp"
#include "time_lexer.hpp"

namespace dateline {

/// `nearest`: the sentence names a plan of which it isn't said whether its day has come.
enum class Direction : std::uint8_t { unknown, past, future, nearest };

/// Why a clue looks where it does, put into words only for who wants to read it.
struct ClueReason {
  std::string_view pattern;  ///< with %1 and %2 for the words; empty if there is no reason
  std::string_view first = {},
                   second = {};  ///< views of the document, its lemmas or its lowered text

  bool empty() const { return pattern.empty(); }
};

/// The sentence, without a full stop; the words in lower case.
std::string tell(const ClueReason& reason);

struct Clue {
  Direction direction = Direction::unknown;
  ClueReason reason;     ///< empty if unknown
  bool soft = false;     ///< ahead of a time gone by ("was due"): its day may have come
  bool firm = false;     ///< "will", "is to": ahead of the speaker's own day
  bool present = false;  ///< speaks of now, as the present perfect does
  bool then = false;     ///< ahead of a past verb ("recommended that it be shut", "would")
  bool saying = false;   ///< of a verb of saying: what is said is reckoned from that day
  bool before = false;   ///< past perfect: before what was told
  bool unsure = false;   ///< "announced a strike on Friday": of the news or of the strike
};

/// What the words around the expression [first, last) of a sentence say for certain, if anything:
/// verb forms, auxiliaries, prepositions and the ends of clauses, without tags. `before` is the
/// word before the expression, in lower case ("until", "since", …). Time and memory are bounded
/// whatever the sentence.
std::optional<Clue> read_certain_direction(std::span<const Lexeme> sentence, std::size_t first,
                                           std::size_t last, std::string_view before, bool title);

/// Reads tense, modality and the governing verb of the tokens [first, last) off the tags and the
/// dependency tree; without tags, off the verb forms that stand nearest.
Clue read_direction(const Document& document, std::uint32_t first, std::uint32_t last,
                    std::uint32_t sentence, std::string_view before);

}  // namespace dateline
