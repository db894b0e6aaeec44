#include "participants.hpp"

#include <algorithm>
#include <array>

#include "word_classes.hpp"

namespace dateline {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool clausal(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::acl:
    case Deprel::advcl:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::csubj:
    case Deprel::parataxis:
      return true;
    default:
      return false;
  }
}

/// Right-hand children that belong to the phrase proper.
bool keeps(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::flat:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::nmod:
    case Deprel::fixed:
    case Deprel::goeswith:
    case Deprel::amod:
    case Deprel::det:
      return true;
    default:
      return false;
  }
}

bool place_preposition(std::string_view word) {
  static constexpr std::array<std::string_view, 14> words = {
      "in",    "at",     "near", "outside", "inside", "across", "around",
      "along", "beside", "on",   "off",     "above",  "below",  "within"};
  return one_of(word, words);
}

/// The owner of "his arrest", "the company's bankruptcy" undergoes it.
bool owner_undergoes(std::string_view noun) {
  static constexpr std::array<std::string_view, 22> nouns = {
      "arrest",       "trial",       "death",      "killing",     "murder",        "conviction",
      "acquittal",    "sentencing",  "execution",  "birth",       "closure",       "collapse",
      "rescue",       "appointment", "nomination", "deportation", "assassination", "impeachment",
      "inauguration", "bankruptcy",  "demolition", "release"};
  return one_of(noun, nouns);
}

/// Events that act: "the fire destroyed the mill".
bool is_force(std::string_view noun) {
  static constexpr std::array<std::string_view, 27> nouns = {
      "fire",      "wildfire", "blaze",     "storm",      "hurricane", "typhoon", "cyclone",
      "tornado",   "flood",    "flooding",  "earthquake", "quake",     "tsunami", "eruption",
      "landslide", "drought",  "explosion", "blast",      "avalanche", "frost",   "epidemic",
      "pandemic",  "outbreak", "war",       "tremor",     "heatwave",  "blizzard"};
  return one_of(noun, nouns);
}

/// Events that are bodies, too: "the inquiry heard 40 people".
bool is_body(std::string_view noun) {
  static constexpr std::array<std::string_view, 16> nouns = {
      "inquiry", "inquest", "investigation", "probe",   "audit",    "study",
      "survey",  "poll",    "campaign",      "summit",  "congress", "convention",
      "mission", "trial",   "experiment",    "exercise"};
  return one_of(noun, nouns);
}

/// Who has signed, reached, made it: "a deal reached between the two towns".
bool mutual(std::string_view verb) {
  static constexpr std::array<std::string_view, 11> verbs = {
      "reach",     "sign", "agree", "strike", "make", "conclude",
      "negotiate", "hold", "forge", "fight",  "share"};
  return one_of(verb, verbs);
}

/// A thing that works or runs does nothing to anybody.
bool functions(std::string_view verb) {
  static constexpr std::array<std::string_view, 6> verbs = {"work",     "run",    "operate",
                                                            "function", "retail", "launch"};
  return one_of(verb, verbs);
}

class ParticipantFinder {
 public:
  ParticipantFinder(const Dependencies& dependencies, const ActorIndex& actors,
                    const Clauses& clauses, const Clause& clause, const std::vector<bool>& is_time)
      : deps_(dependencies),
        actors_(actors),
        clauses_(clauses),
        clause_(clause),
        is_time_(is_time) {}

