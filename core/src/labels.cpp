#include "labels.hpp"

#include <algorithm>
#include <utility>

#include "label_text.hpp"
#include "participants.hpp"

namespace dateline {
namespace {

/// Builds one label. A clause is its subject, its verb group, and its complements in text order;
/// `tightness` 0…3 says how much of them is left out.
class LabelMaker {
 public:
  explicit LabelMaker(const EventReading& reading)
      : r_(reading), deps_(reading.deps), doc_(reading.doc) {}

  std::string make(std::uint32_t index) {
    const Clause& own = r_.clauses.all[index];
    named_.clear();
    if (own.kind == ClauseKind::noun) return polish(phrase(own.head, 0, false));
    if (own.kind == ClauseKind::claim) return denied(index);
    const std::uint32_t top = top_of(index);
    // A long subject gives way before what it did is cut short.
    constexpr std::size_t overhang = 15;
    struct Step {
      int tightness;
      bool brief_subject;
    };
    static constexpr Step steps[] = {{0, false}, {1, false}, {2, false},
                                     {2, true},  {3, false}, {4, false}};
    std::string label;
    for (const Step step : steps) {
      target_ = index;
      named_.clear();
      brief_subject_ = step.brief_subject;
      label = clause(top, step.tightness, 0);
      add_condition(label, index, step.tightness);
      label = polish(std::move(label));
      if (code_points(label) <= label_length + (step.brief_subject ? overhang : 0)) break;
    }
    return label;
  }

 private:
  const Token& tok(std::uint32_t t) const { return deps_.token(t); }
  const Clause& at(std::uint32_t c) const { return r_.clauses.all[c]; }
  std::string word(std::uint32_t t) const { return lower(doc_.form(t)); }

  /// Up to the verb that says how real the event is: "plans to launch", "abandoned a plan to
  /// close", "denied that it had paid".
  std::uint32_t top_of(std::uint32_t index) const {
    std::uint32_t top = index;
    for (int steps = 0; steps < 4; ++steps) {
      const Clause& c = at(top);
      if (c.governor == no_clause) break;
      const Clause& up = at(c.governor);
      if (up.kind == ClauseKind::noun) break;
      // "was expected to weaken and to reach …": each with the plan.
      if (top == index && c.link == ClauseLink::conjunct && c.infinitive && !c.own_subject &&
          up.link == ClauseLink::control && up.infinitive) {
        top = c.governor;
        continue;
      }
      const bool denies = has(up.traits, VerbTrait::denying) && up.kind == ClauseKind::verb &&
                          (c.link == ClauseLink::content || c.link == ClauseLink::control ||
                           c.link == ClauseLink::adverbial);
      const bool control = c.link == ClauseLink::control;
      // A participle under a cancelling verb is about that verb's object: "dropped a concert set
      // for".
      if (control && !c.infinitive && c.passive && !has(up.traits, VerbTrait::light)) break;
      // "abandoned a plan to close", "an effort to close it failed".
      const bool noun_plan =
          c.link == ClauseLink::modifier && c.infinitive && c.antecedent &&
          deps_.head(*c.antecedent) == up.head &&
          (tok(*c.antecedent).deprel == Deprel::obj ||
           (universal(tok(*c.antecedent).deprel) == Deprel::nsubj && c.subjects.empty()));
      if (!control && !denies && !noun_plan) break;
      // "ordered Corvane to report": drawn beside the order, the report reads as still to come.
      if (control && c.infinitive && r_.drafts[c.governor].event.shown && top == index &&
          !up.negated && c.subjects != up.subjects && !c.subjects.empty() &&
          has(up.traits, VerbTrait::directive))
        break;
      top = c.governor;
    }
    return top;
  }

  std::string denied(std::uint32_t index) {
    const EventDraft& draft = r_.drafts[index];
    std::string claim;
    for (int tightness = 1; tightness <= 3; ++tightness) {
      target_ = draft.repeats;
      claim = polish(clause(draft.repeats, tightness, 0));
      if (code_points(claim) + 25 <= label_length) break;
    }
    const Event& e = draft.event;
    const std::string who =
        e.source ? r_.actors.actors[dateline::index(*e.source)].name : e.source_text;
    const Clause& original = at(draft.repeats);
    if (!original.finite && original.tense == Tense::pres_part && !who.empty())
      return polish(who + " denies " + join(verb_group(original, 2, 1)) + rest_of(original));
    return who.empty() ? claim : polish(who + " denies: " + claim);
  }

  /// The complements alone: "inventing data".
  std::string rest_of(const Clause& c) {
    std::vector<std::pair<std::uint32_t, std::string>> complements;
    collect(c, 2, 1, complements);
    std::string text;
    for (const auto& [place, words] : complements) text += " " + words;
    return text;
  }

