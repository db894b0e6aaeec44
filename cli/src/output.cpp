#include "output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <ostream>
#include <sstream>
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

namespace {

// An id as the name of a file: no folders, no hidden files, nothing that moves a cursor.
std::string file_name(std::string_view id) {
  constexpr std::size_t longest = 200;  // bytes; file systems take 255
  if (id.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(id[cut]) & 0xC0) == 0x80) --cut;
    id = id.substr(0, cut);
  }
  std::string name;
  for (const char c : id)
    name += c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '_' : c;
  if (name.empty()) name = "article";
  if (name.front() == '.') name.front() = '_';
  return name;
}

}  // namespace

OutputFolder::OutputFolder(std::string folder, std::string extension,
                           const std::vector<std::string>& inputs)
    : folder_(std::move(folder)), extension_(std::move(extension)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (!fs::is_directory(folder_)) refuse(folder_, error ? error.value() : ENOTDIR);
  for (const std::string& input : inputs)
    if (const fs::path path = fs::weakly_canonical(input, error); !error)
      inputs_.insert(path.string());
}

void OutputFolder::write(std::string_view id, std::string_view text) {
  const std::string name = file_name(id);
  std::string unique = name;
  int& count = same_[name];
  while (!names_.insert(unique).second)
    unique = name + '-' + std::to_string(count = std::max(count, 1) + 1);
  const std::string file = (fs::path(folder_) / (unique + extension_)).string();
  std::error_code error;
  if (const fs::path path = fs::weakly_canonical(file, error);
      !error && inputs_.contains(path.string()))
    throw UnwritableOutput(fmt::format("{}: error: would overwrite an input\n", file));
  std::ostringstream nowhere;
  Output output(file, nowhere);
  output.write(text);
  output.commit();
}

}  // namespace dateline::cli
