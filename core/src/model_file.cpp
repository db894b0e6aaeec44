#include "model_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace dateline {
namespace {

constexpr std::uint32_t model_version = 1;
constexpr std::size_t header_size = 32;
constexpr std::size_t alignment = 64;
constexpr std::uint32_t largest_dimension = 1U << 20U;

[[noreturn]] void fail(const std::string& reason) {
  throw std::runtime_error("language model: " + reason);
}

// One block's contents, read from the front.
class Block {
 public:
  Block(std::string_view tag, std::span<const std::byte> bytes) : tag_(tag), bytes_(bytes) {}

  template <class T>
  std::span<const T> take(std::size_t count) {
    if (count > bytes_.size() / sizeof(T)) fail("block " + std::string(tag_) + " is too short");
    const auto* begin = reinterpret_cast<const T*>(bytes_.data());
    bytes_ = bytes_.subspan(count * sizeof(T));
    return {begin, count};
  }
  template <class T>
  T one() {
    return take<T>(1)[0];
  }
  void skip(std::size_t count) { take<std::byte>(count); }
  std::string_view rest() {
    const auto all = take<char>(bytes_.size());
    return {all.data(), all.size()};
  }
  void finish() const {
    if (!bytes_.empty()) fail("block " + std::string(tag_) + " is too long");
  }

 private:
  std::string_view tag_;
  std::span<const std::byte> bytes_;
};

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  Block block(std::string_view tag) {
    position_ = (position_ + 8 + alignment - 1) / alignment * alignment - 8;
    if (position_ > bytes_.size() || bytes_.size() - position_ < 8) fail("file ends early");
    std::uint32_t size = 0;
    std::memcpy(&size, bytes_.data() + position_ + 4, 4);
    if (std::memcmp(bytes_.data() + position_, tag.data(), 4) != 0) {
      fail("no block " + std::string(tag));
    }
    position_ += 8;
    if (bytes_.size() - position_ < size) fail("file ends early");
    const Block block(tag, bytes_.subspan(position_, size));
    position_ += size;
    return block;
  }

 private:
  std::span<const std::byte> bytes_;
  std::size_t position_ = header_size;
};

std::span<const float> take_floats(Block& block, std::size_t count) {
  const auto floats = block.take<float>(count);
  if (!std::all_of(floats.begin(), floats.end(), [](float f) { return std::isfinite(f); })) {
    fail("a weight is not finite");
  }
  return floats;
}

std::uint32_t dimension(Block& block) {
  const auto value = block.one<std::uint32_t>();
  if (value > largest_dimension) fail("impossible dimension");
  return value;
}

EmbeddingTable embedding(Reader& reader) {
  Block block = reader.block("EMBD");
  EmbeddingTable table;
  table.rows = dimension(block);
  table.columns = dimension(block);
  if (table.rows == 0 || table.columns == 0) fail("empty embedding");
  block.skip(alignment - 8);
  table.scales = take_floats(block, table.rows).data();
  block.skip((alignment - table.rows * sizeof(float) % alignment) % alignment);
  table.data = block.take<std::int8_t>(std::size_t{table.rows} * table.columns).data();
  block.finish();
  return table;
}

kernels::Matrix matrix(Reader& reader, std::size_t rows, std::size_t columns) {
  Block block = reader.block("LINR");
  kernels::Matrix m;
  m.rows = dimension(block);
  m.columns = dimension(block);
  if (m.rows != rows || m.columns != columns) fail("a matrix has the wrong size");
  if (columns == 0 || columns % 2 != 0) fail("a matrix has an odd number of columns");
  block.skip(alignment - 8);
  m.bias = take_floats(block, m.padded_rows()).data();
  m.scales = take_floats(block, m.padded_rows()).data();
  m.weights = block.take<std::int8_t>(m.padded_rows() * m.columns).data();
  block.finish();
  return m;
}

LayerNorm layer_norm(Reader& reader, std::size_t width) {
  Block block = reader.block("NORM");
  LayerNorm norm;
  norm.gain = take_floats(block, width).data();
  norm.offset = take_floats(block, width).data();
  block.finish();
  return norm;
}

std::vector<std::string_view> lines(Block block) {
  std::vector<std::string_view> out;
  std::string_view text = block.rest();
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) fail("unfinished line");
    out.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (out.empty() || out.size() > 255) fail("too many or too few symbols");
  return out;
}

template <class T>
T known(std::optional<T> value, std::string_view name) {
  if (!value) fail("unknown symbol " + std::string(name));
  return *value;
}

void read_lemma_rules(ModelFile& model, Block block) {
  const auto keys = block.one<std::uint32_t>();
  const auto rules = block.one<std::uint32_t>();
  const auto size = block.one<std::uint32_t>();
  model.lemma_keys = block.take<std::uint32_t>(keys);
  model.lemma_rule_ids = block.take<std::uint16_t>(keys);
  std::string_view text = block.rest();
  if (text.size() != size) fail("block LEMM has the wrong size");
  for (std::uint32_t i = 0; i < rules; ++i) {
    if (text.size() < 3) fail("lemma rules end early");
    LemmaRule rule;
    rule.keep_case = text[0] != 0;
    rule.cut = static_cast<std::uint8_t>(text[1]);
    const auto length = static_cast<std::uint8_t>(text[2]);
    text.remove_prefix(3);
    if (text.size() < length) fail("lemma rules end early");
    rule.add = text.substr(0, length);
    text.remove_prefix(length);
    model.lemma_rules.push_back(rule);
  }
  if (!std::is_sorted(model.lemma_keys.begin(), model.lemma_keys.end())) {
    fail("lemma rules are not sorted");
  }
  for (const auto id : model.lemma_rule_ids) {
    if (id >= model.lemma_rules.size()) fail("no such lemma rule");
  }
}

}  // namespace

