#include "dateline/render/actor_graph.hpp"

#include <gmock/gmock.h>
#include <graphviz/cgraph.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <random>
#include <set>

#include "actor_graph_columns.hpp"
#include "actor_graph_diagram.hpp"
#include "dateline/render/text_width.hpp"
#include "dot_graph.hpp"
#include "story_fixture.hpp"

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

pugi::xml_document parse_xml(const std::string& text) {
  pugi::xml_document doc;
  const auto result = doc.load_buffer(text.data(), text.size(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description();
  return doc;
}

template <class F>
void each_element(const pugi::xml_node& n, F&& f) {
  for (const pugi::xml_node c : n.children()) {
    if (c.type() != pugi::node_element) continue;
    f(c);
    each_element(c, f);
  }
}

std::string classes(const pugi::xml_node& n) {
  return n.attribute("class").value();
}

/// The nodes of a DOT text with their attributes, as Graphviz itself reads them.
std::map<std::string, std::map<std::string, std::string>> read_dot(const std::string& dot) {
  const auto lock = lock_graphviz();
  std::map<std::string, std::map<std::string, std::string>> out;
  Agraph_t* g = agmemread(dot.c_str());
  if (!g) return out;
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    auto& attributes = out[agnameof(n)];
    for (Agsym_t* s = agnxtattr(g, AGNODE, nullptr); s; s = agnxtattr(g, AGNODE, s))
      attributes[s->name] = agxget(n, s);
  }
  agclose(g);
  return out;
}

struct DotEdge {
  std::string from, to, kind;
  friend auto operator<=>(const DotEdge&, const DotEdge&) = default;
};
std::set<DotEdge> read_edges(const std::string& dot) {
  const auto lock = lock_graphviz();
  std::set<DotEdge> out;
  Agraph_t* g = agmemread(dot.c_str());
  char cls[] = "class";
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n))
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e))
      out.insert({agnameof(agtail(e)), agnameof(aghead(e)), agget(e, cls)});
  agclose(g);
  return out;
}

Story small_story() {
  fixture::StoryBuilder b("s", "A bridge is closed", "The Example", "2020-03-06");
  b.actor("Ada Reyes");
  b.actor("Harbour Trust", ActorKind::organization);
  b.actor("Lund", ActorKind::place);
  auto& close = b.event("Ada Reyes", "close", "Ada Reyes closes the bridge of the Harbour Trust",
                        fixture::day("2020-03-05"));
  b.with(close, Role::patient, "Harbour Trust");
  b.with(close, Role::place, "Lund");
  b.event("Harbour Trust", "open", "Harbour Trust to open a ferry", fixture::day("2020-03-09"),
          EventStatus::planned, "Ada Reyes");
  b.event("Ada Reyes", "resign", "Ada Reyes resigns", std::nullopt, EventStatus::denied).shown =
      false;
  return b.build();
}

TEST(ActorGraphDot, HasActorsAndShownEventsWithTheirIds) {
  const Story story = small_story();
  const auto nodes = read_dot(actor_graph_dot(build_graph(story)));
  std::vector<std::string> ids;
  for (const auto& [id, attributes] : nodes) ids.push_back(id);
  EXPECT_THAT(ids, ElementsAre("a1", "a2", "a3", "e1", "e2"));
  EXPECT_EQ(nodes.at("a1").at("class"), "actor person");
  EXPECT_EQ(nodes.at("e2").at("class"), "event planned");
  EXPECT_EQ(nodes.at("e2").at("style"), "dashed");
  EXPECT_THAT(nodes.at("e1").at("label"), HasSubstr("Thu 5 March 2020\\l"));
  EXPECT_THAT(nodes.at("e2").at("label"), HasSubstr("planned"));
}

TEST(ActorGraphDot, HasTheEdgesOfTheStory) {
  const Story story = small_story();
  const auto edges = read_edges(actor_graph_dot(build_graph(story)));
  EXPECT_EQ(edges, (std::set<DotEdge>{{"a1", "e1", "agent"},
                                      {"a2", "e1", "patient"},  // stands left: drawn backwards
                                      {"e1", "a3", "place"},
                                      {"a2", "e2", "agent"},
                                      {"a1", "e2", "source"},
                                      {"e1", "e2", "order"}}));
}

