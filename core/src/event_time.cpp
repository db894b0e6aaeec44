#include "event_time.hpp"

#include <algorithm>
#include <array>

#include "participants.hpp"

namespace dateline {
namespace {

/// A date that can place an event: no duration, no set, no vague reference.
bool places(const Timex& t) {
  return t.resolved && (t.type == TimexType::date || t.type == TimexType::time) &&
         !t.interval.empty() && !t.interval.open_begin() && !t.interval.open_end();
}

class TimeAssigner {
 public:
  explicit TimeAssigner(EventReading& reading)
      : r_(reading), deps_(reading.deps), clauses_(reading.clauses) {}

  void assign() {
    for (std::uint32_t i = 0; i < r_.timexes.size(); ++i) attach(i);
    for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) hand_down(c);
    for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) state(c);
    share_aspect();
    inherit();
  }

 private:
  const Clause& clause(std::uint32_t c) const { return clauses_.all[c]; }
  EventDraft& draft(std::uint32_t c) { return r_.drafts[c]; }

  /// The token by which the expression hangs in the tree.
  std::uint32_t head_of(const Timex& x) const {
    for (std::uint32_t t = x.first_token; t < x.last_token; ++t) {
      const std::uint32_t h = deps_.head(t);
      if ((h < x.first_token || h >= x.last_token || h == t) &&
          r_.token(t).deprel != Deprel::punct && r_.token(t).deprel != Deprel::case_)
        return t;
    }
    return x.first_token;
  }

  std::string word(std::uint32_t t) const { return lower(r_.doc.form(t)); }

  /// "OSLO, Nov. 18, 2019 — A bridge fell": the day of writing, not of the fall.
  bool in_dateline(const Timex& x) const {
    const Sentence& sentence = r_.doc.sentences[deps_.sentence_of(x.first_token)];
    constexpr std::uint32_t reach = 14;
    if (x.first_token == sentence.first_token || x.first_token > sentence.first_token + reach)
      return false;
    const std::string_view place = r_.doc.form(sentence.first_token);
    if (place.size() < 2 ||
        std::any_of(place.begin(), place.end(), [](char ch) { return ch >= 'a' && ch <= 'z'; }))
      return false;
    const std::uint32_t end =
        std::min(sentence.first_token + sentence.token_count, sentence.first_token + reach + 6);
    for (std::uint32_t t = sentence.first_token; t < end; ++t) {
      const std::string_view mark = r_.doc.form(t);
      if (mark == "—" || mark == "–" || mark == "--" || mark == "-") return t >= x.last_token;
      if (r_.token(t).upos == Upos::verb || r_.token(t).upos == Upos::aux) return false;
    }
    return false;
  }

  /// "Thursday's veto", "the 2019 raid": the expression modifies the noun it stands before.
  static bool modifies(Deprel relation) {
    return relation == Deprel::nmod_poss || relation == Deprel::compound ||
           relation == Deprel::amod || relation == Deprel::nummod || relation == Deprel::det;
  }

