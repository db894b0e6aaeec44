// Word lists of the tokeniser.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline::tables {

// What may be glued to a number: "7pm", "61mm", "£14m", "25bn".
inline constexpr auto units = std::to_array<std::string_view>(
    {"am",  "pm",  "m",  "k",   "b",   "bn",  "mn",  "tn",      "mm",      "cm",       "km",
     "kg",  "mg",  "g",  "t",   "lb",  "lbs", "oz",  "ft",      "in",      "mi",       "mph",
     "kph", "kmh", "hz", "khz", "mhz", "ghz", "kb",  "mb",      "gb",      "tb",       "w",
     "kw",  "mw",  "gw", "kwh", "mwh", "gwh", "twh", "ml",      "cl",      "l",        "ha",
     "sq",  "p",   "c",  "f",   "x",   "hrs", "hr",  "min",     "mins",    "sec",      "secs",
     "yrs", "yr",  "pc", "m²",  "km²", "m2",  "km2", "million", "billion", "trillion", "percent",
     "kn",  "nm",  "ct", "tr",  "cr"});

inline constexpr auto top_level_domains = std::to_array<std::string_view>(
    {"com", "org", "net", "gov", "edu", "mil", "int",  "info", "biz", "tv", "io", "me",
     "co",  "uk",  "us",  "ca",  "au",  "nz",  "ie",   "de",   "fr",  "es", "it", "nl",
     "eu",  "ru",  "cn",  "jp",  "in",  "br",  "za",   "ch",   "at",  "be", "se", "no",
     "dk",  "fi",  "pl",  "ai",  "app", "dev", "news", "fm",   "ly",  "gl", "be", "html",
     "htm", "pdf", "doc", "txt", "jpg", "png", "php",  "asp",  "aspx"});

// Words cut in two without an apostrophe: the length of the first part.
struct Clipped {
  std::string_view word;
  std::uint8_t first;
};
inline constexpr auto clipped_words = std::to_array<Clipped>({
    {"cannot", 3},
    {"gonna", 3},
    {"gotta", 3},
    {"wanna", 3},
    {"dont", 2},
    {"didnt", 3},
    {"doesnt", 4},
    {"isnt", 2},
    {"wasnt", 3},
    {"werent", 4},
    {"couldnt", 5},
    {"wouldnt", 5},
    {"shouldnt", 6},
    {"hasnt", 3},
    {"havent", 4},
    {"hadnt", 3},
    {"arent", 3},
    {"aint", 2},
});

inline constexpr auto emoticons = std::to_array<std::string_view>(
    {":-)", ":)", ":-(", ":(", ";-)", ";)", ":-D", ":D", ":P", ":-P", ":/", "<3", "=)", "^_^"});

// The letters that may follow an apostrophe at the beginning of a word: "'em", "'til".
inline constexpr auto elided_words = std::to_array<std::string_view>(
    {"em", "til", "cause", "cos", "bout", "round", "n", "ere", "neath", "gainst", "twixt"});

}  // namespace dateline::tables
