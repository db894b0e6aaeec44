#include "dateline/core/story_json.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <variant>

#include "unicode.hpp"

namespace dateline {
namespace {

std::string creation_time(const CreationTime& time) {
  std::string iso = to_iso(time.when.begin);
  // A creation time that names the minute keeps it at midnight too.
  if (time.when.granularity < Granularity::part_of_day && iso.find('T') == std::string::npos)
    iso += "T00:00";
  return iso + time.zone;
}

std::string relation_name(RelationSet relations) {
  std::string name;
  for (int i = 0; i < allen_relation_count; ++i) {
    const auto relation = static_cast<AllenRelation>(i);
    if (!relations.contains(relation)) continue;
    if (!name.empty()) name += '|';
    name += to_string(relation);
  }
  return name;
}

// U+FFFD for each byte that isn't part of a code point.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Decoded next = unicode::decode(text, at);
    out += next.valid ? text.substr(at, next.size) : std::string_view("\xEF\xBF\xBD");
    at += next.size;
  }
  return out;
}

bool well_formed(std::string_view text) {
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<signed char>(c) >= 0; }))
    return true;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Decoded next = unicode::decode(text, at);
    if (!next.valid) return false;
    at += next.size;
  }
  return true;
}

// Writes stories value by value: a tree of the whole would cost more than finding the dates did.
// `Writer` is one of RapidJSON's.
template <class Writer>
class StoryWriter {
 public:
  StoryWriter(Writer& out, std::span<const Story> stories)
      : out_(out), stories_(stories), name_document_(stories.size() != 1) {}

  void begin(std::uint32_t document) {
    story_ = &stories_[document];
    document_ = document;
  }

  void document(bool with_text) {
    const DocumentInfo& document = story_->document;
    member("id", document.id);
    key("dct");
    if (document.creation_time) {
      text(creation_time(*document.creation_time));
    } else {
      out_.Null();
    }
    member_or_null("title", document.title);
    member_or_null("source", document.outlet);
    if (with_text) member("text", story_->text.text());
  }

  void timexes() {
    for (const Timex& timex : story_->timexes) write(timex);
  }
  void actors() {
    for (const Actor& actor : story_->actors) write(actor);
  }
  void events() {
    for (const Event& event : story_->events) write(event);
  }

  void relations() {
    for (const Tlink& tlink : story_->tlinks) {
      out_.StartObject();
      member("from", id(tlink.from));
      member("to", std::visit([this](auto to) { return this->id(to); }, tlink.to));
      member("type", relation_name(tlink.relations));
      member("basis", tlink.basis);
      out_.EndObject();
    }
  }

  // What this story and a later one say differently: each pair once.
  void contradictions() {
    for (const Event& event : story_->events)
      for (const Disagreement& d : event.disagreements) {
        const EventRef here{document_, event.id};
        const Event* other = find(d.other);
        if (!(here < d.other) || !other) continue;
        out_.StartObject();
        key("events");
        out_.StartArray();
        text(id(here.document, here.id));
        text(id(d.other.document, d.other.id));
        out_.EndArray();
        member("differ", to_string(d.about));
        key("said");
        out_.StartArray();
        text(d.here);
        text(d.there);
        out_.EndArray();
        key("evidence");
        out_.StartArray();
        out_.StartObject();
        span(event.evidence);
        out_.EndObject();
        out_.StartObject();
        span(stories_[d.other.document], other->evidence);
        out_.EndObject();
        out_.EndArray();
        out_.EndObject();
      }
  }

  void diagnostics() {
    for (const Diagnostic& diagnostic : story_->diagnostics) {
      out_.StartObject();
      member("severity", to_string(diagnostic.severity));
      member("code", diagnostic.code);
      member("message", diagnostic.message);
      span(diagnostic.span);
      out_.EndObject();
    }
  }

