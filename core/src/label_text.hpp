// What becomes of the words of a label once they are chosen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/core/story.hpp"

namespace dateline {

std::size_t code_points(std::string_view text);

/// Puts more words behind the text, with a space where one belongs.
void append(std::string& text, std::string_view more);

/// "accused her of lying": as a subject it is "she".
std::string nominative(std::string text);

/// First letter upper case (ASCII; others stand as they are), no stray marks or spaces at the
/// ends, unpaired quotation marks and brackets removed.
std::string polish(std::string text);

/// An actor's name in running text: "Ada Lowe", "the mayor".
std::string called(const Actor& a);
/// Whether that reads well for "they": "the brothers", not "more than 300 residents of …".
bool speakable(const Actor& a);

}  // namespace dateline
