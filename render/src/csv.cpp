#include "dateline/render/csv.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/render/escape.hpp"
#include "graph_elements.hpp"
#include "timeline_rows.hpp"

namespace dateline {
namespace {

class Table {
 public:
  void field(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += escape_csv(text);
  }
  void end_row() {
    out_ += "\r\n";
    first_ = true;
  }
  void row(std::initializer_list<std::string_view> fields) {
    for (const std::string_view f : fields) field(f);
    end_row();
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool first_ = true;
};

// "d1; d2"
std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

}  // namespace

std::string timeline_csv(std::span<const Story> stories, const TimelineOptions& options) {
  Table table;
  table.row({"id",       "date",    "begin",        "end_exclusive", "granularity", "timex_value",
             "mod",      "basis",   "bound",        "status",        "polarity",    "actor",
             "action",   "label",   "according_to", "place",         "document",    "line",
             "evidence", "told_by", "otherwise"});
  for (const TimelineRow& r : collect_rows(stories, options).rows) {
    const EventFields& f = r.fields;
    table.row({r.id,
               f.date,
               f.begin,
               f.end,
               f.granularity,
               f.value,
               f.mod,
               f.basis,
               f.bound,
               f.status,
               f.polarity,
               r.actor,
               f.action,
               r.marked(),
               f.source,
               r.place,
               f.document,
               f.line,
               f.evidence,
               joined(r.accounts.told_by),
               joined(r.accounts.otherwise)});
  }
  return table.take();
}

std::string actor_graph_csv(const EventGraph& graph, GraphTable table,
                            const ActorGraphOptions& options) {
  const GraphElements g = collect_elements(graph, options);
  Table out;
  if (table == GraphTable::nodes) {
    out.field("Id");
    out.field("Label");
    for (std::size_t i = 1; i < node_attributes.size(); ++i) out.field(node_attributes[i]);
    out.end_row();
    for (const GraphNode& node : g.nodes) {
      out.field(node.id);
      for (const std::string& value : node.values) out.field(value);
      out.end_row();
    }
    return out.take();
  }
  // Names beside the ids, so that the table can be read by itself.
  out.row({"Id", "Source", "Target", "Type", "kind", "relation", "basis", "source_label",
           "target_label"});
  for (const GraphEdge& edge : g.edges)
    out.row({edge.id, g.nodes[edge.from].id, g.nodes[edge.to].id, "Directed", edge.values[0],
             edge.values[1], edge.values[2], g.nodes[edge.from].label(), g.nodes[edge.to].label()});
  return out.take();
}

}  // namespace dateline
