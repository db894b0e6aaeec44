// Clauses: the predicates of a document with their grammar, before they become events.
//
// One Clause for each event trigger (verb, event noun, nonverbal predicate). Everything later reads
// these: who takes part, whether it happened, when, and according to whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/core/dependencies.hpp"
#include "dateline/core/story.hpp"
#include "verb_lexicon.hpp"

namespace dateline {

inline constexpr std::uint32_t no_clause = 0xffffffffu;

enum class ClauseKind : std::uint8_t {
  verb,
  noun,    ///< "the raid"
  copula,  ///< "were home", "is off": a nonverbal predicate; the trigger is the form of "be"
  claim    ///< "denied it", "denied that it had": stands for a clause said before
};

/// How a clause hangs on the one that governs it.
enum class ClauseLink : std::uint8_t {
  none,       ///< main clause
  content,    ///< ccomp: "said that …"
  control,    ///< xcomp: "plans to …"
  purpose,    ///< advcl with "to" and no subject: "to prepare for the raids"
  adverbial,  ///< advcl: "when …", "after meeting …"
  condition,  ///< advcl with if, unless, or inverted should/had/were
  relative,   ///< acl:relcl: "who toured the plant"
  modifier,   ///< acl: "a plan to close", "a dinner planned for Thursday"
  conjunct,   ///< conj: "signed … and vetoed"
  parataxis,  ///< side by side, not spoken by the governor
  other
};

struct Clause {
  ClauseKind kind = ClauseKind::verb;
  std::uint32_t head = 0;     ///< token that heads the clause in the tree
  std::uint32_t trigger = 0;  ///< token of the trigger: the head, or its copula
  std::uint32_t sentence = 0;
  std::optional<std::uint32_t> particle;  ///< "off" of "call off"
  std::optional<std::uint32_t> noun;      ///< "rally" of "hold a rally"
  std::string action;
  VerbTrait traits = VerbTrait::none;  ///< of the verb with its particle

  // Grammar of the verb group; conjuncts share what the first one has.
  Tense tense = Tense::none;
  Aspect aspect = Aspect::none;
  std::string modal;  ///< lemma: "will", "would", "be to", "be going to", "have to"
  bool passive = false;
  bool negated = false;
  bool finite = false;
  bool infinitive = false;          ///< "to" and base form
  bool perfect_infinitive = false;  ///< "to have begun", "would have become"
  bool imperative = false;
  bool inverted_condition = false;  ///< "Should more rain arrive, …"
  bool question = false;
  std::string mark;  ///< lemma of the subordinator: "if", "when", "that", "to" ("" if none)

  // Place in the sentence.
  std::uint32_t governor = no_clause;
  ClauseLink link = ClauseLink::none;
  std::optional<std::uint32_t> antecedent;  ///< noun that a relative or modifier clause hangs on
  std::optional<std::uint32_t> relative;    ///< pronoun that stands for it as subject or object

  // Head tokens; conjuncts are not spread out yet.
  std::vector<std::uint32_t> subjects;  ///< found through control, coordination, relative pronouns
  bool own_subject = false;
  bool subject_passive = false;        ///< the subjects undergo the action
  std::vector<std::uint32_t> objects;  ///< obj, or the antecedent that fills the gap
  std::vector<std::uint32_t> indirect;
};

struct Clauses {
  std::vector<Clause> all;             ///< in text order of their triggers
  std::vector<std::uint32_t> by_head;  ///< token -> clause it heads, no_clause otherwise
  std::vector<std::uint32_t> holder;   ///< token -> its clause, or that of the nearest ancestor
  const Clause* at(std::uint32_t token) const {
    return by_head[token] == no_clause ? nullptr : &all[by_head[token]];
  }
};

/// Finds the clauses of the document. `is_time` says which tokens lie in a time expression: they
/// are neither triggers nor subjects.
Clauses find_clauses(const Dependencies& dependencies, const std::vector<bool>& is_time);

/// Lower-case form of a token, ASCII letters only.
std::string lower(std::string_view word);
/// True if the token is a noun, name, pronoun or number: what a participant can be.
bool is_nominal(const Token& token);

}  // namespace dateline
