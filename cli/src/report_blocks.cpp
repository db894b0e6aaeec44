#include "report_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline::cli {
namespace {

struct Line {
  std::string_view text;  // without its end
  std::size_t begin = 0, next = 0;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::size_t first = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::size_t at = first; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    const std::size_t next = feed == std::string_view::npos ? text.size() : feed + 1;
    std::string_view line = text.substr(at, (feed == std::string_view::npos ? next : feed) - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({line, at, next});
    at = next;
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

struct Fence {
  char mark = '`';
  std::size_t length = 0, indent = 0;
  std::string_view info;
};

// CommonMark 0.30, 4.5: up to three spaces, three or more marks of one kind; no backtick behind
// backticks.
std::optional<Fence> opening_fence(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent > 3 || indent == line.size()) return std::nullopt;
  Fence fence;
  fence.mark = line[indent];
  if (fence.mark != '`' && fence.mark != '~') return std::nullopt;
  const std::size_t end = std::min(line.find_first_not_of(fence.mark, indent), line.size());
  fence.length = end - indent;
  fence.indent = indent;
  if (fence.length < 3) return std::nullopt;
  fence.info = trimmed(line.substr(end));
  if (fence.mark == '`' && fence.info.find('`') != std::string_view::npos) return std::nullopt;
  return fence;
}

bool closes(std::string_view line, const Fence& open) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent > 3) return false;
  const std::size_t end = std::min(line.find_first_not_of(open.mark, indent), line.size());
  return end - indent >= open.length && trimmed(line.substr(end)).empty();
}

// The info string behind the word "dateline"; nothing for other languages.
std::optional<std::string_view> options_in(std::string_view info) {
  if (info.starts_with('{')) {
    if (!info.ends_with('}')) return std::nullopt;
    info = trimmed(info.substr(1, info.size() - 2));
    if (info.starts_with('.')) info.remove_prefix(1);
  }
  constexpr std::string_view name = "dateline";
  if (!info.starts_with(name)) return std::nullopt;
  info.remove_prefix(name.size());
  if (!info.empty() && info.front() != ' ' && info.front() != '\t') return std::nullopt;
  return trimmed(info);
}

// Words as a shell takes them apart: quotes hold blanks together, a backslash takes what follows.
std::vector<std::string> shell_words(std::string_view text, std::size_t line) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else if (c == '\\' && quote == '"' && i + 1 < text.size())
        word += text[++i];
      else
        word += c;
    } else if (c == '"' || c == '\'') {
      quote = c;
      inside = true;
    } else if (c == '\\' && i + 1 < text.size()) {
      word += text[++i];
      inside = true;
    } else if (c == ' ' || c == '\t') {
      if (inside) words.push_back(std::move(word));
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (quote != 0) throw BadReport(line, fmt::format("a quotation mark ({}) has no end", quote));
  if (inside) words.push_back(std::move(word));
  return words;
}

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
}

std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front())
    return text.substr(1, text.size() - 2);
  return text;
}

