// What two accounts of the same event say differently.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/story.hpp"
#include "join_actors.hpp"

namespace dateline {

/// A number that an event's words give: "$2.1 million", "at least 12 people", "23-17".
struct Figure {
  enum class Limit : std::uint8_t { exact, about, at_least, at_most } limit = Limit::exact;
  double value = 0;
  bool rounded = false;              ///< written with a scale word: 2 million may be 2.1 million
  std::string currency;              ///< "$", "%", "-" of a tally; "" for what is counted
  std::vector<std::string> counted;  ///< lemmas of what is counted, the nearest first
  std::string text;
};

/// The figures of the event's label and participants, without dates, clock times and lengths of
/// time.
std::vector<Figure> figures_of(const Event& event);
/// True if they count the same kind of thing.
bool same_unit(const Figure& a, const Figure& b);
/// True if both can be right.
bool agree(const Figure& a, const Figure& b);

/// What b says differently from a, in the order date, number, actor, status. `here` is a's account.
/// Precondition: both are accounts of the same event.
std::vector<Disagreement> disagreements(std::span<const Story> stories, const ActorGroups& actors,
                                        EventRef a, EventRef b);

}  // namespace dateline
