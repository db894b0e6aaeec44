// The arithmetic of the language model, compiled once per instruction set.
//
// Every set gives the same bits: sums of integers are exact, floats are only ever combined element
// by element or in sixteen fixed partial sums, nothing is fused (-ffp-contract=off), and the gate
// is a rational function instead of the C library's exp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dateline::kernels {

/// Eight-bit weights in blocks of 16 rows; inside a block, columns go in pairs and each pair holds
/// its 16 x 2 weights. Rows are padded to whole blocks with zeros. The number of columns is even.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  const float* bias = nullptr;
  const float* scales = nullptr;
  const std::int8_t* weights = nullptr;

  std::size_t padded_rows() const { return (rows + 15) / 16 * 16; }
  /// The largest input, in absolute value, that can't overflow a 32-bit sum.
  std::int32_t input_limit() const {
    const std::size_t limit = 2147483647U / (127 * columns);
    return limit < 32767 ? static_cast<std::int32_t>(limit) : 32767;
  }
};

/// One instruction set's functions. No array may overlap another; none needs alignment.
struct Set {
  std::string_view name;

  /// output[t][r] = sum over c of weights[r][c] * input[t * stride + c], times scales[r], times
  /// steps[t * steps_stride], plus bias[r]; for t < count and all padded rows.
  void (*multiply)(const Matrix& matrix, const std::int16_t* input, std::size_t stride,
                   std::size_t count, const float* steps, std::size_t steps_stride, float* output);

  /// The largest absolute value. `count` is a multiple of 16.
  float (*largest)(const float* input, std::size_t count);

  /// output[i] = input[i] * factor, rounded to the nearest (ties to even), at most limit.
  void (*quantise)(const float* input, std::size_t count, float factor, std::int32_t limit,
                   std::int16_t* output);

  /// The same for a row of an embedding table, whose bytes are worth `factor` units each.
  void (*quantise_bytes)(const std::int8_t* input, std::size_t count, float factor,
                         std::int32_t limit, std::int16_t* output);

  /// Layer normalisation (Ba et al. 2016) of each of `count` rows, quantised with `factor`.
  /// `width` is a multiple of 16.
  void (*normalise)(const float* input, std::size_t count, std::size_t width, const float* gain,
                    const float* offset, float factor, std::int32_t limit, std::int16_t* output);

  /// Gated linear unit (Dauphin et al. 2017): state += a * gate(g), for rows [a | g] of `values`.
  void (*gated_unit)(const float* values, std::size_t count, std::size_t width, float* state);

  /// Gated scan (after Lei et al. 2018): rows [z | f | o] of `values`; c[t] = gate(f[t]) c[t-1] +
  /// (1 - gate(f[t])) z[t], state += gate(o) * c. The first half of the channels runs left to
  /// right, the second right to left. `carry` holds width / 2 floats of scratch.
  void (*gated_scan)(const float* values, std::size_t count, std::size_t width, float* state,
                     float* carry);

  /// output[i * columns + j] = sum over k of left[i * width + k] * right[k * columns + j].
  /// `columns` is a multiple of 16.
  void (*scores)(const float* left, std::size_t count, std::size_t width, const float* right,
                 std::size_t columns, float* output);
};

/// The sets that this processor can run, plainest first.
std::span<const Set* const> available();
/// The fastest of them.
const Set& best();

/// One per source file; null where the compiler doesn't know the instruction set.
const Set* baseline_set();
const Set* avx2_set();
const Set* avx512_set();

}  // namespace dateline::kernels
