// Role nouns and pronouns, resolved in text order where the evidence is plain.
//
// Salience after S. Lappin and H. Leass, "An algorithm for pronominal anaphora resolution",
// Computational Linguistics 20(4), 1994: grammatical role and distance; but a pronoun is left alone
// when the runner-up comes close.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "actors_draft.hpp"
#include "word_classes.hpp"

namespace dateline {
namespace {

constexpr DraftId nobody = UINT32_MAX;

/// Something that was mentioned, as a candidate for what follows. Things that are no actors compete
/// too: "it" after "the bill" is not the senate.
struct Occurrence {
  std::uint32_t token = 0;
  DraftId draft = nobody;
  double weight = 0.0;
  bool plural = false;
  bool animate = false;
};

enum class PronounKind : std::uint8_t { none, he, she, it, they, first };

struct Pronoun {
  PronounKind kind = PronounKind::none;
  bool reflexive = false;
};

Pronoun read_pronoun(const Token& token, std::string_view form) {
  if (token.upos != Upos::pron) return {};
  const std::string w = fold(form);
  if (w == "he" || w == "him" || w == "his") return {PronounKind::he};
  if (w == "himself") return {PronounKind::he, true};
  if (w == "she" || w == "her" || w == "hers") return {PronounKind::she};
  if (w == "herself") return {PronounKind::she, true};
  if (w == "it" || w == "its") return {PronounKind::it};
  if (w == "itself") return {PronounKind::it, true};
  if (w == "they" || w == "them" || w == "their" || w == "theirs") return {PronounKind::they};
  if (w == "themselves") return {PronounKind::they, true};
  if (w == "i" || w == "me" || w == "my" || w == "myself" || w == "mine")
    return {PronounKind::first};
  return {};
}

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

class Resolver {
 public:
  Resolver(const Dependencies& d, const std::vector<bool>& in_timex,
           const std::vector<NominalMention>& nominals,
           const std::vector<std::optional<DraftId>>& described, std::vector<Draft>& drafts,
           std::vector<std::optional<DraftId>>& by_head)
      : d_(d),
        document_(d.document()),
        in_timex_(in_timex),
        nominals_(nominals),
        described_(described),
        drafts_(drafts),
        by_head_(by_head) {}

  void run() {
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

 private:
  /// A child that stands for the verb's subject, through passives.
  std::optional<std::uint32_t> subject_of(std::uint32_t verb) const {
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

  /// For each quotation the token that names its speaker: the subject of the verb that governs it
  /// or hangs on it from outside.
  void read_speakers() {
    const auto& quotes = document_.quotations;
    quote_of_.assign(document_.tokens.size(), UINT32_MAX);
    speaker_.assign(quotes.size(), UINT32_MAX);
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      const std::uint32_t first = quotes[q].first_token;
      const std::uint32_t last = std::min<std::uint32_t>(
          first + quotes[q].token_count, static_cast<std::uint32_t>(document_.tokens.size()));
      for (std::uint32_t t = first; t < last; ++t) quote_of_[t] = q;
      const auto inside = [&](std::uint32_t t) { return first <= t && t < last; };
      for (std::uint32_t t = first; t < last && speaker_[q] == UINT32_MAX; ++t) {
        const std::uint32_t h = d_.head(t);
        if (h != t && !inside(h) && is_saying(h)) {
          if (const auto s = subject_of(h); s && !inside(*s)) speaker_[q] = *s;
        }
        for (const std::uint32_t c : d_.children(t))
          if (!inside(c) && d_.token(c).deprel == Deprel::parataxis && is_saying(c))
            if (const auto s = subject_of(c); s && !inside(*s)) speaker_[q] = *s;
      }
    }
    // One voice a paragraph: a quotation without a speaker of its own takes the paragraph's, if all
    // others there have the same words for theirs.
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      if (speaker_[q] != UINT32_MAX || quotes[q].token_count == 0) continue;
      if (quotes[q].continues && q > 0) {
        speaker_[q] = speaker_[q - 1];
        continue;
      }
      if (quotes[q].token_count < 5) continue;  // a scare quote says nothing of who speaks
      const auto block = [&](std::uint32_t i) {
        return document_.sentences[d_.sentence_of(quotes[i].first_token)].block;
      };
      if (q > 0 && speaker_[q - 1] != UINT32_MAX && block(q - 1) == block(q))
        speaker_[q] = speaker_[q - 1];
    }
  }

