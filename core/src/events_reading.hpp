// The state that the stages of find_events hand on: clauses become drafts of events.
#pragma once

#include <cstdint>
#include <vector>

#include "clauses.hpp"
#include "dateline/core/events.hpp"
#include "dateline/core/timex.hpp"

namespace dateline {

inline constexpr std::uint32_t no_timex = 0xffffffffu;

/// An event in the making; drafts[i] belongs to clauses.all[i].
struct EventDraft {
  Event event;
  /// Part of another event ("beginning on Monday"), or a repetition: not in the result.
  bool dropped = false;
  /// Time expressions attached to the clause, in text order.
  std::vector<std::uint32_t> timexes;
  /// The event takes place at the clause's own time expression, not at that of a neighbour.
  bool own_time = false;
  /// The text itself bounds the event: "before the raid in June", "after Monday".
  bool bounded_by_text = false;
  /// Tells the new date of an event that was moved; the old one is that event's.
  bool rescheduled = false;
  /// How far back the text's reason for the date lies: 0 own, 1 clause, 2 narrative.
  int distance = 0;
  /// Clause whose claim this one repeats ("denied it"), no_clause otherwise.
  std::uint32_t repeats = no_clause;
  /// The content of this report, plan or attempt is itself an event.
  bool has_content = false;
  /// The condition that the event depends on, no_clause if none.
  std::uint32_t condition = no_clause;
};

struct EventReading {
  EventReading(const Dependencies& dependencies, const std::vector<Timex>& expressions,
               const ActorIndex& index)
      : deps(dependencies), doc(dependencies.document()), timexes(expressions), actors(index) {}

  const Dependencies& deps;
  const Document& doc;
  const std::vector<Timex>& timexes;
  const ActorIndex& actors;
  std::vector<bool> is_time;            ///< token lies in a time expression
  std::vector<std::uint32_t> timex_at;  ///< token -> time expression, no_timex otherwise
  Clauses clauses;
  std::vector<EventDraft> drafts;
  std::vector<Tlink> tlinks;

  const Token& token(std::uint32_t t) const { return deps.token(t); }
  const Clause* governor(const Clause& c) const {
    return c.governor == no_clause ? nullptr : &clauses.all[c.governor];
  }
  std::uint32_t block_of(const Clause& c) const { return doc.sentences[c.sentence].block; }
  bool in_title(const Clause& c) const { return doc.blocks[block_of(c)].kind == BlockKind::title; }
};

}  // namespace dateline
