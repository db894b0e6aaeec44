// The `dateline` blocks of a Markdown report, and what `embed` made of them before.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::cli {

/// A fenced block, its options and the article in it.
struct ReportBlock {
  std::size_t begin = 0, end = 0;  ///< bytes of the report, with the comment and picture around it
  std::size_t line = 1;            ///< of its opening fence
  std::size_t article_line = 1;    ///< of the article's first line
  std::string fence;               ///< as written, both fences included; ends in a line feed
  std::vector<std::string>
      words;  ///< of the info string and the option lines, as on a command line
  std::string caption, alt, label;
  std::string article;     ///< "" if the block names files instead
  std::size_t indent = 0;  ///< of its opening fence, up to 3: a block in a list
};

/// What can't be understood: `what` is for people, `line` where it stands.
struct BadReport : std::runtime_error {
  BadReport(std::size_t at, const std::string& what) : std::runtime_error(what), line(at) {}
  std::size_t line;
};

/// Finds the fenced blocks whose info string begins with "dateline" (or "{dateline …}",
/// "{.dateline …}"), and those that `embed` has put inside a comment, with the picture behind it.
/// Fences follow CommonMark 0.30, 4.5. Blocks stand at the left margin, or no more than three
/// blanks from it; the lines of those further in, and of those in quotations, go to `passed_over`.
/// What stands in other comments or fences, or in <pre> and its like, is text.
///
/// Options are words as on a command line, or "key=value", or lines "//| key: value" at the head of
/// the block; `caption`, `alt`, `label` and `file`/`files` are the block's own. Throws BadReport.
/// Lines end in LF or CRLF. O(length).
std::vector<ReportBlock> find_report_blocks(std::string_view report,
                                            std::vector<std::size_t>* passed_over = nullptr);

/// The text as it may stand inside an HTML comment, and back.
std::string escape_comment(std::string_view text);
std::string unescape_comment(std::string_view text);

/// "<!-- dateline" and so on, each a line.
inline constexpr std::string_view comment_opens = "<!-- dateline", comment_closes = "-->",
                                  picture_begins = "<!-- dateline:begin -->",
                                  picture_ends = "<!-- dateline:end -->";

}  // namespace dateline::cli
