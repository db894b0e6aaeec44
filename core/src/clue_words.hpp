// Words that tell where verbs stand and which way they look, by form alone: one lookup a word.
//
// After R. Quirk et al., "A Comprehensive Grammar of the English Language" (1985), chapters 3 (verb
// forms), 4.21–4.48 (means of expressing past and future time) and 16.38 (verbs with infinitives).
#pragma once

#include <cstdint>
#include <string_view>

#include "word_key.hpp"

namespace dateline {

/// What a word form can be to the reader of clues; a form can be several.
enum class ClueWord : std::uint32_t {
  none = 0,
  determiner = 1u << 0,    ///< the, his, every: a noun follows
  preposition = 1u << 1,   ///< of, in, with
  pronoun = 1u << 2,       ///< he, they: subjects
  relative = 1u << 3,      ///< who, which, that
  subordinator = 1u << 4,  ///< when, because, if
  coordinator = 1u << 5,   ///< and, but
  adverb = 1u << 6,        ///< not, also, already; may stand within a verb group
  will = 1u << 7,          ///< will, shall
  would = 1u << 8,
  modal = 1u << 9,        ///< may, could, must
  be_present = 1u << 10,  ///< is, are
  be_past = 1u << 11,     ///< was, were
  be = 1u << 12,          ///< be, been, being
  have = 1u << 13,        ///< has, have
  had = 1u << 14,
  doing = 1u << 15,  ///< do, does
  did = 1u << 16,
  to = 1u << 17,
  past = 1u << 18,                ///< went: past tense and nothing else
  past_or_participle = 1u << 19,  ///< killed, found
  participle = 1u << 20,          ///< taken
  same_past = 1u << 21,           ///< hit, set: the base form looks the same
  noun_too = 1u << 22,            ///< left, saw, cut: a past form that is as often something else
  reports = 1u << 23,             ///< said: a clause can follow without "that"
  planned = 1u << 24,    ///< scheduled, expected: says of what it describes that it lies ahead
  ahead = 1u << 25,      ///< announced, plans, likely: what hangs on it lies ahead
  shares = 1u << 26,     ///< began, failed: "to" and a verb after it are of its own time
  timetable = 1u << 27,  ///< opens, meet: in the present tense for what will be
  mishap = 1u << 28,     ///< attack, crash: nobody names the day of one that is to come
  ing = 1u << 29,        ///< flying, saying
  deadline = 1u << 30,   ///< postponed, gave: "until" after it names a day ahead
};

constexpr ClueWord operator|(ClueWord a, ClueWord b) {
  return static_cast<ClueWord>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool has(ClueWord word, ClueWord any) {
  return (static_cast<std::uint32_t>(word) & static_cast<std::uint32_t>(any)) != 0;
}

/// Looks a lower-case word form up; regular past tenses and -ing forms that are not listed are
/// known by their endings. O(length of the word).
ClueWord clue_word(std::string_view lower);
/// The same with the word's key, or an empty one for a word that is too long for it. O(1).
ClueWord clue_word(std::string_view lower, const WordKey& key);

}  // namespace dateline
