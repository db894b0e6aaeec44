// Events of hand-parsed sentences: a document, its dates and its actors in a few lines.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "conllu_fixture.hpp"
#include "dateline/core/events.hpp"

namespace dateline::testing {

/// A date of the test: its words as they stand in the text, its first day, and its preposition.
struct DateOf {
  std::string text;
  std::string day;  ///< "2024-05-16", or "" for an unresolved one
  TimeSignal signal = TimeSignal::none;
  Granularity granularity = Granularity::day;
};

/// The events of a parse, kept with all that they refer to.
class EventsOf {
 public:
  explicit EventsOf(std::string_view conllu, const std::vector<DateOf>& dates = {},
                    const std::string& creation = "2024-05-17")
      : document(document_from_conllu(conllu)) {
    if (!creation.empty())
      document.creation_time = CreationTime{{*parse_iso(creation), Granularity::day}, "", "test"};
    std::size_t from = 0;
    for (const DateOf& d : dates) {
      const std::size_t at = document.source.text().find(d.text, from);
      if (at == std::string_view::npos) throw std::invalid_argument("no such date: " + d.text);
      from = at + d.text.size();
      Timex x;
      x.id = TimexId{static_cast<std::uint32_t>(timexes.size())};
      x.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)};
      x.first_token = document.token_at(x.span.begin);
      x.last_token = document.token_at(x.span.end - 1) + 1;
      x.sentence = document.sentence_of(x.first_token);
      x.value = d.day;
      x.signal = d.signal;
      if (!d.day.empty()) {
        const CalendarUnit unit = unit_at(*parse_iso(d.day), d.granularity);
        x.resolved = true;
        x.interval = to_interval(unit);
        x.granularity = d.granularity;
      }
      timexes.push_back(std::move(x));
    }
    // Every proper noun that heads a phrase is an actor of its own.
    const Dependencies deps(document);
    actors.by_head.resize(document.tokens.size());
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
      const Token& token = document.tokens[t];
      if (token.upos != Upos::propn || token.deprel == Deprel::flat ||
          token.deprel == Deprel::compound)
        continue;
      std::string name(document.form(t));
      for (const std::uint32_t k : deps.children(t))
        if (deps.token(k).deprel == Deprel::flat) name += ' ' + std::string(document.form(k));
      std::uint32_t id = 0;
      while (id < actors.actors.size() && actors.actors[id].name != name) ++id;
      if (id == actors.actors.size()) {
        Actor a;
        a.id = ActorId{id};
        a.name = name;
        a.kind = token.entity == EntityType::place ? ActorKind::place : ActorKind::person;
        actors.actors.push_back(std::move(a));
      }
      actors.by_head[t] = ActorId{id};
    }
    set = find_events(deps, timexes, actors);
  }

  /// The n-th event with the action; fails the test if there is none.
  const Event& event(std::string_view action, int n = 0) const {
    for (const Event& e : set.events)
      if (e.action == action && n-- == 0) return e;
    ADD_FAILURE() << "no event: " << action;
    static const Event none;
    return none;
  }
  bool has(std::string_view action) const {
    for (const Event& e : set.events)
      if (e.action == action) return true;
    return false;
  }
  /// "agent:Rowe patient:the order", in order.
  std::string roles(std::string_view action) const {
    std::string out;
    for (const Participant& p : event(action).participants) {
      if (!out.empty()) out += ' ';
      out += std::string(to_string(p.role)) + ":" + p.text;
    }
    return out;
  }
  std::string status(std::string_view action) const {
    return std::string(to_string(event(action).status));
  }
  /// "2024-05-16", with the basis and bound if they are not plain; "" if undated.
  std::string when(std::string_view action) const {
    const Event& e = event(action);
    if (!e.when) return "";
    if (e.when->basis == Basis::bounded) return "bounded";
    std::string out = to_iso(e.when->interval.begin);
    if (e.when->basis == Basis::inherited) out += " inherited";
    if (e.when->bound != Bound::none) out += " " + std::string(to_string(e.when->bound));
    return out;
  }
  std::string source(std::string_view action) const {
    const Event& e = event(action);
    return e.source ? actors.actors[index(*e.source)].name : e.source_text;
  }

  Document document;
  std::vector<Timex> timexes;
  ActorIndex actors;
  EventSet set;
};

}  // namespace dateline::testing
