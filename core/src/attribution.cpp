#include "attribution.hpp"

#include <algorithm>

#include "participants.hpp"
#include "status.hpp"

namespace dateline {
namespace {

struct Source {
  std::optional<ActorId> actor;
  std::string text;
  bool empty() const { return !actor && text.empty(); }
};

class Attributor {
 public:
  explicit Attributor(EventReading& reading)
      : r_(reading), deps_(reading.deps), clauses_(reading.clauses) {}

  void attribute() {
    const auto n = static_cast<std::uint32_t>(clauses_.all.size());
    sources_.assign(n, {});
    sayers_.assign(n, no_clause);
    // Governors first: content inherits the source of what contains it only through its own report.
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
    quotations();
    for (std::uint32_t c = 0; c < n; ++c) {
      Event& e = r_.drafts[c].event;
      if (e.source || !e.source_text.empty()) continue;
      e.source = sources_[c].actor;
      e.source_text = sources_[c].actor ? std::string() : sources_[c].text;
      if (sayers_[c] != no_clause) e.governor = EventId{sayers_[c]};
    }
  }

 private:
  const Clause& clause(std::uint32_t c) const { return clauses_.all[c]; }

  bool says(const Clause& c) const {
    return c.kind == ClauseKind::verb &&
           (has(c.traits, VerbTrait::reporting) || has(c.traits, VerbTrait::denying)) &&
           r_.drafts[clauses_.by_head[c.head]].event.event_class == EventClass::reporting;
  }

  /// Who speaks in a clause of saying: its subject, or the agent of "was told by".
  Source speaker(const Clause& c) const {
    for (const std::uint32_t s : c.subjects) {
      if (c.subject_passive) break;
      if (r_.token(s).deprel == Deprel::expl) continue;
      return source_of(s);
    }
    for (const std::uint32_t k : deps_.children(c.head))
      if (r_.token(k).deprel == Deprel::obl_agent) return source_of(k);
    return {};
  }

  Source source_of(std::uint32_t t) const {
    Source s;
    s.actor = r_.actors.at(t);
    const std::string word = lower(r_.doc.form(t));
    // Who is meant by an open pronoun, nobody knows.
    if (!s.actor && (r_.token(t).upos == Upos::pron || word == "that" || word == "this")) return {};
    s.text = std::string(r_.doc.source.slice(deps_.span(noun_phrase(deps_, t))));
    return s;
  }

  void one(std::uint32_t c) {
    const Clause& own = clause(c);
    const Clause* up = r_.governor(own);
    // "according to the filing" speaks of the clause it stands in and of what that contains.
    for (const std::uint32_t k : deps_.children(own.head)) {
      if (universal(r_.token(k).deprel) != Deprel::obl) continue;
      if (!preposition(deps_, k).starts_with("according")) continue;
      sources_[c] = source_of(k);
      return;
    }
    if (!up) return inverted(c);
    const std::uint32_t g = own.governor;
    if (claim_rejected(r_, own)) {
      sources_[c] = speaker(*up);
      sayers_[c] = g;
      return;
    }
    switch (own.link) {
      case ClauseLink::content:
        if (own.antecedent && is_claim_noun(r_.token(*own.antecedent).lemma)) return claim_noun(c);
        if (says(*up)) {
          sources_[c] = speaker(*up);
          sayers_[c] = g;
          if (sources_[c].empty()) sources_[c] = sources_[g];
          return;
        }
        break;
      case ClauseLink::parataxis:
        // The saying hangs below what is said ("…, said Y, …") or above it.
        if (says(*up) && !says(own)) {
          sources_[c] = speaker(*up);
          sayers_[c] = g;
          return;
        }
        if (says(own)) return inverted(c);
        break;
      case ClauseLink::modifier:
        if (own.antecedent && is_claim_noun(r_.token(*own.antecedent).lemma) && own.finite)
          return claim_noun(c);
        break;
      default:
        break;
    }
    if (says(*up) && own.link == ClauseLink::control) {
      // "promised to": the plan is the subject's own word, but the article's statement.
      r_.drafts[c].event.governor = EventId{g};
      return;
    }
    if (own.link == ClauseLink::control) r_.drafts[c].event.governor = EventId{g};
    if (denied(*up) && own.link != ClauseLink::relative) {
      sources_[c] = speaker(*up);
      sayers_[c] = g;
      return;
    }
    // What is part of reported content is reported, too; but not the saying's own adjuncts.
    if (!says(*up) || own.link == ClauseLink::conjunct || own.link == ClauseLink::relative) {
      if (own.link == ClauseLink::conjunct && own.own_subject && says(own)) return inverted(c);
      if (back_to_the_author(own)) return inverted(c);
      sources_[c] = sources_[g];
      sayers_[c] = sayers_[g];
    }
    inverted(c);
  }

  /// "Organizers said it would help, but Rowe has declined": what stands under a past saying would
  /// be put back in time, so a contrast in the present with a subject of its own is the article's
  /// voice.
  bool back_to_the_author(const Clause& own) const {
    if (own.link != ClauseLink::conjunct || !own.own_subject || own.tense != Tense::present)
      return false;
    for (const std::uint32_t k : deps_.children(own.head))
      if (r_.token(k).deprel == Deprel::cc && lower(r_.doc.form(k)) == "but") return true;
    return false;
  }

