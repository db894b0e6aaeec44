// What the readers of all formats share: text and blocks in, Document out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/creation_time.hpp"
#include "dateline/core/document.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {

/// Valid UTF-8 with LF line ends and no byte order mark. Each invalid sequence becomes U+FFFD and
/// is reported with its place in the result. Input of 4 GiB or more: throws std::length_error.
std::string normalise(std::string_view bytes, Diagnostics& diagnostics);

/// "news/ice-raids.en.txt" gives "ice-raids.en"; standard input gives "stdin".
std::string id_of(std::string_view name);

/// A headline as one line: line ends become spaces, ignorable characters go.
std::string one_line(std::string_view text);

/// A document that holds what is known from outside, and no text yet.
Document start_document(std::string name, const ReadOptions& options);

/// Gives the document its text (normalised, as above) and splits the blocks into sentences and
/// tokens. A block without a token is left out. Precondition: the blocks' spans lie in the text, in
/// order, apart from each other, and together cover all that is visible.
void fill_document(Document& document, std::string text, std::vector<Block> blocks);

/// Chooses the creation time among what is known from outside (`options`), what the input says
/// (`own`), and the bylines among the blocks that stand above the text.
void settle_creation_time(Document& document, const ReadOptions& options,
                          std::vector<DateClaim> own, std::string_view text,
                          const std::vector<Block>& blocks);

}  // namespace dateline
