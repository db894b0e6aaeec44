#include "theme_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "dateline/core/diagnostic.hpp"
#include "dateline/core/text.hpp"
#include "dateline/render/escape.hpp"
#include "inputs.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t largest_file = 1 << 20;
constexpr double least_contrast = 4.5, least_scale = 0.6, largest_scale = 1.2;
constexpr std::size_t most_fonts = 16, longest_font = 80;

struct NamedColour {
  std::string_view name;
  std::string Palette::*member;
};
constexpr std::array<NamedColour, 8> colours = {{{"paper", &Palette::paper},
                                                 {"ink", &Palette::ink},
                                                 {"soft", &Palette::soft},
                                                 {"rule", &Palette::rule},
                                                 {"faint", &Palette::faint},
                                                 {"mark", &Palette::mark},
                                                 {"negative", &Palette::negative},
                                                 {"reference", &Palette::reference}}};

// What is written in which colour on which: everything on paper, names and lengths of breaks also
// on faint.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> written_on = {
    {{"ink", "paper"},
     {"soft", "paper"},
     {"mark", "paper"},
     {"negative", "paper"},
     {"reference", "paper"},
     {"ink", "faint"},
     {"soft", "faint"},
     {"mark", "faint"},  // on pages, what is pointed at
     {"negative", "faint"},
     {"reference", "faint"}}};

const std::string& colour_of(const Palette& palette, std::string_view name) {
  for (const NamedColour& c : colours)
    if (c.name == name) return palette.*c.member;
  return palette.ink;
}

// "#rgb" and "#rrggbb" as "#rrggbb", small letters.
std::optional<std::string> read_colour(std::string_view text) {
  if ((text.size() != 4 && text.size() != 7) || text.front() != '#') return std::nullopt;
  std::string out = "#";
  for (char c : text.substr(1)) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
    out.append(text.size() == 4 ? 2 : 1, c);
  }
  return out;
}

// The colour moved towards black or white, no further than the contrast needs.
std::optional<std::string> enough_contrast(const std::string& colour, const std::string& ground) {
  const auto part = [&](std::size_t i) {
    return std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16);
  };
  for (int step = 1; step <= 100; ++step)
    for (const int end : {0, 255}) {
      std::string moved = "#";
      for (std::size_t i = 0; i < 3; ++i)
        moved += fmt::format("{:02x}", part(i) + (end - part(i)) * step / 100);
      if (contrast(moved, ground) >= least_contrast) return moved;
    }
  return std::nullopt;
}

class ThemeReader {
 public:
  ThemeReader(std::string_view name, std::string_view toml)
      : text_(std::string(name), readable(toml)), toml_(toml) {}