  /// A hypothetical event reads with its condition: "… will take effect if the override fails".
  void add_condition(std::string& label, std::uint32_t index, int tightness) {
    const std::uint32_t condition = r_.drafts[index].condition;
    if (condition == no_clause || tightness > 2) return;
    const Clause& c = at(condition);
    if (c.sentence != at(index).sentence) return;
    if (c.inverted_condition) {
      const std::string text = raw(c);
      if (!text.empty()) label = text + ", " + label;
      return;
    }
    std::string text = c.mark;
    append(text, clause(condition, std::max(1, tightness), 1, false));
    append(label, text);
  }

  /// The clause as it stands, if it is short.
  std::string raw(const Clause& c) const {
    std::vector<std::uint32_t> tokens;
    std::uint32_t last = c.head + 1;
    for (const std::uint32_t k : deps_.children(c.head))
      if (tok(k).deprel == Deprel::obj || tok(k).deprel == Deprel::xcomp)
        last = std::max(last, noun_phrase(deps_, k).last);
    const std::uint32_t first = deps_.yield(c.head).first;
    for (std::uint32_t t = first; t < last; ++t)
      if (!dated(t) && tok(t).upos != Upos::punct) tokens.push_back(t);
    return tokens.size() > 10 ? std::string() : join(tokens);
  }

  // -- clauses ---------------------------------------------------------------------------------

  std::string clause(std::uint32_t index, int tightness, int depth, bool with_mark = true) {
    const Clause& c = at(index);
    const bool existential = deps_.has_child(c.head, Deprel::expl) && tok(c.trigger).lemma == "be";
    std::string text;
    if (depth > 0 && with_mark) append(text, subordinator(c));
    if (depth == 0) speaker_ = c.subjects.empty() ? std::nullopt : r_.actors.at(c.subjects.front());
    if (!existential && (depth == 0 || c.own_subject) && !c.subjects.empty())
      append(text, subject(c, tightness, depth));
    const std::vector<std::uint32_t> group = verb_group(c, tightness, depth);
    // "recommended that the bridge be shut": by itself a subjunctive needs its auxiliary.
    if (depth == 0 && !c.subjects.empty() && !group.empty() && word(group.front()) == "be")
      append(text, "should");
    if (const char* be = missing_auxiliary(index, depth, group); be && !group.empty()) {
      append(text, be);
      std::string verb = join(group);
      if (verb[0] >= 'A' && verb[0] <= 'Z') verb[0] = static_cast<char>(verb[0] - 'A' + 'a');
      append(text, verb);
    } else {
      append(text, join(group));
    }
    std::vector<std::pair<std::uint32_t, std::string>> complements;
    if (existential)
      for (const std::uint32_t s : c.subjects) complements.push_back({s, phrase(s, tightness)});
    // "the order that she issued": the object stands in front of its clause.
    for (const std::uint32_t o : c.objects)
      if (deps_.head(o) != c.head && depth < 3 && !is_pronoun(o))
        append(text, phrase(o, std::max(2, tightness), false));
    collect(c, tightness, depth, complements);
    if (c.particle && *c.particle != c.trigger + 1)
      complements.push_back({*c.particle, std::string(doc_.form(*c.particle))});
    std::stable_sort(complements.begin(), complements.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [place, words] : complements) append(text, words);
    if (depth == 0) quoted_content(text, c, index, tightness);
    return text;
  }

  /// "a study published in May" by itself: "A study was published".
  const char* missing_auxiliary(std::uint32_t index, int depth,
                                const std::vector<std::uint32_t>& group) const {
    const Clause& c = at(index);
    if (depth > 0 || c.kind != ClauseKind::verb || c.subjects.empty()) return nullptr;
    const bool conjunct = c.link == ClauseLink::conjunct && !c.own_subject;
    const bool reduced = c.link == ClauseLink::modifier || c.link == ClauseLink::adverbial;
    const bool participle =
        tok(c.trigger).xpos == Xpos::vbn || doc_.form(c.trigger).ends_with("ed");
    // "a plane crashed in May" is no passive, whatever the tag.
    const bool passive = c.passive && participle && !has(c.traits, VerbTrait::change) &&
                         (conjunct || (reduced && !c.finite && c.tense == Tense::past_part));
    if (!passive) return nullptr;
    for (const std::uint32_t k : deps_.children(c.head))
      if (tok(k).deprel == Deprel::aux || tok(k).deprel == Deprel::aux_pass) return nullptr;
    for (const std::uint32_t t : group)
      if (tok(t).deprel == Deprel::aux || tok(t).deprel == Deprel::aux_pass) return nullptr;
    const std::uint32_t s = c.subjects.front();
    const bool plural = tok(s).xpos == Xpos::nns || tok(s).xpos == Xpos::nnps ||
                        (!deps_.yield(s).contains(c.head) && conjuncts(deps_, s).size() > 1);
    const EventStatus status = r_.drafts[index].event.status;
    if (status == EventStatus::planned || status == EventStatus::ongoing)
      return plural ? "are" : "is";
    return plural ? "were" : "was";
  }

