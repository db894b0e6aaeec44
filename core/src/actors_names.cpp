// Joining names: full and short, acronyms and what they abbreviate.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "actors_draft.hpp"
#include "word_classes.hpp"

namespace dateline {
namespace {

constexpr std::size_t person = static_cast<std::size_t>(ActorKind::person);
constexpr std::size_t organization = static_cast<std::size_t>(ActorKind::organization);
constexpr std::size_t place = static_cast<std::size_t>(ActorKind::place);
constexpr std::size_t group = static_cast<std::size_t>(ActorKind::group);
constexpr std::size_t other = static_cast<std::size_t>(ActorKind::other);

/// All mentions with the same words.
struct Form {
  std::vector<std::string> words;   ///< as first seen with small letters
  std::vector<std::string> folded;  ///< lower case, acronyms without dots, company suffixes dropped
  std::string acronym;              ///< letters, if it is one
  std::array<int, 5> tagged{};      ///< what the language model says, summed over the mentions
  std::array<int, 5> votes{};       ///< all evidence
  std::uint64_t evidence = 0;       ///< which has been counted
  int male = 0, female = 0;
  bool definite = false;
  bool capitals = false;  ///< seen in capitals only
  bool titled = false;
  bool inferred = false;              ///< "Gavin [Thresh] and Lowell Thresh"
  bool located = false;               ///< "in Cambridge", "at Cambridge"
  bool ambiguous = false;             ///< resolved mention by mention
  std::vector<std::size_t> mentions;  ///< into names
  std::uint32_t first() const { return static_cast<std::uint32_t>(mentions.front()); }

