// Weekdays, month-days, months and numeric dates.
#include "resolver.hpp"

#include <array>
#include <utility>
#include <variant>

#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

std::optional<Resolver::Result> Resolver::within(const FoundExpr& f, const TimeExprRef& expr) {
  if (!expr) return std::nullopt;
  return resolve(f, *expr);
}

bool Resolver::weekday_agrees(const CalendarUnit& unit, int weekday) {
  return weekday == 0 || date::weekday(day_of_instant(unit.begin)) ==
                             date::weekday(static_cast<unsigned>(weekday % 7));
}

void Resolver::check_weekday(const FoundExpr& f, const CalendarUnit& unit, int weekday) {
  if (weekday_agrees(unit, weekday)) return;
  const std::string message = quote(f) + " names a " +
                              std::string(weekday_names[static_cast<std::size_t>(weekday)]) +
                              ", but " + value_of(unit).value + " is a " +
                              std::string(weekday_name(day_of_instant(unit.begin)));
  diagnostics_.push_back({Severity::warning, "weekday-mismatch", message, f.span});
  say("The weekday disagrees with the date; the date is kept.");
}

Resolver::Result Resolver::resolve_date(const FoundExpr& f, const CalendarDate& d) {
  if (d.month != 0 && d.day != 0) return resolve_month_day(f, d);
  if (d.month != 0) return resolve_month(f, d);
  if (d.day != 0) return resolve_day_of_month(f, d);
  if (d.weekday != 0) return resolve_weekday(f, d);
  Result r =
      of_unit({LocalSeconds(LocalDays(date::year(d.year.value_or(0)) / 1 / 1)), G::year}, {});
  r.stated_year = true;
  say("The words give the year in full.");
  return r;
}

Resolver::Result Resolver::resolve_month_day(const FoundExpr& f, const CalendarDate& d) {
  std::optional<int> year = d.year;
  Anchor anchor;
  bool stated = year.has_value();
  if (!year && d.within) {
    const auto outer = within(f, d.within);
    if (!outer || !outer->value.resolved)
      return partial("XXXX-" + two(d.month) + "-" + two(d.day), TimexType::date,
                     "The year it is of can't be told.", outer && outer->unanchored);
    year = year_of(outer->value.interval.begin);
    anchor = outer->anchor;
  }
  const auto exists = [&](int y) {
    return date::year_month_day(date::year(y), date::month(static_cast<unsigned>(d.month)),
                                date::day(static_cast<unsigned>(d.day)))
        .ok();
  };
  if (!year && dateline_ && static_cast<std::size_t>(*dateline_->anchor.timex) == current_) {
    say("It is the dateline's: the day on which the news was written.");
    anchor = {Anchor::Kind::creation_time, speech_ ? speech_->interval.begin : LocalSeconds{}, {}};
    if (speech_) year = year_of(dateline_->interval.begin);
  }
  // "31 February", "29 February of last year"
  if (!exists(year.value_or(2000)))
    return partial("XXXX-XX-XX", TimexType::date, "There is no such day.", false);
  if (year) {
    const CalendarUnit unit{
        LocalSeconds(LocalDays(date::year(*year) / date::month(static_cast<unsigned>(d.month)) /
                               date::day(static_cast<unsigned>(d.day)))),
        G::day};
    if (stated) say("The words give the date in full.");
    check_weekday(f, unit, d.weekday);
    Result r = of_unit(unit, anchor);
    r.stated_year = stated;
    return r;
  }
  const std::string open = "XXXX-" + two(d.month) + "-" + two(d.day);
  const auto candidates_at = [&](LocalDays around) {
    std::vector<CalendarUnit> all = month_day_candidates(d.month, d.day, around);
    if (d.weekday != 0) {
      std::vector<CalendarUnit> agreeing;
      for (const CalendarUnit& c : all)
        if (weekday_agrees(c, d.weekday)) agreeing.push_back(c);
      if (!agreeing.empty()) {
        say(Step::clue, [&] {
          return "Of the years around it only " + list(agreeing) + " falls on a " +
                 std::string(weekday_names[static_cast<std::size_t>(d.weekday)]) + ".";
        });
        return agreeing;
      }
    }
    return all;
  };
  Result r = resolve_yearly(f, candidates_at, open, d.deixis, d.month, d.day, d.weekday);
  if (d.weekday == 0 || !r.value.resolved) return r;
  check_weekday(f, {r.value.interval.begin, G::day}, d.weekday);
  // "Wednesday, July 10" in July, when another year's is a Wednesday: either word may be wrong.
  if (speech_ && !history_) {
    const LocalDays around = day_of_instant(speech_->interval.begin);
    const CalendarUnit nearest =
        choose(month_day_candidates(d.month, d.day, around), around, Direction::nearest);
    constexpr days month(31);
    if (nearest.begin != r.value.interval.begin && !weekday_agrees(nearest, d.weekday) &&
        nearest.begin + month > speech_->interval.begin &&
        nearest.begin < speech_->interval.end + month) {
      const TimeValue value = value_of(nearest);
      r.alternatives.push_back({value.value, value.interval,
                                "It is nearer to the document's own day, but a " +
                                    std::string(weekday_name(day_of_instant(nearest.begin))) +
                                    "."});
    }
  }
  return r;
}

