#include "dateline/render/icalendar.hpp"

#include <gmock/gmock.h>

#include <set>

#include "consumer.hpp"
#include "dateline/render/escape.hpp"
#include "story_hostile.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

using namespace fixture;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

PartialArtefact calendar_of(const Story& story) {
  return timeline_icalendar(std::span(&story, 1));
}

// Folding undone.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    const std::string line = text.substr(at, end - at);
    if (line.starts_with(' '))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
    at = end + 2;
  }
  return lines;
}

// The value of a property of the only event, with its parameters: "DTSTART" → ";VALUE=DATE:2020…".
std::string property(const Story& story, const std::string& name) {
  bool within = false;
  for (const std::string& line : lines_of(calendar_of(story).text)) {
    within = within || line == "BEGIN:VEVENT";
    if (within && line.starts_with(name)) return line.substr(name.size());
  }
  return "(none)";
}

Story story_of(std::optional<EventTime> when, EventStatus status = EventStatus::happened,
               std::string_view source = "", std::string_view dct = "2020-06-15") {
  StoryBuilder b("one", "A title", "An outlet", dct);
  b.event("Ann", "leave", "Ann leaves the house", std::move(when), status, source);
  return b.build();
}

TEST(ICalendar, AWholeDayIsADateWithExclusiveEnd) {
  const Story story = story_of(day("2020-02-29"));
  EXPECT_EQ(property(story, "DTSTART"), ";VALUE=DATE:20200229");
  EXPECT_EQ(property(story, "DTEND"), ";VALUE=DATE:20200301");
  EXPECT_EQ(property(story, "SUMMARY"), ":Ann leaves the house");
  EXPECT_EQ(property(story, "STATUS"), ":CONFIRMED");
  EXPECT_EQ(property(story, "TRANSP"), ":TRANSPARENT");
  EXPECT_EQ(property(story, "X-DATELINE-ID"), ":e1");
}

TEST(ICalendar, AClockTimeFloatsUnlessTheTextNamesTheZone) {
  EventTime when = minute("2020-06-13T18:40");
  EXPECT_EQ(property(story_of(when), "DTSTART"), ":20200613T184000");
  EXPECT_EQ(property(story_of(when), "DTEND"), "(none)");
  when.value = "2020-06-13T18:40Z";
  EXPECT_EQ(property(story_of(when), "DTSTART"), ":20200613T184000Z");
  when.value = "2020-06-13T18:40-05:30";
  EXPECT_EQ(property(story_of(when), "DTSTART"), ":20200614T001000Z");
  when.value = "2020-06-13T18:40+02:00";
  EXPECT_EQ(property(story_of(when), "DTSTART"), ":20200613T164000Z");
}

TEST(ICalendar, APartOfADayIsThatDayAndSaysSo) {
  const Story story =
      story_of(time_of("2020-06-13T18:00", "2020-06-14T00:00", Granularity::part_of_day));
  EXPECT_EQ(property(story, "DTSTART"), ";VALUE=DATE:20200613");
  EXPECT_EQ(property(story, "DTEND"), ";VALUE=DATE:20200614");
  EXPECT_EQ(property(story, "SUMMARY"), ":Sat 13 June 2020\\, evening: Ann leaves the house");
}

TEST(ICalendar, ASpanOfDaysLasts) {
  const Story story = story_of(time_of("2020-06-10", "2020-06-13", Granularity::interval));
  EXPECT_EQ(property(story, "DTSTART"), ";VALUE=DATE:20200610");
  EXPECT_EQ(property(story, "DTEND"), ";VALUE=DATE:20200613");
  const Story clock =
      story_of(time_of("2020-06-10T09:00", "2020-06-10T11:30", Granularity::interval));
  EXPECT_EQ(property(clock, "DTSTART"), ":20200610T090000");
  EXPECT_EQ(property(clock, "DTEND"), ":20200610T113000");
}

TEST(ICalendar, BoundsAreNamed) {
  EXPECT_EQ(property(story_of(not_after(day("2020-06-30")), EventStatus::planned), "SUMMARY"),
            ":By Tue 30 June 2020: Ann leaves the house (planned)");
  EXPECT_EQ(property(story_of(not_before(day("2020-06-30")), EventStatus::planned), "SUMMARY"),
            ":Tue 30 June 2020 or later: Ann leaves the house (planned)");
}

