#include "selection.hpp"

#include <algorithm>
#include <string_view>

namespace dateline::cli {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Bytes above 127 belong to letters of other scripts.
bool is_word(char c) {
  const char l = lower(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// `words` stands in `name` as whole words.
bool has_words(std::string_view name, std::string_view words) {
  if (words.empty()) return false;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  auto from = name.begin();
  while (true) {
    const auto found = std::search(from, name.end(), words.begin(), words.end(), same);
    if (found == name.end()) return false;
    const auto after = found + static_cast<std::ptrdiff_t>(words.size());
    if ((found == name.begin() || !is_word(*(found - 1))) &&
        (after == name.end() || !is_word(*after)))
      return true;
    from = found + 1;
  }
}

bool takes_part(const Event& event, const Story& story, std::string_view words) {
  const auto named = [&](const std::optional<ActorId>& actor) {
    return actor && has_words(story.actors[index(*actor)].name, words);
  };
  if (named(event.source) || has_words(event.source_text, words)) return true;
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&](const Participant& participant) {
                       return named(participant.actor) ||
                              (!participant.actor && has_words(participant.text, words));
                     });
}

}  // namespace

bool matches(const Event& event, const Story& story, const Selection& selection) {
  if (!selection.actors.empty() &&
      std::none_of(selection.actors.begin(), selection.actors.end(),
                   [&](const std::string& name) { return takes_part(event, story, name); }))
    return false;
  if (!selection.statuses.empty() && std::find(selection.statuses.begin(), selection.statuses.end(),
                                               event.status) == selection.statuses.end())
    return false;
  if (!selection.since && !selection.until) return true;
  if (!event.when) return false;
  // Only what is known to lie inside counts: an open side meets no limit.
  const Interval& interval = event.when->interval;
  const Interval wanted{selection.since.value_or(LocalSeconds::min()),
                        selection.until.value_or(LocalSeconds::max())};
  if (event.when->basis == Basis::bounded) return wanted.contains(interval);
  return wanted.overlaps(interval);
}

void select(Story& story, const Selection& selection) {
  for (Event& event : story.events)
    event.shown = (event.shown || selection.all) && matches(event, story, selection);
}

}  // namespace dateline::cli