  void attach(std::uint32_t i) {
    const Timex& x = r_.timexes[i];
    if (x.first_token >= x.last_token || x.last_token > r_.doc.tokens.size() || in_dateline(x))
      return;
    std::uint32_t t = head_of(x);
    if (clauses_.by_head[t] != no_clause) {  // "The vote is on Monday"
      draft(clauses_.by_head[t]).timexes.push_back(i);
      return;
    }
    if (const std::uint32_t c = by_adjacency(x); c != no_clause) {
      draft(redirected(c)).timexes.push_back(i);
      return;
    }
    // "on 3 May, a clash in which …": an event named after its date.
    for (const std::uint32_t k : deps_.children(t)) {
      const std::uint32_t c = clauses_.by_head[k];
      if (r_.token(k).deprel == Deprel::appos && c != no_clause &&
          clause(c).kind == ClauseKind::noun)
        draft(c).timexes.push_back(i);
    }
    // "It was 9:52 p.m. when …": the expression is the predicate; the clause with "when" gets it.
    if (deps_.has_child(t, Deprel::cop)) {
      for (const std::uint32_t k : deps_.children(t)) {
        const std::uint32_t c = clauses_.by_head[k];
        if (c != no_clause && (clause(c).mark == "when" || clause(c).mark == "that")) {
          draft(c).timexes.push_back(i);
          return;
        }
      }
      return;
    }
    // "an offer of $41 a share from Acme in May": no date hangs on a name; it is the verb's.
    const std::uint32_t on = deps_.head(t);
    const bool astray = r_.token(t).deprel == Deprel::nmod && on < t &&
                        r_.token(on).upos == Upos::propn && r_.timex_at[on] == no_timex &&
                        (preposition(deps_, t) == "in" || preposition(deps_, t) == "on") &&
                        r_.token(on).entity != EntityType::event;
    for (int steps = 0; steps < 24 && !deps_.is_root(t); ++steps) {
      const Deprel relation = r_.token(t).deprel;
      const std::uint32_t h = deps_.head(t);
      if (r_.timex_at[h] == i) return;  // a fragment
      const std::uint32_t c = clauses_.by_head[h];
      if (r_.timex_at[h] != no_timex && c == no_clause) {
        // Nested in another expression: it goes with that.
        t = h;
        continue;
      }
      const std::string p = preposition(deps_, t);
      if (c != no_clause) {
        const Clause& own = clause(c);
        if (own.kind == ClauseKind::noun) {
          if (!modifies(relation) && dates_its_verb(x, own, p)) {
            t = h;
            continue;
          }
          draft(c).timexes.push_back(i);
          return;
        }
        if (subject_of(relation) && steps > 0) {
          // "Its service in February passed …": inside the subject, but the verb's.
          draft(of_the_cancelled(c, x)).timexes.push_back(i);
          return;
        }
        if (subject_of(relation) && !takes_date_as_subject(own.action)) {
          // "Guards who searched the ship Monday will be back": no subject, but the end of the
          // clause before.
          if (p.empty()) give_to_clause_before(x, i);
          return;
        }
        if (p == "of" || (p == "for" && !plans_ahead(own))) return;
        if (p.starts_with("according")) return;
        if (const std::uint32_t inner = relative_before(c, x); inner != no_clause) {
          draft(inner).timexes.push_back(i);
          return;
        }
        if (x.signal == TimeSignal::since && first_since(x)) return;
        if (const std::uint32_t off = of_the_cancelled(c, x); off != c) {
          draft(off).timexes.push_back(i);
          return;
        }
        draft(redirected(conjunct_behind(outside(c, x), x))).timexes.push_back(i);
        return;
      }
      if (p.starts_with("according")) return;  // "according to a report on Sunday"
      if (modifies(relation)) return;          // "last year's report"
      if (relation == Deprel::nmod || relation == Deprel::nmod_unmarked ||
          relation == Deprel::nmod_desc || relation == Deprel::appos ||
          relation == Deprel::advmod || relation == Deprel::dep) {
        if (!astray && (p == "of" || p == "for" || p == "about" || p == "than" || p == "since"))
          return;
      } else if (relation == Deprel::acl || relation == Deprel::acl_relcl) {
        return;
      }
      t = h;
    }
  }

