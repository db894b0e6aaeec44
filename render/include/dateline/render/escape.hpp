// Text made safe for its output format. Everything that comes from an article goes through here.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// One line of displayable text: tabs and line breaks become spaces; other control characters,
/// bidirectional marks and overrides, invisible tag characters and non-characters are dropped;
/// invalid UTF-8 becomes U+FFFD. The result is valid UTF-8 that XML 1.0 and DOT can carry.
std::string clean_text(std::string_view text);

/// Cleaned, with & < > " ' as entities: safe as XML or HTML text and in quoted attributes.
std::string escape_xml(std::string_view text);

/// Cleaned, for the value of a Graphviz label: backslashes doubled (\N, \G, \n would expand) and &
/// as an entity, since Graphviz decodes entities. Not quoted: pass it to agset, or to quote_dot.
std::string escape_dot_label(std::string_view text);

/// The value as a quoted DOT string. Only quotation marks are escaped: backslash sequences keep
/// their meaning, so user text must have gone through escape_dot_label.
std::string quote_dot(std::string_view value);

/// Cleaned, as one field of CSV (RFC 4180): quoted if it holds a comma, semicolon, quotation mark
/// or blank at an end. What a spreadsheet would run as a formula (it begins with = + - @, or a
/// full-width form of these, blanks skipped) gets an apostrophe in front, so that it stays text.
std::string escape_csv(std::string_view text);

/// Reads the code point that begins at `offset` and moves `offset` past it. Invalid UTF-8 gives
/// U+FFFD and moves by at least one byte. Precondition: offset < text.size().
char32_t next_code_point(std::string_view text, std::size_t& offset);

}  // namespace dateline