/// "Reyes said the Trust had sold the ferry": the saying is drawn, the sale isn't.
Story reported_story(bool sale_shown) {
  fixture::StoryBuilder b("s", "", "", "2020-03-06");
  b.event("Reyes", "say", "Reyes said the Trust had sold the ferry", fixture::day("2020-03-05"))
      .event_class = EventClass::reporting;
  auto& sale = b.event("Trust", "sell", "The Trust sold the ferry", fixture::day("2020-03-05"),
                       EventStatus::happened, "Reyes");
  sale.governor = EventId{0};
  sale.shown = sale_shown;
  b.with(sale, Role::patient, "Ferry");
  return b.build();
}

TEST(ActorGraphDot, PartsInWhatIsReportedAreDrawnAtTheReport) {
  const Story story = reported_story(false);
  EXPECT_EQ(
      read_edges(actor_graph_dot(build_graph(story))),
      (std::set<DotEdge>{{"a2", "e1", "agent"}, {"e1", "a3", "patient"}, {"a1", "e1", "source"}}));
}

TEST(ActorGraphDot, WhatIsReportedAndDrawnKeepsItsParts) {
  const Story story = reported_story(true);
  EXPECT_EQ(read_edges(actor_graph_dot(build_graph(story))),
            (std::set<DotEdge>{{"a1", "e1", "agent"},
                               {"a2", "e2", "agent"},
                               {"a1", "e2", "source"},
                               {"e2", "a3", "patient"},
                               {"e1", "e2", "order"}}));
}

TEST(ActorGraphDot, PartsThatTheLabelDoesntNameAreNotDrawn) {
  Story story = reported_story(false);
  story.events[0].label = "Reyes said the Trust had sold it";
  EXPECT_EQ(read_edges(actor_graph_dot(build_graph(story))),
            (std::set<DotEdge>{{"a2", "e1", "agent"}, {"a1", "e1", "source"}}));
  story.events[1].participants[1].text = "it";
  EXPECT_TRUE(read_edges(actor_graph_dot(build_graph(story))).count({"e1", "a3", "patient"}));
}

TEST(ActorGraphDot, ReportedEventsThatTheLabelDoesntTellAreNotDrawn) {
  Story story = reported_story(false);
  story.text = SourceText("s", "Reyes said the Trust had sold the ferry before leaving.");
  story.events[1].span = {26, 30};  // sold
  EXPECT_THAT(read_edges(actor_graph_dot(build_graph(story))), SizeIs(3));
  story.events[1].span = {47, 54};  // leaving
  EXPECT_EQ(read_edges(actor_graph_dot(build_graph(story))),
            (std::set<DotEdge>{{"a1", "e1", "source"}}));
}

TEST(ActorGraphDot, AnEventThatGovernsItselfIsDrawnOnce) {
  Story story = reported_story(false);
  story.events[0].governor = EventId{0};
  EXPECT_THAT(read_edges(actor_graph_dot(build_graph(story))), SizeIs(3));
}

TEST(ActorGraphDot, DrawsAllEventsWhenAsked) {
  const Story story = small_story();
  ActorGraphOptions options;
  options.all = true;
  const auto nodes = read_dot(actor_graph_dot(build_graph(story), options));
  ASSERT_TRUE(nodes.count("e3"));
  EXPECT_THAT(nodes.at("e3").at("label"), HasSubstr("No date in the text · denied"));
}

TEST(ActorGraphDot, NamesDocumentsWhereThereAreSeveral) {
  std::vector<Story> stories{small_story(), small_story()};
  for (std::uint32_t d = 0; d < 2; ++d)
    for (Actor& actor : stories[d].actors) actor.members = {{0, actor.id}, {1, actor.id}};
  const auto nodes = read_dot(actor_graph_dot(build_graph(stories)));
  EXPECT_TRUE(nodes.count("d1-a1"));
  EXPECT_FALSE(nodes.count("d2-a1"));  // the same actor
  EXPECT_TRUE(nodes.count("d2-e1"));
}

TEST(ActorGraph, OfNothingIsAPictureThatSaysSo) {
  const Story story;
  const std::string svg = actor_graph_svg(build_graph(story));
  parse_xml(svg);
  EXPECT_THAT(svg, HasSubstr("No events to show."));
  EXPECT_THAT(read_dot(actor_graph_dot(build_graph(story))), IsEmpty());
}

