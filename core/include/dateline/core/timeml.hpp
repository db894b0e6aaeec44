// TimeML: time expressions inline in the text, for the tools of TempEval.
// Standard: TimeML 1.2.1 (Pustejovsky et al. 2005); the document's frame (DOCID, DCT, TITLE, TEXT)
// is that of TempEval-3 (UzZaman et al. 2013).
#pragma once

#include <string>

#include "dateline/core/story.hpp"

namespace dateline {

/// One document as TimeML: UTF-8, well-formed XML 1.0 whatever the story holds. TEXT holds the
/// whole text as read, headline included, character for character, with a TIMEX3 around each time
/// expression; characters that XML forbids are U+FFFD. Their ids are those of Story JSON ("t1" …);
/// the creation time is "t0", or DCT is empty if there is none. An expression whose value had to be
/// worked out has temporalFunction="true", and anchorTimeID where it is reckoned from the creation
/// time or another expression. Expressions that overlap an earlier one are left out: Dateline makes
/// none.
std::string to_timeml(const Story& story);

}  // namespace dateline
