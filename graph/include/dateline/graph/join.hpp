// Several stories of the same news: which of their actors and events are the same.
#pragma once

#include <span>
#include <vector>

#include "dateline/core/story.hpp"

namespace dateline {

/// The stories with Actor::members, Event::members and Event::disagreements set where two or more
/// of them tell of the same; what was set there before is forgotten. Nothing else changes: every
/// story keeps its own events, and the one that speaks for the others is the first of `members`.
///
/// Actors are the same if they have the same name (of one word: and kinds that agree), if one bears
/// the other's last name alone (persons) or its initials (organizations) and nobody else of that
/// story does; role nouns ("the inspectors") only in stories that have two named actors in common.
///
/// Events are the same if action, participants and sentence are alike enough (WordNet's synonyms
/// count, too) and their times agree; a different day needs more than that. Each event has at most
/// one partner in another story: the most alike. Events that one story tells twice stay two. The
/// weights and thresholds (join_events.cpp) were chosen on development data so that a wrong join is
/// rarer than a missed one.
///
/// What members say differently of date, numbers, actors or status is a disagreement, unless the
/// later story only tells how it went on: "will vote" and "voted" agree.
///
/// Which are joined depends on the stories alone, not on their order. O(n log n) for n events
/// unless thousands of them fall on one day and share their words.
std::vector<Story> joined(std::vector<Story> stories);

/// The member of a joined event that is drawn for this one: itself, or one that speaks for it since
/// they agree. Those that disagree stand side by side. O(members²).
EventRef speaker(std::span<const Story> stories, EventRef event);

}  // namespace dateline
