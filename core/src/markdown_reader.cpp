#include <libxml/HTMLparser.h>
#include <md4c.h>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include "charset.hpp"
#include "dateline/core/creation_time.hpp"
#include "dateline/core/reader.hpp"
#include "document_builder.hpp"
#include "front_matter.hpp"
#include "html_metadata.hpp"
#include "html_page.hpp"
#include "reader_blocks.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

using Role = DateClaim::Role;
using Source = DateClaim::Source;

/// The character that "&hellip;" or "&#8230;" stands for; nothing if none does.
std::string decode_entity(std::string_view entity) {
  std::string out;
  std::string_view name = entity;
  if (name.starts_with('&')) name.remove_prefix(1);
  if (name.ends_with(';')) name.remove_suffix(1);
  char32_t c = 0;
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    for (const char digit : name.substr(0, 8)) {
      const char d = unicode::lower_ascii(digit);
      const int value = d >= '0' && d <= '9' ? d - '0' : d >= 'a' && d <= 'f' ? d - 'a' + 10 : 99;
      if (value >= (hex ? 16 : 10)) return {};
      c = c * (hex ? 16U : 10U) + static_cast<char32_t>(value);
    }
    if (c >= 0x80 && c < 0xA0) c = windows_1252(c);
    if (c == '\r') c = '\n';  // as the reader leaves none
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = unicode::replacement;
  } else {
    const std::string key(name.substr(0, 40));
    const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
    if (known == nullptr) return std::string(entity);
    c = static_cast<char32_t>(known->value);
  }
  unicode::append(out, c);
  return out;
}

/// The text of a Markdown document and its blocks, as MD4C calls.
class Reduction {
 public:
  std::string text;
  std::vector<Block> blocks;
  std::exception_ptr failure;

