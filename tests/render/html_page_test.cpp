#include "dateline/render/html_page.hpp"

#include <gmock/gmock.h>
#include <libxml/HTMLparser.h>

#include <memory>
#include <set>

#include "content_hash.hpp"
#include "embedded_page.hpp"
#include "story_hostile.hpp"

namespace dateline {
namespace {

using namespace fixture;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string page_of(const Story& story, const TimelineOptions& options = {}) {
  return timeline_html(std::span(&story, 1), {}, options);
}

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string attribute(const std::string& wanted) const {
    for (const auto& [n, value] : attributes)
      if (n == wanted) return value;
    return {};
  }
};

void collect(const xmlNode* node, std::vector<Element>& out) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    Element e{reinterpret_cast<const char*>(node->name), {}};
    for (const xmlAttr* a = node->properties; a; a = a->next)
      e.attributes.emplace_back(
          reinterpret_cast<const char*>(a->name),
          a->children ? reinterpret_cast<const char*>(a->children->content) : "");
    out.push_back(std::move(e));
    collect(node->children, out);
  }
}

std::vector<Element> elements_of(const std::string& html) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
      &xmlFreeDoc);
  std::vector<Element> out;
  if (document) collect(xmlDocGetRootElement(document.get()), out);
  return out;
}

// Whatever the story: one script, ours; every link arrives; ids are unique; nothing is inline.
void expect_sound(const std::string& html) {
  const std::vector<Element> elements = elements_of(html);
  ASSERT_GT(elements.size(), 20u);
  std::set<std::string> ids;
  std::size_t scripts = 0, styles = 0;
  for (const Element& e : elements) {
    scripts += e.name == "script";
    styles += e.name == "style";
    EXPECT_THAT((std::set<std::string>{"img", "iframe", "object", "embed", "link", "base", "form"}),
                Not(::testing::Contains(e.name)));
    for (const auto& [name, value] : e.attributes) {
      EXPECT_FALSE(name.starts_with("on") || name == "style" || name == "src") << name;
      if (name == "id") {
        EXPECT_TRUE(ids.insert(value).second) << "twice: " << value;
      }
    }
  }
  EXPECT_EQ(scripts, 1u);
  EXPECT_EQ(styles, 2u);
  for (const Element& e : elements) {
    const std::string href = e.attribute("href");
    if (href.empty()) continue;
    ASSERT_EQ(href[0], '#');
    EXPECT_TRUE(ids.contains(href.substr(1))) << href;
  }
}

