// Reads Story JSON, schema "dateline-story/1": what `to_json` wrote, corrected by hand or not, and
// what other programs made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/story.hpp"

namespace dateline {

/// What is wrong with a document, and where: "events[3].when.begin". An empty path is the document
/// itself.
struct StoryFault {
  std::string path;
  std::string message;  ///< one sentence, lower case first letter, no full stop
  friend bool operator==(const StoryFault&, const StoryFault&) = default;
};

/// Stories without faults, or faults without stories.
struct ReadStories {
  std::vector<Story> stories;
  std::vector<StoryFault> faults;
};

/// Reads one JSON object, of one document or of several ("documents"), and checks all of it: types,
/// names, dates, offsets, and that every id that is mentioned is there. `name` is the input's, for
/// messages.
///
/// Only `events` is required, and of each event `label` and `when`, which may be null: anybody's
/// events can be drawn. What is left out has a default: an event happened, is shown, and is an
/// OCCURRENCE; offsets are 0. `when` may be an object as in the contract, or a string: a year,
/// month, day or minute ("2019", "2019-07", "2019-07-10", "2019-07-10T14:30"), or two of them with
/// "/" between them, the second included. In the object, a missing `end` is that of the unit that
/// `begin` names. Without `actors`, the participants' texts name them. Ids may be any strings;
/// stories number them anew, in order. Fields that the schema doesn't know are passed over.
/// Throws nothing but std::bad_alloc; JSON that can't be parsed is a fault with its line and
/// column. O(n log n).
ReadStories read_stories(const std::string& name, std::string_view json);

}  // namespace dateline
