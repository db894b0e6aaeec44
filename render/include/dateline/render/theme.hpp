// Colours of a picture.
#pragma once

#include <string>

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

  static Theme standard();
  static Theme light_only();
  static Theme night();  ///< the dark colours only
  static Theme print();  ///< greys, for paper: no mark is told by its colour alone
};

}  // namespace dateline
