#include "dot_graph.hpp"

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <unordered_map>

namespace dateline {
namespace {

int append(void* channel, const char* text) {
  static_cast<std::string*>(channel)->append(text);
  return 0;
}
int no_flush(void*) {
  return 0;
}

// cgraph takes char* where it means const char*.
char* mutable_text(std::string& text) {
  return text.data();
}

std::string thousandths(double value) {
  const std::int64_t n = std::llround(std::abs(value) * 1000);
  std::string out = value < 0 && n != 0 ? "-" : "";
  out += std::to_string(n / 1000);
  if (n % 1000 == 0) return out;
  std::string rest = std::to_string(1000 + n % 1000).substr(1);
  while (rest.back() == '0') rest.pop_back();
  return out + "." + rest;
}

}  // namespace

std::string dot_inches(double pixels) {
  return thousandths(pixels / 96);
}
std::string dot_points(double pixels) {
  return thousandths(pixels * 0.75);
}

std::unique_lock<std::mutex> lock_graphviz() {
  static std::mutex mutex;
  return std::unique_lock(mutex);
}

namespace {

/// Ids by order of creation. cgraph's own are addresses, and it writes subgraphs in order of id.
/// Names are strings of cgraph's own (agstrdup): for each that it writes, it looks in front of the
/// text whether it is HTML.
struct Ids {
  Agraph_t* graph;
  std::unordered_map<std::string, IDTYPE> by_name;
  std::unordered_map<IDTYPE, char*> names;
  IDTYPE next = 0;
};

void* open_ids(Agraph_t* graph, Agdisc_t*) {
  return new Ids{graph, {}, {}};
}
long map_id(void* state, int, char* name, IDTYPE* id, int create) {
  Ids& ids = *static_cast<Ids*>(state);
  if (name == nullptr) {  // anonymous, as our edges are
    if (create) *id = ids.next += 2;
    return create;
  }
  if (const auto known = ids.by_name.find(name); known != ids.by_name.end()) {
    *id = known->second;
    return 1;
  }
  if (!create) return 0;
  *id = ids.next += 2;
  ids.by_name.emplace(name, *id);
  ids.names.emplace(*id, agstrdup(ids.graph, name));
  return 1;
}
long take_id(void*, int, IDTYPE) {
  return 0;  // nobody asks for a number of their own
}
void free_id(void* state, int, IDTYPE id) {
  Ids& ids = *static_cast<Ids*>(state);
  const auto known = ids.names.find(id);
  if (known == ids.names.end()) return;
  ids.by_name.erase(known->second);
  agstrfree(ids.graph, known->second);
  ids.names.erase(known);
}
char* print_id(void* state, int, IDTYPE id) {
  Ids& ids = *static_cast<Ids*>(state);
  const auto known = ids.names.find(id);
  return known == ids.names.end() ? nullptr : known->second;
}
void close_ids(void* state) {
  delete static_cast<Ids*>(state);
}
void register_id(void*, int, void*) {}

}  // namespace

DotGraph::DotGraph(std::string_view name) {
  // cgraph keeps the address of the functions, so they live as long as the program.
  static Agiddisc_t ids{open_ids, map_id, take_id, free_id, print_id, close_ids, register_id};
  static Agiodisc_t io{nullptr, append, no_flush};
  static Agdisc_t disc{&AgMemDisc, &ids, &io};
  std::string copy(name);
  graph_ = agopen(mutable_text(copy), Agdirected, &disc);
  if (graph_ == nullptr) throw std::runtime_error("graphviz: can't open a graph");
  set("linelength", "0");
  // libgvc, once it has been used, makes this a default of every graph of the process. So that the
  // bytes don't depend on that, it is one from the start.
  set_node_default("label", "\\N");
}

DotGraph::~DotGraph() {
  agclose(graph_);
}

Agnode_t* DotGraph::node(std::string_view name) {
  std::string copy(name);
  return agnode(graph_, mutable_text(copy), 1);
}

Agedge_t* DotGraph::edge(Agnode_t* from, Agnode_t* to) {
  return agedge(graph_, from, to, nullptr, 1);
}

Agraph_t* DotGraph::subgraph(std::string_view name) {
  std::string copy(name);
  return agsubg(graph_, mutable_text(copy), 1);
}

void DotGraph::add(Agraph_t* subgraph, Agnode_t* node) {
  agsubnode(subgraph, node, 1);
}

namespace {
void set_value(void* object, std::string_view attribute, std::string_view value) {
  std::string name(attribute), text(value), none;
  agsafeset(object, mutable_text(name), mutable_text(text), mutable_text(none));
}
}  // namespace

void DotGraph::set(Agnode_t* node, std::string_view attribute, std::string_view value) {
  set_value(node, attribute, value);
}
void DotGraph::set(Agedge_t* edge, std::string_view attribute, std::string_view value) {
  set_value(edge, attribute, value);
}
void DotGraph::set(Agraph_t* graph, std::string_view attribute, std::string_view value) {
  set_value(graph, attribute, value);
}

void DotGraph::set_node_default(std::string_view attribute, std::string_view value) {
  std::string name(attribute), text(value);
  agattr(graph_, AGNODE, mutable_text(name), mutable_text(text));
}
void DotGraph::set_edge_default(std::string_view attribute, std::string_view value) {
  std::string name(attribute), text(value);
  agattr(graph_, AGEDGE, mutable_text(name), mutable_text(text));
}

std::string DotGraph::write() const {
  std::string out;
  if (agwrite(graph_, &out) != 0) throw std::runtime_error("graphviz: can't write a graph");
  return out;
}

}  // namespace dateline
