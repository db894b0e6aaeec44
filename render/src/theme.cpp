#include "dateline/render/theme.hpp"

namespace dateline {
namespace {

Palette light_palette() {
  return {"#ffffff", "#1c1c1c", "#5a5a5a", "#dcdcd8", "#f3f2ee", "#14568c", "#a1320f", "#a1320f"};
}

Palette dark_palette() {
  return {"#16181b", "#efeeea", "#b5b4af", "#3b3e43", "#222529", "#86bbf0", "#ff9b80", "#ff9b80"};
}

}  // namespace

Theme Theme::standard() {
  return {light_palette(), dark_palette(), true};
}
Theme Theme::light_only() {
  return {light_palette(), light_palette(), false};
}
Theme Theme::print() {
  const Palette greys = {"#ffffff", "#111111", "#4d4d4d", "#d0d0d0",
                         "#f2f2f2", "#333333", "#333333", "#111111"};
  return {greys, greys, false};
}
Theme Theme::night() {
  return {dark_palette(), dark_palette(), false};
}

}  // namespace dateline
