// The pipeline on one page: Document in, Story out.
#pragma once

#include "dateline/core/dates.hpp"
#include "dateline/core/document.hpp"
#include "dateline/core/story.hpp"

namespace dateline {

/// Annotates the document with the embedded language model, finds and resolves its time
/// expressions, actors and events. Diagnostics of all stages, the document's own first, are in the
/// story.
Story analyse(Document document);

/// The time expressions alone: exactly those of `analyse`, for much less. The language model reads
/// only the sentences whose dates nothing cheaper places. Actors, events and relations are empty.
Story analyse_dates(Document document, Reasons reasons = Reasons::kept);

}  // namespace dateline
