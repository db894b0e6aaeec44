// Tokens and the tag sets of the language model.
//
// Upos and Deprel are those of Universal Dependencies 2.16 (universaldependencies.org); Xpos is the
// Penn Treebank set as used in UD_English-EWT and GUM; EntityType is GUM's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/core/text.hpp"

namespace dateline {

enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

enum class Xpos : std::uint8_t {
  add,
  afx,
  cc,
  cd,
  dt,
  ex,
  fw,
  gw,
  hyph,
  in,
  jj,
  jjr,
  jjs,
  ls,
  md,
  nfp,
  nn,
  nnp,
  nnps,
  nns,
  pdt,
  pos,
  prp,
  prps,
  rb,
  rbr,
  rbs,
  rp,
  sym,
  to,
  uh,
  vb,
  vbd,
  vbg,
  vbn,
  vbp,
  vbz,
  wdt,
  wp,
  wps,
  wrb,
  xx,
  dollar,
  comma,
  period,
  colon,
  open_quote,
  close_quote,
  lrb,
  rrb
};

/// Universal relations, and the subtypes that the events and actors need. A subtype that is not
/// listed is read as its universal relation.
enum class Deprel : std::uint8_t {
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  clf,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp
};

enum class EntityType : std::uint8_t {
  none,
  person,
  organization,
  place,
  time,
  event,
  object,
  abstract,
  animal,
  plant,
  substance
};

/// As CoNLL-U and GUM write them: "ADJ", "PRP$", "acl:relcl", "organization" ("" for none).
std::string_view to_string(Upos upos);
std::string_view to_string(Xpos xpos);
std::string_view to_string(Deprel deprel);
std::string_view to_string(EntityType type);

/// The reverse; nothing for a name that is not in the set. parse_deprel falls back to the universal
/// relation of an unknown subtype ("nmod:npmod" gives nmod).
std::optional<Upos> parse_upos(std::string_view name);
std::optional<Xpos> parse_xpos(std::string_view name);
std::optional<Deprel> parse_deprel(std::string_view name);
std::optional<EntityType> parse_entity_type(std::string_view name);

/// The relation without its subtype: acl_relcl gives acl.
Deprel universal(Deprel deprel);

/// One word or punctuation mark, in UD's tokenisation ("did|n't", "two|-|week", "Chicago|'s").
struct Token {
  Span span;
  std::string lemma;
  Upos upos = Upos::x;
  Xpos xpos = Xpos::xx;
  Deprel deprel = Deprel::dep;
  EntityType entity = EntityType::none;  ///< type of the mention that this token heads
  bool space_after = true;               ///< white space (or the end of the text) follows
  std::uint32_t head = 0;                ///< index within the sentence; the root is its own head
};

}  // namespace dateline
