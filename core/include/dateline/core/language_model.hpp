// Tagger, lemmatiser, dependency parser and entity heads.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "dateline/core/document.hpp"

namespace dateline {

/// The neural model that is built into the library. Immutable and safe to share between threads;
/// the same input gives the same output on every x86-64.
class LanguageModel {
 public:
  /// The model that was embedded at build.
  static const LanguageModel& embedded();
  ~LanguageModel();

  /// Fills lemma, upos, xpos, head, deprel and entity of the tokens of one sentence, given only
  /// their forms. Precondition: forms.size() == tokens.size().
  void annotate(std::span<const std::string_view> forms, std::span<Token> tokens) const;

 private:
  struct Impl;
  explicit LanguageModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Annotates every sentence of a document in place.
void annotate(Document& document, const LanguageModel& model);

}  // namespace dateline
