// Programs that read what we write: the proof of a format is that its readers take it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace dateline::consumer {

struct Run {
  int exit_code = 0;
  std::string out;  ///< standard output, then standard error
};

/// Runs a shell command. Arguments must be safe words of the test's own.
inline Run run(const std::string& command) {
  Run result;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::array<char, 4096> buffer{};
  while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
    result.out.append(buffer.data(), n);
  result.exit_code = pclose(pipe);
  return result;
}

/// A file of the test's own, gone with the value.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& content, const std::string& extension) {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = ::testing::TempDir() + "dateline-" + info->test_suite_name() + "-" + info->name() +
            "-" + std::to_string(::getpid()) + extension;
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A Python that has the module: Debian's first, since .ci/packages installs the module there.
inline std::optional<std::string> python_with(const std::string& module) {
  for (const std::string python : {"/usr/bin/python3", "python3"})
    if (run(python + " -c 'import " + module + "'").exit_code == 0) return python;
  return std::nullopt;
}

/// What tests/render/consumers/SCRIPT makes of the artefact. Throws if it fails: an artefact that
/// its reader refuses is wrong.
inline nlohmann::json read_with(const std::string& python, const std::string& script,
                                const std::string& artefact, const std::string& extension) {
  const TemporaryFile file(artefact, extension);
  const Run result = run(python + " -I " DATELINE_SOURCE_DIR "/tests/render/consumers/" + script +
                         " " + file.path());
  if (result.exit_code != 0) throw std::runtime_error(script + ": " + result.out);
  return nlohmann::json::parse(result.out);
}

/// xmllint's verdict on the artefact by tests/render/schema/SCHEMA; "" if it is valid.
inline std::string invalid_by(const std::string& schema, const std::string& artefact) {
  const TemporaryFile file(artefact, ".xml");
  const Run result =
      run("xmllint --noout --nonet --relaxng " DATELINE_SOURCE_DIR "/tests/render/schema/" +
          schema + " " + file.path());
  return result.exit_code == 0 ? "" : result.out;
}

inline bool have(const std::string& command) {
  return run(command).exit_code == 0;
}

}  // namespace dateline::consumer

#define SKIP_WITHOUT_PYTHON(variable, module)                      \
  const auto variable = ::dateline::consumer::python_with(module); \
  if (!variable) GTEST_SKIP() << "no Python with the module " << (module)
