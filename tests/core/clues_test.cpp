// Which way a bare weekday looks: one sentence each, for every day of publication.
#include "clues.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"
#include "resolve.hpp"

namespace dateline {
namespace {

constexpr std::string_view past_templates[] = {
    "The mayor said % that the bridge was safe.",
    "Police arrested three men %.",
    "A court in Leeds rejected the appeal on %.",
    "On %, the board fired its chairman.",
    "%, the company named a new director.",
    "The two leaders met on % in Geneva.",
    "The bill was signed into law on %.",
    "Shares fell 4 percent on % after the warning.",
    "She had resigned on % over the scandal.",
    "Rebels have attacked two villages since %.",
    "Firefighters, who reached the village on %, found nobody alive.",
    "The storm that hit the coast % left thousands without power.",
    "\"We lost everything,\" said the farmer on %.",
    "Lawmakers voted % to raise the tax.",
    "A man accused of killing his neighbour appeared in court %.",
    "According to a report published on %, prices rose again.",
    "Two climbers died on % when a slope gave way.",
    "The talks, held on % behind closed doors, ended without a deal.",
    "It was on % that the dam burst.",
    "The minister told reporters % that she would not step down.",
    "The strike began on % and shows no sign of ending.",
    "The president flew home % after the summit.",
    "Officials confirmed on % that the virus has spread.",
    "The team beat its rivals 3-1 on %.",
};

constexpr std::string_view future_templates[] = {
    "The council will vote on % on the plan.",
    "The minister is to meet union leaders on %.",
    "The trial is scheduled to begin on %.",
    "A hearing is set for %.",
    "The airline plans to cancel all flights on %.",
    "Voters go to the polls on %.",
    "The store is expected to reopen %.",
    "The president is going to visit the flooded town on %.",
    "Teachers have vowed to strike on %.",
    "The court ordered him to appear on %.",
    "The union said its members would walk out %.",
    "The new law takes effect on %.",
    "The funeral will be held on % at noon.",
    "Rain could return on %, forecasters warned.",
    "The company must answer the charges by %.",
    "The film opens % in cinemas across the country.",
    "Talks are due to resume on %.",
    "The two sides agreed to meet again on %.",
    "He is scheduled to leave hospital on %.",
    "Residents may return home on %, officials said.",
    "The deadline for bids expires on %.",
    "The panel hopes to publish its report on %.",
    "The match, which will be played on %, is sold out.",
    "The judge gave the company until % to reply.",
};

struct Score {
  int right = 0, all = 0;
  std::string wrong;
};

Score score(std::span<const std::string_view> templates, bool past) {
  constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
  Score s;
  for (const std::string_view pattern : templates)
    for (int weekday = 0; weekday < 7; ++weekday) {
      std::string text(pattern);
      text.replace(text.find('%'), 1, names[weekday]);
      Document document = read_text("test", text);
      annotate(document, LanguageModel::embedded());
      for (int published = 8; published <= 14; ++published) {  // 8 July 2019 is a Monday
        if (published - 8 == weekday) continue;
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
          if (document.source.slice(t.span).starts_with(names[weekday]))
            got = t.value.substr(0, 10);
        ++s.all;
        if (got == want) {
          ++s.right;
        } else {
          s.wrong += text + " (" + std::to_string(published) + " July): " + got + "\n";
        }
      }
    }
  return s;
}

TEST(WeekdayDirection, LooksBackWhereTheSentenceDoes) {
  const Score s = score(past_templates, true);
  RecordProperty("right", s.right);
  EXPECT_GE(s.right, s.all * 97 / 100) << s.right << " of " << s.all << "\n" << s.wrong;
}

TEST(WeekdayDirection, LooksAheadWhereTheSentenceDoes) {
  const Score s = score(future_templates, false);
  RecordProperty("right", s.right);
  EXPECT_GE(s.right, s.all * 97 / 100) << s.right << " of " << s.all << "\n" << s.wrong;
}

}  // namespace
}  // namespace dateline
