#include <unistd.h>

#include <iostream>
#include <span>

#include "run.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  const std::span<const char* const> args(argv, static_cast<std::size_t>(argc));
  return dateline::cli::run(
      args.subspan(args.empty() ? 0 : 1),
      {std::cin, std::cout, std::cerr, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1});
}
