#include "timeline_crowds.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

using Unit = TickStep::Unit;

constexpr std::size_t marks_wanted = 90;   // on the whole page
constexpr std::size_t least_in_lane = 12;  // however many lanes there are
constexpr std::size_t fewest_joined = 3;   // two are told as soon as counted
constexpr std::size_t most_in_title = 40;  // events that a crowd's title names

constexpr std::array units = {
    TickStep{Unit::minute, 1},  TickStep{Unit::minute, 15}, TickStep{Unit::hour, 1},
    TickStep{Unit::hour, 6},    TickStep{Unit::day, 1},     TickStep{Unit::day, 7},
    TickStep{Unit::month, 1},   TickStep{Unit::month, 3},   TickStep{Unit::year, 1},
    TickStep{Unit::year, 5},    TickStep{Unit::year, 10},   TickStep{Unit::year, 50},
    TickStep{Unit::year, 100},  TickStep{Unit::year, 500},  TickStep{Unit::year, 1000},
    TickStep{Unit::year, 10000}};

bool may_join(const TimelineEntry& e) {
  return e.dated && e.event->when->basis != Basis::bounded && !e.or_earlier && !e.or_later &&
         !e.approximate && e.accounts.otherwise.empty();
}

// Runs of entries of one lane that lie within one unit; the others are runs of one.
std::vector<std::vector<std::size_t>> runs_of(const std::vector<TimelineEntry>& entries,
                                              const std::vector<std::size_t>& lane, TickStep step) {
  std::vector<std::vector<std::size_t>> runs;
  LocalSeconds cell_end{};
  std::size_t open = 0;
  bool any = false;
  for (const std::size_t i : lane) {
    const TimelineEntry& e = entries[i];
    if (!any || e.time.begin >= cell_end) {
      cell_end = next_tick(e.time.begin, step);
      any = false;
    }
    if (!may_join(e) || e.time.end > cell_end) {
      runs.push_back({i});
    } else if (any) {
      runs[open].push_back(i);
    } else {
      open = runs.size();
      any = true;
      runs.push_back({i});
    }
  }
  return runs;
}

std::size_t marks_of(const std::vector<std::vector<std::size_t>>& runs) {
  std::size_t marks = 0;
  for (const auto& run : runs) marks += run.size() < fewest_joined ? run.size() : 1;
  return marks;
}

const std::string no_break = "\u00A0";

std::string counted(std::size_t n) {
  return std::to_string(n) + " events";
}

TimelineEntry crowd_of(const std::vector<TimelineEntry>& entries,
                       const std::vector<std::size_t>& members, const DateStyle& style) {
  const TimelineEntry& first = entries[members.front()];
  TimelineEntry crowd;
  crowd.story = first.story;
  crowd.event = first.event;
  crowd.dated = true;
  crowd.time = first.time;
  crowd.lane = first.lane;
  std::array<std::size_t, 6> statuses{};
  const TimelineEntry* salient = &first;
  double least = first.event->salience;
  bool one_actor = true, one_lane = true;
  for (const std::size_t m : members) {
    const TimelineEntry& e = entries[m];
    crowd.time.end = std::max(crowd.time.end, e.time.end);
    crowd.crowd.push_back({static_cast<std::uint32_t>(e.story), e.event->id});
    ++statuses[static_cast<std::size_t>(e.event->status)];
    if (e.event->salience > salient->event->salience) salient = &e;
    least = std::min(least, e.event->salience);
    one_actor = one_actor && e.actor == first.actor;
    one_lane = one_lane && e.lane == first.lane;
    crowd.axis_items.push_back({e.time, e.event->when->granularity});
  }
  if (one_actor) crowd.actor = first.actor;
  crowd.lead = interval_in_words(crowd.time, Granularity::interval, style);
  crowd.label = counted(members.size());
  std::string_view comma = ": ";
  for (std::size_t s = 1; s < statuses.size(); ++s) {
    if (statuses[s] == 0) continue;
    crowd.label += comma;
    comma = ", ";
    if (statuses[s] < members.size())
      crowd.label += std::to_string(statuses[s]) + no_break;
    else
      crowd.label += "all" + no_break;
    crowd.label += status_note(static_cast<EventStatus>(s));
  }
  crowd.in_lane = crowd.label;
  if (salient->event->salience > least) crowd.attribution = "among them: " + salient->in_lane;
  DateStyle in_full = style;
  in_full.year = in_full.date = true;
  crowd.title = interval_in_words(crowd.time, Granularity::interval, in_full) + ". ";
  if (one_lane && !crowd.lane.empty()) crowd.title += crowd.lane + ": ";
  crowd.title += crowd.label + ".";
  for (std::size_t n = 0; n < members.size() && n < most_in_title; ++n)
    crowd.title += "\n" + entries[members[n]].lead + ": " + entries[members[n]].label;
  if (members.size() > most_in_title)
    crowd.title += "\nand " + std::to_string(members.size() - most_in_title) + " more";
  return crowd;
}

}  // namespace

void join_crowds(TimelineEntries& collected, std::size_t beyond, bool lanes_apart) {
  std::vector<TimelineEntry>& entries = collected.entries;
  const auto dated = static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(), [](const TimelineEntry& e) { return e.dated; }));
  if (beyond == 0 || dated <= beyond) return;
  std::unordered_map<std::string_view, std::size_t> lane_index;
  for (const std::string& lane : collected.lanes) lane_index.emplace(lane, lane_index.size());
  std::vector<std::vector<std::size_t>> lanes(lanes_apart ? lane_index.size() : 1);
  for (std::size_t i = 0; i < dated; ++i)
    lanes[lanes_apart ? lane_index.at(entries[i].lane) : 0].push_back(i);
  const std::size_t share =
      std::max(std::min(least_in_lane, beyond),
               std::min(marks_wanted, beyond) / std::max<std::size_t>(lanes.size(), 1));

  std::vector<TimelineEntry> crowds;
  std::vector<bool> joined(entries.size());
  for (const std::vector<std::size_t>& lane : lanes) {
    if (lane.size() <= share) continue;
    std::vector<std::vector<std::size_t>> best;
    std::size_t fewest = lane.size();
    for (const TickStep& step : units) {
      std::vector<std::vector<std::size_t>> runs = runs_of(entries, lane, step);
      const std::size_t marks = marks_of(runs);
      if (marks >= fewest) continue;
      fewest = marks;
      best = std::move(runs);
      if (fewest <= share) break;
    }
    for (const std::vector<std::size_t>& run : best) {
      if (run.size() < fewest_joined) continue;
      crowds.push_back(crowd_of(entries, run, collected.style));
      for (const std::size_t i : run) joined[i] = true;
    }
  }
  std::vector<TimelineEntry> kept;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!joined[i]) kept.push_back(std::move(entries[i]));
  std::move(crowds.begin(), crowds.end(), std::back_inserter(kept));
  std::stable_sort(kept.begin(), kept.end(), [](const TimelineEntry& a, const TimelineEntry& b) {
    if (a.dated != b.dated) return a.dated;
    return a.dated && a.time < b.time;
  });
  entries = std::move(kept);
}

}  // namespace dateline
