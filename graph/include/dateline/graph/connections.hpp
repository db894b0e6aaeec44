// How events and actors hang together: the neighbourhood of an event, the shortest way between two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/graph/event_graph.hpp"

namespace dateline {

/// The events and actors that a reader's words can mean, each vertex once, in order: those of that
/// id ("e3", "a1"; with several stories "d2-e3"); else the actors of that name (find_actors,
/// selection.hpp); else the events whose label or action has all the words in order, in upper or
/// lower case. Empty if nothing is meant.
std::vector<EventGraph::VertexDescriptor> find_vertices(const EventGraph& graph,
                                                        std::string_view typed);
/// The same, events alone.
std::vector<EventGraph::VertexDescriptor> find_events(const EventGraph& graph,
                                                      std::string_view typed);

/// "d2-e3": of an event or actor its speaking member's id, as Story JSON writes it.
std::string id_of(const EventGraph& graph, EventGraph::VertexDescriptor vertex);
/// An actor's name; an event's label, or its action if it has none.
std::string name_of(const EventGraph& graph, EventGraph::VertexDescriptor vertex);

/// The vertices of events that lie no more than `radius` steps from this one, itself among them, in
/// order. One step leads to events that share an actor or place with an event, that it tells of, or
/// that a temporal relation ties to it. Only events that `shown` or all. O(size of the graph).
std::vector<EventGraph::VertexDescriptor> around(const EventGraph& graph,
                                                 EventGraph::VertexDescriptor event,
                                                 std::size_t radius, bool all);

/// The shortest way between two events or actors along the edges in either direction, both ends
/// included; empty if there is none. Time is no way: that two things happened on one day, or
/// after each other, doesn't connect them. Among equals the one of the lowest vertices. O(size of
/// the graph).
std::vector<EventGraph::VertexDescriptor> shortest_path(const EventGraph& graph,
                                                        EventGraph::VertexDescriptor from,
                                                        EventGraph::VertexDescriptor to, bool all);

}  // namespace dateline
