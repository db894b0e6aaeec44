// Events of short texts, through reader and language model.
#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/analyse.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

Story story_of(std::string_view text, std::string_view day) {
  ReadOptions options;
  options.creation_time = CreationTime{{*parse_iso(day), Granularity::day}, "", "test"};
  return analyse(read_text("test.txt", std::string(text), options));
}

// "plan cancelled 2023-01-19": of every event its action, status and value, "-" without one.
std::vector<std::string> told(std::string_view text, std::string_view day) {
  std::vector<std::string> out;
  for (const Event& e : story_of(text, day).events)
    out.push_back(e.action + ' ' + std::string(to_string(e.status)) + ' ' +
                  (e.when && !e.when->value.empty() ? e.when->value : "-"));
  return out;
}

std::vector<std::string> names(std::string_view text) {
  std::vector<std::string> out;
  for (const Actor& a : story_of(text, "2024-03-06").actors) out.push_back(a.name);
  return out;
}

TEST(EventsOfText, WhatIsQuotedHasItsDayAndNotTheSaying) {
  EXPECT_THAT(told("\"Last weekend we lost one of our own,\" Helen Drew said.", "2010-09-05"),
              AllOf(Contains("lose happened 2010-W34-WE"), Contains("say happened -")));
  // a scrap of a sentence
  EXPECT_THAT(
      told("The minister said he would open the bridge \"on Monday at noon.\"", "2010-09-03"),
      Contains("open planned 2010-09-06T12:00"));
}

TEST(EventsOfText, WhatIsComparedIsNoEventAndDatesNone) {
  for (const std::string& event :
       told("The firm reported a loss of 45 million francs, compared with a profit of 12 million a "
            "year earlier.",
            "2019-10-09")) {
    EXPECT_THAT(event, Not(HasSubstr("compare")));
    EXPECT_THAT(event, Not(HasSubstr("2018")));
  }
}

TEST(EventsOfText, WhatIsMovedIsOffOnItsOldDayAndPlannedForTheNew) {
  const auto events = told(
      "A public meeting planned for tomorrow has been moved to Monday 23 January. He moved to "
      "London in May.",
      "2023-01-18");
  EXPECT_THAT(events, Contains("plan cancelled 2023-01-19"));
  EXPECT_THAT(events, Contains("move planned 2023-01-23"));
  EXPECT_THAT(events, Contains("move happened 2022-05"));
}

TEST(EventsOfText, WhatIsNotProvenIsOnlyPossible) {
  EXPECT_THAT(
      told("The judge said prosecutors had failed to prove that Rivas received $1.2 million "
           "in 2011.",
           "2022-08-04"),
      Contains("receive hypothetical 2011"));
  EXPECT_THAT(told("There was no evidence that she took the money in June.", "2022-08-04"),
              Contains("take hypothetical 2022-06"));
  EXPECT_THAT(told("The report did not show that the firm paid officials in 2019.", "2022-08-04"),
              Contains("pay hypothetical 2019"));
  EXPECT_THAT(told("Rivas has not decided whether to run in next year's election.", "2022-08-04"),
              Contains("run hypothetical 2023"));
  EXPECT_THAT(told("The report showed that the firm paid officials in 2019.", "2022-08-04"),
              Contains("pay happened 2019"));
}

TEST(EventsOfText, ANameBehindItsNounIsNoSecondSubject) {
  EXPECT_THAT(told("A move for goalkeeper Ivo Petrov collapsed on Tuesday.", "2022-08-04"),
              Contains("collapse happened 2022-08-02"));
  for (const Event& e :
       story_of("A move for goalkeeper Ivo Petrov collapsed on Tuesday.", "2022-08-04").events)
    EXPECT_FALSE(e.label.starts_with("Ivo Petrov")) << e.label;
}

TEST(EventsOfText, LabelsLeaveOutWhatHangsOnWhatTheyLeaveOut) {
  const auto labels = [](std::string_view text) {
    std::vector<std::string> out;
    for (const Event& e : story_of(text, "2023-01-18").events) out.push_back(e.label);
    return out;
  };
  EXPECT_THAT(labels("The scheme was scrapped in 2009, a week before contracts were due to be "
                     "signed."),
              Contains("The scheme was scrapped"));
  EXPECT_THAT(labels("On Friday she will meet residents of Mill Lane, where 14 houses are to be "
                     "demolished next winter."),
              Contains("She will meet residents of Mill Lane"));
}

TEST(EventsOfText, AChiefExecutiveIsNobodysFirstName) {
  EXPECT_THAT(names("Chief Executive Maria Keller, who took over in March, resigned on Monday."),
              Contains("Maria Keller"));
  EXPECT_THAT(names("Vice President Joe Hall met aides on Monday."), Contains("Joe Hall"));
}

}  // namespace
}  // namespace dateline
