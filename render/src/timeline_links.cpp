#include "timeline_links.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t most_events = 400;
constexpr std::size_t most_links = 12;
constexpr double clearance = 4;         // between a link and what isn't its own
constexpr double least_length = 40;     // shorter ones say nothing that the eye doesn't see
constexpr double price_of_a_bend = 40;  // in pixels of detour
constexpr std::size_t most_channels = 60;

struct Wish {
  std::size_t from = 0, to = 0;  // events of the picture
  PlacedLink::Kind kind = PlacedLink::Kind::tells;
  double weight = 0;
};

Box grown(const Box& b, double by) {
  return {b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by};
}
bool meet(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
Box hull(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}
Point middle(const Box& b) {
  return {(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2};
}

// The place in a mark's box to join to something there: of a long bar what lies nearest.
Point near(const Box& b, Point other) {
  constexpr double inset = mark_radius + 1;
  const auto along = [](double from, double to, double wanted) {
    return to - from <= 2 * inset ? (from + to) / 2 : std::clamp(wanted, from + inset, to - inset);
  };
  return {along(b.x0, b.x1, other.x), along(b.y0, b.y1, other.y)};
}

const Event* find(const Story& story, EventId id) {
  const auto found = std::lower_bound(story.events.begin(), story.events.end(), id,
                                      [](const Event& e, EventId wanted) { return e.id < wanted; });
  return found == story.events.end() || found->id != id ? nullptr : &*found;
}

std::vector<Wish> wishes(const Picture& picture, std::span<const Story> stories) {
  std::map<std::pair<std::size_t, EventId>, std::size_t> drawn;
  for (std::size_t i = 0; i < picture.events.size(); ++i) {
    const PlacedEvent& e = picture.events[i];
    if (e.lane && e.crowd.empty() && e.mark.shape != MarkShape::none)
      drawn.emplace(std::pair{e.story, e.event}, i);
  }
  std::vector<Wish> out;
  const auto wish = [&](std::size_t from, std::size_t to, PlacedLink::Kind kind, double weight) {
    const Mark &a = picture.events[from].mark, &b = picture.events[to].mark;
    if (from != to && (a.x0 != b.x0 || a.x1 != b.x1)) out.push_back({from, to, kind, weight});
  };
  for (const auto& [key, at] : drawn) {
    const auto& [s, id] = key;
    const Event* event = find(stories[s], id);
    if (event == nullptr) continue;
    const Event* above = event->governor ? find(stories[s], *event->governor) : nullptr;
    if (const auto other = above ? drawn.find({s, above->id}) : drawn.end(); other != drawn.end()) {
      if (event->status == EventStatus::cancelled && above->status == EventStatus::planned)
        wish(at, other->second, PlacedLink::Kind::moves, event->salience);
      else if (above->event_class == EventClass::reporting ||
               above->event_class == EventClass::i_action)
        wish(other->second, at, PlacedLink::Kind::tells, event->salience);
    }
    if (!event->when || event->when->basis != Basis::bounded) continue;
    for (const auto* side : {&event->when->why_not_before, &event->when->why_not_after}) {
      // What the text says of the event itself, not the order in which it tells.
      if (side->empty() || side->back().by != BoundReason::By::relation) continue;
      const BoundReason& step = side->back();
      if (!step.event || !step.to || step.document != s || !step.basis.starts_with("connective"))
        continue;
      const auto a = drawn.find({s, *step.event}), b = drawn.find({s, *step.to});
      if (a == drawn.end() || b == drawn.end()) continue;
      const bool before = side == &event->when->why_not_after;
      const std::size_t other = a->second == at ? b->second : a->second;
      wish(before ? at : other, before ? other : at, PlacedLink::Kind::precedes, event->salience);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Wish& a, const Wish& b) { return a.weight > b.weight; });
  return out;
}

class Router {
 public:
  explicit Router(const Picture& picture) : picture_(picture) {
    for (const PlacedEvent& e : picture.events) {
      labels_.push_back(grown(e.label, clearance));
      marks_.push_back(grown(mark_box(e.mark), clearance));
    }
    bounds_ = {picture.width, picture.height, 0, 0};
    for (const PlacedLane& lane : picture.lanes) {
      bounds_ = {std::min(bounds_.x0, lane.x0), std::min(bounds_.y0, lane.y0),
                 std::max(bounds_.x1, lane.x1), std::max(bounds_.y1, lane.y1)};
      for (const TextLine& line : lane.name) texts_.push_back(grown(line.box(), clearance));
    }
    if (picture.reference) texts_.push_back(grown(picture.reference->label.box(), clearance));
    if (picture.axis) {
      // No link stands on the axis, nor beyond its ends.
      const auto& pieces = picture.axis->scale.pieces();
      const double first = pieces.front().x0, last = pieces.back().x1;
      if (picture.direction == Direction::vertical) {
        bounds_.x0 = std::max(bounds_.x0, picture.axis->y + 2);
        bounds_.y0 = std::max(bounds_.y0, first - mark_radius);
      } else {
        bounds_.y0 = std::max(bounds_.y0, picture.axis->y + 2);
        bounds_.x0 = std::max(bounds_.x0, first - mark_radius);
        bounds_.x1 = std::min(bounds_.x1, last + mark_radius);
      }
      for (const PlacedBreak& b : picture.axis->breaks)
        if (!b.label.text.empty()) texts_.push_back(grown(b.label.box(), clearance));
    }
  }

  // The shortest free path, empty if there is none.
  std::vector<Point> path(const Wish& wish) const {
    const Box from = mark_box(picture_.events[wish.from].mark);
    const Box to = mark_box(picture_.events[wish.to].mark);
    const Point a = near(from, middle(to)), b = near(to, a);
    std::vector<Point> best;
    double least = std::numeric_limits<double>::max();
    const auto offer = [&](std::vector<Point> points) {
      points = trimmed(std::move(points), from, to);
      if (points.size() < 2) return;
      double length = price_of_a_bend * static_cast<double>(points.size());
      for (std::size_t i = 0; i + 1 < points.size(); ++i)
        length += std::abs(points[i + 1].x - points[i].x) + std::abs(points[i + 1].y - points[i].y);
      if (length >= least || !free(points, wish)) return;
      least = length;
      best = std::move(points);
    };
    // Marks that stand in a row but for a pixel or two are joined without a jog.
    constexpr double in_a_row = 3;
    if (std::abs(a.y - b.y) <= in_a_row) offer({{a.x, b.y}, b});
    if (std::abs(a.x - b.x) <= in_a_row) offer({{b.x, a.y}, b});
    offer({a, {b.x, a.y}, b});
    offer({a, {a.x, b.y}, b});
    for (const double c : channels(a.y, b.y, false)) offer({a, {a.x, c}, {b.x, c}, b});
    for (const double c : channels(a.x, b.x, true)) offer({a, {c, a.y}, {c, b.y}, b});
    return best;
  }

  void keep(const std::vector<Point>& path) {
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
      taken_.push_back(grown(hull(path[i], path[i + 1]), 1.5));
  }

 private:
  // Where a middle piece may run: beside labels and marks, the nearest first.
  std::vector<double> channels(double a, double b, bool across) const {
    std::vector<double> out;
    const auto both = [&](const Box& box) {
      out.push_back((across ? box.x0 : box.y0) - 0.5);
      out.push_back((across ? box.x1 : box.y1) + 0.5);
    };
    for (const Box& box : labels_) both(box);
    for (const Box& box : marks_) both(box);
    const auto far = [&](double c) {
      return std::max({0.0, std::min(a, b) - c, c - std::max(a, b)});
    };
    std::sort(out.begin(), out.end(), [&](double x, double y) {
      return std::pair(far(x), std::abs(x - (a + b) / 2)) <
             std::pair(far(y), std::abs(y - (a + b) / 2));
    });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.size() > most_channels) out.resize(most_channels);
    return out;
  }

  // Without pieces of no length, and from the edge of one mark to that of the other. Empty if
  // nothing is left.
  static std::vector<Point> trimmed(std::vector<Point> points, const Box& from, const Box& to) {
    std::vector<Point> out;
    for (const Point& p : points)
      if (out.empty() || std::abs(out.back().x - p.x) + std::abs(out.back().y - p.y) > 0.5)
        out.push_back(p);
    if (out.size() < 2) return {};
    const auto leave = [](Point& end, const Point& next, const Box& box) {
      constexpr double gap = 2;
      if (end.x == next.x)
        end.y = next.y > end.y ? box.y1 + gap : box.y0 - gap;
      else
        end.x = next.x > end.x ? box.x1 + gap : box.x0 - gap;
    };
    leave(out.front(), out[1], from);
    leave(out.back(), out[out.size() - 2], to);
    // A piece that the marks swallow whole would run backwards.
    const auto forward = [](Point a, Point b, Point was_a, Point was_b) {
      return (b.x - a.x) * (was_b.x - was_a.x) + (b.y - a.y) * (was_b.y - was_a.y) > 0;
    };
    if (!forward(out[0], out[1], points[0], out.size() == 2 ? points.back() : out[1])) return {};
    const std::size_t n = out.size();
    if (!forward(out[n - 2], out[n - 1], n == 2 ? points[0] : out[n - 2], points.back())) return {};
    return out;
  }

  bool free(const std::vector<Point>& path, const Wish& wish) const {
    double length = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      // two points that were nearly one
      if (path[i].x != path[i + 1].x && path[i].y != path[i + 1].y) return false;
      const Box piece = hull(path[i], path[i + 1]);
      length += piece.x1 - piece.x0 + piece.y1 - piece.y0;
      if (piece.x0 < bounds_.x0 || piece.y0 < bounds_.y0 || piece.x1 > bounds_.x1 ||
          piece.y1 > bounds_.y1)
        return false;
      const Box line = grown(piece, 0.01);
      for (std::size_t e = 0; e < labels_.size(); ++e) {
        if (meet(line, labels_[e])) return false;
        if (e != wish.from && e != wish.to && meet(line, marks_[e])) return false;
        // its own marks are touched at the ends alone
        if ((e == wish.from || e == wish.to) && meet(line, mark_box(picture_.events[e].mark)))
          return false;
        const auto& leader = picture_.events[e].leader;
        for (std::size_t k = 0; k + 1 < leader.size(); ++k)
          if (meet(line, grown(hull(leader[k], leader[k + 1]), 1))) return false;
      }
      for (const Box& text : texts_)
        if (meet(line, text)) return false;
      // Links may cross, but not run in each other.
      const bool flat = piece.y0 == piece.y1;
      for (const Box& other : taken_) {
        const bool other_flat = other.x1 - other.x0 > other.y1 - other.y0;
        if (flat == other_flat && meet(line, other)) return false;
      }
    }
    return length >= least_length;
  }

  const Picture& picture_;
  std::vector<Box> labels_, marks_, texts_, taken_;
  Box bounds_;
};

}  // namespace

void add_links(Picture& picture, std::span<const Story> stories) {
  if (picture.events.size() > most_events) return;
  Router router(picture);
  std::vector<PlacedLink> links;
  for (const Wish& wish : wishes(picture, stories)) {
    if (links.size() == most_links) break;
    std::vector<Point> path = router.path(wish);
    if (path.empty()) continue;
    router.keep(path);
    links.push_back({wish.from, wish.to, wish.kind, std::move(path)});
  }
  picture.links = std::move(links);
}

}  // namespace dateline
