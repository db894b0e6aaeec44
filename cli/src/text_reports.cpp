#include "text_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dateline/render/accounts.hpp"
#include "dateline/render/bound_words.hpp"

namespace dateline::cli {
namespace {

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Length of a code point at `i` that must not reach a terminal: control characters (C0, DEL, C1)
// and marks that change the direction of the text. 0 for any other.
std::size_t unsafe_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u;
  };
  if (byte(i) < 0x20 || byte(i) == 0x7F) return 1;
  if (byte(i) == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0) return 2;
  if (byte(i) == 0xD8 && byte(i + 1) == 0x9C) return 2;  // U+061C
  if (byte(i) == 0xE2 && byte(i + 1) == 0x80 &&
      ((byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE) || byte(i + 2) == 0x8E || byte(i + 2) == 0x8F ||
       byte(i + 2) == 0xA8 || byte(i + 2) == 0xA9))
    return 3;  // U+202A…202E, 200E, 200F, 2028, 2029
  if (byte(i) == 0xE2 && byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9)
    return 3;  // U+2066…2069
  return 0;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n' || text[i] == '\t' || text[i] == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      ++i;
    } else if (const std::size_t unsafe = unsafe_length(text, i); unsafe != 0) {
      out += "\xEF\xBF\xBD";
      i += unsafe;
    } else {
      out += text[i++];
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

namespace {

std::string place_of(const Story& story, std::uint32_t offset, bool name_places) {
  const Location at = story.text.locate(offset);
  const std::string place = fmt::format("{}:{}", at.line, at.column);
  return name_places ? one_line(story.text.name()) + ':' + place : place;
}

// Rows of cells under each other, two blanks apart, nothing behind the last.
template <std::size_t Columns>
std::string table(const std::vector<std::array<std::string, Columns>>& rows,
                  std::string_view indent) {
  std::array<std::size_t, Columns> widths{};
  for (const auto& row : rows)
    for (std::size_t c = 0; c < Columns; ++c) widths[c] = std::max(widths[c], width(row[c]));
  std::string out;
  for (const auto& row : rows) {
    std::string line(indent);
    for (std::size_t c = 0; c < Columns; ++c) {
      line += row[c];
      if (c + 1 < Columns && widths[c] != 0) line.append(widths[c] - width(row[c]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

std::string value_with_mod(const Timex& timex) {
  std::string out = timex.value.empty() ? "?" : timex.value;
  if (timex.mod != TimexMod::none) out += fmt::format(" {}", to_string(timex.mod));
  return out;
}

std::string time_heading(const Event& event) {
  if (!event.when) return "no date";
  const EventTime& when = *event.when;
  const auto last_day = [&] {
    // "not after" names the last moment that is still in, a day for whole days.
    const LocalSeconds end = when.interval.end;
    const LocalDays day = date::floor<date::days>(end);
    return end == LocalSeconds(day) ? to_iso(LocalSeconds(day - date::days(1))) : to_iso(end);
  };
  if (when.basis == Basis::bounded) {
    const bool before = !when.interval.open_end(), after = !when.interval.open_begin();
    if (before && after)
      return fmt::format("no date, between {} and {}", to_iso(when.interval.begin), last_day());
    if (after) return fmt::format("no date, not before {}", to_iso(when.interval.begin));
    if (before) return fmt::format("no date, not after {}", last_day());
    return "no date";
  }
  std::string value = when.value;
  if (value.empty())
    value = when.interval.open_begin()
                ? last_day()
                : fmt::format("{}/{}", to_iso(when.interval.begin), last_day());
  if (when.bound == Bound::not_before) return value + " or later";
  if (when.bound == Bound::not_after) return value + " or earlier";
  return value;
}

std::string who(const Event& event, const Story& story) {
  const auto name = [&](const Participant& participant) {
    return one_line(participant.actor
                        ? std::string_view(story.actors[index(*participant.actor)].name)
                        : std::string_view(participant.text));
  };
  for (const Role role : {Role::agent, Role::theme, Role::patient}) {
    std::string names;
    for (const Participant& participant : event.participants) {
      if (participant.role != role) continue;
      if (!names.empty()) names += ", ";
      names += name(participant);
    }
    if (!names.empty()) return names;
  }
  return "-";
}

std::string source_of(const Event& event, const Story& story) {
  if (event.source) return one_line(story.actors[index(*event.source)].name);
  return one_line(event.source_text);
}

}  // namespace

std::string dates_report(const Story& story, bool name_places) {
  std::vector<std::array<std::string, 5>> rows;
  for (const Timex& timex : story.timexes)
    rows.push_back({place_of(story, timex.span.begin, name_places),
                    '"' + one_line(story.text.slice(timex.span)) + '"', value_with_mod(timex),
                    std::string(to_string(timex.type)), timex.rule});
  return table(rows, "");
}

std::string events_report(const EventGraph& graph, std::span<const EventRef> events,
                          bool name_places) {
  // One heading a time: the order of time is kept within it, and between headings but for undated
  // events, which stand among their neighbours there.
  std::vector<EventRef> dated, undated;
  for (const EventRef ref : events) {
    const auto& when = graph.event(ref).when;
    (when && when->basis != Basis::bounded ? dated : undated).push_back(ref);
  }
  const auto key = [&](EventRef ref) {
    const auto& when = graph.event(ref).when;
    const Interval i = when ? when->interval : Interval{};
    return std::tuple(!when, i.open_begin() ? i.end : i.begin, i.end,
                      when ? when->bound : Bound::none);
  };
  const auto earlier = [&](EventRef a, EventRef b) { return key(a) < key(b); };
  std::stable_sort(dated.begin(), dated.end(), earlier);
  std::stable_sort(undated.begin(), undated.end(), earlier);
  dated.insert(dated.end(), undated.begin(), undated.end());

  std::string out;
  for (auto first = dated.begin(); first != dated.end();) {
    const std::string heading = time_heading(graph.event(*first));
    const auto last = std::find_if(first, dated.end(), [&](EventRef ref) {
      return time_heading(graph.event(ref)) != heading;
    });
    out += (out.empty() ? "" : "\n") + heading + '\n';
    std::vector<std::array<std::string, 5>> rows;
    std::vector<std::vector<std::string>> reasons;  // of each row
    for (; first != last; ++first) {
      const Event& event = graph.event(*first);
      const Story& story = graph.stories()[first->document];
      std::string label = one_line(event.label);
      if (const std::string source = source_of(event, story); !source.empty())
        label += fmt::format("  [{}]", source);
      const std::string told = accounts_in_words(graph.stories(), *first);
      if (!told.empty()) label += fmt::format("  [{}]", one_line(told));
      rows.push_back({place_of(story, event.span.begin, name_places),
                      std::string(to_string(event.status)), who(event, story),
                      one_line(event.action), std::move(label)});
      reasons.push_back(bounds_in_words(graph.stories(), *first));
    }
    const std::string text = table(rows, "  ");
    std::string_view lines = text;
    for (const std::vector<std::string>& why : reasons) {
      const std::size_t end = lines.find('\n') + 1;
      out += lines.substr(0, end);
      lines.remove_prefix(end);
      for (const std::string& side : why) out += "      " + one_line(side) + '\n';
    }
  }
  return out;
}

}  // namespace dateline::cli
