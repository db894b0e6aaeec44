#include "chronicle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "dateline/graph/chronology.hpp"
#include "text_reports.hpp"

namespace dateline::cli {
namespace {

std::string contradiction_message(const Contradiction& contradiction, const EventGraph& graph) {
  std::string labels;
  for (const EventRef ref : contradiction.events) {
    if (!labels.empty()) labels += ref == contradiction.events.back() ? " and " : ", ";
    labels += '"' + one_line(graph.event(ref).label) + '"';
  }
  if (contradiction.events.size() == 1)
    return fmt::format("the times given for {} contradict each other", labels);
  return fmt::format("the times of {} contradict each other", labels);
}

std::vector<Story> with_bounds_and_contradictions(std::vector<Story> stories) {
  const EventGraph graph = build_graph(stories);
  const TimeBounds bounds = bound_times(graph);
  std::vector<Story> out;
  out.reserve(stories.size());
  for (std::uint32_t d = 0; d < stories.size(); ++d)
    out.push_back(with_bounds(stories[d], graph, bounds, d));
  for (const Contradiction& contradiction : bounds.contradictions()) {
    if (contradiction.events.empty()) continue;
    const EventRef where = contradiction.events.front();
    out[where.document].diagnostics.push_back({Severity::warning, "contradiction",
                                               contradiction_message(contradiction, graph),
                                               graph.event(where).span});
  }
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
    for (Event& event : story.events)
      if (event.governor && gone(*event.governor)) event.governor.reset();
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
