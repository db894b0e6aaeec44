// The graph of actors and actions as nodes and edges with named attributes, for formats that other
// programs read. It is the graph that the picture draws, with the events' own relations added.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/time.hpp"
#include "dateline/graph/event_graph.hpp"
#include "dateline/render/actor_graph.hpp"

namespace dateline {

/// Attributes of nodes, in the order in which they are written. `type` is "actor", "place" or
/// "event"; `kind` says what sort of actor; all from `date` on are of events (event_fields.hpp),
/// the last two of joined ones: the documents that tell of it, and what others say (accounts.hpp).
inline constexpr std::array<std::string_view, 20> node_attributes = {
    "label",        "type",     "kind",  "date",     "begin",   "end_exclusive", "granularity",
    "timex_value",  "mod",      "basis", "bound",    "status",  "polarity",      "action",
    "according_to", "document", "line",  "evidence", "told_by", "otherwise"};

/// Attributes of edges. `kind` is the role ("agent", "patient", …), "source" (who says so),
/// "embeds" or "temporal"; `relation` and `basis` are those of a temporal relation (TimeML names,
/// "|" between alternatives).
inline constexpr std::array<std::string_view, 3> edge_attributes = {"kind", "relation", "basis"};

/// Values in the order of the names; "" for an attribute that the node doesn't have. All are clean
/// (clean_text), none is escaped.
struct GraphNode {
  std::string id;  ///< as in Story JSON: "a1", "e3"; with several stories "d2-e3"
  std::array<std::string, node_attributes.size()> values;
  bool is_event = false;
  std::string_view kind;         ///< of an actor; "" for events
  EventStatus status{};          ///< of an event
  std::optional<Interval> time;  ///< when an event takes place, with its bounds as open ends

  const std::string& label() const { return values[0]; }
};

struct GraphEdge {
  std::string id;                ///< "r1", "r2", …
  std::size_t from = 0, to = 0;  ///< nodes
  EdgeKind kind = EdgeKind::participant;
  std::array<std::string, edge_attributes.size()> values;
};

struct GraphElements {
  std::string title;
  std::string as_of;                 ///< "As of 13 July 2019", "" without a creation time
  std::string sources;               ///< "Source: …", "" if unknown
  std::optional<LocalDays> written;  ///< the latest creation time
  std::vector<GraphNode> nodes;      ///< actors, then events in order of time
  std::vector<GraphEdge>
      edges;  ///< of actors, by event; then between events, without orders that follow
};

GraphElements collect_elements(const EventGraph& graph, const ActorGraphOptions& options);

}  // namespace dateline
