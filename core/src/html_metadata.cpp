#include "html_metadata.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "document_builder.hpp"
#include "json_ld.hpp"
#include "reader_blocks.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

using Role = DateClaim::Role;
using Source = DateClaim::Source;

struct DateName {
  std::string_view name;
  Role role;
  Source source;
};

// Names in use on news sites, in lower case; those of Open Graph come first.
constexpr auto date_names =
    std::to_array<DateName>({{"article:published_time", Role::published, Source::published_meta},
                             {"article:published", Role::published, Source::published_meta},
                             {"og:article:published_time", Role::published, Source::published_meta},
                             {"og:published_time", Role::published, Source::published_meta},
                             {"og:pubdate", Role::published, Source::published_meta},
                             {"article:modified_time", Role::modified, Source::published_meta},
                             {"article:modified", Role::modified, Source::published_meta},
                             {"og:article:modified_time", Role::modified, Source::published_meta},
                             {"og:updated_time", Role::modified, Source::published_meta},
                             {"og:modified_time", Role::modified, Source::published_meta},
                             {"datepublished", Role::published, Source::item_property},
                             {"rnews:datepublished", Role::published, Source::item_property},
                             {"datemodified", Role::modified, Source::item_property},
                             {"parsely-pub-date", Role::published, Source::meta},
                             {"sailthru.date", Role::published, Source::meta},
                             {"bt:pubdate", Role::published, Source::meta},
                             {"bt:moddate", Role::modified, Source::meta},
                             {"cxenseparse:recs:publishtime", Role::published, Source::meta},
                             {"vr:published_time", Role::published, Source::meta},
                             {"shareaholic:article_published_time", Role::published, Source::meta},
                             {"shareaholic:article_modified_time", Role::modified, Source::meta},
                             {"analyticsattributes.articledate", Role::published, Source::meta},
                             {"article_date_original", Role::published, Source::meta},
                             {"originalpublicationdate", Role::published, Source::meta},
                             {"article.published", Role::published, Source::meta},
                             {"article.created", Role::published, Source::meta},
                             {"article.updated", Role::modified, Source::meta},
                             {"displaydate", Role::published, Source::meta},
                             {"published_at", Role::published, Source::meta},
                             {"published-date", Role::published, Source::meta},
                             {"published_date", Role::published, Source::meta},
                             {"published_time", Role::published, Source::meta},
                             {"published", Role::published, Source::meta},
                             {"pubdate", Role::published, Source::meta},
                             {"pub_date", Role::published, Source::meta},
                             {"publishdate", Role::published, Source::meta},
                             {"publish-date", Role::published, Source::meta},
                             {"publish_date", Role::published, Source::meta},
                             {"publication_date", Role::published, Source::meta},
                             {"publication-date", Role::published, Source::meta},
                             {"release_date", Role::published, Source::meta},
                             {"date", Role::published, Source::meta},
                             {"dc.date", Role::published, Source::meta},
                             {"dc.date.issued", Role::published, Source::meta},
                             {"dc.date.created", Role::published, Source::meta},
                             {"dc.date.published", Role::published, Source::meta},
                             {"dc:date", Role::published, Source::meta},
                             {"dcterms.date", Role::published, Source::meta},
                             {"dcterms.issued", Role::published, Source::meta},
                             {"dcterms.created", Role::published, Source::meta},
                             {"dcterms.available", Role::published, Source::meta},
                             {"citation_publication_date", Role::published, Source::meta},
                             {"citation_online_date", Role::published, Source::meta},
                             {"citation_date", Role::published, Source::meta},
                             {"dc.date.modified", Role::modified, Source::meta},
                             {"dc.date.x-metadatalastmodified", Role::modified, Source::meta},
                             {"dcterms.modified", Role::modified, Source::meta},
                             {"last-modified", Role::modified, Source::meta},
                             {"lastmod", Role::modified, Source::meta},
                             {"last_modified", Role::modified, Source::meta},
                             {"modified", Role::modified, Source::meta},
                             {"updated", Role::modified, Source::meta},
                             {"revised", Role::modified, Source::meta}});

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = unicode::lower_ascii(c);
  return out;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    if (c != ' ' && !inside) ++count;
    inside = c != ' ';
  }
  return count;
}

