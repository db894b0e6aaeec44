// Times of day.
#include "resolver.hpp"

#include <algorithm>
#include <variant>

#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

bool Resolver::repeats(const FoundExpr& f) const {
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  // "weekdays from 7am", "on Saturdays until noon"
  if (current_ < found_.size() && &found_[current_] == &f && current_ > 0) {
    const FoundExpr& set = found_[current_ - 1];
    const auto* r = std::get_if<Recurrence>(&set.expr.value);
    if (r != nullptr && r->value.starts_with("XXXX-W") && set.sentence == f.sentence &&
        set.last_lexeme + 2 >= f.first_lexeme)
      return true;
  }
  std::uint32_t k = f.last_lexeme;
  if (k < end && lexed_.lexemes[k].lower == "on") ++k;
  if (k >= end) return false;
  const Lexeme& l = lexed_.lexemes[k];
  return l.word_class == WordClass::every || l.word_class == WordClass::weekdays ||
         l.lower == "any" || l.lower == "most" || l.lower == "weekdays" || l.lower == "weekends" ||
         l.lower == "daily";
}

Resolver::Result Resolver::resolve_time(const FoundExpr& f, const TimeOfDay& t) {
  const bool clock = t.hour >= 0;
  const auto tail = [&] {
    if (!clock) return part_code(t.part);
    std::string text = "T" + two(t.hour % 24) + ":" + two(t.minute);
    return text;
  };
  if (f.rule->name == "at_night")
    return partial("XXXX-XX-XX" + tail(), TimexType::time,
                   "It speaks of nights as such, not of one.", false);
  std::optional<LocalDays> day;
  Anchor anchor;
  TimeOfDay time = t;
  if (t.day) {
    const Result r = resolve(f, *t.day);
    if (!r.value.resolved) {
      std::string value = r.value.value;
      if (const std::size_t at = value.find('T'); at != std::string::npos) value.resize(at);
      return partial(value + tail(), TimexType::time, "Its day can't be told.", r.unanchored);
    }
    day = day_of_instant(r.value.interval.begin);
    anchor = r.anchor;
    // "2 a.m. that night": after midnight the night is of the next day
    if (clock && r.value.granularity == G::part_of_day && r.value.value.ends_with("TNI") &&
        t.hour < 6)
      *day += days(1);
    Result result = finish_time(f, time, *day, anchor);
    result.stated_year = r.stated_year;
    for (const Alternative& other : r.alternatives) {
      const LocalDays other_day = day_of_instant(other.interval.begin);
      const TimeValue value =
          time.hour < 0 ? value_of(other_day, time.part) : value_of(other_day, time);
      result.alternatives.push_back({value.value, value.interval, other.reason});
    }
    return result;
  }
  switch (t.deixis) {
    case Deixis::this_:
    case Deixis::last:
    case Deixis::next: {
      const Reference* now = speech();
      if (now == nullptr) return missing("XXXX-XX-XX" + tail(), TimexType::time);
      day = day_of_instant(now->interval.begin);
      if (t.deixis == Deixis::last) *day -= days(1);
      if (t.deixis == Deixis::next) *day += days(1);
      say_reckoned(*now, {});
      return finish_time(f, time, *day, now->anchor);
    }
    case Deixis::that:
    case Deixis::same:
    case Deixis::following:
    case Deixis::previous: {
      const Told* told_before = told(f, G::day, Ahead::if_it_looks_ahead);
      if (told_before == nullptr)
        return partial("XXXX-XX-XX" + tail(), TimexType::time, "What it points at can't be told.",
                       false);
      const Reference ref = reference_to(*told_before);
      day = day_of_instant(ref.interval.begin);
      if (t.deixis == Deixis::following) *day += days(1);
      if (t.deixis == Deixis::previous) *day -= days(1);
      say_reckoned(ref, {});
      Result r = finish_time(f, time, *day, ref.anchor);
      r.backward = t.deixis == Deixis::previous;
      return r;
    }
    case Deixis::the: {
      // "overnight", "the night of the fire"
      if (t.part == DayPart::night && f.rule->name == "part_of_event") {
        if (const auto r = night_of_event(f)) return *r;
      }
      const Told* told_before = told(f, G::day, Ahead::skipped);
      if (told_before != nullptr &&
          (told_before->block == block_of(f) || (told_before->clock && t.part == DayPart::night))) {
        const Reference ref = reference_to(*told_before);
        say(Step::anchor, [&] { return "It follows " + ref.description + "."; });
        return finish_time(f, time, day_of_instant(ref.interval.begin), ref.anchor);
      }
      if (f.rule->name == "part_of_event")
        return partial("XXXX-XX-XX" + tail(), TimexType::time, "Its day can't be told.", false);
      const Reference* now = speech();
      if (now == nullptr) return missing("XXXX-XX-XX" + tail(), TimexType::time);
      day = day_of_instant(now->interval.begin);
      const Clue& c = clue(f);
      if (t.part != DayPart::night) {
        say(Step::anchor,
            [&] { return "No day is told with it, so it is of " + now->description + "."; });
        return finish_time(f, time, *day, now->anchor);
      }
      if (c.direction != Direction::future) *day -= days(1);
      say_reckoned(*now, {});
      say(Step::clue, [&] {
        return std::string("The night that ") +
               (c.direction != Direction::future ? "is over" : "is to come") + " is meant.";
      });
      return finish_time(f, time, *day, now->anchor);
    }
    default:
      break;
  }
  const auto partner_repeats = [&] {
    const FoundExpr& other = found_[*f.partner];
    return repeats(other) || std::holds_alternative<Recurrence>(other.expr.value) ||
           (*f.partner < current_ && out_[*f.partner].value.starts_with("XXXX-XX-XXT"));
  };
  if (repeats(f) || (f.partner && partner_repeats()))
    return partial("XXXX-XX-XX" + tail(), TimexType::time, "It is the time of many days.", false);
  if (clock) {
    if (const auto r = same_instant(f, time)) return *r;
    if (live_ && heads_report(f)) {
      const LocalDays report = day_of_report(time);
      say(Step::anchor, "It heads a report of a day's events as they come in.");
      if (live_at_) say(Step::clue, "It goes on from the report before it.");
      live_at_ = LocalSeconds(report) + std::chrono::hours(time.hour % 24) +
                 std::chrono::minutes(time.minute);
      return finish_time(f, time, report, speech_->anchor);
    }
    // "at 8:30 p.m. (1930 UTC) on August 27": its day stands behind the brackets.
    if (const FoundExpr* behind = day_behind_brackets(f)) {
      const Result r = resolve(f, behind->expr);
      if (r.value.resolved && r.value.granularity <= G::day) {
        say("Its day is named after the brackets.");
        return finish_time(f, time, day_of_instant(r.value.interval.begin), r.anchor);
      }
    }
  }
  // A clock time alone: the story's day. The last day told, unless the time would lie before what
  // was told of it or past the document's own day: then the news opened with its end ("were still
  // searching on Sunday night. The slide broke loose at 9:40 a.m."), and an earlier day is meant.
  // News tells no clock time of a day years ago, but where it tells of that day.
  const auto of_now = [&](const Told& candidate) {
    return history_ || candidate.block == block_of(f) || lies_near(candidate, days(60));
  };
  const Told* told_before = told(
      f, G::day, Ahead::if_it_looks_ahead, true,
      [&](const Told& candidate) { return of_now(candidate) && clock_fits(f, time, candidate); });
  if (told_before == nullptr) told_before = told(f, G::day, Ahead::if_it_looks_ahead, true, of_now);
  if (told_before != nullptr && clock)
    if (const Told* lead = lead_day(f, time, *told_before)) told_before = lead;
  if (told_before != nullptr) {
    const Reference ref = reference_to(*told_before);
    day = day_of_instant(ref.interval.begin);
    say(Step::anchor, [&] { return "It is told on the day of " + ref.description + "."; });
    over_midnight(f, time, *day);
    if (clock && told_before->clock && !t.zone) {
      // Stories run forward: of the two readings of "half past nine" the first that is later.
      const LocalSeconds since = ref.interval.begin;
      if (time.half_day_open) {
        time.half_day_open = false;
        LocalSeconds at = LocalSeconds(*day) + std::chrono::hours(time.hour % 12) +
                          std::chrono::minutes(time.minute);
        while (at <= since) at += std::chrono::hours(12);
        say(Step::clue, "The first such time after it is meant.");
        Result r;
        r.value = value_of(CalendarUnit{at, G::minute});
        r.anchor = ref.anchor;
        return r;
      }
      // "10 p.m. … 3 a.m.": past midnight
      if (passes_midnight(time, since)) *day += days(1);
    }
    return finish_time(f, time, *day, ref.anchor);
  }
  const Reference* now = speech();
  if (now == nullptr) return missing("XXXX-XX-XX" + tail(), TimexType::time);
  say(Step::anchor,
      [&] { return "No day is told with it, so it is of " + now->description + "."; });
  over_midnight(f, time, day_of_instant(now->interval.begin));
  return finish_time(f, time, day_of_instant(now->interval.begin), now->anchor);
}

