// Who tells of an event of several articles, and who says otherwise.
#pragma once

#include <span>
#include <string>

#include "dateline/core/story.hpp"

namespace dateline {

/// "told by d1 and d2; but d3 says Tue 14 May 2024": the ids of the documents that tell of the
/// event, where they are several, and what others say instead. "" if nothing is to be told. Not
/// escaped. Precondition: the event speaks for itself (`speaker`, dateline/graph/join.hpp).
std::string accounts_in_words(std::span<const Story> stories, EventRef event);

}  // namespace dateline
