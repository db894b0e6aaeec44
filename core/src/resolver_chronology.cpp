// Chronologies: paragraphs that are each headed by a date. Their dates run in order, and what an
// entry tells, mostly in the historic present, is told as of the day that heads it (Quirk et al.
// 1985, 4.8).
#include <algorithm>
#include <variant>

#include "resolver.hpp"
#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

bool Resolver::heads_entry(const FoundExpr& f) const {
  const auto* d = std::get_if<CalendarDate>(&f.expr.value);
  if (d == nullptr || d->month == 0 || d->deixis != Deixis::none || d->within || f.partner ||
      in_title(f) || f.first_lexeme != lexed_.sentence_begin[f.sentence])
    return false;
  if (f.sentence > 0 && document_.sentences[f.sentence - 1].block == block_of(f)) return false;
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  if (f.last_lexeme >= end) return true;
  const Lexeme& next = lexed_.lexemes[f.last_lexeme];
  return next.mark == ':' || ((next.mark == '-' || next.mark == '~') && next.space_before);
}

void Resolver::find_entries() {
  std::vector<bool> heads(found_.size());
  std::size_t count = 0;
  bool dated = false;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    heads[i] = heads_entry(found_[i]);
    if (!heads[i]) continue;
    ++count;
    dated = dated || stated_year(found_[i].expr);
  }
  const auto reports = std::count_if(found_.begin(), found_.end(),
                                     [&](const FoundExpr& f) { return heads_report(f); });
  constexpr std::ptrdiff_t few = 3;
  live_ = speech_ && reports >= few;
  if (history_) return;
  // A single one is a dateline or the document's own date.
  if (count >= 2 && dated) heads_ = std::move(heads);
}

bool Resolver::heads_report(const FoundExpr& f) const {
  const auto* t = std::get_if<TimeOfDay>(&f.expr.value);
  return t != nullptr && t->hour >= 0 && !t->half_day_open && !t->day &&
         t->deixis == Deixis::none && !f.partner && !in_title(f) &&
         f.first_lexeme == lexed_.sentence_begin[f.sentence] &&
         (f.sentence == 0 || document_.sentences[f.sentence - 1].block != block_of(f));
}

LocalDays Resolver::day_of_report(const TimeOfDay& time) const {
  if (!live_at_) return day_of_instant(speech_->interval.begin);
  const LocalDays before = day_of_instant(*live_at_);
  const auto step = std::chrono::hours(time.hour % 24) + std::chrono::minutes(time.minute) -
                    (*live_at_ - LocalSeconds(before));
  constexpr auto half_a_day = std::chrono::hours(12);
  return step < -half_a_day ? before + days(1) : step > half_a_day ? before - days(1) : before;
}

const Told* Resolver::entry(const FoundExpr& f) const {
  constexpr std::uint32_t reach = 2;  // blocks, behind a heading
  if (!entry_ || heads_[current_] || entry_->granularity > G::month) return nullptr;
  return block_of(f) <= entry_->block + reach ? &*entry_ : nullptr;
}

std::optional<Resolver::Result> Resolver::resolve_in_chronology(const FoundExpr& f,
                                                                const CandidatesAt& candidates_at) {
  if (heads_.empty()) return std::nullopt;
  if (!heads_[current_]) {
    const Told* here = entry(f);
    if (here == nullptr) return std::nullopt;
    const Reference ref = reference_to(*here);
    const Clue& c = clue(f);
    const bool back = c.direction == Direction::past;
    return pick(candidates_at(day_of_instant(ref.interval.begin)), ref,
                back ? Direction::past : Direction::future,
                back ? c.reason : ClueReason{"the entry is told as of its own day"});
  }
  // The next entry that says its year bounds this one.
  std::optional<int> next_year;
  for (std::size_t i = current_ + 1; i < found_.size() && !next_year; ++i)
    if (heads_[i]) next_year = stated_year(found_[i].expr);
  if (!entry_ && !next_year) return std::nullopt;
  const std::vector<CalendarUnit> candidates = candidates_at(
      entry_ ? day_of_instant(entry_->interval.begin) : LocalDays(date::year(*next_year) / 7 / 1));
  const CalendarUnit* chosen = nullptr;
  if (entry_) {
    constexpr days far(300), near(120);
    const CalendarUnit* back = nullptr;
    for (const CalendarUnit& c : candidates)
      if (to_interval(c).end <= entry_->interval.begin)
        back = &c;
      else if (chosen == nullptr)
        chosen = &c;
    // The newest first: the way back is short where the way on would be long.
    const bool on_is_far = entries_run_back_ || chosen == nullptr ||
                           chosen->begin > entry_->interval.begin + far ||
                           (speech_ && chosen->begin >= speech_->interval.end) ||
                           (next_year && year_of(chosen->begin) > *next_year);
    if (back != nullptr && on_is_far && back->begin + near > entry_->interval.begin) {
      chosen = back;
      entries_run_back_ = true;
    }
  } else {
    for (const CalendarUnit& c : candidates)
      if (year_of(c.begin) == *next_year) chosen = &c;
  }
  if (chosen == nullptr) return std::nullopt;
  Anchor anchor;
  if (entry_) {
    const Reference ref = reference_to(*entry_);
    say_reckoned(ref, candidates);
    anchor = ref.anchor;
  }
  say(Step::clue,
      "The entries of a chronology stand in order, so " + value_of(*chosen).value + " is meant.");
  return of_unit(*chosen, anchor);
}

}  // namespace dateline
