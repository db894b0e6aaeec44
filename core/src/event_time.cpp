#include "event_time.hpp"

#include <algorithm>

#include "time_assigner.hpp"

namespace dateline {
namespace {

bool past_status(EventStatus status) {
  return status == EventStatus::happened || status == EventStatus::denied;
}

}  // namespace

void TimeAssigner::assign() {
  for (std::uint32_t i = 0; i < r_.timexes.size(); ++i) attach(i);
  for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) hand_down(c);
  for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) state(c);
  share_aspect();
  inherit();
}

void TimeAssigner::hand_down(std::uint32_t c) {
  const Clause& inner = clause(c);
  if (inner.link == ClauseLink::control && inner.governor != no_clause) {
    const std::uint32_t g = inner.governor;
    const Clause& outer = clause(g);
    auto& inside = draft(c).timexes;
    auto& outside = draft(g).timexes;
    const std::uint32_t from = deps_.yield(inner.head).first;
    for (std::size_t k = 0; k < inside.size();) {
      const Timex& x = r_.timexes[inside[k]];
      if (x.first_token < inner.head && x.first_token > outer.head &&
          infinitive_mark(inner) > x.first_token) {
        outside.push_back(inside[k]);
        inside.erase(inside.begin() + static_cast<std::ptrdiff_t>(k));
      } else {
        ++k;
      }
    }
    const bool ahead = has(outer.traits, VerbTrait::planning) ||
                       has(outer.traits, VerbTrait::directive) || outer.kind == ClauseKind::copula;
    if (ahead && !outer.negated && outer.link != ClauseLink::relative) {
      for (std::size_t k = 0; k < outside.size();) {
        const Timex& x = r_.timexes[outside[k]];
        if (x.first_token > inner.head && !past_of_creation(x) && from > outer.head) {
          inside.push_back(outside[k]);
          outside.erase(outside.begin() + static_cast<std::ptrdiff_t>(k));
        } else {
          ++k;
        }
      }
    }
  }
  // "gave its government until 1 December to withdraw": the limit is that of the infinitive.
  if ((inner.infinitive &&
       (inner.link == ClauseLink::control || inner.link == ClauseLink::purpose ||
        inner.link == ClauseLink::modifier)) &&
      inner.governor != no_clause) {
    const Clause& outer = clause(inner.governor);
    const std::string& lemma = r_.token(outer.trigger).lemma;
    if (lemma == "give" || lemma == "have" || lemma == "get") {
      auto& outside = draft(inner.governor).timexes;
      for (std::size_t k = 0; k < outside.size(); ++k) {
        const Timex& x = r_.timexes[outside[k]];
        if ((x.signal == TimeSignal::until || x.signal == TimeSignal::by) &&
            x.first_token < inner.head) {
          draft(c).timexes.push_back(outside[k]);
          outside.erase(outside.begin() + static_cast<std::ptrdiff_t>(k));
          break;
        }
      }
    }
  }
}

std::uint32_t TimeAssigner::infinitive_mark(const Clause& c) const {
  for (const std::uint32_t k : deps_.children(c.head))
    if (r_.token(k).deprel == Deprel::mark && r_.token(k).upos == Upos::part) return k;
  return c.head;
}

bool TimeAssigner::past_of_creation(const Timex& x) const {
  const auto& dct = r_.doc.creation_time;
  return dct && x.resolved && x.interval.begin < to_interval(dct->when).begin;
}

bool TimeAssigner::told_in_other_words(const Timex& x, const Clause& own) const {
  // "reported a loss, compared with a profit a year earlier": that is when the profit was.
  constexpr std::uint32_t reach = 20;
  const std::uint32_t from = std::max(own.head, x.first_token - std::min(x.first_token, reach));
  for (std::uint32_t t = from + 1; t + 1 < x.first_token; ++t)
    if (word(t) == "compared" && (word(t + 1) == "with" || word(t + 1) == "to")) return true;
  const auto& quotations = r_.doc.quotations;
  const auto after =
      std::upper_bound(quotations.begin(), quotations.end(), x.first_token,
                       [](std::uint32_t t, const Quotation& q) { return t < q.first_token; });
  if (after == quotations.begin()) return false;
  const Quotation& q = *(after - 1);
  const std::uint32_t end = q.first_token + q.token_count;
  if (x.first_token >= end || (q.first_token <= own.head && own.head < end)) return false;
  // A quoted scrap ("would open it \"on Monday at noon\"") belongs to the verb outside.
  const Sentence& sentence = r_.doc.sentences[x.sentence];
  const std::uint32_t first = std::max(q.first_token, sentence.first_token);
  const std::uint32_t last = std::min(end, sentence.first_token + sentence.token_count);
  for (std::uint32_t t = first; t < last; ++t)
    if (universal(r_.token(t).deprel) == Deprel::nsubj) return true;
  return false;
}

