#include "clauses.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_relative_pronoun(const Token& token) {
  return token.xpos == Xpos::wdt || token.xpos == Xpos::wp || token.xpos == Xpos::wps;
}

/// Reads clauses off one document. Two passes: first every clause by itself, top-down in the tree
/// for what conjuncts share; then the subjects, which need the governor's.
class ClauseFinder {
 public:
  ClauseFinder(const Dependencies& dependencies, const std::vector<bool>& is_time)
      : deps_(dependencies), doc_(dependencies.document()), is_time_(is_time) {
    result_.by_head.assign(doc_.tokens.size(), no_clause);
  }

  Clauses find() {
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

 private:
  const Token& tok(std::uint32_t t) const { return deps_.token(t); }
  std::string form(std::uint32_t t) const { return lower(doc_.form(t)); }

  /// Each token is visited once: a walk up stops where the answer is known.
  void find_holders() {
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
        if (deps_.is_root(at)) break;
        at = deps_.head(at);
      }
      for (const std::uint32_t p : path) result_.holder[p] = answer;
    }
  }

  std::optional<Clause> trigger_at(std::uint32_t t) const {
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
      return verb_clause(t);
    }
    if (cop) return copular_clause(t, *cop);
    if (token.upos == Upos::noun && names_event(token.lemma) && nominal_place(t) &&
        !lightly_governed(t))
      return noun_clause(t);
    return std::nullopt;
  }

  /// An auxiliary that stands alone ("as he did", "denied that it had") heads its clause.
  bool heads_clause(std::uint32_t t) const {
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

  /// "held a rally" is one event, of the verb.
  bool lightly_governed(std::uint32_t t) const {
    const std::uint32_t h = deps_.head(t);
    return tok(t).deprel == Deprel::obj && tok(h).upos == Upos::verb &&
           deps_.child(h, Deprel::obj) == t && is_light_pair(tok(h).lemma, tok(t).lemma);
  }

  /// Event nouns inside a name or as a modifier ("raid leader") are no events.
  bool nominal_place(std::uint32_t t) const {
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

  Clause base(ClauseKind kind, std::uint32_t head, std::uint32_t trigger) const {
    Clause c;
    c.kind = kind;
    c.head = head;
    c.trigger = trigger;
    c.sentence = deps_.sentence_of(head);
    return c;
  }

  Clause verb_clause(std::uint32_t t) const {
    Clause c = base(ClauseKind::verb, t, t);
    c.action = tok(t).lemma;
    // "call off", "hand over"; the parser sometimes reads the particle as adverb or preposition.
    for (const std::uint32_t k : deps_.children(t))
      if (tok(k).deprel == Deprel::compound_prt && k > t && !c.particle &&
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
            next.deprel != Deprel::mark &&
            verb_traits(c.action + ' ' + form(p)) != VerbTrait::none) {
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

  Clause copular_clause(std::uint32_t t, std::uint32_t cop) const {
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

  Clause noun_clause(std::uint32_t t) const {
    Clause c = base(ClauseKind::noun, t, t);
    c.action = tok(t).lemma;
    for (const std::uint32_t k : deps_.children(t))
      if (tok(k).deprel == Deprel::det && form(k) == "no") c.negated = true;
    return c;
  }

  /// Tense, aspect, modal, voice and negation from the auxiliaries.
  void read_group(Clause& c, std::uint32_t t) const {
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
        } else if (word == "be" && child.deprel != Deprel::aux_pass &&
                   child.deprel != Deprel::cop) {
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
        static constexpr std::array<std::string_view, 7> nots = {
            "not", "n't", "n’t", "never", "nt", "hardly", "scarcely"};
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
          !has(verb_traits(tok(t).lemma), VerbTrait::giving) &&
          !deps_.has_child(t, Deprel::xcomp)) {
        c.passive = false;
        c.finite = true;
        c.tense = Tense::past;
      }
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

  /// "nearly doubled", "almost tripled", "nearly halved": that is how much it did.
  bool amount_follows(std::uint32_t t) const {
    const std::string& verb = tok(t).lemma;
    return verb == "double" || verb == "triple" || verb == "treble" || verb == "quadruple" ||
           verb == "halve";
  }

  /// "They are to meet", read like "The aim is to win": who is to do something is no aim.
  bool who_is_to(std::uint32_t t) const {
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

  bool is_infinitive(std::uint32_t t) const { return tok(t).xpos == Xpos::vb; }

  static bool past_form(Xpos xpos) { return xpos == Xpos::vbd || xpos == Xpos::vbn; }

  bool determined_by_no(std::uint32_t noun) const {
    for (const std::uint32_t k : deps_.children(noun))
      if (tok(k).deprel == Deprel::det && form(k) == "no") return true;
    return false;
  }

  void link(Clause& c) {
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
        if (c.infinitive && h < t && c.governor != no_clause &&
            !deps_.has_child(t, Deprel::nsubj)) {
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

  /// "A march that the union had planned is off": a verb without a subject behind a relative clause
  /// is that of the sentence, though the parse may take it for what was planned.
  std::optional<std::uint32_t> main_subject(const Clause& c) const {
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

  /// "Rowe, a lawyer who …": it is Rowe who did it. "talks with Acme, which left": right in front
  /// of the comma stands who did it, not the talks.
  std::uint32_t antecedent_of(std::uint32_t clause, std::uint32_t noun) const {
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

  /// The noun that ends right in front of a participle and its comma, in a phrase before the verb.
  std::optional<std::uint32_t> noun_before(const Clause& c) const {
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

  const Clause* parent(const Clause& c) const {
    return c.governor == no_clause ? nullptr : &result_.all[c.governor];
  }

  /// Fills subjects, objects and shared grammar; the governor's first.
  void resolve(std::uint32_t start) {
    // Governors form a chain; walk up to the first that is done, then come back down, so that deep
    // chains need no recursion.
    std::vector<std::uint32_t> chain;
    for (std::uint32_t c = start; c != no_clause && !done_[c]; c = result_.all[c].governor) {
      done_[c] = 1;
      chain.push_back(c);
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) resolve_one(result_.all[*it]);
  }

  void resolve_one(Clause& c) {
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

  /// "will sign X and veto Y": a conjunct without auxiliaries has those of the first.
  void share(Clause& c, const Clause& first) {
    const bool bare = !deps_.has_child(c.head, Deprel::aux) &&
                      !deps_.has_child(c.head, Deprel::aux_pass) &&
                      !deps_.has_child(c.head, Deprel::cop);
    const bool own_subject =
        deps_.has_child(c.head, Deprel::nsubj) || deps_.has_child(c.head, Deprel::nsubj_pass);
    // "were imposed, eased and restored": the tagger takes bare participles for past tenses.
    const bool participle = first.passive && tok(c.trigger).xpos == Xpos::vbd &&
                            tok(first.trigger).xpos == Xpos::vbn &&
                            !deps_.has_child(c.head, Deprel::obj);
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

  void read_arguments(Clause& c) {
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
          if (child.deprel == Deprel::nsubj_pass && c.kind == ClauseKind::verb &&
              !perfect_active(c))
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

  /// "have all called for": "have" and a participle without "be" are no passive, whatever the parse
  /// calls the subject.
  bool perfect_active(const Clause& c) const {
    bool have = false;
    for (const std::uint32_t k : deps_.children(c.head)) {
      if (tok(k).deprel == Deprel::aux_pass || tok(k).lemma == "be" || tok(k).lemma == "get")
        return false;
      have = have || (tok(k).deprel == Deprel::aux && tok(k).lemma == "have");
    }
    return have;
  }

  /// "It is the successor …": nothing behind the verb that the pronoun could hold the place of.
  bool stands_alone(std::uint32_t head) const {
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

  /// A clause has one subject: of several, which only a wrong parse gives, the one next to the
  /// verb; the others are handed to a clause below that has none.
  void keep_nearest_subject(Clause& c) {
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

  /// "Guards who searched the ship will be back, said Rowe", with "Guards" hung on "said".
  void take_spare_subject(Clause& c, const Clause* up) {
    if (!up || c.link != ClauseLink::content || !c.finite || c.head > up->head) return;
    for (std::size_t k = spare_.size(), n = 0; k > 0 && n < 8; --k, ++n)
      if (spare_[k - 1].first == up->head && spare_[k - 1].second < c.head)
        c.subjects = {spare_[k - 1].second};
  }

  /// "HAVERPORT (AP) — The court ruled": the place before the dash is no subject. Gives the token
  /// itself if it isn't one; else the phrase that the parser hung on it, or nothing.
  std::optional<std::uint32_t> behind_dateline(std::uint32_t subject) const {
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

  static bool upper_case(std::string_view word) {
    return word.size() > 2 &&
           std::all_of(word.begin(), word.end(),
                       [](char ch) { return !(ch >= 'a' && ch <= 'z'); }) &&
           word[0] >= 'A' && word[0] <= 'Z';
  }

  /// "the bill (that) she signed": the antecedent fills the open place.
  void fill_gap(Clause& c) {
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
    if (pronoun || stranded || !c.objects.empty() || c.passive || c.kind != ClauseKind::verb)
      return;
    // "the first time she said", "the day he left": adverbial antecedents fill no object place.
    static constexpr std::array<std::string_view, 8> adverbial = {
        "time", "day", "way", "reason", "moment", "place", "year", "week"};
    if (one_of(tok(*c.antecedent).lemma, adverbial)) return;
    if (deps_.has_child(c.head, Deprel::ccomp) || deps_.has_child(c.head, Deprel::xcomp)) return;
    c.objects.push_back(*c.antecedent);
  }

  void control(Clause& c, const Clause* up) {
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

  /// "The display is used to read mail", "it costs $9 to join": the purpose is that of somebody who
  /// isn't named; but "she was flown in to testify".
  bool others_purpose(const Clause& up) const {
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

  /// "the second model to use it", "a service to copy files": what does it is the noun; "money to
  /// buy a boat", "a plan to close the ward", "songs to sing" are somebody's.
  bool ranked(std::uint32_t noun) const {
    static constexpr std::array<std::string_view, 12> ranks = {
        "first", "second", "third", "fourth", "fifth", "last",
        "only",  "latest", "next",  "sixth",  "final", "seventh"};
    if (is_plan_noun(tok(noun).lemma) || is_time_[noun]) return false;
    for (const std::uint32_t k : deps_.children(noun))
      if (tok(k).deprel == Deprel::amod && one_of(form(k), ranks)) return true;
    return false;
  }

  bool in_title(const Clause& c) const {
    const BlockKind kind = doc_.blocks[doc_.sentences[c.sentence].block].kind;
    return kind == BlockKind::title || kind == BlockKind::heading;
  }

  bool does_it_itself(const Clause& c, std::uint32_t noun) const {
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

  /// "had trouble finding a room", "resigned in a letter to the board saying …": the subject's.
  bool subjects_own(std::uint32_t noun, const Clause& c, const Clause& up) const {
    if (up.subjects.empty() || up.kind == ClauseKind::noun) return false;
    static constexpr std::array<std::string_view, 9> trouble = {
        "trouble", "difficulty", "problem", "issue",     "fun",
        "luck",    "success",    "delay",   "experience"};
    if (one_of(tok(noun).lemma, trouble) && tok(noun).deprel == Deprel::obj &&
        deps_.head(noun) == up.head)
      return true;
    if (!has(c.traits, VerbTrait::reporting) || tok(noun).deprel != Deprel::nmod) return false;
    std::uint32_t top = noun;
    for (int steps = 0; steps < 4 && tok(top).deprel == Deprel::nmod; ++steps)
      top = deps_.head(top);
    static constexpr std::array<std::string_view, 10> papers = {
        "letter", "statement", "memo",    "note",  "email",
        "e-mail", "post",      "message", "tweet", "memorandum"};
    return top != noun && one_of(tok(top).lemma, papers) && deps_.head(top) == up.head &&
           tok(top).deprel == Deprel::obl;
  }

  /// "their plan to close the ward", "abandoned a plan to close it": whose plan it is.
  void control_by_noun(Clause& c, const Clause* up) {
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

  /// "Halden, which owns the mill, will close it": a noun in front that the parse calls an address,
  /// an aside or the head of an aside.
  void loose_subject(Clause& c) {
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

  bool nominal(std::uint32_t t) const {
    return !is_time_[t] &&
           (tok(t).upos == Upos::noun || tok(t).upos == Upos::propn || tok(t).upos == Upos::pron) &&
           !deps_.has_child(t, Deprel::case_);
  }

  /// "a visit that she had hoped to make": the gap lies in the infinitive.
  void fill_gap_below(Clause& c, const Clause* up) {
    if (c.link != ClauseLink::control || !up || !up->objects.empty() || !c.objects.empty() ||
        c.kind != ClauseKind::verb || c.passive || up->link != ClauseLink::relative ||
        !up->antecedent || is_time_[*up->antecedent] || up->subjects.empty() ||
        up->subjects[0] == *up->antecedent || deps_.has_child(c.head, Deprel::xcomp) ||
        deps_.has_child(c.head, Deprel::ccomp) || has(c.traits, VerbTrait::change))
      return;
    c.objects.push_back(*up->antecedent);
  }

  std::string base_lemma(const Clause& c) const { return tok(c.trigger).lemma; }

  const Dependencies& deps_;
  const Document& doc_;
  const std::vector<bool>& is_time_;
  Clauses result_;
  std::vector<char> done_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spare_;   ///< (clause head, subject)
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forced_;  ///< the same, found by place
};

}  // namespace

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
