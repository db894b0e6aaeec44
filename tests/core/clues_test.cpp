// Which way a bare weekday looks: one sentence each, for every day of publication.
#include "clues.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "date_finder.hpp"
#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"
#include "resolve.hpp"
#include "weekday_templates.hpp"

namespace dateline {
namespace {

struct Score {
  int right = 0, all = 0;
  std::string wrong;
};

Score score(std::span<const std::string_view> templates, bool past) {
  constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
  Score s;
  for (const std::string_view pattern : templates) {
    int wrong = 0;
    for (int weekday = 0; weekday < 7; ++weekday) {
      std::string text(pattern);
      text.replace(text.find('%'), 1, names[weekday]);
      Document document = read_text("test", text);
      annotate(document, LanguageModel::embedded());
      for (int published = 8; published <= 14; ++published) {  // 8 July 2019 is a Monday
        document.creation_time = CreationTime{
            {LocalSeconds(LocalDays(date::year(2019) / 7 / published)), Granularity::day},
            "",
            "the test"};
        int day = 8 + weekday;
        if (past && day > published) day -= 7;
        if (!past && day < published) day += 7;
        const std::string want =
            value_of(
                CalendarUnit{LocalSeconds(LocalDays(date::year(2019) / 7 / day)), Granularity::day})
                .value;
        std::string got;
        Diagnostics diagnostics;
        for (const Timex& t : find_dates(document, diagnostics))
          if (document.source.slice(t.span).find(names[weekday]) != std::string_view::npos)
            got = t.value.substr(0, 10);
        ++s.all;
        got == want ? ++s.right : ++wrong;
      }
    }
    if (wrong > 0) s.wrong += std::string(pattern) + " (" + std::to_string(wrong) + " of 49)\n";
  }
  return s;
}

class WeekdayDirection : public testing::Test {
 protected:
  void at_least_97_percent(std::span<const std::string_view> templates, bool past) {
    const Score s = score(templates, past);
    RecordProperty("right", s.right);
    RecordProperty("all", s.all);
    EXPECT_GE(s.right * 100, s.all * 97) << s.right << " of " << s.all << "\n" << s.wrong;
  }
};

TEST_F(WeekdayDirection, LooksBackWhereTheSentenceDoes) {
  at_least_97_percent(past_tuning, true);
}

TEST_F(WeekdayDirection, LooksAheadWhereTheSentenceDoes) {
  at_least_97_percent(future_tuning, false);
}

TEST_F(WeekdayDirection, LooksBackInSentencesThatNoClueWasReadOff) {
  at_least_97_percent(past_held_out, true);
}

TEST_F(WeekdayDirection, LooksAheadInSentencesThatNoClueWasReadOff) {
  at_least_97_percent(future_held_out, false);
}

// What the words say for certain of the weekday in "[…]".
std::optional<Clue> certain(std::string text) {
  const std::size_t open = text.find('[');
  text.erase(open, 1);
  const std::size_t close = text.find(']');
  text.erase(close, 1);
  const Document document = read_text("test", text);
  const LexedText lexed = lex(document);
  for (const FoundExpr& f : find_expressions(document, lexed))
    if (f.span == Span{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close)}) {
      const std::uint32_t begin = lexed.sentence_begin[f.sentence];
      const auto sentence =
          std::span(lexed.lexemes).subspan(begin, lexed.sentence_begin[f.sentence + 1] - begin);
      const auto clue = read_certain_direction(sentence, f.first_lexeme - begin,
                                               f.last_lexeme - begin, f.before, false);
      if (clue) EXPECT_NE(tell(clue->reason), "") << text;
      return clue;
    }
  ADD_FAILURE() << "no such expression in " << text;
  return std::nullopt;
}

void expect_certain(std::string_view text, Direction direction) {
  const auto clue = certain(std::string(text));
  ASSERT_TRUE(clue) << text;
  EXPECT_EQ(clue->direction, direction) << text << " (" << tell(clue->reason) << ")";
}

TEST(CertainClues, LookBack) {
  for (const std::string_view text : {
           "Police said [Monday] the road was open.",
           "The mayor told reporters on [Monday] that she would resign.",
           "Two men were arrested on [Monday].",
           "The lake has frozen since [Monday].",
           "On [Monday], the board fired its chairman.",
           "On [Monday], the owner, an heir of the founder, sold the shop.",
           "On [Monday], nurses voted to strike.",
           "The man who robbed the bank on [Monday] will be charged.",
           "A man arrested [Monday] is to be charged.",
           "Prices fell in [March] and rose in April.",
           "The ship sank, according to the coast guard on [Monday].",
           "They may have left on [Monday].",
           "He didn't vote on [Monday].",
           "The minister will discuss the attack on [Monday].",
           "Two people are dead after a crash [Monday].",
           "She is accused of robbing a bank on [Monday].",
           "He is said to have died on [Monday].",
           "On [Monday], Governor Ilse Brandt called for calm in the towns along the river.",
           "On [Monday], hours after the vote, he said it was lost.",
           "On [Monday] — a week after the flood — he said it was over.",
           "On [Monday], before the board met, she sold the shop.",
           "On [Monday] the board, in a statement given to the press, sold the shop.",
           "After a flood in [March], the farm closed its gates.",
           "On [Monday], as the court met to hear them, they left to eat.",
           "On [Monday] in Oslo, as part of a tour, she said, \"We will come again\".",
           "Forty houses were lost according to a report on [Monday], which named nine villages.",
           "It had robbed three banks to pay its debts since [Monday].",
       })
    expect_certain(text, Direction::past);
}

TEST(CertainClues, LookAhead) {
  for (const std::string_view text : {
           "The court will rule on [Monday].",
           "The court won't rule on [Monday].",
           "They'll meet [Monday].",
           "The ship is to sail on [Monday].",
           "She is due in court [Monday].",
           "The vote is expected [Monday].",
           "A march planned for [Monday] worries the town.",
           "He said they would meet [Monday].",
           "He could resign as soon as [Monday].",
           "The judge ordered him to appear on [Monday].",
           "On [Monday], the pope will fly home.",
           "The union plans to strike [Monday].",
           "The match was postponed until [Monday].",
           "Ferries were suspended until at least [Monday].",
           "The bridge was closed through [Monday].",
           "The band is leaving on [Monday].",
           "The mayor has promised an answer by [Monday].",
       })
    expect_certain(text, Direction::future);
}

// News of what is off comes soon, but was written on this side of the day or on that.
TEST(CertainClues, WhatIsCalledOffMayBeOnEitherSide) {
  for (const std::string_view text : {
           "[Monday]'s parade was cancelled.",
           "The march on [Monday] was called off.",
           "The visit planned for [Monday] was cancelled.",
           "The council put off [Monday]'s vote until June.",
           "They cancelled [Monday]'s final because of rain.",
       })
    expect_certain(text, Direction::nearest);
  for (const std::string_view text : {
           "A planned rally on [Monday] was cancelled.",
           "[Monday]'s debate has been postponed.",
           "The visit planned for [Monday] has been called off.",
           "The firm has scrapped [Monday]'s launch.",
           "The king declared three days of mourning, beginning on [Monday].",
           "It imposed a curfew, starting [Monday].",
       })
    expect_certain(text, Direction::future);
  // on which day it was called off
  for (const std::string_view text : {
           "Officials said on [Monday] the vote was cancelled.",
           "The tour was called off on [Monday].",
           "The clashes, beginning on [Monday], killed thirty.",
       })
    if (const auto clue = certain(std::string(text))) EXPECT_EQ(clue->direction, Direction::past);
}

TEST(CertainClues, LeaveTheRestToTheParse) {
  for (const std::string_view text : {
           "He scheduled a vote on [Monday].",  // which of them is on Monday?
           "She said polls open [Monday].",     // a clause without "that"
           "The minister will discuss an attack on [Monday].",
           "On [Monday], a man accused of theft will appear in court.",
           "The council will hold a special televised debate [Monday].",
           "He wants the vote [Monday].",
           "If they come [Monday], nobody will open.",
           "On [Monday], after the mayor resigned, who will lead the town?",
       })
    EXPECT_FALSE(certain(std::string(text))) << text;
}

TEST(CertainClues, TakeNounsForNouns) {
  expect_certain("The will was read [Monday].", Direction::past);
  expect_certain("Prime Minister May resigned [Monday].", Direction::past);
  expect_certain("The proposed law passed on [Monday].", Direction::past);
  expect_certain("The board will publish its final report on [Monday].", Direction::future);
  expect_certain("[Monday], crews answered many reports of smoke.", Direction::past);
  expect_certain("The storm will reach the united kingdom on [Monday].", Direction::future);
}

TEST(CertainClues, TellWhatTheVerbsSayBesides) {
  EXPECT_TRUE(certain("The bank has closed on [Monday].")->present);
  EXPECT_FALSE(certain("The bank had closed on [Monday].")->present);
  EXPECT_TRUE(certain("The bank will close on [Monday].")->firm);
  EXPECT_TRUE(certain("The bank said it would close on [Monday].")->then);
  EXPECT_TRUE(certain("The bill was due on [Monday].")->soft);
  EXPECT_TRUE(certain("He announced a strike on [Monday].")->unsure);
  EXPECT_FALSE(certain("He announced on [Monday] that it was over.")->unsure);
  EXPECT_TRUE(certain("He announced on [Monday] that it was over.")->saying);
  EXPECT_TRUE(certain("He had left on [Monday].")->before);
}

TEST(CertainClues, CostNoMoreInALongSentence) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "and on Monday they said ";
  Document document = read_text("test", text);
  document.creation_time =
      CreationTime{{LocalSeconds(LocalDays(date::year(2019) / 7 / 10)), Granularity::day}, "", ""};
  Diagnostics diagnostics;
  EXPECT_EQ(find_dates(document, diagnostics).size(), 20'000U);
}

}  // namespace
}  // namespace dateline