Resolver::Result Resolver::resolve_yearly(const FoundExpr& f, const CandidatesAt& candidates_at,
                                          const std::string& open, Deixis deixis, int month,
                                          int day, int weekday) {
  if (deixis == Deixis::last || deixis == Deixis::next || deixis == Deixis::this_) {
    const Reference* now = speech();
    if (now == nullptr) return missing(open);
    return pointed(f, candidates_at(day_of_instant(now->interval.begin)), *now, deixis);
  }
  if (deixis == Deixis::that || deixis == Deixis::same || deixis == Deixis::the) {
    if (const Told* t = told(f, G::year, Ahead::if_it_looks_ahead)) {
      const Reference ref = reference_to(*t);
      const std::vector<CalendarUnit> candidates =
          candidates_at(day_of_instant(ref.interval.begin));
      CalendarUnit unit = follow(candidates, *t);
      // "that autumn", "that Christmas", told of a February: of the same year
      if (month == 0 && deixis != Deixis::the && t->granularity <= G::month &&
          !to_interval(unit).contains(ref.interval.begin) &&
          unit.begin + days(300) > ref.interval.begin)
        for (const CalendarUnit& c : candidates)
          if (year_of(c.begin) == year_of(ref.interval.begin)) unit = c;
      say_reckoned(ref, candidates);
      say(Step::clue, [&] {
        return "It points at what was told, so the nearest to it is meant: " +
               value_of(unit).value + ".";
      });
      return of_unit(unit, ref.anchor);
    }
  }
  if (deixis == Deixis::following || deixis == Deixis::previous) {
    const Told* t = told(f, G::year, Ahead::skipped);
    if (t == nullptr)
      return partial(open, TimexType::date, "What it follows can't be told.", false);
    const Reference ref = reference_to(*t);
    return stepped(f, candidates_at(day_of_instant(ref.interval.begin)), ref,
                   deixis == Deixis::following);
  }
  // The other end of a range is the best anchor.
  if (f.partner && *f.partner + 1 == current_ && out_[*f.partner].resolved) {
    const auto* told_partner = told_.empty() ? nullptr : &told_.back();
    if (told_partner != nullptr && static_cast<std::size_t>(told_partner->id) == *f.partner) {
      const Reference ref = reference_to(*told_partner);
      return pick(candidates_at(day_of_instant(ref.interval.begin)), ref, Direction::future,
                  {"it ends the range that begins there"});
    }
  }
  // A day that the document names in full elsewhere.
  if (day != 0 && month != 0 && !history_) {
    const auto named = named_days_.find({month, day});
    if (named != named_days_.end() &&
        (!speech_ || history_ || named->second < year_of(speech_->interval.begin))) {
      const CalendarUnit unit{LocalSeconds(LocalDays(date::year(named->second) /
                                                     date::month(static_cast<unsigned>(month)) /
                                                     date::day(static_cast<unsigned>(day)))),
                              G::day};
      if (weekday_agrees(unit, weekday) && clue(f).direction != Direction::future) {
        say("The document names this day in full elsewhere.");
        return of_unit(unit, {});
      }
    }
  }
  // "in winter they feed here": any winter
  if (f.rule->name == "season" && deixis == Deixis::none && f.before == "in" &&
      !lexed_.lexemes[f.first_lexeme].capital && lexed_.lexemes[f.first_lexeme].lower != "the" &&
      (clue(f).direction == Direction::unknown ||
       (clue(f).direction == Direction::future && !clue(f).firm)))
    return partial(open, TimexType::date, "It speaks of the season as such, not of one year's.",
                   false);
  // "the season usually peaks in February"
  if (deixis == Deixis::none && told_of_as_usual(f))
    return partial(open, TimexType::date, "It speaks of what is usual, not of one year's.", false);
  if (f.rule->name == "holiday" && (f.before == "like" || f.before == "as"))
    return partial(open, TimexType::date, "It speaks of the day as such, not of one year's.",
                   false);
  if (auto r = resolve_in_chronology(f, candidates_at)) return *std::move(r);
  if (const Told* t = narrative(f, as_of(f) || near_today(candidates_at, month, day))) {
    const Reference ref = reference_to(*t);
    if (history_ && story_years_[current_]) {
      const int year = *story_years_[current_];
      for (const CalendarUnit& c : candidates_at(LocalDays(date::year(year) / 7 / 1)))
        if (year_of(c.begin) == year) {
          say(Step::clue, [&] {
            return "In the order of the story's dates it is of " + year_value(year) +
                   ": that needs the fewest steps back.";
          });
          return of_unit(c, ref.anchor);
        }
    }
    const std::vector<CalendarUnit> candidates = candidates_at(day_of_instant(ref.interval.begin));
    const CalendarUnit unit = follow(candidates, *t);
    say_reckoned(ref, candidates);
    say(Step::clue, [&] {
      return "The story is in " + year_value(year_of(ref.interval.begin)) +
             " here and goes on from there, so " + value_of(unit).value + " is meant.";
    });
    return of_unit(unit, ref.anchor);
  }
  const Reference* now = speech();
  if (now == nullptr) return missing(open);
  const std::vector<CalendarUnit> candidates = candidates_at(day_of_instant(now->interval.begin));
  const LocalDays around = day_of_instant(now->interval.begin);
  const CalendarUnit back = choose(candidates, around, Direction::past);
  const CalendarUnit ahead = choose(candidates, around, Direction::future);
  const bool limit =
      f.before == "until" || f.before == "till" || f.before == "through" || f.before == "by";
  constexpr days far(320), near(45);
  const bool news = !history_ && speech_ && (day != 0 || (limit && month != 0));
  const bool soon = news && back.begin + (limit ? days(200) : far) < now->interval.begin &&
                    ahead.begin < now->interval.end + (limit ? days(165) : near);
  // Whichever way the sentence looks, it is this one: no need to ask.
  const ClueReason too_far{"of a day nearly a year away news would name the year"};
  if (back == ahead && !certain_clue(f))
    return pick(candidates, *now, Direction::nearest,
                to_interval(back).contains(now->interval.begin)
                    ? ClueReason{"the document's own day lies in it"}
                    : ClueReason{"it is the only one"});
  if (soon && LocalSeconds(around) - back.begin > 2 * (ahead.begin - LocalSeconds(around)) &&
      !certain_clue(f))
    return pick(candidates, *now, Direction::nearest, too_far);
  const Clue& c = clue(f);
  Direction direction = c.direction;
  // "will" of a month that has begun, "did" of one that hasn't ended: both hold the present.
  // A plan of then may have had its day: of units a year apart the nearest is meant.
  // What is put off "to June" or "until June" lies ahead still.
  const bool put_off = f.before == "to" || f.before == "until" || f.before == "through";
  // "cut fares starting in June": the change was made or announced
  const bool starting = f.before == "starting" && direction == Direction::past;
  if ((c.soft && !put_off) || starting || (f.before == "for" && direction == Direction::past))
    direction = Direction::nearest;
  // Of a day nearly a year away news would name the year; "was extended until October 14" may well
  // lie ahead.
  const bool ahead_rather = direction == Direction::past && soon;
  const bool back_rather = news && direction == Direction::future && !c.firm &&
                           ahead.begin > now->interval.end + far &&
                           back.begin + days(60) > now->interval.begin;
  if (ahead_rather || back_rather) return pick(candidates, *now, Direction::nearest, too_far);
  return pick(candidates, *now, direction, c.reason, &c);
}

