#include "run.hpp"

#include <fmt/format.h>

#include <exception>
#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/core/analyse.hpp"
#include "dateline/core/story_json.hpp"
#include "inputs.hpp"
#include "options.hpp"
#include "output.hpp"
#include "selection.hpp"
#include "text_reports.hpp"

namespace dateline::cli {
namespace {

StoryPart part_of(Command command) {
  switch (command) {
    case Command::dates:
      return StoryPart::timexes;
    case Command::events:
      return StoryPart::events;
    default:
      return StoryPart::all;
  }
}

// True if every story is written by itself, so that a long input can stream through.
bool streams(const Options& options) {
  return options.format == Format::jsonl || options.format == Format::text;
}

std::string report(const Story& story, const Options& options, bool name_places) {
  if (options.format == Format::jsonl) return to_json(story, part_of(options.command), true);
  switch (options.command) {
    case Command::dates:
      return dates_report(story, name_places);
    case Command::events:
      return events_report(story, options.selection, name_places);
    default:
      return explain_report(story);
  }
}

// Artefacts that show all stories together.
std::string together(std::vector<Story>& stories, const Options& options) {
  switch (options.command) {
    case Command::timeline:
    case Command::graph:
      throw std::runtime_error("not available yet");
    default:
      return to_json(stories, part_of(options.command), false);
  }
}

int run_options(const Options& options, const Streams& io) {
  if (io.in_is_terminal && options.files == std::vector<std::string>{"-"})
    io.err << "dateline: reading standard input; paste an article, then press Ctrl-D "
              "(dateline --help tells more)\n";
  Inputs inputs(options, io.in);
  Output output(options.output, io.out);
  std::vector<Story> stories;
  const bool name_places = options.files.size() > 1 || options.from == InputFormat::jsonl;
  const bool good = inputs.for_each(
      [&](Document document) {
        Story story = analyse(std::move(document));
        for (const Diagnostic& diagnostic : story.diagnostics)
          io.err << render(diagnostic, story.text);
        if (streams(options))
          output.write(report(story, options, name_places));
        else
          stories.push_back(std::move(story));
      },
      io.err);
  if (!streams(options)) output.write(together(stories, options));
  output.commit();
  return good ? 0 : 1;
}

}  // namespace

int run(std::span<const char* const> args, const Streams& io) {
  try {
    const std::variant<Options, Stop> parsed = parse_options(args);
    if (const Stop* stop = std::get_if<Stop>(&parsed)) {
      (stop->exit_code == 0 ? io.out : io.err) << stop->text << std::flush;
      return stop->exit_code;
    }
    return run_options(std::get<Options>(parsed), io);
  } catch (const UnknownInput& error) {
    io.err << fmt::format("dateline: error: {}\n", error.what());
    return 2;
  } catch (const UnreadableInput& error) {
    io.err << error.what();
  } catch (const UnwritableOutput& error) {
    io.err << error.what();
  } catch (const std::bad_alloc&) {
    io.err << "dateline: error: out of memory\n";
  } catch (const std::exception& error) {
    io.err << fmt::format("dateline: error: {}\n", error.what());
  }
  return 1;
}

}  // namespace dateline::cli
