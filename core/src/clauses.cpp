#include "clauses.hpp"

#include "clause_finder.hpp"

namespace dateline {

Clauses ClauseFinder::find() {
  const auto n = static_cast<std::uint32_t>(doc_.tokens.size());
  for (std::uint32_t t = 0; t < n; ++t)
    if (auto clause = trigger_at(t)) {
      result_.by_head[t] = static_cast<std::uint32_t>(result_.all.size());
      result_.all.push_back(std::move(*clause));
    }
  find_holders();
  for (Clause& clause : result_.all) link(clause);
  done_.assign(result_.all.size(), 0);
  for (std::uint32_t c = 0; c < result_.all.size(); ++c) resolve(c);
  return std::move(result_);
}

void ClauseFinder::find_holders() {
  const auto n = static_cast<std::uint32_t>(doc_.tokens.size());
  constexpr std::uint32_t unknown = no_clause - 1;
  result_.holder.assign(n, unknown);
  std::vector<std::uint32_t> path;
  for (std::uint32_t t = 0; t < n; ++t) {
    std::uint32_t at = t, answer = no_clause;
    path.clear();
    for (;;) {
      if (result_.holder[at] != unknown) {
        answer = result_.holder[at];
        break;
      }
      path.push_back(at);
      if (result_.by_head[at] != no_clause) {
        answer = result_.by_head[at];
        break;
      }
      // What is only compared has its time for itself.
      if (deps_.is_root(at) || (tok(at).upos == Upos::verb && acts_as_preposition(at))) break;
      at = deps_.head(at);
    }
    for (const std::uint32_t p : path) result_.holder[p] = answer;
  }
}

std::optional<Clause> ClauseFinder::trigger_at(std::uint32_t t) const {
  const Token& token = tok(t);
  const auto cop = deps_.child(t, Deprel::cop);
  if (is_time_[t]) {
    // "The vote is on Monday": a date as predicate tells when its subject is. "It was Monday" and
    // "Monday was …" tell nothing.
    const auto subject = deps_.child(t, Deprel::nsubj);
    if (cop && subject && !is_time_[*subject] && tok(*subject).upos != Upos::pron)
      return copular_clause(t, *cop);
    return std::nullopt;
  }
  if (token.upos == Upos::verb || (token.upos == Upos::aux && heads_clause(t))) {
    if (token.deprel == Deprel::case_ || token.deprel == Deprel::mark ||
        token.deprel == Deprel::fixed || token.deprel == Deprel::compound ||
        token.deprel == Deprel::amod || token.deprel == Deprel::flat ||
        token.deprel == Deprel::cc || token.deprel == Deprel::advmod ||
        token.deprel == Deprel::discourse || token.deprel == Deprel::compound_prt ||
        token.deprel == Deprel::goeswith || token.deprel == Deprel::det)
      if (!(token.deprel == Deprel::amod && deps_.has_child(t, Deprel::obl))) return std::nullopt;
    if (acts_as_preposition(t)) return std::nullopt;
    return verb_clause(t);
  }
  if (cop) return copular_clause(t, *cop);
  if (token.upos == Upos::noun && names_event(token.lemma) && nominal_place(t) &&
      !lightly_governed(t))
    return noun_clause(t);
  return std::nullopt;
}

// "a loss of 45 million, compared with a profit a year earlier", "including …", "based on …"
bool ClauseFinder::acts_as_preposition(std::uint32_t t) const {
  const Deprel relation = universal(tok(t).deprel);
  if ((relation != Deprel::advcl && relation != Deprel::acl) ||
      tok(t).deprel == Deprel::acl_relcl || deps_.has_child(t, Deprel::aux) ||
      deps_.has_child(t, Deprel::aux_pass) || deps_.has_child(t, Deprel::nsubj) ||
      t + 1 >= doc_.tokens.size())
    return false;
  const std::string participle = form(t), next = form(t + 1);
  return (participle == "compared" && (next == "with" || next == "to")) ||
         participle == "including" || (participle == "depending" && next == "on");
}

bool ClauseFinder::heads_clause(std::uint32_t t) const {
  switch (tok(t).deprel) {
    case Deprel::root:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::advcl:
    case Deprel::acl_relcl:
    case Deprel::conj:
    case Deprel::parataxis:
      return true;
    default:
      return false;
  }
}

bool ClauseFinder::lightly_governed(std::uint32_t t) const {
  const std::uint32_t h = deps_.head(t);
  return tok(t).deprel == Deprel::obj && tok(h).upos == Upos::verb &&
         deps_.child(h, Deprel::obj) == t && is_light_pair(tok(h).lemma, tok(t).lemma);
}

bool ClauseFinder::nominal_place(std::uint32_t t) const {
  switch (universal(tok(t).deprel)) {
    case Deprel::compound:
    case Deprel::flat:
    case Deprel::fixed:
    case Deprel::case_:
    case Deprel::amod:
      return false;
    default:
      return true;
  }
}

Clause ClauseFinder::base(ClauseKind kind, std::uint32_t head, std::uint32_t trigger) const {
  Clause c;
  c.kind = kind;
  c.head = head;
  c.trigger = trigger;
  c.sentence = deps_.sentence_of(head);
  return c;
}

bool ClauseFinder::before_place(std::uint32_t particle, std::uint32_t verb) const {
  std::uint32_t next = particle + 1;
  while (next < doc_.tokens.size() && next < particle + 4 && tok(next).upos == Upos::propn &&
         tok(next).deprel == Deprel::compound)
    ++next;
  return next < doc_.tokens.size() && tok(next).upos == Upos::propn &&
         tok(next).entity == EntityType::place && deps_.head(next) == verb &&
         (form(particle) == "off" || form(particle) == "in" || form(particle) == "on") &&
         verb_traits(tok(verb).lemma + " " + form(particle)) == VerbTrait::none;
}

Clause ClauseFinder::verb_clause(std::uint32_t t) const {
  Clause c = base(ClauseKind::verb, t, t);
  c.action = tok(t).lemma;
  // "call off", "hand over"; the parser sometimes reads the particle as adverb or preposition.
  for (const std::uint32_t k : deps_.children(t))
    if (tok(k).deprel == Deprel::compound_prt && k > t && !c.particle && !before_place(k, t) &&
        !(k + 1 < is_time_.size() && is_time_[k + 1] && tok(k).upos == Upos::adp)) {
      c.particle = k;
      c.action += ' ' + form(k);
    }
  // "called it off", "were held back": a particle that the parse reads as adverb or preposition
  // is one if the pair is a verb of its own.
  if (!c.particle)
    for (std::uint32_t p = t + 1; p < deps_.yield(t).last && p <= t + 2 && !c.particle; ++p) {
      const Token& next = tok(p);
      if ((next.upos == Upos::adv || next.upos == Upos::adp) && deps_.head(p) == t &&
          next.deprel != Deprel::mark && verb_traits(c.action + ' ' + form(p)) != VerbTrait::none) {
        c.particle = p;
        c.action += ' ' + form(p);
      }
      if (next.upos != Upos::pron) break;
    }
  c.traits = verb_traits(c.action);
  const auto obj = deps_.child(t, Deprel::obj);
  if (!c.particle && obj && tok(*obj).upos == Upos::noun &&
      is_light_pair(tok(t).lemma, tok(*obj).lemma)) {
    c.noun = obj;
    c.action += ' ' + tok(*obj).lemma;
    if (const VerbTrait own = verb_traits(c.action); own != VerbTrait::none) c.traits = own;
  }
  read_group(c, t);
  return c;
}

Clause ClauseFinder::copular_clause(std::uint32_t t, std::uint32_t cop) const {
  Clause c = base(ClauseKind::copula, t, cop);
  c.action = "be";
  const Token& predicate = tok(t);
  if (predicate.upos == Upos::adj || predicate.upos == Upos::adv || predicate.upos == Upos::adp ||
      predicate.upos == Upos::verb)
    c.action += ' ' + predicate.lemma;
  c.traits = verb_traits(c.action);
  read_group(c, t);
  return c;
}

Clause ClauseFinder::noun_clause(std::uint32_t t) const {
  Clause c = base(ClauseKind::noun, t, t);
  c.action = tok(t).lemma;
  for (const std::uint32_t k : deps_.children(t))
    if (tok(k).deprel == Deprel::det && form(k) == "no") c.negated = true;
  return c;
}

void ClauseFinder::read_group(Clause& c, std::uint32_t t) const {
  const Token& head = tok(c.trigger);
  bool to = false, have = false, be = false, due_to = false;
  std::uint32_t to_at = 0;
  std::optional<std::uint32_t> finite;
  Xpos first_form = Xpos::xx;
  bool subject_seen = false;
  std::optional<std::uint32_t> inverted;
  for (const std::uint32_t k : deps_.children(t)) {
    const Token& child = tok(k);
    if (child.deprel == Deprel::nsubj || child.deprel == Deprel::nsubj_pass) subject_seen = true;
    const bool auxiliary = child.deprel == Deprel::aux || child.deprel == Deprel::aux_pass ||
                           child.deprel == Deprel::cop;
    if (auxiliary) {
      if (child.deprel == Deprel::aux_pass) c.passive = true;
      if (first_form == Xpos::xx) {
        first_form = child.xpos;
        finite = k;
        if (!subject_seen) inverted = k;
      }
      const std::string word = child.lemma;
      if (child.xpos == Xpos::md || word == "will" || word == "would") {
        c.modal = word == "'ll" ? "will" : word == "'d" ? "would" : word;
        if (form(k) == "would" || form(k) == "'d" || form(k) == "’d") c.modal = "would";
        if (form(k) == "could") c.modal = "could";
        if (form(k) == "might") c.modal = "might";
        if (form(k) == "should") c.modal = "should";
        if (form(k) == "wo" || form(k) == "’ll" || form(k) == "'ll" || form(k) == "shall")
          c.modal = "will";
      } else if (word == "have") {
        have = true;
      } else if (word == "be" && child.deprel != Deprel::aux_pass && child.deprel != Deprel::cop) {
        be = true;
      }
    } else if (child.deprel == Deprel::mark) {
      if (form(k) == "to" && child.upos == Upos::part) {
        to = true;
        to_at = k;
      } else if (form(k) == "due") {
        due_to = true;  // "is due to be tried", read as one word
      } else if (c.mark.empty()) {
        c.mark = form(k);
      }
    } else if (child.deprel == Deprel::advmod) {
      static constexpr std::array<std::string_view, 7> nots = {"not", "n't",    "n’t",     "never",
                                                               "nt",  "hardly", "scarcely"};
      if (one_of(form(k), nots) && (k < t || tok(t).upos == Upos::aux)) c.negated = true;
      // "almost won", "nearly drowned": it did not happen.
      if ((form(k) == "almost" || form(k) == "nearly") && k + 1 == t &&
          c.kind == ClauseKind::verb && past_form(head.xpos) && !amount_follows(t))
        c.negated = true;
      // "can no longer search"
      for (const std::uint32_t g : deps_.children(k))
        if (form(g) == "no" && k < t) c.negated = true;
      if (c.mark.empty() && child.xpos == Xpos::wrb) c.mark = form(k);
    } else if ((child.deprel == Deprel::nsubj || child.deprel == Deprel::nsubj_pass ||
                child.deprel == Deprel::obj) &&
               (form(k) == "nobody" || form(k) == "nothing" || form(k) == "none" ||
                determined_by_no(k))) {
      c.negated = true;
    }
  }
  // The passive of "was to have been finished" has two forms of "be", either of which the parser
  // may call passive.
  const bool be_first = finite && tok(*finite).lemma == "be" &&
                        (tok(*finite).deprel != Deprel::cop || who_is_to(t)) &&
                        !is_infinitive(*finite);
  if (due_to) {
    c.modal = "due to";
    to = false;
  }
  if (to) c.infinitive = true;
  const Xpos own = head.xpos;
  if (first_form == Xpos::xx) first_form = own;
  if (to && c.mark.empty()) c.mark = "to";
  if (due_to) {
    c.finite = true;
    c.tense = past_form(first_form) ? Tense::past : Tense::present;
  } else if (!c.modal.empty()) {
    c.tense = Tense::future;
    c.finite = true;
    if (c.modal != "will") c.tense = Tense::present;
    if (have) c.perfect_infinitive = true;
  } else if (to && be_first && *finite < to_at) {
    // "is to meet", "was to have begun"; "is going to meet" comes with "going" as the verb.
    c.modal = "be to";
    c.finite = true;
    c.tense = past_form(first_form) ? Tense::past : Tense::present;
    if (have) c.perfect_infinitive = true;
  } else if (to) {
    c.tense = Tense::infinitive;
    if (have) c.perfect_infinitive = true;
  } else {
    switch (first_form) {
      case Xpos::vbd:
        c.tense = Tense::past;
        c.finite = true;
        break;
      case Xpos::vbz:
      case Xpos::vbp:
        c.tense = Tense::present;
        c.finite = true;
        break;
      case Xpos::vbg:
        c.tense = Tense::pres_part;
        break;
      case Xpos::vbn:
        c.tense = Tense::past_part;
        break;
      case Xpos::vb:
        c.tense = Tense::infinitive;
        break;
      default:
        c.tense = Tense::none;
    }
  }
  const bool progressive = own == Xpos::vbg && be && c.modal != "be to";
  if (have && !c.perfect_infinitive)
    c.aspect = progressive ? Aspect::perfective_progressive : Aspect::perfective;
  else if (progressive)
    c.aspect = Aspect::progressive;
  if (own == Xpos::vbn && c.tense == Tense::past_part && c.kind == ClauseKind::verb) {
    c.passive = true;
    // "A fire at the mill destroyed 40 looms.": a participle has no object, unless it is one of
    // giving or naming; so it is a past tense, and its noun the subject.
    const auto object = deps_.child(t, Deprel::obj);
    if (tok(t).deprel == Deprel::acl && object && *object > t &&
        !has(verb_traits(tok(t).lemma), VerbTrait::giving) && !deps_.has_child(t, Deprel::xcomp)) {
      c.passive = false;
      c.finite = true;
      c.tense = Tense::past;
    }
  }
  // "The club beat Vardal": of one, the present would have an ending.
  if (c.finite && c.tense == Tense::present && own == Xpos::vbp && first_form == own)
    if (const auto subject = deps_.child(t, Deprel::nsubj);
        subject && bare_past(form(t)) && singular_name(*subject))
      c.tense = Tense::past;
  // "The attempt failed", tagged as a participle: what has a subject and no auxiliary, and can have
  // no passive, is a past tense.
  if (c.passive && c.tense == Tense::past_part && tok(t).deprel == Deprel::root &&
      deps_.has_child(t, Deprel::nsubj) && !deps_.has_child(t, Deprel::obj) &&
      has(verb_traits(c.action), VerbTrait::change) && !in_title(c)) {
    c.passive = false;
    c.finite = true;
    c.tense = Tense::past;
  }
  if (inverted && c.mark.empty()) {
    // "Should more rain arrive, …", "Had she done nothing, …": at the start of the sentence,
    // which is no question.
    const std::string word = form(*inverted);
    const Sentence& sentence = doc_.sentences[c.sentence];
    const auto subject = deps_.child(t, Deprel::nsubj);
    const auto passive_subject = deps_.child(t, Deprel::nsubj_pass);
    const std::uint32_t after = subject ? *subject : passive_subject ? *passive_subject : 0;
    std::uint32_t start = sentence.first_token;
    while (start < *inverted && tok(start).upos == Upos::punct) ++start;
    const bool question = doc_.source.slice(sentence.span).find('?') != std::string_view::npos;
    if ((word == "should" || word == "had" || word == "were") && after > *inverted && !question &&
        (*inverted == start || (tok(t).deprel == Deprel::advcl && deps_.head(t) > t))) {
      c.mark = "if";
      c.inverted_condition = true;
      c.modal.clear();
    }
  }
  if (tok(t).deprel == Deprel::root && own == Xpos::vb && first_form == own &&
      !deps_.has_child(t, Deprel::nsubj))
    c.imperative = true;
  const Sentence& sentence = doc_.sentences[c.sentence];
  const std::uint32_t last = sentence.first_token + sentence.token_count;
  for (std::uint32_t k = last; k > sentence.first_token && k + 3 > last; --k)
    if (doc_.form(k - 1) == "?") c.question = tok(t).deprel == Deprel::root;
  // "had" before a participle that was lost to a fragment still makes a past tense.
  if (c.tense == Tense::past && have && past_form(first_form))
    c.aspect = c.aspect == Aspect::none ? Aspect::perfective : c.aspect;
}

bool ClauseFinder::bare_past(std::string_view word) {
  static constexpr std::array<std::string_view, 16> words = {
      "beat", "broadcast", "burst", "cast", "cost",   "cut",  "forecast", "hit",
      "hurt", "put",       "quit",  "set",  "spread", "shut", "split",    "upset"};
  return one_of(word, words);
}

bool ClauseFinder::singular_name(std::uint32_t t) const {
  return (tok(t).xpos == Xpos::nn || tok(t).xpos == Xpos::nnp) &&
         tok(t).entity != EntityType::none && !deps_.has_child(t, Deprel::conj) &&
         !doc_.form(t).ends_with("s") && tok(t).lemma != "police";
}

bool ClauseFinder::amount_follows(std::uint32_t t) const {
  const std::string& verb = tok(t).lemma;
  return verb == "double" || verb == "triple" || verb == "treble" || verb == "quadruple" ||
         verb == "halve";
}

bool ClauseFinder::who_is_to(std::uint32_t t) const {
  if (tok(t).upos != Upos::verb) return false;
  for (const std::uint32_t k : deps_.children(t)) {
    if (universal(tok(k).deprel) != Deprel::nsubj) continue;
    if (tok(k).upos == Upos::propn) return true;
    if (tok(k).upos == Upos::pron) {
      const std::string& w = tok(k).lemma;
      return w == "he" || w == "she" || w == "they" || w == "we" || w == "I" || w == "you";
    }
    return tok(k).entity == EntityType::person || tok(k).entity == EntityType::organization;
  }
  return false;
}

bool ClauseFinder::determined_by_no(std::uint32_t noun) const {
  for (const std::uint32_t k : deps_.children(noun))
    if (tok(k).deprel == Deprel::det && form(k) == "no") return true;
  return false;
}

void ClauseFinder::link(Clause& c) {
  const std::uint32_t t = c.head;
  if (deps_.is_root(t)) {
    if (c.inverted_condition) c.link = ClauseLink::condition;
    return;
  }
  const std::uint32_t h = deps_.head(t);
  const Deprel relation = tok(t).deprel;
  c.governor = result_.holder[h];
  static constexpr std::array<std::string_view, 5> conditions = {"if", "unless", "provided",
                                                                 "assuming", "lest"};
  if (c.kind == ClauseKind::noun) {
    c.link = ClauseLink::other;
    if (relation == Deprel::conj) c.link = ClauseLink::conjunct;
    return;
  }
  switch (relation) {
    case Deprel::ccomp:
    case Deprel::csubj:
    case Deprel::csubj_pass:
    case Deprel::csubj_outer:
      if (const auto subject = main_subject(c)) {
        c.link = ClauseLink::parataxis;
        forced_.push_back({t, *subject});
        break;
      }
      c.link = ClauseLink::content;
      // "no doubt that …": the clause complements a noun.
      if (result_.by_head[h] == no_clause ||
          result_.all[result_.by_head[h]].kind == ClauseKind::noun)
        c.antecedent = h;
      break;
    case Deprel::xcomp:
      c.link = ClauseLink::control;
      break;
    case Deprel::advcl:
    case Deprel::advcl_relcl:
      // "unplugged the machine, called the police and …": a past tense without subject or
      // subordinator is a coordinated one.
      if (c.finite && c.tense == Tense::past && c.mark.empty() && h < t &&
          c.kind == ClauseKind::verb && !deps_.has_child(t, Deprel::nsubj) &&
          !deps_.has_child(t, Deprel::nsubj_pass) && tok(h).upos == Upos::verb) {
        c.link = ClauseLink::conjunct;
        break;
      }
      // "allowed developers to create": the infinitive is the complement of such a verb, whatever
      // the parse calls it.
      if (c.infinitive && h < t && c.governor != no_clause && !deps_.has_child(t, Deprel::nsubj)) {
        const Clause& up = result_.all[c.governor];
        const bool object = deps_.has_child(h, Deprel::obj);
        const bool governs = object ? has(up.traits, VerbTrait::object_control)
                                    : has(up.traits, VerbTrait::planning) ||
                                          has(up.traits, VerbTrait::refusing) ||
                                          has(up.traits, VerbTrait::beginning) ||
                                          has(up.traits, VerbTrait::attempting);
        if (up.kind == ClauseKind::verb && governs && base_lemma(up) != "give" &&
            base_lemma(up) != "come") {
          c.link = ClauseLink::control;
          break;
        }
      }
      // "In a separate case, brought on Monday, the state …": the noun in front of the comma.
      if (const auto noun = noun_before(c); noun && c.governor != no_clause) {
        c.link = ClauseLink::modifier;
        c.antecedent = noun;
        break;
      }
      c.link = one_of(c.mark, conditions)                           ? ClauseLink::condition
               : c.infinitive && !deps_.has_child(t, Deprel::nsubj) ? ClauseLink::purpose
                                                                    : ClauseLink::adverbial;
      if (is_nominal(tok(h)) && result_.by_head[h] == no_clause) c.antecedent = h;
      break;
    case Deprel::acl_relcl:
      // "reports that he would resign": what they say, not which ones.
      if (c.mark == "that" && is_claim_noun(tok(h).lemma)) {
        c.link = ClauseLink::modifier;
        c.antecedent = h;
        break;
      }
      c.link = ClauseLink::relative;
      c.antecedent = antecedent_of(t, h);
      break;
    case Deprel::acl:
      // "agreed early Friday to freeze …", the infinitive hung on the date.
      if (is_time_[h] && c.infinitive && c.governor != no_clause) {
        c.link = ClauseLink::control;
        break;
      }
      // "accused her of inventing data", hung on "her"
      if (!c.infinitive && !c.mark.empty() && c.tense == Tense::pres_part &&
          c.governor != no_clause && tok(h).deprel == Deprel::obj &&
          deps_.head(h) == result_.all[c.governor].head &&
          has(result_.all[c.governor].traits, VerbTrait::accusing)) {
        c.link = ClauseLink::adverbial;
        break;
      }
      c.link = ClauseLink::modifier;
      c.antecedent = h;
      break;
    case Deprel::conj:
      c.link = ClauseLink::conjunct;
      break;
    case Deprel::parataxis:
    case Deprel::list:
    case Deprel::discourse:
      c.link = ClauseLink::parataxis;
      break;
    default:
      c.link = ClauseLink::other;
  }
  if (c.inverted_condition) c.link = ClauseLink::condition;
}

std::optional<std::uint32_t> ClauseFinder::main_subject(const Clause& c) const {
  const std::uint32_t t = c.head, relative = deps_.head(t);
  if (tok(t).deprel != Deprel::ccomp || relative > t || !c.finite || !c.mark.empty() ||
      tok(relative).deprel != Deprel::acl_relcl || deps_.has_child(t, Deprel::nsubj) ||
      deps_.has_child(t, Deprel::nsubj_pass) || deps_.has_child(t, Deprel::expl))
    return std::nullopt;
  std::uint32_t noun = deps_.head(relative);
  for (int steps = 0; steps < 4 && tok(noun).deprel == Deprel::nmod; ++steps)
    noun = deps_.head(noun);
  if (noun > relative || tok(noun).upos != Upos::noun || is_time_[noun] ||
      !(deps_.is_root(noun) || universal(tok(noun).deprel) == Deprel::nsubj))
    return std::nullopt;
  return noun;
}

std::uint32_t ClauseFinder::antecedent_of(std::uint32_t clause, std::uint32_t noun) const {
  // "Observers from the OSCE, who arrived on Monday": a body is no "who".
  if (tok(noun).deprel == Deprel::nmod && deps_.head(noun) < noun &&
      (tok(noun).entity == EntityType::organization || tok(noun).entity == EntityType::place) &&
      tok(deps_.head(noun)).entity == EntityType::person &&
      tok(deps_.head(noun)).upos == Upos::noun)
    for (const std::uint32_t k : deps_.children(clause))
      if (k > noun && k < clause && form(k) == "who") return deps_.head(noun);
  if (tok(noun).deprel == Deprel::appos && deps_.head(noun) < noun &&
      tok(deps_.head(noun)).upos == Upos::propn && !is_time_[deps_.head(noun)] &&
      tok(noun).entity == EntityType::person)
    return deps_.head(noun);
  const std::uint32_t first = deps_.yield(clause).first;
  std::uint32_t comma = first;
  if (doc_.form(first) != ",") {
    if (first == 0) return noun;
    comma = first - 1;
  }
  if (doc_.form(comma) != "," || comma <= noun + 1 || !names_event(tok(noun).lemma) ||
      tok(comma - 1).upos != Upos::propn || is_time_[comma - 1])
    return noun;
  std::uint32_t name = comma - 1;
  for (int steps = 0;
       steps < 4 && (tok(name).deprel == Deprel::flat || tok(name).deprel == Deprel::compound ||
                     tok(name).deprel == Deprel::appos);
       ++steps)
    name = deps_.head(name);
  return name != noun && tok(name).deprel == Deprel::nmod ? name : noun;
}

std::optional<std::uint32_t> ClauseFinder::noun_before(const Clause& c) const {
  const std::uint32_t t = c.head, h = deps_.head(t);
  if (h < t || c.finite || c.tense != Tense::past_part || !c.mark.empty() || !c.passive ||
      t < doc_.sentences[c.sentence].first_token + 2 || doc_.form(t - 1) != ",")
    return std::nullopt;
  const std::uint32_t noun = t - 2;
  if (is_time_[noun] || tok(noun).upos != Upos::noun || deps_.head(noun) != h ||
      universal(tok(noun).deprel) != Deprel::obl)
    return std::nullopt;
  return noun;
}

const Clause* ClauseFinder::parent(const Clause& c) const {
  return c.governor == no_clause ? nullptr : &result_.all[c.governor];
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_nominal(const Token& token) {
  switch (token.upos) {
    case Upos::noun:
    case Upos::propn:
    case Upos::pron:
    case Upos::num:
    case Upos::sym:
    case Upos::det:
    case Upos::adj:
    case Upos::x:
      return true;
    default:
      return false;
  }
}

Clauses find_clauses(const Dependencies& dependencies, const std::vector<bool>& is_time) {
  return ClauseFinder(dependencies, is_time).find();
}

}  // namespace dateline
