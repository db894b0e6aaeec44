#include "abbreviations.hpp"

#include <algorithm>
#include <array>

#include "unicode.hpp"

namespace dateline {
namespace {

struct Entry {
  std::string_view word;
  Abbreviation kind;
};

// Lower-case spelling → kind. An entry that starts with a capital letter counts only so written.
constexpr auto make_entries() {
  using enum Abbreviation;
  auto table = std::to_array<Entry>({
      // Titles and other words before names.
      {"mr", title},
      {"mrs", title},
      {"ms", title},
      {"dr", title},
      {"drs", title},
      {"messrs", title},
      {"mme", title},
      {"mlle", title},
      {"prof", title},
      {"Fr", title},
      {"Gov", title},
      {"Govs", title},
      {"Sen", title},
      {"Sens", title},
      {"Rep", title},
      {"Reps", title},
      {"Lt", title},
      {"Gen", title},
      {"Brig", title},
      {"Col", title},
      {"Maj", title},
      {"Capt", title},
      {"Cpt", title},
      {"Cmdr", title},
      {"Cdr", title},
      {"Sgt", title},
      {"Cpl", title},
      {"Pvt", title},
      {"Pfc", title},
      {"Adm", title},
      {"Ens", title},
      {"Det", title},
      {"Supt", title},
      {"Insp", title},
      {"Atty", title},
      {"Rev", title},
      {"Hon", title},
      {"Pres", title},
      {"Msgr", title},
      {"Sr", closing},
      {"St", title},
      {"Ste", title},
      {"Mt", title},
      {"Ft", title},
      {"Amb", title},
      {"Del", title},
      {"Sec", title},
      {"Supp", title},
      {"Asst", title},
      {"Assoc", title},
      {"Spc", title},
      {"Ald", title},
      {"Cllr", title},
      {"Pt", title},
      // The sentence goes on.
      {"vs", internal},
      {"v", internal},
      {"div", before_number},
      {"eg", internal},
      {"ie", internal},
      {"cf", internal},
      {"viz", internal},
      {"approx", internal},
      {"ca", internal},
      {"esp", internal},
      {"incl", internal},
      {"est", internal},
      {"attn", internal},
      {"repr", internal},
      {"transl", internal},
      // May end a sentence.
      {"inc", closing},
      {"ltd", closing},
      {"Corp", closing},
      {"Co", closing},
      {"Cos", closing},
      {"Bros", closing},
      {"plc", closing},
      {"jr", closing},
      {"Esq", closing},
      {"al", closing},
      {"dept", closing},
      {"depts", closing},
      {"govt", closing},
      {"Ave", closing},
      {"Blvd", closing},
      {"Rd", closing},
      {"Hwy", closing},
      {"Pkwy", closing},
      {"Assn", closing},
      {"Univ", closing},
      {"Natl", closing},
      {"intl", closing},
      {"mfg", closing},
      {"Ph", closing},
      {"hrs", closing},
      {"mins", closing},
      {"yrs", closing},
      {"etc", etcetera},
      // Time.
      {"Jan", month},
      {"Feb", month},
      {"Apr", month},
      {"Jun", month},
      {"Jul", month},
      {"Aug", month},
      {"Sep", month},
      {"Sept", month},
      {"Oct", month},
      {"Nov", month},
      {"Dec", month},
      {"Mar", march},
      {"Mon", weekday},
      {"Tue", weekday},
      {"Tues", weekday},
      {"Wed", weekday},
      {"Weds", weekday},
      {"Thu", weekday},
      {"Thur", weekday},
      {"Thurs", weekday},
      {"Fri", weekday},
      {"Sat", weekday},
      {"Sun", weekday},
      // Numbers.
      {"no", before_number},
      {"nos", before_number},
      {"p", before_number},
      {"pp", before_number},
      {"vol", before_number},
      {"vols", before_number},
      {"fig", before_number},
      {"figs", before_number},
      {"Art", before_number},
      {"ch", before_number},
      {"chap", before_number},
      {"para", before_number},
      {"paras", before_number},
      {"sect", before_number},
      {"ver", before_number},
      {"nr", before_number},
      {"op", before_number},
      {"Ext", before_number},
      {"Rm", before_number},
      {"Rte", before_number},
      {"c", before_number},
      {"b", before_number},
      {"d", before_number},
      {"Tel", before_number},
      {"in", after_number},
      {"ft", after_number},
      {"yd", after_number},
      {"yds", after_number},
      {"mi", after_number},
      {"lb", after_number},
      {"lbs", after_number},
      {"oz", after_number},
      {"sq", after_number},
      {"cu", after_number},
      {"gal", after_number},
      {"kg", after_number},
      {"km", after_number},
      {"cm", after_number},
      {"mm", after_number},
      {"min", after_number},
      {"sec", after_number},
      {"hr", after_number},
      {"mph", after_number},
      {"bn", after_number},
      {"m", after_number},
      // States, territories and provinces, as the news agencies shorten them.
      {"Ala", state},
      {"Ariz", state},
      {"Ark", state},
      {"Calif", state},
      {"Colo", state},
      {"Conn", state},
      {"Fla", state},
      {"Ga", state},
      {"Ill", state},
      {"Ind", state},
      {"Kan", state},
      {"Kans", state},
      {"Ky", state},
      {"La", state},
      {"Mass", state},
      {"Md", state},
      {"Mich", state},
      {"Minn", state},
      {"Miss", state},
      {"Mo", state},
      {"Mont", state},
      {"Neb", state},
      {"Nev", state},
      {"Okla", state},
      {"Ont", state},
      {"Ore", state},
      {"Pa", state},
      {"Penn", state},
      {"Que", state},
      {"Sask", state},
      {"Tenn", state},
      {"Tex", state},
      {"Va", state},
      {"Vt", state},
      {"Wash", state},
      {"Wis", state},
      {"Wyo", state},
      {"Alta", state},
      {"Man", state},
  });
  const auto lower_less = [](const Entry& a, const Entry& b) {
    return std::lexicographical_compare(
        a.word.begin(), a.word.end(), b.word.begin(), b.word.end(),
        [](char x, char y) { return unicode::lower_ascii(x) < unicode::lower_ascii(y); });
  };
  std::sort(table.begin(), table.end(), [&](const Entry& a, const Entry& b) {
    // "Sec." before "sec.": an entry that demands a capital is tried first.
    return lower_less(a, b) || (!lower_less(b, a) && a.word < b.word);
  });
  return table;
}
constexpr auto entries = make_entries();

template <std::size_t N>
constexpr std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

constexpr auto openers = sorted(std::to_array<std::string_view>({
    "A",           "About",        "According",
    "Across",      "Additionally", "After",
    "Afterwards",  "Again",        "Against",
    "Ahead",       "All",          "Almost",
    "Along",       "Already",      "Also",
    "Although",    "Amid",         "Among",
    "An",          "And",          "Another",
    "Any",         "Anyone",       "Are",
    "As",          "Asked",        "At",
    "Authorities", "Because",      "Before",
    "Being",       "Below",        "Besides",
    "Between",     "Both",         "But",
    "By",          "Can",          "Consequently",
    "Could",       "Critics",      "Despite",
    "Did",         "Do",           "Does",
    "Due",         "During",       "Each",
    "Earlier",     "Either",       "Even",
    "Eventually",  "Every",        "Everyone",
    "Except",      "Few",          "Finally",
    "For",         "Former",       "Four",
    "From",        "Further",      "Furthermore",
    "Given",       "Had",          "Has",
    "Have",        "He",           "Hence",
    "Her",         "Here",         "His",
    "How",         "However",      "Hundreds",
    "I",           "If",           "In",
    "Indeed",      "Instead",      "Investigators",
    "Is",          "It",           "Its",
    "Just",        "Last",         "Lastly",
    "Late",        "Later",        "Least",
    "Less",        "Like",         "Likewise",
    "Many",        "May",          "Maybe",
    "Meanwhile",   "Moreover",     "More",
    "Most",        "Much",         "My",
    "Nearly",      "Neither",      "Nevertheless",
    "Next",        "No",           "Nobody",
    "None",        "Nonetheless",  "Nor",
    "Not",         "Nothing",      "Now",
    "Of",          "Officials",    "On",
    "Once",        "One",          "Only",
    "Or",          "Other",        "Others",
    "Otherwise",   "Our",          "Out",
    "Over",        "Overall",      "People",
    "Perhaps",     "Please",       "Police",
    "Prosecutors", "Rather",       "Recently",
    "Researchers", "Residents",    "See",
    "Several",     "She",          "Should",
    "Shortly",     "Similarly",    "Since",
    "Six",         "So",           "Some",
    "Someone",     "Sometimes",    "Soon",
    "Still",       "Such",         "Ten",
    "Than",        "Thanks",       "That",
    "The",         "Their",        "Then",
    "There",       "Therefore",    "These",
    "They",        "Third",        "This",
    "Those",       "Though",       "Thousands",
    "Three",       "Through",      "Throughout",
    "Thus",        "To",           "Today",
    "Together",    "Tomorrow",     "Tonight",
    "Two",         "Under",        "Unlike",
    "Unless",      "Until",        "Upon",
    "Very",        "Was",          "We",
    "Were",        "What",         "When",
    "Where",       "Whether",      "Which",
    "While",       "Who",          "Whose",
    "Why",         "Will",         "With",
    "Within",      "Without",      "Witnesses",
    "Would",       "Yes",          "Yesterday",
    "Yet",         "You",          "Your",
}));

constexpr auto reporting_verbs = sorted(std::to_array<std::string_view>({
    "add",       "added",     "adds",      "admits",     "admitted",  "announced", "announces",
    "answered",  "argued",    "argues",    "asked",      "asks",      "asserted",  "claimed",
    "claims",    "commented", "comments",  "complained", "conceded",  "concedes",  "concluded",
    "confirmed", "continued", "countered", "cried",      "declared",  "declares",  "demanded",
    "demands",   "exclaimed", "explained", "explains",   "inquired",  "insisted",  "insists",
    "joked",     "jokes",     "laughed",   "muttered",   "noted",     "notes",     "observed",
    "posted",    "predicted", "pleaded",   "quipped",    "read",      "recalled",  "recalls",
    "remarked",  "replied",   "replies",   "reported",   "responded", "responds",  "retorted",
    "said",      "say",       "says",      "shouted",    "stated",    "states",    "suggested",
    "tells",     "thought",   "told",      "tweeted",    "urged",     "wailed",    "warned",
    "warns",     "wondered",  "wonders",   "writes",     "wrote",     "yelled",
}));

constexpr auto hyphen_prefixes = sorted(std::to_array<std::string_view>({
    "anti",  "arch", "bi",    "co",     "contra", "counter", "cross", "cyber", "de",   "dis",
    "e",     "ex",   "extra", "hyper",  "infra",  "inter",   "intra", "mega",  "meta", "micro",
    "mid",   "mini", "mis",   "mono",   "multi",  "neo",     "non",   "over",  "para", "post",
    "pre",   "pro",  "proto", "pseudo", "psycho", "re",      "semi",  "socio", "sub",  "super",
    "trans", "tri",  "ultra", "un",     "uni",    "under",
}));

}  // namespace

Abbreviation find_abbreviation(std::string_view word) {
  if (word.empty() || word.size() > 16) return Abbreviation::none;
  const auto compare = [](std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
      return unicode::lower_ascii(x) < unicode::lower_ascii(y);
    });
  };
  auto found =
      std::lower_bound(entries.begin(), entries.end(), word,
                       [&](const Entry& e, std::string_view w) { return compare(e.word, w); });
  for (; found != entries.end() && !compare(word, found->word); ++found) {
    const bool needs_capital = unicode::is_upper(static_cast<unsigned char>(found->word[0]));
    const bool has_capital = unicode::is_upper(static_cast<unsigned char>(word[0]));
    // "IE." and "EG." are names, not "i.e." and "e.g.".
    const bool shouted = word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
                           return unicode::is_upper(static_cast<unsigned char>(c));
                         });
    if (found->kind == Abbreviation::internal && shouted && word != "VS") continue;
    if (!needs_capital || has_capital) return found->kind;
  }
  return Abbreviation::none;
}

bool opens_sentences(std::string_view word) {
  return std::binary_search(openers.begin(), openers.end(), word);
}

bool is_reporting_verb(std::string_view word) {
  return std::binary_search(reporting_verbs.begin(), reporting_verbs.end(), word);
}

bool is_hyphen_prefix(std::string_view lower_word) {
  return std::binary_search(hyphen_prefixes.begin(), hyphen_prefixes.end(), lower_word);
}

}  // namespace dateline
