#include "options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <utility>

#include "dateline/core/creation_time.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

using Names = std::span<const std::string_view>;

struct CommandInfo {
  Command command;
  std::string_view name;
  std::string_view does;
  std::span<const Format> formats;  // the first is the default
};

constexpr std::array<std::string_view, 17> format_names = {
    "svg", "png",        "pdf",     "dot",     "text", "json",      "jsonl",  "csv", "md",
    "ics", "timelinejs", "mermaid", "graphml", "gexf", "cytoscape", "timeml", "html"};

// Other names of formats. Those in the second list are what files are called, not what -T takes.
struct FormatAlias {
  std::string_view name;
  Format format;
};
constexpr std::array<FormatAlias, 7> format_aliases = {{{"txt", Format::text},
                                                        {"gv", Format::dot},
                                                        {"markdown", Format::md},
                                                        {"ical", Format::ics},
                                                        {"mmd", Format::mermaid},
                                                        {"tml", Format::timeml},
                                                        {"htm", Format::html}}};
constexpr std::array<FormatAlias, 3> extensions = {
    {{"json", Format::timelinejs}, {"json", Format::cytoscape}, {"cyjs", Format::cytoscape}}};

constexpr std::array timeline_formats = {
    Format::svg, Format::html, Format::png, Format::pdf,     Format::dot,       Format::text,
    Format::md,  Format::csv,  Format::ics, Format::mermaid, Format::timelinejs};
constexpr std::array graph_formats = {Format::dot,       Format::svg,     Format::png,
                                      Format::pdf,       Format::graphml, Format::gexf,
                                      Format::cytoscape, Format::csv,     Format::mermaid};
constexpr std::array dates_formats = {Format::text, Format::json, Format::jsonl, Format::timeml,
                                      Format::csv};
constexpr std::array events_formats = {Format::text, Format::json, Format::jsonl, Format::csv};
constexpr std::array story_formats = {Format::json, Format::jsonl};
constexpr std::array explain_formats = {Format::text};
constexpr std::array embed_formats = {Format::svg, Format::png, Format::pdf};

constexpr std::array<CommandInfo, 7> commands = {{
    {Command::timeline, "timeline", "draw what happened when", timeline_formats},
    {Command::graph, "graph", "draw who did what to whom", graph_formats},
    {Command::dates, "dates", "list the time expressions and what they mean", dates_formats},
    {Command::events, "events", "list the events: who did what, when, according to whom",
     events_formats},
    {Command::story, "story", "everything that was found, for other programs", story_formats},
    {Command::explain, "explain", "say why each date is what it is", explain_formats},
    {Command::embed, "embed", "put the pictures of a Markdown report's dateline blocks behind them",
     embed_formats},
}};

constexpr std::array<std::string_view, 7> command_names = {"timeline", "graph",   "dates", "events",
                                                           "story",    "explain", "embed"};
// Options that exist for some commands.
constexpr std::array<std::string_view, 27> option_names = {
    "--date",   "--from",   "--title",     "--actor",  "--since",   "--until",  "--status",
    "--all",    "--lanes",  "--table",     "--output", "--help",    "--format", "--theme",
    "--scale",  "--page",   "--direction", "--width",  "--version", "--assets", "--in-place",
    "--around", "--radius", "--jobs",      "--path",   "--crowds",  "--links"};

const CommandInfo& info_of(Command command) {
  return commands[static_cast<std::size_t>(command)];
}

std::string version() {
  return DATELINE_VERSION;
}

template <class Range, class Name>
std::string join(const Range& range, Name name) {
  std::string out;
  for (const auto& item : range) {
    if (!out.empty()) out += ", ";
    out += name(item);
  }
  return out;
}

std::string join(Names names) {
  return join(names, [](std::string_view name) { return std::string(name); });
}

// A word of the command line as it may stand in a message: nothing that moves a cursor.
std::string shown(std::string_view word) {
  std::string out;
  for (const char c : word) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return out;
}

std::string did_you_mean(std::string_view word, Names candidates) {
  const auto near = suggest(word, candidates);
  return near ? fmt::format("; did you mean '{}'?", *near) : std::string();
}

struct Refused {
  std::string message;
};

