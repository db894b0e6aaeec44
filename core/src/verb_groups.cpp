#include "verb_groups.hpp"

#include <algorithm>

namespace dateline {
namespace {

using W = ClueWord;
using Kind = ClueItem::Kind;

constexpr W participles = W::past_or_participle | W::participle | W::same_past;
constexpr W functions = W::preposition | W::determiner | W::pronoun | W::relative |
                        W::subordinator | W::coordinator | W::adverb | W::to | W::be_past |
                        W::be_present | W::will | W::would | W::modal | W::had | W::have | W::did;

// Of the lower-case form of a lexeme.
template <std::size_t n>
[[gnu::always_inline]] inline bool one_of(std::string_view lower, const LiteralKey (&words)[n]) {
  return is_one_of(key_of(lower), words);
}

}  // namespace

VerbGroups::VerbGroups(std::span<const Lexeme> lexemes, std::size_t first, std::size_t last)
    : lexemes_(lexemes) {
  const std::size_t begin = first - std::min(first, reach);
  const std::size_t end = std::min(lexemes.size(), last + reach);
  whole_ = begin == 0 && end == lexemes.size();
  for (std::size_t i = begin; i < end; ++i) {
    if (i == first) {
      expr_ = count_;
      ClueItem item{};
      item.kind = Kind::expr;
      item.lexeme = static_cast<std::uint32_t>(i);
      push(item);
      i = last - 1;
      continue;
    }
    add(i);
  }
  for (std::size_t i = 0; i < count_;) i = group_at(i);
}

void VerbGroups::push(const ClueItem& item) {
  if (count_ < capacity) items_[count_++] = item;
}

bool VerbGroups::is_mark(std::size_t i, char mark) const {
  return i < lexemes_.size() && lexemes_[i].kind == LexemeKind::mark && lexemes_[i].mark == mark;
}

void VerbGroups::add(std::size_t i) {
  const Lexeme& l = lexemes_[i];
  ClueItem item{};
  item.lexeme = static_cast<std::uint32_t>(i);
  item.capital = l.capital;
  if (l.kind == LexemeKind::number) {
    item.kind = Kind::number;
    push(item);
  } else if (l.kind == LexemeKind::mark) {
    add_mark(i, item);
  } else if (!add_tail(i, item)) {
    add_word(i, item);
  }
}

void VerbGroups::add_mark(std::size_t i, ClueItem item) {
  switch (lexemes_[i].mark) {
    case ',':
      item.kind = Kind::comma;
      break;
    case ';':
    case ':':
    case '(':
    case ')':
    case '_':
    case '~':
    case '!':
    case '?':
      item.kind = Kind::stop;
      break;
    case '"':
      item.kind = Kind::quote;
      break;
    case '-':
      if (tight(i) && tight(i + 1)) return;
      item.kind = Kind::stop;
      break;
    case '\'':
      // a quotation mark unless it stands within a word or ends a plural
      if (tight(i) && tight(i + 1) && lexemes_[i + 1].kind == LexemeKind::word) return;
      if (tight(i) && count_ > 0 && items_[count_ - 1].kind == Kind::word &&
          form(items_[count_ - 1].lexeme).ends_with('s')) {
        items_[count_ - 1].owner = true;
        return;
      }
      item.kind = Kind::quote;
      break;
    default:  // a full stop within a sentence is an abbreviation's
      return;
  }
  push(item);
}

// "'s", "'d", "n't", "'ll"
bool VerbGroups::add_tail(std::size_t i, ClueItem item) {
  if (i == 0 || !tight(i) || !is_mark(i - 1, '\'') || !tight(i - 1) || count_ == 0) return false;
  const std::string_view tail = lexemes_[i].lower;
  ClueItem& host = items_[count_ - 1];
  if (tail == "s") {
    if (has(host.word, W::pronoun | W::relative) || one_of(form(host.lexeme), {"there", "what"}))
      host.contracted = true;
    else
      host.owner = true;
    return true;
  }
  if (tail == "d") {
    host.contracted = true;
    return true;
  }
  if (tail == "t") {
    if (form(host.lexeme) == "won") host.word = W::will;
    return true;
  }
  if (!one_of(tail, {"ll", "re", "ve", "m"})) return false;
  item.word = tail == "ll" ? W::will : tail == "ve" ? W::have : W::be_present;
  push(item);
  return true;
}

void VerbGroups::add_word(std::size_t i, ClueItem item) {
  const Lexeme& l = lexemes_[i];
  switch (l.word_class) {
    case WordClass::weekday:
    case WordClass::weekday_short:
    case WordClass::weekdays:
    case WordClass::month:
    case WordClass::month_short:
      if (l.capital) item.kind = Kind::time;
      break;
    case WordClass::unit:
    case WordClass::units:
    case WordClass::part_of_day:
    case WordClass::clock_word:
    case WordClass::day_word:
    case WordClass::night_word:
    case WordClass::meridiem:
      item.kind = Kind::time;
      break;
    default:
      break;
  }
  if (item.kind == Kind::word) {
    const bool joined = (tight(i) && i > 0 && is_mark(i - 1, '-')) ||
                        (is_mark(i + 1, '-') && tight(i + 1) && tight(i + 2));
    // A capital within a sentence begins a name.
    const bool name = l.capital && i > 0 && count_ > 0 && items_[count_ - 1].kind != Kind::quote &&
                      l.lower != "i";
    if (!joined && !name) item.word = clue_word(l.lower, key_of(l));
  }
  push(item);
}

bool VerbGroups::plain(std::size_t i) const {
  return i < count_ && at(i).kind == Kind::word && !has(at(i).word, functions);
}

std::size_t VerbGroups::over_adverbs(std::size_t i) const {
  for (int k = 0; k < 3 && word_at(i, W::adverb); ++k) ++i;
  return i;
}

// The item before, with adverbs passed over; count_ if there is none.
std::size_t VerbGroups::before_adverbs(std::size_t i) const {
  while (i > 0) {
    --i;
    if (!word_at(i, W::adverb) || form_at(i, "all") || form_at(i, "both")) return i;
  }
  return count_;
}

bool VerbGroups::boundary(std::size_t i) const {
  const ClueItem& item = at(i);
  switch (item.kind) {
    case Kind::comma:
    case Kind::stop:
    case Kind::quote:
      return true;
    case Kind::word:
      if (has(item.word, W::coordinator)) {
        // "on Monday and Tuesday", "and on Tuesday"
        std::size_t k = i + 1;
        while (word_at(k, W::preposition)) ++k;
        return !(i > 0 && k < count_ && at(i - 1).kind == Kind::time &&
                 (at(k).kind == Kind::expr || at(k).kind == Kind::time));
      }
      return has(item.word, W::relative | W::subordinator);
    default:
      return false;
  }
}

bool VerbGroups::bounded(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i)
    if (boundary(i)) return true;
  return false;
}

