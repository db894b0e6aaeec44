#include "status.hpp"

#include <algorithm>
#include <array>

#include "participants.hpp"

namespace dateline {
namespace {

/// How many clauses back something mentioned is looked for.
constexpr std::uint32_t look_back = 60;

class StatusAssigner {
 public:
  explicit StatusAssigner(EventReading& reading)
      : r_(reading), deps_(reading.deps), clauses_(reading.clauses) {
    if (const auto& creation = r_.doc.creation_time)
      today_ =
          to_interval({std::chrono::floor<date::days>(creation->when.begin), Granularity::day});
    order_.reserve(clauses_.all.size());
  }

  void assign() {
    const auto n = static_cast<std::uint32_t>(clauses_.all.size());
    find_conditions();
    // Governors before what they govern: by depth of the chain, found by walking up once.
    std::vector<char> done(n, 0);
    std::vector<std::uint32_t> chain;
    for (std::uint32_t start = 0; start < n; ++start) {
      chain.clear();
      for (std::uint32_t c = start; c != no_clause && !done[c]; c = clauses_.all[c].governor) {
        done[c] = 1;
        chain.push_back(c);
      }
      for (auto it = chain.rbegin(); it != chain.rend(); ++it) one(*it);
    }
    for (std::uint32_t c = 0; c < n; ++c) date_by_condition(c);
    for (std::uint32_t c = 0; c < n; ++c) cancel(c);
    for (std::uint32_t c = 0; c < n; ++c) thwart(c);
  }

 private:
  const Clause& clause(std::uint32_t c) const { return clauses_.all[c]; }
  Event& event(std::uint32_t c) { return r_.drafts[c].event; }
  const std::string& lemma(const Clause& c) const { return r_.token(c.trigger).lemma; }
  std::string word(std::uint32_t t) const { return lower(r_.doc.form(t)); }

  /// Which clause each clause is conditional on: "if …, X will", also across "…, said Y, it will".
  void find_conditions() {
    for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) {
      const Clause& own = clause(c);
      if (own.link != ClauseLink::condition || concessive(own)) continue;
      if (own.governor != no_clause && !own.inverted_condition)
        r_.drafts[own.governor].condition = c;
      const bool hangs_right = own.governor != no_clause && !clause(own.governor).modal.empty();
      if (hangs_right && !own.inverted_condition) continue;
      // The parse puts a fronted condition in all sorts of places; its consequence is the next
      // clause of the sentence with "will", "would", "could".
      const auto limit = std::min<std::size_t>(clauses_.all.size(), c + std::size_t{50});
      for (std::uint32_t m = c + 1; m < limit && clause(m).sentence == own.sentence; ++m) {
        const std::string& modal = clause(m).modal;
        if (modal != "will" && modal != "would" && modal != "could" && modal != "may") continue;
        r_.drafts[m].condition = c;
        break;
      }
    }
    for (std::uint32_t c = 0; c < clauses_.all.size(); ++c) {
      const Clause& own = clause(c);
      const std::uint32_t g = own.governor;
      if (g == no_clause || r_.drafts[c].condition != no_clause) continue;
      // The condition hangs on the verb of saying when the parser attaches it there, and on the
      // first conjunct for both.
      const std::uint32_t outer = r_.drafts[g].condition;
      if (outer == no_clause) continue;
      const bool shared =
          own.link == ClauseLink::conjunct && own.modal == clause(g).modal && !own.modal.empty();
      const bool reported =
          (own.link == ClauseLink::content || own.link == ClauseLink::parataxis) &&
          has(clause(g).traits, VerbTrait::reporting) && own.finite && !own.modal.empty();
      if (shared || reported) r_.drafts[c].condition = outer;
    }
    // "if …, said Y, it will": the saying is no more than said.
    for (std::uint32_t c = 0; c < clauses_.all.size(); ++c)
      if (clause(c).tense == Tense::past && clause(c).modal.empty() &&
          has(clause(c).traits, VerbTrait::reporting))
        r_.drafts[c].condition = no_clause;
  }

  /// "even if", "as if", "if only": no condition for the event.
  bool concessive(const Clause& c) const {
    for (const std::uint32_t k : deps_.children(c.head))
      if (k < c.head && (word(k) == "even" || word(k) == "as") && c.mark == "if") return true;
    return false;
  }

