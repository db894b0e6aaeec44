#include "dateline/render/bound_words.hpp"

#include <algorithm>
#include <string_view>

#include "timeline_words.hpp"

namespace dateline {
namespace {

class Teller {
 public:
  Teller(std::span<const Story> stories, EventRef bounded) : stories_(stories), bounded_(bounded) {}

  // "" if nothing is to be told.
  std::string side(const std::vector<BoundReason>& steps, bool lower) const {
    std::string out;
    for (const BoundReason& step : steps) {
      if (step.document >= stories_.size()) continue;
      const std::string words = told(step, lower);
      if (words.empty()) continue;
      out += (out.empty() ? "" : "; ") + words;
      out += sentence(step);
    }
    return out;
  }

 private:
  std::string told(const BoundReason& step, bool lower) const {
    switch (step.by) {
      case BoundReason::By::date: {
        const Event* event = find(step.document, step.event);
        if (event == nullptr) return {};
        if (bounded_ == EventRef{step.document, event->id}) return "by its own words";
        if (!event->when) return quoted(event->label);
        return quoted(event->label) + " is of " +
               when_in_words(*event->when, TimexMod::none, EventStatus::happened, style);
      }
      case BoundReason::By::creation_time: {
        std::string words = lower ? "told as still to come" : "told as done";
        if (const auto& created = stories_[step.document].document.creation_time)
          words += " on " + date_in_full({created->when.begin, Granularity::day});
        return words;
      }
      case BoundReason::By::expression: {
        const Story& story = stories_[step.document];
        if (!step.timex || index(*step.timex) >= story.timexes.size()) return {};
        const Timex& timex = story.timexes[index(*step.timex)];
        return quoted(words_of(story, timex)) + " is " + timex.value;
      }
      case BoundReason::By::relation: {
        const Event* event = find(step.document, step.event);
        if (event == nullptr) return {};
        std::string other;
        const Story& story = stories_[step.document];
        if (const Event* to = find(step.document, step.to))
          other = quoted(to->label);
        else if (step.timex && index(*step.timex) < story.timexes.size())
          other = quoted(words_of(story, story.timexes[index(*step.timex)]));
        else
          return {};
        return quoted(event->label) + ' ' + std::string(relation(step.relations)) + ' ' + other +
               " (" + step.basis + ")";
      }
    }
    return {};
  }

  // The sentence behind a step, once, and not that of the event itself.
  std::string sentence(const BoundReason& step) const {
    const Story& story = stories_[step.document];
    if (step.evidence.empty() || step.evidence.end > story.text.size()) return {};
    const Event* own = find(bounded_.document, bounded_.id);
    if (step.document == bounded_.document && own != nullptr && own->evidence == step.evidence)
      return {};
    return ": " + quoted(shortened(story.text.slice(step.evidence)));
  }

  const Event* find(std::uint32_t document, const std::optional<EventId>& id) const {
    if (!id) return nullptr;
    const auto& events = stories_[document].events;
    const auto found =
        std::lower_bound(events.begin(), events.end(), *id,
                         [](const Event& e, EventId wanted) { return e.id < wanted; });
    return found == events.end() || found->id != *id ? nullptr : &*found;
  }

  static std::string words_of(const Story& story, const Timex& timex) {
    if (timex.span.empty() || timex.span.end > story.text.size()) return timex.value;
    return std::string(story.text.slice(timex.span));
  }

  static std::string quoted(std::string_view text) {
    return "\u201C" + std::string(text) + "\u201D";
  }

  static std::string_view relation(RelationSet relations) {
    const RelationSet before = AllenRelation::before | RelationSet(AllenRelation::ibefore);
    const RelationSet after = AllenRelation::after | RelationSet(AllenRelation::iafter);
    const auto within = [&](RelationSet all) {
      for (int i = 0; i < allen_relation_count; ++i) {
        const auto one = static_cast<AllenRelation>(i);
        if (relations.contains(one) && !all.contains(one)) return false;
      }
      return true;
    };
    if (within(before)) return "comes before";
    if (within(after)) return "comes after";
    if (within(before | RelationSet(AllenRelation::overlaps) |
               RelationSet(AllenRelation::is_included) | RelationSet(AllenRelation::begins) |
               RelationSet(AllenRelation::ends) | RelationSet(AllenRelation::simultaneous) |
               RelationSet(AllenRelation::ended_by)))
      return "comes before the end of";
    return "is told together with";
  }

  static constexpr DateStyle style{.weekday = false, .year = true, .era = false, .date = true};
  std::span<const Story> stories_;
  EventRef bounded_;
};

}  // namespace

std::vector<std::string> bounds_in_words(std::span<const Story> stories, EventRef ref) {
  std::vector<std::string> out;
  if (ref.document >= stories.size()) return out;
  const auto& events = stories[ref.document].events;
  const auto event = std::lower_bound(events.begin(), events.end(), ref.id,
                                      [](const Event& e, EventId id) { return e.id < id; });
  if (event == events.end() || event->id != ref.id || !event->when ||
      event->when->basis != Basis::bounded)
    return out;
  const EventTime& when = *event->when;
  const Teller teller(stories, ref);
  const auto limit = [](LocalSeconds t) {
    const bool day = t == LocalSeconds(date::floor<date::days>(t));
    return date_in_full({t, day ? Granularity::day : Granularity::minute});
  };
  if (const std::string why = teller.side(when.why_not_before, true);
      !why.empty() && !when.interval.open_begin())
    out.push_back("not before " + limit(when.interval.begin) + ": " + why);
  if (const std::string why = teller.side(when.why_not_after, false);
      !why.empty() && !when.interval.open_end()) {
    // The last day that is still in.
    LocalSeconds end = when.interval.end;
    if (end == LocalSeconds(date::floor<date::days>(end))) end -= date::days(1);
    out.push_back("not after " + limit(end) + ": " + why);
  }
  return out;
}

}  // namespace dateline