TEST(ActorGraphSvg, IsAccessibleAndSelfContained) {
  const Story story = small_story();
  const std::string svg = actor_graph_svg(build_graph(story));
  const auto doc = parse_xml(svg);
  const pugi::xml_node root = doc.document_element();
  EXPECT_STREQ(root.attribute("role").value(), "img");
  EXPECT_STREQ(root.first_child().name(), "title");
  EXPECT_STREQ(root.first_child().next_sibling().name(), "desc");
  std::vector<std::string> ids;
  each_element(root, [&](const pugi::xml_node& n) {
    EXPECT_THAT((std::set<std::string>{"script", "image", "use", "foreignObject", "a"}),
                Not(Contains(n.name())));
    EXPECT_FALSE(n.attribute("href"));
    if (n.attribute("id")) ids.push_back(n.attribute("id").value());
  });
  EXPECT_THAT(ids, ElementsAre("a1", "a2", "a3", "e1", "e2"));
  EXPECT_THAT(svg, HasSubstr("<title>Mon 9 March 2020 · planned. Harbour Trust to open a ferry. "
                             "According to Ada Reyes.</title>"));
  EXPECT_THAT(svg, Not(HasSubstr("<!DOCTYPE")));
  EXPECT_THAT(svg, Not(HasSubstr("var(")));
}

TEST(ActorGraphSvg, LegendHasExactlyTheMarksInUse) {
  const Story story = small_story();
  const auto doc = parse_xml(actor_graph_svg(build_graph(story)));
  std::vector<std::string> words;
  for (const auto& g : doc.document_element().children("g"))
    if (classes(g) == "legend")
      for (const auto& t : g.children("text")) words.push_back(t.text().get());
  EXPECT_THAT(words, ElementsAre("person", "organization", "place", "happened", "planned", "acts",
                                 "is acted on", "says so", "where, with what"));
}

TEST(ActorGraphSvg, PrefixesIdsAndTakesATitle) {
  const Story story = small_story();
  ActorGraphOptions options;
  options.id_prefix = "p1-";
  options.title = "My own \"title\" & more";
  const std::string svg = actor_graph_svg(build_graph(story), options);
  EXPECT_THAT(svg, HasSubstr("id=\"p1-e1\""));
  const auto doc = parse_xml(svg);
  EXPECT_EQ(doc.document_element().child("title").text().get(), options.title);
}

TEST(ActorGraphSvg, EventsStandInOrderOfTime) {
  const Story story = fixture::ice_raids();
  const EventGraph graph = build_graph(story);
  const Diagram diagram = make_diagram(graph, {});
  const auto doc = parse_xml(actor_graph_svg(graph));
  std::map<std::string, double> top;
  for (const auto& g : doc.document_element().children("g"))
    if (classes(g).starts_with("event"))
      top[g.attribute("id").value()] = g.child("rect").attribute("y").as_double();
  ASSERT_EQ(top.size(), diagram.events.size());
  for (std::size_t i = 1; i < diagram.events.size(); ++i)
    EXPECT_LT(top[diagram.events[i - 1].id], top[diagram.events[i].id]);
}

TEST(ActorGraphSvg, SameInputSameBytes) {
  const Story story = fixture::ice_raids();
  const EventGraph graph = build_graph(story);
  EXPECT_EQ(actor_graph_svg(graph), actor_graph_svg(graph));
  EXPECT_EQ(actor_graph_dot(graph), actor_graph_dot(graph));
}

