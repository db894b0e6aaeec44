// Rules for dates by the calendar: weekdays, days, months, years, dates in numbers.
#include "time_contexts.hpp"
#include "time_phrases.hpp"

namespace dateline {
namespace {

using C = WordClass;
using K = WordKind;
using G = Granularity;

std::optional<RuleMatch> match_weekday(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->weekday == 0 || d->month != 0) return std::nullopt;
  if (weekday_in_name(w, i, i + 1)) return std::nullopt;
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_date(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->month == 0 || d->day == 0) return std::nullopt;
  if (w.number(i) && (w[i].digits == 4 || w[i].digits == 8) && read_iso(w, i)) return std::nullopt;
  // "May 3" after a name is a date, "Route May 3" is not written.
  return one(i, date->end, date->value);
}

// "June 31", "30 February": whoever wrote that made a mistake, and may not even mean the month.
bool beside_no_day(const Words& w, std::int64_t first, std::int64_t end, int month) {
  const auto no_day = [&](std::int64_t i) {
    return w.number(i) && w[i].digits == 2 && w[i].number <= 31 && !w[i].plural &&
           !valid_month_day(std::nullopt, month, static_cast<int>(w[i].number));
  };
  if (no_day(first - 1) && !w.hyphen(first - 2)) return true;
  // "In June 31 people died."
  return no_day(end) && w[end].space_before && (!w.word(end + 1) || w.is(first - 1, "on"));
}

std::optional<RuleMatch> match_month(const Words& w, std::int64_t i) {
  const auto date = read_calendar_date(w, i);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || d->month == 0 || d->day != 0 || d->weekday != 0) return std::nullopt;
  if (beside_no_day(w, i, date->end, d->month)) return std::nullopt;
  if (!d->year && !d->within) {
    if (w.of_class(i, C::month_short) &&
        !(w.mark(i + 1, '.') || w.any(i - 1, {"in", "since", "until"})))
      return std::nullopt;
    if (!month_expected(w, i, date->end, d->month)) return std::nullopt;
  }
  return one(i, date->end, date->value);
}

std::optional<RuleMatch> match_year(const Words& w, std::int64_t i) {
  // "the class of '07"
  if (w.mark(i, '\'')) {
    const auto year = read_short_year(w, i);
    if (!year || !w.any(i - 1, {"in", "of", "since", "from", "until", "by", "to", "and", "late",
                                "early", "mid", "before", "after", "back", "during"}))
      return std::nullopt;
    CalendarDate d;
    d.year = year->value;
    return one(i, year->end, {d});
  }
  std::int64_t p = i;
  if (w.is(p, "the") && w.is(p + 1, "year") && read_year(w, p + 2)) p += 2;
  const auto date = read_calendar_date(w, p);
  if (!date) return std::nullopt;
  const auto* d = std::get_if<CalendarDate>(&date->value.value);
  if (d == nullptr || !d->year || d->month != 0 || d->day != 0) return std::nullopt;
  const bool era =
      w.of_class(date->end - 1, C::era) || w.of_class(p, C::era) || w.mark(date->end - 1, '.');
  if (era && w.of_class(date->end - 1, C::era) && w.number(p) && !w[p].space_before &&
      w.mark(p - 1, '$'))
    return std::nullopt;
  if (!era && p == i) {
    if (w.number(p)) {
      if (!year_expected(w, p, date->end)) return std::nullopt;
    } else if (!w.any(i - 1, {"in", "since", "of", "by", "until", "from", "before", "after",
                              "during", "late", "early"})) {
      return std::nullopt;  // spelled
    }
  }
  return one(i, date->end, date->value);
}

// "2019-07-04", "2019-W28", "20190704T143000Z".
std::optional<RuleMatch> match_iso(const Words& w, std::int64_t i) {
  if (!w.number(i) || (w[i].digits != 4 && w[i].digits != 8)) return std::nullopt;
  const auto date = read_iso(w, i);
  if (!date || !stands_free(w, i, w[i].digits == 4 ? i + 1 : date->end)) return std::nullopt;
  if (w.glued(date->end) && w.word(date->end)) return std::nullopt;
  // "2019-07-01/2019-07-05": both ends
  if (w.mark(date->end, '/') && w.glued(date->end) && w.glued(date->end + 1))
    if (const auto last = read_iso(w, date->end + 1))
      return RuleMatch{{{i, date->end, date->value, TimexMod::none},
                        {date->end + 1, last->end, last->value, TimexMod::none}}};
  return one(i, date->end, date->value);
}

