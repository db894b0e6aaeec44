#include "dateline/core/dates.hpp"

#include <algorithm>

#include "resolver.hpp"
#include "sentence_annotator.hpp"

namespace dateline {
namespace {

bool is_lower_word(std::string_view text, std::size_t i) {
  const bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n';
  return begins && text[i] >= 'a' && text[i] <= 'z';
}

// "PORTHAVEN, July 8 (Reuters) - ", "By Ann Lee, 8 July": nothing before it but names, and after it
// the mark that ends a dateline.
bool ends_dateline(std::string_view before, std::string_view after) {
  constexpr std::size_t longest = 60;
  if (before.size() > longest) return false;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (is_lower_word(before, i)) return false;
  after.remove_prefix(std::min(after.find_first_not_of(" ,.)"), after.size()));
  if (after.starts_with('('))
    after.remove_prefix(std::min(after.substr(0, longest).find(')'), after.size() - 1) + 1);
  after.remove_prefix(std::min(after.find_first_not_of(' '), after.size()));
  return after.starts_with("\u2014") || after.starts_with("\u2013") || after.starts_with('-');
}

bool says_published(std::string_view before) {
  for (const std::string_view word : {"Published", "Posted", "Filed", "First published"})
    if (before.starts_with(word) && before.size() <= word.size() + 6) return true;
  return false;
}

// Which expressions give the document's own date: those of its day in a byline, a dateline or after
// "Published". Elsewhere the day may be meant for what happened on it.
void find_creation_time(const Document& document, std::vector<Timex>& timexes) {
  if (!document.creation_time) return;
  const LocalDays day = date::floor<date::days>(document.creation_time->when.begin);
  bool past_first_paragraph = false;
  std::size_t k = 0;
  for (const Block& block : document.blocks) {
    for (; k < timexes.size() && timexes[k].span.begin < block.span.end; ++k) {
      Timex& timex = timexes[k];
      if (!timex.resolved || timex.granularity > Granularity::day ||
          timex.granularity == Granularity::part_of_day ||
          date::floor<date::days>(timex.interval.begin) != day)
        continue;
      const std::string_view text = document.source.slice(block.span);
      const std::string_view before = text.substr(0, timex.span.begin - block.span.begin);
      const std::string_view after = text.substr(timex.span.end - block.span.begin);
      timex.creation_time = block.kind == BlockKind::byline || says_published(before) ||
                            (block.kind == BlockKind::paragraph && !past_first_paragraph &&
                             ends_dateline(before, after));
    }
    past_first_paragraph = past_first_paragraph || block.kind == BlockKind::paragraph;
  }
}

}  // namespace

std::vector<Timex> find_dates(const Document& document, Diagnostics& diagnostics, Reasons reasons) {
  if (document.sentences.empty()) return {};
  AnnotationOnDemand nothing;
  std::vector<Timex> timexes = Resolver(document, nothing, diagnostics, reasons).run();
  find_creation_time(document, timexes);
  return timexes;
}

std::vector<Timex> find_dates(Document& document, const LanguageModel& (*model)(),
                              Diagnostics& diagnostics, ModelUse* use, Reasons reasons) {
  if (document.sentences.empty()) return {};
  AnnotationOnDemand annotation(document, model);
  std::vector<Timex> timexes = Resolver(document, annotation, diagnostics, reasons).run();
  find_creation_time(document, timexes);
  if (use != nullptr) *use = annotation.use();
  return timexes;
}

std::string_view rule_description(std::string_view rule) {
  for (const DateRule& r : date_rules())
    if (r.name == rule) return r.description;
  return {};
}

}  // namespace dateline
