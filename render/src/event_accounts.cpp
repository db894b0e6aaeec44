#include "event_accounts.hpp"

#include <algorithm>

#include "dateline/graph/join.hpp"
#include "dateline/render/accounts.hpp"
#include "timeline_entries.hpp"

namespace dateline {
namespace {

// "a, b and c"
std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string said(const Disagreement& d, const Story& story, const Event& event,
                 const DateStyle& style) {
  switch (d.about) {
    case Disagreement::About::date: {
      const std::string words = date_in_words(story, event, style);
      return " says " + (words.empty() ? d.there : words);
    }
    case Disagreement::About::number:
      return " says " + d.there;
    case Disagreement::About::actor:
      return " names " + d.there;
    case Disagreement::About::status:
      break;
  }
  return ": " + d.there;
}

}  // namespace

std::string Accounts::told_in_words() const {
  return told_by.size() > 1 ? "told by " + list(told_by) : std::string();
}

std::string Accounts::otherwise_in_words() const {
  return otherwise.empty() ? std::string() : "but " + list(otherwise);
}

namespace {

std::string in_words(const Accounts& accounts) {
  std::string out = accounts.told_in_words();
  if (!accounts.otherwise.empty()) out += (out.empty() ? "" : "; ") + accounts.otherwise_in_words();
  return out;
}

}  // namespace

std::string accounts_in_words(std::span<const Story> stories, EventRef event) {
  return in_words(accounts_of(stories, event, {true, true, false}));
}

std::string with_accounts(std::string label, const Accounts& accounts) {
  const std::string more = in_words(accounts);
  if (!more.empty()) label += " [" + more + "]";
  return label;
}

Accounts accounts_of(std::span<const Story> stories, EventRef ref, const DateStyle& style) {
  Accounts out;
  if (stories.size() < 2) return out;
  const Event& event = stories[ref.document].events[index(ref.id)];
  std::vector<EventRef> members = event.members;
  if (members.empty()) members.push_back(ref);
  std::sort(members.begin(), members.end());
  for (const EventRef m : members)
    if (speaker(stories, m) == ref) out.told_by.push_back(stories[m.document].document.id);
  DateStyle in_full = style;
  in_full.date = true;
  for (const Disagreement& d : event.disagreements) {
    if (d.other.document >= stories.size()) continue;
    const Story& story = stories[d.other.document];
    std::string words =
        story.document.id + said(d, story, story.events[index(d.other.id)], in_full);
    if (std::find(out.otherwise.begin(), out.otherwise.end(), words) == out.otherwise.end())
      out.otherwise.push_back(std::move(words));
  }
  return out;
}

}  // namespace dateline
