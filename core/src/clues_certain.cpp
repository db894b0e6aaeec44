// What the words around an expression say for certain.
//
// Where one verb group stands beside the expression with nothing between them that could own it, or
// where all groups look the same way, that group answers. Everything else is left to the parse.
#include <algorithm>

#include "clues.hpp"
#include "verb_groups.hpp"

namespace dateline {
namespace {

using W = ClueWord;
using Kind = ClueItem::Kind;

enum class Side : std::uint8_t { back, ahead, open };

Side side(const VerbGroup& g) {
  if (g.tense <= GroupTense::modal_perfect) return Side::back;
  return g.tense <= GroupTense::planned_then ? Side::ahead : Side::open;
}

bool is_one(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Words after which the expression need not be when the verb was or will be.
bool is_limit(std::string_view before) {
  return is_one(before, {"until", "till", "by", "for", "to", "through"});
}

class Judge {
 public:
  Judge(const VerbGroups& sentence, std::string_view before) : s_(sentence), before_(before) {
    phrase_ = s_.expression();
    while (phrase_ > 0 &&
           (s_.word_at(phrase_ - 1, W::preposition | W::to) ||
            (s_.at(phrase_ - 1).kind == Kind::word &&
             is_one(s_.form(s_.at(phrase_ - 1).lexeme),
                    {"since", "until", "till", "before", "after", "late", "early", "least"}))))
      --phrase_;
    for (const VerbGroup& g : s_.groups()) {
      if (g.last <= phrase_) left_ = &g;
      if (g.first > s_.expression() && right_ == nullptr) right_ = &g;
    }
  }

  std::optional<Clue> read(bool title) const {
    if (const auto clue = of_mishap()) return clue;
    if (const auto clue = after_mishap()) return clue;
    if (!title)
      if (const auto clue = of_what_is_called_off()) return clue;
    if (const auto clue = set_beginning()) return clue;
    const bool near_left = left_ != nullptr && !s_.bounded(left_->last, phrase_);
    if (title) {
      if (near_left && side(*left_) == Side::ahead) return beside(*left_);
      return std::nullopt;
    }
    if (before_ == "since") {
      // The present perfect speaks of now.
      Clue c{Direction::past, {"\"since\" looks back"}};
      if (near_left && side(*left_) != Side::open) {
        c.present = left_->tense == GroupTense::perfect;
        return c;
      }
      for (const VerbGroup& g : s_.groups())
        if (g.tense == GroupTense::perfect ||
            (side(g) == Side::open && g.tense != GroupTense::infinitive))
          return std::nullopt;
      return c;
    }
    if (right_ != nullptr && right_->first == s_.over_adverbs(s_.expression() + 1) &&
        right_->tense != GroupTense::infinitive)
      return before_verb(near_left);
    if (near_left) {
      if (s_.at(s_.expression()).owner && has(left_->verb_word, W::reports)) return std::nullopt;
      return beside(*left_);
    }
    if (const auto clue = at_start()) return clue;
    return agreed();
  }

 private:
  std::string_view form(std::uint32_t lexeme) const { return s_.form(lexeme); }

  Clue clue_of(const VerbGroup& g) const {
    Clue c;
    const std::string_view word = form(g.word), verb = form(g.verb);
    switch (g.tense) {
      case GroupTense::past:
      case GroupTense::bare:
        c = {Direction::past, {"\"%1\" is past tense", word}};
        break;
      case GroupTense::says:
        c = {Direction::past, {"\"%1\" reports what was said", word}};
        break;
      case GroupTense::perfect:
      case GroupTense::pluperfect:
        c = {Direction::past, {"\"%1 %2\" looks back", word, verb}};
        c.present = g.tense == GroupTense::perfect;
        c.before = g.tense == GroupTense::pluperfect;
        break;
      case GroupTense::modal_perfect:
        c = {Direction::past, {"\"%1 have\" looks back", word}};
        break;
      case GroupTense::missed:
        c = {Direction::nearest, {"\"%1 have\" speaks of what did not come about", word}};
        break;
      case GroupTense::will:
        c = {Direction::future,
             {"\"%1\" looks ahead", is_one(word, {"ll", "won"}) ? "will" : word}};
        c.firm = true;
        break;
      case GroupTense::would:
      case GroupTense::modal:
        c = {Direction::future, {"\"%1\" looks ahead", word}};
        c.then = g.tense == GroupTense::would;
        break;
      case GroupTense::is_to:
        c = {Direction::future, {"\"%1 to\" looks ahead", word}};
        c.firm = true;
        break;
      case GroupTense::was_to:
        c = {Direction::nearest, {"\"%1 to\" names a plan", word}};
        break;
      case GroupTense::progressive:
        c = {Direction::future, {"\"is %1\" looks ahead", verb}};
        break;
      case GroupTense::planned:
      case GroupTense::planned_then:
        c = {Direction::future, {"\"%1\" names what lies ahead", word}};
        c.then = g.tense == GroupTense::planned_then;
        c.soft = g.soft;
        break;
      case GroupTense::infinitive:
      case GroupTense::doubtful:
        break;
    }
    c.saying = c.direction == Direction::past && has(g.verb_word, W::reports);
    return c;
  }

  // "operations that were booked for Friday have been scrapped": a plan of which more is said.
  bool dropped(const VerbGroup& plan) const {
    if (plan.tense != GroupTense::planned && plan.tense != GroupTense::planned_then &&
        plan.tense != GroupTense::was_to)
      return false;
    return std::any_of(s_.groups().begin(), s_.groups().end(), [&](const VerbGroup& g) {
      return &g != &plan &&
             is_one(form(g.verb),
                    {"abandoned", "aborted", "averted", "axed", "called", "cancelled", "canceled",
                     "dropped", "halted", "nixed", "postponed", "scrapped", "scratched", "shelved",
                     "stopped", "suspended", "withdrawn", "withdrew"});
    });
  }

  bool calls_off(const VerbGroup& g) const {
    if (is_one(form(g.verb), {"called", "put"})) return s_.form_at(g.last, "off");
    return is_one(form(g.verb), {"cancelled", "canceled", "postponed", "scrapped", "shelved",
                                 "nixed", "deferred", "rescheduled"});
  }
  bool passive(const VerbGroup& g) const {
    for (std::size_t i = g.first; i < g.last; ++i)
      if (s_.word_at(i, W::be | W::be_past | W::be_present)) return true;
    return false;
  }

  // "Friday's debate has been cancelled", "put off Thursday's vote", "a rally planned for Saturday
  // was called off". That was done before the day; whether the day has come since isn't said, but
  // news of it is fresh.
  std::optional<Clue> of_what_is_called_off() const {
    const std::size_t e = s_.expression();
    const bool owner = s_.at(e).owner;
    const VerbGroup* g = nullptr;
    if (right_ != nullptr && calls_off(*right_) && passive(*right_)) {
      std::size_t i = e + 1;
      if (owner)
        while (s_.plain(i) && i < right_->first) ++i;
      if (s_.over_adverbs(i) == right_->first) g = right_;
    }
    if (g == nullptr && owner && left_ != nullptr && calls_off(*left_) && !passive(*left_)) {
      const bool off = is_one(form(left_->verb), {"called", "put"});
      if (left_->last + (off ? 1U : 0U) == e) g = left_;
    }
    if (g == nullptr || g->tense == GroupTense::pluperfect || side(*g) != Side::back)
      return std::nullopt;
    bool planned = false;
    if (!owner) {
      // "[the rally] on Saturday", "[the rally] planned for Saturday": not "said on Monday".
      if (!is_one(before_, {"on", "for"})) return std::nullopt;
      const bool plan = left_ != nullptr && left_->last == phrase_ && side(*left_) == Side::ahead;
      if (!plan && (phrase_ == 0 || !s_.plain(phrase_ - 1) || s_.at(phrase_ - 1).capital ||
                    (left_ != nullptr && left_->last == phrase_)))
        return std::nullopt;
      for (std::size_t i = phrase_; !plan && i-- > 0 && !s_.boundary(i);) {
        if (s_.at(i).kind != Kind::word || s_.word_at(i, W::determiner | W::preposition)) break;
        planned = planned || is_one(form(s_.at(i).lexeme),
                                    {"planned", "scheduled", "upcoming", "proposed", "intended"});
      }
    }
    if (planned || g->tense == GroupTense::perfect)
      return Clue{Direction::future,
                  {"\"%1\" speaks of what was to come and is off", form(g->verb)}};
    Clue c{Direction::nearest, {"\"%1\" speaks of what was to come and is off", form(g->verb)}};
    c.unsure = true;
    return c;
  }

  // "declared three days of mourning, beginning on Saturday"
  std::optional<Clue> set_beginning() const {
    if (before_ != "starting" || left_ == nullptr || side(*left_) != Side::back || phrase_ < 2)
      return std::nullopt;
    std::size_t comma = phrase_ - 1;
    if (s_.form_at(comma, "beginning") || s_.form_at(comma, "starting")) --comma;
    if (s_.at(comma).kind != Kind::comma || s_.bounded(left_->last, comma)) return std::nullopt;
    if (!has(left_->verb_word, W::deadline | W::ahead | W::planned) &&
        !is_one(form(left_->verb), {"declared", "decreed", "proclaimed", "imposed", "introduced",
                                    "approved", "banned", "granted"}))
      return std::nullopt;
    return Clue{Direction::future,
                {"\"%1 … %2\" sets a beginning that lies ahead", form(left_->verb), before_}};
  }

  // "Monday's attack": nobody names the day of one that is to come.
  std::optional<Clue> of_mishap() const {
    const std::size_t e = s_.expression();
    if (!s_.at(e).owner || e + 1 >= s_.size()) return std::nullopt;
    const std::size_t noun = has(s_.at(e + 1).word, W::mishap) ? e + 1 : e + 2;
    if (noun >= s_.size() || (noun == e + 2 && !s_.plain(e + 1)) || !s_.word_at(noun, W::mishap) ||
        is_one(form(s_.at(noun).lexeme), {"strike", "strikes"}))
      return std::nullopt;
    return Clue{Direction::past,
                {"news of such a thing (\"%1\") comes after it", form(s_.at(noun).lexeme)}};
  }

  // "are dead after a blast on Monday", "will discuss the attack on Monday"
  std::optional<Clue> after_mishap() const {
    if (left_ == nullptr || left_->last + 1U >= phrase_ || is_limit(before_) ||
        !s_.word_at(phrase_ - 1, W::mishap))
      return std::nullopt;
    const std::string_view noun = form(s_.at(phrase_ - 1).lexeme);
    if (is_one(noun, {"strike", "strikes", "raid", "raids"})) return std::nullopt;
    bool known = false, result = false;
    for (std::size_t i = left_->last; i + 1 < phrase_; ++i) {
      if (s_.boundary(i) && !s_.form_at(i, "after") && !s_.form_at(i, "since")) return std::nullopt;
      known = known || s_.form_at(i, "the") || s_.form_at(i, "this") || s_.form_at(i, "that");
      result = result || s_.form_at(i, "after") || s_.form_at(i, "following") ||
               s_.form_at(i, "in") || s_.form_at(i, "since");
    }
    const bool now = left_->tense == GroupTense::doubtful && !left_->weak;
    if ((now && result) || (known && side(*left_) == Side::ahead && before_ == "on"))
      return Clue{Direction::past, {"news of such a thing (\"%1\") comes after it", noun}};
    return std::nullopt;
  }

  // The group before the expression, with nothing between them that ends a clause.
  std::optional<Clue> beside(const VerbGroup& g) const {
    const std::size_t gap = phrase_ - g.last;
    switch (side(g)) {
      case Side::back:
        return beside_past(g, gap);
      case Side::ahead:
        if (gap > 14 || dropped(g)) return std::nullopt;
        // "will discuss the attack on Monday": that attack was
        if (gap > 0 && s_.plain(phrase_ - 1) && has(s_.at(phrase_ - 1).word, W::mishap))
          return std::nullopt;
        if (g.tense == GroupTense::progressive && (gap > 4 || is_limit(before_)))
          return std::nullopt;
        return clue_of(g);
      case Side::open:
        if ((g.tense == GroupTense::was_to || g.tense == GroupTense::missed) && gap <= 6 &&
            !is_limit(before_) && !dropped(g))
          return clue_of(g);
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Clue> beside_past(const VerbGroup& g, std::size_t gap) const {
    if (gap > 25) return std::nullopt;
    // "was suspended starting Wednesday"
    if (before_ == "starting" && gap <= 8 && g.tense != GroupTense::says &&
        has(g.verb_word, W::deadline | W::ahead | W::planned))
      return Clue{Direction::future,
                  {"\"%1 … %2\" sets a beginning that lies ahead", form(g.verb), before_}};
    if (is_limit(before_)) {
      // "promised an answer by Monday"
      if (before_ == "by" && gap > 0 && gap <= 8 && g.tense != GroupTense::pluperfect &&
          is_one(form(g.verb), {"promised", "pledged", "vowed", "demanded", "ordered", "wanted",
                                "sought", "requested", "guaranteed", "forecast", "predicted"}))
        return Clue{Direction::future,
                    {"\"%1 … %2\" sets a limit that lies ahead", form(g.verb), before_}};
      if (!is_one(before_, {"until", "till", "through"})) return std::nullopt;
      if (has(g.verb_word, W::deadline)) {
        if (gap > 6 || g.tense == GroupTense::says) return std::nullopt;
        return Clue{Direction::future,
                    {"\"%1 … %2\" sets a limit that lies ahead", form(g.verb), before_}};
      }
      if (before_ == "through" || has(g.verb_word, W::ahead | W::planned)) return std::nullopt;
      return clue_of(g);
    }
    const bool adverb_between = gap == 1 && s_.word_at(phrase_ - 1, W::adverb);
    if (gap == 0 || adverb_between) {
      if (g.tense == GroupTense::bare && has(g.verb_word, W::planned)) return std::nullopt;
      return clue_of(g);
    }
    // "scheduled a vote on Friday": which of them is on Friday?
    if (has(g.verb_word, W::planned)) return std::nullopt;
    // After a finite verb only a participle can follow: "will hold a televised debate on Friday".
    if (g.tense == GroupTense::bare && &g != s_.groups().data()) {
      const VerbGroup& above = *(&g - 1);
      if (!s_.bounded(above.last, g.first) && side(above) != Side::back) return std::nullopt;
    }
    if (has(g.verb_word, W::reports)) {
      // A clause without "that" begins with a subject: "said talks on Friday in Rome would …".
      const std::size_t k = s_.over_adverbs(g.last);
      const bool clause = !s_.word_at(k, W::preposition | W::to | W::participle) &&
                          !is_one(form(g.verb), {"told", "informed", "assured", "notified"});
      if (clause &&
          (gap > 10 || (right_ != nullptr && !s_.bounded(s_.expression() + 1, right_->first))))
        return std::nullopt;
    }
    Clue c = clue_of(g);
    // "announced a strike on Friday": which of them is on Friday isn't said
    c.unsure = has(g.verb_word, W::ahead) && before_ == "on" && s_.plain(phrase_ - 1);
    return c;
  }

  // "officials on Monday said", "the attack on Monday will", "a man arrested Monday was"
  std::optional<Clue> before_verb(bool near_left) const {
    if (near_left) {
      const bool relative = left_->first > 0 && s_.word_at(left_->first - 1, W::relative);
      if (relative) return beside(*left_);
      if (phrase_ == left_->last && !has(left_->verb_word, W::reports)) return beside(*left_);
      if (perhaps_participle(*right_)) return beside(*left_);  // "in July, based on a report"
      if (side(*left_) == side(*right_)) return agreed();
      return std::nullopt;
    }
    if (side(*right_) == Side::open && !right_->acted) return std::nullopt;
    if (is_limit(before_) || before_ == "of" || before_ == "before" || before_ == "after")
      return agreed();
    // "the attack on Monday will be discussed": that attack was
    if (phrase_ > 0 && has(s_.at(phrase_ - 1).word, W::mishap) && side(*right_) != Side::back)
      return std::nullopt;
    return of_subject(*right_);
  }

  // A group whose subject the expression stands in or before.
  std::optional<Clue> of_subject(const VerbGroup& g) const {
    if (g.acted) {  // "On Monday, nurses voted to strike": the vote was on Monday
      Clue c{Direction::past, {"\"%1\" is past tense", form(g.word)}};
      return c;
    }
    if (side(g) == Side::open || dropped(g)) return std::nullopt;
    if (g.tense == GroupTense::bare && has(g.verb_word, W::planned)) return std::nullopt;
    return clue_of(g);
  }

  // "accused of theft", "based in Rome": perhaps no verb of the clause but a participle.
  bool perhaps_participle(const VerbGroup& g) const {
    if (g.tense != GroupTense::bare) return false;
    return s_.word_at(g.last, W::preposition | W::to | W::adverb) || g.last >= s_.size() ||
           s_.at(g.last).kind == Kind::comma || s_.at(g.last).kind == Kind::stop;
  }

  // "On Monday, the board …", "In a speech on Monday, the king …", "Monday's vote …"
  std::optional<Clue> at_start() const {
    if (right_ == nullptr || is_one(before_, {"of", "before", "after", "since"}) ||
        (is_limit(before_) && before_ != "by"))
      return std::nullopt;
    // "… and on Monday the board …", "… that on Monday the board …"
    const bool clause_begins = phrase_ > 0 && phrase_ < s_.expression() &&
                               s_.boundary(phrase_ - 1) && s_.at(phrase_ - 1).kind == Kind::word &&
                               !s_.form_at(phrase_ - 1, "which") && !s_.form_at(phrase_ - 1, "who");
    bool opening = true;  // nothing but adverbs before the expression
    bool after = false;   // "After a raid on Monday, the mayor …"
    if (!clause_begins) {
      if (left_ != nullptr) return std::nullopt;
      for (std::size_t i = 0; i < phrase_; ++i) {
        if (i == 0 && phrase_ > 1 && (s_.form_at(0, "after") || s_.form_at(0, "following"))) {
          after = true;
          opening = false;
          continue;
        }
        if (s_.word_at(i, W::relative | W::subordinator | W::ing) || s_.at(i).kind == Kind::stop)
          return std::nullopt;
        opening = opening && (s_.word_at(i, W::adverb | W::coordinator) ||
                              s_.at(i).kind == Kind::quote || s_.at(i).kind == Kind::time);
      }
      opening = opening || (phrase_ > 0 && s_.at(phrase_ - 1).kind == Kind::comma);
    }
    std::size_t from = s_.expression() + 1;
    const bool set_off = from < s_.size() && s_.at(from).kind == Kind::comma;
    if (!opening && !set_off && s_.bounded(from, right_->first)) return std::nullopt;
    // "LIMA, July 10 — …" is no part of the sentence
    if (phrase_ == s_.expression() && s_.mark_at(from) != 0 && !set_off && s_.mark_at(from) != '(')
      return std::nullopt;
    if (after && !set_off) return std::nullopt;
    if (set_off) ++from;
    const std::span<const VerbGroup> groups = s_.groups();
    for (std::size_t n = static_cast<std::size_t>(right_ - groups.data()); n < groups.size(); ++n) {
      const VerbGroup& g = groups[n];
      if (g.weak) continue;
      // What stands between: phrases set off by commas or brackets, or a clause of its own.
      bool relative = false, subordinate = false;
      for (std::size_t i = from; i < g.first; ++i) {
        if (clause_begins && s_.boundary(i)) return std::nullopt;
        const char mark = s_.mark_at(i);
        if (s_.at(i).kind == Kind::quote || mark == ';' || mark == ':' || mark == '!' ||
            mark == '?')
          return std::nullopt;
        // "On Monday, hours after the vote, he said": no verb stood before the comma, so it was a
        // preposition.
        if (s_.form_at(i, "after") || s_.form_at(i, "before") || s_.form_at(i, "since"))
          subordinate = true;
        else if (s_.word_at(i, W::subordinator))
          return std::nullopt;
        else if (s_.at(i).kind == Kind::comma || mark == '_' || mark == '~' || mark == '-' ||
                 mark == ')')
          subordinate = false;
        relative = relative || s_.word_at(i, W::relative);
      }
      if (subordinate || g.tense == GroupTense::infinitive) return std::nullopt;
      if (relative) {
        // "…, who was ill, resigned": the clause ends at the comma before the next verb
        if (!s_.form_at(g.first - 1U, "who") && !s_.form_at(g.first - 1U, "which"))
          return std::nullopt;
        if (n + 1 == groups.size()) return std::nullopt;
        std::size_t comma = groups[n + 1].first;
        if (groups[n + 1].tense == GroupTense::infinitive || s_.at(comma - 1).kind != Kind::comma)
          return std::nullopt;
        from = comma;
        continue;
      }
      if (perhaps_participle(g)) {
        // "…, in a statement given to the press, resigned": the phrase ends at the comma
        if (n + 1 < groups.size() && groups[n + 1].tense != GroupTense::infinitive &&
            !groups[n + 1].weak && s_.at(groups[n + 1].first - 1U).kind == Kind::comma) {
          from = groups[n + 1].first;
          continue;
        }
        // The verb itself may follow: "a man accused of theft will appear".
        for (std::size_t k = n + 1; k < groups.size(); ++k)
          if (groups[k].tense != GroupTense::infinitive && !groups[k].weak &&
              side(groups[k]) != side(g))
            return std::nullopt;
      }
      // "By Monday troops were poised to attack"
      if (before_ == "by" && side(g) == Side::ahead && g.tense >= GroupTense::progressive)
        return std::nullopt;
      if (after && side(g) != Side::back) return std::nullopt;
      // "On Monday, President Soto called for calm": after a name it is a verb and no participle.
      const bool named = g.first > 0 && s_.at(g.first - 1U).capital && s_.plain(g.first - 1U);
      if (set_off && named && g.tense == GroupTense::bare && has(g.verb_word, W::planned))
        return clue_of(g);
      return of_subject(g);
    }
    return std::nullopt;
  }

  // Whether each item stands in the same quotation as the expression, or outside as it does. False
  // for all if the marks don't pair.
  bool quoted_apart(const VerbGroup& g) const {
    std::size_t all = 0, before_expression = 0, before_group = 0;
    for (std::size_t i = 0; i < s_.size(); ++i) {
      if (s_.at(i).kind != Kind::quote) continue;
      ++all;
      before_expression += i < s_.expression() ? 1 : 0;
      before_group += i < g.first ? 1 : 0;
    }
    return all % 2 == 0 && before_expression % 2 != before_group % 2;
  }

  // Whatever the expression belongs to, all verbs of the sentence look the same way.
  std::optional<Clue> agreed() const {
    if (s_.groups().empty() || !s_.whole()) return std::nullopt;
    if (is_limit(before_) || before_ == "before" || before_ == "of") return std::nullopt;
    const VerbGroup* nearest = nullptr;
    for (const VerbGroup& g : s_.groups()) {
      if (g.weak || form(g.verb) == "according" || quoted_apart(g)) continue;
      // What a past verb leads to ("voted to strike") says nothing of a date before it.
      const bool led_to = g.tense == GroupTense::infinitive && nearest != nullptr &&
                          side(*nearest) == Side::back && g.first > s_.expression();
      if (led_to) continue;
      if (g.acted && g.first > s_.expression()) {  // "when the board voted to sell"
        if (nearest == nullptr || side(*nearest) != Side::back) return std::nullopt;
        continue;
      }
      if (side(g) == Side::open || g.tense == GroupTense::says ||
          (nearest != nullptr && side(g) != side(*nearest)))
        return std::nullopt;
      if (side(g) == Side::back && has(g.verb_word, W::planned)) return std::nullopt;
      if (nearest == nullptr || g.last <= s_.expression()) nearest = &g;
    }
    if (nearest == nullptr) return std::nullopt;
    return clue_of(*nearest);
  }

  const VerbGroups& s_;
  std::string_view before_;
  std::size_t phrase_ = 0;  // the expression with its prepositions
  const VerbGroup* left_ = nullptr;
  const VerbGroup* right_ = nullptr;
};

}  // namespace

std::optional<Clue> read_certain_direction(std::span<const Lexeme> sentence, std::size_t first,
                                           std::size_t last, std::string_view before, bool title) {
  if (before == "soon" || before == "earlier than" || before == "early as")
    return Clue{Direction::future, {"the words before it look ahead"}};
  if (before == "effective")
    return Clue{Direction::future, {"\"effective\" names the day from which something will hold"}};
  const VerbGroups groups(sentence, first, last);
  return Judge(groups, before).read(title);
}

}  // namespace dateline
