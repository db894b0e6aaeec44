// Documents from parses written down in a test.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/document.hpp"

namespace dateline::testing {

/// One token a line: FORM LEMMA UPOS XPOS HEAD DEPREL [ENTITY], separated by white space; LEMMA "_"
/// is the form in lower case; HEAD is 1-based, 0 for the root. An empty line ends a sentence, two
/// end a paragraph; "# title" before the first token makes the first paragraph a headline. No space
/// is put before closing punctuation, clitics and after opening quotes and brackets. Lines of
/// CoNLL-U (ten columns) are read, too, with the entity's type as `Entity=person` in MISC.
/// Quotations are the text between “ and ”. Throws std::invalid_argument on anything else.
inline Document document_from_conllu(std::string_view conllu) {
  struct Row {
    std::string form;
    Token token;
  };
  std::vector<std::vector<std::vector<Row>>> paragraphs(1);
  bool title = false;
  std::size_t empty_lines = 1;
  for (std::size_t at = 0; at < conllu.size();) {
    std::size_t end = conllu.find('\n', at);
    if (end == std::string_view::npos) end = conllu.size();
    const std::string_view line = conllu.substr(at, end - at);
    at = end + 1;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < line.size();) {
      if (line[i] == ' ' || line[i] == '\t') {
        ++i;
        continue;
      }
      const std::size_t stop = std::min(line.find_first_of(" \t", i), line.size());
      cells.emplace_back(line.substr(i, stop - i));
      i = stop;
    }
    if (cells.empty()) {
      ++empty_lines;
      continue;
    }
    if (cells[0] == "#") {
      if (cells.size() > 1 && cells[1] == "title") title = true;
      if (cells.size() > 1 && cells[1] == "newpar" && !paragraphs.back().empty())
        paragraphs.emplace_back();
      continue;
    }
    if (cells.size() == 10) {
      if (cells[0].find_first_of("-.") != std::string::npos) continue;
      std::string entity;
      if (const auto found = cells[9].find("Entity="); found != std::string::npos)
        entity = cells[9].substr(found + 7, cells[9].find('|', found) - found - 7);
      const bool glued = cells[9].find("SpaceAfter=No") != std::string::npos;
      cells = {cells[1], cells[2], cells[3], cells[4],
               cells[6], cells[7], entity,   glued ? "glued" : "apart"};
    }
    if (cells.size() < 6) throw std::invalid_argument("too few columns: " + std::string(line));
    if (empty_lines > 1 && !paragraphs.back().empty()) paragraphs.emplace_back();
    if (empty_lines > 0) paragraphs.back().emplace_back();
    empty_lines = 0;
    Row row;
    row.form = cells[0];
    if (cells[1] == "_") {
      cells[1] = cells[0];
      for (char& c : cells[1])
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    row.token.lemma = cells[1];
    const auto upos = parse_upos(cells[2]);
    const auto xpos = parse_xpos(cells[3]);
    const auto deprel = parse_deprel(cells[5]);
    if (!upos || !xpos || !deprel) throw std::invalid_argument("no such tag: " + std::string(line));
    row.token.upos = *upos;
    row.token.xpos = *xpos;
    row.token.deprel = *deprel;
    row.token.head = static_cast<std::uint32_t>(std::stoul(cells[4]));
    if (cells.size() > 6 && !cells[6].empty()) {
      const auto entity = parse_entity_type(cells[6]);
      if (!entity) throw std::invalid_argument("no such entity type: " + std::string(line));
      row.token.entity = *entity;
    }
    if (cells.size() > 7) row.token.space_after = cells[7] == "apart";
    auto& rows = paragraphs.back().back();
    if (!rows.empty() && cells.size() <= 7) {
      const std::string& last = rows.back().form;
      const std::string& form = row.form;
      const bool closes = form == "." || form == "," || form == ";" || form == ":" || form == "?" ||
                          form == "!" || form == ")" || form == "”" || form == "’s" ||
                          form == "'s" || form == "n't" || form == "n’t" || form == "%" ||
                          form == "-";
      if (closes || last == "(" || last == "“" || last == "$" || last == "-")
        rows.back().token.space_after = false;
    }
    rows.push_back(std::move(row));
  }

  Document document;
  std::string text;
  std::uint32_t quote = UINT32_MAX;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (paragraphs[p].empty()) continue;
    if (!text.empty()) text += "\n\n";
    Block block;
    block.kind = p == 0 && title ? BlockKind::title : BlockKind::paragraph;
    block.span.begin = static_cast<std::uint32_t>(text.size());
    block.first_sentence = static_cast<std::uint32_t>(document.sentences.size());
    for (std::size_t s = 0; s < paragraphs[p].size(); ++s) {
      if (s > 0) text += ' ';
      Sentence sentence;
      sentence.block = static_cast<std::uint32_t>(document.blocks.size());
      sentence.first_token = static_cast<std::uint32_t>(document.tokens.size());
      sentence.token_count = static_cast<std::uint32_t>(paragraphs[p][s].size());
      sentence.span.begin = static_cast<std::uint32_t>(text.size());
      for (std::uint32_t i = 0; i < sentence.token_count; ++i) {
        Row& row = paragraphs[p][s][i];
        const auto t = static_cast<std::uint32_t>(document.tokens.size());
        row.token.span.begin = static_cast<std::uint32_t>(text.size());
        text += row.form;
        row.token.span.end = static_cast<std::uint32_t>(text.size());
        if (row.token.head > sentence.token_count) throw std::invalid_argument("head out of range");
        row.token.head = row.token.head == 0 ? i : row.token.head - 1;
        if (row.form == "“") quote = t;
        document.tokens.push_back(row.token);
        if (row.form == "”" && quote != UINT32_MAX) {
          document.quotations.push_back(
              {{document.tokens[quote].span.begin, row.token.span.end}, quote, t + 1 - quote});
          quote = UINT32_MAX;
        }
        if (i + 1 < sentence.token_count && row.token.space_after) text += ' ';
      }
      document.tokens.back().space_after = true;
      sentence.span.end = static_cast<std::uint32_t>(text.size());
      document.sentences.push_back(sentence);
      ++block.sentence_count;
    }
    block.span.end = static_cast<std::uint32_t>(text.size());
    if (block.kind == BlockKind::title)
      document.title = text.substr(block.span.begin, block.span.size());
    document.blocks.push_back(block);
  }
  document.id = "fixture";
  document.source = SourceText("fixture", std::move(text));
  return document;
}

}  // namespace dateline::testing
