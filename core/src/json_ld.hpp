// schema.org in JSON-LD, as far as news pages use it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An article or a page that a script describes.
struct LdNode {
  enum class Kind { article, page };
  Kind kind = Kind::article;
  bool nested = false;  ///< inside of another article's description, or an item of a list
  std::string headline, published, modified, publisher, url;
};

struct LdScript {
  std::vector<LdNode> nodes;  ///< in the order in which they end; those with neither date nor name
                              ///< are left out
  std::optional<std::string> error;  ///< what is wrong with the JSON, for people
  std::size_t error_at = 0;          ///< byte of the script
};

/// Reads one script: an object, an array of them, `@graph`, nested as people nest. What stands
/// before an error counts. Comments and the CDATA marks of XHTML are passed over. Linear; never
/// holds more than a few members per level, and gives up (an error) below 100 levels.
LdScript read_json_ld(std::string_view script);

}  // namespace dateline
