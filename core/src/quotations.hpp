// Quotation marks, paired.
#pragma once

#include "dateline/core/document.hpp"

namespace dateline {

/// Fills document.quotations, in text order, from blocks, sentences and tokens.
void find_quotations(Document& document);

}  // namespace dateline