void TimeAssigner::state(std::uint32_t c) {
  auto& own = draft(c).timexes;
  std::sort(own.begin(), own.end());
  own.erase(std::unique(own.begin(), own.end()), own.end());
  // "Last weekend we lost one of our own," she said: what is quoted has its day, not the saying.
  std::erase_if(own,
                [&](std::uint32_t i) { return told_in_other_words(r_.timexes[i], clause(c)); });
  if (draft(c).own_time || reschedule(c)) return;
  std::uint32_t best = no_timex;
  for (const std::uint32_t i : own)
    if (places(r_.timexes[i]) && (best == no_timex || better(i, best))) best = i;
  if (best == no_timex) return relative_antecedent(c);
  give(c, best);
  join_coordinated(c, best);
  draft(c).own_time = true;
}

void TimeAssigner::join_coordinated(std::uint32_t c, std::uint32_t best) {
  EventTime& when = *draft(c).event.when;
  if (when.basis == Basis::bounded || r_.timexes[best].range_partner) return;
  for (const std::uint32_t other : draft(c).timexes) {
    const Timex& a = r_.timexes[best];
    const Timex& b = r_.timexes[other];
    if (other != best + 1 || !places(b) || b.granularity != a.granularity) continue;
    if (a.last_token + 1 != b.first_token || word(a.last_token) != "and") continue;
    when.interval = {std::min(a.interval.begin, b.interval.begin),
                     std::max(a.interval.end, b.interval.end)};
    when.granularity = Granularity::interval;
    when.value = a.value + "/" + b.value;
  }
}

void TimeAssigner::relative_antecedent(std::uint32_t c) {
  const Clause& own = clause(c);
  if (!own.antecedent || own.kind == ClauseKind::noun) return;
  const std::uint32_t i = r_.timex_at[*own.antecedent];
  if (i == no_timex || !places(r_.timexes[i])) return;
  if (own.link != ClauseLink::relative && own.link != ClauseLink::adverbial) return;
  EventTime when = time_of(r_.timexes[i], r_.timexes);
  when.bound = Bound::none;
  if (when.basis == Basis::bounded) {
    when.interval = r_.timexes[i].interval;
    when.basis = Basis::stated;
  }
  draft(c).event.when = when;
  draft(c).own_time = true;
  link_time(c, i, AllenRelation::is_included, "relative clause of the date");
}

bool TimeAssigner::better(std::uint32_t a, std::uint32_t b) const {
  const Timex& x = r_.timexes[a];
  const Timex& y = r_.timexes[b];
  const bool nested = y.interval.contains(x.interval) && x.interval != y.interval;
  const bool bound_x = is_limit(x.signal), bound_y = is_limit(y.signal);
  if (bound_x != bound_y) return bound_y;
  return nested;
}

bool TimeAssigner::is_limit(TimeSignal s) {
  return s == TimeSignal::before || s == TimeSignal::after || s == TimeSignal::until ||
         s == TimeSignal::since;
}

