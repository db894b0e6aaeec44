// Participants: who and what takes part in a clause, in which role.
#pragma once

#include <vector>

#include "clauses.hpp"
#include "dateline/core/actors.hpp"

namespace dateline {

/// The roles of a clause's arguments, each conjunct of a coordinated phrase by itself, agents
/// first. Time expressions are no participants, nor is a clause an agent.
std::vector<Participant> find_participants(const Dependencies& dependencies,
                                           const ActorIndex& actors, const Clauses& clauses,
                                           const Clause& clause, const std::vector<bool>& is_time);

/// The noun phrase of a head without its long tails: relative clauses, appositions, coordinated
/// phrases, the preposition in front, the possessive 's behind.
TokenRange noun_phrase(const Dependencies& dependencies, std::uint32_t head);

/// The head and the heads of the phrases coordinated with it, in text order.
std::vector<std::uint32_t> conjuncts(const Dependencies& dependencies, std::uint32_t head);

/// Lower-case form of the preposition of a phrase ("" if none); "according to" and the like with
/// all their words.
std::string preposition(const Dependencies& dependencies, std::uint32_t head);

}  // namespace dateline
