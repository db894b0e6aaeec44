#include "resolver.hpp"

#include <utility>
#include <variant>

#include "resolver_words.hpp"
#include "time_expr_words.hpp"

namespace dateline {

using G = Granularity;
using date::days;

namespace {

template <typename... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

}  // namespace

Resolver::Resolver(const Document& document, AnnotationOnDemand& annotation,
                   Diagnostics& diagnostics, Reasons reasons)
    : reasons_(reasons),
      document_(document),
      annotation_(annotation),
      diagnostics_(diagnostics),
      lexed_(lex(document)) {}

std::vector<Timex> Resolver::run() {
  found_ = find_expressions(document_, lexed_);
  certain_.resize(found_.size());
  survey();
  out_.reserve(found_.size());
  for (std::size_t i = 0; i < found_.size(); ++i) {
    current_ = i;
    resolve_one(found_[i]);
  }
  for (std::size_t i = 0; i < found_.size(); ++i)
    if (found_[i].partner) {
      out_[i].range_partner = TimexId(static_cast<std::uint32_t>(*found_[i].partner));
      if (reasons_ == Reasons::kept)
        out_[i].why.push_back({Step::note, "It is one end of a range with " +
                                               quote(found_[*found_[i].partner]) + "."});
    }
  return std::move(out_);
}

const std::optional<Clue>& Resolver::certain_clue(const FoundExpr& f) {
  CertainClue& kept = certain_[static_cast<std::size_t>(&f - found_.data())];
  if (kept.read) return kept.clue;
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  const auto sentence =
      std::span(lexed_.lexemes).subspan(begin, lexed_.sentence_begin[f.sentence + 1] - begin);
  const BlockKind kind = document_.blocks[block_of(f)].kind;
  kept.read = true;
  kept.clue =
      read_certain_direction(sentence, f.first_lexeme - begin, f.last_lexeme - begin, f.before,
                             kind == BlockKind::title || kind == BlockKind::heading);
  return kept.clue;
}

const Clue& Resolver::clue(const FoundExpr& f) {
  if (clue_for_ == current_ + 1) return clue_;
  clue_for_ = current_ + 1;
  if (as_announced(f)) {
    clue_ = {Direction::past, {"it names the day on which that was said"}};
    return clue_;
  }
  // What the words say for certain is asked first, whether or not the sentence has tags: with and
  // without them the dates must be the same.
  if (const auto& certain = certain_clue(f)) {
    clue_ = *certain;
  } else {
    annotation_.need(f.sentence, f.rule->name);
    clue_ = read_direction(document_, f.first_token, f.last_token, f.sentence, f.before);
  }
  // "As of February, the shop accounts for half of it": the news is as new as that.
  if (clue_.direction == Direction::future && !clue_.firm && as_of(f))
    clue_ = {Direction::nearest, {"\"as of\" names the day up to which the news goes"}};
  return clue_;
}

const Told* Resolver::saying(const FoundExpr& f) {
  int steps = 0;
  for (auto t = told_.rbegin(); t != told_.rend() && steps < 4; ++t, ++steps) {
    if (t->sentence != f.sentence) return nullptr;
    if (t->granularity > G::day || t->ahead) continue;
    const FoundExpr& said = found_[static_cast<std::size_t>(t->id)];
    const auto& clue = certain_clue(said);
    if (!clue || !clue->saying) continue;
    // Another sentence joined by "and" is nobody's saying: "said Monday …, and on Friday".
    return &*t;
  }
  return nullptr;
}

bool Resolver::as_announced(const FoundExpr& f) const {
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  const bool preposition = f.before == "on" || f.before == "in" || f.before == "at";
  const std::uint32_t verb = f.first_lexeme - (preposition ? 2 : 1);
  if (f.first_lexeme < begin + (preposition ? 3U : 2U) || lexed_.lexemes[verb - 1].lower != "as")
    return false;
  const std::string_view word = lexed_.lexemes[verb].lower;
  return word == "announced" || word == "reported" || word == "agreed" || word == "stated" ||
         word == "disclosed" || word == "communicated" || word == "published";
}

bool Resolver::as_of(const FoundExpr& f) const {
  const std::uint32_t begin = lexed_.sentence_begin[f.sentence];
  return f.first_lexeme >= begin + 2 && lexed_.lexemes[f.first_lexeme - 1].lower == "of" &&
         lexed_.lexemes[f.first_lexeme - 2].lower == "as";
}

std::string Resolver::list(const std::vector<CalendarUnit>& candidates) const {
  std::string text;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i > 0) text += i + 1 < candidates.size() ? ", " : " or ";
    text += value_of(candidates[i]).value;
  }
  return text;
}

