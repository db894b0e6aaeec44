// What somebody denies, and what is called untrue.
#include <algorithm>
#include <array>
#include <optional>

#include "participants.hpp"
#include "status.hpp"

namespace dateline {
namespace {

/// How many clauses back a claim is looked for.
constexpr std::uint32_t look_back = 60;

}  // namespace

bool called_untrue(const EventReading& reading, const Clause& own) {
  const Dependencies& deps = reading.deps;
  const auto word = [&](std::uint32_t t) { return lower(reading.doc.form(t)); };
  if (!own.finite || own.kind == ClauseKind::noun) return false;
  std::optional<std::uint32_t> that;
  for (const std::uint32_t k : deps.children(own.head))
    if (k < own.head && word(k) == "that" && reading.token(k).deprel == Deprel::mark) that = k;
  if (!that || *that < 2) return false;
  const auto untrue = [&](std::uint32_t predicate) {
    static constexpr std::array<std::string_view, 8> words = {
        "false", "untrue", "baseless", "unfounded", "groundless", "incorrect", "wrong", "bogus"};
    const std::string w = word(predicate);
    const bool is = std::find(words.begin(), words.end(), w) != words.end();
    const std::uint32_t c = reading.clauses.by_head[predicate];
    if (c == no_clause || reading.clauses.all[c].kind != ClauseKind::copula) return false;
    return reading.clauses.all[c].negated ? w == "true" : is;
  };
  const std::uint32_t noun = *that - 1;
  if (!is_claim_noun(reading.token(noun).lemma))
    return universal(reading.token(own.head).deprel) == Deprel::csubj &&
           untrue(deps.head(own.head));
  if (universal(reading.token(noun).deprel) == Deprel::nsubj && untrue(deps.head(noun)))
    return true;
  const std::uint32_t first = reading.doc.sentences[own.sentence].first_token;
  std::uint32_t p = noun - 1;
  while (p > first && (reading.token(p).upos == Upos::adj || reading.token(p).upos == Upos::det ||
                       reading.token(p).deprel == Deprel::compound))
    --p;
  if (word(p) != "in" && word(p) != "to") return false;
  for (std::uint32_t t = p; t-- > first && p - t < 8;)
    if (word(t) == "truth") return t > first && word(t - 1) == "no";
  return false;
}

bool claim_rejected(const EventReading& reading, const Clause& content) {
  const Clause* up = reading.governor(content);
  if (!up || !content.antecedent || !content.finite || up->kind != ClauseKind::verb ||
      up->negated || reading.deps.head(*content.antecedent) != up->head ||
      !is_claim_noun(reading.token(*content.antecedent).lemma) ||
      (content.link != ClauseLink::modifier && content.link != ClauseLink::content))
    return false;
  static constexpr std::array<std::string_view, 15> verbs = {
      "dismiss",  "reject",    "deny",        "dispute",   "refute",
      "rebut",    "rebuff",    "quash",       "scotch",    "disavow",
      "ridicule", "laugh off", "brush aside", "shrug off", "brush off"};
  return std::find(verbs.begin(), verbs.end(), up->action) != verbs.end();
}

namespace {

/// "A says X ran on Monday. B denied that it ran.": the denied claim has the date of the claim, if
/// it is the same action.
void date_denied_contents(EventReading& reading) {
  for (std::uint32_t c = 0; c < reading.clauses.all.size(); ++c) {
    const Clause& own = reading.clauses.all[c];
    EventDraft& draft = reading.drafts[c];
    if (draft.event.status != EventStatus::denied || draft.event.when || !draft.timexes.empty())
      continue;
    for (std::uint32_t p = c; p-- > 0 && c - p < look_back;) {
      const Clause& before = reading.clauses.all[p];
      if (before.sentence + 3 < own.sentence) break;
      const Event& claim = reading.drafts[p].event;
      if (before.sentence == own.sentence || before.action != own.action || !claim.when ||
          claim.when->basis == Basis::bounded)
        continue;
      draft.event.when = claim.when;
      draft.event.when->basis = Basis::inherited;
      draft.distance = 1;
      reading.tlinks.push_back(
          {EventId{c}, EventId{p}, AllenRelation::simultaneous, "denied claim"});
      break;
    }
  }
}

}  // namespace

void repeat_denied_claims(EventReading& reading) {
  date_denied_contents(reading);
  const auto n = static_cast<std::uint32_t>(reading.clauses.all.size());
  for (std::uint32_t c = 0; c < n; ++c) {
    const Clause& denial = reading.clauses.all[c];
    if (denial.kind != ClauseKind::verb || !has(denial.traits, VerbTrait::denying) ||
        denial.negated)
      continue;
    // "it", or the auxiliary of an elliptic clause: no verb of its own.
    std::optional<std::uint32_t> anaphor;
    for (const std::uint32_t o : denial.objects) {
      const std::string word = lower(reading.doc.form(o));
      if (word == "it" || word == "that" || word == "this") anaphor = o;
    }
    std::uint32_t elliptic = no_clause;
    for (const std::uint32_t k : reading.deps.children(denial.head)) {
      const Token& child = reading.token(k);
      if (child.deprel == Deprel::ccomp && reading.clauses.by_head[k] != no_clause &&
          (child.upos == Upos::aux ||
           (child.upos == Upos::verb && (child.lemma == "have" || child.lemma == "do") &&
            reading.clauses.at(k)->objects.empty()))) {
        anaphor = k;
        elliptic = reading.clauses.by_head[k];
      }
    }
    if (!anaphor) continue;
    // The claim: the last content of a report, or what somebody was accused of, in this sentence or
    // the two before; by somebody else than who denies.
    std::uint32_t claim = no_clause;
    for (std::uint32_t p = c; p-- > 0 && c - p < look_back;) {
      const Clause& before = reading.clauses.all[p];
      if (before.sentence + 2 < denial.sentence) break;
      if (before.kind != ClauseKind::verb && before.kind != ClauseKind::copula) continue;
      if (p == elliptic) continue;
      // "according to the report, the board asked him to go": attributed without a verb of saying.
      const Event& said = reading.drafts[p].event;
      if (before.sentence < denial.sentence && (said.source || !said.source_text.empty()) &&
          before.link == ClauseLink::none && before.finite &&
          said.event_class != EventClass::reporting && said.event_class != EventClass::state) {
        claim = p;
        break;
      }
      if (before.governor == no_clause) continue;
      const Clause& up = reading.clauses.all[before.governor];
      const bool reported =
          before.link == ClauseLink::content &&
          (has(up.traits, VerbTrait::reporting) || has(up.traits, VerbTrait::accusing));
      const bool accused =
          has(up.traits, VerbTrait::accusing) &&
          (before.link == ClauseLink::adverbial || before.link == ClauseLink::control);
      if (reported || accused) {
        claim = p;
        // The first of coordinated contents comes first in the text; keep looking only within them.
        break;
      }
    }
    if (claim == no_clause) continue;
    // "had been shut and was never reopened": the denial is of the whole; its head stands for it.
    Clause copy = reading.clauses.all[claim];
    copy.kind = ClauseKind::claim;
    copy.head = copy.trigger = *anaphor;
    copy.sentence = denial.sentence;
    copy.governor = c;
    copy.link = ClauseLink::content;
    EventDraft draft;
    const EventDraft& original = reading.drafts[claim];
    draft.event = original.event;
    draft.event.status = EventStatus::denied;
    draft.event.source.reset();
    draft.event.source_text.clear();
    draft.timexes = original.timexes;
    draft.own_time = original.own_time;
    draft.repeats = claim;
    if (draft.event.when) draft.event.when->basis = original.event.when->basis;
    if (elliptic != no_clause) reading.drafts[elliptic].dropped = true;
    reading.clauses.all.push_back(std::move(copy));
    reading.drafts.push_back(std::move(draft));
  }
}

}  // namespace dateline