// "the proposed law", "of armed men", "Friday's scheduled vote"
bool VerbGroups::attributive(std::size_t i) const {
  const std::size_t p = before_adverbs(i);
  if (p == count_) return plain(i + 1) || has(at(i).word, W::noun_too);
  const ClueItem& previous = at(p);
  if (previous.owner) return true;
  if (previous.kind == Kind::number) return plain(i + 1);
  if (previous.kind != Kind::word) return false;
  if (has(previous.word, W::determiner)) {
    const WordClass c = lexemes_[previous.lexeme].word_class;
    const bool subject =
        c == WordClass::cardinal || c == WordClass::multiplier || c == WordClass::vague_count ||
        one_of(form(previous.lexeme), {"some", "these", "those", "several", "more", "most"});
    return subject ? plain(i + 1) : true;
  }
  if (has(previous.word, W::preposition)) return true;
  if (has(previous.word, W::coordinator)) return has(at(i).word, W::noun_too) && plain(i + 1);
  return false;
}

// "his will", "the vote"
bool VerbGroups::noun_here(std::size_t i) const {
  if (i == 0) return false;
  const ClueItem& previous = at(i - 1);
  return previous.owner ||
         (previous.kind == Kind::word && has(previous.word, W::determiner | W::preposition));
}

// "its final report", "new reports of fire": by number or by what follows no verb of the word
// before it. A subject whose number isn't told by an -s counts as plural.
bool VerbGroups::perhaps_noun(std::size_t i, std::size_t subject) const {
  const std::string_view f = form(at(i).lexeme);
  if (form_at(i + 1, "of") && (f.starts_with("report") || f.starts_with("plan") ||
                               f.starts_with("vote") || f.starts_with("release")))
    return true;
  const ClueItem& before = at(subject);
  if (f.ends_with('s') || subject == 0 || subject + 1 != i || before.kind != Kind::word ||
      before.capital || !word_at(subject - 1, W::determiner))
    return false;
  const std::string_view s = form(before.lexeme);
  return !s.ends_with('s') &&
         !one_of(s, {"people",   "police",  "men",       "women", "children",   "public",
                     "majority", "youth",   "staff",     "crew",  "team",       "side",
                     "council",  "cabinet", "committee", "board", "government", "media",
                     "data",     "poor",    "rich",      "young", "few",        "many"});
}

