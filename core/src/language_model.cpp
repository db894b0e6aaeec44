#include "dateline/core/language_model.hpp"
namespace dateline {
struct LanguageModel::Impl {};
LanguageModel::LanguageModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::~LanguageModel() = default;
const LanguageModel& LanguageModel::embedded() {
  static const LanguageModel model(nullptr);
  return model;
}
void LanguageModel::annotate(std::span<const std::string_view>, std::span<Token>) const {}
void annotate(Document&, const LanguageModel&) {}
}  // namespace dateline
