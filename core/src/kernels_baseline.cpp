// What every processor can run: SSE2 on x86-64, plain C++ elsewhere.
#include "kernels.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::kernels {
namespace {

#if defined(__SSE2__)
struct Accumulator {
  struct Weights {
    __m128i part[4];
  };
  __m128i part[4];

  void clear() {
    for (auto& p : part) p = _mm_setzero_si128();
  }
  static Weights load(const std::int8_t* weights) {
    Weights out;
    for (int i = 0; i < 2; ++i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights) + i);
      const __m128i signs = _mm_cmpgt_epi8(_mm_setzero_si128(), bytes);
      out.part[2 * i] = _mm_unpacklo_epi8(bytes, signs);
      out.part[2 * i + 1] = _mm_unpackhi_epi8(bytes, signs);
    }
    return out;
  }
  void add(const Weights& weights, std::int32_t pair) {
    const __m128i x = _mm_set1_epi32(pair);
    for (int i = 0; i < 4; ++i) {
      part[i] = _mm_add_epi32(part[i], _mm_madd_epi16(weights.part[i], x));
    }
  }
  void store(std::int32_t* out) const {
    for (int i = 0; i < 4; ++i) _mm_storeu_si128(reinterpret_cast<__m128i*>(out) + i, part[i]);
  }
};
#else
struct Accumulator {
  struct Weights {
    const std::int8_t* bytes;
  };
  std::int32_t sums[16];

  void clear() {
    for (auto& s : sums) s = 0;
  }
  static Weights load(const std::int8_t* weights) { return {weights}; }
  void add(const Weights& weights, std::int32_t pair) {
    std::int16_t x[2];
    __builtin_memcpy(x, &pair, 4);
    for (int i = 0; i < 16; ++i) {
      sums[i] += weights.bytes[2 * i] * x[0] + weights.bytes[2 * i + 1] * x[1];
    }
  }
  void store(std::int32_t* out) const {
    for (int i = 0; i < 16; ++i) out[i] = sums[i];
  }
};
#endif

constexpr std::size_t tile_tokens = 3;
constexpr std::size_t tile_blocks = 1;

}  // namespace

#include "kernels_body.hpp"

const Set* baseline_set() {
  static constexpr Set set{"baseline", multiply,   largest,    quantise, quantise_bytes,
                           normalise,  gated_unit, gated_scan, scores};
  return &set;
}

}  // namespace dateline::kernels
