#include "mentions.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "word_classes.hpp"

namespace dateline {
namespace {

/// No name or noun phrase is longer, in tokens: keeps hostile input linear.
constexpr std::uint32_t longest_phrase = 24;

/// Dependencies::governs, for a few steps up only.
bool governs_nearby(const Dependencies& d, std::uint32_t ancestor, std::uint32_t t) {
  for (std::uint32_t steps = 0; steps < longest_phrase; ++steps) {
    if (t == ancestor) return true;
    if (d.is_root(t)) return false;
    t = d.head(t);
  }
  return false;
}

bool is_quote_or_bullet(std::string_view form) {
  return form == "“" || form == "\"" || form == "‘" || form == "``" || form == "«" || form == "„" ||
         form == ":" || form == "—" || form == "–" || form == "--" || form == "―" || form == "•" ||
         form == "*" || form == "[" || form == "…" || form == "...";
}

bool is_possessive(std::string_view form) {
  return form == "'s" || form == "’s" || form == "'" || form == "’";
}

bool has_letter(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 0x7F;
  });
}

bool is_number(std::string_view form) {
  return !form.empty() &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_generation(std::string_view form) {
  return form == "Jr." || form == "Jr" || form == "Sr." || form == "Sr" || form == "II" ||
         form == "III" || form == "IV";
}

/// Head nouns that take "of" and a name into their own name.
bool takes_of(const std::string& folded) {
  constexpr std::string_view nouns =
      "archdiocese army bank battle bay board bureau cape chamber church city college commonwealth "
      "court daughters department diocese faculty federation gulf house institute isle isles "
      "kingdom knights lake league ministry mount museum office order organization principality "
      "republic school sea secretariat society sons statue strait straits town treaty "
      "union university village ";
  return in_sorted_words(nouns, folded) || is_organization_word(folded) ||
         is_organization_noun(singular(folded));
}

bool takes_for(const std::string& folded) {
  constexpr std::string_view nouns =
      "agency alliance americans association campaign center centers centre centres citizens "
      "coalition committee communities council doctors foundation friends fund initiative "
      "institute "
      "lawyers ministry mothers movement network office organisation organization partners "
      "partnership physicians project scientists society students teachers union veterans women "
      "workers ";
  return in_sorted_words(nouns, folded);
}

class NameFinder {
 public:
  NameFinder(const Dependencies& d, const std::vector<bool>& in_timex,
             const std::vector<bool>& skip)
      : d_(d), document_(d.document()), in_timex_(in_timex), skip_(skip) {
    count_capitals();
  }

  std::vector<NameMention> run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (skip_[sentence.block]) continue;
      first_ = sentence.first_token;
      last_ = first_ + sentence.token_count;
      find_dateline(s);
      for (std::uint32_t t = first_; t < last_;) {
        if (!begins(t)) {
          ++t;
          continue;
        }
        const std::uint32_t end = run_end(t);
        split(t, end);
        t = end;
      }
    }
    return std::move(names_);
  }

 private:
  std::string_view form(std::uint32_t t) const { return document_.form(t); }
  std::string folded(std::uint32_t t) const { return fold(form(t)); }
  bool glued(std::uint32_t t) const { return !document_.tokens[t].space_after; }

  void count_capitals() {
    for (const Sentence& sentence : document_.sentences) {
      if (skip_[sentence.block]) continue;
      first_ = sentence.first_token;
      last_ = first_ + sentence.token_count;
      for (std::uint32_t t = first_; t < last_; ++t) {
        if (!has_letter(form(t))) continue;
        if (!starts_upper(form(t)))
          ++seen_[folded(t)].lower;
        else if (d_.token(t).upos == Upos::propn &&
                 (!initial(t) || (t + 1 < last_ && starts_upper(form(t + 1)) &&
                                  d_.token(t + 1).upos == Upos::propn)))
          ++seen_[folded(t)].capital;
      }
    }
  }

  /// Where any word has a capital: its first letter tells nothing.
  bool initial(std::uint32_t t) const {
    if (t == first_) return true;
    const std::string_view before = form(t - 1);
    return is_quote_or_bullet(before) || (t == first_ + 1 && !has_letter(before)) ||
           (dateline_end_ != 0 && t == dateline_end_);
  }

  bool is_capital(std::uint32_t t) const {
    return t < last_ && !in_timex_[t] && starts_upper(form(t));
  }

  /// A word that may stand within a name, once its neighbours are part of one.
  bool continues(std::uint32_t t) const {
    if (!is_capital(t)) return false;
    switch (d_.token(t).upos) {
      case Upos::propn:
      case Upos::noun:
      case Upos::adj:
      case Upos::x:
      case Upos::verb:
      case Upos::num:
        return true;
      case Upos::adp:
      case Upos::adv:
      case Upos::det:
      case Upos::intj:
        // "Doctors Without Borders": a capital in mid-sentence is no accident.
        return !initial(t) && form(t) != "The" && is_capital(t + 1);
      default:
        return is_all_caps(form(t)) && form(t).size() > 2;
    }
  }

  bool begins(std::uint32_t t) const {
    if (!is_capital(t)) return false;
    const Token& token = d_.token(t);
    if (form(t) == "I" || token.upos == Upos::pron) return false;
    if (form(t) == "The") return !initial(t) && continues(t + 1) && !initial(t + 1);
    // "the President", "Director of …": an office is a noun, whatever its capital.
    const bool alone = !(t + 1 < last_ && continues(t + 1) && !initial(t + 1));
    if (alone && is_office(t) && !office_before_name(t)) return false;
    const auto found = seen_.find(folded(t));
    const int capital = found == seen_.end() ? 0 : found->second.capital;
    const int lower = found == seen_.end() ? 0 : found->second.lower;
    if (initial(t)) {
      const bool hyphen =
          t + 2 < last_ && form(t + 1) == "-" && glued(t) && glued(t + 1) && continues(t + 2);
      const bool next = hyphen || (t + 1 < last_ && continues(t + 1) && !initial(t + 1));
      switch (token.upos) {
        case Upos::propn:
          if (capital > 0 || next || !acronym_letters(form(t)).empty()) return true;
          return lower == 0 && !is_person_noun(singular(folded(t))) && !is_people_noun(folded(t)) &&
                 !is_organization_noun(folded(t));
        case Upos::noun:
        case Upos::x:
          return next || (capital > 0 && lower == 0) ||
                 (is_all_caps(form(t)) && lower == 0 && token.entity != EntityType::none);
        case Upos::adj:
        case Upos::verb:
          return (next && d_.token(hyphen ? t + 2 : t + 1).upos == Upos::propn) ||
                 (capital > 0 && lower == 0);
        default:
          // The tagger is lost, but the word is a name elsewhere: "Lowell, who …"
          return capital > 0 && lower == 0 && form(t).size() > 2;
      }
    }
    switch (token.upos) {
      case Upos::propn:
      case Upos::noun:
      case Upos::x:
        return true;
      case Upos::adj:
      case Upos::verb:
        return continues(t + 1) && !initial(t + 1);
      default:
        return is_all_caps(form(t)) && form(t).size() > 2 && token.upos != Upos::punct &&
               token.upos != Upos::sym && token.upos != Upos::num;
    }
  }

  bool is_office(std::uint32_t t) const {
    const std::string w = folded(t);
    if (!acronym_letters(form(t)).empty() && !is_title(w)) return false;
    const auto found = seen_.find(w);
    const bool always_capital =
        found != seen_.end() && found->second.capital > 0 && found->second.lower == 0;
    if (always_capital && !is_title(w) && d_.token(t).xpos == Xpos::nnp) return false;
    // "Baker" may be a surname where it is a profession: small letters elsewhere decide.
    return is_title(w) || is_title(singular(w)) ||
           (is_person_noun(singular(w)) && (initial(t) || d_.token(t).xpos == Xpos::nnps ||
                                            (t + 1 < last_ && form(t + 1) == "of") ||
                                            (found != seen_.end() && found->second.lower > 0)));
  }
  /// "Secretary of State Ada Lowe", "Secretary of Health and Human Services Ada Lowe"
  bool office_before_name(std::uint32_t t) const {
    if (t + 3 >= last_ || form(t + 1) != "of") return false;
    std::uint32_t u = t + 2;
    if (form(u) == "the") ++u;
    const std::uint32_t words = u;
    while (u < last_ && u < t + longest_phrase &&
           ((continues(u) && is_common_word(folded(u))) || (u > words && form(u) == "and")))
      ++u;
    return u > words && u < last_ && continues(u) && d_.token(u).upos == Upos::propn;
  }

  std::uint32_t plain_end(std::uint32_t t) const {
    const std::uint32_t limit = std::min(last_, t + longest_phrase);
    while (t < limit && continues(t) && !initial(t)) ++t;
    return t;
  }

  std::uint32_t run_end(std::uint32_t begin) const {
    std::uint32_t t = begin + 1;
    if (form(begin) == "The") ++t;
    while (t < last_ && t < begin + longest_phrase) {
      if (in_timex_[t]) break;
      const std::string_view w = form(t);
      if (continues(t) && !initial(t)) {
        ++t;
        continue;
      }
      const std::string before = folded(t - 1);
      if ((w == "-" || w == "–" || w == "/") && glued(t - 1) && glued(t) && t + 1 < last_ &&
          (is_capital(t + 1) || is_number(form(t + 1)))) {
        // "Dunmore-Pyle", "F-15"; "ICE-police" is two things.
        t += 2;
        continue;
      }
      if (w == "&" && continues(t + 1)) {
        t += 2;
        continue;
      }
      if (is_possessive(w) && t + 1 < last_ && continues(t + 1) && possessive_inside(begin, t)) {
        t += 2;
        continue;
      }
      if (w == "," && t + 1 < last_ && is_capital(t + 1) &&
          (is_generation(form(t + 1)) ||
           (is_company_suffix(folded(t + 1)) && form(t + 1) != "Company"))) {
        t += 2;
        continue;
      }
      if (is_name_particle(w) && !is_common_word(before)) {
        std::uint32_t u = t + 1;
        while (u < last_ && u < t + 3 && is_name_particle(form(u))) ++u;
        if (u < last_ && form(u) == "-" && glued(u - 1) && glued(u)) ++u;  // "al-Sharabi"
        if (u < last_ && continues(u) && d_.token(u).upos == Upos::propn) {
          t = u + 1;
          continue;
        }
      }
      if (w == "of" || w == "for") {
        std::uint32_t u = t + 1;
        if (u < last_ && form(u) == "the") ++u;
        if (u < last_ && continues(u) && (u == t + 1 || !initial(u))) {
          const bool office = is_title(before);
          if (w == "for" ? takes_for(before)
              : office   ? office_before_name(t - 1)
                         : takes_of(before)) {
            t = u + 1;
            continue;
          }
        }
      }
      if (w == "and" && t + 1 < last_ && continues(t + 1) && coordination_inside(begin, t)) {
        t += 2;
        continue;
      }
      if (is_number(w) && w.size() <= 4 && number_inside(begin, t)) {
        ++t;
        continue;
      }
      break;
    }
    return t;
  }

  /// "Lurie Children's Hospital", "King's College", "Tanner's Row" against "Trump's Justice
  /// Department": a common noun owns only within a name.
  bool possessive_inside(std::uint32_t begin, std::uint32_t mark) const {
    const std::string owner = folded(mark - 1);
    const bool known = seen_.contains(owner) && seen_.at(owner).capital > 1;
    if (is_person_noun(singular(owner)) || owner == "children" || owner == "people")
      return !(begin + 1 == mark && initial(begin));
    const std::string next = folded(mark + 1);
    const std::uint32_t after = plain_end(mark + 1);
    if (begin + 1 < mark && form(begin) == "St.") return true;
    // Neither word is known from elsewhere: "Tanner's Staith".
    const auto once = [&](const std::string& w) {
      const auto found = seen_.find(w);
      return found == seen_.end() || (found->second.capital <= 1 && found->second.lower == 0);
    };
    if (after == mark + 2 && once(owner) && once(next) && !is_common_word(owner) &&
        !is_common_word(next) && d_.token(mark + 1).entity != EntityType::person)
      return true;
    // A place or church: "Tanner's Staith" with nothing else that the owner could be.
    return !known && after == mark + 2 && is_place_word(next) && !is_common_word(owner) &&
           d_.token(mark + 1).entity == EntityType::place;
  }

  /// "Immigration and Customs Enforcement": both halves are words of the dictionary and the second
  /// ends in what an organisation is called.
  bool coordination_inside(std::uint32_t begin, std::uint32_t mark) const {
    const std::uint32_t end = plain_end(mark + 1);
    if (end == mark + 1) return false;
    const std::string before = folded(mark - 1), last = folded(end - 1);
    if (!is_common_word(before) || is_person_noun(singular(last))) return false;
    for (std::uint32_t t = mark + 1; t < end; ++t)
      if (!is_common_word(folded(t))) return false;
    if (d_.token(mark - 1).xpos == Xpos::nnps && is_person_noun(singular(before))) return false;
    bool under = false;  // the first half modifies the second
    for (std::uint32_t t = begin; t < mark; ++t) {
      const std::uint32_t h = d_.head(t);
      under = under || (h > mark && h < end);
    }
    if (is_organization_word(before)) return under && is_organization_word(last);
    bool inside_of = false;
    for (std::uint32_t t = begin + 1; t < mark; ++t)
      inside_of = inside_of || form(t) == "of" || form(t) == "for";
    return is_organization_word(last) || under || inside_of;
  }

  bool number_inside(std::uint32_t begin, std::uint32_t t) const {
    const std::uint32_t h = d_.head(t);
    if (h < begin || h >= t) return false;
    constexpr std::string_view numbered =
        "airbus apollo area artemis boeing chapter district division expo falcon flight formula "
        "group highway interstate local m. model platform pier precinct route soyuz station "
        "terminal "
        "title unit voyager ward ";
    return in_sorted_words(numbered, folded(t - 1)) || d_.token(t).deprel == Deprel::flat;
  }

  void find_dateline(std::uint32_t s) {
    dateline_end_ = 0;
    const Sentence& sentence = document_.sentences[s];
    const Block& block = document_.blocks[sentence.block];
    if (s != block.first_sentence) return;
    const std::uint32_t limit = std::min(last_, first_ + 14);
    bool capitals = false;
    for (std::uint32_t t = first_; t < limit; ++t) {
      const std::string_view w = form(t);
      if (w == "—" || w == "–" || w == "--" || w == "―" ||
          (w == "-" && !glued(t) && !glued(t - 1))) {
        if (t > first_ && capitals && t + 1 < last_ && starts_upper(form(t + 1)))
          dateline_end_ = t + 1;
        return;
      }
      if (t == first_) capitals = starts_upper(w);
      if (has_letter(w) && !starts_upper(w) && w != "de" && w != "la" && !in_timex_[t]) return;
    }
  }

  /// Tokens of [b, e) that are governed from outside, in order.
  std::vector<std::uint32_t> attached(TokenRange range) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const std::uint32_t h = d_.head(t);
      if ((h == t || !range.contains(h)) && d_.token(t).upos != Upos::punct &&
          d_.token(t).upos != Upos::adp && d_.token(t).upos != Upos::cconj &&
          d_.token(t).upos != Upos::det && d_.token(t).upos != Upos::part)
        out.push_back(t);
    }
    return out;
  }

  static bool is_argument(Deprel r) {
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

  /// Cuts a run where the tree says that two arguments meet: "In Oslo Berg said".
  void split(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t t = begin + 1; t < end; ++t) {
      const TokenRange left{begin, t}, right{t, end};
      const auto a = attached(left), b = attached(right);
      if (a.size() != 1 || b.size() != 1) continue;
      const Token &x = d_.token(a[0]), &y = d_.token(b[0]);
      if (right.contains(d_.head(a[0])) || left.contains(d_.head(b[0]))) continue;
      if (is_argument(x.deprel) && is_argument(y.deprel) &&
          universal(x.deprel) != universal(y.deprel) && x.entity != EntityType::none &&
          y.entity != EntityType::none && d_.token(t).upos == Upos::propn &&
          d_.token(t - 1).upos == Upos::propn) {
        add(begin, t);
        split(t, end);
        return;
      }
    }
    add(begin, end);
  }

  void add(std::uint32_t begin, std::uint32_t end) {
    // "Chief" opens a sentence as any word may, but not before "Executive".
    if (begin > first_ && form(begin) == "Executive" && form(begin - 1) == "Chief") --begin;
    // A run of words that only look like a name: demonyms alone.
    std::uint32_t title_begin = begin, title_end = begin;
    find_title(begin, end, title_begin, title_end);
    if (title_begin > begin && title_end > title_begin) emit(begin, title_begin, begin, begin);
    emit(begin, end, title_begin, title_end);
  }

  /// [title_begin, title_end) of "Chicago |Mayor| Lori Lightfoot"; empty if there is no title.
  void find_title(std::uint32_t begin, std::uint32_t end, std::uint32_t& title_begin,
                  std::uint32_t& title_end) const {
    title_begin = title_end = begin;
    for (std::uint32_t i = end - 1; i-- > begin;) {
      const std::string w = folded(i);
      const bool courtesy = is_courtesy_title(w);
      const std::string ahead = i > begin ? folded(i - 1) : std::string();
      const bool chief_executive = w == "executive" && ahead == "chief";
      if (!courtesy && !is_title(w) && !chief_executive) continue;
      if (form(i + 1) == "of" || form(i + 1) == "for") continue;
      const std::string next = folded(i + 1), last = folded(end - 1);
      if (is_generation(form(i + 1))) continue;
      if (!courtesy) {
        const std::uint32_t h =
            attached({i + 1, end}).empty() ? end - 1 : attached({i + 1, end})[0];
        const EntityType entity = d_.token(h).entity;
        // "Vice President Joe Hall": whatever else the whole is taken for, that is an office.
        constexpr std::string_view ranks = "acting associate chief deputy executive prime vice ";
        const bool office = chief_executive || in_sorted_words(ranks, ahead);
        const bool taken = entity == EntityType::organization || entity == EntityType::place;
        const bool surname = office && end - i == 3 && !is_common_word(next);  // "Hall"
        if (is_organization_word(last) || (is_place_word(last) && !surname) ||
            (entity != EntityType::person && is_common_word(next)) || (taken && !office))
          continue;
        constexpr std::string_view also_names =
            "bishop chief coach count dean duke editor judge justice king major marshal owner pope "
            "price prince princess queen saint warden ";
        if (i > begin && in_sorted_words(also_names, w) &&
            d_.token(i).deprel != Deprel::nmod_desc && !is_title_modifier(folded(i - 1)))
          continue;
      }
      title_end = i + 1;
      title_begin = i;
      while (title_begin > begin) {
        const std::string before = folded(title_begin - 1);
        if (is_title(before) || is_title_modifier(before) || is_courtesy_title(before) ||
            before == "-") {
          --title_begin;
        } else if (w == "officer" && title_begin >= begin + 2 &&
                   folded(title_begin - 2) == "chief") {
          title_begin -= 2;  // "Chief Financial Officer"
        } else {
          break;
        }
      }
      // "Secretary of State Ada Lowe": the words between belong to the office.
      for (std::uint32_t t = begin; t < title_begin; ++t)
        if (form(t) == "of") {
          title_begin = begin;
          break;
        }
      return;
    }
    // "Secretary of State Ada Lowe", where the last title word stands before "of".
    for (std::uint32_t i = begin; i + 3 < end; ++i) {
      if (!is_title(folded(i)) || form(i + 1) != "of") continue;
      std::uint32_t t = i + 2;
      if (form(t) == "the") ++t;
      while (t < end && (is_common_word(folded(t)) || form(t) == "and")) ++t;
      if (t < end && t > i + 2) {
        title_begin = i;
        while (title_begin > begin && is_title_modifier(folded(title_begin - 1))) --title_begin;
        title_end = t;
      }
      return;
    }
  }

  void emit(std::uint32_t begin, std::uint32_t end, std::uint32_t title_begin,
            std::uint32_t title_end) {
    NameMention name;
    name.range = {begin, end};
    name.core = {title_end > title_begin ? title_end : begin, end};
    if (name.core.empty()) return;
    for (std::uint32_t t = title_begin; t < title_end; ++t) name.title.emplace_back(form(t));
    extend_left(name);

    name.attached = attached(name.range);
    if (name.attached.empty()) name.attached.push_back(name.core.first);
    name.head = name.attached.front();
    // Where the parser scattered the words, the one that carries an argument stands for them.
    for (const std::uint32_t t : name.attached)
      if (is_argument(d_.token(t).deprel)) {
        name.head = t;
        break;
      }
    for (std::uint32_t t = name.core.first; t < name.core.last; ++t) {
      if (t == name.core.first && form(t) == "The") continue;
      // "Dunmore-Pyle" is one word.
      const bool joins = t > name.core.first && !name.words.empty() && glued(t - 1) &&
                         (form(t) == "-" || form(t - 1) == "-");
      if (joins)
        name.words.back() += form(t);
      else
        name.words.emplace_back(form(t));
    }
    if (name.words.empty()) return;
    // A single letter names nobody: "E. coli", "drug T".
    if (name.words.size() == 1 && name.words[0].size() <= (name.words[0].ends_with('.') ? 2u : 1u))
      return;
    name.capital_the = form(name.core.first) == "The" && !initial(name.core.first);
    name.definite = form(name.core.first) == "The" ||
                    (begin > first_ && (form(begin - 1) == "the" || form(begin - 1) == "The"));
    name.dateline =
        dateline_end_ != 0 && end < dateline_end_ && (begin == first_ || form(begin - 1) == ",");
    const Block& block = document_.blocks[document_.sentences[d_.sentence_of(begin)].block];
    name.heading = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    const Token& head = d_.token(name.head);
    name.plural = name.words.size() == 1 && head.xpos == Xpos::nnps;
    name.modifier = name.attached.size() == 1 &&
                    (head.deprel == Deprel::compound || head.deprel == Deprel::amod ||
                     head.deprel == Deprel::nmod_desc || universal(head.deprel) == Deprel::det) &&
                    d_.head(name.head) >= end;
    // A demonym or adjective that modifies is no name: "Kestrian tankers".
    if (name.modifier && name.words.size() == 1 &&
        (head.upos == Upos::adj || head.xpos == Xpos::jj))
      return;
    if (name.words.size() == 1 && head.upos == Upos::adj && head.entity == EntityType::none) return;
    names_.push_back(std::move(name));
  }

  /// "former mayor Rahm Emanuel", "spokeswoman Jo Bloggs": titles in lower case, with what modifies
  /// them.
  void extend_left(NameMention& name) const {
    std::uint32_t t = name.range.first;
    if (t <= first_) return;
    const Token& before = d_.token(t - 1);
    const std::uint32_t h = d_.head(t - 1);
    if (before.upos != Upos::noun || in_timex_[t - 1] || !is_person_noun(before.lemma) ||
        before.xpos == Xpos::nns)
      return;
    // The parser makes either the noun or the name the head.
    const bool under = name.range.contains(h) &&
                       (before.deprel == Deprel::nmod_desc || before.deprel == Deprel::compound ||
                        before.deprel == Deprel::amod);
    bool over = false;
    for (std::uint32_t u = name.core.first; u < name.core.last; ++u)
      over = over || (d_.head(u) == t - 1 &&
                      (d_.token(u).deprel == Deprel::flat || d_.token(u).deprel == Deprel::appos ||
                       d_.token(u).deprel == Deprel::compound));
    if (!under && !over) return;
    const std::uint32_t noun = --t;
    while (t > first_) {
      const Token& m = d_.token(t - 1);
      const std::uint32_t mh = d_.head(t - 1);
      if ((m.deprel == Deprel::amod || m.deprel == Deprel::compound) &&
          (mh == noun || name.range.contains(mh) || (mh > t - 1 && mh < noun)) &&
          !in_timex_[t - 1] && !starts_upper(form(t - 1)))
        --t;
      else
        break;
    }
    std::vector<std::string> title;
    for (std::uint32_t u = t; u <= noun; ++u) title.emplace_back(form(u));
    name.title.insert(name.title.begin(), title.begin(), title.end());
    name.range.first = t;
  }

  struct Seen {
    int capital = 0;  ///< in mid-sentence, as a proper noun
    int lower = 0;
  };

  const Dependencies& d_;
  const Document& document_;
  const std::vector<bool>& in_timex_;
  const std::vector<bool>& skip_;
  std::unordered_map<std::string, Seen> seen_;  // looked up, never walked: order doesn't matter
  std::vector<NameMention> names_;
  std::uint32_t first_ = 0, last_ = 0, dateline_end_ = 0;
};