bool Resolver::near_today(const CandidatesAt& candidates_at, int month, int day) const {
  if (!speech_ || history_ || month == 0) return false;
  const LocalDays around = day_of_instant(speech_->interval.begin);
  const CalendarUnit nearest = choose(candidates_at(around), around, Direction::nearest);
  const days weeks(day == 0 ? 31 : 45);
  return to_interval(nearest).end + weeks > speech_->interval.begin &&
         nearest.begin < speech_->interval.end + weeks;
}

bool Resolver::told_of_as_usual(const FoundExpr& f) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  for (std::uint32_t k = f.first_lexeme; k-- > begin && k + reach >= f.first_lexeme;) {
    const Lexeme& l = lexed_.lexemes[k];
    if (l.kind == LexemeKind::mark && l.mark != '-') return false;
    if (l.lower == "usually" || l.lower == "typically" || l.lower == "normally" ||
        l.lower == "traditionally" || l.lower == "generally")
      return true;
  }
  return false;
}

bool Resolver::possessive(const FoundExpr& f) const {
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  return f.last_lexeme + 1 < end && lexed_.lexemes[f.last_lexeme].mark == '\'' &&
         !lexed_.lexemes[f.last_lexeme].space_before &&
         lexed_.lexemes[f.last_lexeme + 1].lower == "s";
}

