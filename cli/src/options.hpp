// The command line as a value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "dateline/core/document.hpp"
#include "dateline/core/story.hpp"
#include "dateline/graph/selection.hpp"
#include "dateline/render/csv.hpp"
#include "dateline/render/rasteriser.hpp"
#include "dateline/render/theme.hpp"
#include "dateline/render/timeline.hpp"

namespace dateline::cli {

enum class Command : std::uint8_t { timeline, graph, dates, events, story, explain, embed };
enum class Format : std::uint8_t {
  svg,
  png,
  pdf,
  dot,
  text,
  json,
  jsonl,
  csv,
  md,
  ics,
  timelinejs,
  mermaid,
  graphml,
  gexf,
  cytoscape,
  timeml,
  html
};
/// How inputs are read. `automatic`: by file name, .jsonl, .json, anything else as text.
enum class InputFormat : std::uint8_t { automatic, text, html, markdown, json, jsonl, story };

struct Options {
  Command command = Command::story;
  Format format = Format::json;
  InputFormat from = InputFormat::automatic;
  std::vector<std::string> files;             ///< "-" is standard input; never empty
  std::optional<std::string> output;          ///< nothing: standard output
  bool output_is_folder = false;              ///< a file for each article goes into it
  std::optional<CreationTime> date;           ///< of every input
  std::map<std::string, CreationTime> dates;  ///< of one, by its name or id
  std::string title;                          ///< "": the document's own
  Selection selection;
  std::size_t jobs = 1;                            ///< articles at a time, 1…256
  std::string around;                              ///< an event; "": not asked
  std::size_t radius = 1;                          ///< of its neighbourhood, in steps
  std::optional<std::array<std::string, 2>> path;  ///< between two events or actors
  LaneBy lanes = LaneBy::actor;
  Direction direction = Direction::horizontal;
  double width = 0;    ///< of a timeline, in pixels; 0: as its direction wants
  bool crowds = true;  ///< long timelines count events that crowd
  bool links = true;   ///< of timelines, between events
  Theme theme = Theme::standard();
  std::optional<std::string> theme_file;  ///< to be read into `theme`
  double scale = 1;                       ///< of PNG and PDF
  std::optional<PageSize> page;           ///< of PDF; nothing: as large as the picture
  std::optional<GraphTable> table;        ///< of a graph's CSV; nothing: both
  std::string id_prefix;                  ///< of a picture's ids, for several in one page
  bool in_place = false;                  ///< embed: the report itself is rewritten
  std::optional<std::string> assets;      ///< embed: a folder for the pictures; nothing: inline
};

/// Nothing to run: help or the version was asked for (exit code 0), or the command line was refused
/// (exit code 2). `text` belongs on standard output in the first case, on standard error in the
/// second, and ends in a line feed.
struct Stop {
  int exit_code = 0;
  std::string text;
};

/// Reads a command line. `args` are the arguments without the program's name.
std::variant<Options, Stop> parse_options(std::span<const char* const> args);

std::string_view to_string(Command command);
std::string_view to_string(Format format);

}  // namespace dateline::cli