  std::size_t top() const {
    return static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  }
  bool looks_like(std::size_t kind) const {
    return votes[kind] > 0 && votes[kind] >= *std::max_element(votes.begin(), votes.end());
  }
};

std::vector<std::string> fold_words(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& w : words) {
    const std::string letters = words.size() == 1 ? acronym_letters(w) : std::string();
    std::string f = fold(letters.empty() ? w : letters);
    if (f == "’s") f = "'s";
    if (f == "’") f = "'";
    if (words.size() > 1 && (f == "u.s." || w == "US")) {
      out.insert(out.end(), {"united", "states"});
      continue;
    }
    if (f != ",") out.push_back(std::move(f));
  }
  while (out.size() > 1 && is_company_suffix(out.back()) && out.back() != "company") out.pop_back();
  return out;
}

bool is_generation(const std::string& folded) {
  return folded == "jr." || folded == "jr" || folded == "sr." || folded == "sr" || folded == "ii" ||
         folded == "iii" || folded == "iv";
}

/// A country or its demonym in front of an organisation's name.
bool is_country_prefix(const std::string& folded) {
  return folded == "u.s." || folded == "us" || folded == "u.k." || folded == "uk" ||
         folded == "united-states" || folded == "american" || folded == "british" ||
         folded == "eu" || folded == "un" || folded == "u.n." || folded == "federal" ||
         folded == "national" || folded == "royal" || folded == "state";
}

/// What speaks for a kind. Each counts once for a form, however often it is seen: a tagger that
/// errs on an unknown name errs on all its mentions.
enum class Evidence : std::uint32_t {
  title,
  definite,
  inside,
  towards,
  who,
  which,
  person_noun,
  organization_noun,
  place_noun,
  age,
  speaks,
  last_word,
  first_word,
  dateline,
  pattern,
  owner_of_company,
  owner_of_place
};

void once(Form& form, Evidence evidence, std::size_t kind, int amount) {
  const std::uint64_t bit =
      std::uint64_t{1} << (static_cast<std::size_t>(evidence) * 3 + (kind == place          ? 2
                                                                     : kind == organization ? 1
                                                                                            : 0));
  if (form.evidence & bit) return;
  form.evidence |= bit;
  form.votes[kind] += amount;
}

void vote(const Dependencies& d, const NameMention& name, Form& form) {
  const std::vector<std::string> folded = fold_words(name.words);
  const std::string& last = folded.back();
  const bool acronym = folded.size() == 1 && !acronym_letters(name.words[0]).empty();
  bool seen = false;
  for (const std::uint32_t t : name.attached) {
    if (!name.core.contains(t)) continue;
    const int weight = seen ? 1 : 3;
    seen = true;
    switch (d.token(t).entity) {
      case EntityType::person:
        form.tagged[name.plural && !acronym ? group : person] += weight;
        break;
      case EntityType::organization:
        form.tagged[organization] += weight;
        break;
      case EntityType::place:
        form.tagged[place] += weight;
        break;
      case EntityType::none:
      case EntityType::time:
        seen = false;
        break;
      default:
        form.tagged[other] += weight;
    }
  }
  if (!name.title.empty()) {
    once(form, Evidence::title, person, 8);
    form.titled = true;
    for (const std::string& w : name.title) {
      const Gender g = gender_of(fold(w));
      form.male += 2 * (g == Gender::male);
      form.female += 2 * (g == Gender::female);
    }
  }
  if (name.words.size() > 1 && is_company_suffix(fold(name.words.back())))
    once(form, Evidence::last_word, organization, 8);
  else if (folded.size() > 1 && is_organization_word(last))
    once(form, Evidence::last_word, organization, 5);
  else if (folded.size() > 1 && is_place_word(last))
    once(form, Evidence::last_word, place, 5);
  else if (folded.size() == 1 && name.definite && is_organization_noun(last))
    once(form, Evidence::last_word, organization, 4);
  if (folded.size() > 2 && folded[1] == "of" && is_organization_noun(folded[0]))
    once(form, Evidence::first_word, organization, 5);
  if (folded.size() > 1 &&
      (folded[0] == "river" || folded[0] == "lake" || folded[0] == "mount" || folded[0] == "cape" ||
       folded[0] == "fort" || folded[0] == "port" || folded[0] == "isle"))
    once(form, Evidence::first_word, place, 4);
  if (acronym && last.size() >= 3) once(form, Evidence::last_word, organization, 1);
  if (name.dateline) once(form, Evidence::dateline, place, 6);
  if (name.definite) once(form, Evidence::definite, person, -4);
  for (const std::uint32_t c : d.children(name.head)) {
    const Token& child = d.token(c);
    const std::string& w = child.lemma;
    if (child.deprel == Deprel::case_ && c < name.range.first) {
      if (w == "in" || w == "near") once(form, Evidence::inside, place, 3);
      if (w == "at" || w == "from" || w == "to" || w == "off")
        once(form, Evidence::towards, place, 1);
    }
    if (child.deprel == Deprel::acl_relcl)
      for (const std::uint32_t g : d.children(c)) {
        if (d.token(g).lemma == "who") once(form, Evidence::who, person, 4);
        if (d.token(g).lemma == "which") once(form, Evidence::which, person, -4);
      }
    if (child.deprel == Deprel::appos && child.upos == Upos::noun && c > name.head) {
      if (is_person_noun(w))
        once(form, Evidence::person_noun, person, 4);
      else if (is_organization_noun(w))
        once(form, Evidence::organization_noun, organization, 3);
      else if (is_place_noun(w))
        once(form, Evidence::place_noun, place, 3);
    }
  }
  const Token& head = d.token(name.head);
  const Token& governor = d.token(d.head(name.head));
  if (head.deprel == Deprel::nsubj && is_communication_verb(governor.lemma)) {
    once(form, Evidence::speaks, person, 1);
    once(form, Evidence::speaks, organization, 1);
  }
  // "the watchman, Abel Quintero"
  if (head.deprel == Deprel::appos && governor.upos == Upos::noun) {
    const std::string lemma = fold(governor.lemma);
    if (is_person_noun(lemma))
      once(form, Evidence::person_noun, person, 4);
    else if (is_organization_noun(lemma))
      once(form, Evidence::organization_noun, organization, 3);
    else if (is_place_noun(lemma))
      once(form, Evidence::place_noun, place, 3);
  }
  // "Norsk Alloy's chief executive": companies have what people don't.
  constexpr std::string_view of_companies =
      "board ceo employee executive factory headquarters investor plant revenue share shareholder "
      "shares spokesman spokesperson spokeswoman stock subsidiary worker ";
  const Document& document = d.document();
  const std::uint32_t after = name.range.last;
  if (after < document.tokens.size() && d.token(after).xpos == Xpos::pos)
    for (std::uint32_t t = after + 1; t < after + 4 && t < document.tokens.size(); ++t)
      if (in_sorted_words(of_companies, d.token(t).lemma))
        once(form, Evidence::owner_of_company, organization, 5);
  // "Haverthwick town centre"
  if (name.modifier && governor.upos == Upos::noun &&
      (governor.lemma == "town" || governor.lemma == "city" || governor.lemma == "center" ||
       governor.lemma == "centre" || governor.lemma == "police" || governor.lemma == "resident" ||
       governor.lemma == "jury"))
    once(form, Evidence::owner_of_place, place, 2);
  // "Abel Quintero, 58,"
  if (after + 2 < document.tokens.size() && document.form(after) == "," &&
      d.token(after + 1).upos == Upos::num && document.form(after + 1).size() == 2 &&
      (document.form(after + 2) == "," || document.form(after + 2) == "."))
    once(form, Evidence::age, person, 5);
  // Two or three words that mean nothing else look like a person's; not after "the" or "in".
  if (name.words.size() >= 2 && name.words.size() <= 3 && !name.definite &&
      std::none_of(folded.begin(), folded.end(),
                   [](const std::string& w) {
                     return w.size() < 2 || is_organization_word(w) || is_place_word(w);
                   }) &&
      !is_common_word(folded[0]) && !d.has_child(name.head, Deprel::case_))
    once(form, Evidence::pattern, person, 1);
}

class Joiner {
 public:
  Joiner(const Dependencies& d, std::vector<NameMention>& names) : d_(d), names_(names) {}

