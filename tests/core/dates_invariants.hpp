// What holds of the time expressions of every text. Shared by the fuzzer and the test that runs
// what it once found.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/dates.hpp"
#include "dateline/core/reader.hpp"
#include "dateline/core/story_json.hpp"

namespace dateline {

/// A creation time for a byte of fuzz input: none, an ordinary day, a clock time, and days at the
/// ends of months, years, eras and the calendar.
inline std::optional<CreationTime> fuzzed_creation_time(unsigned choice) {
  constexpr std::array<std::string_view, 8> times = {
      "",           "2019-07-10",        "2024-02-29", "2000-01-01T00:30",
      "0001-01-01", "-0044-03-15T23:59", "9999-12-31", "1999-12-31T23:59:59"};
  const std::string_view iso = times[choice % times.size()];
  if (iso.empty()) return std::nullopt;
  const Granularity granularity =
      iso.find('T') == std::string_view::npos ? Granularity::day : Granularity::minute;
  return CreationTime{unit_at(*parse_iso(iso), granularity), "", "--date"};
}

/// Some tree and some tags over every sentence, drawn from a seed: the language model may answer
/// anything, and is too slow to be fuzzed with the rest. The heads make a tree with one root.
inline void annotate_at_random(Document& document, std::uint32_t seed) {
  const auto next = [&seed] {
    seed = seed * 1'664'525u + 1'013'904'223u;
    return seed >> 8;
  };
  constexpr std::array<std::pair<Upos, Xpos>, 12> tags = {{{Upos::noun, Xpos::nn},
                                                           {Upos::verb, Xpos::vbd},
                                                           {Upos::verb, Xpos::vb},
                                                           {Upos::verb, Xpos::vbz},
                                                           {Upos::verb, Xpos::vbg},
                                                           {Upos::verb, Xpos::vbn},
                                                           {Upos::aux, Xpos::md},
                                                           {Upos::aux, Xpos::vbd},
                                                           {Upos::adp, Xpos::in},
                                                           {Upos::part, Xpos::to},
                                                           {Upos::propn, Xpos::nnp},
                                                           {Upos::adj, Xpos::jj}}};
  for (const Sentence& sentence : document.sentences) {
    const std::uint32_t n = sentence.token_count;
    if (n == 0) continue;
    const std::uint32_t root = next() % n;
    for (std::uint32_t k = 0; k < n; ++k) {
      // Attached in the order root, root + 1, … around the sentence, each to one before it.
      const std::uint32_t i = (root + k) % n;
      Token& token = document.tokens[sentence.first_token + i];
      const auto [upos, xpos] = tags[next() % tags.size()];
      token.upos = upos;
      token.xpos = xpos;
      token.lemma = document.form(sentence.first_token + i);
      token.head = k == 0 ? root : (root + next() % k) % n;
      token.deprel = k == 0
                         ? Deprel::root
                         : static_cast<Deprel>(1 + next() % (static_cast<unsigned>(Deprel::xcomp)));
    }
  }
}

/// The first broken promise of dates.hpp and timex.hpp in words, "" if all are kept.
inline std::string broken_invariant(const Document& document, const std::vector<Timex>& timexes) {
  const std::string_view text = document.source.text();
  const auto at_character = [&](std::uint32_t i) {
    return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  };
  const auto lies_well = [&](Span s) {
    return s.begin <= s.end && s.end <= text.size() && at_character(s.begin) && at_character(s.end);
  };
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < timexes.size(); ++i) {
    const Timex& t = timexes[i];
    const std::string name =
        "\"" +
        std::string(lies_well(t.span) ? document.source.slice(t.span) : std::string_view("?")) +
        "\" (" + t.rule + ", " + t.value + "): ";
    if (static_cast<std::size_t>(t.id) != i) return name + "its id is not its index";
    if (!lies_well(t.span) || t.span.empty()) return name + "no place in the text";
    if (t.span.begin < end) return name + "overlaps the one before";
    end = t.span.end;
    if (!lies_well(t.signal_span)) return name + "the signal has no place in the text";
    if (t.first_token >= t.last_token || t.last_token > document.tokens.size())
      return name + "no tokens";
    if (t.rule.empty() || t.why.empty()) return name + "no rule or no reason";
    if (t.value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:+-._") != std::string::npos)
      return name + "the value is malformed";
    if (t.value.empty()) return name + "no value";
    if (t.resolved && t.interval.empty()) return name + "the interval is empty";
    if (t.resolved && t.type == TimexType::date && t.value.find("XX") != std::string::npos)
      return name + "resolved, but its value is open";
    if (t.anchor.kind == Anchor::Kind::timex &&
        (!t.anchor.timex || static_cast<std::size_t>(*t.anchor.timex) >= timexes.size()))
      return name + "anchored on an expression that isn't there";
    if (t.anchor.kind == Anchor::Kind::timex && static_cast<std::size_t>(*t.anchor.timex) == i)
      return name + "anchored on itself";
    if (t.range_partner) {
      const auto partner = static_cast<std::size_t>(*t.range_partner);
      if (partner >= timexes.size() || partner == i) return name + "no such range partner";
    }
  }
  return {};
}

/// Reads bytes as the fuzzer does: one of options, then a text. Says what is broken, "" if nothing.
inline std::string try_dates(std::string_view bytes) {
  ReadOptions options;
  unsigned choice = 0;
  if (!bytes.empty()) {
    choice = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
  }
  options.creation_time = fuzzed_creation_time(choice % 8);
  Document document = read_text("fuzz.txt", bytes, options);
  if (choice / 8 % 2 == 1)
    annotate_at_random(document,
                       choice * 2'654'435'761u + static_cast<std::uint32_t>(bytes.size()));
  Diagnostics diagnostics;
  Story story;
  story.timexes = find_dates(document, diagnostics);
  if (std::string broken = broken_invariant(document, story.timexes); !broken.empty())
    return broken;
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.span.end > document.source.size() || render(diagnostic, document.source).empty())
      return "a diagnostic outside of the text";
  story.text = document.source;
  story.document.creation_time = document.creation_time;
  if (to_json(story, StoryPart::timexes, true).empty()) return "no JSON";
  return {};
}

}  // namespace dateline