const Told* Resolver::lead_day(const FoundExpr& f, const TimeOfDay& time, const Told& last) {
  const std::uint32_t block = block_of(f);
  if (history_ || !speech_ || last.block == block) return nullptr;
  // News comes back to its first event paragraph by paragraph, whatever days it has named since.
  constexpr std::size_t opening_expressions = 6;
  constexpr std::uint32_t opening_blocks = 4;
  for (std::size_t i = 0; i < std::min(told_.size(), opening_expressions); ++i) {
    const Told& t = told_[i];
    if (t.block >= opening_blocks) return nullptr;
    const bool dateline = t.opening && t.interval == speech_->interval;
    if (t.granularity > G::day || t.ahead || t.titled || t.backward || dateline) continue;
    return t.block < last.block && clock_fits(f, time, t) ? &t : nullptr;
  }
  return nullptr;
}

void Resolver::over_midnight(const FoundExpr& f, TimeOfDay& time, LocalDays day) {
  if (time.hour != 24 || !speech_ || LocalSeconds(day) < speech_->interval.begin ||
      clue(f).direction == Direction::future)
    return;
  time.hour = 0;
  say(Step::clue, "It is over, so it is the midnight at which that day began.");
}

const FoundExpr* Resolver::day_behind_brackets(const FoundExpr& f) const {
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  constexpr std::uint32_t longest = 8;
  std::uint32_t k = f.last_lexeme;
  if (k >= end || lexed_.lexemes[k].mark != '(') return nullptr;
  const std::uint32_t limit = std::min(end, k + longest);
  while (k < limit && lexed_.lexemes[k].mark != ')') ++k;
  if (k == limit) return nullptr;
  ++k;
  if (k < end && lexed_.lexemes[k].lower == "on") ++k;
  for (std::size_t i = current_ + 1; i < found_.size() && found_[i].sentence == f.sentence; ++i)
    if (found_[i].first_lexeme == k) {
      const auto* t = std::get_if<TimeOfDay>(&found_[i].expr.value);
      return t == nullptr || t->hour < 0 ? &found_[i] : nullptr;
    }
  return nullptr;
}

