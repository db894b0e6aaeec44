#include "salience.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "participants.hpp"

namespace dateline {
namespace {

class Chooser {
 public:
  explicit Chooser(EventReading& reading) : r_(reading), clauses_(reading.clauses) {}

  void choose() {
    const auto n = static_cast<std::uint32_t>(r_.drafts.size());
    bool body = false;
    for (const Block& b : r_.doc.blocks)
      body = body || (b.kind == BlockKind::paragraph && b.sentence_count > 0);
    for (std::uint32_t c = 0; c < n; ++c) {
      Event& e = r_.drafts[c].event;
      e.salience = score(c);
      e.shown = eligible(c, body);
    }
    for (std::uint32_t c = 0; c < n; ++c) yield_to_complement(c);
    for (std::uint32_t c = 0; c < n; ++c) yield_to_content(c);
    drop_duplicates();
  }

 private:
  const Clause& clause(std::uint32_t c) const { return clauses_.all[c]; }
  const Event& event(std::uint32_t c) const { return r_.drafts[c].event; }

  bool dated(std::uint32_t c) const {
    const auto& when = event(c).when;
    return when && when->basis != Basis::bounded;
  }

  bool eligible(std::uint32_t c, bool body) {
    const Clause& own = clause(c);
    const Event& e = event(c);
    const EventDraft& d = r_.drafts[c];
    if (d.dropped) return false;
    const BlockKind block = r_.doc.blocks[r_.block_of(own)].kind;
    if (block == BlockKind::byline) return false;
    if (body && (block == BlockKind::title || block == BlockKind::heading)) return false;
    if (own.imperative || own.question || boilerplate(own)) return false;
    if (own.kind == ClauseKind::claim) return true;
    // "the highest since records began in 1951": background.
    if (own.mark == "since" && own.kind != ClauseKind::noun) return false;
    // What a speaker says of himself or to the listener is colour.
    if (conversational(own)) return false;
    // A noun that names an event tells nothing by itself; with whose or whom it does.
    const bool called_off = own.kind == ClauseKind::noun && e.status == EventStatus::cancelled &&
                            dated(c) && d.own_time;
    if (e.participants.empty() && !called_off) return false;
    if (own.kind == ClauseKind::noun && e.status != EventStatus::cancelled && !has_people(e))
      return false;
    // "whose veto": part of a question or of a relative clause.
    if (own.kind == ClauseKind::noun)
      for (const std::uint32_t k : r_.deps.children(own.head))
        if (r_.token(k).xpos == Xpos::wps || r_.token(k).xpos == Xpos::wdt) return false;
    // What depends on the condition is drawn, with its condition in the label.
    if (own.link == ClauseLink::condition && main_of_condition(c)) return false;
    if (!dated(c)) return undated(c);
    // What did not happen is no entry; "will not reopen until Monday" is.
    if (e.polarity == Polarity::negative && e.status != EventStatus::denied &&
        e.status != EventStatus::planned && own.kind != ClauseKind::copula)
      return false;
    if (own.negated && e.status == EventStatus::happened && own.kind != ClauseKind::copula)
      return false;
    // What would have been, or may be, without anything that it depends on; "could reopen Friday"
    // in a main clause is a prospect.
    if (e.status == EventStatus::hypothetical && d.condition == no_clause &&
        own.link != ClauseLink::condition &&
        !(d.own_time && own.modal != "would" && !own.modal.empty() &&
          (own.link == ClauseLink::none || own.link == ClauseLink::conjunct ||
           own.link == ClauseLink::content || own.link == ClauseLink::parataxis)))
      return false;
    // "there was nobody": existence is news only of events.
    if (existential(own) && !event_subject(own)) return false;
    if (d.distance >= 2) return false;
    switch (e.event_class) {
      case EventClass::state:
        // A state is news only where the text gives it a date of its own.
        if (!d.own_time) return false;
        if (own.kind == ClauseKind::copula) return predicate(own);
        // "stayed until", "had the votes": what merely holds; "has relied on … since" goes on.
        if (e.status == EventStatus::ongoing) return own.aspect != Aspect::none;
        return e.status == EventStatus::planned || e.status == EventStatus::cancelled ||
               has(own.traits, VerbTrait::durative);
      case EventClass::i_state:
      case EventClass::reporting:
        return d.own_time;
      default:
        return true;
    }
  }

