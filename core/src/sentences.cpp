#include "sentences.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "abbreviations.hpp"
#include "dateline/core/document.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

using unicode::Kind;

constexpr auto zones = std::to_array<std::string_view>(
    {"EST",       "EDT",       "CST",      "CDT",      "MST",       "MDT",    "PST",
     "PDT",       "ET",        "CT",       "MT",       "PT",        "GMT",    "UTC",
     "BST",       "CET",       "CEST",     "IST",      "JST",       "AEST",   "AEDT",
     "Eastern",   "Central",   "Pacific",  "Mountain", "Greenwich", "Monday", "Tuesday",
     "Wednesday", "Thursday",  "Friday",   "Saturday", "Sunday",    "Mon",    "Tue",
     "Tues",      "Wed",       "Thu",      "Thur",     "Thurs",     "Fri",    "Sat",
     "Sun",       "January",   "February", "March",    "April",     "June",   "July",
     "August",    "September", "October",  "November", "December",  "Jan",    "Feb",
     "Mar",       "Apr",       "Jun",      "Jul",      "Aug",       "Sep",    "Sept",
     "Oct",       "Nov",       "Dec"});

// Names that end in an exclamation mark.
constexpr auto exclaiming_names = std::to_array<std::string_view>(
    {"Yahoo", "Jeopardy", "Yum", "Oklahoma", "Chips", "Jumeau", "Westward", "Airplane", "Mamma",
     "E", "Hulu", "Wham", "Panic", "Godspeed", "Viva"});