std::size_t VerbGroups::put(VerbGroup group, GroupTense tense, std::size_t last) {
  group.tense = tense;
  group.last = static_cast<std::uint16_t>(last);
  if (group_count_ < groups_.size())
    groups_[group_count_++] = group;
  else
    whole_ = false;
  return last;
}

// "[be] held", "[have] been held": past the participle.
std::size_t VerbGroups::participle_after(std::size_t k, VerbGroup& group) const {
  std::size_t m = over_adverbs(k);
  if (word_at(m, W::be)) m = over_adverbs(m + 1);
  if (!word_at(m, participles | W::ing | W::past)) return k;
  group.verb = at(m).lexeme;
  group.verb_word = at(m).word;
  return m + 1;
}

// The end of the verbs after an auxiliary: "will [be held]", "would [ask him]".
std::size_t VerbGroups::verbs_after(std::size_t i, VerbGroup& group) const {
  std::size_t k = over_adverbs(i);
  // "will the council vote": of a question the verb isn't looked for
  if (k < count_ && at(k).kind == Kind::word &&
      !has(at(k).word, W::determiner | W::preposition | W::pronoun | W::coordinator |
                           W::subordinator | W::relative)) {
    group.verb = at(k).lexeme;
    group.verb_word = at(k).word;
    ++k;
    if (word_at(k - 1, W::be | W::have)) k = participle_after(k, group);
  }
  return infinitive_after(k, group);
}

// "plans [to meet]": past the infinitive that hangs directly on the group.
std::size_t VerbGroups::infinitive_after(std::size_t k, VerbGroup& group) const {
  if (!to_verb(k)) return k;
  const std::size_t m = over_adverbs(k + 1);
  group.verb = at(m).lexeme;
  group.verb_word = at(m).word;
  return word_at(m, W::be | W::have) ? participle_after(m + 1, group) : m + 1;
}

// Whether "to" at k begins an infinitive rather than "to London", "to the court".
bool VerbGroups::infinitive_at(std::size_t k) const {
  const std::size_t m = over_adverbs(k + 1);
  if (m >= count_ || at(m).kind != Kind::word || at(m).capital) return false;
  const std::string_view f = form(at(m).lexeme);
  const W w = at(m).word;
  if (has(w, W::determiner | W::preposition | W::pronoun | W::relative | W::ing | W::coordinator |
                 W::past | W::subordinator))
    return false;
  if (has(w, W::past_or_participle | W::participle) && !has(w, W::same_past | W::timetable) &&
      !one_of(f, {"become", "come", "run", "overcome", "found"}))
    return false;
  // plural nouns: "to reporters"
  return !(f.size() > 3 && f.ends_with('s') && !f.ends_with("ss") && f != "focus");
}

// What an infinitive hangs on that is no group with it: "asked him to appear".
void VerbGroups::hang(std::size_t i, VerbGroup& group) const {
  if (group_count_ == 0) return;
  const VerbGroup& above = groups_[group_count_ - 1];
  constexpr std::size_t longest_object = 6;
  if (above.last > i || i - above.last > longest_object || bounded(above.last, i)) return;
  if (!has(above.verb_word, W::ahead)) return;
  switch (above.tense) {
    case GroupTense::bare:
    case GroupTense::past:
    case GroupTense::perfect:
    case GroupTense::pluperfect:
      group.tense = GroupTense::planned_then;
      break;
    case GroupTense::will:
    case GroupTense::would:
    case GroupTense::modal:
    case GroupTense::planned:
      group.tense = GroupTense::planned;
      break;
    default:
      return;
  }
  group.word = above.verb;
}

