// Themes of one's own: `--theme NAME.toml`.
#pragma once

#include <string>
#include <string_view>

#include "dateline/render/theme.hpp"

namespace dateline::cli {

/// A theme written in TOML 1.0. All keys may be left out:
///
///     base = "standard"            # standard, light, dark or print: what isn't said is as there
///     font = ["Source Sans 3"]     # or one name; tried before Helvetica and its like
///     font-scale = 0.95            # 0.6 to 1.2, see Theme::font_scale
///     [colours]                    # of Palette: "#rrggbb" or "#rgb"
///     paper = "#fffdf6"
///     [dark]                       # the same for readers whose screen is dark
///     paper = "#101418"
///
/// With [dark] the theme is adaptive, whatever its base. `name` is for messages.
///
/// Throws UnreadableInput, whose message names every fault with its line, column and caret: broken
/// TOML, unknown keys, wrong values, and text with a contrast below 4.5:1 (WCAG 2.1, 1.4.3) against
/// its background.
Theme parse_theme_file(std::string_view name, std::string_view toml);

/// The same of a file. Throws UnreadableInput where it can't be read, too.
Theme read_theme_file(const std::string& path);

}  // namespace dateline::cli
