// Whether it happened: status, polarity and TimeML class of events, and claims that are denied.
#pragma once

#include "events_reading.hpp"

namespace dateline {

/// Gives each draft its class, tense, aspect, modality, polarity and status, from its own verb
/// group, its conditions, what governs it, and what is later said to be cancelled. Needs times.
void assign_status(EventReading& reading);

/// "dismissed reports that he would resign": the content of a claim that its governor rejects.
bool claim_rejected(const EventReading& reading, const Clause& content);

/// "There is no truth in talk that …", "the claim that … is baseless", "it was untrue that …".
bool called_untrue(const EventReading& reading, const Clause& content);

/// "Corvane denied it", "denied that it had": adds a draft (kind claim) that repeats the claim that
/// was made before, as denied. Needs statuses and sources of what goes before.
void repeat_denied_claims(EventReading& reading);

}  // namespace dateline
