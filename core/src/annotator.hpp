// The language model's inference: from forms to tags, tree, labels and entities.
//
// Embeddings, then gated convolutions (Dauphin et al. 2017) and gated scans (after Lei et al.
// 2018), then one matrix that feeds the biaffine arcs (Dozat and Manning 2017), the labels, the
// tags and the entities. core/training/network.py is the same network in PyTorch.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "kernels.hpp"
#include "model_file.hpp"

namespace dateline {

class Annotator {
 public:
  /// The bytes behind `model` must outlive this object.
  Annotator(ModelFile model, const kernels::Set& kernels);

  /// See LanguageModel::annotate.
  void annotate(std::span<const std::string_view> forms, std::span<Token> tokens) const;

  /// Sentences longer than this are parsed in pieces (arcs cost quadratic time), cut after
  /// punctuation where possible; the later pieces' roots become `parataxis` of the first one's.
  static constexpr std::size_t longest_piece = 192;

 private:
  std::optional<std::pair<std::size_t, std::size_t>> headline_verb(
      std::span<const std::string_view> forms, std::span<const std::size_t> tags,
      std::span<const float> output) const;
  void annotate_piece(std::span<const std::string_view> forms, std::span<Token> tokens) const;
  std::vector<float> encode(std::span<const std::string_view> forms) const;

  ModelFile model_;
  const kernels::Set* kernels_;
  float embedding_factor_ = 1.0F;  // units of the quantised embeddings per 1.0
  std::size_t root_label_ = 0;
};

}  // namespace dateline
