#include "labels.hpp"

#include <algorithm>
#include <array>

#include "participants.hpp"

namespace dateline {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

class LabelMaker {
 public:
  explicit LabelMaker(const EventReading& reading)
      : r_(reading), deps_(reading.deps), doc_(reading.doc) {}

  std::string make(std::uint32_t index) {
    const Clause& own = r_.clauses.all[index];
    if (own.kind == ClauseKind::noun) return nominal(own);
    if (own.kind == ClauseKind::claim) return denied(index);
    // Up through control: "plans to launch" reads with its plan; the head of the label is the verb
    // that carries the subject.
    std::uint32_t top = index;
    bool denial = false;
    for (int steps = 0; steps < 4; ++steps) {
      const Clause& c = r_.clauses.all[top];
      if (c.governor == no_clause) break;
      const Clause& up = r_.clauses.all[c.governor];
      const bool denies = has(up.traits, VerbTrait::denying) && up.kind == ClauseKind::verb &&
                          (c.link == ClauseLink::content || c.link == ClauseLink::control ||
                           c.link == ClauseLink::adverbial);
      if (up.kind == ClauseKind::noun || (c.link != ClauseLink::control && !denies)) break;
      top = c.governor;
      denial = denial || denies;
    }
    // Widest first; then without adjuncts, without the tails of phrases, without content clauses.
    std::string label;
    for (int tightness = 0; tightness <= 3; ++tightness) {
      label = sentence(top, index, tightness);
      if (code_points(label) <= label_length) break;
    }
    return label;
  }

 private:
  const Token& tok(std::uint32_t t) const { return deps_.token(t); }

  /// Text of the chosen tokens, with the subject put in front.
  std::string sentence(std::uint32_t top, std::uint32_t target, int tightness) {
    const Clause& c = r_.clauses.all[top];
    keep_.clear();
    std::string subject;
    const bool existential = deps_.has_child(c.head, Deprel::expl) && tok(c.trigger).lemma == "be";
    if (existential) {  // "there were three fires": the subject stays behind the verb
      for (const std::uint32_t s : c.subjects) keep_phrase(s, tightness);
    } else if (!c.subjects.empty()) {
      subject = subject_text(c, c.subjects.front(), tightness);
    }
    if (c.passive && c.subjects.empty()) subject.clear();
    clause_tokens(c, target, tightness, 0);
    std::sort(keep_.begin(), keep_.end());
    keep_.erase(std::unique(keep_.begin(), keep_.end()), keep_.end());
    std::string text = join(keep_);
    // A participle without its auxiliary reads as a passive: "a dinner planned" is "dinner
    // planned".
    if (!subject.empty()) text = subject + (text.empty() ? "" : " ") + text;
    return polish(std::move(text));
  }

  std::string denied(std::uint32_t index) {
    const EventDraft& draft = r_.drafts[index];
    std::string claim = make_plain(draft.repeats);
    const Event& e = draft.event;
    std::string who;
    if (e.source)
      who = r_.actors.actors[dateline::index(*e.source)].name;
    else
      who = e.source_text;
    if (who.empty()) return claim;
    return polish(who + " denies: " + claim);
  }

  std::string make_plain(std::uint32_t index) {
    std::string label;
    for (int tightness = 1; tightness <= 3; ++tightness) {
      label = sentence(index, index, tightness);
      if (code_points(label) + 25 <= label_length) break;
    }
    return label;
  }

  /// "the raid", "Thursday's veto" without its date, with what it is of.
  std::string nominal(const Clause& c) {
    TokenRange range = noun_phrase(deps_, c.head);
    keep_.clear();
    for (std::uint32_t t = range.first; t < range.last; ++t)
      if (!dated(t)) keep_.push_back(t);
    // "Thursday's veto": the clitic goes with its date.
    std::erase_if(keep_, [&](std::uint32_t t) {
      return (doc_.form(t) == "'s" || doc_.form(t) == "’s") &&
             r_.timex_at[deps_.head(t)] != no_timex;
    });
    return polish(join(keep_));
  }

