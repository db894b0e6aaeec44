#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "dateline/render/timeline.hpp"
#include "story_fixture.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::Not;

struct Command {
  std::string output;
  int status = -1;
};

Command run(const std::string& line) {
  Command result;
  FILE* pipe = popen((line + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    result.output.append(buffer.data(), n);
  result.status = pclose(pipe);
  return result;
}

std::string write_file(const std::string& name, const std::string& text) {
  const std::string path = ::testing::TempDir() + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

// Node positions in inches from -Tplain, y upwards.
std::map<std::string, std::pair<double, double>> positions(const std::string& plain) {
  std::map<std::string, std::pair<double, double>> result;
  std::istringstream in(plain);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string kind, name;
    double x = 0, y = 0;
    if (words >> kind >> name >> x >> y && kind == "node") result[name] = {x, y};
  }
  return result;
}

bool has_graphviz() {
  return run("dot -V").status == 0;
}

TEST(TimelineDot, AllEnginesDrawThePictureAsItIs) {
  if (!has_graphviz()) GTEST_SKIP() << "no dot";
  const Story story = ice_raids();
  const Picture picture = layout_timeline(std::span(&story, 1));
  const std::string file = write_file("timeline_dot_test.gv", to_dot(picture));
  const Command dot = run("dot -Tplain " + file);
  ASSERT_EQ(dot.status, 0) << dot.output;
  EXPECT_THAT(dot.output, Not(HasSubstr("Warning")));
  for (const std::string engine : {"neato", "sfdp", "fdp"}) {
    const Command other = run(engine + " -Tplain " + file);
    ASSERT_EQ(other.status, 0) << other.output;
    EXPECT_EQ(other.output, dot.output) << engine;
  }
  const auto at = positions(dot.output);
  constexpr double inch = 96;
  for (const PlacedEvent& e : picture.events) {
    ASSERT_TRUE(at.contains(e.id)) << e.id;
    EXPECT_NEAR(at.at(e.id).first * inch, (e.mark.x0 + e.mark.x1) / 2, 0.5) << e.id;
    EXPECT_NEAR(picture.height - at.at(e.id).second * inch, e.mark.y, 0.5) << e.id;
  }
}

TEST(TimelineDot, HostileTextStaysText) {
  StoryBuilder b("x\" ]; evil [", "\\N \\G \"quoted\" <b>&amp; \\", "A \"B\"\\", "2020-01-01");
  b.event("\\\"", "a", "\\N\\l\"] ; }\n digraph { \\", day("2020-01-01"));
  b.event("<TABLE>", "a", "<<B>x</B>> & \xE2\x80\xAE", day("2020-01-03"), EventStatus::denied,
          "\\\\\"");
  const Story story = b.build();
  const std::string dot = to_dot(layout_timeline(std::span(&story, 1)));
  EXPECT_THAT(dot, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_THAT(dot, HasSubstr("\\\\N\\\\l\\\"] ; }"));
  if (!has_graphviz()) GTEST_SKIP() << "no dot";
  const std::string file = write_file("timeline_dot_hostile.gv", dot);
  const Command plain = run("dot -Tplain " + file);
  EXPECT_EQ(plain.status, 0) << plain.output;
  EXPECT_THAT(plain.output, Not(HasSubstr("Warning")));
  EXPECT_THAT(plain.output, Not(HasSubstr("evil")));
  const Command svg = run("dot -Tsvg " + file);
  EXPECT_THAT(svg.output, HasSubstr("\\N\\l&quot;] ; }"));
}

TEST(TimelineDot, EmptyAndExtremeStories) {
  if (!has_graphviz()) GTEST_SKIP() << "no dot";
  StoryBuilder b("bc", "Rome", "", "");
  b.event("A", "a", "begins", year(-5000));
  b.event("A", "a", "ends", year(3000), EventStatus::hypothetical);
  b.event("B", "a", "lasts", time_of("-0100-01-01", "0200-01-01", Granularity::interval));
  b.event("B", "a", "is bounded", bounded("-0100-01-01", "0200-01-01"), EventStatus::cancelled);
  const Story stories[] = {b.build(), StoryBuilder("e", "", "", "").build()};
  for (const Story& story : stories) {
    const Command plain = run("dot -Tplain " + write_file("timeline_dot_extreme.gv",
                                                          to_dot(layout_timeline({&story, 1}))));
    EXPECT_EQ(plain.status, 0) << plain.output;
    EXPECT_THAT(plain.output, Not(HasSubstr("Warning")));
  }
}

}  // namespace
}  // namespace dateline
