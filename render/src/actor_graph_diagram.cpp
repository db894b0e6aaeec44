#include "actor_graph_diagram.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/graph/chronology.hpp"
#include "dateline/graph/join.hpp"
#include "dateline/render/escape.hpp"
#include "dateline/render/text_width.hpp"
#include "event_accounts.hpp"
#include "timeline_entries.hpp"
#include "timeline_words.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_actor_lines = 5, max_event_lines = 6, max_date_lines = 3;
// Beyond this many bytes a name or label is cut in descriptions too.
constexpr std::size_t max_title = 600;

using VertexDescriptor = EventGraph::VertexDescriptor;

void capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
}

std::string shortened(std::string text) {
  if (text.size() <= max_title) return text;
  std::size_t end = max_title;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  return text.back() == '.' || text.back() == '?' || text.back() == '!' ? text : text + ".";
}

/// "a1", "e3"; where there are several stories "d2-e3".
template <class Ref>
std::string id_of(const EventGraph& graph, Ref ref) {
  const std::string id = to_string(ref.id);
  return graph.stories().size() > 1 ? "d" + std::to_string(ref.document + 1) + "-" + id : id;
}

class DiagramMaker {
 public:
  DiagramMaker(const EventGraph& graph, const ActorGraphOptions& options)
      : graph_(graph), options_(options) {}

  Diagram make() {
    head();
    for (const EventRef e : chronology(graph_))
      if ((options_.all || graph_.event(e).shown) && speaker(graph_.stories(), e) == e) event(e);
    finish_actors();
    describe();
    return std::move(diagram_);
  }

 private:
  void head() {
    diagram_.title = clean_text(options_.title);
    const CreationTime* reference = nullptr;
    std::string sources;
    std::size_t named = 0;
    for (const Story& s : graph_.stories()) {
      if (diagram_.title.empty()) diagram_.title = clean_text(s.document.title);
      const auto& creation = s.document.creation_time;
      if (creation && (!reference || reference->when.begin < creation->when.begin))
        reference = &*creation;
      if (s.document.outlet.empty()) continue;
      if (named++ > 0) sources += "; ";
      sources += clean_text(s.document.outlet);
      if (creation) sources += ", " + date_in_full(creation->when);
    }
    if (reference) diagram_.notes.push_back("As of " + date_in_full(reference->when));
    if (named > 0) diagram_.sources = (named > 1 ? "Sources: " : "Source: ") + sources;
  }

  /// The actor's place in the diagram; made if it is new.
  std::size_t actor(VertexDescriptor v) {
    const auto [known, fresh] = places_.try_emplace(v, diagram_.actors.size());
    if (!fresh) return known->second;
    DiagramActor a;
    a.vertex = v;
    const Vertex& vertex = graph_.graph()[v];
    std::string name;
    if (const auto* place = std::get_if<PlaceVertex>(&vertex)) {
      a.id = id_of(graph_, place->members.front());
      a.kind = ActorKind::place;
      name = place->name;
    } else {
      const auto& actor = std::get<ActorVertex>(vertex);
      a.id = id_of(graph_, actor.members.front());
      a.kind = actor.kind;
      name = actor.name;
    }
    name = clean_text(name);
    if (name.empty()) name = "(no name)";
    a.lines = wrap_balanced(name, text_room(a.kind), actor_font, max_actor_lines, FontWeight::bold);
    a.title = shortened(name);
    if (a.kind != ActorKind::other) a.title += ", " + std::string(kind_in_words(a.kind));
    diagram_.actors.push_back(std::move(a));
    return known->second;
  }

  // The slanted sides of a place, and the second border of a group, take room.
  static double text_room(ActorKind kind) {
    const double taken = kind == ActorKind::place ? 14 : kind == ActorKind::group ? 4 : 0;
    return actor_width - 2 * (box_padding + taken);
  }

