#include "dateline/core/reader.hpp"

namespace dateline {
Document read_text(std::string name, std::string_view bytes, const ReadOptions& options) {
  Document d;
  d.id = options.id;
  d.source = SourceText(std::move(name), std::string(bytes));
  return d;
}
}  // namespace dateline
