#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "charset.hpp"
#include "dateline/core/reader.hpp"
#include "document_invariants.hpp"
#include "html_filter.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string pages = DATELINE_SOURCE_DIR "/tests/core/pages/";

std::string file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view name_of(BlockKind kind) {
  constexpr std::string_view names[] = {"title",  "heading", "paragraph", "list item",
                                        "byline", "quote",   "table cell"};
  return names[static_cast<std::size_t>(kind)];
}

/// Everything that the reader found, for people to read.
std::string described(const Document& d) {
  std::string out = "title: " + d.title + "\noutlet: " + d.outlet + "\ncreation time: ";
  out += d.creation_time ? to_iso(d.creation_time->when.begin) + d.creation_time->zone + ", " +
                               d.creation_time->origin
                         : "none";
  out += "\n\n";
  for (const Block& b : d.blocks)
    out += "[" + std::string(name_of(b.kind)) + "] " + std::string(d.source.slice(b.span)) + "\n";
  out += "\n";
  for (const Diagnostic& x : d.diagnostics)
    out += std::string(to_string(x.severity)) + ": " + x.code + ": " + x.message + "\n";
  return out;
}

std::vector<std::string> blocks(const Document& d) {
  std::vector<std::string> out;
  for (const Block& b : d.blocks) out.emplace_back(d.source.slice(b.span));
  return out;
}

std::vector<std::string> codes(const Document& d) {
  std::vector<std::string> out;
  for (const Diagnostic& x : d.diagnostics) out.push_back(x.code);
  return out;
}

std::string day(const Document& d) {
  return d.creation_time ? to_iso(d.creation_time->when.begin) + d.creation_time->zone + ", " +
                               d.creation_time->origin
                         : "none";
}

const std::string prose =
    "<p>The council closed the old bridge over the Tarn, the mayor of the town said, and nobody "
    "knows when it will open again.</p><p>The engineers want to see the piers first, she said, and "
    "the river is too high for that at this time of year.</p>";

Document page(const std::string& head, const std::string& body = prose) {
  return read_html("a.html", "<html><head>" + head + "</head><body>" + body + "</body></html>");
}

// Pages of kinds that there are, each with what a reader should get: NAME.html or NAME.md,
// NAME.out.
class Pages : public testing::TestWithParam<std::string> {};

TEST_P(Pages, GiveTheirArticle) {
  const std::string path = pages + GetParam();
  const std::string bytes = file(path);
  ASSERT_FALSE(bytes.empty()) << path;
  const Document d = guess_format(path, bytes) == TextFormat::markdown
                         ? read_markdown(GetParam(), bytes)
                         : read_html(GetParam(), bytes);
  EXPECT_EQ(broken_invariant(d), "");
  const std::string expected_path = path + ".out";
  if (std::getenv("DATELINE_ACCEPT") != nullptr) std::ofstream(expected_path) << described(d);
  EXPECT_EQ(described(d), file(expected_path));
}

std::vector<std::string> page_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(pages))
    if (entry.path().extension() != ".out") names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, Pages, testing::ValuesIn(page_names()), [](const auto& test) {
  std::string name = test.param;
  for (char& c : name)
    if (c == '-' || c == '.') c = '_';
  return name;
});

// ---- dates ----

TEST(ReadHtml, TakesTheDateFromWhereverPagesHaveIt) {
  const auto meta = [](const std::string& attributes) {
    return day(page("<meta " + attributes + ">"));
  };
  EXPECT_EQ(meta("property='article:published_time' content='2019-07-10T09:00:00Z'"),
            "2019-07-10T09:00Z, meta article:published_time");
  EXPECT_EQ(meta("name=\"Date\" content=\"July 10, 2019\""), "2019-07-10, meta Date");
  EXPECT_EQ(meta("name=DC.date.issued content=2019-07-10"), "2019-07-10, meta DC.date.issued");
  EXPECT_EQ(meta("name='parsely-pub-date' content='2019-07-10 09:00'"),
            "2019-07-10T09:00, meta parsely-pub-date");
  EXPECT_EQ(meta("itemprop='datePublished' content='2019-07-10'"),
            "2019-07-10, itemprop datePublished");
  EXPECT_EQ(day(page("<link rel=canonical href='https://x.example/2019/07/10/bridge'>")),
            "2019-07-10, the page's address");
  EXPECT_EQ(
      day(page("",
               "<h1>Bridge closed</h1><span itemprop='datePublished'>10 July 2019</span>" + prose)),
      "2019-07-10, itemprop datePublished");
  EXPECT_EQ(
      day(page(
          "", "<h1>Bridge closed</h1><p><time datetime='2019-07-10'>Wednesday</time></p>" + prose)),
      "2019-07-10, <time datetime>");
  EXPECT_EQ(day(page("", "<h1>Bridge closed</h1><div>By Ana Ruiz | July 10, 2019</div>" + prose)),
            "2019-07-10, byline");
  EXPECT_EQ(day(page("")), "none");
}