std::optional<Resolver::Result> Resolver::same_instant(const FoundExpr& f, const TimeOfDay& time) {
  if (!time.zone || current_ == 0 || f.first_lexeme == 0) return std::nullopt;
  const FoundExpr& other = found_[current_ - 1];
  const Timex& told_clock = out_[current_ - 1];
  const auto* clock = std::get_if<TimeOfDay>(&other.expr.value);
  if (clock == nullptr || clock->hour < 0 || clock->zone || !told_clock.resolved ||
      other.sentence != f.sentence || other.last_lexeme + 1 != f.first_lexeme)
    return std::nullopt;
  const char mark = lexed_.lexemes[other.last_lexeme].mark;
  if (mark != '(' && mark != '/') return std::nullopt;
  // Local time is at most 10 hours behind and 14 ahead of Greenwich, which leaves one day.
  const LocalDays day = day_of_instant(told_clock.interval.begin);
  const auto at = std::chrono::hours(time.hour) + std::chrono::minutes(time.minute);
  const auto offset = told_clock.interval.begin - (LocalSeconds(day) + at);
  const std::chrono::seconds ahead = std::chrono::minutes(*time.zone < 1000 ? *time.zone : 0);
  Result r;
  LocalDays own = day;
  if (offset + ahead > std::chrono::hours(14)) own += days(1);
  if (offset + ahead < -std::chrono::hours(10)) own -= days(1);
  say([&] {
    return "It names the same moment as " + quote(other) + " (" + told_clock.value + ").";
  });
  return finish_time(f, time, own, told_clock.anchor);
}