  std::vector<Participant> find() {
    if (clause_.kind == ClauseKind::noun)
      nominal();
    else
      verbal();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Participant& a, const Participant& b) { return a.role < b.role; });
    return std::move(found_);
  }

 private:
  const Token& tok(std::uint32_t t) const { return deps_.token(t); }

  void add(Role role, std::uint32_t head) {
    if (clause_.relative && clause_.antecedent == head) {
      add_one(role, head, clause_.relative);
      return;
    }
    for (const std::uint32_t t : conjuncts(deps_, head)) add_one(role, t);
  }

  /// An argument that happens is no actor: an agreement that was reached, a ban that was lifted.
  bool happens(std::uint32_t t) const {
    const Token& token = tok(t);
    if (actors_.at(t)) return false;
    if (token.upos == Upos::pron)  // "This led to protests": what has been told
      return token.xpos == Xpos::dt && (token.lemma == "this" || token.lemma == "that");
    if (token.upos != Upos::noun) return false;
    switch (token.entity) {
      case EntityType::person:
      case EntityType::organization:
      case EntityType::animal:
      case EntityType::plant:
      case EntityType::substance:
        return names_event(token.lemma) && !may_be_person_noun(token.lemma) &&
               !may_be_organization_noun(token.lemma);
      case EntityType::event:
        return !is_person_noun(token.lemma) && !is_organization_noun(token.lemma) &&
               !is_place_noun(token.lemma);
      default:
        return names_event(token.lemma) || names_affair(token.lemma);
    }
  }

  /// "Both were home": the two people of whom the paragraph has spoken, if there are just two.
  std::optional<std::array<ActorId, 2>> both(std::uint32_t t) const {
    const Token& token = tok(t);
    if ((token.upos != Upos::det && token.upos != Upos::pron) || token.lemma != "both" ||
        clause_.head < t)
      return std::nullopt;
    constexpr std::uint32_t reach = 120;  // tokens; a paragraph of news is shorter
    const Document& document = deps_.document();
    const std::uint32_t block = document.sentences[deps_.sentence_of(t)].block;
    std::vector<ActorId> people;
    for (std::uint32_t k = t; k-- > 0 && t - k < reach;) {
      if (document.sentences[deps_.sentence_of(k)].block != block) break;
      const auto actor = actors_.at(k);
      if (!actor || std::find(people.begin(), people.end(), *actor) != people.end()) continue;
      const ActorKind kind = actors_.actors[index(*actor)].kind;
      if (kind == ActorKind::person) people.push_back(*actor);
      if (kind == ActorKind::group && tok(k).upos == Upos::propn) return std::nullopt;
      if (people.size() > 2) return std::nullopt;
    }
    if (people.size() != 2) return std::nullopt;
    return std::array<ActorId, 2>{people[1], people[0]};
  }

  /// "Rowe and Lund were fined. They will appeal", "the couple", "the two": the people or bodies
  /// that stood together as a subject, last and not far back, with no other plural spoken of since.
  std::vector<ActorId> together(std::uint32_t t) const {
    const Token& token = tok(t);
    if (clause_.antecedent == t) return {};
    const auto actor = actors_.at(t);
    const bool they = token.upos == Upos::pron && token.lemma == "they";
    if (const auto family = siblings(t, actor); !family.empty()) return family;
    if (they && actor) return {};
    if (actor && actors_.actors[index(*actor)].kind != ActorKind::group) return {};
    bool people = false;
    if (!they && !means_pair(t, people)) return {};
    const Document& document = deps_.document();
    const std::uint32_t own = deps_.sentence_of(t);
    const std::uint32_t reach = they ? 1 : 3;  // sentences
    for (std::uint32_t back = 0; back <= reach && back <= own; ++back) {
      const Sentence& sentence = document.sentences[own - back];
      if (document.sentences[own].block > sentence.block + 1) break;
      const std::uint32_t begin = sentence.first_token;
      const std::uint32_t end = std::min(t, begin + std::min(sentence.token_count, 120U));
      for (std::uint32_t k = end; k-- > begin;) {
        const Token& subject = tok(k);
        if (universal(subject.deprel) != Deprel::nsubj || is_time_[k]) continue;
        const std::vector<ActorId> found = named_together(k, people);
        if (!found.empty()) return found;
        if (subject.xpos == Xpos::nns || subject.xpos == Xpos::nnps ||
            conjuncts(deps_, k).size() > 1)
          return {};
        if (they && back == 0 && subject.upos != Upos::pron) break;
      }
    }
    return {};
  }

  /// "the brothers", or "they" for them: those named side by side with one surname.
  std::vector<ActorId> siblings(std::uint32_t t, std::optional<ActorId> actor) const {
    static constexpr std::array<std::string_view, 4> nouns = {"brothers", "sisters", "siblings",
                                                              "twins"};
    if (!actor || actors_.actors[index(*actor)].kind != ActorKind::group ||
        !one_of(actors_.actors[index(*actor)].name, nouns))
      return {};
    constexpr std::uint32_t reach = 2000;  // tokens
    std::vector<ActorId> family;
    for (std::uint32_t k = t < reach ? 0 : t - reach; k < t; ++k) {
      if (tok(k).upos != Upos::propn || !deps_.has_child(k, Deprel::conj)) continue;
      std::vector<ActorId> found = named_together(k, true);
      const auto surname = [&](ActorId a) {
        const std::string& name = actors_.actors[index(a)].name;
        const std::size_t space = name.rfind(' ');
        return space == std::string::npos ? std::string() : name.substr(space);
      };
      if (found.size() < 2 || surname(found[0]).empty() ||
          std::any_of(found.begin(), found.end(),
                      [&](ActorId a) { return surname(a) != surname(found[0]); }))
        continue;
      if (!family.empty() && family != found) return {};
      family = std::move(found);
    }
    return family;
  }

  /// "the couple", "the pair", "the two", "the two men", "the brothers".
  bool means_pair(std::uint32_t t, bool& people) const {
    static constexpr std::array<std::string_view, 8> nouns = {
        "couple", "pair", "duo", "brother", "sister", "sibling", "twin", "trio"};
    static constexpr std::array<std::string_view, 6> counted = {"man",      "woman", "leader",
                                                                "minister", "side",  "company"};
    bool the = false, two = false;
    for (const std::uint32_t k : deps_.children(t)) {
      if (k > t) return false;  // "the two of them", "the brothers from Oslo"
      const std::string& lemma = tok(k).lemma;
      if (tok(k).deprel == Deprel::det) the = lemma == "the" || lemma == "both";
      if (tok(k).deprel == Deprel::det && lemma == "both") two = true;
      if (tok(k).deprel == Deprel::nummod) two = lemma == "two" || lemma == "three";
      if (tok(k).deprel == Deprel::amod || tok(k).deprel == Deprel::nmod_poss ||
          tok(k).deprel == Deprel::compound)
        return false;
    }
    if (!the) return false;
    const std::string& lemma = tok(t).lemma;
    if (tok(t).upos == Upos::num) return lemma == "two" || lemma == "three";
    people = lemma != "side" && lemma != "company";
    return one_of(lemma, nouns) || (two && one_of(lemma, counted));
  }

  std::vector<ActorId> named_together(std::uint32_t subject, bool people) const {
    const std::vector<std::uint32_t> heads = conjuncts(deps_, subject);
    if (heads.size() < 2 || heads.size() > 4) return {};
    std::vector<ActorId> found;
    for (const std::uint32_t h : heads) {
      const auto actor = actors_.at(h);
      if (!actor || tok(h).upos == Upos::pron ||
          std::find(found.begin(), found.end(), *actor) != found.end())
        return {};
      const ActorKind kind = actors_.actors[index(*actor)].kind;
      if (kind != ActorKind::person && (people || kind != ActorKind::organization)) return {};
      found.push_back(*actor);
    }
    return found;
  }

  /// "it is expected that …", "it was hard to leave": a place holder for the clause behind.
  bool expletive(std::uint32_t t) const {
    if (tok(t).upos != Upos::pron || tok(t).lemma != "it" || deps_.head(t) != clause_.head)
      return false;
    const bool clausal_subject = deps_.has_child(clause_.head, Deprel::csubj) ||
                                 deps_.has_child(clause_.head, Deprel::csubj_pass);
    if (clausal_subject) return true;
    if (clause_.kind == ClauseKind::copula)
      return tok(clause_.head).upos == Upos::adj && content(clause_);
    return clause_.passive && deps_.has_child(clause_.head, Deprel::ccomp);
  }

  /// `mention` is the relative pronoun that stands for the head in this clause, if one does.
  void add_one(Role role, std::uint32_t t, std::optional<std::uint32_t> mention = {}) {
    if (is_time_[t] || found_.size() >= 100) return;
    const Token& token = tok(t);
    if (!is_nominal(token)) return;
    // A gap that was not filled leaves a relative or interrogative pronoun: it names nobody.
    if (token.xpos == Xpos::wdt || token.xpos == Xpos::wp || token.xpos == Xpos::ex) return;
    // A clause does nothing; "It is the first model to use it": the predicate noun does.
    if (clauses_.by_head[t] != no_clause && clauses_.at(t)->kind != ClauseKind::noun &&
        role == Role::agent && clause_.antecedent != t)
      return;
    if (expletive(t)) return;
    if (const auto pair = both(t)) {
      for (const ActorId actor : *pair) {
        Participant p;
        p.role = role;
        p.actor = actor;
        p.span = token.span;
        p.text = std::string(deps_.document().source.slice(p.span));
        found_.push_back(std::move(p));
      }
      return;
    }
    const bool core = role == Role::agent || role == Role::patient || role == Role::theme;
    if (core && !mention)
      if (const auto party = together(t); !party.empty()) {
        for (const ActorId actor : party) {
          Participant p;
          p.role = role;
          p.actor = actor;
          p.span = deps_.span(noun_phrase(deps_, t));
          p.text = std::string(deps_.document().source.slice(p.span));
          found_.push_back(std::move(p));
        }
        return;
      }
    const bool event = core && happens(t);
    const bool acts = role == Role::agent &&
                      (is_body(token.lemma) || (has(clause_.traits, VerbTrait::reporting) &&
                                                token.upos == Upos::noun && content(clause_)));
    if (event && (role != Role::theme || token.upos == Upos::pron) && !is_force(token.lemma) &&
        !acts)
      role = Role::other;
    TokenRange range = noun_phrase(deps_, t);
    // "a state of emergency on Thursday": the date is the event's, not the thing's.
    for (std::uint32_t k = t + 1; k < range.last; ++k) {
      if (!is_time_[k]) continue;
      while (k > t + 1 && (tok(k - 1).upos == Upos::adp || tok(k - 1).upos == Upos::punct)) --k;
      range.last = k;
      break;
    }
    const Span span = deps_.span(range);
    for (const Participant& p : found_)
      if (p.span == span) return;
    Participant p;
    p.role = role;
    p.actor = actors_.at(t);
    p.span = mention ? tok(*mention).span : span;
    p.text = std::string(deps_.document().source.slice(span));
    if (const std::uint32_t c = clauses_.by_head[t];
        c != no_clause && clauses_.all[c].kind == ClauseKind::noun)
      p.event = EventId{c};
    found_.push_back(std::move(p));
  }

  bool is_place(std::uint32_t t, std::string_view word) const {
    if (tok(t).entity == EntityType::place) return true;
    if (const auto actor = actors_.at(t))
      if (actors_.actors[index(*actor)].kind == ActorKind::place) return true;
    return word == "near" || word == "outside" || word == "inside";
  }

  void verbal() {
    const Clause& c = clause_;
    const bool has_object = !c.objects.empty() && !measure(c.objects.front());
    const std::string lemma = tok(c.trigger).lemma;
    Role subject = Role::agent;
    if (c.kind == ClauseKind::copula)
      subject = Role::theme;
    else if (c.subject_passive)
      subject = has_object && has(verb_traits(lemma), VerbTrait::giving) ? Role::recipient
                                                                         : Role::patient;
    else if (has(c.traits, VerbTrait::change) && (!has_object || c.noun) && !content(c))
      subject = Role::theme;
    else if (lemma == "undergo")
      subject = Role::theme;
    else if (!has_object && !content(c) && functions(lemma) && !c.subjects.empty() &&
             thing(c.subjects.front()))
      subject = Role::theme;
    else if (has(c.traits, VerbTrait::linking) && !has_object)
      subject = Role::theme;
    for (const std::uint32_t t : c.subjects) add(subject, t);
    if (!c.subjects.empty() && !c.subject_passive) owner_acts(c.subjects.front());
    // "told regulators that …": who is told; what is told is the clause.
    const bool addressed =
        has_object && c.indirect.empty() && (lemma == "tell" || lemma == "ask") && content(c);
    // "costs $99", "fell 14 points": how much.
    const bool amount = !c.objects.empty() && !has_object &&
                        (has(c.traits, VerbTrait::change) || has(c.traits, VerbTrait::stative));
    for (const std::uint32_t t : c.objects)
      add(addressed ? Role::recipient : amount ? Role::other : Role::patient, t);
    for (const std::uint32_t t : c.indirect) add(Role::recipient, t);
    for (const std::uint32_t k : deps_.children(c.head)) oblique(k);
    if (c.kind == ClauseKind::copula && is_nominal(tok(c.head))) add_one(Role::other, c.head);
    plaintiff();
  }

  /// "Her first paper held that …", "the union's filing accuses …", "its pumps were running": what
  /// somebody's words say or machines do, their owner does. The thing is what it is done with.
  void owner_acts(std::uint32_t subject) {
    static constexpr std::array<std::string_view, 34> works = {
        "paper",    "report",     "study",  "book",      "statement", "letter",   "memo",
        "filing",   "lawsuit",    "suit",   "complaint", "website",   "post",     "tweet",
        "article",  "column",     "memoir", "speech",    "essay",     "petition", "motion",
        "brief",    "message",    "email",  "e-mail",    "thesis",    "survey",   "poll",
        "analysis", "newsletter", "blog",   "editorial", "will",      "diary"};
    const Token& thing_token = tok(subject);
    if (thing_token.upos != Upos::noun || actors_.at(subject)) return;
    const bool says =
        one_of(thing_token.lemma, works) &&
        (has(clause_.traits, VerbTrait::reporting) || has(clause_.traits, VerbTrait::accusing) ||
         has(clause_.traits, VerbTrait::directive) || content(clause_));
    const bool runs =
        clause_.objects.empty() && !content(clause_) && functions(tok(clause_.trigger).lemma) &&
        thing_token.entity != EntityType::person &&
        thing_token.entity != EntityType::organization && !may_be_person_noun(thing_token.lemma);
    if (!says && !runs) return;
    const auto owner = deps_.child(subject, Deprel::nmod_poss);
    if (!owner) return;
    const auto actor = actors_.at(*owner);
    if (!actor) return;
    const ActorKind kind = actors_.actors[index(*actor)].kind;
    if (kind != ActorKind::person && kind != ActorKind::organization && kind != ActorKind::group)
      return;
    for (Participant& p : found_)
      if (p.role == Role::agent || p.role == Role::theme) p.role = Role::instrument;
    add_one(Role::agent, *owner);
  }

  /// "In a lawsuit filed Monday, the union accused …": who accuses has filed it.
  void plaintiff() {
    const Clause& c = clause_;
    static constexpr std::array<std::string_view, 7> filing = {"file",   "bring", "lodge", "submit",
                                                               "launch", "start", "mount"};
    static constexpr std::array<std::string_view, 12> papers = {
        "case",   "lawsuit", "suit",  "complaint", "petition", "filing",
        "motion", "appeal",  "claim", "brief",     "letter",   "affidavit"};
    if (!c.passive || !c.antecedent || c.link != ClauseLink::modifier ||
        !one_of(tok(c.trigger).lemma, filing) || !one_of(tok(*c.antecedent).lemma, papers) ||
        universal(tok(*c.antecedent).deprel) != Deprel::obl ||
        preposition(deps_, *c.antecedent) != "in")
      return;
    for (const Participant& p : found_)
      if (p.role == Role::agent) return;
    const Clause* up = clauses_.at(deps_.head(*c.antecedent));
    if (!up || up->kind != ClauseKind::verb || up->subject_passive ||
        !(has(up->traits, VerbTrait::accusing) || has(up->traits, VerbTrait::reporting)))
      return;
    for (const std::uint32_t t : up->subjects) add(Role::agent, t);
  }

  /// "fell 14 percent", "rose $2": how much, not what.
  bool measure(std::uint32_t t) const {
    const Token& token = tok(t);
    if (token.upos == Upos::num || token.upos == Upos::sym) return true;
    static constexpr std::array<std::string_view, 12> units = {
        "percent", "percentage", "%",     "point", "cent", "per",
        "degree",  "foot",       "metre", "meter", "mile", "inch"};
    return std::find(units.begin(), units.end(), token.lemma) != units.end() &&
           deps_.has_child(t, Deprel::nummod);
  }

  /// A clause as complement; "dies aged 56", "came under attack" have none.
  bool content(const Clause& c) const {
    for (const std::uint32_t k : deps_.children(c.head))
      if ((tok(k).deprel == Deprel::ccomp || tok(k).deprel == Deprel::xcomp) &&
          clauses_.by_head[k] != no_clause)
        return true;
    return false;
  }

  /// No person and no organisation.
  bool thing(std::uint32_t t) const {
    const EntityType type = tok(t).entity;
    if (tok(t).upos == Upos::pron && tok(t).lemma != "it") return false;
    if (const auto actor = actors_.at(t)) {
      const ActorKind kind = actors_.actors[index(*actor)].kind;
      return kind == ActorKind::other || kind == ActorKind::place;
    }
    return type == EntityType::object || type == EntityType::abstract ||
           type == EntityType::substance || type == EntityType::event;
  }

  void oblique(std::uint32_t k) {
    const Token& child = tok(k);
    if (universal(child.deprel) != Deprel::obl || is_time_[k]) return;
    const std::string word = preposition(deps_, k);
    if (child.deprel == Deprel::obl_agent || (clause_.subject_passive && word == "by"))
      add(Role::agent, k);
    else if (clause_.subject_passive && word == "between" && mutual(tok(clause_.trigger).lemma))
      add(Role::agent, k);
    else if (word.starts_with("according"))
      return;  // the source, not a participant
    else if (place_preposition(word) && is_place(k, word))
      add(Role::place, k);
    else if (word == "to" && has(verb_traits(tok(clause_.trigger).lemma), VerbTrait::giving))
      add(Role::recipient, k);
    else if (word == "with" && tok(k).entity == EntityType::object)
      add(Role::instrument, k);
    else
      add(Role::other, k);
  }

  void nominal() {
    const std::uint32_t noun = clause_.head;
    for (const std::uint32_t k : deps_.children(noun)) {
      const Token& child = tok(k);
      if (child.deprel == Deprel::nmod_poss) {
        add(owner_undergoes(tok(noun).lemma) ? Role::theme : Role::agent, k);
      } else if (child.deprel == Deprel::nmod) {
        const std::string word = preposition(deps_, k);
        if (word == "by")
          add(Role::agent, k);
        else if (word == "of" || word == "on" || word == "against")
          add(Role::patient, k);
        else if (place_preposition(word))
          add(is_place(k, word) || word == "at" ? Role::place : Role::other, k);
        else
          add(Role::other, k);
      } else if (child.deprel == Deprel::compound && actors_.at(k)) {
        const ActorKind kind = actors_.actors[index(*actors_.at(k))].kind;
        if (kind == ActorKind::organization || kind == ActorKind::person) add(Role::agent, k);
      }
    }
  }

  const Dependencies& deps_;
  const ActorIndex& actors_;
  const Clauses& clauses_;
  const Clause& clause_;
  const std::vector<bool>& is_time_;
  std::vector<Participant> found_;
};

}  // namespace

