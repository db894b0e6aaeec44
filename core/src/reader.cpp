#include "dateline/core/reader.hpp"

#include <utility>

#include "document_builder.hpp"
#include "reader_blocks.hpp"

namespace dateline {

Document read_text(std::string name, std::string_view bytes, const ReadOptions& options) {
  Document document = start_document(std::move(name), options);
  std::string text = normalise(bytes, document.diagnostics);
  std::vector<Block> blocks = find_blocks(text, options.title);
  settle_creation_time(document, options, {}, text, blocks);
  fill_document(document, std::move(text), std::move(blocks));
  return document;
}

}  // namespace dateline
