#include "dateline/core/language_model.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "annotator.hpp"
#include "embedded_model.hpp"

namespace dateline {

struct LanguageModel::Impl {
  Annotator annotator;
};

LanguageModel::LanguageModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::~LanguageModel() = default;

const LanguageModel& LanguageModel::embedded() {
  // The checksum is a test's business: the linker doesn't corrupt what it embeds.
  static const LanguageModel model(std::make_unique<Impl>(
      Impl{Annotator(read_model(embedded_model_bytes(), false), kernels::best())}));
  return model;
}

void LanguageModel::annotate(std::span<const std::string_view> forms,
                             std::span<Token> tokens) const {
  impl_->annotator.annotate(forms, tokens);
}

void annotate(Document& document, const LanguageModel& model) {
  std::vector<std::string_view> forms;
  // Spellings that differ from the text (soft hyphens, ligatures); a deque keeps views of them
  // valid.
  std::deque<std::string> spellings;
  std::string buffer;
  const std::span<Token> tokens(document.tokens);
  for (const auto& sentence : document.sentences) {
    const auto own = tokens.subspan(sentence.first_token, sentence.token_count);
    forms.clear();
    spellings.clear();
    for (const auto& token : own) {
      const std::string_view form = document.source.slice(token.span);
      const std::string_view spelling = normalised_form(form, buffer);
      forms.push_back(spelling.data() == form.data() ? form : spellings.emplace_back(spelling));
    }
    model.annotate(forms, own);
  }
}

}  // namespace dateline
