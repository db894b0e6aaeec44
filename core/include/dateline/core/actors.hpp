// Actors: who is named in a document, with their mentions joined.
#pragma once

#include <optional>
#include <vector>

#include "dateline/core/dependencies.hpp"
#include "dateline/core/story.hpp"

namespace dateline {

/// The actors of a document and, for every token that heads a mention, which actor it means.
struct ActorIndex {
  std::vector<Actor> actors;
  std::vector<std::optional<ActorId>> by_head;  ///< one entry per token of the document

  std::optional<ActorId> at(std::uint32_t token) const { return by_head[token]; }
};

/// Joins full and short names, acronyms and what they abbreviate; resolves role nouns and pronouns
/// only where the evidence is plain: a wrong merge is worse than a missed one. Dates (`timexes`)
/// are never actors.
ActorIndex find_actors(const Dependencies& dependencies, const std::vector<Timex>& timexes);

}  // namespace dateline
