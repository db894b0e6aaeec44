#include "dateline/graph/selection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../render/story_fixture.hpp"
#include "dateline/graph/chronology.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(NamesActor, WordsInOrderWhateverTheirCase) {
  EXPECT_TRUE(names_actor("Lightfoot", "Lori Lightfoot"));
  EXPECT_TRUE(names_actor("new  york times", "The New York Times"));
  EXPECT_FALSE(names_actor("York New", "The New York Times"));
  EXPECT_FALSE(names_actor("ICE", "City police"));
  EXPECT_FALSE(names_actor("foot", "Lori Lightfoot"));
  EXPECT_FALSE(names_actor("", "Lori Lightfoot"));
  EXPECT_FALSE(names_actor("   ", "Lori Lightfoot"));
}

TEST(FindActors, PrefersTheExactName) {
  Story story;
  story.actors = {{ActorId{0}, "Georgia", ActorKind::place, {}, {}},
                  {ActorId{1}, "Georgia Power", ActorKind::organization, {}, {}}};
  const EventGraph g = build_graph(story);
  EXPECT_THAT(find_actors(g, "georgia"), ElementsAre(g.vertex(ActorRef{0, ActorId{0}})));
  EXPECT_THAT(find_actors(g, "power"), ElementsAre(g.vertex(ActorRef{0, ActorId{1}})));
  EXPECT_THAT(find_actors(g, "nobody"), IsEmpty());
}

class Select : public ::testing::Test {
 protected:
  Select() {
    fixture::StoryBuilder b("s", "t", "", "");
    b.event("Ada Reyes", "x", "0", fixture::day("2020-03-01"));
    b.event("Bo Ito", "x", "1", fixture::month(2020, 3), EventStatus::planned, "Ada Reyes");
    b.event("Bo Ito", "x", "2", fixture::day("2020-03-20"), EventStatus::denied);
    b.event("Bo Ito", "x", "3", std::nullopt);
    b.event("Bo Ito", "x", "4", fixture::bounded("2020-03-02", "2020-03-05"));
    b.event("Bo Ito", "x", "5", fixture::day("2020-03-20")).shown = false;
    story_ = b.build();
  }
  std::vector<std::uint32_t> kept(const Selection& selection) const {
    const EventGraph g = build_graph(story_);
    const TimeBounds bounds = bound_times(g);
    std::vector<EventRef> all(g.events().begin(), g.events().end());
    std::vector<std::uint32_t> out;
    for (const EventRef e : select(g, bounds, all, selection))
      out.push_back(static_cast<std::uint32_t>(e.id));
    return out;
  }
  Story story_;
};

TEST_F(Select, ShownEventsUnlessAllAreAskedFor) {
  EXPECT_THAT(kept({}), ElementsAre(0, 1, 2, 3, 4));
  Selection s;
  s.all = true;
  EXPECT_THAT(kept(s), SizeIs(6));
}

TEST_F(Select, ByActorAsParticipantOrSource) {
  Selection s;
  s.actors = {"reyes"};
  EXPECT_THAT(kept(s), ElementsAre(0, 1));
  s.actors = {"Nobody"};
  EXPECT_THAT(kept(s), IsEmpty());
  s.actors = {"Nobody", "Ito"};
  EXPECT_THAT(kept(s), ElementsAre(1, 2, 3, 4));
}

TEST_F(Select, ByPeriod) {
  Selection s;
  s.since = fixture::instant("2020-03-02");
  EXPECT_THAT(kept(s), ElementsAre(1, 2, 4));
  s.until = fixture::instant("2020-03-04");
  EXPECT_THAT(kept(s), ElementsAre(1));
  s.since.reset();
  s.until = fixture::instant("2020-03-01");
  EXPECT_THAT(kept(s), IsEmpty());
}

TEST_F(Select, ByStatus) {
  Selection s;
  s.statuses = {EventStatus::planned, EventStatus::denied};
  EXPECT_THAT(kept(s), ElementsAre(1, 2));
}

}  // namespace
}  // namespace dateline
