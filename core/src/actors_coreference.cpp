// Role nouns and pronouns, resolved in text order where the evidence is plain.
//
// Salience after S. Lappin and H. Leass, "An algorithm for pronominal anaphora resolution",
// Computational Linguistics 20(4), 1994: grammatical role and distance; but a pronoun is left alone
// when the runner-up comes close.
#include <algorithm>

#include "mention_resolver.hpp"
#include "word_classes.hpp"

namespace dateline {

bool is_argument(Deprel r) {
  switch (universal(r)) {
    case Deprel::nsubj:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
      return true;
    default:
      return false;
  }
}

void MentionResolver::run() {
  nominal_at_.assign(document_.tokens.size(), UINT32_MAX);
  for (std::uint32_t i = 0; i < nominals_.size(); ++i) nominal_at_[nominals_[i].head] = i;
  read_speakers();
  find_cities();
  for (DraftId i = 0; i < drafts_.size(); ++i) {
    if (!drafts_[i].named) continue;
    for (const DraftRole& role : drafts_[i].roles) add_once(by_role_[role.lemma], i);
    for (const std::string& w : drafts_[i].name_words) {
      add_once(by_word_[w], i);
      add_once(by_word_[singular(w)], i);
    }
    if (drafts_[i].kind == ActorKind::organization && may_be_company(drafts_[i]))
      companies_.push_back(i);
    if (drafts_[i].kind == ActorKind::person) people_.push_back(i);
  }
  // Genders first: a pronoun that can only mean one person tells what that person is called by.
  std::vector<Draft> drafts = drafts_;
  const std::vector<std::optional<DraftId>> by_head = by_head_;
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<std::pair<int, int>> genders;
    walk();
    for (std::size_t i = 0; i < drafts.size(); ++i)
      genders.emplace_back(votes_[i].first, votes_[i].second);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      // What titles say outweighs what pronouns suggest.
      if (drafts[i].gender() != Gender::unknown) continue;
      drafts[i].male += genders[i].first;
      drafts[i].female += genders[i].second;
    }
    drafts_ = drafts;
    by_head_ = by_head;
  }
  walk();
  resolve_speakers();
}

std::optional<std::uint32_t> MentionResolver::subject_of(std::uint32_t verb) const {
  for (const std::uint32_t c : d_.children(verb))
    if (universal(d_.token(c).deprel) == Deprel::nsubj) return c;
  // A name in front that the parser could make nothing of.
  for (const std::uint32_t c : d_.children(verb)) {
    const Deprel r = d_.token(c).deprel;
    if (c < verb && by_head_[c] &&
        (r == Deprel::discourse || r == Deprel::dislocated || r == Deprel::dep ||
         r == Deprel::vocative || (r == Deprel::advmod && d_.token(c).upos == Upos::intj)))
      return c;
  }
  return std::nullopt;
}

void MentionResolver::find_cities() {
  for (DraftId i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].kind != ActorKind::organization || drafts_[i].name_words.size() < 3) continue;
    const auto& words = drafts_[i].name_words;
    const std::string& second = words[words.size() - 2];
    const bool municipal = (second == "city" && words.back() == "council") ||
                           (second == "police" && words.back() == "department") ||
                           (second == "fire" && words.back() == "department");
    if (!municipal) continue;
    const std::vector<std::string> prefix(words.begin(), words.end() - 2);
    for (DraftId k = 0; k < drafts_.size(); ++k)
      if (drafts_[k].kind == ActorKind::place && drafts_[k].name_words == prefix) add_city(k);
  }
  for (std::uint32_t t = 0; t + 1 < by_head_.size(); ++t) {
    if (!by_head_[t] || drafts_[*by_head_[t]].kind != ActorKind::place) continue;
    const std::string next = fold(document_.form(t + 1));
    const std::uint32_t h = d_.head(t);
    if (next == "mayor" || next == "police" || next == "aldermen" || next == "city")
      add_city(*by_head_[t]);
    else if (d_.token(t).deprel == Deprel::nmod && h < t &&
             (d_.token(h).lemma == "mayor" || d_.token(h).lemma == "city") &&
             d_.token(h).xpos != Xpos::nns && has_case(t, "of"))
      add_city(*by_head_[t]);
  }
}

