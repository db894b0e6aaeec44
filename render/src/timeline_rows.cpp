#include "timeline_rows.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "dateline/render/escape.hpp"
#include "timeline_entries.hpp"

namespace dateline {
namespace {

std::string place_of(const Story& story, const Event& event) {
  for (const Participant& p : event.participants) {
    if (p.role != Role::place) continue;
    const bool known = p.actor && index(*p.actor) < story.actors.size();
    return known ? story.actors[index(*p.actor)].name : p.text;
  }
  return {};
}

}  // namespace

std::string TimelineRow::marked() const {
  return with_accounts(marked_label(label, event->status, fields.source), accounts);
}

TimelineRows collect_rows(std::span<const Story> stories, const TimelineOptions& options) {
  TimelineRows out;
  out.title = options.title;
  const CreationTime* latest = nullptr;
  std::size_t named = 0;
  for (const Story& s : stories) {
    const auto& creation = s.document.creation_time;
    if (out.title.empty()) out.title = s.document.title;
    if (creation && (!latest || latest->when.begin < creation->when.begin)) latest = &*creation;
    if (s.document.outlet.empty()) continue;
    if (named++ > 0) out.sources += "; ";
    out.sources += s.document.outlet;
    if (creation) out.sources += ", " + date_in_full(creation->when);
  }
  if (latest) out.as_of = "As of " + date_in_full(latest->when);
  if (named > 0) out.sources = (named > 1 ? "Sources: " : "Source: ") + out.sources;

  TimelineEntries collected = collect_entries(stories, options);
  DateStyle in_full = collected.style;
  in_full.year = in_full.date = true;
  out.rows.reserve(collected.entries.size());
  for (TimelineEntry& e : collected.entries) {
    TimelineRow row;
    row.story = &stories[e.story];
    row.event = e.event;
    if (stories.size() > 1) row.id = "d" + std::to_string(e.story + 1) + "-";
    row.id += to_string(e.event->id);
    row.fields = fields_of(*row.story, *e.event, in_full);
    if (e.event->when) row.mod = mod_of(*row.story, *e.event->when);
    row.label = clean_text(e.label);
    if (row.label.empty()) row.label = "(no description)";
    row.accounts =
        accounts_of(stories, {static_cast<std::uint32_t>(e.story), e.event->id}, in_full);
    row.actor = std::move(e.actor);
    row.place = place_of(*row.story, *e.event);
    row.lane = std::move(e.lane);
    row.on_axis = e.dated;
    row.time = e.time;
    out.rows.push_back(std::move(row));
  }
  // What is said of the same time in the same words stands together: "1968", then "1968 or later".
  const auto said = [](const TimelineRow& row) {
    return std::tuple(row.time, row.event->when->bound, row.mod, std::string_view(row.fields.date));
  };
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [&](const TimelineRow& a, const TimelineRow& b) {
                     if (a.on_axis != b.on_axis) return a.on_axis;
                     return a.on_axis && said(a) < said(b);
                   });
  return out;
}

}  // namespace dateline
