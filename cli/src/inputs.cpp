#include "inputs.hpp"

#include <fmt/format.h>

#include <simdjson.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "dateline/core/creation_time.hpp"
#include "dateline/core/reader.hpp"
#include "dateline/core/story_reader.hpp"
#include "text_reports.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

struct BadArticle : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// JSON, JSON lines, or what core makes of it. Precondition: the name's extension says nothing of
// JSON.
InputFormat guess(const std::string& name, std::string_view bytes) {
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  // Files with a name of their own are believed.
  const bool unnamed = name == "stdin" || fs::path(name).extension().empty();
  if (unnamed && text.starts_with('{')) {
    const auto next_is = [&](std::size_t from, char c) {
      const std::size_t next = text.find_first_not_of(" \t\r\n", from);
      return next != std::string_view::npos && text[next] == c;
    };
    // Broken or not: what begins so was meant to be JSON, and an error says where it isn't.
    if (next_is(1, '"'))
      return next_is(text.find('\n'), '{') ? InputFormat::jsonl : InputFormat::json;
  }
  switch (guess_format(name, bytes)) {
    case TextFormat::html:
      return InputFormat::html;
    case TextFormat::markdown:
      return InputFormat::markdown;
    case TextFormat::text:
      break;
  }
  return InputFormat::text;
}

// Files that people take for text, by the bytes that they begin with, and what makes text of them.
struct OtherKind {
  std::string_view magic, what, instead;
};
constexpr std::array<OtherKind, 8> other_kinds = {
    {{"%PDF-", "a PDF", "pdftotext -layout FILE - | dateline …"},
     {"PK\x03\x04", "a zip archive, as DOCX, ODT and EPUB are",
      "pandoc -t plain FILE | dateline …"},
     {"\xD0\xCF\x11\xE0", "a file of an old office program", ""},
     {"\x1F\x8B", "compressed", "zcat FILE | dateline …"},
     {"\x89PNG", "an image", ""},
     {"\xFF\xD8\xFF", "an image", ""},
     {"GIF8", "an image", ""},
     {"\x7F"
      "ELF",
      "a program", ""}}};

void refuse_other_kinds(const std::string& name, std::string_view bytes) {
  for (const OtherKind& kind : other_kinds)
    if (bytes.starts_with(kind.magic))
      throw UnreadableInput(
          fmt::format("{}: error: this is {}, not text{}\n", name, kind.what,
                      kind.instead.empty() ? "" : fmt::format(" (try {})", kind.instead)));
}

// Reads everything; throws UnreadableInput.
std::string read_all(std::istream& in, const std::string& name) {
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) throw UnreadableInput(fmt::format("{}: error: cannot be read\n", name));
  return text;
}

std::ifstream open(const std::string& name) {
  std::error_code error;
  if (fs::is_directory(name, error))
    throw UnreadableInput(fmt::format("{}: error: is a directory\n", name));
  errno = 0;
  std::ifstream in(name, std::ios::binary);
  if (!in)
    throw UnreadableInput(fmt::format("{}: error: {}\n", name,
                                      errno != 0 ? std::strerror(errno) : "cannot be opened"));
  return in;
}

// A string member; "" if it is absent or null.
std::string string_member(const nlohmann::json& article, const char* key) {
  const auto found = article.find(key);
  if (found == article.end() || found->is_null()) return {};
  if (!found->is_string()) throw BadArticle(fmt::format("\"{}\" is no string", key));
  return found->get<std::string>();
}

struct Article {
  std::string id, text;
  ReadOptions options;
  bool replaced = false;  // invalid UTF-8 by U+FFFD
  std::vector<std::string> warnings;
};

std::string replacement_warning(const std::string& name, std::size_t line) {
  return fmt::format(
      "{}:{}:1: warning: invalid UTF-8 is read as U+FFFD, the replacement character\n", name, line);
}