void TimeAssigner::give(std::uint32_t c, std::uint32_t i) {
  const Timex& x = r_.timexes[i];
  EventTime when = time_of(x, r_.timexes);
  const Clause& own = clause(c);
  // "shortly after 2 a.m.", "just before noon": at that time, give or take.
  if (when.basis == Basis::bounded && nearly(x)) {
    const Bound bound = x.signal == TimeSignal::after ? Bound::not_before : Bound::not_after;
    when = time_of_plain(x);
    when.bound = bound;
  }
  // "has doubled since March": some time in between; only what lasts goes on since then.
  const bool goes_on = has(own.traits, VerbTrait::durative) ||
                       own.aspect == Aspect::perfective_progressive ||
                       (own.aspect == Aspect::perfective && own.tense == Tense::present &&
                        !has(own.traits, VerbTrait::change) && !own.negated);
  if (x.signal == TimeSignal::since && own.kind == ClauseKind::verb && !goes_on) {
    when.basis = Basis::bounded;
    when.interval.end = LocalSeconds::max();
    if (r_.doc.creation_time) when.interval.end = to_interval(day_of_creation()).end;
    when.granularity = Granularity::interval;
    when.value.clear();
    when.bound = Bound::none;
  }
  // "did not get up until 2:15": then he got up.
  if (x.signal == TimeSignal::until && own.negated) when.bound = Bound::none;
  if (std::find(begins_.begin(), begins_.end(), c) != begins_.end() && when.bound == Bound::none)
    when.bound = Bound::not_before;
  draft(c).event.when = when;
  AllenRelation relation = AllenRelation::is_included;
  if (when.basis == Basis::bounded)
    relation = when.interval.open_begin() ? AllenRelation::before : AllenRelation::after;
  draft(c).bounded_by_text = when.basis == Basis::bounded;
  link_time(c, i, relation,
            x.signal_span.empty() ? std::string("same clause")
                                  : "preposition: " + lower(r_.doc.source.slice(x.signal_span)));
}

CalendarUnit TimeAssigner::day_of_creation() const {
  return {std::chrono::floor<date::days>(r_.doc.creation_time->when.begin), Granularity::day};
}

EventTime TimeAssigner::time_of_plain(const Timex& x) const {
  EventTime when;
  when.interval = x.interval;
  when.granularity = x.granularity;
  when.value = x.value;
  when.timex = x.id;
  return when;
}

bool TimeAssigner::nearly(const Timex& x) const {
  for (std::uint32_t t = x.first_token, n = 0; t > 0 && n < 3; --t, ++n) {
    const std::string w = word(t - 1);
    if (w == "shortly" || w == "just" || w == "soon" || w == "right" || w == "immediately")
      return true;
  }
  return false;
}

void TimeAssigner::link_time(std::uint32_t c, std::uint32_t i, AllenRelation relation,
                             std::string basis) {
  RelationSet relations = relation;
  // At the named minute, which has no inside to speak of.
  if (relation == AllenRelation::is_included && r_.timexes[i].granularity <= Granularity::minute)
    relations = relations | AllenRelation::simultaneous;
  if (r_.drafts[c].event.when) {
    if (r_.drafts[c].event.when->bound == Bound::not_after)
      relations = relations | AllenRelation::before;
    if (r_.drafts[c].event.when->bound == Bound::not_before)
      relations = relations | AllenRelation::after;
  }
  r_.tlinks.push_back({EventId{c}, r_.timexes[i].id, relations, std::move(basis)});
}

bool TimeAssigner::dated(std::uint32_t c) const {
  const auto& when = r_.drafts[c].event.when;
  return when && when->basis != Basis::bounded;
}

void TimeAssigner::copy_time(std::uint32_t to, std::uint32_t from, Basis basis, const char* why) {
  EventTime when = *r_.drafts[from].event.when;
  when.basis = basis;
  draft(to).event.when = when;
  draft(to).distance = std::max(1, r_.drafts[from].distance);
  r_.tlinks.push_back({EventId{to}, EventId{from}, RelationSet::all(), why});
  // One happening, or parts of one.
  r_.tlinks.back().relations = RelationSet(AllenRelation::simultaneous) | AllenRelation::begins |
                               AllenRelation::begun_by | AllenRelation::ends |
                               AllenRelation::ended_by | AllenRelation::is_included |
                               AllenRelation::includes;
}

