#include "explain_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/core/dates.hpp"
#include "text_reports.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t page_width = 100;
constexpr std::size_t label_width = 12;
constexpr std::string_view label_indent = "    ";

struct Palette {
  std::string_view words, label, carets, open, off;
};
constexpr Palette plain{};
constexpr Palette coloured{"\033[1m", "\033[2m", "\033[32m", "\033[33m", "\033[0m"};

std::string_view weekday_name(LocalSeconds t) {
  constexpr std::array<std::string_view, 8> names = {"",         "Monday", "Tuesday",  "Wednesday",
                                                     "Thursday", "Friday", "Saturday", "Sunday"};
  return names[date::weekday(date::floor<date::days>(t)).iso_encoding()];
}

// "to_iso" of a day without its time.
std::string day_of(LocalSeconds t) {
  return to_iso(LocalSeconds(date::floor<date::days>(t)));
}

bool is_open(const Timex& timex) {
  return !timex.resolved && timex.type != TimexType::duration && timex.type != TimexType::set &&
         !timex.value.ends_with("_REF");
}

std::string_view granularity_words(Granularity granularity) {
  return granularity == Granularity::part_of_day ? "part of the day" : to_string(granularity);
}

std::string_view label_of(Reason::Step step) {
  constexpr std::array<std::string_view, 7> labels = {"words", "anchor",  "candidates", "clue",
                                                      "note",  "missing", "result"};
  return labels[static_cast<std::size_t>(step)];
}

// The reasons in their order: what the words say, or all that follows from it. The result has
// lines of its own.
void add_steps(const Story& story, const Timex& timex, bool words,
               std::vector<DateExplanation::Line>& lines) {
  std::string_view last;
  for (const Reason& reason : timex.why) {
    if ((reason.step == Reason::Step::words) != words) continue;
    if (reason.step == Reason::Step::result) continue;
    const std::string_view label = label_of(reason.step);
    DateExplanation::Line line{std::string(label == last ? "" : label), reason.text,
                               reason.step == Reason::Step::missing, std::nullopt};
    if (reason.step == Reason::Step::anchor && label != last && reason.text.ends_with('.') &&
        timex.anchor.kind == Anchor::Kind::timex && timex.anchor.timex &&
        index(*timex.anchor.timex) < story.timexes.size())
      line.place = timex.anchor.timex;
    lines.push_back(std::move(line));
    last = label;
  }
}

DateExplanation explanation(const Story& story, const Timex& timex) {
  DateExplanation why;
  why.open = is_open(timex);
  why.value = timex.value.empty() ? "?" : timex.value;
  if (timex.mod != TimexMod::none) why.value += fmt::format(" {}", to_string(timex.mod));
  const auto add = [&](std::string_view label, std::string text, bool open = false) {
    why.lines.push_back({std::string(label), std::move(text), open, std::nullopt});
  };
  add_steps(story, timex, true, why.lines);
  const std::string_view description = rule_description(timex.rule);
  add("rule", description.empty() ? timex.rule : fmt::format("{} ({})", timex.rule, description));
  add_steps(story, timex, false, why.lines);
  if (why.open && !story.document.creation_time)
    add("", "--date YYYY-MM-DD says when the article was written.");
  std::string value = fmt::format("{} {}", to_string(timex.type), timex.value);
  if (timex.resolved && timex.granularity == Granularity::day)
    value += fmt::format(", a {}", weekday_name(timex.interval.begin));
  if (timex.mod != TimexMod::none) value += fmt::format(", mod {}", to_string(timex.mod));
  add("value", std::move(value));
  if (timex.resolved) {
    const Interval& i = timex.interval;
    add("interval",
        fmt::format("{} to {}, end excluded ({})", i.open_begin() ? "any time" : to_iso(i.begin),
                    i.open_end() ? "any time" : to_iso(i.end),
                    granularity_words(timex.granularity)));
  }
  for (const Alternative& other : timex.alternatives)
    add("or", fmt::format("{}: {}", other.value, other.reason), true);
  return why;
}

class Explainer {
 public:
  Explainer(const Story& story, bool colour) : story_(story), palette_(colour ? coloured : plain) {}

  std::string run() {
    if (story_.text.text().empty()) return {};
    head();
    const std::vector<Timex>& timexes = story_.timexes;
    for (std::size_t first = 0; first < timexes.size();) {
      std::size_t last = first + 1;
      while (last < timexes.size() && timexes[last].sentence == timexes[first].sentence) ++last;
      sentence(std::span(timexes).subspan(first, last - first));
      first = last;
    }
    summary();
    return std::move(out_);
  }