bool Resolver::passes_midnight(const TimeOfDay& time, LocalSeconds since) {
  return time.hour < 6 && since - LocalSeconds(day_of_instant(since)) >= std::chrono::hours(18);
}

bool Resolver::lies_near(const Told& t, days reach) const {
  if (!speech_) return true;
  const auto distance = t.interval.begin - speech_->interval.begin;
  return distance <= reach && -distance <= reach;
}

bool Resolver::clock_fits(const FoundExpr& f, const TimeOfDay& time, const Told& t) {
  if (time.hour < 0 || time.half_day_open || time.zone) return true;
  const LocalSeconds since = t.interval.begin;
  LocalSeconds at = LocalSeconds(day_of_instant(since)) + std::chrono::hours(time.hour) +
                    std::chrono::minutes(time.minute);
  if (t.clock && at < since) {
    // After an evening the small hours are the next day's; "early Wednesday morning" may hold them.
    const bool morning = t.granularity == G::part_of_day &&
                         since - LocalSeconds(day_of_instant(since)) <= std::chrono::hours(6);
    if (passes_midnight(time, since))
      at += days(1);
    else if (!morning)
      return false;
  }
  return !(speech_ && at >= speech_->interval.end && clue(f).direction == Direction::past);
}

Resolver::Result Resolver::finish_time(const FoundExpr& f, TimeOfDay time, LocalDays day,
                                       const Anchor& anchor) {
  Result r;
  r.anchor = anchor;
  if (time.hour < 0) {
    r.value = value_of(day, time.part);
    return r;
  }
  if (time.half_day_open && time.hour < 12) {
    // Nobody says which half of the day: working hours are likelier.
    if (time.hour < 7) time.hour += 12;
    say(Step::clue, "Morning or evening isn't said; the waking hours are meant.");
    TimeOfDay other = time;
    other.hour = (other.hour + 12) % 24;
    const TimeValue value = value_of(day, other);
    r.alternatives.push_back(
        {value.value, value.interval, "It isn't said whether morning or evening is meant."});
  }
  // "just after midnight on Saturday" is Saturday's beginning.
  if (time.hour == 24 && f.before == "after") {
    time.hour = 0;
    say("What is after midnight is at the day's beginning.");
  }
  r.value = value_of(day, time);
  return r;
}

std::optional<Resolver::Result> Resolver::night_of_event(const FoundExpr& f) {
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  std::uint32_t k = f.last_lexeme + 1;                             // after "of"
  if (k < end && lexed_.lexemes[k].kind == LexemeKind::word) ++k;  // its article
  if (k >= end || lexed_.lexemes[k].kind != LexemeKind::word) return std::nullopt;
  const std::string_view noun = lexed_.lexemes[k].lower;
  if (noun.size() < 3) return std::nullopt;
  const Told* best = nullptr;
  std::uint32_t best_distance = 12;
  for (const Told& t : told_) {
    if (t.granularity > G::day || t.sentence >= f.sentence) continue;
    const std::uint32_t first = lexed_.sentence_begin[t.sentence];
    const std::uint32_t last = std::min(lexed_.sentence_begin[t.sentence + 1], first + 40);
    for (std::uint32_t w = first; w < last; ++w)
      if (lexed_.lexemes[w].kind == LexemeKind::word && lexed_.lexemes[w].lower == noun &&
          w < found_[static_cast<std::size_t>(t.id)].first_lexeme &&
          found_[static_cast<std::size_t>(t.id)].first_lexeme - w < best_distance) {
        best_distance = found_[static_cast<std::size_t>(t.id)].first_lexeme - w;
        best = &t;
      }
  }
  if (best == nullptr) return std::nullopt;
  Reference ref = reference_to(*best);
  ref.anchor.kind = Anchor::Kind::event;
  LocalDays day = day_of_instant(ref.interval.begin);
  // What happened before six in the morning belongs to the night that began the evening before.
  if (best->clock && ref.interval.begin - LocalSeconds(day) < std::chrono::hours(6) &&
      best->granularity < G::part_of_day)
    day -= days(1);
  say(Step::anchor, [&] {
    return "The text tells of the " + std::string(noun) + " with " + ref.description + ".";
  });
  Result r;
  r.value = value_of(day, DayPart::night);
  r.anchor = ref.anchor;
  return r;
}

}  // namespace dateline
