#include "dateline/core/document.hpp"

#include <algorithm>

#include "unicode.hpp"

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

std::string_view normalised_form(std::string_view form, std::string& buffer) {
  const auto wide = std::find_if(form.begin(), form.end(),
                                 [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (wide == form.end()) return form;
  buffer.clear();
  bool changed = false;
  for (std::size_t i = 0; i < form.size();) {
    const unicode::Decoded d = unicode::decode(form, i);
    const char32_t c = d.code_point;
    i += d.size;
    const unicode::Kind kind = unicode::kind_of(c);
    if (kind == unicode::Kind::ignorable) {
      changed = true;
      continue;
    }
    char32_t plain = c;
    if (c == 0x2018 || c == 0x201A || c == 0x2039 || c == 0x203A ||
        (kind == unicode::Kind::apostrophe && c >= 0x80)) {
      plain = U'\'';
    } else if (c >= 0x80 && kind == unicode::Kind::quote && c < 0x3000) {
      plain = U'"';
    } else if (c == 0x2010 || c == 0x2011) {
      plain = U'-';
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      plain = c - 0xFEE0;
    } else if (c >= 0xFB00 && c <= 0xFB06) {
      constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
      buffer += ligatures[c - 0xFB00];
      changed = true;
      continue;
    }
    changed |= plain != c;
    unicode::append(buffer, plain);
  }
  return changed ? std::string_view(buffer) : form;
}

}  // namespace dateline
