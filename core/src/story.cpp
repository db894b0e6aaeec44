#include "dateline/core/story.hpp"

#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 5> actor_kinds = {"person", "organization", "place", "group",
                                                         "other"};
constexpr std::array<std::string_view, 7> event_classes = {
    "OCCURRENCE", "REPORTING", "STATE", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"};
constexpr std::array<std::string_view, 6> statuses = {"happened",  "ongoing", "planned",
                                                      "cancelled", "denied",  "hypothetical"};
constexpr std::array<std::string_view, 2> polarities = {"POS", "NEG"};
constexpr std::array<std::string_view, 7> tenses = {"NONE",       "PAST",     "PRESENT", "FUTURE",
                                                    "INFINITIVE", "PRESPART", "PASTPART"};
constexpr std::array<std::string_view, 4> aspects = {"NONE", "PERFECTIVE", "PROGRESSIVE",
                                                     "PERFECTIVE_PROGRESSIVE"};
constexpr std::array<std::string_view, 7> roles = {"agent", "patient",    "recipient", "theme",
                                                   "place", "instrument", "other"};
constexpr std::array<std::string_view, 3> bases = {"stated", "inherited", "bounded"};
constexpr std::array<std::string_view, 3> bounds = {"", "not_before", "not_after"};
constexpr std::array<std::string_view, 4> bys = {"date", "creation_time", "expression", "relation"};
constexpr std::array<std::string_view, 4> abouts = {"date", "number", "actor", "status"};

template <class Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(ActorKind kind) {
  return name_of(actor_kinds, kind);
}
std::string_view to_string(EventClass event_class) {
  return name_of(event_classes, event_class);
}
std::string_view to_string(EventStatus status) {
  return name_of(statuses, status);
}
std::string_view to_string(Polarity polarity) {
  return name_of(polarities, polarity);
}
std::string_view to_string(Tense tense) {
  return name_of(tenses, tense);
}
std::string_view to_string(Aspect aspect) {
  return name_of(aspects, aspect);
}
std::string_view to_string(Role role) {
  return name_of(roles, role);
}
std::string_view to_string(Basis basis) {
  return name_of(bases, basis);
}
std::string_view to_string(Bound bound) {
  return name_of(bounds, bound);
}
std::string_view to_string(BoundReason::By by) {
  return name_of(bys, by);
}
std::string_view to_string(Disagreement::About about) {
  return name_of(abouts, about);
}

std::optional<ActorKind> parse_actor_kind(std::string_view name) {
  return value_of<ActorKind>(actor_kinds, name);
}
std::optional<EventClass> parse_event_class(std::string_view name) {
  return value_of<EventClass>(event_classes, name);
}
std::optional<EventStatus> parse_event_status(std::string_view name) {
  return value_of<EventStatus>(statuses, name);
}
std::optional<Polarity> parse_polarity(std::string_view name) {
  return value_of<Polarity>(polarities, name);
}
std::optional<Tense> parse_tense(std::string_view name) {
  return value_of<Tense>(tenses, name);
}
std::optional<Aspect> parse_aspect(std::string_view name) {
  return value_of<Aspect>(aspects, name);
}
std::optional<Role> parse_role(std::string_view name) {
  return value_of<Role>(roles, name);
}
std::optional<Basis> parse_basis(std::string_view name) {
  return value_of<Basis>(bases, name);
}
std::optional<Bound> parse_bound(std::string_view name) {
  return value_of<Bound>(bounds, name);
}
std::optional<BoundReason::By> parse_bound_reason(std::string_view name) {
  return value_of<BoundReason::By>(bys, name);
}

std::string to_string(TimexId id) {
  return "t" + std::to_string(index(id) + 1);
}
std::string to_string(ActorId id) {
  return "a" + std::to_string(index(id) + 1);
}
std::string to_string(EventId id) {
  return "e" + std::to_string(index(id) + 1);
}

}  // namespace dateline