Stop refusal(std::string_view message, std::string_view help_of) {
  return {2, fmt::format("dateline: error: {}\nTry 'dateline {}--help'.\n", message,
                         help_of.empty() ? "" : std::string(help_of) + ' ')};
}

std::string top_help() {
  std::string out = fmt::format(
      R"(dateline {}: reads news articles, finds out what happened when, and draws it

Usage: dateline COMMAND [OPTION]... [FILE]...

Commands:
)",
      version());
  for (const CommandInfo& info : commands)
    out += fmt::format("  {:<10}{}\n  {:<10}  formats: {}\n", info.name, info.does, "",
                       join(info.formats, [](Format f) { return std::string(to_string(f)); }));
  out += R"(
An article is a saved web page, a Markdown file, or plain text: headline, empty line,
paragraphs. Web pages and front matter say when they were written; where nothing
does, say it with --date, so that "Wednesday" and "last month" can be understood.
Dateline never looks at the clock.

Examples:
  dateline timeline --date 2019-07-13 article.txt -o article.svg
        a picture of the events on a time scale
  dateline dates --date 2019-07-13 article.txt
        every date in the article and what it means
  dateline explain --date 2019-07-13 article.txt
        the same, with the reasons
  dateline graph --date 2019-07-13 article.txt | dot -Tpdf > actors.pdf
        who did what to whom, through Graphviz
  dateline explain page.html
        a saved web page, with the date that it carries
  dateline story --from jsonl -Tjsonl < articles.jsonl > stories.jsonl
        a whole collection, one article a line

Options of a command: dateline COMMAND --help
      --help     this text
      --version  the version
)";
  return out;
}

std::string_view example_of(Command command) {
  switch (command) {
    case Command::timeline:
      return R"(Examples:
  dateline timeline --date 2019-07-13 article.txt -o article.svg
  dateline timeline --date 2019-07-13 --actor Lightfoot article.txt -o t.svg
  dateline timeline --date a=2019-07-08 --date b=2019-07-12 a.txt b.txt > t.svg
  dateline timeline --date 2019-07-13 --status planned article.txt -o plans.ics
  dateline timeline --date 2019-07-13 article.txt -o page.html
        to read and to check: picture, article, and why each date is what it is
)";
    case Command::graph:
      return R"(Examples:
  dateline graph --date 2019-07-13 article.txt -o actors.svg
  dateline graph --date 2019-07-13 article.txt | dot -Tpdf > actors.pdf
  dateline graph --date 2019-07-13 article.txt -o actors.graphml
  dateline graph --date 2019-07-13 -Tcsv --table edges article.txt > edges.csv
  dateline graph --path Trump Lightfoot a.txt b.txt -o path.svg
)";
    case Command::dates:
      return R"(Examples:
  dateline dates --date 2019-07-13 article.txt
  dateline dates --date 2019-07-13 -Tjson article.txt -o dates.json
  dateline dates --date 2019-07-13 article.txt -o article.tml
  dateline dates -Ttimeml articles.jsonl -o folder/
TimeML holds one article a file: several go into a folder, as ID.tml.
)";
    case Command::events:
      return R"(Examples:
  dateline events --date 2019-07-13 article.txt
  dateline events --date 2019-07-13 --status planned --until 2019-08 article.txt
  dateline events --date a=2019-07-08 --date b=2019-07-12 a.txt b.txt
What several files tell alike is joined. A collection (--from jsonl) may be
long: its articles are read one by one, as they come, and joined by -Tjson
alone.
)";
    case Command::story:
      return R"(Examples:
  dateline story --date 2019-07-13 article.txt -o story.json
  dateline story --from jsonl -Tjsonl < articles.jsonl > stories.jsonl
A line of articles.jsonl: {"id":"a1","text":"...","dct":"2019-07-13"}
It may also have "title" and "source", and its date may be called "date".
)";
    case Command::explain:
      return R"(Example:
  dateline explain --date 2019-07-13 article.txt
)";
    case Command::embed:
      return R"(A block of the report holds an article or names files; options stand behind its name
or on lines of their own. It is kept inside a comment, with the picture behind it,
and run again over its own output, embed refreshes the pictures.

  ```dateline --date 2019-07-13
  //| caption: The raids as they were announced
  Headline of the article

  Its paragraphs.
  ```

