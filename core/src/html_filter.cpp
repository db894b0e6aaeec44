#include "html_filter.hpp"

#include <algorithm>
#include <cstring>

#include "unicode.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_value = 4096;
constexpr std::size_t longest_name = 48;
// As many different names as real pages and their custom elements have, many times over.
constexpr std::size_t most_names = 4096;

// The attributes that say what a part of a page is, when it was written, or how it is called.
constexpr auto kept = std::to_array<std::string_view>(
    {"class", "id", "role", "itemprop", "itemtype", "datetime", "content", "name", "property",
     "http-equiv", "rel", "href", "aria-hidden", "hidden", "style", "pubdate", "type"});
constexpr std::size_t style_at = 14, type_at = 16, href_at = 11, hidden_at = 13;
static_assert(kept[style_at] == "style" && kept[type_at] == "type" && kept[href_at] == "href" &&
              kept[hidden_at] == "hidden");

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_void(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
       "source", "track", "wbr", "frame", "basefont", "isindex"});
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What is inside isn't markup; none of it is text for readers.
bool is_raw(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"script", "style", "iframe", "noembed", "noframes", "textarea", "xmp"});
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_inline(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"a",    "abbr",   "acronym", "b",   "bdi", "bdo",  "big",  "cite", "code", "data", "dfn",
       "em",   "font",   "i",       "ins", "del", "kbd",  "mark", "q",    "s",    "samp", "small",
       "span", "strike", "strong",  "sub", "sup", "time", "tt",   "u",    "var",  "nobr"});
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Cuts between characters.
std::string_view cut(std::string_view value, std::size_t most) {
  if (value.size() <= most) return value;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return value.substr(0, end);
}

bool contains_ignoring_case(std::string_view text, std::string_view what) {
  for (std::size_t i = 0; i + what.size() <= text.size(); ++i) {
    std::size_t j = 0;
    while (j < what.size() && unicode::lower_ascii(text[i + j]) == what[j]) ++j;
    if (j == what.size()) return true;
  }
  return false;
}

bool hides(std::string_view style) {
  std::string plain;
  for (const char c : cut(style, longest_value))
    if (!is_space(c)) plain += unicode::lower_ascii(c);
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

}  // namespace

struct HtmlFilter::Attributes {
  std::array<std::string_view, kept.size()> values;
  std::array<bool, kept.size()> given{};
};

std::size_t HtmlFilter::find(std::string_view what, std::size_t from, bool& none_left) const {
  if (none_left) return std::string_view::npos;
  const std::size_t at = page_.find(what, from);
  none_left = at == std::string_view::npos;
  return at;
}

void HtmlFilter::skip_space() {
  while (i_ < page_.size() && is_space(page_[i_])) ++i_;
}

bool HtmlFilter::next(std::string& out, std::size_t size) {
  const std::size_t before = out.size();
  while (out.size() - before < size && i_ < page_.size()) {
    if (page_[i_] == '<')
      markup(out);
    else
      text(out, size);
  }
  return out.size() > before;
}

void HtmlFilter::text(std::string& out, std::size_t most) {
  // Not beyond `most`, so that the parser keeps pace; a character cut in two is joined again there.
  const std::size_t end = std::min(page_.size(), i_ + most);
  const void* tag = std::memchr(page_.data() + i_, '<', end - i_);
  const std::size_t stop =
      tag == nullptr ? end : static_cast<std::size_t>(static_cast<const char*>(tag) - page_.data());
  out.append(page_.substr(i_, stop - i_));
  i_ = stop;
}

void HtmlFilter::markup(std::string& out) {
  const char c = i_ + 1 < page_.size() ? page_[i_ + 1] : '\0';
  if (is_letter(c)) {
    start_tag(out);
  } else if (c == '/') {
    end_tag(out);
  } else if (c == '!' || c == '?') {
    if (page_.substr(i_).starts_with("<![CDATA[")) {
      const std::size_t end = find("]]>", i_ + 9, no_section_end_);
      if (end != std::string_view::npos) {
        for (const char d : page_.substr(i_ + 9, end - i_ - 9)) {
          if (d == '<')
            out += "&lt;";
          else if (d == '&')
            out += "&amp;";
          else
            out += d;
        }
        i_ = end + 3;
        return;
      }
    }
    comment();
  } else {
    out += "&lt;";
    ++i_;
  }
}

void HtmlFilter::comment() {
  if (page_.substr(i_).starts_with("<!--")) {
    // "<!-->" and "<!--->" are empty.
    const std::size_t from = i_ + 2;
    const std::size_t end = find("-->", from, no_comment_end_);
    if (end != std::string_view::npos) {
      i_ = end + 3;
      return;
    }
    // Never closed: better to show a comment than to lose the rest of the page.
  }
  const std::size_t end = find(">", i_, no_tag_end_);
  i_ = end == std::string_view::npos ? page_.size() : end + 1;
}