void MentionResolver::add_once(std::vector<DraftId>& list, DraftId id) {
  if (list.empty() || list.back() != id) list.push_back(id);
}

bool MentionResolver::has_case(std::uint32_t t, std::string_view preposition) const {
  const auto c = d_.child(t, Deprel::case_);
  return c && d_.token(*c).lemma == preposition;
}

void MentionResolver::add_city(DraftId id) {
  if (std::find(cities_.begin(), cities_.end(), id) == cities_.end()) cities_.push_back(id);
}

void MentionResolver::walk() {
  occurrences_.clear();
  sentence_start_.assign(1, 0);
  votes_.assign(drafts_.size(), {0, 0});
  latest_.assign(drafts_.size(), UINT32_MAX);
  by_lemma_.clear();
  std::uint32_t sentence = 0;
  for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
    while (sentence < d_.sentence_of(t)) {
      sentence_start_.push_back(static_cast<std::uint32_t>(occurrences_.size()));
      ++sentence;
    }
    if (in_timex_[t]) continue;
    const Token& token = d_.token(t);
    if (by_head_[t]) {
      occur(t, *by_head_[t]);
    } else if (nominal_at_[t] != UINT32_MAX) {
      resolve_nominal(nominals_[nominal_at_[t]]);
    } else if (const Pronoun p = read_pronoun(token, document_.form(t));
               p.kind != PronounKind::none) {
      resolve_pronoun(t, p);
      // What stays open competes, too: the next "it" may well mean the same thing.
      if (!by_head_[t] && p.kind != PronounKind::first && !p.reflexive &&
          !(p.kind == PronounKind::it && is_empty_it(t))) {
        Occurrence o;
        o.token = t;
        o.weight = weight_of(t);
        o.plural = p.kind == PronounKind::they;
        o.animate = p.kind == PronounKind::he || p.kind == PronounKind::she;
        occurrences_.push_back(o);
      }
    } else if (const auto antecedent = antecedent_of(t)) {
      // "the mayor, who told him": him is not the mayor
      if (by_head_[*antecedent]) {
        by_head_[t] = by_head_[*antecedent];
        occur(t, *by_head_[t]);
      } else {
        for (std::size_t i = occurrences_.size(); i-- > sentence_start_.back();)
          if (occurrences_[i].token == *antecedent) {
            Occurrence o = occurrences_[i];
            o.token = t;
            o.weight = weight_of(t);
            occurrences_.push_back(o);
            break;
          }
      }
    } else if (token.upos == Upos::noun &&
               (token.deprel != Deprel::compound && token.deprel != Deprel::fixed)) {
      Occurrence o;
      o.token = t;
      o.weight = weight_of(t);
      o.plural = token.xpos == Xpos::nns || token.xpos == Xpos::nnps;
      o.animate = token.entity == EntityType::person;
      occurrences_.push_back(o);
    }
  }
}

std::optional<std::uint32_t> MentionResolver::antecedent_of(std::uint32_t t) const {
  const Token& token = d_.token(t);
  if (token.upos != Upos::pron || (token.xpos != Xpos::wp && token.xpos != Xpos::wdt))
    return std::nullopt;
  std::uint32_t v = d_.head(t);
  for (int steps = 0; steps < 4; ++steps) {
    if (d_.token(v).deprel == Deprel::acl_relcl && d_.head(v) < t) return d_.head(v);
    if (d_.is_root(v)) break;
    v = d_.head(v);
  }
  return std::nullopt;
}

