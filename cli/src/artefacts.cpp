#include "artefacts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "dateline/render/actor_graph.hpp"
#include "dateline/render/cytoscape.hpp"
#include "dateline/render/gexf.hpp"
#include "dateline/render/graphml.hpp"
#include "dateline/render/html_page.hpp"
#include "dateline/render/icalendar.hpp"
#include "dateline/render/markdown.hpp"
#include "dateline/render/mermaid.hpp"
#include "dateline/render/plain_text.hpp"
#include "dateline/render/rasteriser.hpp"
#include "dateline/render/timeline.hpp"
#include "dateline/render/timelinejs.hpp"
#include "explain_report.hpp"
#include "queries.hpp"

namespace dateline::cli {
namespace {

// "left out of the calendar: 3 events with no date (e1, e4, e9)", a note for each reason.
Artefact told(PartialArtefact partial, std::string_view where) {
  constexpr std::size_t most_ids = 8;
  Artefact out{std::move(partial.text), {}};
  std::vector<std::string> reasons;
  for (const LeftOut& event : partial.left_out)
    if (std::find(reasons.begin(), reasons.end(), event.why) == reasons.end())
      reasons.push_back(event.why);
  for (const std::string& why : reasons) {
    std::string ids;
    std::size_t count = 0;
    for (const LeftOut& event : partial.left_out) {
      if (event.why != why) continue;
      if (count < most_ids) ids += (count > 0 ? ", " : "") + event.id;
      if (count++ == most_ids) ids += ", …";
    }
    out.notes.push_back(fmt::format("left out of the {}: {} event{} ({}): {}", where, count,
                                    count == 1 ? "" : "s", why, ids));
  }
  return out;
}

Artefact told(MermaidDiagram diagram) {
  Artefact out{std::move(diagram.text), {}};
  if (out.text.size() > mermaid_most_characters)
    out.notes.push_back(fmt::format(
        "Mermaid draws no more than {} characters unless its maxTextSize is raised; these are {}",
        mermaid_most_characters, out.text.size()));
  if (diagram.edges > mermaid_most_edges)
    out.notes.push_back(fmt::format(
        "Mermaid draws no more than {} edges unless its maxEdges is raised; these are {}",
        mermaid_most_edges, diagram.edges));
  return out;
}

std::string tables(const EventGraph& graph, const Options& options,
                   const ActorGraphOptions& layout) {
  if (options.table) return actor_graph_csv(graph, *options.table, layout);
  return actor_graph_csv(graph, GraphTable::nodes, layout) + "\r\n" +
         actor_graph_csv(graph, GraphTable::edges, layout);
}

PdfOptions pdf_options(const std::vector<Story>& stories, const Options& options) {
  PdfOptions pdf;
  pdf.scale = options.scale;
  pdf.page = options.page;
  pdf.title = options.title;
  for (const Story& story : stories) {
    if (pdf.title.empty()) pdf.title = story.document.title;
    if (story.document.creation_time && !pdf.created)
      pdf.created = story.document.creation_time->when.begin;
  }
  return pdf;
}

std::string picture(std::string svg, const std::vector<Story>& stories, const Options& options) {
  if (options.format == Format::png) return to_png(svg, options.scale);
  if (options.format == Format::pdf) return to_pdf(svg, pdf_options(stories, options));
  return svg;
}

}  // namespace

namespace {

Artefact draw_timeline(const Chronicle& chronicle, const Options& options) {
  TimelineOptions layout;
  layout.lanes = options.lanes;
  layout.direction = options.direction;
  layout.width = options.width;
  layout.title = options.title;
  layout.theme = options.theme;
  layout.links = options.links;
  layout.id_prefix = options.id_prefix;
  // More than a picture of a page or two can show.
  const std::size_t crowded = options.crowds ? 150 : 0;
  const std::vector<Story> stories = chronicle.showing(options.selection);
  switch (options.format) {
    case Format::dot:
      layout.crowd_beyond = crowded;
      return {to_dot(layout_timeline(stories, layout)), {}};
    case Format::html: {
      std::vector<std::vector<DateExplanation>> explanations;
      for (const Story& story : stories) explanations.push_back(explain_dates(story));
      return {timeline_html(stories, explanations, layout), {}};
    }
    case Format::text:
      return {timeline_text(stories, layout), {}};
    case Format::md:
      return {timeline_markdown(stories, layout), {}};
    case Format::csv:
      return {timeline_csv(stories, layout), {}};
    case Format::ics:
      return told(timeline_icalendar(stories, layout), "calendar");
    case Format::timelinejs:
      return told(timeline_timelinejs(stories, layout), "slides");
    case Format::mermaid:
      return told(timeline_mermaid(stories, layout));
    default:
      layout.crowd_beyond = crowded;
      return {picture(to_svg(layout_timeline(stories, layout)), stories, options), {}};
  }
}

Artefact draw_graph(const Chronicle& chronicle, const Options& options) {
  ActorGraphOptions layout;
  layout.title = options.title;
  layout.theme = options.theme;
  layout.id_prefix = options.id_prefix;
  const std::vector<Story> stories = chronicle.showing(options.selection);
  const EventGraph graph = build_graph(stories);
  switch (options.format) {
    case Format::svg:
    case Format::png:
    case Format::pdf:
      return {picture(actor_graph_svg(graph, layout), stories, options), {}};
    case Format::graphml:
      return {actor_graph_graphml(graph, layout), {}};
    case Format::gexf:
      return {actor_graph_gexf(graph, layout), {}};
    case Format::cytoscape:
      return {actor_graph_cytoscape(graph, layout), {}};
    case Format::csv:
      return {tables(graph, options, layout), {}};
    case Format::mermaid:
      return told(actor_graph_mermaid(graph, layout));
    default:
      return {actor_graph_dot(graph, layout), {}};
  }
}

// With the events that the command line's questions find.
template <class Draw>
Artefact answering(const Chronicle& chronicle, const Options& options, Draw draw) {
  if (!asks(options)) return draw(chronicle, options);
  std::vector<std::string> notes;
  Options found = options;
  found.selection = selection_of(chronicle, options, notes);
  Artefact out = draw(chronicle, found);
  out.notes.insert(out.notes.begin(), notes.begin(), notes.end());
  return out;
}

}  // namespace

Artefact timeline_artefact(const Chronicle& chronicle, const Options& options) {
  return answering(chronicle, options, draw_timeline);
}

Artefact graph_artefact(const Chronicle& chronicle, const Options& options) {
  return answering(chronicle, options, draw_graph);
}

}  // namespace dateline::cli
