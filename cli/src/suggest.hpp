// "Did you mean …?"
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace dateline::cli {

/// The candidate nearest to a mistyped word, if one is near enough to be what was meant: at most
/// one slip (insertion, deletion, substitution, transposition: optimal string alignment distance)
/// for every three letters. The first of equals.
std::optional<std::string_view> suggest(std::string_view word,
                                        std::span<const std::string_view> candidates);

}  // namespace dateline::cli