  /// "filed Monday", "planned for Tuesday night": a date right behind a verb is the verb's.
  std::uint32_t by_adjacency(const Timex& x) const {
    const std::uint32_t first = r_.doc.sentences[r_.deps.sentence_of(x.first_token)].first_token;
    std::uint32_t t = x.first_token;
    bool for_date = false;
    while (t > first &&
           (r_.token(t - 1).upos == Upos::adp || r_.token(t - 1).upos == Upos::sconj) &&
           x.first_token - t < 3) {
      --t;
      for_date = for_date || word(t) == "for";
    }
    if (t == first) return no_clause;
    --t;
    std::uint32_t c = clauses_.by_head[t];
    if (c == no_clause && r_.token(t).deprel == Deprel::compound_prt)
      c = clauses_.by_head[deps_.head(t)];
    if (c == no_clause || clause(c).kind != ClauseKind::verb) return no_clause;
    if (for_date && !plans_ahead(clause(c))) return no_clause;
    if (x.signal == TimeSignal::since && first_since(x)) return no_clause;
    return c;
  }

  /// "for the first time since 1940", "the highest since 2008": the date belongs to the comparison.
  bool first_since(const Timex& x) const {
    const std::uint32_t first = r_.doc.sentences[r_.deps.sentence_of(x.first_token)].first_token;
    for (std::uint32_t t = x.first_token; t > first && x.first_token - t < 7; --t) {
      const Token& token = r_.token(t - 1);
      if (token.xpos == Xpos::jjs || token.xpos == Xpos::rbs || word(t - 1) == "first" ||
          word(t - 1) == "last")
        return true;
      if (token.upos == Upos::verb) return false;
    }
    return false;
  }

  /// "booked for Friday" has a date; "closed for Friday", "finished for this year" has not.
  bool plans_ahead(const Clause& c) const {
    return has(c.traits, VerbTrait::planning) || has(c.traits, VerbTrait::postponing) ||
           c.kind == ClauseKind::copula || c.action == "time" || c.action == "call" ||
           c.action == "fix" || c.action == "move" || c.action == "head";
  }

  static bool takes_date_as_subject(std::string_view action) {
    return action == "see" || action == "bring" || action == "mark";
  }

  /// "issued a warning at noon", "held the hall in Oslo Saturday": behind a verb and its object the
  /// date is the verb's, unless that has one of its own; a bare date always is.
  bool dates_its_verb(const Timex& x, const Clause& noun, const std::string& p) const {
    const std::uint32_t h = deps_.head(noun.head);
    if (h == noun.head || noun.head > x.first_token) return false;
    std::uint32_t up = r_.clauses.holder[h];
    while (up != no_clause && clause(up).kind == ClauseKind::noun) up = clause(up).governor;
    if (up == no_clause) return false;
    if (p.empty()) return true;
    if (p == "of") return false;
    const Clause& verb = clause(up);
    return verb.kind == ClauseKind::verb && verb.head < noun.head &&
           universal(r_.token(noun.head).deprel) == Deprel::obj && r_.drafts[up].timexes.empty() &&
           !has(verb.traits, VerbTrait::planning) && !has(verb.traits, VerbTrait::cancelling) &&
           !has(verb.traits, VerbTrait::postponing) && !has(verb.traits, VerbTrait::reporting);
  }

  void give_to_clause_before(const Timex& x, std::uint32_t i) {
    const std::uint32_t s = deps_.sentence_of(x.first_token);
    const std::uint32_t first = r_.doc.sentences[s].first_token;
    for (std::uint32_t t = x.first_token; t > first; --t) {
      if (doc_form(t - 1) == "," || doc_form(t - 1) == ";") return;
      const std::uint32_t c = clauses_.by_head[t - 1];
      if (c != no_clause && clause(c).kind != ClauseKind::noun) {
        draft(c).timexes.push_back(i);
        return;
      }
    }
  }