  JoinedNames run() {
    for (const NameMention& n : names_)
      if (n.words.size() > 1 && !is_organization_word(fold(n.words.back())) &&
          !is_place_word(fold(n.words.back())))
        by_last_people_.insert(fold(n.words.back()));
    split_families();
    make_forms();
    parent_.resize(forms_.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (const Form& f : forms_)
      if (!f.folded.empty()) by_last_[surname(f)].push_back(index(f));
    join_people();
    join_organizations();
    join_acronyms();
    return make_drafts();
  }

 private:
  /// Coordinated names are of one kind, as far as either tells: "Gavin and Lowell".
  void vote_for_coordinated() {
    std::map<std::uint32_t, std::size_t> form_at;
    for (std::size_t i = 0; i < names_.size(); ++i)
      for (const std::uint32_t t : names_[i].attached) form_at.emplace(t, form_of_[i]);
    std::vector<std::array<int, 5>> extra(forms_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Token& head = d_.token(names_[i].head);
      if (head.deprel != Deprel::conj) continue;
      const auto found = form_at.find(d_.head(names_[i].head));
      if (found == form_at.end() || found->second == form_of_[i]) continue;
      for (const std::size_t k : {person, organization, place}) {
        extra[form_of_[i]][k] += forms_[found->second].looks_like(k);
        extra[found->second][k] += forms_[form_of_[i]].looks_like(k);
      }
    }
    for (std::size_t f = 0; f < forms_.size(); ++f)
      for (std::size_t k = 0; k < 5; ++k) forms_[f].votes[k] += std::min(extra[f][k], 3);
  }

  std::size_t index(const Form& f) const { return static_cast<std::size_t>(&f - forms_.data()); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

  static const std::string& surname(const Form& f) {
    std::size_t n = f.folded.size();
    while (n > 1 && is_generation(f.folded[n - 1])) --n;
    return f.folded[n - 1];
  }

  /// "Gavin and Lowell Thresh": both bear the name. Only where given names alone are used of them
  /// later, or the text calls them a family: "Rivera and Dana Holt" are two families.
  void split_families() {
    std::map<std::string, int> bare;        // one-word names
    std::map<std::string, int> last_words;  // of longer ones
    for (const NameMention& n : names_)
      if (n.words.size() == 1)
        ++bare[n.words[0]];
      else
        ++last_words[n.words.back()];
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      NameMention &a = names_[i], &b = names_[i + 1];
      if (a.words.size() != 1 || b.words.size() != 2 || !a.title.empty() || !b.title.empty() ||
          a.definite || b.definite || a.range.last + 1 != b.range.first ||
          d_.document().form(a.range.last) != "and" || last_words.contains(a.words[0]) ||
          is_organization_word(fold(b.words[1])) || is_place_word(fold(b.words[1])) ||
          !acronym_letters(a.words[0]).empty())
        continue;
      const bool people = d_.token(a.head).entity == EntityType::person &&
                          d_.token(b.head).entity == EntityType::person;
      bool family = people && bare[a.words[0]] > 1 && bare.contains(b.words[0]);
      const std::uint32_t s = d_.sentence_of(a.head);
      const auto& sentences = d_.document().sentences;
      for (std::uint32_t k = s > 0 ? s - 1 : s; k < sentences.size() && k <= s + 1 && !family; ++k)
        for (const Token& t : d_.document().tokens_of(sentences[k]))
          family = family || t.lemma == "brother" || t.lemma == "sister" || t.lemma == "sibling" ||
                   t.lemma == "couple" || t.lemma == "twin" || t.lemma == "spouse";
      if (family) a.words.push_back(b.words[1]);
      inferred_.resize(names_.size());
      inferred_[i] = family;
    }
    inferred_.resize(names_.size());
  }

  void make_forms() {
    std::map<std::vector<std::string>, std::size_t> known;
    form_of_.resize(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const NameMention& name = names_[i];
      std::vector<std::string> folded = fold_words(name.words);
      const auto [at, fresh] = known.emplace(folded, forms_.size());
      if (fresh) {
        forms_.emplace_back();
        forms_.back().folded = std::move(folded);
        forms_.back().capitals = true;
      }
      Form& form = forms_[at->second];
      const bool capitals = std::all_of(name.words.begin(), name.words.end(), is_all_caps);
      // The form with small letters is the one to print: datelines shout.
      if (fresh || (form.capitals && !capitals) ||
          (name.words.size() > form.words.size() && capitals == form.capitals))
        form.words = name.words;
      form.capitals = form.capitals && capitals;
      if (name.words.size() == 1) {
        const std::string letters = acronym_letters(name.words[0]);
        if (!letters.empty() && !name.dateline) form.acronym = letters;
      }
      form.definite = form.definite || name.definite;
      for (const std::uint32_t c : d_.children(name.head))
        if (d_.token(c).deprel == Deprel::case_ && c < name.range.first)
          form.located = form.located || d_.token(c).lemma == "in" || d_.token(c).lemma == "at" ||
                         d_.token(c).lemma == "near";
      form.inferred = form.inferred || inferred_[i];
      form.mentions.push_back(i);
      form_of_[i] = at->second;
      vote(d_, name, form);
    }
    for (Form& f : forms_) {
      const int all = std::accumulate(f.tagged.begin(), f.tagged.end(), 0);
      for (std::size_t k = 0; all > 0 && k < f.votes.size(); ++k)
        f.votes[k] += (4 * f.tagged[k] + all / 2) / all;
    }
    vote_for_coordinated();
    vote_for_reuse();
  }

  /// "Ottoline Vance … Vance": people are called by their last word, companies ("Velora Diagnostics
  /// … Velora") by their first.
  void vote_for_reuse() {
    std::map<std::string, std::size_t> single;
    for (const Form& f : forms_)
      if (f.folded.size() == 1 && f.acronym.empty() && !f.definite) single[f.folded[0]] = index(f);
    std::vector<std::array<int, 5>> extra(forms_.size());
    std::map<std::string, int> bearers;
    for (const Form& f : forms_)
      if (f.folded.size() == 2) ++bearers[f.folded[1]];
    for (const Form& f : forms_) {
      if (f.folded.size() < 2 || f.folded.size() > 3 || f.definite) continue;
      // Of a family one speaks by given names.
      if (f.folded.size() == 2 && bearers[f.folded[1]] > 1 && !is_organization_word(f.folded[1]) &&
          !is_place_word(f.folded[1]) && !is_organization_word(f.folded[0]))
        if (const auto given = single.find(f.folded[0]); given != single.end()) {
          extra[index(f)][person] = 3;
          extra[given->second][person] = 4;
        }
      const std::string& last = surname(f);
      const bool meaningless = !is_organization_word(last) && !is_place_word(last);
      // People's full names soon give way to surnames, those of companies and places don't.
      if (f.mentions.size() >= 3 && !single.contains(last) && !f.titled) {
        extra[index(f)][organization] = 1;
        extra[index(f)][place] = 1;
      }
      // "London Waterloo" is no Mr Waterloo.
      const auto first_alone = single.find(f.folded[0]);
      if (first_alone != single.end() &&
          (forms_[first_alone->second].located || forms_[first_alone->second].looks_like(place)))
        continue;
      const auto by_last = single.find(last);
      if (by_last != single.end() && meaningless && !forms_[by_last->second].located &&
          !is_common_word(f.folded[0])) {
        extra[index(f)][person] = 3;
        extra[by_last->second][person] = std::max(3, extra[by_last->second][person]);
      }
      const auto by_first = single.find(f.folded[0]);
      if (by_first != single.end() && is_company_word(last) && !forms_[by_first->second].located &&
          !is_common_word(f.folded[0]) && by_last_people_.count(f.folded[0]) == 0) {
        extra[index(f)][organization] += 3;
        extra[by_first->second][organization] = 3;
      }
    }
    for (std::size_t f = 0; f < forms_.size(); ++f)
      for (std::size_t k = 0; k < 5; ++k) forms_[f].votes[k] += extra[f][k];
  }

  static int best(const Form& f) { return *std::max_element(f.votes.begin(), f.votes.end()); }

  bool person_like(const Form& f) const {
    if (f.folded.size() < 2 || f.folded.size() > 5) return false;
    if (f.votes[person] <= 0 || f.votes[person] < best(f)) return false;
    for (const std::string& w : f.folded)
      if (w == "of" || w == "and" || w == "'s" || w == "&") return false;
    return true;
  }

  /// Same person under two full names: "Ada Lowe", "Ada M. Lowe".
  static bool same_person(const Form& a, const Form& b) {
    const auto& x = a.folded.size() <= b.folded.size() ? a.folded : b.folded;
    const auto& y = a.folded.size() <= b.folded.size() ? b.folded : a.folded;
    if (x.size() == y.size()) return false;
    if (is_generation(y.back()) != is_generation(x.back())) return false;
    if (x.front() != y.front() || x.back() != y.back()) return false;
    std::size_t k = 0;
    for (const std::string& w : y)
      if (k < x.size() && w == x[k]) ++k;
    return k == x.size();
  }

  void join_people() {
    for (const auto& [last, members] : by_last_) {
      for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t k = 0; k < i && i < most_variants; ++k) {
          const Form &a = forms_[members[i]], &b = forms_[members[k]];
          if (person_like(a) && person_like(b) && same_person(a, b)) unite(members[i], members[k]);
        }
    }
    std::map<std::string, std::vector<std::size_t>> by_first;
    for (const Form& f : forms_)
      if (person_like(f)) by_first[f.folded.front()].push_back(index(f));
    for (Form& f : forms_) {
      if (f.folded.size() != 1 || !f.acronym.empty()) continue;
      // Place and organisation names that a person happens to bear stay apart.
      const int strange = std::max(f.votes[place], f.votes[organization]);
      if (!f.titled && (strange > f.votes[person] + 5 || (f.definite && strange > f.votes[person])))
        continue;
      std::vector<std::size_t> bearers;
      for (const std::size_t i : by_last_[f.folded[0]])
        if (forms_[i].folded.size() > 1 && person_like(forms_[i])) add_new(bearers, find(i));
      if (bearers.size() == 1) {
        if (f.votes[place] > std::max(f.votes[person], 0) + 2 && !f.titled) continue;
        unite(bearers[0], index(f));
      } else if (bearers.size() > 1) {
        f.ambiguous = true;
      } else if (!is_organization_word(f.folded[0]) && !is_place_word(f.folded[0]) &&
                 !is_title(f.folded[0]) && f.votes[person] >= strange && !f.titled) {
        std::vector<std::size_t> same;
        const auto found = by_first.find(f.folded[0]);
        if (found != by_first.end())
          for (const std::size_t i : found->second) add_new(same, find(i));
        if (same.size() == 1) unite(same[0], index(f));
        // Several people with that given name: which one is not said.
        f.ambiguous = same.size() > 1;
      }
    }
  }