std::string_view HtmlFilter::tag_name() {
  name_.clear();
  while (i_ < page_.size() && !is_space(page_[i_]) && page_[i_] != '>' && page_[i_] != '/') {
    const char c = unicode::lower_ascii(page_[i_]);
    if (name_.size() < longest_name &&
        ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
      name_ += c;
    // "svg:title" is no title.
    if (c == ':') name_ += "-ns-";
    ++i_;
    if (name_.size() > longest_name) name_.resize(longest_name);
  }
  return name_;
}

void HtmlFilter::read_attributes(Attributes& found) {
  while (i_ < page_.size()) {
    while (i_ < page_.size() && (is_space(page_[i_]) || page_[i_] == '/')) ++i_;
    if (i_ >= page_.size()) return;
    if (page_[i_] == '>') {
      ++i_;
      return;
    }
    const std::size_t begin = i_;
    ++i_;  // an "=" here belongs to the name
    while (i_ < page_.size() && !is_space(page_[i_]) && page_[i_] != '>' && page_[i_] != '/' &&
           page_[i_] != '=')
      ++i_;
    const std::string_view name = page_.substr(begin, i_ - begin);
    skip_space();
    std::string_view value;
    if (i_ < page_.size() && page_[i_] == '=') {
      ++i_;
      skip_space();
      if (i_ >= page_.size()) return;
      const char quote = page_[i_];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = page_.find(quote, i_ + 1);
        if (end == std::string_view::npos) {
          i_ = page_.size();
          return;
        }
        value = page_.substr(i_ + 1, end - i_ - 1);
        i_ = end + 1;
      } else {
        const std::size_t from = i_;
        while (i_ < page_.size() && !is_space(page_[i_]) && page_[i_] != '>') ++i_;
        value = page_.substr(from, i_ - from);
      }
    }
    if (name.size() > 11) continue;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      if (found.given[k] || name.size() != kept[k].size()) continue;
      bool same = true;
      for (std::size_t j = 0; same && j < name.size(); ++j)
        same = unicode::lower_ascii(name[j]) == kept[k][j];
      if (!same) continue;
      found.given[k] = true;
      found.values[k] = cut(value, longest_value);
      break;
    }
  }
}

/// Where "</name" stands that ends a raw text; the end of the page if nowhere.
std::size_t HtmlFilter::end_of_raw_text(std::string_view name) const {
  for (std::size_t at = page_.find("</", i_); at != std::string_view::npos;
       at = page_.find("</", at + 2)) {
    const std::size_t after = at + 2 + name.size();
    if (after > page_.size()) break;
    bool same = true;
    for (std::size_t j = 0; same && j < name.size(); ++j)
      same = unicode::lower_ascii(page_[at + 2 + j]) == name[j];
    if (same && (after == page_.size() || is_space(page_[after]) || page_[after] == '>' ||
                 page_[after] == '/'))
      return at;
  }
  return page_.size();
}

void HtmlFilter::to_tag_end() {
  Attributes ignored;
  read_attributes(ignored);
}

void HtmlFilter::start_tag(std::string& out) {
  const std::size_t tag = i_;
  ++i_;
  const std::string name(tag_name());
  Attributes found;
  read_attributes(found);
  // A tag that the page's end cuts off is none.
  if (i_ >= page_.size() && (page_.empty() || page_.back() != '>')) return;

  if (is_raw(name) || name == "title") {
    const std::size_t from = i_;
    const std::size_t end = end_of_raw_text(name);
    const std::string_view content = page_.substr(from, end - from);
    i_ = end;
    if (i_ < page_.size()) {
      i_ += 2 + name.size();
      to_tag_end();
    }
    if (name == "script" && contains_ignoring_case(found.values[type_at], "ld+json"))
      json_ld_.push_back({content, from});
    if (name == "title") {
      out += "<title>";
      for (const char c : cut(content, longest_value)) {
        if (c == '<')
          out += "&lt;";
        else
          out += c;
      }
      out += "</title>";
    }
    return;
  }
  if (name.empty()) return;

  const bool no_end = is_void(name);
  if (!no_end && depth_ >= deepest) {
    too_deep_ = true;
    ++passed_over_;
    if (!is_inline(name)) out += "<br>";
    return;
  }
  out += '<';
  out += name;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    if (!found.given[k] || k == type_at) continue;
    if (k == style_at) {
      if (!found.given[hidden_at] && hides(found.values[k])) out += " hidden=\"\"";
      continue;
    }
    // Addresses are long, and only that of the page itself says something.
    if (k == href_at && name != "link") continue;
    out += ' ';
    out += kept[k];
    out += "=\"";
    for (const char c : found.values[k]) {
      if (c == '"')
        out += "&quot;";
      else if (c == '<')
        out += "&lt;";
      else
        out += c;
    }
    out += '"';
  }
  if (name == "meta" || name == "time" || found.given[3]) {
    out += " at=\"";
    out += std::to_string(tag);
    out += '"';
  }
  out += '>';
  if (no_end) return;
  if (const auto known = open_.find(name); known != open_.end())
    ++known->second;
  else if (open_.size() < most_names)
    open_.emplace(name, 1);
}

void HtmlFilter::end_tag(std::string& out) {
  i_ += 2;
  if (i_ < page_.size() && !is_letter(page_[i_])) {
    // "</>" is nothing, "</ x>" a comment.
    const std::size_t end = find(">", i_, no_tag_end_);
    i_ = end == std::string_view::npos ? page_.size() : end + 1;
    return;
  }
  const std::string name(tag_name());
  to_tag_end();
  if (name.empty() || is_void(name)) {
    if (name == "br") out += "<br>";
    return;
  }
  if (passed_over_ > 0) {
    --passed_over_;
    if (!is_inline(name)) out += "<br>";
    return;
  }
  const auto known = open_.find(name);
  if (known == open_.end() || known->second == 0) return;
  --known->second;
  out += "</";
  out += name;
  out += '>';
}

}  // namespace dateline