TEST(ReadHtml, TakesNoOtherDateForThePages) {
  // Of an event.
  EXPECT_EQ(day(page("", "<h1>Bridge closed</h1>" + prose +
                             "<p>It was built by the county on <time datetime='1927-05-01'>1 May "
                             "1927</time>, and it was the first of its kind.</p>")),
            "none");
  // Of other stories.
  EXPECT_EQ(
      day(page(
          "",
          "<aside class=related><time datetime='2018-01-01'>1 January</time></aside><h1>Bridge "
          "closed</h1>" +
              prose)),
      "none");
  // Of nothing.
  EXPECT_EQ(day(page("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>")),
            "none");
  EXPECT_EQ(day(page("<meta property='article:published_time' content='0001-01-01T00:00:00Z'>")),
            "none");
}

TEST(ReadHtml, BelievesDatesInTheOrderOfTheirTrust) {
  const std::string ld =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-07-01"}</script>)";
  const std::string og = "<meta property='article:published_time' content='2019-07-02'>";
  const std::string other = "<meta name='date' content='2019-07-03'>";
  const std::string time = "<h1>Bridge closed</h1><p><time datetime='2019-07-04'>x</time></p>";
  const std::string byline = "<div>Published July 5, 2019</div>";
  const Document all = page(other + og + ld, time + byline + prose);
  EXPECT_EQ(day(all), "2019-07-01, JSON-LD datePublished");
  EXPECT_THAT(codes(all),
              ElementsAre("date-conflict", "date-conflict", "date-conflict", "date-conflict"));
  EXPECT_EQ(day(page(other + og, time + byline + prose)),
            "2019-07-02, meta article:published_time");
  EXPECT_EQ(day(page(other, time + byline + prose)), "2019-07-03, meta date");
  EXPECT_EQ(day(page("", time + byline + prose)), "2019-07-04, <time datetime>");
  EXPECT_EQ(day(page("", "<h1>Bridge closed</h1>" + byline + prose)), "2019-07-05, byline");
}

TEST(ReadHtml, NamesBothDatesThatDisagreeAndTheirPlaces) {
  const Document d = page(
      "\n<meta property='article:published_time' content='2019-07-10'>\n"
      "<meta name='date' content='2019-07-20'>");
  ASSERT_EQ(d.diagnostics.size(), 1u);
  EXPECT_EQ(d.diagnostics[0].message,
            "sources disagree on when this was published: 2019-07-10 (meta article:published_time, "
            "line 2) is used, 2019-07-20 (meta date, line 3) is not");
}

TEST(ReadHtml, SaysWhichDateItCannotRead) {
  const Document d = page("<meta property='article:published_time' content='03/04/2019'>");
  EXPECT_EQ(day(d), "none");
  ASSERT_THAT(codes(d), ElementsAre("unreadable-date"));
  EXPECT_THAT(d.diagnostics[0].message, HasSubstr("names no day that can be read: \"03/04/2019\""));
}

TEST(ReadHtml, PointsAtTheBylineThatDisagrees) {
  const Document d = page("<meta name='date' content='2019-07-20'>",
                          "<h1>Bridge closed</h1><p>Published July 10, 2019</p>" + prose);
  ASSERT_THAT(codes(d), ElementsAre("date-conflict"));
  EXPECT_EQ(d.source.slice(d.diagnostics[0].span), "July 10, 2019");
}

// ---- text ----

TEST(ReadHtml, ReadsAFragment) {
  const Document d = read_html("a.html", "<p>It rained on 3&nbsp;May.</p>");
  EXPECT_EQ(d.source.text(), "It rained on 3\u00A0May.\n");
}

TEST(ReadHtml, AnEmptyPageHasNoBlocks) {
  for (const std::string_view bytes :
       {"", " ", "<html></html>", "<!-- -->", "<script>x</script>", "<title></title>", "\0", "<"}) {
    const Document d = read_html("a.html", bytes);
    EXPECT_EQ(broken_invariant(d), "") << bytes;
    if (bytes != "<") EXPECT_THAT(d.blocks, IsEmpty()) << bytes;
  }
}

