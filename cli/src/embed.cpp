#include "embed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <set>
#include <sstream>
#include <utility>

#include "artefacts.hpp"
#include "chronicle.hpp"
#include "dateline/core/analyse.hpp"
#include "dateline/render/escape.hpp"
#include "inputs.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "report_blocks.hpp"
#include "text_reports.hpp"
#include "theme_file.hpp"

namespace dateline::cli {
namespace fs = std::filesystem;
namespace {

// A message that names the block's place in the report.
struct BadBlock : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Drawn {
  std::string picture;  // the file's content
  std::string alt;
  std::string sources;
};

std::string read_report(const std::string& name, std::istream& standard_input) {
  if (name == "-") return {std::istreambuf_iterator<char>(standard_input), {}};
  std::error_code ignored;
  if (fs::is_directory(name, ignored))
    throw UnreadableInput(fmt::format("{}: error: is a directory\n", name));
  std::ifstream in(name, std::ios::binary);
  if (!in)
    throw UnreadableInput(
        fmt::format("{}: error: cannot be read: {}\n", name, std::strerror(errno)));
  return {std::istreambuf_iterator<char>(in), {}};
}

// What escape_xml wrote, read again.
std::string unescape_xml(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto entity = std::find_if(entities.begin(), entities.end(), [&](const auto& e) {
      return text.substr(i).starts_with(e.first);
    });
    out += entity == entities.end() ? text[i] : entity->second;
    i += entity == entities.end() ? 1 : entity->first.size();
  }
  return out;
}

// Between the tags of the SVG's description, which tells every event in words.
std::string described(std::string_view svg) {
  constexpr std::string_view open = "<desc>", close = "</desc>";
  const std::size_t begin = svg.find(open);
  const std::size_t end = svg.find(close, begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  return unescape_xml(svg.substr(begin + open.size(), end - begin - open.size()));
}

std::string source_of(const Story& story) {
  std::string out =
      clean_text(story.document.title.empty() ? story.document.id : story.document.title);
  if (!story.document.outlet.empty()) out += ", " + clean_text(story.document.outlet);
  if (story.document.creation_time)
    out += ", " + to_iso(unit_at(story.document.creation_time->when.begin, Granularity::day).begin);
  return out;
}

// One source is named, several are numbered.
std::string sources_of(const std::vector<Story>& stories) {
  if (stories.size() == 1) {
    const bool known = !stories[0].document.title.empty() || !stories[0].document.outlet.empty();
    return known ? "Source: " + source_of(stories[0]) + "." : std::string();
  }
  std::string out = "Sources:";
  for (std::size_t i = 0; i < stories.size(); ++i)
    out += fmt::format("{} [{}] {}", i == 0 ? "" : ";", i + 1, source_of(stories[i]));
  return out + ".";
}

// Plain text where Markdown must see none of its own.
std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    if (c == '<' || c == '>' || c == '&') {
      out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
      continue;
    }
    if (std::string_view("\\`*_{}[]()#!|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// A path as Markdown's link destination (CommonMark 0.30, 6.3).
std::string escape_destination(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F ||
        std::string_view("<>()[]\\\"'`%").find(c) != std::string_view::npos)
      out += fmt::format("%{:02X}", byte);
    else
      out += c;
  }
  return out;
}

// A name that can stand in a file's name and in an id.
std::string simple_name(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain)
      out += c;
    else if (!out.empty() && !out.ends_with('-'))
      out += '-';
  }
  return out.empty() ? "report" : out;
}

class Embedder {
 public:
  Embedder(const Options& options, const Streams& io) : options_(options), io_(io) {
    const std::string& file = options.files.front();
    name_ = file == "-" ? "stdin" : file;
    folder_ = file == "-" ? fs::path() : fs::path(file).parent_path();
    stem_ = simple_name(file == "-" ? "report" : fs::path(file).stem().string());
    output_ = options.in_place ? std::optional(file) : options.output;
  }