Span find(const std::string& text, const std::string& words) {
  const auto at = text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// A story with a text: two events in one sentence, and a date.
Story told(
    const std::string& text = "Fire & flood\n\nRivers rose on Monday and burst. All is well.\n") {
  StoryBuilder b("told", "Fire & flood", "", "2020-06-16");
  b.event("Rivers", "rise", "Rivers rose", day("2020-06-15"));
  b.event("Rivers", "burst", "Rivers burst", day("2020-06-15"));
  Story story = b.build();
  story.text = SourceText("told.txt", text);
  story.events[0].span = find(text, "rose");
  story.events[1].span = find(text, "burst");
  for (Event& e : story.events) {
    e.evidence = find(text, "Rivers rose on Monday and burst.");
    e.when->timex = TimexId{0};
  }
  Timex timex;
  timex.span = find(text, "Monday");
  timex.value = "2020-06-15";
  story.timexes.push_back(timex);
  return story;
}

DateExplanation why_monday() {
  return {false, "2020-06-15", {{"rule", "weekday <b>", false, std::nullopt}}};
}

TEST(ContentHash, IsTheStandardsSha256) {
  // FIPS 180-4's example "abc", and the empty text.
  EXPECT_EQ(content_hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(content_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST(EmbeddedPage, HoldsNothingThatEndsItsElement) {
  EXPECT_THAT(std::string(page_script()), Not(HasSubstr("</script")));
  EXPECT_THAT(std::string(page_script()), Not(HasSubstr("<!--")));
  EXPECT_THAT(std::string(page_script()), Not(HasSubstr("innerHTML")));
  EXPECT_THAT(std::string(page_style()), Not(HasSubstr("</")));
}

TEST(TimelineHtml, AllowsItsOwnScriptAndStylesAlone) {
  const std::string html = page_of(ice_raids());
  const auto style = html.find("<style>") + 7;
  const std::string theme = html.substr(style, html.find("</style>") - style);
  EXPECT_THAT(
      html, HasSubstr("content=\"default-src 'none'; script-src '" + content_hash(page_script()) +
                      "'; style-src '" + content_hash(page_style()) + "' '" + content_hash(theme) +
                      "'; base-uri 'none'; form-action 'none'\""));
  EXPECT_THAT(html, Not(HasSubstr("unsafe")));
}

TEST(TimelineHtml, TiesEventsSentencesAndDates) {
  const Story story = told();
  const std::vector<std::vector<DateExplanation>> why = {{why_monday()}};
  const std::string html = timeline_html(std::span(&story, 1), why);
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr("<h2 id=\"article\" dir=\"auto\">Fire &amp; flood</h2>"));
  EXPECT_THAT(html, Not(HasSubstr("Fire &amp; flood</p>")));
  EXPECT_THAT(html, HasSubstr("<span class=\"sentence\">Rivers <a class=\"words happened\" "
                              "id=\"e1-text\" href=\"#e1\""));
  EXPECT_THAT(html, HasSubstr("<a class=\"date\" id=\"t1\" href=\"#t1-why\" title=\"2020-06-15\">"
                              "Monday</a>"));
  EXPECT_THAT(html, HasSubstr("<h3 dir=\"auto\"><a href=\"#e1-text\">Rivers rose</a>"));
  EXPECT_THAT(html, HasSubstr("href=\"#t1-why\">Why this date: <q>Monday</q>"));
  EXPECT_THAT(html, HasSubstr("<dt>rule</dt><dd dir=\"auto\">weekday &lt;b&gt;</dd>"));
  EXPECT_THAT(html, HasSubstr("<a id=\"picture-e1\" href=\"#e1\" class=\"event happened\">"));
}

TEST(TimelineHtml, HasAPictureForPhonesUnlessItIsNarrowItself) {
  const Story story = told();
  const std::vector<std::vector<DateExplanation>> why = {{why_monday()}};
  const auto count = [](std::string_view html, std::string_view what) {
    std::size_t found = 0;
    for (auto at = html.find(what); at != html.npos; at = html.find(what, at + 1)) ++found;
    return found;
  };
  TimelineOptions options;
  const std::string wide = timeline_html(std::span(&story, 1), why, options);
  EXPECT_EQ(count(wide, "<svg "), 2u);
  EXPECT_THAT(wide, HasSubstr("<div class=\"picture wide\""));
  EXPECT_THAT(wide, HasSubstr("<div class=\"picture down narrow\""));
  EXPECT_THAT(wide, HasSubstr("<a id=\"narrow-e1\" href=\"#e1\""));
  EXPECT_THAT(wide, HasSubstr("<a class=\"when narrow\" href=\"#narrow-e1\">"));
  options.direction = Direction::vertical;
  EXPECT_EQ(count(timeline_html(std::span(&story, 1), why, options), "<svg "), 2u);
  options.width = 400;
  const std::string narrow = timeline_html(std::span(&story, 1), why, options);
  expect_sound(narrow);
  EXPECT_EQ(count(narrow, "<svg "), 1u);
  EXPECT_THAT(narrow, HasSubstr("<div class=\"picture down\""));
  EXPECT_THAT(narrow, HasSubstr("<a class=\"when\" href=\"#picture-e1\">"));
}

TEST(TimelineHtml, SaysThatThereIsNothingToDraw) {
  Story empty = told();
  empty.events.clear();
  const std::string html = timeline_html(std::span(&empty, 1), {});
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr(">No events to draw.</p>"));
  EXPECT_THAT(html, Not(HasSubstr("<svg")));
}

TEST(TimelineHtml, HasATableOfEventsWithoutText) {
  const std::string html = page_of(ice_raids());
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr("<tr class=\"event planned\" id=\"e7\""));
  EXPECT_THAT(html, Not(HasSubstr("<article")));
}

TEST(TimelineHtml, KeepsTextText) {
  expect_sound(page_of(hostile()));
  std::string text;
  for (const std::string& name : hostile_names())
    if (name.find('\xFF') == std::string::npos) text += name + ". ";
  text += "</script><img src=x onerror=alert(1)> <!--<script> ]]> Rivers rose on Monday and burst.";
  Story story = told(text);
  story.document.title = "</title><script>x</script>";
  story.diagnostics.push_back({Severity::warning, "x", "<script>y</script>", {0, 4}});
  DateExplanation why = why_monday();
  why.value = "\"><script>z</script>";
  const std::vector<std::vector<DateExplanation>> all = {{why}};
  const std::string html = timeline_html(std::span(&story, 1), all);
  expect_sound(html);
  for (const char* bidi : {"\u202E", "\u2066", "\x1B", "\x07"})
    EXPECT_THAT(html, Not(HasSubstr(bidi)));
}

TEST(TimelineHtml, BearsSpansThatOverlapOrLieOutside) {
  Story story = told();
  story.events[1].span = story.events[0].span;  // the same words
  story.events.push_back(story.events[0]);
  story.events.back().id = EventId{2};
  story.events.back().span = {story.timexes[0].span.begin - 3, story.timexes[0].span.end};
  story.events.push_back(story.events[0]);
  story.events.back().id = EventId{3};
  story.events.back().span = {0, story.text.size()};  // all paragraphs
  story.events.push_back(story.events[0]);
  story.events.back().id = EventId{4};
  story.events.back().span = story.events.back().evidence = {5000, 6000};
  const std::vector<std::vector<DateExplanation>> why = {{why_monday()}};
  const std::string html = timeline_html(std::span(&story, 1), why);
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr("<span id=\"e2-text\"></span>"));
}

