// Graphs in Graphviz's memory: built and written by libcgraph.
#pragma once

#include <graphviz/cgraph.h>

#include <mutex>
#include <string>
#include <string_view>

namespace dateline {

/// Graphviz keeps global state and isn't made for threads: whoever uses it holds this lock.
std::unique_lock<std::mutex> lock_graphviz();

/// A directed graph that writes itself as DOT. Values are what Graphviz shall see: text from a
/// story must have gone through escape_dot_label. Hold lock_graphviz() for the whole lifetime.
class DotGraph {
 public:
  explicit DotGraph(std::string_view name);
  ~DotGraph();
  DotGraph(const DotGraph&) = delete;
  DotGraph& operator=(const DotGraph&) = delete;

  Agnode_t* node(std::string_view name);
  Agedge_t* edge(Agnode_t* from, Agnode_t* to);
  Agraph_t* subgraph(std::string_view name);
  void add(Agraph_t* subgraph, Agnode_t* node);

  void set(Agnode_t* node, std::string_view attribute, std::string_view value);
  void set(Agedge_t* edge, std::string_view attribute, std::string_view value);
  void set(Agraph_t* graph, std::string_view attribute, std::string_view value);
  void set(std::string_view attribute, std::string_view value) { set(graph_, attribute, value); }
  void set_node_default(std::string_view attribute, std::string_view value);
  void set_edge_default(std::string_view attribute, std::string_view value);

  Agraph_t* get() const { return graph_; }
  /// Each statement on its own line, labels unfolded. Throws std::runtime_error if cgraph fails.
  std::string write() const;

 private:
  Agraph_t* graph_;
};

/// Pixels at 96 to the inch as Graphviz's inches, and as its points.
std::string dot_inches(double pixels);
std::string dot_points(double pixels);

}  // namespace dateline
