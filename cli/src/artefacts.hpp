// What `timeline` and `graph` write.
#pragma once

#include <string>
#include <vector>

#include "chronicle.hpp"
#include "options.hpp"

namespace dateline::cli {

struct Artefact {
  std::string text;
  std::vector<std::string> notes;  ///< for standard error: what the format can't show
};

Artefact timeline_artefact(const Chronicle& chronicle, const Options& options);
Artefact graph_artefact(const Chronicle& chronicle, const Options& options);

}  // namespace dateline::cli
