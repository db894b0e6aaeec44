#include "dateline/core/story_reader.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "dateline/core/creation_time.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

// A value and the way to it, for messages.
struct Place {
  const Json& value;
  std::string path;

  Place at(std::size_t i) const { return {value[i], path + '[' + std::to_string(i) + ']'}; }
};

std::string member_path(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + '.' + std::string(key);
}

std::string kind_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "a list";
    case Json::value_t::string:
      return "a text";
    case Json::value_t::boolean:
      return "true or false";
    default:
      return "a number";
  }
}

// At most so much of somebody's text in a message.
std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t end = std::min(text.size(), most);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return '"' + std::string(text.substr(0, end)) + (end < text.size() ? "…" : "") + '"';
}

// The unit that a date names: "2019", "2019-07", "2019-07-10", "2019-07-10T14:30"; any zone behind
// a clock time is passed over, since times are those of the place told of.
std::optional<CalendarUnit> parse_unit(std::string_view text) {
  std::string padded(text);
  Granularity granularity = Granularity::day;
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const std::size_t clock = text.find('T');
  if (clock != std::string_view::npos) {
    granularity = Granularity::minute;
    const std::size_t zone = padded.find_first_of("Z+-", clock);
    if (zone != std::string::npos) padded.erase(zone);
    if (std::count(padded.begin(), padded.end(), ':') == 2) granularity = Granularity::second;
  } else if (text.size() == sign + 4) {
    padded += "-01-01";
    granularity = Granularity::year;
  } else if (text.size() == sign + 7) {
    padded += "-01";
    granularity = Granularity::month;
  }
  const auto begin = parse_iso(padded);
  if (!begin) return std::nullopt;
  return CalendarUnit{*begin, granularity};
}

using Ids = std::map<std::string, std::pair<std::size_t, std::uint32_t>, std::less<>>;

class Reader {
 public:
  Reader(std::string name, ReadStories& out) : name_(std::move(name)), out_(out) {}

  void read(const Json& json) {
    const Place all{json, ""};
    if (!json.is_object()) return fault(all, "a story is an object");
    if (const auto schema = text(all, "schema"); !schema.empty() && schema != "dateline-story/1")
      fault({json, "schema"}, in_quotes(schema) + " is not \"dateline-story/1\"");
    if (const auto documents = list(all, "documents")) {
      if (documents->value.empty()) fault(*documents, "there is none");
      for (std::size_t i = 0; i < documents->value.size(); ++i) document(documents->at(i));
    } else {
      document(all);
    }
    if (out_.stories.empty()) return;
    collect_ids(all, "timexes", timex_ids_);
    collect_ids(all, "actors", actor_ids_);
    collect_ids(all, "events", event_ids_);
    if (!json.contains("events")) fault({json, "events"}, "is missing");
    each(all, "timexes", [&](const Place& p) { timex(p); });
    each(all, "actors", [&](const Place& p) { actor(p); });
    actors_listed_ = json.contains("actors");
    each(all, "events", [&](const Place& p) { event(p); });
    each(all, "relations", [&](const Place& p) { relation(p); });
    each(all, "diagnostics", [&](const Place& p) { diagnostic(p); });
  }

 private:
  void fault(const Place& place, std::string message) { fault_at(place.path, std::move(message)); }
  void fault_at(std::string path, std::string message) {
    out_.faults.push_back({std::move(path), std::move(message)});
  }

  std::optional<Place> member(const Place& object, std::string_view key) const {
    if (!object.value.is_object()) return std::nullopt;
    const auto found = object.value.find(key);
    if (found == object.value.end() || found->is_null()) return std::nullopt;
    return Place{*found, member_path(object.path, key)};
  }

  std::optional<Place> list(const Place& object, std::string_view key) {
    const auto found = member(object, key);
    if (found && !found->value.is_array()) {
      fault(*found, "should be a list, not " + kind_of(found->value));
      return std::nullopt;
    }
    return found;
  }

  template <class Do>
  void each(const Place& object, std::string_view key, Do&& what) {
    const auto entries = list(object, key);
    if (!entries) return;
    for (std::size_t i = 0; i < entries->value.size(); ++i) {
      const Place entry = entries->at(i);
      if (entry.value.is_object())
        what(entry);
      else
        fault(entry, "should be an object, not " + kind_of(entry.value));
    }
  }

