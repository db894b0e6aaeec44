#include "theme_file.hpp"

#include <gmock/gmock.h>

#include "inputs.hpp"
#include "run_fixture.hpp"

namespace dateline::cli::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string faults(std::string_view toml) {
  try {
    (void)parse_theme_file("t.toml", toml);
  } catch (const UnreadableInput& error) {
    return error.what();
  }
  return "";
}

TEST(ThemeFile, EmptyIsStandard) {
  const Theme theme = parse_theme_file("t.toml", "# nothing\n");
  EXPECT_EQ(theme.light, Theme::standard().light);
  EXPECT_EQ(theme.dark, Theme::standard().dark);
  EXPECT_TRUE(theme.adaptive);
  EXPECT_TRUE(theme.fonts.empty());
  EXPECT_EQ(theme.font_scale, 1);
}

TEST(ThemeFile, ChangesItsBaseWhereverThatStands) {
  const Theme theme = parse_theme_file(
      "t.toml", "font = 'Georgia'\nfont-scale = 1\nbase = 'print'\ncolours.ink = '#000'\n");
  EXPECT_THAT(theme.fonts, ElementsAre("Georgia"));
  EXPECT_EQ(theme.light.ink, "#000000");
  EXPECT_EQ(theme.light.mark, Theme::print().light.mark);
  EXPECT_FALSE(theme.adaptive);
  EXPECT_EQ(theme.dark, theme.light);
}

TEST(ThemeFile, DarkMakesItAdaptive) {
  const Theme theme =
      parse_theme_file("t.toml", "base = 'light'\n[dark]\nmark = '#9F9'\n[colors]\nmark='#060'\n");
  EXPECT_TRUE(theme.adaptive);
  EXPECT_EQ(theme.dark.mark, "#99ff99");
  EXPECT_EQ(theme.dark.paper, Theme::night().light.paper);
  EXPECT_EQ(theme.light.mark, "#006600");
}

TEST(ThemeFile, NamesEveryFaultWithItsPlace) {
  EXPECT_EQ(faults("base = 'sepia'\nfont-scale = 3\n\n[colours]\nimk = '#000'\nsoft = 'grey'\n"),
            "t.toml:1:8: error: base is one of \"standard\", \"light\", \"dark\" and \"print\"\n"
            "base = 'sepia'\n"
            "       ^~~~~~~\n"
            "t.toml:2:14: error: font-scale is a number from 0.6 to 1.2\n"
            "font-scale = 3\n"
            "             ^\n"
            "t.toml:5:1: error: there is no key 'imk' in [colours]; did you mean 'ink'? (there "
            "are: paper, ink, soft, rule, faint, mark, negative, reference)\n"
            "imk = '#000'\n"
            "^~~\n"
            "t.toml:6:8: error: a colour is \"#rrggbb\" or \"#rgb\", in hexadecimal digits\n"
            "soft = 'grey'\n"
            "       ^~~~~~\n");
}

TEST(ThemeFile, BrokenTomlHasAPlace) {
  EXPECT_THAT(faults("font = \"Übergrößen\" \"\n"), HasSubstr("t.toml:1:21: error: "));
  EXPECT_THAT(faults("[colours\n"), HasSubstr("t.toml:1:9: error: "));
  EXPECT_THAT(faults("font = 'a'\nfont = 'b'\n"), HasSubstr("t.toml:2:"));
  EXPECT_THAT(faults("font = "), HasSubstr("t.toml:1:"));
  EXPECT_THAT(faults("a\xff = 1\n"), HasSubstr("t.toml:1:"));
  EXPECT_THAT(faults(std::string(100000, '[')), HasSubstr("t.toml:1:"));
  EXPECT_THAT(faults("\x1b[2J = 1\n"), Not(HasSubstr("\x1b")));
}

TEST(ThemeFile, WrongTypesAreFaults) {
  for (const char* toml : {"base = 1",
                           "font = 3",
                           "font = []\nfont-scale = '1'",
                           "font = ['a', 2]",
                           "font = ''",
                           "font = \"x', y\"",
                           "font = \"a\\u0007b\"",
                           "font = [['a']]",
                           "font-scale = nan",
                           "font-scale = -1",
                           "font-scale = inf",
                           "colours = '#fff'",
                           "[colours]\nink = 0",
                           "[colours]\nink = '#12345'",
                           "[colours]\nink = '#gggggg'",
                           "[colours.ink]\na = 1",
                           "dark = []",
                           "[dark]\npaper = true",
                           "width = 3",
                           "[[colours]]\nink = '#000'"})
    EXPECT_THAT(faults(toml), HasSubstr("error: ")) << toml;
}

