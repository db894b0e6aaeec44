// Readers: bytes in, Document out (blocks, sentences, tokens with exact spans; no tags yet).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/creation_time.hpp"
#include "dateline/core/document.hpp"

namespace dateline {

/// What is known about the input from outside.
struct ReadOptions {
  std::string id;     ///< "" : derived from the name
  std::string title;  ///< "" : the headline that the input gives itself
  std::string outlet;
  /// Wins over what the input says; a disagreement is a diagnostic (see creation_time.hpp).
  std::optional<CreationTime> creation_time;
  /// What holds the input says of its date: the fields of a JSON article.
  std::vector<DateClaim> claims;
};

enum class TextFormat { text, html, markdown };

/// What an input is. The name's extension decides: .html, .htm, .xhtml, .shtml; .md, .markdown,
/// .mdown, .mkd; .txt, .text. Where it says nothing, the content does: HTML begins (after white
/// space, comments and an XML declaration) with a document type or one of the tags that open a
/// page; Markdown begins with front matter, a `---` or `+++` line followed by keys. All else is
/// text.
TextFormat guess_format(std::string_view name, std::string_view bytes);

/// Plain text. Checks UTF-8 (each invalid sequence is replaced by U+FFFD and reported with its
/// place: code "invalid-utf8"), drops a byte order mark, turns CRLF and CR into LF, then finds the
/// headline, paragraphs, quotations, sentences and tokens. Creation time: where nobody else gives one,
/// a byline above the text ("Published 3:41 PM EST, Wed July 10, 2019", a date alone below the
/// headline). Never throws on content; an empty text gives a document without blocks. Input of 4 GiB
/// or more: throws std::length_error.
Document read_text(std::string name, std::string_view bytes, const ReadOptions& options = {});

/// A web page (parsed by libxml2; no network, no files), reduced to the text of its article:
/// headline, byline, paragraphs, list items, quotations, table cells, one block each. Blocks are
/// set apart by empty lines, items and rows by a line end, the cells of a row by a tab. Menus,
/// adverts, related stories, comments, captions and the like are left out; a page without an
/// article gives all its text. Entities are decoded. Spans and diagnostics are in that text.
///
/// Encoding: byte order mark, <meta>, XML declaration, else UTF-8 if valid, else windows-1252
/// (codes "wrong-charset", "unknown-charset", "invalid-utf8"). Title: the headline of the page,
/// checked against og:title, JSON-LD and <title>. Outlet: og:site_name, else the publisher of the
/// JSON-LD. Creation time: from JSON-LD, meta elements, itemprop, <time>, byline, address, in the
/// order of DateClaim::Source. Other codes: those of choose_creation_time, "broken-json-ld",
/// "unreadable-date". Never throws on content; linear in the input, whatever it holds.
Document read_html(std::string name, std::string_view bytes, const ReadOptions& options = {});

/// CommonMark with tables and strikethrough (parsed by MD4C), reduced to its text as above: links
/// to their words, emphasis gone, images, code blocks, comments, HTML tags and footnote marks left
/// out. Front matter, YAML (`---`) or TOML (`+++`), gives date (`date`, `published`, `pubDate` …;
/// `lastmod`, `updated` … as the time of change), `title`, and `source` (also `outlet`,
/// `publication`, `publisher`). Codes: "broken-front-matter", "unreadable-date", "invalid-utf8" and
/// those of choose_creation_time.
Document read_markdown(std::string name, std::string_view bytes, const ReadOptions& options = {});

}  // namespace dateline