  std::string text(const Place& object, std::string_view key) {
    const auto found = member(object, key);
    if (!found) return {};
    if (!found->value.is_string()) {
      fault(*found, "should be a text, not " + kind_of(found->value));
      return {};
    }
    return found->value.get<std::string>();
  }

  // A name out of a fixed list, "" and null for the default.
  template <class Parse, class Value>
  void named(const Place& object, std::string_view key, Parse parse, Value& value,
             std::string_view known) {
    const std::string name = text(object, key);
    if (name.empty()) return;
    if (const auto parsed = parse(name))
      value = *parsed;
    else
      fault_at(member_path(object.path, key),
               in_quotes(name) + " is none of " + std::string(known));
  }

  // ── documents ─────────────────────────────────────────────────────────────────────────────────

  void document(const Place& p) {
    if (!p.value.is_object()) return fault(p, "should be an object, not " + kind_of(p.value));
    Story story;
    story.document.id = text(p, "id");
    if (story.document.id.empty())
      story.document.id = "document-" + std::to_string(out_.stories.size() + 1);
    story.document.title = text(p, "title");
    story.document.outlet = text(p, "source");
    if (const std::string dct = text(p, "dct"); !dct.empty()) {
      story.document.creation_time = parse_creation_time(dct, name_);
      if (!story.document.creation_time)
        fault_at(member_path(p.path, "dct"), in_quotes(dct) + " is not a date");
    }
    std::string words = text(p, "text");
    constexpr std::size_t longest = 0xFFFF'FFFF;
    if (words.size() >= longest) {
      fault_at(member_path(p.path, "text"), "is too long");
      words.clear();
    }
    has_text_.push_back(!words.empty());
    story.text = SourceText(name_, std::move(words));
    if (!document_ids_.emplace(story.document.id, out_.stories.size()).second)
      fault_at(member_path(p.path, "id"), in_quotes(story.document.id) + " is there twice");
    out_.stories.push_back(std::move(story));
  }

  // Which document an entry is of: the first, unless there are several.
  std::size_t document_of(const Place& p) {
    const std::string id = text(p, "document");
    if (id.empty() || out_.stories.size() == 1) return 0;
    const auto found = document_ids_.find(id);
    if (found != document_ids_.end()) return found->second;
    fault_at(member_path(p.path, "document"), in_quotes(id) + " is the id of no document");
    return 0;
  }

  // Of an actor, that of its first mention, and else of the document it names.
  std::size_t document_of_entry(const Place& p) {
    if (const auto mentions = member(p, "mentions");
        mentions && mentions->value.is_array() && !mentions->value.empty() &&
        mentions->value.front().is_object() && mentions->value.front().contains("document"))
      return document_of(mentions->at(0));
    return document_of(p);
  }

  // Numbers the entries of a list in their documents, in order, before anything refers to them.
  void collect_ids(const Place& all, std::string_view key, Ids& ids) {
    std::vector<std::uint32_t> taken(out_.stories.size());
    const auto entries = member(all, key);
    if (!entries || !entries->value.is_array()) return;
    for (std::size_t i = 0; i < entries->value.size(); ++i) {
      const Place entry = entries->at(i);
      if (!entry.value.is_object()) continue;
      const std::size_t faults = out_.faults.size();
      const std::size_t d = document_of_entry(entry);
      out_.faults.resize(faults);  // told again when the entry is read
      const std::uint32_t number = taken[d]++;
      const auto id = entry.value.find("id");
      if (id == entry.value.end() || !id->is_string()) continue;
      if (!ids.emplace(id->get<std::string>(), std::pair{d, number}).second)
        fault_at(member_path(entry.path, "id"),
                 in_quotes(id->get<std::string>()) + " is there twice");
    }
  }

  template <class Id>
  std::optional<Id> id_of(const Place& object, std::string_view key, const Ids& ids, std::size_t d,
                          std::string_view what) {
    const std::string id = text(object, key);
    if (id.empty()) return std::nullopt;
    const auto found = ids.find(id);
    if (found == ids.end()) {
      fault_at(member_path(object.path, key),
               in_quotes(id) + " is the id of no " + std::string(what));
      return std::nullopt;
    }
    if (found->second.first != d) {
      fault_at(member_path(object.path, key), in_quotes(id) + " is of another document");
      return std::nullopt;
    }
    return static_cast<Id>(found->second.second);
  }

  // ── places and times ──────────────────────────────────────────────────────────────────────────

