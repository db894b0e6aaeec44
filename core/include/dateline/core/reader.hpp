// Readers: bytes in, Document out (blocks, sentences, tokens with exact spans; no tags yet).
#pragma once

#include <string>
#include <string_view>

#include "dateline/core/document.hpp"

namespace dateline {

/// What is known about the input from outside.
struct ReadOptions {
  std::string id;     ///< "" : derived from the name
  std::string title;  ///< "" : the first block, if it looks like a headline
  std::string outlet;
  std::optional<CreationTime> creation_time;
};

/// Plain text. Checks UTF-8 (each invalid sequence is replaced by U+FFFD and reported with its
/// place: code "invalid-utf8"), drops a byte order mark, turns CRLF and CR into LF, then finds the
/// headline, paragraphs, quotations, sentences and tokens. Never throws on content; an empty text
/// gives a document without blocks. Input of 4 GiB or more: throws std::length_error.
Document read_text(std::string name, std::string_view bytes, const ReadOptions& options = {});

}  // namespace dateline
