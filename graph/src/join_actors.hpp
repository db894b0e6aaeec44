// Which actors of several stories are the same.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dateline/core/story.hpp"

namespace dateline {

/// Actors in groups: those of one group are the same. Every actor is in one.
struct ActorGroups {
  std::vector<std::vector<std::uint32_t>> group;     ///< of each story's each actor
  std::vector<std::vector<ActorRef>> members;        ///< of each group, in order
  std::vector<char> named;                           ///< of each group: somebody gives it a name
  std::vector<std::vector<std::uint32_t>> named_in;  ///< of each story: its named groups, sorted

  std::uint32_t of(ActorRef a) const { return group[a.document][index(a.id)]; }
  /// How many named actors two stories have in common. Places don't count: half the news is from
  /// the same few.
  std::size_t shared(std::uint32_t a, std::uint32_t b) const;
};

/// True if the story calls the actor by a name at least once.
bool has_name(const Actor& actor);

ActorGroups group_actors(std::span<const Story> stories);

}  // namespace dateline
