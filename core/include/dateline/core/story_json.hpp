// Story JSON, schema "dateline-story/1": the contract with other programs.
#pragma once

#include <string>

#include "dateline/core/story.hpp"

namespace dateline {

/// Which parts of a story are written: `dates` prints timexes alone, `events` events and actors.
enum class StoryPart : std::uint8_t { all, timexes, events };

/// Pretty-printed with two spaces, or on one line (JSONL). Offsets are code points. Ends in a line
/// feed. Valid UTF-8 out for valid UTF-8 in.
std::string to_json(const Story& story, StoryPart part = StoryPart::all, bool one_line = false);

}  // namespace dateline