  void event(EventRef ref) {
    const Event& event = graph_.event(ref);
    const Story& story = graph_.stories()[ref.document];
    DiagramEvent e;
    e.id = id_of(graph_, ref);
    e.ref = ref;
    e.status = event.status;

    TimexMod mod = TimexMod::none;
    if (event.when && event.when->timex) mod = story.timexes[index(*event.when->timex)].mod;
    std::string date;
    if (event.when && !goes_without_saying(story, *event.when))
      date = when_in_words(*event.when, mod, event.status, {true, true, false});
    const std::string note(status_note(event.status));
    e.dated = !date.empty();
    if (!e.dated) date = "No date in the text";
    if (!note.empty()) date += " · " + note;

    std::string label = clean_text(event.label);
    if (label.empty()) label = clean_text(event.action);
    if (label.empty()) label = "(no description)";
    capitalise(label);
    const double room = event_width - 2 * box_padding - mark_column;
    e.date = wrap_text(date, room, date_font, max_date_lines, FontWeight::bold);
    e.lines = wrap_balanced(label, room, event_font, max_event_lines);

    e.title = sentence(date);
    e.title += " " + sentence(shortened(label));
    if (note.empty()) e.title += " Happened.";
    const std::string source =
        event.source ? story.actors[index(*event.source)].name : event.source_text;
    if (!source.empty()) e.title += " According to " + sentence(shortened(clean_text(source)));

    const Accounts accounts = accounts_of(graph_.stories(), ref, {true, true, false});
    e.disputed = !accounts.otherwise.empty();
    for (const std::string& words : {accounts.told_in_words(), accounts.otherwise_in_words()}) {
      if (words.empty()) continue;
      std::string said = clean_text(words);
      capitalise(said);
      for (std::string& part : wrap_text(said, room, date_font, max_date_lines))
        e.notes.push_back(std::move(part));
      e.title += " " + sentence(shortened(std::move(said)));
    }

    const std::size_t here = diagram_.events.size();
    connect(graph_.vertex(ref), here);
    diagram_.events.push_back(std::move(e));
  }

  /// Edges of a drawn event. What it tells, plans or begins and isn't drawn itself stands in its
  /// label, so the parts in that are drawn here, too, if the label names them: with "Reyes said the
  /// Trust had sold the ferry", Reyes says so, the Trust acts, the ferry is acted on.
  void connect(VertexDescriptor v, std::size_t here) {
    const auto& g = graph_.graph();
    const Event& event = event_of(v);
    std::vector<DiagramEdge> edges;
    const std::string label = folded_case(event.label);
    bool tells = false;
    for (const auto embeds : boost::make_iterator_range(out_edges(v, g))) {
      const VertexDescriptor inner = target(embeds, g);
      if (g[embeds].kind != EdgeKind::embeds || inner == v || drawn(inner)) continue;
      tells |= event.event_class == EventClass::reporting;
      if (!has_trigger(label, inner)) continue;
      const auto add = [&](VertexDescriptor a, EdgeKind kind) {
        if (names(label, a, inner)) edges.push_back({actor(a), here, kind});
      };
      for (const auto e : boost::make_iterator_range(in_edges(inner, g)))
        if (g[e].kind == EdgeKind::agent) add(source(e, g), EdgeKind::agent);
      for (const auto e : boost::make_iterator_range(out_edges(inner, g)))
        if (is_part(g[e].kind)) add(target(e, g), g[e].kind);
    }
    for (const auto e : boost::make_iterator_range(in_edges(v, g))) {
      if (g[e].kind == EdgeKind::agent)
        edges.push_back({actor(source(e, g)), here, tells ? EdgeKind::source : EdgeKind::agent});
      if (g[e].kind == EdgeKind::source)
        edges.push_back({actor(source(e, g)), here, EdgeKind::source});
    }
    for (const auto e : boost::make_iterator_range(out_edges(v, g)))
      if (is_part(g[e].kind)) edges.push_back({actor(target(e, g)), here, g[e].kind});

    // One line says it: who acts need not be drawn as telling of it, too.
    std::vector<std::pair<std::size_t, EdgeLook>> seen;
    for (const EdgeLook look :
         {EdgeLook::acts, EdgeLook::acted_on, EdgeLook::says, EdgeLook::elsewhere})
      for (const DiagramEdge& e : edges) {
        if (look_of(e.kind) != look) continue;
        const bool known = std::any_of(seen.begin(), seen.end(), [&](const auto& s) {
          return s.first == e.actor &&
                 (s.second == look || s.second == EdgeLook::acts || look == EdgeLook::elsewhere);
        });
        if (known) continue;
        seen.emplace_back(e.actor, look);
        diagram_.edges.push_back(e);
      }
  }

  const Event& event_of(VertexDescriptor v) const {
    return graph_.event(std::get<EventVertex>(graph_.graph()[v]).members.front());
  }

  bool drawn(VertexDescriptor v) const { return options_.all || event_of(v).shown; }

