// For processors with AVX2.
#include "kernels.hpp"

#if defined(__AVX2__)
#include <immintrin.h>

namespace dateline::kernels {
namespace {

struct Accumulator {
  struct Weights {
    __m256i part[2];
  };
  __m256i part[2];

  void clear() { part[0] = part[1] = _mm256_setzero_si256(); }
  static Weights load(const std::int8_t* weights) {
    const auto* bytes = reinterpret_cast<const __m128i*>(weights);
    return {{_mm256_cvtepi8_epi16(_mm_loadu_si128(bytes)),
             _mm256_cvtepi8_epi16(_mm_loadu_si128(bytes + 1))}};
  }
  void add(const Weights& weights, std::int32_t pair) {
    const __m256i x = _mm256_set1_epi32(pair);
    for (int i = 0; i < 2; ++i) {
      part[i] = _mm256_add_epi32(part[i], _mm256_madd_epi16(weights.part[i], x));
    }
  }
  void store(std::int32_t* out) const {
    for (int i = 0; i < 2; ++i) _mm256_storeu_si256(reinterpret_cast<__m256i*>(out) + i, part[i]);
  }
};

constexpr std::size_t tile_tokens = 6;
constexpr std::size_t tile_blocks = 1;

}  // namespace

#include "kernels_body.hpp"

const Set* avx2_set() {
  static constexpr Set set{"avx2",    multiply,   largest,    quantise, quantise_bytes,
                           normalise, gated_unit, gated_scan, scores};
  return &set;
}

}  // namespace dateline::kernels
#else
namespace dateline::kernels {
const Set* avx2_set() {
  return nullptr;
}
}  // namespace dateline::kernels
#endif