TEST(ReadHtml, DecodesEntitiesOnce) {
  EXPECT_THAT(
      blocks(read_html(
          "a", "<p>&lt;b&gt; &amp;amp; &eacute;&hellip; &#8220;x&#x201D; &#147;y&#148; 5 < 6 & 7")),
      ElementsAre("<b> &amp; é… “x” “y” 5 < 6 & 7"));
}

TEST(ReadHtml, KeepsWordsApartAsBrowsersShowThem) {
  EXPECT_THAT(blocks(read_html("a", "<div>one<b>two</b> three<br>four<div>five</div>six</div>")),
              ElementsAre("onetwo three\nfour", "five", "six"));
  EXPECT_THAT(
      blocks(read_html("a", "<p>on the 10<sup>th</sup> of May<sup class=reference>[3]</sup></p>")),
      ElementsAre("on the 10th of May"));
  EXPECT_THAT(blocks(read_html("a", "<p>on <del>Friday</del> Saturday</p>")),
              ElementsAre("on Saturday"));
}

TEST(ReadHtml, ScriptsAreNoText) {
  const Document d =
      page("", "<h1>Bridge closed</h1>" + prose +
                   "<script>document.write('<p>Closed on 1 January 1999, they say. </p>')"
                   "</script><p>It rained <script>x</script>on Monday all day long, and then it "
                   "snowed.</p><template><p>2001</p></template><noscript>Enable "
                   "JavaScript on 2 May</noscript>");
  EXPECT_THAT(std::string(d.source.text()), Not(HasSubstr("1999")));
  EXPECT_THAT(std::string(d.source.text()), HasSubstr("It rained on Monday"));
  EXPECT_THAT(std::string(d.source.text()), Not(HasSubstr("2001")));
  EXPECT_THAT(std::string(d.source.text()), Not(HasSubstr("JavaScript")));
}

TEST(ReadHtml, CdataIsText) {
  EXPECT_THAT(blocks(read_html("a", "<p>one <![CDATA[two < three & &amp;]]> four</p>")),
              ElementsAre("one two < three & &amp; four"));
}

TEST(ReadHtml, HiddenPartsAreNoText) {
  EXPECT_THAT(blocks(read_html("a",
                               "<p>one</p><p hidden>two</p><div style='display: none'>three</div>"
                               "<span class='sr-only'>four</span><p>five</p>")),
              ElementsAre("one", "five"));
}

TEST(ReadHtml, NamesOfChromeDontHideTheArticle) {
  // A wrapper by a name that means chrome elsewhere.
  const Document d = page("", "<div class='widget sidebar'>" + prose + "</div>");
  EXPECT_EQ(d.blocks.size(), 2u);
  const Document form = page("", "<form id=aspnetForm><h1>Bridge closed</h1>" + prose + "</form>");
  EXPECT_EQ(form.blocks.size(), 3u);
}

// ---- encodings ----

TEST(ReadHtml, ReadsTheEncodingThatThePageNames) {
  const auto text = [](std::string_view bytes) {
    return std::string(read_html("a", bytes).source.text());
  };
  EXPECT_EQ(text("<p>caf\xC3\xA9"), "café\n");
  EXPECT_EQ(text("<p>caf\xE9 \x93x\x94"), "café “x”\n");
  EXPECT_EQ(text("<meta charset=iso-8859-2><p>\xB1\xB6"), "ąś\n");
  EXPECT_EQ(text("<meta charset=shift_jis><p>\x93\xFA"), "日\n");
  EXPECT_EQ(text("<?xml version='1.0' encoding='windows-1251'?><p>\xCC\xE0\xE9"), "Май\n");
  EXPECT_EQ(text("\xEF\xBB\xBF<meta charset=latin1><p>caf\xC3\xA9"), "café\n");
  EXPECT_EQ(text(std::string_view("\xFF\xFE<\0p\0>\0\xE9\0\x3D\xD8\x00\xDE", 14)), "é😀\n");
}