Examples:
  dateline embed report.md -o report.out.md
  dateline embed --in-place report.md
  dateline embed --assets img -Tpng report.md | pandoc -o report.docx
)";
  }
  return {};
}

// The command's format that the list gives for the name.
std::optional<Format> find_alias(const CommandInfo& info, std::span<const FormatAlias> aliases,
                                 std::string_view name) {
  for (const FormatAlias& alias : aliases)
    for (const Format format : info.formats)
      if (alias.name == name && alias.format == format) return format;
  return std::nullopt;
}

// ", but timeline does": the commands that have a format of this name.
std::string others_with(std::string_view name) {
  std::vector<std::string_view> found;
  for (const CommandInfo& info : commands)
    for (const Format format : info.formats)
      if (to_string(format) == name) found.push_back(info.name);
  if (found.empty()) return {};
  return ", but " + join(found) + (found.size() == 1 ? " does" : " do");
}

Format parse_format(const CommandInfo& info, std::string_view name) {
  const std::string available =
      join(info.formats, [](Format f) { return std::string(to_string(f)); });
  for (const Format format : info.formats)
    if (to_string(format) == name) return format;
  if (const auto format = find_alias(info, format_aliases, name)) return *format;
  std::vector<std::string_view> known;
  for (const Format format : info.formats) known.push_back(to_string(format));
  const std::string others = others_with(name);
  throw Refused{fmt::format("{} has no format '{}'{} (available: {})", info.name, shown(name),
                            others.empty() ? did_you_mean(name, known) : others, available)};
}

InputFormat parse_input_format(std::string_view name) {
  if (name == "auto") return InputFormat::automatic;
  if (name == "text") return InputFormat::text;
  if (name == "html") return InputFormat::html;
  if (name == "markdown" || name == "md") return InputFormat::markdown;
  if (name == "json") return InputFormat::json;
  if (name == "jsonl" || name == "ndjson") return InputFormat::jsonl;
  if (name == "story") return InputFormat::story;
  constexpr std::string_view available = "auto, text, html, markdown, json, jsonl, story";
  constexpr std::array<std::string_view, 7> known = {"auto", "text",  "html", "markdown",
                                                     "json", "jsonl", "story"};
  throw Refused{fmt::format("--from: unknown input format '{}'{} (available: {})", shown(name),
                            did_you_mean(name, known), available)};
}

Format format_of_file(const CommandInfo& info, std::string_view extension) {
  for (const Format format : info.formats)
    if (to_string(format) == extension) return format;
  if (const auto format = find_alias(info, extensions, extension)) return *format;
  try {
    return parse_format(info, extension);
  } catch (const Refused& refused) {
    throw Refused{refused.message + ", and -o names no other: give -T, or another extension"};
  }
}

GraphTable parse_table(std::string_view name) {
  if (name == "nodes") return GraphTable::nodes;
  if (name == "edges") return GraphTable::edges;
  constexpr std::array<std::string_view, 2> names = {"nodes", "edges"};
  throw Refused{fmt::format("--table: unknown table '{}'{} (available: {})", shown(name),
                            did_you_mean(name, names), join(names))};
}