// Notes the members that an object has twice: of JSON's parsers some take the first.
nlohmann::json parse_noting_repeats(std::string_view bytes, std::vector<std::string>& warnings) {
  std::set<std::string> keys;
  warnings.clear();
  return nlohmann::json::parse(
      bytes, [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        if (event == nlohmann::json::parse_event_t::key && depth == 1 &&
            !keys.insert(parsed.get_ref<const std::string&>()).second && warnings.size() < 3)
          warnings.push_back(fmt::format("\"{}\" is there more than once; the last one counts",
                                         one_line(parsed.get_ref<const std::string&>())));
        return true;
      });
}

// The same value in the other library's form; nothing if an object names a member twice.
std::optional<nlohmann::json> converted(const simdjson::dom::element& element) {
  using simdjson::dom::element_type;
  switch (element.type()) {
    case element_type::OBJECT: {
      nlohmann::json object = nlohmann::json::object();
      for (const auto field : simdjson::dom::object(element)) {
        auto value = converted(field.value);
        if (!value || !object.emplace(std::string(field.key), *std::move(value)).second)
          return std::nullopt;
      }
      return object;
    }
    case element_type::ARRAY: {
      nlohmann::json array = nlohmann::json::array();
      for (const simdjson::dom::element item : simdjson::dom::array(element)) {
        auto value = converted(item);
        if (!value) return std::nullopt;
        array.push_back(*std::move(value));
      }
      return array;
    }
    case element_type::STRING:
      return nlohmann::json(std::string_view(element));
    case element_type::INT64: {
      const auto number = std::int64_t(element);
      // The other library keeps what isn't negative as unsigned.
      return number >= 0 ? nlohmann::json(static_cast<std::uint64_t>(number))
                         : nlohmann::json(number);
    }
    case element_type::UINT64:
      return nlohmann::json(std::uint64_t(element));
    case element_type::DOUBLE:
      return nlohmann::json(double(element));
    case element_type::BOOL:
      return nlohmann::json(bool(element));
    case element_type::NULL_VALUE:
      break;
  }
  return nlohmann::json(nullptr);
}

// JSON, with invalid UTF-8 replaced where that is what is wrong. Throws
// nlohmann::json::parse_error. simdjson reads what is in order, which is nearly all there is;
// whatever it objects to is read again by the library that can say why.
nlohmann::json parse_json(std::string_view bytes, simdjson::dom::parser& parser, bool& replaced,
                          std::vector<std::string>& warnings) {
  simdjson::dom::element element;
  if (parser.parse(bytes.data(), bytes.size()).get(element) == simdjson::SUCCESS)
    if (auto value = converted(element)) return *std::move(value);
  try {
    return parse_noting_repeats(bytes, warnings);
  } catch (const nlohmann::json::parse_error&) {
    const Document repaired = read_text("", bytes);
    replaced = std::any_of(repaired.diagnostics.begin(), repaired.diagnostics.end(),
                           [](const Diagnostic& d) { return d.code == "invalid-utf8"; });
    if (!replaced) throw;
    return parse_noting_repeats(repaired.source.text(), warnings);
  }
}

// Members that hold the article's date, under the names that feeds and archives use.
constexpr std::array<const char*, 9> date_members = {
    "date",         "datePublished", "date_published",   "published",   "publishedAt",
    "published_at", "pubDate",       "publication_date", "publish_date"};

void read_dates(const nlohmann::json& object, Article& article) {
  std::vector<DateClaim>& claims = article.options.claims;
  const auto claim = [&](CreationTime time, DateClaim::Role role) {
    claims.push_back({std::move(time), role, DateClaim::Source::field, 0, {}});
  };
  if (const std::string dct = string_member(object, "dct"); !dct.empty()) {
    auto time = parse_creation_time(dct, "json dct");
    if (!time) throw BadArticle("\"dct\" is not a date of the form YYYY-MM-DD[Thh:mm][zone]");
    claim(*std::move(time), DateClaim::Role::published);
  }
  const auto lenient = [&](const char* key, DateClaim::Role role) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return;
    const std::string text = found->is_string() ? found->get<std::string>() : found->dump();
    if (text.empty()) return;
    if (auto time = parse_written_date(text, fmt::format("json {}", key)))
      claim(*std::move(time), role);
    else
      article.warnings.push_back(fmt::format("\"{}\" names no day that can be read: {}", key,
                                             one_line(std::string_view(text).substr(0, 60))));
  };
  for (const char* key : date_members) lenient(key, DateClaim::Role::published);
  for (const char* key : {"dateModified", "date_modified", "modified", "updated"})
    lenient(key, DateClaim::Role::modified);
}

