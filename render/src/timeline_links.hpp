// Links between the events of a timeline.
#pragma once

#include <span>

#include "dateline/core/story.hpp"
#include "dateline/render/picture.hpp"

namespace dateline {

/// Adds a picture's links (Picture::links), once its events are placed: from who announces, reports
/// or denies to what that is about, from a day that is off to the new one, and between an event without a date and the one that the text
/// says it came before or after. Only where both are drawn and stand at different times, the
/// weightiest dozen, and only where a path of at most three straight pieces is free of labels,
/// leaders, other links' pieces and others' marks. In a picture of more than 400 events no reader
/// could follow them. O(links · paths · events).
void add_links(Picture& picture, std::span<const Story> stories);

}  // namespace dateline
