#include "word_classes.hpp"

#include <array>

namespace dateline {
namespace {

// Lists longer than the standard obliges compilers to take; both of ours do.
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif
#include "word_classes.inc"
#ifdef __clang__
#pragma clang diagnostic pop
#endif

// What WordNet files elsewhere or splits among many senses, and news uses in one.
constexpr std::string_view news_person_nouns =
    "aide captive chair chairperson chancellor councillor councilmember councilor counsel "
    "defendant detainee firefighter foreman frontrunner gunman hostage incumbent insider "
    "inspector investigator jihadist lawmaker legislator lieutenant migrant minister mp "
    "ombudsman parishioner person policymaker protester protestor recruit refugee regulator "
    "replacement secretary speaker spokesman spokesperson spokeswoman trader watchman "
    "whistleblower ";
constexpr std::string_view news_organization_nouns =
    "administration agency airline alliance assembly association authority automaker ballclub "
    "bank board brewer broadcaster builder bureau business cabinet carmaker carrier charity "
    "chipmaker city-council club coalition college commission committee company conglomerate "
    "congress consortium contractor corporation council court department drugmaker federation "
    "firm foundation fund gang government group guild house institute institution insurer "
    "judiciary league legislature lender maker manufacturer military militia ministry monarchy "
    "navy network newspaper operator opposition organisation organization outlet panel "
    "parliament party planemaker police publisher railway regulator retailer school senate "
    "service start-up startup state steelmaker subsidiary supplier tribunal union university "
    "utility watchdog website ";
constexpr std::string_view news_people_nouns =
    "audience authorities brothers clergy community couple crew crowd electorate family gang "
    "jury leadership media mob pair parents people personnel police press public siblings "
    "sisters staff team trio troops twins youth ";
constexpr std::string_view news_place_nouns =
    "airport area arena base bay beach border bridge building camp campus capital capitol "
    "cathedral cemetery center centre city clinic coast continent country countryside county "
    "courthouse courtroom district embassy facility factory farm garden harbor harbour "
    "headquarters highway hospital hotel house island jail kingdom lake library market mill mine "
    "mountain museum nation neighborhood neighbourhood ocean office park plant port prison "
    "province quarry region republic restaurant river road room school sea shop site square "
    "stadium state station store street suburb summit temple territory theater theatre town "
    "town-hall valley venue village ward warehouse zone ";
constexpr std::string_view news_event_nouns =
    "announcement arrest attack blackout breach campaign ceremony coup crackdown debut "
    "deportation earthquake embargo eruption exhibition fire flood funeral hearing hurricane "
    "inquest inquiry investigation landslide launch lawsuit march meeting merger outage outbreak "
    "parade premiere probe protest raid rally referendum rescue resignation retirement riot "
    "roundup shutdown storm strike summit talks tour tournament trial tsunami verdict vote "
    "walkout war wedding wildfire ";

// Persons to WordNet, machines and things to newspapers.
constexpr std::string_view seldom_persons =
    "breaker computer cooker counter cruiser cutter destroyer echo lighter liner model printer "
    "quarry server tanker tracker transformer ";

constexpr std::array verb_lists = {communication_verbs, cognition_verbs, perception_verbs,
                                   change_verbs,        motion_verbs,    social_verbs,
                                   possession_verbs,    creation_verbs,  contact_verbs,
                                   competition_verbs,   emotion_verbs,   stative_verbs};

}  // namespace

bool in_sorted_words(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  std::size_t low = 0, high = list.size();  // both stand at the start of a word, or the end
  while (low < high) {
    std::size_t middle = low + (high - low) / 2;
    while (middle > low && list[middle - 1] != ' ') --middle;
    std::size_t end = list.find(' ', middle);
    if (end == std::string_view::npos) end = list.size();
    const int order = list.substr(middle, end - middle).compare(word);
    if (order == 0) return true;
    if (order < 0)
      low = end < list.size() ? end + 1 : end;
    else
      high = middle;
  }
  return false;
}

bool is_person_noun(std::string_view lemma) {
  if (in_sorted_words(seldom_persons, lemma)) return false;
  return in_sorted_words(news_person_nouns, lemma) || in_sorted_words(person_nouns, lemma);
}
bool is_organization_noun(std::string_view lemma) {
  return in_sorted_words(news_organization_nouns, lemma) ||
         in_sorted_words(organization_nouns, lemma);
}
bool is_people_noun(std::string_view lemma) {
  return in_sorted_words(news_people_nouns, lemma) || in_sorted_words(people_nouns, lemma);
}
bool is_place_noun(std::string_view lemma) {
  return in_sorted_words(news_place_nouns, lemma) || in_sorted_words(place_nouns, lemma);
}
bool may_be_person_noun(std::string_view lemma) {
  if (in_sorted_words(seldom_persons, lemma)) return false;
  return is_person_noun(lemma) || in_sorted_words(possible_person_nouns, lemma);
}
bool may_be_organization_noun(std::string_view lemma) {
  if (lemma == "van" || lemma == "machine" || lemma == "wing") return false;
  return is_organization_noun(lemma) || in_sorted_words(possible_organization_nouns, lemma);
}
bool may_be_place_noun(std::string_view lemma) {
  return is_place_noun(lemma) || in_sorted_words(possible_place_nouns, lemma);
}
bool is_vehicle_noun(std::string_view lemma) {
  return in_sorted_words(vehicle_nouns, lemma);
}
bool is_event_noun(std::string_view lemma) {
  return in_sorted_words(news_event_nouns, lemma) || in_sorted_words(event_nouns, lemma) ||
         in_sorted_words(act_nouns, lemma) || in_sorted_words(process_nouns, lemma);
}
bool is_state_noun(std::string_view lemma) {
  return in_sorted_words(state_nouns, lemma);
}
bool is_communication_noun(std::string_view lemma) {
  return in_sorted_words(communication_nouns, lemma);
}
bool is_verb_of(VerbClass verb_class, std::string_view lemma) {
  return in_sorted_words(verb_lists[static_cast<std::size_t>(verb_class)], lemma);
}

}  // namespace dateline
