#include "dateline/core/document.hpp"

#include <algorithm>

namespace dateline {

std::uint32_t Document::sentence_of(std::uint32_t token) const {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), token,
                       [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
  return static_cast<std::uint32_t>(after - sentences.begin()) - 1;
}

std::uint32_t Document::token_at(std::uint32_t offset) const {
  const auto found =
      std::upper_bound(tokens.begin(), tokens.end(), offset,
                       [](std::uint32_t o, const Token& t) { return o < t.span.end; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

}  // namespace dateline