TEST(TimelineHtml, ReadsWrappedLinesAsOneParagraph) {
  const Story wrapped = told("Rivers rose on Monday and burst. All\nis well.\n");
  EXPECT_THAT(page_of(wrapped), HasSubstr("All</p>\n<p dir=\"auto\">is well."));
  Story story = told();
  std::string text = "Rivers rose on\nMonday and burst. All is well.\n";
  story.text = SourceText("told.txt", text);
  for (Event& e : story.events) e.evidence = find(text, "Rivers rose on\nMonday and burst.");
  story.events[0].span = find(text, "rose");
  story.events[1].span = find(text, "burst");
  story.timexes[0].span = find(text, "Monday");
  EXPECT_THAT(page_of(story), HasSubstr("</a> on <span class=\"date\""));
}

TEST(TimelineHtml, GivesTheSameBytesAndGrowsWithItsInput) {
  EXPECT_EQ(page_of(told()), page_of(told()));
  // Many events of one endless sentence don't repeat it.
  std::string text = "Rivers rose on Monday and burst.";
  Story story = told(text + std::string(50'000, 'x'));
  for (Event& e : story.events) e.evidence = {0, story.text.size()};
  for (std::uint32_t i = 2; i < 300; ++i) {
    story.events.push_back(story.events[0]);
    story.events.back().id = EventId{i};
  }
  EXPECT_LT(page_of(story).size(), 1'000'000u);
}

TEST(TimelineHtml, PutsThePrefixBeforeEveryId) {
  TimelineOptions options;
  options.id_prefix = "x-";
  const Story story = told();
  const std::string html = page_of(story, options);
  expect_sound(html);
  for (const Element& e : elements_of(html))
    if (const std::string id = e.attribute("id"); !id.empty()) {
      EXPECT_TRUE(id.starts_with("x-")) << id;
    }
}

TEST(TimelineHtml, TakesTheThemesColours) {
  TimelineOptions options;
  options.theme = Theme::night();
  const std::string html = page_of(ice_raids(), options);
  EXPECT_THAT(html, HasSubstr("--paper: #16181b;"));
  EXPECT_THAT(html, HasSubstr("color-scheme: dark;"));
  EXPECT_THAT(html, Not(HasSubstr("prefers-color-scheme")));
  options.theme = Theme::standard();
  options.theme.light.paper = "#fff}</style><script>";
  expect_sound(page_of(ice_raids(), options));
}

}  // namespace
}  // namespace dateline