  int run() {
    const std::string report = read_report(options_.files.front(), io_.in);
    std::vector<ReportBlock> blocks;
    std::vector<std::size_t> passed_over;
    try {
      blocks = find_report_blocks(report, &passed_over);
    } catch (const BadReport& error) {
      throw UnreadableInput(fmt::format("{}:{}:1: error: {}\n", name_, error.line, error.what()));
    }
    for (const std::size_t line : passed_over)
      io_.err << fmt::format(
          "{}:{}:1: warning: this dateline block stays as it is: blocks stand at the left margin\n",
          name_, line);
    if (blocks.empty() && passed_over.empty())
      io_.err << fmt::format("{}: warning: there is no fenced dateline block in it\n", name_);
    eol_ = report.find("\r\n") != std::string::npos ? "\r\n" : "\n";
    Progress progress(io_.err, io_.err_is_terminal);
    std::string out;
    std::size_t copied = 0;
    bool good = true;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      out.append(report, copied, blocks[i].begin - copied);
      copied = blocks[i].end;
      try {
        out += embedded(blocks[i], i + 1);
      } catch (const BadBlock& error) {
        const auto quiet = progress.quiet();
        io_.err << error.what();
        good = false;
      }
      progress.article_done();
    }
    if (!good) return 1;
    check_output();
    out.append(report, copied, std::string::npos);
    // Whole, or not at all: the pictures first, so that the report never names one that isn't
    // there.
    std::vector<std::unique_ptr<Output>> files;
    if (!images_.empty()) {
      std::error_code error;
      fs::create_directories(*options_.assets, error);
      if (error)
        throw UnwritableOutput(
            fmt::format("{}: error: cannot be written: {}\n", *options_.assets, error.message()));
    }
    for (const auto& [file, content] : images_) {
      files.push_back(std::make_unique<Output>(file, io_.out));
      files.back()->write(content);
    }
    Output main_output(output_, io_.out);
    main_output.write(out);
    for (const auto& file : files) file->commit();
    main_output.commit();
    return 0;
  }

 private:
  [[noreturn]] void refuse(const ReportBlock& block, std::string_view why) const {
    throw BadBlock(fmt::format("{}:{}:1: error: {}\n", name_, block.line, why));
  }

  // Files that a block names are never written over.
  void check_output() const {
    if (!output_) return;
    std::error_code error;
    const fs::path target = fs::weakly_canonical(*output_, error);
    for (const std::string& input : inputs_)
      if (!error && fs::weakly_canonical(input, error) == target)
        throw RefusedCommand(fmt::format("{} is a file that a block names", *output_));
  }

  // A warning that several blocks give, since they name the same files, is told once.
  void tell(const std::string& message) {
    if (told_.insert(message).second) io_.err << message;
  }

  // "stdin:3:5: warning: …" of the block's article, at its place in the report.
  std::string relocated(std::string_view message, const ReportBlock& block) const {
    constexpr std::string_view own = "stdin:";
    if (block.article.empty() || !message.starts_with(own)) return std::string(message);
    std::string_view rest = message.substr(own.size());
    std::size_t line = 0, digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9' && digits < 9)
      line = line * 10 + static_cast<std::size_t>(rest[digits++] - '0');
    if (digits == 0) return fmt::format("{}:{}: {}", name_, block.line, rest.substr(1));
    return fmt::format("{}:{}{}", name_, block.article_line + line - 1, rest.substr(digits));
  }

  Options options_of(const ReportBlock& block, std::size_t number) {
    std::vector<std::string> words = block.words;
    const bool named = !words.empty() && (words[0] == "timeline" || words[0] == "graph");
    constexpr std::array<std::string_view, 5> others = {"dates", "events", "story", "explain",
                                                        "embed"};
    if (!words.empty() && std::count(others.begin(), others.end(), words[0]) > 0)
      refuse(block, fmt::format("'{}' can't be embedded; timeline and graph can", words[0]));
    if (has_option(block, "--format") || has_short_option(block, "-T"))
      refuse(block, "-T: the format of all pictures is told to dateline embed");
    if (!named) words.insert(words.begin(), "timeline");
    std::vector<const char*> args;
    for (const std::string& word : words) args.push_back(word.c_str());
    const std::string format(to_string(options_.format));
    args.push_back("-T");
    args.push_back(format.c_str());
    if (!options_.assets) args.back() = "svg";
    auto parsed = parse_options(args);
    if (const Stop* stop = std::get_if<Stop>(&parsed)) {
      std::string why = stop->text.substr(0, stop->text.find('\n'));
      constexpr std::string_view prefix = "dateline: error: ";
      if (why.starts_with(prefix)) why.erase(0, prefix.size());
      refuse(block,
             stop->exit_code == 0 ? "--help can't be embedded; timeline and graph can" : why);
    }
    Options drawn = std::get<Options>(std::move(parsed));
    if (drawn.output) refuse(block, "-o: a block's picture goes into the report");
    const bool files = drawn.files != std::vector<std::string>{"-"};
    if (files && !block.article.empty())
      refuse(block, "the block names files and holds an article; it can be drawn from one of them");
    if (!files && block.article.empty())
      refuse(block, "the block holds no article and names no file");
    if (files)
      for (std::string& file : drawn.files) {
        if (file == "-") refuse(block, "a block can't read standard input");
        file = (folder_ / file).lexically_normal().string();
        inputs_.push_back(file);
      }
    if (drawn.theme_file) {
      try {
        drawn.theme = read_theme_file((folder_ / *drawn.theme_file).lexically_normal().string());
      } catch (const UnreadableInput& error) {
        throw BadBlock(error.what());
      }
    } else if (!has_option(block, "--theme")) {
      drawn.theme = options_.theme;
    }
    if (!has_option(block, "--scale")) drawn.scale = options_.scale;
    drawn.id_prefix = id_of(block, number) + "-";
    return drawn;
  }

  static bool has_option(const ReportBlock& block, std::string_view name) {
    return std::any_of(block.words.begin(), block.words.end(), [&](std::string_view word) {
      return word.substr(0, word.find('=')) == name;
    });
  }

  static bool has_short_option(const ReportBlock& block, std::string_view name) {
    return std::any_of(block.words.begin(), block.words.end(),
                       [&](std::string_view word) { return word.starts_with(name); });
  }

  // Files of several reports may share a folder, so those have the report's name.
  std::string id_of(const ReportBlock& block, std::size_t number) const {
    if (!block.label.empty()) return simple_name(block.label);
    return fmt::format("{}-{}", options_.assets ? stem_ : "dateline", number);
  }

  // The caption as a sentence, and the sources behind it.
  static std::string caption_of(const ReportBlock& block, const Drawn& drawn) {
    std::string caption = clean_text(block.caption);
    if (drawn.sources.empty()) return caption;
    if (!caption.empty() && std::string_view(".!?:").find(caption.back()) == std::string_view::npos)
      caption += '.';
    return caption + (caption.empty() ? "" : " ") + drawn.sources;
  }

  Drawn draw(const ReportBlock& block, std::size_t number) {
    const Options options = options_of(block, number);
    std::istringstream article(block.article);
    try {
      Inputs inputs(options, article);
      std::vector<Story> stories;
      const bool good = inputs.for_each(
          [&](Document document) {
            if (!block.article.empty()) document.id = id_of(block, number);
            stories.push_back(analyse(std::move(document)));
          },
          [&](Story story) { stories.push_back(std::move(story)); },
          [&](const std::string& message) { tell(relocated(message, block)); });
      if (!good) refuse(block, "an article can't be read");
      const Chronicle chronicle(std::move(stories));
      for (const Story& story : chronicle.stories())
        for (const Diagnostic& diagnostic : story.diagnostics)
          tell(relocated(render(diagnostic, story.text), block));
      std::vector<std::string> unknown = options.selection.actors;
      find_names(chronicle, unknown);
      for (const std::string& actor : unknown)
        io_.err << fmt::format("{}:{}:1: warning: --actor: nobody here is named '{}'\n", name_,
                               block.line, one_line(actor));
      Options as_svg = options;
      as_svg.format = Format::svg;
      const auto artefact = [&](const Options& o) {
        return o.command == Command::graph ? graph_artefact(chronicle, o)
                                           : timeline_artefact(chronicle, o);
      };
      Drawn drawn;
      const std::string svg = artefact(as_svg).text;
      drawn.alt = described(svg);
      drawn.picture = options.format == Format::svg ? svg : artefact(options).text;
      drawn.sources = sources_of(chronicle.stories());
      return drawn;
    } catch (const UnreadableInput& error) {
      const std::string message = relocated(error.what(), block);
      // "a.txt: error: …" of a file as a whole: the block that names it is what has to be changed.
      constexpr std::string_view marker = ": error: ";
      const std::size_t at = message.find(marker), line_end = message.find('\n');
      const bool whole =
          at != std::string::npos && line_end + 1 == message.size() &&
          std::count(options.files.begin(), options.files.end(), message.substr(0, at)) > 0;
      if (whole)
        refuse(block, message.substr(0, at) + ": " +
                          message.substr(at + marker.size(), line_end - at - marker.size()));
      throw BadBlock(message);
    } catch (const RefusedCommand& error) {
      refuse(block, error.what());
    }
  }

  // The block inside its comment, and its picture.
  std::string embedded(const ReportBlock& block, std::size_t number) {
    Drawn drawn = draw(block, number);
    const std::string id = id_of(block, number);
    if (!ids_.insert(id).second)
      refuse(block, fmt::format("another block has the label '{}' already", id));
    std::string out = fmt::format("{}\n{}{}\n{}\n", comment_opens, escape_comment(block.fence),
                                  comment_closes, picture_begins);
    out += options_.assets ? linked(block, std::move(drawn), id) : inlined(block, drawn, id);
    // A blank line ends the HTML block, or it would take in the text behind it.
    out += fmt::format("{}{}\n", options_.assets ? "" : "\n", picture_ends);
    return with_margin(out, block);
  }

  // With the line ends of the report, and as far in as the block's fence, whose own lines are.
  std::string with_margin(std::string_view text, const ReportBlock& block) const {
    const std::string margin(block.indent, ' ');
    std::string out;
    bool inside = false;  // the block's own lines
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      if (line == comment_closes) inside = false;
      if (!inside && !line.empty()) out += margin;
      if (line == comment_opens) inside = true;
      out += line;
      out += eol_;
      text.remove_prefix(line.size() + 1);
    }
    return out;
  }

  // No blank line: it would end CommonMark's HTML block.
  static std::string inlined(const ReportBlock& block, const Drawn& drawn, const std::string& id) {
    std::string svg;
    for (const char c : drawn.picture)
      if (c != '\n' || !svg.ends_with('\n')) svg += c;
    if (!svg.ends_with('\n')) svg += '\n';
    constexpr std::string_view open = "<svg ";
    if (svg.starts_with(open)) svg.insert(open.size(), "style=\"max-width:100%;height:auto\" ");
    if (!block.alt.empty()) {
      const std::size_t begin = svg.find("<desc>"), end = svg.find("</desc>");
      if (begin != std::string::npos && end != std::string::npos)
        svg.replace(begin + 6, end - begin - 6, escape_xml(block.alt));
    }
    const std::string caption = escape_xml(caption_of(block, drawn));
    return fmt::format("<figure class=\"dateline\" id=\"{}\">\n{}{}</figure>\n", escape_xml(id),
                       svg, caption.empty() ? "" : "<figcaption>" + caption + "</figcaption>\n");
  }

  std::string linked(const ReportBlock& block, Drawn drawn, const std::string& id) {
    const fs::path file =
        fs::path(*options_.assets) / (id + '.' + std::string(to_string(options_.format)));
    images_.emplace_back(file.string(), std::move(drawn.picture));
    // seen from where the report is written
    std::error_code error;
    const fs::path from = fs::absolute(
        output_ ? fs::path(*output_).parent_path() : (folder_.empty() ? fs::path(".") : folder_),
        error);
    fs::path seen =
        fs::absolute(file, error).lexically_normal().lexically_relative(from.lexically_normal());
    if (seen.empty()) seen = file;
    const std::string alt = escape_markdown(block.alt.empty() ? drawn.alt : block.alt);
    std::string out = fmt::format("![{}]({})", alt, escape_destination(seen.generic_string()));
    const std::string caption = escape_markdown(caption_of(block, drawn));
    if (!caption.empty()) out += "\\\n*" + caption + "*";
    return out + '\n';
  }

  const Options& options_;
  const Streams& io_;
  std::string name_, stem_, eol_ = "\n";
  fs::path folder_;
  std::optional<std::string> output_;
  std::set<std::string> ids_, told_;
  std::vector<std::string> inputs_;
  std::vector<std::pair<std::string, std::string>> images_;
};

}  // namespace

int embed(const Options& options, const Streams& io) {
  return Embedder(options, io).run();
}

}  // namespace dateline::cli
