// A sign of life on a terminal.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <thread>

namespace dateline::cli {

/// Once the work has taken a second, shows on `err` how many articles are done, twice a second, in
/// one line that is gone when this is. Does nothing where `on` is false: in a pipe nobody looks.
class Progress {
 public:
  Progress(std::ostream& err, bool on);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void article_done();
  /// Takes the line away; nothing is shown while the lock is held, so that messages stay whole.
  std::unique_lock<std::mutex> quiet();

 private:
  void show_until_stopped(const std::stop_token& stop);

  std::ostream& err_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::size_t done_ = 0;
  bool line_shown_ = false;
  std::jthread thread_;  // last: it uses all the others
};

}  // namespace dateline::cli
