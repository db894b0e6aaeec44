#include "dateline/core/timeml.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

// XML 1.0, production 2.
bool xml_allows(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

// The text itself, not a cleaned one: offsets into it must stay what they are.
std::string escaped(std::string_view text, bool attribute) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t i = 0; i < text.size();) {
    const unicode::Decoded d = unicode::decode(text, i);
    i += d.size;
    switch (d.code_point) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += attribute ? "&quot;" : "\"";
        break;
      case U'\r':  // a parser would read a line feed
        out += "&#13;";
        break;
      case U'\n':
      case U'\t':
        if (attribute)
          out += d.code_point == U'\n' ? "&#10;" : "&#9;";
        else
          out += static_cast<char>(d.code_point);
        break;
      default:
        unicode::append(out, xml_allows(d.code_point) ? d.code_point : unicode::replacement);
    }
  }
  return out;
}

std::string lower_words(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c == '-' || c == '\n' || c == '\t' ? ' ' : unicode::lower_ascii(c);
  return out;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return words;
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

class Writer {
 public:
  explicit Writer(const Story& story) : story_(story) {
    // In text order, none over another.
    order_.reserve(story.timexes.size());
    for (std::size_t i = 0; i < story.timexes.size(); ++i) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return story.timexes[a].span.begin < story.timexes[b].span.begin;
    });
    written_.assign(story.timexes.size(), false);
    std::uint32_t end = 0;
    std::erase_if(order_, [&](std::size_t i) {
      const Span span = story.timexes[i].span;
      if (span.empty() || span.begin < end || span.end > story.text.size()) return true;
      end = span.end;
      written_[i] = true;
      return false;
    });
  }

  std::string write() {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n\n";
    out_ += "<DOCID>" + escaped(story_.document.id, false) + "</DOCID>\n\n";
    out_ += "<DCT>" + creation_time() + "</DCT>\n\n";
    out_ += "<TITLE>" + escaped(story_.document.title, false) + "</TITLE>\n\n";
    out_ += "<TEXT>";
    const std::string_view text = story_.text.text();
    std::uint32_t position = 0;
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const Timex& timex = story_.timexes[order_[k]];
      out_ += escaped(text.substr(position, timex.span.begin - position), false);
      open_tag(k);
      out_ += escaped(story_.text.slice(timex.span), false) + "</TIMEX3>";
      position = timex.span.end;
    }
    out_ += escaped(text.substr(position), false);
    out_ += "</TEXT>\n\n</TimeML>\n";
    return std::move(out_);
  }

 private:
  static std::string attribute(std::string_view name, std::string_view value) {
    return ' ' + std::string(name) + "=\"" + escaped(value, true) + '"';
  }

  static std::string id(std::size_t timex) { return 't' + std::to_string(timex + 1); }

  std::string creation_time() const {
    if (!story_.document.creation_time) return {};
    const CreationTime& created = *story_.document.creation_time;
    const TimeValue value = value_of(created.when);
    const std::string text = value.value + (value.type == TimexType::time ? created.zone : "");
    return "<TIMEX3" + attribute("tid", "t0") + attribute("type", to_string(value.type)) +
           attribute("value", text) + attribute("temporalFunction", "false") +
           attribute("functionInDocument", "CREATION_TIME") + ">" + escaped(text, false) +
           "</TIMEX3>";
  }

  // The id of what the expression is reckoned from; "" if it has none in this document.
  std::string anchor_id(const Timex& timex) const {
    const bool dated = story_.document.creation_time.has_value();
    switch (timex.anchor.kind) {
      case Anchor::Kind::creation_time:
      case Anchor::Kind::user:
        return dated ? "t0" : "";
      case Anchor::Kind::timex:
        if (timex.anchor.timex && index(*timex.anchor.timex) < written_.size() &&
            written_[index(*timex.anchor.timex)])
          return id(index(*timex.anchor.timex));
        return "";
      default:
        // "now", "recently" are as of the time of writing.
        return dated && timex.value.ends_with("_REF") ? "t0" : "";
    }
  }

  void open_tag(std::size_t k) {
    const Timex& timex = story_.timexes[order_[k]];
    const bool computed = timex.anchor.kind != Anchor::Kind::none ||
                          timex.value.ends_with("_REF") ||
                          (timex.type != TimexType::duration && timex.type != TimexType::set &&
                           timex.value.find('X') != std::string::npos);
    out_ += "<TIMEX3" + attribute("tid", id(order_[k])) + attribute("type", to_string(timex.type)) +
            attribute("value", timex.value);
    if (timex.mod != TimexMod::none) out_ += attribute("mod", to_string(timex.mod));
    out_ += attribute("temporalFunction", computed ? "true" : "false") +
            attribute("functionInDocument", timex.creation_time ? "CREATION_TIME" : "NONE");
    if (const std::string anchor = anchor_id(timex); !anchor.empty())
      out_ += attribute("anchorTimeID", anchor);
    if (timex.type == TimexType::duration) anchored_duration(k);
    if (timex.type == TimexType::set) {
      if (!timex.quant.empty()) out_ += attribute("quant", timex.quant);
      if (!timex.freq.empty()) out_ += attribute("freq", timex.freq);
    }
    out_ += '>';
  }

  // "a week" from "Thursday" begins there; "the day" before "the vote on Friday" ends there.
  void anchored_duration(std::size_t k) {
    if (k + 1 >= order_.size()) return;
    const Timex& next = story_.timexes[order_[k + 1]];
    const std::uint32_t end = story_.timexes[order_[k]].span.end;
    if (next.type == TimexType::duration || next.type == TimexType::set ||
        next.span.begin - end > 16)
      return;
    const std::string between = lower_words(story_.text.text().substr(end, next.span.begin - end));
    const std::vector<std::string_view> words = split(between);
    if (words.size() != 1) return;
    if (words[0] == "from" || words[0] == "after" || words[0] == "since")
      out_ += attribute("beginPoint", id(order_[k + 1]));
    if (words[0] == "before" || words[0] == "until")
      out_ += attribute("endPoint", id(order_[k + 1]));
  }

  const Story& story_;
  std::vector<std::size_t> order_;  // the timexes that are written, in text order
  std::vector<bool> written_;       // by index
  std::string out_;
};

}  // namespace

std::string to_timeml(const Story& story) {
  return Writer(story).write();
}

}  // namespace dateline
