#include "names.hpp"

#include <array>
#include <vector>

#include "word_classes.hpp"

namespace dateline {
namespace {

constexpr std::string_view courtesy_titles =
    "dame dr dr. lady lord madam miss mme mr mr. mrs mrs. ms ms. mx mx. sir ";

constexpr std::string_view titles =
    "acolyte admiral alderman alderwoman ambassador analyst archbishop assemblyman assemblywoman "
    "attorney ayatollah baron baroness bishop brig. brigadier capt. captain cardinal ceo cfo "
    "chairman chairperson chairwoman chancellor chief cmdr. co-founder coach col. colonel "
    "commandant commander commissioner comptroller congressman congresswoman constable "
    "controller coroner corporal councillor councilman councilor councilwoman count countess "
    "cpl. czar dean delegate det. detective director duchess duke editor emir emperor empress "
    "ex-president founder gen. general gov. governor imam inspector judge justice king "
    "lieutenant lt. maj. major manager marshal mayor minister monsignor mp officer owner pastor "
    "pfc. philanthropist pope premier pres. president prime-minister prince princess principal "
    "prof. professor prosecutor provost pvt. queen rabbi rep. representative rev. reverend saint "
    "sec. secretary sen. senator sergeant sgt. shah sheikh sheriff speaker spokesman "
    "spokesperson spokeswoman sultan superintendent supt. taoiseach treasurer tsar "
    "vice-president warden whip ";

constexpr std::string_view title_modifiers =
    "acting army assistant associate attorney bishop-elect brigadier chief co current defence "
    "defense deputy district education energy environment ex ex-prime executive finance fire "
    "first foreign former general governor-elect health home house incoming interim interior "
    "junior justice late lead lieutenant longtime lt. major majority managing minister-elect "
    "minority news opposition outgoing party police president-elect press prime rear retired "
    "senate senior shadow staff state supreme then then-mayor then-president then-prime trade "
    "transport treasury u.s. vice ";

constexpr std::string_view office_changers =
    "acting adjutant assistant associate attorney co deputy ex executive former interim late "
    "lieutenant prime shadow then vice ";

constexpr std::string_view company_suffixes =
    "ag bhd co co. company corp corp. corporation gmbh inc inc. incorporated limited llc llp lp "
    "ltd ltd. n.v. nv oy plc s.a. sa se spa ";

constexpr std::string_view organization_words =
    "academy administration agency airlines airways alliance army assembly associates "
    "association authority bancorp bank bbc board broadcasting brothers bureau cabinet campaign "
    "chamber chemical church club coalition college command commission committee communications "
    "confederation conference congress consortium convention council court courts customs daily "
    "democrats department diagnostics division enforcement enterprises entertainment fc "
    "federation force forces forensics forum foundation front fund gazette governorate group "
    "guard guild healthcare herald holdings house industries initiative institute insurance "
    "intelligence international journal laboratories laboratory labs league legislature ministry "
    "mission movement nations navy network news newspaper observatory office orchestra "
    "organisation organization parliament partners partnership party patrol pharmaceuticals "
    "police post press project records registry reserve resources savings school secretariat "
    "securities senate service services society solutions squad studios symphony systems "
    "taskforce team technologies telegraph theatre times treasury tribunal tribune trust union "
    "united university ventures watch works ";

constexpr std::string_view company_words =
    "aerospace airlines airways analytics apparel associates automotive bancorp biosciences "
    "biotech brands brothers capital chemical chemicals communications diagnostics electric "
    "electronics energy engineering enterprises entertainment financial foods forensics group "
    "healthcare holdings industries insurance international laboratories labs logistics "
    "materials media minerals mining motor motors networks oil outfitters partners petroleum "
    "pharma pharmaceuticals pictures properties resources restaurants robotics scientific "
    "securities semiconductor semiconductors shipping software solutions sports steel stores "
    "studios systems technologies technology telecom therapeutics ventures ";

constexpr std::string_view place_words =
    "airport alley arena ave. avenue basin bay beach boulevard bridge building canal canyon cape "
    "castle cathedral cemetery center centre channel city clinic coast county courthouse cove "
    "creek desert district drive falls farm field forest fort garden gardens gulf hall harbor "
    "harbour heights highway hill hills hospital hotel island islands isle isles junction lake "
    "lane library market mill mills monument mosque mount mountain mountains museum ocean palace "
    "park parkway peninsula plain plains plaza point pond port prefecture prison province quarry "
    "ranch range region reservoir ridge river road row sea shore sound springs square st. "
    "stadium station strait street temple terminal territory tower town township tunnel valley "
    "village volcano way woods zoo ";

// Dictionary words that head or modify names of organisations and that the word classes lack.
constexpr std::string_view common_words =
    "aeronautics aging agricultural agriculture air american animal arts asylum atmospheric "
    "atomic aviation banking border budget building business care central charities chemical "
    "chief children citizenship civil clean climate coast commerce commercial communities "
    "community conservation consumer control corrections counter criminal cultural culture "
    "customs cyber data deaf defence defense democratic department detention development digital "
    "disability disabled disease drug economic economics economy education educational election "
    "electoral electric emergency emerging employment energy engineering environment "
    "environmental equality ethics european exchange exploration explosives exterior external "
    "families family farm federal film finance financial firearms fish fisheries food foreign "
    "forest freedom freedoms gas general global health heritage higher highway historic home "
    "homeland hospital housing human human-rights humanities immigration independent indian "
    "indigenous industrial industry information infrastructure innovation insurance intelligence "
    "interior internal international investment islamic judicial justice labor labour land law "
    "legal liberties liberty local management marine maritime media medical medicine mental "
    "meteorological metropolitan migrant migration military mines mining monetary mountain "
    "municipal museum national natural nuclear nursing nutrition occupational ocean oceanic oil "
    "operations owners parks patent peace pensions people performing personnel petroleum "
    "pipeline planning policy political pollution population prevention prisons privacy "
    "procurement property prosecution prosecutions protection provincial public race radio rail "
    "railway reclamation recovery reform refugee refugees regional regulatory rehabilitation "
    "relief religious research resources response revenue rights river rural safety science "
    "sciences scientific sea security senior sexual small social solicitor southern space "
    "special sport sports standards state statistics strategic student students studies "
    "substance supreme surface survey sustainable tax teachers technology telecommunications "
    "terror terrorism tobacco tourism trade traffic training transit transport transportation "
    "treatment treaty tropical urban veterans victims vocational voters waste water weather "
    "welfare western wildlife witness women workers world youth ";

constexpr std::string_view particles =
    "abu al bin da de del della den der di dos du el ibn la le ter van von y zu ";

constexpr std::string_view male_words =
    "actor alderman anchorman archbishop assemblyman baron bishop boy boyfriend brother "
    "businessman cardinal chairman clergyman congressman councilman count duke emperor "
    "ex-husband father fireman fisherman foreman gentleman gentlemen grandfather grandson guy "
    "handyman husband imam king lad lord man men monk mr mr. nephew policeman pope priest prince "
    "rabbi salesman serviceman sheikh sir son spokesman sportsman stepfather stepson sultan "
    "uncle watchman widower ";
constexpr std::string_view female_words =
    "actress alderwoman assemblywoman aunt ballerina baroness businesswoman chairwoman "
    "congresswoman councilwoman countess dame daughter duchess empress ex-girlfriend ex-wife "
    "girl girlfriend goddess godmother granddaughter grandmother heroine ladies lady madam miss "
    "mme mother mrs mrs. ms ms. niece nun policewoman princess queen saleswoman sister "
    "spokeswoman sportswoman stepdaughter stepmother waitress widow wife woman women ";

struct Letter {
  char32_t code = 0;
  std::size_t size = 1;
};

// The text is valid UTF-8: the reader saw to that.
Letter letter_at(std::string_view s, std::size_t i) {
  const auto b = [&](std::size_t k) -> char32_t {
    return k < s.size() ? static_cast<unsigned char>(s[k]) : 0u;
  };
  const char32_t c = b(i);
  if (c < 0x80) return {c, 1};
  if (c < 0xE0) return {(c & 0x1F) << 6 | (b(i + 1) & 0x3F), 2};
  if (c < 0xF0) return {(c & 0x0F) << 12 | (b(i + 1) & 0x3F) << 6 | (b(i + 2) & 0x3F), 3};
  return {(c & 0x07) << 18 | (b(i + 1) & 0x3F) << 12 | (b(i + 2) & 0x3F) << 6 | (b(i + 3) & 0x3F),
          4};
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c < 0x138 || (c >= 0x14A && c < 0x178)) return c % 2 == 0;  // Latin Extended-A comes in pairs
  if ((c >= 0x139 && c < 0x149) || (c >= 0x179 && c < 0x17F)) return c % 2 == 1;
  if (c == 0x178) return true;
  if (c >= 0x386 && c <= 0x3AB) return c != 0x390;
  return c >= 0x400 && c <= 0x42F;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c < 0x100) return c == 0xDF || (c >= 0xE0 && c != 0xF7);
  if (c < 0x180) return !is_upper(c);
  if (c >= 0x3AC && c <= 0x3CE) return true;
  return c >= 0x430 && c <= 0x45F;
}