// One article as JSON. Throws BadArticle; nlohmann::json::parse_error where it is no JSON.
Article parse_article(std::string_view json, simdjson::dom::parser& parser) {
  Article article;
  const nlohmann::json object = parse_json(json, parser, article.replaced, article.warnings);
  if (!object.is_object()) throw BadArticle("not a JSON object");
  if (!object.contains("text"))
    throw BadArticle(object.contains("events")
                         ? "an article needs a \"text\" (events are drawn with --from story)"
                         : "an article needs a \"text\"");
  if (!object["text"].is_string()) throw BadArticle("\"text\" is no string");
  article.text = object["text"].get<std::string>();
  // Ids are often numbers in other people's data.
  if (const auto id = object.find("id"); id != object.end() && id->is_number_integer())
    article.id = id->dump();
  else
    article.id = string_member(object, "id");
  article.options.title = string_member(object, "title");
  article.options.outlet = string_member(object, "source");
  read_dates(object, article);
  return article;
}

// nlohmann's messages begin with a bracketed code and a position of their own.
std::string reason(const nlohmann::json::parse_error& error) {
  std::string_view what = error.what();
  if (const std::size_t colon = what.find(": "); colon != std::string_view::npos)
    what.remove_prefix(colon + 2);
  // They quote what was read last, however long.
  constexpr std::size_t limit = 200;
  if (what.size() > limit) {
    std::size_t cut = limit;
    while (cut > 0 && (static_cast<unsigned char>(what[cut]) & 0xC0) == 0x80) --cut;
    return fmt::format("not JSON: {}…", one_line(what.substr(0, cut)));
  }
  return fmt::format("not JSON: {}", one_line(what));
}

}  // namespace

namespace {

// Whether JSON is a story and no article: its first member names the schema.
bool told_already(std::string_view json) {
  constexpr std::size_t near = 200;
  const std::string_view head = json.substr(0, near);
  const std::size_t schema = head.find("\"schema\"");
  return schema != std::string_view::npos &&
         head.find("dateline-story/", schema) != std::string_view::npos;
}

}  // namespace

struct Inputs::Source {
  std::string name;  ///< for messages
  std::string id;
  InputFormat format = InputFormat::text;
  std::string bytes;        ///< all but jsonl
  std::istringstream held;  ///< jsonl that was known as such only when it had been read
  std::ifstream file;       ///< jsonl from a file
  std::istream* lines{};    ///< jsonl
};

Inputs::Inputs(const Options& options, std::istream& in) : options_(options) {
  check_output();
  bool ids_known = true;
  for (const std::string& file : options.files) {
    auto source = std::make_unique<Source>();
    const bool standard_input = file == "-";
    source->name = standard_input ? "stdin" : file;
    source->id = standard_input ? "stdin" : fs::path(file).stem().string();
    const std::string extension = standard_input ? "" : lower(fs::path(file).extension().string());
    source->format = options.from;
    if (options.from == InputFormat::automatic)
      source->format = extension == ".jsonl" || extension == ".ndjson" ? InputFormat::jsonl
                       : extension == ".json"                          ? InputFormat::json
                                                                       : InputFormat::automatic;
    if (source->format == InputFormat::jsonl) {
      if (!standard_input) source->file = open(file);
      source->lines = standard_input ? &in : &source->file;
    } else if (standard_input) {
      source->bytes = read_all(in, source->name);
    } else {
      std::ifstream opened = open(file);
      source->bytes = read_all(opened, source->name);
    }
    refuse_other_kinds(source->name, source->bytes);
    if (source->format == InputFormat::automatic) {
      source->format = guess(source->name, source->bytes);
      if (source->format == InputFormat::jsonl) {
        source->held.str(std::move(source->bytes));
        source->lines = &source->held;
      }
    }
    if (source->format == InputFormat::json && options.from == InputFormat::automatic &&
        told_already(source->bytes))
      source->format = InputFormat::story;
    if (source->format == InputFormat::json || source->format == InputFormat::jsonl ||
        source->format == InputFormat::story)
      ids_known = false;
    sources_.push_back(std::move(source));
  }
  if (ids_known) check_named_dates();
}