  bool is_saying(std::uint32_t t) const {
    const Token& token = d_.token(t);
    return token.upos == Upos::verb &&
           (is_communication_verb(token.lemma) || is_cognition_verb(token.lemma));
  }

  /// "Chicago Mayor …", "the Chicago City Council": the only such place is "the city".
  void find_cities() {
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
  static void add_once(std::vector<DraftId>& list, DraftId id) {
    if (list.empty() || list.back() != id) list.push_back(id);
  }
  bool has_case(std::uint32_t t, std::string_view preposition) const {
    const auto c = d_.child(t, Deprel::case_);
    return c && d_.token(*c).lemma == preposition;
  }
  void add_city(DraftId id) {
    if (std::find(cities_.begin(), cities_.end(), id) == cities_.end()) cities_.push_back(id);
  }

  // ---- one walk through the text

  void walk() {
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

  /// What "who" or "which" stands for.
  std::optional<std::uint32_t> antecedent_of(std::uint32_t t) const {
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

  double weight_of(std::uint32_t t) const {
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

  void occur(std::uint32_t t, DraftId draft) {
    latest_[draft] = t;
    Occurrence o;
    o.token = t;
    o.draft = draft;
    o.weight = weight_of(t);
    o.plural = drafts_[draft].plural || drafts_[draft].kind == ActorKind::group;
    o.animate = drafts_[draft].kind == ActorKind::person || drafts_[draft].kind == ActorKind::group;
    occurrences_.push_back(o);
  }

  Span span_of(TokenRange range) const { return d_.span(range); }

  void mention(DraftId draft, std::uint32_t t, Span span, Mention::Form form) {
    by_head_[t] = draft;
    drafts_[draft].mentions.push_back({span, t, form});
    occur(t, draft);
  }

  // ---- noun phrases

  std::vector<std::string> modifier_words(const NominalMention& n) const {
    std::vector<std::string> out;
    for (const std::uint32_t m : n.modifiers) {
      const TokenRange range = d_.yield(m);
      for (std::uint32_t t = range.first; t < range.last && t < n.head; ++t)
        if (d_.token(t).upos != Upos::punct) out.push_back(fold(document_.form(t)));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  void resolve_nominal(const NominalMention& n) {
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

  void absorb(DraftId nameless, DraftId named) {
    for (const Mention& m : drafts_[nameless].mentions) {
      by_head_[m.head_token] = named;
      drafts_[named].mentions.push_back(m);
    }
    drafts_[nameless].mentions.clear();
    for (Occurrence& o : occurrences_)
      if (o.draft == nameless) o.draft = named;
  }

  /// Noun phrases that take part in what happens become actors of their own.
  bool acts(const NominalMention& n) const {
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

  /// "her city", when she is the mayor.
  bool is_municipal(std::uint32_t possessor) const {
    if (!by_head_[possessor]) return false;
    for (const DraftRole& role : drafts_[*by_head_[possessor]].roles)
      if (role.lemma == "mayor" || role.lemma == "alderman" || role.lemma == "councillor")
        return true;
    return false;
  }

  /// "any resident", "no one", "a person": nobody in particular.
  bool is_anyone(const NominalMention& n) const {
    for (const std::uint32_t c : d_.children(n.head)) {
      const std::string& w = d_.token(c).lemma;
      if (c < n.head && d_.token(c).deprel == Deprel::det &&
          (w == "any" || w == "no" || w == "every" || w == "each" || w == "either" ||
           w == "neither" || w == "what" || w == "which" || w == "whatever"))
        return true;
    }
    return n.indefinite && d_.token(n.head).lemma == "person";
  }

  std::string nominal_name(const NominalMention& n) const {
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

  /// "the mayor": the only one who is called so, or the one last spoken of if the other is far off.
  std::optional<DraftId> holder_of(const NominalMention& n) {
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

  /// Another company was mentioned since.
  bool overtaken(DraftId draft) const {
    return std::any_of(companies_.begin(), companies_.end(), [&](DraftId other) {
      return other != draft && latest_[other] != UINT32_MAX && latest_[draft] != UINT32_MAX &&
             latest_[other] > latest_[draft];
    });
  }

  /// The candidate mentioned before `t`; of several, one that is near while the others are far.
  std::optional<DraftId> last_spoken_of(const std::vector<DraftId>& candidates, std::uint32_t t) {
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

  /// "Chicago police": the Chicago Police Department.
  std::optional<DraftId> police_of(const NominalMention& n) {
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

  /// "the institute" of the Brannock Institute, "the river" of the River Wenn; "the city" where the
  /// text has one; "the company" where it has one.
  std::optional<DraftId> namesake_of(const NominalMention& n) {
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
        const bool fits =
            std::all_of(modifiers.begin(), modifiers.end(), [&](const std::string& w) {
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

  /// Other last words of names for what a common noun says.
  static std::vector<std::string_view> called(std::string_view lemma) {
    if (lemma == "hospital") return {"hospital", "center", "centre", "infirmary"};
    if (lemma == "union") return {"union", "guild", "brotherhood"};
    if (lemma == "school") return {"school", "academy"};
    if (lemma == "newspaper" || lemma == "paper")
      return {"times", "post", "herald", "gazette", "tribune", "telegraph", "chronicle"};
    if (lemma == "airline") return {"airlines", "airways"};
    if (lemma == "island") return {"island", "isle"};
    return {lemma};
  }

  /// The company of which the article treats: called so outright, the only one near, or far ahead
  /// of the others in number of mentions.
  std::optional<DraftId> company_meant(const NominalMention& n) {
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
    if (most != nobody && first >= 4 && first >= 3 * second &&
        d_.sentence_of(latest_[most]) + 2 >= s)
      return most;
    return std::nullopt;
  }

  static bool may_be_company(const Draft& draft) {
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

  /// "a man … the man", "prosecutors … prosecutors": the same noun with nothing that tells apart.
  std::optional<DraftId> earlier_nominal(const NominalMention& n) {
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

  /// A headline's "Nurses" are those that the article goes on about.
  std::optional<DraftId> headline_of(const NominalMention& n) {
    if (!n.plural) return std::nullopt;
    const auto found = earlier_nominal(n);
    return found && only_in_headings(drafts_[*found]) ? found : std::nullopt;
  }

  bool only_in_headings(const Draft& draft) const {
    return std::all_of(draft.mentions.begin(), draft.mentions.end(), [&](const Mention& m) {
      const auto& sentence = document_.sentences[d_.sentence_of(m.head_token)];
      const BlockKind kind = document_.blocks[sentence.block].kind;
      return kind == BlockKind::title || kind == BlockKind::heading;
    });
  }

  // ---- pronouns

  bool compatible(const Pronoun& p, const Occurrence& o) const {
    switch (p.kind) {
      case PronounKind::he:
      case PronounKind::she: {
        if (!o.animate || o.plural) return false;
        if (o.draft == nobody) return true;
        const Gender g = drafts_[o.draft].gender();
        return g == Gender::unknown ||
               g == (p.kind == PronounKind::he ? Gender::male : Gender::female);
      }
      case PronounKind::it:
        return !o.animate && !o.plural;
      case PronounKind::they:
        // An organisation is an "it" unless its noun is a plural in all but form.
        return o.plural || (o.draft != nobody && drafts_[o.draft].lemma == "police");
      default:
        return false;
    }
  }

  /// True if the grammar forbids that the pronoun at `t` means what stands at `a`.
  bool barred(std::uint32_t t, std::uint32_t a, bool reflexive) const {
    if (d_.sentence_of(t) != d_.sentence_of(a)) return reflexive;
    const std::uint32_t h = d_.head(t);
    if (d_.token(t).deprel == Deprel::nmod_poss) return h == a;
    std::uint32_t top = a;
    for (int steps = 0; steps < 4 && (d_.token(top).deprel == Deprel::conj ||
                                      d_.token(top).deprel == Deprel::appos);
         ++steps)
      top = d_.head(top);
    const bool coargument =
        d_.head(top) == h && is_argument(d_.token(t).deprel) && is_argument(d_.token(top).deprel);
    if (reflexive) return !coargument;
    if (!coargument) return false;
    // "took the book with him" may be himself; "said to him", "told him" may not.
    if (universal(d_.token(t).deprel) == Deprel::obl) {
      const auto preposition = d_.child(t, Deprel::case_);
      return !preposition || d_.token(*preposition).lemma != "with";
    }
    return true;
  }

  /// "Lowe said she …": the speaker or thinker is what the subject of the clause tends to mean.
  DraftId reporting_subject(std::uint32_t t) const {
    std::uint32_t v = d_.head(t);
    if (d_.token(t).deprel == Deprel::nmod_poss)
      for (int steps = 0; steps < 4 && d_.token(v).upos != Upos::verb && !d_.is_root(v); ++steps)
        v = d_.head(v);
    for (int steps = 0; steps < 5 && !d_.is_root(v); ++steps) {
      const Deprel r = d_.token(v).deprel;
      const std::uint32_t h = d_.head(v);
      if (r == Deprel::ccomp && is_saying(h)) {
        const auto s = subject_of(h);
        if (s && by_head_[*s]) return *by_head_[*s];
        return nobody;
      }
      if (r != Deprel::conj && r != Deprel::advcl && r != Deprel::xcomp && r != Deprel::ccomp &&
          r != Deprel::acl_relcl && r != Deprel::acl && r != Deprel::obj && r != Deprel::obl)
        return nobody;
      v = h;
    }
    return nobody;
  }

  /// "I" within a quotation is who says it, named before or after: for when all else is resolved.
  void resolve_speakers() {
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
      const std::uint32_t quote = quote_of_[t];
      if (quote == UINT32_MAX || speaker_[quote] == UINT32_MAX || by_head_[t] || in_timex_[t])
        continue;
      const Token& token = d_.token(t);
      if (read_pronoun(token, document_.form(t)).kind != PronounKind::first) continue;
      const auto speaker = by_head_[speaker_[quote]];
      if (!speaker || drafts_[*speaker].kind != ActorKind::person) continue;
      by_head_[t] = *speaker;
      drafts_[*speaker].mentions.push_back({token.span, t, Mention::Form::pronoun});
    }
  }

  /// Whoever is spoken of all the time, and is known to be called so, is meant sooner.
  double prominence(const Pronoun& p, DraftId id) const {
    if (id == nobody) return 1.0;
    const Draft& draft = drafts_[id];
    const bool person = p.kind == PronounKind::he || p.kind == PronounKind::she;
    const double count = static_cast<double>(std::min<std::size_t>(draft.mentions.size(), 10));
    return (1.0 + per_mention * count) *
           (person && draft.gender() != Gender::unknown ? known : 1.0);
  }

  void resolve_pronoun(std::uint32_t t, const Pronoun& p) {
    const Token& token = d_.token(t);
    if (token.deprel == Deprel::expl) return;
    const std::uint32_t quote = quote_of_[t];
    if (p.kind == PronounKind::first) return;  // resolve_speakers
    if (p.kind == PronounKind::it && is_empty_it(t)) return;

    const std::uint32_t s = d_.sentence_of(t);
    const std::uint32_t reach = p.kind == PronounKind::he || p.kind == PronounKind::she ? 3 : 1;
    struct Candidate {
      DraftId draft;
      std::uint32_t token;  ///< the nearest mention
      double score;
    };
    std::vector<Candidate> candidates;
    const DraftId reporter = reporting_subject(t);
    std::optional<std::uint32_t> own_subject;
    if (token.deprel == Deprel::nmod_poss) {
      std::uint32_t v = d_.head(t);
      for (int steps = 0; steps < 5 && !d_.is_root(v) && d_.token(v).upos != Upos::verb; ++steps)
        v = d_.head(v);
      own_subject = subject_of(v);
      // A bare second verb has the subject of the first.
      if (!own_subject && d_.token(v).deprel == Deprel::conj) own_subject = subject_of(d_.head(v));
    }
    double factor = 1.0;
    for (std::uint32_t back = 0; back <= reach && back <= s; ++back, factor *= decay) {
      const std::uint32_t sentence = s - back;
      // Who was spoken of in the paragraph before has left the stage.
      const bool same_block = document_.sentences[sentence].block == document_.sentences[s].block;
      if (back > 0 && !same_block &&
          document_.sentences[sentence + 1].block == document_.sentences[s].block)
        factor *= paragraph_decay;
      const std::uint32_t begin = sentence_start_[sentence];
      const std::uint32_t end = sentence + 1 < sentence_start_.size()
                                    ? sentence_start_[sentence + 1]
                                    : static_cast<std::uint32_t>(occurrences_.size());
      std::vector<Candidate> here;
      for (std::uint32_t i = end; i-- > begin && end - i < most_candidates;) {
        const Occurrence& o = occurrences_[i];
        if (o.token >= t || !compatible(p, o)) continue;
        if (p.kind == PronounKind::it) {
          // What a speaker means by "it" is not what the reporter last wrote about.
          if (quote != UINT32_MAX && quote_of_[o.token] != quote) continue;
          if (in_dateline(o.token)) continue;
        }
        // Inside a quotation, he is not the one who says it.
        if (quote != UINT32_MAX && speaker_[quote] != UINT32_MAX && o.draft != nobody &&
            by_head_[speaker_[quote]] == o.draft)
          continue;
        double weight = o.weight * prominence(p, o.draft);
        // "Lowe took her coat": whose it is, the clause's own subject is asked first.
        if (own_subject && *own_subject == o.token) weight *= own_subject_factor;
        if (barred(t, o.token, p.reflexive)) {
          // The same person may stand elsewhere in the sentence, but not as this argument.
          if (o.draft != nobody) here.push_back({o.draft, o.token, -100.0});
          continue;
        }
        const auto same = std::find_if(here.begin(), here.end(), [&](const Candidate& c) {
          return o.draft == nobody ? c.token == o.token : c.draft == o.draft;
        });
        if (same == here.end())
          here.push_back({o.draft, o.token, weight});
        else if (same->score >= 0)
          same->score = std::max(same->score, weight);
      }
      for (const Candidate& c : here) {
        const auto same = std::find_if(
            candidates.begin(), candidates.end(),
            [&](const Candidate& k) { return c.draft != nobody && k.draft == c.draft; });
        if (same == candidates.end())
          candidates.push_back({c.draft, c.token, c.score * factor});
        else
          same->score += c.score * factor;
      }
    }
    Candidate best{nobody, 0, 0.0};
    double second = 0.0, nearest = 0.0;
    for (Candidate& c : candidates) {
      if (c.draft != nobody && c.draft == reporter && c.score > 0)
        c.score *= token.deprel == Deprel::nmod_poss ? 1.8 : reporter_factor;
      if (d_.sentence_of(c.token) == s) nearest = std::max(nearest, c.score);
      if (c.score > best.score) {
        second = std::max(second, best.score);
        best = c;
      } else {
        second = std::max(second, c.score);
      }
    }
    const auto resolve_to = [&](DraftId draft) {
      mention(draft, t, token.span, Mention::Form::pronoun);
    };
    if (const auto only = protagonist(p, s)) {
      const bool other = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
        return c.draft == *only ? c.score < 0 : c.draft != nobody && drafts_[c.draft].named;
      });
      if (!other) return resolve_to(*only);
    }
    if (best.draft == nobody || best.score < least_score) return;
    const double margin =
        p.kind == PronounKind::he || p.kind == PronounKind::she ? margin_person : margin_thing;
    if (best.score < margin * second) return;
    if (p.kind == PronounKind::it && may_be_object_before(t, best.token)) return;
    // Whoever stands in the same sentence is passed over for good reasons only.
    if (universal(token.deprel) != Deprel::nsubj && d_.sentence_of(best.token) != s &&
        best.score < margin_far * nearest)
      return;
    if (p.kind == PronounKind::they && best.score < 0.55) return;
    if (best.draft < votes_.size() && (second == 0.0 || best.score > 2.0 * second)) {
      votes_[best.draft].first += p.kind == PronounKind::he;
      votes_[best.draft].second += p.kind == PronounKind::she;
    }
    resolve_to(best.draft);
  }

  /// Of whom the article treats from end to end, near by, and nobody else whom the pronoun fits.
  std::optional<DraftId> protagonist(const Pronoun& p, std::uint32_t sentence) const {
    if (p.kind != PronounKind::he && p.kind != PronounKind::she) return std::nullopt;
    const Gender gender = p.kind == PronounKind::he ? Gender::male : Gender::female;
    constexpr std::size_t enough = 6;
    constexpr std::uint32_t near = 4;
    DraftId first = nobody;
    std::size_t second = 0;
    for (const DraftId i : people_) {
      const Draft& draft = drafts_[i];
      const bool known_as = draft.gender() == gender;
      if (draft.mentions.size() >= enough && known_as &&
          (first == nobody || draft.mentions.size() > drafts_[first].mentions.size())) {
        if (first != nobody) second = std::max(second, drafts_[first].mentions.size());
        first = i;
      } else if (known_as || draft.gender() == Gender::unknown) {
        second = std::max(second, draft.mentions.size());
      }
    }
    if (first == nobody || drafts_[first].mentions.size() < 3 * second) return std::nullopt;
    if (latest_[first] == UINT32_MAX || d_.sentence_of(latest_[first]) + near < sentence)
      return std::nullopt;
    return first;
  }

  /// "The council passed the plan, and it took effect": not the council, which needed no pronoun.
  bool may_be_object_before(std::uint32_t t, std::uint32_t candidate) const {
    const std::uint32_t v = d_.head(t);
    if (universal(d_.token(t).deprel) != Deprel::nsubj || d_.token(v).deprel != Deprel::conj)
      return false;
    const std::uint32_t first = d_.head(v);
    if (d_.head(candidate) != first || universal(d_.token(candidate).deprel) != Deprel::nsubj)
      return false;
    const auto object = d_.child(first, Deprel::obj);
    return object && *object < t && !in_timex_[*object] && d_.token(*object).upos == Upos::noun &&
           d_.token(*object).xpos == Xpos::nn && d_.token(*object).entity != EntityType::person;
  }

  /// "PORT AMSEL — Leaders …": where it was written, not what it is about.
  bool in_dateline(std::uint32_t t) const {
    const Sentence& sentence = document_.sentences[d_.sentence_of(t)];
    if (t >= sentence.first_token + 4 || !is_all_caps(document_.form(t))) return false;
    for (std::uint32_t k = t + 1; k < sentence.first_token + sentence.token_count && k < t + 8; ++k)
      if (const std::string_view mark = document_.form(k);
          mark == "—" || mark == "–" || mark == "--")
        return true;
    return false;
  }

  /// "it is clear that", "it rained", "it took two hours": means nothing, or no actor.
  bool is_empty_it(std::uint32_t t) const {
    if (fold(document_.form(t)) != "it") return false;
    const std::uint32_t v = d_.head(t);
    if (universal(d_.token(t).deprel) != Deprel::nsubj) return false;
    const Token& verb = d_.token(v);
    const bool clause = d_.has_child(v, Deprel::ccomp) || d_.has_child(v, Deprel::csubj) ||
                        d_.has_child(v, Deprel::advcl) || d_.has_child(v, Deprel::acl_relcl);
    if (d_.has_child(v, Deprel::cop) &&
        (clause || verb.upos == Upos::adj || verb.upos == Upos::num ||
         d_.has_child(v, Deprel::xcomp) || in_timex_[v]))
      return true;
    constexpr std::string_view empty_verbs =
        "appear drizzle emerge hail happen rain remain seem snow take thunder turn ";
    return in_sorted_words(empty_verbs, verb.lemma);
  }

  static constexpr std::uint32_t most_candidates = 60;  ///< in one sentence
  static constexpr double least_score = 0.18;
  static constexpr double per_mention = 0.1;
  static constexpr double decay = 0.55;
  static constexpr double paragraph_decay = 0.6;
  static constexpr double reporter_factor = 2.5;
  static constexpr double own_subject_factor = 1.5;
  static constexpr double known = 1.5;
  static constexpr double margin_person = 1.5;
  static constexpr double margin_far = 4.0;
  static constexpr double margin_thing = 2.2;

  const Dependencies& d_;
  const Document& document_;
  const std::vector<bool>& in_timex_;
  const std::vector<NominalMention>& nominals_;
  const std::vector<std::optional<DraftId>>& described_;
  std::vector<Draft>& drafts_;
  std::vector<std::optional<DraftId>>& by_head_;
  std::vector<std::uint32_t> nominal_at_, quote_of_, speaker_;
  std::vector<DraftId> cities_, companies_, people_;
  using Index = std::unordered_map<std::string, std::vector<DraftId>>;  // looked up, never walked
  static const std::vector<DraftId>& found_in(const Index& index, const std::string& key) {
    static const std::vector<DraftId> none;
    const auto found = index.find(key);
    return found == index.end() ? none : found->second;
  }
  Index by_role_, by_word_;            ///< of named drafts
  Index by_lemma_;                     ///< of nominal drafts, in this walk
  std::vector<std::uint32_t> latest_;  ///< token of the last mention so far, by draft
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> sentence_start_;
  std::vector<std::pair<int, int>> votes_;  ///< he, she: plain cases, by draft
};

}  // namespace

void resolve(const Dependencies& d, const std::vector<bool>& in_timex,
             const std::vector<NominalMention>& nominals,
             const std::vector<std::optional<DraftId>>& described, std::vector<Draft>& drafts,
             std::vector<std::optional<DraftId>>& by_head) {
  Resolver(d, in_timex, nominals, described, drafts, by_head).run();
}

}  // namespace dateline