char32_t to_lower(char32_t c) {
  if (!is_upper(c)) return c;
  if (c < 0x100 || (c >= 0x391 && c <= 0x3AB) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c < 0x178 || (c >= 0x179 && c < 0x17F)) return c + 1;
  if (c == 0x178) return 0xFF;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_small_word(std::string_view folded) {
  return folded == "of" || folded == "and" || folded == "the" || folded == "for" || folded == "&" ||
         folded == "in" || folded == "on" || folded == "to" || folded == "at" || folded == "'s" ||
         folded == "’s" || folded == "’" || folded == "'" || folded == "-" || folded == "against" ||
         folded == "de";
}

}  // namespace

bool starts_upper(std::string_view word) {
  return !word.empty() && is_upper(letter_at(word, 0).code);
}

bool is_all_caps(std::string_view word) {
  int upper = 0;
  for (std::size_t i = 0; i < word.size();) {
    const Letter l = letter_at(word, i);
    if (is_lower(l.code)) return false;
    upper += is_upper(l.code);
    i += l.size;
  }
  return upper >= 2;
}

std::string fold(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const Letter l = letter_at(word, i);
    append(out, to_lower(l.code));
    i += l.size;
  }
  return out;
}

std::string capitalised(std::string_view word) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < word.size();) {
    const Letter l = letter_at(word, i);
    append(out, inside ? to_lower(l.code) : l.code);
    inside = is_upper(l.code) || is_lower(l.code);
    i += l.size;
  }
  return out;
}

