#include "dateline/graph/chronology.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>

#include "endpoint_orders.hpp"

namespace dateline {
namespace {

using Key = std::tuple<LocalSeconds, LocalSeconds, std::size_t>;  // begin, end, place in the text

/// Where the event would stand if nothing but its own date counted.
std::vector<Key> keys_of(const EventGraph& graph, const TimeBounds& bounds) {
  const auto events = graph.events();
  // The date that the text names, or nothing.
  const auto named = [&](std::size_t i) -> std::optional<Interval> {
    const auto& when = graph.event(events[i]).when;
    if (!when || when->basis == Basis::bounded) return std::nullopt;
    Interval named_time = when->interval;
    if (named_time.open_begin()) named_time.begin = named_time.end;
    if (named_time.open_begin() || named_time.begin == LocalSeconds::max()) return std::nullopt;
    return named_time;
  };

  std::vector<Key> keys(events.size());
  for (std::size_t first = 0; first < events.size();) {
    std::size_t last = first;
    while (last < events.size() && events[last].document == events[first].document) ++last;
    // What precedes the first dated event stands with it; a story without dates, with its creation.
    std::optional<LocalSeconds> current;
    for (std::size_t i = first; i < last && !current; ++i)
      if (const auto t = named(i)) current = t->begin;
    if (!current)
      if (const auto& creation = graph.stories()[events[first].document].document.creation_time)
        current = creation->when.begin;
    for (std::size_t i = first; i < last; ++i) {
      const Interval& limits = bounds.of(i);
      if (const auto t = named(i)) {
        current = t->begin;
        keys[i] = {t->begin, t->end, i};
      } else {
        // "After 5 March" is read where 5 March stands.
        LocalSeconds near =
            limits.open_begin() ? current.value_or(LocalSeconds::max()) : limits.begin;
        if (near >= limits.end) near = limits.end - std::chrono::seconds{1};
        keys[i] = {near, LocalSeconds::max(), i};
      }
    }
    first = last;
  }
  return keys;
}

}  // namespace

std::vector<EventRef> chronology(const EventGraph& graph, const TimeBounds& bounds) {
  const auto events = graph.events();
  const std::size_t n = events.size();

  // Nodes 0..n-1 are events; n..n+m-1 are the instants at which bounds end or begin, chained. An
  // event precedes the instant at which it ends at the latest and follows the one at which it
  // begins at the earliest: so n + m arcs say what n² comparisons of intervals would.
  std::vector<LocalSeconds> instants;
  for (std::size_t i = 0; i < n; ++i) {
    if (!bounds.of(i).open_begin()) instants.push_back(bounds.of(i).begin);
    if (!bounds.of(i).open_end()) instants.push_back(bounds.of(i).end);
  }
  std::sort(instants.begin(), instants.end());
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
  const auto instant = [&](LocalSeconds t) {
    return n + static_cast<std::size_t>(std::lower_bound(instants.begin(), instants.end(), t) -
                                        instants.begin());
  };

  std::vector<std::pair<std::size_t, std::size_t>> arcs;
  for (std::size_t i = 0; i < n; ++i) {
    if (!bounds.of(i).open_begin()) arcs.emplace_back(instant(bounds.of(i).begin), i);
    if (!bounds.of(i).open_end()) arcs.emplace_back(i, instant(bounds.of(i).end));
  }
  for (std::size_t k = 1; k < instants.size(); ++k) arcs.emplace_back(n + k - 1, n + k);
  for (std::uint32_t d = 0; d < graph.stories().size(); ++d) {
    const auto& tlinks = graph.stories()[d].tlinks;
    for (std::uint32_t i = 0; i < tlinks.size(); ++i) {
      const auto* to = std::get_if<EventId>(&tlinks[i].to);
      if (!to || bounds.dropped({d, TlinkId{i}})) continue;
      const auto begins = endpoint_orders(tlinks[i].relations)[0][0];
      const std::size_t a = graph.ordinal({d, tlinks[i].from}), b = graph.ordinal({d, *to});
      if (begins == point_before) arcs.emplace_back(a, b);
      if (begins == point_after) arcs.emplace_back(b, a);
    }
  }
  std::sort(arcs.begin(), arcs.end());

  const std::size_t nodes = n + instants.size();
  std::vector<std::size_t> start(nodes + 1, 0), waiting(nodes, 0);
  for (const auto& [from, to] : arcs) {
    ++start[from + 1];
    ++waiting[to];
  }
  for (std::size_t v = 0; v < nodes; ++v) start[v + 1] += start[v];

  // Kahn's algorithm; instants go as soon as they can, events by their keys.
  const std::vector<Key> keys = keys_of(graph, bounds);
  std::priority_queue<Key, std::vector<Key>, std::greater<>> ready;
  std::vector<std::size_t> passed;
  const auto release = [&](std::size_t v) {
    if (v < n)
      ready.push(keys[v]);
    else
      passed.push_back(v);
  };
  for (std::size_t v = 0; v < nodes; ++v)
    if (waiting[v] == 0) release(v);
  std::vector<EventRef> order;
  order.reserve(n);
  while (!passed.empty() || !ready.empty()) {
    std::size_t v = 0;
    if (!passed.empty()) {
      v = passed.back();
      passed.pop_back();
    } else {
      v = std::get<2>(ready.top());
      ready.pop();
      order.push_back(events[v]);
    }
    for (std::size_t k = start[v]; k < start[v + 1]; ++k)
      if (--waiting[arcs[k].second] == 0) release(arcs[k].second);
  }
  return order;
}

std::vector<EventRef> chronology(const EventGraph& graph) {
  return chronology(graph, bound_times(graph));
}

}  // namespace dateline
