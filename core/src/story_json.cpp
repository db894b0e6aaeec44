#include "dateline/core/story_json.hpp"
namespace dateline {
std::string to_json(const Story&, StoryPart, bool) {
  return "{}\n";
}
}  // namespace dateline
