// Every instruction set must give the same bits as the plainest one, and that one must be right.
#include "kernels.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

namespace dateline::kernels {
namespace {

using ::testing::ElementsAreArray;

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int integer(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
  float real(float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(engine_);
  }
  std::vector<float> reals(std::size_t count, float low, float high) {
    std::vector<float> out(count);
    for (auto& x : out) x = real(low, high);
    return out;
  }

 private:
  std::mt19937 engine_;
};

struct RandomMatrix {
  Matrix matrix;
  std::vector<std::int8_t> weights;
  std::vector<float> scales;
  std::vector<float> bias;

  RandomMatrix(std::size_t rows, std::size_t columns, Random& random) {
    matrix.rows = rows;
    matrix.columns = columns;
    weights.resize(matrix.padded_rows() * columns);
    for (auto& w : weights) w = static_cast<std::int8_t>(random.integer(-127, 127));
    scales = random.reals(matrix.padded_rows(), 0.001F, 0.1F);
    bias = random.reals(matrix.padded_rows(), -1, 1);
    matrix.weights = weights.data();
    matrix.scales = scales.data();
    matrix.bias = bias.data();
  }
  int weight(std::size_t row, std::size_t column) const {
    return weights[((row / 16 * (matrix.columns / 2) + column / 2) * 16 + row % 16) * 2 +
                   column % 2];
  }
};

// Bits, so that -0.0 and 0.0 differ.
std::vector<std::uint32_t> bits(const std::vector<float>& values) {
  std::vector<std::uint32_t> out(values.size());
  std::memcpy(out.data(), values.data(), values.size() * sizeof(float));
  return out;
}

TEST(Kernels, ThePlainestSetIsAlwaysThere) {
  ASSERT_FALSE(available().empty());
  EXPECT_EQ(available().front(), baseline_set());
  EXPECT_EQ(&best(), available().back());
}

TEST(Kernels, MultiplyIsExactInEverySet) {
  Random random(1);
  for (int round = 0; round < 60; ++round) {
    const auto rows = static_cast<std::size_t>(random.integer(1, 100));
    const auto columns = static_cast<std::size_t>(random.integer(1, 300)) * 2;
    const auto count = static_cast<std::size_t>(random.integer(1, 20));
    const auto stride = static_cast<std::size_t>(random.integer(1, 300)) * 2;
    const RandomMatrix m(rows, columns, random);
    // Also the largest inputs allowed, which must not overflow.
    const int limit = round % 2 == 0 ? m.matrix.input_limit() : 300;
    std::vector<std::int16_t> input(stride * (count - 1) + columns);
    for (auto& x : input) {
      x = static_cast<std::int16_t>(round % 4 == 0 ? (random.integer(0, 1) != 0 ? limit : -limit)
                                                   : random.integer(-limit, limit));
    }
    const std::vector<float> steps = random.reals(count, 0.01F, 1.0F);
    std::vector<float> expected(count * m.matrix.padded_rows());
    for (std::size_t t = 0; t < count; ++t) {
      for (std::size_t r = 0; r < m.matrix.padded_rows(); ++r) {
        std::int64_t sum = 0;
        for (std::size_t c = 0; c < columns; ++c) sum += m.weight(r, c) * input[t * stride + c];
        ASSERT_LE(std::abs(sum), 2147483647);
        expected[t * m.matrix.padded_rows() + r] =
            static_cast<float>(sum) * m.scales[r] * steps[t] + m.bias[r];
      }
    }
    for (const Set* set : available()) {
      std::vector<float> output(expected.size(), -1.0F);
      set->multiply(m.matrix, input.data(), stride, count, steps.data(), 1, output.data());
      ASSERT_THAT(bits(output), ElementsAreArray(bits(expected))) << set->name;
    }
  }
}

TEST(Kernels, QuantiseRoundsToTheNearestAndStaysWithinTheLimit) {
  const std::vector<float> input = {0.0F, 0.5F, 1.5F, -2.5F, 2.6F, -2.6F, 1e9F, -1e9F, 99.4F};
  const std::vector<std::int16_t> expected = {0, 0, 2, -2, 3, -3, 100, -100, 99};
  for (const Set* set : available()) {
    std::vector<std::int16_t> output(input.size());
    set->quantise(input.data(), input.size(), 1.0F, 100, output.data());
    EXPECT_THAT(output, ElementsAreArray(expected)) << set->name;
  }
}

TEST(Kernels, FloatKernelsGiveTheSameBitsInEverySet) {
  Random random(2);
  const Set& plain = *baseline_set();
  for (int round = 0; round < 40; ++round) {
    const auto width = static_cast<std::size_t>(random.integer(1, 8)) * 32;
    const auto count = static_cast<std::size_t>(random.integer(1, 30));
    const float size = round % 5 == 0 ? 50.0F : 3.0F;
    const auto values = random.reals(count * width * 3, -size, size);
    const auto gain = random.reals(width, -2, 2);
    const auto offset = random.reals(width, -1, 1);
    const auto state = random.reals(count * width, -size, size);
    const std::size_t columns = (count + 16) / 16 * 16;
    const auto right = random.reals(width * columns, -size, size);
    std::vector<std::int8_t> bytes(width);
    for (auto& b : bytes) b = static_cast<std::int8_t>(random.integer(-127, 127));

    const auto run = [&](const Set& set) {
      std::vector<std::vector<std::uint32_t>> out;
      const auto keep = [&](const std::vector<std::int16_t>& v) {
        out.emplace_back(v.begin(), v.end());
      };
      std::vector<std::int16_t> quantised(count * width);
      set.normalise(state.data(), count, width, gain.data(), offset.data(), 2048, 29000,
                    quantised.data());
      keep(quantised);
      std::vector<std::int16_t> row(width);
      set.quantise_bytes(bytes.data(), width, 7.3F, 500, row.data());
      keep(row);
      out.push_back(bits({set.largest(state.data(), count * width)}));
      auto convolved = state;
      set.gated_unit(values.data(), count, width, convolved.data());
      out.push_back(bits(convolved));
      auto scanned = state;
      std::vector<float> carry(width / 2, 7.0F);
      set.gated_scan(values.data(), count, width, scanned.data(), carry.data());
      out.push_back(bits(scanned));
      std::vector<float> scores(count * columns);
      set.scores(state.data(), count, width, right.data(), columns, scores.data());
      out.push_back(bits(scores));
      return out;
    };
    const auto expected = run(plain);
    for (const Set* set : available()) ASSERT_EQ(run(*set), expected) << set->name;
  }
}

TEST(Kernels, GateIsTheLogisticFunction) {
  for (float x = -20; x < 20; x += 0.37F) {
    const std::vector<float> values = [&] {
      std::vector<float> v(64, 1.0F);
      std::fill(v.begin() + 32, v.end(), x);
      return v;
    }();
    std::vector<float> state(32, 0.0F);
    baseline_set()->gated_unit(values.data(), 1, 32, state.data());
    EXPECT_NEAR(state[5], 1.0 / (1.0 + std::exp(-static_cast<double>(x))), 4e-4);
  }
}

TEST(Kernels, ScanRunsBothWays) {
  // Forget gates wide open (f = -100: keep nothing) but for the second word (f = 100: keep all).
  constexpr std::size_t width = 32;
  std::vector<float> values(3 * 3 * width, 0.0F);
  for (std::size_t t = 0; t < 3; ++t) {
    for (std::size_t i = 0; i < width; ++i) {
      values[t * 3 * width + i] = static_cast<float>(t + 1);
      values[t * 3 * width + width + i] = t == 1 ? 100.0F : -100.0F;
      values[t * 3 * width + 2 * width + i] = 100.0F;
    }
  }
  std::vector<float> state(3 * width, 0.0F);
  std::vector<float> carry(width / 2);
  baseline_set()->gated_scan(values.data(), 3, width, state.data(), carry.data());
  EXPECT_NEAR(state[0], 1.0, 0.01);
  EXPECT_NEAR(state[width], 1.0, 0.01);  // from the left
  EXPECT_NEAR(state[2 * width], 3.0, 0.01);
  EXPECT_NEAR(state[width - 1], 1.0, 0.01);
  EXPECT_NEAR(state[2 * width - 1], 3.0, 0.01);  // from the right
}

}  // namespace
}  // namespace dateline::kernels
