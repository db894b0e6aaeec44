#include "event_fields.hpp"

#include "timeline_entries.hpp"

namespace dateline {

EventFields fields_of(const Story& story, const Event& event, const DateStyle& style) {
  EventFields f;
  f.date = date_in_words(story, event, style);
  if (event.when) {
    const EventTime& when = *event.when;
    if (!when.interval.open_begin()) f.begin = to_iso(when.interval.begin);
    if (!when.interval.open_end()) f.end = to_iso(when.interval.end);
    f.granularity = to_string(when.granularity);
    f.value = when.value;
    f.mod = to_string(mod_of(story, when));
    f.basis = to_string(when.basis);
    f.bound = to_string(when.bound);
  }
  f.status = to_string(event.status);
  f.polarity = to_string(event.polarity);
  f.action = event.action;
  f.source = event.source && index(*event.source) < story.actors.size()
                 ? story.actors[index(*event.source)].name
                 : event.source_text;
  f.document = story.document.id;
  const std::uint32_t size = story.text.size();
  if (size > 0 && event.span.end <= size)
    f.line = std::to_string(story.text.locate(event.span.begin).line);
  if (!event.evidence.empty() && event.evidence.end <= size)
    f.evidence = story.text.slice(event.evidence);
  return f;
}

std::string marked_label(std::string_view label, EventStatus status, std::string_view source) {
  std::string note(status_note(status));
  if (!source.empty() && label.find(source) == std::string_view::npos) {
    if (!note.empty()) note += ", ";
    note += "according to ";
    note += source;
  }
  return note.empty() ? std::string(label) : std::string(label) + " (" + note + ")";
}

}  // namespace dateline