// "P3D", "PT36H", "P1Y6M".
std::optional<RuleMatch> match_iso_duration(const Words& w, std::int64_t i) {
  if (!w.any(i, {"p", "pt"}) || !w[i].capital || !w.glued(i + 1)) return std::nullopt;
  std::string value = w.is(i, "p") ? "P" : "PT";
  std::int64_t p = i + 1;
  bool clock = w.is(i, "pt");
  int last = -1;
  while (w.number(p) && w.glued(p) && w.word(p + 1) && w.glued(p + 1) && w[p].digits <= 6) {
    const std::string_view unit = w[p + 1].lower;
    constexpr std::string_view days = "ymwd", times = "hms";
    // "6MT12H" has its T glued to the unit before
    const bool turns = !clock && unit.size() == 2 && unit[1] == 't';
    if (unit.size() != 1 && !turns) return std::nullopt;
    const std::size_t at = (clock ? times : days).find(unit[0]);
    if (at == std::string_view::npos) return std::nullopt;
    const int rank = static_cast<int>(at) + (clock ? 10 : 0);
    if (rank <= last) return std::nullopt;
    last = rank;
    value += std::string(w[p].lower);
    value += static_cast<char>(unit[0] - 'a' + 'A');
    if (turns) {
      value += 'T';
      clock = true;
    }
    p += 2;
  }
  if (last < 0 || value.back() == 'T' || (w.glued(p) && (w.word(p) || w.number(p))))
    return std::nullopt;
  return one(i, p, {Duration{value}});
}

// "since 11/2016". Laws and cases are numbered so, too ("Act 11/2016"): only where a time is due.
std::optional<RuleMatch> match_month_and_year(const Words& w, std::int64_t i) {
  if (!w.mark(i + 1, '/') || !w.glued(i + 1) || !w.glued(i + 2) || !w.number(i + 2) ||
      w[i + 2].digits != 4 || w[i + 2].number < 1000 || w[i + 2].number >= 2200 ||
      w[i + 2].plural || w[i].digits > 2 || w[i].ordinal || w[i].number < 1 || w[i].number > 12 ||
      !stands_free(w, i, i + 3) ||
      !w.any(i - 1, {"in", "since", "until", "till", "before", "after", "dated", "during"}))
    return std::nullopt;
  CalendarDate d;
  d.year = static_cast<int>(w[i + 2].number);
  d.month = static_cast<int>(w[i].number);
  return one(i, i + 3, {d});
}

std::optional<RuleMatch> match_numeric(const Words& w, std::int64_t i) {
  if (auto month = match_month_and_year(w, i)) return month;
  const auto date = read_calendar_date(w, i);
  if (!date || !std::holds_alternative<NumericDate>(date->value.value)) return std::nullopt;
  const auto& n = std::get<NumericDate>(date->value.value);
  if (w[i + 1].mark == '.' && !n.year) return std::nullopt;
  // "won 10-11-12": hyphens need a four-digit year
  if (w[i + 1].mark != '/' && w[date->end - 1].digits != 4) return std::nullopt;
  return one(i, date->end, date->value);
}

}  // namespace

