// One document's expressions resolved in the order of the text: what the document says of itself,
// the story told so far, and a function for each kind of expression.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "clues.hpp"
#include "date_finder.hpp"
#include "dateline/core/dates.hpp"
#include "resolve.hpp"
#include "sentence_annotator.hpp"

namespace dateline {

// A value that was resolved earlier in the document, for later expressions to point at.
struct Told {
  Interval interval;
  Granularity granularity = Granularity::day;
  TimexId id{};
  std::uint32_t sentence = 0, block = 0;
  Interval focus;         // the part of it that "early", "mid" or "late" leaves
  bool backward = false;  // "two days earlier": a glance back that the story doesn't follow
  bool glance = false;    // a date that a history leaves again with the sentence
  bool ahead = false;     // lies after the creation time
  bool titled = false;
  bool clock = false;
  bool stated_year = false;
  bool opening = false;      // begins its sentence: "In 1985, …"
  bool attributive = false;  // "the 1965 Act": names a thing, tells no time
};

class Resolver {
 public:
  /// Whoever reads the tags of a sentence asks `annotation` for them first.
  Resolver(const Document& document, AnnotationOnDemand& annotation, Diagnostics& diagnostics,
           Reasons reasons = Reasons::kept);
  std::vector<Timex> run();

 private:
  using G = Granularity;
  using CandidatesAt = std::function<std::vector<CalendarUnit>(LocalDays)>;

  // What the whole document says.

  void survey();
  // "the spring and early summer of 1943": the year belongs to both.
  void share_year(std::size_t i);
  // "between 3 p.m. and 5 p.m. on Friday": the day belongs to both ends.
  static void share_day(FoundExpr& from, const FoundExpr& to);
  // Told before in the same sentence, with no mark between.
  bool beside(const FoundExpr& f, const Told& t) const;
  // Whether a year names a thing, as in "the 1965 Act".
  bool attributive(const FoundExpr& f) const;
  // For a history: the years of its dates without one, chosen together.
  void read_story_years();
  // The day on which the news was written, if the document says so: one of the weeks before the
  // creation time, or a full date where there is none.
  std::optional<Reference> dateline() const;
  // "WASHINGTON, July 10 (Wire) — "
  bool stands_in_dateline(const FoundExpr& f) const;
  // A line of its own with the date or "Updated" and the date.
  bool is_date_of_document(const FoundExpr& f) const;
  // Whether one of the first expressions is the document's own day or reckoned from it.
  bool opens_with_today() const;
  // "Wednesday", "yesterday", "last week", "two months ago", "this afternoon".
  static bool reckons_from_today(const TimeExpr& expr);
  static double past_share(const std::vector<int>& years, int now);

  // References.

  std::string quote(const FoundExpr& f) const;
  Reference reference_to(const Told& t) const;
  std::uint32_t block_of(const FoundExpr& f) const { return document_.sentences[f.sentence].block; }
  bool in_title(const FoundExpr& f) const;
  // Whether what lies after the creation time is passed over as what an expression points at.
  enum class Ahead : std::uint8_t {
    taken,
    skipped,
    if_it_looks_ahead  // skipped unless the expression's own clue looks ahead
  };
  bool skips(const FoundExpr& f, Ahead ahead) {
    return ahead == Ahead::skipped ||
           (ahead == Ahead::if_it_looks_ahead && clue(f).direction != Direction::future);
  }
  // What was told last, as coarse as `coarsest` at most. Looks back over this block and, unless the
  // text is a history, one more. The clue, which may cost a parse, is asked last.
  const Told* told(const FoundExpr& f, G coarsest, Ahead ahead, bool skip_backward = false);
  template <typename Fits>
  const Told* told(const FoundExpr& f, G coarsest, Ahead ahead, bool skip_backward, Fits fits) {
    const std::uint32_t block = block_of(f);
    const std::uint32_t reach = history_ ? 6 : 2;
    // In a history first without the dates that it only glances at.
    for (int pass = history_ ? 0 : 1; pass < 2; ++pass) {
      int steps = 0;
      const Told* coarser = nullptr;
      for (auto t = told_.rbegin(); t != told_.rend() && steps < 60; ++t, ++steps) {
        if (t->block + reach < block) break;
        if (t->titled) continue;
        // "… was stalemated by 1940. In August of that year": "that" may point at a glance
        if (pass == 0 && t->glance && t->sentence + (points_back_ ? 1 : 0) < f.sentence) continue;
        if (t->granularity > coarsest) {
          if (history_ && coarser == nullptr && !t->glance) coarser = &*t;
          continue;
        }
        if (skip_backward && t->backward && t->sentence != f.sentence) continue;
        if (!fits(*t)) continue;
        if (t->ahead && t->sentence != f.sentence && skips(f, ahead)) continue;
        // The story has moved on: a later year was told since.
        if (coarser != nullptr && coarser->interval.begin >= t->interval.end) return nullptr;
        return &*t;
      }
    }
    return nullptr;
  }