  /// "The owner of a ferry that sank two years ago pleaded guilty": right in front of the verb and
  /// behind a relative clause of its subject, with no comma between, the date is that clause's.
  std::uint32_t relative_before(std::uint32_t c, const Timex& x) const {
    const Clause& own = clause(c);
    if (own.kind == ClauseKind::noun || x.last_token > own.trigger ||
        own.trigger - x.last_token > 3)
      return no_clause;
    for (std::uint32_t t = x.last_token; t < own.trigger; ++t)
      if (r_.token(t).upos != Upos::aux && r_.token(t).upos != Upos::adv) return no_clause;
    const std::uint32_t first = r_.doc.sentences[own.sentence].first_token;
    for (std::uint32_t t = x.first_token; t > first && x.first_token - t < 12; --t) {
      if (r_.token(t - 1).upos == Upos::punct) return no_clause;
      const std::uint32_t inner = clauses_.by_head[t - 1];
      if (inner == no_clause || clause(inner).kind == ClauseKind::noun) continue;
      return clause(inner).link == ClauseLink::relative && r_.drafts[inner].timexes.empty()
                 ? inner
                 : no_clause;
    }
    return no_clause;
  }

  std::string_view doc_form(std::uint32_t t) const { return r_.doc.form(t); }

  /// Behind a relative clause that a comma has closed, the date is the main verb's: "rejected the
  /// bill, which would have …, on Thursday". In front of the conjunction it is the first verb's:
  /// "traced the van that May and arrested him".
  std::uint32_t outside(std::uint32_t c, const Timex& x) const {
    const std::uint32_t first = r_.doc.sentences[clause(c).sentence].first_token;
    std::uint32_t t = x.first_token;
    while (t > first && r_.token(t - 1).upos == Upos::adp) --t;
    if (t > first && doc_form(t - 1) == ",") {
      int steps = 0;
      for (std::uint32_t up = c; up != no_clause && steps < 12; up = clause(up).governor, ++steps) {
        const Clause& own = clause(up);
        if (own.link == ClauseLink::relative && own.governor != no_clause && own.head < t) {
          const std::uint32_t start = deps_.yield(own.head).first;
          const bool set_off =
              start > first && (doc_form(start) == "," || doc_form(start - 1) == ",");
          if (set_off && clause(own.governor).kind == ClauseKind::verb &&
              clause(own.governor).head < own.head)
            return own.governor;
        }
        if (own.link != ClauseLink::control && own.link != ClauseLink::conjunct &&
            own.link != ClauseLink::content && own.link != ClauseLink::adverbial)
          break;
      }
    }
    const Clause& own = clause(c);
    if (own.link == ClauseLink::conjunct && own.governor != no_clause &&
        clause(own.governor).kind == ClauseKind::verb && clause(own.governor).head < x.first_token)
      for (const std::uint32_t k : deps_.children(own.head))
        if (r_.token(k).deprel == Deprel::cc && k > x.first_token && k < own.head)
          return own.governor;
    return c;
  }

  /// "traced the van and, on Oct. 5, arrested him": behind the conjunction the date is that of the
  /// verb that follows.
  std::uint32_t conjunct_behind(std::uint32_t c, const Timex& x) const {
    const Clause& own = clause(c);
    if (x.first_token < own.head) return c;
    // The first coordinated clause behind the date decides.
    const auto children = deps_.children(own.head);
    for (auto it = std::upper_bound(children.begin(), children.end(), x.first_token);
         it != children.end(); ++it) {
      const std::uint32_t other = clauses_.by_head[*it];
      if (other == no_clause || clause(other).link != ClauseLink::conjunct) continue;
      for (const std::uint32_t g : deps_.children(*it))
        if (r_.token(g).deprel == Deprel::cc && g < x.first_token && g > own.head) return other;
      break;
    }
    return c;
  }

  /// "The vote, due on Monday, was cancelled": between the noun and the verb that calls it off the
  /// date is that of the noun.
  std::uint32_t of_the_cancelled(std::uint32_t c, const Timex& x) const {
    const Clause& own = clause(c);
    if (own.kind != ClauseKind::verb || !own.passive || x.last_token > own.trigger ||
        !(has(own.traits, VerbTrait::cancelling) || has(own.traits, VerbTrait::postponing)))
      return c;
    for (const std::uint32_t k : deps_.children(own.head)) {
      const std::uint32_t noun = clauses_.by_head[k];
      if (!subject_of(r_.token(k).deprel) || noun == no_clause) continue;
      if (clause(noun).kind == ClauseKind::noun && k < x.first_token) return noun;
    }
    return c;
  }

