#include <gmock/gmock.h>

#include <set>

#include <cmath>
#include <fstream>

#include "dateline/render/timeline.hpp"
#include "story_fixture.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::Not;

std::string svg_of(const Story& story, const TimelineOptions& options = {}) {
  return to_svg(layout_timeline(std::span(&story, 1), options));
}

// xmllint knows more of XML than any check of ours.
void expect_well_formed(const std::string& svg) {
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no xmllint";
  const std::string path = ::testing::TempDir() + "svg_test.svg";
  std::ofstream(path, std::ios::binary) << svg;
  EXPECT_EQ(std::system(("xmllint --noout --nonet " + path).c_str()), 0);
}

TEST(ToSvg, IsAnAccessibleStaticImage) {
  const std::string svg = svg_of(ice_raids());
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_THAT(svg, HasSubstr("role=\"img\""));
  EXPECT_THAT(svg, HasSubstr("<title>Chicago shuts immigration agents out of police data as raids "
                             "loom</title>"));
  EXPECT_THAT(svg, HasSubstr("<desc>Timeline of 14 events"));
  EXPECT_THAT(svg, HasSubstr("<g id=\"e7\" class=\"event planned\">\n<title>Sun 14 July 2019"));
  EXPECT_THAT(svg, HasSubstr("@media (prefers-color-scheme: dark)"));
  for (const std::string banned : {"<script", "href", "url(", "var(", "<image", "<foreignObject",
                                   "@import", "@font-face", "NaN", "nan", "inf\""})
    EXPECT_THAT(svg, Not(HasSubstr(banned)));
  expect_well_formed(svg);
}

TEST(ToSvg, EventsStandInOrderOfTime) {
  const std::string svg = svg_of(ice_raids());
  std::size_t last = 0;
  // June; 22 June; 10, 11, 12, 13, 14 July; without a date.
  for (const std::string id : {"e10", "e4", "e1", "e6", "e8", "e3", "e7", "e13"}) {
    const std::size_t at = svg.find("<g id=\"" + id + "\"");
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_GT(at, last) << id;
    last = at;
  }
}

TEST(ToSvg, HostileTextStaysText) {
  const std::string attack = "<script>alert(1)</script>\"' onload=\"x\" ]]> &lt; \x01\x1B[2J\u202E";
  StoryBuilder b("h", attack, attack, "2020-01-01");
  b.event(attack, attack, attack, day("2020-01-01"), EventStatus::planned, attack);
  b.event("\xFF\xFE\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", day("2020-01-02"));
  TimelineOptions options;
  options.id_prefix = "\"><script>";
  const std::string svg = svg_of(b.build(), options);
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("onload=\"x")));
  EXPECT_THAT(svg, Not(HasSubstr("\x1B")));
  EXPECT_THAT(svg, Not(HasSubstr("\u202E")));
  expect_well_formed(svg);
}

