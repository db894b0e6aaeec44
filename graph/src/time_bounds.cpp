#include "dateline/graph/time_bounds.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "endpoint_orders.hpp"

namespace dateline {
namespace {

std::int64_t seconds_of(LocalSeconds t) {
  return t.time_since_epoch().count();
}

struct PointPair {
  PointId begin, end;
};

/// The network under construction; every constraint but the axioms knows its reason.
class Builder {
 public:
  explicit Builder(const EventGraph& graph) : graph_(graph) {
    for (std::size_t i = 0; i < graph.events().size(); ++i) events_.push_back(add_interval());
    // What several stories tell alike is one event, so that what one of them says of its time
    // bounds it in all of them.
    for (std::size_t i = 0; i < graph.events().size(); ++i) {
      const auto& vertex = graph.graph()[graph.vertex(graph.events()[i])];
      same_.push_back(graph.ordinal(std::get<EventVertex>(vertex).members.front()));
      events_[i] = events_[same_.back()];
    }
  }

  void add_times();
  void add_links();
  TemporalNetwork network;

  const std::vector<std::optional<TimeReason>>& reasons() const { return reasons_; }
  std::vector<std::optional<TimeReason>> take_reasons() { return std::move(reasons_); }
  std::vector<std::size_t> take_same() { return std::move(same_); }

 private:
  PointPair add_interval() {
    const PointPair p{network.add_point(), network.add_point()};
    before(p.begin, p.end, true, Strength::axiom, std::nullopt);
    return p;
  }
  /// from <= to, or from < to.
  void before(PointId from, PointId to, bool strict, Strength strength,
              std::optional<TimeReason> reason,
              std::optional<StatementId> statement = std::nullopt) {
    network.add({to, from, {0, strict ? -1 : 0}, strength, statement});
    reasons_.push_back(reason);
  }
  void not_before(PointId p, LocalSeconds t, Strength strength, TimeReason reason) {
    network.add({p, TemporalNetwork::origin, {-seconds_of(t), 0}, strength});
    reasons_.push_back(reason);
  }
  void not_after(PointId p, LocalSeconds t, Strength strength, TimeReason reason) {
    network.add({TemporalNetwork::origin, p, {seconds_of(t), 0}, strength});
    reasons_.push_back(reason);
  }
  PointPair timex(TimexRef ref);

