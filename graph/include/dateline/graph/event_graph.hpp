// The event graph: who did what to whom, where, when and according to whom, over one story or
// several, as a Boost.Graph whose algorithms are there for everybody.
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/core/story.hpp"

namespace dateline {

/// A time expression or temporal link of one of several stories, as EventRef and ActorRef (core).
struct TimexRef {
  std::uint32_t document = 0;
  TimexId id{};
  friend constexpr auto operator<=>(const TimexRef&, const TimexRef&) = default;
};
/// `id` is the link's index in Story::tlinks.
struct TlinkRef {
  std::uint32_t document = 0;
  TlinkId id{};
  friend constexpr auto operator<=>(const TlinkRef&, const TlinkRef&) = default;
};

/// A person, organization, group or anything else that acts. `members`: the actors of the stories
/// that it stands for, at least one; the first gives name and kind. Actors of several stories are
/// one vertex if they were joined (join.hpp).
struct ActorVertex {
  std::string name;
  ActorKind kind = ActorKind::other;
  std::vector<ActorRef> members;
};
/// An actor of kind place.
struct PlaceVertex {
  std::string name;
  std::vector<ActorRef> members;
};
/// `members`: the events that it stands for; the first speaks for all. Joined events of several
/// stories are one vertex, but for those that disagree, which have their own (`speaker`, join.hpp).
struct EventVertex {
  std::vector<EventRef> members;
};
struct TimeVertex {
  TimexRef timex;
};
using Vertex = std::variant<ActorVertex, PlaceVertex, EventVertex, TimeVertex>;

/// What an edge says. Edges point the way a sentence runs: agent and source from the actor to the
/// event, all other roles from the event to the actor or place.
enum class EdgeKind : std::uint8_t {
  agent,
  patient,
  recipient,
  theme,
  place,
  instrument,
  participant,  ///< a part in the event that has no name of its own (Role::other)
  source,       ///< who says so
  embeds,       ///< reporting, planning or aspectual event to the event it is about
  when,         ///< event to the time expression that dates it
  temporal      ///< event to event or time: `relations` of the TLINK
};

/// "agent", "source", "temporal", …
std::string_view to_string(EdgeKind kind);

struct Edge {
  EdgeKind kind = EdgeKind::participant;
  RelationSet relations;          ///< of a temporal edge; else empty
  std::optional<TlinkRef> tlink;  ///< of a temporal edge
};

/// The graph and the stories that it was built from. A value that refers to the stories: it must
/// not outlive them, and they must not change.
class EventGraph {
 public:
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Edge>;
  using VertexDescriptor = boost::graph_traits<Graph>::vertex_descriptor;
  using EdgeDescriptor = boost::graph_traits<Graph>::edge_descriptor;

  const Graph& graph() const { return graph_; }
  std::span<const Story> stories() const { return stories_; }

  /// All events of all stories, in order of document and text.
  std::span<const EventRef> events() const { return events_; }
  /// Place of the event in events(). O(1).
  std::size_t ordinal(EventRef e) const { return event_start_[e.document] + index(e.id); }

  VertexDescriptor vertex(EventRef e) const { return event_vertices_[ordinal(e)]; }
  VertexDescriptor vertex(ActorRef a) const {
    return actor_vertices_[actor_start_[a.document] + index(a.id)];
  }
  VertexDescriptor vertex(TimexRef t) const {
    return timex_vertices_[timex_start_[t.document] + index(t.id)];
  }

  const Event& event(EventRef e) const { return stories_[e.document].events[index(e.id)]; }
  const Actor& actor(ActorRef a) const { return stories_[a.document].actors[index(a.id)]; }
  const Timex& timex(TimexRef t) const { return stories_[t.document].timexes[index(t.id)]; }
  const Tlink& tlink(TlinkRef t) const {
    return stories_[t.document].tlinks[static_cast<std::size_t>(t.id)];
  }

 private:
  friend EventGraph build_graph(std::span<const Story> stories);
  std::span<const Story> stories_;
  Graph graph_;
  std::vector<EventRef> events_;
  // Where each document's ids begin in the flat vectors below.
  std::vector<std::size_t> event_start_, actor_start_, timex_start_;
  std::vector<VertexDescriptor> event_vertices_, actor_vertices_, timex_vertices_;
};

/// Builds the graph. Vertices are numbered actors and places first, then events, then times, each
/// in order of document and id; edges in order of the events. O(n log n).
/// Throws std::invalid_argument if a participant, source, governor, member or link names an id that
/// its story doesn't have.
EventGraph build_graph(std::span<const Story> stories);
inline EventGraph build_graph(const Story& story) {
  return build_graph(std::span<const Story>(&story, 1));
}
EventGraph build_graph(const Story&& story) = delete;  // the graph refers to the story

}  // namespace dateline
