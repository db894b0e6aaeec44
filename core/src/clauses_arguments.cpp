// Subjects and objects of clauses: read off the tree, shared by conjuncts, found through control
// and gaps.
#include "clause_finder.hpp"

namespace dateline {
namespace {

/// "flew", "took": past tenses that are no participles.
bool only_past(std::string_view form) {
  static constexpr std::array<std::string_view, 32> forms = {
      "flew",  "went",  "took",   "gave",  "rose",  "fell",  "came",  "began",
      "ran",   "saw",   "drove",  "wrote", "spoke", "broke", "chose", "grew",
      "knew",  "threw", "drew",   "wore",  "swam",  "sang",  "sank",  "rang",
      "drank", "ate",   "became", "rode",  "shook", "stole", "swore", "did"};
  return one_of(form, forms);
}

}  // namespace

void ClauseFinder::resolve(std::uint32_t start) {
  // Governors form a chain; walk up to the first that is done, then come back down, so that deep
  // chains need no recursion.
  std::vector<std::uint32_t> chain;
  for (std::uint32_t c = start; c != no_clause && !done_[c]; c = result_.all[c].governor) {
    done_[c] = 1;
    chain.push_back(c);
  }
  for (auto it = chain.rbegin(); it != chain.rend(); ++it) resolve_one(result_.all[*it]);
}

void ClauseFinder::resolve_one(Clause& c) {
  const Clause* up = parent(c);
  if (c.link == ClauseLink::conjunct && up && up->kind != ClauseKind::noun &&
      c.kind != ClauseKind::noun && up->head == deps_.head(c.head))
    share(c, *up);
  if (c.kind == ClauseKind::noun) return;
  read_arguments(c);
  keep_nearest_subject(c);
  if (c.subjects.empty()) {
    // In the order of their heads.
    const auto found = std::lower_bound(forced_.begin(), forced_.end(),
                                        std::pair<std::uint32_t, std::uint32_t>{c.head, 0});
    if (found != forced_.end() && found->first == c.head) c.subjects = {found->second};
  }
  if (c.link == ClauseLink::relative && c.antecedent) fill_gap(c);
  if (c.subjects.empty()) take_spare_subject(c, up);
  if (c.subjects.empty()) control(c, up);
  if (c.subjects.empty() && c.finite && !c.imperative) loose_subject(c);
  fill_gap_below(c, up);
  c.subject_passive = c.passive;
}

void ClauseFinder::share(Clause& c, const Clause& first) {
  const bool bare = !deps_.has_child(c.head, Deprel::aux) &&
                    !deps_.has_child(c.head, Deprel::aux_pass) &&
                    !deps_.has_child(c.head, Deprel::cop);
  const bool own_subject =
      deps_.has_child(c.head, Deprel::nsubj) || deps_.has_child(c.head, Deprel::nsubj_pass);
  // "were imposed, eased and restored": the tagger takes bare participles for past tenses.
  const bool participle = first.passive && tok(c.trigger).xpos == Xpos::vbd &&
                          tok(first.trigger).xpos == Xpos::vbn &&
                          !deps_.has_child(c.head, Deprel::obj) && !only_past(form(c.trigger));
  if (c.kind == ClauseKind::verb && first.kind == ClauseKind::verb && bare && !own_subject &&
      (participle || tok(c.trigger).xpos == tok(first.trigger).xpos)) {
    if (participle) c.passive = true;
    c.tense = first.tense;
    c.aspect = first.aspect;
    c.finite = first.finite;
    c.infinitive = first.infinitive;
    c.perfect_infinitive = first.perfect_infinitive;
    if (c.modal.empty()) c.modal = first.modal;
    if (tok(c.trigger).xpos == Xpos::vbn) c.passive = first.passive;
    // "did not sign or veto": negation reaches over "or" and "nor".
    for (const std::uint32_t k : deps_.children(c.head))
      if (tok(k).deprel == Deprel::cc && (form(k) == "or" || form(k) == "nor"))
        c.negated = c.negated || first.negated;
  }
  // A conjunct plays the part of the first in the clause above.
  if (c.mark.empty()) c.mark = first.mark;
  if (first.link == ClauseLink::relative || first.link == ClauseLink::modifier)
    c.antecedent = first.antecedent;
}

void ClauseFinder::read_arguments(Clause& c) {
  for (const std::uint32_t k : deps_.children(c.head)) {
    const Token& child = tok(k);
    switch (child.deprel) {
      case Deprel::nsubj:
      case Deprel::nsubj_pass:
      case Deprel::nsubj_outer:
        if (is_time_[k] || !is_nominal(child)) break;
        // "the reason is that it was turned off": the outer subject is that of "is".
        if (child.deprel == Deprel::nsubj_outer && c.kind == ClauseKind::verb &&
            deps_.has_child(c.head, Deprel::nsubj))
          break;
        if (const auto real = behind_dateline(k); real != k) {
          if (!real) break;
          c.own_subject = true;
          c.subjects.push_back(*real);
          break;
        }
        c.own_subject = true;
        if (is_relative_pronoun(child) && c.antecedent) {
          c.subjects.push_back(*c.antecedent);
          c.relative = k;
        } else {
          c.subjects.push_back(k);
        }
        if (child.deprel == Deprel::nsubj_pass && c.kind == ClauseKind::verb && !perfect_active(c))
          c.passive = true;
        break;
      case Deprel::obj:
        if (is_time_[k] || !is_nominal(child)) break;
        // "a visit that she had hoped to make": not what she hoped, but what she made.
        if (is_relative_pronoun(child) && deps_.has_child(c.head, Deprel::xcomp) &&
            !has(c.traits, VerbTrait::object_control))
          break;
        if (!is_relative_pronoun(child)) {
          c.objects.push_back(k);
        } else if (c.antecedent) {
          c.objects.push_back(*c.antecedent);
          c.relative = k;
        } else if (const Clause* up = parent(c);
                   c.link == ClauseLink::control && up && up->antecedent) {
          c.objects.push_back(*up->antecedent);
        }
        break;
      case Deprel::iobj:
        if (!is_time_[k] && is_nominal(child)) c.indirect.push_back(k);
        break;
      case Deprel::obl:
        // "called off the walkout": an object behind a particle.
        if (c.particle && k > *c.particle && !is_time_[k] && child.upos == Upos::noun &&
            !deps_.has_child(k, Deprel::case_) && c.objects.empty() && !c.passive)
          c.objects.push_back(k);
        break;
      case Deprel::expl:
        if (child.upos == Upos::pron && child.lemma == "it" && stands_alone(c.head)) {
          c.own_subject = true;
          c.subjects.push_back(k);
        }
        break;
      default:
        break;
    }
  }
}

bool ClauseFinder::perfect_active(const Clause& c) const {
  bool have = false;
  for (const std::uint32_t k : deps_.children(c.head)) {
    if (tok(k).deprel == Deprel::aux_pass || tok(k).lemma == "be" || tok(k).lemma == "get")
      return false;
    have = have || (tok(k).deprel == Deprel::aux && tok(k).lemma == "have");
  }
  return have;
}

bool ClauseFinder::stands_alone(std::uint32_t head) const {
  for (const std::uint32_t k : deps_.children(head)) switch (tok(k).deprel) {
      case Deprel::nsubj:
      case Deprel::nsubj_pass:
      case Deprel::nsubj_outer:
      case Deprel::csubj:
      case Deprel::csubj_pass:
      case Deprel::csubj_outer:
      case Deprel::ccomp:
      case Deprel::xcomp:
      case Deprel::advcl:
      case Deprel::advcl_relcl:
      case Deprel::acl_relcl:
        return false;
      default:
        break;
    }
  return true;
}

void ClauseFinder::keep_nearest_subject(Clause& c) {
  if (c.subjects.size() < 2) return;
  const auto distance = [&](std::uint32_t s) {
    return s < c.trigger ? c.trigger - s : s - c.trigger;
  };
  const auto best = *std::min_element(
      c.subjects.begin(), c.subjects.end(),
      [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); });
  for (const std::uint32_t s : c.subjects)
    if (s != best) spare_.push_back({c.head, s});
  c.subjects = {best};
}

