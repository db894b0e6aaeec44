#include "kernels.hpp"

#include <array>

namespace dateline::kernels {
namespace {

struct Available {
  std::array<const Set*, 3> sets{};
  std::size_t count = 0;

  void add(const Set* set) {
    if (set != nullptr) sets.at(count++) = set;
  }
  Available() {
    add(baseline_set());
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) add(avx2_set());
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vnni")) {
      add(avx512_set());
    }
#endif
  }
};

}  // namespace

std::span<const Set* const> available() {
  static const Available all;
  return {all.sets.data(), all.count};
}

const Set& best() {
  return *available().back();
}

}  // namespace dateline::kernels
