// Which events to draw or list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/graph/time_bounds.hpp"

namespace dateline {

/// What is asked for; an empty list and an absent bound ask nothing. All conditions must hold.
struct Selection {
  bool all = false;          ///< also events that the default timeline doesn't draw (Event::shown)
  bool each_member = false;  ///< also joined events for which another speaks (join.hpp)
  /// Only these events, sorted, whether the default timeline draws them or not; nothing: all.
  std::optional<std::vector<EventRef>> only;
  std::vector<std::string> actors;    ///< takes part or is the source: any of these
  std::optional<LocalSeconds> since;  ///< not wholly before
  std::optional<LocalSeconds> until;  ///< not wholly at or after
  std::vector<EventStatus> statuses;  ///< any of these
};

/// True if the name that a reader typed means the actor: it is the actor's name or some of its
/// words in order ("Lightfoot", "new york times" for "The New York Times"), upper and lower case
/// of ASCII letters alike.
bool names_actor(std::string_view typed, std::string_view name);

/// The vertices (actors and places) that a typed name means: those of exactly that name if there
/// are any, else all that names_actor accepts; empty if nobody is meant, which a caller should
/// report.
std::vector<EventGraph::VertexDescriptor> find_actors(const EventGraph& graph,
                                                      std::string_view typed);

/// The events that the selection keeps, in the given order. A dated event is in a period if its
/// date and the period overlap; an undated one only if its bounds lie wholly within, so that a
/// period never shows what may lie outside it.
std::vector<EventRef> select(const EventGraph& graph, const TimeBounds& bounds,
                             const std::vector<EventRef>& events, const Selection& selection);

}  // namespace dateline