LaneBy parse_lanes(std::string_view name) {
  constexpr std::array<std::string_view, 4> names = {"actor", "source", "status", "none"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw Refused{fmt::format("--lanes: unknown kind '{}'{} (available: {})", shown(name),
                              did_you_mean(name, names), join(names))};
  return static_cast<LaneBy>(found - names.begin());
}

Direction parse_direction(std::string_view name) {
  constexpr std::array<std::string_view, 2> names = {"horizontal", "vertical"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw Refused{fmt::format("--direction: unknown direction '{}'{} (available: {})", shown(name),
                              did_you_mean(name, names), join(names))};
  return static_cast<Direction>(found - names.begin());
}

// "auto" or "none".
bool parse_automatic(std::string_view option, std::string_view name) {
  constexpr std::array<std::string_view, 2> names = {"auto", "none"};
  if (std::find(names.begin(), names.end(), name) == names.end())
    throw Refused{fmt::format("{}: unknown kind '{}'{} (available: {})", option, shown(name),
                              did_you_mean(name, names), join(names))};
  return name == names.front();
}

double parse_width(std::string_view text, Direction direction) {
  const double least = direction == Direction::vertical ? 300 : 480;
  constexpr double most = 20000;
  double width = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
  if (error != std::errc{} || end != text.data() + text.size() || !(width >= least) ||
      !(width <= most))
    throw Refused{fmt::format("--width: '{}' is not a number from {} to {}{}", shown(text), least,
                              most, least > 300 ? " (with --direction vertical: from 300)" : "")};
  return width;
}

Theme parse_theme(std::string_view name) {
  if (name == "standard") return Theme::standard();
  if (name == "light") return Theme::light_only();
  if (name == "dark") return Theme::night();
  if (name == "print") return Theme::print();
  constexpr std::array<std::string_view, 4> names = {"standard", "light", "dark", "print"};
  throw Refused{fmt::format("--theme: unknown theme '{}'{} (available: {}, and files named *.toml)",
                            shown(name), did_you_mean(name, names), join(names))};
}

void set_theme(std::string name, Options& options) {
  if (name.ends_with(".toml"))
    options.theme_file = std::move(name);
  else
    options.theme = parse_theme(name);
}

double parse_scale(std::string_view text) {
  constexpr double least = 0.05, most = 32;
  double scale = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), scale);
  if (error != std::errc{} || end != text.data() + text.size() || !(scale >= least) ||
      !(scale <= most))
    throw Refused{
        fmt::format("--scale: '{}' is not a number from {} to {}", shown(text), least, most)};
  return scale;
}

void set_scale(std::string_view scale, Options& options) {
  if (scale.empty()) return;
  if (options.format != Format::png && options.format != Format::pdf)
    throw Refused{"--scale is for -Tpng and -Tpdf; SVG can be shown at any size"};
  options.scale = parse_scale(scale);
}

PageSize parse_page(std::string_view name) {
  if (const auto size = parse_page_size(name)) return *size;
  constexpr std::array<std::string_view, 7> names = {"a3",     "a4",    "a5",     "b5",
                                                     "letter", "legal", "tabloid"};
  throw Refused{
      fmt::format("--page: unknown paper '{}'{} (available: {}, each also with "
                  "-landscape)",
                  shown(name), did_you_mean(name, names), join(names))};
}

EventStatus parse_status(std::string_view name) {
  if (const auto status = parse_event_status(name)) return *status;
  constexpr std::array<std::string_view, 6> names = {"happened",  "ongoing", "planned",
                                                     "cancelled", "denied",  "hypothetical"};
  throw Refused{fmt::format("--status: unknown status '{}'{} (available: {})", shown(name),
                            did_you_mean(name, names), join(names))};
}

// "2019-02-30": written as a day, which the calendar doesn't have.
void refuse_unreal_day(std::string_view option, std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  const std::string_view day = text.substr(0, form.size());
  const bool formed =
      std::equal(day.begin(), day.end(), form.begin(), form.end(),
                 [](char c, char f) { return f == '-' ? c == '-' : c >= '0' && c <= '9'; });
  if (formed && !parse_iso(day))
    throw Refused{fmt::format("{}: there is no day {} in the calendar", option, day)};
}

CreationTime required_date(std::string_view option, std::string_view text) {
  if (auto time = parse_creation_time(text, "--date")) return *std::move(time);
  refuse_unreal_day(option, text);
  throw Refused{fmt::format("{}: '{}' is not a date of the form YYYY-MM-DD[Thh:mm][zone]", option,
                            shown(text))};
}

// "2019", "2019-07", "2019-07-12", "2019-07-12T14:30": the unit that is named.
CalendarUnit parse_unit(std::string_view option, std::string_view text) {
  const std::size_t digits = text.starts_with('-') ? text.size() - 1 : text.size();
  std::string padded(text);
  Granularity granularity = Granularity::day;
  if (digits == 4) {
    padded += "-01-01";
    granularity = Granularity::year;
  } else if (digits == 7) {
    padded += "-01";
    granularity = Granularity::month;
  } else if (text.find('T') != std::string_view::npos) {
    granularity = Granularity::minute;
  }
  if (const auto begin = parse_iso(padded)) return {*begin, granularity};
  refuse_unreal_day(option, text);
  throw Refused{fmt::format("{}: '{}' is not a date of the form YYYY[-MM[-DD[Thh:mm]]]", option,
                            shown(text))};
}