void TimeAssigner::share_aspect() {
  for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) {
    const Clause& inner = clause(c);
    if (inner.link != ClauseLink::control || inner.governor == no_clause) continue;
    const std::uint32_t g = inner.governor;
    const Clause& outer = clause(g);
    if (outer.kind != ClauseKind::verb) continue;
    const bool aspectual = has(outer.traits, VerbTrait::beginning) ||
                           has(outer.traits, VerbTrait::continuing) ||
                           has(outer.traits, VerbTrait::ending) ||
                           (outer.action == "go" && outer.tense == Tense::pres_part);
    const bool causative = outer.action == "have" || outer.action == "help" ||
                           outer.action == "manage" || outer.action == "get";
    const bool copular = outer.kind == ClauseKind::copula;
    if (!aspectual && !causative && !copular) continue;
    if (dated(g) && !has_any_time(c))
      copy_time(c, g, r_.drafts[g].event.when->basis, "aspect");
    else if (dated(c) && !has_any_time(g))
      copy_time(g, c, r_.drafts[c].event.when->basis, "aspect");
  }
}

void TimeAssigner::inherit() {
  const auto n = static_cast<std::uint32_t>(clauses_.all.size());
  first_dated_conjunct_.assign(n, no_clause);
  for (std::uint32_t c = n; c-- > 0;)
    if (clause(c).link == ClauseLink::conjunct && clause(c).governor != no_clause &&
        has_any_time(c))
      first_dated_conjunct_[clause(c).governor] = c;
  for (std::uint32_t c = 0; c < n; ++c) from_first_conjunct(c);
  for (std::uint32_t c = 0; c < n; ++c) bounded_by_event(c);
  for (std::uint32_t c = 0; c < n; ++c) {
    from_subject(c);
    from_antecedent_event(c);
    through_when(c);
  }
}

void TimeAssigner::from_first_conjunct(std::uint32_t c) {
  const Clause& own = clause(c);
  if (own.link != ClauseLink::conjunct || own.governor == no_clause || r_.drafts[c].event.when ||
      has_any_time(c) || own.kind == ClauseKind::noun)
    return;
  const std::uint32_t g = own.governor;
  const Clause& first = clause(g);
  if (!dated(g) || first.kind == ClauseKind::noun || first.head != deps_.head(own.head)) return;
  if (r_.drafts[g].event.when->bound != Bound::none) return;
  if (own.tense != first.tense || own.modal != first.modal) return;
  if (!r_.drafts[g].event.when->timex) return;
  const Timex& x = r_.timexes[index(*r_.drafts[g].event.when->timex)];
  const bool fronted = x.first_token < first.head;
  if (own.own_subject && !fronted) return;
  if (!fronted && r_.drafts[g].event.when->granularity > Granularity::week) return;
  // A conjunct between with a date of its own ends its reach; conjuncts come in text order.
  if (first_dated_conjunct_[g] < c) return;
  // "opened on 9 September and heard 41 witnesses": the day is that of the opening.
  if (only_begins(first) && !only_begins(own)) return;
  // "resigned on Monday and later moved to Rome"
  for (const std::uint32_t k : deps_.children(own.head))
    if (r_.token(k).deprel == Deprel::advmod && k < own.head &&
        (word(k) == "later" || word(k) == "eventually" || word(k) == "since" ||
         word(k) == "subsequently" || word(k) == "soon"))
      return;
  // "were due on Friday but were put off": not then.
  if (has(own.traits, VerbTrait::postponing) || has(own.traits, VerbTrait::cancelling))
    if (own.passive) return;
  copy_time(c, g, Basis::inherited, "coordination");
}

void TimeAssigner::from_subject(std::uint32_t c) {
  const Clause& own = clause(c);
  if (own.kind != ClauseKind::verb || r_.drafts[c].event.when || has_any_time(c)) return;
  if (own.tense != Tense::past && own.tense != Tense::future) return;
  // "A strike planned for 20 May was called off": not then.
  if (has(own.traits, VerbTrait::cancelling) || has(own.traits, VerbTrait::postponing)) return;
  for (const std::uint32_t s : own.subjects) {
    const std::uint32_t e = clauses_.by_head[s];
    if (e == no_clause || clause(e).kind != ClauseKind::noun || !dated(e)) continue;
    if (deps_.head(s) != own.head && own.antecedent != s) continue;
    copy_time(c, e, Basis::inherited, "event as subject");
    return;
  }
}