  const EventGraph& graph_;
  std::vector<PointPair> events_;
  std::vector<std::size_t> same_;  // of each event the one whose points it shares
  std::vector<std::pair<TimexRef, PointPair>> timexes_;  // those that links name, sorted
  std::vector<std::optional<TimeReason>> reasons_;       // one per constraint
};

void Builder::add_times() {
  for (std::size_t i = 0; i < graph_.events().size(); ++i) {
    const EventRef ref = graph_.events()[i];
    const Event& event = graph_.event(ref);
    const auto [begin, end] = events_[i];
    if (event.when && !event.when->interval.empty()) {
      const EventTime& when = *event.when;
      const Strength strength =
          when.basis == Basis::stated ? Strength::stated : Strength::inherited;
      if (when.bound != Bound::not_after && !when.interval.open_begin())
        not_before(begin, when.interval.begin, strength, StatedTime{ref});
      if (when.bound != Bound::not_before && !when.interval.open_end())
        not_after(end, when.interval.end, strength, StatedTime{ref});
    }
    const auto& creation = graph_.stories()[ref.document].document.creation_time;
    if (!creation || event.polarity == Polarity::negative) continue;
    const LocalSeconds told = to_interval(creation->when).end;
    if (event.status == EventStatus::happened)
      not_after(end, told, Strength::creation_time, PublicationTime{ref});
    if (event.status == EventStatus::ongoing)
      not_after(begin, told, Strength::creation_time, PublicationTime{ref});
  }
}

PointPair Builder::timex(TimexRef ref) {
  const auto place = std::lower_bound(timexes_.begin(), timexes_.end(), ref,
                                      [](const auto& t, TimexRef r) { return t.first < r; });
  return place->second;
}

void Builder::add_links() {
  for (std::uint32_t d = 0; d < graph_.stories().size(); ++d)
    for (const Tlink& link : graph_.stories()[d].tlinks)
      if (const auto* id = std::get_if<TimexId>(&link.to)) timexes_.push_back({{d, *id}, {}});
  std::sort(timexes_.begin(), timexes_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  timexes_.erase(std::unique(timexes_.begin(), timexes_.end(),
                             [](const auto& a, const auto& b) { return a.first == b.first; }),
                 timexes_.end());
  for (auto& [ref, points] : timexes_) {
    points = add_interval();
    const Timex& timex = graph_.timex(ref);
    if (!timex.resolved || timex.interval.empty()) continue;
    // The expression covers its interval exactly; an event may relate to any part of it.
    const TimeReason reason = CalendarTime{ref};
    if (!timex.interval.open_begin()) {
      not_before(points.begin, timex.interval.begin, Strength::stated, reason);
      not_after(points.begin, timex.interval.begin, Strength::stated, reason);
    }
    if (!timex.interval.open_end()) {
      not_before(points.end, timex.interval.end, Strength::stated, reason);
      not_after(points.end, timex.interval.end, Strength::stated, reason);
    }
  }

  std::uint32_t links = 0;
  for (std::uint32_t d = 0; d < graph_.stories().size(); ++d) {
    const auto& tlinks = graph_.stories()[d].tlinks;
    for (std::uint32_t i = 0; i < tlinks.size(); ++i) {
      const Tlink& link = tlinks[i];
      const StatementId statement{links++};
      const TimeReason reason = LinkedTime{{d, TlinkId{i}}};
      const Strength strength =
          link.basis.find("narrative") != std::string::npos ? Strength::narrative : Strength::link;
      const PointPair a = events_[graph_.ordinal({d, link.from})];
      const PointPair b = std::holds_alternative<EventId>(link.to)
                              ? events_[graph_.ordinal({d, std::get<EventId>(link.to)})]
                              : timex({d, std::get<TimexId>(link.to)});
      const EndpointOrders orders = endpoint_orders(link.relations);
      const std::array pa{a.begin, a.end}, pb{b.begin, b.end};
      for (std::size_t x = 0; x < 2; ++x)
        for (std::size_t y = 0; y < 2; ++y) {
          const unsigned o = orders[x][y];
          const bool strict = !(o & point_equal);
          if (!(o & point_after)) before(pa[x], pb[y], strict, strength, reason, statement);
          if (!(o & point_before)) before(pb[y], pa[x], strict, strength, reason, statement);
        }
    }
  }
}

std::vector<EventRef> events_of(const EventGraph& graph, const TimeReason& reason) {
  struct {
    const EventGraph& graph;
    std::vector<EventRef> operator()(const StatedTime& r) const { return {r.event}; }
    std::vector<EventRef> operator()(const PublicationTime& r) const { return {r.event}; }
    std::vector<EventRef> operator()(const CalendarTime&) const { return {}; }
    std::vector<EventRef> operator()(const LinkedTime& r) const {
      const Tlink& link = graph.tlink(r.tlink);
      std::vector<EventRef> out{{r.tlink.document, link.from}};
      if (const auto* to = std::get_if<EventId>(&link.to)) out.push_back({r.tlink.document, *to});
      return out;
    }
  } visitor{graph};
  return std::visit(visitor, reason);
}

std::vector<TimeReason> reasons_of(const std::vector<std::optional<TimeReason>>& reasons,
                                   const std::vector<ConstraintId>& path) {
  std::vector<TimeReason> out;
  for (const ConstraintId c : path) {
    const auto& reason = reasons[static_cast<std::size_t>(c)];
    // One link makes several constraints, which follow each other; it is one reason.
    if (reason && (out.empty() || out.back() != *reason)) out.push_back(*reason);
  }
  return out;
}

// Event i has the points that were added first.
PointId begin_of(std::size_t event) {
  return PointId{static_cast<std::uint32_t>(2 * event + 1)};
}
PointId end_of(std::size_t event) {
  return PointId{static_cast<std::uint32_t>(2 * event + 2)};
}

}  // namespace

bool TimeBounds::dropped(TlinkRef link) const {
  return std::binary_search(dropped_.begin(), dropped_.end(), link);
}

TimeBounds bound_times(const EventGraph& graph) {
  Builder builder(graph);
  builder.add_times();
  builder.add_links();
  auto solution = builder.network.solve();

  TimeBounds out;
  for (const Conflict& conflict : solution.conflicts) {
    Contradiction& c = out.contradictions_.emplace_back();
    c.reasons = reasons_of(builder.reasons(), conflict.cycle);
    c.dropped = reasons_of(builder.reasons(), conflict.dropped);
    for (const TimeReason& reason : c.reasons)
      for (const EventRef e : events_of(graph, reason)) c.events.push_back(e);
    std::sort(c.events.begin(), c.events.end());
    c.events.erase(std::unique(c.events.begin(), c.events.end()), c.events.end());
    for (const TimeReason& reason : c.dropped)
      if (const auto* link = std::get_if<LinkedTime>(&reason)) out.dropped_.push_back(link->tlink);
  }
  std::sort(out.dropped_.begin(), out.dropped_.end());
  out.dropped_.erase(std::unique(out.dropped_.begin(), out.dropped_.end()), out.dropped_.end());

  out.same_ = builder.take_same();
  out.bounds_.resize(graph.events().size());
  for (std::size_t i = 0; i < out.bounds_.size(); ++i) {
    if (const auto& t = solution.earliest[static_cast<std::size_t>(begin_of(out.same_[i]))])
      out.bounds_[i].begin = LocalSeconds{std::chrono::seconds{t->seconds}};
    if (const auto& t = solution.latest[static_cast<std::size_t>(end_of(out.same_[i]))])
      out.bounds_[i].end = LocalSeconds{std::chrono::seconds{t->seconds}};
  }
  out.solution_ = std::move(solution);
  out.reasons_ = builder.take_reasons();
  return out;
}

std::vector<TimeReason> TimeBounds::why_not_before(std::size_t event) const {
  return reasons_of(reasons_, solution_.why_earliest(begin_of(same_[event])));
}

std::vector<TimeReason> TimeBounds::why_not_after(std::size_t event) const {
  return reasons_of(reasons_, solution_.why_latest(end_of(same_[event])));
}

namespace {

// Puts reasons into the words of a story.
class Teller {
 public:
  explicit Teller(const EventGraph& graph) : graph_(graph) {
    for (std::uint32_t d = 0; d < graph.stories().size(); ++d) {
      const auto& tlinks = graph.stories()[d].tlinks;
      for (std::uint32_t i = 0; i < tlinks.size(); ++i)
        links_.push_back({{d, tlinks[i].from}, {d, TlinkId{i}}});
    }
    std::stable_sort(links_.begin(), links_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  std::vector<BoundReason> tell(const std::vector<TimeReason>& reasons, bool lower) const {
    std::vector<BoundReason> out;
    for (const TimeReason& reason : reasons) {
      if (const auto* stated = std::get_if<StatedTime>(&reason))
        tell_time(stated->event, lower, out);
      else if (const auto* told = std::get_if<PublicationTime>(&reason))
        out.push_back(of_event(BoundReason::By::creation_time, told->event));
      else if (const auto* calendar = std::get_if<CalendarTime>(&reason))
        out.push_back(of_timex(calendar->timex));
      else
        out.push_back(of_link(std::get<LinkedTime>(reason).tlink));
    }
    // The sentence of an expression is, where the two agree, that of the event it dates.
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
      if (out[i].by != BoundReason::By::expression) continue;
      const Span span = graph_.timex({out[i].document, *out[i].timex}).span;
      if (out[i + 1].document == out[i].document && out[i + 1].evidence.contains(span))
        out[i].evidence = out[i + 1].evidence;
    }
    return out;
  }

 private:
  BoundReason of_event(BoundReason::By by, EventRef ref) const {
    BoundReason r;
    r.by = by;
    r.document = ref.document;
    r.event = ref.id;
    r.evidence = graph_.event(ref).evidence;
    return r;
  }
  BoundReason of_timex(TimexRef ref) const {
    const Story& story = graph_.stories()[ref.document];
    BoundReason r;
    r.by = BoundReason::By::expression;
    r.document = ref.document;
    r.timex = ref.id;
    const std::uint32_t sentence = graph_.timex(ref).sentence;
    if (sentence < story.sentences.size()) r.evidence = story.sentences[sentence];
    return r;
  }
  BoundReason of_link(TlinkRef ref) const {
    const Tlink& link = graph_.tlink(ref);
    BoundReason r = of_event(BoundReason::By::relation, {ref.document, link.from});
    if (const auto* to = std::get_if<EventId>(&link.to)) r.to = *to;
    if (const auto* to = std::get_if<TimexId>(&link.to)) r.timex = *to;
    r.relations = link.relations;
    r.basis = link.basis;
    return r;
  }

  // An event's own time. Where that is only a bound, it was read off something else.
  void tell_time(EventRef ref, bool lower, std::vector<BoundReason>& out) const {
    const Event& event = graph_.event(ref);
    if (event.when->basis != Basis::bounded)
      return out.push_back(of_event(BoundReason::By::date, ref));
    const auto side = [&](const Interval& i) { return lower ? i.begin : i.end; };
    const LocalSeconds bound = side(event.when->interval);
    const auto& creation = graph_.stories()[ref.document].document.creation_time;
    if (creation && side(to_interval({date::floor<date::days>(creation->when.begin),
                                      Granularity::day})) == bound)
      return out.push_back(of_event(BoundReason::By::creation_time, ref));
    const auto bounds = [&](const Interval& i) { return i.begin == bound || i.end == bound; };
    for (auto link = std::lower_bound(
             links_.begin(), links_.end(), ref,
             [](const auto&entry, EventRef wanted) { return entry.first < wanted; });
         link != links_.end() && link->first == ref; ++link) {
      const Tlink& to = graph_.tlink(link->second);
      if (const auto* timex = std::get_if<TimexId>(&to.to)) {
        if (!bounds(graph_.timex({ref.document, *timex}).interval)) continue;
        out.push_back(of_timex({ref.document, *timex}));
      } else {
        const EventRef other{ref.document, std::get<EventId>(to.to)};
        const auto& when = graph_.event(other).when;
        if (!when || !bounds(when->interval)) continue;
        out.push_back(of_event(BoundReason::By::date, other));
      }
      return out.push_back(of_link(link->second));
    }
    // what somebody said on a day
    if (event.governor)
      if (const auto& said = graph_.event({ref.document, *event.governor}).when;
          said && bounds(said->interval))
        return out.push_back(of_event(BoundReason::By::date, {ref.document, *event.governor}));
    out.push_back(of_event(BoundReason::By::date, ref));
  }

  const EventGraph& graph_;
  std::vector<std::pair<EventRef, TlinkRef>> links_;  // by the event they are of
};

}  // namespace

Story with_bounds(Story story, const EventGraph& graph, const TimeBounds& bounds,
                  std::uint32_t document) {
  const Teller teller(graph);
  for (Event& event : story.events) {
    if (event.when && event.when->basis != Basis::bounded) continue;
    const std::size_t at = graph.ordinal({document, event.id});
    const Interval& interval = bounds.of(at);
    if (interval.open_begin() && interval.open_end()) continue;
    if (interval.empty()) continue;
    if (!event.when)
      event.when = EventTime{interval, Granularity::interval, "", Basis::bounded, Bound::none, {}};
    event.when->interval = interval;
    if (!interval.open_begin())
      event.when->why_not_before = teller.tell(bounds.why_not_before(at), true);
    if (!interval.open_end())
      event.when->why_not_after = teller.tell(bounds.why_not_after(at), false);
  }
  return story;
}

}  // namespace dateline
