#include "dateline/core/dates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "clues.hpp"
#include "date_finder.hpp"
#include "holidays.hpp"
#include "resolve.hpp"

namespace dateline {
namespace {

using G = Granularity;
using date::days;

template <typename... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

std::string two(int n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

constexpr std::array<std::string_view, 8> weekday_names = {
    "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string_view weekday_name(LocalDays day) {
  const unsigned w = date::weekday(day).iso_encoding();
  return weekday_names[w];
}

LocalDays day_of_instant(LocalSeconds t) {
  return date::floor<days>(t);
}

int year_of(LocalSeconds t) {
  return static_cast<int>(date::year_month_day(day_of_instant(t)).year());
}

std::string part_code(DayPart part) {
  constexpr std::array<std::string_view, 7> codes = {"", "TMO", "TAF", "TEV", "TNI", "TDT", "TMI"};
  return std::string(codes[static_cast<std::size_t>(part)]);
}

std::string_view season_code(int index) {
  constexpr std::array<std::string_view, 5> codes = {"XX", "SP", "SU", "FA", "WI"};
  return codes[static_cast<std::size_t>(index)];
}

// A value that was resolved earlier in the document, for later expressions to point at.
struct Told {
  Interval interval;
  Granularity granularity = G::day;
  TimexId id{};
  std::uint32_t sentence = 0, block = 0;
  bool backward = false;  // "two days earlier": a glance back that the story doesn't follow
  bool ahead = false;     // lies after the creation time
  bool titled = false;
  bool clock = false;
  bool stated_year = false;
  bool attributive = false;  // "the 1965 Act": names a thing, tells no time
};

class Resolver {
 public:
  Resolver(const Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics), lexed_(lex(document)) {}

  std::vector<Timex> run() {
    found_ = find_expressions(document_, lexed_);
    survey();
    out_.reserve(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) {
      current_ = i;
      resolve_one(found_[i]);
    }
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (found_[i].partner) {
        out_[i].range_partner = TimexId(static_cast<std::uint32_t>(*found_[i].partner));
        out_[i].why.push_back("It is one end of a range with " + quote(found_[*found_[i].partner]) +
                              ".");
      }
    return std::move(out_);
  }

 private:
  // ── what the whole document says ──────────────────────────────────────────────────────────────

  void survey() {
    int first_over_12 = 0, second_over_12 = 0, day_month = 0, month_day = 0;
    std::vector<int> years;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      FoundExpr& f = found_[i];
      if (const auto* n = std::get_if<NumericDate>(&f.expr.value)) {
        first_over_12 += n->first > 12;
        second_over_12 += n->second > 12;
      }
      if (const auto* t = std::get_if<TimeOfDay>(&f.expr.value); t != nullptr && t->day)
        if (const auto* day = std::get_if<CalendarDate>(&t->day->value);
            day != nullptr && day->year && day->month != 0 && day->day != 0)
          named_days_.try_emplace({day->month, day->day}, *day->year);
      auto* d = std::get_if<CalendarDate>(&f.expr.value);
      if (d == nullptr) continue;
      if (d->month != 0 && d->day != 0 && f.rule->name != "iso_date") {
        const Lexeme& l = lexed_.lexemes[f.first_lexeme];
        (l.kind == LexemeKind::number ? day_month : month_day) += 1;
        if (d->year) named_days_.try_emplace({d->month, d->day}, *d->year);
      }
      if (d->year) years.push_back(*d->year);
      // "August 14 - September 2, 1914": the year belongs to both ends.
      if (f.partner && *f.partner == i + 1 && !d->year && !d->within && d->month != 0) {
        if (const auto* e = std::get_if<CalendarDate>(&found_[i + 1].expr.value);
            e != nullptr && e->year && e->month != 0)
          d->year = d->month > e->month ? *e->year - 1 : *e->year;
      }
    }
    const std::string_view text = document_.source.text();
    const bool pounds = text.find("\u00A3") != std::string_view::npos;
    const bool dollars = text.find('$') != std::string_view::npos;
    if (first_over_12 != second_over_12) {
      day_first_ = first_over_12 > second_over_12;
      day_first_reason_ = "another date of the document can only be read so";
    } else if (day_month != month_day) {
      day_first_ = day_month > month_day;
      day_first_reason_ = day_first_ ? "the document writes days before months"
                                     : "the document writes months before days";
    } else if (pounds != dollars) {
      day_first_ = pounds;
      day_first_reason_ =
          pounds ? "the document counts in pounds" : "the document counts in dollars";
    } else {
      day_first_ = true;
    }
    if (document_.creation_time) {
      Reference r;
      r.interval = to_interval(unit_at(document_.creation_time->when.begin, G::day));
      r.granularity = G::day;
      r.anchor = {document_.creation_time->origin == "--date" ? Anchor::Kind::user
                                                              : Anchor::Kind::creation_time,
                  document_.creation_time->when.begin,
                  {}};
      r.anchor.kind = Anchor::Kind::creation_time;
      r.description = "the document's date, " +
                      std::string(weekday_name(day_of_instant(r.interval.begin))) + " " +
                      to_iso(r.interval.begin) +
                      (document_.creation_time->origin.empty()
                           ? ""
                           : " (from " + document_.creation_time->origin + ")");
      speech_ = r;
    }
    // A history tells of years far from its own, and doesn't reckon from its own day.
    std::size_t news = 0;
    for (const FoundExpr& f : found_) news += reckons_from_today(f.expr);
    std::sort(years.begin(), years.end());
    if (years.size() >= 4) {
      const std::vector<int> years_all = years;
      const std::size_t count = years.size();
      const int median = years[years.size() / 2];
      const auto distinct =
          static_cast<std::size_t>(std::unique(years.begin(), years.end()) - years.begin());
      const int now = speech_ ? year_of(speech_->interval.begin) : 0;
      history_ = news * 8 < found_.size() && distinct >= 2 &&
                 (!speech_ || std::abs(now - median) > 2 ||
                  (count >= 20 && distinct >= 4 && past_share(years_all, now) > 0.6));
    }
  }

  // "Wednesday", "yesterday", "last week", "two months ago", "this afternoon".
  static bool reckons_from_today(const TimeExpr& expr) {
    const auto pointing = [](Deixis d) {
      return d == Deixis::last || d == Deixis::next || d == Deixis::this_;
    };
    if (const auto* d = std::get_if<CalendarDate>(&expr.value))
      return (d->weekday != 0 && d->month == 0 && d->day == 0 && d->deixis == Deixis::none) ||
             pointing(d->deixis);
    if (const auto* u = std::get_if<UnitReference>(&expr.value)) return pointing(u->deixis);
    if (const auto* p = std::get_if<CalendarPart>(&expr.value)) return pointing(p->deixis);
    if (const auto* s = std::get_if<Shift>(&expr.value)) return s->from == Shift::From::speech;
    if (const auto* t = std::get_if<TimeOfDay>(&expr.value))
      return pointing(t->deixis) || (t->day && reckons_from_today(*t->day));
    return false;
  }

  static double past_share(const std::vector<int>& years, int now) {
    const auto past = std::count_if(years.begin(), years.end(), [&](int y) { return y < now - 1; });
    return static_cast<double>(past) / static_cast<double>(years.size());
  }

  // ── references ────────────────────────────────────────────────────────────────────────────────

  std::string quote(const FoundExpr& f) const {
    return "\"" + std::string(document_.source.slice(f.span)) + "\"";
  }

  Reference reference_to(const Told& t) const {
    Reference r;
    r.interval = t.interval;
    r.granularity = t.granularity;
    r.anchor = {Anchor::Kind::timex, t.interval.begin, t.id};
    r.description = quote(found_[static_cast<std::size_t>(t.id)]) + " told before (" +
                    out_[static_cast<std::size_t>(t.id)].value + ")";
    return r;
  }

  std::uint32_t block_of(const FoundExpr& f) const { return document_.sentences[f.sentence].block; }

  bool in_title(const FoundExpr& f) const {
    const BlockKind kind = document_.blocks[block_of(f)].kind;
    return kind == BlockKind::title;
  }

  // What was told last, as coarse as `coarsest` at most. Looks back over this block and, unless the
  // text is a history, one more.
  const Told* told(const FoundExpr& f, G coarsest, bool skip_ahead,
                   bool skip_backward = false) const {
    return told(f, coarsest, skip_ahead, skip_backward, [](const Told&) { return true; });
  }

  template <typename Fits>
  const Told* told(const FoundExpr& f, G coarsest, bool skip_ahead, bool skip_backward,
                   Fits fits) const {
    const std::uint32_t block = block_of(f);
    const std::uint32_t reach = history_ ? 6 : 2;
    int steps = 0;
    for (auto t = told_.rbegin(); t != told_.rend() && steps < 60; ++t, ++steps) {
      if (t->block + reach < block) break;
      if (t->titled || t->granularity > coarsest) continue;
      if (skip_ahead && t->ahead && t->sentence != f.sentence) continue;
      if (skip_backward && t->backward && t->sentence != f.sentence) continue;
      if (!fits(*t)) continue;
      return &*t;
    }
    return nullptr;
  }

  // "He resigned in July, and two weeks later …": what was told last is too coarse, and what lies
  // behind it isn't meant.
  bool coarser_between(const FoundExpr& f, G coarsest) const {
    if (coarsest > G::day) return false;
    int steps = 0;
    for (auto t = told_.rbegin(); t != told_.rend() && steps < 8; ++t, ++steps) {
      if (t->sentence != f.sentence) return false;
      if (t->granularity <= coarsest) return false;
      if (!t->attributive && !t->ahead && t->granularity <= G::season) return true;
    }
    return false;
  }

  // Whether dates of this sentence continue a story of another time than the document's own.
  const Told* narrative(const FoundExpr& f, Direction direction) const {
    // In a history only "will" and the present perfect speak of the writer's own day.
    // What lay ahead of a past verb ("recommended that it be shut by May") lies ahead of the story.
    if (speech_ && (clue_.present ||
                    (direction == Direction::future && !clue_.then && (!history_ || clue_.firm))))
      return nullptr;
    // A plan that was dropped is news, whatever year was glanced at before it.
    if (speech_ && !history_ && direction == Direction::nearest) return nullptr;
    const std::uint32_t block = block_of(f);
    int steps = 0;
    for (auto t = told_.rbegin(); t != told_.rend() && steps < 40; ++t, ++steps) {
      if (t->granularity > G::year || (t->titled && t->granularity != G::year)) continue;
      if (!history_ && speech_ && (t->block != block || t->sentence + 2 < f.sentence))
        return nullptr;
      if (t->ahead || t->attributive || (t->backward && !history_)) continue;
      if (speech_ && t->interval.begin + days(300) > speech_->interval.begin) {
        if (history_) continue;
        return nullptr;
      }
      // A bare year says less of where the story is than a month of that year told just before.
      if (t->granularity == G::year && history_) {
        int more = 0;
        for (auto u = t + 1; u != told_.rend() && more < 6; ++u, ++more)
          if (u->granularity <= G::season && t->interval.contains(u->interval.begin) &&
              u->block + 2 >= t->block && !u->backward)
            return &*u;
      }
      return &*t;
    }
    return nullptr;
  }

  // ── clues ─────────────────────────────────────────────────────────────────────────────────────

  const Clue& clue(const FoundExpr& f) {
    if (clue_for_ != current_ + 1) {
      std::uint32_t first = f.first_token;
      clue_ = read_direction(document_, first, f.last_token, f.sentence, f.before);
      clue_for_ = current_ + 1;
      // In a range the second end lies after the first.
    }
    return clue_;
  }

  std::string list(const std::vector<CalendarUnit>& candidates) const {
    std::string text;
    for (const CalendarUnit& c : candidates) {
      if (!text.empty()) text += ", ";
      text += value_of(c).value;
    }
    return text;
  }

  // ── one expression ────────────────────────────────────────────────────────────────────────────

  struct Result {
    TimeValue value;
    Anchor anchor;
    bool backward = false;
    bool unanchored = false;  // a creation time would have decided
    bool stated_year = false;
    bool plain = false;  // durations and the like: nothing to resolve
  };

  std::vector<std::string>* why_ = nullptr;
  void say(std::string sentence) {
    if (why_ != nullptr) why_->push_back(std::move(sentence));
  }

  Result partial(std::string value, TimexType type, std::string reason, bool unanchored) {
    Result r;
    r.value.type = type;
    r.value.value = std::move(value);
    r.unanchored = unanchored;
    say(std::move(reason));
    return r;
  }

  Result missing(std::string value, TimexType type = TimexType::date) {
    return partial(std::move(value), type,
                   "It stays open: the document has no date of its own to reckon from.", true);
  }

  Result of_unit(const CalendarUnit& unit, const Anchor& anchor) {
    Result r;
    r.value = value_of(unit);
    r.anchor = anchor;
    return r;
  }

  // The candidates around a reference, and the choice by direction.
  Result pick(const FoundExpr& f, const std::vector<CalendarUnit>& candidates, const Reference& ref,
              Direction direction, const std::string& reason) {
    const LocalDays around = day_of_instant(ref.interval.begin);
    const CalendarUnit unit = choose(candidates, around, direction);
    say("It is reckoned from " + ref.description + "; candidates: " + list(candidates) + ".");
    std::string chosen =
        reason.empty() ? "No clue says which way to look, so the nearest is taken"
                       : "It " +
                             std::string(direction == Direction::past     ? "lies before"
                                         : direction == Direction::future ? "lies ahead"
                                                                          : "is the nearest") +
                             ": " + reason;
    say(chosen + ".");
    (void)f;
    return of_unit(unit, ref.anchor);
  }

  void resolve_one(const FoundExpr& f) {
    Timex& t = out_.emplace_back();
    t.id = TimexId(static_cast<std::uint32_t>(current_));
    t.span = f.span;
    t.first_token = f.first_token;
    t.last_token = f.last_token;
    t.sentence = f.sentence;
    t.mod = f.mod;
    t.rule = std::string(f.rule->name);
    t.signal = f.signal;
    t.signal_span = f.signal_span;
    std::vector<std::string> why;
    why_ = &why;
    say(quote(f) + " is " + std::string(f.rule->description) + ".");
    Result r = resolve(f, f.expr);
    t.type = r.value.type;
    t.value = r.value.value;
    t.resolved = r.value.resolved;
    t.interval = r.value.resolved ? r.value.interval : Interval{};
    t.granularity = r.value.granularity;
    t.anchor = r.anchor;
    if (r.value.resolved && r.value.type != TimexType::duration) {
      say("So it is " + r.value.value + ", from " + to_iso(r.value.interval.begin) + " up to " +
          to_iso(r.value.interval.end) + ".");
      Told told;
      told.interval = r.value.interval;
      told.granularity = r.value.granularity;
      told.id = t.id;
      told.sentence = f.sentence;
      told.block = block_of(f);
      told.backward = r.backward || f.before == "since";
      told.ahead = speech_ && r.value.interval.begin >= speech_->interval.end;
      told.titled = in_title(f);
      told.clock = r.value.type == TimexType::time;
      told.stated_year = r.stated_year;
      const Lexeme* next = f.last_lexeme < lexed_.sentence_begin[f.sentence + 1]
                               ? &lexed_.lexemes[f.last_lexeme]
                               : nullptr;
      told.attributive = !history_ && r.value.granularity == G::year && next != nullptr &&
                         next->kind == LexemeKind::word && next->word_class == WordClass::none &&
                         (next->capital || f.before == "the" || f.before == "a" ||
                          f.before == "an" || f.before == "its" || f.before == "their");
      told_.push_back(told);
      // The first full date of a document that carries none is what it is reckoned from.
      if (!speech_ && r.stated_year && r.value.granularity <= G::day) {
        Reference ref = reference_to(told);
        ref.interval = to_interval(unit_at(r.value.interval.begin, G::day));
        ref.granularity = G::day;
        ref.description = "the full date " + quote(f) + " in the text (" + r.value.value + ")";
        text_anchor_ = ref;
      }
    }
    why_ = nullptr;
    t.why = std::move(why);
    if (r.unanchored && !reported_) {
      reported_ = true;
      diagnostics_.push_back({Severity::warning, "unanchored",
                              "the document has no date, so expressions such as this one stay open "
                              "(give one with --date)",
                              f.span});
    }
  }

  // The document's own time: its creation time, or a full date that the text gave.
  const Reference* speech() const {
    if (speech_) return &*speech_;
    if (text_anchor_) return &*text_anchor_;
    return nullptr;
  }

  Result resolve(const FoundExpr& f, const TimeExpr& expr) {
    return std::visit(
        Overloaded{[&](const CalendarDate& d) { return resolve_date(f, d); },
                   [&](const NumericDate& n) { return resolve_numeric(f, n); },
                   [&](const CalendarPart& p) { return resolve_part(f, p); },
                   [&](const FiscalYear& y) { return resolve_fiscal(f, y); },
                   [&](const YearSpan& s) { return resolve_span(s); },
                   [&](const HolidayDate& h) { return resolve_holiday(f, h); },
                   [&](const UnitReference& u) { return resolve_unit(f, u); },
                   [&](const Shift& s) { return resolve_shift(f, s); },
                   [&](const OrdinalUnit& o) { return resolve_ordinal(f, o); },
                   [&](const UnitAround& u) { return resolve_around(f, u); },
                   [&](const TimeOfDay& t) { return resolve_time(f, t); },
                   [&](const Duration& d) {
                     Result r;
                     r.value.type = TimexType::duration;
                     r.value.value = d.value;
                     r.plain = true;
                     say("It says how long, not when.");
                     return r;
                   },
                   [&](const Recurrence& s) {
                     Result r;
                     r.value.type = TimexType::set;
                     r.value.value = s.value;
                     r.plain = true;
                     say("It says how often, not when.");
                     return r;
                   },
                   [&](const VagueReference& v) {
                     Result r;
                     r.value.value = v.when == VagueReference::When::past      ? "PAST_REF"
                                     : v.when == VagueReference::When::present ? "PRESENT_REF"
                                                                               : "FUTURE_REF";
                     r.plain = true;
                     say("It points to " +
                         std::string(v.when == VagueReference::When::past      ? "the past"
                                     : v.when == VagueReference::When::present ? "the present"
                                                                               : "the future") +
                         " without a date.");
                     return r;
                   }},
        expr.value);
  }

  // ── calendar dates ────────────────────────────────────────────────────────────────────────────

  // "of last year", "of that month": the unit, if it can be told.
  std::optional<Result> within(const FoundExpr& f, const TimeExprRef& expr) {
    if (!expr) return std::nullopt;
    return resolve(f, *expr);
  }

  static bool weekday_agrees(const CalendarUnit& unit, int weekday) {
    return weekday == 0 || date::weekday(day_of_instant(unit.begin)) ==
                               date::weekday(static_cast<unsigned>(weekday % 7));
  }

  void check_weekday(const FoundExpr& f, const CalendarUnit& unit, int weekday) {
    if (weekday_agrees(unit, weekday)) return;
    const std::string message = quote(f) + " names a " +
                                std::string(weekday_names[static_cast<std::size_t>(weekday)]) +
                                ", but " + value_of(unit).value + " is a " +
                                std::string(weekday_name(day_of_instant(unit.begin)));
    diagnostics_.push_back({Severity::warning, "weekday-mismatch", message, f.span});
    say("The weekday disagrees with the date; the date is kept.");
  }

  Result resolve_date(const FoundExpr& f, const CalendarDate& d) {
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

  Result resolve_month_day(const FoundExpr& f, const CalendarDate& d) {
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
          say("Only " + list(agreeing) + " is a " +
              std::string(weekday_names[static_cast<std::size_t>(d.weekday)]) + ".");
          return agreeing;
        }
      }
      return all;
    };
    return resolve_yearly(f, candidates_at, open, d.deixis, d.month, d.day, d.weekday);
  }