 private:
  void head() {
    const std::string name =
        one_line(story_.text.name().empty() ? story_.document.id : story_.text.name());
    const auto& created = story_.document.creation_time;
    if (!created) {
      out_ += fmt::format("{}: says no date of its own; --date YYYY-MM-DD gives one\n", name);
      return;
    }
    std::string day = day_of(created->when.begin);
    if (created->when.granularity < Granularity::day) day = to_iso(created->when.begin);
    out_ += fmt::format("{}: written on {} {}{}", name, weekday_name(created->when.begin), day,
                        one_line(created->zone));
    if (!created->origin.empty()) out_ += fmt::format(" (from {})", one_line(created->origin));
    out_ += '\n';
  }

  std::string place(std::uint32_t offset) const {
    const Location at = story_.text.locate(offset);
    return fmt::format("{}:{}", at.line, at.column);
  }

  // The sentence of these expressions; where a story doesn't know its sentences, the line.
  Span span_of(std::span<const Timex> timexes) const {
    const Span marks = hull(timexes.front().span, timexes.back().span);
    const std::size_t s = timexes.front().sentence;
    if (s < story_.sentences.size() && story_.sentences[s].contains(marks))
      return story_.sentences[s];
    return hull(marks, story_.text.line_at(marks.begin));
  }

  void sentence(std::span<const Timex> timexes) {
    std::vector<Span> marks;
    for (const Timex& timex : timexes) marks.push_back(timex.span);
    ExcerptStyle style;
    style.columns = page_width - 2;
    style.indent = "  ";
    style.caret_begin = palette_.carets;
    style.caret_end = palette_.off;
    out_ += '\n' + excerpt(story_.text, span_of(timexes), marks, style);
    for (const Timex& timex : timexes) explain(timex);
  }

  // A labelled line, folded at blanks.
  void line(std::string_view label, std::string_view text, std::string_view colour = {}) {
    const std::string clean = one_line(text);
    std::string_view rest = clean;
    const std::size_t room = page_width - label_width - label_indent.size();
    out_ += label_indent;
    ((out_ += palette_.label) += fmt::format("{:<{}}", label, label_width)) += palette_.off;
    while (true) {
      std::size_t cut = rest.size();
      if (cut > room) {
        cut = rest.rfind(' ', room);
        if (cut == std::string_view::npos || cut == 0) cut = rest.find(' ');
        if (cut == std::string_view::npos) cut = rest.size();
      }
      ((out_ += colour) += rest.substr(0, cut)) += colour.empty() ? "" : palette_.off;
      out_ += '\n';
      if (cut >= rest.size()) return;
      rest.remove_prefix(cut + 1);
      out_.append(label_indent.size() + label_width, ' ');
    }
  }

  void explain(const Timex& timex) {
    const std::string words = one_line(story_.text.slice(timex.span));
    const DateExplanation why = explanation(story_, timex);
    out_ += fmt::format("  {} {}\"{}\"{} {} {}{}{}\n", place(timex.span.begin), palette_.words,
                        words, palette_.off, why.open ? "stays open:" : "is",
                        why.open ? palette_.open : palette_.words, why.value, palette_.off);
    for (const DateExplanation::Line& l : why.lines) {
      std::string text = l.text;
      // Where the anchor stands, so that it can be looked up.
      if (l.place) {
        text.pop_back();
        text += fmt::format(", at {}.", place(story_.timexes[index(*l.place)].span.begin));
      }
      line(l.label, text, l.open ? palette_.open : "");
    }
  }

  void summary() {
    std::size_t dated = 0, durations = 0, sets = 0, vague = 0, open = 0;
    for (const Timex& timex : story_.timexes) {
      if (timex.resolved)
        ++dated;
      else if (timex.type == TimexType::duration)
        ++durations;
      else if (timex.type == TimexType::set)
        ++sets;
      else if (timex.value.ends_with("_REF"))
        ++vague;
      else
        ++open;
    }
    const std::size_t all = story_.timexes.size();
    if (all == 0) {
      out_ += "no time expressions\n";
      return;
    }
    out_ += fmt::format("\n{} time expression{}: {} dated", all, all == 1 ? "" : "s", dated);
    const auto count = [&](std::size_t n, std::string_view one, std::string_view many) {
      if (n > 0) out_ += fmt::format(", {} {}", n, n == 1 ? one : many);
    };
    count(durations, "duration", "durations");
    count(sets, "repeated", "repeated");
    count(vague, "without a date", "without a date");
    count(open, "left open", "left open");
    out_ += '\n';
  }

  const Story& story_;
  const Palette& palette_;
  std::string out_;
};

}  // namespace

std::vector<DateExplanation> explain_dates(const Story& story) {
  std::vector<DateExplanation> out;
  out.reserve(story.timexes.size());
  for (const Timex& timex : story.timexes) out.push_back(explanation(story, timex));
  return out;
}

std::string explain_report(const Story& story, bool colour) {
  return Explainer(story, colour).run();
}

}  // namespace dateline::cli