  /// "postponed from 3 May until 12 September", "moved from Monday to Friday": the event was to be
  /// on the old day, the new one is what the verb tells.
  bool reschedule(std::uint32_t c) {
    const Clause& own = clause(c);
    if (own.kind != ClauseKind::verb ||
        !(has(own.traits, VerbTrait::postponing) || own.action == "move" || own.action == "shift" ||
          own.action == "bring forward" || own.action == "switch"))
      return false;
    const auto& nouns = own.passive ? own.subjects : own.objects;
    if (nouns.empty()) return false;
    const std::uint32_t noun = clauses_.by_head[nouns.front()];
    if (noun == no_clause || clause(noun).kind != ClauseKind::noun) return false;
    std::uint32_t from = no_timex, to = no_timex;
    for (const std::uint32_t i : r_.drafts[c].timexes) {
      const Timex& x = r_.timexes[i];
      if (!places(x) || x.first_token == 0) continue;
      const std::string p = word(x.first_token - 1);
      if (p == "from") from = i;
      if (p == "to" || p == "until" || p == "till") to = i;
    }
    if (from == no_timex || to == no_timex) return false;
    for (const auto& [which, i] : {std::pair{noun, from}, std::pair{c, to}}) {
      draft(which).event.when = time_of_plain(r_.timexes[i]);
      draft(which).own_time = true;
      link_time(which, i, AllenRelation::is_included,
                "preposition: " + word(r_.timexes[i].first_token - 1));
    }
    draft(c).rescheduled = true;
    return true;
  }

  static bool subject_of(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass ||
           relation == Deprel::nsubj_outer;
  }

  /// "beginning on Monday", "starting in May": a preposition in the shape of a verb; the date is a
  /// lower bound of what the phrase hangs on.
  std::uint32_t redirected(std::uint32_t c) {
    const Clause& own = clause(c);
    if (own.kind != ClauseKind::verb || own.tense != Tense::pres_part || own.governor == no_clause)
      return c;
    if ((own.action != "begin" && own.action != "start") || own.own_subject ||
        !own.objects.empty() || deps_.has_child(own.head, Deprel::xcomp))
      return c;
    if (own.link != ClauseLink::adverbial && own.link != ClauseLink::modifier) return c;
    draft(c).dropped = true;
    begins_.push_back(own.governor);
    return own.governor;
  }