  bool after_creation(std::uint32_t c) const {
    const auto& when = r_.drafts[c].event.when;
    return today_ && when && when->basis != Basis::bounded &&
           (when->interval.begin >= today_->end ||
            (when->granularity != Granularity::day && when->interval.end > today_->end &&
             when->bound == Bound::not_after));
  }
  bool before_creation_ends(std::uint32_t c) const {
    const auto& when = r_.drafts[c].event.when;
    return today_ && when && when->basis != Basis::bounded && when->interval.begin < today_->end;
  }

  void one(std::uint32_t c) {
    const Clause& own = clause(c);
    Event& e = event(c);
    e.tense = own.tense;
    e.aspect = own.aspect;
    e.modality = own.modal;
    e.polarity = own.negated ? Polarity::negative : Polarity::positive;
    if (r_.drafts[c].event.when && own.negated && r_.drafts[c].own_time && until_negated(c))
      e.polarity = Polarity::positive;
    e.event_class = class_of(c);
    e.status = own.kind == ClauseKind::noun ? nominal_status(c) : own_status(c);
    from_governor(c);
    if (own.link == ClauseLink::condition && !concessive(own)) e.status = EventStatus::hypothetical;
    if (r_.drafts[c].condition != no_clause && e.status == EventStatus::planned)
      e.status = EventStatus::hypothetical;
    if (own.question && e.status == EventStatus::happened &&
        r_.token(own.head).deprel == Deprel::root)
      e.status = EventStatus::hypothetical;
  }

  bool until_negated(std::uint32_t c) const {
    const auto& when = r_.drafts[c].event.when;
    if (!when->timex) return false;
    return r_.timexes[index(*when->timex)].signal == TimeSignal::until;
  }

  EventClass class_of(std::uint32_t c) const {
    const Clause& own = clause(c);
    if (own.kind == ClauseKind::noun) return EventClass::occurrence;
    if (own.kind == ClauseKind::copula) return EventClass::state;
    const VerbTrait t = own.traits;
    const bool content =
        deps_.has_child(own.head, Deprel::ccomp) || deps_.has_child(own.head, Deprel::parataxis);
    const bool control = deps_.has_child(own.head, Deprel::xcomp);
    if (has(t, VerbTrait::denying) ||
        (has(t, VerbTrait::reporting) && (content || !control || own.action == "say" ||
                                          own.action == "tell" || own.action == "announce")))
      if (!(control && !content && has(t, VerbTrait::planning))) {
        // "found a bag", "called a strike": reporting only with something said.
        static constexpr std::array<std::string_view, 12> weak = {
            "find", "rule",   "call",   "label", "dub",  "describe",
            "ask",  "demand", "recall", "post",  "cite", "write"};
        const bool is_weak = std::find(weak.begin(), weak.end(), own.action) != weak.end();
        if (!is_weak || content) return EventClass::reporting;
      }
    if ((has(t, VerbTrait::beginning) || has(t, VerbTrait::continuing) ||
         has(t, VerbTrait::ending)) &&
        control)
      return EventClass::aspectual;
    if (has(t, VerbTrait::perception) && (content || control)) return EventClass::perception;
    // "police are allowed to …": what holds by law, not what was done.
    if (has(t, VerbTrait::enabling) && own.tense == Tense::present && own.modal.empty() &&
        own.aspect == Aspect::none && !r_.in_title(own))
      return EventClass::state;
    if (control || content) {
      if (has(t, VerbTrait::planning) || has(t, VerbTrait::mental) || has(t, VerbTrait::stative))
        return own.tense == Tense::past && has(t, VerbTrait::planning) ? EventClass::i_action
                                                                       : EventClass::i_state;
      if (has(t, VerbTrait::directive) || has(t, VerbTrait::refusing) ||
          has(t, VerbTrait::attempting) || has(t, VerbTrait::enabling) ||
          has(t, VerbTrait::accusing))
        return EventClass::i_action;
    }
    if (has(t, VerbTrait::mental) && own.objects.empty()) return EventClass::i_state;
    // "police are allowed to …", "owns a plant": what holds now is a state; so is a verb of state
    // in any tense unless a particle or light noun changes it.
    const bool generic_present =
        own.tense == Tense::present && own.modal.empty() && own.aspect == Aspect::none;
    if (has(t, VerbTrait::stative) && own.aspect != Aspect::progressive && !own.noun)
      return EventClass::state;
    if (generic_present && !after_creation(c) && !r_.in_title(own)) return EventClass::state;
    if (own.link == ClauseLink::condition) return EventClass::occurrence;
    return EventClass::occurrence;
  }

