#include "timeline_entries.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "dateline/graph/join.hpp"

namespace dateline {
namespace {

using std::chrono::seconds;

constexpr std::size_t fewest_folded = 3;
constexpr std::size_t lanes_before_joining = 7;
constexpr std::size_t most_lanes = 12;
constexpr std::string_view others = "Others";

std::string capital(std::string s) {
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_pronoun(std::string_view text) {
  static constexpr std::array<std::string_view, 22> pronouns = {
      "i",     "you",  "he",      "she",    "it",    "we",   "they",  "him",
      "her",   "us",   "them",    "who",    "this",  "that", "these", "those",
      "which", "what", "someone", "nobody", "there", "one"};
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return one_of(lower, pronouns);
}

std::string name_of(const Story& story, const Participant& p) {
  if (p.actor && index(*p.actor) < story.actors.size() &&
      !story.actors[index(*p.actor)].name.empty())
    return story.actors[index(*p.actor)].name;
  if (p.text.size() > 48 || is_pronoun(p.text)) return {};
  return capital(p.text);
}

const Participant* participant(const Event& event, Role role) {
  for (const Participant& p : event.participants)
    if (p.role == role) return &p;
  return nullptr;
}

std::string source_of(const Story& story, const Event& event) {
  if (event.source && index(*event.source) < story.actors.size())
    return story.actors[index(*event.source)].name;
  return event.source_text;
}

// Who a reader would look for: who acts, else who is acted on.
std::string main_actor(const Story& story, const Event& event) {
  for (const Role role : {Role::agent, Role::theme, Role::patient, Role::recipient, Role::other})
    if (const Participant* p = participant(event, role))
      if (std::string name = name_of(story, *p); !name.empty()) return name;
  return {};
}

std::string lane_of(const Story& story, const Event& event, LaneBy by) {
  switch (by) {
    case LaneBy::actor:
      return main_actor(story, event);
    case LaneBy::source: {
      const std::string source = source_of(story, event);
      return source.empty() ? "No source named" : capital(source);
    }
    case LaneBy::status:
      return capital(std::string(to_string(event.status)));
    case LaneBy::none:
      return {};
  }
  return {};
}

// A verb can follow the words that name the actor; "and", "of", "'s" can't be its beginning.
bool begins_predicate(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != ' ') return false;
  rest.remove_prefix(1);
  if (rest[0] < 'a' || rest[0] > 'z') return false;
  static constexpr std::array<std::string_view, 21> joining = {
      "and", "or", "of",   "in", "from", "with", "for",  "who",     "whose",   "which", "that",
      "at",  "on", "then", "as", "to",   "by",   "also", "himself", "herself", "itself"};
  return !one_of(rest.substr(0, rest.find(' ')), joining);
}

// The label without its subject, where the lane names it: "Says her city has banned ICE …".
std::string without_subject(const Story& story, const Event& event, const std::string& label) {
  const Participant* agent = participant(event, Role::agent);
  if (agent == nullptr) agent = participant(event, Role::theme);
  if (agent == nullptr) return label;
  const auto strip = [&](std::string_view subject) -> std::optional<std::string> {
    std::string_view rest = label;
    if (!rest.starts_with(subject) && (rest.starts_with("The ") || rest.starts_with("A ")))
      rest.remove_prefix(rest.find(' ') + 1);
    // "The inquiry opens" in the lane "Inquiry".
    const auto same = [](char a, char b) {
      return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b);
    };
    if (subject.empty() || rest.size() < subject.size() || !same(subject[0], rest[0]) ||
        rest.substr(1, subject.size() - 1) != subject.substr(1))
      return std::nullopt;
    rest.remove_prefix(subject.size());
    if (!begins_predicate(rest)) return std::nullopt;
    return capital(std::string(rest.substr(1)));
  };
  if (auto s = strip(capital(agent->text))) return *s;
  if (agent->actor && index(*agent->actor) < story.actors.size()) {
    const Actor& actor = story.actors[index(*agent->actor)];
    if (auto s = strip(actor.name)) return *s;
    for (const std::string& title : actor.titles)
      if (auto s = strip(title + " " + actor.name)) return *s;
    if (const auto space = actor.name.rfind(' '); space != std::string::npos) {
      const std::string last = actor.name.substr(space + 1);
      if (auto s = strip(last)) return *s;
      for (const std::string& title : actor.titles)
        if (auto s = strip(title + " " + last)) return *s;
    }
  }
  return label;
}

std::string label_of(const Story& story, const Event& event) {
  if (!event.label.empty()) return capital(event.label);
  std::string label = main_actor(story, event);
  if (!label.empty() && !event.action.empty()) label += ": ";
  label += event.action;
  return label.empty() ? "(no description)" : capital(label);
}

// What the text says of an undated event's time. That the past was before the article was written
// goes without saying: such a bound is dropped.
EventTime told(const Story& story, EventTime when) {
  if (when.basis != Basis::bounded || !story.document.creation_time) return when;
  const LocalSeconds written = story.document.creation_time->when.begin;
  const LocalSeconds day = floor_to(written, {TickStep::Unit::day, 1});
  const auto is_written = [&](LocalSeconds t) { return day <= t && t <= day + date::days{1}; };
  if (is_written(when.interval.begin)) when.interval.begin = LocalSeconds::min();
  if (is_written(when.interval.end)) when.interval.end = LocalSeconds::max();
  return when;
}

}  // namespace