TEST(ReadHtml, SaysWhereTheEncodingIsWrong) {
  const Document mixed = read_html("a", "<meta charset=utf-8><p>caf\xC3\xA9 caf\xE9");
  EXPECT_EQ(mixed.source.text(), "café caf\uFFFD\n");
  EXPECT_THAT(codes(mixed), ElementsAre("invalid-utf8"));
  const Document claimed = read_html("a", "<meta charset=utf-8><p>caf\xE9");
  EXPECT_EQ(claimed.source.text(), "café\n");
  EXPECT_THAT(codes(claimed), ElementsAre("wrong-charset"));
  const Document denied = read_html("a", "<meta charset=latin1><p>caf\xC3\xA9");
  EXPECT_EQ(denied.source.text(), "café\n");
  EXPECT_THAT(codes(denied), ElementsAre("wrong-charset"));
  const Document unknown = read_html("a", "<meta charset='x-klingon'><p>caf\xE9");
  EXPECT_EQ(unknown.source.text(), "café\n");
  EXPECT_THAT(codes(unknown), ElementsAre("unknown-charset"));
  EXPECT_THAT(codes(read_html("a", "<meta charset=euc-jp><p>\xA4\xA2\xFF\xA4")),
              ElementsAre("invalid-utf8"));
}

// ---- JSON-LD ----

Document with_json_ld(const std::string& json) {
  return page("<title>Bridge closed</title><script type='application/ld+json'>" + json +
              "</script>");
}

TEST(ReadHtml, FindsTheArticleInJsonLd) {
  for (
      const std::string json :
      {R"({"@type":"NewsArticle","datePublished":"2019-07-10"})",
       R"({"@type":["Thing","http://schema.org/ReportageNewsArticle"],"datePublished":"2019-07-10"})",
       R"([{"@type":"WebSite"},{"@type":"Article","datePublished":"2019-07-10"}])",
       R"({"@graph":[{"@type":"WebPage","datePublished":"2019-07-11","@id":"x"},{"@type":"BlogPosting","datePublished":"2019-07-10"}]})",
       R"({"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2019-07-10"}})",
       R"({"@type":"Article","datePublished":"2019-07-10","hasPart":[{"@type":"Article","datePublished":"2001-01-01"}]})",
       R"([{"@type":"Article","headline":"Other","datePublished":"2001-01-01"},{"@type":"Article","headline":"Bridge closed","datePublished":"2019-07-10"}])",
       "<!-- {\"@type\":\"Article\",\"datePublished\":\"2019-07-10\"} -->",
       "//<![CDATA[\n{\"@type\":\"Article\",\"datePublished\":\"2019-07-10\"}\n//]]>"})
    EXPECT_EQ(day(with_json_ld(json)), "2019-07-10, JSON-LD datePublished") << json;
  EXPECT_EQ(day(with_json_ld(R"({"@type":"VideoObject","datePublished":"2019-07-10"})")), "none");
  EXPECT_EQ(with_json_ld(R"({"@type":"Article","publisher":{"name":"The Pier"}})").outlet, "");
  EXPECT_EQ(
      with_json_ld(R"({"@type":"Article","headline":"x","publisher":{"name":"The Pier"}})").outlet,
      "The Pier");
}

TEST(ReadHtml, ReadsBrokenJsonLdUpToTheBreak) {
  const Document d = with_json_ld("\n{\"@type\":\"Article\",\"datePublished\":\"2019-07-10\",}");
  EXPECT_EQ(day(d), "2019-07-10, JSON-LD datePublished");
  ASSERT_THAT(codes(d), ElementsAre("broken-json-ld"));
  EXPECT_THAT(d.diagnostics[0].message, HasSubstr("line 2"));
  EXPECT_THAT(codes(with_json_ld("var x = 1")), ElementsAre("broken-json-ld"));
  EXPECT_THAT(codes(with_json_ld(" ")), IsEmpty());
  // The last of two members counts nowhere; the first is kept.
  EXPECT_EQ(
      day(with_json_ld(
          R"({"@type":"Article","datePublished":"2019-07-10","datePublished":"2001-01-01"})")),
      "2019-07-10, JSON-LD datePublished");
}

// ---- hostile pages ----

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