void Resolver::say_reckoned(const Reference& ref, const std::vector<CalendarUnit>& candidates) {
  if (why_ == nullptr) return;
  say(Step::anchor, "It is reckoned from " + ref.description + ".");
  if (!candidates.empty()) say(Step::candidates, "It can be " + list(candidates) + ".");
}

Resolver::Result Resolver::partial(std::string value, TimexType type, std::string reason,
                                   bool unanchored) {
  Result r;
  r.value.type = type;
  r.value.value = std::move(value);
  r.unanchored = unanchored;
  say(Step::missing, std::move(reason));
  return r;
}

Resolver::Result Resolver::missing(std::string value, TimexType type) {
  return partial(std::move(value), type,
                 quoted_in_history_
                     ? "It stays open: the day of the quotation it is part of isn't told."
                     : "It stays open: the document has no date of its own to reckon from.",
                 !quoted_in_history_);
}

Resolver::Result Resolver::of_unit(const CalendarUnit& unit, const Anchor& anchor) {
  Result r;
  r.value = value_of(unit);
  r.anchor = anchor;
  return r;
}

Resolver::Result Resolver::pick(const std::vector<CalendarUnit>& candidates, const Reference& ref,
                                Direction direction, const ClueReason& reason, const Clue* clue) {
  const LocalDays around = day_of_instant(ref.interval.begin);
  const CalendarUnit unit = choose(candidates, around, direction);
  if (why_ != nullptr) say_picked(candidates, ref, direction, reason, unit);
  Result result = of_unit(unit, ref.anchor);
  if (clue == nullptr) return result;
  if (clue->direction == Direction::unknown)
    add_other_side(result, candidates, around, unit, "No word says which way to look.");
  else if (clue->direction == Direction::nearest && direction == Direction::nearest)
    add_other_side(result, candidates, around, unit,
                   "It isn't said whether the day of the plan has come.");
  else if (clue->unsure && direction == clue->direction)
    add_other_side(
        result, candidates, around, unit,
        clue->reason.first.empty()
            ? "No verb says which way to look."
            : "It can be the day of what \"" + std::string(clue->reason.first) + "\" is about.");
  return result;
}

void Resolver::say_picked(const std::vector<CalendarUnit>& candidates, const Reference& ref,
                          Direction direction, const ClueReason& reason, const CalendarUnit& unit) {
  say_reckoned(ref, candidates);
  std::string why = reason.empty() ? std::string("No word says which way to look") : tell(reason);
  if (why.front() >= 'a' && why.front() <= 'z') why.front() = static_cast<char>(why.front() - 32);
  // One consequence a sentence.
  const bool concludes = why.find(", so ") != std::string::npos;
  say(Step::clue, why + (concludes ? "; the " : ", so the ") +
                      std::string(direction == Direction::past     ? "latest that has begun"
                                  : direction == Direction::future ? "first that is not over"
                                                                   : "nearest") +
                      " is meant: " + value_of(unit).value + ".");
}

void Resolver::add_other_side(Result& result, const std::vector<CalendarUnit>& candidates,
                              LocalDays around, const CalendarUnit& chosen,
                              std::string_view reason) {
  const auto distance = [&](const CalendarUnit& unit) {
    const days way = day_of_instant(unit.begin) - around;
    return way < days(0) ? -way : way;
  };
  const CalendarUnit* best = nullptr;
  for (const CalendarUnit& unit : candidates)
    if (unit != chosen &&
        (unit.begin < LocalSeconds(around)) != (chosen.begin < LocalSeconds(around)) &&
        (best == nullptr || distance(unit) < distance(*best)))
      best = &unit;
  // Of today nobody asks whether next week's is meant.
  if (best == nullptr || to_interval(chosen).contains(LocalSeconds(around))) return;
  constexpr days week(7);
  if (distance(*best) > week && distance(*best) > 2 * distance(chosen)) return;
  const TimeValue value = value_of(*best);
  result.alternatives.push_back({value.value, value.interval, std::string(reason)});
}