double MentionResolver::weight_of(std::uint32_t t) const {
  for (int steps = 0; steps < 4 && d_.token(t).deprel == Deprel::conj; ++steps) t = d_.head(t);
  const Token& token = d_.token(t);
  switch (universal(token.deprel)) {
    case Deprel::nsubj: {
      const std::uint32_t v = d_.head(t);
      return d_.is_root(v) || d_.token(v).deprel == Deprel::conj ||
                     d_.token(v).deprel == Deprel::parataxis
                 ? 1.1
                 : 1.0;
    }
    case Deprel::discourse:
    case Deprel::dislocated:
    case Deprel::vocative:
      return 0.9;
    case Deprel::advmod:  // a name that the parser could make nothing of
      return token.upos == Upos::intj ? 0.9 : 0.35;
    case Deprel::root:
    case Deprel::iobj:
    case Deprel::obj:
      return 0.6;
    case Deprel::obl:
      return token.deprel == Deprel::obl_agent ? 0.8 : 0.5;
    case Deprel::nmod:
      return token.deprel == Deprel::nmod_poss ? 0.6 : 0.35;
    case Deprel::appos: {
      const std::uint32_t h = d_.head(t);
      return h != t && universal(d_.token(h).deprel) == Deprel::nsubj ? 0.9 : 0.4;
    }
    case Deprel::compound:
    case Deprel::amod:
      return 0.2;
    default:
      return 0.35;
  }
}

void MentionResolver::occur(std::uint32_t t, DraftId draft) {
  latest_[draft] = t;
  Occurrence o;
  o.token = t;
  o.draft = draft;
  o.weight = weight_of(t);
  o.plural = drafts_[draft].plural || drafts_[draft].kind == ActorKind::group;
  o.animate = drafts_[draft].kind == ActorKind::person || drafts_[draft].kind == ActorKind::group;
  occurrences_.push_back(o);
}

void MentionResolver::mention(DraftId draft, std::uint32_t t, Span span, Mention::Form form) {
  by_head_[t] = draft;
  drafts_[draft].mentions.push_back({span, t, form});
  occur(t, draft);
}

std::vector<std::string> MentionResolver::modifier_words(const NominalMention& n) const {
  std::vector<std::string> out;
  for (const std::uint32_t m : n.modifiers) {
    const TokenRange range = d_.yield(m);
    for (std::uint32_t t = range.first; t < range.last && t < n.head; ++t)
      if (d_.token(t).upos != Upos::punct) out.push_back(fold(document_.form(t)));
  }
  std::sort(out.begin(), out.end());
  return out;
}

void MentionResolver::resolve_nominal(const NominalMention& n) {
  if (described_[n.head]) {
    // "… its watchman. The watchman, Abel Quintero, …": now he has a name.
    if (n.definite && !n.plural && !n.possessor)
      if (const auto earlier = earlier_nominal(n)) absorb(*earlier, *described_[n.head]);
    mention(*described_[n.head], n.head, span_of(n.range), Mention::Form::nominal);
    return;
  }
  const Token& head = d_.token(n.head);
  // What something is said to be is no second thing.
  const bool predicate = d_.has_child(n.head, Deprel::cop);
  std::optional<DraftId> found;
  if (head.lemma == "police" && !n.possessor) found = police_of(n);
  if (found) {
  } else if (!predicate && n.definite && !n.restricted && !n.possessor) {
    found = holder_of(n);
    if (!found) found = namesake_of(n);
    if (!found) found = earlier_nominal(n);
  } else if (!predicate && n.possessor && d_.token(n.head).lemma == "city" && !n.restricted &&
             cities_.size() == 1 && is_municipal(*n.possessor)) {
    found = last_spoken_of(cities_, n.head);
  } else if (!predicate && !n.restricted && !n.possessor) {
    found = earlier_nominal(n);
  }
  if (!found && !predicate && n.restricted && !n.possessor) found = headline_of(n);
  if (found) {
    mention(*found, n.head, span_of(n.range), Mention::Form::nominal);
    return;
  }
  if (predicate || !acts(n)) {
    Occurrence o;
    o.token = n.head;
    o.weight = weight_of(n.head);
    o.plural = n.plural || n.kind == ActorKind::group;
    o.animate = n.kind == ActorKind::person || n.kind == ActorKind::group;
    occurrences_.push_back(o);
    return;
  }
  Draft draft;
  draft.kind = n.kind;
  draft.plural = n.plural;
  draft.lemma = fold(head.lemma);
  draft.modifiers = modifier_words(n);
  draft.name = nominal_name(n);
  const Gender g = gender_of(head.lemma);
  draft.male += 2 * (g == Gender::male);
  draft.female += 2 * (g == Gender::female);
  drafts_.push_back(std::move(draft));
  votes_.emplace_back(0, 0);
  latest_.push_back(UINT32_MAX);
  by_lemma_[drafts_.back().lemma].push_back(static_cast<DraftId>(drafts_.size() - 1));
  mention(static_cast<DraftId>(drafts_.size() - 1), n.head, span_of(n.range),
          Mention::Form::nominal);
}