/// "Mill closes | The Post": the outlet goes. Without knowing the outlet, a short last part does.
std::string without_outlet(std::string_view title, std::string_view outlet) {
  for (const std::string_view separator :
       {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00B7 ", " \u00AB ", " \u2022 "}) {
    const std::size_t last = title.rfind(separator);
    if (last == std::string_view::npos || last == 0) continue;
    const std::string_view before = title.substr(0, last);
    const std::string_view after = title.substr(last + separator.size());
    const bool named = !outlet.empty() && same_words(after, outlet);
    const bool looks_so = outlet.empty() && count_words(after) <= 4 && count_words(before) >= 4 &&
                          (separator == " | " || separator == " - ");
    if (named || looks_so) return std::string(before);
    const std::size_t first = title.find(separator);
    if (!outlet.empty() && same_words(title.substr(0, first), outlet))
      return std::string(title.substr(first + separator.size()));
  }
  return std::string(title);
}

void add_title(PageMetadata& found, std::string_view title) {
  std::string line = one_line(title);
  constexpr std::size_t longest = 400;
  if (line.empty() || line.size() > longest) return;
  line = without_outlet(line, found.outlet);
  if (std::find(found.titles.begin(), found.titles.end(), line) == found.titles.end())
    found.titles.push_back(std::move(line));
}

/// "/2019/07/10/" or "/2019-07-10" in an address.
std::optional<CreationTime> date_in_address(std::string_view address) {
  const auto digit = [&](std::size_t i) {
    return i < address.size() && address[i] >= '0' && address[i] <= '9';
  };
  for (std::size_t i = address.find('/'); i != std::string_view::npos;
       i = address.find('/', i + 1)) {
    if (!(digit(i + 1) && digit(i + 2) && digit(i + 3) && digit(i + 4))) continue;
    const char separator = i + 5 < address.size() ? address[i + 5] : '\0';
    if (separator != '/' && separator != '-') continue;
    if (!digit(i + 6) || !digit(i + 7) || i + 8 >= address.size() || address[i + 8] != separator ||
        !digit(i + 9) || !digit(i + 10) || digit(i + 11))
      continue;
    std::string iso(address.substr(i + 1, 10));
    iso[4] = iso[7] = '-';
    return parse_creation_time(iso, "the page's address");
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t LineCounter::line_of(std::size_t offset) {
  const std::size_t end = std::min(offset, text_.size());
  for (; at_ < end; ++at_) line_ += text_[at_] == '\n';
  return line_;
}

std::optional<CreationTime> read_date(std::string_view value, const std::string& origin,
                                      std::uint32_t line, Diagnostics& diagnostics) {
  const std::string text = one_line(value);
  if (text.empty()) return std::nullopt;
  std::optional<CreationTime> time = parse_written_date(text, origin);
  if (!time) {
    constexpr std::size_t longest = 60;
    std::size_t cut = std::min(text.size(), longest);
    while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
      --cut;
    diagnostics.push_back({Severity::warning,
                           "unreadable-date",
                           origin + (line != 0 ? ", line " + std::to_string(line) : "") +
                               ", names no day that can be read: \"" + text.substr(0, cut) +
                               (cut < text.size() ? "…\"" : "\""),
                           {}});
    return std::nullopt;
  }
  const date::year_month_day day(std::chrono::floor<date::days>(time->when.begin));
  const bool epoch =
      time->when.begin == LocalSeconds{} && time->when.granularity < Granularity::day;
  if (epoch || day.year() < date::year(1450)) return std::nullopt;
  return time;
}

PageMetadata read_metadata(const HtmlPage& page, std::string_view source,
                           Diagnostics& diagnostics) {
  PageMetadata found;
  std::string address, og_title, other_title;
  LineCounter lines(source);
  for (const HtmlFact& fact : page.facts) {
    if (fact.kind == HtmlFact::Kind::link) {
      address = fact.value;
      continue;
    }
    if (fact.kind == HtmlFact::Kind::time) continue;
    const std::string name = lower(fact.name);
    if (fact.kind == HtmlFact::Kind::meta) {
      if (name == "og:site_name" && found.outlet.empty()) found.outlet = one_line(fact.value);
      if (name == "og:title" && og_title.empty()) og_title = fact.value;
      if ((name == "twitter:title" || name == "dc.title" || name == "parsely-title" ||
           name == "sailthru.title") &&
          other_title.empty())
        other_title = fact.value;
      if (name == "og:url" && address.empty()) address = fact.value;
    }
    const auto date = std::find_if(date_names.begin(), date_names.end(),
                                   [&](const DateName& d) { return d.name == name; });
    if (date == date_names.end()) continue;
    const bool property = fact.kind == HtmlFact::Kind::property;
    // What stands in a related article, a list of comments or the like is none of ours.
    if (property && fact.element < page.elements.size()) {
      bool chrome = false;
      for (std::uint32_t e = fact.element, steps = 0; e != 0 && steps < 40; ++steps) {
        chrome = chrome || page.elements[e].chrome;
        e = page.elements[e].parent;
      }
      if (chrome) continue;
    }
    const std::string origin = property ? "itemprop " + fact.name : "meta " + fact.name;
    const std::uint32_t line = lines.line_of(fact.offset);
    if (auto time =
            read_date(!fact.value.empty() ? fact.value : fact.words, origin, line, diagnostics))
      found.claims.push_back({*std::move(time),
                              date->role,
                              property ? Source::item_property : date->source,
                              line,
                              {}});
  }

  std::vector<std::pair<LdNode, std::uint32_t>> nodes;
  LineCounter script_lines(source);
  for (const HtmlFilter::Script& script : page.json_ld) {
    LdScript read = read_json_ld(script.content);
    const std::uint32_t line = script_lines.line_of(script.offset);
    if (read.error) {
      constexpr std::size_t most_told = 3;
      const auto told =
          std::count_if(diagnostics.begin(), diagnostics.end(),
                        [](const Diagnostic& d) { return d.code == "broken-json-ld"; });
      LineCounter inside(script.content);
      if (static_cast<std::size_t>(told) < most_told)
        diagnostics.push_back(
            {Severity::warning,
             "broken-json-ld",
             "the JSON-LD at line " + std::to_string(line + inside.line_of(read.error_at) - 1) +
                 " is broken (" + one_line(*read.error) + "); what stands before that is read",
             {}});
    }
    for (LdNode& node : read.nodes) nodes.emplace_back(std::move(node), line);
  }

  if (found.outlet.empty())
    for (const auto& [node, line] : nodes)
      if (!node.nested && !node.publisher.empty() && found.outlet.empty())
        found.outlet = one_line(node.publisher);

  add_title(found, og_title);
  // Of several articles in the scripts, the page's own is the one with its title.
  const auto is_own = [&](const LdNode& node) {
    if (node.kind != LdNode::Kind::article || node.nested) return false;
    const std::string headline = without_outlet(one_line(node.headline), found.outlet);
    return same_words(headline, og_title) || same_words(headline, other_title) ||
           same_words(headline, without_outlet(one_line(page.title), found.outlet)) ||
           (!found.titles.empty() && same_words(headline, found.titles.front()));
  };
  const LdNode* own = nullptr;
  for (const auto& [node, line] : nodes)
    if (own == nullptr && is_own(node)) own = &node;
  for (const auto& [node, line] : nodes)
    if (own == nullptr && node.kind == LdNode::Kind::article && !node.nested) own = &node;

  std::vector<DateClaim> scripts;
  for (const auto& [node, line] : nodes) {
    if (node.nested) continue;
    const bool article = node.kind == LdNode::Kind::article;
    if (article && own != nullptr && &node != own && !node.headline.empty() &&
        !same_words(node.headline, own->headline))
      continue;
    const Source source_kind = article ? Source::json_ld : Source::web_page;
    const std::string kind = article ? "JSON-LD " : "JSON-LD of the page, ";
    if (auto time = read_date(node.published, kind + "datePublished", line, diagnostics))
      scripts.push_back({*std::move(time), Role::published, source_kind, line, {}});
    if (auto time = read_date(node.modified, kind + "dateModified", line, diagnostics))
      scripts.push_back({*std::move(time), Role::modified, source_kind, line, {}});
  }
  found.claims.insert(found.claims.begin(), std::make_move_iterator(scripts.begin()),
                      std::make_move_iterator(scripts.end()));

  if (own != nullptr) add_title(found, own->headline);
  add_title(found, other_title);
  add_title(found, page.title);
  if (auto time = date_in_address(address))
    found.claims.push_back({*std::move(time), Role::published, Source::address, 0, {}});
  return found;
}

}  // namespace dateline
