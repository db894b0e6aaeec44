// The language model on one sentence of a document at a time, and only on those that are asked for.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/document.hpp"
#include "dateline/core/language_model.hpp"

namespace dateline {

class SentenceAnnotator {
 public:
  /// Both must outlive this object.
  SentenceAnnotator(Document& document, const LanguageModel& model);

  /// Annotates the tokens of one sentence; what it writes depends on that sentence alone.
  void annotate(std::uint32_t sentence);

 private:
  Document& document_;
  const LanguageModel& model_;
  std::vector<std::string_view> forms_;
  // Spellings that differ from the text (soft hyphens, ligatures); a deque keeps views of them
  // valid.
  std::deque<std::string> spellings_;
  std::string buffer_;
};

/// Annotates a sentence when its tags are first needed. A document that is annotated already, or
/// that is to stay without tags, needs none of it: then this does nothing.
class AnnotationOnDemand {
 public:
  AnnotationOnDemand() = default;
  /// No sentence of the document is annotated yet. `model` is called when the first is asked for:
  /// a text that needs no tags doesn't pay for the weights.
  AnnotationOnDemand(Document& document, const LanguageModel& (*model)())
      : document_(&document), model_(model), done_(document.sentences.size()) {}

  /// `rule` is whose expression asks.
  void need(std::uint32_t sentence, std::string_view rule) {
    if (document_ == nullptr || done_[sentence]) return;
    if (!annotator_) annotator_.emplace(*document_, model_());
    annotator_->annotate(sentence);
    done_[sentence] = true;
    ++use_.sentences;
    ++use_.asked_by[std::string(rule)];
    use_.tokens += document_->sentences[sentence].token_count;
  }
  const ModelUse& use() const { return use_; }

 private:
  Document* document_ = nullptr;
  const LanguageModel& (*model_)() = nullptr;
  std::optional<SentenceAnnotator> annotator_;
  std::vector<bool> done_;
  ModelUse use_;
};

}  // namespace dateline
