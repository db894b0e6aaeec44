// What a page says about itself: title, outlet, dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/creation_time.hpp"
#include "html_page.hpp"

namespace dateline {

struct PageMetadata {
  std::vector<std::string>
      titles;  ///< as one line each, most trusted first; the outlet's name cut off
  std::string outlet;
  std::vector<DateClaim> claims;  ///< all but those of <time> and bylines, which need the article
};

/// `source` is the page that the facts' offsets are in. JSON-LD that is broken and dates that can't
/// be read are told (codes "broken-json-ld", "unreadable-date").
PageMetadata read_metadata(const HtmlPage& page, std::string_view source, Diagnostics& diagnostics);

/// 1-based line of an offset, counted onwards: offsets must not fall.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::uint32_t line_of(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

/// The date that a machine-readable value names; nothing for the null dates that systems write
/// where they have none (1970-01-01T00:00, year 1). What else can't be read is told.
std::optional<CreationTime> read_date(std::string_view value, const std::string& origin,
                                      std::uint32_t line, Diagnostics& diagnostics);

}  // namespace dateline
