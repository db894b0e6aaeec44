// The timeline as a page to read and to check: picture, events, articles and why each date is what
// it is, all in one file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/render/date_explanation.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline {

/// HTML (WHATWG), UTF-8, that needs nothing but itself: no network, no font, no file. It opens
/// nothing either: its Content-Security-Policy allows the page's own script and styles by their
/// SHA-256 and refuses everything else. Text of the stories is never markup.
///
/// Without JavaScript it is a static page whose links tie events, sentences, dates and their
/// explanations together; with it come filters (kept in the address), search, highlights and keys.
/// The ids of elements are those of Story JSON: "e3" is the event, "t3" the time expression in the
/// text (with several stories "d2-e3"), "e3-text" the event's words, "picture-e3" its mark,
/// "t3-why" the explanation. They have `options.id_prefix` before them.
///
/// `explanations`: of each story, of each of its time expressions by id; a story that has none
/// shows its dates unexplained. Stories without text are shown as a table of their events. The same
/// input gives the same bytes; their number is linear in that of the input.
std::string timeline_html(std::span<const Story> stories,
                          std::span<const std::vector<DateExplanation>> explanations,
                          const TimelineOptions& options = {});

}  // namespace dateline
