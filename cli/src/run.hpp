// The program without its main: argv → Options → run → exit code.
#pragma once

#include <iosfwd>
#include <span>

namespace dateline::cli {

/// Where a run reads and writes, and whether a person sits at the other end.
struct Streams {
  std::istream& in;
  std::ostream& out;  ///< the artefact, nothing else
  std::ostream& err;  ///< messages
  bool in_is_terminal = false;
  bool err_is_terminal = false;
  bool out_has_colour = false;  ///< standard output is a terminal that may be coloured
};

/// Runs one command line (`args` without the program's name). Returns the exit code: 0; 1 for an
/// input that can't be read or an output that can't be written; 2 for a refused command line. Never
/// throws.
int run(std::span<const char* const> args, const Streams& streams);

}  // namespace dateline::cli
