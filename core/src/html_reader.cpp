#include <algorithm>
#include <utility>

#include "charset.hpp"
#include "dateline/core/creation_time.hpp"
#include "dateline/core/reader.hpp"
#include "document_builder.hpp"
#include "html_article.hpp"
#include "html_metadata.hpp"
#include "html_page.hpp"
#include "reader_blocks.hpp"
#include "written_dates.hpp"

namespace dateline {
namespace {

using Role = DateClaim::Role;
using Source = DateClaim::Source;

/// The text as read, and its blocks.
class Assembly {
 public:
  void add(std::string_view words, BlockKind kind, std::string_view separator) {
    if (!text.empty()) text += separator;
    Block block;
    block.kind = kind;
    block.span.begin = static_cast<std::uint32_t>(text.size());
    text += words;
    block.span.end = static_cast<std::uint32_t>(text.size());
    blocks.push_back(block);
  }

  std::string text;
  std::vector<Block> blocks;
};

/// The row of a table or the list that holds an element; 0 if none.
std::uint32_t row_or_list(const HtmlPage& page, std::uint32_t element, bool row) {
  constexpr int far = 24;
  for (int steps = 0; element != 0 && steps < far; ++steps) {
    if (row ? page.elements[element].row : page.elements[element].list) return element;
    element = page.elements[element].parent;
  }
  return 0;
}

std::string_view separator_between(const HtmlPage& page, const ArticlePart& a,
                                   const ArticlePart& b) {
  const HtmlRun& first = page.runs[a.run];
  const HtmlRun& second = page.runs[b.run];
  const bool cells = a.kind == BlockKind::table_cell && b.kind == BlockKind::table_cell;
  if (cells && page.elements[first.element].container == page.elements[second.element].container)
    return row_or_list(page, first.element, true) == row_or_list(page, second.element, true) ? "\t"
                                                                                             : "\n";
  const bool items = a.kind == BlockKind::list_item && b.kind == BlockKind::list_item;
  if (items && row_or_list(page, first.element, false) == row_or_list(page, second.element, false))
    return "\n";
  return "\n\n";
}

bool contains(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

/// The dates of <time> elements: one that says to be the page's own, and the first by the headline.
void add_time_claims(const HtmlPage& page, const HtmlArticle& article, std::string_view source,
                     std::vector<DateClaim>& claims, Diagnostics& diagnostics) {
  bool marked_published = false, marked_modified = false, plain = false;
  LineCounter lines(source);
  const HtmlElement& root = page.elements[article.root];
  for (const HtmlFact& fact : page.facts) {
    if (fact.kind != HtmlFact::Kind::time) continue;
    const bool says_published = fact.published || contains(fact.name, "publish") ||
                                contains(fact.name, "entry-date") ||
                                contains(fact.name, "post-date") || contains(fact.name, "pubdate");
    const bool says_modified =
        !says_published && (contains(fact.name, "updated") || contains(fact.name, "modified"));
    const bool inside = article.root <= fact.element && fact.element < root.past;
    const bool above = fact.run <= article.first_prose;
    const bool by_headline = above && (!article.headline || fact.run + 4 >= *article.headline);
    bool chrome = false;
    for (std::uint32_t e = fact.element, steps = 0; e != 0 && steps < 40; ++steps) {
      // The byline may stand in a <footer> or <header> of the article.
      if (page.elements[e].chrome && !page.elements[e].header && !(says_published && inside))
        chrome = true;
      e = page.elements[e].parent;
    }
    if (chrome) continue;
    const bool is_marked = (says_published || says_modified) && (inside || above);
    // "On <time>10 July</time> the mill closed": the date of an event, not of the page.
    const bool in_prose = fact.run < page.runs.size() && article.first_prose < page.runs.size() &&
                          fact.run >= article.first_prose && !is_marked;
    if (!is_marked && (!by_headline || in_prose)) continue;
    bool& taken = is_marked ? (says_published ? marked_published : marked_modified) : plain;
    if (taken) continue;
    const std::uint32_t line = lines.line_of(fact.offset);
    const std::string origin = fact.published ? "<time pubdate>"
                               : !fact.name.empty() && is_marked
                                   ? "<time class=\"" + fact.name.substr(0, 40) + "\">"
                                   : "<time datetime>";
    // Words alone ("2 hours ago") need not be a date.
    Diagnostics ignored;
    auto time = read_date(!fact.value.empty() ? fact.value : fact.words, origin, line,
                          fact.value.empty() ? ignored : diagnostics);
    if (!time) continue;
    taken = true;
    Role role = says_modified ? Role::modified : Role::published;
    if (!is_marked && fact.run < page.runs.size()) {
      const WrittenDates around = find_written_dates(page.words(page.runs[fact.run]));
      if (!around.dates.empty() && around.dates.front().changed) role = Role::modified;
    }
    claims.push_back(
        {*std::move(time), role, is_marked ? Source::marked_time : Source::time, line, {}});
  }
}

}  // namespace

Document read_html(std::string name, std::string_view bytes, const ReadOptions& options) {
  Document document = start_document(std::move(name), options);
  Diagnostics& diagnostics = document.diagnostics;
  const std::string source = decode_page(bytes, diagnostics);
  const HtmlPage page = parse_page(source);
  if (page.too_deep)
    diagnostics.push_back({Severity::warning,
                           "deep-html",
                           "elements are nested in each other more than " +
                               std::to_string(HtmlFilter::deepest) +
                               " deep; from there on only their text is read",
                           {}});
  PageMetadata metadata = read_metadata(page, source, diagnostics);
  HtmlArticle article = find_article(page, metadata.titles);

  Assembly assembly;
  std::string title;
  if (article.headline)
    title = one_line(page.words(page.runs[*article.headline]));
  else if (!metadata.titles.empty())
    title = metadata.titles.front();
  // A headline may be no heading; one that only the head of the page has is part of the article all
  // the same.
  if (!article.headline && !title.empty()) {
    constexpr std::size_t near_top = 3;
    const auto top = article.parts.begin() +
                     static_cast<std::ptrdiff_t>(std::min(article.parts.size(), near_top));
    const auto shown = std::find_if(article.parts.begin(), top, [&](const ArticlePart& part) {
      return same_words(title, page.words(page.runs[part.run]));
    });
    if (shown != top)
      shown->kind = BlockKind::title;
    else if (!article.parts.empty())
      assembly.add(title, BlockKind::title, "");
  }
  const ArticlePart* before = nullptr;
  for (const ArticlePart& part : article.parts) {
    assembly.add(page.words(page.runs[part.run]), part.kind,
                 before == nullptr ? "\n\n" : separator_between(page, *before, part));
    before = &part;
  }
  if (!assembly.text.empty()) assembly.text += '\n';
  if (document.title.empty()) document.title = title;
  if (document.outlet.empty()) document.outlet = metadata.outlet;

  std::vector<DateClaim> claims = std::move(metadata.claims);
  add_time_claims(page, article, source, claims, diagnostics);
  settle_creation_time(document, options, std::move(claims), assembly.text, assembly.blocks);
  fill_document(document, std::move(assembly.text), std::move(assembly.blocks));
  return document;
}

}  // namespace dateline
