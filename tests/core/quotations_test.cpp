#include "quotations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading_fixture.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindQuotations, PairsStraightAndCurlyMarks) {
  EXPECT_THAT(quotations_of("He said \"yes\" and \"no.\" She left."),
              ElementsAre("\"yes\"", "\"no.\""));
  EXPECT_THAT(quotations_of("“Yes,” he said. “I will go.”"), ElementsAre("“Yes,”", "“I will go.”"));
  EXPECT_THAT(quotations_of("«Oui», dit-il; „ja”."), ElementsAre("«Oui»", "„ja”"));
  EXPECT_THAT(quotations_of("(\"yes\")—\"no\""), ElementsAre("\"yes\"", "\"no\""));
  EXPECT_THAT(quotations_of("``Yes,'' he said."), ElementsAre("``Yes,''"));
}

TEST(FindQuotations, NestsSingleMarks) {
  EXPECT_THAT(quotations_of("“He told me ‘never again’ twice,” she said."),
              ElementsAre("“He told me ‘never again’ twice,”", "‘never again’"));
  EXPECT_THAT(quotations_of("\"He said 'no' to us,\" she said."),
              ElementsAre("\"He said 'no' to us,\"", "'no'"));
  EXPECT_THAT(quotations_of("‘It’s the workers’ choice,’ she said."),
              ElementsAre("‘It’s the workers’ choice,’"));
  EXPECT_THAT(quotations_of("A ‘two weeks’ clock runs."), ElementsAre("‘two weeks’"));
}

TEST(FindQuotations, TellsApostrophesFromMarks) {
  EXPECT_THAT(quotations_of("The workers' union didn't meet the bosses' men in the '90s."),
              IsEmpty());
  EXPECT_THAT(quotations_of("He is 5'10\" tall."), IsEmpty());
}

TEST(FindQuotations, ContinuesOverParagraphs) {
  EXPECT_THAT(quotations_of("“We waited,” Ruiz said. “We waited long.\n\n“Nobody came.\n\n"
                            "“Then we left.”\n\n“I saw it,” said Lee."),
              ElementsAre("“We waited,”", "“We waited long.", "+“Nobody came.", "+“Then we left.”",
                          "“I saw it,”"));
}

TEST(FindQuotations, RecoversFromMissingMarks) {
  // The end of the paragraph closes what was left open.
  EXPECT_THAT(quotations_of("He said: \"We won. It is over.\n\nThe mayor left. He said \"bye\"."),
              ElementsAre("\"We won. It is over.", "\"bye\""));
  // A second opening mark closes the first at the end of its sentence.
  EXPECT_THAT(quotations_of("“We won, he said. They left. “It is over.”"),
              ElementsAre("“We won, he said.", "“It is over.”"));
  // But it still encloses what was quoted within it.
  EXPECT_THAT(quotations_of("“He wrote ‘Go. Now’ and left. “Then he went.”"),
              ElementsAre("“He wrote ‘Go. Now’ and left.", "‘Go. Now’", "“Then he went.”"));
  EXPECT_THAT(quotations_of("It closed” too early."), IsEmpty());
}

TEST(FindQuotations, NamesTheTokens) {
  const Document d = read_text("a.txt", "He said “yes”.");
  ASSERT_EQ(d.quotations.size(), 1u);
  EXPECT_EQ(d.quotations[0].first_token, 2u);
  EXPECT_EQ(d.quotations[0].token_count, 3u);
}

}  // namespace
}  // namespace dateline