  static void add_new(std::vector<std::size_t>& list, std::size_t value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }

  bool organization_like(const Form& f) const {
    return f.votes[organization] > 0 && f.votes[organization] >= best(f);
  }

  void join_organizations() {
    // Longer names by their first and last word.
    std::map<std::string, std::vector<std::size_t>> by_first;
    for (const Form& f : forms_)
      if (f.folded.size() > 1 && !person_like(f)) by_first[f.folded[0]].push_back(index(f));
    for (const Form& f : forms_) {
      if (!f.acronym.empty() || f.ambiguous || f.folded.empty()) continue;
      const std::size_t n = f.folded.size();
      std::vector<std::size_t> longer;
      // "Corvane" for "Corvane Chemical"; but "Chicago" is not the Chicago Police Department.
      const bool known_person = person_like(f) && f.votes[person] > 6;
      if (!known_person && f.votes[place] <= std::max(n > 1 ? 4 : 0, f.votes[organization]) &&
          (n > 1 || !is_common_word(f.folded[0])) && !f.titled) {
        const auto found = by_first.find(f.folded[0]);
        if (found != by_first.end())
          for (const std::size_t i : found->second) {
            if (found->second.size() > most_variants) break;
            const Form& full = forms_[i];
            if (full.folded.size() <= n) continue;
            // "St. Odile" for St. Odile Medical Center: the rest says what it is.
            const bool plain_rest =
                is_place_word(full.folded.back()) && n > 1 &&
                std::all_of(full.folded.begin() + static_cast<std::ptrdiff_t>(n), full.folded.end(),
                            [](const std::string& w) { return is_common_word(w); });
            if (!organization_like(full) && !plain_rest) continue;
            if (!std::equal(f.folded.begin(), f.folded.end(), full.folded.begin())) continue;
            if (full.folded[n] == "of" || full.folded[n] == "and" || full.folded[n] == "'s" ||
                full.folded[n] == "-")
              continue;
            // A person's or place's name that begins an organisation's is not short for it.
            if (n == 1 && (f.located || !is_company_word(full.folded.back()) ||
                           f.votes[person] > f.votes[organization] + 3))
              continue;
            add_new(longer, find(i));
          }
      }
      // "the Times", "the Senate", "Homeland Security", "the Wenn"
      if (longer.empty()) {
        const auto found = by_last_.find(f.folded.back());
        if (found != by_last_.end() && (n > 1 || f.definite || is_organization_word(f.folded[0])))
          for (const std::size_t i : found->second) {
            if (found->second.size() > most_variants) break;
            const Form& full = forms_[i];
            const std::size_t m = full.folded.size();
            if (m <= n || person_like(full) || full.ambiguous) continue;
            if (!std::equal(f.folded.rbegin(), f.folded.rend(), full.folded.rbegin())) continue;
            const std::string& before = full.folded[m - n - 1];
            const bool own_head =
                is_organization_word(f.folded.back()) || is_organization_noun(f.folded.back());
            if (n == 1 && organization_like(full) && own_head && m <= 4 && before != "of" &&
                before != "and")
              add_new(longer, find(i));
            else if (n > 1 && organization_like(full) && organization_like(f) &&
                     (own_head || before == "of" || is_country_prefix(before)))
              add_new(longer, find(i));
            else if (n == 1 && m == 2 && full.votes[place] >= best(full) && f.definite &&
                     (is_place_word(before) || is_place_word(f.folded[0])) && f.votes[person] <= 0)
              add_new(longer, find(i));
          }
      }
      if (longer.size() == 1) unite(longer[0], index(f));
    }
  }

