// Days that the text's course gives: the next sentence of a narrative, the sayings of a day's
// report.
#include <algorithm>

#include "event_time.hpp"

namespace dateline {
namespace {

class NarrativeTimes {
 public:
  explicit NarrativeTimes(EventReading& reading)
      : r_(reading), deps_(reading.deps), clauses_(reading.clauses) {}

  /// "Rowe spoke in Oslo on Monday. He unveiled a plan …": the next sentence of the paragraph, in
  /// the simple past, about the same person, without a date of its own. At most two sentences far,
  /// to the day, and never for sayings and states.
  void narrate() {
    std::uint32_t anchor = no_clause;  // the dated main clause
    std::uint32_t anchor_sentence = 0;
    int links = 0;
    for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) {
      const Clause& own = clause(c);
      const bool main = own.link == ClauseLink::none && own.kind == ClauseKind::verb;
      const bool past = simple_past(own);
      if (!main || r_.in_title(own)) continue;
      if (dated(c) && past && r_.drafts[c].own_time &&
          r_.drafts[c].event.when->granularity <= Granularity::day &&
          r_.drafts[c].event.when->bound == Bound::none) {
        anchor = c;
        anchor_sentence = own.sentence;
        links = 0;
        continue;
      }
      if (anchor == no_clause) continue;
      const bool next = own.sentence == anchor_sentence + 1 && links < 2 &&
                        r_.block_of(own) == r_.block_of(clause(anchor));
      if (!next || !past || r_.drafts[c].event.when || !happens(own) || names_time(own.sentence) ||
          quoted(own.head) || !same_subject(own, clause(anchor))) {
        anchor = no_clause;
        continue;
      }
      copy_day(c, anchor);
      for (const std::uint32_t k : deps_.children(own.head)) {
        const std::uint32_t other = clauses_.by_head[k];
        if (other == no_clause || clause(other).link != ClauseLink::conjunct) continue;
        const Clause& conjunct = clause(other);
        if (conjunct.tense == Tense::past && conjunct.modal.empty() && !conjunct.own_subject &&
            conjunct.aspect == Aspect::none && happens(conjunct) && !conjunct.negated &&
            !r_.drafts[other].event.when)
          copy_day(other, anchor);
      }
      anchor_sentence = own.sentence;
      ++links;
    }
  }

  /// "Rowe opened the bridge on Monday. … “It is wide,” Rowe said.": what people say in the report
  /// of a day's event, in the simple past and with no date near, they said that day. Only where one
  /// of the first sentences has the day and the report is fresh. Never reason enough to be drawn.
  void report_day() {
    if (!r_.doc.creation_time) return;
    constexpr int fresh = 4;                      // days from event to report
    constexpr std::uint32_t first_sentences = 4;  // of the body
    const auto day = std::chrono::floor<date::days>(r_.doc.creation_time->when.begin);
    std::uint32_t lead = no_clause, first = 0xffffffffu;
    for (std::uint32_t c = 0; c < clauses_.all.size() && lead == no_clause; ++c) {
      const Clause& own = clause(c);
      const BlockKind block = r_.doc.blocks[r_.block_of(own)].kind;
      if (block == BlockKind::title || block == BlockKind::heading || block == BlockKind::byline)
        continue;
      first = std::min(first, own.sentence);
      if (own.sentence >= first + first_sentences) return;
      if (!dated(c) || !simple_past(own) || r_.drafts[c].distance > 1 ||
          own.kind != ClauseKind::verb)
        continue;
      const EventTime& when = *r_.drafts[c].event.when;
      if (when.granularity > Granularity::day || when.bound != Bound::none) continue;
      const auto then = std::chrono::floor<date::days>(when.interval.begin);
      if (then <= day && then + date::days(fresh) >= day) lead = c;
    }
    if (lead == no_clause) return;
    for (std::uint32_t c = lead + 1; c < clauses_.all.size(); ++c) {
      const Clause& own = clause(c);
      if (own.kind != ClauseKind::verb || !simple_past(own) || r_.drafts[c].event.when ||
          !says(own) || own.passive || own.subjects.empty() || quoted(own.head) ||
          names_date(own.sentence) ||
          (own.link != ClauseLink::none && own.link != ClauseLink::conjunct &&
           own.link != ClauseLink::parataxis))
        continue;
      copy_day(c, lead, "report of the day", 3);
    }
  }

