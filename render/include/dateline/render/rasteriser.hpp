// PNG and PDF of an SVG picture, through librsvg and cairo.
//
// Both libraries are loaded when a picture is first asked for: linked, they and what they need
// would double the time that every other command takes to start.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "dateline/core/time.hpp"

namespace dateline {

/// A library isn't there, the picture is too large for the format, or the SVG is none.
struct RasterError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `scale` 1 gives a pixel for each CSS pixel of the picture (96 to the inch). The same bytes for
/// the same picture on the same machine: text is drawn with the fonts that fontconfig finds for
/// Helvetica or Arial (Liberation Sans is as wide). Throws RasterError.
std::string to_png(std::string_view svg, double scale = 1);

/// Points, 72 to the inch.
struct PageSize {
  double width = 0, height = 0;
};
/// "a4", "letter", "a3-landscape", …; nothing if there is no such paper.
std::optional<PageSize> parse_page_size(std::string_view name);

struct PdfOptions {
  double scale = 1;
  /// Nothing: as large as the picture. Else the picture is shrunk to fit between margins of half
  /// an inch, never enlarged.
  std::optional<PageSize> page;
  std::string title;
  /// What the file says of when it was made, since nothing reads the clock; nothing: 1970-01-01.
  std::optional<LocalSeconds> created;
};

/// One page; text stays text. The same bytes for the same picture on the same machine. Throws
/// RasterError.
std::string to_pdf(std::string_view svg, const PdfOptions& options = {});

}  // namespace dateline