ModelFile read_model(std::span<const std::byte> bytes, bool checksum) {
  if (bytes.size() < header_size || std::memcmp(bytes.data(), "DATELINE", 8) != 0) {
    fail("not a model file");
  }
  std::array<std::uint32_t, 3> header{};
  std::memcpy(header.data(), bytes.data() + 8, sizeof(header));
  if (header[0] != model_version) fail("unknown version");
  if (header[1] != bytes.size()) fail("wrong size");
  if (checksum) {
    const auto payload = bytes.subspan(header_size);
    const std::string_view text(reinterpret_cast<const char*>(payload.data()), payload.size());
    if (hash_bytes(text) != header[2]) fail("wrong checksum");
  }

  ModelFile model;
  Reader reader(bytes);
  Block config = reader.block("CONF");
  const std::uint32_t width = model.width = dimension(config);
  const std::uint32_t layer_count = dimension(config);
  model.arc_width = dimension(config);
  model.label_width = dimension(config);
  model.product_width = dimension(config);
  model.entity_width = dimension(config);
  const std::uint32_t tag_count = dimension(config);
  const std::uint32_t label_count = dimension(config);
  const std::uint32_t entity_count = dimension(config);
  if (config.one<std::uint32_t>() != distance_buckets) fail("unknown distance buckets");
  config.skip(6 * sizeof(std::uint32_t));
  if (width == 0 || width % 32 != 0 || width > 4096) fail("impossible width");
  for (const auto part :
       {model.arc_width, model.label_width, model.product_width, model.entity_width}) {
    if (part == 0 || part % 16 != 0 || part > 4096) fail("impossible width");
  }
  const std::string_view kinds = config.rest();
  if (kinds.size() != layer_count || layer_count > 64) fail("wrong number of layers");

  for (const auto line : lines(reader.block("TAGS"))) {
    const auto space = line.find(' ');
    if (space == std::string_view::npos) fail("a tag without its second half");
    model.tags.push_back({known(parse_upos(line.substr(0, space)), line),
                          known(parse_xpos(line.substr(space + 1)), line)});
  }
  for (const auto line : lines(reader.block("LABL"))) {
    model.labels.push_back(known(parse_deprel(line), line));
  }
  for (const auto line : lines(reader.block("ENTS"))) {
    model.entities.push_back(line == "none" ? EntityType::none
                                            : known(parse_entity_type(line), line));
  }
  if (model.tags.size() != tag_count || model.labels.size() != label_count ||
      model.entities.size() != entity_count) {
    fail("wrong number of symbols");
  }
  if (std::count(model.labels.begin(), model.labels.end(), Deprel::root) != 1 ||
      model.labels.size() < 2) {
    fail("no root label");
  }

  const std::string_view words = reader.block("WORD").rest();
  if (words.size() % 4 != 0) fail("block WORD has the wrong size");
  model.words = {reinterpret_cast<const std::uint32_t*>(words.data()), words.size() / 4};
  if (!std::is_sorted(model.words.begin(), model.words.end())) fail("words are not sorted");
  std::size_t input_width = 0;
  for (auto& table : model.embeddings) {
    table = embedding(reader);
    input_width += table.columns;
  }
  if (model.embeddings[0].rows != model.words.size() + 1) fail("wrong number of words");
  model.project = matrix(reader, width, input_width);
  for (const char kind : kinds) {
    Layer layer;
    // G: convolution over three words; S, s: scan over three words or one.
    if (kind != 'G' && kind != 'S' && kind != 's') fail("unknown layer");
    layer.kind = kind == 'G' ? LayerKind::convolution : LayerKind::scan;
    layer.norm = layer_norm(reader, width);
    layer.matrix = matrix(reader, std::size_t{width} * (kind == 'G' ? 2 : 3),
                          std::size_t{width} * (kind == 's' ? 1 : 3));
    model.layers.push_back(layer);
  }
  model.norm = layer_norm(reader, width);
  const std::size_t label_input = std::size_t{model.label_width} + model.product_width;
  model.heads = matrix(reader,
                       tag_count + 2 * std::size_t{model.arc_width} + distance_buckets +
                           2 * label_input + model.entity_width,
                       width);
  model.biaffine = matrix(reader, model.arc_width, model.arc_width);
  model.label_out = matrix(reader, label_count, label_input);
  model.entity_out = matrix(reader, entity_count, model.entity_width);
  Block root = reader.block("ROOT");
  model.root = take_floats(root, model.arc_width + label_input + 1).data();
  root.finish();
  Block distance = reader.block("DIST");
  model.label_distance =
      take_floats(distance, std::size_t{distance_buckets + 1} * model.label_width).data();
  distance.finish();
  read_lemma_rules(model, reader.block("LEMM"));
  return model;
}

}  // namespace dateline
