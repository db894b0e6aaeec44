// Mentions: the stretches of text that may refer to an actor, before anything is joined.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/core/dependencies.hpp"
#include "dateline/core/story.hpp"
#include "names.hpp"

namespace dateline {

/// A name as it stands in the text: "Prime Minister Ada Lowe", "the Bank of Norway", "ACME".
struct NameMention {
  TokenRange range;                     ///< titles included
  TokenRange core;                      ///< the name alone
  std::uint32_t head = 0;               ///< first token of `range` that is governed from outside
  std::vector<std::uint32_t> attached;  ///< all tokens that are governed from outside
  std::vector<std::string> words;       ///< of the core, without a leading "The"
  std::vector<std::string> title;       ///< "Prime Minister", in front of the name, one a word
  bool definite = false;                ///< "the" stands before it or begins it
  bool capital_the = false;             ///< it begins with "The" within a sentence
  bool dateline = false;                ///< "OSLO —" at the start of a paragraph
  bool heading = false;                 ///< in a headline
  bool modifier = false;                ///< only modifies a common noun: "Trump administration"
  bool plural = false;                  ///< NNPS alone: "Democrats"
};

/// A noun phrase with a common noun as head: "the mayor", "four residents".
struct NominalMention {
  TokenRange range;  ///< determiner to head; what follows the head is left out
  std::uint32_t head = 0;
  ActorKind kind = ActorKind::other;
  bool plural = false;
  bool definite = false;                   ///< the, this, that, these, those
  std::optional<std::uint32_t> possessor;  ///< token: "her" staff, the "department" 's director
  bool indefinite = false;                 ///< a, an, another, some, no, any
  bool restricted = false;                 ///< a clause or phrase after the head narrows it
  std::vector<std::uint32_t> modifiers;    ///< compounds and adjectives before the head
};

/// True for blocks whose capitals say nothing: Title Case or ALL CAPS. One entry a block.
std::vector<bool> find_capitalised_headings(const Document& document);

/// Names in text order, none in the blocks marked in `skip`, none that overlap `in_timex` tokens.
std::vector<NameMention> find_names(const Dependencies& d, const std::vector<bool>& in_timex,
                                    const std::vector<bool>& skip);

/// Noun phrases about people, organisations and places outside names and dates, in text order of
/// their heads. `in_name` marks the tokens of names.
std::vector<NominalMention> find_nominals(const Dependencies& d, const std::vector<bool>& in_timex,
                                          const std::vector<bool>& in_name);

}  // namespace dateline
