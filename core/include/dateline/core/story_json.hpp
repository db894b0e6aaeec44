// Story JSON, schema "dateline-story/1": the contract with other programs.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "dateline/core/story.hpp"

namespace dateline {

/// Which parts of a story are written: `dates` prints timexes alone, `events` events and actors.
enum class StoryPart : std::uint8_t { all, timexes, events };

/// Pretty-printed with two spaces, or on one line (JSONL). Offsets are code points. Ends in a line
/// feed. Always valid UTF-8: a string that isn't is written with U+FFFD for its invalid bytes. A
/// set of several possible relations is written with "|" between their names.
std::string to_json(const Story& story, StoryPart part = StoryPart::all, bool one_line = false);

/// Several documents as one object: "documents" lists them ({"id","dct","title","source"}, with
/// "text" if all parts are written), every id begins with its document's place ("d2-e3"), and
/// whatever has a "start" names its "document" by id. Joined actors and events stay what each
/// document says, with the ids of all under "members" (the first speaks for them), events also with
/// "sources"; "contradictions" lists where they differ. Exactly one story is written as above.
std::string to_json(std::span<const Story> stories, StoryPart part = StoryPart::all,
                    bool one_line = false);

}  // namespace dateline