void ClauseFinder::take_spare_subject(Clause& c, const Clause* up) {
  if (!up || c.link != ClauseLink::content || !c.finite || c.head > up->head) return;
  for (std::size_t k = spare_.size(), n = 0; k > 0 && n < 8; --k, ++n)
    if (spare_[k - 1].first == up->head && spare_[k - 1].second < c.head)
      c.subjects = {spare_[k - 1].second};
}

std::optional<std::uint32_t> ClauseFinder::behind_dateline(std::uint32_t subject) const {
  const Sentence& sentence = doc_.sentences[deps_.sentence_of(subject)];
  const std::uint32_t limit =
      sentence.first_token + std::min<std::uint32_t>(sentence.token_count, 12);
  if (!upper_case(doc_.form(sentence.first_token))) return subject;
  for (std::uint32_t t = subject + 1; t < limit; ++t) {
    const std::string_view mark = doc_.form(t);
    if (mark != "—" && mark != "–" && mark != "--" && mark != "―") continue;
    for (const std::uint32_t k : deps_.children(subject))
      if (k > t && (tok(k).deprel == Deprel::appos || tok(k).deprel == Deprel::parataxis ||
                    tok(k).deprel == Deprel::nmod))
        return k;
    return std::nullopt;
  }
  return subject;
}

