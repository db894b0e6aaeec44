#include "dateline/core/story_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

LocalSeconds at(std::string_view iso) {
  return *parse_iso(iso);
}

Span find(const SourceText& text, std::string_view words) {
  const auto begin = text.text().find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

// "é" and "“" are one code point each and two and three bytes.
Story small_story() {
  Story story;
  story.document = {"small", "A \"small\" story", "",
                    CreationTime{{at("2019-07-13"), Granularity::day}, "", "--date"}};
  story.text = SourceText("small.txt", "Zoé said “yes” Wednesday.\nShe may go.\n");
  Timex timex;
  timex.id = TimexId{0};
  timex.span = find(story.text, "Wednesday");
  timex.value = "2019-07-10";
  timex.rule = "weekday";
  timex.anchor = {Anchor::Kind::creation_time, at("2019-07-13"), {}};
  timex.why = {{Reason::Step::clue, "said looks back"}};
  timex.resolved = true;
  timex.interval = {at("2019-07-10"), at("2019-07-11")};
  story.timexes = {timex};
  Actor zoe;
  zoe.id = ActorId{0};
  zoe.name = "Zoé";
  zoe.kind = ActorKind::person;
  zoe.mentions = {{find(story.text, "Zoé"), 0, Mention::Form::name},
                  {find(story.text, "She"), 7, Mention::Form::pronoun}};
  story.actors = {zoe};
  Event say;
  say.id = EventId{0};
  say.span = find(story.text, "said");
  say.evidence = find(story.text, "Zoé said “yes” Wednesday.");
  say.action = "say";
  say.label = "Zoé said yes";
  say.event_class = EventClass::reporting;
  say.tense = Tense::past;
  say.participants = {{Role::agent, ActorId{0}, "Zoé", find(story.text, "Zoé")}};
  say.when = EventTime{timex.interval, Granularity::day, "2019-07-10",
                       Basis::stated,  Bound::none,      TimexId{0}};
  say.shown = true;
  say.salience = 0.5;
  Event go;
  go.id = EventId{1};
  go.span = find(story.text, "go");
  go.evidence = find(story.text, "She may go.");
  go.action = "go";
  go.label = "She may go";
  go.status = EventStatus::hypothetical;
  go.polarity = Polarity::negative;
  go.modality = "may";
  go.participants = {{Role::agent, std::nullopt, "She", find(story.text, "She")}};
  go.source = ActorId{0};
  go.governor = EventId{0};
  go.when = EventTime{{at("2019-07-10"), LocalSeconds::max()},
                      Granularity::interval,
                      "",
                      Basis::bounded,
                      Bound::none,
                      {}};
  story.events = {say, go};
  story.tlinks = {{EventId{0}, TimexId{0}, AllenRelation::is_included, "same clause"},
                  {EventId{0}, EventId{1},
                   RelationSet(AllenRelation::before) | AllenRelation::ibefore, "narrative order"}};
  story.diagnostics = {{Severity::warning, "unanchored", "no date", timex.span}};
  return story;
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

TEST(StoryJson, FollowsTheContractToTheLetter) {
  const Json json = Json::parse(to_json(small_story()));
  EXPECT_EQ(keys(json),
            (std::vector<std::string>{"schema", "id", "dct", "title", "source", "text", "timexes",
                                      "actors", "events", "relations", "diagnostics"}));
  EXPECT_EQ(json["schema"], "dateline-story/1");
  EXPECT_EQ(json["dct"], "2019-07-13");
  EXPECT_EQ(json["title"], "A \"small\" story");
  EXPECT_TRUE(json["source"].is_null());

  EXPECT_EQ(json["timexes"], Json::parse(R"([{"id":"t1","start":15,"end":24,"text":"Wednesday",
    "type":"DATE","value":"2019-07-10","mod":null,"begin":"2019-07-10","anchor":"dct","rule":"weekday","why":["said looks back"],
    "interval":{"begin":"2019-07-10","end":"2019-07-11"},"granularity":"day","signal":null,
    "alternatives":[],"functionInDocument":null,"range_partner":null}])"));
  EXPECT_EQ(json["actors"], Json::parse(R"([{"id":"a1","name":"Zoé","kind":"person","mentions":[
    {"start":0,"end":3,"form":"name"},{"start":26,"end":29,"form":"pronoun"}],"titles":[]}])"));
  EXPECT_EQ(json["events"][0], Json::parse(R"({"id":"e1","start":4,"end":8,"action":"say",
    "label":"Zoé said yes","class":"REPORTING","status":"happened","polarity":"POS",
    "modality":null,"participants":[{"role":"agent","actor":"a1","text":"Zoé","start":0,"end":3}],
    "source":null,"when":{"value":"2019-07-10","begin":"2019-07-10","end":"2019-07-11",
    "granularity":"day","basis":"stated","bound":null,"timex":"t1"},
    "evidence":{"start":0,"end":25},"shown":true,"salience":0.5,"tense":"PAST","aspect":"NONE",
    "source_text":null,"governor":null})"));
  EXPECT_EQ(json["events"][1]["when"], Json::parse(R"({"value":null,"begin":"2019-07-10",
    "end":null,"granularity":"interval","basis":"bounded","bound":null,"timex":null})"));
  EXPECT_EQ(json["events"][1]["source"], "a1");
  EXPECT_EQ(json["events"][1]["governor"], "e1");
  EXPECT_EQ(json["events"][1]["modality"], "may");
  EXPECT_EQ(json["events"][1]["polarity"], "NEG");
  EXPECT_TRUE(json["events"][1]["participants"][0]["actor"].is_null());
  EXPECT_EQ(json["relations"], Json::parse(R"([
    {"from":"e1","to":"t1","type":"IS_INCLUDED","basis":"same clause"},
    {"from":"e1","to":"e2","type":"BEFORE|IBEFORE","basis":"narrative order"}])"));
  EXPECT_EQ(json["diagnostics"], Json::parse(R"([{"severity":"warning","code":"unanchored",
    "message":"no date","start":15,"end":24}])"));
}

