#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <span>
#include <string_view>

#include "run.hpp"

namespace {

// Standard output is a terminal, and nobody has asked for plain text (no-color.org).
bool wants_colour() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0') &&
         terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  const std::span<const char* const> args(argv, static_cast<std::size_t>(argc));
  return dateline::cli::run(args.subspan(args.empty() ? 0 : 1),
                            {std::cin, std::cout, std::cerr, isatty(STDIN_FILENO) == 1,
                             isatty(STDERR_FILENO) == 1, wants_colour()});
}