  std::string subordinator(const Clause& c) const {
    if (c.link != ClauseLink::content && c.link != ClauseLink::adverbial) return {};
    for (const std::uint32_t k : deps_.children(c.head))
      if (tok(k).deprel == Deprel::mark && tok(k).upos != Upos::part && k < c.trigger)
        return std::string(doc_.form(k));
    return {};
  }

  /// Auxiliaries, negation, adverbs in between, the verb and its particle; of a copula the
  /// predicate.
  std::vector<std::uint32_t> verb_group(const Clause& c, int tightness, int depth) const {
    std::vector<std::uint32_t> group;
    if (!dated(c.trigger)) group.push_back(c.trigger);
    if (c.particle && *c.particle == c.trigger + 1) group.push_back(*c.particle);
    std::uint32_t first_aux = c.trigger;
    for (const std::uint32_t k : deps_.children(c.head)) {
      const Token& child = tok(k);
      switch (child.deprel) {
        case Deprel::aux:
        case Deprel::aux_pass:
        case Deprel::cop:
          // "the reason is that it was turned off": that "is" belongs to the sentence around it.
          if (child.deprel == Deprel::cop && c.kind == ClauseKind::verb && !c.infinitive &&
              c.modal != "due to")
            break;
          first_aux = std::min(first_aux, k);
          group.push_back(k);
          break;
        case Deprel::expl:
          if (k < c.trigger) group.push_back(k);
          break;
        case Deprel::mark:
          if (child.upos == Upos::part && (depth > 0 || c.finite || !c.subjects.empty()))
            group.push_back(k);
          if (word(k) == "due") add(deps_.yield(k), group);
          break;
        case Deprel::advmod:
          if (child.xpos == Xpos::wrb || dated(k) || k == c.particle) break;
          if (negation(k) || (tightness <= 1 && k > first_aux && k < c.trigger && simple(k)) ||
              (tightness == 0 && k + 1 == c.trigger && simple(k)) ||
              (k == c.trigger + 1 && simple(k) && (tightness <= 1 || directional(k))))
            add(deps_.yield(k), group);
          break;
        default:
          break;
      }
    }
    shared_auxiliaries(c, group);
    if (c.kind == ClauseKind::copula) predicate(c, group);
    // "The vote is on Monday": the date is what is said.
    clean(group, c.kind == ClauseKind::copula && dated(c.head));
    return group;
  }

  void predicate(const Clause& c, std::vector<std::uint32_t>& group) const {
    add(noun_phrase(deps_, c.head), group);
    for (const std::uint32_t k : deps_.children(c.head))
      if ((tok(k).deprel == Deprel::case_ || (tok(k).deprel == Deprel::advmod && k > c.trigger)) &&
          k < c.head && (!dated(k) || dated(c.head)))
        add(deps_.yield(k), group);
  }

  /// Conjuncts share the auxiliaries that stand with the first: "will sign X and veto Y".
  void shared_auxiliaries(const Clause& c, std::vector<std::uint32_t>& group) const {
    if (c.link != ClauseLink::conjunct || c.governor == no_clause || c.own_subject ||
        deps_.has_child(c.head, Deprel::aux) || deps_.has_child(c.head, Deprel::aux_pass))
      return;
    const Clause& first = at(c.governor);
    if (first.kind != ClauseKind::verb ||
        (!c.passive && c.modal.empty() && c.aspect == Aspect::none))
      return;
    if (c.passive != first.passive) return;
    for (const std::uint32_t k : deps_.children(first.head))
      if (k < first.head && (tok(k).deprel == Deprel::aux || tok(k).deprel == Deprel::aux_pass ||
                             (tok(k).deprel == Deprel::mark && c.modal == "be to")))
        group.push_back(k);
  }