void TimeAssigner::bounded_by_event(std::uint32_t c) {
  const Clause& own = clause(c);
  if (own.kind != ClauseKind::verb) return;
  for (const std::uint32_t k : deps_.children(own.head)) {
    if (universal(r_.token(k).deprel) != Deprel::obl) continue;
    const std::uint32_t e = clauses_.by_head[k];
    if (e == no_clause || clause(e).kind != ClauseKind::noun) continue;
    const std::string p = preposition(deps_, k);
    const bool before =
        p == "before" || p.starts_with("ahead") || p == "until" || p.starts_with("prior");
    const bool after = p == "after" || p == "since" || p == "following";
    // "In a Wednesday ceremony, she opened …"
    if ((p == "in" || p == "at" || p == "during") && dated(e) && !r_.drafts[c].event.when &&
        !has_any_time(c) && r_.drafts[e].event.when->bound == Bound::none)
      copy_time(c, e, Basis::inherited, "preposition: ");
    if (!before && !after) continue;
    r_.tlinks.push_back({EventId{c}, EventId{e},
                         before ? AllenRelation::before : AllenRelation::after,
                         "preposition: " + p});
    if (!dated(e) || r_.drafts[c].event.when || has_any_time(c)) continue;
    const Interval& limit = r_.drafts[e].event.when->interval;
    EventTime when;
    when.basis = Basis::bounded;
    when.granularity = Granularity::interval;
    if (before)
      when.interval.end = limit.end;
    else
      when.interval.begin = limit.begin;
    draft(c).event.when = when;
    draft(c).bounded_by_text = true;
  }
}

void TimeAssigner::from_antecedent_event(std::uint32_t c) {
  const Clause& own = clause(c);
  if (own.link != ClauseLink::relative || !own.antecedent || r_.drafts[c].event.when) return;
  const std::uint32_t e = clauses_.by_head[*own.antecedent];
  if (e == no_clause || clause(e).kind != ClauseKind::noun || !dated(e)) return;
  for (const std::uint32_t k : deps_.children(own.head)) {
    const Token& child = r_.token(k);
    const bool relative =
        child.xpos == Xpos::wdt || child.xpos == Xpos::wp || child.xpos == Xpos::wrb;
    if (!relative || (child.deprel != Deprel::obl && child.deprel != Deprel::advmod)) continue;
    std::uint32_t target = c;
    if (has(own.traits, VerbTrait::reporting))
      for (const std::uint32_t g : deps_.children(own.head))
        if (r_.token(g).deprel == Deprel::ccomp && clauses_.by_head[g] != no_clause)
          target = clauses_.by_head[g];
    if (!r_.drafts[target].event.when && !has_any_time(target))
      copy_time(target, e, Basis::inherited, "event as antecedent");
    return;
  }
}

// "He will try when they come back on Wednesday": then.
bool TimeAssigner::ahead(std::uint32_t c, std::uint32_t g) const {
  const Clause& own = clause(c);
  const std::string& modal = clause(g).modal;
  const bool future = modal == "will" || modal == "would" || modal == "be to" || modal == "due to";
  return future && !clause(g).perfect_infinitive && !clause(g).negated && own.finite &&
         own.tense == Tense::present && own.modal.empty() && !own.negated && dated(c) &&
         r_.drafts[c].event.when->bound == Bound::none && !r_.drafts[g].event.when &&
         !has_any_time(g);
}

void TimeAssigner::through_when(std::uint32_t c) {
  const Clause& own = clause(c);
  if (own.link != ClauseLink::adverbial || own.governor == no_clause || own.antecedent) return;
  const std::uint32_t g = own.governor;
  const bool past = own.tense == Tense::past;
  if (own.mark == "when" || own.mark == "as" || own.mark == "while") {
    if (own.finite && past && clause(g).tense == Tense::past && own.aspect == Aspect::none) {
      if (dated(g) && !r_.drafts[c].event.when && !has_any_time(c) && own.mark == "when" &&
          r_.drafts[g].event.when->timex)
        copy_time(c, g, Basis::inherited, "connective: when");
      else if (dated(c) && !r_.drafts[g].event.when && !has_any_time(g))
        copy_time(g, c, Basis::inherited, "connective: when");
    } else if (own.mark == "when" && ahead(c, g)) {
      copy_time(g, c, Basis::inherited, "connective: when");
    } else {
      r_.tlinks.push_back({EventId{c}, EventId{g},
                           AllenRelation::includes | RelationSet(AllenRelation::simultaneous) |
                               AllenRelation::overlaps,
                           "connective: " + own.mark});
    }
  } else if (own.mark == "after") {
    r_.tlinks.push_back({EventId{c}, EventId{g}, AllenRelation::before, "connective: after"});
  } else if (own.mark == "before" || own.mark == "until") {
    r_.tlinks.push_back({EventId{c}, EventId{g}, AllenRelation::after, "connective: " + own.mark});
  }
}

