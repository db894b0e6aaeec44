#include "join_actors.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (out.starts_with("the ")) out.erase(0, 4);
  return out;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) out.push_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// "ICE", "U.N." without its points; "" if the name is no acronym.
std::string acronym(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.') continue;
    if (!upper(c)) return {};
    out += c;
  }
  return out.size() >= 2 && out.size() <= 7 ? out : std::string();
}

// "Immigration and Customs Enforcement" gives "ICE". A country's own "U.S." at the beginning is
// left out of most acronyms.
std::string initials(std::string_view name) {
  const auto all = words(name);
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 && all.size() > 2 && (all[i] == "U.S." || all[i] == "The" || all[i] == "the"))
      continue;
    if (upper(all[i][0])) out += all[i][0];
  }
  return out.size() >= 2 ? out : std::string();
}

bool agree(ActorKind a, ActorKind b, std::string_view name) {
  if (a == b || a == ActorKind::other || b == ActorKind::other) return true;
  // What sort of thing "Lund Marine" is is easily mistaken, but not that it is one thing.
  if (name.find(' ') != std::string_view::npos) return true;
  const auto body = [](ActorKind k) {
    return k == ActorKind::organization || k == ActorKind::group;
  };
  return body(a) && body(b);
}

// Union-find in which no group has two actors of one story: an author keeps apart what is apart.
class Groups {
 public:
  explicit Groups(std::span<const Story> stories) {
    for (std::uint32_t d = 0; d < stories.size(); ++d) {
      start_.push_back(refs_.size());
      for (std::uint32_t i = 0; i < stories[d].actors.size(); ++i) refs_.push_back({d, ActorId{i}});
    }
    for (std::size_t i = 0; i < refs_.size(); ++i) {
      parent_.push_back(i);
      members_.push_back({refs_[i]});
    }
  }

