#include "dateline/core/story_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <variant>

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json begin_of(const Interval& interval) {
  return interval.open_begin() ? Json(nullptr) : Json(to_iso(interval.begin));
}

Json end_of(const Interval& interval) {
  return interval.open_end() ? Json(nullptr) : Json(to_iso(interval.end));
}

Json creation_time(const std::optional<CreationTime>& time) {
  if (!time) return nullptr;
  std::string iso = to_iso(time->when.begin);
  // A creation time that names the minute keeps it at midnight too.
  if (time->when.granularity < Granularity::part_of_day && iso.find('T') == std::string::npos)
    iso += "T00:00";
  return iso + time->zone;
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

// The lists of one object, filled story by story.
struct Lists {
  Json timexes = Json::array();
  Json actors = Json::array();
  Json events = Json::array();
  Json relations = Json::array();
  Json diagnostics = Json::array();
  // Ids that are taken. More than there are entries where a selection has left some out.
  std::size_t timex_ids = 0, actor_ids = 0, event_ids = 0;
};

// Writes one story into the lists. Ids are moved up by what earlier documents took.
class StoryWriter {
 public:
  StoryWriter(const Story& story, bool name_document, const Lists& so_far)
      : story_(story),
        name_document_(name_document),
        first_timex_(so_far.timex_ids),
        first_actor_(so_far.actor_ids),
        first_event_(so_far.event_ids) {}

  void write_timexes(Lists& lists) const {
    for (const Timex& timex : story_.timexes) lists.timexes.push_back(timex_json(timex));
    lists.timex_ids = first_timex_ + ids_in(story_.timexes);
  }
  void write_actors(Lists& lists) const {
    for (const Actor& actor : story_.actors) lists.actors.push_back(actor_json(actor));
    lists.actor_ids = first_actor_ + ids_in(story_.actors);
  }
  void write_events(Lists& lists) const {
    for (const Event& event : story_.events) lists.events.push_back(event_json(event));
    lists.event_ids = first_event_ + ids_in(story_.events);
  }
  void write_relations(Lists& lists) const {
    for (const Tlink& tlink : story_.tlinks)
      lists.relations.push_back(Json{
          {"from", id(tlink.from)},
          {"to", std::visit([this](auto to) { return id(to); }, tlink.to)},
          {"type", relation_name(tlink.relations)},
          {"basis", tlink.basis},
      });
  }
  void write_diagnostics(Lists& lists) const {
    for (const Diagnostic& diagnostic : story_.diagnostics) {
      Json json{
          {"severity", to_string(diagnostic.severity)},
          {"code", diagnostic.code},
          {"message", diagnostic.message},
      };
      put_span(json, diagnostic.span);
      lists.diagnostics.push_back(std::move(json));
    }
  }

 private:
  template <class Item>
  static std::size_t ids_in(const std::vector<Item>& items) {
    std::size_t count = 0;
    for (const Item& item : items) count = std::max(count, index(item.id) + 1);
    return count;
  }

  std::string id(TimexId t) const { return 't' + std::to_string(first_timex_ + index(t) + 1); }
  std::string id(ActorId a) const { return 'a' + std::to_string(first_actor_ + index(a) + 1); }
  std::string id(EventId e) const { return 'e' + std::to_string(first_event_ + index(e) + 1); }
  template <class Id>
  Json id_or_null(const std::optional<Id>& some) const {
    return some ? Json(id(*some)) : Json(nullptr);
  }

  void put_span(Json& json, Span span) const {
    json["start"] = story_.text.code_points_before(span.begin);
    json["end"] = story_.text.code_points_before(span.end);
    if (name_document_) json["document"] = story_.document.id;
  }

  Json span_json(Span span) const {
    Json json;
    put_span(json, span);
    return json;
  }

  Json anchor_json(const Anchor& anchor) const {
    switch (anchor.kind) {
      case Anchor::Kind::creation_time:
        return "dct";
      case Anchor::Kind::timex:
        return id_or_null(anchor.timex);
      case Anchor::Kind::event:
        return "event";
      case Anchor::Kind::user:
        return "user";
      case Anchor::Kind::none:
        break;
    }
    return nullptr;
  }

  Json timex_json(const Timex& timex) const {
    Json json{{"id", id(timex.id)}};
    put_span(json, timex.span);
    json["text"] = story_.text.slice(timex.span);
    json["type"] = to_string(timex.type);
    json["value"] = timex.value;
    json["mod"] = text_or_null(to_string(timex.mod));
    if (timex.type == TimexType::set) {
      json["quant"] = text_or_null(timex.quant);
      json["freq"] = text_or_null(timex.freq);
    }
    // "end" is taken by the span, so the interval stands as a value of its own beside "begin".
    json["begin"] = timex.resolved ? begin_of(timex.interval) : Json(nullptr);
    json["anchor"] = anchor_json(timex.anchor);
    json["rule"] = timex.rule;
    json["why"] = Json::array();
    for (const Reason& reason : timex.why) json["why"].push_back(reason.text);
    json["interval"] =
        timex.resolved ? Json{{"begin", begin_of(timex.interval)}, {"end", end_of(timex.interval)}}
                       : Json(nullptr);
    json["granularity"] = timex.resolved ? Json(to_string(timex.granularity)) : Json(nullptr);
    json["signal"] =
        timex.signal_span.empty() ? Json(nullptr) : Json(story_.text.slice(timex.signal_span));
    json["alternatives"] = Json::array();
    for (const Alternative& other : timex.alternatives)
      json["alternatives"].push_back(Json{{"value", other.value},
                                          {"begin", begin_of(other.interval)},
                                          {"end", end_of(other.interval)},
                                          {"why", other.reason}});
    json["functionInDocument"] = timex.creation_time ? Json("CREATION_TIME") : Json(nullptr);
    json["range_partner"] = id_or_null(timex.range_partner);
    return json;
  }

  Json actor_json(const Actor& actor) const {
    Json mentions = Json::array();
    for (const Mention& mention : actor.mentions) {
      Json json = span_json(mention.span);
      json["form"] = mention_form(mention.form);
      mentions.push_back(std::move(json));
    }
    return Json{
        {"id", id(actor.id)},
        {"name", actor.name},
        {"kind", to_string(actor.kind)},
        {"mentions", std::move(mentions)},
        {"titles", actor.titles},
    };
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

  Json participant_json(const Participant& participant) const {
    Json json{
        {"role", to_string(participant.role)},
        {"actor", id_or_null(participant.actor)},
        {"text", participant.text},
    };
    put_span(json, participant.span);
    return json;
  }

  Json when_json(const EventTime& when) const {
    return Json{
        {"value", text_or_null(when.value)}, {"begin", begin_of(when.interval)},
        {"end", end_of(when.interval)},      {"granularity", to_string(when.granularity)},
        {"basis", to_string(when.basis)},    {"bound", text_or_null(to_string(when.bound))},
        {"timex", id_or_null(when.timex)},
    };
  }

  Json event_json(const Event& event) const {
    Json json{{"id", id(event.id)}};
    put_span(json, event.span);
    json["action"] = event.action;
    json["label"] = event.label;
    json["class"] = to_string(event.event_class);
    json["status"] = to_string(event.status);
    json["polarity"] = to_string(event.polarity);
    json["modality"] = text_or_null(event.modality);
    json["participants"] = Json::array();
    for (const Participant& participant : event.participants)
      json["participants"].push_back(participant_json(participant));
    json["source"] = id_or_null(event.source);
    json["when"] = event.when ? when_json(*event.when) : Json(nullptr);
    json["evidence"] = span_json(event.evidence);
    json["shown"] = event.shown;
    json["salience"] = event.salience;
    json["tense"] = to_string(event.tense);
    json["aspect"] = to_string(event.aspect);
    json["source_text"] = text_or_null(event.source_text);
    json["governor"] = id_or_null(event.governor);
    return json;
  }

  const Story& story_;
  bool name_document_;
  std::size_t first_timex_, first_actor_, first_event_;
};

Json document_json(const Story& story, bool with_text) {
  const DocumentInfo& document = story.document;
  Json json{
      {"id", document.id},
      {"dct", creation_time(document.creation_time)},
      {"title", text_or_null(document.title)},
      {"source", text_or_null(document.outlet)},
  };
  if (with_text) json["text"] = story.text.text();
  return json;
}

}  // namespace

std::string to_json(std::span<const Story> stories, StoryPart part, bool one_line) {
  const bool several = stories.size() != 1;
  Json json{{"schema", "dateline-story/1"}};
  if (several) {
    json["documents"] = Json::array();
    for (const Story& story : stories)
      json["documents"].push_back(document_json(story, part == StoryPart::all));
  } else {
    json.update(document_json(stories.front(), part == StoryPart::all));
  }

  Lists lists;
  for (const Story& story : stories) {
    const StoryWriter writer(story, several, lists);
    if (part != StoryPart::events) writer.write_timexes(lists);
    if (part != StoryPart::timexes) {
      writer.write_actors(lists);
      writer.write_events(lists);
    }
    if (part == StoryPart::all) {
      writer.write_relations(lists);
      writer.write_diagnostics(lists);
    }
  }
  if (part != StoryPart::events) json["timexes"] = std::move(lists.timexes);
  if (part != StoryPart::timexes) {
    json["actors"] = std::move(lists.actors);
    json["events"] = std::move(lists.events);
  }
  if (part == StoryPart::all) {
    json["relations"] = std::move(lists.relations);
    json["diagnostics"] = std::move(lists.diagnostics);
  }
  return json.dump(one_line ? -1 : 2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string to_json(const Story& story, StoryPart part, bool one_line) {
  return to_json(std::span(&story, 1), part, one_line);
}

}  // namespace dateline
