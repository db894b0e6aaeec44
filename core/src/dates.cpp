#include "dateline/core/dates.hpp"

#include "resolver.hpp"
#include "sentence_annotator.hpp"

namespace dateline {

std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics, Reasons reasons) {
  if (document.sentences.empty()) return {};
  AnnotationOnDemand nothing;
  return Resolver(document, nothing, diagnostics, reasons).run();
}

std::vector<Timex> find_dates(Document& document, const LanguageModel& (*model)(),
                              Diagnostics& diagnostics, ModelUse* use, Reasons reasons) {
  if (document.sentences.empty()) return {};
  AnnotationOnDemand annotation(document, model);
  std::vector<Timex> timexes = Resolver(document, annotation, diagnostics, reasons).run();
  if (use != nullptr) *use = annotation.use();
  return timexes;
}

}  // namespace dateline
