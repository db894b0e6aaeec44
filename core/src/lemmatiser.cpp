#include "lemmatiser.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t longest_ending = 6;

const LemmaRule* find_rule(const ModelFile& model, std::uint32_t key) {
  const auto found = std::lower_bound(model.lemma_keys.begin(), model.lemma_keys.end(), key);
  if (found == model.lemma_keys.end() || *found != key) return nullptr;
  const auto index = static_cast<std::size_t>(found - model.lemma_keys.begin());
  return &model.lemma_rules[model.lemma_rule_ids[index]];
}

}  // namespace

std::string lemma_of(const ModelFile& model, std::string_view form, std::size_t tag) {
  std::string lower(form);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  const char tag_byte = static_cast<char>(tag);
  const std::uint32_t start = hash_bytes({&tag_byte, 1});
  const LemmaRule* rule = find_rule(model, hash_bytes(lower, hash_bytes("^", start)));
  for (std::size_t n = std::min(longest_ending, lower.size()) + 1; rule == nullptr && n-- > 0;) {
    rule = find_rule(model, hash_bytes(std::string_view(lower).substr(lower.size() - n), start));
  }
  if (rule == nullptr) return lower;
  std::string lemma = rule->keep_case ? std::string(form) : std::move(lower);
  // Never inside a character: the rule's ending may be half of one in another word.
  const auto inside = [&](std::size_t at) {
    return at < lemma.size() && (static_cast<unsigned char>(lemma[at]) & 0xC0U) == 0x80U;
  };
  if (rule->cut <= lemma.size() && !inside(lemma.size() - rule->cut)) {
    lemma.resize(lemma.size() - rule->cut);
    lemma += rule->add;
  }
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace dateline