  // Month-days, months and holidays: units that come once a year.
  template <typename Candidates>
  Result resolve_yearly(const FoundExpr& f, Candidates candidates_at, const std::string& open,
                        Deixis deixis, int month, int day, int weekday) {
    if (deixis == Deixis::last || deixis == Deixis::next || deixis == Deixis::this_) {
      const Reference* now = speech();
      if (now == nullptr) return missing(open);
      return pointed(f, candidates_at(day_of_instant(now->interval.begin)), *now, deixis);
    }
    const Clue& c = clue(f);
    Direction direction = c.direction;
    if (deixis == Deixis::that || deixis == Deixis::same || deixis == Deixis::the) {
      if (const Told* t = told(f, G::year, direction != Direction::future)) {
        const Reference ref = reference_to(*t);
        const std::vector<CalendarUnit> candidates =
            candidates_at(day_of_instant(ref.interval.begin));
        say("It points at what was told, " + ref.description + "; candidates: " + list(candidates) +
            ".");
        return of_unit(follow(candidates, ref, {}), ref.anchor);
      }
    }
    if (deixis == Deixis::following || deixis == Deixis::previous) {
      const Told* t = told(f, G::year, true);
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
        return pick(f, candidates_at(day_of_instant(ref.interval.begin)), ref, Direction::future,
                    "it ends the range that begins there");
      }
    }
    // A day that the document names in full elsewhere.
    if (direction != Direction::future && day != 0 && month != 0 && !history_) {
      const auto named = named_days_.find({month, day});
      if (named != named_days_.end() &&
          (!speech_ || history_ || named->second < year_of(speech_->interval.begin))) {
        const CalendarUnit unit{LocalSeconds(LocalDays(date::year(named->second) /
                                                       date::month(static_cast<unsigned>(month)) /
                                                       date::day(static_cast<unsigned>(day)))),
                                G::day};
        if (weekday_agrees(unit, weekday)) {
          say("The document names this day in full elsewhere.");
          return of_unit(unit, {});
        }
      }
    }
    // "in winter they feed here": any winter
    if (f.rule->name == "season" && deixis == Deixis::none && f.before == "in" &&
        !lexed_.lexemes[f.first_lexeme].capital && lexed_.lexemes[f.first_lexeme].lower != "the" &&
        (direction == Direction::unknown || (direction == Direction::future && !c.firm)))
      return partial(open, TimexType::date, "It speaks of the season as such, not of one year's.",
                     false);
    if (f.rule->name == "holiday" && (f.before == "like" || f.before == "as"))
      return partial(open, TimexType::date, "It speaks of the day as such, not of one year's.",
                     false);
    if (const Told* t = narrative(f, direction)) {
      const Reference ref = reference_to(*t);
      const std::vector<CalendarUnit> candidates =
          candidates_at(day_of_instant(ref.interval.begin));
      const CalendarUnit unit = follow(candidates, ref, speech_);
      say("The story is in " + year_value(year_of(ref.interval.begin)) + ", by " + ref.description +
          "; candidates: " + list(candidates) + ".");
      return of_unit(unit, ref.anchor);
    }
    const Reference* now = speech();
    if (now == nullptr) return missing(open);
    const std::vector<CalendarUnit> candidates = candidates_at(day_of_instant(now->interval.begin));
    // "will" of a month that has begun, "did" of one that hasn't ended: both hold the present.
    // A plan of then may have had its day: of units a year apart the nearest is meant.
    if (c.soft || (f.before == "for" && direction == Direction::past))
      direction = Direction::nearest;
    // Of a day nearly a year ago news would name the year.
    if (direction == Direction::past && !history_ && speech_) {
      const LocalDays around = day_of_instant(now->interval.begin);
      const CalendarUnit back = choose(candidates, around, Direction::past);
      const CalendarUnit ahead = choose(candidates, around, Direction::future);
      if (back.begin + days(345) < now->interval.begin &&
          ahead.begin < now->interval.end + days(20))
        return pick(f, candidates, *now, Direction::nearest,
                    "of a day nearly a year ago news would name the year");
    }
    return pick(f, candidates, *now, direction, c.reason);
  }

  // The occurrence nearest to what was told, a little rather after than before it.
  CalendarUnit follow(const std::vector<CalendarUnit>& candidates, const Reference& ref,
                      const std::optional<Reference>& limit) const {
    if (ref.granularity == G::year) {
      for (const CalendarUnit& c : candidates)
        if (ref.interval.contains(c.begin)) return c;
    }
    const CalendarUnit* best = &candidates.front();
    double best_cost = 1e18;
    for (const CalendarUnit& c : candidates) {
      const Interval i = to_interval(c);
      double cost = 0;
      if (i.begin >= ref.interval.end)
        cost = static_cast<double>((i.begin - ref.interval.end).count());
      else if (i.end <= ref.interval.begin)
        cost = 1.25 * static_cast<double>((ref.interval.begin - i.end).count());
      if (limit && i.begin > limit->interval.end) cost += 1e12;
      if (cost < best_cost) {
        best_cost = cost;
        best = &c;
      }
    }
    return *best;
  }

  // last, next and this X from the document's own time.
  Result pointed(const FoundExpr& f, const std::vector<CalendarUnit>& candidates,
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
    say("It is reckoned from " + now.description + "; candidates: " + list(candidates) + ".");
    say(deixis == Deixis::last   ? "\"last\" takes the one that is over."
        : deixis == Deixis::next ? "\"next\" takes the first that is still to come."
                                 : "\"this\" takes the one of the same year.");
    (void)f;
    return of_unit(*chosen, now.anchor);
  }

  // The first after, or the last before, a reference.
  Result stepped(const FoundExpr& f, const std::vector<CalendarUnit>& candidates,
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
    say("It is the " + std::string(forward ? "first after " : "last before ") + ref.description +
        ".");
    (void)f;
    Result r = of_unit(*chosen, ref.anchor);
    r.backward = !forward;
    return r;
  }

  Result resolve_month(const FoundExpr& f, const CalendarDate& d) {
    const auto month_of_year = [&](int year) {
      return CalendarUnit{LocalSeconds(LocalDays(date::year(year) /
                                                 date::month(static_cast<unsigned>(d.month)) / 1)),
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

  Result resolve_day_of_month(const FoundExpr& f, const CalendarDate& d) {
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
    const Clue& c = clue(f);
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
    if (const Told* t = told(f, G::month, c.direction != Direction::future);
        t != nullptr && d.weekday == 0) {
      const Reference ref = reference_to(*t);
      const CalendarUnit month = unit_at(ref.interval.begin, G::month);
      const CalendarUnit unit = unit_at(month.begin + days(d.day - 1), G::day);
      if (unit_at(unit.begin, G::month) == month) {
        say("It is a day of the month of " + ref.description + ".");
        return of_unit(unit, ref.anchor);
      }
    }
    const Reference* now = speech();
    if (now == nullptr) return missing(std::move(open));
    return pick(f, filtered(day_of_instant(now->interval.begin)), *now, c.direction, c.reason);
  }

  Result resolve_weekday(const FoundExpr& f, const CalendarDate& d) {
    const std::string open = "XXXX-WXX-" + std::to_string(d.weekday);
    const auto later = [&](Result r) {
      if (d.weeks != 0 && r.value.resolved) {
        say("\"week\" or \"after next\" adds seven days.");
        r.value = value_of(shift(unit_at(r.value.interval.begin, G::day), 7 * d.weeks));
      }
      return r;
    };
    if (d.within) {
      const auto outer = within(f, d.within);
      if (!outer || !outer->value.resolved)
        return partial(open, TimexType::date, "The week it is of can't be told.",
                       outer && outer->unanchored);
      return of_unit(
          shift(CalendarUnit{unit_at(outer->value.interval.begin, G::week).begin, G::day},
                d.weekday - 1),
          outer->anchor);
    }
    const auto candidates_at = [&](const Reference& ref) {
      return weekday_candidates(d.weekday, day_of_instant(ref.interval.begin));
    };
    const Clue& c = clue(f);
    switch (d.deixis) {
      case Deixis::that:
      case Deixis::same:
      case Deixis::the: {
        const Told* t = told(f, G::day, c.direction != Direction::future);
        if (t != nullptr) {
          const Reference ref = reference_to(*t);
          const bool until = f.before == "until" || f.before == "till" || f.before == "to";
          return pick(f, candidates_at(ref), ref, until ? Direction::future : Direction::nearest,
                      "it points at what was told");
        }
        // a month was told: which of its Fridays can't be known
        if (d.deixis != Deixis::the)
          return partial(open, TimexType::date, "What it points at can't be told.", false);
        break;
      }
      case Deixis::following:
      case Deixis::previous: {
        if (const Told* t = told(f, G::day, c.direction != Direction::future)) {
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
      const Direction direction =
          c.direction == Direction::past ? Direction::past : Direction::future;
      return pick(f, candidates_at(*now), *now, direction,
                  direction == Direction::past ? c.reason : "\"this\" points to the coming one");
    }
    // The second end of a range of days.
    if (f.partner && *f.partner + 1 == current_ && !told_.empty() &&
        static_cast<std::size_t>(told_.back().id) == *f.partner &&
        told_.back().granularity <= G::day) {
      const Reference ref = reference_to(told_.back());
      return pick(f, candidates_at(ref), ref, Direction::future,
                  "it ends the range that begins there");
    }
    // Without a date of its own, a story runs forward from the day that it named.
    if (!speech_ && text_anchor_ && c.direction != Direction::future) {
      if (const Told* t = told(f, G::day, false); t != nullptr && t->block == block_of(f)) {
        const Reference ref = reference_to(*t);
        return pick(f, candidates_at(ref), ref, Direction::nearest, "it is told beside that day");
      }
    }
    // A story of another time: the weekday is of the days that it tells of.
    if (c.direction == Direction::past) {
      if (const Told* t = narrative(f, c.direction); t != nullptr && t->granularity <= G::day &&
                                                     t->block == block_of(f) &&
                                                     (t->sentence == f.sentence || history_)) {
        const Reference ref = reference_to(*t);
        return pick(f, candidates_at(ref), ref, Direction::nearest,
                    "the story is told of those days");
      }
    }
    Direction direction = c.direction;
    std::string reason = c.reason;
    if (direction == Direction::unknown) {
      direction = Direction::past;
      reason = "news tells mostly of days gone by, and no word looks ahead";
    }
    return pick(f, candidates_at(*now), *now, direction, reason);
  }

  Result resolve_numeric(const FoundExpr& f, const NumericDate& n) {
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
    if (!ymd.ok()) return partial("", TimexType::date, "There is no such day.", false);
    if (n.first <= 12 && n.second <= 12 && n.first != n.second) {
      const std::string order = day_first ? "day before month" : "month before day";
      if (day_first_reason_.empty()) {
        say("It is read " + order + ", but nothing in the document decides the order.");
        diagnostics_.push_back({Severity::warning, "ambiguous-date",
                                "nothing in the document says whether the day or the month of " +
                                    quote(f) + " comes first; read as " + order,
                                f.span});
      } else {
        say("It is read " + order + ": " + day_first_reason_ + ".");
      }
    }
    return resolve_month_day(f, d);
  }

  // ── parts of years, decades, holidays ─────────────────────────────────────────────────────────

  Result resolve_part(const FoundExpr& f, const CalendarPart& p) {
    const auto code = [&](const std::string& year) {
      switch (p.granularity) {
        case G::season:
          return year + "-" + std::string(season_code(p.index));
        case G::quarter:
          return year + "-Q" + (p.index == 0 ? std::string("X") : std::to_string(p.index));
        default:
          return year + "-H" + std::to_string(p.index);
      }
    };
    if (p.fiscal) {
      const std::string year = p.year ? year_value(*p.year) : "XXXX";
      return partial("FY" + code(year), TimexType::date,
                     "A fiscal year begins when its owner says; its days aren't known.", false);
    }
    if (p.year) {
      say("The words give the year.");
      Result r = of_unit(part_of_year(*p.year, p.granularity, std::max(1, p.index)), {});
      r.stated_year = true;
      return r;
    }
    const std::string open = code("XXXX");
    if (p.within) {
      const auto outer = within(f, p.within);
      if (!outer || !outer->value.resolved)
        return partial(open, TimexType::date, "The year it is of can't be told.",
                       outer && outer->unanchored);
      const int year = year_of(outer->value.interval.begin);
      CalendarUnit unit = part_of_year(year, p.granularity, p.index);
      // "had gained 9 percent in the first half of the year", told in January: of the year before
      const auto* of_year = std::get_if<UnitReference>(&p.within->value);
      if (of_year != nullptr && of_year->deixis == Deixis::the && speech_ &&
          clue(f).direction == Direction::past && unit.begin + days(60) > speech_->interval.begin) {
        say("It is told as past, so it is of the year before.");
        unit = part_of_year(year - 1, p.granularity, p.index);
      }
      return of_unit(unit, outer->anchor);
    }
    if (p.index == 0) {
      // "last quarter", "this quarter"
      const Reference* now = speech();
      if (now == nullptr) return missing("XXXX-QX");
      const CalendarUnit unit = unit_at(now->interval.begin, p.granularity);
      if (p.deixis == Deixis::that || p.deixis == Deixis::same || p.deixis == Deixis::previous ||
          p.deixis == Deixis::following) {
        if (const Told* t = told(f, p.granularity, true)) {
          const Reference ref = reference_to(*t);
          say("It is reckoned from " + ref.description + ".");
          const int step = p.deixis == Deixis::previous    ? -1
                           : p.deixis == Deixis::following ? 1
                                                           : 0;
          return of_unit(shift(unit_at(ref.interval.begin, p.granularity), step), ref.anchor);
        }
      }
      const int step = p.deixis == Deixis::last                                    ? -1
                       : p.deixis == Deixis::previous                              ? -1
                       : p.deixis == Deixis::next || p.deixis == Deixis::following ? 1
                                                                                   : 0;
      say("It is reckoned from " + now->description + ".");
      return of_unit(shift(unit, step), now->anchor);
    }
    const auto candidates_at = [&](LocalDays around) {
      return part_candidates(p.granularity, p.index, around);
    };
    if (p.granularity == G::quarter && p.deixis != Deixis::that && p.deixis != Deixis::same) {
      // A quarter that is told of is over, one that is expected isn't.
      const Reference* now = speech();
      if (now == nullptr) return missing(open);
      const Clue& c = clue(f);
      if (c.direction == Direction::future && !c.soft && p.deixis == Deixis::the) {
        return pick(f, candidates_at(day_of_instant(now->interval.begin)), *now, c.direction,
                    c.reason);
      }
      const std::vector<CalendarUnit> candidates =
          candidates_at(day_of_instant(now->interval.begin));
      const CalendarUnit* chosen = &candidates.front();
      for (const CalendarUnit& q : candidates)
        if (to_interval(q).end <= now->interval.end) chosen = &q;
      say("It is reckoned from " + now->description + "; candidates: " + list(candidates) +
          ". The last that is over is taken.");
      return of_unit(*chosen, now->anchor);
    }
    return resolve_yearly(f, candidates_at, open, p.deixis == Deixis::the ? Deixis::none : p.deixis,
                          0, 0, 0);
  }

  Result resolve_fiscal(const FoundExpr& f, const FiscalYear& y) {
    std::optional<int> year = y.year;
    if (!year) {
      const Reference* now = speech();
      if (now == nullptr) return missing("FYXXXX");
      const int step = y.deixis == Deixis::last || y.deixis == Deixis::previous ? -1
                       : y.deixis == Deixis::next                               ? 1
                                                                                : 0;
      year = year_of(now->interval.begin) + step;
    }
    (void)f;
    return partial("FY" + year_value(*year), TimexType::date,
                   "A fiscal year begins when its owner says; its days aren't known.", false);
  }

  Result resolve_span(const YearSpan& s) {
    int begin = s.begin;
    Anchor anchor;
    if (s.century_open) {
      // The latest such decade that has begun.
      int now = 2000;
      if (const Reference* ref = speech()) {
        now = year_of(ref->interval.begin);
        anchor = ref->anchor;
      } else if (!told_.empty()) {
        now = year_of(told_.back().interval.begin) + 40;
      } else {
        now = 1999;
      }
      const int century = now / 100 * 100;
      begin = century + s.begin <= now ? century + s.begin : century - 100 + s.begin;
      say("The century isn't said; the last such decade is taken.");
    }
    const CalendarUnit unit =
        unit_at(LocalSeconds(LocalDays(date::year(begin) / 1 / 1)), s.granularity);
    Result r = of_unit(unit, anchor);
    return r;
  }

  Result resolve_holiday(const FoundExpr& f, const HolidayDate& h) {
    const Holiday& holiday = holidays()[h.holiday];
    if (holiday.kind == Holiday::Kind::lunar)
      return partial(h.year ? year_value(*h.year) + "-XX" : "XXXX-XX", TimexType::date,
                     "Its day follows a moon calendar, which Dateline doesn't compute.", false);
    std::optional<int> year = h.year;
    Anchor anchor;
    if (!year && h.within) {
      const auto outer = within(f, h.within);
      if (outer && outer->value.resolved) {
        year = year_of(outer->value.interval.begin);
        anchor = outer->anchor;
      }
    }
    if (holiday.kind == Holiday::Kind::once) year = holiday.year;
    if (year) {
      const auto day = day_of(holiday, *year);
      if (!day) return partial("XXXX-XX-XX", TimexType::date, "That year has no such day.", false);
      say("The calendar of " + year_value(*year) + " gives the day.");
      Result r = of_unit({LocalSeconds(*day), G::day}, anchor);
      r.stated_year = true;
      return r;
    }
    const std::string open = holiday.kind == Holiday::Kind::fixed
                                 ? "XXXX-" + two(holiday.month) + "-" + two(holiday.day)
                                 : "XXXX-XX-XX";
    return resolve_yearly(
        f, [&](LocalDays around) { return holiday_candidates(h.holiday, around); }, open,
        h.deixis == Deixis::the ? Deixis::none : h.deixis, 0, 0, 0);
  }

  // ── pointed units ─────────────────────────────────────────────────────────────────────────────

  static std::string open_unit(G unit) {
    switch (unit) {
      case G::week:
        return "XXXX-WXX";
      case G::weekend:
        return "XXXX-WXX-WE";
      case G::month:
        return "XXXX-XX";
      case G::year:
        return "XXXX";
      case G::decade:
        return "XXX";
      case G::century:
        return "XX";
      default:
        return "XXXX-XX-XX";
    }
  }

  Result resolve_unit(const FoundExpr& f, const UnitReference& u) {
    const std::string open = open_unit(u.unit);
    Deixis deixis = u.deixis;
    // "the next day" is told; "next week" is reckoned from today
    if (deixis == Deixis::next && u.unit == G::day) deixis = Deixis::following;
    const bool told_of = deixis == Deixis::that || deixis == Deixis::same ||
                         deixis == Deixis::following || deixis == Deixis::previous;
    if (told_of || (deixis == Deixis::the && u.unit != G::weekend)) {
      const bool ahead = clue(f).direction == Direction::future;
      const Told* t =
          coarser_between(f, u.unit) ? nullptr : told(f, u.unit, !ahead && deixis != Deixis::the);
      if (deixis == Deixis::the && speech_) {
        // "by the end of the month": of the story, if it is of another time
        t = narrative(f, clue(f).direction);
        if (t != nullptr && t->granularity > u.unit) t = nullptr;
      }
      if (t != nullptr) {
        const Reference ref = reference_to(*t);
        const int step = deixis == Deixis::following ? 1 : deixis == Deixis::previous ? -1 : 0;
        say("It is reckoned from " + ref.description + ".");
        // A night belongs to the day on which it begins.
        Result r = of_unit(shift(unit_at(ref.interval.begin, u.unit), step), ref.anchor);
        r.backward = step < 0;
        return r;
      }
      if (told_of && !(deixis == Deixis::following && u.unit > G::day && ahead))
        if (u.unit <= G::day || deixis == Deixis::that || deixis == Deixis::same || !speech())
          return partial(open, TimexType::date, "What it points at can't be told.", false);
    }
    const Reference* now = speech();
    if (now == nullptr) return missing(open);
    const CalendarUnit current = unit_at(now->interval.begin, u.unit);
    int step = 0;
    if (u.unit == G::weekend && deixis == Deixis::the) {
      const Clue& c = clue(f);
      return pick(f, {shift(current, -1), current, shift(current, 1)}, *now,
                  c.direction == Direction::unknown ? Direction::past : c.direction,
                  c.direction == Direction::unknown ? "no word looks ahead" : c.reason);
    }
    if (deixis == Deixis::last || deixis == Deixis::previous) step = -1;
    if (deixis == Deixis::next || deixis == Deixis::following) step = 1;
    if (u.unit == G::weekend && step == -1 && current.begin > now->interval.begin &&
        to_interval(shift(current, -1)).end <= now->interval.begin) {
      // On a working day "last weekend" is the one just past.
      step = -1;
    }
    say("It is reckoned from " + now->description + ".");
    return of_unit(shift(current, step), now->anchor);
  }

  // ── shifts ────────────────────────────────────────────────────────────────────────────────────

  Result resolve_shift(const FoundExpr& f, const Shift& s) {
    const std::string open =
        s.unit < G::day ? "XXXX-XX-XXTXX:XX" : open_unit(s.unit == G::week ? G::day : s.unit);
    const TimexType type = s.unit < G::day ? TimexType::time : TimexType::date;
    if (s.amount.vague) {
      if (s.from == Shift::From::speech)
        return partial(s.sign < 0 ? "PAST_REF" : "FUTURE_REF", TimexType::date,
                       "How long isn't said.", false);
      return partial(open, type, "How long isn't said.", false);
    }
    std::optional<Reference> ref;
    bool unanchored = false;
    if (s.from == Shift::From::speech) {
      if (const Reference* now = speech()) {
        ref = *now;
        if (s.unit < G::day && document_.creation_time &&
            document_.creation_time->when.granularity < G::day) {
          ref->interval = to_interval(document_.creation_time->when);
          ref->granularity = document_.creation_time->when.granularity;
        }
      } else {
        unanchored = true;
      }
    } else if (s.from == Shift::From::base) {
      const Result base = resolve(f, *s.base);
      if (base.value.resolved) {
        ref = Reference{base.value.interval, base.value.granularity, base.anchor, base.value.value};
        if (ref->granularity == G::part_of_day)
          ref->interval = to_interval(unit_at(ref->interval.begin, G::day)),
          ref->granularity = G::day;
      }
      unanchored = base.unanchored;
    } else {
      G coarsest = s.unit;
      if (s.unit == G::week || s.unit < G::day) coarsest = G::day;
      if (s.unit > G::year) coarsest = G::year;
      const bool ahead = clue(f).direction == Direction::future;
      if (const Told* t =
              coarser_between(f, coarsest) ? nullptr : told(f, coarsest, !ahead, s.unit < G::day)) {
        ref = reference_to(*t);
        if (ref->granularity == G::part_of_day)
          ref->interval = to_interval(unit_at(ref->interval.begin, G::day)),
          ref->granularity = G::day;
      }
    }
    if (!ref) {
      if (unanchored) return missing(open, type);
      return partial(open, type, "What it is reckoned from can't be told.", false);
    }
    const auto value = shifted(*ref, s.amount, s.unit, s.sign);
    if (!value)
      return partial(open, type,
                     "What it is reckoned from, " + ref->description + ", is too coarse.", false);
    say("It is reckoned from " + ref->description + ".");
    Result r;
    r.value = *value;
    r.anchor = ref->anchor;
    r.backward = s.from == Shift::From::discourse && s.sign < 0;
    return r;
  }

  Result resolve_ordinal(const FoundExpr& f, const OrdinalUnit& o) {
    const Result whole = resolve(f, *o.of);
    const std::string open = open_unit(o.unit);
    if (!whole.value.resolved)
      return partial(open, TimexType::date, "The whole it is counted in can't be told.",
                     whole.unanchored);
    const Interval i = whole.value.interval;
    CalendarUnit unit;
    if (o.weekday != 0) {
      LocalDays day = day_of_instant(i.begin);
      day += date::weekday(static_cast<unsigned>(o.weekday % 7)) - date::weekday(day);
      unit = {LocalSeconds(day), G::day};
      if (o.n > 0) {
        unit = shift(unit, 7 * (o.n - 1));
      } else {
        while (unit.begin + days(7) < i.end) unit = shift(unit, 7);
        unit = shift(unit, 7 * (o.n + 1));
      }
    } else if (o.unit == G::week) {
      // A week belongs to the month or year that holds most of its days.
      CalendarUnit week = unit_at(i.begin + days(3), G::week);
      if (week.begin + days(3) < i.begin) week = shift(week, 1);
      if (o.n > 0) {
        unit = shift(week, o.n - 1);
      } else {
        CalendarUnit last = unit_at(i.end - days(4), G::week);
        unit = shift(last, o.n + 1);
      }
    } else {
      const CalendarUnit first = unit_at(i.begin, o.unit);
      CalendarUnit last = unit_at(i.end - std::chrono::seconds(1), o.unit);
      if (last.begin >= i.end) last = shift(last, -1);  // a weekend after the month's last days
      unit = o.n > 0 ? shift(first, o.n - 1) : shift(last, o.n + 1);
    }
    if (!(to_interval(unit).overlaps(i)))
      return partial(open, TimexType::date, "There are not that many in it.", false);
    say("It is counted in " + whole.value.value + ".");
    return of_unit(unit, whole.anchor);
  }

  Result resolve_around(const FoundExpr& f, const UnitAround& u) {
    const Result day = resolve(f, *u.base);
    if (!day.value.resolved)
      return partial(open_unit(u.unit), TimexType::date, "The day it is of can't be told.",
                     day.unanchored);
    say("It is the " + std::string(to_string(u.unit)) + " of " + day.value.value + ".");
    return of_unit(unit_at(day.value.interval.begin, u.unit), day.anchor);
  }

  // ── times of day ──────────────────────────────────────────────────────────────────────────────

  // "9 a.m. on weekdays", "noon every Monday": no day of the calendar.
  bool repeats(const FoundExpr& f) const {
    const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
    std::uint32_t k = f.last_lexeme;
    if (k < end && lexed_.lexemes[k].lower == "on") ++k;
    if (k >= end) return false;
    const Lexeme& l = lexed_.lexemes[k];
    return l.word_class == WordClass::every || l.word_class == WordClass::weekdays ||
           l.lower == "any" || l.lower == "most" || l.lower == "weekdays" ||
           l.lower == "weekends" || l.lower == "daily";
  }

  Result resolve_time(const FoundExpr& f, const TimeOfDay& t) {
    const bool clock = t.hour >= 0;
    const auto tail = [&] {
      if (!clock) return part_code(t.part);
      std::string text = "T" + two(t.hour % 24) + ":" + two(t.minute);
      return text;
    };
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
        say("It is reckoned from " + now->description + ".");
        return finish_time(f, time, *day, now->anchor);
      }
      case Deixis::that:
      case Deixis::same:
      case Deixis::following:
      case Deixis::previous: {
        const Told* told_before = told(f, G::day, clue(f).direction != Direction::future);
        if (told_before == nullptr)
          return partial("XXXX-XX-XX" + tail(), TimexType::time, "What it points at can't be told.",
                         false);
        const Reference ref = reference_to(*told_before);
        day = day_of_instant(ref.interval.begin);
        if (t.deixis == Deixis::following) *day += days(1);
        if (t.deixis == Deixis::previous) *day -= days(1);
        say("It is reckoned from " + ref.description + ".");
        Result r = finish_time(f, time, *day, ref.anchor);
        r.backward = t.deixis == Deixis::previous;
        return r;
      }
      case Deixis::the: {
        // "overnight", "the night of the fire"
        if (t.part == DayPart::night && f.rule->name == "part_of_event") {
          if (const auto r = night_of_event(f)) return *r;
        }
        const Told* told_before = told(f, G::day, true);
        if (told_before != nullptr && (told_before->block == block_of(f) ||
                                       (told_before->clock && t.part == DayPart::night))) {
          const Reference ref = reference_to(*told_before);
          say("It is told after " + ref.description + ".");
          return finish_time(f, time, day_of_instant(ref.interval.begin), ref.anchor);
        }
        if (f.rule->name == "part_of_event")
          return partial("XXXX-XX-XX" + tail(), TimexType::time, "Its day can't be told.", false);
        const Reference* now = speech();
        if (now == nullptr) return missing("XXXX-XX-XX" + tail(), TimexType::time);
        day = day_of_instant(now->interval.begin);
        const Clue& c = clue(f);
        if (c.direction != Direction::future) *day -= days(1);
        say("It is reckoned from " + now->description + "; it is the night that " +
            (c.direction != Direction::future ? "is over." : "is to come."));
        return finish_time(f, time, *day, now->anchor);
      }
      default:
        break;
    }
    if (repeats(f) || (f.partner && repeats(found_[*f.partner])))
      return partial("XXXX-XX-XX" + tail(), TimexType::time, "It is the time of many days.", false);
    // A clock time alone: the story's day. The last day told, unless the time would lie before what
    // was told of it or past the document's own day: then the news opened with its end ("were still
    // searching on Sunday night. The slide broke loose at 9:40 a.m."), and an earlier day is meant.
    const Told* told_before =
        told(f, G::day, clue(f).direction != Direction::future, true,
             [&](const Told& candidate) { return clock_fits(f, time, candidate); });
    if (told_before == nullptr)
      told_before = told(f, G::day, clue(f).direction != Direction::future, true);
    if (told_before != nullptr) {
      const Reference ref = reference_to(*told_before);
      day = day_of_instant(ref.interval.begin);
      say("It is told on the day of " + ref.description + ".");
      if (clock && told_before->clock && !t.zone) {
        // Stories run forward: of the two readings of "half past nine" the first that is later.
        const LocalSeconds since = ref.interval.begin;
        if (time.half_day_open) {
          time.half_day_open = false;
          LocalSeconds at = LocalSeconds(*day) + std::chrono::hours(time.hour % 12) +
                            std::chrono::minutes(time.minute);
          while (at <= since) at += std::chrono::hours(12);
          say("It is the first such time after it.");
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
    say("No day is told with it, so it is of " + now->description + ".");
    return finish_time(f, time, day_of_instant(now->interval.begin), now->anchor);
  }

  // "10 p.m. … 3 a.m.": the small hours told after an evening are those of the next day.
  static bool passes_midnight(const TimeOfDay& time, LocalSeconds since) {
    return time.hour < 6 && since - LocalSeconds(day_of_instant(since)) >= std::chrono::hours(18);
  }

  // Whether a clock time can be of the day of what was told: it runs forward from a time of that
  // day, and what has happened lies no later than the document's own day.
  bool clock_fits(const FoundExpr& f, const TimeOfDay& time, const Told& t) {
    if (time.hour < 0 || time.half_day_open || time.zone) return true;
    const LocalSeconds since = t.interval.begin;
    LocalSeconds at = LocalSeconds(day_of_instant(since)) + std::chrono::hours(time.hour) +
                      std::chrono::minutes(time.minute);
    if (t.clock && at < since) {
      if (!passes_midnight(time, since)) return false;
      at += days(1);
    }
    return !(speech_ && clue(f).direction == Direction::past && at >= speech_->interval.end);
  }

  Result finish_time(const FoundExpr& f, TimeOfDay time, LocalDays day, const Anchor& anchor) {
    Result r;
    r.anchor = anchor;
    if (time.hour < 0) {
      r.value = value_of(day, time.part);
      return r;
    }
    if (time.half_day_open && time.hour < 12) {
      // Nobody says which half of the day: working hours are likelier.
      if (time.hour < 7) time.hour += 12;
      say("Morning or evening isn't said; the waking hours are taken.");
    }
    // "just after midnight on Saturday" is Saturday's beginning.
    if (time.hour == 24 && f.before == "after") {
      time.hour = 0;
      say("What is after midnight is at the day's beginning.");
    }
    r.value = value_of(day, time);
    return r;
  }

  // "the night of the fire": the day on which the story told of the fire.
  std::optional<Result> night_of_event(const FoundExpr& f) {
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
    say("The text tells of the " + std::string(noun) + " with " + ref.description + ".");
    Result r;
    r.value = value_of(day, DayPart::night);
    r.anchor = ref.anchor;
    return r;
  }

  const Document& document_;
  Diagnostics& diagnostics_;
  LexedText lexed_;
  std::vector<FoundExpr> found_;
  std::vector<Timex> out_;
  std::vector<Told> told_;
  std::optional<Reference> speech_, text_anchor_;
  std::map<std::pair<int, int>, int> named_days_;
  bool day_first_ = true;
  std::string day_first_reason_;
  bool history_ = false;
  bool reported_ = false;
  std::size_t current_ = 0;
  std::size_t clue_for_ = 0;
  Clue clue_;
};

}  // namespace

std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics) {
  if (document.sentences.empty()) return {};
  return Resolver(document, diagnostics).run();
}

}  // namespace dateline
