#include "dateline/render/mermaid.hpp"

#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "dateline/render/escape.hpp"
#include "graph_elements.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

constexpr std::string_view no_date = "No date in the text";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Plain punctuation within a text; at its beginning Mermaid reads "1." and "-" as Markdown's lists.
bool is_plain(char c, bool begun) {
  if (is_letter_or_digit(c) || c == ' ' || (static_cast<unsigned char>(c) & 0x80) != 0) return true;
  return begun && (c == ',' || c == '.' || c == '\'' || c == '-' || c == '(' || c == ')');
}

std::string escape_mermaid(std::string_view text) {
  std::string out;
  bool begun = false;
  for (const char c : clean_text(text)) {
    if (is_plain(c, begun)) {
      out += c;
    } else {
      out += '#';
      out += std::to_string(static_cast<int>(c));
      out += ';';
    }
    begun = begun || (is_letter_or_digit(c) && !(c >= '0' && c <= '9')) ||
            (static_cast<unsigned char>(c) & 0x80) != 0;
  }
  return out;
}

// A double-quoted scalar of YAML; what isn't plain as \xNN, so that nothing looks like a directive.
std::string quote_yaml(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : clean_text(text)) {
    if (is_plain(c, true)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\x";
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out + '"';
}

std::pair<std::string_view, std::string_view> brackets(const GraphNode& node) {
  if (node.is_event) return {"[\"", "\"]"};
  if (node.kind == "person") return {"(\"", "\")"};
  if (node.kind == "organization") return {"[\"", "\"]"};
  if (node.kind == "group") return {"[[\"", "\"]]"};
  if (node.kind == "place") return {"{{\"", "\"}}"};
  return {"([\"", "\"])"};
}

std::string_view arrow(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::agent:
    case EdgeKind::patient:
    case EdgeKind::recipient:
    case EdgeKind::theme:
      return "-->";
    case EdgeKind::source:
      return "-. says so .->";
    default:
      return "-.-";
  }
}

std::string_view style_of(EventStatus status) {
  switch (status) {
    case EventStatus::happened:
      return "";
    case EventStatus::ongoing:
      return "stroke-width:3px";
    case EventStatus::planned:
      return "stroke-dasharray:6 3";
    case EventStatus::hypothetical:
      return "stroke-dasharray:2 3";
    case EventStatus::cancelled:
      return "stroke:#b00020,stroke-dasharray:6 3";
    case EventStatus::denied:
      return "stroke:#b00020,stroke-dasharray:2 3";
  }
  return "";
}

}  // namespace

MermaidDiagram timeline_mermaid(std::span<const Story> stories, const TimelineOptions& options) {
  const TimelineRows all = collect_rows(stories, options);
  MermaidDiagram out;
  out.text = "timeline\n";
  if (!all.title.empty()) out.text += "    title " + escape_mermaid(all.title) + '\n';
  const auto date_of = [](const TimelineRow& row) {
    return row.fields.date.empty() ? no_date : std::string_view(row.fields.date);
  };
  for (std::size_t first = 0; first < all.rows.size();) {
    const std::string_view date = date_of(all.rows[first]);
    std::size_t last = first;
    out.text += "    %%";
    for (; last < all.rows.size() && date_of(all.rows[last]) == date; ++last)
      out.text += ' ' + all.rows[last].id;
    out.text += "\n    " + escape_mermaid(date);
    for (; first < last; ++first) {
      out.text += "\n        : ";
      out.text += escape_mermaid(all.rows[first].marked());
    }
    out.text += '\n';
  }
  return out;
}

MermaidDiagram actor_graph_mermaid(const EventGraph& graph, const ActorGraphOptions& options) {
  const GraphElements g = collect_elements(graph, options);
  MermaidDiagram out;
  out.text = "---\ntitle: " + quote_yaml(g.title) + "\n---\nflowchart LR\n";
  std::set<EventStatus> used;
  for (const GraphNode& node : g.nodes) {
    const auto [open, close] = brackets(node);
    out.text += "    " + node.id;
    out.text += open;
    if (node.is_event) {
      const std::string& date = node.values[3];
      out.text += escape_mermaid(date.empty() ? no_date : std::string_view(date)) + "<br>";
    }
    out.text += escape_mermaid(node.label());
    out.text += close;
    if (node.is_event && !style_of(node.status).empty()) {
      used.insert(node.status);
      out.text += ":::";
      out.text += to_string(node.status);
    }
    out.text += '\n';
  }
  for (const GraphEdge& edge : g.edges) {
    // Order in time and what tells of what would tangle a picture of who does what.
    if (edge.kind == EdgeKind::embeds || edge.kind == EdgeKind::temporal) continue;
    ++out.edges;
    out.text += "    " + g.nodes[edge.from].id + ' ';
    out.text += arrow(edge.kind);
    out.text += ' ' + g.nodes[edge.to].id + '\n';
  }
  for (const EventStatus status : used) {
    out.text += "    classDef ";
    out.text += to_string(status);
    out.text += ' ';
    out.text += style_of(status);
    out.text += '\n';
  }
  return out;
}

}  // namespace dateline
