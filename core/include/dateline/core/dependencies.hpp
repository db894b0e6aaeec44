// Reading a parsed sentence: heads, children, subtrees.
//
// All token numbers here are document-wide indices, so that stages can pass them on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dateline/core/document.hpp"

namespace dateline {

/// Half-open range of document-wide token indices.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  ///< one past the last
  constexpr bool empty() const { return first >= last; }
  constexpr bool contains(std::uint32_t t) const { return first <= t && t < last; }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

/// The dependency trees of a document, indexed for walking. A value that refers to the document: it
/// must not outlive it, and the document's tokens must not change. Built in O(tokens).
class Dependencies {
 public:
  explicit Dependencies(const Document& document);

  const Document& document() const { return *document_; }
  const Token& token(std::uint32_t t) const { return document_->tokens[t]; }
  std::uint32_t sentence_of(std::uint32_t t) const { return sentence_[t]; }
  bool is_root(std::uint32_t t) const { return head_[t] == t; }
  /// The governor; a root is its own head.
  std::uint32_t head(std::uint32_t t) const { return head_[t]; }
  /// Root of the token's sentence; of the sentence itself.
  std::uint32_t root_of(std::uint32_t sentence) const { return roots_[sentence]; }
  /// Children in text order.
  std::span<const std::uint32_t> children(std::uint32_t t) const {
    return std::span(children_).subspan(child_start_[t], child_start_[t + 1] - child_start_[t]);
  }
  /// First child with the relation (subtypes count only if named).
  std::optional<std::uint32_t> child(std::uint32_t t, Deprel deprel) const;
  bool has_child(std::uint32_t t, Deprel deprel) const { return child(t, deprel).has_value(); }
  /// True if `ancestor` is `t` or governs it, directly or not.
  bool governs(std::uint32_t ancestor, std::uint32_t t) const;
  /// The smallest token range that covers t and all it governs.
  TokenRange yield(std::uint32_t t) const { return yield_[t]; }
  /// Bytes from the first to the last token of the range.
  Span span(TokenRange range) const;

 private:
  const Document* document_;
  std::vector<std::uint32_t> sentence_, head_, children_, child_start_, roots_;
  std::vector<TokenRange> yield_;
};

}  // namespace dateline