  Theme read() {
    try {
      const toml::table file = toml::parse(toml_);
      read(file);
    } catch (const toml::parse_error& error) {
      fault(offset_of(error.source().begin), offset_of(error.source().begin),
            std::string(error.description()));
    }
    if (faults_.empty()) return std::move(theme_);
    std::stable_sort(faults_.begin(), faults_.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return a.span.begin < b.span.begin;
    });
    std::string all;
    for (const Diagnostic& d : faults_) all += render(d, text_);
    throw UnreadableInput(all);
  }

 private:
  // As messages may show it, line by line.
  static std::string readable(std::string_view toml) {
    std::string out;
    for (std::size_t at = 0; at <= toml.size();) {
      const std::size_t end = std::min(toml.find('\n', at), toml.size());
      out += clean_text(toml.substr(at, end - at));
      if (end < toml.size()) out += '\n';
      at = end + 1;
    }
    return out;
  }

  // TOML++ counts lines and columns (of code points) from 1.
  std::uint32_t offset_of(const toml::source_position& at) const {
    const std::string_view text = text_.text();
    std::size_t offset = 0;
    for (std::uint32_t line = 1; line < at.line && offset < text.size(); ++line)
      offset = std::min(text.find('\n', offset), text.size() - 1) + 1;
    for (std::uint32_t column = 1; column < at.column && offset < text.size(); ++column) {
      if (text[offset] == '\n') break;
      ++offset;
      while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80)
        ++offset;
    }
    return static_cast<std::uint32_t>(offset);
  }

  void fault(std::uint32_t begin, std::uint32_t end, std::string message) {
    // A caret needs a character; on a line that has ended it stands at its end.
    faults_.push_back({Severity::error,
                       {},
                       std::move(message),
                       {begin, std::max(end, std::min(begin + 1, text_.size()))}});
  }

  void fault(const toml::source_region& at, std::string message) {
    fault(offset_of(at.begin), offset_of(at.end), std::move(message));
  }

  template <class Names>
  void unknown(const toml::key& key, std::string_view where, const Names& known) {
    const auto near = suggest(key.str(), known);
    std::string list;
    for (const std::string_view name : known)
      list += (list.empty() ? "" : ", ") + std::string(name);
    fault(key.source(),
          fmt::format("there is no key '{}' {}{} (there are: {})", clean_text(key.str()), where,
                      near ? fmt::format("; did you mean '{}'?", *near) : "", list));
  }

  void read(const toml::table& file) {
    // The base first: the rest changes it, wherever it stands.
    if (const toml::node* base = file.get("base")) read_base(*base);
    constexpr std::array<std::string_view, 5> known = {"base", "font", "font-scale", "colours",
                                                       "dark"};
    for (const auto& [key, value] : file) {
      if (key == "base") continue;
      if (key == "font")
        read_fonts(value);
      else if (key == "font-scale")
        read_scale(value);
      else if (key == "colours" || key == "colors")
        read_palette(value, key, theme_.light, light_);
      else if (key == "dark")
        continue;
      else
        unknown(key, "in a theme", known);
    }
    if (const auto dark = file.find("dark"); dark != file.end()) {
      if (!theme_.adaptive) theme_.dark = Theme::night().dark;
      theme_.adaptive = true;
      read_palette(dark->second, dark->first, theme_.dark, dark_);
    } else if (!theme_.adaptive) {
      theme_.dark = theme_.light;
    }
    check_contrast(theme_.light, light_, theme_.adaptive ? "[colours]" : "");
    if (theme_.adaptive) check_contrast(theme_.dark, dark_, "[dark]");
  }

  void read_base(const toml::node& node) {
    const std::string name = node.value_or(std::string());
    if (name == "standard")
      theme_ = Theme::standard();
    else if (name == "light")
      theme_ = Theme::light_only();
    else if (name == "dark")
      theme_ = Theme::night();
    else if (name == "print")
      theme_ = Theme::print();
    else
      fault(node.source(), "base is one of \"standard\", \"light\", \"dark\" and \"print\"");
  }

  void add_font(const toml::node& node) {
    const auto* name = node.as_string();
    if (!name || name->get().empty()) {
      fault(node.source(), "font is the name of a font, or a list of names");
      return;
    }
    const std::string& family = name->get();
    // What a CSS name in quotes holds without escapes.
    const bool plain = std::all_of(family.begin(), family.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == ' ' || c == '-' || c == '_' || c == '.' || byte >= 0x80;
    });
    if (!plain || family.size() > longest_font || clean_text(family) != family)
      fault(node.source(),
            fmt::format("a font's name holds letters, digits, blanks, '-', '_' and '.', {} at most",
                        longest_font));
    else
      theme_.fonts.push_back(family);
  }

  void read_fonts(const toml::node& node) {
    const toml::array* list = node.as_array();
    if (!list) return add_font(node);
    if (list->size() > most_fonts)
      return fault(node.source(), fmt::format("{} fonts at most", most_fonts));
    for (const toml::node& one : *list) add_font(one);
  }

  void read_scale(const toml::node& node) {
    const std::optional<double> scale =
        node.is_number() ? node.value<double>() : std::optional<double>();
    if (scale && *scale >= least_scale && *scale <= largest_scale)
      theme_.font_scale = *scale;
    else
      fault(node.source(),
            fmt::format("font-scale is a number from {} to {}", least_scale, largest_scale));
  }

  // Where each colour of the file stands.
  using Places = std::array<std::optional<toml::source_region>, colours.size()>;

  void read_palette(const toml::node& node, const toml::key& name, Palette& palette,
                    Places& places) {
    const toml::table* table = node.as_table();
    if (!table) {
      fault(node.source(), fmt::format("{0} is a table of colours: [{0}], and below it "
                                       "ink = \"#1c1c1c\" …",
                                       name.str()));
      return;
    }
    for (const auto& [key, value] : *table) {
      const std::string_view word = key.str();
      const auto found = std::find_if(colours.begin(), colours.end(),
                                      [&](const NamedColour& c) { return c.name == word; });
      if (found == colours.end()) {
        std::array<std::string_view, colours.size()> names;
        std::transform(colours.begin(), colours.end(), names.begin(),
                       [](const NamedColour& c) { return c.name; });
        unknown(key, fmt::format("in [{}]", name.str()), names);
        continue;
      }
      const auto* text = value.as_string();
      const auto colour = text ? read_colour(text->get()) : std::nullopt;
      if (!colour) {
        fault(value.source(), "a colour is \"#rrggbb\" or \"#rgb\", in hexadecimal digits");
        continue;
      }
      palette.*found->member = *colour;
      places[static_cast<std::size_t>(found - colours.begin())] = value.source();
    }
  }

  void check_contrast(const Palette& palette, const Places& places, std::string_view where) {
    const auto place_of = [&](std::string_view name) {
      for (std::size_t i = 0; i < colours.size(); ++i)
        if (colours[i].name == name) return places[i];
      return Places::value_type();
    };
    for (const auto& [text, ground] : written_on) {
      const std::string& front = colour_of(palette, text);
      const std::string& back = colour_of(palette, ground);
      const double ratio = contrast(front, back);
      if (ratio >= least_contrast) continue;
      // Never above what it is, or 4.49 would be told as 4.5.
      const auto own = place_of(text);
      const auto place = own ? own : place_of(ground);
      if (!place) continue;  // a base keeps its contrast
      const auto better = enough_contrast(front, back);
      fault(*place, fmt::format("the contrast of {} ({}) on {} ({}){} is {:.2f}:1, and text needs "
                                "{}:1{}",
                                text, front, ground, back,
                                where.empty() ? "" : fmt::format(" in {}", where),
                                std::floor(ratio * 100) / 100, least_contrast,
                                better ? fmt::format(" ({} would do)", *better) : ""));
    }
  }

  SourceText text_;
  std::string_view toml_;
  Theme theme_ = Theme::standard();
  Places light_, dark_;
  Diagnostics faults_;
};

}  // namespace

Theme parse_theme_file(std::string_view name, std::string_view toml) {
  if (toml.size() > largest_file)
    throw UnreadableInput(fmt::format("{}: error: is too large for a theme\n", name));
  return ThemeReader(name, toml).read();
}

Theme read_theme_file(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    throw UnreadableInput(fmt::format("{}: error: is a directory\n", path));
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw UnreadableInput(
        fmt::format("{}: error: cannot be read: {}\n", path, std::strerror(errno)));
  std::string text(largest_file + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return parse_theme_file(path, text);
}

}  // namespace dateline::cli
