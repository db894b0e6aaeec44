// Short ways to say what was read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/reader.hpp"

namespace dateline {

inline std::vector<std::string> sentences_of(std::string_view text) {
  const Document d = read_text("test.txt", text);
  std::vector<std::string> out;
  for (const Sentence& s : d.sentences) out.emplace_back(d.source.slice(s.span));
  return out;
}

/// All tokens; "|" joins those with no space between: "did|n't go|."
inline std::string tokens_of(std::string_view text) {
  const Document d = read_text("test.txt", text);
  std::string out;
  for (std::size_t i = 0; i < d.tokens.size(); ++i) {
    out += d.source.slice(d.tokens[i].span);
    if (i + 1 < d.tokens.size()) out += d.tokens[i].space_after ? ' ' : '|';
  }
  return out;
}

/// One line per block: its kind and text, line ends shown as "/".
inline std::vector<std::string> blocks_of(const Document& d) {
  static constexpr std::string_view names[] = {"title", "heading", "paragraph", "item", "byline"};
  std::vector<std::string> out;
  for (const Block& b : d.blocks) {
    std::string line(names[static_cast<std::size_t>(b.kind)]);
    line += ": ";
    for (const char c : d.source.slice(b.span)) line += c == '\n' ? '/' : c;
    out.push_back(line);
  }
  return out;
}
inline std::vector<std::string> blocks_of(std::string_view text, const ReadOptions& options = {}) {
  return blocks_of(read_text("test.txt", text, options));
}

/// The quotations' text; "+" in front of one that continues the one before.
inline std::vector<std::string> quotations_of(std::string_view text) {
  const Document d = read_text("test.txt", text);
  std::vector<std::string> out;
  for (const Quotation& q : d.quotations)
    out.push_back((q.continues ? "+" : "") + std::string(d.source.slice(q.span)));
  return out;
}

}  // namespace dateline
