#include "dateline/core/actors.hpp"
namespace dateline {
ActorIndex find_actors(const Dependencies& dependencies, const std::vector<Timex>&) {
  return {{}, std::vector<std::optional<ActorId>>(dependencies.document().tokens.size())};
}
}  // namespace dateline
