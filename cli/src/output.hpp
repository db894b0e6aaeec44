// Where an artefact goes: standard output, or a file that is written whole or not at all.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::cli {

/// `what` is a whole message for people, ending in a line feed; empty if nobody wants to hear it (a
/// reader that has closed its pipe).
struct UnwritableOutput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Made before the work is done, so that a place that can't be written is known first. Until
/// `commit` a named file keeps what it held: the text goes to a temporary file beside it, which is
/// then renamed, and which the destructor removes if it wasn't. What is no regular file (/dev/null,
/// a pipe) is written directly.
class Output {
 public:
  /// All members throw UnwritableOutput.
  Output(const std::optional<std::string>& file, std::ostream& standard_output);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  void commit();

 private:
  struct File;
  [[noreturn]] void fail(int error) const;

  std::ostream& standard_output_;
  std::unique_ptr<File> file_;
};

}  // namespace dateline::cli