  static bool simple_past(const Clause& c) {
    return c.tense == Tense::past && c.modal.empty() && c.aspect == Aspect::none && c.finite &&
           !c.negated;
  }

  /// A verb of saying with what is said.
  bool says(const Clause& c) const {
    if (!has(c.traits, VerbTrait::reporting) || has(c.traits, VerbTrait::denying)) return false;
    if (c.link == ClauseLink::parataxis) return true;
    if ((c.action == "announce" || c.action == "reveal") && !c.objects.empty()) return true;
    for (const std::uint32_t k : deps_.children(c.head))
      if (r_.token(k).deprel == Deprel::ccomp || r_.token(k).deprel == Deprel::parataxis)
        return true;
    return false;
  }

  static bool happens(const Clause& c) {
    if (c.kind != ClauseKind::verb || has(c.traits, VerbTrait::denying) ||
        has(c.traits, VerbTrait::mental))
      return false;
    if (has(c.traits, VerbTrait::stative) || has(c.traits, VerbTrait::durative))
      return c.noun.has_value();
    return !has(c.traits, VerbTrait::reporting) || c.action == "announce" || c.action == "reveal" ||
           c.action == "declare";
  }

  /// A date, or a duration ("for five years") that leads away from the day before.
  bool names_time(std::uint32_t sentence) const {
    const auto after =
        std::lower_bound(r_.timexes.begin(), r_.timexes.end(), sentence,
                         [](const Timex& x, std::uint32_t s) { return x.sentence < s; });
    return after != r_.timexes.end() && after->sentence == sentence;
  }

  bool names_date(std::uint32_t sentence) const {
    auto x = std::lower_bound(r_.timexes.begin(), r_.timexes.end(), sentence,
                              [](const Timex& t, std::uint32_t s) { return t.sentence < s; });
    for (; x != r_.timexes.end() && x->sentence == sentence; ++x)
      if (x->type == TimexType::date || x->type == TimexType::time) return true;
    return false;
  }

  bool quoted(std::uint32_t token) const {
    const auto after =
        std::upper_bound(r_.doc.quotations.begin(), r_.doc.quotations.end(), token,
                         [](std::uint32_t t, const Quotation& q) { return t < q.first_token; });
    if (after == r_.doc.quotations.begin()) return false;
    const Quotation& q = *(after - 1);
    return token < q.first_token + q.token_count;
  }

  bool same_subject(const Clause& a, const Clause& b) const {
    if (a.subjects.empty() || b.subjects.empty()) return false;
    const auto x = r_.actors.at(a.subjects.front()), y = r_.actors.at(b.subjects.front());
    if (x || y) return x == y;
    const std::string pronoun = word(a.subjects.front());
    return pronoun == "he" || pronoun == "she" || pronoun == "they";
  }

  void copy_day(std::uint32_t to, std::uint32_t from, const char* why = "narrative order",
                int distance = 2) {
    r_.tlinks.push_back({EventId{to}, EventId{from}, RelationSet::all(), why});
    draft(to).event.when = r_.drafts[from].event.when;
    EventTime& when = *draft(to).event.when;
    when.basis = Basis::inherited;
    if (when.granularity < Granularity::day) {
      const auto first = std::chrono::floor<date::days>(when.interval.begin);
      when.interval = {first, first + date::days(1)};
      when.granularity = Granularity::day;
      when.value = to_iso(when.interval.begin);
    }
    draft(to).distance = distance;
  }

 private:
  const Clause& clause(std::uint32_t c) const { return clauses_.all[c]; }
  EventDraft& draft(std::uint32_t c) { return r_.drafts[c]; }
  std::string word(std::uint32_t t) const { return lower(r_.doc.form(t)); }
  bool dated(std::uint32_t c) const {
    const auto& when = r_.drafts[c].event.when;
    return when && when->basis != Basis::bounded;
  }

  EventReading& r_;
  const Dependencies& deps_;
  Clauses& clauses_;
};

}  // namespace

bool only_begins(const Clause& clause) {
  if (clause.kind != ClauseKind::verb || !clause.objects.empty()) return false;
  return clause.action == "open" || clause.action == "begin" || clause.action == "start" ||
         clause.action == "commence" || clause.action == "resume" || clause.action == "convene";
}

void narrate_times(EventReading& reading) {
  NarrativeTimes times(reading);
  times.narrate();
  times.report_day();
}

}  // namespace dateline
