#include "batch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "run_fixture.hpp"

namespace dateline::cli {
namespace {

using testing::run_with;

std::vector<int> squares(std::size_t jobs, int count) {
  std::vector<int> out;
  Batch<int> batch(
      jobs, [](int& i) { i *= i; }, [&](int& i) { out.push_back(i); });
  for (int i = 0; i < count; ++i) batch.add(i);
  batch.finish();
  batch.finish();  // nothing is left
  return out;
}

TEST(Batch, FinishesInOrderWhateverTheNumberOfJobs) {
  const std::vector<int> expected = squares(1, 500);
  EXPECT_EQ(expected.size(), 500u);
  EXPECT_EQ(expected[20], 400);
  for (const std::size_t jobs : {2u, 3u, 16u}) EXPECT_EQ(squares(jobs, 500), expected);
  EXPECT_TRUE(squares(4, 0).empty());
}

TEST(Batch, ThrowsWhenItsTurnComes) {
  for (const std::size_t jobs : {1u, 4u}) {
    std::vector<int> done;
    Batch<int> batch(
        jobs,
        [](int& i) {
          if (i == 3) throw std::runtime_error("three");
        },
        [&](int& i) { done.push_back(i); });
    EXPECT_THROW(
        {
          for (int i = 0; i < 10; ++i) batch.add(i);
          batch.finish();
        },
        std::runtime_error);
    EXPECT_EQ(done, (std::vector<int>{0, 1, 2}));
  }
}

class JobsTest : public testing::TemporaryDirectory {};

TEST_F(JobsTest, GiveTheSameBytes) {
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    lines += R"({"id":")" + std::to_string(i) +
             R"(","dct":"2020-03-02","text":"Ann Reyes signed )" + std::to_string(i) +
             R"( leases on Friday. She will resign next month."})" + "\n";
    if (i == 33) lines += "{broken\n";
  }
  const std::string file = write("a.jsonl", lines);
  for (const std::vector<std::string>& command : {std::vector<std::string>{"story", "-Tjsonl"},
                                                  {"dates", "-Tjsonl"},
                                                  {"events"},
                                                  {"timeline", "-Ttext"},
                                                  {"story", "-Tjson"}}) {
    std::vector<std::string> one = command, four = command;
    one.push_back(file);
    four.insert(four.end(), {"-j4", file});
    const auto expected = run_with(one), got = run_with(four);
    EXPECT_EQ(expected.out, got.out) << command[0];
    EXPECT_EQ(expected.err, got.err) << command[0];
    EXPECT_EQ(got.exit_code, 1);
    EXPECT_FALSE(got.out.empty());
  }
  for (const std::string jobs : {"0", "x", "-1", "257", "99999999999999999999"})
    EXPECT_EQ(run_with({"story", "--jobs", jobs, file}).exit_code, 2) << jobs;
}

}  // namespace
}  // namespace dateline::cli
