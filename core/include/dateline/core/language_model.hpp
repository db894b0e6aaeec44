// Tagger, lemmatiser, dependency parser and entity heads.
//
// One network does it all: gated convolutions (Dauphin, Fan, Auli and Grangier, Language Modeling
// with Gated Convolutional Networks, 2017) and gated scans in both directions (after Lei, Zhang,
// Wang, Dai and Artzi, Simple Recurrent Units, 2018) feed biaffine arcs (Dozat and Manning, Deep
// Biaffine Attention, 2017), from which the best tree with a single root is taken (Chu and Liu
// 1965, Edmonds 1967). core/training/README.md says how it was trained and what it scores.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "dateline/core/document.hpp"

namespace dateline {

/// The neural model that is built into the library. Immutable and safe to share between threads;
/// the same input gives the same output on every x86-64, whatever its vector instructions.
class LanguageModel {
 public:
  /// The model that was embedded at build: no file is read. The first call takes about a
  /// millisecond.
  static const LanguageModel& embedded();
  ~LanguageModel();

  /// Fills lemma, upos, xpos, head, deprel and entity of the tokens of one sentence, given only
  /// their forms, which may be any bytes at all. The heads make a tree with one root, whose label
  /// alone is `root`. Time grows with the number of tokens, but with its square up to 192 of them:
  /// longer sentences are parsed in pieces, cut after punctuation where possible, and the later
  /// pieces' roots become `parataxis` of the first one's. Throws nothing but std::bad_alloc.
  /// Precondition: forms.size() == tokens.size().
  void annotate(std::span<const std::string_view> forms, std::span<Token> tokens) const;

 private:
  struct Impl;
  explicit LanguageModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Annotates every sentence of a document in place.
void annotate(Document& document, const LanguageModel& model);

/// What was asked of a language model.
struct ModelUse {
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  /// Of those sentences, how many each rule's expressions asked for first.
  std::map<std::string, std::size_t, std::less<>> asked_by;
};

}  // namespace dateline
