// Questions to the graph: --around and --path.
#pragma once

#include <string>
#include <vector>

#include "chronicle.hpp"
#include "options.hpp"

namespace dateline::cli {

/// True if the command line asks one.
bool asks(const Options& options);

/// The command line's selection, with the events that --around or --path find; what they have to
/// say is added to `notes`. Throws RefusedCommand (inputs.hpp) where a name means nothing or
/// several, or where no way leads from one to the other.
Selection selection_of(const Chronicle& chronicle, const Options& options,
                       std::vector<std::string>& notes);

}  // namespace dateline::cli