// "early Thursday" modifies the event's date only if that is Thursday, too: by the end of May may
// have become by 31 May.
TimexMod mod_of(const Story& story, const EventTime& when) {
  if (!when.timex || index(*when.timex) >= story.timexes.size()) return TimexMod::none;
  const Timex& timex = story.timexes[index(*when.timex)];
  return !timex.resolved || timex.interval == when.interval ? timex.mod : TimexMod::none;
}

std::string date_in_words(const Story& story, const Event& event, const DateStyle& style) {
  if (!event.when) return {};
  return when_in_words(told(story, *event.when), mod_of(story, *event.when), event.status, style);
}

namespace {

void place_in_time(const Story& story, TimelineEntry& entry) {
  const Event& event = *entry.event;
  if (!event.when) return;
  const EventTime when = told(story, *event.when);
  const bool open_begin = when.interval.open_begin(), open_end = when.interval.open_end();
  if (when.interval.empty() || (open_begin && open_end)) return;
  if (when.basis == Basis::bounded && (open_begin || open_end)) return;
  entry.dated = true;
  // The axis reaches from the year -32000 to 32000; what lies beyond stands at its end.
  static const LocalSeconds earliest{LocalDays{date::year{-32000} / 1 / 1}};
  static const LocalSeconds latest{LocalDays{date::year{32000} / 1 / 1}};
  entry.time = {std::clamp(when.interval.begin, earliest, latest - seconds{1}),
                std::clamp(when.interval.end, earliest + seconds{1}, latest)};
  if (open_begin) entry.time.begin = entry.time.end - seconds{1};
  if (open_end) entry.time.end = entry.time.begin + seconds{1};
  const TimexMod mod = mod_of(story, when);
  entry.or_earlier = open_begin || when.bound == Bound::not_after || mod == TimexMod::before;
  entry.or_later = open_end || when.bound == Bound::not_before || mod == TimexMod::after;
  entry.approximate = mod == TimexMod::approx;
}

// Bounds that are no tighter than the story itself tell nothing on an axis, and bounds that reach
// beyond it would stretch it for the sake of what is not even dated: in words they do.
void keep_tight_bounds(std::vector<TimelineEntry>& entries) {
  Interval extent{LocalSeconds::max(), LocalSeconds::min()};
  const auto bounded = [](const TimelineEntry& e) {
    return e.dated && e.event->when->basis == Basis::bounded;
  };
  for (const TimelineEntry& e : entries) {
    if (!e.dated || bounded(e)) continue;
    extent.begin = std::min(extent.begin, e.time.begin);
    extent.end = std::max(extent.end, e.time.end);
  }
  for (TimelineEntry& e : entries)
    if (bounded(e))
      e.dated = !extent.empty() && extent.contains(e.time) &&
                (e.time.end - e.time.begin) * 2 <= extent.end - extent.begin;
}

std::string sentence(std::string s) {
  if (!s.empty() && s.back() != '.' && s.back() != '?' && s.back() != '!') s += '.';
  return s;
}

// Folds actors with a single event, and beyond a dozen those with fewest, into one lane at the end.
// Where nobody has two, a few keep a lane each, and many share one.
void fold_lanes(std::vector<TimelineEntry>& entries, std::vector<std::string>& lanes) {
  std::unordered_map<std::string, std::size_t> count;
  for (const TimelineEntry& e : entries)
    if (e.dated) ++count[e.lane];
  std::vector<std::string> by_count = lanes;
  std::stable_sort(by_count.begin(), by_count.end(),
                   [&](const auto& a, const auto& b) { return count[a] > count[b]; });
  std::unordered_map<std::string, bool> kept;
  for (std::size_t i = 0; i < by_count.size() && i + 1 < most_lanes; ++i)
    if (count[by_count[i]] > 1 && by_count[i] != others) kept[by_count[i]] = true;
  if (lanes.size() - kept.size() < fewest_folded) return;
  if (kept.empty() && lanes.size() <= lanes_before_joining) return;
  const std::string joined(kept.empty() ? std::string_view() : others);
  std::erase_if(lanes, [&](const std::string& lane) { return !kept.contains(lane); });
  lanes.push_back(joined);
  for (TimelineEntry& e : entries) {
    if (kept.contains(e.lane)) continue;
    e.lane = joined;
    e.in_lane = e.label;  // the lane doesn't name its actor any more
  }
}

}  // namespace