bool ClauseFinder::upper_case(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char ch) { return !(ch >= 'a' && ch <= 'z'); }) &&
         word[0] >= 'A' && word[0] <= 'Z';
}

void ClauseFinder::fill_gap(Clause& c) {
  if (is_time_[*c.antecedent]) return;
  if (c.subjects.empty()) {
    if (c.link == ClauseLink::relative) c.subjects.push_back(*c.antecedent);
    return;
  }
  bool pronoun = false, stranded = false;
  for (const std::uint32_t k : deps_.children(c.head)) {
    if (is_relative_pronoun(tok(k)) || tok(k).xpos == Xpos::wrb) pronoun = true;
    for (const std::uint32_t g : deps_.children(k))
      if (is_relative_pronoun(tok(g)) || tok(g).xpos == Xpos::wrb) pronoun = true;
    if (tok(k).deprel == Deprel::obl && tok(k).upos == Upos::adp) stranded = true;
  }
  if (pronoun || stranded || !c.objects.empty() || c.passive || c.kind != ClauseKind::verb) return;
  // "the first time she said", "the day he left": adverbial antecedents fill no object place.
  static constexpr std::array<std::string_view, 8> adverbial = {"time",   "day",   "way",  "reason",
                                                                "moment", "place", "year", "week"};
  if (one_of(tok(*c.antecedent).lemma, adverbial)) return;
  if (deps_.has_child(c.head, Deprel::ccomp) || deps_.has_child(c.head, Deprel::xcomp)) return;
  c.objects.push_back(*c.antecedent);
}

void ClauseFinder::control(Clause& c, const Clause* up) {
  switch (c.link) {
    case ClauseLink::conjunct: {
      if (!up) return;
      if (up->kind == ClauseKind::noun) return;
      c.subjects = up->subjects;
      // "which was made in Oslo and sold in Rome"
      if (c.antecedent && c.antecedent == up->antecedent && c.subjects.size() == 1 &&
          c.subjects[0] == *c.antecedent)
        c.relative = up->relative;
      return;
    }
    case ClauseLink::control: {
      if (!up) return;
      // "ordered Corvane to report": the object acts; in the passive it has become the subject.
      const bool subject_control =
          !has(up->traits, VerbTrait::object_control) &&
          (has(up->traits, VerbTrait::planning) || has(up->traits, VerbTrait::beginning) ||
           has(up->traits, VerbTrait::attempting) || has(up->traits, VerbTrait::refusing));
      const bool object = !up->passive && !subject_control &&
                          !(up->objects.empty() && up->indirect.empty()) &&
                          base_lemma(*up) != "promise" && base_lemma(*up) != "threaten";
      if (object && up->noun && up->objects.size() == 1 && up->objects[0] == *up->noun)
        c.subjects = up->subjects;  // "made a promise to …"
      else
        c.subjects = object ? (up->indirect.empty() ? up->objects : up->indirect) : up->subjects;
      return;
    }
    case ClauseLink::purpose:
    case ClauseLink::adverbial:
    case ClauseLink::condition:
      if (c.antecedent && !is_time_[*c.antecedent])
        control_by_noun(c, up);
      else if (up && c.link == ClauseLink::purpose && up->objects.size() == 1 &&
               ranked(up->objects[0]))
        c.subjects = up->objects;  // "announced the first of its models to use …"
      else if (up && c.link == ClauseLink::purpose && base_lemma(*up) == "give" && !up->passive &&
               !(up->indirect.empty() && up->objects.empty()))
        c.subjects = up->indirect.empty() ? up->objects : up->indirect;  // "gave it a week to …"
      else if (up && has(up->traits, VerbTrait::accusing) && !c.finite && !up->passive &&
               !up->objects.empty() && c.head > up->objects[0])
        c.subjects = up->objects;  // "accused her of inventing data"
      else if (up && !c.finite && !(c.link == ClauseLink::purpose && others_purpose(*up)))
        c.subjects = up->subjects;
      return;
    case ClauseLink::modifier: {
      if (!c.antecedent || is_time_[*c.antecedent]) return;
      if (c.infinitive) {
        if (does_it_itself(c, *c.antecedent))
          c.subjects = {*c.antecedent};
        else
          control_by_noun(c, up);
      } else if (up && c.tense == Tense::pres_part && subjects_own(*c.antecedent, c, *up)) {
        c.subjects = up->subjects;
      } else if (!c.finite || c.tense == Tense::past) {
        c.subjects = {*c.antecedent};  // "a man wearing …", "a raise planned for …"
      }
      return;
    }
    case ClauseLink::content:
      if (up && !c.finite) c.subjects = up->subjects;
      return;
    default:
      return;
  }
}

