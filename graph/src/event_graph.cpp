#include "dateline/graph/event_graph.hpp"

#include <array>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "dateline/graph/join.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 11> edge_kinds = {
    "agent",       "patient", "recipient", "theme", "place",   "instrument",
    "participant", "source",  "embeds",    "when",  "temporal"};

EdgeKind edge_kind(Role role) {
  switch (role) {
    case Role::agent:
      return EdgeKind::agent;
    case Role::patient:
      return EdgeKind::patient;
    case Role::recipient:
      return EdgeKind::recipient;
    case Role::theme:
      return EdgeKind::theme;
    case Role::place:
      return EdgeKind::place;
    case Role::instrument:
      return EdgeKind::instrument;
    case Role::other:
      break;
  }
  return EdgeKind::participant;
}

template <class Id, class T>
void check(Id id, const std::vector<T>& all, EventId event, std::string_view what) {
  if (index(id) >= all.size())
    throw std::invalid_argument(to_string(event) + ": " + std::string(what) + " " + to_string(id) +
                                " doesn't exist");
}

void check_member(ActorRef m, std::span<const Story> stories) {
  if (m.document >= stories.size() || index(m.id) >= stories[m.document].actors.size())
    throw std::invalid_argument("a joined actor doesn't exist");
}
void check_member(EventRef m, std::span<const Story> stories) {
  if (m.document >= stories.size() || index(m.id) >= stories[m.document].events.size())
    throw std::invalid_argument("a joined event doesn't exist");
}

}  // namespace

std::string_view to_string(EdgeKind kind) {
  return edge_kinds[static_cast<std::size_t>(kind)];
}

EventGraph build_graph(std::span<const Story> stories) {
  EventGraph out;
  out.stories_ = stories;
  auto& g = out.graph_;

  std::map<ActorRef, EventGraph::VertexDescriptor> joined_actors;  // by the member that speaks
  for (std::uint32_t d = 0; d < stories.size(); ++d) {
    out.actor_start_.push_back(out.actor_vertices_.size());
    for (std::uint32_t i = 0; i < stories[d].actors.size(); ++i) {
      const Actor* actor = &stories[d].actors[i];
      const ActorRef ref{d, ActorId{i}};
      std::vector<ActorRef> members = actor->members;
      if (members.empty()) members.push_back(ref);
      for (const ActorRef m : members) check_member(m, stories);
      const ActorRef first = members.front();
      const auto known = joined_actors.find(first);
      if (known != joined_actors.end()) {
        out.actor_vertices_.push_back(known->second);
        continue;
      }
      actor = &stories[first.document].actors[index(first.id)];
      const bool joined = members.size() > 1;
      const auto v =
          actor->kind == ActorKind::place
              ? add_vertex(Vertex(PlaceVertex{actor->name, std::move(members)}), g)
              : add_vertex(Vertex(ActorVertex{actor->name, actor->kind, std::move(members)}), g);
      if (joined) joined_actors.emplace(first, v);
      out.actor_vertices_.push_back(v);
    }
  }
  std::map<EventRef, EventGraph::VertexDescriptor> joined_events;
  for (std::uint32_t d = 0; d < stories.size(); ++d) {
    out.event_start_.push_back(out.events_.size());
    for (std::uint32_t i = 0; i < stories[d].events.size(); ++i) {
      const EventRef ref{d, EventId{i}};
      out.events_.push_back(ref);
      if (stories[d].events[i].members.empty()) {
        out.event_vertices_.push_back(add_vertex(Vertex(EventVertex{{ref}}), g));
        continue;
      }
      for (const EventRef m : stories[d].events[i].members) check_member(m, stories);
      const EventRef first = speaker(stories, ref);
      const auto [known, fresh] = joined_events.try_emplace(first);
      if (fresh) known->second = add_vertex(Vertex(EventVertex{{first}}), g);
      if (ref != first) std::get<EventVertex>(g[known->second]).members.push_back(ref);
      out.event_vertices_.push_back(known->second);
    }
  }
  for (std::uint32_t d = 0; d < stories.size(); ++d) {
    out.timex_start_.push_back(out.timex_vertices_.size());
    for (std::uint32_t i = 0; i < stories[d].timexes.size(); ++i)
      out.timex_vertices_.push_back(add_vertex(Vertex(TimeVertex{{d, TimexId{i}}}), g));
  }

  for (const EventRef ref : out.events_) {
    const Story& story = stories[ref.document];
    const Event& event = out.event(ref);
    const auto ev = out.vertex(ref);
    // A coordinated or repeated mention is one part in the event, not two; neither is what two
    // stories say of it.
    std::vector<std::pair<EventGraph::VertexDescriptor, EdgeKind>> seen;
    if (!event.members.empty()) {
      for (const auto e : boost::make_iterator_range(in_edges(ev, g)))
        seen.emplace_back(source(e, g), g[e].kind);
      for (const auto e : boost::make_iterator_range(out_edges(ev, g)))
        seen.emplace_back(target(e, g), g[e].kind);
    }
    const auto connect = [&](ActorId id, EdgeKind kind, std::string_view what) {
      check(id, story.actors, ref.id, what);
      const auto av = out.vertex(ActorRef{ref.document, id});
      for (const auto& s : seen)
        if (s == std::pair(av, kind)) return;
      seen.emplace_back(av, kind);
      const bool inward = kind == EdgeKind::agent || kind == EdgeKind::source;
      add_edge(inward ? av : ev, inward ? ev : av, Edge{kind, {}, {}}, g);
    };
    for (const Participant& p : event.participants)
      if (p.actor) connect(*p.actor, edge_kind(p.role), "participant");
    if (event.source) connect(*event.source, EdgeKind::source, "source");
    if (event.governor) {
      check(*event.governor, story.events, ref.id, "governor");
      add_edge(out.vertex(EventRef{ref.document, *event.governor}), ev,
               Edge{EdgeKind::embeds, {}, {}}, g);
    }
    if (event.when && event.when->timex) {
      check(*event.when->timex, story.timexes, ref.id, "time expression");
      add_edge(ev, out.vertex(TimexRef{ref.document, *event.when->timex}),
               Edge{EdgeKind::when, {}, {}}, g);
    }
  }
  for (std::uint32_t d = 0; d < stories.size(); ++d) {
    for (std::uint32_t i = 0; i < stories[d].tlinks.size(); ++i) {
      const Tlink& link = stories[d].tlinks[i];
      check(link.from, stories[d].events, link.from, "event");
      const auto from = out.vertex(EventRef{d, link.from});
      const auto to = std::visit(
          [&](auto id) {
            if constexpr (std::is_same_v<decltype(id), EventId>) {
              check(id, stories[d].events, link.from, "related event");
              return out.vertex(EventRef{d, id});
            } else {
              check(id, stories[d].timexes, link.from, "related time expression");
              return out.vertex(TimexRef{d, id});
            }
          },
          link.to);
      add_edge(from, to, Edge{EdgeKind::temporal, link.relations, TlinkRef{d, TlinkId{i}}}, g);
    }
  }
  return out;
}

}  // namespace dateline
