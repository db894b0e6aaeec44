// Which time expression dates which clause, and what that says of its neighbours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "event_time.hpp"
#include "participants.hpp"

namespace dateline {

/// A date that can place an event: no duration, no set, no vague reference.
inline bool places(const Timex& t) {
  return t.resolved && (t.type == TimexType::date || t.type == TimexType::time) &&
         !t.interval.empty() && !t.interval.open_begin() && !t.interval.open_end();
}

class TimeAssigner {
 public:
  explicit TimeAssigner(EventReading& reading)
      : r_(reading), deps_(reading.deps), clauses_(reading.clauses) {}

  void assign();

 private:
  const Clause& clause(std::uint32_t c) const { return clauses_.all[c]; }
  EventDraft& draft(std::uint32_t c) { return r_.drafts[c]; }

  /// The token by which the expression hangs in the tree.
  std::uint32_t head_of(const Timex& x) const;

  std::string word(std::uint32_t t) const { return lower(r_.doc.form(t)); }

  /// "OSLO, Nov. 18, 2019 — A bridge fell": the day of writing, not of the fall.
  bool in_dateline(const Timex& x) const;

  /// "Thursday's veto", "the 2019 raid": the expression modifies the noun it stands before.
  static bool modifies(Deprel relation);

  void attach(std::uint32_t i);

  /// "filed Monday", "planned for Tuesday night": a date right behind a verb is the verb's.
  std::uint32_t by_adjacency(const Timex& x) const;

  /// "for the first time since 1940", "the highest since 2008": the date belongs to the comparison.
  bool first_since(const Timex& x) const;

  /// "booked for Friday" has a date; "closed for Friday", "finished for this year" has not.
  bool plans_ahead(const Clause& c) const;

  static bool takes_date_as_subject(std::string_view action);

  /// "issued a warning at noon", "held the hall in Oslo Saturday": behind a verb and its object the
  /// date is the verb's, unless that has one of its own; a bare date always is.
  bool dates_its_verb(const Timex& x, const Clause& noun, const std::string& p) const;

  void give_to_clause_before(const Timex& x, std::uint32_t i);

  /// "The owner of a ferry that sank two years ago pleaded guilty": right in front of the verb and
  /// behind a relative clause of its subject, with no comma between, the date is that clause's.
  std::uint32_t relative_before(std::uint32_t c, const Timex& x) const;

  std::string_view doc_form(std::uint32_t t) const { return r_.doc.form(t); }

  /// Behind a relative clause that a comma has closed, the date is the main verb's: "rejected the
  /// bill, which would have …, on Thursday". In front of the conjunction it is the first verb's:
  /// "traced the van that May and arrested him".
  std::uint32_t outside(std::uint32_t c, const Timex& x) const;

  /// "traced the van and, on Oct. 5, arrested him": behind the conjunction the date is that of the
  /// verb that follows.
  std::uint32_t conjunct_behind(std::uint32_t c, const Timex& x) const;

  /// "The vote, due on Monday, was cancelled": between the noun and the verb that calls it off the
  /// date is that of the noun.
  std::uint32_t of_the_cancelled(std::uint32_t c, const Timex& x) const;

  /// "postponed from 3 May until 12 September", "moved from Monday to Friday": the event was to be
  /// on the old day, the new one is what the verb tells.
  bool reschedule(std::uint32_t c);

  static bool subject_of(Deprel relation);

  /// "beginning on Monday", "starting in May": a preposition in the shape of a verb; the date is a
  /// lower bound of what the phrase hangs on.
  std::uint32_t redirected(std::uint32_t c);

  /// Moves a date between a governing verb and its infinitive to where it belongs by word order:
  /// "agreed early Friday to freeze", "plans to launch raids as soon as Sunday".
  void hand_down(std::uint32_t c);

  std::uint32_t infinitive_mark(const Clause& c) const;

  bool past_of_creation(const Timex& x) const;

  /// The best of a clause's own expressions becomes its time.
  void state(std::uint32_t c);
  // Whether the expression stands in a quoted sentence and the clause outside of it, or dates what
  // is only compared.
  bool told_in_other_words(const Timex& x, const Clause& own) const;

  /// "booked for Friday and Saturday": both days.
  void join_coordinated(std::uint32_t c, std::uint32_t best);

  /// "until March 1, when officers …", "the day he left".
  void relative_antecedent(std::uint32_t c);

  /// The finer of two nested expressions; a plain date before a bound; else the first.
  bool better(std::uint32_t a, std::uint32_t b) const;

  static bool is_limit(TimeSignal s);

  void give(std::uint32_t c, std::uint32_t i);

  CalendarUnit day_of_creation() const;

  EventTime time_of_plain(const Timex& x) const;

  bool nearly(const Timex& x) const;

  void link_time(std::uint32_t c, std::uint32_t i, AllenRelation relation, std::string basis);

  bool dated(std::uint32_t c) const;
  bool has_any_time(std::uint32_t c) const { return !r_.drafts[c].timexes.empty(); }

  void copy_time(std::uint32_t to, std::uint32_t from, Basis basis, const char* why);

  /// "began moving newborns on Monday": one happening in two verbs, one date.
  void share_aspect();

  void inherit();

  /// "signed a cap into law Thursday and vetoed a bill": one subject, one tense, one date; and "On
  /// Monday, A left and B came": the date in front holds for both.
  void from_first_conjunct(std::uint32_t c);

  /// "A fire at the institute on June 2 destroyed …": what a dated event does happens then.
  void from_subject(std::uint32_t c);

  /// "Before the raid in June, she said …": a bound, and an order.
  void bounded_by_event(std::uint32_t c);

  /// "a clash in which two men were hurt": at the time of the clash.
  void from_antecedent_event(std::uint32_t c);

  /// "began on Dec. 14, when someone logged in": both at one time; "after", "before", "until" and
  /// "since" order them.
  bool ahead(std::uint32_t c, std::uint32_t g) const;
  void through_when(std::uint32_t c);

  EventReading& r_;
  const Dependencies& deps_;
  Clauses& clauses_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> first_dated_conjunct_;  ///< of each clause, no_clause if none
};

}  // namespace dateline
