// `dateline embed`: the pictures of a report's fenced blocks, put behind them.
#pragma once

#include "options.hpp"
#include "run.hpp"

namespace dateline::cli {

/// Writes the report of `options` (one file, or standard input) with its pictures. What was
/// embedded before is replaced, so that its own output comes out the same again. Nothing is written
/// if any block has an error. Returns the exit code; throws UnreadableInput, UnwritableOutput and
/// RefusedCommand.
int embed(const Options& options, const Streams& io);

}  // namespace dateline::cli
