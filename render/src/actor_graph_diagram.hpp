// What the picture of actors and actions shows, before it has places: boxes with measured, wrapped
// text, and edges.
//
// Unit: the CSS pixel.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/graph/event_graph.hpp"
#include "dateline/render/actor_graph.hpp"

namespace dateline {

inline constexpr double actor_width = 168;
inline constexpr double event_width = 318;
inline constexpr double column_gap = 92, row_gap = 14;
inline constexpr double actor_font = 15, event_font = 14.5, date_font = 13.5;
inline constexpr double actor_line = 19, event_line = 19, date_line = 20;
inline constexpr double box_padding = 10;
/// Room left of an event's text for the mark of its status.
inline constexpr double mark_column = 24;

struct DiagramActor {
  std::string id;
  EventGraph::VertexDescriptor vertex{};
  ActorKind kind = ActorKind::other;
  std::vector<std::string> lines;
  std::string title;  ///< name and kind, for tooltips and screen readers
  bool acts = false;  ///< agent or source of something: stands left of the events
  double height = 0;
};

struct DiagramEvent {
  std::string id;
  EventRef ref;
  EventStatus status = EventStatus::happened;
  std::vector<std::string> date;  ///< with the status in words: "Wed 10 July 2019 · planned"
  bool dated = true;              ///< false: `date` says that the text gives none
  std::vector<std::string> lines;
  std::vector<std::string> notes;  ///< of several stories: who tells of it, who says otherwise
  bool disputed = false;           ///< another article says otherwise
  std::string title;               ///< date, actor, action, status, source
  double height = 0;
};

struct DiagramEdge {
  std::size_t actor = 0, event = 0;
  EdgeKind kind = EdgeKind::participant;
};

/// Events in order of time; actors in the order in which those first name them; edges by event.
struct Diagram {
  std::string title, description;
  std::vector<std::string> notes;  ///< lines under the title: reference date
  std::string sources;             ///< "Source: …", "" if unknown
  std::vector<DiagramActor> actors;
  std::vector<DiagramEvent> events;
  std::vector<DiagramEdge> edges;
};

Diagram make_diagram(const EventGraph& graph, const ActorGraphOptions& options);

/// "person", "organization", … as the legend says it.
std::string_view kind_in_words(ActorKind kind);
/// How the three sorts of edges are drawn.
enum class EdgeLook : std::uint8_t { acts, acted_on, says, elsewhere };
EdgeLook look_of(EdgeKind kind);
std::string_view look_in_words(EdgeLook look);

}  // namespace dateline
