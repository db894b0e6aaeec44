// Rules for named days.
#include <algorithm>
#include <array>

#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

std::optional<RuleMatch> match_holiday(const Words& w, std::int64_t i) {
  const bool the = w.is(i, "the");
  const auto holiday = read_holiday(w, the ? i + 1 : i);
  if (!holiday) return std::nullopt;
  // "the August bank holiday": others have their article outside
  if (the && !w.is(holiday->end - 1, "holiday")) return std::nullopt;
  // "Diwali Eve": the day before
  if (w.is(holiday->end, "eve") && w[holiday->end].capital && !holiday->value.year) {
    Shift eve;
    eve.sign = -1;
    eve.from = Shift::From::base;
    eve.base = make_expr(holiday->value);
    return one(i, holiday->end + 1, {eve});
  }
  return one(i, holiday->end, {holiday->value});
}

std::optional<RuleMatch> match_fourth_of_july(const Words& w, std::int64_t i) {
  const std::int64_t p = w.is(i, "the") ? i + 1 : i;
  if (!w.is(p, "fourth") || !w.is(p + 1, "of") || !w.is(p + 2, "july")) return std::nullopt;
  std::int64_t end = p + 3;
  CalendarDate d;
  d.month = 7;
  d.day = 4;
  read_year_tail(w, end, d.year, d.within);
  return one(i, end, {d});
}

// "the Labor Day weekend", "Thanksgiving week".
std::optional<RuleMatch> match_holiday_weekend(const Words& w, std::int64_t i) {
  const std::int64_t p = w.is(i, "the") ? i + 1 : i;
  std::optional<Read<TimeExpr>> base;
  if (const auto holiday = read_holiday(w, p)) {
    base = Read<TimeExpr>{{holiday->value}, holiday->end};
  } else if (const auto fourth = match_fourth_of_july(w, p)) {
    base = Read<TimeExpr>{fourth->parts.front().expr, fourth->last()};
  }
  if (!base || !w.any(base->end, {"weekend", "week"}) ||
      (w[base->end].capital && w[base->end + 1].capital))
    return std::nullopt;
  const G unit = w.is(base->end, "week") ? G::week : G::weekend;
  return one(i, base->end + 1, {UnitAround{unit, std::make_shared<const TimeExpr>(base->value)}});
}

// "in the new year", "just after the new year": the year that New Year's Day opens.
std::optional<RuleMatch> match_new_year(const Words& w, std::int64_t i) {
  if (!w.is(i, "the") || !w.is(i + 1, "new") || !w.is(i + 2, "year") || w[i + 1].capital ||
      w.mark(i + 3, '\'') || w.hyphen(i + 3) || w.any(i + 3, {"of", "holiday", "holidays"}))
    return std::nullopt;
  CalendarDate first_day;
  first_day.month = 1;
  first_day.day = 1;
  return one(i, i + 3, {UnitAround{G::year, make_expr(first_day)}});
}

// "the eve of Christmas": the day before. The eve of an event has no date of its own.
std::optional<RuleMatch> match_eve_of(const Words& w, std::int64_t i) {
  if (!w.is(i, "the") || !w.is(i + 1, "eve") || !w.is(i + 2, "of")) return std::nullopt;
  const auto day = read_day(w, i + 3);
  if (!day || w.mark(day->end, '\'') || w.hyphen(day->end)) return std::nullopt;
  Shift eve;
  eve.sign = -1;
  eve.from = Shift::From::base;
  eve.base = std::make_shared<const TimeExpr>(day->value);
  return one(i, day->end, {eve});
}

// Days that go by their date, and what is said of them: "the Sept. 11 attacks", "the 7/7 bombers".
struct NamedDay {
  int month, day, year;
  std::array<std::string_view, 10> nouns;
};
constexpr std::array named_days = {
    NamedDay{9,
             11,
             2001,
             {"attack", "attacks", "hijackings", "hijackers", "plot", "commission", "victims",
              "atrocities", "plotters", "memorial"}},
    NamedDay{7,
             7,
             2005,
             {"attack", "attacks", "bombing", "bombings", "bombers", "bomber", "inquest", "victims",
              "", ""}},
    NamedDay{11, 26, 2008, {"attack", "attacks", "gunmen", "", "", "", "", "", "", ""}},
    NamedDay{1,
             6,
             2021,
             {"attack", "riot", "riots", "insurrection", "committee", "panel", "rioters", "rioter",
              "hearings", "mob"}},
    NamedDay{10,
             7,
             2023,
             {"attack", "attacks", "massacre", "massacres", "assault", "onslaught", "atrocities",
              "killings", "hostages", "raid"}}};

const NamedDay* named_day(const Words& w, int month, int day, std::int64_t next) {
  if (w.any(next, {"terrorist", "terror", "capitol", "hamas", "mumbai", "london"})) ++next;
  for (const NamedDay& n : named_days)
    if (n.month == month && n.day == day && w.word(next) &&
        std::find(n.nouns.begin(), n.nouns.end(), w[next].lower) != n.nouns.end())
      return &n;
  return nullptr;
}