Resolver::Result Resolver::pointed(const FoundExpr& f, const std::vector<CalendarUnit>& candidates,
                                   const Reference& now, Deixis deixis) {
  const Interval today = now.interval;
  const CalendarUnit* chosen = nullptr;
  if (deixis == Deixis::last) {
    for (const CalendarUnit& c : candidates)
      if (to_interval(c).end <= today.begin) chosen = &c;
    if (chosen == nullptr) chosen = &candidates.front();
  } else if (deixis == Deixis::next) {
    for (const CalendarUnit& c : candidates)
      if (c.begin >= today.end) {
        chosen = &c;
        break;
      }
    if (chosen == nullptr) chosen = &candidates.back();
  } else {
    const int year = year_of(today.begin);
    for (const CalendarUnit& c : candidates)
      if (year_of(c.begin) == year) chosen = &c;
    if (chosen == nullptr) chosen = &candidates.front();
  }
  say_reckoned(now, candidates);
  say(Step::clue, [&] {
    return std::string(deixis == Deixis::last   ? "\"last\" takes the latest that is over: "
                       : deixis == Deixis::next ? "\"next\" takes the first that is still to come: "
                                                : "\"this\" takes the one of the same year: ") +
           value_of(*chosen).value + ".";
  });
  (void)f;
  return of_unit(*chosen, now.anchor);
}

Resolver::Result Resolver::stepped(const FoundExpr& f, const std::vector<CalendarUnit>& candidates,
                                   const Reference& ref, bool forward) {
  const CalendarUnit* chosen = forward ? &candidates.back() : &candidates.front();
  if (forward) {
    for (const CalendarUnit& c : candidates)
      if (c.begin >= ref.interval.end) {
        chosen = &c;
        break;
      }
  } else {
    for (const CalendarUnit& c : candidates)
      if (to_interval(c).end <= ref.interval.begin) chosen = &c;
  }
  say_reckoned(ref, {});
  say(Step::clue, [&] {
    return std::string("The ") + (forward ? "first after" : "last before") +
           " it is meant: " + value_of(*chosen).value + ".";
  });
  (void)f;
  Result r = of_unit(*chosen, ref.anchor);
  r.backward = !forward;
  return r;
}

