#include "graphviz_layout.hpp"

#include <graphviz/gvc.h>

#include <memory>
#include <stdexcept>
#include <string>

extern "C" gvplugin_library_t gvplugin_dot_layout_LTX_library;

namespace dateline {
namespace {

// agseterrf takes no context, and the lock makes it safe.
std::string& messages() {
  static std::string text;
  return text;
}

int collect(char* message) {
  messages() += message;
  return 0;
}

/// What Graphviz has to say goes to an exception, not to stderr.
class Messages {
 public:
  Messages() : previous_(agseterrf(collect)) { messages().clear(); }
  ~Messages() { agseterrf(previous_); }
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;

 private:
  agusererrf previous_;
};

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

}  // namespace

std::vector<NodePosition> layout_with_dot(DotGraph& graph, const std::vector<Agnode_t*>& nodes) {
  const Messages collected;
  char name[] = "gvplugin_dot_layout_LTX_library";
  const lt_symlist_t plugins[] = {{name, &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
  const std::unique_ptr<GVC_t, FreeContext> context(gvContextPlugins(plugins, 0));
  if (!context) throw std::runtime_error("graphviz: can't make a context");
  if (gvLayout(context.get(), graph.get(), "dot") != 0)
    throw std::runtime_error("graphviz: layout failed: " + messages());
  std::vector<NodePosition> out;
  out.reserve(nodes.size());
  for (Agnode_t* n : nodes) out.push_back({ND_coord(n).x, ND_coord(n).y});
  gvFreeLayout(context.get(), graph.get());
  return out;
}

}  // namespace dateline