  void join_acronyms() {
    // "Full Name (FN)" says it outright.
    const Document& document = d_.document();
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      const NameMention &a = names_[i], &b = names_[i + 1];
      if (a.range.last + 1 != b.range.first || b.range.last >= document.tokens.size() ||
          document.form(a.range.last) != "(" || document.form(b.range.last) != ")")
        continue;
      const Form &x = forms_[form_of_[i]], &y = forms_[form_of_[i + 1]];
      if (!y.acronym.empty() && x.acronym.empty() && x.folded.size() > 1 &&
          may_abbreviate(y.acronym, x.words))
        unite(form_of_[i], form_of_[i + 1]);
      else if (!x.acronym.empty() && y.acronym.empty() && y.folded.size() > 1 &&
               may_abbreviate(x.acronym, y.words))
        unite(form_of_[i], form_of_[i + 1]);
    }
    // Otherwise by initials, if one name alone has them.
    std::map<char, std::vector<std::size_t>> by_initial;
    for (const Form& f : forms_) {
      if (f.folded.size() < 2 || person_like(f)) continue;
      std::vector<char> initials;  // an acronym begins with the first or, without a country, second
      for (std::size_t w = 0; w < f.folded.size() && w < 2; ++w) initials.push_back(f.folded[w][0]);
      if (initials.size() == 2 && initials[0] == initials[1]) initials.pop_back();
      for (const char c : initials) by_initial[c].push_back(index(f));
    }
    for (const Form& f : forms_) {
      if (f.acronym.empty()) continue;
      const auto found = by_initial.find(fold(f.acronym.substr(0, 1))[0]);
      std::vector<std::size_t> full;
      if (found != by_initial.end() && found->second.size() > 10 * most_variants) continue;
      if (found != by_initial.end())
        for (const std::size_t i : found->second)
          if (abbreviates(f.acronym, forms_[i].words) || abbreviates(f.acronym, forms_[i].folded))
            add_new(full, find(i));
      if (full.empty() && f.acronym.size() >= 4 && f.acronym.starts_with("US")) {
        // USDA: the country is in the acronym, but not always in the name.
        for (const Form& g : forms_)
          if (g.folded.size() > 1 && !person_like(g) &&
              abbreviates(std::string_view(f.acronym).substr(2), g.words))
            add_new(full, find(index(g)));
      }
      if (full.size() == 1 && !has_other_expansion(index(f), full[0])) unite(full[0], index(f));
    }
  }

