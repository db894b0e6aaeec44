// Mermaid: diagrams that GitHub, GitLab, Obsidian and others draw inside Markdown.
//
// Whatever a text holds that Mermaid could take for its own syntax or for HTML is written as its
// entity code ("#58;"), which Mermaid shows as the character. Format: mermaid.js.org, version 9.4
// or later. UTF-8. Deterministic.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "dateline/core/story.hpp"
#include "dateline/render/actor_graph.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// What Mermaid draws without a change of its configuration (maxTextSize, maxEdges).
inline constexpr std::size_t mermaid_most_characters = 50'000, mermaid_most_edges = 500;

struct MermaidDiagram {
  std::string text;
  std::size_t edges = 0;
};

/// A `timeline` diagram: a column for each date, in the order of time, and under it what happened
/// then. The ids of a column's events stand in a comment above it.
MermaidDiagram timeline_mermaid(std::span<const Story> stories,
                                const TimelineOptions& options = {});

/// The graph that actor_graph_svg draws as a `flowchart`; nodes have the ids of Story JSON. What
/// was planned is dashed, what is possible dotted, what was cancelled or denied red; the labels say
/// so in words, too.
MermaidDiagram actor_graph_mermaid(const EventGraph& graph, const ActorGraphOptions& options = {});

}  // namespace dateline
