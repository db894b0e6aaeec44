#include "dateline/render/timelinejs.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "dateline/render/escape.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

enum class Precision { year, month, day, minute };

// TimelineJS takes the parts of a date as strings.
Json date_json(LocalSeconds t, Precision precision) {
  const LocalDays day = date::floor<date::days>(t);
  const date::year_month_day ymd(day);
  const date::hh_mm_ss time(t - day);
  Json out{{"year", std::to_string(static_cast<int>(ymd.year()))}};
  if (precision >= Precision::month)
    out["month"] = std::to_string(static_cast<unsigned>(ymd.month()));
  if (precision >= Precision::day) out["day"] = std::to_string(static_cast<unsigned>(ymd.day()));
  if (precision >= Precision::minute) {
    out["hour"] = std::to_string(time.hours().count());
    out["minute"] = std::to_string(time.minutes().count());
    if (time.seconds().count() != 0) out["second"] = std::to_string(time.seconds().count());
  }
  return out;
}

// No finer than what the text gives.
Precision precision_of(const TimelineRow& row) {
  switch (row.event->when->granularity) {
    case Granularity::second:
    case Granularity::minute:
    case Granularity::hour:
      return Precision::minute;
    case Granularity::month:
    case Granularity::season:
    case Granularity::quarter:
    case Granularity::half:
      return Precision::month;
    case Granularity::year:
    case Granularity::decade:
    case Granularity::century:
    case Granularity::millennium:
      return Precision::year;
    case Granularity::interval: {
      const auto midnight = [](LocalSeconds t) {
        return t == LocalSeconds(date::floor<date::days>(t));
      };
      const bool days = midnight(row.time.begin) && midnight(row.time.end);
      return days || row.event->when->basis == Basis::bounded ? Precision::day : Precision::minute;
    }
    default:
      return Precision::day;
  }
}

Json slide(const TimelineRow& row) {
  const Precision precision = precision_of(row);
  Json begin = date_json(row.time.begin, precision);
  // The last moment that belongs to it names the end.
  Json end = date_json(row.time.end - std::chrono::seconds(1), precision);
  const bool span = precision != Precision::minute
                        ? begin != end
                        : row.event->when->granularity == Granularity::interval;
  std::string text;
  if (!row.fields.evidence.empty()) text = "<p>" + escape_xml(row.fields.evidence) + "</p>";
  if (!row.fields.source.empty())
    text += "<p>According to " + escape_xml(row.fields.source) + "</p>";
  Json out{{"unique_id", row.id},
           {"start_date", std::move(begin)},
           {"display_date", escape_xml(row.fields.date)},
           {"text", Json{{"headline", escape_xml(row.marked())}, {"text", text}}}};
  if (span) out["end_date"] = std::move(end);
  if (!row.lane.empty()) out["group"] = escape_xml(row.lane);
  out["dateline"] = Json{{"status", row.fields.status},
                         {"granularity", row.fields.granularity},
                         {"basis", row.fields.basis},
                         {"bound", row.fields.bound}};
  return out;
}

}  // namespace

PartialArtefact timeline_timelinejs(std::span<const Story> stories,
                                    const TimelineOptions& options) {
  const TimelineRows all = collect_rows(stories, options);
  PartialArtefact artefact;
  Json events = Json::array();
  for (const TimelineRow& row : all.rows) {
    if (row.on_axis)
      events.push_back(slide(row));
    else
      artefact.left_out.push_back(
          {row.id, row.fields.date.empty() ? "no date" : "bounds that are too wide"});
  }
  Json document = Json::object();
  if (!all.title.empty()) {
    std::string note = all.as_of;
    if (!all.sources.empty()) note += (note.empty() ? "" : ". ") + all.sources;
    document["title"] =
        Json{{"text", Json{{"headline", escape_xml(all.title)}, {"text", escape_xml(note)}}}};
  }
  document["scale"] = "human";
  document["events"] = std::move(events);
  artefact.text = document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
  return artefact;
}

}  // namespace dateline