  bool conversational(const Clause& c) const {
    for (const std::uint32_t s : c.subjects) {
      const std::string word = lower(r_.doc.form(s));
      if (word == "i" || word == "we" || word == "you" || word == "let") return true;
    }
    return false;
  }

  bool existential(const Clause& c) const {
    return r_.token(c.trigger).lemma == "be" && r_.deps.has_child(c.head, Deprel::expl);
  }
  bool event_subject(const Clause& c) const {
    for (const std::uint32_t s : c.subjects)
      if (names_event(r_.token(s).lemma)) return true;
    return false;
  }

  bool has_people(const Event& e) const {
    for (const Participant& p : e.participants)
      if (p.role == Role::agent || p.role == Role::theme || p.role == Role::patient) return true;
    return false;
  }

  bool main_of_condition(std::uint32_t c) const {
    for (std::uint32_t m = c + 1; m < clauses_.all.size() && m < c + 50; ++m) {
      if (clause(m).sentence != clause(c).sentence) break;
      if (r_.drafts[m].condition == c && dated(m))
        return r_.drafts[m].event.when->timex == event(c).when->timex;
    }
    return false;
  }

  /// A predicate that tells something: "was back", "were still in hotels"; no age, no time of day.
  bool predicate(const Clause& c) const {
    const Token& head = r_.token(c.head);
    if (head.upos == Upos::num || c.subjects.empty()) return false;
    if (head.upos == Upos::noun && r_.token(c.head).deprel != Deprel::root &&
        c.link == ClauseLink::relative)
      return false;
    return true;
  }

  /// Undated, but news: what is denied, what depends on a condition, what somebody refuses.
  bool undated(std::uint32_t c) const {
    const Clause& own = clause(c);
    const Event& e = event(c);
    if (own.kind != ClauseKind::verb) return false;
    const bool named = has_actor(e);
    const bool asserted = own.link == ClauseLink::none || own.link == ClauseLink::conjunct ||
                          own.link == ClauseLink::content || own.link == ClauseLink::parataxis;
    if (r_.drafts[c].bounded_by_text && named && asserted && e.status == EventStatus::happened &&
        e.polarity == Polarity::positive && e.event_class != EventClass::state)
      return true;
    // "has declined to sign": a refusal is news while it stands.
    if (has(own.traits, VerbTrait::refusing) && own.action != "fail" && !silence(own) && named &&
        asserted && e.status == EventStatus::happened && e.polarity == Polarity::positive &&
        e.event_class == EventClass::i_action && own.finite)
      return true;
    if (named && asserted && just_done(own, e)) return true;
    if (named && made_public(own, e)) return true;
    if (e.status == EventStatus::denied && e.event_class != EventClass::state)
      return own.link == ClauseLink::content || own.link == ClauseLink::control ||
             (own.link == ClauseLink::modifier && own.finite);
    if (e.status == EventStatus::hypothetical && r_.drafts[c].condition != no_clause &&
        own.link != ClauseLink::condition && e.event_class != EventClass::reporting &&
        e.event_class != EventClass::state && has_subject(own) &&
        (own.modal == "will" || own.modal == "would"))
      return true;
    return false;
  }

  /// "Residents have asked the council to …", "has filed a complaint": the present perfect gives
  /// news without a day.
  bool just_done(const Clause& c, const Event& e) const {
    if (c.tense != Tense::present || c.aspect != Aspect::perfective || !c.modal.empty() ||
        !c.finite || c.passive || e.status != EventStatus::happened ||
        e.polarity != Polarity::positive)
      return false;
    // What is called off is told by what was planned; what somebody says of it has its own voice.
    if (has(c.traits, VerbTrait::cancelling) || has(c.traits, VerbTrait::postponing)) return false;
    if (e.source || !e.source_text.empty()) return false;
    if (e.event_class == EventClass::i_action)
      return has(c.traits, VerbTrait::directive) || has(c.traits, VerbTrait::planning);
    return e.event_class == EventClass::occurrence && public_act(r_.token(c.trigger).lemma) &&
           (!c.objects.empty() || has(c.traits, VerbTrait::directive));
  }

