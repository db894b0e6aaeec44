// iCalendar: the events as entries for a calendar program.
#pragma once

#include <span>

#include "dateline/core/story.hpp"
#include "dateline/render/partial.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// Every event that has a day, as a VEVENT. What is dated to the day or to a part of it is a
/// whole-day entry (DTEND is exclusive); what has a clock time stands at it: in local time without
/// a zone ("floating"), or in UTC where the text names the zone. Entries take no time
/// (TRANSPARENT). What the text dates less well (no date, a week, month or season, "about") is left
/// out. A day that is only a bound, and a part of a day, are named at the head of the summary:
/// "Sun 14 July 2019 or later: …".
///
/// STATUS: happened and ongoing CONFIRMED, planned and hypothetical TENTATIVE, cancelled and denied
/// CANCELLED; the summary says which in words, with the source. X-DATELINE-ID is the event's id in
/// Story JSON; the UID depends on the article and the words that tell of the event alone, not on
/// the selection. DTSTAMP is the article's creation time, 1970-01-01 if it has none: nothing reads
/// the clock.
/// Format: RFC 5545, lines folded at 75 octets; NAME from RFC 7986.
PartialArtefact timeline_icalendar(std::span<const Story> stories,
                                   const TimelineOptions& options = {});

}  // namespace dateline
