#include "progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

namespace dateline::cli {
namespace {

using namespace std::chrono_literals;

TEST(Progress, AShortRunShowsNothing) {
  std::ostringstream err;
  {
    Progress progress(err, true);
    progress.article_done();
  }
  EXPECT_EQ(err.str(), "");
}

TEST(Progress, ALongRunShowsALineThatIsTakenAway) {
  std::ostringstream err;
  {
    Progress progress(err, true);
    progress.article_done();
    std::this_thread::sleep_for(1300ms);
    const auto lock = progress.quiet();
    err << "message\n";
  }
  EXPECT_THAT(err.str(), ::testing::StartsWith("\r\x1b[Kdateline: 1 article done …"));
  EXPECT_THAT(err.str(), ::testing::EndsWith("\r\x1b[Kmessage\n"));
}

TEST(Progress, APipeIsNeverWrittenTo) {
  std::ostringstream err;
  {
    Progress progress(err, false);
    std::this_thread::sleep_for(1100ms);
    (void)progress.quiet();
  }
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace dateline::cli
