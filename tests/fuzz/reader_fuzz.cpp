// libFuzzer entry: any bytes make a document whose parts lie in order and rebuild the text.
//
//   cmake --preset clang -DDATELINE_FUZZ=ON && cmake --build --preset clang --target reader_fuzz
//   build/clang/tests/fuzz/reader_fuzz -max_total_time=300 CORPUS
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../core/document_invariants.hpp"
#include "dateline/core/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const dateline::Document document = dateline::read_text("fuzz.txt", bytes);
  const std::string broken = dateline::broken_invariant(document);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  for (const dateline::Diagnostic& d : document.diagnostics)
    if (render(d, document.source).empty()) std::abort();
  return 0;
}
