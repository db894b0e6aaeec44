// Where a story is: the dates that a history goes on from, those that it only glances at, and what
// dates without a year continue.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <variant>

#include "resolver.hpp"
#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

namespace {

// "a campaign planned for 1976", "lasted until 1982", "would die in 1952"
constexpr std::array<std::string_view, 17> ahead_words = {
    "until",    "till",      "would",  "planned",  "plan",     "plans",
    "planning", "scheduled", "slated", "due",      "could",    "expected",
    "intended", "proposed",  "target", "deadline", "projected"};
// "forces that had landed in 1943", "this followed the vote of 2005", "less than in 1990"
constexpr std::array<std::string_view, 9> back_words = {"had",        "since",      "followed",
                                                        "than",       "against",    "compared",
                                                        "previously", "originally", "unlike"};

template <std::size_t n>
bool one_of(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How far it is from one time to another. Going back costs `back` times as much.
double way(const Interval& from, const Interval& to, double back) {
  if (to.begin >= from.end) return static_cast<double>((to.begin - from.end).count());
  if (to.end <= from.begin) return back * static_cast<double>((from.begin - to.end).count());
  return 0;
}

}  // namespace

std::optional<int> Resolver::stated_year(const TimeExpr& expr) {
  if (const auto* d = std::get_if<CalendarDate>(&expr.value)) return d->year;
  if (const auto* p = std::get_if<CalendarPart>(&expr.value)) return p->year;
  if (const auto* t = std::get_if<TimeOfDay>(&expr.value))
    return t->day ? stated_year(*t->day) : std::nullopt;
  if (const auto* o = std::get_if<OrdinalUnit>(&expr.value))
    return o->of ? stated_year(*o->of) : std::nullopt;
  return std::nullopt;
}

bool Resolver::opens_sentence(const FoundExpr& f) const {
  return f.first_lexeme <= lexed_.sentence_begin[f.sentence] + 2;
}

bool Resolver::in_passing(const FoundExpr& f, bool ahead) const {
  // "the August 1792 rising" names the rising
  const Lexeme& first = lexed_.lexemes[f.first_lexeme];
  if (f.before == "the" && first.lower != "the") return true;
  constexpr std::uint32_t reach = 10;
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  for (std::uint32_t i = f.first_lexeme; i > begin && i + reach > f.first_lexeme; --i) {
    const Lexeme& l = lexed_.lexemes[i - 1];
    if (l.mark == ';' || l.kind == LexemeKind::number) break;
    if (l.kind != LexemeKind::word) continue;
    if (ahead ? one_of(ahead_words, l.lower) : one_of(back_words, l.lower)) return true;
  }
  return false;
}

void Resolver::find_glances() {
  glances_.assign(found_.size(), false);
  std::vector<std::size_t> stated;
  std::vector<int> years;
  for (std::size_t i = 0; i < found_.size(); ++i)
    if (const auto year = stated_year(found_[i].expr)) {
      stated.push_back(i);
      years.push_back(*year);
    }
  // A year that the story leaves again for the one it was in, or for one close to it.
  constexpr int far = 8;
  std::optional<int> here;
  for (std::size_t k = 0; k < stated.size(); ++k) {
    const FoundExpr& f = found_[stated[k]];
    const int year = years[k];
    bool glance = false;
    if (here && year != *here) {
      const int apart = std::abs(year - *here);
      const bool opening = opens_sentence(f);
      if (!opening && k + 1 < years.size()) {
        const int next = years[k + 1];
        glance = next == *here ||
                 (apart >= 2 && std::abs(next - *here) <= 1 && std::abs(next - year) >= 2) ||
                 (std::abs(next - *here) <= std::abs(next - year) && in_passing(f, year > *here));
      } else if (!opening) {
        glance = in_passing(f, year > *here);
      }
      if (apart >= far)
        for (std::size_t n = k + 1; !glance && n < std::min(k + 4, years.size()); ++n)
          glance = std::abs(years[n] - *here) <= 2;
    }
    glances_[stated[k]] = glance;
    if (!glance) here = year;
  }
}

Interval Resolver::focus_of(const Interval& whole, G granularity, TimexMod mod) {
  if (granularity < G::month || whole.open_begin() || whole.open_end()) return whole;
  const auto third = (whole.end - whole.begin) / 3;
  switch (mod) {
    case TimexMod::start:
      return {whole.begin, whole.begin + third};
    case TimexMod::mid:
      return {whole.begin + third, whole.end - third};
    case TimexMod::end:
      return {whole.end - third, whole.end};
    default:
      return whole;
  }
}

const Told* Resolver::narrative(const FoundExpr& f, bool near_today) {
  const Told* t = other_time(f, near_today);
  if (t == nullptr || !speech_) return t;
  // In a history only "will" and the present perfect speak of the writer's own day.
  // What lay ahead of a past verb ("recommended that it be shut by May") lies ahead of the story.
  const Clue& c = clue(f);
  // "2015: In February, three directors are charged": a chronicle tells in the present tense.
  if (t->opening && t->stated_year && t->block == block_of(f) && !c.firm &&
      (t->granularity >= G::month || speech_->interval.begin > t->interval.end + days(300)))
    return t;
  if (c.present || (c.direction == Direction::future && !c.then && (!history_ || c.firm)))
    return nullptr;
  // A plan that was dropped is news, whatever year was glanced at before it.
  if (!history_ && c.direction == Direction::nearest) return nullptr;
  return t;
}

bool Resolver::of_today(const Told& t) const {
  const FoundExpr& f = found_[static_cast<std::size_t>(t.id)];
  const Anchor& anchor = out_[static_cast<std::size_t>(t.id)].anchor;
  return reckons_from_today(f.expr) && !quoted(f) &&
         (anchor.kind == Anchor::Kind::creation_time || anchor.kind == Anchor::Kind::user);
}

bool Resolver::aside(const Told& t) const {
  if (t.granularity != G::year || t.opening) return false;
  int steps = 0;
  for (auto u = told_.rbegin(); u != told_.rend() && steps < 8 && u->sentence == t.sentence;
       ++u, ++steps)
    if (u->granularity == G::year && u->opening && u->interval.begin > t.interval.begin)
      return true;
  return false;
}

const Told* Resolver::other_time(const FoundExpr& f, bool near_today) const {
  const std::uint32_t block = block_of(f);
  for (int pass = history_ ? 0 : 1; pass < 2; ++pass) {
    int steps = 0;
    for (auto t = told_.rbegin(); t != told_.rend() && steps < 40; ++t, ++steps) {
      if (t->granularity > G::year || (t->titled && t->granularity != G::year)) continue;
      // "Next month it will open. The contract, signed in January, …": for once of the writer's day
      if (history_ && speech_ && t->block == block && t->sentence + 1 >= f.sentence &&
          !t->stated_year && of_today(*t))
        return nullptr;
      if (!history_ && speech_ && (t->block != block || t->sentence + 2 < f.sentence))
        return nullptr;
      // "launched in 1997. From May 24 to 26 …": a year told in passing doesn't take news off its
      // day
      if (near_today && !history_ && t->granularity == G::year && !t->opening &&
          (as_of(f) || !beside(f, *t)))
        return nullptr;
      if (t->ahead || t->attributive || (t->backward && !history_)) continue;
      if (!history_ && f.sentence == t->sentence && aside(*t)) continue;
      if (pass == 0 && t->glance && t->sentence != f.sentence) continue;
      if (speech_ && t->interval.begin + days(300) > speech_->interval.begin) {
        if (history_) continue;
        return nullptr;
      }
      // A bare year says less of where the story is than a month of that year told just before.
      if (t->granularity == G::year && history_) {
        int more = 0;
        for (auto u = t + 1; u != told_.rend() && more < 6; ++u, ++more) {
          if (u->glance) continue;
          if (!t->interval.contains(u->interval.begin)) break;
          if (u->granularity <= G::season && u->block + 2 >= t->block) return &*u;
        }
      }
      return &*t;
    }
  }
  return nullptr;
}

bool Resolver::quoted(const FoundExpr& f) const {
  const auto& quotations = document_.quotations;
  const auto next =
      std::upper_bound(quotations.begin(), quotations.end(), f.span.begin,
                       [](std::uint32_t at, const Quotation& q) { return at < q.span.begin; });
  return next != quotations.begin() && f.span.end <= std::prev(next)->span.end;
}

void Resolver::find_quoted_speech(const FoundExpr& f) {
  quoted_speech_.reset();
  quoted_in_history_ = quoted(f);
  if (!quoted_in_history_) return;
  const Told* t = other_time(f, false);
  if (t == nullptr || t->granularity > G::day) return;
  quoted_speech_ = reference_to(*t);
  quoted_speech_->interval = to_interval(unit_at(t->interval.begin, G::day));
  quoted_speech_->granularity = G::day;
}

bool Resolver::said_before(const FoundExpr& f, std::string_view word) const {
  constexpr std::uint32_t reach = 8;
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  for (std::uint32_t i = f.first_lexeme; i > begin && i + reach > f.first_lexeme; --i)
    if (lexed_.lexemes[i - 1].lower == word) return true;
  return false;
}

CalendarUnit Resolver::follow(const std::vector<CalendarUnit>& candidates, const Told& from) const {
  if (from.granularity == G::year) {
    for (const CalendarUnit& c : candidates)
      if (from.interval.contains(c.begin) && to_interval(c).end > from.focus.begin) return c;
  }
  const CalendarUnit* best = &candidates.front();
  double best_cost = 1e18;
  for (const CalendarUnit& c : candidates) {
    const Interval i = to_interval(c);
    double cost = way(from.focus, i, 1.25);
    if (speech_ && i.begin > speech_->interval.end) cost += 1e12;
    if (cost < best_cost) {
      best_cost = cost;
      best = &c;
    }
  }
  return *best;
}

}  // namespace dateline
