#include "run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "artefacts.hpp"
#include "batch.hpp"
#include "chronicle.hpp"
#include "csv_reports.hpp"
#include "dateline/core/analyse.hpp"
#include "dateline/core/story_json.hpp"
#include "dateline/core/timeml.hpp"
#include "embed.hpp"
#include "explain_report.hpp"
#include "inputs.hpp"
#include "options.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "queries.hpp"
#include "text_reports.hpp"
#include "theme_file.hpp"

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

bool shows_dates_alone(const Options& options) {
  return options.command == Command::dates || options.command == Command::explain;
}

// No more than the command shows.
Story read_story(Document document, const Options& options) {
  if (!shows_dates_alone(options)) return analyse(std::move(document));
  const bool values = options.command == Command::dates &&
                      (options.format == Format::text || options.format == Format::timeml);
  return analyse_dates(std::move(document), values ? Reasons::left_out : Reasons::kept);
}

// True if every story is written by itself, so that a long input can stream through. Events of
// several files are joined first.
bool streams(const Options& options, const Inputs& inputs) {
  if (options.command == Command::timeline || options.command == Command::graph) return false;
  if (options.command == Command::events && options.format != Format::jsonl && !inputs.streamed())
    return false;
  return options.format != Format::json && !asks(options);
}

// JSON of the events is restricted only by what restricts: it says itself which are shown.
std::string json_of(const Chronicle& chronicle, const Options& options, bool one_line) {
  Selection selection = options.selection;
  selection.all = selection.each_member = true;
  return to_json(
      options.command == Command::events ? chronicle.restricted_to(selection) : chronicle.stories(),
      part_of(options.command), one_line);
}

// Reports of one story's dates, which need no graph.
std::string report(const Story& story, const Options& options, bool name_places, bool colour) {
  if (options.format == Format::jsonl) return to_json(story, StoryPart::timexes, true);
  if (options.format == Format::timeml) return to_timeml(story);
  if (options.format == Format::csv) return dates_csv(story);
  return options.command == Command::dates ? dates_report(story, name_places)
                                           : explain_report(story, colour);
}

// Reports of one story with its events.
std::string report(const Chronicle& chronicle, const Options& options, bool name_places) {
  if (options.format == Format::jsonl) return json_of(chronicle, options, true);
  if (options.format == Format::csv)
    return events_csv(chronicle.graph(), chronicle.selected(options.selection));
  return events_report(chronicle.graph(), chronicle.selected(options.selection), name_places);
}

// What stands before the first report, and between two of them.
std::string head_of(const Options& options) {
  if (options.format != Format::csv) return {};
  return options.command == Command::events ? events_csv_header() : dates_csv_header();
}

std::string_view between(const Options& options) {
  return options.command == Command::explain ? "\n" : "";
}

// Artefacts that show all stories together.
Artefact together(const Chronicle& chronicle, const Options& options, bool name_places) {
  switch (options.command) {
    case Command::timeline:
      return timeline_artefact(chronicle, options);
    case Command::graph:
      return graph_artefact(chronicle, options);
    default: {
      std::vector<std::string> notes;
      Options found = options;
      found.selection = selection_of(chronicle, options, notes);
      if (options.format != Format::json)
        return {head_of(options) + report(chronicle, found, name_places), std::move(notes)};
      return {json_of(chronicle, found, false), std::move(notes)};
    }
  }
}

void print_diagnostics(const std::vector<Story>& stories, std::ostream& err) {
  for (const Story& story : stories)
    for (const Diagnostic& diagnostic : story.diagnostics) err << render(diagnostic, story.text);
}

struct Article {
  std::optional<Document> document;
  std::optional<Story> story;
  std::string id, diagnostics, report;
  std::vector<std::string> unknown_actors;  // of those asked for
};

