#include "dateline/core/diagnostic.hpp"
namespace dateline {
std::string_view to_string(Severity) {
  return "warning";
}
std::string render(const Diagnostic& d, const SourceText&) {
  return d.message + "\n";
}
}  // namespace dateline
