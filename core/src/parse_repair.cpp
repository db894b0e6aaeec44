#include "parse_repair.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace dateline {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_date_phrase(const Token& t) {
  return t.entity == EntityType::time && (t.upos == Upos::propn || t.upos == Upos::noun) &&
         (universal(t.deprel) == Deprel::obl || universal(t.deprel) == Deprel::nmod);
}

/// True if `token` lies below `ancestor`. The steps are limited: the tree is one by construction,
/// but this must end on anything.
bool below(std::span<const Token> tokens, std::uint32_t token, std::uint32_t ancestor) {
  for (std::size_t steps = 0; steps < tokens.size(); ++steps) {
    if (token == ancestor) return true;
    if (tokens[token].head == token) return false;
    token = tokens[token].head;
  }
  return false;
}

void read_participle(std::span<const std::string_view> forms, std::span<Token> tokens,
                     std::uint32_t set) {
  Token& participle = tokens[set];
  if (participle.upos != Upos::noun || participle.deprel != Deprel::obj || set == 0 ||
      set + 2 >= tokens.size() || forms[set + 1] != "for")
    return;
  const std::uint32_t noun = set - 1;
  if (tokens[noun].upos != Upos::noun || tokens[noun].deprel != Deprel::compound ||
      tokens[noun].head != set)
    return;
  std::uint32_t date = set + 2;
  while (date < tokens.size() && date < set + 5 && !is_date_phrase(tokens[date])) ++date;
  if (date >= tokens.size() || !is_date_phrase(tokens[date]) || tokens[set + 1].head != date ||
      below(tokens, participle.head, date))
    return;
  tokens[noun].head = participle.head;
  tokens[noun].deprel = participle.deprel;
  participle.head = noun;
  participle.deprel = Deprel::acl;
  participle.upos = Upos::verb;
  participle.xpos = Xpos::vbn;
  for (std::uint32_t i = 0; i < set; ++i)
    if (tokens[i].head == set && i != noun) tokens[i].head = noun;
  tokens[date].head = set;
  tokens[date].deprel = Deprel::obl;
}

/// The finite clause with "when", "after", "until" … that ends at `last`.
std::optional<std::uint32_t> clause_ending_at(std::span<const std::string_view> forms,
                                              std::span<const Token> tokens, std::uint32_t last) {
  static constexpr std::array<std::string_view, 6> marks = {"when",  "after", "before",
                                                            "until", "once",  "till"};
  std::uint32_t at = last;
  for (std::size_t steps = 0; steps < tokens.size() && tokens[at].head != at; ++steps) {
    const Token& t = tokens[at];
    if (t.upos == Upos::verb && universal(t.deprel) == Deprel::advcl) {
      bool marked = false, subject = false;
      for (std::uint32_t i = 0; i < at; ++i) {
        if (tokens[i].head != at) continue;
        marked = marked || one_of(forms[i], marks);
        subject = subject || universal(tokens[i].deprel) == Deprel::nsubj;
      }
      if (!marked || !subject) return std::nullopt;
      for (std::uint32_t i = at; i <= last; ++i)
        if (forms[i] == "," || forms[i] == ";" || forms[i] == "—") return std::nullopt;
      return at;
    }
    if (t.head > at && t.head > last) return std::nullopt;
    at = t.head;
  }
  return std::nullopt;
}

void lower_date(std::span<const std::string_view> forms, std::span<Token> tokens,
                std::uint32_t date) {
  if (tokens[date].deprel != Deprel::obl_unmarked || tokens[date].entity != EntityType::time)
    return;
  const std::uint32_t above = tokens[date].head;
  std::uint32_t first = date;
  while (first > 0 && tokens[first - 1].head == date) --first;
  if (first == 0 || above >= first || tokens[above].upos != Upos::verb) return;
  // Only where the sentence ends with it.
  for (std::uint32_t i = date + 1; i < tokens.size(); ++i)
    if (tokens[i].upos != Upos::punct) return;
  const auto clause = clause_ending_at(forms, tokens, first - 1);
  if (!clause || *clause <= above || below(tokens, *clause, date) || !below(tokens, *clause, above))
    return;
  tokens[date].head = *clause;
}