  /// The acronym already stands for something else.
  bool has_other_expansion(std::size_t acronym, std::size_t full) {
    const std::size_t root = find(acronym);
    if (root == find(full)) return false;
    for (const Form& f : forms_)
      if (find(index(f)) == root && f.acronym.empty()) return true;
    return false;
  }

  ActorKind kind_of(const std::array<int, 5>& votes) const {
    std::size_t kind = other;
    for (const std::size_t k : {person, organization, place, group})
      if (votes[k] > votes[kind] || (kind == other && votes[k] > 0 && votes[k] >= votes[other]))
        kind = k;
    return static_cast<ActorKind>(kind);
  }

  /// The fullest form, printed: "U.S. Immigration and Customs Enforcement".
  std::string print(const Form& f) const {
    std::string out;
    const NameMention& first = names_[f.mentions.front()];
    bool the = false;
    for (const std::size_t i : f.mentions) the = the || names_[i].capital_the;
    if (the && first.words.size() > 1) out = "The";
    for (const std::string& w : f.words) {
      const bool glue = w == "'s" || w == "’s" || w == "’" || w == "'" || w == "," || w == "-" ||
                        w == "–" || w == "/" ||
                        (!out.empty() && (out.back() == '-' || out.back() == '/')) ||
                        (out.size() > 2 && out.ends_with("–"));
      if (!out.empty() && !glue) out += ' ';
      out += f.capitals && f.acronym.empty() && w.size() > 1 && shout(f) ? capitalised(w) : w;
    }
    return out;
  }
  /// Capitals that are not an acronym's: a dateline.
  bool shout(const Form& f) const {
    return std::any_of(f.mentions.begin(), f.mentions.end(),
                       [&](std::size_t i) { return names_[i].dateline; });
  }

