// Times of events: which time expression dates which event, and what follows for its neighbours.
#pragma once

#include "events_reading.hpp"

namespace dateline {

/// Attaches every resolved date or time to the clause it belongs to and fills `when` with basis
/// `stated`; then, where the text gives reason, `inherited` (coordination, "when …", a dated event
/// as subject). Needs clauses; fills drafts' timexes, own_time, event.when, and the tlinks to
/// time expressions.
void assign_times(EventReading& reading);

/// Days that the course of the text gives to clauses without a date (basis `inherited`): the next
/// sentences of a narrative, and what people say in the report of a day's event. Part of
/// assign_times.
void narrate_times(EventReading& reading);

/// "The inquiry opened", "talks began": the date is that of the beginning, not of what follows.
bool only_begins(const Clause& clause);

/// What is left undated gets its bounds (basis `bounded`): reported content lies before or after
/// the report, what happened before the end of the creation day, what is planned after its start.
/// Needs statuses.
void bound_times(EventReading& reading);

/// The time that a time expression gives to an event: its interval (the hull of a range), and the
/// bound that its preposition makes of it. Precondition: timex.resolved.
EventTime time_of(const Timex& timex, const std::vector<Timex>& timexes);

}  // namespace dateline