  void enter(MD_BLOCKTYPE type, void* detail) {
    end_run();
    switch (type) {
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        ++lists_;
        break;
      case MD_BLOCK_H:
        heading_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        code_ = true;
        break;
      case MD_BLOCK_HTML:
        html_ = true;
        break;
      case MD_BLOCK_TR:
        row_begins_ = true;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = true;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    end_run();
    switch (type) {
      case MD_BLOCK_QUOTE:
        --quotes_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --lists_;
        list_ended_ = lists_ == 0;
        break;
      case MD_BLOCK_H:
        heading_ = 0;
        break;
      case MD_BLOCK_CODE:
        code_ = false;
        break;
      case MD_BLOCK_HTML:
        html_ = false;
        add_html();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = false;
        break;
      case MD_BLOCK_TABLE:
        row_begins_ = false;
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type) {
    // Pictures show, struck words are taken back.
    if (type == MD_SPAN_IMG || type == MD_SPAN_DEL) ++left_out_;
    if (type == MD_SPAN_A) link_begin_ = run_.size();
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG || type == MD_SPAN_DEL) {
      --left_out_;
      gap_ = true;
    }
    // A footnote whose text is one word looks like the definition of a link.
    if (type == MD_SPAN_A && link_begin_ < run_.size() && run_[link_begin_] == '^')
      run_.resize(link_begin_);
  }

  void words(MD_TEXTTYPE type, std::string_view part) {
    if (html_) {
      html_text_ += part;
      return;
    }
    if (code_ || left_out_ > 0) return;
    if (gap_ && part.starts_with(' ') && (run_.empty() || run_.back() == ' '))
      part.remove_prefix(1);
    gap_ = false;
    switch (type) {
      case MD_TEXT_NULLCHAR:
        unicode::append(run_, unicode::replacement);
        break;
      case MD_TEXT_BR:
        run_ += '\n';
        break;
      case MD_TEXT_SOFTBR:
        run_ += ' ';
        break;
      case MD_TEXT_ENTITY:
        run_ += decode_entity(part);
        break;
      case MD_TEXT_HTML:
        inline_html(part);
        break;
      default:
        run_ += part;
        break;
    }
  }

  /// True if the first heading has this title, or there is none to have.
  bool begins_with_title() const { return !blocks.empty() && blocks[0].kind == BlockKind::title; }

  std::string given_title;  ///< of the front matter

 private:
  void inline_html(std::string_view tag) {
    if (tag.starts_with("<br") || tag.starts_with("<BR")) run_ += '\n';
  }

  /// Footnote marks, "[^1]", go; so does "[^1]:" before a footnote's text.
  void drop_footnote_marks() {
    std::size_t at = run_.find("[^");
    if (at == std::string::npos) return;
    std::string out;
    std::size_t copied = 0;
    constexpr std::size_t longest = 40;
    for (; at != std::string::npos; at = run_.find("[^", at + 2)) {
      std::size_t end = at + 2;
      while (end < run_.size() && end - at < longest && run_[end] != ']' && run_[end] != ' ' &&
             run_[end] != '[')
        ++end;
      if (end >= run_.size() || run_[end] != ']' || end == at + 2) continue;
      out.append(run_, copied, at - copied);
      copied = end + 1;
      if (at == 0 && copied < run_.size() && run_[copied] == ':') ++copied;
    }
    out.append(run_, copied);
    run_ = std::move(out);
  }

  static bool visible(std::string_view words) {
    for (std::size_t i = 0; i < words.size();) {
      const unicode::Decoded d = unicode::decode(words, i);
      const unicode::Kind kind = unicode::kind_of(d.code_point);
      if (kind != unicode::Kind::space && kind != unicode::Kind::ignorable) return true;
      i += d.size;
    }
    return false;
  }

  void end_run() {
    if (run_.empty()) return;
    drop_footnote_marks();
    BlockKind kind = BlockKind::paragraph;
    if (heading_ > 0)
      kind = BlockKind::heading;
    else if (cell_)
      kind = BlockKind::table_cell;
    else if (lists_ > 0)
      kind = BlockKind::list_item;
    else if (quotes_ > 0)
      kind = BlockKind::quote;
    add(run_, kind);
    run_.clear();
  }

  void add(std::string_view words, BlockKind kind) {
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    while (!words.empty() && space(words.front())) words.remove_prefix(1);
    while (!words.empty() && space(words.back())) words.remove_suffix(1);
    if (!visible(words)) return;
    if (blocks.empty() && kind == BlockKind::heading &&
        (given_title.empty() ? heading_ == 1 : same_words(given_title, words)))
      kind = BlockKind::title;
    if (blocks.empty() && kind != BlockKind::title && !given_title.empty())
      push(given_title, BlockKind::title, "");
    if (kind == BlockKind::paragraph && !prose_ && is_byline(words)) {
      kind = BlockKind::byline;
    } else if (kind == BlockKind::paragraph) {
      prose_ = true;
    }
    const bool cells = kind == BlockKind::table_cell && !blocks.empty() &&
                       blocks.back().kind == BlockKind::table_cell;
    const bool items = kind == BlockKind::list_item && !blocks.empty() &&
                       blocks.back().kind == BlockKind::list_item && !list_ended_;
    push(words, kind, cells ? (row_begins_ ? "\n" : "\t") : items ? "\n" : "\n\n");
    row_begins_ = list_ended_ = false;
  }

  void push(std::string_view words, BlockKind kind, std::string_view separator) {
    if (!text.empty()) text += separator;
    Block block;
    block.kind = kind;
    block.span.begin = static_cast<std::uint32_t>(text.size());
    text += words;
    // Titles by the same name may make it longer than the input.
    if (text.size() > 0xFFFF'FFF0U) throw std::length_error("the text has 4 GiB or more");
    block.span.end = static_cast<std::uint32_t>(text.size());
    blocks.push_back(block);
  }

  /// A block of HTML is read as such; what it shows is text.
  void add_html() {
    const std::string html = std::exchange(html_text_, {});
    if (html.find_first_not_of(" \t\n") == std::string::npos) return;
    const HtmlPage page = parse_page(html);
    for (const HtmlRun& run : page.runs)
      if (!page.elements[run.element].chrome) add(page.words(run), BlockKind::paragraph);
  }

  std::string run_, html_text_;
  std::size_t link_begin_ = 0;
  int quotes_ = 0, lists_ = 0, heading_ = 0, left_out_ = 0;
  bool code_ = false, html_ = false, cell_ = false, row_begins_ = false, list_ended_ = false;
  bool prose_ = false, gap_ = false;
};

template <class F>
int guarded(void* data, F f) noexcept {
  auto& reduction = *static_cast<Reduction*>(data);
  try {
    f(reduction);
    return 0;
  } catch (...) {
    reduction.failure = std::current_exception();
    return 1;
  }
}

int on_enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
  return guarded(data, [&](Reduction& r) { r.enter(type, detail); });
}
int on_leave_block(MD_BLOCKTYPE type, void*, void* data) {
  return guarded(data, [&](Reduction& r) { r.leave(type); });
}
int on_enter_span(MD_SPANTYPE type, void*, void* data) {
  return guarded(data, [&](Reduction& r) { r.enter_span(type); });
}
int on_leave_span(MD_SPANTYPE type, void*, void* data) {
  return guarded(data, [&](Reduction& r) { r.leave_span(type); });
}
int on_text(MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* data) {
  return guarded(data, [&](Reduction& r) { r.words(type, {words, size}); });
}

/// MD4C looks for the line of each bracket through the lines of its block: a block of a hundred
/// thousand of them takes minutes. After this many lines with brackets, a new block begins.
std::string with_blocks_of_bearable_size(std::string_view text) {
  constexpr std::size_t most_lines = 1000;
  std::string out;
  std::size_t copied = 0, lines = 0;
  bool bracket = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      lines = 0;
      bracket = false;
    } else {
      ++lines;
      bracket = bracket || line.find('[') != std::string_view::npos;
    }
    at = std::min(end + 1, text.size());
    if (lines < most_lines || !bracket) continue;
    out.append(text, copied, at - copied);
    out += '\n';
    copied = at;
    lines = 0;
    bracket = false;
  }
  out.append(text, copied);
  return out;
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\uFFFD"); at != std::string_view::npos;
       at = text.find("\uFFFD", at + 3))
    ++count;
  return count;
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
  std::string plain;
  for (const char c : key.substr(0, 40))
    if (c != '_' && c != '-' && c != ' ') plain += unicode::lower_ascii(c);
  return std::find(keys.begin(), keys.end(), plain) != keys.end();
}

