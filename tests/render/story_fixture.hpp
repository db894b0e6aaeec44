// Stories built by hand, for tests that draw: no analysis is involved.
#pragma once

#include <date/date.h>

#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/story.hpp"

namespace dateline::fixture {

/// "2019-07-10", "-0196-01-01", "2019-07-10T06:00", "2019-07-10T06:00:30".
inline LocalSeconds instant(std::string_view iso) {
  std::string text(iso);
  const bool bce = !text.empty() && text[0] == '-';
  if (bce) text.erase(0, 1);
  int y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0;
  char c = 0;
  std::istringstream in(text);
  in >> y >> c >> mo >> c >> d >> c >> h >> c >> mi >> c >> s;
  if (bce) y = -y;
  const auto ymd =
      date::year{y} / date::month{static_cast<unsigned>(mo)} / date::day{static_cast<unsigned>(d)};
  if (!ymd.ok()) throw std::invalid_argument("no such day: " + std::string(iso));
  return LocalSeconds{LocalDays{ymd}} + std::chrono::hours{h} + std::chrono::minutes{mi} +
         std::chrono::seconds{s};
}

/// A stated time: half-open, both ends as `instant` reads them.
inline EventTime time_of(std::string_view begin, std::string_view end, Granularity granularity) {
  return {{instant(begin), instant(end)},
          granularity,
          std::string(begin),
          Basis::stated,
          Bound::none,
          {}};
}

/// One whole day.
inline EventTime day(std::string_view iso) {
  const LocalSeconds begin = instant(iso);
  return {{begin, begin + date::days{1}},
          Granularity::day,
          std::string(iso),
          Basis::stated,
          Bound::none,
          {}};
}

inline EventTime minute(std::string_view iso) {
  const LocalSeconds begin = instant(iso);
  return {{begin, begin + std::chrono::minutes{1}},
          Granularity::minute,
          std::string(iso),
          Basis::stated,
          Bound::none,
          {}};
}

inline EventTime month(int year, unsigned number) {
  const auto ym = date::year{year} / date::month{number};
  return {{LocalSeconds{LocalDays{ym / 1}}, LocalSeconds{LocalDays{(ym + date::months{1}) / 1}}},
          Granularity::month,
          "",
          Basis::stated,
          Bound::none,
          {}};
}

inline EventTime year(int number) {
  return {{LocalSeconds{LocalDays{date::year{number} / 1 / 1}},
           LocalSeconds{LocalDays{date::year{number + 1} / 1 / 1}}},
          Granularity::year,
          std::to_string(number),
          Basis::stated,
          Bound::none,
          {}};
}

inline EventTime not_before(EventTime time) {
  time.bound = Bound::not_before;
  return time;
}

inline EventTime not_after(EventTime time) {
  time.bound = Bound::not_after;
  return time;
}

/// Bounded by its neighbours only; "" leaves a side open.
inline EventTime bounded(std::string_view begin, std::string_view end) {
  EventTime time;
  time.interval.begin = begin.empty() ? LocalSeconds::min() : instant(begin);
  time.interval.end = end.empty() ? LocalSeconds::max() : instant(end);
  time.granularity = Granularity::interval;
  time.basis = Basis::bounded;
  return time;
}

/// Builds a story event by event.
class StoryBuilder {
 public:
  StoryBuilder(std::string id, std::string title, std::string outlet, std::string_view dct) {
    story_.document.id = std::move(id);
    story_.document.title = std::move(title);
    story_.document.outlet = std::move(outlet);
    if (!dct.empty())
      story_.document.creation_time = CreationTime{{instant(dct), Granularity::day}, "", "--date"};
  }

  /// The actor of that name; made if it is new.
  ActorId actor(std::string_view name, ActorKind kind = ActorKind::person) {
    for (const Actor& a : story_.actors)
      if (a.name == name) return a.id;
    Actor a;
    a.id = ActorId{static_cast<std::uint32_t>(story_.actors.size())};
    a.name = name;
    a.kind = kind;
    story_.actors.push_back(std::move(a));
    return story_.actors.back().id;
  }