void TimelineEntry::add_to(std::vector<AxisItem>& items) const {
  if (!crowd.empty()) {
    items.insert(items.end(), axis_items.begin(), axis_items.end());
    return;
  }
  const bool bounded = event->when->basis == Basis::bounded;
  items.push_back({time, bounded ? Granularity::day : event->when->granularity});
}

bool goes_without_saying(const Story& story, const EventTime& when) {
  const EventTime rest = told(story, when);
  return rest.basis == Basis::bounded && rest.interval.open_begin() && rest.interval.open_end();
}

TimelineEntries collect_entries(std::span<const Story> stories, const TimelineOptions& options) {
  TimelineEntries result;
  std::vector<TimelineEntry>& entries = result.entries;
  for (std::size_t s = 0; s < stories.size(); ++s) {
    for (const Event& event : stories[s].events) {
      if (!event.shown && !options.all) continue;
      if (speaker(stories, {static_cast<std::uint32_t>(s), event.id}) !=
          EventRef{static_cast<std::uint32_t>(s), event.id})
        continue;
      TimelineEntry entry;
      entry.story = s;
      entry.event = &event;
      place_in_time(stories[s], entry);
      entries.push_back(std::move(entry));
    }
  }
  keep_tight_bounds(entries);
  // Chronology: by begin, then end; what the text doesn't date keeps the text's order at the end.
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) {
                     if (a.dated != b.dated) return a.dated;
                     return a.dated && a.time < b.time;
                   });

  bool any = false, bce = false;
  LocalSeconds first{}, last{};
  for (const TimelineEntry& e : entries) {
    if (!e.dated) continue;
    first = any ? std::min(first, e.time.begin) : e.time.begin;
    last = any ? std::max(last, e.time.end) : e.time.end;
    any = true;
  }
  const auto year_of = [](LocalSeconds t) { return floor_to(t, {TickStep::Unit::year, 1}); };
  const LocalSeconds ad_one{LocalDays{date::year{1} / 1 / 1}};
  if (any) {
    bce = first < ad_one;
    result.style.year = year_of(first) != year_of(last - seconds{1});
    result.style.weekday = last - first <= date::days{100};
    result.style.date =
        date::floor<date::days>(first) != date::floor<date::days>(last - seconds{1});
    result.style.era = bce;
  }
  DateStyle in_full = result.style;
  in_full.year = in_full.date = true;

  std::unordered_map<std::string, bool> seen;
  for (TimelineEntry& e : entries) {
    const Story& story = stories[e.story];
    const Event& event = *e.event;
    e.label = label_of(story, event);
    e.in_lane = e.label;
    e.note = status_note(event.status);
    const std::string actor = main_actor(story, event);
    const std::string source = source_of(story, event);
    e.actor = actor;
    e.lead = date_in_words(story, event, result.style);
    if (!source.empty() && e.label.find(source) == std::string::npos &&
        (options.lanes != LaneBy::source))
      e.attribution = "according to " + source;
    e.lane = capital(lane_of(story, event, options.lanes));
    if (options.lanes == LaneBy::actor && e.lane.empty()) e.lane = others;
    if (options.lanes == LaneBy::actor && e.dated)
      e.in_lane = without_subject(story, event, e.label);
    if (e.dated && !seen[e.lane]) {
      seen[e.lane] = true;
      if (e.lane != others || options.lanes != LaneBy::actor) result.lanes.push_back(e.lane);
    }

    e.accounts =
        accounts_of(stories, {static_cast<std::uint32_t>(e.story), event.id}, result.style);
    e.title = date_in_words(story, event, in_full);
    if (e.title.empty()) e.title = "No date in the text";
    e.title += ". ";
    if (!actor.empty()) e.title += actor + ": ";
    if (!event.action.empty()) e.title += event.action + ". ";
    e.title += sentence(e.label) + " " + sentence(capital(std::string(to_string(event.status))));
    if (!source.empty()) e.title += " According to " + sentence(source);
    if (const std::string told = e.accounts.told_in_words(); !told.empty())
      e.title += " " + sentence(capital(told));
    if (!e.accounts.otherwise.empty())
      e.title +=
          " " + sentence(capital(
                    accounts_of(stories, {static_cast<std::uint32_t>(e.story), event.id}, in_full)
                        .otherwise_in_words()));
  }
  if (options.lanes == LaneBy::actor) {
    if (seen[std::string(others)]) result.lanes.emplace_back(others);
    fold_lanes(entries, result.lanes);
  }
  if (options.lanes == LaneBy::status) {
    std::vector<std::string> ordered;
    for (int i = 0; i <= static_cast<int>(EventStatus::hypothetical); ++i) {
      const std::string name = capital(std::string(to_string(static_cast<EventStatus>(i))));
      if (seen[name]) ordered.push_back(name);
    }
    result.lanes = std::move(ordered);
    for (TimelineEntry& e : entries) e.note.clear();
  }
  return result;
}

}  // namespace dateline