  void collect(const Clause& c, int tightness, int depth,
               std::vector<std::pair<std::uint32_t, std::string>>& out) {
    bool content = false;
    std::uint32_t obliques = 0;
    for (const std::uint32_t k : deps_.children(c.head)) {
      const Token& child = tok(k);
      const std::uint32_t inner = r_.clauses.by_head[k];
      const bool wanted = inner != no_clause && deps_.yield(k).contains(at(target_).head);
      if (out.size() > 12) break;
      switch (child.deprel) {
        case Deprel::obj:
        case Deprel::iobj:
          // "leaned less on science"
          if (k == c.trigger + 1 && (word(k) == "less" || word(k) == "more" || word(k) == "little"))
            out.push_back({k, std::string(doc_.form(k))});
          else if (const auto done = done_to(c, k))
            out.push_back({k, phrase(k, tightness) + " " + std::string(doc_.form(*done))});
          else if (!dated(k) && is_nominal(child) && !relative_pronoun(k) && k > c.trigger)
            out.push_back({k, phrase(k, tightness)});
          break;
        case Deprel::obl_agent:
          if (!dated(k)) out.push_back({k, phrase(k, tightness)});
          break;
        case Deprel::obl:
        case Deprel::obl_unmarked:
          if (dated(k) || k < c.trigger || preposition(deps_, k).starts_with("according")) break;
          if (relative_pronoun(k) || k == c.particle) break;  // "for what she could not hear"
          // The first phrase behind a verb without object is as good as one.
          ++obliques;
          if (tightness <= 1 || (tightness == 2 && c.objects.empty() && obliques == 1))
            out.push_back({k, phrase(k, tightness)});
          break;
        case Deprel::xcomp:
          if (inner == no_clause) {
            if (k > c.trigger && k != c.particle) out.push_back({k, phrase(k, tightness)});
          } else if (target_ != inner && at(target_).link == ClauseLink::conjunct &&
                     at(target_).governor == inner && depth < 5) {
            out.push_back({k, clause(target_, tightness, depth + 1)});
          } else if ((tightness < 3 || wanted) && depth < 5 && k > c.trigger) {
            out.push_back({k, clause(inner, tightness, depth + 1)});
          }
          break;
        case Deprel::ccomp:
          if (inner == no_clause || k < c.trigger || content || depth > 3 ||
              at(inner).link == ClauseLink::parataxis)
            break;
          if (tightness < 3 || wanted) {
            content = true;
            out.push_back({k, clause(inner, std::min(3, tightness + 1), depth + 1)});
          }
          break;
        case Deprel::advcl:
          if (inner == no_clause || k < c.trigger || depth > 3) break;
          // "met residents of a street where houses are to be pulled down"
          if (const auto where = deps_.child(k, Deprel::advmod);
              where && tok(*where).xpos == Xpos::wrb)
            break;
          // "accused her of inventing data", "offered to host": complements, whatever the label.
          if (has(c.traits, VerbTrait::accusing) && tightness < 3)
            out.push_back({k, with_preposition(inner, tightness, depth)});
          else if (at(inner).link == ClauseLink::control && (tightness < 3 || wanted))
            out.push_back({k, clause(inner, tightness, depth + 1)});
          else if (at(inner).link == ClauseLink::purpose &&
                   (tightness < 1 || wanted || (tightness < 3 && asks_for(c, k))))
            out.push_back({k, clause(inner, std::max(1, tightness), depth + 1)});
          break;
        default:
          break;
      }
    }
  }

  /// "called for the rule to be dropped": nobody called for the rule.
  bool asks_for(const Clause& c, std::uint32_t infinitive) const {
    for (const std::uint32_t k : deps_.children(c.head))
      if (k > c.trigger && k < infinitive && tok(k).deprel == Deprel::obl &&
          preposition(deps_, k) == "for" && noun_phrase(deps_, k).last + 3 > infinitive)
        return true;
    return false;
  }

  /// "have a knee replaced", "got the roof mended": the participle that says what is had.
  std::optional<std::uint32_t> done_to(const Clause& c, std::uint32_t object) const {
    const std::string& verb = tok(c.trigger).lemma;
    if (verb != "have" && verb != "get") return std::nullopt;
    const std::uint32_t next = noun_phrase(deps_, object).last;
    if (next >= doc_.tokens.size() || tok(next).xpos != Xpos::vbn || deps_.head(next) != object)
      return std::nullopt;
    return next;
  }

  std::string with_preposition(std::uint32_t inner, int tightness, int depth) {
    std::string text;
    for (const std::uint32_t k : deps_.children(at(inner).head))
      if (tok(k).deprel == Deprel::mark && k < at(inner).head) append(text, doc_.form(k));
    append(text, clause(inner, std::min(3, tightness + 1), depth + 1, false));
    return text;
  }