void MentionResolver::absorb(DraftId nameless, DraftId named) {
  for (const Mention& m : drafts_[nameless].mentions) {
    by_head_[m.head_token] = named;
    drafts_[named].mentions.push_back(m);
  }
  drafts_[nameless].mentions.clear();
  for (Occurrence& o : occurrences_)
    if (o.draft == nameless) o.draft = named;
}

bool MentionResolver::acts(const NominalMention& n) const {
  if (is_anyone(n)) return false;
  std::uint32_t t = n.head;
  for (int steps = 0; steps < 4 && d_.token(t).deprel == Deprel::conj; ++steps) t = d_.head(t);
  const Token& token = d_.token(t);
  const Deprel r = token.deprel;
  if (n.kind == ActorKind::place) {
    constexpr std::string_view mere_positions =
        "area back bottom center centre corner direction distance edge end face foot front "
        "ground "
        "half layer left level line location middle part path place point position quarter range "
        "rear right route scene section side site space spot structure surface top vicinity way ";
    if (in_sorted_words(mere_positions, fold(token.lemma))) return false;
    if (universal(r) == Deprel::nsubj || universal(r) == Deprel::obj)
      return n.definite || n.possessor;
    if (universal(r) != Deprel::obl && r != Deprel::nmod) return false;
    const auto preposition = d_.child(t, Deprel::case_);
    if (!preposition) return false;
    const std::string& w = d_.token(*preposition).lemma;
    const bool where = w == "in" || w == "at" || w == "near" || w == "on" || w == "outside" ||
                       w == "inside" || w == "to" || w == "from" || w == "into";
    return where && universal(r) == Deprel::obl && !n.plural;
  }
  if (is_argument(r) || r == Deprel::root) return true;
  if (r == Deprel::appos) return !by_head_[d_.head(t)];
  return r == Deprel::nmod_poss;
}

bool MentionResolver::is_municipal(std::uint32_t possessor) const {
  if (!by_head_[possessor]) return false;
  for (const DraftRole& role : drafts_[*by_head_[possessor]].roles)
    if (role.lemma == "mayor" || role.lemma == "alderman" || role.lemma == "councillor")
      return true;
  return false;
}

bool MentionResolver::is_anyone(const NominalMention& n) const {
  for (const std::uint32_t c : d_.children(n.head)) {
    const std::string& w = d_.token(c).lemma;
    if (c < n.head && d_.token(c).deprel == Deprel::det &&
        (w == "any" || w == "no" || w == "every" || w == "each" || w == "either" ||
         w == "neither" || w == "what" || w == "which" || w == "whatever"))
      return true;
  }
  return n.indefinite && d_.token(n.head).lemma == "person";
}

