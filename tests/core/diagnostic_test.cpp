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

}  // namespace
}  // namespace dateline
