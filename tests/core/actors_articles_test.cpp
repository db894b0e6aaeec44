// Actors over whole small articles, through reader and language model: what is merged wrongly and
// what is missed is printed, and both are held to a floor.
//
// In the articles a mention is written {id:words}; the same id means the same actor.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/actors.hpp"
#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

constexpr std::string_view articles[] = {
    R"(Harbor chief quits after ferry inquiry

BRANNOCK, Maine — {h:Paula Dietz}, the director of the {p:Brannock Port Authority}, resigned on Thursday, two days after {i:investigators} blamed {p:the authority} for a ferry accident that killed three people.

"{h:I} failed the families," {h:Dietz} told reporters. {h:She} had led {p:the authority} since 2011.

{m:Mayor Tom Okafor} said {m:he} would name a successor by the end of the month. {m:Okafor} thanked {h:Dietz} for {h:her} work.

{c:Gulf Marine}, which owned the ferry, declined to comment. {c:The company} filed for bankruptcy in March.)",

    R"(Senate passes farm bill

The {s:U.S. Senate} on Tuesday passed a farm bill that the {d:Department of Agriculture} has opposed for months.

{w:Sen. Carl Weems} of Nebraska, who wrote the bill, called it "a lifeline." {w:Weems} said the {s:Senate} had listened at last.

{l:Secretary of Agriculture Linda Pruitt} disagreed. {l:Pruitt} told {n:The Omaha Herald} that {d:USDA} lawyers would review the text. "{l:I} see problems on every page," {l:she} said.

{v:President Victor Hale} has not said whether {v:he} will sign it. {v:The president} vetoed a similar bill in 2019.)",

    R"(Two climbers rescued on Mount Torrel

Rescuers brought two climbers down from {t:Mount Torrel} early Sunday after a night in a snow hole, the {r:Alpine Rescue Service} said.

{e:Erik Sandvik}, 34, and {j:Jonas Brandt}, 29, had called for help on Saturday evening when {j:Brandt} broke his ankle.

{e:Sandvik} dug the snow hole with a cooking pot, {g:Gro Lien}, who led the rescue, said. "{e:He} saved a life," {g:Lien} added.

{j:Brandt} was flown to {o:Vestfjord Hospital}, where {k:doctors} operated on him. A spokeswoman for {o:the hospital} said that {j:Brandt} was stable.)",

    R"(Steelmaker to cut 900 jobs

{a:Norsk Alloy} will close its mill in {b:Hallin} next year and cut 900 jobs, {a:the company} said Monday.

{f:Frida Moen}, {a:Norsk Alloy}'s chief executive, blamed the price of power. "{f:I} held on as long as {f:I} could," {f:Moen} said.

{u:The Metal Workers' Union} called the plan a betrayal. {x:Per Aune}, {u:the union}'s president, said that {x:he} would meet {f:Moen} on Friday.

{y:Industry Minister Kari Holm} said the government had offered {a:Norsk Alloy} a loan. {y:Holm} said {y:she} regretted the decision.)",

    R"(NATO ministers meet as talks with Karelia stall

Foreign ministers of the {n:North Atlantic Treaty Organization} met in {c:Tallburg} on Wednesday after talks with {k:Karelia} broke down.

"{n:NATO} will not be split," said {s:Secretary General Anna Visser}. {s:Visser} spoke for an hour with {k:Karelia}'s president, {d:Dmitri Volkan}, on Tuesday.

{d:Volkan} accused {n:NATO} of bad faith. {d:He} said {k:Karelia} would hold exercises near the border in June.

The {u:United Nations} urged restraint. A {u:U.N.} spokesman said that {u:the United Nations} would send an envoy to {c:Tallburg}.)",

    R"(Sisters win case against landlord

A judge on Friday ordered a landlord to repay two sisters who had lived for three winters without heat.

{m:Maya Ferris} and {t:Tess Ferris} moved into the house on {c:Cole Street} in 2018. {m:Maya} works nights at a bakery, and {t:Tess} was still at school.

{j:Judge Ruth Amsel} said that the landlord, {o:Owen Pratt}, had ignored 41 letters. {o:Pratt} must pay $18,000, {j:Amsel} ruled.

"{o:He} laughed at us," {t:Tess} said outside the courthouse. {o:Pratt}'s lawyer, {l:Leon Strand}, said {l:his} client would appeal.)",

    R"(Researchers find lost letters of composer

