#include "annotator.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "language_features.hpp"
#include "lemmatiser.hpp"
#include "spanning_tree.hpp"
#include "word_classes.hpp"

namespace dateline {
namespace {

// Layer-normalised values lie within sqrt(width) times the gain; 16 / 1.0 leaves them room.
constexpr float norm_factor = 2048.0F;
constexpr std::array<std::uint32_t, 11> distance_edges = {2, 3, 4, 5, 6, 8, 11, 15, 21, 30, 45};
constexpr float score_units = 65536.0F;  // per 1.0, in the integers that trees are built from
constexpr float score_bound = 16000.0F;
constexpr std::size_t longest_headline = 25;

// Heads to the left of the dependent have the first half of the buckets.
std::size_t distance_bucket(std::size_t dependent, std::size_t head) {
  const std::size_t distance = head < dependent ? dependent - head : head - dependent;
  const auto* edge = std::upper_bound(distance_edges.begin(), distance_edges.end(), distance);
  const auto bucket = static_cast<std::size_t>(edge - distance_edges.begin());
  return head < dependent ? bucket : bucket + distance_buckets / 2;
}

// Ends a quotation, clause or list item, so that a long sentence may be cut after it.
bool separates(std::string_view form) {
  return form == "." || form == "," || form == ";" || form == ":" || form == "!" || form == "?";
}

bool is_verb(std::string_view lemma) {
  for (int c = 0; c <= static_cast<int>(VerbClass::stative); ++c)
    if (is_verb_of(static_cast<VerbClass>(c), lemma)) return true;
  return false;
}

/// Of those, "unveil" and "resign": verbs of saying and dealing that are seldom nouns.
bool is_only_verb(std::string_view lemma) {
  const bool deals = is_verb_of(VerbClass::communication, lemma) ||
                     is_verb_of(VerbClass::social, lemma) ||
                     is_verb_of(VerbClass::possession, lemma);
  return deals && !is_event_noun(lemma) && !is_state_noun(lemma) && !is_communication_noun(lemma) &&
         !may_be_person_noun(lemma) && !may_be_organization_noun(lemma) &&
         !may_be_place_noun(lemma);
}

std::size_t argmax(std::span<const float> values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

// Quantises rows with a step of their own each, then multiplies.
class RowQuantiser {
 public:
  RowQuantiser(const kernels::Set& kernels, const kernels::Matrix& matrix, std::size_t count)
      : kernels_(kernels), matrix_(matrix), input_(count * matrix.columns), steps_(count) {}

  void set(std::size_t row, std::span<const float> values) {
    float largest = kernels_.largest(values.data(), values.size());
    if (!(largest > 1e-20F)) largest = 1.0F;
    const auto limit = static_cast<float>(matrix_.input_limit());
    kernels_.quantise(values.data(), values.size(), limit / largest, matrix_.input_limit(),
                      input_.data() + row * matrix_.columns);
    steps_[row] = largest / limit;
  }

  std::vector<float> multiply() const {
    std::vector<float> output(steps_.size() * matrix_.padded_rows());
    kernels_.multiply(matrix_, input_.data(), matrix_.columns, steps_.size(), steps_.data(), 1,
                      output.data());
    return output;
  }

 private:
  const kernels::Set& kernels_;
  const kernels::Matrix& matrix_;
  std::vector<std::int16_t> input_;
  std::vector<float> steps_;
};

}  // namespace

Annotator::Annotator(ModelFile model, const kernels::Set& kernels)
    : model_(std::move(model)), kernels_(&kernels) {
  float largest = 1e-6F;
  for (const auto& table : model_.embeddings) {
    largest = std::max(largest, *std::max_element(table.scales, table.scales + table.rows));
  }
  embedding_factor_ = static_cast<float>(model_.project.input_limit()) / (largest * 127.0F);
  root_label_ = static_cast<std::size_t>(
      std::find(model_.labels.begin(), model_.labels.end(), Deprel::root) - model_.labels.begin());
}

// The head matrix's output: one row per form.
std::vector<float> Annotator::encode(std::span<const std::string_view> forms) const {
  const std::size_t n = forms.size();
  const std::size_t width = model_.width;
  const auto rows = extract_features(forms, model_.words);

  std::vector<std::int16_t> input(n * model_.project.columns);
  std::int16_t* place = input.data();
  for (const auto& row : rows) {
    for (std::size_t f = 0; f < feature_count; ++f) {
      const EmbeddingTable& table = model_.embeddings[f];
      const std::size_t r = std::min<std::size_t>(row[f], table.rows - 1);
      kernels_->quantise_bytes(table.data + r * table.columns, table.columns,
                               table.scales[r] * embedding_factor_, model_.project.input_limit(),
                               place);
      place += table.columns;
    }
  }
  std::vector<float> state(n * width);
  const float embedding_step = 1.0F / embedding_factor_;
  kernels_->multiply(model_.project, input.data(), model_.project.columns, n, &embedding_step, 0,
                     state.data());

  // A row of zeros before and after: the convolutions look one word to either side.
  std::vector<std::int16_t> normal((n + 2) * width);
  std::vector<float> values(n * 3 * width);
  std::vector<float> carry(width);
  const float norm_step = 1.0F / norm_factor;
  for (const auto& layer : model_.layers) {
    kernels_->normalise(state.data(), n, width, layer.norm.gain, layer.norm.offset, norm_factor,
                        layer.matrix.input_limit(), normal.data() + width);
    // A layer that sees three words starts reading one word earlier.
    const std::int16_t* first = normal.data() + (layer.matrix.columns == width ? width : 0);
    kernels_->multiply(layer.matrix, first, width, n, &norm_step, 0, values.data());
    if (layer.kind == LayerKind::convolution) {
      kernels_->gated_unit(values.data(), n, width, state.data());
    } else {
      kernels_->gated_scan(values.data(), n, width, state.data(), carry.data());
    }
  }
  kernels_->normalise(state.data(), n, width, model_.norm.gain, model_.norm.offset, norm_factor,
                      model_.heads.input_limit(), normal.data() + width);
  std::vector<float> output(n * model_.heads.padded_rows());
  kernels_->multiply(model_.heads, normal.data() + width, width, n, &norm_step, 0, output.data());
  return output;
}

namespace {

/// Two objects side by side with nothing between are one: "issued an amber warning", "bought the
/// biotech company Acme". Verbs of giving have the first as `iobj`.
void join_objects(std::span<Token> tokens) {
  for (std::uint32_t second = 1; second < tokens.size(); ++second) {
    Token& b = tokens[second];
    if (b.deprel != Deprel::obj || (b.upos != Upos::noun && b.upos != Upos::propn)) continue;
    const std::uint32_t limit = second > 4 ? second - 4 : 0;
    for (std::uint32_t first = second; first-- > limit;) {
      Token& a = tokens[first];
      if (a.upos == Upos::punct || a.upos == Upos::cconj || a.upos == Upos::adp ||
          a.upos == Upos::verb || a.upos == Upos::det)
        break;
      if (a.deprel != Deprel::obj || a.head != b.head || a.upos != Upos::noun) continue;
      // Only words of the second phrase between them.
      bool between = first + 1 == second || b.upos == Upos::propn;
      for (std::uint32_t t = first + 1; t < second; ++t)
        between = between && tokens[t].head == second && tokens[t].upos == Upos::propn;
      if (!between) break;
      a.head = second;
      a.deprel = b.upos == Upos::propn ? Deprel::nmod_desc : Deprel::compound;
      break;
    }
  }
}

/// The model labels the phrases around a headline's verb as if it were a noun: the nearest in front
/// is the subject, the first behind the object, those with prepositions are obliques.
void label_arguments(std::span<Token> tokens, std::uint32_t verb) {
  const auto nominal = [](const Token& t) {
    return t.upos == Upos::noun || t.upos == Upos::propn || t.upos == Upos::num ||
           t.upos == Upos::pron;
  };
  std::vector<bool> marked(tokens.size());
  for (const Token& t : tokens)
    if (t.deprel == Deprel::case_) marked[t.head] = true;
  std::uint32_t subject = verb;
  for (std::uint32_t i = verb; i-- > 0;) {
    Token& t = tokens[i];
    if (t.head != verb || !nominal(t) || marked[i]) continue;
    if (subject == verb) {
      t.deprel = Deprel::nsubj;
      subject = i;
    } else if (t.deprel == Deprel::compound || t.deprel == Deprel::flat) {
      t.head = subject;  // "Minister Ada Lowe resigns"
    }
  }
  if (subject != verb)
    for (std::uint32_t i = 0; i < subject; ++i)
      if (tokens[i].head == verb &&
          (tokens[i].deprel == Deprel::det || tokens[i].deprel == Deprel::amod))
        tokens[i].head = subject;  // "The dam" of "The dam burst"
  bool object = false;
  for (std::uint32_t i = verb + 1; i < tokens.size(); ++i) {
    Token& t = tokens[i];
    if (t.head != verb || !nominal(t)) continue;
    object = object || t.deprel == Deprel::obj;
    if (t.deprel == Deprel::nmod || (marked[i] && t.deprel != Deprel::conj)) {
      t.deprel = Deprel::obl;
    } else if (!object && (t.deprel == Deprel::appos || t.deprel == Deprel::compound ||
                           t.deprel == Deprel::flat || t.deprel == Deprel::dep)) {
      t.deprel = Deprel::obj;
      object = true;
    }
  }
}

/// Past tenses that look like their nouns.
bool is_bare_past(std::string_view form) {
  static constexpr std::array<std::string_view, 18> forms = {
      "beat", "broadcast", "burst", "cast", "cost",  "cut",    "forecast", "hit",   "hurt",
      "put",  "quit",      "set",   "shed", "split", "spread", "shut",     "upset", "read"};
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

// "Firm unveils new tram": headlines drop the words by which the model knows a verb, so it reads a
// plural noun. Where a line without verb and full stop has a word that it nearly took for a verb,
// that is the verb. Gives its place and tag.
std::optional<std::pair<std::size_t, std::size_t>> Annotator::headline_verb(
    std::span<const std::string_view> forms, std::span<const std::size_t> tags,
    std::span<const float> output) const {
  // Of the verbs in headlines that the model missed, all but a few of some 30 lie nearer than this;
  // of plural nouns in verbless lines of the treebanks one in a hundred.
  constexpr float nearly = 2.3F, nearly_in_sentence = 4.0F;
  const std::size_t n = forms.size();
  if (n < 3 || n > longest_headline) return std::nullopt;
  if (forms[n - 1] == "?" || forms[n - 1] == "!") return std::nullopt;
  // "The dam burst on Tuesday.": a sentence has a verb, too.
  const bool sentence = forms[n - 1] == ".";
  for (const std::size_t tag : tags)
    if (model_.tags[tag].upos == Upos::verb || model_.tags[tag].upos == Upos::aux)
      return std::nullopt;
  std::size_t verb_tag = 0;
  const Xpos tense = sentence ? Xpos::vbd : Xpos::vbz;
  while (verb_tag < model_.tags.size() &&
         !(model_.tags[verb_tag].upos == Upos::verb && model_.tags[verb_tag].xpos == tense))
    ++verb_tag;
  if (verb_tag == model_.tags.size()) return std::nullopt;
  const std::size_t stride = model_.heads.padded_rows();
  std::optional<std::size_t> best;
  float least = sentence ? nearly_in_sentence : nearly;
  for (std::size_t i = 1; i < n; ++i) {
    const std::string_view form = forms[i];
    const Upos before = model_.tags[tags[i - 1]].upos;
    if (sentence) {
      if (i + 2 >= n || !is_bare_past(form)) continue;
    } else if (form.size() < 4 || form.back() != 's' || form[0] < 'a' || form[0] > 'z') {
      continue;
    }
    if (before != Upos::noun && before != Upos::propn) continue;
    const float* scores = output.data() + i * stride;
    float distance = scores[tags[i]] - scores[verb_tag];
    const std::string lemma = lemma_of(model_, form, verb_tag);
    if (is_only_verb(lemma)) distance *= 0.5F;
    if (distance >= least || !is_verb(lemma)) continue;
    least = distance;
    best = i;
  }
  if (!best) return std::nullopt;
  return std::pair{*best, verb_tag};
}

void Annotator::annotate_piece(std::span<const std::string_view> forms,
                               std::span<Token> tokens) const {
  const std::size_t n = forms.size();
  const std::size_t arc = model_.arc_width;
  const std::size_t label = model_.label_width;
  const std::size_t label_input = label + model_.product_width;
  const std::size_t stride = model_.heads.padded_rows();
  std::vector<float> output = encode(forms);

  // Offsets of the parts of a row.
  const std::size_t dependent_part = model_.tags.size();
  const std::size_t head_part = dependent_part + arc;
  const std::size_t distance_part = head_part + arc;
  const std::size_t label_dependent_part = distance_part + distance_buckets;
  const std::size_t label_head_part = label_dependent_part + label_input;
  const std::size_t entity_part = label_head_part + label_input;
  const auto row = [&](std::size_t i) { return output.data() + i * stride; };

  // Arcs: (U d + u) . h for every dependent d and head h, plus what d thinks of the distance.
  RowQuantiser biaffine(*kernels_, model_.biaffine, n);
  const std::size_t columns = (n + 1 + 15) / 16 * 16;
  std::vector<float> heads(arc * columns);
  for (std::size_t k = 0; k < arc; ++k) heads[k * columns] = std::max(model_.root[k], 0.0F);
  for (std::size_t i = 0; i < n; ++i) {
    float* dependent = row(i) + dependent_part;
    for (std::size_t k = 0; k < 2 * arc; ++k) dependent[k] = std::max(dependent[k], 0.0F);
    biaffine.set(i, {dependent, arc});
    const float* head = row(i) + head_part;
    for (std::size_t k = 0; k < arc; ++k) heads[k * columns + i + 1] = head[k];
  }
  const std::vector<float> left = biaffine.multiply();
  std::vector<float> scores(n * columns);
  kernels_->scores(left.data(), n, arc, heads.data(), columns, scores.data());
  const float root_bias = model_.root[arc + label_input];
  std::vector<std::int32_t> whole(n * (n + 1));
  for (std::size_t i = 0; i < n; ++i) {
    const float* distance = row(i) + distance_part;
    float* score = scores.data() + i * columns;
    score[0] += root_bias;
    for (std::size_t j = 0; j < n; ++j) {
      if (j != i) score[j + 1] += distance[distance_bucket(i, j)];
    }
    for (std::size_t j = 0; j <= n; ++j) {
      float bounded = score[j] > -score_bound ? score[j] : -score_bound;  // also what is no number
      bounded = bounded < score_bound ? bounded : score_bound;
      whole[i * (n + 1) + j] = static_cast<std::int32_t>(bounded * score_units);
    }
  }
  std::vector<std::size_t> tags(n);
  for (std::size_t i = 0; i < n; ++i) tags[i] = argmax({row(i), model_.tags.size()});
  const auto verb = headline_verb(forms, tags, output);
  if (verb) {
    tags[verb->first] = verb->second;
    for (std::size_t i = 0; i < n; ++i)
      if (i != verb->first)
        whole[i * (n + 1)] = -static_cast<std::int32_t>(score_bound * score_units);
  }
  const std::vector<std::uint32_t> tree = best_tree(whole, n);

  // Labels, given the heads.
  RowQuantiser labels(*kernels_, model_.label_out, n);
  RowQuantiser entities(*kernels_, model_.entity_out, n);
  std::vector<float> pair(label_input);
  for (std::size_t i = 0; i < n; ++i) {
    const bool is_root = tree[i] == 0;
    const float* dependent = row(i) + label_dependent_part;
    const float* head = is_root ? model_.root + arc : row(tree[i] - 1) + label_head_part;
    const std::size_t bucket = is_root ? distance_buckets : distance_bucket(i, tree[i] - 1);
    const float* distance = model_.label_distance + bucket * label;
    for (std::size_t k = 0; k < label; ++k) {
      pair[k] = std::max(dependent[k] + head[k] + distance[k], 0.0F);
    }
    for (std::size_t k = label; k < label_input; ++k) pair[k] = dependent[k] * head[k];
    labels.set(i, pair);
    float* entity = row(i) + entity_part;
    for (std::size_t k = 0; k < model_.entity_width; ++k) entity[k] = std::max(entity[k], 0.0F);
    entities.set(i, {entity, model_.entity_width});
  }
  std::vector<float> label_scores = labels.multiply();
  const std::vector<float> entity_scores = entities.multiply();
  for (std::size_t i = 0; i < n; ++i) {
    Token& token = tokens[i];
    const std::size_t tag = tags[i];
    token.upos = model_.tags[tag].upos;
    token.xpos = model_.tags[tag].xpos;
    token.lemma = lemma_of(model_, forms[i], tag);
    token.entity = model_.entities[argmax(
        {entity_scores.data() + i * model_.entity_out.padded_rows(), model_.entities.size()})];
    if (tree[i] == 0) {
      token.head = static_cast<std::uint32_t>(i);
      token.deprel = Deprel::root;
    } else {
      token.head = tree[i] - 1;
      float* candidates = label_scores.data() + i * model_.label_out.padded_rows();
      candidates[root_label_] = -3e38F;
      token.deprel = model_.labels[argmax({candidates, model_.labels.size()})];
    }
  }
  join_objects(tokens);
  if (verb) {
    label_arguments(tokens, static_cast<std::uint32_t>(verb->first));
  } else if (forms[n - 1] != "." && n <= longest_headline) {
    // The same where the model took the verb for one, but read its subject as part of a compound.
    const auto root =
        static_cast<std::uint32_t>(std::find(tree.begin(), tree.end(), 0U) - tree.begin());
    const bool has_subject = std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      return t.head == root && (universal(t.deprel) == Deprel::nsubj || t.deprel == Deprel::cop);
    });
    if (!has_subject && tokens[root].xpos == Xpos::vbz) label_arguments(tokens, root);
  }
}

void Annotator::annotate(std::span<const std::string_view> forms, std::span<Token> tokens) const {
  std::size_t begin = 0;
  std::uint32_t root = 0;
  while (begin < forms.size()) {
    std::size_t end = forms.size();
    if (end - begin > longest_piece) {
      end = begin + longest_piece;
      for (std::size_t i = end; i > begin + longest_piece / 2; --i) {
        if (separates(forms[i - 1])) {
          end = i;
          break;
        }
      }
    }
    const auto piece = tokens.subspan(begin, end - begin);
    annotate_piece(forms.subspan(begin, end - begin), piece);
    for (std::size_t i = 0; i < piece.size(); ++i) {
      Token& token = piece[i];
      const bool is_root = token.head == i;
      token.head += static_cast<std::uint32_t>(begin);
      if (!is_root) continue;
      if (begin == 0) {
        root = token.head;
      } else {
        token.head = root;
        token.deprel = Deprel::parataxis;
      }
    }
    begin = end;
  }
}

}  // namespace dateline