  /// "“…,” she said": what is said stands in front of the saying.
  void quoted_content(std::string& text, const Clause& c, std::uint32_t index, int tightness) {
    if (r_.drafts[index].event.event_class != EventClass::reporting || tightness > 3) return;
    for (const std::uint32_t k : deps_.children(c.head)) {
      if (tok(k).deprel == Deprel::ccomp && k > c.head) return;
      if (k > c.head || (tok(k).deprel != Deprel::ccomp && tok(k).deprel != Deprel::parataxis))
        continue;
      const std::uint32_t inner = r_.clauses.by_head[k];
      if (inner == no_clause || r_.drafts[inner].event.governor != EventId{index}) continue;
      if (c.objects.empty() && !c.subjects.empty()) {  // "Rowe said", without the adjuncts
        text = subject(c, 2, 0);
        append(text, join(verb_group(c, 2, 0)));
      }
      std::string said = polish(clause(inner, std::max(1, tightness), 0));
      if (said.empty()) return;
      text += ": " + said;
      return;
    }
    // "Agents will leave, Rowe said": the saying hangs below what it says.
    if (c.link != ClauseLink::parataxis || c.governor == no_clause || !c.objects.empty() ||
        c.subjects.empty() || deps_.has_child(c.head, Deprel::ccomp) ||
        at(c.governor).sentence != c.sentence || c.governor == index ||
        r_.drafts[c.governor].event.governor != EventId{index})
      return;
    const std::string who = subject(c, 2, 0);
    const std::string verb = join(verb_group(c, 2, 0));
    const std::string said = polish(clause(c.governor, std::max(1, tightness), 1, false));
    if (!said.empty()) text = who + " " + verb + ": " + said;
  }

  // -- phrases ---------------------------------------------------------------------------------

  std::string subject(const Clause& c, int tightness, int depth) {
    const std::uint32_t s = c.subjects.front();
    // The antecedent of a relative clause, not the list that it stands in.
    const std::vector<std::uint32_t> heads =
        deps_.yield(s).contains(c.head) ? std::vector<std::uint32_t>{s} : conjuncts(deps_, s);
    std::string text;
    for (std::size_t k = 0; k < heads.size(); ++k) {
      if (k > 0) text += k + 1 == heads.size() ? " and " : ", ";
      text += name(heads[k], tightness, depth);
      if ((k == 2 && heads.size() > 4) || (k == 0 && heads.size() > 2 && brief(depth))) {
        text += " and others";
        break;
      }
    }
    return text;
  }

  /// The canonical name for pronouns and short names; noun phrases as they stand.
  std::string name(std::uint32_t head, int tightness, int depth) {
    const auto actor = r_.actors.at(head);
    // "Rowe said that he would …": the pronoun is plain beside the name.
    const bool plain = depth > 0 && is_pronoun(head) && actor && actor == speaker_;
    if (actor && !plain) {
      const Actor& a = r_.actors.actors[index(*actor)];
      const bool group = a.kind == ActorKind::group;
      if (is_pronoun(head) ? !group || speakable(a)
                           : (tok(head).upos == Upos::propn || !name_at(head).empty()) && !group) {
        remember(*actor);
        return called(a);
      }
    }
    if (is_pronoun(head) && !actor && depth == 0) {
      if (std::string names = names_of(head); !names.empty()) return names;
      if (std::string thing = thing_meant(head); !thing.empty()) return thing;
    }
    std::string text = one_phrase(head, brief(depth) ? 3 : tightness, false);
    if (is_pronoun(head)) return nominative(std::move(text));
    // "a ban on insuring tankers"
    if (tightness <= 2 && depth == 0)
      for (const std::uint32_t k : deps_.children(head)) {
        const std::uint32_t inner = r_.clauses.by_head[k];
        if (tok(k).deprel != Deprel::acl || inner == no_clause || k < head) continue;
        if (tightness <= 1 && at(inner).tense == Tense::pres_part && !at(inner).mark.empty())
          append(text, with_preposition(inner, 1, 3));
        // "an effort to override the veto"
        else if (at(inner).infinitive && is_plan_noun(tok(head).lemma))
          append(text, clause(inner, tightness <= 1 ? 1 : 3, 3));
      }
    return text;
  }

  /// "That is off": what was planned before, with "the".
  std::string thing_meant(std::uint32_t pronoun) const {
    if (word(pronoun) != "that" || tok(pronoun).xpos != Xpos::dt) return {};
    const std::optional<std::uint32_t> noun = called_off(pronoun);
    if (!noun) return {};
    std::vector<std::uint32_t> tokens;
    bool determined = false;
    for (const std::uint32_t k : deps_.children(*noun)) {
      if (k > *noun || dated(k)) continue;
      switch (tok(k).deprel) {
        case Deprel::compound:
        case Deprel::amod:
          if (deps_.yield(k).last == k + 1) tokens.push_back(k);
          break;
        case Deprel::nmod_poss:
          if (is_pronoun(k)) return {};  // "her plan": whose it is would have to be said
          determined = true;
          add(deps_.yield(k), tokens);
          break;
        default:
          break;
      }
    }
    tokens.push_back(*noun);
    std::sort(tokens.begin(), tokens.end());
    if (tokens.size() > 5) return {};
    std::string text = join(tokens);
    return determined ? text : "the " + text;
  }

