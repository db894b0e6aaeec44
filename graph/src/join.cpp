#include "dateline/graph/join.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "join_actors.hpp"
#include "join_disagreements.hpp"
#include "join_events.hpp"

namespace dateline {
namespace {

// Who speaks for a joined actor: a name before a role noun, then the fullest name.
bool speaks_before(const Actor& a, const Actor& b) {
  const auto key = [](const Actor& actor) {
    return std::tuple(has_name(actor), actor.kind != ActorKind::other, actor.name.size());
  };
  return key(a) > key(b);
}

// How far the news has come: what was written later knows how it went on.
LocalSeconds written(const Story& story) {
  const auto& creation = story.document.creation_time;
  return creation ? creation->when.begin : LocalSeconds::min();
}

bool to_come(EventStatus status) {
  return status == EventStatus::planned || status == EventStatus::hypothetical ||
         status == EventStatus::ongoing;
}

// Who speaks for a joined event: what went on before what was to come, then the better known date,
// the fuller account, the later one.
bool speaks_before(std::span<const Story> stories, EventRef a, EventRef b) {
  const auto key = [&](EventRef ref) {
    const Story& story = stories[ref.document];
    const Event& event = story.events[index(ref.id)];
    const auto named = std::count_if(event.participants.begin(), event.participants.end(),
                                     [](const Participant& p) { return p.actor.has_value(); });
    const bool dated = event.when && event.when->basis == Basis::stated;
    const auto length =
        dated ? -(event.when->interval.end - event.when->interval.begin) : date::days{-4000000};
    return std::tuple(!to_come(event.status), event.shown, length, named, event.source.has_value(),
                      event.salience, written(story));
  };
  const auto x = key(a), y = key(b);
  if (x != y) return x > y;
  // The same in all that counts: whichever the order of the stories.
  const Story &s = stories[a.document], &t = stories[b.document];
  return std::pair(std::string_view(s.document.id), s.text.text()) <
         std::pair(std::string_view(t.document.id), t.text.text());
}

}  // namespace

std::vector<Story> joined(std::vector<Story> stories) {
  for (Story& story : stories) {
    for (Actor& actor : story.actors) actor.members.clear();
    for (Event& event : story.events) {
      event.members.clear();
      event.disagreements.clear();
    }
  }
  if (stories.size() < 2) return stories;
  const ActorGroups actors = group_actors(stories);
  const auto events = group_events(stories, actors);

  for (std::vector<ActorRef> members : actors.members) {
    if (members.size() < 2) continue;
    const auto first =
        std::min_element(members.begin(), members.end(), [&](ActorRef a, ActorRef b) {
          return speaks_before(stories[a.document].actors[index(a.id)],
                               stories[b.document].actors[index(b.id)]);
        });
    std::rotate(members.begin(), first, first + 1);
    for (const ActorRef m : members) stories[m.document].actors[index(m.id)].members = members;
  }
  for (std::vector<EventRef> members : events) {
    std::sort(members.begin(), members.end(),
              [&](EventRef a, EventRef b) { return speaks_before(stories, a, b); });
    for (const EventRef a : members) stories[a.document].events[index(a.id)].members = members;
  }
  // What two accounts say differently depends on what else is joined.
  for (const std::vector<EventRef>& group : events) {
    const auto& first = group.front();
    const std::vector<EventRef> members =
        stories[first.document].events[index(first.id)].members;  // in the order they speak
    for (const EventRef a : members)
      for (const EventRef b : members) {
        if (a == b) continue;
        const auto found = disagreements(stories, actors, a, b);
        auto& all = stories[a.document].events[index(a.id)].disagreements;
        all.insert(all.end(), found.begin(), found.end());
      }
  }
  return stories;
}

EventRef speaker(std::span<const Story> stories, EventRef ref) {
  const auto event = [&](EventRef e) -> const Event& {
    return stories[e.document].events[index(e.id)];
  };
  const auto disagree = [&](EventRef a, EventRef b) {
    const auto& list = event(a).disagreements;
    return std::any_of(list.begin(), list.end(),
                       [&](const Disagreement& d) { return d.other == b; });
  };
  // Each member has the first speaker before it that it agrees with; with none it speaks itself.
  std::vector<EventRef> speakers;
  for (const EventRef m : event(ref).members) {
    const auto found =
        std::find_if(speakers.begin(), speakers.end(), [&](EventRef s) { return !disagree(m, s); });
    if (m == ref) return found == speakers.end() ? ref : *found;
    if (found == speakers.end()) speakers.push_back(m);
  }
  return ref;
}

}  // namespace dateline