std::vector<Participant> find_participants(const Dependencies& dependencies,
                                           const ActorIndex& actors, const Clauses& clauses,
                                           const Clause& clause, const std::vector<bool>& is_time) {
  return ParticipantFinder(dependencies, actors, clauses, clause, is_time).find();
}

namespace {

/// "Rowe, the speaker and the bill's author, said": one person with two titles, whatever the parse
/// hangs the second on. "Rowe, the speaker, and the author" are two.
bool second_title(const Dependencies& dependencies, std::uint32_t head, std::uint32_t conjunct) {
  const Token& token = dependencies.token(conjunct);
  if (dependencies.token(head).upos != Upos::propn || token.upos != Upos::noun ||
      token.entity != EntityType::person || token.xpos == Xpos::nns)
    return false;
  const auto title = dependencies.child(head, Deprel::appos);
  const auto conjunction = dependencies.child(conjunct, Deprel::cc);
  if (!title || !conjunction || *title > *conjunction || *conjunction == 0 ||
      dependencies.token(*title).upos != Upos::noun || *title + 1 != *conjunction)
    return false;
  // The comma that closes the aside.
  const Document& document = dependencies.document();
  const std::uint32_t after = dependencies.yield(conjunct).last;
  return after < document.tokens.size() && document.form(after) == ",";
}

}  // namespace