  /// Moves a date between a governing verb and its infinitive to where it belongs by word order:
  /// "agreed early Friday to freeze", "plans to launch raids as soon as Sunday".
  void hand_down(std::uint32_t c) {
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
                         has(outer.traits, VerbTrait::directive) ||
                         outer.kind == ClauseKind::copula;
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

  std::uint32_t infinitive_mark(const Clause& c) const {
    for (const std::uint32_t k : deps_.children(c.head))
      if (r_.token(k).deprel == Deprel::mark && r_.token(k).upos == Upos::part) return k;
    return c.head;
  }

  bool past_of_creation(const Timex& x) const {
    const auto& dct = r_.doc.creation_time;
    return dct && x.resolved && x.interval.begin < to_interval(dct->when).begin;
  }

  /// The best of a clause's own expressions becomes its time.
  void state(std::uint32_t c) {
    auto& own = draft(c).timexes;
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    if (draft(c).own_time || reschedule(c)) return;
    std::uint32_t best = no_timex;
    for (const std::uint32_t i : own)
      if (places(r_.timexes[i]) && (best == no_timex || better(i, best))) best = i;
    if (best == no_timex) return relative_antecedent(c);
    give(c, best);
    join_coordinated(c, best);
    draft(c).own_time = true;
  }

  /// "booked for Friday and Saturday": both days.
  void join_coordinated(std::uint32_t c, std::uint32_t best) {
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

  /// "until March 1, when officers …", "the day he left".
  void relative_antecedent(std::uint32_t c) {
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

  /// The finer of two nested expressions; a plain date before a bound; else the first.
  bool better(std::uint32_t a, std::uint32_t b) const {
    const Timex& x = r_.timexes[a];
    const Timex& y = r_.timexes[b];
    const bool nested = y.interval.contains(x.interval) && x.interval != y.interval;
    const bool bound_x = is_limit(x.signal), bound_y = is_limit(y.signal);
    if (bound_x != bound_y) return bound_y;
    return nested;
  }

  static bool is_limit(TimeSignal s) {
    return s == TimeSignal::before || s == TimeSignal::after || s == TimeSignal::until ||
           s == TimeSignal::since;
  }

  void give(std::uint32_t c, std::uint32_t i) {
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

  CalendarUnit day_of_creation() const {
    return {std::chrono::floor<date::days>(r_.doc.creation_time->when.begin), Granularity::day};
  }

  EventTime time_of_plain(const Timex& x) const {
    EventTime when;
    when.interval = x.interval;
    when.granularity = x.granularity;
    when.value = x.value;
    when.timex = x.id;
    return when;
  }

  bool nearly(const Timex& x) const {
    for (std::uint32_t t = x.first_token, n = 0; t > 0 && n < 3; --t, ++n) {
      const std::string w = word(t - 1);
      if (w == "shortly" || w == "just" || w == "soon" || w == "right" || w == "immediately")
        return true;
    }
    return false;
  }

  void link_time(std::uint32_t c, std::uint32_t i, AllenRelation relation, std::string basis) {
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

  bool dated(std::uint32_t c) const {
    const auto& when = r_.drafts[c].event.when;
    return when && when->basis != Basis::bounded;
  }
  bool has_any_time(std::uint32_t c) const { return !r_.drafts[c].timexes.empty(); }

  void copy_time(std::uint32_t to, std::uint32_t from, Basis basis, const char* why) {
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

  /// "began moving newborns on Monday": one happening in two verbs, one date.
  void share_aspect() {
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

  void inherit() {
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

  /// "signed a cap into law Thursday and vetoed a bill": one subject, one tense, one date; and "On
  /// Monday, A left and B came": the date in front holds for both.
  void from_first_conjunct(std::uint32_t c) {
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

  /// "A fire at the institute on June 2 destroyed …": what a dated event does happens then.
  void from_subject(std::uint32_t c) {
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

  /// "Before the raid in June, she said …": a bound, and an order.
  void bounded_by_event(std::uint32_t c) {
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

  /// "a clash in which two men were hurt": at the time of the clash.
  void from_antecedent_event(std::uint32_t c) {
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

  /// "began on Dec. 14, when someone logged in": both at one time; "after", "before", "until" and
  /// "since" order them.
  void through_when(std::uint32_t c) {
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
      } else {
        r_.tlinks.push_back({EventId{c}, EventId{g},
                             AllenRelation::includes | RelationSet(AllenRelation::simultaneous) |
                                 AllenRelation::overlaps,
                             "connective: " + own.mark});
      }
    } else if (own.mark == "after") {
      r_.tlinks.push_back({EventId{c}, EventId{g}, AllenRelation::before, "connective: after"});
    } else if (own.mark == "before" || own.mark == "until") {
      r_.tlinks.push_back(
          {EventId{c}, EventId{g}, AllenRelation::after, "connective: " + own.mark});
    }
  }

  EventReading& r_;
  const Dependencies& deps_;
  Clauses& clauses_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> first_dated_conjunct_;  ///< of each clause, no_clause if none
};

bool past_status(EventStatus status) {
  return status == EventStatus::happened || status == EventStatus::denied;
}

}  // namespace

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