  std::string subject_text(const Clause& c, std::uint32_t s, int tightness) const {
    std::string text;
    const std::vector<std::uint32_t> heads = deps_.governs(s, c.head) && s != c.head
                                                 ? std::vector<std::uint32_t>{s}
                                                 : conjuncts(deps_, s);
    for (std::size_t k = 0; k < heads.size(); ++k) {
      if (k > 0) text += k + 1 == heads.size() ? " and " : ", ";
      text += name(heads[k], tightness);
      if (k == 2 && heads.size() > 4) {
        text += " and others";
        break;
      }
    }
    return text;
  }

  /// The canonical name for pronouns and short names; noun phrases as they stand.
  std::string name(std::uint32_t head, int tightness) const {
    const auto actor = r_.actors.at(head);
    if (actor) {
      const Actor& a = r_.actors.actors[index(*actor)];
      const bool word = tok(head).upos == Upos::pron || tok(head).upos == Upos::propn;
      if (word && a.kind != ActorKind::group) return a.name;
    }
    TokenRange range = noun_phrase(deps_, head);
    if (tightness >= 2 && range.last - head > 4) range.last = shorten(head, range);
    std::string out;
    std::vector<std::uint32_t> tokens;
    for (std::uint32_t t = range.first; t < range.last; ++t)
      if (!dated(t)) tokens.push_back(t);
    return join(tokens);
  }

  /// Cuts a phrase behind its head before the last nested phrase.
  std::uint32_t shorten(std::uint32_t head, TokenRange range) const {
    std::uint32_t last = head + 1;
    for (const std::uint32_t k : deps_.children(head))
      if (k > head && (tok(k).deprel == Deprel::flat || tok(k).deprel == Deprel::compound))
        last = std::max(last, deps_.yield(k).last);
    for (const std::uint32_t k : deps_.children(head))
      if (k > head && tok(k).deprel == Deprel::nmod && k < range.last &&
          preposition(deps_, k) == "of")
        return std::max(last, noun_phrase(deps_, k).last);
    return std::min(last, range.last);
  }

  bool dated(std::uint32_t t) const {
    const std::uint32_t x = r_.timex_at[t];
    return x != no_timex && r_.timexes[x].type != TimexType::duration &&
           r_.timexes[x].type != TimexType::set;
  }

  /// The phrase is nothing but a date with its preposition.
  bool date_phrase(std::uint32_t k) const { return dated(k); }

  void keep(TokenRange range) {
    for (std::uint32_t t = range.first; t < range.last; ++t) keep_.push_back(t);
  }

  /// A phrase with its preposition, without its long tail.
  void keep_phrase(std::uint32_t head, int tightness) {
    for (const std::uint32_t h : conjuncts(deps_, head)) {
      TokenRange range = noun_phrase(deps_, h);
      if (tightness >= 2) range.last = std::max(h + 1, shorten(h, range));
      for (const std::uint32_t k : deps_.children(h))
        if ((tok(k).deprel == Deprel::case_ || tok(k).deprel == Deprel::cc) && k < h) {
          keep(deps_.yield(k));
        } else if (tok(k).deprel == Deprel::punct && k < h && doc_.form(k) == ",") {
          keep_.push_back(k);
        } else if (tok(k).deprel == Deprel::nmod && k < h && k + 1 == range.first) {
          range.first = deps_.yield(k).first;
        }
      for (std::uint32_t t = range.first; t < range.last; ++t) {
        if (dated(t)) continue;
        // The preposition of a date inside the phrase goes with it.
        if (tok(t).deprel == Deprel::case_ && dated(deps_.head(t)) && t < deps_.head(t)) continue;
        keep_.push_back(t);
      }
      if (tightness >= 3) break;
    }
  }