  /// "announced that he would delay the raids": a plan without a day that its maker has announced.
  bool made_public(const Clause& c, const Event& e) const {
    if (c.link != ClauseLink::content || c.governor == no_clause || !c.finite ||
        e.status != EventStatus::planned || e.polarity != Polarity::positive ||
        e.event_class != EventClass::occurrence || (c.modal != "will" && c.modal != "would"))
      return false;
    const Clause& up = clause(c.governor);
    const Event& report = event(c.governor);
    static constexpr std::array<std::string_view, 6> verbs = {"announce", "promise", "pledge",
                                                              "vow",      "declare", "confirm"};
    return std::find(verbs.begin(), verbs.end(), up.action) != verbs.end() && dated(c.governor) &&
           report.status == EventStatus::happened && report.polarity == Polarity::positive;
  }

  /// Acts of office, court, parliament and board, which are news whenever they were done; "has
  /// written three books", "have increased their numbers" are background.
  static bool public_act(std::string_view verb) {
    static constexpr std::array<std::string_view, 59> verbs = {
        "accuse",    "acquire", "adopt",   "announce", "appoint",   "approve",   "arrest",
        "ask",       "award",   "ban",     "block",    "call",      "charge",    "close",
        "declare",   "deploy",  "detain",  "dismiss",  "elect",     "evacuate",  "expel",
        "file",      "fine",    "fire",    "freeze",   "grant",     "impose",    "indict",
        "introduce", "issue",   "launch",  "name",     "nominate",  "open",      "order",
        "pardon",    "pass",    "promise", "publish",  "recognise", "recognize", "reject",
        "release",   "replace", "request", "restore",  "sanction",  "seize",     "select",
        "send",      "sign",    "sue",     "summon",   "suspend",   "unveil",    "urge",
        "veto",      "warn",    "order"};
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
  }

  /// "declined to comment" is no news.
  bool silence(const Clause& c) const {
    for (const std::uint32_t k : r_.deps.children(c.head)) {
      const std::string& lemma = r_.token(k).lemma;
      const Deprel relation = r_.token(k).deprel;
      if (relation != Deprel::xcomp && relation != Deprel::advcl && relation != Deprel::obj)
        continue;
      if (lemma == "comment" || lemma == "say" || lemma == "discuss" || lemma == "respond" ||
          lemma == "elaborate" || lemma == "answer" || lemma == "give" || lemma == "confirm" ||
          lemma == "speak" || lemma == "talk" || lemma == "provide" || lemma == "identify")
        return true;
    }
    return false;
  }

  static bool has_actor(const Event& e) {
    for (const Participant& p : e.participants)
      if (p.actor && p.role == Role::agent) return true;
    return false;
  }

  static bool has_subject(const Clause& c) { return !c.subjects.empty(); }

  /// Notes to the reader.
  bool boilerplate(const Clause& c) {
    if (c.sentence != noted_sentence_) {
      noted_sentence_ = c.sentence;
      noted_ = is_note(r_.doc.sentences[c.sentence]);
    }
    return noted_;
  }

  bool is_note(const Sentence& s) const {
    std::string text = lower(r_.doc.source.slice(s.span));
    for (const std::string_view note :
         {"this story has been", "this article has been", "this story was", "this article was",
          "this report has been", "this post has been", "read more", "click here", "sign up",
          "subscribe", "follow us", "all rights reserved", "reporting by", "editing by",
          "associated press contributed", "contributed to this", "an earlier version of this"})
      if (text.find(note) != std::string::npos) return true;
    return false;
  }

  double score(std::uint32_t c) const {
    const Clause& own = clause(c);
    const Event& e = event(c);
    const EventDraft& d = r_.drafts[c];
    double s = 0.3;
    if (dated(c)) s += d.own_time ? 0.25 : 0.12;
    if (e.when && e.when->basis != Basis::bounded && e.when->granularity <= Granularity::day)
      s += 0.05;
    bool actor = false;
    for (const Participant& p : e.participants)
      actor =
          actor ||
          (p.actor && (p.role == Role::agent || p.role == Role::patient || p.role == Role::theme));
    if (actor) s += 0.1;
    if (own.link == ClauseLink::none || own.link == ClauseLink::conjunct) s += 0.1;
    if (e.status == EventStatus::happened || e.status == EventStatus::planned) s += 0.05;
    if (e.event_class == EventClass::state || e.event_class == EventClass::i_state) s -= 0.2;
    if (e.event_class == EventClass::reporting) s -= 0.1;
    if (e.status == EventStatus::hypothetical) s -= 0.05;
    if (own.kind == ClauseKind::noun) s -= 0.1;
    // The lead tells what matters.
    if (own.sentence < 4) s += 0.1;
    if (r_.in_title(own)) s += 0.05;
    return std::clamp(s, 0.0, 1.0);
  }

