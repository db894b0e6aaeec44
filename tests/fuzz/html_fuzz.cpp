// libFuzzer entry: any bytes, read as a web page and as Markdown, make documents whose parts lie in
// order and rebuild the text; what they say of their date is a date.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target html_fuzz
//   build/fuzz/tests/html_fuzz -dict=tests/fuzz/html.dict CORPUS tests/fuzz/corpus/html
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../core/document_invariants.hpp"
#include "dateline/core/reader.hpp"

namespace {

void check(const dateline::Document& document) {
  const std::string broken = dateline::broken_invariant(document);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  for (const dateline::Diagnostic& d : document.diagnostics)
    if (render(d, document.source).empty()) std::abort();
  if (!document.creation_time) return;
  const std::string& zone = document.creation_time->zone;
  if (!zone.empty() && zone != "Z" && zone.size() != 6) std::abort();
  if (!dateline::parse_iso(dateline::to_iso(document.creation_time->when.begin))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(dateline::read_html("fuzz.html", bytes));
  check(dateline::read_markdown("fuzz.md", bytes));
  static_cast<void>(dateline::guess_format("stdin", bytes));
  return 0;
}
