// Time zones as news names them: "GMT", "Eastern time", "Beijing time", "UTC+5:30".
#include <array>

#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;

// Zones with summer time: see `zone_minutes` in resolve.cpp.
constexpr int eastern = 1000, local = 1004, western_europe = 1010, central_europe = 1011,
              eastern_europe = 1012;

struct NamedZone {
  std::array<std::string_view, 3> words;  ///< before "time"
  int zone = 0;
};
// "Beijing time", "British Summer Time", "Greenwich Mean Time". Zones of today: Istanbul has no
// summer time since 2016, Moscow since 2014.
constexpr std::array zones = {
    NamedZone{{"greenwich", "mean", ""}, 0},
    NamedZone{{"coordinated", "universal", ""}, 0},
    NamedZone{{"universal", "", ""}, 0},
    NamedZone{{"british", "summer", ""}, 60},
    NamedZone{{"british", "", ""}, western_europe},
    NamedZone{{"uk", "", ""}, western_europe},
    NamedZone{{"london", "", ""}, western_europe},
    NamedZone{{"irish", "", ""}, western_europe},
    NamedZone{{"central", "european", "summer"}, 120},
    NamedZone{{"central", "european", ""}, central_europe},
    NamedZone{{"paris", "", ""}, central_europe},
    NamedZone{{"berlin", "", ""}, central_europe},
    NamedZone{{"rome", "", ""}, central_europe},
    NamedZone{{"madrid", "", ""}, central_europe},
    NamedZone{{"brussels", "", ""}, central_europe},
    NamedZone{{"geneva", "", ""}, central_europe},
    NamedZone{{"athens", "", ""}, eastern_europe},
    NamedZone{{"kyiv", "", ""}, eastern_europe},
    NamedZone{{"kiev", "", ""}, eastern_europe},
    NamedZone{{"moscow", "", ""}, 180},
    NamedZone{{"istanbul", "", ""}, 180},
    NamedZone{{"baghdad", "", ""}, 180},
    NamedZone{{"nairobi", "", ""}, 180},
    NamedZone{{"dubai", "", ""}, 240},
    NamedZone{{"indian", "standard", ""}, 330},
    NamedZone{{"india", "", ""}, 330},
    NamedZone{{"beijing", "", ""}, 480},
    NamedZone{{"china", "standard", ""}, 480},
    NamedZone{{"hong", "kong", ""}, 480},
    NamedZone{{"singapore", "", ""}, 480},
    NamedZone{{"tokyo", "", ""}, 540},
    NamedZone{{"japan", "standard", ""}, 540},
    NamedZone{{"japan", "", ""}, 540},
    NamedZone{{"seoul", "", ""}, 540},
    NamedZone{{"new", "york", ""}, eastern},
    NamedZone{{"washington", "", ""}, eastern},
    NamedZone{{"chicago", "", ""}, 1001},
    NamedZone{{"los", "angeles", ""}, 1003},
};

// "Beijing time": the zone, and the lexeme after "time".
std::optional<Read<int>> read_named_zone(const Words& w, std::int64_t i) {
  if (!w.word(i) || !w[i].capital) return std::nullopt;
  for (const NamedZone& zone : zones) {
    std::int64_t p = i;
    for (const std::string_view word : zone.words) {
      if (word.empty()) break;
      if (!w.is(p, word)) {
        p = -1;
        break;
      }
      ++p;
    }
    if (p > i && w.is(p, "time")) return Read<int>{zone.zone, p + 1};
  }
  return std::nullopt;
}

// "+3", "+02:00", "-0530" after UTC or GMT.
std::optional<Read<int>> read_offset(const Words& w, std::int64_t p) {
  if ((!w.mark(p, '+') && !w.mark(p, '-')) || !w.number(p + 1) || !w.glued(p + 1))
    return std::nullopt;
  const int sign = w.mark(p, '-') ? -1 : 1;
  const Lexeme& n = w[p + 1];
  if (n.digits == 4 && n.number <= 1'400 && n.number % 100 < 60)
    return Read<int>{sign * static_cast<int>(n.number / 100 * 60 + n.number % 100), p + 2};
  if (n.digits > 2 || n.number > 14) return std::nullopt;
  int minutes = static_cast<int>(n.number) * 60;
  p += 2;
  if (w.mark(p, ':') && w.glued(p) && w.number(p + 1) && w[p + 1].digits == 2 &&
      w[p + 1].number < 60) {
    minutes += static_cast<int>(w[p + 1].number);
    p += 2;
  }
  return Read<int>{sign * minutes, p};
}

}  // namespace

std::optional<Read<std::optional<int>>> read_zone(const Words& w, std::int64_t i) {
  using Zone = Read<std::optional<int>>;
  const std::int64_t p = w.mark(i, '(') ? i + 1 : i;
  const bool bracket = p > i;
  const auto closed = [&](std::optional<int> zone, std::int64_t end) -> std::optional<Zone> {
    if (!bracket) return Zone{zone, end};
    if (!w.mark(end, ')')) return std::nullopt;
    return Zone{zone, end + 1};
  };
  if (w.any(p, {"et", "ct", "mt", "pt"}) && w[p].capital) {
    const char c = w[p].lower[0];
    return closed(c == 'e' ? 1000 : c == 'c' ? 1001 : c == 'm' ? 1002 : 1003, p + 1);
  }
  if (const auto named = read_named_zone(w, p)) return closed(named->value, named->end);
  if (!w.of_class(p, C::zone)) return std::nullopt;
  if (w[p].value >= 1000) {
    std::int64_t q = p + 1;
    if (w.any(q, {"standard", "daylight", "summer"})) ++q;
    if (!w.is(q, "time")) return std::nullopt;
    if (w[p].value == local) return closed(std::nullopt, q + 1);
    return closed(w[p].value, q + 1);
  }
  if (!w[p].capital && !w.any(p, {"utc", "gmt"})) return std::nullopt;
  if (w[p].value == 0)
    if (const auto offset = read_offset(w, p + 1)) return closed(offset->value, offset->end);
  return closed(w[p].value, p + 1);
}

}  // namespace dateline
