// How long a timeline takes: layout and SVG, in CPU seconds on one core, for 10 to 10,000 events.
//
//   timeline_benchmark [EVENTS]…
//
// Each runs to the right, and down the page ("down").
// Two kinds of story: news over eleven years with thirty actors, and one where everything happens
// on a few days to one actor, so that labels pile up.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <span>
#include <string>
#include <vector>

#include "dateline/render/timeline.hpp"

namespace {

using namespace dateline;

Story make_story(std::size_t events, int days, int actors) {
  Story story;
  story.document.title = "A long story";
  for (int a = 0; a < actors; ++a) {
    Actor actor;
    actor.id = ActorId{static_cast<std::uint32_t>(a)};
    actor.name = "Actor Number " + std::to_string(a + 1);
    story.actors.push_back(std::move(actor));
  }
  const LocalSeconds start{LocalDays{date::year{2010} / 1 / 1}};
  std::uint32_t random = 1;
  const auto next = [&](int n) {
    random = random * 1664525u + 1013904223u;
    return static_cast<int>((random >> 8) % static_cast<std::uint32_t>(n));
  };
  for (std::size_t i = 0; i < events; ++i) {
    Event event;
    event.id = EventId{static_cast<std::uint32_t>(i)};
    event.action = "announce";
    event.label = "The committee announces part " + std::to_string(i + 1) +
                  " of its plan to rebuild the harbour and its bridges";
    event.status = static_cast<EventStatus>(next(6));
    const LocalSeconds at = start + date::days{next(days)} + std::chrono::hours{next(24)};
    event.when = EventTime{{at, at + std::chrono::minutes{1}},
                           Granularity::minute,
                           "",
                           Basis::stated,
                           Bound::none,
                           {}};
    event.participants.push_back(
        {Role::agent, ActorId{static_cast<std::uint32_t>(next(actors))}, "", {}});
    event.shown = true;
    story.events.push_back(std::move(event));
  }
  return story;
}

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

void measure(const char* kind, const Story& story, Direction direction) {
  TimelineOptions options;
  options.direction = direction;
  double best = 1e9, best_layout = 1e9;
  std::size_t bytes = 0;
  const double begin = cpu_seconds();
  for (int run = 0; run < 3 || (cpu_seconds() - begin < 0.5 && run < 1000); ++run) {
    const double t0 = cpu_seconds();
    const Picture picture = layout_timeline(std::span(&story, 1), options);
    const double t1 = cpu_seconds();
    bytes = to_svg(picture).size();
    const double t2 = cpu_seconds();
    best = std::min(best, t2 - t0);
    best_layout = std::min(best_layout, t1 - t0);
  }
  std::printf("%-6s %-5s %6zu events  layout %.4f s  layout + SVG %.4f s  %.2f MB\n", kind,
              direction == Direction::vertical ? "down" : "right", story.events.size(), best_layout,
              best, static_cast<double>(bytes) / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> counts;
  for (int i = 1; i < argc; ++i) counts.push_back(std::strtoul(argv[i], nullptr, 10));
  if (counts.empty()) counts = {10, 100, 1000, 10000};
  for (const std::size_t count : counts) {
    for (const Direction direction : {Direction::horizontal, Direction::vertical}) {
      measure("news", make_story(count, 4000, 30), direction);
      measure("pile", make_story(count, 3, 1), direction);
    }
  }
}