bool ClauseFinder::others_purpose(const Clause& up) const {
  const std::string lemma = base_lemma(up);
  if (lemma == "cost") return true;
  if (up.subjects.empty()) return false;
  const Token& subject = tok(up.subjects.front());
  if (lemma == "take" && subject.upos == Upos::pron && subject.lemma == "it") return true;
  if (!up.passive) return false;
  if (subject.upos == Upos::pron) return subject.lemma == "it" || is_relative_pronoun(subject);
  return subject.entity != EntityType::person && subject.entity != EntityType::organization &&
         subject.upos != Upos::propn;
}

bool ClauseFinder::ranked(std::uint32_t noun) const {
  static constexpr std::array<std::string_view, 12> ranks = {"first", "second", "third", "fourth",
                                                             "fifth", "last",   "only",  "latest",
                                                             "next",  "sixth",  "final", "seventh"};
  if (is_plan_noun(tok(noun).lemma) || is_time_[noun]) return false;
  for (const std::uint32_t k : deps_.children(noun))
    if (tok(k).deprel == Deprel::amod && one_of(form(k), ranks)) return true;
  return false;
}

bool ClauseFinder::in_title(const Clause& c) const {
  const BlockKind kind = doc_.blocks[doc_.sentences[c.sentence].block].kind;
  return kind == BlockKind::title || kind == BlockKind::heading;
}

bool ClauseFinder::does_it_itself(const Clause& c, std::uint32_t noun) const {
  if (ranked(noun)) return true;
  // "Firm to close mill": a headline.
  if (deps_.is_root(noun) && c.head > noun && !is_plan_noun(tok(noun).lemma) &&
      tok(c.head).deprel == Deprel::acl && !names_event(tok(noun).lemma) && in_title(c))
    return true;
  if (c.passive || c.kind != ClauseKind::verb || !deps_.has_child(c.head, Deprel::obj))
    return false;
  static constexpr std::array<std::string_view, 24> means = {
      "time",  "money",   "opportunity", "ability",  "power",       "authority",
      "way",   "reason",  "need",        "step",     "measure",     "action",
      "fund",  "freedom", "capacity",    "tendency", "willingness", "incentive",
      "cause", "place",   "mandate",     "strategy", "pressure",    "work"};
  const std::string& lemma = tok(noun).lemma;
  if (is_plan_noun(lemma) || names_event(lemma) || one_of(lemma, means)) return false;
  const Token& head = tok(deps_.head(noun));
  return tok(noun).upos == Upos::noun && tok(noun).deprel == Deprel::obj &&
         head.upos == Upos::verb && head.lemma != "have" && head.lemma != "need" &&
         head.lemma != "use" && head.lemma != "take" && head.lemma != "get";
}

