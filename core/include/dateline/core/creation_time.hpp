// When a document was written: what its sources say, and which of them is believed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dateline/core/diagnostic.hpp"
#include "dateline/core/document.hpp"

namespace dateline {

/// "YYYY-MM-DD[Thh:mm[:ss[.fff]]][zone]", zone "Z" or "+hh:mm": the form that --date and "dct"
/// have. Nothing if it is malformed or no such day.
std::optional<CreationTime> parse_creation_time(std::string_view text, std::string origin);

/// The spellings of a day that web pages and other metadata use, nothing else around it: ISO 8601
/// in all its forms (extended, basic, with a space for the T), RFC 5322 ("Wed, 10 Jul 2019 15:41:00
/// -0400"), English ("Wednesday, July 10, 2019 at 3:41 p.m. EDT", "10 July 2019"), "2019/07/10",
/// and day and month in figures where only one order is possible. A month or a year is no day:
/// nothing.
std::optional<CreationTime> parse_written_date(std::string_view text, std::string origin);

/// One source's word on when a document was published or last changed.
struct DateClaim {
  enum class Role : std::uint8_t { published, modified };
  /// From the most to the least trusted.
  enum class Source : std::uint8_t {
    command_line,    ///< --date
    field,           ///< of the JSON article or the front matter
    json_ld,         ///< schema.org Article and its kinds
    published_meta,  ///< article:published_time
    item_property,   ///< itemprop="datePublished"
    meta,            ///< other names: parsely-pub-date, DC.date, date …
    marked_time,     ///< <time pubdate>, <time class="published">
    time,            ///< the first <time> by the headline
    byline,          ///< "Published 3:41 PM EST, Wed July 10, 2019"
    web_page,        ///< schema.org WebPage
    address          ///< /2019/07/10/ in the page's own address
  };
  CreationTime time;  ///< `origin` names the source for people: "meta article:published_time"
  Role role = Role::published;
  Source source = Source::field;
  std::uint32_t line = 0;  ///< of the input as it came, 1-based; 0: unknown
  Span span;               ///< in the text as read; empty: not part of it
};

/// Which claim is the document's creation time (DCT), and what is to be said about the others.
///
/// The most trusted claim of publication wins; of equals the first. Only if there is none does the
/// most trusted time of change count (note "modified-only"). A time in UTC whose day is another
/// than the one that a less trusted source gives for the same moment in local time takes that local
/// day: the text's "today" is local. Claims agree if some time zone puts both on one day. Where
/// claims of publication don't, a warning "date-conflict" names both and where they were found; so
/// does one for a change before publication. A change more than a day later is a note
/// "modified-later". A claim of the command line overrides others with a note "date-overridden".
std::optional<CreationTime> choose_creation_time(std::span<const DateClaim> claims,
                                                 Diagnostics& diagnostics);

}  // namespace dateline