  /// "She had planned a concert for Friday. That is off": the event of the sentence before that it
  /// has done away with.
  std::optional<std::uint32_t> called_off(std::uint32_t pronoun) const {
    const std::uint32_t holder = r_.clauses.holder[pronoun];
    if (holder == no_clause) return std::nullopt;
    const Clause& own = at(holder);
    const bool off = own.kind == ClauseKind::copula && word(own.head) == "off";
    if (!off && !has(own.traits, VerbTrait::cancelling) && !has(own.traits, VerbTrait::postponing))
      return std::nullopt;
    for (std::uint32_t c = holder; c-- > 0 && holder - c < 12;) {
      const Clause& before = at(c);
      if (before.sentence + 1 < own.sentence || r_.block_of(before) != r_.block_of(own)) break;
      if (before.kind == ClauseKind::noun && before.sentence < own.sentence &&
          r_.drafts[c].event.status == EventStatus::cancelled)
        return before.head;
    }
    return std::nullopt;
  }

  /// "They" who were named together: "Rowe and Lund".
  std::string names_of(std::uint32_t pronoun) const {
    std::vector<std::string_view> names;
    for (const Participant& p : r_.drafts[target_].event.participants)
      if (p.actor && p.span == tok(pronoun).span)
        names.push_back(r_.actors.actors[index(*p.actor)].name);
    std::string text;
    for (std::size_t i = 0; i < names.size() && names.size() > 1; ++i) {
      if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
      text += names[i];
    }
    return text;
  }

  /// A phrase with its preposition and coordinated phrases; dates and long tails left out.
  std::string phrase(std::uint32_t head, int tightness, bool with_case = true) {
    const std::vector<std::uint32_t> heads = conjuncts(deps_, head);
    std::string text = one_phrase(head, tightness, with_case);
    for (std::size_t k = 1; k < heads.size(); ++k) {
      if (tightness >= 3) break;
      const bool last = k + 1 == heads.size();
      text += last ? " " : ", ";
      std::string conjunction = "and";
      for (const std::uint32_t g : deps_.children(heads[k]))
        if (tok(g).deprel == Deprel::cc) conjunction = word(g);
      if (last) text += conjunction + " ";
      text += one_phrase(heads[k], tightness, with_case);
    }
    // "a plan to close the ward"
    if (tightness <= 1 && heads.size() == 1)
      for (const std::uint32_t k : deps_.children(head)) {
        const std::uint32_t inner = r_.clauses.by_head[k];
        if (tok(k).deprel != Deprel::acl || inner == no_clause || k < head) continue;
        if (at(inner).infinitive) append(text, clause(inner, std::max(1, tightness), 3));
      }
    return text;
  }

  bool brief(int depth) const { return brief_subject_ && depth == 0; }

  void remember(ActorId actor) {
    if (!named(actor)) named_.push_back(actor);
  }
  bool named(ActorId actor) const {
    return std::find(named_.begin(), named_.end(), actor) != named_.end();
  }

  /// Who is meant by a pronoun, if that can be said by a name and has not been said yet.
  std::optional<ActorId> to_be_named(std::uint32_t t) const {
    const auto actor = r_.actors.at(t);
    if (!actor || tok(t).upos != Upos::pron || relative_pronoun(t) || named(*actor)) return {};
    const Actor& a = r_.actors.actors[index(*actor)];
    if ((a.kind == ActorKind::group && !speakable(a)) || word(t).ends_with("self") ||
        word(t).ends_with("selves") || word(t) == "i" || word(t) == "me" || word(t) == "my" ||
        word(t) == "we" || word(t) == "our")
      return {};
    return actor;
  }