TEST(StoryJson, KeysStandInTheOrderOfTheContract) {
  const Json json = Json::parse(to_json(small_story()));
  const auto first = [](std::vector<std::string> all, std::size_t n) {
    all.resize(n);
    return all;
  };
  EXPECT_EQ(first(keys(json["timexes"][0]), 11),
            (std::vector<std::string>{"id", "start", "end", "text", "type", "value", "mod", "begin",
                                      "anchor", "rule", "why"}));
  EXPECT_EQ(first(keys(json["events"][0]), 15),
            (std::vector<std::string>{"id", "start", "end", "action", "label", "class", "status",
                                      "polarity", "modality", "participants", "source", "when",
                                      "evidence", "shown", "salience"}));
}

TEST(StoryJson, OffsetsCountCodePoints) {
  const Story story = small_story();
  const Json json = Json::parse(to_json(story));
  std::u32string text;
  for (const char c : story.text.text())
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) text += static_cast<char32_t>(c);
  const std::size_t start = json["timexes"][0]["start"];
  EXPECT_EQ(text.substr(start, 3), U"Wed");
}

TEST(StoryJson, DatesAndEventsAreTheSameObjectWithTheirPartsAlone) {
  const Story story = small_story();
  const Json all = Json::parse(to_json(story));
  const Json dates = Json::parse(to_json(story, StoryPart::timexes));
  const Json events = Json::parse(to_json(story, StoryPart::events));
  EXPECT_EQ(keys(dates),
            (std::vector<std::string>{"schema", "id", "dct", "title", "source", "timexes"}));
  EXPECT_EQ(keys(events), (std::vector<std::string>{"schema", "id", "dct", "title", "source",
                                                    "actors", "events"}));
  EXPECT_EQ(dates["timexes"], all["timexes"]);
  EXPECT_EQ(events["events"], all["events"]);
  EXPECT_EQ(events["actors"], all["actors"]);
}

TEST(StoryJson, OneLineHoldsTheSame) {
  const Story story = small_story();
  const std::string line = to_json(story, StoryPart::all, true);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(Json::parse(line), Json::parse(to_json(story)));
}

TEST(StoryJson, AnUnresolvedTimexHasNoInterval) {
  Story story = small_story();
  story.document.creation_time.reset();
  Timex& timex = story.timexes[0];
  timex.resolved = false;
  timex.value = "XXXX-WXX-3";
  timex.anchor = {};
  const Json json = Json::parse(to_json(story));
  EXPECT_TRUE(json["dct"].is_null());
  EXPECT_TRUE(json["timexes"][0]["begin"].is_null());
  EXPECT_TRUE(json["timexes"][0]["interval"].is_null());
  EXPECT_TRUE(json["timexes"][0]["anchor"].is_null());
  EXPECT_EQ(json["timexes"][0]["value"], "XXXX-WXX-3");
}

TEST(StoryJson, ACreationTimeKeepsItsClockTimeAndZone) {
  Story story = small_story();
  story.document.creation_time =
      CreationTime{{at("2019-07-13T14:05"), Granularity::minute}, "+02:00", "--date"};
  EXPECT_EQ(Json::parse(to_json(story))["dct"], "2019-07-13T14:05+02:00");
  story.document.creation_time =
      CreationTime{{at("2019-07-13"), Granularity::minute}, "Z", "--date"};
  EXPECT_EQ(Json::parse(to_json(story))["dct"], "2019-07-13T00:00Z");
}