Resolver::Result Resolver::resolve_month(const FoundExpr& f, const CalendarDate& d) {
  const auto month_of_year = [&](int year) {
    return CalendarUnit{
        LocalSeconds(LocalDays(date::year(year) / date::month(static_cast<unsigned>(d.month)) / 1)),
        G::month};
  };
  if (d.year) {
    say("The words give month and year.");
    Result r = of_unit(month_of_year(*d.year), {});
    r.stated_year = true;
    return r;
  }
  const std::string open = "XXXX-" + two(d.month);
  if (d.within) {
    const auto outer = within(f, d.within);
    if (!outer || !outer->value.resolved)
      return partial(open, TimexType::date, "The year it is of can't be told.",
                     outer && outer->unanchored);
    return of_unit(month_of_year(year_of(outer->value.interval.begin)), outer->anchor);
  }
  return resolve_yearly(
      f, [&](LocalDays around) { return month_candidates(d.month, around); }, open, d.deixis,
      d.month, 0, 0);
}

Resolver::Result Resolver::resolve_day_of_month(const FoundExpr& f, const CalendarDate& d) {
  std::string open = "XXXX-XX-" + two(d.day);
  if (d.within) {
    const auto outer = within(f, d.within);
    if (outer && outer->value.resolved) {
      const LocalSeconds begin = unit_at(outer->value.interval.begin, G::month).begin;
      const LocalSeconds day = begin + days(d.day - 1);
      if (unit_at(day, G::month).begin == begin)
        return of_unit(unit_at(day, G::day), outer->anchor);
    }
    return partial(std::move(open), TimexType::date, "The month it is of can't be told.", false);
  }
  const auto filtered = [&](LocalDays around) {
    std::vector<CalendarUnit> all = day_of_month_candidates(d.day, around);
    if (d.weekday == 0) return all;
    // "Friday the 13th"
    std::vector<CalendarUnit> agreeing;
    CalendarUnit month = shift(unit_at(LocalSeconds(around), G::month), -14);
    for (int k = 0; k < 28; ++k, month = shift(month, 1)) {
      const CalendarUnit unit = unit_at(month.begin + days(d.day - 1), G::day);
      if (unit_at(unit.begin, G::month) == month && weekday_agrees(unit, d.weekday))
        agreeing.push_back(unit);
    }
    return agreeing.empty() ? all : agreeing;
  };
  if (const Told* t = d.weekday == 0 ? told(f, G::month, Ahead::if_it_looks_ahead) : nullptr) {
    const Reference ref = reference_to(*t);
    const CalendarUnit month = unit_at(ref.interval.begin, G::month);
    const CalendarUnit unit = unit_at(month.begin + days(d.day - 1), G::day);
    if (unit_at(unit.begin, G::month) == month) {
      say(Step::anchor, [&] { return "It is a day of the month of " + ref.description + "."; });
      return of_unit(unit, ref.anchor);
    }
  }
  const Reference* now = speech();
  if (now == nullptr) return missing(std::move(open));
  const Clue& c = clue(f);
  return pick(filtered(day_of_instant(now->interval.begin)), *now, c.direction, c.reason, &c);
}