TEST(HtmlFilter, LeavesNothingThatBlowsUp) {
  std::size_t depth = 0;
  const auto filtered = [&](std::string_view page_text) {
    HtmlFilter filter(page_text, depth);
    std::string out;
    while (filter.next(out, 100)) {
    }
    return out;
  };
  EXPECT_EQ(filtered("a < b <p CLASS=x onclick='y' class=z>c</p></p></b>"),
            "a &lt; b <p class=\"x\">c</p>");
  EXPECT_EQ(filtered("<!DOCTYPE html [<!ENTITY a 'b'>]>x<!-- <p> -->y<!-->z<?php <b> ?>"),
            "]>xyz ?>");
  EXPECT_EQ(filtered("<style><p></style><script>'</p>'</script><textarea><p></textarea>x"), "x");
  EXPECT_EQ(filtered("<title>a<b>c</title>"), "<title>a&lt;b>c</title>");
  EXPECT_EQ(filtered("<p title='>' id=\"a'b\">x"), "<p id=\"a'b\">x");
  EXPECT_EQ(filtered("x<p"), "x");
  EXPECT_EQ(filtered("x<!-- never closed"), "x");
  EXPECT_EQ(filtered("x<!-- never closed <p>y"), "xy");
  EXPECT_EQ(filtered("<br></br></p >"), "<br><br>");
  depth = HtmlFilter::deepest;
  EXPECT_EQ(filtered("<b>a</b><p>b</p><br>c"), "a<br>b<br><br>c");
}

// Work that grows faster than the page would take minutes on some of these.
TEST(ReadHtml, ReadsHostilePagesInLinearTime) {
  const std::size_t size = std::getenv("DATELINE_LONG") != nullptr ? 20'000'000 : 1'500'000;
  const std::vector<std::string> hostile = {
      repeated("<div>", size),
      repeated("<b>", size),
      repeated("<b>", size) + repeated("</i>", size),
      repeated("<b><p>", size) + "x" + repeated("</b></p>", size),
      repeated("<table><tr><td>", size),
      repeated("<ul><li>", size) + "x",
      repeated("<p>", size),
      repeated("</p>", size),
      repeated("<a href=x>", size),
      repeated("<p><div></p></div>", size),
      "<p " + repeated("a b c d ", size) + ">x",
      "<p " + repeated("a='1' ", size),
      "<p class='" + repeated("nav ", size) + "'>x",
      "<p class='x" + repeated("a-", size),
      repeated("<p a='", size),
      repeated("<!--", size),
      repeated("<!-- x -->", size),
      repeated("<![CDATA[", size),
      repeated("<script>", size),
      repeated("<script>x</script>", size),
      repeated("<style></style>", size),
      repeated("<title>", size),
      repeated("</", size),
      repeated("<", size),
      repeated("<?", size),
      repeated("<!", size),
      repeated("&", size),
      repeated("&lt", size),
      repeated("&#", size),
      "&#" + repeated("9", size) + ";",
      "&" + repeated("a", size) + ";",
      repeated("&amp;", size),
      "<" + repeated("a", size) + ">x",
      repeated(std::string_view("\0", 1), size),
      repeated(std::string_view("<\0p>", 4), size),
      repeated("\xFF", size),
      repeated("<meta charset", size),
      repeated("<br>", size),
      repeated("x<br>", size),
      repeated("<time datetime=2019-07-10>", size),
      repeated("<h1>Bridge</h1>", size),
      repeated("<article><p>It rained all day, and then it rained all night.</p>", size),
      repeated(
          "<div itemprop=articleBody><p>It rained all day, and then it rained all night.</p></div>",
          size),
      repeated("<meta name=date content=2019-07-10>", size),
      repeated("<td>x", size),
      repeated("<font><center><nobr>", size),
      repeated("<svg><title>", size),
      repeated("<del><s>", size),
      "<script type=application/ld+json>" + repeated("[", size) + "</script>",
      "<script type=application/ld+json>" + repeated("{\"a\":", size) + "</script>",
      "<script type=application/ld+json>{" + repeated("\"datePublished\":\"2019-07-10\",", size) +
          "</script>",
      repeated(
          "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\"}</script>",
          size),
      repeated("<script type=application/ld+json>[</script>", size),
      "<!DOCTYPE html [<!ENTITY a \"" + repeated("&a;", size) + "\">]><p>&a;</p>",
      "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" +
          repeated("&b;", size)};
  for (const std::string& bytes : hostile) {
    const auto start = std::chrono::steady_clock::now();
    const Document d = read_html("a.html", bytes);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(broken_invariant(d), "") << bytes.substr(0, 60);
    // A tenth of what quadratic work would take, and many times what linear work does.
    EXPECT_LT(seconds.count(), 4e-6 * static_cast<double>(bytes.size()) + 2) << bytes.substr(0, 60);
  }
}

