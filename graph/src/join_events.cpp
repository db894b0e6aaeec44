#include "join_events.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "join_disagreements.hpp"
#include "word_kin.hpp"

namespace dateline {
namespace {

using Word = std::uint32_t;

// How far apart the days may be that two articles give for the same event.
constexpr date::days most_apart{2};
// A candidate is compared with so many others that share a word or actor with it and lie near.
constexpr std::size_t most_compared = 48;

constexpr std::array<std::string_view, 24> light_verbs = {
    "be",  "become", "begin", "bring", "come", "do",   "get",  "give",
    "go",  "have",   "hold",  "keep",  "make", "pay",  "put",  "see",
    "set", "start",  "take",  "will",  "have", "turn", "seek", "try"};
// What is done lies in their noun: "brought a suit", "filed a lawsuit", "imposed a fine".
constexpr std::array<std::string_view, 22> support_verbs = {
    "bring",  "call",  "commit", "conduct", "deliver", "file",   "give", "hold",
    "impose", "issue", "launch", "levy",    "lodge",   "make",   "open", "pay",
    "pass",   "reach", "serve",  "stage",   "submit",  "undergo"};
constexpr std::array<std::string_view, 96> stop_words = {
    "a",     "about", "after",  "against", "all",   "also",   "an",    "and",   "any",   "are",
    "as",    "at",    "be",     "because", "been",  "before", "but",   "by",    "can",   "could",
    "did",   "do",    "does",   "during",  "each",  "for",    "from",  "had",   "has",   "have",
    "he",    "her",   "here",   "him",     "his",   "how",    "i",     "if",    "in",    "into",
    "is",    "it",    "its",    "more",    "most",  "must",   "no",    "not",   "of",    "off",
    "on",    "one",   "only",   "or",      "other", "our",    "out",   "over",  "own",   "said",
    "say",   "she",   "should", "so",      "some",  "such",   "than",  "that",  "the",   "their",
    "them",  "then",  "there",  "these",   "they",  "this",   "to",    "too",   "under", "until",
    "up",    "was",   "we",     "were",    "what",  "when",   "where", "which", "while", "who",
    "whose", "will",  "with",   "would",   "you",   "your"};
constexpr std::array<std::string_view, 26> calendar_words = {
    "monday",  "tuesday",   "wednesday", "thursday",  "friday",   "saturday", "sunday",
    "january", "february",  "march",     "april",     "may",      "june",     "july",
    "august",  "september", "october",   "november",  "december", "day",      "week",
    "month",   "year",      "today",     "yesterday", "tomorrow"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

template <class Each>
void for_each_word(std::string_view text, Each&& each) {
  for (std::size_t at = 0; at < text.size();) {
    if (!letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() &&
           (letter(text[end]) ||
            (end + 1 < text.size() && letter(text[end + 1]) &&
             (text[end] == '-' || text[end] == '\'' || text[end] == '.' || text[end] == ','))))
      ++end;
    each(text.substr(at, end - at));
    at = end;
  }
}

// The noun that a phrase is about: the last word before a preposition or comma. The lemma as
// rough_lemma has it.
std::optional<std::string> head_noun(std::string_view phrase) {
  static constexpr std::array<std::string_view, 18> ends = {
      "of",   "for", "on",   "in",   "at",    "to",      "by",  "with",  "from",
      "over", "and", "that", "into", "about", "against", "who", "which", "between"};
  std::string_view last;
  phrase = phrase.substr(0, phrase.find(','));
  bool ended = false;
  for_each_word(phrase, [&](std::string_view word) {
    if (!ended && !last.empty() && one_of(word, ends)) ended = true;
    if (!ended) last = word;
  });
  if (last.empty()) return std::nullopt;
  std::string lemma = rough_lemma(last);
  if (lemma.size() < 3 || one_of(lemma, stop_words) || !is_known_word(lemma)) return std::nullopt;
  return lemma;
}

void add(std::vector<Word>& list, Word word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

struct Features {
  EventRef ref;
  Interval time;  // closed in where it is known
  bool dated = false, to_the_day = false;
  std::vector<Word> action, words, context;
  std::size_t own_action = 0;  // of `action`; behind them the nouns that a support verb has
  std::vector<Figure> figures;
  std::vector<std::pair<Role, std::uint32_t>> actors;
};

std::vector<std::size_t> ranks(std::span<const Story> stories) {
  std::vector<std::size_t> order(stories.size()), rank(stories.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Story &x = stories[a], &y = stories[b];
    if (x.document.id != y.document.id) return x.document.id < y.document.id;
    return x.text.text() < y.text.text();
  });
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

// Words by number.
class Vocabulary {
 public:
  Word number(const std::string& lemma) {
    const auto [at, fresh] = numbers_.try_emplace(lemma, static_cast<Word>(lemmas_.size()));
    if (fresh) lemmas_.push_back(lemma);
    return at->second;
  }
  const std::string& lemma(Word w) const { return lemmas_[w]; }

  double kin(Word a, Word b) {
    if (a == b) return 1;
    if (a > b) std::swap(a, b);
    const std::uint64_t key = (std::uint64_t{a} << 32) | b;
    const auto [at, fresh] = kin_.try_emplace(key, 0.0);
    if (fresh) {
      const Kinship k = kinship(lemmas_[a], lemmas_[b]);
      at->second = k == Kinship::same      ? 1
                   : k == Kinship::synonym ? 0.8
                   : k == Kinship::near    ? 0.4
                                           : 0;
    }
    return at->second;
  }

 private:
  std::unordered_map<std::string, Word> numbers_;
  std::vector<std::string> lemmas_;
  std::unordered_map<std::uint64_t, double> kin_;
};

class Joiner {
 public:
  Joiner(std::span<const Story> stories, const ActorGroups& actors)
      : stories_(stories), actors_(actors), rank_(ranks(stories)) {
    for (std::uint32_t d = 0; d < stories.size(); ++d) {
      sentences_with_.emplace_back();
      // What a sentence says is asked for each of its events.
      std::map<Span, std::vector<Word>> sentences;
      for (const Event& event : stories[d].events) {
        if (!joinable(event)) continue;
        const auto [at, fresh] = sentences.try_emplace(event.evidence);
        if (fresh) {
          at->second = sentence_words(stories[d], event.evidence);
          for (const Word w : at->second) ++sentences_with_[d][w];
        }
        features_.push_back(features(d, event, at->second));
      }
    }
  }

  std::vector<std::vector<EventRef>> groups();

 private:
  static bool joinable(const Event& event) {
    const bool dated = event.when && event.when->basis != Basis::bounded;
    if (event.event_class == EventClass::state) return event.shown && dated;
    return dated || event.shown;
  }

  std::vector<Word> content(std::string_view text) {
    std::vector<Word> out;
    for_each_word(text, [&](std::string_view word) {
      const std::string lemma = rough_lemma(word);
      if (lemma.size() < 2 || one_of(lemma, stop_words) || one_of(lemma, calendar_words)) return;
      add(out, vocabulary_.number(lemma));
    });
    return out;
  }

  std::vector<Word> sentence_words(const Story& story, Span span) {
    if (span.empty() || span.end > story.text.size()) return {};
    constexpr std::uint32_t longest = 600;
    span.end = std::min(span.end, span.begin + longest);
    return content(std::string_view(story.text.text()).substr(span.begin, span.end - span.begin));
  }

  Features features(std::uint32_t d, const Event& event, const std::vector<Word>& sentence);
  Likeness likeness(const Features& a, const Features& b);
  double action_likeness(const Features& a, const Features& b);
  double overlap(const Features& a, const Features& b, const std::vector<Word>& x,
                 const std::vector<Word>& y);
  double weight(std::uint32_t document, Word w) const {
    const auto& in = sentences_with_[document];
    const auto at = in.find(w);
    return 1 / std::sqrt(static_cast<double>(at == in.end() ? 1 : std::max(at->second, 1)));
  }
  bool accepted(const Features& a, const Features& b, const Likeness& l) const;
  std::vector<std::pair<std::size_t, std::size_t>> candidates() const;
  void add_named_within(Features& f, const Event& event);
  const Event& event(const Features& f) const {
    return stories_[f.ref.document].events[index(f.ref.id)];
  }
  // Where an event stands, whatever the order of the stories.
  std::pair<std::size_t, EventId> place(std::size_t i) const {
    return {rank_[features_[i].ref.document], features_[i].ref.id};
  }

  std::span<const Story> stories_;
  const ActorGroups& actors_;
  Vocabulary vocabulary_;
  std::vector<std::unordered_map<Word, int>> sentences_with_;
  std::vector<Features> features_;
  std::vector<std::size_t> rank_;  // of each story among all by what they are
};

Features Joiner::features(std::uint32_t d, const Event& event, const std::vector<Word>& sentence) {
  Features f;
  f.ref = {d, event.id};
  if (event.when && event.when->basis != Basis::bounded && !event.when->interval.empty()) {
    f.time = event.when->interval;
    f.dated = !f.time.open_begin() && !f.time.open_end();
    f.to_the_day = f.dated && f.time.end - f.time.begin <= date::days{1};
  } else if (event.when) {
    f.time = event.when->interval;
  }
  // "hold rally" is about the rally; "be back" has nothing else to say.
  for_each_word(event.action, [&](std::string_view word) {
    const std::string lemma = rough_lemma(word);
    if (!one_of(lemma, light_verbs) && !one_of(lemma, stop_words))
      add(f.action, vocabulary_.number(lemma));
  });
  add(f.action, vocabulary_.number(event.action));
  f.own_action = f.action.size();
  // Who takes part is compared by itself: his name says nothing of what was done.
  std::vector<Word> names;
  for (const Participant& p : event.participants) {
    if (!p.actor) {
      for (const Word w : content(p.text)) add(f.words, w);
      continue;
    }
    const std::uint32_t group = actors_.of({d, *p.actor});
    f.actors.emplace_back(p.role, group);
    auto& list = actors_.named[group] != 0 ? names : f.words;
    for (const Word w : content(stories_[d].actors[index(*p.actor)].name)) add(list, w);
    for (const Word w : content(p.text)) add(list, w);
  }
  for (const Word w : content(event.label)) add(f.words, w);
  for (const Word w : content(event.action)) add(f.words, w);
  std::erase_if(f.words,
                [&](Word w) { return std::find(names.begin(), names.end(), w) != names.end(); });
  add_named_within(f, event);
  f.figures = figures_of(event);
  f.context = sentence;
  for (const Word w : f.words) add(f.context, w);
  return f;
}

// "The state's suit against Acme was filed": of whom the words tell that take part, and the suit is
// what was done.
void Joiner::add_named_within(Features& f, const Event& event) {
  const Story& story = stories_[f.ref.document];
  const bool support = one_of(event.action, support_verbs);
  const bool attempt = event.action == "try" || event.action == "seek" || event.action == "bid";
  const auto add_actor = [&](std::uint32_t group) {
    if (std::none_of(f.actors.begin(), f.actors.end(),
                     [&](const auto& part) { return part.second == group; }))
      f.actors.emplace_back(Role::other, group);
  };
  const auto core = [](const Participant& p) {
    return p.role == Role::patient || p.role == Role::theme;
  };
  const bool any = std::any_of(event.participants.begin(), event.participants.end(), core);
  for (const Participant& p : event.participants) {
    if (p.actor) continue;
    // What is brought or filed is no actor, and so may have no role of its own.
    const bool object = core(p) || (p.role == Role::other && (p.event.has_value() || !any));
    if ((support || attempt) && object)
      if (const auto noun = head_noun(p.text)) add(f.action, vocabulary_.number(*noun));
    if ((support || attempt) && p.event && index(*p.event) < story.events.size())
      for (const Participant& q : story.events[index(*p.event)].participants)
        if (q.actor) add_actor(actors_.of({f.ref.document, *q.actor}));
  }
  // "dropped a concert set for Friday": who dropped it has to do with the setting.
  if (f.actors.empty() && event.governor && index(*event.governor) < story.events.size())
    for (const Participant& q : story.events[index(*event.governor)].participants)
      if (q.actor) add_actor(actors_.of({f.ref.document, *q.actor}));
}

double Joiner::action_likeness(const Features& a, const Features& b) {
  double best = 0;
  const auto meaningful = [&](Word w) { return !one_of(vocabulary_.lemma(w), light_verbs); };
  for (const Word x : a.action)
    for (const Word y : b.action)
      if (x == y || (meaningful(x) && meaningful(y)))
        best = std::max(best, vocabulary_.kin(x, y) * (meaningful(x) ? 1 : 0.6));
  // "fined the company", "imposed a fine"; "the ban takes effect", "will be banned".
  for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)})
    for (std::size_t i = 0; i < one->own_action; ++i)
      if (const Word x = one->action[i]; meaningful(x))
        for (const auto* list : {&other->words, &other->context})
          for (const Word y : *list) {
            const double k = vocabulary_.kin(x, y);
            if (k >= 0.8) best = std::max(best, list == &other->words ? k * 0.75 : k * 0.6);
          }
  return best;
}

double Joiner::overlap(const Features& a, const Features& b, const std::vector<Word>& x,
                       const std::vector<Word>& y) {
  const auto one_way = [&](const Features& f, const Features& g, const std::vector<Word>& from,
                           const std::vector<Word>& to) {
    double shared = 0;
    for (const Word w : from) {
      double best = 0;
      for (const Word v : to)
        if (const double k = vocabulary_.kin(w, v); k > 0)
          best =
              std::max(best, k * std::sqrt(weight(f.ref.document, w) * weight(g.ref.document, v)));
      shared += best;
    }
    return shared;
  };
  const auto all = [&](const Features& f, const std::vector<Word>& words) {
    double sum = 0;
    for (const Word w : words) sum += weight(f.ref.document, w);
    return sum;
  };
  // Both ways, so that the order of the stories makes no difference. One word in common of two is
  // less than four of eight.
  constexpr double few = 0.7;
  const double shared = (one_way(a, b, x, y) + one_way(b, a, y, x)) / 2;
  return std::min(1.0, shared / (std::min(all(a, x), all(b, y)) + few));
}

Likeness Joiner::likeness(const Features& a, const Features& b) {
  Likeness l;
  if (a.dated && b.dated) {
    if (a.time.overlaps(b.time)) {
      const auto longer =
          std::max(a.time.end - a.time.begin, b.time.end - b.time.begin) / date::days{1};
      l.time = longer <= 1 ? 1 : longer <= 7 ? 0.8 : longer <= 31 ? 0.6 : 0.3;
    } else {
      l.other_day = true;
    }
  }
  l.action = action_likeness(a, b);
  // Named actors count for more than role nouns.
  double best = 0;
  std::vector<std::uint32_t> shared;
  const auto acts = [](Role r) { return r == Role::agent || r == Role::theme; };
  for (const auto& [role, group] : a.actors)
    for (const auto& [other_role, other] : b.actors) {
      if (group != other) continue;
      const double roles = role == other_role || (acts(role) && acts(other_role)) ? 1 : 0.6;
      best = std::max(best, roles * (actors_.named[group] != 0 ? 0.8 : 0.6));
      add(shared, group);
    }
  if (!shared.empty()) l.parts = std::min(1.0, best + 0.2 * static_cast<double>(shared.size() - 1));
  // Both say who acts, and neither names the other's actor at all.
  const auto stranger = [&](const Features& f, const Features& g) {
    bool any = false;
    for (const auto& [role, group] : f.actors) {
      if (!acts(role) || actors_.named[group] == 0) continue;
      any = true;
      for (const auto& part : g.actors)
        if (part.second == group) return false;
    }
    return any;
  };
  l.other_actor = stranger(a, b) && stranger(b, a);
  l.words = overlap(a, b, a.words, b.words);
  l.context = overlap(a, b, a.context, b.context);
  return l;
}

bool Joiner::accepted(const Features& a, const Features& b, const Likeness& l) const {
  const Event& one = event(a);
  const Event& other = event(b);
  const double score = l.score();
  if (l.other_day) {
    // What happens every day is told of every day: only what else is the same makes it one.
    const auto off = [](const Event& e) { return e.status == EventStatus::cancelled; };
    if (off(one) || off(other) || l.other_actor) return false;
    const bool figures = std::any_of(a.figures.begin(), a.figures.end(), [&](const Figure& f) {
      return std::any_of(b.figures.begin(), b.figures.end(),
                         [&](const Figure& g) { return same_unit(f, g) && f.value == g.value; });
    });
    return l.parts >= 0.6 && l.words >= 0.5 && l.action >= (figures ? 0.5 : 0.8) &&
           score >= (figures ? 0.45 : 0.62);
  }
  if (!a.dated || !b.dated) return l.action >= 0.8 && l.parts >= 0.8 && score >= 0.7;
  if (l.context < 0.2) return false;
  if (l.other_actor && (l.action < 0.8 || l.words < 0.6 || l.time < 1)) return false;
  // Where one thing is not alike at all the others must be, and the less the date says the more.
  if (l.time <= 0.3 && (l.parts < 0.6 || l.action < 0.75)) return false;
  const std::size_t people = actors_.shared(a.ref.document, b.ref.document);
  const bool same_news = people >= 3 && l.action >= 1 && l.context >= 0.25;
  if (l.parts == 0 && l.words < (l.time < 1 ? 0.45 : same_news ? 0.2 : 0.3)) return false;
  if (l.action == 0 && (l.parts < 0.4 || l.words < 0.3 || l.time < 1)) return false;
  if (l.action < 0.8 && l.words < 0.2 && l.context < 0.55) return false;
  // What somebody said twice on one day was not the same because both times he said something.
  const bool says =
      one.event_class == EventClass::reporting || other.event_class == EventClass::reporting;
  static constexpr std::array<std::string_view, 8> plain = {"say",   "tell",  "add",  "state",
                                                            "write", "tweet", "note", "ask"};
  if (one_of(one.action, plain) && one_of(other.action, plain) && l.words < 0.5) return false;
  // Articles that share their people tell of the same news; others must show that they do.
  const double least = people >= 3 ? 0.45 : people >= 1 ? 0.52 : 0.62;
  return score >= least + (says ? 0.1 : 0);
}

// Events that share a word or an actor and lie near each other in time.
std::vector<std::pair<std::size_t, std::size_t>> Joiner::candidates() const {
  using Key = std::pair<bool, std::uint32_t>;  // an actor or a word
  std::map<Key, std::vector<std::size_t>> having;
  for (std::size_t i = 0; i < features_.size(); ++i) {
    std::vector<std::uint32_t> groups;
    for (const auto& part : features_[i].actors) add(groups, part.second);
    for (const std::uint32_t g : groups) having[{true, g}].push_back(i);
    for (const Word w : features_[i].words) having[{false, w}].push_back(i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (auto& [key, list] : having) {
    std::sort(list.begin(), list.end(), [&](std::size_t i, std::size_t j) {
      return std::tuple(features_[i].time, place(i)) < std::tuple(features_[j].time, place(j));
    });
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Features& a = features_[list[i]];
      std::size_t compared = 0;
      for (std::size_t j = i + 1; j < list.size() && compared < most_compared; ++j) {
        const Features& b = features_[list[j]];
        if (!a.time.open_end() && a.time.end + most_apart < b.time.begin) break;
        if (a.ref.document == b.ref.document) continue;
        ++compared;
        out.emplace_back(std::min(list[i], list[j]), std::max(list[i], list[j]));
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::vector<EventRef>> Joiner::groups() {
  struct Pair {
    double score;
    std::size_t a, b;
  };
  std::vector<Pair> pairs;
  for (const auto& [i, j] : candidates()) {
    const Features& a = features_[i];
    const Features& b = features_[j];
    if (!a.dated && !b.dated) continue;
    if (!a.time.overlaps(b.time) && !(a.to_the_day && b.to_the_day)) continue;
    const Likeness l = likeness(a, b);
    if (accepted(a, b, l)) pairs.push_back({l.score(), i, j});
  }
  // The most alike first; ties by what the documents are, not by their order.
  const auto places = [&](const Pair& p) {
    auto first = place(p.a), second = place(p.b);
    if (second < first) std::swap(first, second);
    return std::pair(first, second);
  };
  std::sort(pairs.begin(), pairs.end(), [&](const Pair& p, const Pair& q) {
    if (p.score != q.score) return p.score > q.score;
    return places(p) < places(q);
  });
  std::set<std::pair<std::size_t, std::size_t>> alike;
  for (const Pair& p : pairs) alike.emplace(p.a, p.b);

  std::vector<std::vector<std::size_t>> members(features_.size());
  std::vector<std::size_t> group(features_.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    group[i] = i;
    members[i] = {i};
  }
  const auto may_join = [&](const std::vector<std::size_t>& x, const std::vector<std::size_t>& y) {
    std::size_t good = 0;
    for (const std::size_t i : x)
      for (const std::size_t j : y) {
        if (features_[i].ref.document == features_[j].ref.document) return false;
        if (alike.contains(std::minmax(i, j))) ++good;
      }
    // A chain of likenesses is not one thing.
    return good * 2 >= x.size() * y.size();
  };
  for (const Pair& p : pairs) {
    std::size_t x = group[p.a], y = group[p.b];
    if (x == y || !may_join(members[x], members[y])) continue;
    if (members[x].size() < members[y].size()) std::swap(x, y);
    for (const std::size_t i : members[y]) group[i] = x;
    members[x].insert(members[x].end(), members[y].begin(), members[y].end());
    members[y].clear();
  }
  std::vector<std::vector<EventRef>> out;
  for (const auto& list : members) {
    if (list.size() < 2) continue;
    std::vector<EventRef>& refs = out.emplace_back();
    for (const std::size_t i : list) refs.push_back(features_[i].ref);
    std::sort(refs.begin(), refs.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

double Likeness::score() const {
  double s = 0.25 * action + 0.25 * parts + 0.25 * words + 0.15 * context + 0.2 * time;
  if (other_day) s -= 0.1;
  if (other_actor) s -= 0.15;
  return s;
}

std::vector<std::vector<EventRef>> group_events(std::span<const Story> stories,
                                                const ActorGroups& actors) {
  return Joiner(stories, actors).groups();
}

}  // namespace dateline
