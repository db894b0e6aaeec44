// The graph of actors and actions: who did what to whom, according to whom.
#pragma once

#include <string>

#include "dateline/graph/event_graph.hpp"
#include "dateline/render/theme.hpp"

namespace dateline {

struct ActorGraphOptions {
  bool all = false;       ///< also events that the default pictures leave out (Event::shown)
  std::string title;      ///< "": the headline of the first story that has one
  std::string id_prefix;  ///< before every id in SVG, for several pictures in one page
  Theme theme = Theme::standard();
};

/// The graph in Graphviz's language, for dot: actors are boxes (persons rounded, groups doubled,
/// places six-sided), events stand between those who act and those who are acted on, in order of
/// time, each with its date and status. Nodes are named as in Story JSON ("a1", "e3"; with several
/// stories "d2-e3"). Written by libcgraph; all text is escaped, sizes are fixed and measured
/// without a font. Deterministic.
std::string actor_graph_dot(const EventGraph& graph, const ActorGraphOptions& options = {});

/// The same graph as an SVG 1.1 picture (with `role`, <title> and <desc>; UTF-8, no script, no
/// reference to anything outside), placed by Graphviz's dot, whichever fonts are installed. No
/// label leaves its box; no edge crosses a box. Every event and actor is a group with the id that
/// DOT gives it. Deterministic.
/// Throws std::runtime_error if Graphviz fails.
std::string actor_graph_svg(const EventGraph& graph, const ActorGraphOptions& options = {});

}  // namespace dateline
