#include "document_builder.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <stdexcept>
#include <utility>

#include "quotations.hpp"
#include "sentences.hpp"
#include "tokenizer.hpp"
#include "unicode.hpp"
#include "written_dates.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_reported = 20;

void add_byline_claims(std::string_view text, const std::vector<Block>& blocks,
                       std::vector<DateClaim>& claims) {
  bool published = false, modified = false;
  int paragraphs = 0;
  for (const Block& block : blocks) {
    // A summary may stand above the byline; further down dates are those of other things.
    if (block.kind == BlockKind::paragraph && ++paragraphs > 1) break;
    if (block.kind != BlockKind::byline) continue;
    const std::string_view words = text.substr(block.span.begin, block.span.size());
    for (const WrittenDate& d : find_written_dates(words).dates) {
      bool& taken = d.changed ? modified : published;
      if (taken) continue;
      taken = true;
      const auto begin = static_cast<std::uint32_t>(block.span.begin + d.begin);
      const auto end = static_cast<std::uint32_t>(block.span.begin + d.end);
      claims.push_back({CreationTime{d.when, d.zone, "byline"},
                        d.changed ? DateClaim::Role::modified : DateClaim::Role::published,
                        DateClaim::Source::byline,
                        0,
                        {begin, end}});
    }
  }
}

}  // namespace

std::string normalise(std::string_view bytes, Diagnostics& diagnostics) {
  constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max();
  if (bytes.size() >= limit) throw std::length_error("the input has 4 GiB or more");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text;
  text.reserve(bytes.size());
  std::size_t invalid = 0;
  Span first_unreported;
  std::size_t i = 0;
  std::size_t copied = 0;  // bytes up to here are in `text`
  const auto flush = [&] { text.append(bytes.substr(copied, i - copied)); };
  while (i < bytes.size()) {
    const char c = bytes[i];
    if (c == '\r') {
      flush();
      text.push_back('\n');
      i += i + 1 < bytes.size() && bytes[i + 1] == '\n' ? 2 : 1;
      copied = i;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x80) {
      ++i;
      continue;
    }
    const unicode::Decoded d = unicode::decode_multibyte(bytes, i);
    if (d.valid) {
      i += d.size;
      continue;
    }
    flush();
    const Span span = {static_cast<std::uint32_t>(text.size()),
                       static_cast<std::uint32_t>(text.size() + 3)};
    unicode::append(text, unicode::replacement);
    if (text.size() >= limit) throw std::length_error("the input has 4 GiB or more");
    if (invalid < most_reported) {
      constexpr char digits[] = "0123456789ABCDEF";
      std::string shown;
      for (std::size_t j = i; j < i + d.size; ++j) {
        const auto byte = static_cast<unsigned char>(bytes[j]);
        if (!shown.empty()) shown.push_back(' ');
        shown += {'0', 'x', digits[byte >> 4], digits[byte & 15]};
      }
      diagnostics.push_back(
          {Severity::warning, "invalid-utf8",
           "invalid UTF-8 (" + shown + ") is read as U+FFFD, the replacement character", span});
    } else if (invalid == most_reported) {
      first_unreported = span;
    }
    ++invalid;
    i += d.size;
    copied = i;
  }
  flush();
  if (invalid > most_reported) {
    const std::size_t rest = invalid - most_reported;
    diagnostics.push_back({Severity::warning, "invalid-utf8",
                           "invalid UTF-8 in " + std::to_string(rest) + " more place" +
                               (rest == 1 ? "" : "s") + ", of which this is the first",
                           first_unreported});
  }
  if (text.size() >= limit) throw std::length_error("the input has 4 GiB or more");
  return text;
}

std::string id_of(std::string_view name) {
  if (name.empty() || name == "-" || name == "<stdin>") return "stdin";
  while (name.size() > 1 && (name.back() == '/' || name.back() == '\\')) name.remove_suffix(1);
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return name.empty() ? "stdin" : std::string(name);
}

std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const unicode::Decoded d = unicode::decode(text, i);
    const unicode::Kind kind = unicode::kind_of(d.code_point);
    if (kind == unicode::Kind::space) {
      space = !out.empty();
    } else if (kind != unicode::Kind::ignorable) {
      if (space) out.push_back(' ');
      space = false;
      out.append(text.substr(i, d.size));
    }
    i += d.size;
  }
  return out;
}

Document start_document(std::string name, const ReadOptions& options) {
  Document document;
  document.id = options.id.empty() ? id_of(name) : options.id;
  document.outlet = options.outlet;
  document.title = one_line(options.title);
  document.source = SourceText(std::move(name), {});
  return document;
}

void fill_document(Document& document, std::string text, std::vector<Block> blocks) {
  document.source = SourceText(document.source.name(), std::move(text));
  // English has a token every five to six bytes. What is no English may have far fewer, so that a
  // huge text gets no more than a start.
  constexpr std::size_t largest_start = 4'000'000;
  document.tokens.reserve(std::min(document.source.text().size() / 5 + 16, largest_start));
  for (Block& block : blocks) {
    const std::size_t first_token = document.tokens.size();
    tokenize(document.source, block.span, document.tokens);
    const std::size_t token_count = document.tokens.size() - first_token;
    if (token_count == 0) continue;
    block.first_sentence = static_cast<std::uint32_t>(document.sentences.size());
    auto token = static_cast<std::uint32_t>(first_token);
    for (const std::uint32_t count :
         split_sentences(document.source, std::span(document.tokens).subspan(first_token))) {
      const Span span = hull(document.tokens[token].span, document.tokens[token + count - 1].span);
      document.sentences.push_back(
          {span, token, count, static_cast<std::uint32_t>(document.blocks.size())});
      token += count;
    }
    block.sentence_count =
        static_cast<std::uint32_t>(document.sentences.size()) - block.first_sentence;
    document.tokens.back().space_after = true;
    if (block.kind == BlockKind::title && document.title.empty())
      document.title = one_line(document.source.slice(block.span));
    document.blocks.push_back(block);
  }
  find_quotations(document);
}

void settle_creation_time(Document& document, const ReadOptions& options,
                          std::vector<DateClaim> own, std::string_view text,
                          const std::vector<Block>& blocks) {
  std::vector<DateClaim> claims = options.claims;
  if (options.creation_time)
    claims.push_back({*options.creation_time,
                      DateClaim::Role::published,
                      DateClaim::Source::command_line,
                      0,
                      {}});
  claims.insert(claims.end(), std::make_move_iterator(own.begin()),
                std::make_move_iterator(own.end()));
  add_byline_claims(text, blocks, claims);
  document.creation_time = choose_creation_time(claims, document.diagnostics);
}

}  // namespace dateline
