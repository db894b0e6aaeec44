#include "dateline/core/diagnostic.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

std::string rendered(std::string text, std::string_view marked,
                     Severity severity = Severity::warning) {
  const SourceText source("news.txt", std::move(text));
  const auto begin = static_cast<std::uint32_t>(source.text().find(marked));
  const Span span = {begin, begin + static_cast<std::uint32_t>(marked.size())};
  return render({severity, "test", "look here", span}, source);
}

TEST(Render, PutsACaretUnderTheSpan) {
  EXPECT_EQ(rendered("First line.\nOn Friday it rained.\nLast.", "Friday"),
            "news.txt:2:4: warning: look here\n"
            "On Friday it rained.\n"
            "   ^~~~~~\n");
  EXPECT_EQ(rendered("a", "a", Severity::error), "news.txt:1:1: error: look here\na\n^\n");
}

TEST(Render, AlignsTabsAndWideCharacters) {
  EXPECT_EQ(rendered("\tx y", "y"), "news.txt:1:4: warning: look here\n        x y\n          ^\n");
  EXPECT_EQ(rendered("中文 y", "y"), "news.txt:1:4: warning: look here\n中文 y\n     ^\n");
  EXPECT_EQ(rendered("中文 y", "文"), "news.txt:1:2: warning: look here\n中文 y\n  ^~\n");
  EXPECT_EQ(rendered("e\u0301 y", "y"), "news.txt:1:4: warning: look here\ne\u0301 y\n  ^\n");
}

TEST(Render, ShowsControlCharactersAsReplacements) {
  EXPECT_EQ(rendered("a\x1B[31m\u202Eb y", "y"),
            "news.txt:1:10: warning: look here\na\uFFFD[31m\uFFFDb y\n         ^\n");
  const SourceText hostile("a\x1B[2J.txt", "x");
  EXPECT_EQ(render({Severity::note, "c", "m\nn", {0, 1}}, hostile),
            "a\uFFFD[2J.txt:1:1: note: m\uFFFDn\nx\n^\n");
}

TEST(Render, ShowsAWindowOfLongLines) {
  const std::string text = std::string(100'000, 'a') + " Friday " + std::string(100'000, 'b');
  const std::string out = rendered(text, "Friday");
  EXPECT_LT(out.size(), 400u);
  EXPECT_NE(out.find("news.txt:1:100002: "), std::string::npos);
  const auto line = out.find('\n') + 1;
  const auto carets = out.find('\n', line) + 1;
  // "…" has three bytes and one column.
  EXPECT_EQ(out.find("Friday", line) - line - 2, out.find('^') - carets);
  EXPECT_EQ(out.substr(line, 3), "…");
  EXPECT_EQ(out.substr(carets - 4, 3), "…");
}

TEST(Render, StaysInsideOfTheLine) {
  // A span over several lines is marked to the end of its first.
  EXPECT_EQ(rendered("one two\nthree", "two\nthree"),
            "news.txt:1:5: warning: look here\none two\n    ^~~\n");
  const SourceText source("a", "one\n");
  EXPECT_EQ(render({Severity::error, "c", "end", {4, 4}}, source), "a:2:1: error: end\n\n^\n");
  EXPECT_EQ(render({Severity::error, "c", "end", {90, 99}}, source), "a:2:1: error: end\n\n^\n");
  EXPECT_EQ(render({Severity::error, "c", "none", {}}, SourceText("a", "")),
            "a: error: none\n");
}

TEST(Render, SpeaksOfTheWholeInputWithoutAPlace) {
  EXPECT_EQ(render({Severity::warning, "c", "two dates", {}}, SourceText("a.html", "One.\n")),
            "a.html: warning: two dates\n");
}

std::string excerpt_of(std::string text, std::vector<std::string> words, std::size_t columns) {
  const SourceText source("a", std::move(text));
  std::vector<Span> marks;
  for (const std::string& w : words) {
    const auto begin = source.text().find(w, marks.empty() ? 0 : marks.back().end);
    EXPECT_NE(begin, std::string_view::npos) << w;
    marks.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + w.size())});
  }
  ExcerptStyle style;
  style.columns = columns;
  style.indent = "> ";
  return excerpt(source, {0, source.size()}, marks, style);
}

TEST(Excerpt, PutsCaretsUnderAllMarks) {
  EXPECT_EQ(excerpt_of("From 3 to 7 May.", {"3", "7 May"}, 40),
            "> From 3 to 7 May.\n"
            ">      ^    ^~~~~\n");
  // White space of any kind is one blank.
  EXPECT_EQ(excerpt_of("It shut\n\ton  May\n3.\n", {"May\n3"}, 40),
            "> It shut on May 3.\n"
            ">            ^~~~~\n");
  EXPECT_EQ(excerpt_of("", {}, 40), "");
}

TEST(Excerpt, BreaksLinesAtBlanksAndKeepsMarksWhole) {
  EXPECT_EQ(excerpt_of("one two three four five six", {"three four"}, 16),
            "> one two\n"
            "> three four five\n"
            "> ^~~~~~~~~~\n"
            "> six\n");
  // A mark that is longer than a line goes on.
  EXPECT_EQ(excerpt_of("aaaa bbbb cccc", {"aaaa bbbb cccc"}, 9),
            "> aaaa bbbb\n"
            "> ^~~~~~~~~\n"
            "> cccc\n"
            "> ~~~~\n");
  // A word that is longer, too.
  EXPECT_EQ(excerpt_of("abcdefghij", {"ij"}, 4), "> abcd\n> efgh\n> ij\n> ^~\n");
}

TEST(Excerpt, CountsColumnsAsTerminalsDo) {
  EXPECT_EQ(excerpt_of("渡し船 May", {"May"}, 40),
            "> 渡し船 May\n"
            ">        ^~~\n");
  EXPECT_EQ(excerpt_of("Noe\u0308l May", {"May"}, 40),
            "> Noe\u0308l May\n"
            ">      ^~~\n");
  EXPECT_EQ(excerpt_of("三月", {"三月"}, 40), "> 三月\n> ^~~~\n");
  EXPECT_EQ(excerpt_of("a\x1b[2J\u202Eb May", {"May"}, 40),
            "> a\uFFFD[2J\uFFFDb May\n"
            ">         ^~~\n");
}

TEST(Excerpt, LeavesOutWhatIsFarFromMarks) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "word ";
  const std::string out = excerpt_of(text + "May 3 " + text, {"May 3"}, 60);
  EXPECT_LT(out.size(), 400u);
  EXPECT_TRUE(out.starts_with("> …\n")) << out;
  EXPECT_TRUE(out.ends_with("> …\n")) << out;
}

}  // namespace
}  // namespace dateline
