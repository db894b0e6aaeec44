// Stories put in the order of time.
#pragma once

#include <string>
#include <vector>

#include "dateline/core/story.hpp"
#include "dateline/graph/event_graph.hpp"
#include "dateline/graph/selection.hpp"
#include "dateline/graph/time_bounds.hpp"

namespace dateline::cli {

/// Stories, their common graph and the bounds of their events.
class Chronicle {
 public:
  /// Undated events get the bounds that the rest of their stories gives them; contradictions
  /// between times are added to the diagnostics of the story they are found in (code
  /// "contradiction").
  explicit Chronicle(std::vector<Story> stories);
  Chronicle(const Chronicle&) = delete;
  Chronicle& operator=(const Chronicle&) = delete;

  const std::vector<Story>& stories() const { return stories_; }
  const EventGraph& graph() const { return graph_; }

  /// The selected events in the order in which to tell them.
  std::vector<EventRef> selected(const Selection& selection) const;

  /// The stories with `shown` set on exactly the selected events.
  std::vector<Story> showing(const Selection& selection) const;
  /// The stories with no other events than the selected ones (and no relations of others). For
  /// writing only: ids are no indices any more.
  std::vector<Story> restricted_to(const Selection& selection) const;

 private:
  std::vector<Story> stories_;
  EventGraph graph_;  // refers to stories_
  TimeBounds bounds_;
};

/// Takes those names off `unknown` that some actor of the stories has.
void find_names(const Chronicle& chronicle, std::vector<std::string>& unknown);

}  // namespace dateline::cli
