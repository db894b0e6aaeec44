// Why an event that the text doesn't date lies where it does.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"

namespace dateline {

/// For each side of a bounded time (Basis::bounded) one line with its limit and the steps that lead
/// to it, with the sentences that say so: "not after 10 July 2019: “Brandt resigned” is of
/// 10 July 2019 (“Brandt resigned on Wednesday.”); …". Nothing for other times, for a side without
/// reasons, or for what its document shows no text of. Sentences are cut at 400 bytes; nothing is
/// escaped. Reasons that name no event or expression of `stories` are passed over.
std::vector<std::string> bounds_in_words(std::span<const Story> stories, EventRef event);

}  // namespace dateline