// After "is" or "was" at i - 1.
std::size_t VerbGroups::after_be(std::size_t i, bool past) {
  VerbGroup g{};
  g.first = static_cast<std::uint16_t>(i - 1);
  g.word = g.verb = at(i - 1).lexeme;
  const GroupTense plan = past ? GroupTense::planned_then : GroupTense::planned;
  const std::size_t k = over_adverbs(i);
  if (to_verb(k)) {
    const bool perfect = word_at(over_adverbs(k + 1), W::have);  // "was to have been held"
    return put(g,
               perfect ? GroupTense::missed
               : past  ? GroupTense::was_to
                       : GroupTense::is_to,
               infinitive_after(k, g));
  }
  if (k >= count_ || at(k).kind != Kind::word)
    return put(g, past ? GroupTense::past : GroupTense::doubtful, i);
  const W w = at(k).word;
  const std::string_view f = form(at(k).lexeme);
  const bool to = to_verb(k + 1);
  const bool perfect = to && word_at(over_adverbs(k + 2), W::have);  // "is said to have left"
  VerbGroup named = g;                                               // by the word after it
  named.word = named.verb = at(k).lexeme;
  named.verb_word = w;
  if (has(w, W::planned) || (to && one_of(f, {"likely", "unlikely", "ready", "going", "about",
                                              "prepared", "preparing"}))) {
    // "was set on fire", "was delayed by fog"
    const bool other_uses = one_of(f, {"set", "bound", "booked", "moved", "timed", "tipped",
                                       "delayed", "postponed", "appointed", "arranged"});
    const bool at_once = !past && k + 1 < count_ && at(k + 1).kind == Kind::expr;
    if (perfect) return put(named, GroupTense::doubtful, infinitive_after(k + 1, named));
    if (!other_uses || to || at_once || form_at(k + 1, "for")) {
      named.soft = past && !to;
      const std::size_t end = infinitive_after(k + 1, named);
      return put(named, f == "supposed" && past ? GroupTense::was_to : plan, end);
    }
  }
  // "is accused of stealing", "are said to have left": what they did is past
  if (!past && (one_of(f, {"accused", "suspected", "charged", "convicted", "blamed", "guilty"})
                    ? word_at(k + 1, W::preposition)
                    : perfect && has(w, participles))) {
    const std::size_t end = infinitive_after(k + 1, named);
    return put(named, GroupTense::says, end);
  }
  g.verb = at(k).lexeme;
  g.verb_word = w;
  if (has(w, W::be)) {  // "is being held"
    const std::size_t m = over_adverbs(k + 1);
    if (word_at(m, participles)) {
      g.verb = at(m).lexeme;
      g.verb_word = at(m).word;
      return put(g, past ? GroupTense::past : GroupTense::progressive, m + 1);
    }
  }
  if (has(w, W::ing)) {
    if (!to) return put(g, past ? GroupTense::past : GroupTense::progressive, k + 1);
    if (has(w, W::ahead)) {  // "was planning to"
      const std::size_t end = infinitive_after(k + 1, named);
      return put(named, plan, end);
    }
    const std::size_t end = infinitive_after(k + 1, g);
    return put(g, past ? GroupTense::doubtful : GroupTense::progressive, end);
  }
  if (has(w, participles)) {
    if (!to) return put(g, past ? GroupTense::past : GroupTense::doubtful, k + 1);
    if (!perfect && has(w, W::ahead)) {
      const std::size_t end = infinitive_after(k + 1, named);
      return put(named, plan, end);
    }
    const bool shares = has(w, W::shares) || one_of(f, {"forced", "seen", "made"});
    const std::size_t end = infinitive_after(k + 1, g);
    return put(g, past && shares && !perfect ? GroupTense::past : GroupTense::doubtful, end);
  }
  g.verb = g.word;
  g.verb_word = W::none;
  if (past && one_of(f, {"able", "unable"})) {
    const std::size_t end = infinitive_after(k + 1, g);
    return put(g, GroupTense::past, end);
  }
  return put(g, past ? GroupTense::past : GroupTense::doubtful, i);
}

