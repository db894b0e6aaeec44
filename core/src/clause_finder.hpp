// Finds the clauses of a document: triggers and their grammar, links, then subjects and objects.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clauses.hpp"

namespace dateline {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

inline bool is_relative_pronoun(const Token& token) {
  return token.xpos == Xpos::wdt || token.xpos == Xpos::wp || token.xpos == Xpos::wps;
}

/// Reads clauses off one document. Two passes: first every clause by itself, top-down in the tree
/// for what conjuncts share; then the subjects, which need the governor's.
class ClauseFinder {
 public:
  ClauseFinder(const Dependencies& dependencies, const std::vector<bool>& is_time)
      : deps_(dependencies), doc_(dependencies.document()), is_time_(is_time) {
    result_.by_head.assign(doc_.tokens.size(), no_clause);
  }

  Clauses find();

 private:
  const Token& tok(std::uint32_t t) const { return deps_.token(t); }
  std::string form(std::uint32_t t) const { return lower(doc_.form(t)); }

  /// Each token is visited once: a walk up stops where the answer is known.
  void find_holders();

  std::optional<Clause> trigger_at(std::uint32_t t) const;

  /// An auxiliary that stands alone ("as he did", "denied that it had") heads its clause.
  bool acts_as_preposition(std::uint32_t t) const;
  bool heads_clause(std::uint32_t t) const;

  /// "held a rally" is one event, of the verb.
  bool lightly_governed(std::uint32_t t) const;

  /// Event nouns inside a name or as a modifier ("raid leader") are no events.
  bool nominal_place(std::uint32_t t) const;

  Clause base(ClauseKind kind, std::uint32_t head, std::uint32_t trigger) const;

  Clause verb_clause(std::uint32_t t) const;

  Clause copular_clause(std::uint32_t t, std::uint32_t cop) const;

  Clause noun_clause(std::uint32_t t) const;

  /// Tense, aspect, modal, voice and negation from the auxiliaries.
  void read_group(Clause& c, std::uint32_t t) const;

  /// "sank off Port Sele": where, no "sink off".
  bool before_place(std::uint32_t particle, std::uint32_t verb) const;

  /// Past tenses that look like the present: "beat", "cut", "hit".
  static bool bare_past(std::string_view word);
  bool singular_name(std::uint32_t t) const;

  /// "nearly doubled", "almost tripled", "nearly halved": that is how much it did.
  bool amount_follows(std::uint32_t t) const;

  /// "They are to meet", read like "The aim is to win": who is to do something is no aim.
  bool who_is_to(std::uint32_t t) const;

  bool is_infinitive(std::uint32_t t) const { return tok(t).xpos == Xpos::vb; }

  static bool past_form(Xpos xpos) { return xpos == Xpos::vbd || xpos == Xpos::vbn; }

  bool determined_by_no(std::uint32_t noun) const;

  void link(Clause& c);

  /// "A march that the union had planned is off": a verb without a subject behind a relative clause
  /// is that of the sentence, though the parse may take it for what was planned.
  std::optional<std::uint32_t> main_subject(const Clause& c) const;

  /// "Rowe, a lawyer who …": it is Rowe who did it. "talks with Acme, which left": right in front
  /// of the comma stands who did it, not the talks.
  std::uint32_t antecedent_of(std::uint32_t clause, std::uint32_t noun) const;

  /// The noun that ends right in front of a participle and its comma, in a phrase before the verb.
  std::optional<std::uint32_t> noun_before(const Clause& c) const;

  const Clause* parent(const Clause& c) const;

  /// Fills subjects, objects and shared grammar; the governor's first.
  void resolve(std::uint32_t start);

  void resolve_one(Clause& c);

  /// "will sign X and veto Y": a conjunct without auxiliaries has those of the first.
  void share(Clause& c, const Clause& first);

  void read_arguments(Clause& c);

  /// "have all called for": "have" and a participle without "be" are no passive, whatever the parse
  /// calls the subject.
  bool perfect_active(const Clause& c) const;

  /// "It is the successor …": nothing behind the verb that the pronoun could hold the place of.
  bool stands_alone(std::uint32_t head) const;

  /// A clause has one subject: of several, which only a wrong parse gives, the one next to the
  /// verb; the others are handed to a clause below that has none.
  void keep_nearest_subject(Clause& c);

  /// "Guards who searched the ship will be back, said Rowe", with "Guards" hung on "said".
  void take_spare_subject(Clause& c, const Clause* up);

  /// "HAVERPORT (AP) — The court ruled": the place before the dash is no subject. Gives the token
  /// itself if it isn't one; else the phrase that the parser hung on it, or nothing.
  std::optional<std::uint32_t> behind_dateline(std::uint32_t subject) const;

  static bool upper_case(std::string_view word);

  /// "the bill (that) she signed": the antecedent fills the open place.
  void fill_gap(Clause& c);

  void control(Clause& c, const Clause* up);

  /// "The display is used to read mail", "it costs $9 to join": the purpose is that of somebody who
  /// isn't named; but "she was flown in to testify".
  bool others_purpose(const Clause& up) const;

  /// "the second model to use it", "a service to copy files": what does it is the noun; "money to
  /// buy a boat", "a plan to close the ward", "songs to sing" are somebody's.
  bool ranked(std::uint32_t noun) const;

  bool in_title(const Clause& c) const;

  bool does_it_itself(const Clause& c, std::uint32_t noun) const;

  /// "had trouble finding a room", "resigned in a letter to the board saying …": the subject's.
  bool subjects_own(std::uint32_t noun, const Clause& c, const Clause& up) const;

  /// "their plan to close the ward", "abandoned a plan to close it": whose plan it is.
  void control_by_noun(Clause& c, const Clause* up);

  /// "Halden, which owns the mill, will close it": a noun in front that the parse calls an address,
  /// an aside or the head of an aside.
  void loose_subject(Clause& c);

  bool nominal(std::uint32_t t) const;

  /// "a visit that she had hoped to make": the gap lies in the infinitive.
  void fill_gap_below(Clause& c, const Clause* up);

  std::string base_lemma(const Clause& c) const { return tok(c.trigger).lemma; }

  const Dependencies& deps_;
  const Document& doc_;
  const std::vector<bool>& is_time_;
  Clauses result_;
  std::vector<char> done_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spare_;   ///< (clause head, subject)
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forced_;  ///< the same, found by place
};

}  // namespace dateline