/// "In a case brought on Monday, the board demands …": the participle is that of the noun in front.
void turn_participle(std::span<Token> tokens, std::uint32_t verb) {
  Token& t = tokens[verb];
  if (t.deprel != Deprel::advcl || t.head <= verb || verb < 2 ||
      (t.xpos != Xpos::vbd && t.xpos != Xpos::vbn))
    return;
  const std::uint32_t noun = verb - 1;
  if (tokens[noun].head != verb || tokens[noun].deprel != Deprel::obl ||
      tokens[noun].upos != Upos::noun || tokens[noun].entity == EntityType::time)
    return;
  bool marked = false;
  std::uint32_t first = noun;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& child = tokens[i];
    if (i == verb) continue;
    if (child.head == verb &&
        (universal(child.deprel) == Deprel::nsubj || child.deprel == Deprel::mark ||
         child.deprel == Deprel::aux || child.deprel == Deprel::aux_pass ||
         child.deprel == Deprel::obj || child.xpos == Xpos::wrb))
      return;
    if (child.head != noun || i >= noun) continue;
    marked = marked || child.deprel == Deprel::case_;
    first = std::min(first, i);
  }
  if (!marked || (first > 0 && tokens[first - 1].upos != Upos::punct)) return;
  for (std::uint32_t i = 0; i < first; ++i)
    if (tokens[i].head == verb) return;
  tokens[noun].head = t.head;
  t.head = noun;
  t.deprel = Deprel::acl;
  t.xpos = Xpos::vbn;
}

/// "The suit, filed in May, is due to be tried": of two verbs the finite one has the subject.
void demote_participle(std::span<const std::string_view> forms, std::span<Token> tokens) {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t root = 0;
  while (root < n && tokens[root].head != root) ++root;
  if (root >= n || root < 2 || forms[root - 1] != ",") return;
  // "filed" may be taken for a past tense.
  if (tokens[root].xpos != Xpos::vbn &&
      !(tokens[root].xpos == Xpos::vbd && forms[root].ends_with("ed")))
    return;
  std::optional<std::uint32_t> subject, main;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& t = tokens[i];
    if (t.head != root || i == root) continue;
    if (t.deprel == Deprel::aux || t.deprel == Deprel::aux_pass) return;
    if (i < root && universal(t.deprel) == Deprel::nsubj) subject = i;
    if (i > root && !main && t.upos == Upos::verb &&
        (t.deprel == Deprel::advcl || t.deprel == Deprel::ccomp || t.deprel == Deprel::parataxis))
      main = i;
  }
  if (!subject || !main) return;
  // "Rowe, the mayor, resigned …": there the comma closes an aside.
  for (std::uint32_t i = *subject + 1; i + 1 < root; ++i)
    if (forms[i] == ",") return;
  // Right behind a comma, finite by its auxiliary or form, without a subject of its own.
  bool finite = tokens[*main].xpos == Xpos::vbd || tokens[*main].xpos == Xpos::vbz;
  bool passive = false;
  std::uint32_t first = *main;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& t = tokens[i];
    if (t.head != *main || i == *main) continue;
    if (universal(t.deprel) == Deprel::nsubj || t.deprel == Deprel::cc || t.deprel == Deprel::expl)
      return;
    const bool auxiliary = t.deprel == Deprel::aux || t.deprel == Deprel::aux_pass;
    finite = finite || (auxiliary && (t.xpos == Xpos::vbz || t.xpos == Xpos::vbd ||
                                      t.xpos == Xpos::vbp || t.xpos == Xpos::md));
    passive = passive || t.deprel == Deprel::aux_pass;
    if (i < first && t.upos != Upos::punct) first = i;
  }
  if (!finite || first == 0 || first <= root || forms[first - 1] != ",") return;
  for (std::uint32_t i = 0; i < n; ++i)
    if (tokens[i].head == root && i != root && (i > *main || i < *subject)) tokens[i].head = *main;
  tokens[*main].head = *main;
  tokens[*main].deprel = Deprel::root;
  tokens[*subject].head = *main;
  tokens[*subject].deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
  tokens[root].head = *subject;
  tokens[root].deprel = Deprel::acl;
  tokens[root].xpos = Xpos::vbn;
}