  static bool denied(const Clause& up) {
    return has(up.traits, VerbTrait::denying) && up.kind == ClauseKind::verb;
  }

  /// "…, said Lindell, …": the saying hangs below what it reports, which is its governor or root.
  void inverted(std::uint32_t c) {
    for (const std::uint32_t k : deps_.children(clause(c).head)) {
      if (r_.token(k).deprel != Deprel::parataxis) continue;
      const std::uint32_t s = clauses_.by_head[k];
      if (s == no_clause || !says(clause(s))) continue;
      // A saying with content of its own reports that, not its governor.
      if (deps_.has_child(k, Deprel::ccomp)) continue;
      if (says(clause(c)) && !clause(c).objects.empty()) continue;
      const Source who = speaker(clause(s));
      if (who.empty()) continue;
      sources_[c] = who;
      sayers_[c] = s;
      r_.drafts[s].has_content = true;
      return;
    }
  }

  /// "Ninth Door's claim that …", "reports by the agency that …".
  void claim_noun(std::uint32_t c) {
    const std::uint32_t noun = *clause(c).antecedent;
    for (const std::uint32_t k : deps_.children(noun)) {
      const Deprel relation = r_.token(k).deprel;
      const std::string p = preposition(deps_, k);
      if (relation == Deprel::nmod_poss ||
          (relation == Deprel::nmod && (p == "by" || p == "from"))) {
        sources_[c] = source_of(k);
        return;
      }
    }
    const std::uint32_t g = clause(c).governor;
    if (g != no_clause) sources_[c] = sources_[g];
  }

  // -- quotations ------------------------------------------------------------------------------

  /// Events inside quotation marks are by the speaker: the saying that shares a sentence with the
  /// quotation, else the speaker of the quotation before in the paragraph, or of the one it
  /// continues.
  void quotations() {
    Source last;
    std::uint32_t last_sayer = no_clause;
    std::uint32_t last_block = 0xffffffffu;
    for (const Quotation& q : r_.doc.quotations) {
      if (q.token_count == 0) continue;
      const std::uint32_t first = q.first_token, end = q.first_token + q.token_count;
      const std::uint32_t s0 = deps_.sentence_of(first), s1 = deps_.sentence_of(end - 1);
      const std::uint32_t block = r_.doc.sentences[s0].block;
      // Two words in quotation marks are a turn of phrase inside somebody's sentence.
      Source who;
      std::uint32_t sayer = no_clause;
      find_sayer(s1, first, end, who, sayer);
      if (who.empty() && s0 != s1) find_sayer(s0, first, end, who, sayer);
      const bool whole = ends_sentence(end - 1) && starts_sentence(first);
      if (who.empty() && !last.empty() && (q.continues || (block == last_block && whole))) {
        who = last;
        sayer = last_sayer;
      }
      if (who.empty()) continue;
      last = who;
      last_sayer = sayer;
      last_block = block;
      for (std::uint32_t t = first; t < end; ++t) {
        const std::uint32_t c = clauses_.by_head[t];
        if (c == no_clause || c == sayer) continue;
        if (!sources_[c].empty() && sayers_[c] != no_clause && sayers_[c] != sayer &&
            clause(sayers_[c]).head >= first && clause(sayers_[c]).head < end)
          continue;  // reported within the quotation
        sources_[c] = who;
        if (sayers_[c] == no_clause) sayers_[c] = sayer;
      }
    }
  }

  bool starts_sentence(std::uint32_t t) const {
    return r_.doc.sentences[deps_.sentence_of(t)].first_token == t;
  }
  bool ends_sentence(std::uint32_t t) const {
    const Sentence& s = r_.doc.sentences[deps_.sentence_of(t)];
    return t + 2 >= s.first_token + s.token_count;
  }

  /// The saying outside the quotation marks in the sentence, nearest to them.
  void find_sayer(std::uint32_t sentence, std::uint32_t first, std::uint32_t end, Source& who,
                  std::uint32_t& sayer) const {
    const Sentence& s = r_.doc.sentences[sentence];
    std::uint32_t best = 0xffffffffu;
    // A saying stands near the marks.
    constexpr std::uint32_t reach = 60;
    const std::uint32_t from = std::max(s.first_token, first > reach ? first - reach : 0);
    const std::uint32_t to = std::min(s.first_token + s.token_count, end + reach);
    for (std::uint32_t t = from; t < to; ++t) {
      if (t >= first && t < end) continue;
      const std::uint32_t c = clauses_.by_head[t];
      if (c == no_clause || clause(c).kind != ClauseKind::verb ||
          !(has(clause(c).traits, VerbTrait::reporting)))
        continue;
      const Source found = speaker(clause(c));
      if (found.empty()) continue;
      const std::uint32_t distance = t < first ? first - t : t - end;
      if (distance < best) {
        best = distance;
        who = found;
        sayer = c;
      }
    }
  }

  EventReading& r_;
  const Dependencies& deps_;
  Clauses& clauses_;
  std::vector<Source> sources_;
  std::vector<std::uint32_t> sayers_;
};

}  // namespace

void attribute(EventReading& reading) {
  Attributor(reading).attribute();
}

}  // namespace dateline
