// By which clause a time expression stands: up the tree, by adjacency, across relative clauses and
// conjunctions.
#include <algorithm>

#include "time_assigner.hpp"

namespace dateline {

std::uint32_t TimeAssigner::head_of(const Timex& x) const {
  for (std::uint32_t t = x.first_token; t < x.last_token; ++t) {
    const std::uint32_t h = deps_.head(t);
    if ((h < x.first_token || h >= x.last_token || h == t) && r_.token(t).deprel != Deprel::punct &&
        r_.token(t).deprel != Deprel::case_)
      return t;
  }
  return x.first_token;
}

bool TimeAssigner::in_dateline(const Timex& x) const {
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

bool TimeAssigner::modifies(Deprel relation) {
  return relation == Deprel::nmod_poss || relation == Deprel::compound ||
         relation == Deprel::amod || relation == Deprel::nummod || relation == Deprel::det;
}

void TimeAssigner::attach(std::uint32_t i) {
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
    if (r_.token(k).deprel == Deprel::appos && c != no_clause && clause(c).kind == ClauseKind::noun)
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
        relation == Deprel::nmod_desc || relation == Deprel::appos || relation == Deprel::advmod ||
        relation == Deprel::dep) {
      if (!astray && (p == "of" || p == "for" || p == "about" || p == "than" || p == "since"))
        return;
    } else if (relation == Deprel::acl || relation == Deprel::acl_relcl) {
      return;
    }
    t = h;
  }
}

std::uint32_t TimeAssigner::by_adjacency(const Timex& x) const {
  // "will report second-quarter results on …": which results.
  const std::uint32_t head = head_of(x);
  if (modifies(r_.token(head).deprel) && deps_.head(head) >= x.last_token &&
      r_.timex_at[deps_.head(head)] == no_timex)
    return no_clause;
  const std::uint32_t first = r_.doc.sentences[r_.deps.sentence_of(x.first_token)].first_token;
  std::uint32_t t = x.first_token;
  bool for_date = false;
  while (t > first && (r_.token(t - 1).upos == Upos::adp || r_.token(t - 1).upos == Upos::sconj) &&
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

bool TimeAssigner::first_since(const Timex& x) const {
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

bool TimeAssigner::plans_ahead(const Clause& c) const {
  return has(c.traits, VerbTrait::planning) || has(c.traits, VerbTrait::postponing) ||
         c.kind == ClauseKind::copula || c.action == "time" || c.action == "call" ||
         c.action == "fix" || c.action == "move" || c.action == "head";
}

bool TimeAssigner::takes_date_as_subject(std::string_view action) {
  return action == "see" || action == "bring" || action == "mark";
}

bool TimeAssigner::dates_its_verb(const Timex& x, const Clause& noun, const std::string& p) const {
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

void TimeAssigner::give_to_clause_before(const Timex& x, std::uint32_t i) {
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

std::uint32_t TimeAssigner::relative_before(std::uint32_t c, const Timex& x) const {
  const Clause& own = clause(c);
  if (own.kind == ClauseKind::noun || x.last_token > own.trigger || own.trigger - x.last_token > 3)
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

std::uint32_t TimeAssigner::outside(std::uint32_t c, const Timex& x) const {
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

std::uint32_t TimeAssigner::conjunct_behind(std::uint32_t c, const Timex& x) const {
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

std::uint32_t TimeAssigner::of_the_cancelled(std::uint32_t c, const Timex& x) const {
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

bool TimeAssigner::reschedule(std::uint32_t c) {
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
  if (from == no_timex) {
    // "The hearing was moved to 30 January": of "put off until" the caller knows
    if (to == no_timex || word(r_.timexes[to].first_token - 1) != "to") return false;
    draft(c).event.when = time_of_plain(r_.timexes[to]);
    draft(c).own_time = true;
    draft(c).rescheduled = true;
    link_time(c, to, AllenRelation::is_included, "preposition: to");
    return true;
  }
  if (to == no_timex) {  // "was postponed from Thursday": off on that day, and no new one
    draft(noun).event.when = time_of_plain(r_.timexes[from]);
    draft(noun).own_time = true;
    link_time(noun, from, AllenRelation::is_included, "preposition: from");
    return true;
  }
  for (const auto& [which, i] : {std::pair{noun, from}, std::pair{c, to}}) {
    draft(which).event.when = time_of_plain(r_.timexes[i]);
    draft(which).own_time = true;
    link_time(which, i, AllenRelation::is_included,
              "preposition: " + word(r_.timexes[i].first_token - 1));
  }
  draft(c).rescheduled = true;
  return true;
}

bool TimeAssigner::subject_of(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass ||
         relation == Deprel::nsubj_outer;
}

std::uint32_t TimeAssigner::redirected(std::uint32_t c) {
  const Clause& own = clause(c);
  if (own.kind != ClauseKind::verb || own.tense != Tense::pres_part || own.governor == no_clause)
    return c;
  if ((own.action != "begin" && own.action != "start") || own.own_subject || !own.objects.empty() ||
      deps_.has_child(own.head, Deprel::xcomp))
    return c;
  if (own.link != ClauseLink::adverbial && own.link != ClauseLink::modifier) return c;
  draft(c).dropped = true;
  begins_.push_back(own.governor);
  return own.governor;
}

}  // namespace dateline
