// What a Content-Security-Policy knows a script or style by.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "sha256-" and the Base64 (RFC 4648) of the SHA-256 (FIPS 180-4) of the bytes (CSP Level 3,
/// hash-source).
std::string content_hash(std::string_view content);

}  // namespace dateline