Resolver::Result Resolver::resolve_weekday(const FoundExpr& f, const CalendarDate& d) {
  const std::string open = "XXXX-WXX-" + std::to_string(d.weekday);
  const auto later = [&](Result r) {
    if (d.weeks != 0 && r.value.resolved) {
      const int sign = d.deixis == Deixis::last ? -1 : 1;
      say(sign > 0 ? "\"week\" or \"after next\" adds seven days."
                   : "\"before last\" goes back seven days more.");
      r.value = value_of(shift(unit_at(r.value.interval.begin, G::day), 7 * sign * d.weeks));
    }
    return r;
  };
  if (d.within) {
    const auto outer = within(f, d.within);
    if (!outer || !outer->value.resolved)
      return partial(open, TimexType::date, "The week it is of can't be told.",
                     outer && outer->unanchored);
    return of_unit(shift(CalendarUnit{unit_at(outer->value.interval.begin, G::week).begin, G::day},
                         d.weekday - 1),
                   outer->anchor);
  }
  const auto candidates_at = [&](const Reference& ref) {
    return weekday_candidates(d.weekday, day_of_instant(ref.interval.begin));
  };
  switch (d.deixis) {
    case Deixis::that:
    case Deixis::same:
    case Deixis::the: {
      const Told* t = told(f, G::day, Ahead::if_it_looks_ahead);
      if (t != nullptr) {
        const Reference ref = reference_to(*t);
        const bool until =
            f.before == "until" || f.before == "till" || f.before == "to" || f.before == "through";
        return pick(candidates_at(ref), ref, until ? Direction::future : Direction::nearest,
                    {"it points at what was told"});
      }
      // a month was told: which of its Fridays can't be known
      if (d.deixis != Deixis::the)
        return partial(open, TimexType::date, "What it points at can't be told.", false);
      break;
    }
    case Deixis::following:
    case Deixis::previous: {
      if (const Told* t = told(f, G::day, Ahead::if_it_looks_ahead)) {
        const Reference ref = reference_to(*t);
        return stepped(f, candidates_at(ref), ref, d.deixis == Deixis::following);
      }
      if (speech() == nullptr) return missing(open);
      return stepped(f, candidates_at(*speech()), *speech(), d.deixis == Deixis::following);
    }
    default:
      break;
  }
  const Reference* now = speech();
  if (const Told* here = entry(f);
      here != nullptr && here->granularity <= G::day && d.deixis == Deixis::none && d.weeks == 0) {
    const Reference ref = reference_to(*here);
    const Direction direction = clue(f).direction;
    return pick(candidates_at(ref), ref,
                direction == Direction::unknown ? Direction::nearest : direction,
                {"the entry is told as of its own day"});
  }
  if (now == nullptr) return missing(open);
  if (d.deixis == Deixis::last || d.deixis == Deixis::next)
    return later(pointed(f, candidates_at(*now), *now, d.deixis));
  if (d.weeks != 0) {
    Result r = stepped(f, candidates_at(*now), *now, true);
    // "Friday week" on a Friday is a week from today
    if (date::weekday(day_of_instant(now->interval.begin)) ==
        date::weekday(static_cast<unsigned>(d.weekday % 7)))
      return r;
    return later(std::move(r));
  }
  if (d.deixis == Deixis::this_) {
    const Clue& c = clue(f);
    const Direction direction =
        c.direction == Direction::past ? Direction::past : Direction::future;
    return pick(
        candidates_at(*now), *now, direction,
        direction == Direction::past ? c.reason : ClueReason{"\"this\" points to the coming one"});
  }
  // The second end of a range of days.
  if (f.partner && *f.partner + 1 == current_ && !told_.empty() &&
      static_cast<std::size_t>(told_.back().id) == *f.partner &&
      told_.back().granularity <= G::day) {
    const Reference ref = reference_to(told_.back());
    return pick(candidates_at(ref), ref, Direction::future,
                {"it ends the range that begins there"});
  }
  // Without a date of its own, a story runs forward from the day that it named.
  if (!speech_ && text_anchor_) {
    if (const Told* t = told(f, G::day, Ahead::taken);
        t != nullptr && t->block == block_of(f) && clue(f).direction != Direction::future) {
      const Reference ref = reference_to(*t);
      return pick(candidates_at(ref), ref, Direction::nearest, {"it is told beside that day"});
    }
  }
  // Of the name of today nobody need know which way the sentence looks.
  if (date::weekday(day_of_instant(now->interval.begin)).iso_encoding() ==
          static_cast<unsigned>(d.weekday) &&
      !possessive(f) && other_time(f, false) == nullptr && saying(f) == nullptr && !certain_clue(f))
    return pick(candidates_at(*now), *now, Direction::nearest, {"it names the document's own day"});
  // A story of another time: the weekday is of the days that it tells of.
  const Clue& c = clue(f);
  if (c.direction == Direction::past) {
    if (const Told* t = narrative(f, false); t != nullptr && t->granularity <= G::day &&
                                             t->block == block_of(f) &&
                                             (t->sentence == f.sentence || history_)) {
      const Reference ref = reference_to(*t);
      return pick(candidates_at(ref), ref, Direction::nearest, {"the story is told of those days"});
    }
  }
  // Reported speech is reckoned from the day of saying: what "would" be lies ahead of it, what
  // "had" been before it.
  if ((c.direction == Direction::future && c.then && !c.firm) ||
      (c.direction == Direction::past && c.before && !c.saying)) {
    if (const Told* said = saying(f)) {
      const Reference ref = reference_to(*said);
      const std::vector<CalendarUnit> candidates = candidates_at(ref);
      const LocalDays day = day_of_instant(ref.interval.begin);
      // of the day of saying itself nobody would say its name again
      const bool same = date::weekday(day).iso_encoding() == static_cast<unsigned>(d.weekday);
      if (!same) return pick(candidates, ref, c.direction, c.reason);
    }
  }
  Direction direction = c.direction;
  ClueReason reason = c.reason;
  // "called a strike for Monday"
  if (f.before == "for" && direction == Direction::past && !possessive(f)) {
    direction = Direction::future;
    reason = {"\"for\" before a day names one to come"};
  }
  // "Tuesday's hearing": what was told of that day, whatever the sentence says of it now.
  if (direction == Direction::future && possessive(f)) {
    int steps = 0;
    for (auto t = told_.rbegin(); t != told_.rend() && steps < 60; ++t, ++steps) {
      if (t->ahead || t->titled || t->granularity > G::day ||
          date::weekday(day_of_instant(t->interval.begin)).iso_encoding() !=
              static_cast<unsigned>(d.weekday) ||
          t->interval.begin + days(7) < now->interval.begin)
        continue;
      say([&] { return "It was told of before, in " + reference_to(*t).description + "."; });
      return of_unit({LocalSeconds(day_of_instant(t->interval.begin)), G::day}, now->anchor);
    }
  }
  if (direction == Direction::unknown) {
    direction = Direction::past;
    reason = {"news tells mostly of days gone by, and no word looks ahead"};
  }
  return pick(candidates_at(*now), *now, direction, reason, &c);
}

