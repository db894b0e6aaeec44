#include "label_text.hpp"

#include <algorithm>
#include <utility>

#include "clauses.hpp"

namespace dateline {
namespace {

std::size_t occurrences(std::string_view text, std::string_view mark) {
  std::size_t n = 0;
  for (std::size_t p = text.find(mark); p != std::string_view::npos;
       p = text.find(mark, p + mark.size()))
    ++n;
  return n;
}

}  // namespace

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void append(std::string& text, std::string_view more) {
  if (more.empty()) return;
  if (!text.empty() && more.front() != ',' && !more.starts_with("'") && !more.starts_with("’"))
    text += ' ';
  text += more;
}

std::string nominative(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> forms[] = {
      {"her", "she"}, {"him", "he"}, {"them", "they"}, {"me", "I"}, {"us", "we"}};
  for (const auto& [object, subject] : forms)
    if (lower(text) == object) return std::string(subject);
  return text;
}

std::string polish(std::string text) {
  // What a cut or a left-out date leaves hanging.
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view tail : {" beginning", " starting", " ending", " and", " or", " but",
                                        " the", " a", " an", " of", " to", " than", " as", ","})
      if (text.ends_with(tail) && text.size() > tail.size()) {
        text.erase(text.size() - tail.size());
        again = true;
      }
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ';' ||
                           text.back() == ':' || text.back() == '-'))
    text.pop_back();
  std::size_t start = 0;
  while (start < text.size() && (text[start] == ' ' || text[start] == ',' || text[start] == ';' ||
                                 text[start] == ':' || text[start] == '-' || text[start] == '.'))
    ++start;
  text.erase(0, start);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"“", "”"}, {"(", ")"}, {"[", "]"}}) {
    if (occurrences(text, open) == occurrences(text, close)) continue;
    for (const std::string_view mark : {open, close})
      for (std::size_t p = text.find(mark); p != std::string::npos; p = text.find(mark, p))
        text.erase(p, mark.size());
  }
  if (occurrences(text, "\"") % 2 == 1) std::erase(text, '"');
  for (char& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string called(const Actor& a) {
  const std::string& n = a.name;
  const bool common = n.size() > 1 && n[0] >= 'a' && n[0] <= 'z' && n[1] >= 'a' && n[1] <= 'z' &&
                      a.kind != ActorKind::other;
  return common ? "the " + n : n;
}

bool speakable(const Actor& a) {
  return std::count(a.name.begin(), a.name.end(), ' ') <= 1 && !a.name.empty() &&
         a.name[0] >= 'a' && a.name[0] <= 'z';
}

}  // namespace dateline
