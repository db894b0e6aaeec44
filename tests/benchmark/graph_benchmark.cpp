// How long the event graph takes: build, bounds, order, DOT and SVG, in CPU seconds on one core,
// for 100 to 10,000 events.
//
//   graph_benchmark [EVENTS]…
//
// Three kinds of story: news (half of the events dated, half linked to the one before, a tenth of
// the links wrong), a chain (each event after the one before, only the ends dated), and a knot
// (every event equal in time to the one before, one dated).
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "dateline/graph/chronology.hpp"
#include "dateline/render/actor_graph.hpp"

namespace {

using namespace dateline;

enum class Kind { news, chain, knot };

Story make_story(Kind kind, std::uint32_t events) {
  std::mt19937 random(events);
  const auto pick = [&](std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random);
  };
  Story story;
  story.document.title = "Benchmark";
  const std::uint32_t actors = events / 5 + 3;
  for (std::uint32_t i = 0; i < actors; ++i)
    story.actors.push_back(
        {ActorId{i}, "Actor number " + std::to_string(i), static_cast<ActorKind>(pick(5)), {}, {}});
  const LocalSeconds start{LocalDays{date::year{2019} / 1 / 1}};
  for (std::uint32_t i = 0; i < events; ++i) {
    Event e;
    e.id = EventId{i};
    e.action = "act";
    e.label = "Somebody does something to somebody else, as far as is known";
    e.status = static_cast<EventStatus>(pick(6));
    e.shown = true;
    // A few actors are in most of the news.
    e.participants.push_back({Role::agent, ActorId{pick(3) ? pick(3) : pick(actors)}, "", {}});
    for (std::uint32_t k = pick(3); k > 0; --k)
      e.participants.push_back({Role::patient, ActorId{pick(actors)}, "", {}});
    const bool dated = kind == Kind::news    ? pick(2) == 0
                       : kind == Kind::chain ? i == 0 || i + 1 == events
                                             : i == 0;
    if (dated) {
      const LocalSeconds day = start + date::days{i};
      e.when = EventTime{
          {day, day + date::days{1}}, Granularity::day, "", Basis::stated, Bound::none, {}};
    }
    story.events.push_back(std::move(e));
    if (i == 0 || (kind == Kind::news && pick(2))) continue;
    const auto relation = kind == Kind::knot                    ? AllenRelation::simultaneous
                          : kind == Kind::news && pick(10) == 0 ? AllenRelation::before
                                                                : AllenRelation::after;
    story.tlinks.push_back({EventId{i}, EventId{i - 1}, relation, "benchmark"});
  }
  return story;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::uint32_t> sizes;
  for (int i = 1; i < argc; ++i)
    sizes.push_back(static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10)));
  if (sizes.empty()) sizes = {100, 1'000, 10'000};
  std::printf("%-6s %8s %9s %9s %9s %9s %9s  contradictions\n", "story", "events", "build/s",
              "bounds/s", "order/s", "dot/s", "svg/s");
  for (const Kind kind : {Kind::news, Kind::chain, Kind::knot})
    for (const std::uint32_t n : sizes) {
      const Story story = make_story(kind, n);
      double t = cpu_seconds();
      const auto lap = [&] {
        const double from = t;
        t = cpu_seconds();
        return t - from;
      };
      const EventGraph graph = build_graph(story);
      const double build = lap();
      const TimeBounds bounds = bound_times(graph);
      const double bound = lap();
      const auto order = chronology(graph, bounds);
      const double ordered = lap();
      const std::string dot = actor_graph_dot(graph);
      const double dotted = lap();
      const std::string svg = actor_graph_svg(graph);
      const double drawn = lap();
      const char* name = kind == Kind::news ? "news" : kind == Kind::chain ? "chain" : "knot";
      std::printf("%-6s %8u %9.4f %9.4f %9.4f %9.4f %9.4f  %zu\n", name, n, build, bound, ordered,
                  dotted, drawn, bounds.contradictions().size());
      if (order.size() != n || dot.empty() || svg.empty()) return 1;
    }
}