struct Extent {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

Extent extent_of_text(const pugi::xml_node& t) {
  const double size = t.attribute("font-size").as_double();
  const bool bold = std::string_view(t.attribute("font-weight").value()) == "bold";
  const double w = text_width(t.text().get(), size, bold ? FontWeight::bold : FontWeight::regular);
  const bool middle = std::string_view(t.attribute("text-anchor").value()) == "middle";
  const double x = t.attribute("x").as_double() - (middle ? w / 2 : 0);
  const double y = t.attribute("y").as_double();
  return {x, y - 0.93 * size, x + w, y + 0.25 * size};
}

/// The outline of an actor or event: its first rectangle, or the path of a place.
Extent extent_of_box(const pugi::xml_node& g) {
  if (const auto r = g.child("rect"); r) {
    const double x = r.attribute("x").as_double(), y = r.attribute("y").as_double();
    return {x, y, x + r.attribute("width").as_double(), y + r.attribute("height").as_double()};
  }
  double left = 0, middle = 0, corner = 0, top = 0, straight = 0, right = 0;
  std::sscanf(g.child("path").attribute("d").value(), "M%lf %lf L%lf %lf H%lf L%lf", &left, &middle,
              &corner, &top, &straight, &right);
  return {left, top, right, 2 * middle - top};
}

void expect_within(const Extent& inner, const Extent& outer, const std::string& what) {
  EXPECT_GE(inner.x0, outer.x0 - 0.02) << what;
  EXPECT_GE(inner.y0, outer.y0 - 0.02) << what;
  EXPECT_LE(inner.x1, outer.x1 + 0.02) << what;
  EXPECT_LE(inner.y1, outer.y1 + 0.02) << what;
}

/// Every line of text lies in the box of its group and on the page; no two boxes overlap.
void expect_tidy(const std::string& svg) {
  const auto doc = parse_xml(svg);
  const pugi::xml_node root = doc.document_element();
  const Extent page{0, 0, root.attribute("width").as_double(),
                    root.attribute("height").as_double()};
  each_element(root, [&](const pugi::xml_node& n) {
    if (std::string_view(n.name()) == "text")
      expect_within(extent_of_text(n), page, n.text().get());
  });
  std::vector<Extent> boxes;
  for (const auto& g : root.children("g")) {
    if (!classes(g).starts_with("actor") && !classes(g).starts_with("event")) continue;
    boxes.push_back(extent_of_box(g));
    expect_within(boxes.back(), page, g.attribute("id").value());
    for (const auto& t : g.children("text"))
      expect_within(extent_of_text(t), boxes.back(), t.text().get());
  }
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t j = i + 1; j < boxes.size(); ++j)
      EXPECT_FALSE(boxes[i].x0 < boxes[j].x1 && boxes[j].x0 < boxes[i].x1 &&
                   boxes[i].y0 < boxes[j].y1 && boxes[j].y0 < boxes[i].y1);
}

TEST(ActorGraphSvg, NoTextLeavesItsBoxAndNoBoxesOverlap) {
  const Story story = fixture::ice_raids();
  expect_tidy(actor_graph_svg(build_graph(story)));
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    const auto words = [&](int n) {
      std::string out;
      for (int i = 0; i < n; ++i)
        out += (i ? " " : "") + std::string(static_cast<std::size_t>(1 + pick(i % 7 ? 9 : 40)),
                                            static_cast<char>("WiMajI"[pick(6)]));
      return out;
    };
    fixture::StoryBuilder b("s", words(pick(30)), words(pick(4)), "2020-03-06");
    std::vector<std::string> actors;
    for (int i = 0; i < 1 + pick(8); ++i) {
      actors.push_back(words(1 + pick(12)) + std::to_string(i));
      b.actor(actors.back(), static_cast<ActorKind>(pick(5)));
    }
    const auto someone = [&] {
      return actors[static_cast<std::size_t>(pick(static_cast<int>(actors.size())))];
    };
    for (int i = 0; i < 1 + pick(25); ++i) {
      std::optional<EventTime> when;
      if (pick(3)) when = fixture::month(1990 + pick(40), 1u + static_cast<unsigned>(pick(12)));
      auto& e = b.event(pick(4) ? someone() : "", words(1), words(1 + pick(40)), when,
                        static_cast<EventStatus>(pick(6)), pick(3) ? "" : someone());
      for (int k = pick(4); k > 0; --k) b.with(e, static_cast<Role>(pick(7)), someone());
    }
    const Story random_story = b.build();
    expect_tidy(actor_graph_svg(build_graph(random_story)));
  }
}

TEST(ActorGraphSvg, LongDatesAreWrapped) {
  fixture::StoryBuilder b("s", "", "", "2020-03-06");
  b.event("A", "x", "x",
          fixture::time_of("2024-09-23T10:15", "2024-12-29T11:30", Granularity::interval),
          EventStatus::hypothetical);
  const Story story = b.build();
  expect_tidy(actor_graph_svg(build_graph(story)));
}

TEST(ActorGraphSvg, LargeGraphsArePlacedWithoutDotAndAreAsTidy) {
  fixture::StoryBuilder b("s", "Large", "", "2020-03-06");
  for (int i = 0; i < 700; ++i) {
    const std::string who = "Actor " + std::to_string(i % 40);
    auto& e = b.event(who, "act", who + " does something", fixture::year(1300 + i));
    b.with(e, Role::patient, "Actor " + std::to_string(i * 7 % 90));
  }
  const Story story = b.build();
  expect_tidy(actor_graph_svg(build_graph(story)));
}