  /// "began moving", "plans to launch": one happening, drawn once, by the verb with the content.
  void yield_to_complement(std::uint32_t c) {
    const Clause& inner = clause(c);
    if (inner.governor == no_clause || inner.kind == ClauseKind::claim) return;
    const std::uint32_t g = inner.governor;
    Event& above = r_.drafts[g].event;
    Event& own = r_.drafts[c].event;
    if (!above.shown || !own.shown) return;
    if (inner.link == ClauseLink::control) {
      const bool stops =
          has(clause(g).traits, VerbTrait::ending) && !has(clause(g).traits, VerbTrait::beginning);
      const bool aspect = above.event_class == EventClass::aspectual;
      if (aspect && stops) {  // "stop buying": what ends is told by the verb that ends it
        own.shown = false;
        return;
      }
      const bool same = (above.when && own.when && above.when->timex == own.when->timex) ||
                        (dated(c) && !dated(g) && above.status == EventStatus::happened &&
                         above.event_class == EventClass::i_action);
      if (aspect || same) {
        // "was due to open": the predicate adds the plan, which the label and the status keep.
        above.shown = false;
        own.shown = true;
      }
    }
    // "A fire on June 2 destroyed …": the verb tells more than its subject.
    if (inner.kind == ClauseKind::noun && above.when && own.when &&
        above.when->timex == own.when->timex)
      own.shown = false;
    // A relative clause of a cancelled noun repeats nothing; content of a report with the report's
    // own date is one entry with it.
  }

  /// "Ash fell on Monday, officials said": the date is that of what they say; it is told there.
  void yield_to_content(std::uint32_t c) {
    const Event& content = event(c);
    if (!content.shown || !content.governor || !content.when || !content.when->timex) return;
    const auto g = static_cast<std::uint32_t>(index(*content.governor));
    Event& saying = r_.drafts[g].event;
    if (!saying.shown || saying.event_class != EventClass::reporting || !saying.when ||
        saying.when->timex != content.when->timex || clause(c).trigger > clause(g).trigger)
      return;
    if (r_.timexes[index(*content.when->timex)].first_token < clause(g).trigger)
      saying.shown = false;
  }

  /// The same action about the same people at the same time is drawn once, at its first dated
  /// telling.
  void drop_duplicates() {
    using Key = std::tuple<std::string, std::int64_t, int>;
    std::map<Key, std::uint32_t> seen;
    for (std::uint32_t c = 0; c < r_.drafts.size(); ++c) {
      Event& e = r_.drafts[c].event;
      if (!e.shown || !dated(c) || clause(c).kind == ClauseKind::claim) continue;
      // Two sayings of one day are two statements.
      if (e.event_class == EventClass::reporting) continue;
      const auto day =
          std::chrono::floor<date::days>(e.when->interval.begin).time_since_epoch().count();
      const Key key{stem(e.action), day, static_cast<int>(e.status)};
      const auto [it, fresh] = seen.try_emplace(key, c);
      if (fresh) continue;
      if (!same_people(it->second, c)) continue;
      e.shown = false;
    }
  }

  /// "veto" and "vetoed", "withdrawal" and "withdraw".
  static std::string stem(const std::string& action) { return action.substr(0, 5); }

  bool same_people(std::uint32_t a, std::uint32_t b) const {
    const auto& x = event(a).participants;
    const auto& y = event(b).participants;
    // The noun of an event told before ("the veto") names its people elsewhere.
    if (clause(b).kind == ClauseKind::noun) return true;
    std::size_t shared = 0, actors = 0;
    for (const Participant& p : y) {
      if (p.role == Role::other || p.role == Role::place) continue;
      ++actors;
      for (const Participant& q : x)
        if ((p.actor && p.actor == q.actor) || lower(p.text) == lower(q.text)) {
          ++shared;
          break;
        }
    }
    return actors > 0 && shared == actors;
  }

  EventReading& r_;
  Clauses& clauses_;
  std::uint32_t noted_sentence_ = 0xffffffffu;
  bool noted_ = false;  ///< of noted_sentence_
};

}  // namespace

void choose_shown(EventReading& reading) {
  Chooser(reading).choose();
}

}  // namespace dateline
