#include "dateline/core/dates.hpp"

#include "resolver.hpp"

namespace dateline {

std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics) {
  if (document.sentences.empty()) return {};
  return Resolver(document, diagnostics).run();
}

}  // namespace dateline
