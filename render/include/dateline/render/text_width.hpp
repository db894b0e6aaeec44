// How wide text will be, without a font: the widths of Helvetica, and line breaking by them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class FontWeight : bool { regular, bold };

/// Advance width of a line of UTF-8 in Helvetica, Arial or Liberation Sans (they are
/// metric-compatible) at `size`, in the unit of `size`; kerning, which only narrows, is left out.
/// Scripts these fonts lack are estimated from above: one em for CJK and emoji, none for combining
/// marks.
double text_width(std::string_view text, double size, FontWeight weight = FontWeight::regular);

/// True if the font has every character, so that text_width is exact and not an estimate.
bool is_measured(std::string_view text);

/// Breaks a text into lines no wider than `width`: at spaces, after hyphens, dashes and slashes,
/// between CJK characters, and inside a word only if the word alone is wider than a line. With more
/// than `max_lines`, the last line ends in "…". Lines carry no spaces at their ends; an empty text
/// gives no line. O(bytes). Precondition: width > 0, max_lines > 0.
std::vector<std::string> wrap_text(std::string_view text, double width, double size,
                                   std::size_t max_lines, FontWeight weight = FontWeight::regular);

/// The narrowest width at which the text still needs no more lines than at `width`: what makes a
/// wrapped label look even.
std::vector<std::string> wrap_balanced(std::string_view text, double width, double size,
                                       std::size_t max_lines,
                                       FontWeight weight = FontWeight::regular);

}  // namespace dateline