// What CLI11 reads, before any of it is checked.
struct Raw {
  std::string format, output, from = "auto", title, since, until, lanes = "actor", table,
                              theme = "standard", scale, page, direction = "horizontal", width,
                              crowds = "auto", links = "auto";
  std::vector<std::string> dates, actors, statuses, files, path;
  std::string around, radius, jobs;
  std::string assets;
  bool all = false, in_place = false;
};

constexpr std::size_t help_column = 26;

// Breaks the text where a help page of 80 columns wants it; CLI11 indents what follows a line feed.
std::string folded(std::string_view text) {
  std::string out;
  std::size_t column = help_column;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column + end > 79 && column > help_column) {
      out.back() = '\n';
      column = help_column;
    }
    out += text.substr(0, end);
    out += ' ';
    column += end + 1;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!out.empty()) out.pop_back();
  return out;
}

void declare_embed(CLI::App& app, Raw& raw) {
  app.set_help_flag("-h,--help", "This text");
  app.add_option("REPORT.md", raw.files, "A Markdown report; none or '-' reads standard input")
      ->type_name("")
      ->option_text("");
  app.add_option("-o,--output", raw.output, "Write the report to FILE, whole or not at all")
      ->option_text("FILE");
  app.add_flag("--in-place", raw.in_place, "Write it back to where it was read");
  app.add_option("--assets", raw.assets,
                 "Put the pictures into this folder, as files that the report links to (for DOCX, "
                 "PDF and sites that drop inline SVG); without it they stand in the report")
      ->option_text("FOLDER");
  app.add_option("-T,--format", raw.format,
                 "Format of the files in the folder: svg (default), png, pdf")
      ->option_text("FORMAT");
  app.add_option("--theme", raw.theme,
                 "Colours of the pictures whose blocks name none: standard, light, dark, print, or "
                 "a file, NAME.toml")
      ->option_text("THEME");
  app.add_option("--scale", raw.scale,
                 "How large PNG and PDF are drawn where a block says nothing: 2 for print")
      ->option_text("NUMBER");
}

