#include "scanned_text.hpp"

namespace dateline {

ScannedText::ScannedText(std::string_view text) : size_(text.size()) {
  const std::size_t chunks = (text.size() + chunk - 1) / chunk;
  // Whole chunks and one more, so that nobody who reads a chunk from the last byte on leaves the
  // string. On the heap, so that views into it survive a move.
  lowered_.reserve((chunks + 1) * chunk);
  lowered_.assign(text);
  lowered_.append((chunks + 1) * chunk - text.size(), '\0');
  for (char& c : lowered_) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  masks_.resize(chunks);
  letters_.resize(chunks + 2);
  std::uint64_t letter_before = 0, digit_before = 0;  // the last bit of the chunk before
  for (std::size_t i = 0; i < chunks; ++i) {
    Masks& m = masks_[i];
    std::uint64_t blanks = 0;
    for (std::size_t k = 0; k < chunk; k += mask_step) {
      const ByteMasks part = byte_masks(lowered_.data() + i * chunk + k);
      m.letters |= part.letters << k;
      m.digits |= part.digits << k;
      m.full_stops |= part.full_stops << k;
      blanks |= part.blanks << k;
    }
    m.starts = ~blanks & ~(m.letters & (m.letters << 1U | letter_before)) &
               ~(m.digits & (m.digits << 1U | digit_before));
    letter_before = m.letters >> (chunk - 1);
    digit_before = m.digits >> (chunk - 1);
    letters_[i] = m.letters;
  }
  if (size_ % chunk != 0) masks_.back().starts &= ~std::uint64_t{0} >> (chunk - size_ % chunk);
}

}  // namespace dateline
