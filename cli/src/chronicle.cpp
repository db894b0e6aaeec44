#include "chronicle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "dateline/graph/chronology.hpp"
#include "dateline/graph/join.hpp"
#include "text_reports.hpp"

namespace dateline::cli {
namespace {

std::string quoted_sentence(const Story& story, const Event& event) {
  const Span span = event.evidence;
  if (span.empty() || span.end > story.text.size()) return '"' + one_line(event.label) + '"';
  constexpr std::size_t most = 400;
  std::string words = one_line(story.text.slice(span));
  if (words.size() > most) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    words = words.substr(0, end) + "…";
  }
  return '"' + words + '"';
}

// The sentences of some events, each once: 'd1: "…"; d2: "…"', without names in a single story.
std::string sentences(const EventGraph& graph, std::span<const EventRef> events) {
  std::vector<std::pair<std::uint32_t, Span>> seen;
  std::string out;
  for (const EventRef ref : events) {
    const Story& story = graph.stories()[ref.document];
    const std::pair place{ref.document, graph.event(ref).evidence};
    if (std::find(seen.begin(), seen.end(), place) != seen.end()) continue;
    seen.push_back(place);
    if (!out.empty()) out += "; ";
    if (graph.stories().size() > 1) out += one_line(story.document.id) + ": ";
    out += quoted_sentence(story, graph.event(ref));
  }
  return out;
}

std::string contradiction_message(const Contradiction& contradiction, const EventGraph& graph) {
  std::string labels;
  for (const EventRef ref : contradiction.events) {
    if (!labels.empty()) labels += ref == contradiction.events.back() ? " and " : ", ";
    labels += '"' + one_line(graph.event(ref).label) + '"';
  }
  const bool one = contradiction.events.size() == 1;
  return fmt::format("the times {} {} contradict each other: {}", one ? "given for" : "of", labels,
                     sentences(graph, contradiction.events));
}

std::string disagreement_message(const EventGraph& graph, EventRef here, const Disagreement& d) {
  const auto name = [&](EventRef ref) {
    return one_line(graph.stories()[ref.document].document.id);
  };
  const std::array both{here, d.other};
  return fmt::format("{} and {} disagree on the {} of \"{}\": {} or {}; {}", name(here),
                     name(d.other), to_string(d.about), one_line(graph.event(here).label),
                     one_line(d.here), one_line(d.there), sentences(graph, both));
}

std::vector<Story> with_bounds_and_contradictions(std::vector<Story> read) {
  const std::vector<Story> stories = joined(std::move(read));
  const EventGraph graph = build_graph(stories);
  const TimeBounds bounds = bound_times(graph);
  std::vector<Story> out;
  out.reserve(stories.size());
  for (std::uint32_t d = 0; d < stories.size(); ++d)
    out.push_back(with_bounds(stories[d], graph, bounds, d));
  // Several links between the same events contradict each other once, for the reader.
  std::set<std::pair<std::uint32_t, std::string>> told;
  for (const Contradiction& contradiction : bounds.contradictions()) {
    if (contradiction.events.empty()) continue;
    const std::uint32_t first = contradiction.events.front().document;
    if (!told.emplace(first, sentences(graph, contradiction.events)).second) continue;
    const EventRef where = contradiction.events.front();
    out[where.document].diagnostics.push_back({Severity::warning, "contradiction",
                                               contradiction_message(contradiction, graph),
                                               graph.event(where).span});
  }
  for (const EventRef ref : graph.events()) {
    const Event& event = graph.event(ref);
    for (const Disagreement& d : event.disagreements)
      if (ref < d.other)
        out[ref.document].diagnostics.push_back(
            {Severity::warning, "contradiction", disagreement_message(graph, ref, d), event.span});
    // What one article thinks worth drawing is drawn, whoever speaks for it.
    const EventRef first = speaker(stories, ref);
    if (first == ref || !event.shown) continue;
    out[first.document].events[index(first.id)].shown = true;
  }
  for (const EventRef ref : graph.events())
    if (speaker(stories, ref) != ref) out[ref.document].events[index(ref.id)].shown = false;
  return out;
}

}  // namespace

Chronicle::Chronicle(std::vector<Story> stories)
    : stories_(with_bounds_and_contradictions(std::move(stories))),
      graph_(build_graph(stories_)),
      bounds_(bound_times(graph_)) {}

std::vector<EventRef> Chronicle::selected(const Selection& selection) const {
  return select(graph_, bounds_, chronology(graph_, bounds_), selection);
}

std::vector<Story> Chronicle::showing(const Selection& selection) const {
  std::vector<Story> out = stories_;
  for (Story& story : out)
    for (Event& event : story.events) event.shown = false;
  for (const EventRef ref : selected(selection))
    out[ref.document].events[index(ref.id)].shown = true;
  return out;
}

std::vector<Story> Chronicle::restricted_to(const Selection& selection) const {
  const std::vector<EventRef> events = selected(selection);
  const std::set<EventRef> kept(events.begin(), events.end());
  std::vector<Story> out = stories_;
  for (std::uint32_t d = 0; d < out.size(); ++d) {
    const auto gone = [&](EventId id) { return !kept.contains(EventRef{d, id}); };
    Story& story = out[d];
    std::erase_if(story.events, [&](const Event& event) { return gone(event.id); });
    for (Event& event : story.events) {
      if (event.governor && gone(*event.governor)) event.governor.reset();
      std::erase_if(event.members, [&](EventRef m) { return !kept.contains(m); });
      if (event.when)
        for (auto* steps : {&event.when->why_not_before, &event.when->why_not_after})
          std::erase_if(*steps, [&](const BoundReason& step) {
            return (step.event && !kept.contains({step.document, *step.event})) ||
                   (step.to && !kept.contains({step.document, *step.to}));
          });
      std::erase_if(event.disagreements,
                    [&](const Disagreement& x) { return !kept.contains(x.other); });
    }
    std::erase_if(story.tlinks, [&](const Tlink& tlink) {
      const EventId* to = std::get_if<EventId>(&tlink.to);
      return gone(tlink.from) || (to && gone(*to));
    });
  }
  return out;
}

void find_names(const Chronicle& chronicle, std::vector<std::string>& unknown) {
  std::erase_if(unknown, [&](const std::string& name) {
    return !find_actors(chronicle.graph(), name).empty();
  });
}

}  // namespace dateline::cli
