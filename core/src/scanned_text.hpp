// A text in lower case, what its bytes are and where its words begin, 64 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "byte_masks.hpp"

namespace dateline {

/// Made once for a text and read by the filter and by the lexer. Letters are those of ASCII.
class ScannedText {
 public:
  /// Bytes that the masks of a chunk tell of.
  static constexpr std::size_t chunk = 64;

  /// O(size).
  explicit ScannedText(std::string_view text);

  std::size_t size() const { return size_; }
  /// In lower case (ASCII), same offsets. At least `chunk` NULs can be read behind the end.
  std::string_view lowered() const { return {lowered_.data(), size_}; }
  /// The same with the NULs, to outlive this: the bytes stay where they are.
  std::string take_lowered() && { return std::move(lowered_); }

  std::size_t chunk_count() const { return masks_.size(); }
  /// Bit i says what byte `index * chunk + i` is; nothing stands behind the end.
  struct Masks {
    std::uint64_t starts = 0;  ///< first bytes of runs of letters and of digits, and all marks
    std::uint64_t letters = 0, digits = 0, full_stops = 0;
  };
  const Masks& masks(std::size_t index) const { return masks_[index]; }
  /// How many letters stand in a row from `p` on, p <= size(); no more than letters_seen are
  /// counted.
  static constexpr std::uint32_t letters_seen = 57;
  std::uint32_t letters_from(std::size_t p) const {
    return static_cast<std::uint32_t>(std::countr_one(window(p)));
  }

 private:
  // The letters from p on, and nothing behind the first letters_seen.
  std::uint64_t window(std::size_t p) const {
    std::uint64_t bits = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&bits, reinterpret_cast<const char*>(letters_.data()) + p / 8, sizeof bits);
      return bits >> p % 8;
    }
    const std::size_t word = p / chunk, bit = p % chunk;
    bits = letters_[word] >> bit | letters_[word + 1] << 1U << (chunk - 1 - bit);
    return bits & ~std::uint64_t{0} >> (chunk - letters_seen);
  }

  std::size_t size_;
  std::string lowered_;
  std::vector<Masks> masks_;
  std::vector<std::uint64_t> letters_;  // those of masks_ side by side, and a word more
};

}  // namespace dateline
