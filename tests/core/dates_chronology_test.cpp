#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "dateline/core/dates.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

// "text=value" of each
std::vector<std::string> values(std::string_view text, std::string_view created) {
  ReadOptions options;
  options.creation_time = CreationTime{{*parse_iso(created), Granularity::day}, "", "the test"};
  Document document = read_text("test.txt", text, options);
  annotate(document, LanguageModel::embedded());
  Diagnostics diagnostics;
  std::vector<std::string> out;
  for (const Timex& t : find_dates(document, diagnostics))
    out.push_back(std::string(document.source.slice(t.span)) + "=" + t.value);
  return out;
}

TEST(Chronology, RunsForwardFromTheYearThatItSays) {
  EXPECT_THAT(
      values("The case of the harbour master\n\n"
             "June 3, 2013: Police arrest Pell at his home.\n\n"
             "June 10: Pell is charged. He pleads not guilty two days later.\n\n"
             "November: The trial opens.\n\n"
             "January 2014: The jury convicts him. He is to be sentenced in March.\n\n"
             "May 5: He appeals.",
             "2015-03-19"),
      ElementsAre("June 3, 2013=2013-06-03", "June 10=2013-06-10", "two days later=2013-06-12",
                  "November=2013-11", "January 2014=2014-01", "March=2014-03", "May 5=2014-05-05"));
}

TEST(Chronology, RunsBackwardWhereTheNewestComesFirst) {
  EXPECT_THAT(
      values("How it came about\n\n"
             "May 5, 2014 - He appeals.\n\n"
             "March 3 - The jury convicts him.\n\n"
             "December 12 - The trial opens.",
             "2015-03-19"),
      ElementsAre("May 5, 2014=2014-05-05", "March 3=2014-03-03", "December 12=2013-12-12"));
}

TEST(Chronology, TellsAnEntryAsOfItsOwnDay) {
  EXPECT_THAT(values("A timeline\n\n"
                     "Oct. 2, 2012: The bank says that it will shut on Friday.\n\n"
                     "Oct. 9: It was robbed on Monday, police say.",
                     "2015-03-19"),
              ElementsAre("Oct. 2, 2012=2012-10-02", "Friday=2012-10-05", "Oct. 9=2012-10-09",
                          "Monday=2012-10-08"));
}

TEST(Chronology, IsNotMadeBySingleDates) {
  EXPECT_THAT(values("The mill\n\n"
                     "June 3, 2013: The mill burned.\n\n"
                     "The trial was held in March.",
                     "2015-04-19"),
              ElementsAre("June 3, 2013=2013-06-03", "March=2015-03"));
}

TEST(Chronology, AYearToldAsideLeavesTheSentenceWhereItIs) {
  EXPECT_THAT(values("In 2012 the firm, founded in 1987, said it would build a plant, starting in "
                     "July.",
                     "2015-03-19"),
              ElementsAre("2012=2012", "1987=1987", "July=2012-07"));
}

TEST(Beginnings, LieAheadWhereSomethingWasOrdered) {
  EXPECT_THAT(values("He was suspended starting Wednesday, the club said.", "2015-03-19"),
              ElementsAre("Wednesday=2015-03-25"));
  EXPECT_THAT(values("The board approved a ban effective Sunday.", "2015-03-19"),
              ElementsAre("Sunday=2015-03-22"));
  EXPECT_THAT(values("The talks were put off until after Easter.", "2015-03-19"),
              ElementsAre("Easter=2015-04-05"));
  // what was done has begun
  EXPECT_THAT(values("Police searched the woods starting Tuesday.", "2015-03-19"),
              ElementsAre("Tuesday=2015-03-17"));
}

TEST(Names, OfPeopleAndPlacesAreNoDays) {
  for (const std::string_view text : {"They sailed to Friday Harbor.", "He taught Sunday school.",
                                      "A June bug landed on her.", "She met Mr. Friday."})
    EXPECT_THAT(values(text, "2015-03-19"), ElementsAre()) << text;
}

}  // namespace
}  // namespace dateline
