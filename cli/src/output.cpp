#include "output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

namespace dateline::cli {
namespace fs = std::filesystem;

struct Output::File {
  std::string name;       // as given
  fs::path target;        // behind symbolic links
  std::string temporary;  // empty if the target is written directly
  int descriptor = -1;
};

namespace {

[[noreturn]] void refuse(const std::string& name, int error) {
  throw UnwritableOutput(
      fmt::format("{}: error: cannot be written: {}\n", name, std::strerror(error)));
}

// What a newly created file gets. There is no way to ask for the mask but to set it.
mode_t default_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Output::Output(const std::optional<std::string>& file, std::ostream& standard_output)
    : standard_output_(standard_output) {
  if (!file) return;
  auto opened = std::make_unique<File>();
  opened->name = *file;
  std::error_code error;
  opened->target = fs::weakly_canonical(*file, error);
  if (error) refuse(*file, error.value());

  struct stat status {};
  const bool exists = stat(opened->target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) refuse(*file, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    opened->descriptor = ::open(opened->target.c_str(), O_WRONLY | O_CLOEXEC);
    if (opened->descriptor < 0) refuse(*file, errno);
  } else {
    // rename would replace a file that its owner has made read-only.
    if (exists && access(opened->target.c_str(), W_OK) != 0) refuse(*file, errno);
    opened->temporary = (opened->target.parent_path() / ".dateline-XXXXXX").string();
    opened->descriptor = mkostemp(opened->temporary.data(), O_CLOEXEC);
    if (opened->descriptor < 0) refuse(*file, errno);
    (void)fchmod(opened->descriptor, exists ? status.st_mode & 07777 : default_mode());
  }
  file_ = std::move(opened);
}

Output::~Output() {
  if (!file_) return;
  if (file_->descriptor >= 0) close(file_->descriptor);
  if (!file_->temporary.empty()) unlink(file_->temporary.c_str());
}

void Output::fail(int error) const {
  if (file_) refuse(file_->name, error);
  if (error == EPIPE) throw UnwritableOutput("");
  refuse("standard output", error != 0 ? error : EIO);
}

void Output::write(std::string_view text) {
  if (!file_) {
    errno = 0;
    standard_output_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!standard_output_.flush()) fail(errno);
    return;
  }
  while (!text.empty()) {
    const ssize_t written = ::write(file_->descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Output::commit() {
  if (!file_) return;
  if (close(std::exchange(file_->descriptor, -1)) != 0) fail(errno);
  if (file_->temporary.empty()) return;
  if (std::rename(file_->temporary.c_str(), file_->target.c_str()) != 0) fail(errno);
  file_->temporary.clear();
}

}  // namespace dateline::cli