  std::string one_phrase(std::uint32_t head, int tightness, bool with_case) {
    TokenRange range = noun_phrase(deps_, head);
    if ((tightness >= 2 && range.last - head > 4) || (tightness >= 3 && brief_subject_))
      range.last = shorten(head, range, tightness);
    // A name is never cut: the parse may split "Ministry of Food and Farming" at its "and".
    const TokenRange name = name_at(head);
    if (!name.empty()) range = {std::min(range.first, name.first), std::max(range.last, name.last)};
    std::vector<std::uint32_t> tokens;
    add(range, tokens);
    if (with_case)
      for (const std::uint32_t k : deps_.children(head))
        if (k < head && (tok(k).deprel == Deprel::case_ ||
                         (tok(k).deprel == Deprel::mark && tok(k).upos != Upos::sconj)))
          add(deps_.yield(k), tokens);
    // "break-in", "half-marathon": joined by a hyphen, they stay together.
    for (std::uint32_t t = range.last; t + 1 < doc_.tokens.size(); ++t) {
      const bool hyphen = doc_.form(t) == "-" && !tok(t - 1).space_after;
      const bool tail = t > 0 && doc_.form(t - 1) == "-" && !tok(t - 1).space_after &&
                        t > range.last && !tok(t - 2).space_after;
      if (!hyphen && !tail) break;
      tokens.push_back(t);
    }
    clean(tokens);
    std::string text = join_naming(tokens);
    // "The order that Rowe issued" becomes "Rowe issued the order".
    if (!tokens.empty() && tok(tokens.front()).upos == Upos::det && text[0] >= 'A' &&
        text[0] <= 'Z' &&
        doc_.sentences[deps_.sentence_of(tokens.front())].first_token == tokens.front())
      text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  /// The tokens of the name that this token heads, if an actor is named there.
  TokenRange name_at(std::uint32_t head) const {
    const auto actor = r_.actors.at(head);
    if (!actor) return {};
    const std::vector<Mention>& mentions = r_.actors.actors[index(*actor)].mentions;
    const auto m = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& x) {
      return x.span.end <= tok(head).span.begin;
    });
    if (m == mentions.end() || m->head_token != head || m->form != Mention::Form::name) return {};
    return {doc_.token_at(m->span.begin), doc_.token_at(m->span.end - 1) + 1};
  }

  /// Cuts a phrase behind its head, before the last nested phrase but one with "of".
  std::uint32_t shorten(std::uint32_t head, TokenRange range, int tightness) const {
    std::uint32_t last = head + 1;
    const bool keep_of = tightness < 3;
    for (const std::uint32_t k : deps_.children(head))
      if (k > head && (tok(k).deprel == Deprel::flat || tok(k).deprel == Deprel::compound))
        last = std::max(last, deps_.yield(k).last);
    for (const std::uint32_t k : deps_.children(head))
      if (keep_of && k > head && tok(k).deprel == Deprel::nmod && k < range.last &&
          preposition(deps_, k) == "of")
        return std::max(last, noun_phrase(deps_, k).last);
    return std::min(last, range.last);
  }

  // -- tokens ----------------------------------------------------------------------------------

  bool dated(std::uint32_t t) const {
    const std::uint32_t x = r_.timex_at[t];
    if (x == no_timex || r_.timexes[x].type == TimexType::set) return false;
    if (r_.timexes[x].type != TimexType::duration) return true;
    // "a week before the vote": how long before is nothing without the vote
    const std::uint32_t next = r_.timexes[x].last_token;
    return next < doc_.tokens.size() && (word(next) == "before" || word(next) == "after");
  }
  bool is_pronoun(std::uint32_t t) const { return tok(t).upos == Upos::pron; }
  bool relative_pronoun(std::uint32_t t) const {
    return tok(t).xpos == Xpos::wdt || tok(t).xpos == Xpos::wp || tok(t).xpos == Xpos::wps;
  }
  bool negation(std::uint32_t k) const {
    const std::string w = word(k);
    if (w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "hardly" || w == "almost" ||
        w == "nearly" || w == "barely" || w == "rarely" || w == "seldom" || w == "neither" ||
        w == "nor")
      return true;
    for (const std::uint32_t c : deps_.children(k))  // "no longer"
      if (word(c) == "no" || word(c) == "not") return true;
    return false;
  }
  bool simple(std::uint32_t k) const {
    return (tok(k).upos == Upos::adv || tok(k).upos == Upos::adp) && deps_.children(k).empty();
  }

  /// "brushed aside", "went back": without it the verb says something else.
  bool directional(std::uint32_t k) const {
    static constexpr std::string_view words[] = {
        "aside",  "away",  "back", "down", "forward", "forth",    "home",    "off",
        "out",    "over",  "up",   "in",   "apart",   "together", "through", "ahead",
        "abroad", "under", "less", "more", "free",    "short"};
    const std::string w = word(k);
    return std::find(std::begin(words), std::end(words), w) != std::end(words);
  }

  static void add(TokenRange range, std::vector<std::uint32_t>& tokens) {
    for (std::uint32_t t = range.first; t < range.last; ++t) tokens.push_back(t);
  }