// "a.txt, b.txt" and "[a.txt, b.txt]"
void add_items(std::string_view list, std::vector<std::string>& items) {
  list = trimmed(list);
  if (list.starts_with('[') && list.ends_with(']')) list = list.substr(1, list.size() - 2);
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view item = unquoted(trimmed(list.substr(0, comma)));
    if (!item.empty()) items.emplace_back(item);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

void set_option(std::string_view key, std::string_view value, std::size_t line,
                std::vector<std::string>& files, ReportBlock& block) {
  if (key == "caption") {
    block.caption = value;
  } else if (key == "alt") {
    block.alt = value;
  } else if (key == "label" || key == "id") {
    block.label = value;
  } else if (key == "file" || key == "files") {
    add_items(value, files);
  } else if (key == "command") {
    if (value != "timeline" && value != "graph")
      throw BadReport(
          line, fmt::format("command: '{}' can't be embedded; timeline and graph can", value));
    block.words.insert(block.words.begin(), std::string(value));
  } else if (key == "all") {
    if (value != "true" && value != "false" && !value.empty())
      throw BadReport(line, fmt::format("all: '{}' is neither true nor false", value));
    if (value != "false") block.words.emplace_back("--all");
  } else if (key == "path") {
    std::vector<std::string> ends;
    add_items(value, ends);
    if (ends.size() != 2)
      throw BadReport(line, "path: two names are needed, with a comma between them");
    block.words.emplace_back("--path");
    block.words.insert(block.words.end(), ends.begin(), ends.end());
  } else {
    block.words.push_back("--" + std::string(key));
    block.words.emplace_back(value);
  }
}

// Options, option lines and article of a block, whose first line is the opening fence.
ReportBlock read_block(std::string_view fence_text, const Fence& fence, std::string_view options,
                       std::size_t line) {
  ReportBlock block;
  block.line = line;
  block.indent = fence.indent;
  block.fence = fence_text;
  std::vector<std::string> files;
  for (std::string& word : shell_words(options, line)) {
    const std::size_t equals = word.find('=');
    if (word.starts_with('#') && word.size() > 1) {
      block.label = word.substr(1);
    } else if (word.starts_with('.') && word.find('/') == std::string::npos &&
               word.find('.', 1) == std::string::npos) {
      continue;  // a class of Pandoc's
    } else if (equals != std::string::npos && is_key(std::string_view(word).substr(0, equals))) {
      set_option(std::string_view(word).substr(0, equals),
                 std::string_view(word).substr(equals + 1), line, files, block);
    } else {
      block.words.push_back(std::move(word));
    }
  }
  const std::vector<Line> lines = lines_of(fence_text);
  std::size_t i = 1;
  const std::size_t last = lines.size() > 1 ? lines.size() - 1 : 1;  // the closing fence
  constexpr std::string_view mark = "//|";
  for (; i < last && trimmed(lines[i].text).starts_with(mark); ++i) {
    const std::string_view option = trimmed(trimmed(lines[i].text).substr(mark.size()));
    if (option.empty()) continue;
    const std::size_t colon = option.find(':');
    const std::string_view key = trimmed(option.substr(0, std::min(colon, option.size())));
    if (colon == std::string_view::npos || !is_key(key))
      throw BadReport(line + i, fmt::format("'{}' is not of the form //| key: value", option));
    set_option(key, unquoted(trimmed(option.substr(colon + 1))), line + i, files, block);
  }
  block.article_line = line + i;
  for (; i < last; ++i) {
    // the fence's own indentation is none of the text's (CommonMark 0.30, 4.5)
    const std::size_t blanks = std::min(lines[i].text.find_first_not_of(' '), lines[i].text.size());
    block.article += lines[i].text.substr(std::min(blanks, fence.indent));
    block.article += '\n';
  }
  if (trimmed(block.article).find_first_not_of('\n') == std::string_view::npos)
    block.article.clear();
  block.words.insert(block.words.end(), files.begin(), files.end());
  return block;
}

// "&lt;!--" with any number of "amp;" before the "lt;": the sequences that escaping must not meet.
std::size_t escaped_open(std::string_view text, std::size_t at) {
  if (text[at] != '&') return 0;
  std::size_t i = at + 1;
  while (text.substr(i).starts_with("amp;")) i += 4;
  return text.substr(i).starts_with("lt;!--") ? i + 6 - at : 0;
}

// A fence that is no block of the report's own: in a quotation, behind the marker of a list item,
// or further in than a fence at the margin may stand.
struct InnerFence {
  Fence fence;
  bool marked = false, quoted = false;  // behind any marker, behind ">"
  std::size_t column = 0;               // of the fence
};

std::optional<InnerFence> inner_fence(std::string_view line) {
  InnerFence inner;
  std::string_view rest = line;
  bool deep = false;
  for (;;) {
    const std::size_t blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
    deep = deep || blanks > 3;
    rest.remove_prefix(blanks);
    std::size_t marker = 0;
    if (rest.starts_with('>')) {
      marker = 1;
      inner.quoted = true;
    } else if (rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ")) {
      marker = 2;
    } else {
      std::size_t digits = 0;
      while (digits < rest.size() && digits < 9 && rest[digits] >= '0' && rest[digits] <= '9')
        ++digits;
      const std::string_view behind = rest.substr(digits);
      if (digits > 0 && (behind.starts_with(". ") || behind.starts_with(") "))) marker = digits + 2;
    }
    if (marker == 0) break;
    inner.marked = true;
    rest.remove_prefix(marker);
  }
  const auto fence = inner.marked || deep ? opening_fence(rest) : std::nullopt;
  if (!fence) return std::nullopt;
  inner.fence = *fence;
  inner.column = line.size() - rest.size();
  return inner;
}

// The line behind what the fence of line `at` holds: its closing fence, or the end of the quotation
// or list item.
std::size_t end_of_inner(const std::vector<Line>& lines, std::size_t at, const InnerFence& inner) {
  std::size_t i = at + 1;
  for (; i < lines.size(); ++i) {
    std::string_view text = lines[i].text;
    const std::size_t blanks = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(blanks);
    if (inner.quoted) {
      if (!text.starts_with('>')) break;
      text = trimmed(text.substr(1));
    } else if (!text.empty() && blanks < inner.column) {
      break;
    }
    if (closes(text, inner.fence)) return i + 1;
  }
  return i;
}

// The end of an HTML block whose content is never Markdown (CommonMark 0.30, 4.6, kind 1).
std::string_view end_of_raw_html(std::string_view line) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kinds = {
      {{"<pre", "</pre>"},
       {"<script", "</script>"},
       {"<style", "</style>"},
       {"<textarea", "</textarea>"}}};
  for (const auto& [open, close] : kinds)
    if (line.starts_with(open) &&
        (line.size() == open.size() || line[open.size()] == ' ' || line[open.size()] == '>'))
      return close;
  return {};
}

}  // namespace