ActorKind nominal_kind(const Token& token, const std::string& lemma, bool plural) {
  // The entity tags of common nouns are a guess: they count where the word can bear it.
  const EntityType type = token.entity;
  const bool silent =
      type == EntityType::none || type == EntityType::object || type == EntityType::abstract;
  if (lemma == "police") return ActorKind::organization;
  if (is_people_noun(lemma) &&
      (silent || type == EntityType::person || type == EntityType::organization))
    return ActorKind::group;
  const bool person =
      type == EntityType::person ? may_be_person_noun(lemma)
      : type == EntityType::none
          ? is_person_noun(lemma)
          : is_person_noun(lemma) && !may_be_place_noun(lemma) && !may_be_organization_noun(lemma);
  if (person && !(type == EntityType::organization && may_be_organization_noun(lemma)))
    return plural ? ActorKind::group : ActorKind::person;
  if (type == EntityType::organization
          ? may_be_organization_noun(lemma)
          : silent && is_organization_noun(lemma) && !is_event_noun(lemma))
    return ActorKind::organization;
  if (type == EntityType::object && is_place_noun(lemma) && lemma != "water" &&
      !is_event_noun(lemma))
    return ActorKind::place;
  if (type == EntityType::place ? may_be_place_noun(lemma)
                                : silent && is_place_noun(lemma) && !is_event_noun(lemma))
    return ActorKind::place;
  // The tag and the word disagree: the word is surer, where it has one meaning.
  if (type == EntityType::person || type == EntityType::organization || type == EntityType::place) {
    if (is_event_noun(lemma)) return ActorKind::other;
    if (is_organization_noun(lemma)) return ActorKind::organization;
    if (is_place_noun(lemma)) return ActorKind::place;
  }
  return ActorKind::other;
}

}  // namespace

