#include "front_matter.hpp"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>

namespace dateline {
namespace {

// What is longer than this is no front matter.
constexpr std::size_t most_bytes = 32 * 1024;
// libyaml looks through all open brackets at each token.
constexpr int deepest = 50;

bool nested_too_deep(std::string_view yaml) {
  int depth = 0, most = 0;
  for (const char c : yaml) {
    if (c == '[' || c == '{') most = std::max(most, ++depth);
    if (c == ']' || c == '}') --depth;
  }
  return most > deepest;
}

std::string_view without_trailing_space(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return without_trailing_space(text);
}

/// The next line and the offset past it.
std::string_view line_at(std::string_view text, std::size_t from, std::size_t& past) {
  const std::size_t end = std::min(text.find('\n', from), text.size());
  past = std::min(end + 1, text.size());
  return without_trailing_space(text.substr(from, end - from));
}

struct Parser {
  yaml_parser_t parser{};
  Parser() {
    if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  }
  ~Parser() { yaml_parser_delete(&parser); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

struct Event {
  yaml_event_t event{};
  ~Event() { yaml_event_delete(&event); }
};

void read_yaml(std::string_view yaml, FrontMatter& found) {
  if (nested_too_deep(yaml)) {
    found.error = "more than " + std::to_string(deepest) + " brackets in each other";
    found.error_line = 2;
    return;
  }
  Parser p;
  yaml_parser_set_input_string(&p.parser, reinterpret_cast<const unsigned char*>(yaml.data()),
                               yaml.size());
  yaml_parser_set_encoding(&p.parser, YAML_UTF8_ENCODING);
  int depth = 0;
  bool mapping = false;
  std::optional<FrontField> key;
  for (bool more = true; more;) {
    Event e;
    if (yaml_parser_parse(&p.parser, &e.event) == 0) {
      found.error = p.parser.problem != nullptr ? p.parser.problem : "unreadable";
      found.error_line = static_cast<std::uint32_t>(p.parser.problem_mark.line) + 2;
      return;
    }
    switch (e.event.type) {
      case YAML_MAPPING_START_EVENT:
      case YAML_SEQUENCE_START_EVENT:
        if (depth == 0) mapping = e.event.type == YAML_MAPPING_START_EVENT;
        ++depth;
        if (depth == 2) key.reset();
        break;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        --depth;
        break;
      case YAML_ALIAS_EVENT:
        if (depth == 1) key.reset();
        break;
      case YAML_SCALAR_EVENT: {
        if (depth != 1 || !mapping) break;
        const std::string value(reinterpret_cast<const char*>(e.event.data.scalar.value),
                                e.event.data.scalar.length);
        const auto line = static_cast<std::uint32_t>(e.event.start_mark.line) + 2;
        if (!key) {
          key = FrontField{value, {}, line};
        } else {
          const bool plain = e.event.data.scalar.plain_implicit != 0;
          key->value = plain && (value == "null" || value == "~") ? std::string() : value;
          found.fields.push_back(*std::move(key));
          key.reset();
        }
        break;
      }
      case YAML_DOCUMENT_END_EVENT:
      case YAML_STREAM_END_EVENT:
        more = false;
        break;
      default:
        break;
    }
  }
  if (!mapping) {
    found.error = "it is no list of keys and values";
    found.error_line = 2;
  }
}

/// A TOML value as text: strings without quotes (basic escapes read), all else as it stands.
std::string toml_value(std::string_view value) {
  if (value.empty()) return {};
  const char quote = value.front();
  std::string out;
  if (quote == '"' || quote == '\'') {
    for (std::size_t i = 1; i < value.size() && value[i] != quote; ++i) {
      if (quote == '"' && value[i] == '\\' && i + 1 < value.size()) {
        ++i;
        out += value[i] == 'n' || value[i] == 't' ? ' ' : value[i];
      } else {
        out += value[i];
      }
    }
    return out;
  }
  return std::string(trimmed(value.substr(0, value.find('#'))));
}

void read_toml(std::string_view toml, FrontMatter& found) {
  std::uint32_t number = 1;
  for (std::size_t at = 0; at < toml.size();) {
    std::size_t past = 0;
    const std::string_view line = trimmed(line_at(toml, at, past));
    at = past;
    ++number;
    if (line.starts_with('[')) return;  // a table: no top-level keys follow
    const std::size_t equals = line.find('=');
    if (line.empty() || line.front() == '#' || equals == std::string_view::npos) continue;
    std::string key(trimmed(line.substr(0, equals)));
    std::erase(key, '"');
    const std::string_view value = trimmed(line.substr(equals + 1));
    if (value.starts_with('[') || value.starts_with('{') || value.starts_with("\"\"\"")) continue;
    found.fields.push_back({std::move(key), toml_value(value), number});
  }
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter found;
  std::size_t past = 0;
  const std::string_view first = line_at(text, 0, past);
  const bool yaml = first == "---";
  if (!yaml && first != "+++") return found;
  const std::size_t begin = past;
  for (std::size_t at = begin; at < text.size() && at < begin + most_bytes;) {
    const std::string_view line = line_at(text, at, past);
    if (line == first || (yaml && line == "...")) {
      const std::string_view inside = text.substr(begin, at - begin);
      // Two rulers with prose between them: no key anywhere.
      if (inside.find(yaml ? ':' : '=') == std::string_view::npos &&
          !trimmed(inside.substr(0, inside.find('\n'))).empty())
        return found;
      found.size = past;
      if (yaml) {
        if (inside.find_first_not_of(" \t\n") != std::string_view::npos) read_yaml(inside, found);
      } else {
        read_toml(inside, found);
      }
      return found;
    }
    at = past;
  }
  return found;
}

}  // namespace dateline
