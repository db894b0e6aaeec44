// Where an artefact goes: standard output, or a file that is written whole or not at all.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

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

/// A folder that gets a file for each article, named by its id.
class OutputFolder {
 public:
  /// Makes the folder if it isn't there. `inputs` are never overwritten.
  OutputFolder(std::string folder, std::string extension, const std::vector<std::string>& inputs);

  /// Writes FOLDER/ID.EXTENSION, whole or not at all. What can't stand in a file's name is "_"
  /// there; the second article of the same id gets "-2" behind its name.
  void write(std::string_view id, std::string_view text);

 private:
  std::string folder_, extension_;
  std::set<std::string> inputs_;  // canonical
  std::set<std::string> names_;
  std::map<std::string, int> same_;  // how many articles have had the name
};

}  // namespace dateline::cli