  void clause_tokens(const Clause& c, std::uint32_t target, int tightness, int depth) {
    keep_.push_back(c.head);
    if (c.kind == ClauseKind::copula) {
      // The predicate with its own modifiers.
      const TokenRange range = noun_phrase(deps_, c.head);
      for (std::uint32_t t = range.first; t < range.last; ++t)
        if (!dated(t)) keep_.push_back(t);
      keep_.push_back(c.trigger);
      for (const std::uint32_t k : deps_.children(c.head))
        if (tok(k).deprel == Deprel::case_) keep(deps_.yield(k));
    }
    // Conjuncts share the auxiliaries that stand with the first.
    if (depth == 0 && c.link == ClauseLink::conjunct && c.governor != no_clause && !c.own_subject &&
        !deps_.has_child(c.head, Deprel::aux) && !deps_.has_child(c.head, Deprel::aux_pass)) {
      const Clause& first = r_.clauses.all[c.governor];
      if (first.kind == ClauseKind::verb && tok(first.trigger).xpos == tok(c.trigger).xpos &&
          (tok(c.trigger).xpos == Xpos::vb || tok(c.trigger).xpos == Xpos::vbn ||
           tok(c.trigger).xpos == Xpos::vbg))
        for (const std::uint32_t k : deps_.children(first.head))
          if (k < first.head && (tok(k).deprel == Deprel::aux || tok(k).deprel == Deprel::aux_pass))
            keep_.push_back(k);
    }
    bool content_kept = false;
    for (const std::uint32_t k : deps_.children(c.head)) {
      const Token& child = tok(k);
      switch (child.deprel) {
        case Deprel::aux:
        case Deprel::aux_pass:
        case Deprel::cop:
        case Deprel::compound_prt:
          keep_.push_back(k);
          break;
        case Deprel::advmod:
          if (negation(k) || (tightness == 0 && adverb(k) && k > first_aux(c)))
            keep(deps_.yield(k));
          else if (tightness <= 1 && adverb(k) && c.kind == ClauseKind::verb && k + 1 == c.head)
            keep(deps_.yield(k));
          break;
        case Deprel::mark:
          if (child.upos == Upos::part)
            keep_.push_back(k);
          else if (depth > 0 && (c.link == ClauseLink::content || c.link == ClauseLink::adverbial))
            keep_.push_back(k);
          break;
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
          if (depth > 0) keep_phrase(k, tightness);
          break;
        case Deprel::expl:
          keep_.push_back(k);
          break;
        case Deprel::obj:
        case Deprel::iobj:
          if (!date_phrase(k) && is_nominal(child)) keep_phrase(k, tightness);
          break;
        case Deprel::obl_agent:
          keep_phrase(k, tightness);
          break;
        case Deprel::obl:
        case Deprel::obl_unmarked:
          if (date_phrase(k) || preposition(deps_, k).starts_with("according")) break;
          if (k < c.head && tightness > 0) break;  // a phrase in front of the clause
          if (k < c.head && depth == 0) break;
          if (tightness <= 1 || (tightness == 2 && c.objects.empty() && obliques(c) == k))
            keep_phrase(k, std::max(1, tightness));
          break;
        case Deprel::xcomp:
        case Deprel::ccomp: {
          const std::uint32_t inner = r_.clauses.by_head[k];
          if (inner == no_clause) {
            if (child.deprel == Deprel::xcomp) keep_phrase(k, tightness);
            break;
          }
          if (child.deprel == Deprel::xcomp
                  ? (tightness < 3 || contains(inner, target))
                  : k > c.head && (tightness < 3 || contains(inner, target))) {
            if (content_kept || depth > 4) break;
            content_kept = true;
            // In quotation marks: the words of somebody, kept as they are by their marks.
            clause_tokens(r_.clauses.all[inner], target,
                          std::min(3, tightness + (child.deprel == Deprel::ccomp ? 1 : 0)),
                          depth + 1);
          }
          break;
        }
        case Deprel::advcl: {
          const std::uint32_t inner = r_.clauses.by_head[k];
          if (inner == no_clause || inner == target || k < c.head) break;
          const Clause& a = r_.clauses.all[inner];
          // "accused her of inventing data": the clause is a complement.
          if (has(c.traits, VerbTrait::accusing) && tightness < 3 && depth < 4)
            clause_tokens(a, target, tightness + 1, depth + 1);
          else if (a.link == ClauseLink::condition && tightness == 0 && depth == 0)
            keep_clause(a);
          break;
        }
        default:
          break;
      }
    }
  }