void declare(CLI::App& app, const CommandInfo& info, Raw& raw) {
  if (info.command == Command::embed) return declare_embed(app, raw);
  const bool draws = info.command == Command::timeline || info.command == Command::graph;
  const bool selects = draws || info.command == Command::events;
  app.set_help_flag("-h,--help", "This text");
  app.add_option("FILE", raw.files, "Articles; none or '-' reads standard input")
      ->type_name("")
      ->option_text("");
  if (info.formats.size() > 1)
    app.add_option(
           "-T,--format", raw.format,
           fmt::format("Output format: {} (default {})",
                       join(info.formats, [](Format f) { return std::string(to_string(f)); }),
                       to_string(info.formats.front())))
        ->option_text("FORMAT");
  app.add_option(
         "-o,--output", raw.output,
         info.command == Command::dates
             ? "Write to FILE, whole or not at all; its extension gives the format unless -T does. "
               "With -Ttimeml also a folder, for several articles"
             : "Write to FILE, whole or not at all; its extension gives the format unless -T does")
      ->option_text("FILE");
  app.add_option(
         "--date", raw.dates,
         "When the article was written: YYYY-MM-DD[Thh:mm][zone]. NAME=YYYY-MM-DD sets it "
         "for the input of that name alone (repeatable). Wins over what the input says: web "
         "pages, front matter, bylines and JSON carry their own date")
      ->option_text("[NAME=]DATE")
      ->allow_extra_args(false);
  app.add_option(
         "--from", raw.from,
         "How to read the input: text, html, markdown, json (one article), jsonl (one article "
         "a line), story (what 'dateline story' wrote, or events of your own) or auto (default: "
         "by the file's name, else by what it begins with)")
      ->option_text("FORMAT");
  app.add_option("-j,--jobs", raw.jobs,
                 "Work on so many articles at a time (default 1); what comes out is the same")
      ->option_text("N");
  app.add_option("--title", raw.title, "Title, in place of the headline")->option_text("TEXT");
  if (!selects) return;
  app.add_option("--actor", raw.actors,
                 "Only events in which this actor takes part or is the source (repeatable)")
      ->option_text("NAME")
      ->allow_extra_args(false);
  app.add_option("--since", raw.since, "Only events of this day, month or year, or later")
      ->option_text("DATE");
  app.add_option("--until", raw.until, "Only events of this day, month or year, or earlier")
      ->option_text("DATE");
  app.add_option("--status", raw.statuses,
                 "Only events of this status: happened, ongoing, planned, cancelled, denied, "
                 "hypothetical (repeatable, or separated by commas)")
      ->option_text("STATUS")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--all", raw.all, "Also the events that are left out as minor");
  app.add_option("--around", raw.around,
                 "Only this event and what shares an actor or place with it or is tied to it in "
                 "time: an id (e3, d2-e3) or words of its label")
      ->option_text("EVENT");
  app.add_option("--radius", raw.radius, "With --around: so many steps away (default 1)")
      ->option_text("STEPS");
  app.add_option("--path", raw.path,
                 "Only the shortest connection between two actors or events, each by id, name or "
                 "words; it is told on standard error, too")
      ->option_text("A B")
      ->expected(2)
      ->allow_extra_args(false);
  if (info.command == Command::timeline) {
    app.add_option("--lanes", raw.lanes, "A lane for each actor (default), source, status, or none")
        ->option_text("KIND");
    app.add_option("--direction", raw.direction,
                   "Where time runs: horizontal (default: to the right), or vertical (down the "
                   "page, for print and phones; lanes are columns where there is room)")
        ->option_text("DIRECTION");
    app.add_option("--crowds", raw.crowds,
                   "Where more than 150 events are dated, those of a lane and a day, week, month … "
                   "are counted: auto (default), or none (each is drawn, however long)")
        ->option_text("KIND");
    app.add_option("--links", raw.links,
                   "Lines from who announces, reports or denies to what that is about, and between "
                   "events of which the text says that one came before the other: auto (default: "
                   "the weightiest, where there is room), or none")
        ->option_text("KIND");
    app.add_option("--width", raw.width,
                   "Width of the picture in pixels (default 1120; vertical 800; on a phone 360); "
                   "its height follows")
        ->option_text("PIXELS");
  }
  if (draws) {
    app.add_option("--theme", raw.theme,
                   "Colours: standard (default; in SVG dark where the reader's screen is), light, "
                   "dark, print (greys), or a file with colours and fonts, NAME.toml")
        ->option_text("THEME");
    app.add_option("--scale", raw.scale, "How large PNG and PDF are drawn: 2 is twice as large")
        ->option_text("NUMBER");
    app.add_option("--page", raw.page,
                   "Paper of PDF, on which the picture is shrunk to fit: a3, a4, a5, b5, letter, "
                   "legal, tabloid, or with -landscape behind it (default: as large as the "
                   "picture)")
        ->option_text("PAPER");
  }
  if (info.command == Command::graph)
    app.add_option("--table", raw.table,
                   "Of csv, which holds two tables with an empty line between them, only this one: "
                   "nodes or edges")
        ->option_text("TABLE");
}

// "--date=": CLI11 would take the next word.
void refuse_missing_values(std::span<const std::string> words) {
  for (const std::string& word : words)
    if (word.starts_with("--") && word.ends_with('='))
      throw Refused{fmt::format("{} needs a value", shown(word.substr(0, word.size() - 1)))};
}

// What CLI11 counts, in words: "--date: 1 required TEXT missing", "--output: At Most 1 required but
// received 2".
std::string miscounted(const std::string& message) {
  const std::string option = message.substr(0, message.find(": "));
  if (message.find(": At Most ") != message.npos)
    return fmt::format("{} can be given once only", option);
  if (option == "--path") return "--path needs two names: --path A B";
  return fmt::format("{} needs a value", option);
}

// CLI11's own check for leftovers only lists them.
void refuse_leftovers(const CLI::App& app, const CommandInfo& info) {
  const std::vector<std::string> leftovers = app.remaining();
  if (leftovers.empty()) return;
  std::string word = leftovers.front().substr(0, leftovers.front().find('='));
  for (const std::string_view name : {"-T", "-o", "-j"})
    if (word.starts_with(name))
      throw Refused{fmt::format("{} has no option '{}'", info.name, name)};
  if (std::find(option_names.begin(), option_names.end(), word) != option_names.end())
    throw Refused{fmt::format("{} has no option '{}'", info.name, word)};
  for (const Format format : info.formats)
    if (word == "--" + std::string(to_string(format)))
      throw Refused{fmt::format("unknown option '{}'; did you mean '-T{}'?", word, word.substr(2))};
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  throw Refused{fmt::format("unknown option '{}'{}", shown(word), did_you_mean(word, candidates))};
}

