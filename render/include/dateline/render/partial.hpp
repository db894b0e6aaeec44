// What a format can't carry.
#pragma once

#include <string>
#include <vector>

namespace dateline {

/// An event that is not in an artefact, because its format has no honest place for it.
struct LeftOut {
  std::string id;   ///< as in Story JSON; with several stories "d2-e3"
  std::string why;  ///< for people: "no date", "known only to the month"
};

/// An artefact and what it leaves out, in the order of the timeline.
struct PartialArtefact {
  std::string text;
  std::vector<LeftOut> left_out;
};

}  // namespace dateline