  EventStatus nominal_status(std::uint32_t c) const {
    const Clause& own = clause(c);
    if (after_creation(c)) return EventStatus::planned;
    // "a planned raid", "the proposed merger"
    for (const std::uint32_t k : deps_.children(own.head)) {
      const Token& child = r_.token(k);
      if (child.deprel != Deprel::amod) continue;
      static constexpr std::array<std::string_view, 11> ahead = {
          "planned", "proposed", "scheduled", "expected",   "upcoming", "looming",
          "future",  "possible", "potential", "threatened", "intended"};
      if (std::find(ahead.begin(), ahead.end(), word(k)) != ahead.end())
        return EventStatus::planned;
      if (word(k) == "cancelled" || word(k) == "canceled" || word(k) == "abandoned" ||
          word(k) == "postponed")
        return EventStatus::cancelled;
    }
    // The object of "will hold", "plans": as far off as its verb.
    const Clause* up = r_.governor(own);
    if (up && up->kind == ClauseKind::verb && deps_.head(own.head) == up->head) {
      const EventStatus above = r_.drafts[own.governor].event.status;
      if ((above == EventStatus::planned || above == EventStatus::hypothetical) &&
          !stands_already(own, *up))
        return above;
      if (r_.token(own.head).deprel == Deprel::obj && has(up->traits, VerbTrait::planning))
        return EventStatus::planned;
    }
    return EventStatus::happened;
  }

  /// "The suit is due to be tried", "they will lift the ban": what the plan is about is there
  /// already; "the trial will begin", "will hold the vote" are to come with it.
  bool stands_already(const Clause& own, const Clause& up) const {
    const std::string& verb = r_.token(up.trigger).lemma;
    const bool subject = universal(r_.token(own.head).deprel) == Deprel::nsubj;
    bool definite = false;
    for (const std::uint32_t k : deps_.children(own.head)) {
      const Token& child = r_.token(k);
      definite = definite || child.deprel == Deprel::nmod_poss ||
                 (child.deprel == Deprel::det &&
                  (child.lemma == "the" || child.lemma == "this" || child.lemma == "that"));
    }
    static constexpr std::array<std::string_view, 10> undoing = {
        "lift", "end",    "override", "overturn", "repeal",
        "try",  "appeal", "settle",   "resolve",  "investigate"};
    return definite && std::find(undoing.begin(), undoing.end(), verb) != undoing.end() &&
           (!subject || up.subject_passive || verb == "end");
  }

  EventStatus own_status(std::uint32_t c) {
    const Clause& own = clause(c);
    const bool conditional = r_.drafts[c].condition != no_clause;
    const std::string& modal = own.modal;
    // "had been due to fly on Friday": it came to nothing.
    const bool was_planned = own.tense == Tense::past && own.aspect == Aspect::perfective;
    if (modal == "due to") return was_planned ? EventStatus::cancelled : EventStatus::planned;
    if (modal == "be to") {
      if (own.perfect_infinitive) return EventStatus::cancelled;  // "was to have begun"
      return EventStatus::planned;
    }
    if (!modal.empty()) {
      if (own.perfect_infinitive) {
        if (modal == "would" || modal == "could" || modal == "should" || modal == "might")
          return conditional && modal == "would" ? EventStatus::cancelled
                                                 : EventStatus::hypothetical;
        return EventStatus::hypothetical;  // "will have", "may have", "must have"
      }
      if (modal == "will" || modal == "shall" || modal == "wo")
        return conditional ? EventStatus::hypothetical : EventStatus::planned;
      if (modal == "would") {
        // Future in the past: "said that a response would come next week".
        if (conditional) return EventStatus::hypothetical;
        const Clause* up = r_.governor(own);
        const bool reported =
            up && own.link != ClauseLink::relative &&
            (has(up->traits, VerbTrait::reporting) || has(up->traits, VerbTrait::mental) ||
             has(up->traits, VerbTrait::planning));
        return reported || after_creation(c) ? EventStatus::planned : EventStatus::hypothetical;
      }
      if (modal == "must" || modal == "can" || modal == "may" || modal == "shall")
        return after_creation(c) || r_.drafts[c].own_time ? EventStatus::planned
                                                          : EventStatus::hypothetical;
      return after_creation(c) && modal == "should" ? EventStatus::planned
                                                    : EventStatus::hypothetical;
    }
    if (own.kind == ClauseKind::copula) return copular_status(c);
    if (own.aspect == Aspect::progressive) {
      if (after_creation(c)) return EventStatus::planned;
      if (own.action == "go" && deps_.has_child(own.head, Deprel::xcomp))
        return EventStatus::planned;
      return own.tense == Tense::present || still(own) ? EventStatus::ongoing
                                                       : EventStatus::happened;
    }
    if (own.aspect == Aspect::perfective_progressive)
      return own.tense == Tense::present ? EventStatus::ongoing : EventStatus::happened;
    if (own.tense == Tense::present && own.aspect == Aspect::perfective) {
      // "has carried trams since 1927" goes on; "has doubled since March" is done.
      if (since(c) && (has(own.traits, VerbTrait::durative) || !has(own.traits, VerbTrait::change)))
        return EventStatus::ongoing;
      return EventStatus::happened;
    }
    if (own.tense == Tense::present) {
      if (after_creation(c)) return EventStatus::planned;
      if (has(own.traits, VerbTrait::reporting) || r_.in_title(own)) return EventStatus::happened;
      if (before_creation_ends(c) && !since(c)) return EventStatus::happened;
      if (own.link == ClauseLink::control || own.imperative) return EventStatus::hypothetical;
      return EventStatus::ongoing;
    }
    if (own.tense == Tense::past) {
      // "was first set for June 23": the date is that of the plan.
      if (own.passive && schedules(own) && for_date(c)) return EventStatus::planned;
      // "had planned a gala for Friday", "has booked a hall for Friday", of a Friday to come.
      if (schedules(own) && after_creation(c) && !own.objects.empty())
        return own.aspect == Aspect::perfective ? EventStatus::cancelled : EventStatus::planned;
      if (still(own)) return EventStatus::ongoing;
      return EventStatus::happened;
    }
    // Nonfinite: by what governs it, or by the date.
    if (own.imperative) return EventStatus::hypothetical;
    if (own.infinitive || own.tense == Tense::infinitive)
      return after_creation(c) || own.link == ClauseLink::modifier ? EventStatus::planned
                                                                   : EventStatus::hypothetical;
    if (after_creation(c)) return EventStatus::planned;
    if (own.link == ClauseLink::modifier && own.tense == Tense::past_part && schedules(own))
      return EventStatus::planned;
    return EventStatus::happened;
  }

