// Events: who did what to whom, when, according to whom, and whether it happened.
#pragma once

#include <vector>

#include "dateline/core/actors.hpp"
#include "dateline/core/story.hpp"

namespace dateline {

struct EventSet {
  std::vector<Event> events;  ///< in text order; ids are indices
  std::vector<Tlink> tlinks;
};

/// Reads events off the dependency trees, ties them to time expressions and to each other, names
/// their sources, and marks which of them the default timeline draws.
EventSet find_events(const Dependencies& dependencies, const std::vector<Timex>& timexes,
                     const ActorIndex& actors);

}  // namespace dateline