Inputs::~Inputs() = default;

void Inputs::check_output() const {
  if (!options_.output) return;
  for (const std::string& file : options_.files) {
    std::error_code error;
    if (fs::is_regular_file(file, error) && fs::equivalent(file, *options_.output, error))
      throw RefusedCommand(fmt::format("-o {} would overwrite an input", *options_.output));
  }
}

bool Inputs::several() const {
  return sources_.size() > 1 || sources_.front()->format == InputFormat::jsonl;
}

bool Inputs::streamed() const {
  return std::any_of(sources_.begin(), sources_.end(),
                     [](const auto& s) { return s->format == InputFormat::jsonl; });
}

void Inputs::check_named_dates() const {
  for (const auto& [name, date] : options_.dates) {
    bool found = false;
    std::string ids;
    for (const auto& source : sources_) {
      found = found || name == source->id || name == source->name ||
              name == fs::path(source->name).filename();
      ids += (ids.empty() ? "" : ", ") + source->id;
    }
    if (!found)
      throw RefusedCommand(
          fmt::format("--date {}=…: no input has this name (inputs: {})", name, ids));
  }
}

CreationTime const* Inputs::date_of(const std::string& id, const std::string& name) {
  for (const std::string& key : {id, name, fs::path(name).filename().string()})
    if (const auto found = options_.dates.find(key); found != options_.dates.end()) {
      used_dates_.insert(key);
      return &found->second;
    }
  return options_.date ? &*options_.date : nullptr;
}

Document Inputs::read(const Source& source, const Tell& tell) {
  if (source.format != InputFormat::json) {
    ReadOptions options;
    options.id = source.id;
    options.title = options_.title;
    if (const CreationTime* date = date_of(source.id, source.name)) options.creation_time = *date;
    Document document =
        source.format == InputFormat::html       ? read_html(source.name, source.bytes, options)
        : source.format == InputFormat::markdown ? read_markdown(source.name, source.bytes, options)
                                                 : read_text(source.name, source.bytes, options);
    if (source.bytes.find_first_not_of(" \t\r\n") == std::string::npos)
      tell(fmt::format("{}: warning: is empty\n", source.name));
    else if (document.tokens.empty())
      tell(fmt::format("{}: warning: no text was found in it\n", source.name));
    return document;
  }
  try {
    simdjson::dom::parser parser;
    Article article = parse_article(source.bytes, parser);
    article.options.id = article.id.empty() ? source.id : article.id;
    if (!options_.title.empty()) article.options.title = options_.title;
    if (const CreationTime* date = date_of(article.options.id, source.name))
      article.options.creation_time = *date;
    if (article.replaced) tell(replacement_warning(source.name, 1));
    for (const std::string& warning : article.warnings)
      tell(fmt::format("{}:1:1: warning: {}\n", source.name, warning));
    return read_text(source.name, article.text, article.options);
  } catch (const nlohmann::json::parse_error& error) {
    const std::string_view before =
        std::string_view(source.bytes).substr(0, error.byte > 0 ? error.byte - 1 : 0);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
    throw UnreadableInput(
        fmt::format("{}:{}:{}: error: {}\n", source.name, line, column, reason(error)));
  } catch (const BadArticle& error) {
    throw UnreadableInput(fmt::format("{}:1:1: error: {}\n", source.name, error.what()));
  }
}