  bool for_date(std::uint32_t c) const {
    for (const std::uint32_t i : r_.drafts[c].timexes) {
      const Timex& x = r_.timexes[i];
      if (x.first_token > 0 && word(x.first_token - 1) == "for") return true;
    }
    return false;
  }

  /// "a dinner planned for Thursday"; but "a man elected in 1964" is in office.
  bool schedules(const Clause& c) const {
    static constexpr std::array<std::string_view, 10> verbs = {
        "plan",   "schedule", "set",     "slate",   "book",
        "expect", "intend",   "propose", "project", "anticipate"};
    return std::find(verbs.begin(), verbs.end(), c.action) != verbs.end();
  }

  /// "is due", "was scheduled": the predicate plans; other predicates hold.
  EventStatus copular_status(std::uint32_t c) {
    const Clause& own = clause(c);
    if (plans(own))
      return own.tense == Tense::past && own.aspect == Aspect::perfective ? EventStatus::cancelled
                                                                          : EventStatus::planned;
    if (after_creation(c)) return EventStatus::planned;
    if (own.tense == Tense::present) return EventStatus::ongoing;
    return still(own) ? EventStatus::ongoing : EventStatus::happened;
  }

  bool plans(const Clause& own) const {
    const std::string predicate = word(own.head);
    // "were due in court": the parser reads "due in" as a preposition.
    for (const std::uint32_t k : deps_.children(own.head))
      if (word(k) == "due" || word(k) == "scheduled") return true;
    return predicate == "due" || predicate == "set" || predicate == "likely" ||
           predicate == "ready" || predicate == "scheduled" || predicate == "bound" ||
           predicate == "poised" || predicate == "slated";
  }

  bool still(const Clause& own) const {
    for (const std::uint32_t k : deps_.children(own.head))
      if (r_.token(k).deprel == Deprel::advmod && word(k) == "still") return true;
    return false;
  }

  bool since(std::uint32_t c) const {
    for (const std::uint32_t i : r_.drafts[c].timexes)
      if (r_.timexes[i].signal == TimeSignal::since) return true;
    return false;
  }