/// "the attorney general": the adjective behind its noun makes one title, which ends in it.
void head_general(std::span<const std::string_view> forms, std::span<Token> tokens,
                  std::uint32_t general) {
  static constexpr std::array<std::string_view, 7> offices = {
      "attorney", "secretary", "surgeon", "solicitor", "consul", "postmaster", "comptroller"};
  const std::uint32_t office = general - 1;
  if (!one_of(forms[office], offices) || tokens[general].head != office) return;
  const bool root = tokens[office].head == office;
  for (std::uint32_t i = 0; i < tokens.size(); ++i)
    if (i != office && i != general && tokens[i].head == office) tokens[i].head = general;
  tokens[general].head = root ? general : tokens[office].head;
  tokens[general].deprel = tokens[office].deprel;
  tokens[general].upos = Upos::noun;
  tokens[general].xpos = Xpos::nn;
  tokens[general].entity = tokens[office].entity;
  tokens[office].head = general;
  tokens[office].deprel = Deprel::compound;
}

/// "after clashes killed 200 people": a plural noun taken for a verb, right before the verb whose
/// subject it is.
void turn_noun(std::span<const std::string_view> forms, std::span<Token> tokens,
               std::uint32_t noun) {
  Token& t = tokens[noun];
  const std::uint32_t verb = t.head;
  if (t.xpos != Xpos::vbz || t.deprel != Deprel::advcl || verb <= noun ||
      tokens[verb].xpos != Xpos::vbd || !forms[noun].ends_with("s"))
    return;
  std::optional<std::uint32_t> mark;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& child = tokens[i];
    if (i == verb) continue;
    if (child.head == verb && universal(child.deprel) == Deprel::nsubj) return;
    if (child.head != noun) continue;
    if (universal(child.deprel) == Deprel::nsubj || child.deprel == Deprel::obj) return;
    if (child.deprel == Deprel::mark) mark = i;
  }
  if (!mark) return;
  tokens[*mark].head = verb;
  for (std::uint32_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].head == verb && tokens[i].deprel == Deprel::expl && i > noun) {
      tokens[i].upos = Upos::adv;
      tokens[i].deprel = Deprel::advmod;
    }
  t.upos = Upos::noun;
  t.xpos = Xpos::nns;
  t.deprel = Deprel::nsubj;
}

/// "The Marisol, carrying 64 people, capsized on Monday.": a sentence has a finite verb, and the
/// last participle behind a comma can be one.
void find_main_verb(std::span<const std::string_view> forms, std::span<Token> tokens) {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  if (n < 6 || forms[n - 1] != "." || forms[0].empty() || forms[0][0] < 'A' || forms[0][0] > 'Z')
    return;
  std::uint32_t root = 0;
  while (root < n && tokens[root].head != root) ++root;
  if (root >= n || (tokens[root].upos != Upos::propn && tokens[root].upos != Upos::noun)) return;
  std::optional<std::uint32_t> verb;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& t = tokens[i];
    if (t.xpos == Xpos::vbd || t.xpos == Xpos::vbz || t.xpos == Xpos::vbp || t.xpos == Xpos::md ||
        t.deprel == Deprel::cop || t.upos == Upos::aux)
      return;
    if (i > root + 2 && t.xpos == Xpos::vbn && t.deprel == Deprel::acl && forms[i - 1] == ",")
      verb = i;
  }
  if (!verb || *verb + 2 >= n) return;
  // Two commas set the aside apart: one in front of it, one behind.
  std::uint32_t aside = root + 1;
  while (aside < *verb && tokens[aside].deprel == Deprel::flat) ++aside;
  if (forms[aside] != "," || aside + 1 >= *verb) return;
  if (!below(tokens, *verb, root)) return;
  Token& v = tokens[*verb];
  for (std::uint32_t i = 0; i < n; ++i)
    if (tokens[i].head == root && i != root && i > *verb) tokens[i].head = *verb;
  v.head = *verb;
  v.deprel = Deprel::root;
  v.xpos = Xpos::vbd;
  tokens[root].head = *verb;
  tokens[root].deprel = Deprel::nsubj;
}