bool Inputs::read_lines(Source& source, const std::function<void(Document)>& each,
                        const Tell& tell) {
  bool good = true;
  std::string line;
  simdjson::dom::parser parser;
  for (std::size_t number = 1; std::getline(*source.lines, line); ++number) {
    std::string_view json = line;
    if (number == 1 && json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
    if (json.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto refuse = [&](std::string_view why) {
      tell(fmt::format("{}:{}:1: error: {}\n", source.name, number, why));
      good = false;
    };
    try {
      Article article = parse_article(json, parser);
      article.options.id =
          article.id.empty() ? fmt::format("{}-{}", source.id, number) : article.id;
      if (!options_.title.empty()) article.options.title = options_.title;
      if (const CreationTime* date = date_of(article.options.id, source.name))
        article.options.creation_time = *date;
      if (article.replaced) tell(replacement_warning(source.name, number));
      for (const std::string& warning : article.warnings)
        tell(fmt::format("{}:{}:1: warning: {}\n", source.name, number, warning));
      each(read_text(fmt::format("{}#{}", source.name, article.options.id), article.text,
                     article.options));
    } catch (const nlohmann::json::parse_error& error) {
      refuse(reason(error));
    } catch (const BadArticle& error) {
      refuse(error.what());
    }
  }
  if (source.lines->bad())
    throw UnreadableInput(fmt::format("{}: error: cannot be read\n", source.name));
  return good;
}

std::vector<Story> Inputs::read_told(const Source& source) const {
  std::string faults;
  std::size_t count = 0;
  constexpr std::size_t most = 20;
  const auto tell = [&](const std::vector<StoryFault>& found, std::string_view line) {
    for (const StoryFault& fault : found)
      if (++count <= most)
        faults += fmt::format("{}{}: error: {}{}{}\n", source.name, line, one_line(fault.path),
                              fault.path.empty() ? "" : ": ", one_line(fault.message));
  };
  std::vector<Story> stories;
  // What `story -Tjsonl` wrote: a story a line.
  const std::string_view bytes = source.bytes;
  const std::size_t first_line = bytes.find('\n');
  const bool lines = first_line != std::string_view::npos &&
                     bytes.find('{', first_line) != std::string_view::npos &&
                     nlohmann::json::accept(bytes.substr(0, first_line));
  if (!lines) {
    ReadStories read = read_stories(source.name, bytes);
    tell(read.faults, "");
    stories = std::move(read.stories);
  } else {
    std::size_t number = 0;
    for (std::string_view rest = bytes; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      ReadStories read = read_stories(source.name, line);
      tell(read.faults, fmt::format(":{}", number));
      for (Story& story : read.stories) stories.push_back(std::move(story));
    }
  }
  if (count > most) faults += fmt::format("{}: error: and {} more\n", source.name, count - most);
  if (count > 0) throw UnreadableInput(faults);
  for (Story& story : stories) {
    if (!options_.title.empty()) story.document.title = options_.title;
    if (story.document.id == "document-1" && stories.size() == 1) story.document.id = source.id;
  }
  return stories;
}

bool Inputs::for_each(const std::function<void(Document)>& each,
                      const std::function<void(Story)>& each_story, const Tell& tell) {
  bool good = true;
  for (const auto& source : sources_) {
    if (source->format == InputFormat::story) {
      for (Story& story : read_told(*source)) each_story(std::move(story));
      continue;
    }
    if (source->format == InputFormat::jsonl)
      good = read_lines(*source, each, tell) && good;
    else
      each(read(*source, tell));
  }
  for (const auto& [name, date] : options_.dates)
    if (!used_dates_.contains(name))
      tell(fmt::format("dateline: warning: --date {}=…: no article has this id\n", name));
  return good;
}

}  // namespace dateline::cli
