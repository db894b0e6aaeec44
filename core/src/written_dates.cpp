#include "written_dates.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "unicode.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest = 400;
constexpr std::size_t most_dates = 8;

enum class Kind : std::uint8_t {
  number,
  month,
  weekday,
  clock,   // 15:41, 3:41:20
  half,    // am, pm
  zone,    // EST, +02:00, Z
  change,  // updated
  publish,
  filler,  // at, on, the
  mark,    // - / . , |
  other
};

struct Piece {
  Kind kind = Kind::other;
  int value = 0;   // of a number; month; minutes of a clock time; 0 or 1 of a half; mark
  int digits = 0;  // of a number
  std::size_t begin = 0, end = 0;
  std::string zone;
};

struct Word {
  std::string_view name;
  Kind kind;
  int value;
};

constexpr auto words = std::to_array<Word>({
    {"january", Kind::month, 1},   {"jan", Kind::month, 1},         {"february", Kind::month, 2},
    {"feb", Kind::month, 2},       {"march", Kind::month, 3},       {"mar", Kind::month, 3},
    {"april", Kind::month, 4},     {"apr", Kind::month, 4},         {"may", Kind::month, 5},
    {"june", Kind::month, 6},      {"jun", Kind::month, 6},         {"july", Kind::month, 7},
    {"jul", Kind::month, 7},       {"august", Kind::month, 8},      {"aug", Kind::month, 8},
    {"september", Kind::month, 9}, {"sept", Kind::month, 9},        {"sep", Kind::month, 9},
    {"october", Kind::month, 10},  {"oct", Kind::month, 10},        {"november", Kind::month, 11},
    {"nov", Kind::month, 11},      {"december", Kind::month, 12},   {"dec", Kind::month, 12},
    {"monday", Kind::weekday, 1},  {"mon", Kind::weekday, 1},       {"tuesday", Kind::weekday, 2},
    {"tue", Kind::weekday, 2},     {"tues", Kind::weekday, 2},      {"wednesday", Kind::weekday, 3},
    {"wed", Kind::weekday, 3},     {"weds", Kind::weekday, 3},      {"thursday", Kind::weekday, 4},
    {"thu", Kind::weekday, 4},     {"thur", Kind::weekday, 4},      {"thurs", Kind::weekday, 4},
    {"friday", Kind::weekday, 5},  {"fri", Kind::weekday, 5},       {"saturday", Kind::weekday, 6},
    {"sat", Kind::weekday, 6},     {"sunday", Kind::weekday, 7},    {"sun", Kind::weekday, 7},
    {"am", Kind::half, 0},         {"pm", Kind::half, 1},           {"updated", Kind::change, 0},
    {"update", Kind::change, 0},   {"modified", Kind::change, 0},   {"edited", Kind::change, 0},
    {"changed", Kind::change, 0},  {"revised", Kind::change, 0},    {"corrected", Kind::change, 0},
    {"reviewed", Kind::change, 0}, {"published", Kind::publish, 0}, {"posted", Kind::publish, 0},
    {"created", Kind::publish, 0}, {"issued", Kind::publish, 0},    {"released", Kind::publish, 0},
    {"at", Kind::filler, 0},       {"on", Kind::filler, 0},         {"of", Kind::filler, 0},
    {"the", Kind::filler, 0},      {"first", Kind::filler, 0},      {"last", Kind::filler, 0},
    {"date", Kind::filler, 0},     {"time", Kind::filler, 0},       {"t", Kind::filler, 1},
    {"local", Kind::filler, 0},
});

struct Zone {
  std::string_view name;
  std::string_view offset;  // "" : which depends on the season
};

