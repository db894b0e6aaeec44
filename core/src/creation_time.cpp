#include "dateline/core/creation_time.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "written_dates.hpp"

namespace dateline {
namespace {

using date::days;
using std::chrono::hours;
using std::chrono::minutes;
using Role = DateClaim::Role;
using Source = DateClaim::Source;

LocalDays day_of(LocalSeconds t) {
  return std::chrono::floor<days>(t);
}

LocalDays day_of(const DateClaim& claim) {
  return day_of(claim.time.when.begin);
}

bool has_clock(const DateClaim& claim) {
  return claim.time.when.granularity < Granularity::day;
}

/// Minutes east of Greenwich; nothing without a zone.
std::optional<minutes> offset_of(const DateClaim& claim) {
  const std::string& zone = claim.time.zone;
  if (zone == "Z") return minutes(0);
  if (zone.size() != 6) return std::nullopt;
  const auto two = [&](std::size_t i) { return (zone[i] - '0') * 10 + (zone[i + 1] - '0'); };
  const minutes size = hours(two(1)) + minutes(two(4));
  return zone[0] == '-' ? -size : size;
}

/// The moment in UTC, where the claim names one.
std::optional<LocalSeconds> moment_of(const DateClaim& claim) {
  const auto offset = offset_of(claim);
  if (!offset || !has_clock(claim)) return std::nullopt;
  return claim.time.when.begin - *offset;
}

/// True if some zone puts both on one day. What names its own zone is taken at its word: only its
/// own day and that of Greenwich, in which machines write, are possible; what is in Greenwich time
/// may be any zone's.
bool agree(const DateClaim& a, const DateClaim& b) {
  if (day_of(a) == day_of(b)) return true;
  const auto first = moment_of(a), second = moment_of(b);
  if (first && second)
    return day_of(*first + *offset_of(b)) == day_of(b) ||
           day_of(*second + *offset_of(a)) == day_of(a);
  if (!first && !second) return false;
  const DateClaim& exact = first ? a : b;
  const LocalSeconds moment = first ? *first : *second;
  const LocalDays other = day_of(first ? b : a);
  if (*offset_of(exact) != minutes(0)) return day_of(moment) == other;
  return day_of(moment - hours(12)) <= other && other <= day_of(moment + hours(14));
}

std::string shown(const DateClaim& claim) {
  std::string out = to_iso(claim.time.when.begin);
  if (has_clock(claim)) {
    if (out.size() == 10) out += "T00:00";
    out += claim.time.zone;
  }
  out += " (" + claim.time.origin;
  if (claim.line != 0) out += ", line " + std::to_string(claim.line);
  return out + ")";
}

const DateClaim* most_trusted(std::span<const DateClaim> claims, Role role) {
  const DateClaim* best = nullptr;
  for (const DateClaim& claim : claims)
    if (claim.role == role && (best == nullptr || claim.source < best->source)) best = &claim;
  return best;
}

}  // namespace

std::optional<CreationTime> parse_creation_time(std::string_view text, std::string origin) {
  // The zone comes last: Z, or a sign behind the date's own two hyphens.
  std::string zone;
  if (text.ends_with('Z') || text.ends_with('z')) {
    zone = "Z";
    text.remove_suffix(1);
  } else if (text.size() > 10 && text[text.size() - 3] == ':' &&
             (text[text.size() - 6] == '+' || text[text.size() - 6] == '-')) {
    zone = text.substr(text.size() - 6);
    const auto digit = [&](std::size_t i) { return zone[i] >= '0' && zone[i] <= '9'; };
    if (!digit(1) || !digit(2) || !digit(4) || !digit(5) || zone[1] > '1' || zone[4] > '5')
      return std::nullopt;
    text.remove_suffix(6);
  }
  // Fractions of a second, which JSON writers add, say nothing here.
  if (const std::size_t point = text.find('.'); point != std::string_view::npos && point > 18) {
    if (text.find_first_not_of("0123456789", point + 1) != std::string_view::npos)
      return std::nullopt;
    text = text.substr(0, point);
  }
  const auto begin = parse_iso(text);
  if (!begin) return std::nullopt;
  const bool has_time = text.find('T') != std::string_view::npos;
  CalendarUnit unit{*begin, Granularity::day};
  if (has_time) unit = {date::floor<std::chrono::minutes>(*begin), Granularity::minute};
  return CreationTime{unit, std::move(zone), std::move(origin)};
}

std::optional<CreationTime> parse_written_date(std::string_view text, std::string origin) {
  if (auto iso = parse_creation_time(text, origin)) return iso;
  WrittenDates found = find_written_dates(text);
  if (found.dates.size() != 1 || !found.nothing_else) return std::nullopt;
  return CreationTime{found.dates[0].when, std::move(found.dates[0].zone), std::move(origin)};
}

std::optional<CreationTime> choose_creation_time(std::span<const DateClaim> claims,
                                                 Diagnostics& diagnostics) {
  const auto say = [&](Severity severity, std::string_view code, std::string message, Span span) {
    diagnostics.push_back({severity, std::string(code), std::move(message), span});
  };
  const DateClaim* best = most_trusted(claims, Role::published);
  const DateClaim* changed = most_trusted(claims, Role::modified);
  if (best == nullptr) {
    if (changed == nullptr) return std::nullopt;
    say(Severity::note, "modified-only",
        "nothing says when this was published; " + shown(*changed) +
            ", its last change, is taken for its date",
        changed->span);
    return changed->time;
  }

  CreationTime result = best->time;
  if (best->source == Source::command_line) {
    // One word on it is enough: whoever gives a date knows better.
    const DateClaim* other = nullptr;
    for (const DateClaim& claim : claims)
      if (&claim != best && claim.role == Role::published &&
          (other == nullptr || claim.source < other->source))
        other = &claim;
    if (other != nullptr && !agree(*best, *other))
      say(Severity::note, "date-overridden",
          shown(*best) + " wins over " + shown(*other) + ", which the input says", other->span);
    return result;
  }

  std::vector<LocalDays> told;  // of those that disagree: each day is named once
  for (const DateClaim& claim : claims) {
    if (&claim == best || claim.role != Role::published || agree(*best, claim)) continue;
    if (std::find(told.begin(), told.end(), day_of(claim)) != told.end()) continue;
    told.push_back(day_of(claim));
    say(Severity::warning, "date-conflict",
        "sources disagree on when this was published: " + shown(*best) + " is used, " +
            shown(claim) + " is not",
        claim.span);
  }
  if (changed != nullptr && !agree(*best, *changed)) {
    const LocalSeconds published = best->time.when.begin, last = changed->time.when.begin;
    if (last < published)
      say(Severity::warning, "date-conflict",
          "sources disagree: " + shown(*best) + " is when this was published, but " +
              shown(*changed) + " is when it was last changed",
          changed->span);
    else if (last >= published + days(2))
      say(Severity::note, "modified-later",
          "this was changed after it was published: dates are reckoned from " + shown(*best) +
              ", not from " + shown(*changed),
          changed->span);
  }

  // In Greenwich the day may have been over.
  if (offset_of(*best) == minutes(0) && has_clock(*best)) {
    const DateClaim* local = nullptr;
    for (const DateClaim& claim : claims) {
      const auto offset = offset_of(claim);
      const bool for_readers = claim.source == Source::byline || (offset && *offset != minutes(0));
      if (claim.role == Role::published && for_readers && agree(*best, claim) &&
          day_of(claim) != day_of(*best) && (local == nullptr || claim.source < local->source))
        local = &claim;
    }
    if (local != nullptr) result = local->time;
  }
  return result;
}

}  // namespace dateline