TEST(ReadHtml, KeepsTheTextOfDeepPages) {
  const Document d =
      read_html("a.html", repeated("<div><span>", 100'000) + "The end came on 3 May.");
  EXPECT_THAT(blocks(d), ElementsAre("The end came on 3 May."));
  EXPECT_THAT(codes(d), ElementsAre("deep-html"));
}

TEST(ReadHtml, KeepsItsPromisesOnPiecesOfPages) {
  const std::vector<std::string> pieces = {
      "<p>",
      "</p>",
      "<div class='nav x'>",
      "</div>",
      "<h1>",
      "</h1>",
      "<ul>",
      "<li>",
      "</ul>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<br>",
      "<a href='x'>",
      "</a>",
      "<b>",
      "</i>",
      "<script>",
      "</script>",
      "<script type='application/ld+json'>",
      "{\"@type\":\"Article\",\"datePublished\":\"2019-07-10\"}",
      "<!--",
      "-->",
      "<time datetime='2019-07-10'>",
      "</time>",
      "<meta name='date' content='July 10, 2019'>",
      "<title>",
      "</title>",
      "It rained on Friday, she said, and nobody knew when it would ever stop again. ",
      "By Ana Ruiz",
      "Published July 10, 2019",
      "&amp;",
      "&nbsp;",
      "&#150;",
      "<",
      ">",
      "&",
      "\"",
      "'",
      "=",
      "\xC3\xA9",
      "\xE9",
      " ",
      "\n",
      "<article>",
      "</article>",
      "<nav>",
      "<aside>",
      "<footer>",
      "<form>",
      "<pre>",
      "a\n\nb",
      "<blockquote>",
      "<![CDATA[",
      "]]>",
      "<?xml version='1.0'?>",
      "<!DOCTYPE html>",
      "<body>",
      "</body>",
      "</html>",
      "<del>",
      "\xC2\xAD",
      "\xE2\x80\x8B",
      "<sup class='reference'>",
      "</sup>",
      "<span itemprop='datePublished'>",
      "</span>",
      "<svg>",
      "</svg>",
      "<select><option>",
      "<button>",
      "<hr>"};
  std::mt19937 random(20190713);  // fixed: the same inputs on every run
  const int rounds = std::getenv("DATELINE_LONG") != nullptr ? 20'000 : 600;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes;
    for (auto count = random() % 60; count > 0; --count) bytes += pieces[random() % pieces.size()];
    const Document d = read_html("a.html", bytes);
    ASSERT_EQ(broken_invariant(d), "") << bytes;
    ASSERT_EQ(broken_invariant(read_markdown("a.md", bytes)), "") << bytes;
  }
}

// What html_fuzz begins with, and what it has found.
TEST(ReadHtml, KeepsItsPromisesOnWhatFuzzingFound) {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/tests/fuzz/corpus/html")) {
    const std::string bytes = file(entry.path());
    EXPECT_EQ(broken_invariant(read_html("a.html", bytes)), "") << entry.path();
    EXPECT_EQ(broken_invariant(read_markdown("a.md", bytes)), "") << entry.path();
    ++files;
  }
  EXPECT_GE(files, 8u);
}

TEST(GuessFormat, GoesByTheNameThenByTheContent) {
  EXPECT_EQ(guess_format("a.html", "x"), TextFormat::html);
  EXPECT_EQ(guess_format("dir.md/a.HTM", "x"), TextFormat::html);
  EXPECT_EQ(guess_format("a.md", "<html>"), TextFormat::markdown);
  EXPECT_EQ(guess_format("a.txt", "<p>x</p>"), TextFormat::text);
  EXPECT_EQ(guess_format("a.txt", "\n<!DOCTYPE html>"), TextFormat::html);
  EXPECT_EQ(guess_format("stdin", "<p>x</p>"), TextFormat::html);
  EXPECT_EQ(guess_format("stdin", "<?xml version='1.0'?><!-- a --><html>"), TextFormat::html);
  EXPECT_EQ(guess_format("stdin", "<pier 4> is closed"), TextFormat::text);
  EXPECT_EQ(guess_format("stdin", "---\ntitle: x\n---\ny"), TextFormat::markdown);
  EXPECT_EQ(guess_format("stdin", "+++\r\ndate = 2019-07-10\r\n+++\r\ny"), TextFormat::markdown);
  EXPECT_EQ(guess_format("stdin", "---\nHe said: no.\n"), TextFormat::text);
  EXPECT_EQ(guess_format("stdin", "# x"), TextFormat::text);
}

}  // namespace
}  // namespace dateline
