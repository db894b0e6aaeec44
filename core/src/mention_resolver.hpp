// Who is meant by noun phrases and pronouns: the state of one walk through the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "actors_draft.hpp"

namespace dateline {

inline constexpr DraftId nobody = UINT32_MAX;

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

Pronoun read_pronoun(const Token& token, std::string_view form);
/// Subject, object or oblique.
bool is_argument(Deprel r);

class MentionResolver {
 public:
  MentionResolver(const Dependencies& d, const std::vector<bool>& in_timex,
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

  void run();

 private:
  /// A child that stands for the verb's subject, through passives.
  std::optional<std::uint32_t> subject_of(std::uint32_t verb) const;

  /// For each quotation the token that names its speaker: the subject of the verb that governs it
  /// or hangs on it from outside.
  void read_speakers();

  bool is_saying(std::uint32_t t) const;

  /// "Chicago Mayor …", "the Chicago City Council": the only such place is "the city".
  void find_cities();
  static void add_once(std::vector<DraftId>& list, DraftId id);
  bool has_case(std::uint32_t t, std::string_view preposition) const;
  void add_city(DraftId id);

  // ---- one walk through the text

  void walk();

  /// What "who" or "which" stands for.
  std::optional<std::uint32_t> antecedent_of(std::uint32_t t) const;

  double weight_of(std::uint32_t t) const;

  void occur(std::uint32_t t, DraftId draft);

  Span span_of(TokenRange range) const { return d_.span(range); }

  void mention(DraftId draft, std::uint32_t t, Span span, Mention::Form form);

  // ---- noun phrases

  std::vector<std::string> modifier_words(const NominalMention& n) const;

  void resolve_nominal(const NominalMention& n);

  void absorb(DraftId nameless, DraftId named);

  /// Noun phrases that take part in what happens become actors of their own.
  bool acts(const NominalMention& n) const;

  /// "her city", when she is the mayor.
  bool is_municipal(std::uint32_t possessor) const;

  /// "any resident", "no one", "a person": nobody in particular.
  bool is_anyone(const NominalMention& n) const;

  std::string nominal_name(const NominalMention& n) const;

  /// "the mayor": the only one who is called so, or the one last spoken of if the other is far off.
  std::optional<DraftId> holder_of(const NominalMention& n);

  /// Another company was mentioned since.
  bool overtaken(DraftId draft) const;

  /// The candidate mentioned before `t`; of several, one that is near while the others are far.
  std::optional<DraftId> last_spoken_of(const std::vector<DraftId>& candidates, std::uint32_t t);

  /// "Chicago police": the Chicago Police Department.
  std::optional<DraftId> police_of(const NominalMention& n);

  /// "the institute" of the Brannock Institute, "the river" of the River Wenn; "the city" where the
  /// text has one; "the company" where it has one.
  std::optional<DraftId> namesake_of(const NominalMention& n);

  /// Other last words of names for what a common noun says.
  static std::vector<std::string_view> called(std::string_view lemma);

  /// The company of which the article treats: called so outright, the only one near, or far ahead
  /// of the others in number of mentions.
  std::optional<DraftId> company_meant(const NominalMention& n);

  static bool may_be_company(const Draft& draft);

  /// "a man … the man", "prosecutors … prosecutors": the same noun with nothing that tells apart.
  std::optional<DraftId> earlier_nominal(const NominalMention& n);

  /// A headline's "Nurses" are those that the article goes on about.
  std::optional<DraftId> headline_of(const NominalMention& n);

  bool only_in_headings(const Draft& draft) const;

  // ---- pronouns

  bool compatible(const Pronoun& p, const Occurrence& o) const;

  /// What can say, deny or think something: an organisation, a people, a place for its government.
  bool can_say(const Occurrence& o) const;

  /// True if the grammar forbids that the pronoun at `t` means what stands at `a`.
  bool barred(std::uint32_t t, std::uint32_t a, bool reflexive) const;

  /// "Lowe said she …": the speaker or thinker is what the subject of the clause tends to mean.
  DraftId reporting_subject(std::uint32_t t) const;

  /// "I" within a quotation is who says it, named before or after: for when all else is resolved.
  void resolve_speakers();

  /// Whoever is spoken of all the time, and is known to be called so, is meant sooner.
  double prominence(const Pronoun& p, DraftId id) const;

  void resolve_pronoun(std::uint32_t t, const Pronoun& p);

  /// Of whom the article treats from end to end, near by, and nobody else whom the pronoun fits.
  std::optional<DraftId> protagonist(const Pronoun& p, std::uint32_t sentence) const;

  /// "The council passed the plan, and it took effect": not the council, which needed no pronoun.
  bool may_be_object_before(std::uint32_t t, std::uint32_t candidate) const;

  /// "PORT AMSEL — Leaders …": where it was written, not what it is about.
  bool in_dateline(std::uint32_t t) const;

  /// "it is clear that", "it rained", "it took two hours": means nothing, or no actor.
  bool is_empty_it(std::uint32_t t) const;

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
  static const std::vector<DraftId>& found_in(const Index& index, const std::string& key);
  Index by_role_, by_word_;            ///< of named drafts
  Index by_lemma_;                     ///< of nominal drafts, in this walk
  std::vector<std::uint32_t> latest_;  ///< token of the last mention so far, by draft
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> sentence_start_;
  std::vector<std::pair<int, int>> votes_;  ///< he, she: plain cases, by draft
};

}  // namespace dateline
