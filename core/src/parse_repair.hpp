// What the parser gets wrong in ways that the words themselves give away.
#pragma once

#include <span>
#include <string_view>

#include "dateline/core/token.hpp"

namespace dateline {

/// Mends the tree of one sentence, whose heads are places in `tokens`. It stays a tree.
///  - "dropped a concert set for Friday": "set" is a participle, and Friday is when it was set for.
///  - "said he would try when they come back Wednesday": the date stands in the clause with "when".
///  - "The suit, filed in May, is due to be tried": the finite verb is the main one.
///  - "In a case brought in May, the board demands …": "brought" tells which case.
///  - "after clashes killed 200 people": "clashes" is the subject.
///  - "The Marisol, carrying 64 people, capsized on Monday.": "capsized" is the main verb.
void repair_parse(std::span<const std::string_view> forms, std::span<Token> tokens);

}  // namespace dateline