  JoinedNames make_drafts() {
    JoinedNames out;
    out.draft_of.resize(names_.size());
    std::map<std::size_t, DraftId> draft_of_root;
    for (const Form& f : forms_) {
      if (f.ambiguous && f.folded.size() == 1) continue;
      const std::size_t root = find(index(f));
      const auto [at, fresh] = draft_of_root.emplace(root, static_cast<DraftId>(out.drafts.size()));
      if (fresh) {
        out.drafts.emplace_back();
        out.drafts.back().named = true;
      }
      Draft& draft = out.drafts[at->second];
      for (std::size_t k = 0; k < draft.votes.size(); ++k) draft.votes[k] += f.votes[k];
      draft.male += f.male;
      draft.female += f.female;
      draft.plural = draft.plural || f.looks_like(group);
      // Fullest: most words; a form seen only in capitals or inferred gives way.
      const auto rank = [](const Form& x) { return std::pair(x.words.size(), !x.capitals); };
      if (fresh || rank(f) > rank(forms_[fullest_[at->second]])) {
        if (fresh)
          fullest_.push_back(index(f));
        else
          fullest_[at->second] = index(f);
      }
      for (const std::size_t i : f.mentions) out.draft_of[i] = at->second;
      out.forms.emplace_back(f.folded, at->second);
    }
    for (std::size_t i = 0; i < out.drafts.size(); ++i) {
      Draft& draft = out.drafts[i];
      const Form& f = forms_[fullest_[i]];
      draft.name = print(f);
      draft.name_words = f.folded;
      draft.kind = kind_of(draft.votes);
      if (draft.kind == ActorKind::person && draft.plural) draft.kind = ActorKind::group;
      if (draft.kind == ActorKind::person && f.folded.size() > 1) {
        const std::string last = surname(f);
        out.forms.emplace_back(std::vector<std::string>{last}, static_cast<DraftId>(i));
      }
    }
    resolve_surnames(out);
    std::sort(out.forms.begin(), out.forms.end());
    out.forms.erase(std::unique(out.forms.begin(), out.forms.end()), out.forms.end());
    return out;
  }