  // "He resigned in July, and two weeks later …": what was told last is too coarse, and what lies
  // behind it isn't meant.
  bool coarser_between(const FoundExpr& f, G coarsest) const;
  // "June 10: Smith is charged": a paragraph of a chronology, headed by its date. What it tells is
  // told as of that day, in whatever tense.
  bool heads_entry(const FoundExpr& f) const;
  void find_entries();
  // "21:55 Polls close in five minutes": a paragraph of a live report, headed by its time. The day
  // is the document's own, and goes over midnight with the reports.
  bool heads_report(const FoundExpr& f) const;
  LocalDays day_of_report(const TimeOfDay& time) const;
  // Of the entry that the expression stands in, not of one that it heads itself.
  const Told* entry(const FoundExpr& f) const;
  // What dates of this sentence continue: a story of another time than the document's own.
  const Told* narrative(const FoundExpr& f, bool near_today);
  // The same, whatever the sentence's own direction. `near_today`: reckoned from the document's own
  // day the date lies within weeks of it.
  const Told* other_time(const FoundExpr& f, bool near_today) const;
  // "In 2012 the firm, founded in 1987, said …": an earlier year than the one its sentence opens
  // with, told of something else.
  bool aside(const Told& t) const;
  // "next month", "today", reckoned from the document's own day.
  bool of_today(const Told& t) const;
  // The year, if the words give it.
  static std::optional<int> stated_year(const TimeExpr& expr);
  // Tells the dates that a history only glances at from those that it goes on from.
  void find_glances();
  bool in_passing(const FoundExpr& f, bool ahead) const;
  bool opens_sentence(const FoundExpr& f) const;
  // Whether the word stands among the few before it in the sentence.
  bool said_before(const FoundExpr& f, std::string_view word) const;
  static Interval focus_of(const Interval& whole, G granularity, TimexMod mod);
  // The occurrence nearest to what was told, a little rather after than before it.
  CalendarUnit follow(const std::vector<CalendarUnit>& candidates, const Told& from) const;

  // Clues.

  const Clue& clue(const FoundExpr& f);
  // Read once for each expression, which must be one of found_.
  const std::optional<Clue>& certain_clue(const FoundExpr& f);
  // The day on which the sentence says that somebody said what the expression is told in: "said on
  // Monday that the vote would be on Thursday".
  const Told* saying(const FoundExpr& f);
  bool as_of(const FoundExpr& f) const;
  // "as announced on 20 October"
  bool as_announced(const FoundExpr& f) const;
  std::string list(const std::vector<CalendarUnit>& candidates) const;

  // One expression.

  struct Result {
    TimeValue value;
    Anchor anchor;
    bool backward = false;
    bool unanchored = false;  // a creation time would have decided
    bool stated_year = false;
    bool plain = false;  // durations and the like: nothing to resolve
    std::vector<Alternative> alternatives;
  };

