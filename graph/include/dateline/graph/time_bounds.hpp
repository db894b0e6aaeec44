// The order of events in time: what the dates, links and creation times of stories say together.
#pragma once

#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "dateline/graph/event_graph.hpp"
#include "dateline/graph/temporal_network.hpp"

namespace dateline {

/// What a bound rests on.
struct StatedTime {  ///< the event's own `when`
  EventRef event;
  friend bool operator==(const StatedTime&, const StatedTime&) = default;
};
struct LinkedTime {  ///< a temporal relation
  TlinkRef tlink;
  friend bool operator==(const LinkedTime&, const LinkedTime&) = default;
};
struct CalendarTime {  ///< the dates that a time expression covers
  TimexRef timex;
  friend bool operator==(const CalendarTime&, const CalendarTime&) = default;
};
struct PublicationTime {  ///< what an article tells as done was done by its creation time
  EventRef event;
  friend bool operator==(const PublicationTime&, const PublicationTime&) = default;
};
using TimeReason = std::variant<StatedTime, LinkedTime, CalendarTime, PublicationTime>;

/// Dates and links that can't all be true, in the order in which they contradict each other, and
/// which of them were left out to go on. `events` are the events concerned, each once, in order.
struct Contradiction {
  std::vector<EventRef> events;
  std::vector<TimeReason> reasons;
  std::vector<TimeReason> dropped;
};

/// The tightest bounds of every event.
class TimeBounds {
 public:
  /// The event begins no earlier than `begin` and ends no later than `end`; a side that nothing
  /// bounds is open. Events are numbered as in EventGraph::events().
  const Interval& of(std::size_t event) const { return bounds_[event]; }
  std::span<const Interval> all() const { return bounds_; }

  /// What makes the bounds: from a date to the event. Empty where the side is open.
  /// O(length of the answer).
  std::vector<TimeReason> why_not_before(std::size_t event) const;
  std::vector<TimeReason> why_not_after(std::size_t event) const;

  const std::vector<Contradiction>& contradictions() const { return contradictions_; }
  /// True if the link contradicts stronger evidence and was left out.
  bool dropped(TlinkRef link) const;

 private:
  friend TimeBounds bound_times(const EventGraph& graph);
  std::vector<Interval> bounds_;
  std::vector<std::size_t> same_;  // of each event the member of its vertex that speaks
  TemporalNetwork::Solution solution_;
  std::vector<std::optional<TimeReason>> reasons_;  // one per constraint; axioms have none
  std::vector<Contradiction> contradictions_;
  std::vector<TlinkRef> dropped_;  // sorted
};

/// Solves the graph's simple temporal network (temporal_network.hpp). Events of one vertex are one
/// in it, so that each story bounds what the others tell, too. An event's `when` bounds it on both
/// sides, or on the one side that `bound` names; a disjunction of relations is read as the tightest
/// conjunction of endpoint orders that it implies; an event told as happened ends, and one told as
/// ongoing begins, by the creation time of its document. What contradicts gives way in this order:
/// narrative order, inherited times, other links, creation times, stated times. O(n log n) on
/// sparse links.
TimeBounds bound_times(const EventGraph& graph);

/// The story with a `when` of basis `bounded` for each undated event that something bounds, and
/// what makes each bound.
/// `document` is the story's place in the graph's stories.
Story with_bounds(Story story, const EventGraph& graph, const TimeBounds& bounds,
                  std::uint32_t document = 0);

}  // namespace dateline