  /// What the governing verb says about its complement.
  void from_governor(std::uint32_t c) {
    const Clause& own = clause(c);
    const Clause* up = r_.governor(own);
    if (!up) return;
    Event& e = event(c);
    const Event& above = event(own.governor);
    const bool control = own.link == ClauseLink::control ||
                         (own.link == ClauseLink::content && !own.finite) ||
                         (own.link == ClauseLink::purpose && up->kind == ClauseKind::verb &&
                          has(up->traits, VerbTrait::planning));
    if (own.link == ClauseLink::content || own.link == ClauseLink::control ||
        own.link == ClauseLink::adverbial || own.link == ClauseLink::parataxis)
      r_.drafts[own.governor].has_content = true;
    const VerbTrait t = up->traits;
    if (claim_rejected(r_, own) || called_untrue(r_, own)) {
      e.status = EventStatus::denied;
      return;
    }
    if (own.link == ClauseLink::conjunct && !own.own_subject && own.kind == ClauseKind::verb &&
        up->kind == ClauseKind::verb && !own.finite && own.tense == up->tense) {
      e.status = above.status;
      return;
    }
    if (has(t, VerbTrait::denying) && (own.link == ClauseLink::content || control ||
                                       (own.link == ClauseLink::adverbial && !own.finite))) {
      if (!up->negated) e.status = EventStatus::denied;
      return;
    }
    if (unproven(own, *up, above)) {
      if (e.status == EventStatus::happened || e.status == EventStatus::ongoing ||
          e.status == EventStatus::planned || asks_whether(own))
        e.status = EventStatus::hypothetical;
      return;
    }
    if (own.link == ClauseLink::modifier && own.antecedent) {
      noun_governor(c, *up);
      return;
    }
    if (!control) {
      // "expects that the court will", "feared that": somebody's thought, not the article's word.
      if (own.link == ClauseLink::content && has(t, VerbTrait::mental) &&
          e.status == EventStatus::happened && !has(t, VerbTrait::reporting) &&
          (lemma(*up) == "fear" || lemma(*up) == "suspect" || lemma(*up) == "doubt" ||
           lemma(*up) == "hope" || lemma(*up) == "wonder"))
        e.status = EventStatus::hypothetical;
      if (own.link == ClauseLink::content && (own.mark == "whether" || own.mark == "if"))
        e.status = EventStatus::hypothetical;
      if (own.link == ClauseLink::content && above.status == EventStatus::hypothetical &&
          e.status == EventStatus::planned && up->modal.empty())
        e.status = EventStatus::hypothetical;
      return;
    }
    const bool up_failed = above.polarity == Polarity::negative;
    if (up->kind == ClauseKind::copula) {
      if (plans(*up))
        e.status = above.status;
      else if (word(up->head) == "unable")
        fail(e);
      else if (word(up->head) == "able" && above.status == EventStatus::happened)
        e.status =
            above.polarity == Polarity::negative ? (fail(e), e.status) : EventStatus::happened;
      return;
    }
    if (has(t, VerbTrait::refusing)) {
      if (!up_failed)
        fail(e);
      else
        e.status = above.status;
      if (above.status == EventStatus::planned || above.status == EventStatus::hypothetical)
        e.status = above.status;
      return;
    }
    const bool aspectual =
        has(t, VerbTrait::beginning) || has(t, VerbTrait::continuing) || has(t, VerbTrait::ending);
    if (up->action == "go" && up->aspect == Aspect::progressive) {
      e.status = above.status;
      return;
    }
    if (aspectual && !has(t, VerbTrait::planning)) {
      e.status = above.status;
      if (up_failed) e.polarity = Polarity::negative;
      return;
    }
    const std::string& l = lemma(*up);
    if (l == "manage" || l == "help" || l == "get" || l == "have" || l == "make" || l == "see" ||
        l == "hear" || l == "use" || l == "cause" || l == "force" || l == "lead") {
      if (l == "have" && own.infinitive) {  // "have to wait"
        e.status = above.status == EventStatus::ongoing ? EventStatus::planned : above.status;
        return;
      }
      e.status = above.status;
      if (up_failed) e.polarity = Polarity::negative;
      return;
    }
    if ((has(t, VerbTrait::cancelling) || has(t, VerbTrait::postponing)) && own.passive &&
        !own.infinitive) {
      e.status = EventStatus::cancelled;  // "dropped a concert set for Friday"
      return;
    }
    if (has(t, VerbTrait::planning) || has(t, VerbTrait::directive)) {
      if (above.status == EventStatus::hypothetical || above.status == EventStatus::cancelled) {
        e.status = above.status;
      } else if (up_failed && !own.negated) {
        e.status = EventStatus::cancelled;  // "does not plan to"
      } else if (up->tense == Tense::past && up->aspect == Aspect::perfective &&
                 has(t, VerbTrait::planning) && !has(t, VerbTrait::reporting) &&
                 !settles(up->action)) {
        // "had hoped to", "had planned to": the pluperfect of intention says that it came to
        // nothing.
        e.status = EventStatus::cancelled;
      } else {
        e.status = EventStatus::planned;
        if (r_.drafts[c].condition != no_clause || r_.drafts[own.governor].condition != no_clause)
          e.status = EventStatus::hypothetical;
      }
      return;
    }
    if (has(t, VerbTrait::attempting) || has(t, VerbTrait::enabling) ||
        has(t, VerbTrait::accusing)) {
      e.status = after_creation(c) ? EventStatus::planned : EventStatus::hypothetical;
      return;
    }
    if (has(t, VerbTrait::perception)) {
      e.status = above.status;
      return;
    }
    if (up->passive && own.infinitive && own.perfect_infinitive) {
      e.status = EventStatus::happened;  // "is said to have left"
      return;
    }
    if (own.infinitive && e.status == EventStatus::hypothetical &&
        above.status == EventStatus::planned)
      e.status = EventStatus::planned;
  }

