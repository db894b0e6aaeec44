#include "suggest.hpp"

#include <gtest/gtest.h>

#include <array>

namespace dateline::cli {
namespace {

constexpr std::array<std::string_view, 4> words = {"timeline", "graph", "dates", "story"};

TEST(Suggest, FindsTheNearestWord) {
  EXPECT_EQ(suggest("timelin", words), "timeline");
  EXPECT_EQ(suggest("tiemline", words), "timeline");
  EXPECT_EQ(suggest("dats", words), "dates");
  EXPECT_EQ(suggest("storys", words), "story");
  EXPECT_EQ(suggest("grahp", words), "graph");
}

TEST(Suggest, LeavesOtherWordsAlone) {
  EXPECT_EQ(suggest("banana", words), std::nullopt);
  EXPECT_EQ(suggest("", words), std::nullopt);
  EXPECT_EQ(suggest("x", words), std::nullopt);
  EXPECT_EQ(suggest(std::string(100000, 't'), words), std::nullopt);
  EXPECT_EQ(suggest("dates", {}), std::nullopt);
}

}  // namespace
}  // namespace dateline::cli
