// What the embedded model says about sentences of our own.
#include "dateline/core/language_model.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "language_features.hpp"

namespace dateline {
namespace {

struct Parsed {
  std::vector<std::string> forms;
  std::vector<Token> tokens;

  const Token& of(std::string_view form) const {
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (forms[i] == form) return tokens[i];
    }
    throw std::out_of_range(std::string(form));
  }
  std::string head(std::string_view form) const { return forms[of(form).head]; }
};

// Tokens are separated by spaces.
Parsed parse(const std::string& text) {
  Parsed out;
  std::istringstream words(text);
  for (std::string word; words >> word;) out.forms.push_back(word);
  const std::vector<std::string_view> forms(out.forms.begin(), out.forms.end());
  out.tokens.resize(forms.size());
  LanguageModel::embedded().annotate(forms, out.tokens);
  return out;
}

// Headlines leave out the words by which a verb is known.
TEST(LanguageModel, FindsTheVerbOfAHeadline) {
  for (const auto& [text, verb, subject] :
       {std::tuple{"Volvo recalls 3000 wooden buses", "recalls", "Volvo"},
        std::tuple{"Night storm injures 12 people in southern Norway", "injures", "storm"},
        std::tuple{"Island pilot Ada Lowe resigns", "resigns", "Lowe"}}) {
    const auto p = parse(text);
    EXPECT_EQ(p.of(verb).upos, Upos::verb) << text;
    EXPECT_EQ(p.of(verb).deprel, Deprel::root) << text;
    bool found = false;
    for (const Token& t : p.tokens)
      found = found || (t.deprel == Deprel::nsubj && p.forms[t.head] == verb);
    EXPECT_TRUE(found) << text << ' ' << subject;
  }
  // Plural nouns stay nouns.
  for (const char* text : {"Piano lessons", "Roads and bridges of Norway", "Two dead in May floods",
                           "Excellent garden tools ."}) {
    for (const Token& t : parse(text).tokens) EXPECT_NE(t.upos, Upos::verb) << text;
  }
}

TEST(LanguageModel, FindsTheVerbOfASentenceThatHasNoOther) {
  const auto p = parse("The dam burst on Tuesday .");
  EXPECT_EQ(p.of("burst").upos, Upos::verb);
  EXPECT_EQ(p.of("dam").deprel, Deprel::nsubj);
  EXPECT_EQ(p.head("The"), "dam");
  EXPECT_EQ(p.head("Tuesday"), "burst");
  // A phrase is no sentence, and what has a verb needs no other.
  for (const auto& [text, noun] :
       {std::pair{"The cost of the dam .", "cost"}, std::pair{"A second rate cut .", "cut"},
        std::pair{"The group joined a broadcast on Tuesday .", "broadcast"}})
    EXPECT_EQ(parse(text).of(noun).upos, Upos::noun) << text;
}

TEST(LanguageModel, FindsWhoDoesWhatToWhom) {
  const auto p = parse("The mayor said Wednesday that the city had banned the agency .");
  EXPECT_EQ(p.of("said").deprel, Deprel::root);
  EXPECT_EQ(p.head("mayor"), "said");
  EXPECT_EQ(p.of("mayor").deprel, Deprel::nsubj);
  EXPECT_EQ(p.head("banned"), "said");
  EXPECT_EQ(p.of("banned").deprel, Deprel::ccomp);
  EXPECT_EQ(p.head("city"), "banned");
  EXPECT_EQ(p.of("agency").deprel, Deprel::obj);
  EXPECT_EQ(p.of("mayor").entity, EntityType::person);
  EXPECT_EQ(p.of("agency").entity, EntityType::organization);
}

TEST(LanguageModel, ABareWeekdayIsNoObject) {
  for (const auto* text : {"The mayor said Wednesday that the city had banned the agency .",
                           "Officials announced Wednesday that the bridge would close ."}) {
    const auto p = parse(text);
    EXPECT_EQ(universal(p.of("Wednesday").deprel), Deprel::obl) << text;
    EXPECT_EQ(p.of("Wednesday").entity, EntityType::time) << text;
  }
}

TEST(LanguageModel, KnowsPassives) {
  const auto p = parse("Two men were arrested by police officers on Monday in Lisbon .");
  EXPECT_EQ(p.of("men").deprel, Deprel::nsubj_pass);
  EXPECT_EQ(p.of("were").deprel, Deprel::aux_pass);
  EXPECT_EQ(p.of("officers").deprel, Deprel::obl_agent);
  EXPECT_EQ(p.of("Monday").entity, EntityType::time);
  EXPECT_EQ(p.of("Lisbon").entity, EntityType::place);
}

TEST(LanguageModel, FindsTheSpeakerOfAQuotation) {
  const auto p = parse("\" We will not leave , \" said Ines Aldaba , who chairs the commission .");
  EXPECT_EQ(p.of("said").deprel, Deprel::root);
  EXPECT_EQ(p.head("leave"), "said");
  EXPECT_EQ(p.of("Ines").deprel, Deprel::nsubj);
  EXPECT_EQ(p.head("Ines"), "said");
}

TEST(LanguageModel, Lemmatises) {
  const auto p = parse("The children were running because they had bought the cheapest tickets .");
  EXPECT_EQ(p.of("The").lemma, "the");
  EXPECT_EQ(p.of("children").lemma, "child");
  EXPECT_EQ(p.of("were").lemma, "be");
  EXPECT_EQ(p.of("running").lemma, "run");
  EXPECT_EQ(p.of("had").lemma, "have");
  EXPECT_EQ(p.of("bought").lemma, "buy");
  EXPECT_EQ(p.of("cheapest").lemma, "cheap");
  EXPECT_EQ(p.of("tickets").lemma, "ticket");
  const auto q = parse("Chicago banned the raids , and police stopped carrying them out .");
  EXPECT_EQ(q.of("Chicago").lemma, "Chicago");
  EXPECT_EQ(q.of("banned").lemma, "ban");
  EXPECT_EQ(q.of("raids").lemma, "raid");
  EXPECT_EQ(q.of("stopped").lemma, "stop");
  EXPECT_EQ(q.of("carrying").lemma, "carry");
  EXPECT_EQ(q.of("them").lemma, "they");
}

TEST(LanguageModel, CutsNoCharacterInTwo) {
  for (const auto* form : {"Pok\xc3\xa9mons", "na\xc3\xafve", "\xe2\x80\x98", "\xe2\x80\xa6",
                           "caf\xc3\xa9s", "\xe4\xba\xac\xe9\x83\xbd"}) {
    const auto p =
        parse("They saw the " + std::string(form) + " in Lisbon , \xe2\x80\x99s " + form);
    for (std::size_t i = 0; i < p.forms.size(); ++i) {
      const std::string& lemma = p.tokens[i].lemma;
      std::size_t left = 0;  // bytes that the character still needs
      for (const char c : lemma) {
        const auto byte = static_cast<unsigned char>(c);
        ASSERT_EQ(left > 0, (byte & 0xC0U) == 0x80U) << p.forms[i] << " gave " << lemma;
        left = left > 0 ? left - 1 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
      }
      EXPECT_EQ(left, 0U) << p.forms[i] << " gave " << lemma;
    }
  }
}

TEST(WordKey, JoinsWhatMeansTheSame) {
  EXPECT_EQ(word_key("Wednesday", false), "<weekday>");
  EXPECT_EQ(word_key("Sept.", false), "<month>");
  EXPECT_EQ(word_key("1998", false), "<year>");
  EXPECT_EQ(word_key("3,500", false), "0,000");
  EXPECT_EQ(word_key("May", false), "<month>");
  EXPECT_EQ(word_key("May", true), "may");
  EXPECT_EQ(word_key("may", false), "may");
  EXPECT_EQ(word_key("\xe2\x80\x99s", false), "'s");
  EXPECT_EQ(word_key("\xe2\x80\x9c", false), "\"");
  EXPECT_EQ(word_key("", true), "");
}

}  // namespace
}  // namespace dateline