  using Step = Reason::Step;
  // Nothing is put together that nobody is to read: what takes time to say comes as a function.
  void say(Step step, std::string_view sentence) {
    if (why_ != nullptr) why_->push_back({step, std::string(sentence)});
  }
  void say(std::string_view sentence) { say(Step::note, sentence); }
  template <typename Tell>
  requires std::is_invocable_r_v<std::string, Tell>
  void say(Step step, Tell tell) {
    if (why_ != nullptr) why_->push_back({step, tell()});
  }
  template <typename Tell>
  requires std::is_invocable_r_v<std::string, Tell>
  void say(Tell tell) { say(Step::note, tell); }
  // The anchor, and what the expression can mean around it.
  void say_reckoned(const Reference& ref, const std::vector<CalendarUnit>& candidates);
  Result partial(std::string value, TimexType type, std::string reason, bool unanchored);
  Result missing(std::string value, TimexType type = TimexType::date);
  Result of_unit(const CalendarUnit& unit, const Anchor& anchor);
  // The candidates around a reference, and the choice by direction; what a clue leaves open is kept
  // as an alternative.
  Result pick(const std::vector<CalendarUnit>& candidates, const Reference& ref,
              Direction direction, const ClueReason& reason, const Clue* clue = nullptr);
  void say_picked(const std::vector<CalendarUnit>& candidates, const Reference& ref,
                  Direction direction, const ClueReason& reason, const CalendarUnit& unit);
  // The unit on the other side of the reference, if it is nearly as near, as another reading.
  static void add_other_side(Result& result, const std::vector<CalendarUnit>& candidates,
                             LocalDays around, const CalendarUnit& chosen, std::string_view reason);
  void resolve_one(const FoundExpr& f);
  // The time of speaking: the document's creation time, or a full date that the text gave; of a
  // quotation in a history the day that the story is at, if it tells one.
  const Reference* speech() const;
  bool quoted(const FoundExpr& f) const;
  void find_quoted_speech(const FoundExpr& f);
  Result resolve(const FoundExpr& f, const TimeExpr& expr);

  // Calendar dates.

  // "of last year", "of that month": the unit, if it can be told.
  std::optional<Result> within(const FoundExpr& f, const TimeExprRef& expr);
  static bool weekday_agrees(const CalendarUnit& unit, int weekday);
  void check_weekday(const FoundExpr& f, const CalendarUnit& unit, int weekday);
  Result resolve_date(const FoundExpr& f, const CalendarDate& d);
  Result resolve_month_day(const FoundExpr& f, const CalendarDate& d);
  // Month-days, months and holidays: units that come once a year.
  Result resolve_yearly(const FoundExpr& f, const CandidatesAt& candidates_at,
                        const std::string& open, Deixis deixis, int month, int day, int weekday);
  // An entry's head, or a date told in an entry.
  std::optional<Result> resolve_in_chronology(const FoundExpr& f,
                                              const CandidatesAt& candidates_at);
  // Whether news would mean a day of these weeks.
  bool near_today(const CandidatesAt& candidates_at, int month, int day) const;
  // "usually peaks in February"
  bool told_of_as_usual(const FoundExpr& f) const;
  // "Tuesday's"
  bool possessive(const FoundExpr& f) const;
  // last, next and this X from the document's own time.
  Result pointed(const FoundExpr& f, const std::vector<CalendarUnit>& candidates,
                 const Reference& now, Deixis deixis);
  // The first after, or the last before, a reference.
  Result stepped(const FoundExpr& f, const std::vector<CalendarUnit>& candidates,
                 const Reference& ref, bool forward);
  Result resolve_month(const FoundExpr& f, const CalendarDate& d);
  Result resolve_day_of_month(const FoundExpr& f, const CalendarDate& d);
  Result resolve_weekday(const FoundExpr& f, const CalendarDate& d);
  Result resolve_numeric(const FoundExpr& f, const NumericDate& n);
  // The same numbers in the other order, if they make a date.
  std::optional<Alternative> other_order(const FoundExpr& f, const CalendarDate& read);

  // Parts of years, decades, holidays.

