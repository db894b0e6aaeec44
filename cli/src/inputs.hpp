// Inputs: files and standard input, as articles.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "dateline/core/document.hpp"
#include "dateline/core/story.hpp"
#include "options.hpp"

namespace dateline::cli {

/// An input that can't be read. `what` is a whole message for people, "name: error: …", ending in a
/// line feed.
struct UnreadableInput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The command line doesn't fit its inputs: a date for one that isn't there, an output that would
/// overwrite one.
struct RefusedCommand : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Takes a message for people, ending in a line feed.
using Tell = std::function<void(const std::string&)>;

/// All inputs of a command line, opened. Files are read when this is made, so that a missing one is
/// known before any work is done; JSONL is read line by line later.
class Inputs {
 public:
  /// Throws UnreadableInput; RefusedCommand where the output is an input, or where a date is for an
  /// input that isn't there (unless one is JSON, whose ids aren't known yet).
  Inputs(const Options& options, std::istream& in);
  ~Inputs();
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  /// True if there may be more than one article, so that places need the input's name.
  bool several() const;
  /// True if some of them are read article by article as they are needed, so that there may be
  /// more than fit into memory.
  bool streamed() const;

  /// Calls `each` with every article, and `each_story` with every story, in order. A line of JSONL
  /// that is no article is told to `tell` ("file:line:1: error: …\n") and passed over. Returns true
  /// if there was none. A story with faults is UnreadableInput.
  bool for_each(const std::function<void(Document)>& each,
                const std::function<void(Story)>& each_story, const Tell& tell);

 private:
  struct Source;
  CreationTime const* date_of(const std::string& id, const std::string& name);
  bool read_lines(Source& source, const std::function<void(Document)>& each, const Tell& tell);
  Document read(const Source& source, const Tell& tell);
  std::vector<Story> read_told(const Source& source) const;
  void check_named_dates() const;
  void check_output() const;

  const Options& options_;
  std::vector<std::unique_ptr<Source>> sources_;
  std::set<std::string> used_dates_;
};

}  // namespace dateline::cli