TEST(PlaceColumns, StandsActorsAtTheirEventsWhereTheyCan) {
  Diagram d;
  for (int i = 0; i < 3; ++i) {
    d.events.emplace_back().height = 40;
    d.actors.emplace_back().height = 20;
    d.actors.back().acts = i < 2;
    d.edges.push_back({static_cast<std::size_t>(i), static_cast<std::size_t>(i), EdgeKind::agent});
  }
  const ColumnPlacement apart = place_columns(d, 10);
  EXPECT_THAT(apart.events, ElementsAre(20, 70, 120));
  EXPECT_THAT(apart.actors, ElementsAre(20, 70, 120));
  d.edges[1].event = 0;  // both at the first event: they share the distance
  const ColumnPlacement together = place_columns(d, 10);
  EXPECT_THAT(together.actors, ElementsAre(5, 35, 120));
}

/// Names and labels from an enemy.
std::vector<std::string> hostile_texts() {
  return {"\"quoted\" and \\\"",
          "\\N \\G \\l \\n \\",
          "<script>alert(1)</script>",
          "]]> --> <!-- &amp; &#x41; &",
          "javascript:alert(1)",
          "a\xE2\x80\xAEgnp.exe\xE2\x81\xA6",
          std::string("nul\0inside", 10),
          "line\nfeed\r\ntab\t",
          "bell\x07 escape\x1b[31m",
          "invalid \xFF\xC0\xAF utf8 \xED\xA0\x80",
          std::string(10'000, 'x'),
          "{record|<port>}",
          "<b>html-like</b>",
          "<",
          "",
          "   ",
          "\xF0\x9F\x92\xA5 \xE6\xB1\x89\xE5\xAD\x97"};
}

TEST(ActorGraph, HostileTextsAreTextAndNothingElse) {
  for (const std::string& hostile : hostile_texts()) {
    fixture::StoryBuilder b(hostile, hostile, hostile, "2020-03-06");
    b.actor("victim", ActorKind::organization);
    auto& e = b.event(hostile, hostile, hostile, fixture::day("2020-03-05"), EventStatus::happened,
                      "victim");
    e.source_text = hostile;
    b.with(e, Role::patient, "victim");
    Story story = b.build();
    const EventGraph graph = build_graph(story);

    const auto nodes = read_dot(actor_graph_dot(graph));
    EXPECT_THAT(nodes, SizeIs(hostile.empty() ? 2 : 3)) << hostile;
    ASSERT_TRUE(nodes.count("e1")) << hostile;

    const std::string svg = actor_graph_svg(graph);
    expect_tidy(svg);
    const auto doc = parse_xml(svg);
    each_element(doc.document_element(), [&](const pugi::xml_node& n) {
      EXPECT_THAT(
          (std::set<std::string>{"title", "desc", "style", "rect", "g", "path", "circle", "text"}),
          Contains(n.name()));
    });
    for (const std::string& text : {svg, actor_graph_dot(graph)}) {
      for (const char c : text)
        EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
      EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
      EXPECT_THAT(text, Not(HasSubstr("\xE2\x81\xA6")));
    }
  }
}

TEST(ActorGraphDot, BackslashesAndEntitiesSurviveAsText) {
  fixture::StoryBuilder b("s", "", "", "");
  b.event("A\\N & <b> \"C\"", "x", "x", std::nullopt);
  const Story story = b.build();
  const auto nodes = read_dot(actor_graph_dot(build_graph(story)));
  // Graphviz reads \\ as a backslash and &amp; as an ampersand when it draws.
  EXPECT_EQ(nodes.at("a1").at("label"), "A\\\\N &amp; <b> \"C\"\\n");
}

TEST(ActorGraphDot, LinesAreNotFolded) {
  fixture::StoryBuilder b("s", std::string(600, 'x'), "", "");
  b.event("A", "x", std::string(1000, 'y'), std::nullopt);
  const Story story = b.build();
  EXPECT_THAT(actor_graph_dot(build_graph(story)), Not(HasSubstr("\\\n")));
}

}  // namespace
}  // namespace dateline
