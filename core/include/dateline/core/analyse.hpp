// The pipeline on one page: Document in, Story out.
#pragma once

#include "dateline/core/document.hpp"
#include "dateline/core/story.hpp"

namespace dateline {

/// Annotates the document with the embedded language model, finds and resolves its time
/// expressions, actors and events. Diagnostics of all stages, the document's own first, are in the
/// story.
Story analyse(Document document);

}  // namespace dateline