struct FrontFacts {
  std::string title, outlet;
  std::vector<DateClaim> claims;
};

FrontFacts read_facts(const FrontMatter& front, Diagnostics& diagnostics) {
  FrontFacts facts;
  for (const FrontField& field : front.fields) {
    const bool published =
        is_one_of(field.key, {"date", "dct", "published", "publisheddate", "publishdate", "pubdate",
                              "datepublished", "publishedat", "publishedon", "publicationdate"});
    const bool modified =
        is_one_of(field.key, {"lastmod", "lastmodified", "modified", "updated", "datemodified",
                              "lastupdated", "updatedat", "modifieddate"});
    if (is_one_of(field.key, {"title", "headline"}) && facts.title.empty())
      facts.title = one_line(field.value);
    if (is_one_of(field.key, {"source", "outlet", "publication", "publisher"}) &&
        facts.outlet.empty())
      facts.outlet = one_line(field.value);
    if (!published && !modified) continue;
    if (auto time = read_date(field.value, "front matter " + field.key, field.line, diagnostics))
      facts.claims.push_back({*std::move(time),
                              published ? Role::published : Role::modified,
                              Source::field,
                              field.line,
                              {}});
  }
  return facts;
}

}  // namespace

Document read_markdown(std::string name, std::string_view bytes, const ReadOptions& options) {
  Document document = start_document(std::move(name), options);
  Diagnostics& diagnostics = document.diagnostics;
  Diagnostics places;  // in a text that readers of messages don't have
  const std::string source = normalise(bytes, places);
  if (!places.empty()) {
    const std::size_t count = count_replacements(source) - count_replacements(bytes);
    diagnostics.push_back({Severity::warning,
                           "invalid-utf8",
                           std::to_string(count) + (count == 1 ? " place is" : " places are") +
                               " no valid UTF-8 and read as U+FFFD, the replacement character",
                           {}});
  }

  const FrontMatter front = read_front_matter(source);
  if (front.error)
    diagnostics.push_back({Severity::warning,
                           "broken-front-matter",
                           "the front matter is broken at line " +
                               std::to_string(front.error_line) + " (" + *front.error +
                               "); what stands before that is read",
                           {}});
  FrontFacts facts = read_facts(front, diagnostics);

  Reduction reduction;
  reduction.given_title = facts.title;
  const std::string body =
      with_blocks_of_bearable_size(std::string_view(source).substr(front.size));
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = on_enter_block;
  parser.leave_block = on_leave_block;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  const int failed = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &reduction);
  if (reduction.failure) std::rethrow_exception(reduction.failure);
  if (failed != 0) throw std::bad_alloc();

  if (!reduction.text.empty()) reduction.text += '\n';
  if (document.title.empty()) document.title = facts.title;
  if (document.outlet.empty()) document.outlet = facts.outlet;
  settle_creation_time(document, options, std::move(facts.claims), reduction.text,
                       reduction.blocks);
  fill_document(document, std::move(reduction.text), std::move(reduction.blocks));
  return document;
}

}  // namespace dateline