TimeExpr once(const NamedDay& n) {
  return {CalendarDate{n.year, n.month, n.day, 0, Deixis::none, 0, {}}};
}

// "the Sept. 11 attacks", "the 7 October massacre", "the Jan. 6 committee".
std::optional<RuleMatch> match_named_day(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->month == 0 || d->day == 0 || d->year || d->within || d->weekday != 0)
    return std::nullopt;
  const NamedDay* named = named_day(w, d->month, d->day, date->end);
  if (named == nullptr) return std::nullopt;
  return one(i, date->end, once(*named));
}

// "9/11", "7/7", "26/11": days that go by their numbers.
std::optional<RuleMatch> match_nine_eleven(const Words& w, std::int64_t i) {
  if (!w.number(i) || !w.mark(i + 1, '/') || !w.number(i + 2) || !w.glued(i + 1) ||
      !w.glued(i + 2) || w.mark(i + 3, '/') || w.mark(i - 1, '/') || w[i].ordinal ||
      w[i + 2].ordinal || w[i + 2].plural || !stands_free(w, i, i + 3))
    return std::nullopt;
  if (w[i].number == 9 && w[i].digits == 1 && w[i + 2].number == 11)
    return one(i, i + 3, once(named_days[0]));
  if (w[i].number == 7 && w[i + 2].number == 7 && w[i].digits == 1)
    if (const NamedDay* named = named_day(w, 7, 7, i + 3)) return one(i, i + 3, once(*named));
  if (w[i].number == 26 && w[i + 2].number == 11)
    if (const NamedDay* named = named_day(w, 11, 26, i + 3)) return one(i, i + 3, once(*named));
  return std::nullopt;
}

}  // namespace

std::vector<DateRule> holiday_rules() {
  return {
      {"holiday",
       "a named day, fixed or computed",
       starting({C::holiday, C::month, C::season, C::the})
           .then(C::the, {C::holiday, C::month, C::season})
           .then({C::month, C::season}, {C::unit, K::inner}),
       match_holiday,
       {{"They met on [Thanksgiving].", "2018-11-22"},
        {"It rained on [Easter Monday].", "2019-04-22"},
        {"It will open on [Labor Day].", "2019-09-02"},
        {"He died on [Christmas Eve 1999].", "1999-12-24"},
        {"It shut on [Boxing Day].", "2018-12-26"},
        {"They marched on [May Day].", "2019-05-01"},
        {"It rained on [the August bank holiday].", "2018-08-27"},
        {"They prayed on [Orthodox Easter].", "2019-04-28"},
        {"They fasted in [Ramadan].", "XXXX-XX"}},
       {"He moved to Easter Island.", "A new year of school.", "It was a good day.",
        "The may day call came.", "They held a tax day."}},
      {"fourth_of_july",
       "Independence Day by its date",
       starting({C::the, C::ordinal}).then(C::the, C::ordinal).then(K::inner),
       match_fourth_of_july,
       {{"Fireworks on [the Fourth of July] were loud.", "2019-07-04"}},
       {}},
      {"holiday_weekend",
       "the weekend or week of a named day",
       starting({C::the, C::holiday, C::ordinal, C::month, C::season})
           .then(C::the, {C::holiday, C::month, C::season, C::ordinal})
           .then(C::ordinal, K::inner)
           .then({C::month, C::season}, {C::unit, K::inner})
           .with(C::unit),
       match_holiday_weekend,
       {{"They met over [the Labor Day weekend].", "2018-W35-WE"},
        {"It snowed over [Thanksgiving weekend].", "2018-W47-WE"},
        {"They rested in [Christmas week].", "2018-W52"}},
       {"Thanksgiving Weekend Sale is a song."}},
      {"eve_of",
       "the day before a day that has a date",
       starting({C::the}).then(K::inner),
       match_eve_of,
       {{"He died on [the eve of Thanksgiving].", "2018-11-21"}},
       {"It was the eve of the vote."}},
      {"new_year",
       "the year that is about to begin, or has begun",
       starting({C::the}).then(C::holiday).with(C::unit),
       match_new_year,
       {{"She will return in [the new year].", "2020"},
        {"The strike began in [the new year].", "2019"},
        {"It shut in December 2015. It opened in [the new year].", "2016"}},
       {"They rang in the New Year.", "The new year of school began.",
        "They came in the new year of peace.", "The new yearbook is out."}},
      {"named_day",
       "a day that is known by its date, by what is said of it",
       starting({C::month, C::month_short}, true)
           .then(numbers, {C::month, C::month_short, K::inner})
           .then(known),
       match_named_day,
       {{"He wrote of the [Sept. 11] attacks.", "2001-09-11"},
        {"The [July 7] bombings shook London.", "2005-07-07"}},
       {"On Sept. 11 it rained."}},
      {"nine_eleven",
       "a day that goes by its numbers",
       starting({}, true).then(K::slash),
       match_nine_eleven,
       {{"Since [9/11] all has changed.", "2001-09-11"},
        {"The [7/7] bombers came by train.", "2005-07-07"}},
       {"They got 9/10 right.", "He scored 7/7."}},
  };
}

}  // namespace dateline