{r:Researchers} at the {u:University of Lindau} have found 14 letters by the composer {c:Clara Wend} in the cellar of a library.

{p:Professor Hanna Roth}, who leads the project, said the letters were written between 1871 and 1874. {p:Roth} came upon {c:Wend}'s handwriting by chance. "{p:I} was looking for a map," {p:she} said.

{u:The university} will show the letters from May. The {n:National Archive} has asked {u:the university} for copies.)",

    R"(Police seek driver after crash kills cyclist

Police in {d:Dunmore} are looking for the driver of a grey van that struck and killed a cyclist on Monday night.

{h:Helen Marsh}, 52, a teacher at {s:Dunmore High School}, was riding home when the van hit {h:her} on {r:Mill Road}. {h:She} died at the scene.

{i:Detective Inspector Raj Patel} said the van had no lights. {i:Patel} asked witnesses to come forward.

{h:Marsh}'s husband, {g:Greg Marsh}, said the road had been dangerous for years. {h:Helen Marsh} had written to the {c:Dunmore City Council} about it twice. {c:The council} said it would review the junction.)",
};

struct Marked {
  std::string text;
  struct Place {
    std::string id;
    Span span;
  };
  std::vector<Place> places;
};

Marked read_marks(std::string_view source) {
  Marked out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '{') {
      const std::size_t colon = source.find(':', i);
      out.places.push_back({std::string(source.substr(i + 1, colon - i - 1)),
                            {static_cast<std::uint32_t>(out.text.size()), 0}});
      i = colon;
    } else if (source[i] == '}') {
      out.places.back().span.end = static_cast<std::uint32_t>(out.text.size());
    } else {
      out.text += source[i];
    }
  }
  return out;
}

TEST(ActorsArticles, FewMissedAndHardlyAnyWrong) {
  int pairs = 0, joined = 0, wrong = 0, apart = 0, places = 0, found = 0;
  for (const std::string_view source : articles) {
    const Marked marked = read_marks(source);
    Document document = read_text("article", marked.text);
    ASSERT_EQ(document.source.text(), marked.text) << "the reader is expected to change nothing";
    annotate(document, LanguageModel::embedded());
    Diagnostics diagnostics;
    const std::vector<Timex> timexes = find_dates(document, diagnostics);
    const Dependencies dependencies(document);
    const ActorIndex index = find_actors(dependencies, timexes);
    // The actor whose mention begins or ends with the marked one.
    std::vector<std::optional<ActorId>> got;
    for (const Marked::Place& place : marked.places) {
      // Of the mentions that share words with the marked one the most alike counts.
      std::optional<ActorId> actor;
      double best = 0;
      for (const Actor& a : index.actors)
        for (const Mention& m : a.mentions) {
          if (!m.span.overlaps(place.span)) continue;
          const Span both{std::max(m.span.begin, place.span.begin),
                          std::min(m.span.end, place.span.end)};
          const double alike = double(both.size()) / double(hull(m.span, place.span).size());
          if (alike > best) {
            best = alike;
            actor = a.id;
          }
        }
      if (best < 0.3) actor.reset();
      got.push_back(actor);
      ++places;
      found += actor.has_value();
      if (!actor) std::cout << "no actor: " << document.source.slice(place.span) << '\n';
    }
    for (std::size_t i = 0; i < got.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) {
        const bool same = marked.places[i].id == marked.places[k].id;
        const bool ours = got[i] && got[i] == got[k];
        pairs += same;
        joined += same && ours;
        apart += !same;
        wrong += !same && ours;
        if (!same && ours)
          std::cout << "wrong: " << document.source.slice(marked.places[k].span) << " = "
                    << document.source.slice(marked.places[i].span) << '\n';
        if (same && !ours && got[i] && got[k])
          std::cout << "missed: " << document.source.slice(marked.places[k].span) << " = "
                    << document.source.slice(marked.places[i].span) << '\n';
      }
  }
  std::cout << "mentions " << found << " of " << places << ", pairs joined " << joined << " of "
            << pairs << ", wrong " << wrong << " of " << apart << '\n';
  EXPECT_LE(wrong * 100, joined);  // at least 99 in 100 merges are right
  EXPECT_GE(joined * 100, pairs * 80);
  EXPECT_GE(found * 100, places * 90);
}

}  // namespace
}  // namespace dateline
