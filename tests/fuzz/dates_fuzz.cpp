// libFuzzer entry: any bytes go through reader, finder and resolver, with any tree over them. The
// language model, which would take nearly all of the time, stays out: analyse_fuzz has it.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target dates_fuzz
//   build/fuzz/tests/dates_fuzz -dict=tests/fuzz/dates.dict CORPUS tests/fuzz/corpus/dates
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../core/dates_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string broken =
      dateline::try_dates(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
