// Abbreviations of English news, with what their period means.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class Abbreviation : std::uint8_t {
  none,
  title,          ///< "Gov.": a name follows, so it never ends a sentence
  internal,       ///< "vs.", "e.g.": the sentence goes on
  closing,        ///< "Inc.", "Jr.": may end a sentence
  etcetera,       ///< "etc.": like closing, but UD splits the period at the end of a sentence
  month,          ///< "Sept."
  march,          ///< "Mar.": a month only before a number
  weekday,        ///< "Sat.": a weekday only before a number, a month, a comma
  before_number,  ///< "No. 5", "p. 12"
  after_number,   ///< "5 in.", "20 sq. km"
  state           ///< "Ore.": only after a comma, as in "Portland, Ore."
};

/// Looks a word up that stands before a period. `word` is as written, without the period; case
/// matters ("Sat." is a weekday, "sat." is not). At most 16 bytes are looked at.
Abbreviation find_abbreviation(std::string_view word);

/// Words that open sentences much more often than they go on after an abbreviation: "The", "But".
bool opens_sentences(std::string_view word);

/// Verbs of saying in the forms that follow a quotation: "said", "asks".
bool is_reporting_verb(std::string_view word);

/// First parts that UD leaves joined to what follows the hyphen: "re-election", "non-profit".
bool is_hyphen_prefix(std::string_view lower_word);

}  // namespace dateline
