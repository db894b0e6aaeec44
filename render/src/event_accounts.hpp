// Who tells of a joined event, and who says otherwise, in words.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "timeline_words.hpp"

namespace dateline {

/// What the documents of several stories say of one event. All empty for a single story. Nothing
/// is escaped.
struct Accounts {
  std::vector<std::string> told_by;    ///< ids of the documents that agree, in their order
  std::vector<std::string> otherwise;  ///< what others say: "d2 says Tue 14 May 2024"

  /// "told by d1 and d2" where there are several; else "".
  std::string told_in_words() const;
  /// "but d2 says Tue 14 May 2024", each said once; "" if nobody does.
  std::string otherwise_in_words() const;
};

/// Precondition: the event is one of the stories' and speaks for itself (`speaker`, join.hpp).
Accounts accounts_of(std::span<const Story> stories, EventRef event, const DateStyle& style);

/// The label and in brackets what the accounts add to it: "… [told by d1 and d2]".
std::string with_accounts(std::string label, const Accounts& accounts);

}  // namespace dateline
