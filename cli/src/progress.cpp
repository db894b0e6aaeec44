#include "progress.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ostream>
#include <string_view>

namespace dateline::cli {
namespace {
// Back to the first column, and clear the line: ECMA-48 EL.
constexpr std::string_view clear_line = "\r\x1b[K";
}  // namespace

Progress::Progress(std::ostream& err, bool on) : err_(err) {
  if (on) thread_ = std::jthread([this](const std::stop_token& stop) { show_until_stopped(stop); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  (void)quiet();
}

void Progress::article_done() {
  const std::lock_guard lock(mutex_);
  ++done_;
}

std::unique_lock<std::mutex> Progress::quiet() {
  std::unique_lock lock(mutex_);
  if (line_shown_) err_ << clear_line << std::flush;
  line_shown_ = false;
  return lock;
}

void Progress::show_until_stopped(const std::stop_token& stop) {
  using namespace std::chrono_literals;
  std::unique_lock lock(mutex_);
  for (auto wait = 1000ms;
       !wake_.wait_for(lock, stop, wait, [] { return false; }) && !stop.stop_requested();
       wait = 500ms) {
    err_ << clear_line
         << fmt::format("dateline: {} {} done …", done_, done_ == 1 ? "article" : "articles")
         << std::flush;
    line_shown_ = true;
  }
}

}  // namespace dateline::cli
