#include "marked_text.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "dateline/render/escape.hpp"

namespace dateline {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// Overlapping ones become one.
std::vector<Span> apart(std::vector<Span> spans, std::uint32_t size) {
  std::erase_if(spans, [&](Span s) { return s.empty() || s.end > size; });
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span span : spans) {
    if (!out.empty() && out.back().overlaps(span))
      out.back() = hull(out.back(), span);
    else
      out.push_back(span);
  }
  return out;
}

// The one that holds the offset, of spans in order and apart.
const Span* span_at(const std::vector<Span>& spans, std::uint32_t offset) {
  const auto after =
      std::upper_bound(spans.begin(), spans.end(), offset,
                       [](std::uint32_t at, const Span& span) { return at < span.begin; });
  if (after == spans.begin()) return nullptr;
  const Span& span = *std::prev(after);
  return span.contains(offset) ? &span : nullptr;
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  return lines;
}

std::vector<Span> paragraphs_of(std::string_view text, const std::vector<Span>& sentences) {
  const std::vector<Span> lines = lines_of(text);
  const auto blank = [&](const Span& line) {
    return is_blank(text.substr(line.begin, line.size()));
  };
  // Wrapped text breaks its lines within sentences.
  std::size_t within = 0, between = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (blank(lines[i]) || blank(lines[i + 1])) continue;
    const Span* sentence = span_at(sentences, lines[i].end);
    ++(sentence && lines[i + 1].begin < sentence->end ? within : between);
  }
  const bool wrapped = within > between;
  std::vector<Span> out;
  bool open = false;
  for (const Span line : lines) {
    if (blank(line)) {
      open = false;
      continue;
    }
    if (open && wrapped)
      out.back().end = line.end;
    else
      out.push_back(line);
    open = true;
  }
  return out;
}

class Marker {
 public:
  Marker(const SourceText& source, std::string_view headline, std::string_view headline_id,
         std::vector<Span> sentences, std::vector<TextMark> marks)
      : source_(source),
        headline_(headline),
        headline_id_(headline_id),
        sentences_(apart(std::move(sentences), source.size())),
        paragraphs_(paragraphs_of(source.text(), sentences_)),
        marks_(std::move(marks)) {
    settle();
  }

  std::string run() {
    out_.reserve(source_.text().size() * 2);
    for (const Span& p : paragraphs_) {
      const bool is_headline =
          &p == paragraphs_.data() && !headline_.empty() && source_.slice(p) == headline_;
      if (is_headline)
        out_ += "<h2 id=\"" + std::string(headline_id_) + "\" dir=\"auto\">";
      else
        out_ += "<p dir=\"auto\">";
      paragraph(p);
      out_ += is_headline ? "</h2>\n" : "</p>\n";
    }
    while (next_mark_ < marks_.size()) place(marks_[next_mark_++]);
    return std::move(out_);
  }

 private:
  // Which marks keep their elements: those that overlap nothing before them and stay within their
  // paragraph and sentence. The others become places (empty spans) where they begin.
  void settle() {
    const std::uint32_t size = source_.size();
    std::erase_if(marks_, [&](const TextMark& m) { return m.span.empty() || m.span.end > size; });
    std::stable_sort(marks_.begin(), marks_.end(), [](const TextMark& a, const TextMark& b) {
      if (a.first != b.first) return a.first;
      return a.span < b.span;
    });
    std::vector<Span> taken;
    const auto first_of_rest =
        std::find_if(marks_.begin(), marks_.end(), [](const TextMark& m) { return !m.first; });
    for (auto it = marks_.begin(); it != first_of_rest; ++it) keep_if_free(*it, taken);
    const std::vector<Span> before = taken;
    taken.clear();
    for (auto it = first_of_rest; it != marks_.end(); ++it) {
      const auto next =
          std::lower_bound(before.begin(), before.end(), it->span.begin,
                           [](const Span& span, std::uint32_t at) { return span.end <= at; });
      if (next != before.end() && next->overlaps(it->span))
        it->span.end = it->span.begin;
      else
        keep_if_free(*it, taken);
    }
    std::stable_sort(marks_.begin(), marks_.end(), [](const TextMark& a, const TextMark& b) {
      return a.span.begin < b.span.begin;
    });
  }

  void keep_if_free(TextMark& mark, std::vector<Span>& taken) const {
    const bool free = taken.empty() || taken.back().end <= mark.span.begin;
    if (free && within_one(paragraphs_, mark.span, false) &&
        within_one(sentences_, mark.span, true))
      taken.push_back(mark.span);
    else
      mark.span.end = mark.span.begin;
  }

  // True if the span lies within one of the list, or (if that is enough) touches none.
  static bool within_one(const std::vector<Span>& list, Span span, bool outside_too) {
    if (const Span* holder = span_at(list, span.begin)) return holder->contains(span);
    if (!outside_too) return false;
    const auto next =
        std::lower_bound(list.begin(), list.end(), span.begin,
                         [](const Span& s, std::uint32_t at) { return s.begin < at; });
    return next == list.end() || span.end <= next->begin;
  }

  void paragraph(Span p) {
    std::uint32_t at = p.begin;
    while (next_sentence_ < sentences_.size() && sentences_[next_sentence_].end <= at)
      ++next_sentence_;
    // A sentence may go on in the next paragraph: it is looked at again there.
    for (std::size_t s = next_sentence_; s < sentences_.size() && sentences_[s].begin < p.end;
         ++s) {
      const std::uint32_t begin = std::max(sentences_[s].begin, at);
      const std::uint32_t end = std::min(sentences_[s].end, p.end);
      words(at, begin);
      out_ += "<span class=\"sentence\">";
      words(begin, end);
      out_ += "</span>";
      at = end;
    }
    words(at, p.end);
  }

  void text(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) out_ += escape_xml(source_.slice({begin, end}));
  }

  void place(const TextMark& mark) { out_ += "<span id=\"" + mark.id + "\"></span>"; }

  void words(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t at = begin;
    while (next_mark_ < marks_.size() && marks_[next_mark_].span.begin < end) {
      const TextMark& mark = marks_[next_mark_++];
      text(at, mark.span.begin);
      at = std::max(at, mark.span.begin);
      if (mark.span.empty()) {
        place(mark);
        continue;
      }
      out_ += "<" + mark.open + ">";
      while (next_mark_ < marks_.size() && marks_[next_mark_].span.begin < mark.span.end) {
        text(at, marks_[next_mark_].span.begin);
        at = std::max(at, marks_[next_mark_].span.begin);
        place(marks_[next_mark_++]);
      }
      text(at, mark.span.end);
      at = mark.span.end;
      out_ += "</" + mark.close + ">";
    }
    text(at, end);
  }

  const SourceText& source_;
  const std::string_view headline_, headline_id_;
  const std::vector<Span> sentences_, paragraphs_;
  std::vector<TextMark> marks_;  // once settled: kept ones apart; the others are empty
  std::size_t next_sentence_ = 0, next_mark_ = 0;
  std::string out_;
};

}  // namespace

std::string marked_text(const SourceText& source, std::string_view headline,
                        std::string_view headline_id, std::vector<Span> sentences,
                        std::vector<TextMark> marks) {
  return Marker(source, headline, headline_id, std::move(sentences), std::move(marks)).run();
}

}  // namespace dateline
