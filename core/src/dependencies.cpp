#include "dateline/core/dependencies.hpp"

#include <algorithm>

namespace dateline {

Dependencies::Dependencies(const Document& document) : document_(&document) {
  const auto n = static_cast<std::uint32_t>(document.tokens.size());
  sentence_.resize(n);
  head_.resize(n);
  child_start_.assign(n + 1, 0);
  yield_.resize(n);
  roots_.reserve(document.sentences.size());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    std::uint32_t root = sentence.first_token;
    for (std::uint32_t i = 0; i < sentence.token_count; ++i) {
      const std::uint32_t t = sentence.first_token + i;
      sentence_[t] = s;
      head_[t] = sentence.first_token + document.tokens[t].head;
      yield_[t] = {t, t + 1};
      if (head_[t] == t)
        root = t;
      else
        ++child_start_[head_[t] + 1];
    }
    roots_.push_back(root);
  }
  for (std::uint32_t t = 0; t < n; ++t) child_start_[t + 1] += child_start_[t];
  children_.resize(n == 0 ? 0 : child_start_[n]);
  std::vector<std::uint32_t> next(child_start_.begin(), child_start_.end());
  for (std::uint32_t t = 0; t < n; ++t)
    if (head_[t] != t) children_[next[head_[t]]++] = t;

  // Yields bottom-up: count the children still open, and hand on each token whose count is zero.
  std::vector<std::uint32_t> open(n), ready;
  for (std::uint32_t t = 0; t < n; ++t) {
    open[t] = child_start_[t + 1] - child_start_[t];
    if (open[t] == 0) ready.push_back(t);
  }
  while (!ready.empty()) {
    const std::uint32_t t = ready.back();
    ready.pop_back();
    const std::uint32_t h = head_[t];
    if (h == t) continue;
    yield_[h] = {std::min(yield_[h].first, yield_[t].first),
                 std::max(yield_[h].last, yield_[t].last)};
    if (--open[h] == 0) ready.push_back(h);
  }
}

std::optional<std::uint32_t> Dependencies::child(std::uint32_t t, Deprel deprel) const {
  for (const std::uint32_t c : children(t))
    if (token(c).deprel == deprel) return c;
  return std::nullopt;
}

bool Dependencies::governs(std::uint32_t ancestor, std::uint32_t t) const {
  // At most one step a token, should a parser have made a cycle.
  for (std::size_t steps = head_.size(); t != ancestor; --steps) {
    if (head_[t] == t || steps == 0) return false;
    t = head_[t];
  }
  return true;
}

Span Dependencies::span(TokenRange range) const {
  if (range.empty()) return {};
  return {document_->tokens[range.first].span.begin, document_->tokens[range.last - 1].span.end};
}

}  // namespace dateline
