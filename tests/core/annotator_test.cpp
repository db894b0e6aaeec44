// The language model's inference, whatever the words and the instruction set.
#include "annotator.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>

#include "embedded_model.hpp"

namespace dateline {
namespace {

struct Free {
  void operator()(std::byte* bytes) const { std::free(bytes); }
};
using Buffer = std::unique_ptr<std::byte, Free>;

// Model bytes must be aligned; the exact size lets AddressSanitizer see any read past the end.
Buffer copy_of(std::span<const std::byte> bytes) {
  void* memory = nullptr;
  if (posix_memalign(&memory, 64, std::max<std::size_t>(bytes.size(), 1)) != 0)
    throw std::bad_alloc();
  if (!bytes.empty()) std::memcpy(memory, bytes.data(), bytes.size());
  return Buffer(static_cast<std::byte*>(memory));
}

std::vector<std::string> hostile_words(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> words(count);
  for (auto& word : words) {
    const std::size_t size = random() % 9;  // 0 too
    for (std::size_t i = 0; i < size; ++i) word += static_cast<char>(random() % 256);
    if (random() % 3 == 0) word.assign(1, '"');
    if (random() % 50 == 0) word.assign(5000, 'x');
  }
  return words;
}

std::vector<Token> annotate(const Annotator& annotator, const std::vector<std::string>& words) {
  const std::vector<std::string_view> forms(words.begin(), words.end());
  std::vector<Token> tokens(words.size());
  annotator.annotate(forms, tokens);
  return tokens;
}

void expect_tree(const std::vector<Token>& tokens) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ASSERT_LT(tokens[i].head, tokens.size());
    const bool is_root = tokens[i].head == i;
    roots += is_root ? 1 : 0;
    ASSERT_EQ(is_root, tokens[i].deprel == Deprel::root);
    std::size_t node = i;
    for (std::size_t steps = 0; tokens[node].head != node; node = tokens[node].head) {
      ASSERT_LT(++steps, tokens.size()) << "cycle";
    }
  }
  ASSERT_EQ(roots, 1U);
}

TEST(Annotator, AnyBytesOfAnyNumberMakeATree) {
  const Annotator annotator(read_model(embedded_model_bytes(), false), kernels::best());
  for (const std::size_t count : {1U, 2U, 3U, 17U, 64U, 191U, 192U, 193U, 385U, 2000U}) {
    expect_tree(annotate(annotator, hostile_words(count, static_cast<unsigned>(count))));
  }
  EXPECT_TRUE(annotate(annotator, {}).empty());
}

TEST(Annotator, EveryInstructionSetSaysTheSame) {
  const auto model = read_model(embedded_model_bytes(), false);
  const Annotator plain(model, *kernels::baseline_set());
  for (const auto* set : kernels::available()) {
    const Annotator annotator(model, *set);
    for (const std::size_t count : {1U, 5U, 30U, 250U}) {
      const auto words = hostile_words(count, 100 + static_cast<unsigned>(count));
      const auto expected = annotate(plain, words);
      const auto got = annotate(annotator, words);
      for (std::size_t i = 0; i < count; ++i) {
        ASSERT_EQ(got[i].head, expected[i].head) << set->name;
        ASSERT_EQ(got[i].deprel, expected[i].deprel) << set->name;
        ASSERT_EQ(got[i].xpos, expected[i].xpos) << set->name;
        ASSERT_EQ(got[i].lemma, expected[i].lemma) << set->name;
        ASSERT_EQ(got[i].entity, expected[i].entity) << set->name;
      }
    }
  }
}

TEST(ModelFile, TheEmbeddedModelIsWhole) {
  const auto bytes = embedded_model_bytes();
  EXPECT_LE(bytes.size(), 4'000'000U);
  EXPECT_NO_THROW(read_model(bytes, true));
}

TEST(ModelFile, RefusesWhatIsNoModel) {
  const auto bytes = embedded_model_bytes();
  EXPECT_THROW(read_model({}, false), std::runtime_error);
  for (const std::size_t size :
       {std::size_t{7}, std::size_t{31}, std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
    auto copy = copy_of(bytes.first(size));
    if (size >= 16) {
      // Claims to be whole, so that the blocks themselves have to notice.
      const auto claimed = static_cast<std::uint32_t>(size);
      std::memcpy(copy.get() + 12, &claimed, 4);
    }
    EXPECT_THROW(read_model({copy.get(), size}, false), std::runtime_error) << size;
  }
  auto copy = copy_of(bytes);
  copy.get()[bytes.size() / 2] ^= std::byte{1};
  EXPECT_THROW(read_model({copy.get(), bytes.size()}, true), std::runtime_error);
  copy = copy_of(bytes);
  copy.get()[8] ^= std::byte{1};  // version
  EXPECT_THROW(read_model({copy.get(), bytes.size()}, false), std::runtime_error);
}

TEST(ModelFile, DamagedModelsAreRefusedOrHarmless) {
  const auto bytes = embedded_model_bytes();
  const auto words = hostile_words(20, 3);
  std::mt19937 random(4);
  auto copy = copy_of(bytes);
  for (int round = 0; round < 200; ++round) {
    std::memcpy(copy.get(), bytes.data(), bytes.size());
    for (int k = 0; k < 3; ++k) {
      // Sizes and symbols lie in front; weights, scales and rules everywhere else.
      const std::size_t reach = round % 2 == 0 ? 4096 : bytes.size();
      copy.get()[16 + random() % (reach - 16)] = static_cast<std::byte>(random());
    }
    try {
      const Annotator annotator(read_model({copy.get(), bytes.size()}, false), kernels::best());
      expect_tree(annotate(annotator, words));
    } catch (const std::runtime_error&) {
      continue;
    }
  }
}

}  // namespace
}  // namespace dateline
