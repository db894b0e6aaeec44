// Story: everything that was read out of a document, as plain data. Readers make it, writers use
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/allen.hpp"
#include "dateline/core/diagnostic.hpp"
#include "dateline/core/timex.hpp"

namespace dateline {

enum class ActorId : std::uint32_t {};
enum class EventId : std::uint32_t {};
enum class TlinkId : std::uint32_t {};

/// An event or actor of one of several stories: the story's place among them, and the id in that
/// story. Ordered by document, then by id, which is text order.
struct EventRef {
  std::uint32_t document = 0;
  EventId id{};
  friend constexpr auto operator<=>(const EventRef&, const EventRef&) = default;
};
struct ActorRef {
  std::uint32_t document = 0;
  ActorId id{};
  friend constexpr auto operator<=>(const ActorRef&, const ActorRef&) = default;
};

enum class ActorKind : std::uint8_t { person, organization, place, group, other };

/// One mention of an actor. `name` if the words are a name, `nominal` for a role noun ("the
/// mayor"), `pronoun` for a resolved pronoun.
struct Mention {
  enum class Form : std::uint8_t { name, nominal, pronoun };
  Span span;
  std::uint32_t head_token = 0;
  Form form = Form::name;
};

struct Actor {
  ActorId id{};
  std::string name;  ///< canonical: the fullest name without titles ("Lori Lightfoot")
  ActorKind kind = ActorKind::other;
  std::vector<std::string> titles;  ///< "Mayor", "President"
  std::vector<Mention>
      mentions;  ///< in text order, at least one unless the story was made elsewhere
  /// Where several stories were joined: the actors of all of them that are this one, itself among
  /// them; the first speaks for all. Empty if no other story names it.
  std::vector<ActorRef> members = {};
};

/// TimeML 1.2.1 EVENT attributes.
enum class EventClass : std::uint8_t {
  occurrence,
  reporting,
  state,
  i_action,
  i_state,
  aspectual,
  perception
};
enum class Tense : std::uint8_t { none, past, present, future, infinitive, pres_part, past_part };
enum class Aspect : std::uint8_t { none, perfective, progressive, perfective_progressive };
enum class Polarity : std::uint8_t { positive, negative };
/// Whether it happened, in the article's own voice at its creation time.
enum class EventStatus : std::uint8_t {
  happened,
  ongoing,
  planned,
  cancelled,
  denied,
  hypothetical
};
enum class Role : std::uint8_t { agent, patient, recipient, theme, place, instrument, other };

struct Participant {
  Role role = Role::other;
  std::optional<ActorId> actor;
  std::string text;  ///< the words that name it; of a relative pronoun those of its antecedent
  Span span;         ///< where the clause mentions it
  /// The event that takes part: such an argument ("lifted the ban") has the role `other`, unless it
  /// is a force that acts ("the fire destroyed …").
  std::optional<EventId> event = std::nullopt;
};

enum class Basis : std::uint8_t { stated, inherited, bounded };
enum class Bound : std::uint8_t { none, not_before, not_after };

/// A step of what bounds an event in time: first a date or a creation time, then the relations that
/// lead from there to the event.
struct BoundReason {
  enum class By : std::uint8_t {
    date,           ///< the date of `event`
    creation_time,  ///< `event` is told as done, so it was when the document was written
    expression,     ///< what the time expression `timex` covers
    relation        ///< `event` stands in `relations` to `to` or `timex`
  } by = By::date;
  std::uint32_t document = 0;  ///< of all that is named here
  std::optional<EventId> event = std::nullopt;
  std::optional<EventId> to = std::nullopt;
  std::optional<TimexId> timex = std::nullopt;
  RelationSet relations = {};
  std::string basis = {};  ///< of the relations, as Tlink::basis
  Span evidence = {};      ///< the sentence that says so
};

/// When an event takes place. With basis `bounded` the interval is what limits it (either side may
/// be open); otherwise the event lies in it, and `bound` says that the named time is only a limit.
struct EventTime {
  Interval interval;
  Granularity granularity = Granularity::day;
  std::string value;  ///< TIMEX3 value, "" for a bounded time
  Basis basis = Basis::stated;
  Bound bound = Bound::none;
  std::optional<TimexId> timex;
  /// Of a bounded time: what makes each side; empty where the side is open or nobody has asked.
  std::vector<BoundReason> why_not_before = {}, why_not_after = {};
};

/// What two stories say differently of what they both tell.
struct Disagreement {
  enum class About : std::uint8_t { date, number, actor, status } about = About::date;
  EventRef other;           ///< the event of the other story
  std::string here, there;  ///< what this one says, and the other: "2024-05-15", "12 people"
};

struct Event {
  EventId id{};
  Span span;                ///< the trigger
  std::uint32_t token = 0;  ///< head token of the trigger
  std::uint32_t sentence = 0;
  Span evidence;       ///< the sentence, with dateline and closing quote
  std::string action;  ///< lemma: "ban", "call off", "hold rally"
  std::string label;   ///< short sentence in the text's words
  EventClass event_class = EventClass::occurrence;
  EventStatus status = EventStatus::happened;
  Polarity polarity = Polarity::positive;
  Tense tense = Tense::none;
  Aspect aspect = Aspect::none;
  std::string modality;  ///< "will", "could", …; "" if none
  std::vector<Participant> participants;
  std::optional<ActorId> source;    ///< according to whom
  std::string source_text;          ///< the source's words where it is no actor
  std::optional<EventId> governor;  ///< the reporting, planning or aspectual event that embeds it
  std::optional<EventTime> when;
  bool shown = false;     ///< drawn on the default timeline
  double salience = 0.0;  ///< 0…1
  /// Where several stories were joined: the events of all of them that are this one, itself among
  /// them; the first speaks for those that agree with it. Empty if no other story tells of it.
  std::vector<EventRef> members = {};
  std::vector<Disagreement> disagreements = {};  ///< with other members; each stands on both sides
};

/// A temporal relation (TimeML TLINK): `from` RELATION `to`.
struct Tlink {
  EventId from{};
  std::variant<EventId, TimexId> to;
  RelationSet relations;
  std::string basis;  ///< what in the text says so: "preposition: by", "narrative order"
};

/// The document a story was read from. A story of one document has one.
struct DocumentInfo {
  std::string id;
  std::string title;
  std::string outlet;  ///< JSON "source"
  std::optional<CreationTime> creation_time;
};

/// Plain data; ids are indices into the vectors (ActorId 0 is actors[0], written "a1").
struct Story {
  DocumentInfo document;
  SourceText text;
  std::vector<Span> sentences;  ///< in text order; Timex::sentence is an index. Only for showing
  std::vector<Timex> timexes;
  std::vector<Actor> actors;
  std::vector<Event> events;
  std::vector<Tlink> tlinks;
  Diagnostics diagnostics;
};

/// Names as Story JSON writes them: "happened", "I_ACTION", "not_before", "agent", "POS".
std::string_view to_string(ActorKind kind);
std::string_view to_string(EventClass event_class);
std::string_view to_string(EventStatus status);
std::string_view to_string(Polarity polarity);
std::string_view to_string(Tense tense);
std::string_view to_string(Aspect aspect);
std::string_view to_string(Role role);
std::string_view to_string(Basis basis);
std::string_view to_string(Bound bound);
std::string_view to_string(BoundReason::By by);
std::string_view to_string(Disagreement::About about);
std::optional<ActorKind> parse_actor_kind(std::string_view name);
std::optional<EventClass> parse_event_class(std::string_view name);
std::optional<EventStatus> parse_event_status(std::string_view name);
std::optional<Polarity> parse_polarity(std::string_view name);
std::optional<Tense> parse_tense(std::string_view name);
std::optional<Aspect> parse_aspect(std::string_view name);
std::optional<Role> parse_role(std::string_view name);
std::optional<Basis> parse_basis(std::string_view name);
std::optional<Bound> parse_bound(std::string_view name);
std::optional<BoundReason::By> parse_bound_reason(std::string_view name);

/// "t1", "a1", "e1": 1-based.
std::string to_string(TimexId id);
std::string to_string(ActorId id);
std::string to_string(EventId id);

constexpr std::size_t index(TimexId id) {
  return static_cast<std::size_t>(id);
}
constexpr std::size_t index(ActorId id) {
  return static_cast<std::size_t>(id);
}
constexpr std::size_t index(EventId id) {
  return static_cast<std::size_t>(id);
}

}  // namespace dateline
