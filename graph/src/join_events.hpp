// Which events of several stories are the same.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "join_actors.hpp"

namespace dateline {

/// How alike two events are: each from 0 to 1.
struct Likeness {
  double action = 0;         ///< same verb or noun, or words that can mean the same
  double parts = 0;          ///< the same actors in the same roles
  double words = 0;          ///< what else the clauses say
  double context = 0;        ///< the sentences
  double time = 0;           ///< 1 the same day, less where one is known less well, 0 if not known
  bool other_day = false;    ///< dated to different days, not far from each other
  bool other_actor = false;  ///< both say who acts, and it is somebody else
  double score() const;
};

/// Groups of two or more events that are the same, each in order of document and id, no two of one
/// story; the groups in order of their first members.
std::vector<std::vector<EventRef>> group_events(std::span<const Story> stories,
                                                const ActorGroups& actors);

}  // namespace dateline