std::vector<std::uint32_t> conjuncts(const Dependencies& dependencies, std::uint32_t head) {
  // Longer lists are no sentences of news; the limit keeps lists of subjects times lists of verbs
  // from growing out of hand.
  constexpr std::size_t longest = 50;
  std::vector<std::uint32_t> heads = {head};
  for (const std::uint32_t k : dependencies.children(head)) {
    if (heads.size() >= longest) break;
    if (dependencies.token(k).deprel == Deprel::conj && k > head &&
        is_nominal(dependencies.token(k)) && !dependencies.has_child(k, Deprel::nsubj) &&
        !dependencies.has_child(k, Deprel::cop) && !second_title(dependencies, head, k))
      heads.push_back(k);
  }
  return heads;
}

std::string preposition(const Dependencies& dependencies, std::uint32_t head) {
  std::string words;
  for (const std::uint32_t k : dependencies.children(head)) {
    if (dependencies.token(k).deprel != Deprel::case_ || k > head) continue;
    if (!words.empty()) words += ' ';
    words += lower(dependencies.document().form(k));
    for (const std::uint32_t f : dependencies.children(k))
      if (dependencies.token(f).deprel == Deprel::fixed)
        words += ' ' + lower(dependencies.document().form(f));
  }
  return words;
}

namespace {

/// `depth` limits how many nested phrases are followed: real ones have three or four, and a
/// hostile sentence shall not exhaust the stack.
TokenRange phrase(const Dependencies& dependencies, std::uint32_t head, int depth) {
  TokenRange range = {head, head + 1};
  const auto children = dependencies.children(head);
  for (auto it = children.rbegin(); it != children.rend(); ++it) {
    if (*it > head) continue;
    const Deprel relation = dependencies.token(*it).deprel;
    if (relation == Deprel::case_ || relation == Deprel::cc || relation == Deprel::mark ||
        relation == Deprel::punct || relation == Deprel::cop || relation == Deprel::nsubj ||
        clausal(relation) || relation == Deprel::conj || relation == Deprel::obl ||
        relation == Deprel::advmod || relation == Deprel::expl || relation == Deprel::aux) {
      // "nearly all workers": an adverb right in front of a number or determiner stays.
      if (relation == Deprel::advmod && dependencies.yield(*it).last == range.first &&
          dependencies.token(head).upos == Upos::num) {
        range.first = dependencies.yield(*it).first;
        continue;
      }
      if (relation == Deprel::punct && *it + 1 == range.first) continue;
      break;
    }
    const TokenRange part = dependencies.yield(*it);
    if (part.last > head) break;
    range.first = std::min(range.first, part.first);
  }
  // A phrase that starts with punctuation lost its inside to a fragment; "and undocumented workers"
  // hangs its conjunction on the adjective.
  while (range.first < head && (dependencies.token(range.first).upos == Upos::punct ||
                                dependencies.token(range.first).upos == Upos::cconj))
    ++range.first;
  for (const std::uint32_t k : children) {
    if (k < head) continue;
    const Deprel relation = dependencies.token(k).deprel;
    if (relation == Deprel::case_) continue;  // possessive
    if (relation == Deprel::punct) {
      // A closing quote or bracket inside a name doesn't end it; a comma does.
      const std::string_view mark = dependencies.document().form(k);
      if (mark == "-" || mark == "–" || mark == ".") continue;
      break;
    }
    if (!keeps(relation)) break;
    std::uint32_t last = universal(relation) != Deprel::nmod ? dependencies.yield(k).last
                         : depth > 0 ? phrase(dependencies, k, depth - 1).last
                                     : k + 1;
    // "the ministers of Tarnia and Bessland": names side by side, with "and" between.
    if (universal(relation) == Deprel::nmod && depth > 0 &&
        dependencies.token(k).upos == Upos::propn)
      for (const std::uint32_t c : dependencies.children(k))
        if (dependencies.token(c).deprel == Deprel::conj && c == last + 1 &&
            dependencies.token(c).upos == Upos::propn &&
            dependencies.token(last).deprel == Deprel::cc &&
            !dependencies.has_child(c, Deprel::nsubj))
          last = phrase(dependencies, c, depth - 1).last;
    if (last > range.last) range.last = last;
    if (range.last - head > 14) break;
  }
  return range;
}

}  // namespace

TokenRange noun_phrase(const Dependencies& dependencies, std::uint32_t head) {
  return phrase(dependencies, head, 6);
}

}  // namespace dateline