  bool asks_whether(const Clause& own) const {
    if (own.mark == "whether") return true;
    for (const std::uint32_t k : deps_.children(own.head))
      if (word(k) == "whether" && r_.token(k).deprel == Deprel::mark) return true;
    return false;
  }

  /// "failed to prove that she left", "no evidence that she left", "whether to leave": nobody says
  /// that she did.
  bool unproven(const Clause& own, const Clause& up, const Event& above) const {
    if (asks_whether(own)) return true;
    const std::uint32_t head = deps_.head(own.head);
    if (r_.token(head).upos == Upos::noun && own.finite) {
      static constexpr std::array<std::string_view, 7> nouns = {
          "evidence", "proof", "sign", "indication", "suggestion", "hint", "guarantee"};
      const bool named = std::find(nouns.begin(), nouns.end(), r_.token(head).lemma) != nouns.end();
      if (named && (up.negated || without(head))) return true;
    }
    if (own.link != ClauseLink::content || !own.finite) return false;
    static constexpr std::array<std::string_view, 9> verbs = {
        "prove",  "show",     "establish", "demonstrate", "confirm",
        "verify", "conclude", "determine", "suggest"};
    if (std::find(verbs.begin(), verbs.end(), lemma(up)) == verbs.end()) return false;
    return up.negated || above.polarity == Polarity::negative ||
           above.status == EventStatus::cancelled || above.status == EventStatus::hypothetical ||
           above.status == EventStatus::denied;
  }

  bool without(std::uint32_t noun) const {
    for (const std::uint32_t k : deps_.children(noun))
      if (word(k) == "no" || word(k) == "little" || word(k) == "scant") return true;
    return false;
  }

  /// "had voted to strike", "had agreed to sell": a decision, which stands until we hear otherwise.
  static bool settles(std::string_view verb) {
    static constexpr std::array<std::string_view, 9> verbs = {
        "vote", "agree", "decide", "choose", "opt", "resolve", "elect", "volunteer", "commit"};
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
  }

  static void fail(Event& e) {
    e.polarity = Polarity::negative;
    e.status = EventStatus::cancelled;
  }

  /// "a plan to close", "the claim that", "a refusal to sign".
  void noun_governor(std::uint32_t c, const Clause&) {
    const Clause& own = clause(c);
    const std::string& noun = r_.token(*own.antecedent).lemma;
    Event& e = event(c);
    if (noun == "refusal" || noun == "failure") {
      fail(e);
    } else if (noun == "denial") {
      e.status = EventStatus::denied;
    } else if (own.infinitive && is_plan_noun(noun)) {
      e.status = EventStatus::planned;
    }
  }

  /// "Should rain come on Monday, homes would be emptied": then, too.
  void date_by_condition(std::uint32_t c) {
    const std::uint32_t condition = r_.drafts[c].condition;
    if (condition == no_clause || event(c).when || !r_.drafts[c].timexes.empty()) return;
    if (event(c).status != EventStatus::hypothetical || !r_.drafts[condition].own_time) return;
    const auto& when = event(condition).when;
    if (!when || when->basis == Basis::bounded || when->bound != Bound::none) return;
    event(c).when = when;
    event(c).when->basis = Basis::inherited;
    r_.drafts[c].distance = 1;
    r_.tlinks.push_back({EventId{c}, EventId{condition},
                         RelationSet(AllenRelation::simultaneous) | AllenRelation::after,
                         "condition"});
  }

