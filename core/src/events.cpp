#include "dateline/core/events.hpp"

#include <algorithm>
#include <numeric>

#include "attribution.hpp"
#include "event_time.hpp"
#include "events_reading.hpp"
#include "labels.hpp"
#include "participants.hpp"
#include "salience.hpp"
#include "status.hpp"

namespace dateline {
namespace {

void mark_time(EventReading& r) {
  r.is_time.assign(r.doc.tokens.size(), false);
  r.timex_at.assign(r.doc.tokens.size(), no_timex);
  for (std::uint32_t i = 0; i < r.timexes.size(); ++i) {
    const Timex& x = r.timexes[i];
    const auto last = std::min<std::size_t>(x.last_token, r.doc.tokens.size());
    for (std::size_t t = x.first_token; t < last; ++t) {
      r.is_time[t] = true;
      r.timex_at[t] = i;
    }
  }
}

/// The trigger in the text: verb with an adjacent particle, copula with an adjacent adverb.
Span trigger_span(const EventReading& r, const Clause& c) {
  Span span = r.token(c.trigger).span;
  if (c.particle && *c.particle == c.trigger + 1) span = hull(span, r.token(*c.particle).span);
  return span;
}

void draft_events(EventReading& r) {
  r.drafts.resize(r.clauses.all.size());
  for (std::uint32_t c = 0; c < r.clauses.all.size(); ++c) {
    const Clause& clause = r.clauses.all[c];
    Event& e = r.drafts[c].event;
    e.token = clause.trigger;
    e.span = trigger_span(r, clause);
    e.sentence = clause.sentence;
    e.evidence = r.doc.sentences[clause.sentence].span;
    e.action = clause.action;
    e.participants = find_participants(r.deps, r.actors, r.clauses, clause, r.is_time);
  }
}

void place_claims(EventReading& r) {
  for (std::uint32_t c = 0; c < r.drafts.size(); ++c) {
    const Clause& clause = r.clauses.all[c];
    if (clause.kind != ClauseKind::claim) continue;
    EventDraft& draft = r.drafts[c];
    Event& e = draft.event;
    e.token = clause.trigger;
    e.span = r.token(clause.trigger).span;
    e.sentence = clause.sentence;
    e.evidence = r.doc.sentences[clause.sentence].span;
    // According to who denies it.
    const Clause& denial = r.clauses.all[clause.governor];
    for (const std::uint32_t s : denial.subjects) {
      e.source = r.actors.at(s);
      if (!e.source)
        e.source_text = std::string(r.doc.source.slice(r.deps.span(noun_phrase(r.deps, s))));
      break;
    }
    e.governor = EventId{clause.governor};
  }
}

/// Drops what is part of another event, orders by the text, and renumbers every reference.
EventSet finish(EventReading& r) {
  const auto n = static_cast<std::uint32_t>(r.drafts.size());
  std::vector<std::uint32_t> order;
  order.reserve(n);
  for (std::uint32_t c = 0; c < n; ++c)
    if (!r.drafts[c].dropped) order.push_back(c);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return r.drafts[a].event.span < r.drafts[b].event.span;
  });
  std::vector<std::uint32_t> place(n, no_clause);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  EventSet set;
  set.events.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    Event e = std::move(r.drafts[order[i]].event);
    e.id = EventId{i};
    if (e.governor) {
      const std::uint32_t g = place[index(*e.governor)];
      e.governor = g == no_clause ? std::nullopt : std::optional(EventId{g});
    }
    for (Participant& p : e.participants) {
      if (!p.event) continue;
      const std::uint32_t o = place[index(*p.event)];
      p.event = o == no_clause || o == i ? std::nullopt : std::optional(EventId{o});
    }
    set.events.push_back(std::move(e));
  }
  for (Tlink& link : r.tlinks) {
    const std::uint32_t from = place[index(link.from)];
    if (from == no_clause) continue;
    link.from = EventId{from};
    if (const EventId* to = std::get_if<EventId>(&link.to)) {
      const std::uint32_t moved = place[index(*to)];
      if (moved == no_clause) continue;
      link.to = EventId{moved};
    }
    set.tlinks.push_back(std::move(link));
  }
  return set;
}

}  // namespace

EventSet find_events(const Dependencies& dependencies, const std::vector<Timex>& timexes,
                     const ActorIndex& actors) {
  EventReading reading(dependencies, timexes, actors);
  mark_time(reading);
  reading.clauses = find_clauses(dependencies, reading.is_time);
  draft_events(reading);
  assign_times(reading);
  assign_status(reading);
  attribute(reading);
  repeat_denied_claims(reading);
  place_claims(reading);
  bound_times(reading);
  choose_shown(reading);
  for (std::uint32_t c = 0; c < reading.drafts.size(); ++c)
    if (!reading.drafts[c].dropped) reading.drafts[c].event.label = make_label(reading, c);
  return finish(reading);
}

}  // namespace dateline
