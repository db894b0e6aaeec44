// Colours of a picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// One set of colours, as CSS/SVG/DOT colour strings ("#rrggbb"). Text colours keep a contrast of
/// at least 4.5:1 against `paper` (WCAG 2.1, 1.4.3).
struct Palette {
  std::string paper;      ///< background
  std::string ink;        ///< main text, axis
  std::string soft;       ///< secondary text
  std::string rule;       ///< hairlines
  std::string faint;      ///< background of what is left out (axis breaks)
  std::string mark;       ///< happened, ongoing, planned
  std::string negative;   ///< cancelled, denied
  std::string reference;  ///< the reference date
  friend bool operator==(const Palette&, const Palette&) = default;
};

/// `light` is what everything is drawn in; SVG viewers that prefer a dark scheme are given `dark`
/// where `adaptive` is set.
struct Theme {
  Palette light, dark;
  bool adaptive = true;
  /// CSS font families, tried in this order before Helvetica and its like. Characters other than
  /// letters, digits, blanks, "-", "_" and "." are left out where they are written.
  std::vector<std::string> fonts;
  /// Every text is set in this multiple of its size. Text is laid out by the widths of Helvetica,
  /// so a font that runs wider is set smaller by as much, and then takes the room that was
  /// reckoned.
  double font_scale = 1;

  static Theme standard();
  static Theme light_only();
  static Theme night();  ///< the dark colours only
  static Theme print();  ///< greys, for paper: no mark is told by its colour alone
};

/// The theme's fonts and those after them as the value of `font-family`: what stands in an XML
/// attribute in double quotes.
std::string font_family(const Theme& theme);

/// The class that the dark scheme's rules hang on: pictures of different schemes can stand in one
/// page. "dateline" for the standard one.
std::string scheme_class(const Theme& theme);

/// Contrast ratio of two colours "#rrggbb", from 1 to 21 (WCAG 2.1, "contrast ratio" and "relative
/// luminance"). Text wants 4.5 (1.4.3), marks 3 (1.4.11).
double contrast(std::string_view a, std::string_view b);

}  // namespace dateline
