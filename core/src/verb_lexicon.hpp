// What verbs and nouns do with the events around them: report, plan, refuse, cancel, deny, begin.
//
// The traits follow TimeML 1.2.1 (I_ACTION, ASPECTUAL, …) and the implicative verbs of Karttunen
// ("Implicative verbs", Language 47, 1971): what the governor says about its complement.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// One bit a class: a verb can have several.
enum class VerbTrait : std::uint32_t {
  none = 0,
  reporting = 1u << 0,  ///< say, announce: the complement is according to the subject
  denying = 1u << 1,    ///< deny: the complement is denied by the subject
  planning = 1u << 2,   ///< plan, hope, agree: the complement lies ahead
  directive = 1u << 3,  ///< order, ask, urge somebody to: the complement lies ahead, object control
  refusing = 1u << 4,   ///< refuse, decline, fail: the complement does not happen
  attempting = 1u << 5,       ///< try, seek: the complement is open
  cancelling = 1u << 6,       ///< call off, scrap: what is planned will not happen
  postponing = 1u << 7,       ///< postpone, put back: the old date is off, a new one may be named
  beginning = 1u << 8,        ///< begin, start, resume
  continuing = 1u << 9,       ///< continue, keep
  ending = 1u << 10,          ///< stop, finish
  perception = 1u << 11,      ///< see, hear
  stative = 1u << 12,         ///< know, own, include: no happening
  light = 1u << 13,           ///< hold, make, take: the noun tells what happens
  change = 1u << 14,          ///< rise, die, open: an intransitive subject undergoes it
  object_control = 1u << 15,  ///< the object is who does the infinitive: force, allow, ask
  mental = 1u << 16,          ///< believe, fear, expect: the complement is somebody's thought
  enabling = 1u << 17,        ///< allow, let, help: the complement is possible
  durative = 1u << 18,        ///< hold, live, rely: with "since" it still goes on
  giving = 1u << 19,          ///< give, send, award: takes a recipient
  accusing = 1u << 20,        ///< accuse, charge, suspect somebody of
  linking = 1u << 21,         ///< become, remain, seem: the complement describes the subject
};

constexpr VerbTrait operator|(VerbTrait a, VerbTrait b) {
  return static_cast<VerbTrait>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool has(VerbTrait traits, VerbTrait one) {
  return (static_cast<std::uint32_t>(traits) & static_cast<std::uint32_t>(one)) != 0;
}

/// Classes of a verb lemma, with its particle after a space if it has one ("call off"). A phrasal
/// verb that is not listed has no class, whatever its verb: "turn down" is no "turn".
VerbTrait verb_traits(std::string_view action);

/// Nouns that name a happening: "raid", "resignation", "fire".
bool names_event(std::string_view lemma);
/// Nouns for what is done, suffered or agreed, but is told by another verb: "a dispute", "a
/// decrease", "his duties". No event by itself, no participant either.
bool names_affair(std::string_view lemma);
/// Nouns that name something said: "claim", "report", "rumour".
bool is_claim_noun(std::string_view lemma);
/// Nouns that name something ahead: "plan", "effort", "decision", with an infinitive.
bool is_plan_noun(std::string_view lemma);
/// "hold a rally", "make a visit": the verb adds nothing to the noun. `noun` is an event noun or
/// one of the fixed companions ("take place", "take effect").
bool is_light_pair(std::string_view verb, std::string_view noun);

}  // namespace dateline