std::string singular(std::string_view folded) {
  const auto ends = [&](std::string_view tail) {
    return folded.size() > tail.size() + 1 && folded.substr(folded.size() - tail.size()) == tail;
  };
  if (folded == "people" || folded == "children" || folded == "men" || folded == "women")
    return folded == "people"     ? "person"
           : folded == "children" ? "child"
           : folded == "men"      ? "man"
                                  : "woman";
  if (ends("men")) return std::string(folded.substr(0, folded.size() - 2)) + "an";
  if (ends("ies")) return std::string(folded.substr(0, folded.size() - 3)) + "y";
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes"))
    return std::string(folded.substr(0, folded.size() - 2));
  if (ends("s") && !ends("ss") && !ends("us") && !ends("is"))
    return std::string(folded.substr(0, folded.size() - 1));
  return std::string(folded);
}

Gender gender_of(std::string_view folded) {
  // "ex-girlfriend", "step-brother", "co-chairwoman"
  for (const std::string_view prefix : {"ex-", "step-", "half-", "co-", "great-"})
    if (folded.starts_with(prefix)) folded.remove_prefix(prefix.size());
  if (in_sorted_words(male_words, folded)) return Gender::male;
  if (in_sorted_words(female_words, folded)) return Gender::female;
  return Gender::unknown;
}