  /// A shown event; the caller may change what it returns before the next call.
  Event& event(std::string_view agent, std::string action, std::string label,
               std::optional<EventTime> when, EventStatus status = EventStatus::happened,
               std::string_view source = "") {
    Event e;
    e.id = EventId{static_cast<std::uint32_t>(story_.events.size())};
    e.sentence = static_cast<std::uint32_t>(story_.events.size());
    e.span = {e.sentence * 100, e.sentence * 100 + 5};
    e.action = std::move(action);
    e.label = std::move(label);
    e.when = std::move(when);
    e.status = status;
    e.shown = true;
    e.salience = 0.5;
    if (!agent.empty()) {
      const ActorId id = actor(agent);
      e.participants.push_back({Role::agent, id, std::string(agent), {}});
    }
    if (!source.empty()) e.source = actor(source);
    story_.events.push_back(std::move(e));
    return story_.events.back();
  }

  void with(Event& event, Role role, std::string_view name) {
    const ActorId id = actor(name);
    event.participants.push_back({role, id, std::string(name), {}});
  }

  Story build() const { return story_; }

 private:
  Story story_;
};

/// Three weeks of a news story, with most of it on two days.
inline Story ice_raids() {
  StoryBuilder b("ice-raids", "Chicago shuts immigration agents out of police data as raids loom",
                 "The Daily Example", "2019-07-13");
  b.actor("Lori Lightfoot");
  b.actor("U.S. Immigration and Customs Enforcement", ActorKind::organization);
  b.actor("Chicago Police Department", ActorKind::organization);
  auto& ban = b.event("Lori Lightfoot", "say",
                      "Lori Lightfoot says her city has permanently banned ICE from police "
                      "databases",
                      day("2019-07-10"));
  b.with(ban, Role::recipient, "U.S. Immigration and Customs Enforcement");
  b.event("Lori Lightfoot", "say", "Lori Lightfoot says Chicago police will not team up with ICE",
          day("2019-07-10"));
  b.event("City leaders and activists", "hold rally",
          "City leaders and immigration activists hold a rally in Chicago", day("2019-07-13"));
  b.event("Donald Trump", "announce",
          "Donald Trump announces that he will delay his plans for mass deportation roundups",
          day("2019-06-22"));
  b.event("Donald Trump", "delay", "Roundups in at least 10 major cities are put off",
          bounded("2019-06-22", ""), EventStatus::planned, "Donald Trump");
  b.event("The New York Times", "report",
          "The New York Times reports that ICE officials plan to launch nationwide raids",
          day("2019-07-11"));
  b.event("ICE officials", "launch",
          "ICE officials plan to launch nationwide raids to arrest thousands of immigrants",
          not_before(day("2019-07-14")), EventStatus::planned, "The New York Times");
  b.event("Donald Trump", "confirm", "Donald Trump confirms the planned raids", day("2019-07-12"));
  b.event("Lori Lightfoot", "say", "Lori Lightfoot says the two-weeks clock is up",
          day("2019-07-10"));
  b.event("Donald Trump", "plan", "Donald Trump’s first planned raid", month(2019, 6),
          EventStatus::cancelled);
  b.event("Lori Lightfoot", "say",
          "Lori Lightfoot says the Chicago Police Department will not cooperate with ICE",
          not_after(month(2019, 6)));
  b.event("Lori Lightfoot", "announce",
          "Lori Lightfoot announces a package of executive actions and $250,000 for a legal fund",
          day("2019-07-12"));
  b.event("Aldermen and activists", "ask",
          "Aldermen and activists ask Lightfoot to issue an executive order", std::nullopt);
  b.event("Lori Lightfoot", "decline", "Lori Lightfoot declines to sign the order", std::nullopt);
  return b.build();
}

}  // namespace dateline::fixture