Resolver::Result Resolver::resolve_numeric(const FoundExpr& f, const NumericDate& n) {
  bool day_first = day_first_;
  if (n.first > 12) day_first = true;
  if (n.second > 12) day_first = false;
  CalendarDate d;
  d.year = n.year;
  d.day = day_first ? n.first : n.second;
  d.month = day_first ? n.second : n.first;
  const date::year_month_day ymd(date::year(n.year.value_or(2000)),
                                 date::month(static_cast<unsigned>(d.month)),
                                 date::day(static_cast<unsigned>(d.day)));
  if (!ymd.ok()) return partial("XXXX-XX-XX", TimexType::date, "There is no such day.", false);
  if (n.first > 12 || n.second > 12 || n.first == n.second) return resolve_month_day(f, d);
  const std::string order = day_first ? "day before month" : "month before day";
  if (!day_first_reason_.empty()) {
    say([&] { return "It is read " + order + ": " + day_first_reason_ + "."; });
    return resolve_month_day(f, d);
  }
  say([&] { return "It is read " + order + ", but nothing in the document decides the order."; });
  diagnostics_.push_back({Severity::warning, "ambiguous-date",
                          "nothing in the document says whether the day or the month of " +
                              quote(f) + " comes first; read as " + order,
                          f.span});
  Result result = resolve_month_day(f, d);
  if (auto other = other_order(f, d)) result.alternatives.push_back(std::move(*other));
  return result;
}

std::optional<Alternative> Resolver::other_order(const FoundExpr& f, const CalendarDate& read) {
  CalendarDate d = read;
  std::swap(d.day, d.month);
  std::vector<Reason>* const why = why_;
  why_ = nullptr;  // of the reading that is kept
  Result other = resolve_month_day(f, d);
  why_ = why;
  if (!other.value.resolved) return std::nullopt;
  return Alternative{other.value.value, other.value.interval,
                     "Nothing in the document says whether day or month comes first."};
}

}  // namespace dateline
