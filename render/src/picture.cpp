#include "dateline/render/picture.hpp"

#include <algorithm>

namespace dateline {

Box TextLine::box() const {
  const double left = anchor == TextAnchor::start    ? x
                      : anchor == TextAnchor::middle ? x - width / 2
                                                     : x - width;
  return {left, y - 0.93 * size, left + width, y + 0.25 * size};
}

Box mark_box(const Mark& mark) {
  Box box{mark.x0, mark.y - mark_radius, mark.x1, mark.y + mark_radius};
  if (mark.shape == MarkShape::point || mark.shape == MarkShape::none) {
    // The strokes of struck and crossed marks reach a little further.
    const double reach = mark_radius + (mark.approximate ? 7 : 2);
    box = {mark.x0 - reach, mark.y - mark_radius - 2, mark.x0 + reach, mark.y + mark_radius + 2};
    if (mark.or_earlier) box.x0 = mark.x0 - mark_arrow;
    if (mark.or_later) box.x1 = mark.x0 + mark_arrow;
  } else {
    if (mark.shape == MarkShape::crowd) {
      const double middle = (mark.x0 + mark.x1) / 2;
      box.x0 = std::min(box.x0, middle - crowd_half);
      box.x1 = std::max(box.x1, middle + crowd_half);
    }
    if (mark.or_earlier) box.x0 = mark.x0 - mark_arrow + mark_radius;
    if (mark.or_later) box.x1 = mark.x1 + mark_arrow - mark_radius;
  }
  if (mark.disputed) {
    const double reach = mark_radius + mark_ring + 1;
    box.x0 = std::min(box.x0, mark.x0 - reach);
    box.x1 = std::max(box.x1, mark.x1 + reach);
    box.y0 = std::min(box.y0, mark.y - reach);
    box.y1 = std::max(box.y1, mark.y + reach);
  }
  if (mark.direction == Direction::vertical) box = {box.y0, box.x0, box.y1, box.x1};
  return box;
}

}  // namespace dateline