  // -- cancellation ----------------------------------------------------------------------------

  /// What an asserted "called off", "was dropped", "is off" does to the events of its object.
  void cancel(std::uint32_t c) {
    const Clause& own = clause(c);
    const bool off = own.kind == ClauseKind::copula && word(own.head) == "off";
    const bool cancels = own.kind == ClauseKind::verb &&
                         (has(own.traits, VerbTrait::cancelling) ||
                          has(own.traits, VerbTrait::postponing) || r_.drafts[c].rescheduled);
    if (!off && !cancels) return;
    if (own.negated || event(c).status == EventStatus::hypothetical) return;
    // A postponing verb with a new date: the clause itself tells of the new date.
    if ((r_.drafts[c].rescheduled ||
         (has(own.traits, VerbTrait::postponing) && event(c).when && new_date(c))) &&
        after_creation(c)) {
      event(c).status = EventStatus::planned;
      event(c).when->bound = Bound::none;  // "put off until May": then, not by then
    }
    std::vector<std::uint32_t> targets;
    const auto& heads = off || own.subject_passive ? own.subjects : own.objects;
    for (const std::uint32_t h : heads)
      for (const std::uint32_t t : conjuncts(deps_, h)) targets.push_back(t);
    for (const std::uint32_t t : targets) {
      if (r_.token(t).upos == Upos::pron || demonstrative(t)) {
        cancel_mentioned(c, t);
        continue;
      }
      cancel_noun(c, t);
    }
    // "were due on Feb. 27 but were held back": the conjunct before, about the same subject.
    if ((off || own.subject_passive) && own.link == ClauseLink::conjunct &&
        own.governor != no_clause && !own.own_subject)
      off_the_plan(own.governor);
  }

  /// "An effort to override the veto died on Wednesday", "a bid to stop the sale was rejected":
  /// what was attempted did not happen, and that was settled then.
  void thwart(std::uint32_t c) {
    const Clause& own = clause(c);
    static constexpr std::array<std::string_view, 11> attempts = {
        "effort", "attempt",  "bid",      "push", "drive", "try",
        "move",   "campaign", "proposal", "plan", "motion"};
    static constexpr std::array<std::string_view, 10> comes_to_nothing = {
        "fail",   "die",        "collapse",     "founder",         "flop",
        "fizzle", "fall short", "fall through", "come to nothing", "fall apart"};
    static constexpr std::array<std::string_view, 13> stopped = {
        "reject", "defeat", "block",     "thwart", "foil",  "vote down", "turn down",
        "quash",  "kill",   "frustrate", "stymie", "spurn", "rebuff"};
    const auto in = [&](const auto& list) {
      return std::find(list.begin(), list.end(), own.action) != list.end();
    };
    if (own.kind != ClauseKind::verb || own.negated || own.tense == Tense::infinitive ||
        event(c).status != EventStatus::happened)
      return;
    const bool active = !own.subject_passive && in(comes_to_nothing);
    const bool undone = in(stopped);
    if (!active && !undone) return;
    for (const std::uint32_t t : active || own.subject_passive ? own.subjects : own.objects) {
      const std::string& noun = r_.token(t).lemma;
      if (std::find(attempts.begin(), attempts.end(), noun) == attempts.end()) continue;
      for (const std::uint32_t k : deps_.children(t)) {
        const std::uint32_t inner = clauses_.by_head[k];
        if (inner == no_clause || inner == c || !clause(inner).infinitive ||
            clause(inner).link != ClauseLink::modifier)
          continue;
        fail(event(inner));
        if (event(inner).when || !r_.drafts[inner].timexes.empty() || !event(c).when ||
            event(c).when->basis == Basis::bounded || event(c).when->bound != Bound::none)
          continue;
        event(inner).when = event(c).when;
        event(inner).when->basis = Basis::inherited;
        r_.drafts[inner].distance = 1;
        r_.tlinks.push_back(
            {EventId{inner}, EventId{c}, AllenRelation::simultaneous, "attempt and outcome"});
      }
    }
  }

  bool new_date(std::uint32_t c) const {
    const auto& when = r_.drafts[c].event.when;
    if (!when->timex) return false;
    const Timex& x = r_.timexes[index(*when->timex)];
    if (x.signal == TimeSignal::until || x.signal == TimeSignal::to) return true;
    for (std::uint32_t t = x.first_token; t < x.last_token; ++t) {
      const std::string p = preposition(deps_, t);
      if (p == "to" || p == "until" || p == "till") return true;
    }
    return false;
  }