  /// A surname that several people bear means the one who alone had been introduced when it was
  /// first used bare, or whom a title's gender picks out; otherwise nobody.
  void resolve_surnames(JoinedNames& out) {
    for (const Form& f : forms_) {
      if (!f.ambiguous || f.folded.size() != 1) continue;
      std::vector<std::pair<std::uint32_t, DraftId>> bearers;  // by when they are introduced
      for (const Form& full : forms_) {
        if (full.folded.size() < 2 || surname(full) != f.folded[0] || !person_like(full)) continue;
        bearers.emplace_back(full.first(), *out.draft_of[full.mentions.front()]);
      }
      std::sort(bearers.begin(), bearers.end());
      std::optional<DraftId> settled;
      for (const std::size_t i : f.mentions) {
        if (!settled && bearers.size() > 1) {
          const bool one = bearers[0].first < i &&
                           std::all_of(bearers.begin() + 1, bearers.end(), [&](const auto& b) {
                             return b.first > i || b.second == bearers[0].second;
                           });
          if (one) settled = bearers[0].second;
        }
        std::optional<DraftId> chosen = settled;
        for (const std::string& w : names_[i].title) {
          const Gender g = gender_of(fold(w));
          if (g == Gender::unknown) continue;
          std::vector<std::size_t> fits;
          for (const auto& b : bearers)
            if (out.drafts[b.second].gender() == g) add_new(fits, b.second);
          chosen = fits.size() == 1 ? std::optional(static_cast<DraftId>(fits[0])) : std::nullopt;
        }
        out.draft_of[i] = chosen;
      }
    }
  }

  static constexpr std::size_t most_variants = 200;  ///< of one word that are compared

  const Dependencies& d_;
  std::vector<NameMention>& names_;
  std::vector<Form> forms_;
  std::vector<std::size_t> form_of_, parent_, fullest_;
  std::vector<bool> inferred_;
  std::map<std::string, std::vector<std::size_t>> by_last_;
  std::set<std::string> by_last_people_;  ///< last words of names that may be people's
};

}  // namespace

JoinedNames join_names(const Dependencies& d, std::vector<NameMention>& names) {
  return Joiner(d, names).run();
}

std::vector<std::pair<DraftId, NameMention>> find_names_in_headings(
    const Dependencies& d, const std::vector<bool>& in_timex, const std::vector<bool>& skip,
    const JoinedNames& joined) {
  std::vector<std::pair<DraftId, NameMention>> out;
  const Document& document = d.document();
  std::size_t longest = 0;
  for (const auto& [words, draft] : joined.forms) longest = std::max(longest, words.size());
  longest = std::min<std::size_t>(longest, 12);
  for (const Sentence& sentence : document.sentences) {
    if (!skip[sentence.block]) continue;
    const std::uint32_t end = sentence.first_token + sentence.token_count;
    for (std::uint32_t t = sentence.first_token; t < end;) {
      std::uint32_t next = t + 1;
      for (std::size_t n = std::min<std::size_t>(longest, end - t);
           n > 0 && starts_upper(document.form(t)) && !in_timex[t]; --n) {
        std::vector<std::string> words;
        for (std::uint32_t u = t; u < t + n; ++u) words.emplace_back(document.form(u));
        // In capitals, "US" and "IT" may be any word: an acronym must stand out.
        const std::vector<std::string> folded = fold_words(words);
        if (n == 1 && is_common_word(folded[0]) && acronym_letters(words[0]).empty()) continue;
        const auto at = std::lower_bound(joined.forms.begin(), joined.forms.end(),
                                         std::pair(folded, DraftId{0}));
        if (at == joined.forms.end() || at->first != folded) continue;
        if (at + 1 != joined.forms.end() && (at + 1)->first == folded) continue;  // two bear it
        if (n == 1 && joined.drafts[at->second].kind == ActorKind::other) continue;
        NameMention name;
        name.range = name.core = {t, static_cast<std::uint32_t>(t + n)};
        name.words = std::move(words);
        name.heading = true;
        for (std::uint32_t u = t; u < t + n; ++u)
          if (d.is_root(u) || !name.range.contains(d.head(u))) name.attached.push_back(u);
        if (name.attached.empty()) name.attached.push_back(t);
        name.head = name.attached.front();
        out.emplace_back(at->second, std::move(name));
        next = static_cast<std::uint32_t>(t + n);
        break;
      }
      t = next;
    }
  }
  return out;
}

}  // namespace dateline
