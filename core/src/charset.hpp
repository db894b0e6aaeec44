// The character encoding of a web page: found, and turned into UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "dateline/core/diagnostic.hpp"

namespace dateline {

/// The page in valid UTF-8, without a byte order mark, NUL bytes replaced by U+FFFD.
///
/// As the HTML standard has it (encoding sniffing), a byte order mark wins, then
/// `<meta charset>` or `<meta http-equiv="content-type">`, then an XML declaration; labels are
/// those of the Encoding Standard, so "latin1" is windows-1252. Without any: UTF-8 if the bytes are
/// valid UTF-8, windows-1252 else. A label is not believed where the bytes prove it wrong: bytes
/// that are valid UTF-8 beyond ASCII are UTF-8, and a page that claims UTF-8 but has not one valid
/// multi-byte sequence is windows-1252. That, unknown labels and what is replaced by U+FFFD are
/// told (codes "wrong-charset", "unknown-charset", "invalid-utf8"). Throws std::length_error at
/// 4 GiB.
std::string decode_page(std::string_view bytes, Diagnostics& diagnostics);

/// The character that windows-1252 has at 0x80 to 0x9F; numeric character references mean these.
/// Precondition: 0x80 <= byte <= 0x9F.
char32_t windows_1252(unsigned byte);

}  // namespace dateline