  std::optional<std::uint32_t> offset(const Place& object, std::string_view key) {
    const auto found = member(object, key);
    if (!found) return std::nullopt;
    if (!found->value.is_number_unsigned() || found->value.get<std::uint64_t>() > 0xFFFF'FFFFULL) {
      fault(*found, "should be a number of characters");
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(found->value.get<std::uint64_t>());
  }

  Span span(const Place& object, std::size_t d) {
    const auto begin = offset(object, "start"), end = offset(object, "end");
    if (!begin || !end || !has_text_[d]) return {};
    const SourceText& source = out_.stories[d].text;
    if (*begin > *end) {
      fault_at(member_path(object.path, "end"), "lies before start");
      return {};
    }
    if (*end > source.code_points_before(source.size())) {
      fault_at(member_path(object.path, "end"),
               "lies behind the text, which has " +
                   std::to_string(source.code_points_before(source.size())) + " characters");
      return {};
    }
    return {source.byte_offset(*begin), source.byte_offset(*end)};
  }

  std::optional<CalendarUnit> unit(const Place& object, std::string_view key) {
    const std::string date = text(object, key);
    if (date.empty()) return std::nullopt;
    const auto parsed = parse_unit(date);
    if (!parsed)
      fault_at(member_path(object.path, key),
               in_quotes(date) + " is not a date of the form YYYY[-MM[-DD[Thh:mm]]]");
    return parsed;
  }

  // {begin, end}: a side that isn't there is open, an end that isn't there at all is that of the
  // unit which begin names.
  Interval interval(const Place& object, std::optional<Granularity>* named = nullptr) {
    Interval out;
    const auto begin = unit(object, "begin");
    const auto end = unit(object, "end");
    if (begin) out.begin = begin->begin;
    if (end) out.end = end->begin;
    if (begin && !object.value.contains("end")) {
      out.end = to_interval(*begin).end;
      if (named != nullptr) *named = begin->granularity;
    }
    if (begin && end && out.empty())
      fault_at(member_path(object.path, "end"), "lies not after begin");
    return out;
  }

  std::optional<EventTime> when(const Place& event, std::size_t d) {
    const auto p = member(event, "when");
    if (!p) {
      if (!event.value.contains("when"))
        fault_at(member_path(event.path, "when"), "is missing (null is for an event with no date)");
      return std::nullopt;
    }
    EventTime out;
    if (p->value.is_string()) {
      const std::string date = p->value.get<std::string>();
      const std::size_t slash = date.find('/');
      const auto first = parse_unit(std::string_view(date).substr(0, slash));
      const auto last =
          slash == std::string::npos ? first : parse_unit(std::string_view(date).substr(slash + 1));
      if (!first || !last) {
        fault(*p, in_quotes(date) + " is not a date of the form YYYY[-MM[-DD[Thh:mm]]]");
        return std::nullopt;
      }
      out.interval = {first->begin, to_interval(*last).end};
      out.granularity = first == last ? first->granularity : Granularity::interval;
      if (first == last) out.value = date;
      if (out.interval.empty()) fault(*p, "ends before it begins");
      return out;
    }
    if (!p->value.is_object()) {
      fault(*p, "should be an object or a text, not " + kind_of(p->value));
      return std::nullopt;
    }
    std::optional<Granularity> of_begin;
    out.interval = interval(*p, &of_begin);
    out.granularity =
        of_begin.value_or(to_interval({out.interval.begin, Granularity::day}) == out.interval
                              ? Granularity::day
                              : Granularity::interval);
    named(*p, "granularity", parse_granularity, out.granularity,
          "second, minute, hour, part_of_day, day, weekend, week, month, season, quarter, half, "
          "year, decade, century, millennium, interval");
    out.value = text(*p, "value");
    // A value that is a date says where it begins, if nothing else does.
    if (const auto day = parse_unit(out.value); day && !p->value.contains("begin")) {
      out.interval.begin = day->begin;
      if (!p->value.contains("end")) out.interval.end = to_interval(*day).end;
      if (out.interval == to_interval(*day) && !p->value.contains("granularity"))
        out.granularity = day->granularity;
    }
    named(*p, "basis", parse_basis, out.basis, "stated, inherited, bounded");
    named(*p, "bound", parse_bound, out.bound, "not_before, not_after");
    out.timex = id_of<TimexId>(*p, "timex", timex_ids_, d, "time expression");
    out.why_not_before = reasons(*p, "why_not_before");
    out.why_not_after = reasons(*p, "why_not_after");
    if (out.interval.open_begin() && out.interval.open_end()) {
      if (!p->value.contains("begin") && !p->value.contains("end"))
        fault(*p, "has neither begin nor end (null is for an event with no date)");
      return std::nullopt;
    }
    return out;
  }

  // ── entries ───────────────────────────────────────────────────────────────────────────────────

  void timex(const Place& p) {
    const std::size_t d = document_of(p);
    Story& story = out_.stories[d];
    Timex t;
    t.id = static_cast<TimexId>(story.timexes.size());
    t.span = span(p, d);
    named(p, "type", parse_timex_type, t.type, "DATE, TIME, DURATION, SET");
    named(p, "mod", parse_timex_mod, t.mod, "the mods of TIMEX3");
    t.value = text(p, "value");
    t.quant = text(p, "quant");
    t.freq = text(p, "freq");
    t.rule = text(p, "rule");
    t.creation_time = text(p, "functionInDocument") == "CREATION_TIME";
    if (const auto i = member(p, "interval")) {
      t.interval = interval(*i);
      t.resolved = true;
    }
    named(p, "granularity", parse_granularity, t.granularity, "the granularities of the schema");
    anchor(p, d, t);
    if (const auto why = list(p, "why"))
      for (std::size_t i = 0; i < why->value.size(); ++i) {
        if (why->value[i].is_string())
          t.why.push_back({Reason::Step::note, why->value[i].get<std::string>()});
        else
          fault(why->at(i), "should be a text, not " + kind_of(why->value[i]));
      }
    if (const std::string signal = text(p, "signal"); !signal.empty())
      t.signal_span = before(story.text, t.span, signal);
    each(p, "alternatives", [&](const Place& other) {
      t.alternatives.push_back({text(other, "value"), interval(other), text(other, "why")});
    });
    t.range_partner = id_of<TimexId>(p, "range_partner", timex_ids_, d, "time expression");
    story.timexes.push_back(std::move(t));
  }

  void anchor(const Place& p, std::size_t d, Timex& t) {
    const std::string anchor = text(p, "anchor");
    if (anchor.empty()) return;
    if (anchor == "dct") {
      t.anchor.kind = Anchor::Kind::creation_time;
    } else if (anchor == "event") {
      t.anchor.kind = Anchor::Kind::event;
    } else if (anchor == "user") {
      t.anchor.kind = Anchor::Kind::user;
    } else {
      t.anchor.timex = id_of<TimexId>(p, "anchor", timex_ids_, d, "time expression");
      if (t.anchor.timex) t.anchor.kind = Anchor::Kind::timex;
    }
  }

  // The signal stands close before its expression.
  static Span before(const SourceText& source, Span expression, std::string_view signal) {
    constexpr std::uint32_t reach = 80;
    const std::uint32_t from =
        expression.begin > reach
            ? source.byte_offset(source.code_points_before(expression.begin - reach))
            : 0;
    const std::size_t found = source.slice({from, expression.begin}).rfind(signal);
    if (found == std::string_view::npos) return {};
    const std::uint32_t begin = from + static_cast<std::uint32_t>(found);
    return {begin, begin + static_cast<std::uint32_t>(signal.size())};
  }

  void actor(const Place& p) {
    const std::size_t d = document_of_entry(p);
    Story& story = out_.stories[d];
    Actor a;
    a.id = static_cast<ActorId>(story.actors.size());
    a.name = text(p, "name");
    if (a.name.empty()) fault_at(member_path(p.path, "name"), "is missing");
    named(p, "kind", parse_actor_kind, a.kind, "person, organization, place, group, other");
    if (const auto titles = list(p, "titles"))
      for (std::size_t i = 0; i < titles->value.size(); ++i) {
        if (titles->value[i].is_string())
          a.titles.push_back(titles->value[i].get<std::string>());
        else
          fault(titles->at(i), "should be a text, not " + kind_of(titles->value[i]));
      }
    each(p, "mentions", [&](const Place& m) {
      Mention mention;
      mention.span = span(m, d);
      const std::string form = text(m, "form");
      if (form == "nominal")
        mention.form = Mention::Form::nominal;
      else if (form == "pronoun")
        mention.form = Mention::Form::pronoun;
      else if (!form.empty() && form != "name")
        fault_at(member_path(m.path, "form"),
                 in_quotes(form) + " is none of name, nominal, pronoun");
      a.mentions.push_back(mention);
    });
    story.actors.push_back(std::move(a));
  }

  // Where no actors are listed, whoever takes part is one by his name.
  std::optional<ActorId> actor_named(const std::string& name, Story& story, std::size_t d) {
    if (name.empty()) return std::nullopt;
    const auto [place, added] =
        actor_names_.emplace(std::pair{d, name}, static_cast<ActorId>(story.actors.size()));
    if (added) {
      Actor a;
      a.id = place->second;
      a.name = name;
      story.actors.push_back(std::move(a));
    }
    return place->second;
  }

  void event(const Place& p) {
    const std::size_t d = document_of(p);
    Story& story = out_.stories[d];
    Event e;
    e.id = static_cast<EventId>(story.events.size());
    e.span = span(p, d);
    if (const auto evidence = member(p, "evidence")) e.evidence = span(*evidence, d);
    e.label = text(p, "label");
    if (e.label.empty()) fault_at(member_path(p.path, "label"), "is missing");
    e.action = text(p, "action");
    named(p, "class", parse_event_class, e.event_class,
          "OCCURRENCE, REPORTING, STATE, I_ACTION, I_STATE, ASPECTUAL, PERCEPTION");
    named(p, "status", parse_event_status, e.status,
          "happened, ongoing, planned, cancelled, denied, hypothetical");
    named(p, "polarity", parse_polarity, e.polarity, "POS, NEG");
    named(p, "tense", parse_tense, e.tense, "the tenses of TimeML");
    named(p, "aspect", parse_aspect, e.aspect, "the aspects of TimeML");
    e.modality = text(p, "modality");
    each(p, "participants", [&](const Place& q) {
      Participant participant;
      named(q, "role", parse_role, participant.role,
            "agent, patient, recipient, theme, place, instrument, other");
      participant.text = text(q, "text");
      participant.actor = id_of<ActorId>(q, "actor", actor_ids_, d, "actor");
      if (!actors_listed_) participant.actor = actor_named(participant.text, story, d);
      participant.span = span(q, d);
      participant.event = id_of<EventId>(q, "event", event_ids_, d, "event");
      e.participants.push_back(std::move(participant));
    });
    e.source_text = text(p, "source_text");
    if (actors_listed_) {
      e.source = id_of<ActorId>(p, "source", actor_ids_, d, "actor");
    } else if (const std::string source = text(p, "source"); !source.empty()) {
      e.source = actor_named(source, story, d);
    }
    e.governor = id_of<EventId>(p, "governor", event_ids_, d, "event");
    e.when = when(p, d);
    e.shown = true;
    if (const auto shown = member(p, "shown")) {
      if (shown->value.is_boolean())
        e.shown = shown->value.get<bool>();
      else
        fault(*shown, "should be true or false, not " + kind_of(shown->value));
    }
    e.salience = 1;
    if (const auto salience = member(p, "salience")) {
      if (salience->value.is_number())
        e.salience = salience->value.get<double>();
      else
        fault(*salience, "should be a number, not " + kind_of(salience->value));
    }
    story.events.push_back(std::move(e));
  }

  // "BEFORE|MEETS": any of them
  std::optional<RelationSet> relations_of(const Place& p) {
    const std::string type = text(p, "type");
    if (type.empty()) {
      fault_at(member_path(p.path, "type"), "is missing");
      return std::nullopt;
    }
    RelationSet relations;
    std::string_view rest = type;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      const auto relation = parse_allen_relation(rest.substr(0, bar));
      if (!relation) {
        fault_at(member_path(p.path, "type"),
                 in_quotes(rest.substr(0, bar)) + " is no relation of Allen's");
        return std::nullopt;
      }
      relations = relations | RelationSet(*relation);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return relations;
  }

  // One side of a bounded time. A step may be of another document than the event.
  std::vector<BoundReason> reasons(const Place& when, std::string_view side) {
    std::vector<BoundReason> out;
    each(when, side, [&](const Place& p) {
      BoundReason step;
      named(p, "by", parse_bound_reason, step.by, "date, creation_time, expression, relation");
      const std::string by = text(p, "by");
      if (by.empty()) return fault_at(member_path(p.path, "by"), "is missing");
      if (!parse_bound_reason(by)) return;
      const auto place_of = [&](const char* key, const Ids& ids) {
        const auto found = ids.find(text(p, key));
        return found == ids.end() ? std::nullopt : std::optional(found->second);
      };
      const bool relation = step.by == BoundReason::By::relation;
      const auto event = place_of("event", event_ids_);
      const auto to = place_of("to", event_ids_);
      const auto timex = place_of(relation ? "to" : "timex", timex_ids_);
      std::optional<std::size_t> d;
      for (const auto& named_place : {event, to, timex})
        if (named_place && !d) d = named_place->first;
      if (!d) return fault(p, "names no event or time expression");
      step.document = static_cast<std::uint32_t>(*d);
      if (!text(p, "event").empty())
        step.event = id_of<EventId>(p, "event", event_ids_, *d, "event");
      if (to) step.to = id_of<EventId>(p, "to", event_ids_, *d, "event");
      if (timex)
        step.timex = id_of<TimexId>(p, relation ? "to" : "timex", timex_ids_, *d,
                                    "event or time expression");
      if (relation) {
        const auto relations = relations_of(p);
        if (!relations) return;
        step.relations = *relations;
        step.basis = text(p, "basis");
      }
      if (const auto evidence = member(p, "evidence")) step.evidence = span(*evidence, *d);
      out.push_back(std::move(step));
    });
    return out;
  }

  void relation(const Place& p) {
    Tlink link;
    const std::string from = text(p, "from"), to = text(p, "to");
    const auto found = event_ids_.find(from);
    if (found == event_ids_.end())
      return fault_at(member_path(p.path, "from"), in_quotes(from) + " is the id of no event");
    const std::size_t d = found->second.first;
    link.from = static_cast<EventId>(found->second.second);
    if (event_ids_.find(to) != event_ids_.end()) {
      const auto id = id_of<EventId>(p, "to", event_ids_, d, "event");
      if (!id) return;
      link.to = *id;
    } else {
      const auto id = id_of<TimexId>(p, "to", timex_ids_, d, "event or time expression");
      if (!id) {
        if (to.empty()) fault_at(member_path(p.path, "to"), "is missing");
        return;
      }
      link.to = *id;
    }
    const auto relations = relations_of(p);
    if (!relations) return;
    link.relations = *relations;
    link.basis = text(p, "basis");
    out_.stories[d].tlinks.push_back(std::move(link));
  }

  void diagnostic(const Place& p) {
    const std::size_t d = document_of(p);
    Diagnostic diagnostic;
    const std::string severity = text(p, "severity");
    if (severity == "note")
      diagnostic.severity = Severity::note;
    else if (severity == "error")
      diagnostic.severity = Severity::error;
    else if (!severity.empty() && severity != "warning")
      fault_at(member_path(p.path, "severity"),
               in_quotes(severity) + " is none of note, warning, error");
    diagnostic.code = text(p, "code");
    diagnostic.message = text(p, "message");
    diagnostic.span = span(p, d);
    // Those are found again.
    if (diagnostic.code != "contradiction")
      out_.stories[d].diagnostics.push_back(std::move(diagnostic));
  }

  std::string name_;
  ReadStories& out_;
  std::vector<bool> has_text_;
  std::map<std::string, std::size_t, std::less<>> document_ids_;
  Ids timex_ids_, actor_ids_, event_ids_;
  bool actors_listed_ = false;
  std::map<std::pair<std::size_t, std::string>, ActorId> actor_names_;
};

// "line 3, column 7: …" of nlohmann's message.
std::string syntax_fault(std::string_view json, const Json::parse_error& error) {
  const std::string_view before = json.substr(0, error.byte > 0 ? error.byte - 1 : 0);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  std::string what = error.what();
  if (const std::size_t colon = what.find(": ", what.find("column")); colon != std::string::npos)
    what.erase(0, colon + 2);
  // what was read last can be long
  constexpr std::size_t most = 120;
  if (what.size() > most) {
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(what[cut]) & 0xC0) == 0x80) --cut;
    what = what.substr(0, cut) + "…";
  }
  return "not JSON at line " + std::to_string(line) + ", column " + std::to_string(column) + ": " +
         what;
}

}  // namespace

ReadStories read_stories(const std::string& name, std::string_view json) {
  ReadStories out;
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  try {
    const Json parsed = Json::parse(json);
    Reader(name, out).read(parsed);
  } catch (const Json::parse_error& error) {
    out.faults.push_back({"", syntax_fault(json, error)});
  }
  if (!out.faults.empty()) out.stories.clear();
  return out;
}

}  // namespace dateline
