#include "time_expr_words.hpp"

#include <array>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "holidays.hpp"
#include "resolver_words.hpp"

namespace dateline {
namespace {

using G = Granularity;

constexpr std::array<std::string_view, 13> month_names = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

template <typename... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

std::string_view nth_name(const std::array<std::string_view, 13>& names, int n) {
  return names[static_cast<std::size_t>(n >= 1 && n <= 12 ? n : 0)];
}

std::string year_words(int year) {
  return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
}

std::string unit_words(G unit) {
  return unit == G::part_of_day ? "part of the day" : std::string(to_string(unit));
}

std::string plural(G unit) {
  if (unit == G::century) return "centuries";
  if (unit == G::half) return "halves";
  if (unit == G::millennium) return "millennia";
  return unit_words(unit) + "s";
}

std::string ordinal(int n) {
  const int last = n % 10, teen = n / 10 % 10;
  const std::string_view ending = teen == 1   ? "th"
                                  : last == 1 ? "st"
                                  : last == 2 ? "nd"
                                  : last == 3 ? "rd"
                                              : "th";
  return std::to_string(n) + std::string(ending);
}

std::string amount_words(const Amount& amount, G unit) {
  if (amount.vague) return "some " + plural(unit);
  constexpr std::array<std::string_view, 4> fractions = {"", " 1/4", " 1/2", " 3/4"};
  const std::string_view fraction = fractions[static_cast<std::size_t>(amount.quarters % 4)];
  if (amount.quarters < 4 && !fraction.empty())
    return std::string(fraction.substr(1)) + (unit == G::hour ? " of an " : " of a ") +
           unit_words(unit);
  return std::to_string(amount.quarters / 4) + std::string(fraction) + " " +
         (amount.quarters == 4 ? unit_words(unit) : plural(unit));
}

// "Thursday" after the word that points to it: "the last Thursday before now".
std::string pointed(std::string_view what, Deixis deixis) {
  const std::string name(what);
  switch (deixis) {
    case Deixis::none:
    case Deixis::the:
      return name;
    case Deixis::last:
      return "the last " + name + " before the document's date";
    case Deixis::this_:
      return "this " + name + ", as of the document's date";
    case Deixis::next:
      return "the next " + name + " after the document's date";
    case Deixis::that:
    case Deixis::same:
      return "the " + name + " that was told before";
    case Deixis::previous:
      return "the " + name + " before what was told";
    case Deixis::following:
      return "the " + name + " after what was told";
  }
  return name;
}

std::string_view season_name(int index) {
  constexpr std::array<std::string_view, 5> names = {"season", "spring", "summer", "autumn",
                                                     "winter"};
  return names[static_cast<std::size_t>(index >= 1 && index <= 4 ? index : 0)];
}

// A noun phrase, and what it leaves open ("the year"; "" if nothing).
struct Told {
  std::string phrase;
  std::string_view gap;
};

Told told(const TimeExpr& expr);

std::string within_phrase(const TimeExprRef& within) {
  return within ? " of " + told(*within).phrase : std::string();
}

Told told_date(const CalendarDate& d) {
  std::string phrase;
  if (d.weekday != 0) phrase = std::string(weekday_names[static_cast<std::size_t>(d.weekday)]);
  if (d.day != 0) {
    if (!phrase.empty()) phrase += ' ';
    phrase += d.month != 0 ? std::to_string(d.day) : "the " + ordinal(d.day) + " day";
  }
  if (d.month != 0) {
    if (!phrase.empty()) phrase += ' ';
    phrase += nth_name(month_names, d.month);
  }
  if (d.year)
    phrase += phrase.empty() ? "the year " + year_words(*d.year) : ' ' + year_words(*d.year);
  if (phrase.empty()) phrase = "a day";
  phrase = pointed(phrase, d.deixis) + within_phrase(d.within);
  if (d.weeks == 1) phrase += d.deixis == Deixis::last ? ", and a week back" : ", and a week on";
  if (d.weeks > 1) phrase += ", and " + std::to_string(d.weeks) + " weeks on";
  std::string_view gap;
  if (d.deixis == Deixis::none && !d.year && !d.within && d.weeks == 0)
    gap = d.month != 0 ? "the year" : d.day != 0 ? "the month" : "the week";
  if (d.month == 0 && d.day == 0 && d.weekday != 0 && d.deixis == Deixis::none && !d.within)
    phrase = "a " + phrase;
  return {std::move(phrase), gap};
}

Told told_part(const CalendarPart& p) {
  std::string phrase;
  if (p.granularity == G::season)
    phrase = season_name(p.index);
  else if (p.index == 0)
    phrase = unit_words(p.granularity);
  else
    phrase = "the " + ordinal(p.index) + ' ' + unit_words(p.granularity);
  if (p.year && p.granularity == G::season)
    phrase += ' ' + year_words(*p.year);
  else if (p.year)
    phrase += std::string(p.fiscal ? " of the fiscal year " : " of ") + year_words(*p.year);
  const bool bare = p.index == 0 || p.granularity == G::season;
  phrase = bare ? pointed(phrase, p.deixis) : phrase;
  phrase += within_phrase(p.within);
  if (p.years != 0) phrase += ", a year back";
  const bool points = p.deixis != Deixis::none && p.deixis != Deixis::the;
  return {std::move(phrase), p.year || p.within || points ? "" : "the year"};
}

Told told_span(const YearSpan& s) {
  if (s.century_open)
    return {"the decade of the years ending in " + std::to_string(s.begin) + " to " +
                std::to_string(s.begin + 9),
            "the century"};
  if (s.granularity == G::decade && s.begin > 0)
    return {"the years " + year_words(s.begin) + " to " + year_words(s.begin + 9), ""};
  if (s.granularity == G::century && s.begin > 0)
    return {"the " + ordinal((s.begin + 99) / 100) + " century", ""};
  return {"the " + unit_words(s.granularity) + " that holds " + year_words(s.begin), ""};
}

Told told_holiday(const HolidayDate& h) {
  // The table's names are lower case and their pieces apart: "new year ' s day".
  const std::string_view words = holidays()[h.holiday].words;
  std::string name;
  bool upper = true;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::string_view rest = words.substr(k);
    const bool glued = rest.starts_with(" '") || rest.starts_with(" .") || rest.starts_with(" ,") ||
                       rest.starts_with(" -");
    const bool after =
        k > 0 && ((words[k - 1] == '\'' && rest.starts_with(" s ")) || words[k - 1] == '-');
    if (glued || after) {
      upper = k > 0 && words[k - 1] == '-';
      continue;
    }
    name += upper && words[k] >= 'a' && words[k] <= 'z' ? static_cast<char>(words[k] - 'a' + 'A')
                                                        : words[k];
    upper = words[k] == ' ';
  }
  if (h.year) name += ' ' + year_words(*h.year);
  const bool points = h.deixis != Deixis::none && h.deixis != Deixis::the;
  const bool once = holidays()[h.holiday].kind == Holiday::Kind::once;
  return {pointed(name, h.deixis) + within_phrase(h.within),
          h.year || h.within || points || once ? "" : "the year"};
}

Told told_unit(const UnitReference& u) {
  const std::string unit = unit_words(u.unit);
  if (u.further == 1 && (u.deixis == Deixis::next || u.deixis == Deixis::last))
    return {"the second " + unit + (u.deixis == Deixis::next ? " after" : " before") +
                " that of the text's own day",
            ""};
  switch (u.deixis) {
    case Deixis::last:
      return {"the " + unit + " before that of the document's date", ""};
    case Deixis::this_:
      return {"the " + unit + " of the document's date", ""};
    case Deixis::next:
      return {"the " + unit + " after that of the document's date", ""};
    case Deixis::that:
    case Deixis::same:
      return {"the " + unit + " told before", ""};
    case Deixis::previous:
      return {"the " + unit + " before what was told", ""};
    case Deixis::following:
      return {"the " + unit + " after what was told", ""};
    default:
      return {"a " + unit + " that the context knows", ""};
  }
}

Told told_shift(const Shift& s) {
  const std::string amount = amount_words(s.amount, s.unit);
  const std::string_view side = s.sign < 0 ? " before " : " after ";
  std::string base = "what was told before";
  if (s.from == Shift::From::speech) base = "the document's date";
  if (s.from == Shift::From::speech && s.unit < G::day) base = "the time of writing";
  if (s.from == Shift::From::base && s.base) base = told(*s.base).phrase;
  if (!s.amount.vague && s.amount.quarters == 0) return {"the day of " + base, ""};
  if (!s.amount.vague && s.amount.quarters == 4 && s.unit == G::day)
    return {"the day" + std::string(side) + base, ""};
  return {"the time " + amount + std::string(side) + base, ""};
}

Told told_ordinal(const OrdinalUnit& o) {
  std::string count = o.n == -1 ? "last" : ordinal(std::abs(o.n));
  if (o.n < -1) count += " last";
  const std::string unit = o.weekday != 0
                               ? std::string(weekday_names[static_cast<std::size_t>(o.weekday)])
                               : unit_words(o.unit);
  return {"the " + count + ' ' + unit + within_phrase(o.of),
          o.of ? told(*o.of).gap : std::string_view()};
}

std::string clock_words(const TimeOfDay& t) {
  std::string text = two(t.hour % 24) + ':' + two(t.minute);
  if (t.second >= 0) text += ':' + two(t.second);
  if (t.hour == 24) text = "midnight";
  if (t.half_day_open) text += " or " + two((t.hour + 12) % 24) + ':' + two(t.minute);
  return text;
}

Told told_time(const TimeOfDay& t) {
  constexpr std::array<std::string_view, 7> parts = {"time",  "morning", "afternoon", "evening",
                                                     "night", "daytime", "midday"};
  const bool clock = t.hour >= 0;
  std::string phrase =
      clock ? clock_words(t) : std::string(parts[static_cast<std::size_t>(t.part)]);
  if (t.zone) phrase += " in a named time zone";
  if (t.day) {
    const Told day = told(*t.day);
    if (!clock) phrase = "the " + phrase;
    return {phrase + (clock ? " on " : " of ") + day.phrase, day.gap};
  }
  switch (t.deixis) {
    case Deixis::last:
      return {"the " + phrase + " before that of the document's date", ""};
    case Deixis::this_:
      return {"the " + phrase + " of the document's date", ""};
    case Deixis::next:
      return {"the " + phrase + " after that of the document's date", ""};
    case Deixis::that:
    case Deixis::same:
      return {"the " + phrase + " of the day told before", ""};
    case Deixis::previous:
      return {"the " + phrase + " before what was told", ""};
    case Deixis::following:
      return {"the " + phrase + " after what was told", ""};
    default:
      return {(clock ? "" : "a ") + phrase, "the day"};
  }
}

Told told(const TimeExpr& expr) {
  return std::visit(
      Overloaded{
          [](const CalendarDate& d) { return told_date(d); },
          [](const NumericDate& n) {
            std::string phrase = "a day and a month by the numbers " + std::to_string(n.first) +
                                 " and " + std::to_string(n.second);
            if (n.year) phrase += " of " + year_words(*n.year);
            return Told{std::move(phrase), n.year ? "" : "the year"};
          },
          [](const CalendarPart& p) { return told_part(p); },
          [](const FiscalYear& y) {
            if (y.academic && y.year)
              return Told{"the academic year that ends in " + year_words(*y.year), ""};
            return Told{y.year ? "the fiscal year " + year_words(*y.year)
                               : pointed("fiscal year", y.deixis),
                        ""};
          },
          [](const YearSpan& s) { return told_span(s); },
          [](const HolidayDate& h) { return told_holiday(h); },
          [](const UnitReference& u) { return told_unit(u); },
          [](const Shift& s) { return told_shift(s); },
          [](const OrdinalUnit& o) { return told_ordinal(o); },
          [](const UnitAround& u) {
            const Told base = u.base ? told(*u.base) : Told{"a day", ""};
            return Told{"the " + unit_words(u.unit) + " that holds " + base.phrase, base.gap};
          },
          [](const TimeOfDay& t) { return told_time(t); },
          [](const Duration&) {
            return Told{"a length of time", ""};
          },
          [](const Recurrence&) {
            return Told{"a time that returns", ""};
          },
          [](const VagueReference& v) {
            using When = VagueReference::When;
            return Told{v.when == When::past      ? "the past"
                        : v.when == When::present ? "the present"
                        : v.when == When::untold  ? "a time that isn't told"
                                                  : "the future",
                        ""};
          }},
      expr.value);
}

std::string_view mod_words(TimexMod mod) {
  switch (mod) {
    case TimexMod::start:
      return "the beginning of ";
    case TimexMod::mid:
      return "the middle of ";
    case TimexMod::end:
      return "the end of ";
    case TimexMod::approx:
      return "about ";
    default:
      return "";
  }
}

}  // namespace

std::string tell(const TimeExpr& expr, TimexMod mod) {
  if (std::holds_alternative<Duration>(expr.value)) return "says how long, not when";
  if (std::holds_alternative<Recurrence>(expr.value)) return "says how often, not when";
  const Told t = told(expr);
  if (std::holds_alternative<VagueReference>(expr.value))
    return "points to " + t.phrase + ", without a date";
  std::string out = "names " + std::string(mod_words(mod)) + t.phrase;
  if (!t.gap.empty()) out += " but not " + std::string(t.gap);
  return out;
}

}  // namespace dateline