std::vector<DateRule> calendar_rules() {
  return {
      {"weekday",
       "a day of the week: bare, or with the week it is of",
       starting({C::weekday, C::weekday_short}),
       match_weekday,
       {{"The mayor said [Wednesday] that she agreed.", "2019-07-10"},
        {"The vote will be on [Friday].", "2019-07-12"},
        {"They met on [Thursday of last week].", "2019-07-04"},
        {"He starts on [Monday week].", "2019-07-22"},
        {"They met on [Friday the 5th].", "2019-07-05"},
        {"It showed on [Tuesday] the first of them.", "2019-07-09"},
        {"we met on [friday].", "2019-07-05"}},
       {"She reads the Sunday Times.", "They watched Friday Night Lights.", "It was Bloody Sunday.",
        "He sat down in the sun.", "Trains ran to a Sunday timetable."}},
      {"date",
       "a day by month and number, with or without weekday and year",
       starting({C::weekday, C::weekday_short, C::month, C::month_short, C::the, C::ordinal,
                 C::cardinal},
                true)
           .then(C::the, {C::unit, C::ordinal, C::cardinal, K::ordinal_number})
           .then(C::ordinal, K::inner)
           .then(C::cardinal, {C::unit, C::ordinal, K::hyphen})
           .then(numbers, {C::month, C::month_short, K::inner, K::hyphen, K::slash})
           .then(known),
       match_date,
       {{"It opened on [May 3, 2018], and closed.", "2018-05-03"},
        {"The law passed on [12 June].", "2019-06-12"},
        {"They met on [Tuesday, May 14].", "2019-05-14"},
        {"It fell on [the 19th of October 1950].", "1950-10-19"},
        {"He was tried in [March of last year].", "2018-03"},
        {"It was signed on [Sept. 5].", "2018-09-05"},
        {"He died on [the twenty-fourth of May].", "2019-05-24"},
        {"He wrote on [march 3rd, 2015], all in lower case.", "2015-03-03"},
        {"Issued [04-Jul-2019] in Rome.", "2019-07-04"},
        {"Issued [2012/Aug/10] in Rome.", "2012-08-10"},
        {"They left on [24 January of the same year].", "XXXX-01-24"}},
       {"May 300 people go home?", "They may 3 times try it.", "He will march 10 miles."}},
      {"month",
       "a month, with or without its year",
       starting({C::month, C::month_short}),
       match_month,
       {{"The raid in [June] failed.", "2019-06"},
        {"It began in [January 2017].", "2017-01"},
        {"In [February of 1940] it snowed.", "1940-02"},
        {"It will end in [August].", "2019-08"},
        {"In [June] 31 people died.", "2019-06"}},
       {"Theresa May spoke.", "May I ask?", "Soldiers march north.", "It may rain.",
        "April Jones sang.", "She called June Carter."}},
      {"year",
       "a year by its number, with or without era",
       starting({C::the, C::era, C::cardinal, K::apostrophe}, true)
           .then(C::the, C::unit)
           .then({C::era, K::apostrophe}, numbers)
           .then(C::cardinal, {C::cardinal, C::multiplier, K::hyphen, K::inner})
           .then(numbers.without(K::year_number), C::era),
       match_year,
       {{"The war ended in [1945].", "1945"},
        {"It is a [1973] building.", "1973"},
        {"Hannibal crossed in [218 BC].", "BC0218"},
        {"Pompeii fell in [AD 79].", "0079"},
        {"It was written in [nineteen eighty-four].", "1984"},
        {"In [the year 1066] they landed.", "1066"},
        {"It was lost in [nineteen oh-five].", "1905"},
        {"He retired in [two thousand and eight].", "2008"},
        {"The class of ['07] met.", "2007"},
        {"As late as [1781] few knew of it.", "1781"},
        {"The revolt, [1956]-1960, failed.", "1956"},
        {"Pedro Ruiz (active 1911\u2013[1920]) sang.", "1920"}},
       {"Some 2000 people came.", "It cost $1999 then.", "Call 555-2010 first.",
        "About 1500 soldiers died.", "It has 1,984 rooms.", "He lives at 1600 Main Street.",
        "Version 2000.1 is out.", "A 1200-page report.", "Eat 1500-2000 calories.",
        "See pages 1204-1211.", "Call 1-800-1200-1300."}},
      {"iso_date",
       "ISO 8601: a date, or date and time",
       starting({}, true).then({K::hyphen, K::slash, K::inner}),
       match_iso,
       {{"Logged on [2019-07-04] by hand.", "2019-07-04"},
        {"At [2019-07-04T14:30Z] it stopped.", "2019-07-04T14:30Z"},
        {"It ran in [2019-W28] only.", "2019-W28"},
        {"It is due on [2019-W28-3].", "2019-07-10"},
        {"It was sent on [2019-185].", "2019-07-04"},
        {"The log of [2019-07] is lost.", "2019-07"},
        {"It ran [2019-07-01]/[2019-07-05] there.", "2019-07-01"},
        {"Stamped [20190704T143000+0200] twice.", "2019-07-04T14:30:00+02:00"}},
       {"Call 2019-55-1234 now please.", "Order 2019-13-40 is lost.", "File 2019-185 is open.",
        "The 2004-05 season ended.", "Part 20190704 is sold out."}},
      {"iso_duration",
       "ISO 8601: a duration",
       starting({C::lead}).then(numbers),
       match_iso_duration,
       {{"The window was [PT36H] long.", "PT36H"}, {"It took [P1Y6M] in all.", "P1Y6M"}},
       {"P 3 D is no length.", "He drove a P3 car."}},
      {"numeric_date",
       "a date in numbers",
       starting({}, true).then({K::hyphen, K::slash, K::full_stop}),
       match_numeric,
       {{"Claims are due by [25/12/2019].", "2019-12-25"},
        {"It shut on [28/06].", "2019-06-28"},
        {"It was let in [11/2016].", "2016-11"}},
       {"They won 3/4 of the seats.", "It is void by Act 11/2016.", "It is open 24/7 there.",
        "Use version 3.4.1 instead.", "Dial 10.0.0.1 first."}},
  };
}

}  // namespace dateline
