// Time expressions of a document: found, interpreted, resolved.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/core/document.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/timex.hpp"

namespace dateline {

/// Whether each timex says why it is what it is (`Timex::why`). Nothing else depends on it.
enum class Reasons : bool { left_out, kept };

/// Finds the time expressions of an annotated document and resolves them against its creation time
/// and each other. In text order, non-overlapping; ids are indices. Nothing is guessed: what the
/// text and the creation time don't decide stays partial ("XXXX-06-22") and says so in `why`. What
/// a reader should know (no creation time, a weekday that disagrees with its date) is added to
/// `diagnostics`.
std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics,
                              Reasons reasons = Reasons::kept);

/// The same time expressions, of a document that no model has seen: a sentence is annotated only
/// where nothing cheaper says whether its dates lie before or ahead. `model` gives the model and is
/// not called unless one is needed. `use` (may be null) is told what the model had to read.
/// Precondition: `document` is as its reader left it.
std::vector<Timex> find_dates(Document& document, const LanguageModel& (*model)(),
                              Diagnostics& diagnostics, ModelUse* use = nullptr,
                              Reasons reasons = Reasons::kept);

/// What the rule of this name reads ("a day by month and number, with or without weekday and
/// year");
/// "" for a name that no rule has.
std::string_view rule_description(std::string_view rule);

}  // namespace dateline
