// For processors with AVX-512 and its neural network instructions.
#include "kernels.hpp"

#if defined(__AVX512VNNI__) && defined(__AVX512BW__) && defined(__AVX512VL__)
#include <immintrin.h>

namespace dateline::kernels {
namespace {

struct Accumulator {
  using Weights = __m512i;
  __m512i sums;

  void clear() { sums = _mm512_setzero_si512(); }
  static Weights load(const std::int8_t* weights) {
    return _mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights)));
  }
  void add(const Weights& weights, std::int32_t pair) {
    sums = _mm512_dpwssd_epi32(sums, weights, _mm512_set1_epi32(pair));
  }
  void store(std::int32_t* out) const { _mm512_storeu_si512(out, sums); }
};

constexpr std::size_t tile_tokens = 8;
constexpr std::size_t tile_blocks = 2;

}  // namespace

#include "kernels_body.hpp"

const Set* avx512_set() {
  static constexpr Set set{"avx512",  multiply,   largest,    quantise, quantise_bytes,
                           normalise, gated_unit, gated_scan, scores};
  return &set;
}

}  // namespace dateline::kernels
#else
namespace dateline::kernels {
const Set* avx512_set() {
  return nullptr;
}
}  // namespace dateline::kernels
#endif