std::string MentionResolver::nominal_name(const NominalMention& n) const {
  std::string out;
  std::uint32_t t = n.range.first;
  if (n.possessor && fold(document_.form(*n.possessor)) != "whose" &&
      read_pronoun(d_.token(*n.possessor), document_.form(*n.possessor)).kind !=
          PronounKind::none) {
    // "her staff" of a known person: "Ada Lowe's staff"
    if (by_head_[*n.possessor] && t == *n.possessor) {
      out = drafts_[*by_head_[*n.possessor]].name;
      out += out.ends_with('s') && drafts_[*by_head_[*n.possessor]].plural ? "’" : "’s";
      ++t;
    } else if (t == *n.possessor) {
      ++t;
    }
  }
  while (t < n.head &&
         (d_.token(t).deprel == Deprel::det || d_.token(t).deprel == Deprel::det_predet) &&
         d_.head(t) == n.head)
    ++t;
  // "the hospital's 400 technicians"
  if (n.possessor && t == n.range.first && d_.token(t).deprel == Deprel::det && t < *n.possessor)
    ++t;
  if (t < n.range.last) {
    const std::string_view words = document_.source.slice(span_of({t, n.range.last}));
    if (!out.empty()) out += ' ';
    // Line breaks in the text are spaces in a name.
    for (const char c : words) out += c == '\n' || c == '\t' ? ' ' : c;
    // A capital that only begins the sentence.
    const std::uint32_t start = document_.sentences[d_.sentence_of(t)].first_token;
    if (t == start && out.size() == words.size() && d_.token(t).upos != Upos::propn &&
        !is_all_caps(document_.form(t)))
      out = fold(document_.form(t)) + out.substr(document_.form(t).size());
  }
  return out;
}

std::optional<DraftId> MentionResolver::holder_of(const NominalMention& n) {
  const std::string lemma = fold(d_.token(n.head).lemma);
  constexpr std::string_view said_of_many =
      "boy child citizen daughter friend girl individual man member native neighbor neighbour "
      "one "
      "parent person resident son student supporter victim winner woman ";
  if (n.plural || in_sorted_words(said_of_many, lemma)) return std::nullopt;
  const std::vector<std::string> modifiers = modifier_words(n);
  std::vector<DraftId> holders;
  for (const DraftId i : found_in(by_role_, lemma)) {
    const Draft& draft = drafts_[i];
    for (const DraftRole& role : draft.roles) {
      if (role.lemma != lemma) continue;
      bool fits = true;
      for (const std::string& w : modifiers)
        if (std::find(role.words.begin(), role.words.end(), w) == role.words.end() &&
            !(w == "same") && !std::count(draft.name_words.begin(), draft.name_words.end(), w))
          fits = false;
      for (const std::string& w : role.words)
        if (changes_office(w) &&
            std::find(modifiers.begin(), modifiers.end(), w) == modifiers.end())
          fits = false;
      if (fits) {
        holders.push_back(i);
        break;
      }
    }
  }
  const auto found = last_spoken_of(holders, n.head);
  // "the company": not the one so called long ago when others were spoken of since.
  if (found && (lemma == "company" || lemma == "firm") && overtaken(*found)) return std::nullopt;
  return found;
}

bool MentionResolver::overtaken(DraftId draft) const {
  return std::any_of(companies_.begin(), companies_.end(), [&](DraftId other) {
    return other != draft && latest_[other] != UINT32_MAX && latest_[draft] != UINT32_MAX &&
           latest_[other] > latest_[draft];
  });
}

std::optional<DraftId> MentionResolver::last_spoken_of(const std::vector<DraftId>& candidates,
                                                       std::uint32_t t) {
  std::optional<DraftId> nearest;
  std::uint32_t nearest_distance = UINT32_MAX, second = UINT32_MAX;
  const std::uint32_t s = d_.sentence_of(t);
  for (const DraftId i : candidates) {
    if (latest_[i] == UINT32_MAX) continue;
    const std::uint32_t distance = s - d_.sentence_of(latest_[i]);
    if (distance < nearest_distance) {
      second = nearest_distance;
      nearest_distance = distance;
      nearest = i;
    } else {
      second = std::min(second, distance);
    }
  }
  if (!nearest) return std::nullopt;
  if (second == UINT32_MAX || (nearest_distance <= 1 && second >= nearest_distance + 4))
    return nearest;
  return std::nullopt;
}