  std::size_t find(ActorRef a) {
    std::size_t i = start_[a.document] + index(a.id);
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(ActorRef a, ActorRef b) {
    std::size_t x = find(a), y = find(b);
    if (x == y) return;
    if (members_[x].size() < members_[y].size()) std::swap(x, y);
    for (const ActorRef m : members_[y]) {
      const auto at = std::lower_bound(members_[x].begin(), members_[x].end(), m);
      if (at != members_[x].end() && at->document == m.document) return;
      if (at != members_[x].begin() && std::prev(at)->document == m.document) return;
    }
    std::vector<ActorRef> both;
    std::merge(members_[x].begin(), members_[x].end(), members_[y].begin(), members_[y].end(),
               std::back_inserter(both));
    members_[x] = std::move(both);
    members_[y].clear();
    parent_[y] = x;
  }

  std::span<const ActorRef> refs() const { return refs_; }
  const std::vector<ActorRef>& members(std::size_t root) const { return members_[root]; }

 private:
  std::vector<std::size_t> start_, parent_;
  std::vector<ActorRef> refs_;
  std::vector<std::vector<ActorRef>> members_;  // of roots, sorted
};

// The actors of a story that a key names; used only where it is exactly one.
using Unique = std::map<std::pair<std::string, std::uint32_t>, std::optional<ActorRef>>;

void note(Unique& unique, std::string key, ActorRef ref) {
  if (key.empty()) return;
  const auto [at, fresh] = unique.try_emplace({std::move(key), ref.document}, ref);
  if (!fresh) at->second.reset();
}

std::string last_name(const Actor& actor) {
  const auto all = words(actor.name);
  return actor.kind == ActorKind::person && !all.empty() ? folded(all.back()) : std::string();
}

// The same full name first; then short forms, where only one actor of the story can be meant.
void join_named(std::span<const Story> stories, Groups& groups) {
  std::map<std::string, std::vector<ActorRef>> by_name;
  for (const ActorRef ref : groups.refs()) {
    const Actor& actor = stories[ref.document].actors[index(ref.id)];
    if (has_name(actor)) by_name[folded(actor.name)].push_back(ref);
  }
  const auto actor_of = [&](ActorRef r) -> const Actor& {
    return stories[r.document].actors[index(r.id)];
  };
  for (auto& [name, refs] : by_name) {
    // Where a story has two of the name, nothing says which of them another one means.
    const auto kind_of = [&](ActorRef r) { return actor_of(r).kind; };
    const std::vector<ActorRef> all = refs;
    std::erase_if(refs, [&](ActorRef r) {
      return std::any_of(all.begin(), all.end(), [&](ActorRef o) {
        return o.document == r.document && o.id != r.id && kind_of(o) == kind_of(r);
      });
    });
    // Equal kinds find each other before those that only agree.
    std::array<std::optional<ActorRef>, 5> first;
    for (const ActorRef ref : refs) {
      auto& of_kind = first[static_cast<std::size_t>(actor_of(ref).kind)];
      if (of_kind) {
        groups.join(*of_kind, ref);
      } else {
        of_kind = ref;
      }
    }
    for (std::size_t a = 0; a < first.size(); ++a)
      for (std::size_t b = a + 1; b < first.size(); ++b)
        if (first[a] && first[b] && agree(actor_of(*first[a]).kind, actor_of(*first[b]).kind, name))
          groups.join(*first[a], *first[b]);
  }

  Unique last, full, short_form, long_form;
  for (const ActorRef ref : groups.refs()) {
    const Actor& actor = actor_of(ref);
    if (!has_name(actor)) continue;
    const std::string name = last_name(actor);
    note(last, name, ref);
    if (!name.empty()) note(words(actor.name).size() > 1 ? full : short_form, name, ref);
    if (actor.kind == ActorKind::person || actor.kind == ActorKind::place) continue;
    const std::string letters = acronym(actor.name);
    if (!letters.empty()) note(short_form, letters, ref);
    if (letters.empty()) note(long_form, initials(actor.name), ref);
  }
  // A key with its stories lies together in the map.
  for (const auto& [key, ref] : short_form) {
    if (!ref) continue;
    const bool person = actor_of(*ref).kind == ActorKind::person;
    const Unique& forms = person ? full : long_form;
    // Nobody else of the short form's own story bears the name, and all long forms of the other
    // stories are one actor: else it would be a guess.
    if (person && !last.at({key.first, ref->document})) continue;
    std::optional<ActorRef> one;
    bool several = false;
    for (auto at = forms.lower_bound({key.first, 0});
         at != forms.end() && at->first.first == key.first; ++at) {
      if (!at->second || (one && groups.find(*one) != groups.find(*at->second))) several = true;
      if (at->second) one = at->second;
    }
    if (one && !several) groups.join(*one, *ref);
  }
}

void join_role_nouns(std::span<const Story> stories, const ActorGroups& named, Groups& groups) {
  std::map<std::pair<std::string, ActorKind>, std::vector<ActorRef>> by_words;
  for (const ActorRef ref : groups.refs()) {
    const Actor& actor = stories[ref.document].actors[index(ref.id)];
    if (!has_name(actor)) by_words[{folded(actor.name), actor.kind}].push_back(ref);
  }
  constexpr std::size_t most_compared = 16;
  constexpr std::size_t in_common = 2;
  for (const auto& [key, refs] : by_words)
    for (std::size_t i = 0; i < refs.size(); ++i)
      for (std::size_t j = i + 1; j < refs.size() && j <= i + most_compared; ++j)
        if (named.shared(refs[i].document, refs[j].document) >= in_common)
          groups.join(refs[i], refs[j]);
}

ActorGroups numbered(std::span<const Story> stories, Groups& groups) {
  ActorGroups out;
  std::unordered_map<std::size_t, std::uint32_t> number;
  out.group.resize(stories.size());
  out.named_in.resize(stories.size());
  for (const ActorRef ref : groups.refs()) {
    const std::size_t root = groups.find(ref);
    const auto [at, fresh] =
        number.try_emplace(root, static_cast<std::uint32_t>(out.members.size()));
    if (fresh) {
      out.members.push_back(groups.members(root));
      out.named.push_back(0);
    }
    out.group[ref.document].push_back(at->second);
    if (has_name(stories[ref.document].actors[index(ref.id)])) out.named[at->second] = 1;
  }
  for (std::uint32_t d = 0; d < stories.size(); ++d) {
    for (std::uint32_t i = 0; i < stories[d].actors.size(); ++i) {
      const std::uint32_t g = out.group[d][i];
      if (out.named[g] && stories[d].actors[i].kind != ActorKind::place)
        out.named_in[d].push_back(g);
    }
    std::sort(out.named_in[d].begin(), out.named_in[d].end());
  }
  return out;
}

}  // namespace

bool has_name(const Actor& actor) {
  if (actor.mentions.empty()) return !actor.name.empty() && upper(actor.name[0]);
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const Mention& m) { return m.form == Mention::Form::name; });
}

std::size_t ActorGroups::shared(std::uint32_t a, std::uint32_t b) const {
  std::size_t count = 0;
  auto x = named_in[a].begin();
  auto y = named_in[b].begin();
  while (x != named_in[a].end() && y != named_in[b].end()) {
    if (*x == *y) ++count;
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++x;
      ++y;
    }
  }
  return count;
}

ActorGroups group_actors(std::span<const Story> stories) {
  Groups groups(stories);
  join_named(stories, groups);
  join_role_nouns(stories, numbered(stories, groups), groups);
  return numbered(stories, groups);
}

}  // namespace dateline