EventTime time_of(const Timex& timex, const std::vector<Timex>& timexes) {
  EventTime when;
  when.interval = timex.interval;
  when.granularity = timex.granularity;
  when.value = timex.value;
  when.timex = timex.id;
  if (timex.range_partner && index(*timex.range_partner) < timexes.size()) {
    const Timex& other = timexes[index(*timex.range_partner)];
    if (other.resolved) {
      when.interval.begin = std::min(timex.interval.begin, other.interval.begin);
      when.interval.end = std::max(timex.interval.end, other.interval.end);
      when.granularity = Granularity::interval;
      when.value = timex.interval.begin <= other.interval.begin ? timex.value + "/" + other.value
                                                                : other.value + "/" + timex.value;
      return when;
    }
  }
  switch (timex.signal) {
    case TimeSignal::by:
    case TimeSignal::until:
    case TimeSignal::no_later_than:
      when.bound = Bound::not_after;
      // "by the end of the year": the last day.
      if (timex.mod == TimexMod::end && timex.granularity > Granularity::week &&
          timex.granularity != Granularity::interval) {
        when.interval.begin = when.interval.end - date::days(1);
        when.granularity = Granularity::day;
        when.value = to_iso(when.interval.begin);
      }
      break;
    case TimeSignal::since:
    case TimeSignal::no_earlier_than:
      when.bound = Bound::not_before;
      break;
    case TimeSignal::before:
      when.basis = Basis::bounded;
      when.interval = {LocalSeconds::min(), timex.interval.begin};
      when.granularity = Granularity::interval;
      when.value.clear();
      break;
    case TimeSignal::after:
      when.basis = Basis::bounded;
      when.interval = {timex.interval.end, LocalSeconds::max()};
      when.granularity = Granularity::interval;
      when.value.clear();
      break;
    default:
      break;
  }
  return when;
}

void assign_times(EventReading& reading) {
  TimeAssigner(reading).assign();
  narrate_times(reading);
}

void bound_times(EventReading& reading) {
  const auto& creation = reading.doc.creation_time;
  const auto bounded = [](Interval interval) {
    EventTime when;
    when.interval = interval;
    when.granularity = Granularity::interval;
    when.basis = Basis::bounded;
    return when;
  };
  for (std::uint32_t c = 0; c < reading.drafts.size(); ++c) {
    Event& event = reading.drafts[c].event;
    if (event.when) continue;
    const Clause& clause = reading.clauses.all[c];
    Interval interval;
    // What somebody reports has happened before the report ends, what they announce comes after.
    if (clause.link == ClauseLink::content && clause.governor != no_clause) {
      const Event& report = reading.drafts[clause.governor].event;
      if (report.when && report.when->basis != Basis::bounded &&
          report.event_class == EventClass::reporting) {
        if (past_status(event.status))
          interval.end = report.when->interval.end;
        else if (event.status == EventStatus::planned)
          interval.begin = report.when->interval.begin;
      }
    }
    if (creation) {
      const Interval day =
          to_interval({std::chrono::floor<date::days>(creation->when.begin), Granularity::day});
      if (past_status(event.status))
        interval.end = std::min(interval.end, day.end);
      else if (event.status == EventStatus::planned && clause.tense != Tense::past &&
               clause.tense != Tense::infinitive && clause.modal != "would")
        interval.begin = std::max(interval.begin, day.begin);
    }
    if (interval.open_begin() && interval.open_end()) continue;
    event.when = bounded(interval);
  }
}

}  // namespace dateline