/// "A water main burst on Tuesday.": a past tense that looks like its noun, at the head of what
/// would be no sentence. "A burst of fire." stays one.
void read_past_as_verb(std::span<const std::string_view> forms, std::span<Token> tokens) {
  static constexpr std::array<std::string_view, 2> pasts = {"burst", "split"};
  const auto n = static_cast<std::uint32_t>(tokens.size());
  if (n < 4 || forms[n - 1] != ".") return;
  std::uint32_t root = 0;
  while (root < n && tokens[root].head != root) ++root;
  if (root < 2 || root >= n || tokens[root].upos != Upos::noun || !one_of(forms[root], pasts) ||
      forms[root + 1] == "of")
    return;
  const std::uint32_t noun = root - 1;
  if (tokens[noun].head != root ||
      (tokens[noun].deprel != Deprel::compound && tokens[noun].deprel != Deprel::amod))
    return;
  bool determiner = false, compound = false;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& t = tokens[i];
    if (t.head != root || i == root) continue;
    if (universal(t.deprel) == Deprel::nsubj || t.deprel == Deprel::cop ||
        universal(t.deprel) == Deprel::aux || t.deprel == Deprel::mark)
      return;
    determiner = determiner || (i < root && t.deprel == Deprel::det);
    compound = compound || t.deprel == Deprel::compound;
  }
  if (!determiner || !compound) return;
  for (std::uint32_t i = 0; i < n; ++i) {
    Token& t = tokens[i];
    if (t.head != root || i == root || i == noun) continue;
    if (i < noun && t.upos != Upos::punct) t.head = noun;
    if (i > root && t.deprel == Deprel::nmod) t.deprel = Deprel::obl;
    if (i > root && t.deprel == Deprel::acl) t.deprel = Deprel::advcl;
  }
  tokens[noun].deprel = Deprel::nsubj;
  tokens[noun].upos = Upos::noun;
  tokens[noun].xpos = Xpos::nn;
  tokens[root].upos = Upos::verb;
  tokens[root].xpos = Xpos::vbd;
}

/// "A move for goalkeeper Ivo Petrov collapsed": a name right behind the noun that it explains is
/// no second subject.
void join_name_to_noun(std::span<Token> tokens, std::uint32_t name) {
  Token& t = tokens[name];
  if (t.deprel != Deprel::nsubj || t.upos != Upos::propn || name < 2) return;
  const std::uint32_t noun = name - 1, verb = t.head;
  if (tokens[noun].upos != Upos::noun || tokens[noun].deprel != Deprel::nmod || verb <= name)
    return;
  const std::uint32_t subject = tokens[noun].head;
  if (subject >= noun || tokens[subject].head != verb || tokens[subject].deprel != Deprel::nsubj)
    return;
  t.head = noun;
  t.deprel = Deprel::flat;
}

}  // namespace

void repair_parse(std::span<const std::string_view> forms, std::span<Token> tokens) {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t t = 1; t < n; ++t) {
    if (forms[t] == "set") read_participle(forms, tokens, t);
    if (forms[t] == "general") head_general(forms, tokens, t);
    join_name_to_noun(tokens, t);
    if (tokens[t].deprel == Deprel::advcl) {
      turn_participle(tokens, t);
      turn_noun(forms, tokens, t);
    }
  }
  demote_participle(forms, tokens);
  find_main_verb(forms, tokens);
  read_past_as_verb(forms, tokens);
  // The last word before the full stop and closing marks.
  std::uint32_t last = n;
  while (last > 0 && tokens[last - 1].upos == Upos::punct) --last;
  if (last > 1) lower_date(forms, tokens, last - 1);
}

}  // namespace dateline
