// Articles read from their text, and what is the same in them.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "dateline/core/analyse.hpp"
#include "dateline/core/reader.hpp"
#include "dateline/graph/join.hpp"

namespace dateline {
namespace {

Story read(const char* id, const char* written, const char* text) {
  ReadOptions options;
  options.id = id;
  options.creation_time = CreationTime{{*parse_iso(written), Granularity::day}, "", "test"};
  return analyse(read_text(std::string(id) + ".txt", text, options));
}

// "a | b" for every two events that are joined, by their actions.
std::set<std::string> pairs(const std::vector<Story>& stories) {
  std::set<std::string> out;
  for (const Event& event : stories[0].events)
    for (const EventRef m : event.members)
      if (m.document == 1) out.insert(event.action + " | " + stories[1].events[index(m.id)].action);
  return out;
}

constexpr const char* before =
    "Harbour board sues Lund over pier\n\n"
    "PORT LANE - The Port Lane Harbour Board accused Lund Marine on Tuesday of wrecking the east "
    "pier. In a case brought on June 3, the board demands that Lund Marine pay for repairs.\n\n"
    "Ada Rowe, the chairwoman of the board, will speak about the pier at a public forum in Port "
    "Lane on Saturday.\n\n"
    "Erik Lund, the owner of Lund Marine, said he would seek a dismissal when the county court "
    "sits Friday.\n";

TEST(JoinArticles, ASuitIsALawsuitWhoeverBringsOrFilesIt) {
  const auto stories = joined(
      {read("a", "2024-06-12", before),
       read(
           "b", "2024-06-24",
           "Lund Marine to fight pier suit\n\n"
           "PORT LANE - Erik Lund said on Sunday that his company, Lund Marine, would not pay. The "
           "Port Lane Harbour Board's lawsuit against Lund Marine, filed on June 3, is due to be "
           "tried in the fall. Ada Rowe declined to comment.\n")});
  EXPECT_TRUE(pairs(stories).contains("bring | file"));
}

TEST(JoinArticles, ASuitOfSomebodyElseIsAnother) {
  const auto stories = joined(
      {read("a", "2024-06-12", before),
       read("b", "2024-06-24",
            "Bakers sue over flour\n\n"
            "HALDEN - The Halden Bakers' Guild said on Sunday that it would not give in. The "
            "guild's lawsuit against Orne Mills, filed on June 3, is due to be tried in the "
            "fall.\n")});
  EXPECT_EQ(pairs(stories), std::set<std::string>{});
}

TEST(JoinArticles, WhatWasToBeHeldIsWhatWasDropped) {
  const auto stories = joined(
      {read("a", "2024-06-12",
            "Rowe defends pier plan\n\n"
            "PORT LANE - Ada Rowe, who heads the Port Lane Harbour Board, met Erik Lund of Lund "
            "Marine on Tuesday. She will promote the pier at a public forum in Port Lane on "
            "Saturday.\n"),
       read("b", "2024-06-17",
            "Storm keeps board indoors\n\n"
            "PORT LANE - A storm led Ada Rowe to drop a public forum set for last Saturday. Lund "
            "Marine closed its yard on Sunday, said Erik Lund, who met the Port Lane Harbour "
            "Board.\n")});
  EXPECT_TRUE(pairs(stories).contains("promote | set") ||
              pairs(stories).contains("promote | forum"))
      << ::testing::PrintToString(pairs(stories));
}

}  // namespace
}  // namespace dateline
