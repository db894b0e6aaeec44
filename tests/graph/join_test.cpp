#include "dateline/graph/join.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "../render/story_fixture.hpp"
#include "../render/story_hostile.hpp"

namespace dateline {
namespace {

using fixture::day;
using fixture::StoryBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A story whose sentences are the labels of its events.
Story with_sentences(Story story) {
  std::string text;
  for (Event& e : story.events) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += e.label + ". ";
    e.evidence = {begin, static_cast<std::uint32_t>(text.size() - 1)};
    e.span = {begin, begin + 1};
  }
  story.text = SourceText(story.document.id, text);
  return story;
}

StoryBuilder council(const char* id, const char* written) {
  StoryBuilder b(id, "", "", written);
  b.actor("Ann Reyes");
  b.actor("Bo Lund");
  b.actor("Harbour Trust", ActorKind::organization);
  return b;
}

Story monday() {
  StoryBuilder b = council("monday", "2020-03-02");
  auto& sell = b.event("Harbour Trust", "sell", "Harbour Trust sold the old ferry for $2 million",
                       day("2020-02-28"));
  sell.participants.push_back({Role::patient, std::nullopt, "the old ferry", {}});
  b.event("Ann Reyes", "sign", "Ann Reyes will sign the lease of the pier", day("2020-03-05"),
          EventStatus::planned);
  b.event("Bo Lund", "resign", "Bo Lund resigned from the council", day("2020-03-01"));
  return with_sentences(b.build());
}

Story friday() {
  StoryBuilder b = council("friday", "2020-03-06");
  b.event("Ann Reyes", "sign", "Ann Reyes signed the pier's lease", day("2020-03-05"));
  auto& sale = b.event("Harbour Trust", "sell", "Harbour Trust sold its ferry", day("2020-02-28"));
  sale.participants.push_back({Role::patient, std::nullopt, "its ferry", {}});
  b.event("Bo Lund", "speak", "Bo Lund spoke to fishermen", day("2020-03-04"));
  return with_sentences(b.build());
}

using Labels = std::set<std::string>;

// Every joined event as the labels of its members.
std::set<Labels> joined_labels(const std::vector<Story>& stories) {
  std::set<Labels> out;
  for (const Story& story : stories)
    for (const Event& event : story.events) {
      Labels labels;
      for (const EventRef m : event.members)
        labels.insert(stories[m.document].events[index(m.id)].label);
      if (!labels.empty()) out.insert(labels);
    }
  return out;
}

TEST(Join, JoinsWhatBothTellAndNothingElse) {
  const auto stories = joined({monday(), friday()});
  EXPECT_EQ(
      joined_labels(stories),
      (std::set<Labels>{
          {"Harbour Trust sold the old ferry for $2 million", "Harbour Trust sold its ferry"},
          {"Ann Reyes will sign the lease of the pier", "Ann Reyes signed the pier's lease"}}));
  for (const Story& story : stories)
    for (const Event& event : story.events) EXPECT_THAT(event.disagreements, IsEmpty());
}

TEST(Join, KeepsEveryStorysOwnEvents) {
  const std::vector<Story> before{monday(), friday()};
  const auto after = joined(before);
  for (std::size_t d = 0; d < before.size(); ++d) {
    ASSERT_EQ(before[d].events.size(), after[d].events.size());
    for (std::size_t i = 0; i < before[d].events.size(); ++i) {
      EXPECT_EQ(before[d].events[i].label, after[d].events[i].label);
      EXPECT_EQ(before[d].events[i].shown, after[d].events[i].shown);
    }
  }
}

TEST(Join, WhatTookPlaceSpeaksForWhatWasPlanned) {
  const auto stories = joined({monday(), friday()});
  EXPECT_EQ(speaker(stories, {0, EventId{1}}), (EventRef{1, EventId{0}}));
  EXPECT_EQ(speaker(stories, {1, EventId{0}}), (EventRef{1, EventId{0}}));
  EXPECT_EQ(speaker(stories, {0, EventId{2}}), (EventRef{0, EventId{2}}));
}

TEST(Join, DoesNotDependOnTheOrderOfTheStories) {
  StoryBuilder third = council("sunday", "2020-03-08");
  third.event("Bo Lund", "resign", "Bo Lund stepped down from the council", day("2020-03-01"));
  third.event("Harbour Trust", "sell", "Harbour Trust sold the ferry", day("2020-02-28"));
  std::vector<Story> stories{monday(), friday(), with_sentences(third.build())};
  const auto expected = joined_labels(joined(stories));
  EXPECT_GE(expected.size(), 2u);
  std::sort(stories.begin(), stories.end(),
            [](const Story& a, const Story& b) { return a.document.id < b.document.id; });
  do {
    EXPECT_EQ(joined_labels(joined(stories)), expected);
  } while (std::next_permutation(
      stories.begin(), stories.end(),
      [](const Story& a, const Story& b) { return a.document.id < b.document.id; }));
}

TEST(Join, IsTheSameTwice) {
  const auto once = joined({monday(), friday()});
  const auto twice = joined(once);
  EXPECT_EQ(joined_labels(once), joined_labels(twice));
  EXPECT_THAT(joined({once[0]})[0].events[0].members, IsEmpty());  // forgotten
}

TEST(Join, LeavesTheSameActionOfOthersAlone) {
  StoryBuilder a("a", "", "", "2020-03-02"), b("b", "", "", "2020-03-02");
  a.event("Ann Reyes", "resign", "Ann Reyes resigned from the council", day("2020-03-01"));
  b.event("Kim Oduya", "resign", "Kim Oduya resigned from the council", day("2020-03-01"));
  EXPECT_THAT(joined_labels(joined({with_sentences(a.build()), with_sentences(b.build())})),
              IsEmpty());
}

TEST(Join, TwoSayingsOfOneDayAreTwo) {
  const auto said = [](const char* id, const char* label) {
    StoryBuilder b = council(id, "2020-03-02");
    b.event("Ann Reyes", "say", label, day("2020-03-01")).event_class = EventClass::reporting;
    return with_sentences(b.build());
  };
  EXPECT_THAT(joined_labels(joined({said("a", "Ann Reyes said that the pier would close in May"),
                                    said("b",
                                         "Ann Reyes said that buyers of tickets for the pier "
                                         "would be paid")})),
              IsEmpty());
  EXPECT_THAT(joined_labels(joined({said("a", "Ann Reyes said that the pier would close in May"),
                                    said("b", "Ann Reyes said the pier would close")})),
              SizeIs(1));
}

TEST(Join, LeavesWhatHappensEveryDayAlone) {
  StoryBuilder a = council("a", "2020-03-02"), b = council("b", "2020-03-03");
  a.event("Ann Reyes", "speak", "Ann Reyes spoke to fishermen", day("2020-03-01"));
  b.event("Ann Reyes", "speak", "Ann Reyes spoke to teachers", day("2020-03-02"));
  EXPECT_THAT(joined_labels(joined({with_sentences(a.build()), with_sentences(b.build())})),
              IsEmpty());
}

std::vector<Disagreement::About> differences(const Story& a, const Story& b) {
  const auto stories = joined({with_sentences(a), with_sentences(b)});
  EXPECT_THAT(stories[0].events[0].members, SizeIs(2));
  std::vector<Disagreement::About> out;
  for (const Disagreement& d : stories[0].events[0].disagreements) out.push_back(d.about);
  EXPECT_EQ(stories[1].events[0].disagreements.size(), out.size());
  return out;
}

Story sale(const char* id, const char* label, const char* when,
           EventStatus status = EventStatus::happened, const char* written = "2020-03-06") {
  StoryBuilder b = council(id, written);
  b.event("Harbour Trust", "sell", label, day(when), status);
  return b.build();
}

TEST(Join, TellsOfADifferentDayWhereTheFigureIsTheSame) {
  EXPECT_THAT(
      differences(sale("a", "Harbour Trust sold the old ferry for $2 million", "2020-02-28"),
                  sale("b", "Harbour Trust sold the ferry for $2 million", "2020-02-27")),
      ElementsAre(Disagreement::About::date));
}

TEST(Join, TellsOfADifferentNumber) {
  const auto stories =
      joined({with_sentences(sale("a", "Harbour Trust sold 12 ferries", "2020-02-28")),
              with_sentences(sale("b", "Harbour Trust sold 14 ferries", "2020-02-28"))});
  ASSERT_THAT(stories[0].events[0].disagreements, SizeIs(1));
  const Disagreement& d = stories[0].events[0].disagreements[0];
  EXPECT_EQ(d.about, Disagreement::About::number);
  EXPECT_EQ(d.other, (EventRef{1, EventId{0}}));
  EXPECT_EQ(d.here, "12 ferries");
  EXPECT_EQ(d.there, "14 ferries");
  // Both stand side by side.
  EXPECT_EQ(speaker(stories, {0, EventId{0}}), (EventRef{0, EventId{0}}));
  EXPECT_EQ(speaker(stories, {1, EventId{0}}), (EventRef{1, EventId{0}}));
}

// A sale, and in the same sentence a verb of its own with a number.
Story sale_beside(const char* id, const char* verb, const char* label) {
  Story story = with_sentences(sale(id, "Harbour Trust sold its ferry", "2020-02-28"));
  Event beside;
  beside.id = EventId{1};
  beside.action = verb;
  beside.label = label;
  beside.evidence = story.events[0].evidence;
  story.events.push_back(beside);
  return story;
}

TEST(Join, TellsOfADifferentNumberInTheSameSentence) {
  const auto differ = [](const char* verb, const char* label) {
    const auto stories = joined(
        {sale_beside("a", "dismiss", "dismissing four sailors"), sale_beside("b", verb, label)});
    std::vector<Disagreement::About> out;
    for (const Disagreement& d : stories[0].events[0].disagreements) out.push_back(d.about);
    return out;
  };
  EXPECT_THAT(differ("dismiss", "which dismissed five sailors"),
              ElementsAre(Disagreement::About::number));
  EXPECT_THAT(differ("dismiss", "which dismissed four sailors"), IsEmpty());
  EXPECT_THAT(differ("hire", "which hired five sailors"), IsEmpty());
}

TEST(Join, NumbersThatCanBothBeRightAgree) {
  for (const char* other :
       {"Harbour Trust sold at least 12 ferries", "Harbour Trust sold about 15 ferries",
        "Harbour Trust sold up to 20 ferries", "Harbour Trust sold fourteen ferries",
        "Harbour Trust sold ferries", "Harbour Trust sold the ferries in 2020"})
    EXPECT_THAT(differences(sale("a", "Harbour Trust sold 14 ferries", "2020-02-28"),
                            sale("b", other, "2020-02-28")),
                IsEmpty())
        << other;
}

TEST(Join, TellsWhoSaysItDidNotHappen) {
  EXPECT_THAT(
      differences(sale("a", "Harbour Trust sold its ferry", "2020-02-28"),
                  sale("b", "Harbour Trust sold its ferry", "2020-02-28", EventStatus::denied)),
      ElementsAre(Disagreement::About::status));
}

TEST(Join, APlanThatCameTrueIsNoContradictionButTheReverseIs) {
  const auto plan = [](const char* written) {
    return sale("a", "Harbour Trust will sell its ferry", "2020-02-28", EventStatus::planned,
                written);
  };
  const Story done = sale("b", "Harbour Trust sold its ferry", "2020-02-28");
  EXPECT_THAT(differences(plan("2020-02-20"), done), IsEmpty());
  EXPECT_THAT(differences(plan("2020-03-06"), done), IsEmpty());
  EXPECT_THAT(differences(plan("2020-03-09"), done), ElementsAre(Disagreement::About::status));
}

std::vector<ActorRef> same_as(const std::vector<Story>& stories, std::uint32_t d, std::uint32_t i) {
  return stories[d].actors[i].members;
}

Story of_actors(const char* id, std::initializer_list<std::pair<const char*, ActorKind>> names) {
  StoryBuilder b(id, "", "", "2020-01-01");
  for (const auto& [name, kind] : names) b.actor(name, kind);
  return b.build();
}

TEST(JoinActors, ByNameLastNameAndInitials) {
  const auto stories = joined({of_actors("a", {{"Ann Reyes", ActorKind::person},
                                               {"Bureau of Fisheries", ActorKind::organization},
                                               {"Lund", ActorKind::place}}),
                               of_actors("b", {{"Reyes", ActorKind::person},
                                               {"BF", ActorKind::organization},
                                               {"Lund", ActorKind::person}})});
  EXPECT_THAT(same_as(stories, 1, 0),
              ElementsAre(ActorRef{0, ActorId{0}}, ActorRef{1, ActorId{0}}));
  EXPECT_THAT(same_as(stories, 0, 1),
              ElementsAre(ActorRef{0, ActorId{1}}, ActorRef{1, ActorId{1}}));
  EXPECT_THAT(same_as(stories, 0, 2), IsEmpty());  // a place and a person
  const auto company = joined({of_actors("a", {{"Lund Marine", ActorKind::person}}),
                               of_actors("b", {{"Lund Marine", ActorKind::organization}})});
  EXPECT_THAT(same_as(company, 0, 0), SizeIs(2));
}

TEST(JoinActors, NotWhereTwoMayBeMeant) {
  const auto stories =
      joined({of_actors("a", {{"Ann Reyes", ActorKind::person}, {"Leo Reyes", ActorKind::person}}),
              of_actors("b", {{"Reyes", ActorKind::person}})});
  EXPECT_THAT(same_as(stories, 1, 0), IsEmpty());
  const auto three = joined({of_actors("a", {{"Ann Reyes", ActorKind::person}}),
                             of_actors("b", {{"Leo Reyes", ActorKind::person}}),
                             of_actors("c", {{"Reyes", ActorKind::person}})});
  EXPECT_THAT(same_as(three, 2, 0), IsEmpty());
}

TEST(JoinActors, RoleNounsOnlyInTheSameNews) {
  const auto apart = joined({of_actors("a", {{"inspectors", ActorKind::group}}),
                             of_actors("b", {{"inspectors", ActorKind::group}})});
  EXPECT_THAT(same_as(apart, 0, 0), IsEmpty());
  const std::initializer_list<std::pair<const char*, ActorKind>> names = {
      {"inspectors", ActorKind::group},
      {"Ann Reyes", ActorKind::person},
      {"Bo Lund", ActorKind::person}};
  EXPECT_THAT(same_as(joined({of_actors("a", names), of_actors("b", names)}), 0, 0), SizeIs(2));
}

TEST(Join, SurvivesHostileTexts) {
  const auto stories =
      joined({fixture::hostile("a"), fixture::hostile("b"), Story(), fixture::hostile("a")});
  for (const Story& story : stories)
    for (const Event& event : story.events)
      for (const EventRef m : event.members) {
        ASSERT_LT(m.document, stories.size());
        ASSERT_LT(index(m.id), stories[m.document].events.size());
      }
  EXPECT_THAT(joined({}), IsEmpty());
}

}  // namespace
}  // namespace dateline
