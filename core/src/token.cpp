#include "dateline/core/token.hpp"

#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 17> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 50> xpos_names = {
    "ADD", "AFX", "CC",  "CD", "DT",  "EX",   "FW",  "GW",  "HYPH", "IN",    "JJ",   "JJR", "JJS",
    "LS",  "MD",  "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",  "PRP",   "PRP$", "RB",  "RBR",
    "RBS", "RP",  "SYM", "TO", "UH",  "VB",   "VBD", "VBG", "VBN",  "VBP",   "VBZ",  "WDT", "WP",
    "WP$", "WRB", "XX",  "$",  ",",   ".",    ":",   "``",  "''",   "-LRB-", "-RRB-"};

constexpr std::array<std::string_view, 52> deprel_names = {
    "root",       "acl",           "acl:relcl",   "advcl",        "advcl:relcl",  "advmod",
    "amod",       "appos",         "aux",         "aux:pass",     "case",         "cc",
    "cc:preconj", "ccomp",         "clf",         "compound",     "compound:prt", "conj",
    "cop",        "csubj",         "csubj:outer", "csubj:pass",   "dep",          "det",
    "det:predet", "discourse",     "dislocated",  "expl",         "fixed",        "flat",
    "goeswith",   "iobj",          "list",        "mark",         "nmod",         "nmod:desc",
    "nmod:poss",  "nmod:unmarked", "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",
    "obj",        "obl",           "obl:agent",   "obl:unmarked", "orphan",       "parataxis",
    "punct",      "reparandum",    "vocative",    "xcomp"};

constexpr std::array<std::string_view, 11> entity_names = {
    "",       "person",   "organization", "place", "time",     "event",
    "object", "abstract", "animal",       "plant", "substance"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Upos upos) {
  return upos_names[static_cast<std::size_t>(upos)];
}
std::string_view to_string(Xpos xpos) {
  return xpos_names[static_cast<std::size_t>(xpos)];
}
std::string_view to_string(Deprel deprel) {
  return deprel_names[static_cast<std::size_t>(deprel)];
}
std::string_view to_string(EntityType type) {
  return entity_names[static_cast<std::size_t>(type)];
}

std::optional<Upos> parse_upos(std::string_view name) {
  return find_name<Upos>(upos_names, name);
}
std::optional<Xpos> parse_xpos(std::string_view name) {
  return find_name<Xpos>(xpos_names, name);
}
std::optional<EntityType> parse_entity_type(std::string_view name) {
  return find_name<EntityType>(entity_names, name);
}

std::optional<Deprel> parse_deprel(std::string_view name) {
  // Older treebanks write obl:tmod and obl:npmod for what UD 2.15 calls obl:unmarked.
  if (name == "obl:tmod" || name == "obl:npmod") return Deprel::obl_unmarked;
  if (name == "nmod:tmod" || name == "nmod:npmod") return Deprel::nmod_unmarked;
  if (const auto found = find_name<Deprel>(deprel_names, name)) return found;
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return parse_deprel(name.substr(0, colon));
}

Deprel universal(Deprel deprel) {
  switch (deprel) {
    case Deprel::acl_relcl:
      return Deprel::acl;
    case Deprel::advcl_relcl:
      return Deprel::advcl;
    case Deprel::aux_pass:
      return Deprel::aux;
    case Deprel::cc_preconj:
      return Deprel::cc;
    case Deprel::compound_prt:
      return Deprel::compound;
    case Deprel::csubj_outer:
    case Deprel::csubj_pass:
      return Deprel::csubj;
    case Deprel::det_predet:
      return Deprel::det;
    case Deprel::nmod_desc:
    case Deprel::nmod_poss:
    case Deprel::nmod_unmarked:
      return Deprel::nmod;
    case Deprel::nsubj_outer:
    case Deprel::nsubj_pass:
      return Deprel::nsubj;
    case Deprel::obl_agent:
    case Deprel::obl_unmarked:
      return Deprel::obl;
    default:
      return deprel;
  }
}

}  // namespace dateline