class Splitter {
 public:
  Splitter(const SourceText& source, std::span<const Token> tokens)
      : source_(source), tokens_(tokens) {}

  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> counts;
    std::size_t first = 0;
    std::size_t i = 0;
    while (i < tokens_.size()) {
      std::size_t end = 0;
      if (may_end(i)) end = boundary(first, i);
      if (end == 0) {
        ++i;
      } else {
        add(first, end, counts);
        first = end;
        i = end;
      }
    }
    if (first < tokens_.size()) add(first, tokens_.size(), counts);
    return counts;
  }

 private:
  /// Adds the sentence [first, last), cut where it is too long.
  void add(std::size_t first, std::size_t last, std::vector<std::uint32_t>& counts) const {
    while (last - first > max_sentence_tokens) {
      std::size_t cut = first + max_sentence_tokens;
      // The last semicolon, else the last comma, in the second half of the piece.
      std::size_t comma = 0;
      std::size_t semicolon = 0;
      for (std::size_t i = cut; i > first + max_sentence_tokens / 2 && semicolon == 0; --i) {
        if (form(i - 1) == ";") semicolon = i;
        if (comma == 0 && form(i - 1) == ",") comma = i;
      }
      if (semicolon != 0)
        cut = semicolon;
      else if (comma != 0)
        cut = comma;
      counts.push_back(static_cast<std::uint32_t>(cut - first));
      first = cut;
    }
    counts.push_back(static_cast<std::uint32_t>(last - first));
  }

  std::string_view form(std::size_t i) const {
    return i < tokens_.size() ? source_.slice(tokens_[i].span) : std::string_view();
  }
  char32_t first_char(std::size_t i) const {
    return i < tokens_.size() ? unicode::decode(source_.text(), tokens_[i].span.begin).code_point
                              : 0;
  }
  Kind first_kind(std::size_t i) const { return unicode::kind_of(first_char(i)); }
  bool is_mark(std::size_t i) const {  // . ! ? and runs of them
    const std::string_view f = form(i);
    return !f.empty() && (f[0] == '.' || f[0] == '!' || f[0] == '?') &&
           f.find_first_not_of(".!?") == std::string_view::npos;
  }
  bool is_ellipsis(std::size_t i) const {
    const std::string_view f = form(i);
    return first_char(i) == 0x2026 || is_omission(i) ||
           (f.size() >= 2 && f.find_first_not_of('.') == f.npos);
  }
  /// "[...]" or "[…]".
  bool is_omission(std::size_t i) const {
    const std::string_view f = form(i);
    return f.size() > 3 && f.front() == '[' && f.back() == ']';
  }
  bool may_end(std::size_t i) const {
    const std::string_view f = form(i);
    const char last = f.back();
    return last == '.' || last == '!' || last == '?' || first_char(i) == 0x2026 ||
           first_char(i) == 0x3002 || is_omission(i);
  }
  bool ends_in_period(std::size_t i) const {
    return form(i).size() > 1 && form(i).back() == '.' && !is_mark(i) && !is_ellipsis(i);
  }
  bool is_capital(std::size_t i) const { return unicode::is_upper(first_char(i)); }
  bool is_lower(std::size_t i) const { return unicode::is_lower(first_char(i)); }
  bool spaced(std::size_t i) const { return tokens_[i].space_after; }

  /// Sentences of people who never use the shift key: "it was late. they left."
  bool careless(std::size_t i, std::string_view next) const {
    constexpr auto subjects = std::to_array<std::string_view>(
        {"but", "he", "i", "it", "she", "the", "there", "they", "this", "we", "you"});
    if (form(i) != "." || i < 2 || !spaced(i)) return false;
    if (!is_lower(i - 1) || form(i - 1).size() < 4) return false;
    return std::find(subjects.begin(), subjects.end(), next) != subjects.end();
  }

  static bool is_closing_bracket(std::string_view f) { return f == ")" || f == "]" || f == "}"; }
  bool is_quote(std::size_t i) const {
    const Kind k = first_kind(i);
    const std::string_view f = form(i);
    return k == Kind::quote ||
           (k == Kind::apostrophe && (f.size() <= 3) &&
            (f == "'" || f == "''" || f == "``" || f == "`" || f == "’" || f == "´"));
  }
  bool is_opening_only(std::size_t i) const {
    const char32_t c = first_char(i);
    return c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E || form(i) == "``";
  }

  /// If the token at i ends the sentence that began at `first`: where the next one begins; else 0.
  std::size_t boundary(std::size_t first, std::size_t i) const {
    std::size_t end = i + 1;
    bool ended_by_period = form(i) == "." || ends_in_period(i);
    bool strong = is_mark(i) && !is_ellipsis(i);
    // What closes along with the sentence: quotation marks, brackets, further marks.
    bool quoted = false;
    while (end < tokens_.size()) {
      const bool touches = !spaced(end - 1);
      if ((is_mark(end) || is_ellipsis(end)) && (touches || is_ellipsis(end))) {
        if (is_ellipsis(end) && !touches && !spaced(end)) break;  // "… and": opens the next
        if (is_mark(end) && !is_ellipsis(end)) strong = true;
        ++end;
        continue;
      }
      if (touches && is_closing_bracket(form(end))) {
        ++end;
        continue;
      }
      if (is_quote(end) && !is_opening_only(end) && (touches || closes_apart(first, end))) {
        quoted = true;
        ++end;
        continue;
      }
      break;
    }
    if (end >= tokens_.size()) return end;
    // "Three aims: 1. Peace. 2. Bread.": the number opens its item.
    if (form(i) == "." && i == first + 1 && first_kind(first) == Kind::digit &&
        form(first).size() <= 2)
      return 0;
    // Footnote marks belong to what they prove: "end.[3][4] Next".
    for (std::size_t note = note_end(end); note > end; note = note_end(end)) end = note;
    if (end >= tokens_.size()) return end;
    // The space after the sentence may have been forgotten: "ended.Then".
    if (!spaced(end - 1) &&
        !(form(i) == "." && is_capital(end) && i > first && is_lower(i - 1) &&
          tokens_[end].span.size() > 1) &&
        !quoted)
      return 0;
    if (!spaced(end - 1) && quoted && !is_capital(end) && !is_quote(end)) return 0;

    // The first word of what follows, behind its opening marks.
    std::size_t next = end;
    while (next < tokens_.size() &&
           (is_quote(next) || form(next) == "(" || form(next) == "[" || form(next) == "-" ||
            unicode::kind_of(first_char(next)) == Kind::dash || is_ellipsis(next)))
      ++next;
    const bool opened = next > end && (is_quote(end) || form(end) == "(" || form(end) == "[");
    if (next >= tokens_.size()) return strong ? end : 0;
    const std::string_view word = form(next);

    if (word == "," || word == ";" || word == ":") return 0;
    // Dashes go on: `"Why?" — she asked`, but a sentence may open with "— Smith".
    if (next > end && !opened && !is_ellipsis(end) && !ended_by_period) return 0;
    if (is_lower(next)) {
      // "iPhone", "eBay" open sentences too; else the sentence goes on.
      const bool camel =
          std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      // A remark in brackets after a full stop: "… walked home. (photo: J. Lee)".
      const bool remark = form(i) == "." && !quoted && form(end) == "(";
      if (!camel && !remark && !careless(i, word)) return 0;
    }
    // "Viva Maria! (1965)": the year belongs to the title.
    if (form(end) == "(" && first_kind(end + 1) == Kind::digit && form(end + 1).size() == 4 &&
        (form(end + 2) == ")" || form(end + 2) == ","))
      return 0;
    if (ends_in_period(i)) return after_abbreviation(first, i, end, next, opened) ? end : 0;
    if (is_omission(i) && !strong) return opens_sentences(word) ? end : 0;
    if (is_ellipsis(i) && !strong) return is_capital(next) || opened ? end : 0;
    if (form(i).back() == '!' && !is_mark(i) && !quoted && !opens_sentences(word)) return 0;
    if (form(i)[0] == '!' && !quoted && i > first && !spaced(i - 1) && is_exclaiming_name(i - 1) &&
        !opens_sentences(word))
      return 0;
    if (quoted && !ended_by_period && is_attribution(next)) return 0;
    if (first_kind(next) == Kind::punctuation && !opened && word != "(" && word != "[" &&
        word != "#" && word != "@" && word != "¿" && word != "¡" && word[0] != '@' &&
        word[0] != '#' && word[0] != '*')
      return 0;
    return end;
  }

  /// End of a footnote mark that starts at i: "[3]", "[a]", "[citation needed]"; i if none does.
  std::size_t note_end(std::size_t i) const {
    // "proved.23 Next"
    if (form(i - 1) == "." && !spaced(i - 1) && i > 1 && is_lower(i - 2) && form(i).size() <= 3 &&
        first_kind(i) == Kind::digit && spaced(i) && is_capital(i + 1))
      return i + 1;
    if (form(i) != "[") return i;
    const bool mark = first_kind(i + 1) == Kind::digit || form(i + 1).size() == 1;
    if (mark && form(i + 2) == "]") return i + 3;
    for (std::size_t j = i + 1; j < i + 5; ++j) {
      if (form(j) == "]") return form(j - 1) == "needed" ? j + 1 : i;
      if (j >= tokens_.size()) break;
    }
    return i;
  }

  /// `one . " Two`: a straight mark that stands apart closes if one is open.
  bool closes_apart(std::size_t first, std::size_t i) const {
    if (form(i) != "\"" || !spaced(i)) return false;
    // Counting is bounded: sentences that long are cut anyway.
    std::size_t marks = 0;
    const std::size_t from = i - std::min<std::size_t>(i - first, max_sentence_tokens);
    for (std::size_t j = from; j < i; ++j)
      if (form(j) == "\"") ++marks;
    return marks % 2 == 1;
  }

  bool is_exclaiming_name(std::size_t i) const {
    return std::find(exclaiming_names.begin(), exclaiming_names.end(), form(i)) !=
           exclaiming_names.end();
  }

  /// "Smith asked", "Mayor Lori Lightfoot said": who spoke the question before.
  bool is_attribution(std::size_t next) const {
    for (std::size_t i = next; i < tokens_.size() && i < next + 5; ++i) {
      const std::string_view f = form(i);
      if (i == next && f == "I") return is_reporting_verb(form(next + 1));
      if (is_reporting_verb(f)) return i > next && !opens_as_pronoun(form(next));
      if (!is_capital(i) && first_kind(i) != Kind::digit) return false;
      if (i == next && opens_sentences(f)) return false;
    }
    return false;
  }
  static bool opens_as_pronoun(std::string_view f) {
    return f == "He" || f == "She" || f == "They" || f == "We" || f == "It" || f == "You";
  }

  bool after_abbreviation(std::size_t first, std::size_t i, std::size_t end, std::size_t next,
                          bool opened) const {
    const std::string_view f = form(i);
    const std::string_view word = f.substr(0, f.size() - 1);
    const std::string_view follower = form(next);
    const bool digit_next = first_kind(next) == Kind::digit;
    // "1. Introduction"
    if (i == first && unicode::is_ascii_digit(static_cast<unsigned char>(f[0]))) return false;
    if (end > i + 1) {  // "(… Inc.) The", "… p.m.” He"
      return !digit_next && (is_capital(next) || opened);
    }
    const bool starter = opens_sentences(follower);
    const bool dotted = word.find('.') != std::string_view::npos;
    if (dotted) {
      const char c = unicode::lower_ascii(word.back());
      const bool clock =
          word.size() == 3 && c == 'm' &&
          (unicode::lower_ascii(word[0]) == 'a' || unicode::lower_ascii(word[0]) == 'p');
      if (clock) {
        if (digit_next) return false;
        if (follower == "March" || follower == "May" || follower == "On" || follower == "At")
          return follower == "On" || follower == "At";
        std::string_view zone = follower;
        if (zone.ends_with('.')) zone.remove_suffix(1);
        if (std::find(zones.begin(), zones.end(), zone) != zones.end()) return false;
        // "at 9 a.m. Beijing time", "New York time", "British Summer Time"
        for (std::size_t k = next + 1; k <= next + 2 && k < tokens_.size(); ++k)
          if (form(k) == "time" || form(k) == "Time") return false;
        if (opened && form(end) == "(") return false;
        return is_capital(next) || opened;
      }
      if (word == "e.g" || word == "i.e" || word == "E.g" || word == "I.e") return false;
      if (opened) return form(end) != "(" && form(end) != "[" && is_capital(next);
      // "the U.S. The" ends; "U.S. Senate" goes on.
      return starter;
    }
    if (word.size() == 1) {
      if (opened) return false;
      return starter && !is_capital_name_before(first, i);
    }
    switch (find_abbreviation(word)) {
      case Abbreviation::title:
      case Abbreviation::internal:
      case Abbreviation::before_number:
        return false;
      case Abbreviation::month:
      case Abbreviation::march:
      case Abbreviation::weekday:
        return !digit_next && starter;
      case Abbreviation::closing:
      case Abbreviation::etcetera:
      case Abbreviation::after_number:
      case Abbreviation::state:
      case Abbreviation::none:
        if (opened && (form(end) == "(" || form(end) == "[")) return false;
        return starter || opened;
    }
    return starter;
  }

  bool is_capital_name_before(std::size_t first, std::size_t i) const {
    return i > first && is_capital(i - 1) && form(i) != "I.";
  }

  const SourceText& source_;
  std::span<const Token> tokens_;
};

}  // namespace

std::vector<std::uint32_t> split_sentences(const SourceText& source,
                                           std::span<const Token> tokens) {
  return Splitter(source, tokens).run();
}

}  // namespace dateline
