// Every rule's own examples and counter-examples.
#include "date_rules.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

Document read(std::string_view text) {
  ReadOptions options;
  options.id = "example";
  options.creation_time =
      CreationTime{{*parse_iso("2019-07-10"), Granularity::day}, "", "the test"};
  Document document = read_text("example", text, options);
  annotate(document, LanguageModel::embedded());
  return document;
}

// Takes the brackets out of "The vote is on [Friday]." and remembers what they enclosed.
std::string unmark(std::string_view marked, std::vector<Span>& spans) {
  std::string text;
  for (const char c : marked) {
    if (c == '[') {
      spans.push_back({static_cast<std::uint32_t>(text.size()), 0});
    } else if (c == ']') {
      spans.back().end = static_cast<std::uint32_t>(text.size());
    } else {
      text += c;
    }
  }
  return text;
}

class DateRules : public testing::TestWithParam<std::size_t> {
 protected:
  const DateRule& rule() const { return date_rules()[GetParam()]; }
};

TEST_P(DateRules, ReadsItsExamples) {
  EXPECT_FALSE(rule().examples.empty());
  for (const RuleExample& example : rule().examples) {
    std::vector<Span> spans;
    const std::string text = unmark(example.text, spans);
    const Document document = read(text);
    Diagnostics diagnostics;
    const std::vector<Timex> timexes = find_dates(document, diagnostics);
    ASSERT_FALSE(spans.empty()) << example.text;
    bool first = true;
    for (const Span span : spans) {
      const auto found = std::find_if(timexes.begin(), timexes.end(),
                                      [&](const Timex& t) { return t.span == span; });
      std::string all;
      for (const Timex& t : timexes)
        all += "\n  " + std::string(document.source.slice(t.span)) + " = " + t.value + " (" +
               t.rule + ")";
      ASSERT_NE(found, timexes.end()) << example.text << all;
      if (!first) continue;
      first = false;
      std::string reasons;
      for (const Reason& why : found->why) reasons += "\n  " + why.text;
      EXPECT_EQ(found->value, example.value) << example.text << reasons;
    }
  }
}

TEST_P(DateRules, IsSilentOnItsCounterExamples) {
  for (const std::string_view text : rule().counter_examples) {
    const Document document = read(text);
    Diagnostics diagnostics;
    for (const Timex& t : find_dates(document, diagnostics))
      EXPECT_NE(t.rule, rule().name) << text << ": " << document.source.slice(t.span);
  }
}

INSTANTIATE_TEST_SUITE_P(All, DateRules, testing::Range<std::size_t>(0, date_rules().size()),
                         [](const auto& parameter) {
                           return std::string(date_rules()[parameter.param].name);
                         });

TEST(DateRuleTable, NamesAreUniqueAndDescribed) {
  std::set<std::string_view> names;
  for (const DateRule& rule : date_rules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.description.empty());
    EXPECT_FALSE(rule.starts.first().empty()) << rule.name;
  }
}

}  // namespace
}  // namespace dateline
