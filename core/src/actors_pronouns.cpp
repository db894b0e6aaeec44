// Pronouns, resolved in text order where the evidence is plain.
#include <algorithm>

#include "mention_resolver.hpp"
#include "word_classes.hpp"

namespace dateline {

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

void MentionResolver::read_speakers() {
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

bool MentionResolver::is_saying(std::uint32_t t) const {
  const Token& token = d_.token(t);
  return token.upos == Upos::verb &&
         (is_communication_verb(token.lemma) || is_cognition_verb(token.lemma));
}

bool MentionResolver::compatible(const Pronoun& p, const Occurrence& o) const {
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

bool MentionResolver::barred(std::uint32_t t, std::uint32_t a, bool reflexive) const {
  if (d_.sentence_of(t) != d_.sentence_of(a)) return reflexive;
  const std::uint32_t h = d_.head(t);
  if (d_.token(t).deprel == Deprel::nmod_poss) return h == a;
  std::uint32_t top = a;
  for (int steps = 0;
       steps < 4 && (d_.token(top).deprel == Deprel::conj || d_.token(top).deprel == Deprel::appos);
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

DraftId MentionResolver::reporting_subject(std::uint32_t t) const {
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

void MentionResolver::resolve_speakers() {
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

double MentionResolver::prominence(const Pronoun& p, DraftId id) const {
  if (id == nobody) return 1.0;
  const Draft& draft = drafts_[id];
  const bool person = p.kind == PronounKind::he || p.kind == PronounKind::she;
  const double count = static_cast<double>(std::min<std::size_t>(draft.mentions.size(), 10));
  return (1.0 + per_mention * count) * (person && draft.gender() != Gender::unknown ? known : 1.0);
}

void MentionResolver::resolve_pronoun(std::uint32_t t, const Pronoun& p) {
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
  // "It denied …": a fine denies nothing.
  const bool says = p.kind == PronounKind::it && universal(token.deprel) == Deprel::nsubj &&
                    token.deprel != Deprel::nsubj_pass && is_saying(d_.head(t));
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
        if (says && !can_say(o)) continue;
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
      const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& k) {
        return c.draft != nobody && k.draft == c.draft;
      });
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

bool MentionResolver::can_say(const Occurrence& o) const {
  if (o.draft == nobody) {
    const Token& token = d_.token(o.token);
    // Papers say things, too.
    constexpr std::string_view documents =
        "account affidavit agreement announcement article audit bill book brief charter complaint "
        "constitution contract decree document email filing forecast guideline indictment judgment "
        "law lawsuit letter list manual memo message motion note notice opinion order paper "
        "petition "
        "plan poll post proposal record report resolution review rule ruling statement story study "
        "suit survey text treaty verdict warrant website will ";
    if (in_sorted_words(documents, token.lemma)) return true;
    return token.entity == EntityType::organization || may_be_organization_noun(token.lemma) ||
           token.upos != Upos::noun;
  }
  const ActorKind kind = drafts_[o.draft].kind;
  return kind == ActorKind::organization || kind == ActorKind::group || kind == ActorKind::place;
}

std::optional<DraftId> MentionResolver::protagonist(const Pronoun& p,
                                                    std::uint32_t sentence) const {
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

bool MentionResolver::may_be_object_before(std::uint32_t t, std::uint32_t candidate) const {
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

bool MentionResolver::in_dateline(std::uint32_t t) const {
  const Sentence& sentence = document_.sentences[d_.sentence_of(t)];
  if (t >= sentence.first_token + 4 || !is_all_caps(document_.form(t))) return false;
  for (std::uint32_t k = t + 1; k < sentence.first_token + sentence.token_count && k < t + 8; ++k)
    if (const std::string_view mark = document_.form(k); mark == "—" || mark == "–" || mark == "--")
      return true;
  return false;
}

bool MentionResolver::is_empty_it(std::uint32_t t) const {
  if (fold(document_.form(t)) != "it") return false;
  const std::uint32_t v = d_.head(t);
  if (universal(d_.token(t).deprel) != Deprel::nsubj) return false;
  const Token& verb = d_.token(v);
  const bool clause = d_.has_child(v, Deprel::ccomp) || d_.has_child(v, Deprel::csubj) ||
                      d_.has_child(v, Deprel::advcl) || d_.has_child(v, Deprel::acl_relcl);
  if (d_.has_child(v, Deprel::cop) && (clause || verb.upos == Upos::adj || verb.upos == Upos::num ||
                                       d_.has_child(v, Deprel::xcomp) || in_timex_[v]))
    return true;
  constexpr std::string_view empty_verbs =
      "appear drizzle emerge hail happen rain remain seem snow take thunder turn ";
  return in_sorted_words(empty_verbs, verb.lemma);
}

}  // namespace dateline
