// Messages for people, with their place in the input.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/text.hpp"

namespace dateline {

enum class Severity { note, warning, error };

/// A located message. Kept as data and rendered late, so that it reaches both stderr and Story
/// JSON.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string code;     ///< short and stable: "unanchored", "invalid-utf8", "weekday-mismatch" …
  std::string message;  ///< one sentence, lower case first letter, no full stop
  Span span;            ///< in the document's text; {0, 0}: the input as a whole
};

using Diagnostics = std::vector<Diagnostic>;

std::string_view to_string(Severity severity);

/// `name:line:column: severity: message`, then the source line and a caret line under the span.
/// A message about the input as a whole is one line, `name: severity: message`. Long lines are shown as a window around the span; control and bidirectional-override characters
/// in the source line are shown as U+FFFD, so that a message can't repaint a terminal. Ends in a
/// line feed.
std::string render(const Diagnostic& diagnostic, const SourceText& source);

/// The text of `span` on lines of at most `columns` columns, broken at blanks where possible, and
/// carets under the words of `marks`: "^~~~". Lines far from any mark are left out ("…"), so that
/// the result is no longer than a few lines a mark. Every run of white space is shown as one blank,
/// what must not reach a terminal as U+FFFD; East Asian wide and combining characters count as wide
/// as terminals show them. Each line ends in a line feed.
/// Preconditions: the span lies in the text at characters; marks lie in it, in order, apart.
struct ExcerptStyle {
  std::size_t columns = 96;
  std::string_view indent;                            ///< before each line, not counted
  std::string_view caret_begin = {}, caret_end = {};  ///< around the carets: colour
};
std::string excerpt(const SourceText& source, Span span, std::span<const Span> marks,
                    const ExcerptStyle& style = {});

}  // namespace dateline