TEST(ThemeFile, TextKeepsItsContrast) {
  EXPECT_EQ(faults("[colours]\nsoft = \"#999999\"\nfaint = '#fff'"),
            "t.toml:2:8: error: the contrast of soft (#999999) on paper (#ffffff) in [colours] is "
            "2.84:1, and text needs 4.5:1 (#767676 would do)\n"
            "soft = \"#999999\"\n"
            "       ^~~~~~~~~\n"
            "t.toml:2:8: error: the contrast of soft (#999999) on faint (#ffffff) in [colours] is "
            "2.84:1, and text needs 4.5:1 (#767676 would do)\n"
            "soft = \"#999999\"\n"
            "       ^~~~~~~~~\n");
  // The ground is named where it alone is the file's own.
  EXPECT_THAT(
      faults("base = 'light'\n[colours]\npaper = '#888'"),
      HasSubstr("t.toml:3:9: error: the contrast of soft (#5a5a5a) on paper (#888888) is "));
  EXPECT_THAT(faults("[dark]\nink = '#333'"), HasSubstr(" in [dark] is "));
  EXPECT_EQ(faults("[colours]\nsoft = '#767676'\nfaint = '#fff'"), "");
  // On pages, what is pointed at lies on "faint".
  for (const std::string colour : {"mark", "negative", "reference"})
    EXPECT_THAT(faults("[colours]\n" + colour + " = '#767676'"),
                HasSubstr("t.toml:2:" + std::to_string(colour.size() + 4) +
                          ": error: the contrast of " + colour + " (#767676) on faint (#f3f2ee)"));
}

class ThemeFileTest : public TemporaryDirectory {};

constexpr std::string_view article = "Dam bursts\n\nThe dam broke on Tuesday.\n";

TEST_F(ThemeFileTest, ColoursPicturesOfEveryCommand) {
  const std::string theme =
      write("own.toml",
            "base = 'light'\nfont = 'Charter'\nfont-scale = 0.8\n[colours]\nink = '#123456'\n");
  for (const char* command : {"timeline", "graph"}) {
    const Result result = run_with({command, "-Tsvg", "--date", "2024-05-16", "--theme", theme},
                                   std::string(article));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("#123456")) << command;
    EXPECT_THAT(result.out, HasSubstr("font-family=\"'Charter', Helvetica, ")) << command;
    EXPECT_THAT(result.out, Not(HasSubstr("font-size=\"15\""))) << command;
    EXPECT_THAT(
        run_with({command, "-Tdot", "--date", "2024-05-16", "--theme", theme}, std::string(article))
            .out,
        HasSubstr("#123456"));
  }
}

TEST_F(ThemeFileTest, FaultsLeaveNoArtefact) {
  const std::string bad = write("bad.toml", "colour = 1\n");
  const Result result =
      run_with({"timeline", "--theme", bad, "-o", path("t.svg")}, std::string(article));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr(bad + ":1:1: error: there is no key 'colour' in a theme; did "
                                          "you mean 'colours'?"));
  EXPECT_THAT(files(), ElementsAre("bad.toml"));
  EXPECT_EQ(run_with({"timeline", "--theme", path("none.toml")}).exit_code, 1);
  EXPECT_EQ(run_with({"timeline", "--theme", "none"}).exit_code, 2);
  write("big.toml", std::string((1 << 20) + 1, '#'));
  EXPECT_THAT(run_with({"timeline", "--theme", path("big.toml")}).err, HasSubstr("too large"));
}

TEST_F(ThemeFileTest, OfAReportAndOfABlock) {
  std::filesystem::create_directories(path("sub"));
  write("sub/own.toml", "[colours]\nmark = '#123456'\n");
  write("all.toml", "[colours]\nmark = '#654321'\n");
  const std::string md =
      write("sub/r.md",
            "```dateline --date 2024-05-16 --theme own.toml\nA\n\nIt broke on Tuesday.\n```\n"
            "\n```dateline --date 2024-05-16\nA\n\nIt broke on Tuesday.\n```\n");
  const Result result = run_with({"embed", "--theme", path("all.toml"), md});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::size_t second = result.out.find("id=\"dateline-2\"");
  EXPECT_THAT(result.out.substr(0, second), HasSubstr("#123456"));
  EXPECT_THAT(result.out.substr(0, second), Not(HasSubstr("#654321")));
  EXPECT_THAT(result.out.substr(second), HasSubstr("#654321"));
  write("sub/own.toml", "x = 1\n");
  const Result bad = run_with({"embed", md});
  EXPECT_EQ(bad.exit_code, 1);
  EXPECT_EQ(bad.out, "");
  EXPECT_THAT(bad.err, HasSubstr("own.toml:1:1: error: there is no key 'x'"));
}

TEST(SampleThemes, AreRead) {
  const Theme theme = read_theme_file(DATELINE_SOURCE_DIR "/samples/themes/chronicle.toml");
  EXPECT_TRUE(theme.adaptive);
  EXPECT_EQ(theme.light.mark, "#1d5c54");
}

}  // namespace
}  // namespace dateline::cli::testing