std::optional<DraftId> MentionResolver::police_of(const NominalMention& n) {
  const std::vector<std::string> modifiers = modifier_words(n);
  if (modifiers.size() != 1) return std::nullopt;
  std::optional<DraftId> found;
  for (const DraftId i : found_in(by_word_, "police")) {
    const auto& words = drafts_[i].name_words;
    if (words.size() != 3 || words[0] != modifiers[0] || words[1] != "police") continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::optional<DraftId> MentionResolver::namesake_of(const NominalMention& n) {
  const std::string lemma = fold(d_.token(n.head).lemma);
  const std::vector<std::string> modifiers = modifier_words(n);
  std::vector<DraftId> candidates;
  if (lemma == "city" && modifiers.empty() && cities_.size() == 1)
    return last_spoken_of(cities_, n.head);
  for (const std::string_view word : called(lemma))
    for (const DraftId i : found_in(by_word_, std::string(word))) {
      const Draft& draft = drafts_[i];
      if (draft.name_words.size() < 2) continue;
      if (draft.kind != ActorKind::organization && draft.kind != ActorKind::place &&
          draft.kind != ActorKind::other)
        continue;
      const auto& words = draft.name_words;
      const auto of = std::find(words.begin(), words.end(), "of");
      const std::string before_of = of != words.end() && of != words.begin() ? *(of - 1) : "";
      // Of all centres only a medical one is a hospital.
      if (lemma == "hospital" && (word == "center" || word == "centre") &&
          !std::count(words.begin(), words.end(), "medical") &&
          !std::count(words.begin(), words.end(), "health"))
        continue;
      const bool head = words.back() == word || before_of == word ||
                        (n.plural && singular(words.back()) == word) ||
                        (words.front() == word && is_place_word(word));
      if (!head) continue;
      const bool fits = std::all_of(modifiers.begin(), modifiers.end(), [&](const std::string& w) {
        return std::find(words.begin(), words.end(), w) != words.end();
      });
      if (fits && std::find(candidates.begin(), candidates.end(), i) == candidates.end())
        candidates.push_back(i);
    }
  if (!candidates.empty()) return last_spoken_of(candidates, n.head);
  if (n.plural || !modifiers.empty()) return std::nullopt;
  if (lemma == "company" || lemma == "firm") return company_meant(n);
  return std::nullopt;
}

std::vector<std::string_view> MentionResolver::called(std::string_view lemma) {
  if (lemma == "hospital") return {"hospital", "center", "centre", "infirmary"};
  if (lemma == "union") return {"union", "guild", "brotherhood"};
  if (lemma == "school") return {"school", "academy"};
  if (lemma == "newspaper" || lemma == "paper")
    return {"times", "post", "herald", "gazette", "tribune", "telegraph", "chronicle"};
  if (lemma == "airline") return {"airlines", "airways"};
  if (lemma == "island") return {"island", "isle"};
  return {lemma};
}

std::optional<DraftId> MentionResolver::company_meant(const NominalMention& n) {
  std::vector<DraftId> by_name, near;
  const std::uint32_t s = d_.sentence_of(n.head);
  DraftId most = nobody;
  std::size_t first = 0, second = 0;
  for (const DraftId i : companies_) {
    if (latest_[i] == UINT32_MAX) continue;
    if (std::any_of(drafts_[i].roles.begin(), drafts_[i].roles.end(),
                    [](const DraftRole& r) { return is_organization_noun(r.lemma); }))
      by_name.push_back(i);
    const std::size_t count = drafts_[i].mentions.size();
    if (d_.sentence_of(latest_[i]) + 2 >= s && (count > 1 || companies_.size() == 1))
      near.push_back(i);
    if (count > first) {
      second = first;
      first = count;
      most = i;
    } else {
      second = std::max(second, count);
    }
  }
  if (by_name.size() == 1) return by_name[0];
  if (near.size() == 1) return near[0];
  if (most != nobody && first >= 4 && first >= 3 * second && d_.sentence_of(latest_[most]) + 2 >= s)
    return most;
  return std::nullopt;
}

bool MentionResolver::may_be_company(const Draft& draft) {
  constexpr std::string_view public_words =
      "academy administration agency alliance army assembly association authority board bureau "
      "church clinic club coalition college command commission committee congress council court "
      "customs department division enforcement federation force forces foundation government "
      "guard "
      "guild hospital house institute journal league legislature ministry movement museum "
      "nations "
      "navy news office parliament party patrol police post registry reserve school senate "
      "service "
      "society star sun times treasury tribunal union united university ";
  if (draft.name_words.size() == 1 && !acronym_letters(draft.name).empty()) return false;
  for (const std::string& w : draft.name_words)
    if (in_sorted_words(public_words, w)) return false;
  return true;
}

std::optional<DraftId> MentionResolver::earlier_nominal(const NominalMention& n) {
  const std::string lemma = fold(d_.token(n.head).lemma);
  const std::vector<std::string> modifiers = modifier_words(n);
  std::vector<DraftId> same, bare, heading;
  for (const DraftId i : found_in(by_lemma_, lemma)) {
    const Draft& draft = drafts_[i];
    if (draft.mentions.empty() || draft.plural != n.plural) continue;
    if (only_in_headings(draft)) {
      if (std::includes(modifiers.begin(), modifiers.end(), draft.modifiers.begin(),
                        draft.modifiers.end()))
        heading.push_back(i);
    } else if (draft.modifiers == modifiers) {
      same.push_back(i);
    } else if (n.definite && modifiers.empty() &&
               !std::count(draft.modifiers.begin(), draft.modifiers.end(), "other")) {
      bare.push_back(i);
    }
  }
  if (same.empty() && bare.empty() && heading.size() == 1) return heading[0];
  if (n.indefinite) return std::nullopt;
  // "people", "300 passengers": the same words may well mean others.
  const bool counted = std::any_of(modifiers.begin(), modifiers.end(), [](const std::string& w) {
    return w == "more" || w == "other" || (w[0] >= '0' && w[0] <= '9');
  });
  if (!n.definite && (counted || lemma == "people" || lemma == "person")) return std::nullopt;
  if (same.size() == 1 && (bare.empty() || !n.definite)) return same[0];
  if (same.empty() && bare.size() == 1 && n.definite) return bare[0];
  return std::nullopt;
}

std::optional<DraftId> MentionResolver::headline_of(const NominalMention& n) {
  if (!n.plural) return std::nullopt;
  const auto found = earlier_nominal(n);
  return found && only_in_headings(drafts_[*found]) ? found : std::nullopt;
}

bool MentionResolver::only_in_headings(const Draft& draft) const {
  return std::all_of(draft.mentions.begin(), draft.mentions.end(), [&](const Mention& m) {
    const auto& sentence = document_.sentences[d_.sentence_of(m.head_token)];
    const BlockKind kind = document_.blocks[sentence.block].kind;
    return kind == BlockKind::title || kind == BlockKind::heading;
  });
}

const std::vector<DraftId>& MentionResolver::found_in(const Index& index, const std::string& key) {
  static const std::vector<DraftId> none;
  const auto found = index.find(key);
  return found == index.end() ? none : found->second;
}

void resolve(const Dependencies& d, const std::vector<bool>& in_timex,
             const std::vector<NominalMention>& nominals,
             const std::vector<std::optional<DraftId>>& described, std::vector<Draft>& drafts,
             std::vector<std::optional<DraftId>>& by_head) {
  MentionResolver(d, in_timex, nominals, described, drafts, by_head).run();
}

}  // namespace dateline
