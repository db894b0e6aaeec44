#include "dateline/graph/selection.hpp"

#include <algorithm>
#include <set>

#include "dateline/graph/join.hpp"

namespace dateline {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  bool in_word = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space) {
      in_word = false;
      continue;
    }
    if (!in_word) out.emplace_back();
    in_word = true;
    out.back() += lower(c);
  }
  return out;
}

bool in_period(const Event& event, const Interval& bounds, const Selection& s) {
  if (!s.since && !s.until) return true;
  const Interval period{s.since.value_or(LocalSeconds::min()),
                        s.until.value_or(LocalSeconds::max())};
  if (event.when && event.when->basis != Basis::bounded)
    return event.when->interval.overlaps(period);
  return period.contains(bounds);
}

}  // namespace

bool names_actor(std::string_view typed, std::string_view name) {
  const auto wanted = words(typed), have = words(name);
  if (wanted.empty()) return false;
  return std::search(have.begin(), have.end(), wanted.begin(), wanted.end()) != have.end();
}

std::vector<EventGraph::VertexDescriptor> find_actors(const EventGraph& graph,
                                                      std::string_view typed) {
  const auto wanted = words(typed);
  std::vector<EventGraph::VertexDescriptor> exact, some;
  for (const auto v : boost::make_iterator_range(vertices(graph.graph()))) {
    const Vertex& vertex = graph.graph()[v];
    const std::string* name = nullptr;
    if (const auto* a = std::get_if<ActorVertex>(&vertex)) name = &a->name;
    if (const auto* p = std::get_if<PlaceVertex>(&vertex)) name = &p->name;
    if (!name) continue;
    if (!wanted.empty() && words(*name) == wanted) exact.push_back(v);
    if (names_actor(typed, *name)) some.push_back(v);
  }
  return exact.empty() ? some : exact;
}

std::vector<EventRef> select(const EventGraph& graph, const TimeBounds& bounds,
                             const std::vector<EventRef>& events, const Selection& selection) {
  std::set<EventGraph::VertexDescriptor> actors;
  for (const std::string& typed : selection.actors)
    for (const auto v : find_actors(graph, typed)) actors.insert(v);

  std::vector<EventRef> kept;
  for (const EventRef ref : events) {
    const Event& event = graph.event(ref);
    if (selection.only) {
      if (!std::binary_search(selection.only->begin(), selection.only->end(), ref)) continue;
    } else if (!selection.all && !event.shown) {
      continue;
    }
    if (!selection.each_member && !event.members.empty() && speaker(graph.stories(), ref) != ref)
      continue;
    if (!selection.statuses.empty() &&
        std::find(selection.statuses.begin(), selection.statuses.end(), event.status) ==
            selection.statuses.end())
      continue;
    if (!in_period(event, bounds.of(graph.ordinal(ref)), selection)) continue;
    if (!selection.actors.empty()) {
      const auto takes_part = [&](EventRef e) {
        const auto means = [&](ActorId id) {
          return actors.count(graph.vertex(ActorRef{e.document, id})) > 0;
        };
        const Event& told = graph.event(e);
        return std::any_of(told.participants.begin(), told.participants.end(),
                           [&](const Participant& p) { return p.actor && means(*p.actor); }) ||
               (told.source && means(*told.source));
      };
      if (!takes_part(ref) && std::none_of(event.members.begin(), event.members.end(), takes_part))
        continue;
    }
    kept.push_back(ref);
  }
  return kept;
}

}  // namespace dateline
