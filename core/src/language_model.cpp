#include "dateline/core/language_model.hpp"

#include <string>
#include <utility>
#include <vector>

#include "annotator.hpp"
#include "embedded_model.hpp"
#include "parse_repair.hpp"
#include "sentence_annotator.hpp"

namespace dateline {
namespace {

bool is_dash(std::string_view form) {
  return form == "—" || form == "–" || form == "--" || form == "―" || form == "-";
}

/// Number of tokens of a dateline, its dash included; 0 if the sentence has none: "HALDEN (AP) —",
/// "PORT SELWYN, Wash. —", "WASHINGTON, July 12 —". It starts in capitals, and holds nothing but
/// names, numbers and marks.
std::uint32_t dateline_length(const std::vector<std::string_view>& forms,
                              std::span<const Token> tokens) {
  constexpr std::size_t longest = 12, shortest_sentence = 3;
  if (forms.empty() || forms[0].size() < 3) return 0;
  for (const char c : forms[0])
    if (c >= 'a' && c <= 'z') return 0;
  if (forms[0][0] < 'A' || forms[0][0] > 'Z') return 0;
  for (std::size_t i = 1; i < forms.size() && i < longest; ++i) {
    if (is_dash(forms[i]) && tokens[i - 1].space_after && tokens[i].space_after)
      return forms.size() - i - 1 < shortest_sentence ? 0 : static_cast<std::uint32_t>(i + 1);
    // A lower-case word belongs to a sentence.
    if (forms[i][0] >= 'a' && forms[i][0] <= 'z' && forms[i] != "of") return 0;
  }
  return 0;
}

}  // namespace

struct LanguageModel::Impl {
  Annotator annotator;
};

LanguageModel::LanguageModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::~LanguageModel() = default;

const LanguageModel& LanguageModel::embedded() {
  // The checksum is a test's business: the linker doesn't corrupt what it embeds.
  static const LanguageModel model(std::make_unique<Impl>(
      Impl{Annotator(read_model(embedded_model_bytes(), false), kernels::best())}));
  return model;
}

void LanguageModel::annotate(std::span<const std::string_view> forms,
                             std::span<Token> tokens) const {
  impl_->annotator.annotate(forms, tokens);
}

SentenceAnnotator::SentenceAnnotator(Document& document, const LanguageModel& model)
    : document_(document), model_(model) {}

void SentenceAnnotator::annotate(std::uint32_t s) {
  const Sentence& sentence = document_.sentences[s];
  const auto own = std::span(document_.tokens).subspan(sentence.first_token, sentence.token_count);
  forms_.clear();
  spellings_.clear();
  for (const auto& token : own) {
    const std::string_view form = document_.source.slice(token.span);
    const std::string_view spelling = normalised_form(form, buffer_);
    forms_.push_back(spelling.data() == form.data() ? form : spellings_.emplace_back(spelling));
  }
  // A dateline is no part of the sentence behind it: each is parsed by itself, and the dateline
  // hung on the sentence's root.
  const bool opens = document_.blocks[sentence.block].first_sentence == s;
  const std::uint32_t dateline = opens ? dateline_length(forms_, own) : 0;
  if (dateline == 0) {
    model_.annotate(forms_, own);
    repair_parse(forms_, own);
    return;
  }
  const std::span<const std::string_view> all(forms_);
  model_.annotate(all.first(dateline), own.first(dateline));
  model_.annotate(all.subspan(dateline), own.subspan(dateline));
  repair_parse(all.subspan(dateline), own.subspan(dateline));
  std::uint32_t root = dateline;
  for (std::uint32_t i = dateline; i < own.size(); ++i) {
    own[i].head += dateline;
    if (own[i].head == i) root = i;
  }
  for (std::uint32_t i = 0; i < dateline; ++i)
    if (own[i].head == i) {
      own[i].head = root;
      own[i].deprel = i + 1 == dateline ? Deprel::punct : Deprel::discourse;
    }
}

void annotate(Document& document, const LanguageModel& model) {
  SentenceAnnotator annotator(document, model);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) annotator.annotate(s);
}

}  // namespace dateline