TEST(ICalendar, StatusNeverReadsAsDone) {
  const auto status = [](EventStatus s) {
    return property(story_of(day("2020-06-14"), s), "STATUS");
  };
  const auto summary = [](EventStatus s) {
    return property(story_of(day("2020-06-14"), s, "Bob"), "SUMMARY");
  };
  EXPECT_EQ(status(EventStatus::ongoing), ":CONFIRMED");
  EXPECT_EQ(status(EventStatus::planned), ":TENTATIVE");
  EXPECT_EQ(status(EventStatus::hypothetical), ":TENTATIVE");
  EXPECT_EQ(status(EventStatus::cancelled), ":CANCELLED");
  EXPECT_EQ(status(EventStatus::denied), ":CANCELLED");
  EXPECT_EQ(summary(EventStatus::happened), ":Ann leaves the house (according to Bob)");
  EXPECT_EQ(summary(EventStatus::planned), ":Ann leaves the house (planned\\, according to Bob)");
  EXPECT_EQ(summary(EventStatus::denied), ":Ann leaves the house (denied\\, according to Bob)");
  EXPECT_EQ(summary(EventStatus::cancelled),
            ":Ann leaves the house (cancelled\\, according to Bob)");
}

TEST(ICalendar, WhatHasNoDayIsLeftOutAndSaid) {
  const auto why = [](std::optional<EventTime> when) {
    const PartialArtefact calendar = calendar_of(story_of(std::move(when)));
    EXPECT_THAT(calendar.text, Not(HasSubstr("VEVENT")));
    return calendar.left_out.empty()
               ? ""
               : calendar.left_out.front().id + ": " + calendar.left_out.front().why;
  };
  EXPECT_EQ(why(std::nullopt), "e1: no date");
  EXPECT_EQ(why(bounded("2020-06-10", "2020-06-12")), "e1: no date");
  EXPECT_EQ(why(month(2020, 5)), "e1: known only to the month");
  EXPECT_EQ(why(year(2019)), "e1: known only to the year");
  EXPECT_EQ(why(time_of("2020-06-08", "2020-06-15", Granularity::week)),
            "e1: known only to the week");
  EXPECT_EQ(why(day("-0043-03-15")), "e1: outside the years 1 to 9999");
  EventTime open = day("2020-06-10");
  open.granularity = Granularity::interval;
  open.interval.end = LocalSeconds::max();
  EXPECT_EQ(why(open), "e1: without a begin or end");
}

TEST(ICalendar, WhatIsOnlyAboutKnownIsLeftOut) {
  Story story = story_of(day("2020-06-10"));
  Timex timex;
  timex.mod = TimexMod::approx;
  story.timexes.push_back(timex);
  story.events[0].when->timex = TimexId{0};
  const PartialArtefact calendar = calendar_of(story);
  ASSERT_EQ(calendar.left_out.size(), 1u);
  EXPECT_EQ(calendar.left_out[0].why, "only about known");
}

TEST(ICalendar, TheStampIsTheCreationTime) {
  const auto stamp = [](std::string_view dct, const std::string& zone) {
    Story story = story_of(day("2020-06-10"), EventStatus::happened, "", dct);
    if (story.document.creation_time) story.document.creation_time->zone = zone;
    return property(story, "DTSTAMP");
  };
  EXPECT_EQ(stamp("2020-06-15", ""), ":20200615T000000Z");
  EXPECT_EQ(stamp("2020-06-15T08:30", "+02:00"), ":20200615T063000Z");
  EXPECT_EQ(stamp("2020-06-15T20:30", "-05:00"), ":20200616T013000Z");
  EXPECT_EQ(stamp("", ""), ":19700101T000000Z");
}

TEST(ICalendar, AnOutletThatIsAnAddressIsLinked) {
  const auto url = [](const std::string& outlet) {
    Story story = story_of(day("2020-06-10"));
    story.document.outlet = outlet;
    return property(story, "URL");
  };
  EXPECT_EQ(url("https://example.org/a,b;c?d=%20e"), ":https://example.org/a,b;c?d=%20e");
  EXPECT_EQ(url("An outlet"), "(none)");
  EXPECT_EQ(url("javascript:alert(1)"), "(none)");
  EXPECT_EQ(url("https://example.org/ a"), "(none)");
  EXPECT_EQ(url("https://example.org/\r\nSUMMARY:x"), "(none)");
}

