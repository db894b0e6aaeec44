// Front matter: the keys that an author puts before a Markdown text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct FrontField {
  std::string key;    ///< as written
  std::string value;  ///< of a scalar, unquoted
  std::uint32_t line = 1;
};

struct FrontMatter {
  std::size_t size = 0;  ///< bytes up to the text, the closing line included; 0: there is none
  std::vector<FrontField> fields;    ///< those at the top level whose value is a scalar
  std::optional<std::string> error;  ///< what is wrong, for people; the fields before it are kept
  std::uint32_t error_line = 0;
};

/// YAML between `---` and `---` or `...` (read by libyaml as events: aliases are not followed),
/// TOML between `+++` lines (keys with a string, a date or a number). It begins on the first line
/// and has at most 32 KiB. Precondition: LF line ends.
FrontMatter read_front_matter(std::string_view text);

}  // namespace dateline