  bool demonstrative(std::uint32_t t) const {
    for (const std::uint32_t k : deps_.children(t))
      if (r_.token(k).deprel == Deprel::det && (word(k) == "that" || word(k) == "those"))
        return true;
    return false;
  }

  void off_the_plan(std::uint32_t c) {
    Event& e = event(c);
    if (e.status == EventStatus::planned ||
        (clause(c).kind == ClauseKind::copula && plans(clause(c)))) {
      e.status = EventStatus::cancelled;
      // The infinitive that carries the plan: "was due to open".
      for (const std::uint32_t k : deps_.children(clause(c).head)) {
        const std::uint32_t inner = clauses_.by_head[k];
        if (inner != no_clause && clause(inner).link == ClauseLink::control)
          event(inner).status = EventStatus::cancelled;
      }
    }
  }

  /// "a visit that she had hoped to make", "a plan to close", "operations booked for Friday".
  void cancel_noun(std::uint32_t by, std::uint32_t noun) {
    const std::uint32_t own = clauses_.by_head[noun];
    if (own != no_clause && clause(own).kind == ClauseKind::noun && own != by) {
      event(own).status = EventStatus::cancelled;
      give_agents(by, own);
    }
    // Also where the clause hangs on a noun inside the phrase: "a march to the harbour planned
    // for".
    TokenRange phrase = deps_.yield(noun);
    phrase.last = std::min(phrase.last, noun + 40);
    for (std::uint32_t k = std::max(phrase.first, noun); k < phrase.last; ++k) {
      const std::uint32_t c = clauses_.by_head[k];
      if (c == no_clause || c == by) continue;
      const Clause& inner = clause(c);
      if (inner.link != ClauseLink::relative && inner.link != ClauseLink::modifier) continue;
      Event& e = event(c);
      const bool plan = has(inner.traits, VerbTrait::planning);
      if (e.status == EventStatus::planned || e.status == EventStatus::hypothetical ||
          (plan && e.status == EventStatus::happened)) {
        e.status = EventStatus::cancelled;
        if (!e.governor) e.governor = EventId{by};
        if (inner.passive && plan) give_agents(by, c);
      }
      for (const std::uint32_t g : deps_.children(k)) {
        const std::uint32_t deeper = clauses_.by_head[g];
        if (deeper != no_clause && clause(deeper).link == ClauseLink::control &&
            event(deeper).status == EventStatus::planned)
          event(deeper).status = EventStatus::cancelled;
      }
    }
  }

  /// "She dropped a concert set for Friday", "the clinic scratched operations booked for Monday":
  /// who calls it off was to hold it, unless it has the power to stop what others hold.
  void give_agents(std::uint32_t by, std::uint32_t c) {
    if (clause(by).subject_passive || clause(by).kind != ClauseKind::verb) return;
    auto& participants = event(c).participants;
    const auto acts = [](const Participant& p) { return p.role == Role::agent; };
    if (std::any_of(participants.begin(), participants.end(), acts)) return;
    static constexpr std::array<std::string_view, 8> powers = {
        "court", "judge", "police", "authority", "official", "regulator", "referee", "government"};
    std::vector<Participant> agents;
    for (const std::uint32_t s : clause(by).subjects)
      if (std::find(powers.begin(), powers.end(), r_.token(s).lemma) != powers.end()) return;
    for (const Participant& p : event(by).participants)
      if (acts(p) && p.actor) agents.push_back(p);
    participants.insert(participants.begin(), agents.begin(), agents.end());
  }

  /// "That is off", "that move has been shelved": the plan of the sentence before, or the event of
  /// that name.
  void cancel_mentioned(std::uint32_t by, std::uint32_t t) {
    const Clause& own = clause(by);
    const bool noun = r_.token(t).upos == Upos::noun;
    for (std::uint32_t c = by; c-- > 0 && by - c < look_back;) {
      const Clause& before = clause(c);
      if (before.sentence + 1 < own.sentence || r_.block_of(before) != r_.block_of(own)) return;
      Event& e = event(c);
      if (noun && before.action != r_.token(t).lemma) continue;
      if (e.status != EventStatus::planned) continue;
      e.status = EventStatus::cancelled;
      return;
    }
  }

  EventReading& r_;
  const Dependencies& deps_;
  Clauses& clauses_;
  std::optional<Interval> today_;
  std::vector<std::uint32_t> order_;
};

}  // namespace

void assign_status(EventReading& reading) {
  StatusAssigner(reading).assign();
}

}  // namespace dateline