Options checked_embed(const Raw& raw) {
  Options options;
  options.command = Command::embed;
  options.files = raw.files;
  if (options.files.empty()) options.files.emplace_back("-");
  if (options.files.size() > 1) throw Refused{"embed takes one report at a time"};
  if (!raw.output.empty() && raw.output != "-") options.output = raw.output;
  options.in_place = raw.in_place;
  if (options.in_place && options.output) throw Refused{"-o and --in-place exclude each other"};
  if (options.in_place && options.files.front() == "-")
    throw Refused{"--in-place needs a file: standard input has no place to write to"};
  if (!raw.assets.empty()) options.assets = raw.assets;
  set_theme(raw.theme, options);
  options.format =
      raw.format.empty() ? Format::svg : parse_format(info_of(Command::embed), raw.format);
  set_scale(raw.scale, options);
  if (!options.assets && options.format != Format::svg)
    throw Refused{fmt::format("only SVG can stand in a report: -T {} needs --assets FOLDER",
                              to_string(options.format))};
  return options;
}

Options checked(const CommandInfo& info, Raw raw) {
  if (info.command == Command::embed) return checked_embed(raw);
  Options options;
  options.command = info.command;
  options.files = std::move(raw.files);
  if (options.files.empty()) options.files.emplace_back("-");
  if (std::count(options.files.begin(), options.files.end(), "-") > 1)
    throw Refused{"standard input ('-') can be read only once"};
  if (!raw.output.empty() && raw.output != "-") options.output = raw.output;

  options.format = info.formats.front();
  if (!raw.format.empty()) {
    options.format = parse_format(info, raw.format);
  } else if (options.output && info.formats.size() > 1 && !options.output->ends_with('/')) {
    const std::string extension = std::filesystem::path(*options.output).extension().string();
    if (extension.size() > 1)
      options.format = format_of_file(info, std::string_view(extension).substr(1));
  }

  if (options.output) {
    std::error_code ignored;
    const bool folder =
        options.output->ends_with('/') || std::filesystem::is_directory(*options.output, ignored);
    options.output_is_folder = folder && options.format == Format::timeml;
  }

  options.from = parse_input_format(raw.from);
  if (options.from == InputFormat::story &&
      (info.command == Command::dates || info.command == Command::explain))
    throw Refused{
        fmt::format("--from story is for timeline, graph, events and story: {} reads "
                    "articles",
                    info.name)};
  for (const std::string& text : raw.dates) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos)
      options.date = required_date("--date", text);
    else
      options.dates[text.substr(0, equals)] =
          required_date("--date", std::string_view(text).substr(equals + 1));
  }
  options.title = std::move(raw.title);
  options.selection.all = raw.all;
  options.around = std::move(raw.around);
  if (!raw.jobs.empty()) {
    const bool digits =
        raw.jobs.size() <= 3 && raw.jobs.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t jobs = digits ? std::stoul(raw.jobs) : 0;
    if (jobs < 1 || jobs > 256)
      throw Refused{fmt::format("--jobs: '{}' is no number from 1 to 256", shown(raw.jobs))};
    options.jobs = jobs;
  }
  if (!raw.radius.empty()) {
    if (options.around.empty()) throw Refused{"--radius is for --around"};
    const bool digits =
        raw.radius.size() <= 6 && raw.radius.find_first_not_of("0123456789") == std::string::npos;
    if (!digits)
      throw Refused{fmt::format("--radius: '{}' is no number of steps", shown(raw.radius))};
    options.radius = static_cast<std::size_t>(std::stoul(raw.radius));
  }
  if (raw.path.size() == 2) options.path = {raw.path[0], raw.path[1]};
  options.selection.actors = std::move(raw.actors);
  if (!raw.since.empty()) options.selection.since = parse_unit("--since", raw.since).begin;
  if (!raw.until.empty())
    options.selection.until = to_interval(parse_unit("--until", raw.until)).end;
  if (options.selection.since && options.selection.until &&
      !(*options.selection.since < *options.selection.until))
    throw Refused{fmt::format("--since {} lies after --until {}", raw.since, raw.until)};
  for (const std::string& name : raw.statuses)
    options.selection.statuses.push_back(parse_status(name));
  options.lanes = parse_lanes(raw.lanes);
  options.direction = parse_direction(raw.direction);
  options.crowds = parse_automatic("--crowds", raw.crowds);
  options.links = parse_automatic("--links", raw.links);
  if (!raw.width.empty()) options.width = parse_width(raw.width, options.direction);
  set_theme(std::move(raw.theme), options);
  set_scale(raw.scale, options);
  if (!raw.page.empty()) {
    if (options.format != Format::pdf) throw Refused{"--page is for -Tpdf"};
    options.page = parse_page(raw.page);
  }
  if (!raw.table.empty()) {
    if (options.format != Format::csv) throw Refused{"--table is for -Tcsv"};
    options.table = parse_table(raw.table);
  }
  return options;
}

