// What the whole document says, and what was told before.
#include "resolver.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "resolver_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

void Resolver::survey() {
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
    if (f.partner && *f.partner == i + 1) share_day(f, found_[i + 1]);
    share_year(i);
    if (const auto* p = std::get_if<CalendarPart>(&f.expr.value); p != nullptr && p->year)
      years.push_back(*p->year);
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
  if (first_over_12 != second_over_12) {
    day_first_ = first_over_12 > second_over_12;
    day_first_reason_ = "another date of the document can only be read so";
  } else if (day_month != month_day) {
    day_first_ = day_month > month_day;
    day_first_reason_ = day_first_ ? "the document writes days before months"
                                   : "the document writes months before days";
  } else {
    const std::string_view text = document_.source.text();
    const bool pounds = text.find("\u00A3") != std::string_view::npos;
    const bool dollars = text.find('$') != std::string_view::npos;
    day_first_ = pounds || !dollars;
    if (pounds != dollars)
      day_first_reason_ =
          pounds ? "the document counts in pounds" : "the document counts in dollars";
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
  dateline_ = dateline();
  // A history tells of years far from its own, and doesn't reckon from its own day. What opens with
  // its own day, in a dateline or as "yesterday", is news, however many years it looks back on.
  std::size_t news = 0;
  for (const FoundExpr& f : found_) news += reckons_from_today(f.expr) && !quoted(f);
  const bool opens_as_news = speech_ && opens_with_today();
  std::sort(years.begin(), years.end());
  constexpr int memory = 10;  // years
  const bool short_history = speech_ && years.size() >= 2 && years.front() != years.back() &&
                             years.back() + memory < year_of(speech_->interval.begin);
  if (years.size() >= 4) {
    const std::vector<int> years_all = years;
    const std::size_t count = years.size();
    const int median = years[years.size() / 2];
    const auto distinct =
        static_cast<std::size_t>(std::unique(years.begin(), years.end()) - years.begin());
    const int now = speech_ ? year_of(speech_->interval.begin) : 0;
    history_ = !opens_as_news && news * 8 < found_.size() && distinct >= 2 &&
               (!speech_ || std::abs(now - median) > 2 ||
                (count >= 20 && distinct >= 4 && past_share(years_all, now) > 0.6));
  }
  // A short one states fewer years, but none that news would still be telling of.
  history_ = history_ || (short_history && !opens_as_news && news * 8 < found_.size());
  if (history_) {
    find_glances();
    read_story_years();
  }
  find_entries();
}

bool Resolver::beside(const FoundExpr& f, const Told& t) const {
  if (t.sentence != f.sentence) return false;
  const std::uint32_t from = found_[static_cast<std::size_t>(t.id)].last_lexeme;
  for (std::uint32_t k = from; k < f.first_lexeme; ++k)
    if (lexed_.lexemes[k].kind == LexemeKind::mark && lexed_.lexemes[k].mark != '-') return false;
  return true;
}

bool Resolver::attributive(const FoundExpr& f) const {
  if (f.last_lexeme >= lexed_.sentence_begin[f.sentence + 1]) return false;
  const Lexeme& next = lexed_.lexemes[f.last_lexeme];
  return next.kind == LexemeKind::word && next.word_class == WordClass::none &&
         (next.capital || f.before == "the" || f.before == "a" || f.before == "an" ||
          f.before == "its" || f.before == "their");
}

void Resolver::share_year(std::size_t i) {
  FoundExpr& f = found_[i];
  if (i + 1 == found_.size() || found_[i + 1].sentence != f.sentence ||
      found_[i + 1].first_lexeme != f.last_lexeme + 1 ||
      lexed_.lexemes[f.last_lexeme].lower != "and")
    return;
  const TimeExpr& other = found_[i + 1].expr;
  const auto* season = std::get_if<CalendarPart>(&other.value);
  const auto* date = std::get_if<CalendarDate>(&other.value);
  if (auto* d = std::get_if<CalendarDate>(&f.expr.value);
      d != nullptr && date != nullptr && date->year && !d->year && !d->within && d->month != 0 &&
      d->deixis == Deixis::none && date->month != 0 && (d->day != 0) == (date->day != 0))
    d->year = d->month > date->month ? *date->year - 1 : *date->year;
  // The winter before a spring began in the year before.
  if (auto* p = std::get_if<CalendarPart>(&f.expr.value);
      p != nullptr && season != nullptr && season->year && !p->year && !p->within &&
      p->granularity == G::season && season->granularity == G::season && p->index != 0 &&
      season->index != 0 && (p->deixis == Deixis::none || p->deixis == Deixis::the))
    p->year = p->index > season->index ? *season->year - 1 : *season->year;
}

void Resolver::share_day(FoundExpr& from, const FoundExpr& to) {
  auto* begin = std::get_if<TimeOfDay>(&from.expr.value);
  const auto* end = std::get_if<TimeOfDay>(&to.expr.value);
  if (begin == nullptr || end == nullptr || begin->hour < 0 || end->hour < 0 || begin->day ||
      begin->deixis != Deixis::none || !end->day)
    return;
  // "from 2 p.m. until Friday at 4 p.m.": the day is the end's alone
  if (to.rule->name == "day_clock") return;
  begin->day = end->day;
  // "from 10 p.m. to 2 a.m. on Sunday" begins on the day before.
  if (begin->hour * 60 + begin->minute > end->hour * 60 + end->minute && end->hour < 12) {
    Shift back;
    back.sign = -1;
    back.from = Shift::From::base;
    back.base = end->day;
    begin->day = std::make_shared<const TimeExpr>(TimeExpr{back});
  }
}

std::optional<Reference> Resolver::dateline() const {
  constexpr std::size_t opening_expressions = 4;
  constexpr std::uint32_t opening_blocks = 4;
  for (std::size_t i = 0; i < std::min(found_.size(), opening_expressions); ++i) {
    const FoundExpr& f = found_[i];
    if (block_of(f) >= opening_blocks) break;
    const auto* t = std::get_if<TimeOfDay>(&f.expr.value);
    const auto* d =
        std::get_if<CalendarDate>(t != nullptr && t->day ? &t->day->value : &f.expr.value);
    if (d == nullptr || d->month == 0 || d->day == 0 || d->within || d->deixis != Deixis::none)
      continue;
    if (!stands_in_dateline(f) && (speech_ || !is_date_of_document(f))) continue;
    std::optional<LocalDays> day;
    if (speech_) {
      const LocalDays created = day_of_instant(speech_->interval.begin);
      day = day_of_instant(
          choose(month_day_candidates(d->month, d->day, created), created, Direction::nearest)
              .begin);
      constexpr days month(31), zone(1);
      if (*day > created + zone || *day + month < created || *day == created) return std::nullopt;
    } else if (d->year) {
      day = LocalDays(date::year(*d->year) / date::month(static_cast<unsigned>(d->month)) /
                      date::day(static_cast<unsigned>(d->day)));
    }
    const date::year_month_day ymd(day.value_or(LocalDays{}));
    if (!day || (d->year && *d->year != static_cast<int>(ymd.year())) ||
        static_cast<unsigned>(ymd.day()) != static_cast<unsigned>(d->day))
      return std::nullopt;
    Reference r;
    r.interval = to_interval(unit_at(LocalSeconds(*day), G::day));
    r.granularity = G::day;
    r.anchor = {Anchor::Kind::timex, LocalSeconds(*day), TimexId(static_cast<std::uint32_t>(i))};
    r.description = "the day on which the news was written, " + std::string(weekday_name(*day)) +
                    " " + to_iso(LocalSeconds(*day)) + " (" + quote(f) + ")";
    return r;
  }
  return std::nullopt;
}

bool Resolver::stands_in_dateline(const FoundExpr& f) const {
  constexpr std::uint32_t longest = 12;  // words of the place, and of what stands before the dash
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  if (document_.blocks[block_of(f)].first_sentence != f.sentence || f.first_lexeme == begin ||
      f.first_lexeme - begin > longest)
    return false;
  // A place in capitals before it …
  const std::string_view place = document_.source.slice(lexed_.lexemes[begin].span);
  if (lexed_.lexemes[begin].kind != LexemeKind::word || place.size() < 3 ||
      std::any_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
      lexed_.lexemes[f.first_lexeme - 1].mark != ',')
    return false;
  // … and a dash after it, perhaps behind the agency's name in brackets.
  const std::uint32_t limit = std::min(end, f.last_lexeme + longest);
  std::uint32_t k = f.last_lexeme;
  if (k < limit && lexed_.lexemes[k].mark == ',') ++k;
  if (k < limit && lexed_.lexemes[k].mark == '(')
    while (k < limit && lexed_.lexemes[k++].mark != ')') {
    }
  while (k < limit && lexed_.lexemes[k].capital) ++k;
  return k < limit && (lexed_.lexemes[k].mark == '-' || lexed_.lexemes[k].mark == '~' ||
                       lexed_.lexemes[k].mark == '_');
}

bool Resolver::is_date_of_document(const FoundExpr& f) const {
  const Block& block = document_.blocks[block_of(f)];
  if (block.first_sentence != f.sentence) return false;
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  const std::uint32_t end = lexed_.sentence_begin[f.sentence + 1];
  // "Updated July 11, 2019 at 4 p.m.", "First published: 3 May 2020"
  constexpr std::uint32_t longest = 4;
  for (std::uint32_t k = begin; k < f.first_lexeme && k < begin + longest; ++k) {
    const std::string_view word = lexed_.lexemes[k].lower;
    if (f.first_lexeme <= k + 4 && block.sentence_count == 1 &&
        (word == "updated" || word == "published" || word == "posted" || word == "modified"))
      return true;
  }
  // nothing but the date
  return block.sentence_count == 1 && f.first_lexeme == begin &&
         (f.last_lexeme == end ||
          (f.last_lexeme + 1 == end && lexed_.lexemes[end - 1].mark == '.'));
}

bool Resolver::opens_with_today() const {
  constexpr std::size_t opening_expressions = 4;
  constexpr std::uint32_t opening_blocks = 3;
  const date::year_month_day today{day_of_instant(speech_->interval.begin)};
  for (std::size_t i = 0; i < std::min(found_.size(), opening_expressions); ++i) {
    const FoundExpr& f = found_[i];
    if (block_of(f) >= opening_blocks) break;
    if (reckons_from_today(f.expr)) return true;
    const auto* d = std::get_if<CalendarDate>(&f.expr.value);
    if (d != nullptr && d->year && d->month != 0 && d->day != 0 &&
        date::year_month_day(date::year(*d->year), date::month(static_cast<unsigned>(d->month)),
                             date::day(static_cast<unsigned>(d->day))) == today)
      return true;
  }
  return false;
}

bool Resolver::reckons_from_today(const TimeExpr& expr) {
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

double Resolver::past_share(const std::vector<int>& years, int now) {
  const auto past = std::count_if(years.begin(), years.end(), [&](int y) { return y < now - 1; });
  return static_cast<double>(past) / static_cast<double>(years.size());
}

std::string Resolver::quote(const FoundExpr& f) const {
  return "\"" + std::string(document_.source.slice(f.span)) + "\"";
}

Reference Resolver::reference_to(const Told& t) const {
  Reference r;
  r.interval = t.interval;
  r.granularity = t.granularity;
  r.anchor = {Anchor::Kind::timex, t.interval.begin, t.id};
  if (why_ == nullptr) return r;
  r.description = quote(found_[static_cast<std::size_t>(t.id)]) + " told before (" +
                  out_[static_cast<std::size_t>(t.id)].value + ")";
  return r;
}

bool Resolver::in_title(const FoundExpr& f) const {
  const BlockKind kind = document_.blocks[block_of(f)].kind;
  return kind == BlockKind::title;
}

const Told* Resolver::told(const FoundExpr& f, G coarsest, Ahead ahead, bool skip_backward) {
  return told(f, coarsest, ahead, skip_backward, [](const Told&) { return true; });
}

bool Resolver::coarser_between(const FoundExpr& f, G coarsest) const {
  if (coarsest > G::day) return false;
  int steps = 0;
  for (auto t = told_.rbegin(); t != told_.rend() && steps < 8; ++t, ++steps) {
    if (t->sentence != f.sentence) return false;
    if (t->granularity <= coarsest) return false;
    if (!t->attributive && !t->ahead && t->granularity <= G::season) return true;
  }
  return false;
}

}  // namespace dateline
