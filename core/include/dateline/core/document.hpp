// A document as read: text, blocks, sentences, tokens, creation time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/diagnostic.hpp"
#include "dateline/core/text.hpp"
#include "dateline/core/time.hpp"
#include "dateline/core/token.hpp"

namespace dateline {

enum class BlockKind : std::uint8_t {
  title,
  heading,
  paragraph,
  list_item,
  byline,
  quote,      ///< set apart as one by its markup
  table_cell  ///< of HTML and Markdown
};

/// A run of text that its author set apart: a headline, a paragraph.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  std::uint32_t first_sentence = 0;
  std::uint32_t sentence_count = 0;
};

/// Tokens [first_token, first_token + token_count) of the document.
struct Sentence {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  std::uint32_t block = 0;
};

/// A pair of quotation marks and what they enclose; a quote that runs over paragraphs is several
/// (each paragraph reopens it), joined by `continues`.
struct Quotation {
  Span span;  ///< marks included
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  bool continues = false;  ///< the same speaker goes on from the quotation before
};

/// Document creation time (DCT) and who said so.
struct CreationTime {
  CalendarUnit when;   ///< a day, or a minute where a clock time was given
  std::string zone;    ///< "", "Z", "+02:00": as given
  std::string origin;  ///< "--date", "json", …: for explanations
};

struct Document {
  std::string id;  ///< file name without extension, "stdin", or the id of a JSON line
  SourceText source;
  std::string title;   ///< the headline; empty if none
  std::string outlet;  ///< who published it, "" if unknown (Story JSON "source")
  std::optional<CreationTime> creation_time;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Quotation> quotations;
  Diagnostics diagnostics;

  std::string_view form(std::uint32_t token) const { return source.slice(tokens[token].span); }
  std::span<const Token> tokens_of(const Sentence& s) const {
    return std::span(tokens).subspan(s.first_token, s.token_count);
  }
  /// Index of the sentence that holds the token. O(log n).
  std::uint32_t sentence_of(std::uint32_t token) const;
  /// First token that ends after the byte offset; tokens.size() past the last. O(log n).
  std::uint32_t token_at(std::uint32_t offset) const;
};

/// The spelling of a token that dictionaries, rules and the language model see: soft hyphens and
/// zero-width characters go, typographic quotes and apostrophes become ' and ", other hyphens "-",
/// full-width forms and ligatures plain letters. Returns `form` itself, without a copy, if nothing
/// changes (so for all ASCII); otherwise a view of `buffer`. Idempotent.
std::string_view normalised_form(std::string_view form, std::string& buffer);

}  // namespace dateline
