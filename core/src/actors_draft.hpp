// Actors while they are being put together.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/core/actors.hpp"
#include "mentions.hpp"

namespace dateline {

using DraftId = std::uint32_t;

/// What the text says somebody is: "the department's director" is {lemma "director", words
/// {"director"}}, "foreign minister" {"minister", {"foreign", "minister"}}.
struct DraftRole {
  std::string lemma;
  std::vector<std::string> words;  ///< lower case, in order, the lemma's word among them
};

struct Draft {
  std::string name;  ///< fullest form; for a nominal the phrase without its determiner
  ActorKind kind = ActorKind::other;
  bool named = false;
  bool plural = false;
  std::array<int, 5> votes{};       ///< by ActorKind
  int male = 0, female = 0;         ///< evidence
  std::vector<std::string> titles;  ///< as they stand, without repetition
  std::vector<DraftRole> roles;
  std::vector<std::string> name_words;  ///< lower case, of the fullest form
  std::string lemma;                    ///< of the head of a nominal
  std::vector<std::string> modifiers;   ///< of a nominal, lower case, sorted
  std::vector<Mention> mentions;

  Gender gender() const {
    if (male > 0 && male >= 3 * female) return Gender::male;
    if (female > 0 && female >= 3 * male) return Gender::female;
    return Gender::unknown;
  }
};

/// The names of a document, joined: one draft for each thing that is named. `draft_of[i]` is the
/// draft of names[i], nothing where a bare surname may mean several people or a name is no actor.
struct JoinedNames {
  std::vector<Draft> drafts;
  std::vector<std::optional<DraftId>> draft_of;
  /// Folded words of every form that means one draft alone: for headlines.
  std::vector<std::pair<std::vector<std::string>, DraftId>> forms;
};

JoinedNames join_names(const Dependencies& d, std::vector<NameMention>& names);

/// Names and role nouns of headlines in Title Case, read by means of the names of the body.
std::vector<std::pair<DraftId, NameMention>> find_names_in_headings(
    const Dependencies& d, const std::vector<bool>& in_timex, const std::vector<bool>& skip,
    const JoinedNames& joined);

/// Titles, appositions and copulas: who is what. Adds roles, gender and kind; gives, for a token
/// that heads an apposed noun phrase, the draft it describes.
std::vector<std::optional<DraftId>> read_roles(const Dependencies& d,
                                               const std::vector<NameMention>& names,
                                               const std::vector<NominalMention>& nominals,
                                               JoinedNames& joined);

/// Resolves noun phrases and pronouns in text order, and makes drafts of the noun phrases that act.
/// `by_head` has an entry a token, filled for names on entry.
void resolve(const Dependencies& d, const std::vector<bool>& in_timex,
             const std::vector<NominalMention>& nominals,
             const std::vector<std::optional<DraftId>>& described, std::vector<Draft>& drafts,
             std::vector<std::optional<DraftId>>& by_head);

}  // namespace dateline
