// The kernels' source, included once per instruction set by the kernels_*.cpp files after they have
// defined `Accumulator` (sixteen 32-bit sums), `tile_tokens` and `tile_blocks` in an unnamed
// namespace. Nothing that other files could share is called: an inline function compiled here with
// AVX-512 could otherwise end up serving the whole program.

namespace {

constexpr std::size_t block_rows = 16;

inline std::size_t padded_rows(const Matrix& m) {
  return (m.rows + block_rows - 1) / block_rows * block_rows;
}

inline void finish(const std::int32_t* __restrict sum, const float* __restrict scales,
                   const float* __restrict bias, float step, float* __restrict output) {
  for (std::size_t i = 0; i < block_rows; ++i) {
    output[i] = static_cast<float>(sum[i]) * scales[i] * step + bias[i];
  }
}

// Products of T inputs with B blocks of 16 rows each.
template <std::size_t T, std::size_t B>
inline void tile(const Matrix& m, std::size_t block, const std::int16_t* input, std::size_t stride,
                 const float* steps, std::size_t steps_stride, float* output) {
  Accumulator sums[T][B];
  for (std::size_t t = 0; t < T; ++t) {
    for (std::size_t b = 0; b < B; ++b) sums[t][b].clear();
  }
  const std::size_t pairs = m.columns / 2;
  const std::int8_t* weights = m.weights + block * pairs * 32;
  for (std::size_t k = 0; k < pairs; ++k) {
    typename Accumulator::Weights w[B];
    for (std::size_t b = 0; b < B; ++b) w[b] = Accumulator::load(weights + (b * pairs + k) * 32);
    for (std::size_t t = 0; t < T; ++t) {
      std::int32_t pair;
      __builtin_memcpy(&pair, input + t * stride + 2 * k, 4);
      for (std::size_t b = 0; b < B; ++b) sums[t][b].add(w[b], pair);
    }
  }
  const std::size_t rows = padded_rows(m);
  for (std::size_t t = 0; t < T; ++t) {
    const float step = steps[t * steps_stride];
    for (std::size_t b = 0; b < B; ++b) {
      std::int32_t sum[block_rows];
      sums[t][b].store(sum);
      const std::size_t row = (block + b) * block_rows;
      finish(sum, m.scales + row, m.bias + row, step, output + t * rows + row);
    }
  }
}

// A tile of `size` inputs, at most T.
template <std::size_t T, std::size_t B>
inline void tile_of(std::size_t size, const Matrix& m, std::size_t block, const std::int16_t* input,
                    std::size_t stride, const float* steps, std::size_t steps_stride,
                    float* output) {
  if (size == T) {
    tile<T, B>(m, block, input, stride, steps, steps_stride, output);
  } else if constexpr (T > 1) {
    tile_of<T - 1, B>(size, m, block, input, stride, steps, steps_stride, output);
  }
}

// All inputs, in as few tiles of T or fewer as there can be, and those as even as can be: a small
// tile at the end would wait for its few sums.
template <std::size_t T, std::size_t B>
inline void tiles(const Matrix& m, std::size_t block, const std::int16_t* input, std::size_t stride,
                  std::size_t count, const float* steps, std::size_t steps_stride, float* output) {
  for (std::size_t left = (count + T - 1) / T; left > 0; --left) {
    const std::size_t size = (count + left - 1) / left;
    tile_of<T, B>(size, m, block, input, stride, steps, steps_stride, output);
    count -= size;
    input += size * stride;
    steps += size * steps_stride;
    output += size * padded_rows(m);
  }
}

void multiply(const Matrix& m, const std::int16_t* input, std::size_t stride, std::size_t count,
              const float* steps, std::size_t steps_stride, float* output) {
  const std::size_t blocks = padded_rows(m) / block_rows;
  std::size_t block = 0;
  for (; block + tile_blocks <= blocks; block += tile_blocks) {
    tiles<tile_tokens, tile_blocks>(m, block, input, stride, count, steps, steps_stride, output);
  }
  for (; block < blocks; ++block) {
    tiles<tile_tokens, 1>(m, block, input, stride, count, steps, steps_stride, output);
  }
}

float largest(const float* __restrict input, std::size_t count) {
  float lanes[16] = {};
  for (std::size_t i = 0; i < count; i += 16) {
    for (std::size_t l = 0; l < 16; ++l) {
      const float size = __builtin_fabsf(input[i + l]);
      lanes[l] = size > lanes[l] ? size : lanes[l];
    }
  }
  float out = 0.0F;
  for (std::size_t l = 0; l < 16; ++l) out = lanes[l] > out ? lanes[l] : out;
  return out;
}

// Adding 1.5 * 2^23 leaves the nearest integer in the low bits (ties to even), in any instruction
// set, for values up to 2^22.
inline std::int16_t rounded(float value, float limit) {
  value = value < limit ? value : limit;
  value = value > -limit ? value : -limit;
  const float shifted = value + 12582912.0F;
  std::int32_t bits;
  __builtin_memcpy(&bits, &shifted, 4);
  return static_cast<std::int16_t>(bits - 0x4B400000);
}

void quantise(const float* __restrict input, std::size_t count, float factor, std::int32_t limit,
              std::int16_t* __restrict output) {
  const auto bound = static_cast<float>(limit);
  for (std::size_t i = 0; i < count; ++i) output[i] = rounded(input[i] * factor, bound);
}

void quantise_bytes(const std::int8_t* __restrict input, std::size_t count, float factor,
                    std::int32_t limit, std::int16_t* __restrict output) {
  const auto bound = static_cast<float>(limit);
  for (std::size_t i = 0; i < count; ++i) {
    output[i] = rounded(static_cast<float>(input[i]) * factor, bound);
  }
}

inline float sum16(const float* lanes) {
  float eight[8];
  for (std::size_t i = 0; i < 8; ++i) eight[i] = lanes[i] + lanes[i + 8];
  float four[4];
  for (std::size_t i = 0; i < 4; ++i) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

void normalise(const float* __restrict input, std::size_t count, std::size_t width,
               const float* __restrict gain, const float* __restrict offset, float factor,
               std::int32_t limit, std::int16_t* __restrict output) {
  const auto bound = static_cast<float>(limit);
  const float share = 1.0F / static_cast<float>(width);
  for (std::size_t t = 0; t < count; ++t, input += width, output += width) {
    float lanes[16] = {};
    for (std::size_t i = 0; i < width; i += 16) {
      for (std::size_t l = 0; l < 16; ++l) lanes[l] += input[i + l];
    }
    const float mean = sum16(lanes) * share;
    float squares[16] = {};
    for (std::size_t i = 0; i < width; i += 16) {
      for (std::size_t l = 0; l < 16; ++l) {
        const float d = input[i + l] - mean;
        squares[l] += d * d;
      }
    }
    const float scale = 1.0F / __builtin_sqrtf(sum16(squares) * share + 1e-5F);
    for (std::size_t i = 0; i < width; ++i) {
      const float value = (input[i] - mean) * scale * gain[i] + offset[i];
      output[i] = rounded(value * factor, bound);
    }
  }
}

// The logistic function by way of tanh as a ratio of two polynomials (Eigen's coefficients).
inline float gate(float x) {
  constexpr float edge = 7.90531110763549805F;
  x *= 0.5F;
  x = x < edge ? x : edge;
  x = x > -edge ? x : -edge;
  const float s = x * x;
  float p = -2.76076847742355e-16F;
  p = p * s + 2.00018790482477e-13F;
  p = p * s + -8.60467152213735e-11F;
  p = p * s + 5.12229709037114e-08F;
  p = p * s + 1.48572235717979e-05F;
  p = p * s + 6.37261928875436e-04F;
  p = p * s + 4.89352455891786e-03F;
  float q = 1.19825839466702e-06F;
  q = q * s + 1.18534705686654e-04F;
  q = q * s + 2.26843463243900e-03F;
  q = q * s + 4.89352518554385e-03F;
  return x * p / q * 0.5F + 0.5F;
}

void gated_unit(const float* __restrict values, std::size_t count, std::size_t width,
                float* __restrict state) {
  for (std::size_t t = 0; t < count; ++t, values += 2 * width, state += width) {
    for (std::size_t i = 0; i < width; ++i) state[i] += values[i] * gate(values[width + i]);
  }
}

inline void scan_step(const float* __restrict values, std::size_t width, std::size_t half,
                      float* __restrict state, float* __restrict carry) {
  for (std::size_t i = 0; i < half; ++i) {
    const float forget = gate(values[width + i]);
    carry[i] = forget * carry[i] + (1.0F - forget) * values[i];
    state[i] += gate(values[2 * width + i]) * carry[i];
  }
}

void gated_scan(const float* values, std::size_t count, std::size_t width, float* state,
                float* carry) {
  const std::size_t half = width / 2;
  for (std::size_t i = 0; i < half; ++i) carry[i] = 0.0F;
  for (std::size_t t = 0; t < count; ++t) {
    scan_step(values + t * 3 * width, width, half, state + t * width, carry);
  }
  for (std::size_t i = 0; i < half; ++i) carry[i] = 0.0F;
  for (std::size_t t = count; t-- > 0;) {
    scan_step(values + t * 3 * width + half, width, half, state + t * width + half, carry);
  }
}

void scores(const float* __restrict left, std::size_t count, std::size_t width,
            const float* __restrict right, std::size_t columns, float* __restrict output) {
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < columns; j += 16) {
      float sums[16] = {};
      for (std::size_t k = 0; k < width; ++k) {
        const float l = left[i * width + k];
        const float* r = right + k * columns + j;
        for (std::size_t n = 0; n < 16; ++n) sums[n] += l * r[n];
      }
      for (std::size_t n = 0; n < 16; ++n) output[i * columns + j + n] = sums[n];
    }
  }
}

}  // namespace