  static std::string folded_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }

  /// True if the label has the word that the event was read from; a story that was made elsewhere
  /// may have no text to look into.
  bool has_trigger(const std::string& label, VertexDescriptor v) const {
    const EventRef ref = std::get<EventVertex>(graph_.graph()[v]).members.front();
    const SourceText& text = graph_.stories()[ref.document].text;
    const Span span = graph_.event(ref).span;
    if (span.empty() || span.end > text.size()) return true;
    return label.find(folded_case(text.slice(span))) != std::string::npos;
  }

  /// True if the label has the actor's name, or the words that mean the actor in the event.
  bool names(const std::string& label, VertexDescriptor v, VertexDescriptor event) const {
    const auto in_label = [&](std::string_view words) {
      return !words.empty() && label.find(folded_case(words)) != std::string::npos;
    };
    const Vertex& vertex = graph_.graph()[v];
    const auto* place = std::get_if<PlaceVertex>(&vertex);
    if (in_label(place ? place->name : std::get<ActorVertex>(vertex).name)) return true;
    const std::uint32_t document =
        std::get<EventVertex>(graph_.graph()[event]).members.front().document;
    const auto& parts = event_of(event).participants;
    return std::any_of(parts.begin(), parts.end(), [&](const Participant& p) {
      return p.actor && graph_.vertex(ActorRef{document, *p.actor}) == v && in_label(p.text);
    });
  }

  static bool is_part(EdgeKind kind) {
    switch (kind) {
      case EdgeKind::patient:
      case EdgeKind::recipient:
      case EdgeKind::theme:
      case EdgeKind::place:
      case EdgeKind::instrument:
      case EdgeKind::participant:
        return true;
      default:
        return false;
    }
  }

  void finish_actors() {
    std::vector<std::size_t> edges(diagram_.actors.size()), event_edges(diagram_.events.size());
    for (const DiagramEdge& e : diagram_.edges) {
      ++edges[e.actor];
      ++event_edges[e.event];
      const EdgeLook look = look_of(e.kind);
      if (look == EdgeLook::acts || look == EdgeLook::says) diagram_.actors[e.actor].acts = true;
    }
    // Edges leave a box one below the other, so that many make it taller.
    constexpr double spacing = 8;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      DiagramActor& a = diagram_.actors[i];
      a.height = std::max(static_cast<double>(a.lines.size()) * actor_line + 2 * box_padding,
                          static_cast<double>(edges[i] + 1) * spacing);
    }
    for (std::size_t i = 0; i < event_edges.size(); ++i) {
      DiagramEvent& e = diagram_.events[i];
      e.height = std::max(static_cast<double>(e.date.size() + e.notes.size()) * date_line +
                              static_cast<double>(e.lines.size()) * event_line + 1.4 * box_padding,
                          static_cast<double>(event_edges[i] + 1) * spacing);
    }
  }

  void describe() {
    const std::size_t events = diagram_.events.size(), actors = diagram_.actors.size();
    diagram_.description = "Graph of " + std::to_string(actors) +
                           (actors == 1 ? " actor" : " actors") + " and " + std::to_string(events) +
                           (events == 1 ? " event." : " events, in order of time.");
    constexpr std::size_t most = 40;
    for (std::size_t i = 0; i < events && i < most; ++i)
      diagram_.description += " " + diagram_.events[i].title;
    if (events > most) diagram_.description += " And " + std::to_string(events - most) + " more.";
    if (diagram_.title.empty()) diagram_.title = "Actors and actions";
  }

  const EventGraph& graph_;
  const ActorGraphOptions& options_;
  Diagram diagram_;
  std::map<VertexDescriptor, std::size_t> places_;
};

}  // namespace

Diagram make_diagram(const EventGraph& graph, const ActorGraphOptions& options) {
  return DiagramMaker(graph, options).make();
}

std::string_view kind_in_words(ActorKind kind) {
  switch (kind) {
    case ActorKind::person:
      return "person";
    case ActorKind::organization:
      return "organization";
    case ActorKind::place:
      return "place";
    case ActorKind::group:
      return "group";
    case ActorKind::other:
      break;
  }
  return "other";
}

EdgeLook look_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::agent:
      return EdgeLook::acts;
    case EdgeKind::patient:
    case EdgeKind::recipient:
    case EdgeKind::theme:
      return EdgeLook::acted_on;
    case EdgeKind::source:
      return EdgeLook::says;
    default:
      return EdgeLook::elsewhere;
  }
}

std::string_view look_in_words(EdgeLook look) {
  switch (look) {
    case EdgeLook::acts:
      return "acts";
    case EdgeLook::acted_on:
      return "is acted on";
    case EdgeLook::says:
      return "says so";
    case EdgeLook::elsewhere:
      break;
  }
  return "where, with what";
}

}  // namespace dateline