bool is_courtesy_title(std::string_view folded) {
  return in_sorted_words(courtesy_titles, folded);
}
bool is_title(std::string_view folded) {
  return in_sorted_words(titles, folded);
}
bool is_title_modifier(std::string_view folded) {
  return in_sorted_words(title_modifiers, folded);
}
bool changes_office(std::string_view folded) {
  return in_sorted_words(office_changers, folded);
}
bool is_company_suffix(std::string_view folded) {
  return in_sorted_words(company_suffixes, folded);
}
bool is_organization_word(std::string_view folded) {
  return in_sorted_words(organization_words, folded) || is_company_word(folded);
}
bool is_company_word(std::string_view folded) {
  return in_sorted_words(company_words, folded) || is_company_suffix(folded);
}
bool is_place_word(std::string_view folded) {
  return in_sorted_words(place_words, folded);
}
bool is_name_particle(std::string_view word) {
  return in_sorted_words(particles, word);
}

bool is_common_word(std::string_view folded) {
  if (in_sorted_words(common_words, folded) || in_sorted_words(organization_words, folded) ||
      in_sorted_words(place_words, folded))
    return true;
  const auto known = [](std::string_view w) {
    return is_person_noun(w) || is_organization_noun(w) || is_people_noun(w) || is_place_noun(w) ||
           is_event_noun(w) || is_state_noun(w) || is_communication_noun(w);
  };
  return known(folded) || known(singular(folded));
}

std::string acronym_letters(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const Letter l = letter_at(word, i);
    if (is_upper(l.code))
      append(out, l.code);
    else if (l.code != '.' || out.empty())
      return {};
    i += l.size;
  }
  return out.size() >= 2 && out.size() <= 7 ? out : std::string();
}

bool abbreviates(std::string_view letters, std::span<const std::string> words) {
  if (letters.size() < 2) return false;
  struct Initial {
    char letter;
    bool optional;
  };
  std::vector<Initial> initials;
  std::size_t required = 0;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::string folded = fold(words[w]);
    if (folded.empty()) continue;
    const std::string own = acronym_letters(words[w]);
    if (w == 0 && words.size() > 2 && (!own.empty() || folded == "the" || folded == "american")) {
      // A country in front: each of its letters may be left out.
      if (own.empty())
        initials.push_back({folded[0], true});
      else
        for (const char c : own) initials.push_back({fold(std::string(1, c))[0], true});
      continue;
    }
    if (!own.empty()) return false;  // an acronym inside is no word
    initials.push_back({folded[0], is_small_word(folded) || is_company_suffix(folded)});
    required += !initials.back().optional;
    for (std::size_t i = 1; i + 1 < folded.size(); ++i)
      if (folded[i] == '-') initials.push_back({folded[i + 1], true});
  }
  if (required < 2) return false;
  // Which prefixes of the letters the initials read so far can spell: sets as bits.
  std::uint32_t reach = 1;
  for (const Initial& initial : initials) {
    std::uint32_t next = initial.optional ? reach : 0;
    for (std::size_t k = 0; k < letters.size() && k < 31; ++k)
      if ((reach >> k & 1) && fold(letters.substr(k, 1))[0] == initial.letter) next |= 2u << k;
    reach = next;
  }
  return letters.size() < 31 && (reach >> letters.size() & 1);
}

bool may_abbreviate(std::string_view letters, std::span<const std::string> words) {
  if (letters.size() < 2 || words.empty()) return false;
  std::string joined;
  for (const std::string& w : words) joined += ' ' + fold(w);
  const std::string wanted = fold(letters);
  std::size_t at = joined.find(' ' + wanted.substr(0, 1));
  if (at == std::string::npos) return false;
  ++at;
  for (std::size_t i = 1; i < wanted.size(); ++i) {
    at = joined.find(wanted[i], at + 1);
    if (at == std::string::npos) return false;
  }
  return true;
}

}  // namespace dateline
