#include "dateline/core/actors.hpp"

#include <algorithm>
#include <utility>

#include "actors_draft.hpp"
#include "mentions.hpp"

namespace dateline {
namespace {

/// The name with its titles, without punctuation at its end.
Span name_span(const Dependencies& d, const NameMention& name) {
  TokenRange range = name.range;
  const auto is_abbreviation = [&](std::uint32_t t) { return d.token(t).span.size() > 1; };
  while (range.last > range.first + 1 && d.token(range.last - 1).upos == Upos::punct &&
         !is_abbreviation(range.last - 1))
    --range.last;
  return d.span(range);
}

}  // namespace

ActorIndex find_actors(const Dependencies& d, const std::vector<Timex>& timexes) {
  const Document& document = d.document();
  const std::size_t n = document.tokens.size();
  std::vector<bool> in_timex(n, false);
  for (const Timex& timex : timexes)
    for (std::uint32_t t = timex.first_token; t < timex.last_token && t < n; ++t)
      in_timex[t] = true;

  const std::vector<bool> skip = find_capitalised_headings(document);
  std::vector<NameMention> names = find_names(d, in_timex, skip);
  JoinedNames joined = join_names(d, names);
  for (auto& [draft, name] : find_names_in_headings(d, in_timex, skip, joined)) {
    names.push_back(std::move(name));
    joined.draft_of.push_back(draft);
  }

  std::vector<bool> in_name(n, false);
  for (const NameMention& name : names)
    for (std::uint32_t t = name.range.first; t < name.range.last; ++t) in_name[t] = true;
  for (std::uint32_t t = 0; t < n; ++t)
    in_name[t] = in_name[t] || skip[document.sentences[d.sentence_of(t)].block];

  const std::vector<NominalMention> nominals = find_nominals(d, in_timex, in_name);
  const std::vector<std::optional<DraftId>> described = read_roles(d, names, nominals, joined);

  // What only ever modifies takes part in nothing: the Welcoming City ordinance.
  std::vector<bool> only_modifies(joined.drafts.size(), true);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (joined.draft_of[i] && !names[i].modifier) only_modifies[*joined.draft_of[i]] = false;

  std::vector<std::optional<DraftId>> by_head(n);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!joined.draft_of[i]) continue;
    const DraftId id = *joined.draft_of[i];
    if (only_modifies[id]) continue;
    for (const std::uint32_t t : names[i].attached) by_head[t] = id;
    by_head[names[i].head] = id;
    joined.drafts[id].mentions.push_back(
        {name_span(d, names[i]), names[i].head, Mention::Form::name});
  }
  std::vector<Draft> drafts = std::move(joined.drafts);
  resolve(d, in_timex, nominals, described, drafts, by_head);

  // In the order of their first mentions.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& mentions = drafts[i].mentions;
    if (mentions.empty()) continue;
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
      return std::pair(a.span, a.head_token) < std::pair(b.span, b.head_token);
    });
    order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return drafts[a].mentions.front().span < drafts[b].mentions.front().span;
  });
  ActorIndex index;
  std::vector<std::optional<ActorId>> id_of(drafts.size());
  for (const std::size_t i : order) {
    Actor actor;
    actor.id = static_cast<ActorId>(index.actors.size());
    actor.name = std::move(drafts[i].name);
    actor.kind = drafts[i].kind;
    actor.titles = std::move(drafts[i].titles);
    actor.mentions = std::move(drafts[i].mentions);
    id_of[i] = actor.id;
    index.actors.push_back(std::move(actor));
  }
  index.by_head.resize(n);
  for (std::size_t t = 0; t < n; ++t)
    if (by_head[t]) index.by_head[t] = id_of[*by_head[t]];
  return index;
}

}  // namespace dateline
