#include "word_kin.hpp"

#include <algorithm>
#include <optional>

namespace dateline {
namespace {

// Longer than the standard makes every compiler take; the two we build with take it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "word_kin.inc"
#pragma GCC diagnostic pop

constexpr std::string_view word_kin(word_kin_text, sizeof word_kin_text - 1);

// Meanings and more general meanings of a word, both comma-separated.
struct Meanings {
  std::string_view own, general;
};

// Binary search by bytes: every probe goes back to the beginning of its line.
std::optional<Meanings> meanings_of(std::string_view lemma) {
  std::size_t low = 0, high = word_kin.size();
  while (low < high) {
    std::size_t line = low + (high - low) / 2;
    while (line > low && word_kin[line - 1] != '\n') --line;
    const std::size_t end = word_kin.find('\n', line);
    const std::string_view text = word_kin.substr(line, end - line);
    const std::size_t colon = text.find(':');
    const std::string_view word = text.substr(0, colon);
    if (word == lemma) {
      const std::string_view rest = text.substr(colon + 1);
      const std::size_t above = std::min(rest.find('>'), rest.size());
      return Meanings{rest.substr(0, above), rest.substr(std::min(above + 1, rest.size()))};
    }
    if (word < lemma) {
      low = end + 1;
    } else {
      high = line;
    }
  }
  return std::nullopt;
}

template <class Test>
bool any_meaning(std::string_view list, Test&& test) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (test(list.substr(0, comma))) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

bool share(std::string_view a, std::string_view b) {
  return any_meaning(a, [&](std::string_view x) {
    return any_meaning(b, [&](std::string_view y) { return x == y; });
  });
}

}  // namespace

Kinship kinship(std::string_view a, std::string_view b) {
  if (a == b) return Kinship::same;
  const auto x = meanings_of(a), y = meanings_of(b);
  if (!x || !y) return Kinship::none;
  if (share(x->own, y->own)) return Kinship::synonym;
  if (share(x->own, y->general) || share(x->general, y->own)) return Kinship::near;
  return Kinship::none;
}

bool is_known_word(std::string_view lemma) {
  return meanings_of(lemma).has_value();
}

std::string rough_lemma(std::string_view word) {
  std::string w(word);
  for (char& c : w)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const std::string_view ending : {"'s", "\u2019s", "'", "\u2019"})
    if (w.size() > ending.size() && w.ends_with(ending)) {
      w.resize(w.size() - ending.size());
      break;
    }
  if (w.size() < 4 || is_known_word(w)) return w;
  const auto without = [&](std::size_t cut, std::string_view add) {
    return w.substr(0, w.size() - cut).append(add);
  };
  const auto doubled = [&](std::size_t cut) {
    const std::size_t n = w.size() - cut;
    return n >= 3 && w[n - 1] == w[n - 2] ? w.substr(0, n - 1) : std::string();
  };
  std::string tried[4];
  if (w.ends_with("ies") || w.ends_with("ied")) {
    tried[0] = without(3, "y");
  } else if (w.ends_with("es")) {
    tried[0] = without(1, "");
    tried[1] = without(2, "");
  } else if (w.ends_with("s") && !w.ends_with("ss")) {
    tried[0] = without(1, "");
  } else if (w.ends_with("ed")) {
    tried[0] = without(2, "");
    tried[1] = without(1, "");
    tried[2] = doubled(2);
  } else if (w.ends_with("ing") && w.size() > 5) {
    tried[0] = without(3, "");
    tried[1] = without(3, "e");
    tried[2] = doubled(3);
  }
  for (const std::string& t : tried)
    if (t.size() > 1 && is_known_word(t)) return t;
  // A name or a rare word: a plural is still most likely one.
  if (w.ends_with("s") && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is"))
    return without(1, "");
  return w;
}

}  // namespace dateline
