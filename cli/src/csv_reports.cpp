#include "csv_reports.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <string_view>
#include <vector>

#include "dateline/render/escape.hpp"

namespace dateline::cli {
namespace {

std::string row(std::initializer_list<std::string_view> fields) {
  std::string out;
  bool first = true;
  for (const std::string_view field : fields) {
    if (!first) out += ',';
    first = false;
    out += escape_csv(field);
  }
  return out += "\r\n";
}

// A place in the text, as the columns start, end, line, column.
struct Place {
  std::string start, end, line, column;
};

Place place_of(const Story& story, Span span) {
  const Location at = story.text.locate(span.begin);
  return {std::to_string(story.text.code_points_before(span.begin)),
          std::to_string(story.text.code_points_before(span.end)), std::to_string(at.line),
          std::to_string(at.column)};
}

std::string begin_of(const Interval& i) {
  return i.open_begin() ? std::string() : to_iso(i.begin);
}

std::string end_of(const Interval& i) {
  return i.open_end() ? std::string() : to_iso(i.end);
}

std::string anchor_of(const Anchor& anchor) {
  switch (anchor.kind) {
    case Anchor::Kind::creation_time:
      return "dct";
    case Anchor::Kind::timex:
      return anchor.timex ? to_string(*anchor.timex) : std::string();
    case Anchor::Kind::event:
      return "event";
    case Anchor::Kind::user:
      return "user";
    case Anchor::Kind::none:
      break;
  }
  return {};
}

std::string joined(std::string_view separator, const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string names_in(const Story& story, const Event& event, std::initializer_list<Role> roles) {
  std::vector<std::string> names;
  for (const Role role : roles)
    for (const Participant& participant : event.participants)
      if (participant.role == role)
        names.push_back(participant.actor ? story.actors[index(*participant.actor)].name
                                          : participant.text);
  return joined("; ", names);
}

}  // namespace

std::string dates_csv_header() {
  return row({"document", "id", "start", "end", "line", "column", "text", "type", "value", "mod",
              "begin", "end_exclusive", "granularity", "anchor", "rule", "alternatives", "why"});
}

std::string dates_csv(const Story& story) {
  std::string out;
  for (const Timex& timex : story.timexes) {
    const Place place = place_of(story, timex.span);
    std::vector<std::string> why, others;
    for (const Reason& reason : timex.why) why.push_back(reason.text);
    for (const Alternative& other : timex.alternatives) others.push_back(other.value);
    out += row({story.document.id, to_string(timex.id), place.start, place.end, place.line,
                place.column, story.text.slice(timex.span), to_string(timex.type), timex.value,
                to_string(timex.mod), timex.resolved ? begin_of(timex.interval) : "",
                timex.resolved ? end_of(timex.interval) : "",
                timex.resolved ? to_string(timex.granularity) : "", anchor_of(timex.anchor),
                timex.rule, joined(" ", others), joined(" ", why)});
  }
  return out;
}

std::string events_csv_header() {
  return row({"document",      "id",           "start",  "end",    "line",     "column",
              "action",        "label",        "class",  "status", "polarity", "modality",
              "agent",         "patient",      "others", "source", "value",    "begin",
              "end_exclusive", "granularity",  "basis",  "bound",  "shown",    "evidence",
              "members",       "disagreements"});
}

std::string events_csv(const EventGraph& graph, std::span<const EventRef> events) {
  std::string out;
  for (const EventRef ref : events) {
    const Event& event = graph.event(ref);
    const Story& story = graph.stories()[ref.document];
    const Place place = place_of(story, event.span);
    const EventTime* when = event.when ? &*event.when : nullptr;
    std::vector<std::string> members, disagreements;
    const auto id_of = [](EventRef e) {
      return fmt::format("d{}-{}", e.document + 1, to_string(e.id));
    };
    for (const EventRef m : event.members) members.push_back(id_of(m));
    for (const Disagreement& d : event.disagreements)
      disagreements.push_back(
          fmt::format("{} of {}: {}", to_string(d.about), id_of(d.other), d.there));
    out +=
        row({story.document.id,
             to_string(event.id),
             place.start,
             place.end,
             place.line,
             place.column,
             event.action,
             event.label,
             to_string(event.event_class),
             to_string(event.status),
             to_string(event.polarity),
             event.modality,
             names_in(story, event, {Role::agent}),
             names_in(story, event, {Role::patient, Role::theme}),
             names_in(story, event, {Role::recipient, Role::place, Role::instrument, Role::other}),
             event.source ? std::string_view(story.actors[index(*event.source)].name)
                          : std::string_view(event.source_text),
             when ? std::string_view(when->value) : "",
             when ? begin_of(when->interval) : "",
             when ? end_of(when->interval) : "",
             when ? to_string(when->granularity) : "",
             when ? to_string(when->basis) : "",
             when ? to_string(when->bound) : "",
             event.shown ? "true" : "false",
             story.text.slice(event.evidence),
             joined("; ", members),
             joined("; ", disagreements)});
  }
  return out;
}

}  // namespace dateline::cli
