#include "dateline/core/timeml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Story story_of(std::string text) {
  Story story;
  story.document.id = "a";
  story.text = SourceText("a.txt", std::move(text));
  return story;
}

Timex& add(Story& story, std::string_view words, TimexType type, std::string value) {
  Timex t;
  t.id = TimexId{static_cast<std::uint32_t>(story.timexes.size())};
  const auto begin = story.text.text().find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  t.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  t.type = type;
  t.value = std::move(value);
  story.timexes.push_back(std::move(t));
  return story.timexes.back();
}

CreationTime created(std::string_view iso, Granularity granularity, std::string zone = "") {
  return {{*parse_iso(iso), granularity}, std::move(zone), "--date"};
}

TEST(ToTimeml, WritesTheWholeDocument) {
  Story story = story_of("Ann & Bob <met> early Friday.\n");
  story.document.title = "A \"title\"";
  story.document.creation_time = created("2019-07-13", Granularity::day);
  Timex& t = add(story, "early Friday", TimexType::date, "2019-07-12");
  t.mod = TimexMod::start;
  t.anchor.kind = Anchor::Kind::creation_time;
  EXPECT_EQ(to_timeml(story),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n"
            "\n"
            "<DOCID>a</DOCID>\n"
            "\n"
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2019-07-13\" temporalFunction=\"false\" "
            "functionInDocument=\"CREATION_TIME\">2019-07-13</TIMEX3></DCT>\n"
            "\n"
            "<TITLE>A \"title\"</TITLE>\n"
            "\n"
            "<TEXT>Ann &amp; Bob &lt;met&gt; <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2019-07-12\" "
            "mod=\"START\" temporalFunction=\"true\" functionInDocument=\"NONE\" "
            "anchorTimeID=\"t0\">early Friday</TIMEX3>.\n"
            "</TEXT>\n"
            "\n"
            "</TimeML>\n");
}

TEST(ToTimeml, GivesTheCreationTimeAsFarAsItIsKnown) {
  Story story = story_of("");
  EXPECT_THAT(to_timeml(story), HasSubstr("<DCT></DCT>"));
  story.document.creation_time = created("2019-07-13T14:30", Granularity::minute, "+02:00");
  EXPECT_THAT(to_timeml(story),
              HasSubstr("type=\"TIME\" value=\"2019-07-13T14:30+02:00\" temporalFunction"));
  story.document.creation_time = created("-0043-03-15", Granularity::day);
  EXPECT_THAT(to_timeml(story), HasSubstr("value=\"BC0044-03-15\""));
}

TEST(ToTimeml, TellsWhatWasComputedFromWhat) {
  Story story = story_of("On May 3 and two days later, in 2019, on Friday and now.");
  story.document.creation_time = created("2019-07-13", Granularity::day);
  add(story, "May 3", TimexType::date, "2019-05-03").anchor.kind = Anchor::Kind::creation_time;
  add(story, "two days later", TimexType::date, "2019-05-05").anchor = {
      Anchor::Kind::timex, {}, TimexId{0}};
  add(story, "2019", TimexType::date, "2019");
  add(story, "Friday", TimexType::date, "XXXX-WXX-5");
  add(story, "now", TimexType::date, "PRESENT_REF");
  const std::string out = to_timeml(story);
  EXPECT_THAT(out,
              HasSubstr("tid=\"t2\" type=\"DATE\" value=\"2019-05-05\" temporalFunction=\"true\" "
                        "functionInDocument=\"NONE\" anchorTimeID=\"t1\">"));
  EXPECT_THAT(out, HasSubstr("value=\"2019\" temporalFunction=\"false\" "
                             "functionInDocument=\"NONE\">"));
  EXPECT_THAT(out, HasSubstr("value=\"XXXX-WXX-5\" temporalFunction=\"true\" "
                             "functionInDocument=\"NONE\">"));
  EXPECT_THAT(out, HasSubstr("value=\"PRESENT_REF\" temporalFunction=\"true\" "
                             "functionInDocument=\"NONE\" anchorTimeID=\"t0\">"));
  story.timexes[0].creation_time = true;
  EXPECT_THAT(to_timeml(story), HasSubstr("functionInDocument=\"CREATION_TIME\" anchorTimeID"));
}

TEST(ToTimeml, SaysHowOften) {
  Story story = story_of("Twice a month, a year.");
  Timex& set = add(story, "Twice a month", TimexType::set, "P1M");
  set.quant = "EVERY";
  set.freq = "2X";
  Timex& duration = add(story, "a year", TimexType::duration, "P1Y");
  duration.quant = "EVERY";
  const std::string out = to_timeml(story);
  EXPECT_THAT(out, HasSubstr("functionInDocument=\"NONE\" quant=\"EVERY\" freq=\"2X\">Twice"));
  EXPECT_THAT(out, HasSubstr("functionInDocument=\"NONE\">a year<"));
}

TEST(ToTimeml, AnchorsDurationsOnWhatStandsBesideThem) {
  Story story = story_of("A week from Thursday, three days before\nJuly 4, a year and 2019.");
  add(story, "A week", TimexType::duration, "P1W");
  add(story, "Thursday", TimexType::date, "2019-07-11");
  add(story, "three days", TimexType::duration, "P3D");
  add(story, "July 4", TimexType::date, "2019-07-04");
  add(story, "a year", TimexType::duration, "P1Y");
  add(story, "2019", TimexType::date, "2019");
  const std::string out = to_timeml(story);
  EXPECT_THAT(out, HasSubstr(" beginPoint=\"t2\">A week<"));
  EXPECT_THAT(out, HasSubstr(" endPoint=\"t4\">three days<"));
  EXPECT_THAT(out, HasSubstr("\"NONE\">a year<"));
}

TEST(ToTimeml, NeverNestsOrOverlaps) {
  // A story that another program has made.
  Story story = story_of("On Friday, May 3, 2019.");
  add(story, "May 3, 2019", TimexType::date, "2019-05-03");
  add(story, "Friday, May 3", TimexType::date, "2019-05-03");
  add(story, "2019", TimexType::date, "2019").anchor = {Anchor::Kind::timex, {}, TimexId{0}};
  story.timexes[2].span.end = 900;
  add(story, "On", TimexType::date, "2019").anchor = {Anchor::Kind::timex, {}, TimexId{0}};
  const std::string out = to_timeml(story);
  EXPECT_THAT(out, HasSubstr("<TEXT><TIMEX3 tid=\"t4\""));
  EXPECT_THAT(out, HasSubstr(">On</TIMEX3> <TIMEX3 tid=\"t2\""));
  EXPECT_THAT(out, HasSubstr(">Friday, May 3</TIMEX3>, 2019.</TEXT>"));
  // What was left out is nobody's anchor.
  EXPECT_THAT(out, Not(HasSubstr("anchorTimeID")));
}

}  // namespace
}  // namespace dateline