 private:
  void key(std::string_view name) {
    out_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void text(std::string_view value) {
    if (!well_formed(value)) return text(repaired(value));
    out_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void text_or_null(std::string_view value) {
    if (value.empty()) {
      out_.Null();
    } else {
      text(value);
    }
  }
  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member_or_null(std::string_view name, std::string_view value) {
    key(name);
    text_or_null(value);
  }
  void null(std::string_view name) {
    key(name);
    out_.Null();
  }

  // "e3"; of several documents "d2-e3".
  template <class Id>
  std::string id(std::uint32_t document, Id i) const {
    if (!name_document_) return to_string(i);
    return 'd' + std::to_string(document + 1) + '-' + to_string(i);
  }
  std::string id(TimexId t) const { return id(document_, t); }
  std::string id(EventId e) const { return id(document_, e); }
  std::string id(ActorId a) const { return id(document_, a); }
  const Event* find(EventRef ref) const {
    if (ref.document >= stories_.size()) return nullptr;
    // Where events were left out an id is no index any more, but still in order.
    const auto& events = stories_[ref.document].events;
    const auto found = std::lower_bound(events.begin(), events.end(), ref.id,
                                        [](const Event& e, EventId id) { return e.id < id; });
    return found == events.end() || found->id != ref.id ? nullptr : &*found;
  }
  template <class Id>
  void id_or_null(std::string_view name, const std::optional<Id>& some) {
    if (some) {
      member(name, id(*some));
    } else {
      null(name);
    }
  }

  void begin_of(const Interval& interval) {
    key("begin");
    text_or_null(interval.open_begin() ? std::string() : to_iso(interval.begin));
  }
  void end_of(const Interval& interval) {
    key("end");
    text_or_null(interval.open_end() ? std::string() : to_iso(interval.end));
  }

  void span(Span span) { this->span(*story_, span); }
  void span(const Story& story, Span span) {
    key("start");
    out_.Uint64(story.text.code_points_before(span.begin));
    key("end");
    out_.Uint64(story.text.code_points_before(span.end));
    if (name_document_) member("document", story.document.id);
  }

  void anchor(const Anchor& anchor) {
    switch (anchor.kind) {
      case Anchor::Kind::creation_time:
        return member("anchor", "dct");
      case Anchor::Kind::timex:
        return id_or_null("anchor", anchor.timex);
      case Anchor::Kind::event:
        return member("anchor", "event");
      case Anchor::Kind::user:
        return member("anchor", "user");
      case Anchor::Kind::none:
        break;
    }
    null("anchor");
  }

  void write(const Timex& timex) {
    out_.StartObject();
    member("id", id(timex.id));
    span(timex.span);
    member("text", story_->text.slice(timex.span));
    member("type", to_string(timex.type));
    member("value", timex.value);
    member_or_null("mod", to_string(timex.mod));
    if (timex.type == TimexType::set) {
      member_or_null("quant", timex.quant);
      member_or_null("freq", timex.freq);
    }
    // "end" is taken by the span, so the interval stands as a value of its own beside "begin".
    if (timex.resolved) {
      begin_of(timex.interval);
    } else {
      null("begin");
    }
    anchor(timex.anchor);
    member("rule", timex.rule);
    key("why");
    out_.StartArray();
    for (const Reason& reason : timex.why) text(reason.text);
    out_.EndArray();
    key("interval");
    if (timex.resolved) {
      out_.StartObject();
      begin_of(timex.interval);
      end_of(timex.interval);
      out_.EndObject();
    } else {
      out_.Null();
    }
    member_or_null("granularity", timex.resolved ? to_string(timex.granularity) : "");
    member_or_null("signal",
                   timex.signal_span.empty() ? "" : story_->text.slice(timex.signal_span));
    key("alternatives");
    out_.StartArray();
    for (const Alternative& other : timex.alternatives) {
      out_.StartObject();
      member("value", other.value);
      begin_of(other.interval);
      end_of(other.interval);
      member("why", other.reason);
      out_.EndObject();
    }
    out_.EndArray();
    member_or_null("functionInDocument", timex.creation_time ? "CREATION_TIME" : "");
    id_or_null("range_partner", timex.range_partner);
    out_.EndObject();
  }

  void write(const Actor& actor) {
    out_.StartObject();
    member("id", id(actor.id));
    member("name", actor.name);
    member("kind", to_string(actor.kind));
    key("mentions");
    out_.StartArray();
    for (const Mention& mention : actor.mentions) {
      out_.StartObject();
      span(mention.span);
      member("form", mention_form(mention.form));
      out_.EndObject();
    }
    out_.EndArray();
    key("titles");
    out_.StartArray();
    for (const std::string& title : actor.titles) text(title);
    out_.EndArray();
    if (!actor.members.empty()) {
      key("members");
      out_.StartArray();
      for (const ActorRef m : actor.members) text(id(m.document, m.id));
      out_.EndArray();
    }
    out_.EndObject();
  }

  static std::string_view mention_form(Mention::Form form) {
    switch (form) {
      case Mention::Form::nominal:
        return "nominal";
      case Mention::Form::pronoun:
        return "pronoun";
      case Mention::Form::name:
        break;
    }
    return "name";
  }

  void write(const Participant& participant) {
    out_.StartObject();
    member("role", to_string(participant.role));
    id_or_null("actor", participant.actor);
    member("text", participant.text);
    span(participant.span);
    if (participant.event) id_or_null("event", participant.event);
    out_.EndObject();
  }

  void write(const EventTime& when) {
    out_.StartObject();
    member_or_null("value", when.value);
    begin_of(when.interval);
    end_of(when.interval);
    member("granularity", to_string(when.granularity));
    member("basis", to_string(when.basis));
    member_or_null("bound", to_string(when.bound));
    id_or_null("timex", when.timex);
    if (!when.why_not_before.empty()) reasons("why_not_before", when.why_not_before);
    if (!when.why_not_after.empty()) reasons("why_not_after", when.why_not_after);
    out_.EndObject();
  }

  void reasons(std::string_view name, const std::vector<BoundReason>& steps) {
    key(name);
    out_.StartArray();
    for (const BoundReason& step : steps) {
      if (step.document >= stories_.size()) continue;
      const auto named = [&](std::string_view as, const auto& some) {
        if (some) member(as, id(step.document, *some));
      };
      out_.StartObject();
      member("by", to_string(step.by));
      named("event", step.event);
      if (step.by == BoundReason::By::relation) {
        member("type", relation_name(step.relations));
        named("to", step.to);
        if (!step.to) named("to", step.timex);
        member("basis", step.basis);
      } else {
        named("timex", step.timex);
      }
      if (!step.evidence.empty()) {
        key("evidence");
        out_.StartObject();
        span(stories_[step.document], step.evidence);
        out_.EndObject();
      }
      out_.EndObject();
    }
    out_.EndArray();
  }

  void write(const Event& event) {
    out_.StartObject();
    member("id", id(event.id));
    span(event.span);
    member("action", event.action);
    member("label", event.label);
    member("class", to_string(event.event_class));
    member("status", to_string(event.status));
    member("polarity", to_string(event.polarity));
    member_or_null("modality", event.modality);
    key("participants");
    out_.StartArray();
    for (const Participant& participant : event.participants) write(participant);
    out_.EndArray();
    id_or_null("source", event.source);
    key("when");
    if (event.when) {
      write(*event.when);
    } else {
      out_.Null();
    }
    key("evidence");
    out_.StartObject();
    span(event.evidence);
    out_.EndObject();
    key("shown");
    out_.Bool(event.shown);
    // Three places say all it can: the rest is noise of the additions.
    key("salience");
    out_.Double(std::round(event.salience * 1000) / 1000);
    member("tense", to_string(event.tense));
    member("aspect", to_string(event.aspect));
    member_or_null("source_text", event.source_text);
    id_or_null("governor", event.governor);
    if (!event.members.empty()) members(event);
    out_.EndObject();
  }

  // A joined event: the same in each of its members.
  void members(const Event& event) {
    key("members");
    out_.StartArray();
    for (const EventRef m : event.members) text(id(m.document, m.id));
    out_.EndArray();
    key("sources");
    out_.StartArray();
    for (const EventRef m : event.members) {
      const Event* told = find(m);
      if (!told) continue;
      const Story& story = stories_[m.document];
      out_.StartObject();
      member("document", story.document.id);
      member_or_null("outlet", story.document.outlet);
      key("source");
      if (told->source) {
        text(id(m.document, *told->source));
      } else {
        out_.Null();
      }
      member_or_null("source_text", told->source_text);
      key("evidence");
      out_.StartObject();
      span(story, told->evidence);
      out_.EndObject();
      out_.EndObject();
    }
    out_.EndArray();
  }

  Writer& out_;
  std::span<const Story> stories_;
  const Story* story_ = nullptr;
  std::uint32_t document_ = 0;
  bool name_document_;
};

template <class Writer>
void write_stories(Writer& out, std::span<const Story> stories, StoryPart part) {
  const bool several = stories.size() != 1;
  const bool all = part == StoryPart::all;
  StoryWriter<Writer> writer(out, stories);
  out.StartObject();
  out.Key("schema");
  out.String("dateline-story/1");
  if (several) {
    out.Key("documents");
    out.StartArray();
    for (std::uint32_t d = 0; d < stories.size(); ++d) {
      writer.begin(d);
      out.StartObject();
      writer.document(all);
      out.EndObject();
    }
    out.EndArray();
  } else {
    writer.begin(0);
    writer.document(all);
  }
  const auto list = [&](const char* name, void (StoryWriter<Writer>::*entries)()) {
    out.Key(name);
    out.StartArray();
    for (std::uint32_t d = 0; d < stories.size(); ++d) {
      writer.begin(d);
      (writer.*entries)();
    }
    out.EndArray();
  };
  if (part != StoryPart::events) list("timexes", &StoryWriter<Writer>::timexes);
  if (part != StoryPart::timexes) {
    list("actors", &StoryWriter<Writer>::actors);
    list("events", &StoryWriter<Writer>::events);
    if (several) list("contradictions", &StoryWriter<Writer>::contradictions);
  }
  if (all) {
    list("relations", &StoryWriter<Writer>::relations);
    list("diagnostics", &StoryWriter<Writer>::diagnostics);
  }
  out.EndObject();
}

}  // namespace

std::string to_json(std::span<const Story> stories, StoryPart part, bool one_line) {
  rapidjson::StringBuffer buffer;
  if (one_line) {
    rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
    write_stories(out, stories, part);
  } else {
    rapidjson::PrettyWriter<rapidjson::StringBuffer> out(buffer);
    out.SetIndent(' ', 2);
    write_stories(out, stories, part);
  }
  std::string json;
  json.reserve(buffer.GetSize() + 1);
  json.append(buffer.GetString(), buffer.GetSize());
  return json += '\n';
}

std::string to_json(const Story& story, StoryPart part, bool one_line) {
  return to_json(std::span(&story, 1), part, one_line);
}

}  // namespace dateline