TEST(StoryJson, SeveralDocumentsAreOneObjectWithIdsThatNameThem) {
  std::vector<Story> stories = {small_story(), small_story()};
  stories[1].document.id = "second";
  const Json json = Json::parse(to_json(stories));
  EXPECT_EQ(keys(json),
            (std::vector<std::string>{"schema", "documents", "timexes", "actors", "events",
                                      "contradictions", "relations", "diagnostics"}));
  ASSERT_EQ(json["documents"].size(), 2u);
  EXPECT_EQ(json["documents"][1]["id"], "second");
  EXPECT_EQ(json["documents"][1]["text"], stories[1].text.text());
  EXPECT_EQ(json["timexes"][1]["id"], "d2-t1");
  EXPECT_EQ(json["timexes"][0]["document"], "small");
  EXPECT_EQ(json["timexes"][1]["document"], "second");
  const Json& event = json["events"][3];
  EXPECT_EQ(event["id"], "d2-e2");
  EXPECT_EQ(event["document"], "second");
  EXPECT_EQ(event["governor"], "d2-e1");
  EXPECT_EQ(event["source"], "d2-a1");
  EXPECT_EQ(event["evidence"]["document"], "second");
  EXPECT_EQ(event["participants"][0]["document"], "second");
  EXPECT_EQ(json["actors"][1]["mentions"][0]["document"], "second");
  EXPECT_EQ(json["relations"][3]["to"], "d2-e2");
  EXPECT_EQ(json["diagnostics"][1]["document"], "second");
}

TEST(StoryJson, IdsStayApartWhenEventsWereLeftOut) {
  std::vector<Story> stories = {small_story(), small_story()};
  stories[1].document.id = "second";
  stories[0].events.erase(stories[0].events.begin());  // e2 remains
  stories[0].tlinks.clear();
  stories[0].events[0].governor.reset();
  const Json json = Json::parse(to_json(stories));
  EXPECT_EQ(json["events"][0]["id"], "d1-e2");
  EXPECT_EQ(json["events"][1]["id"], "d2-e1");
}

TEST(StoryJson, JoinedActorsAndEventsNameTheirMembers) {
  std::vector<Story> stories = {small_story(), small_story()};
  stories[1].document.id = "second";
  stories[1].document.outlet = "The Other";
  for (Story& story : stories) {
    story.actors[0].members = {{1, ActorId{0}}, {0, ActorId{0}}};
    story.events[0].members = {{0, EventId{0}}, {1, EventId{0}}};
  }
  stories[0].events[0].disagreements = {
      {Disagreement::About::number, {1, EventId{0}}, "12 people", "14 \"people\""}};
  stories[1].events[0].disagreements = {
      {Disagreement::About::number, {0, EventId{0}}, "14 \"people\"", "12 people"}};
  const Json json = Json::parse(to_json(stories));
  ASSERT_EQ(json["actors"].size(), 2u);
  for (const Json& actor : json["actors"]) EXPECT_EQ(actor["members"], Json({"d2-a1", "d1-a1"}));
  const Json& event = json["events"][0];
  EXPECT_EQ(event["members"], Json({"d1-e1", "d2-e1"}));
  ASSERT_EQ(event["sources"].size(), 2u);
  EXPECT_EQ(event["sources"][1]["outlet"], "The Other");
  EXPECT_EQ(event["sources"][1]["evidence"]["document"], "second");
  EXPECT_FALSE(json["events"][1].contains("members"));
  ASSERT_EQ(json["contradictions"].size(), 1u);  // once, not from either side
  const Json& contradiction = json["contradictions"][0];
  EXPECT_EQ(contradiction["events"], Json({"d1-e1", "d2-e1"}));
  EXPECT_EQ(contradiction["differ"], "number");
  EXPECT_EQ(contradiction["said"], Json({"12 people", "14 \"people\""}));
  EXPECT_EQ(contradiction["evidence"][0]["document"], "small");
  EXPECT_EQ(contradiction["evidence"][1]["document"], "second");
}

TEST(StoryJson, HostileTextStaysText) {
  Story story = small_story();
  story.document.title = "</script>\"\\\n\x01 \xE2\x80\xA8";
  story.document.outlet = "invalid \xFF byte";
  const std::string json = to_json(story, StoryPart::all, true);
  EXPECT_EQ(json.find('\n'), json.size() - 1);
  const Json parsed = Json::parse(json);  // throws on invalid UTF-8
  EXPECT_EQ(parsed["title"], story.document.title);
  EXPECT_EQ(parsed["source"], "invalid \xEF\xBF\xBD byte");
}

TEST(StoryJson, TheSameStoryGivesTheSameBytes) {
  EXPECT_EQ(to_json(small_story()), to_json(small_story()));
}

}  // namespace
}  // namespace dateline
