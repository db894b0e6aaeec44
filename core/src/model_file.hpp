// The language model's file: what core/training/export.py writes.
//
// A header of 32 bytes ("DATELINE", version, size, FNV-1a of the rest), then blocks in a fixed
// order, each a four-letter tag, its size and contents that start on a multiple of 64 bytes;
// numbers are little-endian. Weights are signed bytes with one scale per row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/core/token.hpp"
#include "kernels.hpp"

namespace dateline {

/// Rows of signed bytes; the value of row r, column c is `data[r * columns + c] * scales[r]`.
struct EmbeddingTable {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  const float* scales = nullptr;
  const std::int8_t* data = nullptr;
};

struct LayerNorm {
  const float* gain = nullptr;
  const float* offset = nullptr;
};

enum class LayerKind : std::uint8_t { convolution, scan };

struct Layer {
  LayerKind kind = LayerKind::convolution;
  LayerNorm norm;
  kernels::Matrix matrix;
};

struct Tag {
  Upos upos = Upos::x;
  Xpos xpos = Xpos::xx;
};

/// What a word's ending tells about its lemma: cut so many bytes, add these. Unless `keep_case`,
/// the form is lower-cased (ASCII) first.
struct LemmaRule {
  bool keep_case = false;
  std::uint8_t cut = 0;
  std::string_view add;
};

inline constexpr std::size_t feature_count = 7;

/// A view into the bytes of a model file; whoever holds the bytes keeps them alive.
struct ModelFile {
  std::uint32_t width = 0;          // of the encoder
  std::uint32_t arc_width = 0;      // of the vectors that make arcs
  std::uint32_t label_width = 0;    // of the sums and ...
  std::uint32_t product_width = 0;  // ... of the products that make labels
  std::uint32_t entity_width = 0;
  std::vector<Tag> tags;
  std::vector<Deprel> labels;
  std::vector<EntityType> entities;
  std::span<const std::uint32_t> words;  // sorted hashes; word i has row i + 1, others row 0
  std::array<EmbeddingTable, feature_count> embeddings;
  kernels::Matrix project;
  std::vector<Layer> layers;
  LayerNorm norm;
  kernels::Matrix heads;
  kernels::Matrix biaffine;
  kernels::Matrix label_out;
  kernels::Matrix entity_out;
  const float* root =
      nullptr;  // arc, label and product parts of the artificial root, then its bias
  const float* label_distance = nullptr;  // (distance buckets + 1) x label_width
  std::span<const std::uint32_t> lemma_keys;
  std::span<const std::uint16_t> lemma_rule_ids;
  std::vector<LemmaRule> lemma_rules;
};

inline constexpr std::uint32_t distance_buckets = 24;

/// Reads and checks sizes, symbols and dimensions, so that nothing the file says can lead outside
/// of it; `checksum` also compares the hash of all bytes. Precondition: bytes.data() is a multiple
/// of 64. Throws std::runtime_error with the reason if the bytes are no model.
ModelFile read_model(std::span<const std::byte> bytes, bool checksum);

/// FNV-1a, 32 bits.
constexpr std::uint32_t hash_offset = 2166136261U;
constexpr std::uint32_t hash_bytes(std::string_view bytes, std::uint32_t hash = hash_offset) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace dateline