  Result resolve_part(const FoundExpr& f, const CalendarPart& p);
  // "the same quarter last year", "the year-ago quarter".
  Result resolve_part_again(const FoundExpr& f, const CalendarPart& p);
  Result resolve_fiscal(const FoundExpr& f, const FiscalYear& y);
  Result resolve_span(const YearSpan& s);
  Result resolve_holiday(const FoundExpr& f, const HolidayDate& h);

  // Pointed units.

  static std::string open_unit(G unit);
  Result resolve_unit(const FoundExpr& f, const UnitReference& u);

  // Shifts.

  Result resolve_shift(const FoundExpr& f, const Shift& s);
  Result resolve_ordinal(const FoundExpr& f, const OrdinalUnit& o);
  Result resolve_around(const FoundExpr& f, const UnitAround& u);

  // Times of day.

  // "9 a.m. on weekdays", "noon every Monday": no day of the calendar.
  bool repeats(const FoundExpr& f) const;
  Result resolve_time(const FoundExpr& f, const TimeOfDay& t);
  // The day of what the news opens with, if it is told in an earlier paragraph than the last day.
  const Told* lead_day(const FoundExpr& f, const TimeOfDay& time, const Told& last);
  // Midnight ends a day; of the document's own day, the one that is over began it.
  void over_midnight(const FoundExpr& f, TimeOfDay& time, LocalDays day);
  // "at 8:30 p.m. (1930 UTC) on August 27"
  const FoundExpr* day_behind_brackets(const FoundExpr& f) const;
  // "8:30 p.m. (0030 UTC)": the moment just told, in another zone.
  std::optional<Result> same_instant(const FoundExpr& f, const TimeOfDay& time);
  // "10 p.m. … 3 a.m.": the small hours told after an evening are those of the next day.
  static bool passes_midnight(const TimeOfDay& time, LocalSeconds since);
  // Whether a clock time can be of the day of what was told: it runs forward from a time of that
  // day, and what has happened lies no later than the document's own day.
  bool clock_fits(const FoundExpr& f, const TimeOfDay& time, const Told& t);
  // Within so many days of the document's own; true if it has none.
  bool lies_near(const Told& t, date::days reach) const;
  Result finish_time(const FoundExpr& f, TimeOfDay time, LocalDays day, const Anchor& anchor);
  // "the night of the fire": the day on which the story told of the fire.
  std::optional<Result> night_of_event(const FoundExpr& f);

  std::vector<Reason>* why_ = nullptr;  // null: nobody asks for reasons
  Reasons reasons_;
  const Document& document_;
  AnnotationOnDemand& annotation_;
  Diagnostics& diagnostics_;
  LexedText lexed_;
  std::vector<FoundExpr> found_;
  struct CertainClue {
    bool read = false;
    std::optional<Clue> clue;
  };
  std::vector<CertainClue> certain_;  // of found_
  std::vector<Timex> out_;
  std::vector<Told> told_;
  std::optional<Reference> speech_, text_anchor_;
  std::optional<Reference> dateline_;       // takes over from speech_ once its expression is told
  std::optional<Reference> quoted_speech_;  // of the current expression, in a history's quotation
  bool quoted_in_history_ = false;
  bool points_back_ = false;  // the current expression says "that" or "the same"
  std::map<std::pair<int, int>, int> named_days_;
  std::vector<bool> glances_;  // of a history: one for each of found_
  bool day_first_ = true;
  std::string day_first_reason_;
  bool history_ = false;
  std::vector<bool> heads_;    // of a chronology: whether an expression heads an entry, or empty
  std::optional<Told> entry_;  // the latest such date
  bool live_ = false;          // a report in paragraphs headed by clock times
  std::optional<LocalSeconds> live_at_;          // the latest of them
  bool entries_run_back_ = false;                // the newest first
  std::vector<std::optional<int>> story_years_;  // one an expression; empty if no history
  bool reported_ = false;
  std::size_t current_ = 0;
  std::size_t clue_for_ = 0;
  Clue clue_;
};

}  // namespace dateline
