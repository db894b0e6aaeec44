#include "dateline/render/icalendar.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "dateline/render/escape.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

using std::chrono::minutes;

// TEXT values (RFC 5545, 3.3.11).
std::string escape_ics(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// A content line, folded so that no line is longer than 75 octets and no character is cut.
void put(std::string& out, std::string_view name, std::string_view value) {
  constexpr std::size_t most = 75;
  std::string line(name);
  line += value;
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t next = i + 1;
    while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0) == 0x80) ++next;
    if (used + (next - i) > most) {
      out += "\r\n ";
      used = 1;
    }
    out.append(line, i, next - i);
    used += next - i;
    i = next;
  }
  out += "\r\n";
}

std::string compact(std::string_view iso) {
  std::string out;
  for (const char c : iso)
    if (c != '-' && c != ':') out += c;
  return out;
}

std::string date_value(LocalDays day) {
  return compact(to_iso(LocalSeconds(day)));
}

std::string time_value(LocalSeconds t) {
  const LocalDays day = date::floor<date::days>(t);
  const date::hh_mm_ss time(t - day);
  std::string out = date_value(day) + 'T';
  for (const auto n : {time.hours().count(), time.minutes().count(), time.seconds().count()})
    out += std::to_string(100 + n).substr(1);
  return out;
}

// Minutes east of Greenwich: "Z", "+02:00". Nothing for any other text.
std::optional<minutes> offset_of(std::string_view zone) {
  if (zone == "Z" || zone == "z") return minutes(0);
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  int digits[4];
  for (const auto& [i, at] : {std::pair{0, 1u}, {1, 2u}, {2, 4u}, {3, 5u}}) {
    if (zone[at] < '0' || zone[at] > '9') return std::nullopt;
    digits[i] = zone[at] - '0';
  }
  const minutes east((digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]);
  return zone[0] == '-' ? -east : east;
}

// The zone that a TIMEX3 value with a clock time names.
std::optional<minutes> zone_of_value(std::string_view value) {
  const std::size_t time = value.find('T');
  if (time == std::string_view::npos) return std::nullopt;
  const std::size_t zone = value.find_first_of("Zz+-", time);
  return zone == std::string_view::npos ? std::nullopt : offset_of(value.substr(zone));
}

struct WholeDays {
  LocalDays begin, end;  // end exclusive
};
struct ClockTime {
  LocalSeconds begin;
  std::optional<LocalSeconds> end;
  std::optional<minutes> zone;
};
using Place = std::variant<WholeDays, ClockTime, std::string>;  // or why there is none

bool in_calendar(LocalDays day) {
  const int year = static_cast<int>(date::year_month_day(day).year());
  return year >= 1 && year <= 9999;
}

Place place_of(const TimelineRow& row) {
  if (!row.event->when || row.event->when->basis == Basis::bounded) return "no date";
  const EventTime& when = *row.event->when;
  if (row.mod == TimexMod::approx) return "only about known";
  const Interval& time = when.interval;
  if (time.open_begin() || time.open_end() || time.empty()) return "without a begin or end";
  const LocalDays first = date::floor<date::days>(time.begin);
  const LocalDays after = date::ceil<date::days>(time.end);
  if (!in_calendar(first) || !in_calendar(after)) return "outside the years 1 to 9999";
  const bool whole = time.begin == LocalSeconds(first) && time.end == LocalSeconds(after);
  switch (when.granularity) {
    case Granularity::second:
    case Granularity::minute:
    case Granularity::hour:
      return ClockTime{time.begin, std::nullopt, zone_of_value(when.value)};
    case Granularity::part_of_day:
    case Granularity::day:
      return WholeDays{first, first + date::days(1)};
    case Granularity::interval:
      if (whole) return WholeDays{first, after};
      return ClockTime{time.begin, time.end, zone_of_value(when.value)};
    default:
      return "known only to the " + std::string(to_string(when.granularity));
  }
}

std::string_view calendar_status(EventStatus status) {
  switch (status) {
    case EventStatus::happened:
    case EventStatus::ongoing:
      return "CONFIRMED";
    case EventStatus::planned:
    case EventStatus::hypothetical:
      return "TENTATIVE";
    case EventStatus::cancelled:
    case EventStatus::denied:
      break;
  }
  return "CANCELLED";
}

// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view text, std::uint64_t h) {
  for (const char c : text) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001B3;
  }
  return h;
}

std::string hex(std::uint64_t n) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[n >> shift & 15];
  return out;
}