std::string escape_comment(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("<!--")) {
      out += "&lt;!--";
      i += 3;
      continue;
    }
    if (escaped_open(text, i) > 0) {
      out += "&amp;";
      continue;
    }
    const bool after_dashes =
        out.ends_with("--") ||
        (out.ends_with('!') && std::string_view(out).substr(0, out.size() - 1).ends_with("--"));
    if (after_dashes && text[i] == '>')
      out += "&gt;";
    else if (after_dashes && text[i] == '&')
      out += "&amp;";
    else
      out += text[i];
  }
  return out;
}

std::string unescape_comment(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (escaped_open(text, i) > 0) {
      const bool plain = text.substr(i).starts_with("&lt;");
      out += plain ? "<" : "&";
      i += plain ? 4 : 5;
      if (plain) {  // the dashes of "<!--" are none that escape
        out += "!--";
        i += 3;
      }
      continue;
    }
    const std::string_view before = text.substr(0, i);
    const bool after_dashes =
        before.ends_with("--") ||
        (before.ends_with('!') && before.substr(0, before.size() - 1).ends_with("--"));
    if (after_dashes && text.substr(i).starts_with("&gt;")) {
      out += '>';
      i += 4;
    } else if (after_dashes && text.substr(i).starts_with("&amp;")) {
      out += '&';
      i += 5;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::vector<ReportBlock> find_report_blocks(std::string_view report,
                                            std::vector<std::size_t>* passed_over) {
  std::vector<ReportBlock> blocks;
  const std::vector<Line> lines = lines_of(report);
  std::size_t i = 0;
  const auto text_between = [&](std::size_t from, std::size_t to) {
    std::string text;  // with LF whatever the report has
    for (std::size_t k = from; k < to; ++k) {
      text += lines[k].text;
      text += '\n';
    }
    return text;
  };
  while (i < lines.size()) {
    const std::string_view line = lines[i].text;
    // A block that was embedded before.
    if (trimmed(line) == comment_opens && line.find('<') <= 3) {
      std::size_t end = i + 1;
      while (end < lines.size() && trimmed(lines[end].text) != comment_closes) ++end;
      if (end == lines.size())
        throw BadReport(i + 1,
                        "the comment that begins here has no end ('-->' on a line of its own)");
      const std::string inside = unescape_comment(text_between(i + 1, end));
      const std::size_t first = inside.find('\n');
      const auto fence = opening_fence(std::string_view(inside).substr(0, first));
      const auto options = fence ? options_in(fence->info) : std::nullopt;
      if (!options)
        throw BadReport(i + 2,
                        "here a fenced dateline block should begin: only that belongs in a "
                        "'<!-- dateline' comment");
      ReportBlock block = read_block(inside, *fence, *options, i + 2);
      block.begin = lines[i].begin;
      std::size_t after = end + 1;
      std::size_t picture = after;
      while (picture < lines.size() && trimmed(lines[picture].text).empty()) ++picture;
      if (picture < lines.size() && trimmed(lines[picture].text) == picture_begins) {
        std::size_t stop = picture + 1;
        while (stop < lines.size() && trimmed(lines[stop].text) != picture_ends) ++stop;
        if (stop == lines.size())
          throw BadReport(picture + 1, fmt::format("the picture that begins here has no end ('{}')",
                                                   picture_ends));
        after = stop + 1;
      }
      block.end = after < lines.size() ? lines[after].begin : report.size();
      blocks.push_back(std::move(block));
      i = after;
      continue;
    }
    const std::string_view html_end =
        line.starts_with("<!--") ? std::string_view("-->") : end_of_raw_html(line);
    if (!html_end.empty()) {
      while (i < lines.size() && lines[i].text.find(html_end) == std::string_view::npos) ++i;
      ++i;
      continue;
    }
    const auto fence = opening_fence(line);
    if (!fence) {
      const auto inner = inner_fence(line);
      if (inner && passed_over && options_in(inner->fence.info)) passed_over->push_back(i + 1);
      i = inner && inner->marked ? end_of_inner(lines, i, *inner) : i + 1;
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines.size() && !closes(lines[end].text, *fence)) ++end;
    const auto options = options_in(fence->info);
    if (options) {
      // without its closing fence a block goes on to the end
      std::string text = text_between(i, std::min(end + 1, lines.size()));
      if (end == lines.size()) text += std::string(fence->length, fence->mark) + '\n';
      ReportBlock block = read_block(text, *fence, *options, i + 1);
      block.begin = lines[i].begin;
      block.end = end < lines.size() ? lines[end].next : report.size();
      blocks.push_back(std::move(block));
    }
    i = end + 1;
  }
  return blocks;
}

}  // namespace dateline::cli
