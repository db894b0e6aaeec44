#include "dateline/core/dates.hpp"

#include "resolver.hpp"
#include "sentence_annotator.hpp"

namespace dateline {

std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics) {
  if (document.sentences.empty()) return {};
  AnnotationOnDemand nothing;
  return Resolver(document, nothing, diagnostics).run();
}

std::vector<Timex> find_dates(Document& document, const LanguageModel& (*model)(),
                              Diagnostics& diagnostics, ModelUse* use) {
  if (document.sentences.empty()) return {};
  AnnotationOnDemand annotation(document, model);
  std::vector<Timex> timexes = Resolver(document, annotation, diagnostics).run();
  if (use != nullptr) *use = annotation.use();
  return timexes;
}

}  // namespace dateline
