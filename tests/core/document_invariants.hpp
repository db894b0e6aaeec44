// What holds of every document, whatever was read. Shared by the property tests and the fuzzer.
#pragma once

#include <string>

#include "dateline/core/document.hpp"
#include "unicode.hpp"

namespace dateline {

/// The first broken promise of reader.hpp in words, "" if all are kept:
/// the text is valid UTF-8 with LF line ends; blocks, sentences and tokens lie in order, don't
/// overlap, are nested in each other and cover everything but white space, control and ignorable
/// characters; spans start and end at characters; quotations cover the tokens that they name.
inline std::string broken_invariant(const Document& d) {
  const std::string_view text = d.source.text();
  std::vector<bool> starts(text.size() + 1, false);
  for (std::size_t i = 0; i < text.size();) {
    const unicode::Decoded c = unicode::decode(text, i);
    if (!c.valid) return "the text is not valid UTF-8";
    if (c.code_point == U'\r') return "a carriage return is left";
    starts[i] = true;
    i += c.size;
  }
  starts[text.size()] = true;

  const auto sound = [&](Span s) {
    return s.begin < s.end && s.end <= text.size() && starts[s.begin] && starts[s.end];
  };
  const auto only_space = [&](std::uint32_t from, std::uint32_t to) {
    for (std::size_t i = from; i < to;) {
      const unicode::Decoded c = unicode::decode(text, i);
      const unicode::Kind kind = unicode::kind_of(c.code_point);
      if (kind != unicode::Kind::space && kind != unicode::Kind::ignorable) return false;
      i += c.size;
    }
    return true;
  };
  const auto has_space = [&](std::uint32_t from, std::uint32_t to) {
    for (std::size_t i = from; i < to;) {
      const unicode::Decoded c = unicode::decode(text, i);
      if (unicode::kind_of(c.code_point) == unicode::Kind::space) return true;
      i += c.size;
    }
    return false;
  };

  std::uint32_t end = 0;
  for (std::size_t i = 0; i < d.tokens.size(); ++i) {
    const Token& t = d.tokens[i];
    if (!sound(t.span)) return "token " + std::to_string(i) + " has a bad span";
    if (t.span.begin < end) return "token " + std::to_string(i) + " overlaps the one before";
    if (!only_space(end, t.span.begin))
      return "visible text before token " + std::to_string(i) + " is in no token";
    if (has_space(t.span.begin, t.span.end))
      return "token " + std::to_string(i) + " has white space inside";
    if (i > 0 && d.tokens[i - 1].space_after != has_space(end, t.span.begin))
      return "token " + std::to_string(i - 1) + " is wrong about the space after it";
    end = t.span.end;
  }
  if (!only_space(end, static_cast<std::uint32_t>(text.size())))
    return "visible text at the end is in no token";
  if (!d.tokens.empty() && !d.tokens.back().space_after) return "the last token has no space after";

  std::uint32_t token = 0;
  for (std::size_t i = 0; i < d.sentences.size(); ++i) {
    const Sentence& s = d.sentences[i];
    if (s.first_token != token || s.token_count == 0 ||
        s.first_token + s.token_count > d.tokens.size())
      return "sentence " + std::to_string(i) + " has the wrong tokens";
    token += s.token_count;
    if (s.span != hull(d.tokens[s.first_token].span, d.tokens[token - 1].span))
      return "sentence " + std::to_string(i) + " has a span that is not that of its tokens";
    if (s.block >= d.blocks.size()) return "sentence " + std::to_string(i) + " is in no block";
    if (!d.blocks[s.block].span.contains(s.span))
      return "sentence " + std::to_string(i) + " leaves its block";
  }
  if (token != d.tokens.size()) return "tokens without sentence";

  std::uint32_t sentence = 0;
  end = 0;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) {
    const Block& b = d.blocks[i];
    if (!sound(b.span) || b.span.begin < end) return "block " + std::to_string(i) + " out of order";
    end = b.span.end;
    if (b.first_sentence != sentence || b.sentence_count == 0)
      return "block " + std::to_string(i) + " has the wrong sentences";
    for (std::uint32_t s = 0; s < b.sentence_count; ++s, ++sentence)
      if (sentence >= d.sentences.size() || d.sentences[sentence].block != i)
        return "block " + std::to_string(i) + " has sentences of another";
  }
  if (sentence != d.sentences.size()) return "sentences without block";

  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < d.quotations.size(); ++i) {
    const Quotation& q = d.quotations[i];
    if (q.token_count == 0 || q.first_token + q.token_count > d.tokens.size())
      return "quotation " + std::to_string(i) + " has the wrong tokens";
    if (q.span !=
        hull(d.tokens[q.first_token].span, d.tokens[q.first_token + q.token_count - 1].span))
      return "quotation " + std::to_string(i) + " has a span that is not that of its tokens";
    if (q.span.begin < begin) return "quotation " + std::to_string(i) + " is out of order";
    begin = q.span.begin;
    if (i > 0 && d.quotations[i - 1].span.overlaps(q.span) &&
        !d.quotations[i - 1].span.contains(q.span))
      return "quotation " + std::to_string(i) + " crosses the one before";
  }
  for (const Diagnostic& x : d.diagnostics)
    if (x.span != Span{} && !sound(x.span)) return "a diagnostic has a bad span";
  return {};
}

}  // namespace dateline