int run_options(const Options& options, const Streams& io) {
  if (io.in_is_terminal && options.files == std::vector<std::string>{"-"})
    io.err << "dateline: reading standard input; paste an article, then press Ctrl-D "
              "(dateline --help tells more)\n";
  Inputs inputs(options, io.in);
  if (options.format == Format::timeml && inputs.several() && !options.output_is_folder)
    throw RefusedCommand(
        "TimeML holds one article a file; several go into a folder: -Ttimeml -o FOLDER/");
  std::optional<OutputFolder> folder;
  if (options.output_is_folder) folder.emplace(*options.output, ".tml", options.files);
  Output output(folder ? std::nullopt : options.output, io.out);
  Progress progress(io.err, io.err_is_terminal);
  std::vector<Story> stories;
  const bool name_places = inputs.several();
  const bool colour = io.out_has_colour && !options.output;
  bool written = false;
  const bool streaming = streams(options, inputs);
  std::vector<std::string> unknown_actors = options.selection.actors;
  const auto write_report = [&](const std::string& text, const std::string& id) {
    if (folder) {
      folder->write(id, text);
      return;
    }
    output.write(std::exchange(written, true) ? between(options) : head_of(options));
    output.write(text);
  };
  // An article on its way: what doesn't depend on the others is done beside them.
  const auto work = [&](Article& article) {
    if (article.document) article.story = read_story(*std::move(article.document), options);
    article.document.reset();
    if (!streaming) return;
    std::vector<Story> one;
    one.push_back(*std::move(article.story));
    article.id = one.front().document.id;
    std::ostringstream err;
    if (shows_dates_alone(options)) {
      print_diagnostics(one, err);
      article.report = report(one.front(), options, name_places, colour);
    } else {
      const Chronicle chronicle(std::move(one));
      print_diagnostics(chronicle.stories(), err);
      article.unknown_actors = options.selection.actors;
      find_names(chronicle, article.unknown_actors);
      article.report = report(chronicle, options, name_places);
    }
    article.diagnostics = err.str();
  };
  const auto finish = [&](Article& article) {
    progress.article_done();
    if (!streaming) {
      stories.push_back(*std::move(article.story));
      return;
    }
    const auto quiet = progress.quiet();
    io.err << article.diagnostics;
    std::erase_if(unknown_actors, [&](const std::string& name) {
      const auto& still = article.unknown_actors;
      return !shows_dates_alone(options) &&
             std::find(still.begin(), still.end(), name) == still.end();
    });
    write_report(article.report, article.id);
  };
  Batch<Article> batch(options.jobs, work, finish);
  const bool good = inputs.for_each(
      [&](Document document) {
        batch.add({std::move(document), {}, {}, {}, {}, {}});
      },
      [&](Story story) {
        batch.add({{}, std::move(story), {}, {}, {}, {}});
      },
      [&](const std::string& message) {
        batch.finish();  // messages keep the order of the input
        const auto quiet = progress.quiet();
        io.err << message;
      });
  batch.finish();
  if (!good && stories.empty() && !streaming)
    return 1;  // nothing could be read, nothing is written
  if (!streaming) {
    const Chronicle chronicle(std::move(stories));
    {
      const auto quiet = progress.quiet();
      print_diagnostics(chronicle.stories(), io.err);
    }
    find_names(chronicle, unknown_actors);
    const Artefact artefact = together(chronicle, options, name_places);
    for (const std::string& note : artefact.notes)
      io.err << fmt::format("dateline: note: {}\n", note);
    output.write(artefact.text);
  }
  if (streaming && !written && !folder && good) output.write(head_of(options));
  const auto quiet = progress.quiet();
  for (const std::string& name : unknown_actors)
    io.err << fmt::format("dateline: warning: --actor: nobody here is named '{}'\n",
                          one_line(name));
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
    Options options = std::get<Options>(parsed);
    if (options.theme_file) options.theme = read_theme_file(*options.theme_file);
    return options.command == Command::embed ? embed(options, io) : run_options(options, io);
  } catch (const RefusedCommand& error) {
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
