#include <algorithm>
#include <array>
#include <string>

#include "dateline/core/reader.hpp"
#include "front_matter.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (unicode::lower_ascii(text[i]) != prefix[i]) return false;
  return true;
}

enum class Sign { none, weak, strong };

/// After "MIME Sniffing", WHATWG, section 7.1, without the tags that begin people's sentences, too.
Sign html_sign(std::string_view text) {
  constexpr std::size_t far = 4096;
  text = text.substr(0, far);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // UTF-16: the plain letters between NULs are enough to see the tags.
  std::string plain;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
      text.starts_with(std::string_view("<\0", 2)) ||
      text.starts_with(std::string_view("\0<", 2))) {
    for (const char c : text)
      if (c > 0) plain += c;
    text = plain;
  }
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    std::string_view closing;
    if (text.starts_with("<!--"))
      closing = "-->";
    else if (text.starts_with("<?xml"))
      closing = "?>";
    else
      break;
    const std::size_t end = text.find(closing);
    if (end == std::string_view::npos) return Sign::none;
    text.remove_prefix(end + closing.size());
  }
  if (starts_with(text, "<!doctype html")) return Sign::strong;
  const auto tag = [&](std::string_view name) {
    return starts_with(text, name) && text.size() > name.size() &&
           (text[name.size()] == '>' || text[name.size()] == ' ' || text[name.size()] == '\n' ||
            text[name.size()] == '\t' || text[name.size()] == '\r');
  };
  if (tag("<html") || tag("<head")) return Sign::strong;
  constexpr auto names = std::to_array<std::string_view>(
      {"<body", "<title", "<meta", "<script", "<style", "<link", "<div", "<p", "<h1", "<h2",
       "<article", "<main", "<section", "<header", "<nav", "<table", "<iframe"});
  for (const std::string_view name : names)
    if (tag(name)) return Sign::weak;
  return Sign::none;
}

std::string extension_of(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string out;
  for (const char c : name.substr(dot)) out += unicode::lower_ascii(c);
  return out;
}

}  // namespace

TextFormat guess_format(std::string_view name, std::string_view bytes) {
  const std::string extension = extension_of(name);
  const auto is = [&](std::initializer_list<std::string_view> extensions) {
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
  };
  if (is({".html", ".htm", ".xhtml", ".xht", ".shtml"})) return TextFormat::html;
  if (is({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})) return TextFormat::markdown;
  const Sign sign = html_sign(bytes);
  if (sign == Sign::strong) return TextFormat::html;
  if (is({".txt", ".text"})) return TextFormat::text;
  if (sign == Sign::weak) return TextFormat::html;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("---") || bytes.starts_with("+++")) {
    constexpr std::size_t far = 80 * 1024;
    std::string head(bytes.substr(0, far));
    std::erase(head, '\r');
    if (!read_front_matter(head).fields.empty()) return TextFormat::markdown;
  }
  return TextFormat::text;
}

}  // namespace dateline