// Names that mean one offset wherever English news is written; the bare "ET" tells only the place.
constexpr auto zones = std::to_array<Zone>(
    {{"z", "Z"},         {"utc", "Z"},       {"gmt", "Z"},       {"est", "-05:00"},
     {"edt", "-04:00"},  {"cst", "-06:00"},  {"cdt", "-05:00"},  {"mst", "-07:00"},
     {"mdt", "-06:00"},  {"pst", "-08:00"},  {"pdt", "-07:00"},  {"akst", "-09:00"},
     {"akdt", "-08:00"}, {"hst", "-10:00"},  {"ast", "-04:00"},  {"adt", "-03:00"},
     {"bst", "+01:00"},  {"wet", "Z"},       {"west", "+01:00"}, {"cet", "+01:00"},
     {"cest", "+02:00"}, {"eet", "+02:00"},  {"eest", "+03:00"}, {"msk", "+03:00"},
     {"sast", "+02:00"}, {"aest", "+10:00"}, {"aedt", "+11:00"}, {"acst", "+09:30"},
     {"awst", "+08:00"}, {"nzst", "+12:00"}, {"nzdt", "+13:00"}, {"jst", "+09:00"},
     {"kst", "+09:00"},  {"hkt", "+08:00"},  {"sgt", "+08:00"},  {"pkt", "+05:00"},
     {"et", ""},         {"ct", ""},         {"mt", ""},         {"pt", ""},
     {"eastern", ""},    {"central", ""},    {"pacific", ""},    {"ist", ""}});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text.substr(0, longest)) {}

  std::vector<Piece> run() {
    while (i_ < text_.size()) {
      const char c = text_[i_];
      if (c == ' ' || c == '\t' || c == '\n')
        ++i_;
      else if (is_digit(c))
        number();
      else if (is_letter(c))
        word();
      else if ((c == '+' || c == '-') && after_clock() && offset())
        continue;
      else
        mark();
    }
    return std::move(pieces_);
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  Piece& add(Kind kind, std::size_t begin, int value) {
    Piece piece;
    piece.kind = kind;
    piece.begin = begin;
    piece.end = i_;
    piece.value = value;
    return pieces_.emplace_back(std::move(piece));
  }

  // Up to nine digits; the rest counts as `digits`, too, so that a longer number is seen to be one.
  int digits_at(std::size_t& i) const {
    int value = 0;
    for (int n = 0; is_digit(at(i)); ++i, ++n)
      if (n < 9) value = value * 10 + (text_[i] - '0');
    return value;
  }

  void number() {
    const std::size_t begin = i_;
    const int value = digits_at(i_);
    const auto digits = static_cast<int>(i_ - begin);
    if (digits <= 2 && at(i_) == ':' && is_digit(at(i_ + 1)) && is_digit(at(i_ + 2)) &&
        !is_digit(at(i_ + 3)) && value < 25) {
      const int minutes = (text_[i_ + 1] - '0') * 10 + (text_[i_ + 2] - '0');
      i_ += 3;
      if (at(i_) == ':' && is_digit(at(i_ + 1)) && is_digit(at(i_ + 2))) i_ += 3;
      if ((at(i_) == '.' || at(i_) == ',') && is_digit(at(i_ + 1))) {
        ++i_;
        digits_at(i_);
      }
      add(minutes < 60 ? Kind::clock : Kind::other, begin, value * 60 + minutes);
      return;
    }
    // The basic form's time of day: 20190710T154100.
    if ((digits == 4 || digits == 6) && !pieces_.empty() && pieces_.back().kind == Kind::filler &&
        pieces_.back().value == 1) {
      const int minutes = digits == 6 ? value / 100 : value;
      add(minutes % 100 < 60 ? Kind::clock : Kind::other, begin,
          minutes / 100 * 60 + minutes % 100);
      return;
    }
    // "10th"
    if (digits <= 2 && is_letter(at(i_)) && is_letter(at(i_ + 1)) && !is_letter(at(i_ + 2))) {
      const char a = unicode::lower_ascii(at(i_)), b = unicode::lower_ascii(at(i_ + 1));
      if ((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
          (a == 't' && b == 'h'))
        i_ += 2;
    }
    add(Kind::number, begin, value).digits = digits;
  }

  void word() {
    const std::size_t begin = i_;
    std::string name;
    while (is_letter(at(i_)) || (at(i_) == '.' && is_letter(at(i_ + 1)) && i_ - begin <= 2)) {
      if (text_[i_] != '.' && name.size() < 16) name += unicode::lower_ascii(text_[i_]);
      ++i_;
    }
    if (at(i_) == '.') ++i_;
    for (const Word& w : words)
      if (w.name == name) {
        add(w.kind, begin, w.value);
        return;
      }
    for (const Zone& z : zones)
      if (z.name == name && (after_clock() || name == "gmt" || name == "utc")) {
        add(Kind::zone, begin, 0).zone = z.offset;
        // "GMT+2"
        if (z.offset == "Z" && (at(i_) == '+' || at(i_) == '-') && is_digit(at(i_ + 1)) &&
            offset()) {
          pieces_[pieces_.size() - 2].zone = pieces_.back().zone;
          pieces_.pop_back();
        }
        return;
      }
    add(Kind::other, begin, 0);
  }

  bool after_clock() const {
    return !pieces_.empty() &&
           (pieces_.back().kind == Kind::clock || pieces_.back().kind == Kind::half ||
            (pieces_.back().kind == Kind::zone && pieces_.back().zone == "Z"));
  }

  // "+02:00", "-0400", "+2"
  bool offset() {
    std::size_t i = i_ + 1;
    const std::size_t first = i;
    int value = digits_at(i);
    const std::size_t digits = i - first;
    int minutes = 0;
    if (digits == 4) {
      minutes = value % 100;
      value /= 100;
    } else if (digits == 1 || digits == 2) {
      if (at(i) == ':' && is_digit(at(i + 1)) && is_digit(at(i + 2))) {
        minutes = (text_[i + 1] - '0') * 10 + (text_[i + 2] - '0');
        i += 3;
      }
    } else {
      return false;
    }
    if (value > 14 || minutes > 59) return false;
    const std::size_t begin = i_;
    std::string zone(1, text_[i_]);
    zone += static_cast<char>('0' + value / 10);
    zone += static_cast<char>('0' + value % 10);
    zone += ':';
    zone += static_cast<char>('0' + minutes / 10);
    zone += static_cast<char>('0' + minutes % 10);
    i_ = i;
    add(Kind::zone, begin, 0).zone = value == 0 && minutes == 0 ? "Z" : zone;
    return true;
  }

  void mark() {
    const std::size_t begin = i_;
    const unicode::Decoded d = unicode::decode(text_, i_);
    i_ += d.size;
    const unicode::Kind kind = unicode::kind_of(d.code_point);
    if (kind == unicode::Kind::space || kind == unicode::Kind::ignorable) return;
    if (kind == unicode::Kind::letter) {
      add(Kind::other, begin, 0);
      return;
    }
    add(Kind::mark, begin, d.code_point < 0x80 ? static_cast<int>(d.code_point) : '|');
  }

  std::string_view text_;
  std::size_t i_ = 0;
  std::vector<Piece> pieces_;
};

class Finder {
 public:
  explicit Finder(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  WrittenDates run() {
    used_.assign(pieces_.size(), false);
    bool changed = false;
    for (std::size_t i = 0; i < pieces_.size();) {
      if (pieces_[i].kind == Kind::change) changed = true;
      if (pieces_[i].kind == Kind::publish) changed = false;
      const std::size_t next = result_.dates.size() < most_dates ? day_at(i, changed) : i;
      i = next > i ? next : i + 1;
    }
    for (std::size_t d = 0; d < result_.dates.size(); ++d) add_clock(d);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Kind k = pieces_[i].kind;
      if (k == Kind::other || (!used_[i] && k != Kind::filler && k != Kind::mark &&
                               k != Kind::weekday && k != Kind::change && k != Kind::publish))
        result_.nothing_else = false;
    }
    return std::move(result_);
  }

 private:
  const Piece* piece(std::size_t i) const { return i < pieces_.size() ? &pieces_[i] : nullptr; }
  bool is(std::size_t i, Kind kind) const { return i < pieces_.size() && pieces_[i].kind == kind; }
  bool is_mark(std::size_t i, char c) const {
    return is(i, Kind::mark) && pieces_[i].value == static_cast<int>(c);
  }
  bool is_year(std::size_t i) const {
    return is(i, Kind::number) && pieces_[i].digits == 4 && pieces_[i].value >= 1000 &&
           pieces_[i].value < 2200;
  }
  bool is_small(std::size_t i) const { return is(i, Kind::number) && pieces_[i].digits <= 2; }
  std::size_t past(std::size_t i, char c) const { return is_mark(i, c) ? i + 1 : i; }

  // A whole day that begins at piece i: index past it, or i.
  std::size_t day_at(std::size_t i, bool changed) {
    if (is(i, Kind::month)) {  // July 10, 2019; Jul-10-2019
      std::size_t j = past(i + 1, '-');
      if (!is_small(j)) return i;
      std::size_t k = past(past(j + 1, ','), '-');
      // "July 10 2019"; "Wed Jul 10 15:41:00 EDT 2019"
      std::size_t year = k;
      if (is(year, Kind::clock)) {
        ++year;
        if (is(year, Kind::zone)) ++year;
        if (!is_year(year)) return i;
        return add(i, k, pieces_[year].value, pieces_[i].value, pieces_[j].value, changed, year);
      }
      if (!is_year(year)) return i;
      return add(i, year + 1, pieces_[year].value, pieces_[i].value, pieces_[j].value, changed);
    }
    if (!is(i, Kind::number)) return i;
    if (is_small(i)) {  // 10 July 2019; 10-Jul-2019; 10th of July, 2019
      std::size_t j = past(past(i + 1, '-'), ',');
      if (is(j, Kind::filler)) ++j;
      if (is(j, Kind::month)) {
        const std::size_t year = past(past(j + 1, ','), '-');
        if (!is_year(year)) return i;
        return add(i, year + 1, pieces_[year].value, pieces_[j].value, pieces_[i].value, changed);
      }
    }
    for (const char separator : {'-', '/', '.'}) {
      if (!is_mark(i + 1, separator) || !is_small(i + 2) || !is_mark(i + 3, separator)) continue;
      if (is_year(i) && is_small(i + 4))
        return add(i, i + 5, pieces_[i].value, pieces_[i + 2].value, pieces_[i + 4].value, changed);
      if (is_small(i) && is_year(i + 4)) {
        const int a = pieces_[i].value, b = pieces_[i + 2].value;
        // Only full stops and impossible months tell the order.
        if (separator == '.' || a > 12 || a == b)
          return add(i, i + 5, pieces_[i + 4].value, b, a, changed);
        if (b > 12) return add(i, i + 5, pieces_[i + 4].value, a, b, changed);
      }
      return i;
    }
    if (is_year(i) && is(past(i + 1, '-'), Kind::month)) {  // 2019 Jul 10
      const std::size_t month = past(i + 1, '-');
      const std::size_t day = past(month + 1, '-');
      if (!is_small(day)) return i;
      return add(i, day + 1, pieces_[i].value, pieces_[month].value, pieces_[day].value, changed);
    }
    // 20190710
    if (pieces_[i].digits == 8 && pieces_[i].value / 10000 >= 1000 &&
        pieces_[i].value / 10000 < 2200)
      return add(i, i + 1, pieces_[i].value / 10000, pieces_[i].value / 100 % 100,
                 pieces_[i].value % 100, changed);
    return i;
  }

  std::size_t add(std::size_t from, std::size_t to, int year, int month, int day, bool changed,
                  std::size_t also = 0) {
    const date::year_month_day ymd(date::year(year), date::month(static_cast<unsigned>(month)),
                                   date::day(static_cast<unsigned>(day)));
    if (!ymd.ok()) return from;
    WrittenDate found;
    found.when = {LocalSeconds(LocalDays(ymd)), Granularity::day};
    found.begin = pieces_[from].begin;
    found.end = pieces_[to - 1].end;
    found.changed = changed;
    for (std::size_t i = from; i < to; ++i) used_[i] = true;
    if (also != 0) used_[also] = true;
    result_.dates.push_back(std::move(found));
    places_.push_back({from, to});
    return to;
  }

  // The clock time beside the date: after it, or before it with nothing but a weekday between.
  void add_clock(std::size_t d) {
    const auto [from, to] = places_[d];
    std::size_t i = to;
    const auto skips = [&](std::size_t j) {
      if (!is(j, Kind::mark) && !is(j, Kind::filler) && !is(j, Kind::weekday)) return false;
      return !is_mark(j, '/');
    };
    while (i < pieces_.size() && i < to + 4 && skips(i)) ++i;
    if (take_clock(d, i)) return;
    std::size_t j = from;
    while (j > 0 && from - j < 4 && skips(j - 1)) --j;
    // Backwards over "EST", "PM" to the figures.
    std::size_t first = j;
    while (first > 0 && j - first < 3 && (is(first - 1, Kind::zone) || is(first - 1, Kind::half)))
      --first;
    if (first > 0 && !used_[first - 1]) take_clock(d, first - 1);
  }

  bool take_clock(std::size_t d, std::size_t i) {
    if (i >= pieces_.size() || used_[i]) return false;
    std::size_t j = i;
    int minutes = 0;
    if (is(i, Kind::clock)) {
      minutes = pieces_[i].value;
      j = i + 1;
    } else if (is_small(i) && is_mark(i + 1, '.') && is_small(i + 2) && is(i + 3, Kind::half)) {
      minutes = pieces_[i].value * 60 + pieces_[i + 2].value;  // 3.41pm
      j = i + 3;
    } else if (is_small(i) && is(i + 1, Kind::half)) {
      minutes = pieces_[i].value * 60;
      j = i + 1;
    } else {
      return false;
    }
    if (is(j, Kind::half)) {
      const int hour = minutes / 60;
      if (hour < 1 || hour > 12) return false;
      minutes = (hour % 12 + 12 * pieces_[j].value) * 60 + minutes % 60;
      ++j;
    }
    if (minutes >= 24 * 60) return false;
    if (is_mark(j, '(')) ++j;
    std::string zone;
    if (is(j, Kind::zone)) zone = pieces_[j++].zone;
    for (std::size_t k = i; k < j; ++k) used_[k] = true;
    WrittenDate& found = result_.dates[d];
    found.when = {found.when.begin + std::chrono::minutes(minutes), Granularity::minute};
    found.zone = std::move(zone);
    found.begin = std::min(found.begin, pieces_[i].begin);
    found.end = std::max(found.end, pieces_[j - 1].end);
    return true;
  }

  std::vector<Piece> pieces_;
  std::vector<bool> used_;
  std::vector<std::pair<std::size_t, std::size_t>> places_;
  WrittenDates result_;
};

}  // namespace

WrittenDates find_written_dates(std::string_view text) {
  WrittenDates found = Finder(Scanner(text).run()).run();
  if (text.size() > longest) found.nothing_else = false;
  return found;
}

}  // namespace dateline
