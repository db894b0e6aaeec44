#include "clues.hpp"

#include "clue_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "word_classes.hpp"

namespace dateline {
namespace {

// Verbs whose infinitive or participle lies ahead of them: "plans to meet", "scheduled for".
constexpr std::string_view ahead_verbs =
    "agree aim allow announce anticipate appoint arrange ask await book call challenge choose "
    "command commit compel consider convene decide demand design direct due encourage estimate "
    "expect forecast go have hope instruct intend invite lead look mean move need oblige offer "
    "opt order permit persuade petition plan pledge postpone predict prepare project promise "
    "propose push reckon recommend remain request require reschedule schedule seek set slate "
    "summon suppose tell threaten time urge vote vow wait want warn wish";
// Those that say nothing of their own but the day: "was scheduled for Friday".
constexpr std::string_view planning_verbs =
    "anticipate appoint arrange book delay due expect forecast move plan postpone predict project "
    "reschedule schedule set slate suppose time";
// The day of what they stop may lie before or ahead.
constexpr std::string_view stopping_verbs =
    "abandon abort avert axe ban block call cancel defer delay drop halt nix postpone rescind "
    "revoke scrap scratch shelve stop suspend withdraw";
// "gave them until Friday", "extended the deadline to Friday"
constexpr std::string_view deadline_verbs =
    "adjourn ban bar close continue defer delay detain extend give grant have hold jail keep leave "
    "order postpone prolong push put remand remain reschedule set shut stay suspend";

// Present-tense words for what somebody has said.
constexpr std::string_view reporting_verbs =
    "accuse acknowledge add admit allege argue assert believe claim concede conclude confirm "
    "contend declare deny describe disclose estimate explain indicate insist maintain note observe "
    "recall remark reply report reveal say show state suggest tell think write";

constexpr std::string_view irregular_past =
    "ate became began bent bit blew bought broke brought built burnt came caught chose cost cut "
    "dealt did died drank drew drove fed fell felt fled flew forbade forgot fought found froze "
    "gave "
    "got grew had heard held hid hit hung hurt kept knew laid lay led left lent let lit lost made "
    "meant met paid put quit ran rang read rode rose said sang sank sat saw sent set shook shot "
    "showed shut slept slid sold sought spent split spoke stole stood struck sued swore swept swam "
    "thought threw told took tore understood was went were withdrew woke won wore wound wrote";

// Verbs whose past tense looks like their present: news tells of them in the past.
constexpr std::string_view same_past =
    "beat bet burst cost cut hit hurt put quit read set shed shut split spread upset";

bool in(std::string_view list, std::string_view word) {
  return in_sorted_words(list, word);
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Reader {
 public:
  Reader(const Document& document, std::uint32_t sentence)
      : document_(document),
        sentence_(document.sentences[sentence]),
        title_(document.blocks.empty()
                   ? false
                   : document.blocks[sentence_.block].kind == BlockKind::title ||
                         document.blocks[sentence_.block].kind == BlockKind::heading) {}

  Clue by_tree(std::uint32_t first, std::uint32_t last, std::string_view before) {
    // The head of the expression: the token whose governor lies outside.
    std::uint32_t t = first;
    for (std::uint32_t k = first; k < last; ++k)
      if (head(k) < first || head(k) >= last || head(k) == k) {
        t = k;
        break;
      }
    // "due on Monday": the tree takes "due on" for a preposition
    if (first >= sentence_.first_token + 2 && lower(document_.form(first - 2)) == "due")
      return {Direction::future, {"\"due\" names what lies ahead"}, true};
    auto verb = governing_verb(t, first, last);
    if (const auto nearer = nearer_verb(verb, first, last)) verb = nearer;
    if (!verb) return {};
    // "vowed to strike on Monday", "said they would strike Monday": it is the strike that is on
    // Monday, whatever the tree says
    if (*verb < first) {
      const bool looks_ahead = in(ahead_verbs, token(*verb).lemma);
      std::optional<std::uint32_t> ahead;
      any_child(*verb, [&](std::uint32_t k) {
        if (k <= *verb || k >= first || token(k).xpos != Xpos::vb) return false;
        if ((looks_ahead && token(k).deprel == Deprel::xcomp) ||
            (token(k).deprel == Deprel::ccomp && (group_of(k).would || group_of(k).will)))
          ahead = k;
        return ahead.has_value();
      });
      if (ahead) verb = ahead;
    }
    Clue clue = of_verb(*verb, before, 0);
    // "follows another attempt in April": the noun, not the verb, is of that time
    if (clue.direction == Direction::future && !clue.firm && *verb < first &&
        token(t).deprel == Deprel::nmod)
      clue.soft = true;
    return clue;
  }

  bool in_title() const { return title_; }

  Clue by_words(std::uint32_t first, std::uint32_t last) {
    // Nearest verb to the left within the clause, else to the right.
    for (std::uint32_t k = first; k-- > window_begin(first);) {
      const std::string_view form = document_.form(k);
      if (form == ";" || form == ":" || form == "(" || form == "\xE2\x80\x94") break;
      if (Clue clue = of_form(k); clue.direction != Direction::unknown) return clue;
    }
    for (std::uint32_t k = last; k < window_end(last - 1); ++k)
      if (Clue clue = of_form(k); clue.direction != Direction::unknown) return clue;
    return {};
  }

  // A whole sentence in which nothing is past tells of a fixture: "Polls open Tuesday."
  Clue without_past(std::uint32_t first) const {
    const std::uint32_t end = sentence_.first_token + sentence_.token_count;
    if (title_ || sentence_.token_count < 4 || !document_.form(end - 1).ends_with('.') ||
        token(first).upos == Upos::x)
      return {};
    for (std::uint32_t k = window_begin(first); k < window_end(first); ++k)
      if (token(k).xpos == Xpos::vbd || token(k).xpos == Xpos::vbn) return {};
    Clue clue{Direction::future, {"nothing in the sentence is past, so the date lies ahead"}};
    clue.unsure = true;
    return clue;
  }

 private:
  bool is_finite(std::uint32_t t) const {
    const Xpos x = token(t).xpos;
    return x == Xpos::md || ((x == Xpos::vbd || x == Xpos::vbz || x == Xpos::vbp) && is_verb(t));
  }

  // Where the order of words is surer than the tree: "inspectors who toured the plant Monday will
  // be back" and "the last will be mailed by March 28, said the officer".
  std::optional<std::uint32_t> nearer_verb(std::optional<std::uint32_t> verb, std::uint32_t first,
                                           std::uint32_t last) const {
    if (!verb || *verb < last) return std::nullopt;
    const bool follows = last < window_end(first) && is_finite(last);
    const bool attribution = is_communication_verb(token(*verb).lemma) && *verb > last;
    if (!follows && !attribution) return std::nullopt;
    bool relative = false;
    std::optional<std::uint32_t> left;
    for (std::uint32_t k = first; k-- > window_begin(first);) {
      const std::string_view form = document_.form(k);
      if (form == ";" || form == ":" || form == "\xE2\x80\x94") break;
      if (!left && (is_finite(k) || token(k).xpos == Xpos::vbn) && is_verb(k)) left = k;
      if (left && (form == "who" || form == "which" || form == "that")) relative = true;
      if (left && k + 1 < *left && relative) break;
    }
    if (!left || (follows && !attribution && !relative)) return std::nullopt;
    // an auxiliary stands for its verb
    if (token(*left).upos == Upos::aux && !is_root(*left) &&
        (token(*left).deprel == Deprel::aux || token(*left).deprel == Deprel::aux_pass))
      left = head(*left);
    if (*left == *verb) return std::nullopt;
    return left;
  }

  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::uint32_t head(std::uint32_t t) const {
    const std::uint32_t h = sentence_.first_token + token(t).head;
    return h < sentence_.first_token + sentence_.token_count ? h : t;
  }
  bool is_root(std::uint32_t t) const { return head(t) == t; }
  bool is_verb(std::uint32_t t) const {
    return token(t).upos == Upos::verb || token(t).upos == Upos::aux;
  }

  // Clues lie near: a sentence of a million tokens must not cost a million steps for each date.
  static constexpr std::uint32_t reach = 120;
  std::uint32_t window_begin(std::uint32_t t) const {
    return t - std::min(t - sentence_.first_token, reach);
  }
  std::uint32_t window_end(std::uint32_t t) const {
    return std::min(sentence_.first_token + sentence_.token_count, t + reach);
  }

  template <typename F>
  bool any_child(std::uint32_t t, F f) const {
    for (std::uint32_t k = window_begin(t); k < window_end(t); ++k)
      if (k != t && head(k) == t && f(k)) return true;
    return false;
  }

  // The verb or copular predicate that the expression belongs to.
  std::optional<std::uint32_t> governing_verb(std::uint32_t t, std::uint32_t first,
                                              std::uint32_t last) const {
    for (int steps = 0; steps < 16; ++steps) {
      const bool inside = t >= first && t < last;
      if (!inside) {
        if (token(t).xpos == Xpos::jj && lower(document_.form(t)) == "due") return t;
        if (is_verb(t)) {
          // "beginning Monday" and "according to" are prepositions; "said" after a quote is a verb.
          const std::string form = lower(document_.form(t));
          if (!(form == "beginning" || form == "starting" || form == "including" ||
                form == "following" || form == "according"))
            return t;
        }
        if (any_child(t, [&](std::uint32_t k) {
              return token(k).deprel == Deprel::cop ||
                     (token(k).deprel == Deprel::aux && token(k).upos == Upos::aux);
            }))
          return t;
      }
      if (is_root(t)) {
        // a clause whose verb the parse hung elsewhere
        return is_verb(t) && !inside ? std::optional(t) : std::nullopt;
      }
      t = head(t);
    }
    return std::nullopt;
  }

  struct Group {
    bool will = false, would = false, modal = false, have = false, had = false, be_past = false,
         be_present = false, did = false, to = false, got = false, do_present = false;
    std::string_view auxiliary;  // the word that decided
  };

  Group group_of(std::uint32_t verb) const {
    Group g;
    any_child(verb, [&](std::uint32_t k) {
      const Deprel d = token(k).deprel;
      if (d == Deprel::aux || d == Deprel::aux_pass || d == Deprel::cop) {
        const std::string form = lower(document_.form(k));
        if (form == "will" || form == "'ll" || form == "\u2019ll" || form == "wo" ||
            form == "shall" || form == "gonna") {
          g.will = true;
        } else if (form == "would" || form == "'d" || form == "\u2019d") {
          g.would = true;
        } else if (form == "may" || form == "might" || form == "could" || form == "can" ||
                   form == "ca" || form == "should" || form == "must" || form == "ought") {
          g.modal = true;
        } else if (form == "has" || form == "have" || form == "'ve" || form == "\u2019ve") {
          g.have = true;
        } else if (form == "had") {
          g.had = true;
        } else if (form == "was" || form == "were") {
          g.be_past = true;
        } else if (form == "is" || form == "are" || form == "am" || form == "'s" ||
                   form == "\u2019s" || form == "'re" || form == "\u2019re" || form == "'m") {
          g.be_present = true;
        } else if (form == "did") {
          g.did = true;
        } else if (form == "does" || form == "do") {
          g.do_present = true;
        } else if (form == "got") {
          g.got = true;
        }
        if (g.auxiliary.empty() || d == Deprel::aux) g.auxiliary = document_.form(k);
      } else if (d == Deprel::mark && lower(document_.form(k)) == "to") {
        g.to = true;
      }
      return false;
    });
    return g;
  }

  // Past tense in itself or by its auxiliaries.
  bool is_past(std::uint32_t verb) const {
    const Group g = group_of(verb);
    return token(verb).xpos == Xpos::vbd || g.had || g.be_past || g.did;
  }

  bool sentence_stops_it(std::uint32_t verb) const {
    // The main verb above cancels, scraps, postpones; or a contrast follows.
    std::uint32_t t = verb;
    for (int steps = 0; steps < 8 && !is_root(t); ++steps) {
      t = head(t);
      if (is_verb(t) && in(stopping_verbs, token(t).lemma)) return true;
    }
    for (std::uint32_t k = verb + 1; k < window_end(verb); ++k)
      if (is_verb(k) && in(stopping_verbs, token(k).lemma) && token(k).lemma != "call" &&
          token(k).lemma != "set")
        return true;
    return false;
  }

  Clue of_verb(std::uint32_t verb, std::string_view before, int depth) const {
    const Token& v = token(verb);
    const std::string_view form = document_.form(verb);
    const Group g = group_of(verb);
    const bool until = before == "until" || before == "till" || before == "through" ||
                       before == "by" || before == "to";
    if (depth > 6) return {};
    if (g.will) return {Direction::future, {"\"%1\" looks ahead", g.auxiliary}, false, true};
    if (g.would) {
      if (g.have || any_child(verb, [&](std::uint32_t k) {
            return token(k).deprel == Deprel::aux && lower(document_.form(k)) == "have";
          }))
        return {Direction::nearest, {"\"would have\" speaks of what did not come about"}};
      return {Direction::future, {"\"would\" looks ahead"}, false, false, false, true};
    }
    if (g.modal) {
      if (any_child(verb, [&](std::uint32_t k) {
            return token(k).deprel == Deprel::aux && lower(document_.form(k)) == "have";
          }))
        return {Direction::past, {"\"%1 have\" looks back", g.auxiliary}};
      return {Direction::future, {"\"%1\" looks ahead", g.auxiliary}};
    }
    const bool be_verb = v.lemma == "be";
    if (g.to && (v.xpos == Xpos::vb || g.have || g.be_present || !g.auxiliary.empty()))
      return of_infinitive(verb, before, depth);
    if (v.xpos == Xpos::vbn || v.xpos == Xpos::vbd || v.xpos == Xpos::jj) {
      const bool due = form == "due" || form == "Due";
      if (due) return {Direction::future, {"\"due\" names what lies ahead"}, g.be_past || g.had};
      const bool planned = in(planning_verbs, v.lemma);
      const bool passive = g.be_past || g.be_present || g.got || v.deprel == Deprel::acl ||
                           v.deprel == Deprel::advcl || v.deprel == Deprel::acl_relcl;
      if (planned && (v.xpos != Xpos::vbd || passive) && before != "in" &&
          (passive || v.xpos == Xpos::vbn)) {
        if (g.have || g.had || g.be_past || v.deprel == Deprel::acl || v.deprel == Deprel::advcl) {
          if (sentence_stops_it(verb))
            return {Direction::nearest, {"\"%1\" names a plan that was dropped", form}};
        }
        return {
            Direction::future, {"\"%1\" names what lies ahead", form}, !g.be_present, false, false,
            g.be_past || g.had};
      }
    }
    if (until && (v.xpos == Xpos::vbd || v.xpos == Xpos::vbn) && before != "by" &&
        in(deadline_verbs, v.lemma))
      return {Direction::future, {"\"%1 … %2\" sets a limit that lies ahead", form, before}};
    if (g.have || g.had)
      return {Direction::past, {"\"%1 %2\" looks back", g.auxiliary, form}, false, false, g.have};
    if (g.be_past || g.did)
      return {Direction::past,
              {"\"%1\" is past tense", g.be_past && g.auxiliary.empty() ? form : g.auxiliary}};
    if (v.xpos == Xpos::vbd) {
      if (in(planning_verbs, v.lemma) && (before == "for" || before == "to"))
        return {Direction::future, {"\"%1 … %2\" looks ahead", form, before}};
      return {Direction::past, {"\"%1\" is past tense", form}};
    }
    if (g.be_present) {
      if (v.xpos == Xpos::vbg) return {Direction::future, {"\"is %1\" looks ahead", form}};
      return {Direction::future, {"the present tense with a date looks ahead"}};
    }
    if ((v.xpos == Xpos::vbp && in(same_past, form)) ||
        ((v.xpos == Xpos::vbp || v.xpos == Xpos::vb) && g.auxiliary.empty() &&
         in(irregular_past, form) && !in(same_past, form)))
      return {Direction::past, {"\"%1\" is past tense", form}};
    if (v.xpos == Xpos::vbz || v.xpos == Xpos::vbp) {
      if (in(reporting_verbs, v.lemma))
        return {Direction::past, {"\"%1\" reports what was said", form}};
      if (title_) return {Direction::nearest, {"a headline tells its news in the present tense"}};
      if (be_verb) return {Direction::future, {"the present tense with a date looks ahead"}};
      return {Direction::future, {"the present tense (\"%1\") with a date looks ahead", form}};
    }
    if (v.xpos == Xpos::vbn) {
      if (!is_root(verb) && (v.deprel == Deprel::xcomp || v.deprel == Deprel::ccomp) &&
          in(ahead_verbs, token(head(verb)).lemma))
        return {Direction::future,
                {"\"%1\" looks ahead", token(head(verb)).lemma},
                false,
                false,
                false,
                is_past(head(verb))};
      if (v.deprel == Deprel::acl && until && !is_root(verb) && is_verb(head(head(verb))) &&
          is_ahead(head(head(verb))))
        return {Direction::future,
                {"\"%1\" looks ahead", document_.form(head(head(verb)))},
                false,
                false,
                false,
                is_past(head(head(verb)))};
      if (!is_root(verb) && v.deprel == Deprel::conj) return of_verb(head(verb), before, depth + 1);
      return {Direction::past, {"\"%1\" tells what was done", form}};
    }
    if (v.xpos == Xpos::vbg || v.xpos == Xpos::vb) {
      if (is_root(verb)) {
        if (v.xpos == Xpos::vb) return {Direction::future, {"a call to act looks ahead"}};
        return {};
      }
      // a participle or bare infinitive shares the time of the verb it hangs on
      std::uint32_t t = head(verb);
      for (int steps = 0; steps < 10; ++steps) {
        if (is_verb(t)) {
          if (in(ahead_verbs, token(t).lemma) && token(t).lemma != "have" &&
              v.deprel != Deprel::advcl && v.xpos != Xpos::vbg)
            return {Direction::future, {"\"%1\" looks ahead", token(t).lemma}, false, false, false,
                    is_past(t)};
          return of_verb(t, before, depth + 1);
        }
        if (is_root(t)) break;
        t = head(t);
      }
    }
    return {};
  }

  bool is_ahead(std::uint32_t t) const {
    if (in(ahead_verbs, token(t).lemma)) return true;
    const std::string form = lower(document_.form(t));
    return form.ends_with("ed") &&
           (in(ahead_verbs, std::string_view(form).substr(0, form.size() - 1)) ||
            in(ahead_verbs, std::string_view(form).substr(0, form.size() - 2)));
  }

  Clue of_infinitive(std::uint32_t verb, std::string_view before, int depth) const {
    if (verb >= window_begin(verb) + 2 && lower(document_.form(verb - 1)) == "to") {
      const std::string be = lower(document_.form(verb - 2));
      if (be == "was" || be == "were")
        return {Direction::nearest, {"\"%1 to\" names a plan", document_.form(verb - 2)}};
    }
    const bool perfect = any_child(verb, [&](std::uint32_t k) {
      return token(k).deprel == Deprel::aux && lower(document_.form(k)) == "have";
    });
    if (perfect) return {Direction::nearest, {"\"was to have\" names a plan that was dropped"}};
    if (is_root(verb)) {
      if (title_)
        return {Direction::future, {"\"to %1\" in a headline looks ahead", token(verb).lemma}};
      return {Direction::future,
              {"\"to %1\" looks ahead", token(verb).lemma},
              false,
              group_of(verb).be_present};
    }
    std::uint32_t t = head(verb);
    const Token& above = token(t);
    const std::string_view form = document_.form(t);
    if (is_verb(t)) {
      if (above.lemma == "be" || above.upos == Upos::aux) {
        const std::string be = lower(form);
        if (be == "was" || be == "were") {
          return {Direction::nearest, {"\"%1 to\" names a plan", form}};
        }
        return {Direction::future, {"\"%1 to\" looks ahead", form}, false, true};
      }
      if (above.lemma == "have" && above.xpos == Xpos::vbd)
        return {Direction::past, {"\"had to\" tells what was done"}};
      if (is_ahead(t)) {
        if (sentence_stops_it(verb))
          return {Direction::nearest, {"\"%1 to\" names a plan that was dropped", form}};
        if (above.lemma == "mean" || above.lemma == "hope" || form == "hoped" ||
            above.lemma == "plan" || above.lemma == "intend" || above.lemma == "want") {
          const Group g = group_of(t);
          if (g.had || g.be_past)
            return {Direction::nearest, {"\"%1 to\" names a plan of then", form}};
        }
        return {Direction::future, {"\"%1 to\" looks ahead", form}, false, false, false,
                is_past(t)};
      }
      return of_verb(t, before, depth + 1);
    }
    // "a plan to close", "due to be tried", "set to", "likely to"
    if (any_child(t,
                  [&](std::uint32_t k) {
                    return token(k).deprel == Deprel::cop && (lower(document_.form(k)) == "was" ||
                                                              lower(document_.form(k)) == "were");
                  }) &&
        sentence_stops_it(verb))
      return {Direction::nearest, {"\"%1 to\" names a plan that was dropped", form}};
    if (token(verb).deprel == Deprel::acl || token(t).upos == Upos::adj ||
        token(t).upos == Upos::noun)
      return {Direction::future, {"\"%1 to\" looks ahead", form}};
    return {};
  }

  // One word, without tags: only what is certain.
  Clue of_form(std::uint32_t t) const {
    // "12 May": the month
    if (t > sentence_.first_token && document_.form(t) == "May") return {};
    const std::string form = lower(document_.form(t));
    const auto next = [&]() -> std::string {
      return t + 1 < sentence_.first_token + sentence_.token_count ? lower(document_.form(t + 1))
                                                                   : "";
    };
    if (form == "will" || form == "'ll" || form == "shall" || form == "wo" || form == "would")
      return {Direction::future, {"\"%1\" looks ahead", document_.form(t)}};
    if ((form == "is" || form == "are") && next() == "to")
      return {Direction::future, {"\"%1 to\" looks ahead", document_.form(t)}};
    if (form == "to" && !next().empty() && next().back() != 's' && t > sentence_.first_token) {
      const std::string previous = lower(document_.form(t - 1));
      for (const std::string_view suffix : {"", "s", "d", "ed"}) {
        if (previous.size() > suffix.size() &&
            in(ahead_verbs, std::string_view(previous).substr(0, previous.size() - suffix.size())))
          return {Direction::future, {"\"%1 to\" looks ahead", document_.form(t - 1)}};
      }
      return {};
    }
    if (form == "scheduled" || form == "planned" || form == "slated" || form == "due" ||
        form == "expected")
      return {Direction::future, {"\"%1\" looks ahead", document_.form(t)}};
    // Most words are neither: one look tells.
    constexpr ClueWord past_forms = ClueWord::past | ClueWord::past_or_participle |
                                    ClueWord::participle | ClueWord::same_past | ClueWord::be_past |
                                    ClueWord::had | ClueWord::did;
    if (has(clue_word(form), past_forms) && in(irregular_past, form))
      return {Direction::past, {"\"%1\" is past tense", document_.form(t)}};
    if (form.size() > 3 && form.ends_with("ed"))
      return {Direction::past, {"\"%1\" is past tense", document_.form(t)}};
    if (form == "may" || form == "might" || form == "could" || form == "can" || form == "must")
      return {Direction::future, {"\"%1\" looks ahead", document_.form(t)}};
    if (form == "says" || form == "say")
      return {Direction::past, {"\"%1\" reports", document_.form(t)}};
    if (form == "plans" || form == "plan" || form == "hopes" || form == "wants")
      return {Direction::future, {"\"%1\" looks ahead", document_.form(t)}};
    return {};
  }

  const Document& document_;
  const Sentence& sentence_;
  bool title_;
};

}  // namespace

std::string tell(const ClueReason& reason) {
  std::string text;
  for (std::size_t i = 0; i < reason.pattern.size(); ++i) {
    const char c = reason.pattern[i];
    if (c == '%' && i + 1 < reason.pattern.size()) {
      ++i;
      text += lower(reason.pattern[i] == '1' ? reason.first : reason.second);
    } else {
      text += c;
    }
  }
  return text;
}

Clue read_direction(const Document& document, std::uint32_t first, std::uint32_t last,
                    std::uint32_t sentence, std::string_view before) {
  Reader reader(document, sentence);
  if (before == "since") {
    Clue clue{Direction::past, {"\"since\" looks back"}};
    if (document.tokens[first].upos != Upos::x)
      clue.present = reader.by_tree(first, last, before).present;
    return clue;
  }
  if (before == "soon" || before == "earlier than" || before == "early as")
    return {Direction::future, {"the words before it look ahead"}};
  if (before == "effective")
    return {Direction::future, {"\"effective\" names the day from which something will hold"}};
  if (document.tokens[first].upos != Upos::x) {
    Clue clue = reader.by_tree(first, last, before);
    if (clue.direction == Direction::nearest && (before == "until" || before == "till") &&
        reader.in_title())
      clue.direction = Direction::future;
    if (clue.direction != Direction::unknown) return clue;
  }
  if (before == "until" || before == "till")
    return {Direction::future, {"\"%1\" sets a limit that lies ahead", before}};
  if (Clue clue = reader.by_words(first, last); clue.direction != Direction::unknown) return clue;
  return reader.without_past(first);
}

}  // namespace dateline