// Not the name of a command: say what was probably meant.
Stop unknown_command(std::string_view word) {
  if (word.starts_with('-'))
    return refusal(
        fmt::format("a command is needed before '{}': {}", shown(word), join(command_names)), "");
  std::error_code ignored;
  const bool file = word.find_first_of("./") != std::string_view::npos ||
                    std::filesystem::exists(std::filesystem::path(word), ignored);
  if (file)
    return refusal(
        fmt::format("'{0}' is not a command; to draw its timeline: dateline timeline {0}",
                    shown(word)),
        "");
  return refusal(
      fmt::format("unknown command '{}'{} (commands: {})", shown(word),
                  did_you_mean(word, command_names),
                  join(commands, [](const CommandInfo& c) { return std::string(c.name); })),
      "");
}

}  // namespace

std::string_view to_string(Command command) {
  return info_of(command).name;
}

std::string_view to_string(Format format) {
  return format_names[static_cast<std::size_t>(format)];
}

std::variant<Options, Stop> parse_options(std::span<const char* const> args) {
  if (args.empty()) return Stop{2, top_help()};
  const std::string_view first = args.front();
  if (first == "--help" || first == "-h" || (first == "help" && args.size() == 1))
    return Stop{0, top_help()};
  if (first == "--version" || first == "-V" || (first == "version" && args.size() == 1))
    return Stop{0, "dateline " + version() + '\n'};

  const bool help = first == "help";
  const std::string_view name = help ? std::string_view(args[1]) : first;
  const auto info = std::find_if(commands.begin(), commands.end(),
                                 [&](const CommandInfo& c) { return c.name == name; });
  if (info == commands.end()) return unknown_command(name);

  Raw raw;
  CLI::App app(std::string(info->does), "dateline " + std::string(info->name));
  app.get_formatter()->column_width(help_column);
  app.allow_extras();
  app.footer(std::string(example_of(info->command)));
  declare(app, *info, raw);
  for (CLI::Option* option : app.get_options())
    option->description(folded(option->get_description()));
  if (help) return Stop{0, app.help()};
  // What follows "--" are files, whatever they look like. CLI11 takes arguments last first.
  std::vector<std::string> words(args.begin() + 1, args.end());
  const auto separator = std::find(words.begin(), words.end(), "--");
  std::vector<std::string> only_files(separator == words.end() ? separator : separator + 1,
                                      words.end());
  words.erase(separator, words.end());
  std::reverse(words.begin(), words.end());
  try {
    refuse_missing_values(words);
    app.parse(std::move(words));
    refuse_leftovers(app, *info);
    raw.files.insert(raw.files.end(), only_files.begin(), only_files.end());
    return checked(*info, std::move(raw));
  } catch (const CLI::CallForHelp&) {
    return Stop{0, app.help()};
  } catch (const CLI::ArgumentMismatch& error) {
    return refusal(shown(miscounted(error.what())), info->name);
  } catch (const CLI::ParseError& error) {
    return refusal(shown(error.what()), info->name);
  } catch (const Refused& refused) {
    return refusal(refused.message, info->name);
  }
}

}  // namespace dateline::cli