TEST(ICalendar, UidsAreStableAndTheirOwn) {
  const auto uids = [](const Story& story) {
    std::vector<std::string> out;
    for (const std::string& line : lines_of(calendar_of(story).text))
      if (line.starts_with("UID:")) out.push_back(line);
    return out;
  };
  const Story story = ice_raids();
  const std::vector<std::string> all = uids(story);
  EXPECT_EQ(uids(story), all);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  // Another selection, the same entry.
  Story fewer = story;
  for (Event& event : fewer.events) event.shown = event.status == EventStatus::planned;
  ASSERT_EQ(uids(fewer).size(), 1u);
  EXPECT_NE(std::find(all.begin(), all.end(), uids(fewer)[0]), all.end());
  // Another article, another entry.
  Story other = story;
  other.document.id = "another";
  EXPECT_EQ(std::find(all.begin(), all.end(), uids(other)[0]), all.end());
  // The same words twice in one article are two entries.
  StoryBuilder twice("twice", "", "", "2020-06-15");
  twice.event("Ann", "leave", "Ann leaves", day("2020-06-10"));
  twice.event("Ann", "leave", "Ann leaves", day("2020-06-11"));
  EXPECT_NE(uids(twice.build())[0], uids(twice.build())[1]);
}

TEST(ICalendar, LinesAreShortAndEndInCrLf) {
  const std::string text = calendar_of(hostile()).text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    ASSERT_NE(end, std::string::npos);
    ASSERT_GT(end, at);
    EXPECT_EQ(text[end - 1], '\r');
    EXPECT_LE(end - 1 - at, 75u);
    const std::string line = text.substr(at, end - 1 - at);
    EXPECT_EQ(clean_text(line), line) << "a character is cut";
    at = end + 1;
  }
}

TEST(ICalendar, HostileTextForgesNoProperty) {
  std::set<std::string> names;
  for (const std::string& line : lines_of(calendar_of(hostile()).text))
    names.insert(line.substr(0, line.find_first_of(":;")));
  EXPECT_THAT(names,
              ElementsAre("BEGIN", "CALSCALE", "CATEGORIES", "DESCRIPTION", "DTEND", "DTSTAMP",
                          "DTSTART", "END", "LOCATION", "NAME", "PRODID", "STATUS", "SUMMARY",
                          "TRANSP", "UID", "VERSION", "X-DATELINE-ID", "X-WR-CALNAME"));
}

// icalendar 4 takes the n of an escaped backslash and an n ("\\\\n", RFC 5545 3.3.11) for a line
// feed.
std::string as_icalendar_reads(const std::string& text) {
  std::string out = clean_text(text);
  for (const std::string sequence : {"\\n", "\\N"})
    for (std::size_t at; (at = out.find(sequence)) != std::string::npos;) out.replace(at, 2, "\n");
  return out;
}

TEST(ICalendar, IcalendarReadsItAll) {
  SKIP_WITHOUT_PYTHON(python, "icalendar");
  for (const Story& story : {ice_raids(), hostile(), Story{}}) {
    const PartialArtefact calendar = calendar_of(story);
    const json read = consumer::read_with(*python, "read_icalendar.py", calendar.text, ".ics");
    EXPECT_EQ(read["version"], "2.0");
    EXPECT_EQ(read["name"], clean_text(story.document.title));
    std::set<std::string> left_out;
    for (const LeftOut& event : calendar.left_out) left_out.insert(event.id);
    std::size_t i = 0;
    for (const TimelineRow& row : collect_rows(std::span(&story, 1), {}).rows) {
      if (left_out.contains(row.id)) continue;
      ASSERT_LT(i, read["entries"].size());
      const json& entry = read["entries"][i++];
      EXPECT_EQ(entry["id"], row.id);
      EXPECT_THAT(entry["summary"].get<std::string>(), HasSubstr(as_icalendar_reads(row.marked())));
      EXPECT_EQ(entry["categories"], row.fields.status);
      EXPECT_EQ(entry["location"], as_icalendar_reads(row.place));
      EXPECT_EQ(entry["start"].get<std::string>().substr(0, 10), row.fields.begin.substr(0, 10));
      if (entry["start"].get<std::string>().size() == 10) EXPECT_EQ(entry["end"], row.fields.end);
    }
    EXPECT_EQ(i, read["entries"].size());
  }
}

}  // namespace
}  // namespace dateline
