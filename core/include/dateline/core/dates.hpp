// Time expressions of a document: found, interpreted, resolved.
#pragma once

#include <vector>

#include "dateline/core/document.hpp"
#include "dateline/core/timex.hpp"

namespace dateline {

/// Finds the time expressions of an annotated document and resolves them against its creation time
/// and each other. In text order, non-overlapping; ids are indices. Nothing is guessed: what the
/// text and the creation time don't decide stays partial ("XXXX-06-22") and says so in `why`. What
/// a reader should know (no creation time, a weekday that disagrees with its date) is added to
/// `diagnostics`.
std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics);

}  // namespace dateline