  /// In text order, each once; without dates, and without the preposition that only led to a date.
  void clean(std::vector<std::uint32_t>& tokens, bool keep_dates = false) const {
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    if (keep_dates) return;
    const std::size_t before = tokens.size();
    std::erase_if(tokens, [&](std::uint32_t t) { return leads_to_date(t) || bounds_date(t); });
    std::erase_if(tokens, [&](std::uint32_t t) {
      // "Thursday's veto": the clitic goes with its date.
      return dated(t) || ((doc_.form(t) == "'s" || doc_.form(t) == "’s") && t > 0 && dated(t - 1));
    });
    // "Two assaults, on 6 May, were …": the comma goes with the date.
    if (tokens.size() < before)
      for (std::size_t i = tokens.size(); i-- > 0;)
        if (doc_.form(tokens[i]) == "," &&
            (i + 1 == tokens.size() || tokens[i + 1] != tokens[i] + 1))
          tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
  }
  /// "no earlier than Monday", "later than May".
  bool bounds_date(std::uint32_t t) const {
    const std::string w = word(t);
    if (w == "no") ++t;
    const std::string comparative = w == "no" && t < doc_.tokens.size() ? word(t) : w;
    if (comparative != "earlier" && comparative != "later" && comparative != "sooner") return false;
    return t + 2 < doc_.tokens.size() && word(t + 1) == "than" &&
           (dated(t + 2) || (t + 3 < doc_.tokens.size() && dated(t + 3)));
  }
  bool leads_to_date(std::uint32_t t) const {
    if (tok(t).upos != Upos::adp && tok(t).upos != Upos::sconj) return false;
    if (tok(t).deprel == Deprel::compound_prt) return false;
    std::uint32_t next = t + 1;
    while (next < doc_.tokens.size() && next < t + 4 &&
           (tok(next).upos == Upos::adp || word(next) == "least" || word(next) == "about"))
      ++next;
    return next < doc_.tokens.size() && dated(next);
  }

  /// Tokens as the text spaces them; one space where something was left out. A relative "whose" or
  /// "which" is replaced by what it stands for.
  std::string join(const std::vector<std::uint32_t>& tokens) const {
    std::string out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint32_t t = tokens[i];
      std::string form(doc_.form(t));
      if (relative_pronoun(t)) {
        const std::string stands_for = antecedent(t);
        if (!stands_for.empty()) form = stands_for;
      }
      if (i > 0) {
        const bool glued = tokens[i - 1] + 1 == t && !tok(t - 1).space_after;
        const bool clitic = form == "'s" || form == "’s" || form == "n't" || form == "n’t" ||
                            form == "," || form == "." || form == "'" || form == "’";
        if (!glued && !clitic) out += ' ';
      }
      out += form;
    }
    return out;
  }

  /// The same, with names for the pronouns of those that the label has not named yet: "her report"
  /// becomes "Ada Lowe's report".
  std::string join_naming(const std::vector<std::uint32_t>& tokens) {
    std::vector<std::uint32_t> part;
    std::string text;
    const auto flush = [&] {
      append(text, join(part));
      part.clear();
    };
    for (const std::uint32_t t : tokens) {
      if (const auto actor = to_be_named(t)) {
        flush();
        std::string name = called(r_.actors.actors[index(*actor)]);
        if (tok(t).deprel == Deprel::nmod_poss) name += name.ends_with('s') ? "’" : "’s";
        append(text, name);
        remember(*actor);
        continue;
      }
      if (const auto actor = r_.actors.at(t)) remember(*actor);
      part.push_back(t);
    }
    flush();
    return text;
  }

  /// "the plant, whose owner …": "the plant's owner".
  std::string antecedent(std::uint32_t pronoun) const {
    const std::uint32_t c = r_.clauses.holder[pronoun];
    if (c == no_clause || !at(c).antecedent || at(c).kind == ClauseKind::noun) return {};
    const std::uint32_t head = *at(c).antecedent;
    std::string text;
    if (const auto actor = r_.actors.at(head); actor && tok(head).upos == Upos::propn) {
      text = r_.actors.actors[index(*actor)].name;
    } else {
      const TokenRange range = noun_phrase(deps_, head);
      std::vector<std::uint32_t> tokens;
      for (std::uint32_t t = range.first; t < range.last; ++t)
        if (!relative_pronoun(t)) tokens.push_back(t);
      clean(tokens);
      text = join(tokens);
    }
    if (tok(pronoun).xpos == Xpos::wps) text += text.ends_with('s') ? "’" : "’s";
    return text;
  }

  const EventReading& r_;
  const Dependencies& deps_;
  const Document& doc_;
  std::uint32_t target_ = 0;
  std::optional<ActorId> speaker_;  ///< subject of the label
  std::vector<ActorId> named_;      ///< so far, in this label
  bool brief_subject_ = false;      ///< the label's subject is cut to its first head
};

}  // namespace

std::string make_label(const EventReading& reading, std::uint32_t clause) {
  return LabelMaker(reading).make(clause);
}

}  // namespace dateline