bool ClauseFinder::subjects_own(std::uint32_t noun, const Clause& c, const Clause& up) const {
  if (up.subjects.empty() || up.kind == ClauseKind::noun) return false;
  static constexpr std::array<std::string_view, 9> trouble = {
      "trouble", "difficulty", "problem", "issue", "fun", "luck", "success", "delay", "experience"};
  if (one_of(tok(noun).lemma, trouble) && tok(noun).deprel == Deprel::obj &&
      deps_.head(noun) == up.head)
    return true;
  if (!has(c.traits, VerbTrait::reporting) || tok(noun).deprel != Deprel::nmod) return false;
  std::uint32_t top = noun;
  for (int steps = 0; steps < 4 && tok(top).deprel == Deprel::nmod; ++steps) top = deps_.head(top);
  static constexpr std::array<std::string_view, 10> papers = {
      "letter", "statement", "memo",    "note",  "email",
      "e-mail", "post",      "message", "tweet", "memorandum"};
  return top != noun && one_of(tok(top).lemma, papers) && deps_.head(top) == up.head &&
         tok(top).deprel == Deprel::obl;
}

void ClauseFinder::control_by_noun(Clause& c, const Clause* up) {
  const std::uint32_t noun = *c.antecedent;
  if (const auto owner = deps_.child(noun, Deprel::nmod_poss)) {
    c.subjects = {*owner};
    return;
  }
  for (const std::uint32_t k : deps_.children(noun)) {
    // "an effort by lawmakers to …"
    if (tok(k).deprel != Deprel::nmod || !is_nominal(tok(k))) continue;
    const auto preposition = deps_.child(k, Deprel::case_);
    if (preposition && (form(*preposition) == "by" || form(*preposition) == "for")) {
      c.subjects = {k};
      return;
    }
  }
  if (!up) return;
  if (up->kind == ClauseKind::noun) return;
  // "gave the government until …": the recipient acts.
  if (has(up->traits, VerbTrait::giving) && !up->indirect.empty())
    c.subjects = up->indirect;
  else if (deps_.head(noun) == up->head &&
           (tok(noun).deprel == Deprel::nsubj || tok(noun).deprel == Deprel::nsubj_pass))
    return;  // "an order to leave came": nobody says whose
  else
    c.subjects = up->subjects;
}

void ClauseFinder::loose_subject(Clause& c) {
  for (const std::uint32_t k : deps_.children(c.head)) {
    const Deprel relation = tok(k).deprel;
    if (k > c.trigger) break;
    if ((relation == Deprel::vocative || relation == Deprel::dislocated ||
         relation == Deprel::dep || relation == Deprel::parataxis || relation == Deprel::appos) &&
        nominal(k)) {
      c.subjects = {k};
      return;
    }
    // "Rowan, who took the stand, denied it": the name read as an interjection.
    if (tok(k).upos == Upos::intj && deps_.has_child(k, Deprel::acl_relcl) &&
        doc_.form(k)[0] >= 'A' && doc_.form(k)[0] <= 'Z') {
      c.subjects = {k};
      return;
    }
  }
  const std::uint32_t h = deps_.head(c.head);
  if ((c.link == ClauseLink::parataxis || c.link == ClauseLink::other) && h < c.head &&
      result_.by_head[h] == no_clause && nominal(h) && c.mark.empty())
    c.subjects = {h};
}

bool ClauseFinder::nominal(std::uint32_t t) const {
  return !is_time_[t] &&
         (tok(t).upos == Upos::noun || tok(t).upos == Upos::propn || tok(t).upos == Upos::pron) &&
         !deps_.has_child(t, Deprel::case_);
}

void ClauseFinder::fill_gap_below(Clause& c, const Clause* up) {
  if (c.link != ClauseLink::control || !up || !up->objects.empty() || !c.objects.empty() ||
      c.kind != ClauseKind::verb || c.passive || up->link != ClauseLink::relative ||
      !up->antecedent || is_time_[*up->antecedent] || up->subjects.empty() ||
      up->subjects[0] == *up->antecedent || deps_.has_child(c.head, Deprel::xcomp) ||
      deps_.has_child(c.head, Deprel::ccomp) || has(c.traits, VerbTrait::change))
    return;
  c.objects.push_back(*up->antecedent);
}

}  // namespace dateline