// "has" or "had" at i.
std::size_t VerbGroups::after_have(std::size_t i, bool had) {
  VerbGroup g{};
  g.first = static_cast<std::uint16_t>(i);
  g.word = g.verb = at(i).lexeme;
  g.verb_word = at(i).word;
  const GroupTense back = had ? GroupTense::pluperfect : GroupTense::perfect;
  std::size_t k = over_adverbs(i + 1);
  const bool been = word_at(k, W::be);
  if (been) {
    const std::size_t m = over_adverbs(k + 1);
    if (!word_at(m, participles | W::ing)) {
      g.verb = at(k).lexeme;
      g.verb_word = W::none;
      return put(g, back, k + 1);
    }
    k = m;
  } else if (!word_at(k, participles | W::past) ||
             (word_at(k, W::noun_too) && plain(k + 1) && !had)) {
    if (to_verb(i + 1)) {  // "had to leave"
      const std::size_t end = infinitive_after(i + 1, g);
      return put(g, had ? GroupTense::past : GroupTense::modal, end);
    }
    return put(g, had ? GroupTense::past : GroupTense::doubtful, i + 1);
  }
  const W w = at(k).word;
  const bool to = to_verb(k + 1);
  VerbGroup named = g;
  named.word = named.verb = at(k).lexeme;
  named.verb_word = w;
  if (been && has(w, W::planned) && (to || !has(w, W::same_past))) {
    // of "had been expected to" it isn't said whether it came about
    named.soft = !to;
    const std::size_t end = infinitive_after(k + 1, named);
    return put(named, had ? GroupTense::doubtful : GroupTense::planned, end);
  }
  g.verb = at(k).lexeme;
  g.verb_word = w;
  if (!to) return put(g, back, k + 1);
  if (has(w, W::ahead)) {  // "has vowed to", "has been asked to"
    const std::size_t end = infinitive_after(k + 1, named);
    return put(named, had ? GroupTense::doubtful : GroupTense::planned, end);
  }
  const std::size_t end = infinitive_after(k + 1, g);
  return put(g, has(w, W::shares) ? back : GroupTense::doubtful, end);
}

// "killed", "went", "hit" at i, without an auxiliary.
std::size_t VerbGroups::past_form(std::size_t i) {
  if (attributive(i)) return i + 1;
  const W w = at(i).word;
  const std::string_view f = form(at(i).lexeme);
  VerbGroup g{};
  g.first = static_cast<std::uint16_t>(i);
  g.word = g.verb = at(i).lexeme;
  g.verb_word = w;
  const bool to = to_verb(i + 1);
  // "a vote scheduled for Friday", "the court scheduled a vote"
  if (has(w, W::planned)) {
    const bool object = word_at(i + 1, W::determiner | W::pronoun) || plain(i + 1) ||
                        (i + 1 < count_ && at(i + 1).kind == Kind::number);
    const bool other_uses = one_of(f, {"set", "bound", "delayed", "moved", "postponed"});
    const bool reduced = other_uses ? to || form_at(i + 1, "for") : to || !object;
    g.soft = !to;
    const std::size_t end = infinitive_after(i + 1, g);
    return put(g, reduced ? GroupTense::planned : GroupTense::doubtful, end);
  }
  GroupTense tense = has(w, W::past) ? GroupTense::past : GroupTense::bare;
  // the present tense looks the same
  if (one_of(f, {"become", "come", "overcome", "overrun", "run"})) tense = GroupTense::doubtful;
  if (has(w, W::noun_too)) {
    // "cut", "left": a verb only where a subject stands before it
    const std::size_t p = before_adverbs(i);
    if (p == count_ || !(word_at(p, W::pronoun | W::relative) || plain(p) ||
                         at(p).kind == Kind::time || at(p).kind == Kind::expr))
      tense = GroupTense::doubtful;
  }
  if (f == "called" && form_at(i + 1, "off")) g.verb_word = W::past_or_participle;
  if (!to) return put(g, tense, i + 1);
  if (has(w, W::ahead)) {
    g.acted = true;
    const std::size_t end = infinitive_after(i + 1, g);
    return put(g, GroupTense::planned_then, end);
  }
  // of others ("met to discuss it") the infinitive makes a group of its own
  if (!has(w, W::shares)) return put(g, tense, i + 1);
  const std::size_t end = infinitive_after(i + 1, g);
  return put(g, tense, end);
}