  bool contains(std::uint32_t outer, std::uint32_t target) const {
    return deps_.governs(r_.clauses.all[outer].head, r_.clauses.all[target].head);
  }

  void keep_clause(const Clause& c) {
    const TokenRange range = deps_.yield(c.head);
    if (range.last - range.first > 12) return;
    for (std::uint32_t t = range.first; t < range.last; ++t)
      if (!(t + 1 == range.last && tok(t).upos == Upos::punct)) keep_.push_back(t);
  }

  std::uint32_t first_aux(const Clause& c) const {
    for (const std::uint32_t k : deps_.children(c.head))
      if (tok(k).deprel == Deprel::aux || tok(k).deprel == Deprel::aux_pass) return k;
    return c.head;
  }

  /// The one oblique that a verb without object can't do without: the first behind it.
  std::uint32_t obliques(const Clause& c) const {
    for (const std::uint32_t k : deps_.children(c.head))
      if (k > c.head && universal(tok(k).deprel) == Deprel::obl && !date_phrase(k)) return k;
    return 0xffffffffu;
  }

  bool negation(std::uint32_t k) const {
    const std::string word = lower(doc_.form(k));
    return word == "not" || word == "n't" || word == "n’t" || word == "never" || word == "hardly" ||
           word == "no" || word == "only" || word == "almost" || word == "nearly";
  }
  bool adverb(std::uint32_t k) const {
    return tok(k).upos == Upos::adv && !dated(k) && tok(k).xpos != Xpos::wrb &&
           deps_.yield(k).last - deps_.yield(k).first == 1;
  }

  /// Tokens as the text spaces them; one space where something was left out.
  std::string join(const std::vector<std::uint32_t>& tokens) const {
    std::string out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint32_t t = tokens[i];
      const std::string_view form = doc_.form(t);
      if (i > 0) {
        const bool next = tokens[i - 1] + 1 == t;
        const bool glued = next && !tok(t - 1).space_after;
        const bool clitic = form == "'s" || form == "’s" || form == "n't" || form == "n’t" ||
                            form == "," || form == "." || form == "'" || form == "’";
        if (!glued && !(clitic && !out.empty())) out += ' ';
      }
      out += form;
    }
    return out;
  }

  /// First letter upper case (ASCII; others stand as they are), no stray marks or spaces at the
  /// ends, unpaired quotation marks removed.
  static std::string polish(std::string text) {
    const auto stray = [](char c) {
      return c == ' ' || c == ',' || c == ';' || c == ':' || c == '-' || c == '.';
    };
    while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ';' ||
                             text.back() == ':' || text.back() == '-'))
      text.pop_back();
    std::size_t start = 0;
    while (start < text.size() && stray(text[start])) ++start;
    text.erase(0, start);
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"“", "”"}, {"(", ")"}, {"[", "]"}}) {
      const auto count = [&](std::string_view mark) {
        std::size_t n = 0;
        for (std::size_t at = text.find(mark); at != std::string::npos;
             at = text.find(mark, at + mark.size()))
          ++n;
        return n;
      };
      if (count(open) == count(close)) continue;
      for (const std::string_view mark : {open, close})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
          text.erase(at, mark.size());
    }
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n'))
      text[at] = ' ';
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
      text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

  const EventReading& r_;
  const Dependencies& deps_;
  const Document& doc_;
  std::vector<std::uint32_t> keep_;
};

}  // namespace

std::string make_label(const EventReading& reading, std::uint32_t clause) {
  return LabelMaker(reading).make(clause);
}

}  // namespace dateline
