// Broad semantic classes of English nouns and verbs, by lemma.
// Source: lexicographer files and hypernyms of WordNet 3.0 (word_classes.LICENSE), reduced to one
// list a class by core/training/word_classes.py, with additions for the language of news in
// word_classes.cpp.
//
// A word is in a class if most of its uses are: "officer" is a person, "party" an organization. A
// word may be in several classes or none. Lemmas are lower case; others are in no class.
#pragma once

#include <string_view>

namespace dateline {

/// mayor, minister, resident, driver
bool is_person_noun(std::string_view lemma);
/// company, agency, council, police, union
bool is_organization_noun(std::string_view lemma);
/// crowd, jury, family: several people without a charter
bool is_people_noun(std::string_view lemma);
/// city, plant, hospital, street, river
bool is_place_noun(std::string_view lemma);
/// boat, car, rocket
bool is_vehicle_noun(std::string_view lemma);
/// Some of its uses are of the class ("head", "plant", "mill"), fewer than the functions above ask
/// for: for a reader that has other evidence. True of every word that those accept, too.
bool may_be_person_noun(std::string_view lemma);
bool may_be_organization_noun(std::string_view lemma);
bool may_be_place_noun(std::string_view lemma);
/// Something that happens: raid, election, crash, death, flood, talks, announcement.
bool is_event_noun(std::string_view lemma);
/// freedom, shortage, emergency
bool is_state_noun(std::string_view lemma);
/// order, statement, letter, law
bool is_communication_noun(std::string_view lemma);

/// WordNet's verb files. A verb belongs to at most a few; `is_verb_of` asks for one.
enum class VerbClass : unsigned char {
  communication,
  cognition,
  perception,
  change,
  motion,
  social,
  possession,
  creation,
  contact,
  competition,
  emotion,
  stative
};
bool is_verb_of(VerbClass verb_class, std::string_view lemma);

inline bool is_communication_verb(std::string_view lemma) {
  return is_verb_of(VerbClass::communication, lemma);
}
inline bool is_cognition_verb(std::string_view lemma) {
  return is_verb_of(VerbClass::cognition, lemma);
}

/// True if `word` is one of the sorted, space-separated words of `list`. O(log size) comparisons;
/// the list needs no table of offsets, so it lies in read-only memory as it stands.
bool in_sorted_words(std::string_view list, std::string_view word);

}  // namespace dateline