std::size_t VerbGroups::group_at(std::size_t i) {
  const ClueItem& item = at(i);
  if (item.kind != Kind::word) return i + 1;
  const W w = item.word;
  VerbGroup g{};
  g.first = static_cast<std::uint16_t>(i);
  g.word = g.verb = item.lexeme;
  g.verb_word = w;
  const std::string_view f = form(item.lexeme);
  if (item.contracted) return put(g, GroupTense::doubtful, i + 1);
  if (has(w, W::will) && !noun_here(i)) {
    const std::size_t end = verbs_after(i + 1, g);
    return put(g, GroupTense::will, end);
  }
  if (has(w, W::would | W::modal) && !noun_here(i)) {
    const bool perfect = word_at(over_adverbs(i + 1), W::have);
    const bool missed = perfect && one_of(f, {"would", "could", "should"});
    const std::size_t end = verbs_after(i + 1, g);
    return put(g,
               missed             ? GroupTense::missed
               : perfect          ? GroupTense::modal_perfect
               : has(w, W::would) ? GroupTense::would
                                  : GroupTense::modal,
               end);
  }
  if (has(w, W::be_past)) return after_be(i + 1, true);
  if (has(w, W::be_present)) return after_be(i + 1, false);
  if (has(w, W::have)) return after_have(i, false);
  if (has(w, W::had)) return after_have(i, true);
  if (has(w, W::did)) {
    const std::size_t end = verbs_after(i + 1, g);
    return put(g, GroupTense::past, end);
  }
  if (has(w, W::doing)) return put(g, GroupTense::doubtful, i + 1);
  if (has(w, W::to)) {
    if (!infinitive_at(i)) return i + 1;
    g.tense = GroupTense::infinitive;
    hang(i, g);
    const std::size_t end = infinitive_after(i, g);
    return put(g, g.tense, end);
  }
  if (has(w, participles | W::past)) return past_form(i);
  if (f == "says" || f == "say") return put(g, GroupTense::says, i + 1);
  if (f == "according" && word_at(i + 1, W::to)) return put(g, GroupTense::says, i + 2);
  if (f == "due" && !noun_here(i)) {
    if (word_at(i + 1, W::to) && !infinitive_at(i + 1)) return i + 1;  // "due to fog"
    const std::size_t end = infinitive_after(i + 1, g);
    return put(g, GroupTense::planned, end);
  }
  if (has(w, W::ahead) && to_verb(i + 1)) {
    // "plans to", "wants to", "a plan to", "likely to"
    const std::size_t end = infinitive_after(i + 1, g);
    return put(g, GroupTense::planned, end);
  }
  const std::size_t p = before_adverbs(i);
  if (has(w, W::timetable) && !noun_here(i) && p != count_) {
    // a verb wants a subject: "polls open"; no adjective: "unconfirmed reports"
    const bool subject = (plain(p) && !word_at(p, participles)) || at(p).kind == Kind::time ||
                         word_at(p, W::pronoun | W::relative);
    g.weak = word_at(p, W::coordinator) || at(p).kind == Kind::comma;
    if ((subject || g.weak) && !perhaps_noun(i, p)) return put(g, GroupTense::doubtful, i + 1);
  }
  // "which raises pay", "the law bans the sale": a verb in the present tense by where it stands
  if (plain(i) && !item.capital && !item.owner) {
    if (i > 0 && (form_at(i - 1, "who") || form_at(i - 1, "which")))
      return put(g, GroupTense::doubtful, i + 1);
    if (f.size() > 3 && f.ends_with('s') && !f.ends_with("ss") && i > 0 &&
        (plain(i - 1) || word_at(i - 1, W::pronoun)) && word_at(i + 1, W::determiner))
      return put(g, GroupTense::doubtful, i + 1);
  }
  return i + 1;
}

}  // namespace dateline
