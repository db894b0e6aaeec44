#include "dateline/render/markdown.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/render/escape.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

// Characters that mean something within a line are backslash-escaped; those that could end a cell
// or begin HTML are entities, which every reader of tables leaves alone.
std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    switch (c) {
      case '|':
        out += "&#124;";
        break;
      case '\\':
        out += "&#92;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '~':
      case '#':
      case '!':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

void put_row(std::string& out, std::span<const std::string_view> cells) {
  out += '|';
  for (const std::string_view cell : cells) out += ' ' + escape_markdown(cell) + " |";
  out += '\n';
}

}  // namespace

std::string timeline_markdown(std::span<const Story> stories, const TimelineOptions& options) {
  const TimelineRows all = collect_rows(stories, options);
  std::string out;
  if (!all.title.empty()) out += "# " + escape_markdown(all.title) + "\n\n";
  if (!all.as_of.empty()) out += escape_markdown(all.as_of) + ".";
  if (!all.sources.empty()) out += (all.as_of.empty() ? "" : " ") + escape_markdown(all.sources);
  if (!all.as_of.empty() || !all.sources.empty()) out += "\n\n";
  // Several articles: which of them tell of it, and what others say.
  const bool several = stories.size() > 1;
  std::vector<std::string_view> cells = {"Id", "When", "Who", "What", "Status", "According to"};
  if (several) cells.insert(cells.end(), {"Told by", "Otherwise"});
  put_row(out, cells);
  for (std::size_t i = 0; i < cells.size(); ++i) out += "|---";
  out += "|\n";
  for (const TimelineRow& row : all.rows) {
    cells = {row.id,
             row.fields.date.empty() ? "no date" : std::string_view(row.fields.date),
             row.actor,
             row.label,
             row.fields.status,
             row.fields.source};
    const std::string told = listed(row.accounts.told_by), other = listed(row.accounts.otherwise);
    if (several) cells.insert(cells.end(), {told, other});
    put_row(out, cells);
  }
  return out;
}

}  // namespace dateline
