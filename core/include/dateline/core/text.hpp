// Source text and places in it.
//
// Offsets are byte offsets into UTF-8 text that the reader has already checked and normalised
// (valid UTF-8, LF line ends, no byte order mark). Spans are half-open. Code-point offsets, which
// Story JSON uses, and 1-based line:column pairs, which people use, are computed on demand.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Half-open byte range [begin, end) of a SourceText.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const { return begin >= end; }
  constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The smallest span that covers both.
constexpr Span hull(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// 1-based line and column; the column counts code points, as editors do.
struct Location {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend constexpr auto operator<=>(const Location&, const Location&) = default;
};

/// Immutable UTF-8 text with a name for messages. At most 4 GiB - 1 bytes: the reader refuses more.
/// Precondition of the constructor: `text` is valid UTF-8 (reader.hpp establishes it).
class SourceText {
 public:
  SourceText() = default;
  SourceText(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  /// Precondition: the span lies in the text.
  std::string_view slice(Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }

  /// Where a byte offset lies. Offsets past the end give the place just past the last character.
  Location locate(std::uint32_t offset) const;
  /// The whole line (without its line feed) that holds the offset.
  Span line_at(std::uint32_t offset) const;
  /// Number of code points before the byte offset, and back. O(1) plus a scan of at most 256 bytes.
  std::uint32_t code_points_before(std::uint32_t byte_offset) const;
  std::uint32_t byte_offset(std::uint32_t code_points) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;       // byte offset of each line's first byte
  std::vector<std::uint32_t> code_point_marks_;  // code points before every 256th byte
};

}  // namespace dateline