void Resolver::resolve_one(const FoundExpr& f) {
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
  std::vector<Reason> why;
  if (reasons_ == Reasons::kept) why_ = &why;
  if (why_ != nullptr) say(Step::words, quote(f) + " " + tell(f.expr, f.mod) + ".");
  if (history_) find_quoted_speech(f);
  Result r = resolve(f, f.expr);
  t.type = r.value.type;
  t.value = r.value.value;
  if (const auto* set = std::get_if<Recurrence>(&f.expr.value)) {
    t.quant = set->quant;
    t.freq = set->freq;
  }
  t.resolved = r.value.resolved;
  t.interval = r.value.resolved ? r.value.interval : Interval{};
  t.granularity = r.value.granularity;
  t.anchor = r.anchor;
  t.alternatives = std::move(r.alternatives);
  if (r.value.resolved && r.value.type != TimexType::duration) {
    if (why_ != nullptr)
      say(Step::result, "So it is " + r.value.value + ", from " + to_iso(r.value.interval.begin) +
                            " up to " + to_iso(r.value.interval.end) + ".");
    Told told;
    told.interval = r.value.interval;
    told.granularity = r.value.granularity;
    told.id = t.id;
    told.sentence = f.sentence;
    told.block = block_of(f);
    told.backward = r.backward || f.before == "since";
    // "rose to nine by December": what follows goes on from before
    const bool limit = (f.before == "by" || f.before == "until" || f.before == "till") &&
                       !r.stated_year && !opens_sentence(f);
    told.glance = history_ && (told.backward || limit || glances_[current_] || quoted_in_history_);
    told.focus = focus_of(told.interval, told.granularity, f.mod);
    told.ahead = speech_ && r.value.interval.begin >= speech_->interval.end;
    told.titled = in_title(f);
    told.clock = r.value.type == TimexType::time;
    told.stated_year = r.stated_year;
    told.opening = f.first_lexeme <= lexed_.sentence_begin[f.sentence] + 2;
    told.attributive = !history_ && r.value.granularity == G::year && attributive(f);
    told_.push_back(told);
    if (!heads_.empty() && heads_[current_]) entry_ = told;
    // The first full date of a document that carries none is what it is reckoned from.
    if (!speech_ && r.stated_year && r.value.granularity <= G::day) {
      Reference ref = reference_to(told);
      ref.interval = to_interval(unit_at(r.value.interval.begin, G::day));
      ref.granularity = G::day;
      ref.description = "the full date " + quote(f) + " in the text (" + r.value.value + ")";
      text_anchor_ = ref;
    }
  }
  if (dateline_ && dateline_->anchor.timex == t.id)
    speech_ = std::exchange(dateline_, std::nullopt);
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

const Reference* Resolver::speech() const {
  if (quoted_in_history_) return quoted_speech_ ? &*quoted_speech_ : nullptr;
  if (speech_) return &*speech_;
  if (text_anchor_) return &*text_anchor_;
  return nullptr;
}

Resolver::Result Resolver::resolve(const FoundExpr& f, const TimeExpr& expr) {
  return std::visit(Overloaded{[&](const CalendarDate& d) { return resolve_date(f, d); },
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
                                 return r;
                               },
                               [&](const Recurrence& s) {
                                 Result r;
                                 r.value.type = TimexType::set;
                                 r.value.value = s.value;
                                 r.plain = true;
                                 return r;
                               },
                               [&](const VagueReference& v) {
                                 if (v.when == VagueReference::When::untold)
                                   return partial(open_unit(v.unit), TimexType::date,
                                                  "The text doesn't say which one it is.", false);
                                 Result r;
                                 r.value.value = v.when == VagueReference::When::past ? "PAST_REF"
                                                 : v.when == VagueReference::When::present
                                                     ? "PRESENT_REF"
                                                     : "FUTURE_REF";
                                 r.plain = true;
                                 return r;
                               }},
                    expr.value);
}

}  // namespace dateline
