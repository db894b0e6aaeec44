#include "timeline_labels.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

void append(LabelText& label, TextLine line, double height) {
  line.y = label.height + height * 0.76;
  label.width = std::max(label.width, line.x + line.width);
  label.height += height;
  label.lines.push_back(std::move(line));
}

}  // namespace

TextLine line_of(std::string text, double size, FontWeight weight, Tone tone, bool italic) {
  TextLine line;
  line.size = size;
  line.weight = weight;
  line.tone = tone;
  line.italic = italic;
  line.width = text_width(text, size, weight);
  line.text = std::move(text);
  return line;
}

LabelText compose(const LabelWish& wish, double width) {
  const TimelineEntry& e = *wish.entry;
  LabelText label;
  if (wish.with_lead && (!e.lead.empty() || !e.note.empty())) {
    TextLine lead = line_of(e.lead, lead_size, FontWeight::bold);
    TextLine note =
        line_of((e.lead.empty() ? "" : ", ") + e.note, lead_size, FontWeight::regular, Tone::soft);
    if (e.note.empty()) {
      for (std::string& part :
           wrap_text(e.lead, std::max(width, 1.0), lead_size, 2, FontWeight::bold))
        append(label, line_of(std::move(part), lead_size, FontWeight::bold), lead_height);
    } else if (e.lead.empty()) {
      append(label, line_of(e.note, lead_size, FontWeight::regular, Tone::soft), lead_height);
    } else if (lead.width + note.width <= width) {
      note.x = lead.width;
      const double y = label.height + lead_height * 0.76;
      lead.y = y;
      label.lines.push_back(std::move(lead));
      append(label, std::move(note), lead_height);
    } else {
      for (std::string& part :
           wrap_text(e.lead, std::max(width, 1.0), lead_size, 2, FontWeight::bold))
        append(label, line_of(std::move(part), lead_size, FontWeight::bold), lead_height);
      append(label, line_of(e.note, lead_size, FontWeight::regular, Tone::soft), lead_height);
    }
  }
  const std::string& text = wish.full ? e.label : e.in_lane;
  for (std::string& part : wrap_balanced(text, width, body_size, 6))
    append(label, line_of(std::move(part), body_size), body_height);
  if (!e.attribution.empty())
    for (std::string& part : wrap_balanced(e.attribution, width, note_size, 2))
      append(label, line_of(std::move(part), note_size, FontWeight::regular, Tone::soft, true),
             note_height);
  const auto note = [&](const std::string& words, Tone tone) {
    for (std::string& part : wrap_balanced(words, width, note_size, 3))
      append(label, line_of(std::move(part), note_size, FontWeight::regular, tone, true),
             note_height);
  };
  if (e.accounts.told_by.size() > 1) note(e.accounts.told_in_words(), Tone::soft);
  if (!e.accounts.otherwise.empty()) note(e.accounts.otherwise_in_words(), Tone::negative);
  return label;
}

std::vector<TextLine> placed(LabelText label, double x, double y, bool flipped) {
  double after = 0;  // width of what follows on the same line: a lead's note
  for (auto line = label.lines.rbegin(); line != label.lines.rend(); ++line) {
    if (flipped) {
      if (line == label.lines.rbegin() || std::prev(line)->y != line->y) after = 0;
      line->anchor = TextAnchor::end;
      line->x = x - after;
      after += line->width;
    } else {
      line->x += x;
    }
  }
  for (TextLine& line : label.lines) line.y += y;
  return std::move(label.lines);
}

Box hull_of(const std::vector<TextLine>& lines) {
  Box hull = lines.front().box();
  for (const TextLine& line : lines) {
    const Box b = line.box();
    hull = {std::min(hull.x0, b.x0), std::min(hull.y0, b.y0), std::max(hull.x1, b.x1),
            std::max(hull.y1, b.y1)};
  }
  return hull;
}

}  // namespace dateline