TEST(ToSvg, PrintThemeHasOneSchemeOnly) {
  TimelineOptions options;
  options.theme = Theme::light_only();
  const std::string svg = svg_of(ice_raids(), options);
  EXPECT_THAT(svg, Not(HasSubstr("<style")));
  EXPECT_THAT(svg, Not(HasSubstr("prefers-color-scheme")));
}

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const std::string& colour) {
  const auto channel = [&](std::size_t at) {
    const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

TEST(Theme, TextKeepsItsContrast) {
  for (const Theme& theme :
       {Theme::standard(), Theme::light_only(), Theme::night(), Theme::print()})
    for (const Palette& p : {theme.light, theme.dark})
      for (const std::string& c : {p.ink, p.soft, p.mark, p.negative, p.reference})
        for (const std::string& ground : {p.paper, p.faint})
          EXPECT_GE(contrast(c, ground), 4.5) << c << " on " << ground;
}

// By hand from WCAG's formula: the figures its own examples give.
TEST(Theme, ContrastIsWcags) {
  EXPECT_NEAR(dateline::contrast("#000000", "#ffffff"), 21, 1e-9);
  EXPECT_NEAR(dateline::contrast("#777777", "#FFFFFF"), 4.478, 1e-3);
  EXPECT_NEAR(dateline::contrast("#ffffff", "#767676"), 4.542, 1e-3);
  EXPECT_NEAR(dateline::contrast("#123456", "#123456"), 1, 1e-9);
}

TEST(Theme, FontsStandBeforeHelvetica) {
  Theme theme = Theme::standard();
  EXPECT_TRUE(font_family(theme).starts_with("Helvetica, Arial, "));
  theme.fonts = {"Source Sans 3", "serif", "O'Hara\"><script>;}"};
  EXPECT_TRUE(font_family(theme).starts_with("'Source Sans 3', serif, 'OHarascript', Helvetica, "));
}

TEST(Svg, EachEventCarriesItsSentence) {
  Story story = ice_raids();
  story.text = SourceText("t", "She said <so> & left. Nobody else did.");
  story.events[0].evidence = {0, 21};
  story.events[1].evidence = {22, 400};  // not in the text
  const std::string svg = svg_of(story);
  EXPECT_THAT(svg, HasSubstr("</title>\n<desc>She said &lt;so&gt; &amp; left.</desc>"));
  EXPECT_THAT(svg, Not(HasSubstr("Nobody")));
}

// Without colour, and without the words beside them: what is drawn differs, too.
TEST(Svg, EveryStatusOfEveryMarkIsDrawnInAWayOfItsOwn) {
  std::set<std::string> drawn;
  std::size_t marks = 0;
  for (const MarkShape shape :
       {MarkShape::point, MarkShape::sometime, MarkShape::lasting, MarkShape::between})
    for (int status = 0; status <= static_cast<int>(EventStatus::hypothetical); ++status) {
      // What is going on still is told as lasting, and so is never hatched or in a bracket.
      if (static_cast<EventStatus>(status) == EventStatus::ongoing && shape != MarkShape::point &&
          shape != MarkShape::lasting)
        continue;
      Picture picture;
      picture.theme = Theme::print();
      for (std::string* c : {&picture.theme.light.mark, &picture.theme.light.negative})
        *c = "#000000";
      LegendEntry entry;
      entry.sample.shape = shape;
      entry.sample.status = static_cast<EventStatus>(status);
      entry.sample.x0 = 10;
      entry.sample.x1 = shape == MarkShape::point ? 10 : 44;
      entry.sample.y = 10;
      picture.legend.push_back(entry);
      drawn.insert(to_svg(picture));
      ++marks;
    }
  EXPECT_EQ(drawn.size(), marks);
}

TEST(Theme, FontScaleSetsTextSmallerAndLeavesTheLayout) {
  TimelineOptions options;
  const std::string usual = svg_of(ice_raids(), options);
  options.theme.font_scale = 0.8;
  const std::string smaller = svg_of(ice_raids(), options);
  EXPECT_THAT(usual, HasSubstr("font-size=\"15\""));
  EXPECT_THAT(smaller, HasSubstr("font-size=\"12\""));
  EXPECT_THAT(smaller, Not(HasSubstr("font-size=\"15\"")));
  // Places and lengths are the same.
  const auto without_sizes = [](std::string svg) {
    const std::string_view name = " font-size=\"";
    for (auto at = svg.find(name); at != std::string::npos; at = svg.find(name, at))
      svg.erase(at, svg.find('"', at + name.size()) + 1 - at);
    return svg;
  };
  EXPECT_EQ(without_sizes(usual), without_sizes(smaller));
}

TEST(Theme, PicturesOfOtherDarkSchemesHaveOtherClasses) {
  Theme theme = Theme::standard();
  EXPECT_EQ(scheme_class(theme), "dateline");
  theme.light.mark = "#225522";
  EXPECT_EQ(scheme_class(theme), "dateline");
  theme.dark.mark = "#aaffaa";
  const std::string own = scheme_class(theme);
  EXPECT_TRUE(own.starts_with("dateline-"));
  TimelineOptions options;
  options.theme = theme;
  const std::string svg = svg_of(ice_raids(), options);
  EXPECT_THAT(svg, HasSubstr("class=\"" + own + "\""));
  EXPECT_THAT(svg, HasSubstr("." + own + " .f-mark { fill: #aaffaa }"));
  EXPECT_THAT(svg, Not(HasSubstr(".dateline .f-")));
  theme.dark.mark = "#aaffab";
  EXPECT_NE(scheme_class(theme), own);
}

}  // namespace
}  // namespace dateline