// What tells this event from all others, as long as the article says the same of it.
std::string identity(const TimelineRow& row) {
  const DocumentInfo& document = row.story->document;
  std::string all = document.id;
  const std::string created =
      document.creation_time ? to_iso(document.creation_time->when.begin) : "";
  const std::string& words = row.fields.evidence.empty() ? row.label : row.fields.evidence;
  for (const std::string_view part :
       {std::string_view(created), std::string_view(document.title), std::string_view(words),
        std::string_view(row.fields.action)}) {
    all += '\0';
    all += part;
  }
  return hex(hash(all, 0xCBF29CE484222325)) + hex(hash(all, 0x9AE16A3B2F90404F));
}

std::string stamp_of(const Story& story) {
  const auto& created = story.document.creation_time;
  if (!created) return "19700101T000000Z";
  LocalSeconds at = created->when.begin;
  if (const auto east = offset_of(created->zone)) at -= *east;
  return time_value(at) + 'Z';
}

void put_time(std::string& out, std::string_view name, LocalSeconds t,
              const std::optional<minutes>& zone) {
  put(out, name, zone ? ":" + time_value(t - *zone) + 'Z' : ":" + time_value(t));
}

void put_times(std::string& out, const WholeDays& days) {
  put(out, "DTSTART;VALUE=DATE:", date_value(days.begin));
  put(out, "DTEND;VALUE=DATE:", date_value(days.end));
}

void put_times(std::string& out, const ClockTime& clock) {
  put_time(out, "DTSTART", clock.begin, clock.zone);
  if (clock.end) put_time(out, "DTEND", *clock.end, clock.zone);
}

// True if the entry's place alone says less, or other, than the text.
bool needs_date(const TimelineRow& row) {
  const EventTime& when = *row.event->when;
  return when.bound != Bound::none || row.mod != TimexMod::none ||
         when.granularity == Granularity::part_of_day;
}

// An address that an outlet is named by, if it is one that may stand in a URI value.
bool is_web_address(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
  });
}

std::string description(const TimelineRow& row) {
  std::string out = escape_ics(row.fields.date) + "\\nStatus: " + escape_ics(row.fields.status);
  if (!row.fields.source.empty()) out += "\\nAccording to: " + escape_ics(row.fields.source);
  if (!row.fields.evidence.empty()) out += "\\n\\n" + escape_ics(row.fields.evidence);
  const DocumentInfo& document = row.story->document;
  std::string from = document.title.empty() ? document.id : document.title;
  if (!document.outlet.empty()) from += " (" + document.outlet + ")";
  return out + "\\n\\n" + escape_ics(from);
}

}  // namespace

PartialArtefact timeline_icalendar(std::span<const Story> stories, const TimelineOptions& options) {
  const TimelineRows all = collect_rows(stories, options);
  PartialArtefact artefact;
  std::string& out = artefact.text;
  put(out, "BEGIN:VCALENDAR", "");
  put(out, "VERSION:2.0", "");
  put(out, "PRODID:-//Dateline//Dateline//EN", "");
  put(out, "CALSCALE:GREGORIAN", "");
  if (!all.title.empty()) {
    put(out, "NAME:", escape_ics(all.title));
    put(out, "X-WR-CALNAME:", escape_ics(all.title));
  }
  std::map<std::string, int> uids;
  for (const TimelineRow& row : all.rows) {
    const Place place = place_of(row);
    if (const auto* why = std::get_if<std::string>(&place)) {
      artefact.left_out.push_back({row.id, *why});
      continue;
    }
    std::string uid = identity(row);
    if (const int same = ++uids[uid]; same > 1) uid += "-" + std::to_string(same);
    put(out, "BEGIN:VEVENT", "");
    put(out, "UID:", uid + "@dateline");
    put(out, "DTSTAMP:", stamp_of(*row.story));
    if (const auto* days = std::get_if<WholeDays>(&place)) put_times(out, *days);
    if (const auto* clock = std::get_if<ClockTime>(&place)) put_times(out, *clock);
    const std::string lead = needs_date(row) ? row.fields.date + ": " : std::string();
    put(out, "SUMMARY:", escape_ics(lead + row.marked()));
    put(out, "DESCRIPTION:", description(row));
    if (!row.place.empty()) put(out, "LOCATION:", escape_ics(row.place));
    if (is_web_address(row.story->document.outlet)) put(out, "URL:", row.story->document.outlet);
    put(out, "STATUS:", calendar_status(row.event->status));
    put(out, "TRANSP:TRANSPARENT", "");
    put(out, "CATEGORIES:", row.fields.status);
    put(out, "X-DATELINE-ID:", row.id);
    put(out, "END:VEVENT", "");
  }
  put(out, "END:VCALENDAR", "");
  return artefact;
}

}  // namespace dateline