std::vector<bool> find_capitalised_headings(const Document& document) {
  std::vector<bool> out(document.blocks.size(), false);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    std::uint32_t capital = 0, lower = 0;
    for (std::uint32_t s = 0; s < block.sentence_count; ++s) {
      const Sentence& sentence = document.sentences[block.first_sentence + s];
      for (std::uint32_t i = 0; i < sentence.token_count; ++i) {
        const std::uint32_t t = sentence.first_token + i;
        const std::string_view form = document.form(t);
        if (!has_letter(form) || is_possessive(form) || (s == 0 && i == 0)) continue;
        if (starts_upper(form))
          ++capital;
        else if (form.size() > 3)  // title case leaves short function words small
          ++lower;
      }
    }
    const bool heading = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    if (heading)
      out[b] = capital >= 3 ? lower * 4 <= capital : lower == 0;
    else
      out[b] = capital >= 6 && lower == 0;  // a paragraph in capitals
  }
  return out;
}

std::vector<NameMention> find_names(const Dependencies& d, const std::vector<bool>& in_timex,
                                    const std::vector<bool>& skip) {
  return NameFinder(d, in_timex, skip).run();
}

std::vector<NominalMention> find_nominals(const Dependencies& d, const std::vector<bool>& in_timex,
                                          const std::vector<bool>& in_name) {
  std::vector<NominalMention> out;
  const Document& document = d.document();
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    if (in_timex[t] || in_name[t]) continue;
    if (token.upos != Upos::noun && token.upos != Upos::propn) continue;
    if (token.deprel == Deprel::compound || token.deprel == Deprel::flat ||
        token.deprel == Deprel::nmod_desc || token.deprel == Deprel::amod)
      continue;
    if (!has_letter(document.form(t))) continue;
    NominalMention n;
    n.head = t;
    n.plural = token.xpos == Xpos::nns || token.xpos == Xpos::nnps;
    std::string lemma = fold(token.lemma);
    // "ex-girlfriend", "co-owner": what they were or share is in the last part
    if (const auto hyphen = lemma.rfind('-');
        hyphen != std::string::npos && hyphen + 3 < lemma.size() && !is_person_noun(lemma))
      lemma = lemma.substr(hyphen + 1);
    if (n.plural && !is_person_noun(lemma) && !is_people_noun(lemma)) lemma = singular(lemma);
    n.kind = nominal_kind(token, lemma, n.plural);
    if (lemma == "guard" && !n.plural && t > 0) {
      const std::string before = fold(document.form(t - 1));
      if (before == "coast" || before == "national" || before == "border")
        n.kind = ActorKind::organization;
    }
    if (n.kind == ActorKind::other) continue;
    std::uint32_t first = t;
    for (const std::uint32_t c : d.children(t)) {
      const Deprel r = d.token(c).deprel;
      if (c < t) {
        const bool inside = r == Deprel::det || r == Deprel::amod || r == Deprel::compound ||
                            r == Deprel::nummod || r == Deprel::nmod_poss ||
                            r == Deprel::det_predet || r == Deprel::nmod_desc ||
                            r == Deprel::nmod_unmarked;
        if (!inside) continue;
        first = std::min(first, d.yield(c).first);
        if (r == Deprel::det) {
          const std::string w = fold(document.form(c));
          n.definite = w == "the" || w == "this" || w == "that" || w == "these" || w == "those";
          n.indefinite = !n.definite;
        } else if (r == Deprel::nmod_poss) {
          n.possessor = c;
        } else if (r == Deprel::amod || r == Deprel::compound || r == Deprel::nmod_desc ||
                   r == Deprel::nummod) {
          n.modifiers.push_back(c);
        }
      } else if (r == Deprel::nmod || r == Deprel::acl_relcl || r == Deprel::acl) {
        // "the president of the club"; a relative clause behind a comma adds and doesn't narrow
        const bool comma = c > 0 && d.yield(c).first > 0 && document.form(d.yield(c).first) == ",";
        // "accused the mayor of lying": the verb's complement, hung on its object.
        const auto of = d.child(c, Deprel::mark);
        const bool complement = r == Deprel::acl && of && fold(document.form(*of)) == "of" &&
                                universal(d.token(t).deprel) == Deprel::obj;
        n.restricted = n.restricted || (!comma && !complement);
      }
    }
    // The part left of the head must be one stretch: a parser that reaches over the verb is wrong.
    const std::uint32_t start = document.sentences[d.sentence_of(t)].first_token;
    first = std::max(first, start);
    if (t > longest_phrase) first = std::max(first, t - longest_phrase);
    for (std::uint32_t u = first; u < t; ++u)
      if (!governs_nearby(d, t, u)) first = u + 1;
    while (first < t && d.token(first).upos == Upos::punct) ++first;
    n.range = {first, t + 1};
    out.push_back(std::move(n));
  }
  return out;
}

}  // namespace dateline
