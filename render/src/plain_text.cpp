#include "dateline/render/plain_text.hpp"

#include <algorithm>
#include <string_view>

#include "dateline/render/escape.hpp"
#include "timeline_rows.hpp"

namespace dateline {

std::string timeline_text(std::span<const Story> stories, const TimelineOptions& options) {
  const TimelineRows all = collect_rows(stories, options);
  std::string out;
  for (const std::string& line : {all.title, all.as_of, all.sources})
    if (!line.empty()) out += clean_text(line) + '\n';
  std::size_t id_width = 0;
  for (const TimelineRow& row : all.rows) id_width = std::max(id_width, row.id.size());
  const std::string* date = nullptr;
  for (const TimelineRow& row : all.rows) {
    if (!date || *date != row.fields.date) {
      date = &row.fields.date;
      if (!out.empty()) out += '\n';
      out += (date->empty() ? "No date in the text" : clean_text(*date)) + '\n';
    }
    out += "  " + row.id + std::string(id_width - row.id.size() + 2, ' ') +
           clean_text(row.marked()) + '\n';
  }
  return out;
}

}  // namespace dateline
