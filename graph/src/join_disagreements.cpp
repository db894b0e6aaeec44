#include "join_disagreements.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

#include "word_kin.hpp"

namespace dateline {
namespace {

struct NumberWord {
  std::string_view word;
  double value;
};
constexpr std::array<NumberWord, 29> number_words = {{
    {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},     {"six", 6},
    {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},     {"eleven", 11},
    {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
    {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},
    {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70}, {"eighty", 80},
    {"ninety", 90},    {"no", 0},        {"dozen", 12},    {"both", 2},
}};
constexpr std::array<NumberWord, 5> scales = {
    {{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}}};
constexpr std::array<std::string_view, 26> function_words = {
    "for",  "from", "with",  "and",   "were", "was",   "are",   "had",   "has",
    "have", "who",  "that",  "which", "than", "more",  "when",  "after", "before",
    "into", "over", "under", "the",   "will", "would", "could", "others"};
constexpr std::array<std::string_view, 33> of_time = {
    "second", "minute",  "hour",      "day",     "night",    "week",     "weekend", "month", "year",
    "decade", "century", "quarter",   "january", "february", "march",    "april",   "may",   "june",
    "july",   "august",  "september", "october", "november", "december", "jan",     "feb",   "aug",
    "sept",   "oct",     "nov",       "dec",     "o'clock",  "time"};

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_of_time(const std::string& lemma) {
  return std::find(of_time.begin(), of_time.end(), lemma) != of_time.end();
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// A word as it stands between blanks, without brackets, quotation marks and closing punctuation.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find_first_of(" \t\n"), text.size());
    std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    while (!word.empty() && std::string_view("([\"'").find(word.front()) != std::string_view::npos)
      word.remove_prefix(1);
    while (!word.empty() &&
           std::string_view(")]\"',;:.?!").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

std::optional<NumberWord> named(const auto& list, std::string_view word) {
  for (const NumberWord& n : list)
    if (n.word == word) return n;
  return std::nullopt;
}

// "12", "1,200", "2.1"; nothing where anything else stands in it.
std::optional<double> written_number(std::string_view text) {
  if (text.empty() || text.size() > 15 || !digit(text.front()) || !digit(text.back()))
    return std::nullopt;
  double value = 0, place = 0;
  std::size_t since_comma = 0;
  bool comma = false;
  for (const char c : text) {
    if (c == ',' && place == 0) {
      if (comma && since_comma != 3) return std::nullopt;
      comma = true;
      since_comma = 0;
    } else if (c == '.' && place == 0) {
      place = 0.1;
    } else if (digit(c)) {
      if (place > 0) {
        value += place * (c - '0');
        place /= 10;
      } else {
        value = value * 10 + (c - '0');
        ++since_comma;
      }
    } else {
      return std::nullopt;
    }
  }
  if (comma && place == 0 && since_comma != 3) return std::nullopt;
  return value;
}

constexpr std::array<std::string_view, 12> currencies = {
    "US$", "A$", "C$", "$", "\u20AC", "\u00A3", "\u00A5", "\u20B9", "EUR", "USD", "GBP", "Rs"};

Figure::Limit limit_before(const std::vector<std::string_view>& words, std::size_t at) {
  const std::string last = at > 0 ? folded(words[at - 1]) : "";
  const std::string before = at > 1 ? folded(words[at - 2]) : "";
  if ((last == "than" && (before == "more" || before == "greater")) || last == "over" ||
      last == "least" || last == "exceeding")
    return Figure::Limit::at_least;
  if ((last == "than" && (before == "less" || before == "fewer")) || last == "under" ||
      last == "most" || (last == "to" && before == "up") || (last == "as" && before == "many"))
    return Figure::Limit::at_most;
  for (const std::string_view word : {"about", "around", "nearly", "almost", "roughly", "some",
                                      "approximately", "estimated", "dozens"})
    if (last == word || (last == "a" && before == word)) return Figure::Limit::about;
  return Figure::Limit::exact;
}

// Up to so many words behind a number are what it counts: in a participant's words the head is
// among them; in a clause the verb comes next.
void read_figures(std::string_view text, std::size_t most_counted, std::vector<Figure>& out) {
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Figure f;
    std::string_view word = words[i];
    for (const std::string_view c : currencies)
      if (word.starts_with(c) && word.size() > c.size()) {
        f.currency = c;
        word.remove_prefix(c.size());
        break;
      }
    bool percent = false;
    if (word.ends_with('%')) {
      percent = true;
      word.remove_suffix(1);
    }
    std::size_t end = i + 1;
    // "23-17", "5–4"
    if (const std::size_t dash = word.find_first_of("-"); dash != std::string_view::npos) {
      const auto left = written_number(word.substr(0, dash));
      const auto right = written_number(word.substr(dash + 1));
      if (!left || !right || *left > 999 || *right > 999) continue;  // "42-year-old", dates
      f.currency = "-";
      f.value = *left * 1000 + *right;
      f.text = words[i];
      out.push_back(std::move(f));
      continue;
    }
    const std::string low = folded(word);
    const auto digits = written_number(word);
    const auto spelled = named(number_words, low);
    if (!digits && !spelled) continue;
    f.value = digits ? *digits : spelled->value;
    f.limit = limit_before(words, i);
    if (low == "dozen") f.limit = Figure::Limit::about;
    while (end < words.size()) {
      const auto scale = named(scales, folded(words[end]));
      if (!scale) break;
      f.value *= scale->value;
      f.rounded = true;
      ++end;
    }
    if (end < words.size() && folded(words[end]) == "percent") {
      percent = true;
      ++end;
    }
    if (percent) f.currency = "%";
    // The month that it may be a day of.
    if (i > 0 && f.currency.empty() && is_of_time(folded(words[i - 1]))) continue;
    for (std::size_t k = end;
         k < words.size() && f.counted.size() < most_counted && f.currency.empty(); ++k) {
      const std::string lemma = rough_lemma(words[k]);
      const bool plain = std::all_of(lemma.begin(), lemma.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
      });
      if (!plain || lemma.size() < 3 ||
          std::find(function_words.begin(), function_words.end(), lemma) != function_words.end())
        break;
      f.counted.push_back(lemma);
    }
    if (f.currency.empty()) {
      if (f.counted.empty()) continue;
      if (std::any_of(f.counted.begin(), f.counted.end(), is_of_time)) continue;
      const bool year = digits && !f.rounded && f.value >= 1000 && f.value < 2200 &&
                        word.find(',') == std::string_view::npos;
      if (year) continue;
    }
    for (std::size_t k = i; k < end; ++k) f.text += (k > i ? " " : "") + std::string(words[k]);
    if (!f.counted.empty() && end < words.size()) f.text += " " + std::string(words[end]);
    out.push_back(std::move(f));
  }
}

std::string date_of(const Event& event) {
  const EventTime& when = *event.when;
  return when.value.empty() ? to_iso(when.interval.begin) : when.value;
}

// The span in which the event's own words put it.
Interval possible(const EventTime& when) {
  Interval i = when.interval;
  if (when.bound == Bound::not_after) i.begin = LocalSeconds::min();
  if (when.bound == Bound::not_before) i.end = LocalSeconds::max();
  return i;
}

bool dated(const Event& event) {
  return event.when && event.when->basis != Basis::bounded && !event.when->interval.empty();
}

// Who acts, if it is one and has a name.
std::optional<ActorId> only_agent(const Story& story, const Event& event) {
  std::optional<ActorId> one;
  for (const Participant& p : event.participants) {
    if (p.role != Role::agent) continue;
    if (!p.actor || one || !has_name(story.actors[index(*p.actor)])) return std::nullopt;
    one = p.actor;
  }
  return one;
}

bool took_place(const Event& e) {
  return (e.status == EventStatus::happened || e.status == EventStatus::ongoing) &&
         e.polarity == Polarity::positive;
}
bool did_not(const Event& e) {
  return e.status == EventStatus::cancelled || e.status == EventStatus::denied ||
         (e.status == EventStatus::happened && e.polarity == Polarity::negative);
}
std::string status_of(const Event& e) {
  if (e.polarity == Polarity::negative && e.status == EventStatus::happened)
    return "did not happen";
  return std::string(to_string(e.status));
}

// -1 if a was written on an earlier day than b, 1 if on a later one, 0 if that isn't known.
int written_first(const Story& a, const Story& b) {
  const auto &x = a.document.creation_time, &y = b.document.creation_time;
  if (!x || !y) return 0;
  const Interval i = to_interval(x->when), j = to_interval(y->when);
  return i.end <= j.begin ? -1 : j.end <= i.begin ? 1 : 0;
}

// The other events of its sentence that took place and have no day and no partner of their own.
std::vector<const Event*> told_beside(const Story& story, const Event& event) {
  std::vector<const Event*> out;
  constexpr std::size_t most = 8;
  if (event.evidence.empty()) return out;
  const auto at = static_cast<std::size_t>(&event - story.events.data());
  const auto same = [&](std::size_t i) { return story.events[i].evidence == event.evidence; };
  std::size_t first = at, last = at + 1;
  while (first > 0 && at - first < most && same(first - 1)) --first;
  while (last < story.events.size() && last - at < most && same(last)) ++last;
  for (std::size_t i = first; i < last; ++i) {
    const Event& e = story.events[i];
    if (i != at && took_place(e) && took_place(event) && e.members.empty() && !dated(e) &&
        e.event_class == EventClass::occurrence)
      out.push_back(&e);
  }
  return out;
}

bool statuses_disagree(const Story& x, const Event& a, const Story& y, const Event& b) {
  if ((took_place(a) && did_not(b)) || (did_not(a) && took_place(b))) return true;
  // A plan that came true is no contradiction, but that something is still to come after it was.
  const int order = written_first(x, y);
  const auto still = [](const Event& e) { return e.status == EventStatus::planned; };
  return (order < 0 && took_place(a) && still(b)) || (order > 0 && took_place(b) && still(a));
}

}  // namespace

std::vector<Figure> figures_of(const Event& event) {
  std::vector<Figure> out;
  for (const Participant& p : event.participants) read_figures(p.text, 3, out);
  read_figures(event.label, 1, out);
  // The label says again what the participants say.
  std::vector<Figure> once;
  for (Figure& f : out)
    if (std::none_of(once.begin(), once.end(), [&](const Figure& g) {
          return f.value == g.value && (f.currency == g.currency || same_unit(f, g));
        }))
      once.push_back(std::move(f));
  return once;
}

bool same_unit(const Figure& a, const Figure& b) {
  if (a.currency != b.currency) return false;
  if (!a.currency.empty()) return true;
  // Heads stand last among what is counted, and people are people.
  for (const std::string& x : a.counted)
    for (const std::string& y : b.counted)
      if (kinship(x, y) >= Kinship::synonym) return true;
  return false;
}

bool agree(const Figure& a, const Figure& b) {
  using Limit = Figure::Limit;
  if (a.value == b.value) return true;
  const Figure& less = a.value < b.value ? a : b;
  const Figure& more = a.value < b.value ? b : a;
  if (less.limit == Limit::at_least || more.limit == Limit::at_most) return true;
  const bool loose = a.limit == Limit::about || b.limit == Limit::about;
  const double apart = (more.value - less.value) / std::max(more.value, 1.0);
  if (loose && apart <= 0.15) return true;
  // "$2 million" and "$2.1 million"
  return (a.rounded || b.rounded) && apart <= 0.05;
}

std::vector<Disagreement> disagreements(std::span<const Story> stories, const ActorGroups& actors,
                                        EventRef a, EventRef b) {
  const Story &x = stories[a.document], &y = stories[b.document];
  const Event &one = x.events[index(a.id)], &other = y.events[index(b.id)];
  std::vector<Disagreement> out;
  const auto differ = [&](Disagreement::About about, std::string here, std::string there) {
    out.push_back({about, b, std::move(here), std::move(there)});
  };
  if (dated(one) && dated(other) && !possible(*one.when).overlaps(possible(*other.when)))
    differ(Disagreement::About::date, date_of(one), date_of(other));

  const auto compare = [&](const std::vector<Figure>& figures, const std::vector<Figure>& others) {
    for (const Figure& f : figures) {
      // One figure of its kind on either side: with more, nothing says which answers which.
      const auto alike = [&](const std::vector<Figure>& list) {
        return std::count_if(list.begin(), list.end(),
                             [&](const Figure& g) { return same_unit(f, g); });
      };
      if (alike(figures) != 1 || alike(others) != 1) continue;
      const auto g = std::find_if(others.begin(), others.end(),
                                  [&](const Figure& h) { return same_unit(f, h); });
      if (!agree(f, *g)) differ(Disagreement::About::number, f.text, g->text);
    }
  };
  compare(figures_of(one), figures_of(other));
  // "A fire on Monday, which drove out four residents": what the sentences tell beside the event,
  // by the same verb, and neither tells it elsewhere.
  for (const Event* p : told_beside(x, one))
    for (const Event* q : told_beside(y, other))
      if (kinship(p->action, q->action) >= Kinship::synonym && out.size() < 8)
        compare(figures_of(*p), figures_of(*q));

  const auto agent = only_agent(x, one), other_agent = only_agent(y, other);
  if (agent && other_agent) {
    const std::uint32_t g = actors.of({a.document, *agent});
    const std::uint32_t h = actors.of({b.document, *other_agent});
    const auto takes_part = [&](const Event& e, std::uint32_t document, std::uint32_t group) {
      return std::any_of(e.participants.begin(), e.participants.end(), [&](const Participant& p) {
        return p.actor && actors.of({document, *p.actor}) == group;
      });
    };
    const Actor &p = x.actors[index(*agent)], &q = y.actors[index(*other_agent)];
    if (g != h && p.kind == q.kind && !takes_part(one, a.document, h) &&
        !takes_part(other, b.document, g))
      differ(Disagreement::About::actor, p.name, q.name);
  }
  if (statuses_disagree(x, one, y, other))
    differ(Disagreement::About::status, status_of(one), status_of(other));
  return out;
}

}  // namespace dateline
