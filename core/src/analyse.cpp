#include "dateline/core/analyse.hpp"

#include <utility>

#include "dateline/core/actors.hpp"
#include "dateline/core/dependencies.hpp"
#include "dateline/core/events.hpp"
#include "dateline/core/language_model.hpp"

namespace dateline {
namespace {

void move_document(Document& document, Story& story) {
  story.document = {document.id, document.title, document.outlet, document.creation_time};
  story.text = std::move(document.source);
  story.sentences.reserve(document.sentences.size());
  for (const Sentence& sentence : document.sentences) story.sentences.push_back(sentence.span);
}

}  // namespace

Story analyse(Document document) {
  annotate(document, LanguageModel::embedded());
  Story story;
  story.diagnostics = document.diagnostics;
  story.timexes = find_dates(document, story.diagnostics);
  {
    const Dependencies dependencies(document);
    ActorIndex actors = find_actors(dependencies, story.timexes);
    EventSet events = find_events(dependencies, story.timexes, actors);
    story.actors = std::move(actors.actors);
    story.events = std::move(events.events);
    story.tlinks = std::move(events.tlinks);
  }
  move_document(document, story);
  return story;
}

Story analyse_dates(Document document, Reasons reasons) {
  Story story;
  story.diagnostics = document.diagnostics;
  story.timexes = find_dates(document, LanguageModel::embedded, story.diagnostics, nullptr, reasons);
  move_document(document, story);
  return story;
}

}  // namespace dateline
