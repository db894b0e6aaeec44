// Who is what: titles, appositions, copulas.
#include <algorithm>

#include "actors_draft.hpp"
#include "word_classes.hpp"

namespace dateline {
namespace {

void add_role(Draft& draft, DraftRole role) {
  const bool known = std::any_of(draft.roles.begin(), draft.roles.end(), [&](const DraftRole& r) {
    return r.lemma == role.lemma && r.words == role.words;
  });
  if (!known) draft.roles.push_back(std::move(role));
}

void add_title(Draft& draft, const std::string& title) {
  if (std::find(draft.titles.begin(), draft.titles.end(), title) == draft.titles.end())
    draft.titles.push_back(title);
}

std::string full_title(const std::string& word) {
  constexpr std::pair<std::string_view, std::string_view> table[] = {
      {"capt.", "captain"},        {"cmdr.", "commander"},     {"col.", "colonel"},
      {"det.", "detective"},       {"gen.", "general"},        {"gov.", "governor"},
      {"lt.", "lieutenant"},       {"maj.", "major"},          {"pres.", "president"},
      {"prof.", "professor"},      {"rep.", "representative"}, {"rev.", "reverend"},
      {"sec.", "secretary"},       {"sen.", "senator"},        {"sgt.", "sergeant"},
      {"supt.", "superintendent"}, {"dr.", "doctor"},          {"dr", "doctor"}};
  for (const auto& [abbreviation, word_itself] : table)
    if (word == abbreviation) return std::string(word_itself);
  return word;
}

void read_gender(Draft& draft, const std::vector<std::string>& words) {
  for (const std::string& w : words) {
    const Gender g = gender_of(w);
    draft.male += g == Gender::male;
    draft.female += g == Gender::female;
  }
}

/// The kind of an apposed noun may settle what a name is.
void read_kind(Draft& draft, ActorKind kind) {
  draft.votes[static_cast<std::size_t>(kind)] += 4;
  if (kind == ActorKind::person && draft.kind == ActorKind::other) draft.kind = kind;
  if (draft.kind == ActorKind::other && kind != ActorKind::group) draft.kind = kind;
}

}  // namespace

std::vector<std::optional<DraftId>> read_roles(const Dependencies& d,
                                               const std::vector<NameMention>& names,
                                               const std::vector<NominalMention>& nominals,
                                               JoinedNames& joined) {
  const Document& document = d.document();
  std::vector<std::optional<DraftId>> described(document.tokens.size());
  std::vector<std::uint32_t> name_at(document.tokens.size(), UINT32_MAX);
  std::vector<std::uint32_t> name_starting(document.tokens.size(), UINT32_MAX);
  std::vector<std::uint32_t> name_ending(document.tokens.size() + 1, UINT32_MAX);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    for (const std::uint32_t t : names[i].attached) name_at[t] = i;
    name_ending[names[i].range.last] = i;
    name_starting[names[i].range.first] = i;
  }

  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (!joined.draft_of[i] || names[i].title.empty()) continue;
    Draft& draft = joined.drafts[*joined.draft_of[i]];
    DraftRole role;
    std::string title;
    for (const std::string& w : names[i].title) {
      if (!title.empty()) title += ' ';
      title += w;
      role.words.push_back(full_title(fold(w)));
    }
    add_title(draft, title);
    read_gender(draft, role.words);
    // "Secretary of State": the head stands before "of".
    const auto of = std::find(role.words.begin(), role.words.end(), "of");
    role.lemma = of != role.words.end() && of != role.words.begin() ? *(of - 1) : role.words.back();
    if (!is_courtesy_title(fold(names[i].title.back()))) add_role(draft, std::move(role));
    // "Chicago Mayor Ada Lowe": the words before are a name of their own.
  }

  const auto role_of = [&](const NominalMention& n) {
    DraftRole role;
    role.lemma = fold(d.token(n.head).lemma);
    for (std::uint32_t t = n.range.first; t < n.range.last; ++t) {
      const Upos upos = d.token(t).upos;
      const Deprel r = d.token(t).deprel;
      if (upos == Upos::det || upos == Upos::pron || upos == Upos::punct || upos == Upos::num ||
          upos == Upos::part || r == Deprel::nmod_poss || r == Deprel::case_)
        continue;
      if (t == n.head)
        role.words.push_back(role.lemma);
      else
        role.words.push_back(fold(document.form(t)));
    }
    return role;
  };
  const auto is_role_for = [&](const NominalMention& n, const Draft& draft) {
    if (n.plural) return draft.plural;
    if (n.kind == ActorKind::person)
      return draft.kind == ActorKind::person || draft.kind == ActorKind::other;
    if (n.kind == ActorKind::organization)
      return draft.kind == ActorKind::organization || draft.kind == ActorKind::other ||
             draft.kind == ActorKind::place;
    if (n.kind == ActorKind::place)
      return draft.kind == ActorKind::place || draft.kind == ActorKind::other;
    return false;
  };
  const auto coordinated = [&](std::uint32_t t) {
    return d.token(t).deprel == Deprel::conj || d.has_child(t, Deprel::conj);
  };

  for (const NominalMention& n : nominals) {
    const Token& head = d.token(n.head);
    std::uint32_t name = UINT32_MAX;
    bool apposed = false;
    if (head.deprel == Deprel::appos && name_at[d.head(n.head)] != UINT32_MAX) {
      // "Ada Lowe, the mayor": nothing but a comma between.
      const NameMention& m = names[name_at[d.head(n.head)]];
      const std::uint32_t gap = m.range.last;
      if (gap < n.range.first && n.range.first - gap <= 2 &&
          (document.form(gap) == "," || document.form(gap) == "(" || document.form(gap) == "—" ||
           document.form(gap) == "–") &&
          n.range.first == gap + 1) {
        name = name_at[d.head(n.head)];
        apposed = true;
      }
    }
    if (name == UINT32_MAX) {
      for (const std::uint32_t c : d.children(n.head)) {
        if (c < n.head || d.token(c).deprel != Deprel::appos || name_at[c] == UINT32_MAX) continue;
        // "the watchman, Abel Quintero", "the sister of the mayor, Eve Lowe": the parser decided
        const NameMention& m = names[name_at[c]];
        const bool comma = m.range.first > 0 && document.form(m.range.first - 1) == ",";
        const bool bare = m.range.first == n.range.last;
        if ((comma && m.range.first - 1 == n.range.last) || bare || (comma && n.restricted)) {
          name = name_at[c];
          apposed = true;
        }
        break;
      }
    }
    if (name == UINT32_MAX && n.kind == ActorKind::person && !n.plural) {
      // "Aune, the union's president, said", however it was parsed; "Aune, the president, and" is a
      // list of three.
      const std::uint32_t first = n.range.first, last = n.range.last;
      const std::uint32_t start = document.sentences[d.sentence_of(n.head)].first_token;
      if (first >= start + 2 && last + 1 < document.tokens.size() &&
          document.form(first - 1) == "," && document.form(last) == "," &&
          document.form(last + 1) != "and" && document.form(last + 1) != "or" &&
          (n.definite || n.indefinite || n.possessor) && name_ending[first - 1] != UINT32_MAX) {
        name = name_ending[first - 1];
        apposed = true;
      }
    }
    if (name == UINT32_MAX && d.has_child(n.head, Deprel::cop)) {
      // "Ada Lowe is the mayor"; not when it is denied or only may be.
      const auto subject = d.child(n.head, Deprel::nsubj);
      bool plain = subject && name_at[*subject] != UINT32_MAX;
      for (const std::uint32_t c : d.children(n.head)) {
        const std::string& w = d.token(c).lemma;
        if (w == "not" || w == "n't" || w == "never" || d.token(c).xpos == Xpos::md ||
            d.token(c).deprel == Deprel::mark || d.token(c).deprel == Deprel::case_)
          plain = false;
      }
      if (plain) name = name_at[*subject];
    }
    if (name == UINT32_MAX) {
      // "a gang that calls itself Ninth Door", "a network known as Lattice"
      for (const std::uint32_t c : d.children(n.head)) {
        const Token& clause = d.token(c);
        if (universal(clause.deprel) != Deprel::acl || c < n.head ||
            (clause.lemma != "call" && clause.lemma != "name" && clause.lemma != "dub" &&
             clause.lemma != "know"))
          continue;
        for (std::uint32_t t = c + 1; t < c + 4 && t < document.tokens.size(); ++t) {
          const std::string& w = d.token(t).lemma;
          name = name_at[t] != UINT32_MAX ? name_at[t] : name_starting[t];
          if (name != UINT32_MAX ||
              (w != "as" && d.token(t).upos != Upos::pron && d.token(t).upos != Upos::det))
            break;
        }
        if (name != UINT32_MAX) apposed = true;
        break;
      }
      if (name != UINT32_MAX && joined.draft_of[name] && n.kind == ActorKind::group &&
          joined.drafts[*joined.draft_of[name]].kind != ActorKind::place && !n.plural) {
        described[n.head] = joined.draft_of[name];
        continue;
      }
    }
    if (name == UINT32_MAX || !joined.draft_of[name]) continue;
    Draft& draft = joined.drafts[*joined.draft_of[name]];
    if (!is_role_for(n, draft)) continue;
    if (coordinated(names[name].head) || (apposed && coordinated(n.head))) continue;
    DraftRole role = role_of(n);
    read_gender(draft, {role.lemma, role.lemma.substr(role.lemma.rfind('-') + 1)});
    read_kind(draft, n.kind);
    if (n.kind == ActorKind::person && apposed) {
      std::string title;
      for (const std::string& w : role.words) title += (title.empty() ? "" : " ") + w;
      add_title(draft, title);
    }
    add_role(draft, std::move(role));
    if (apposed) described[n.head] = joined.draft_of[name];
  }
  return described;
}

}  // namespace dateline
