#include "clue_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "word_classes.hpp"
#include "word_key.hpp"

namespace dateline {
namespace {

using W = ClueWord;

struct Entry {
  W word;
  std::string_view forms;  // with spaces between
};

constexpr Entry entries[] = {
    {W::determiner,
     "a an the his her its their our my your these those every no another each several many few "
     "some any such certain various two three four five six seven eight nine ten eleven twelve "
     "dozen hundred thousand million billion other own same more less fewer most least further new "
     "old local foreign national public private international political military federal"},
    {W::preposition,
     "aboard about above across against along amid among around as at behind beneath beside "
     "besides "
     "between beyond by despite during for from in inside into like near of off on onto opposite "
     "out outside over past per than through throughout towards toward under up upon via with "
     "within without following including concerning regarding according"},
    {W::pronoun, "he she it they we i you"},
    {W::relative, "who which whom whose that where"},
    {W::subordinator,
     "when while after before because if although though unless whether since until till once what "
     "how why whereas whenever wherever lest"},
    {W::coordinator, "and but or nor yet"},
    {W::adverb,
     "not never also already just only then still again soon now once ever always often even "
     "perhaps indeed instead yet almost nearly rather quite all both either too far first later "
     "officially t"},
    {W::will, "will shall gonna ll"},
    {W::would, "would"},
    {W::modal, "may might could can should must cannot ought ca"},
    {W::be_present, "is are am re isn aren"},
    {W::be_past, "was were wasn weren"},
    {W::be, "be been being"},
    {W::have, "has have ve hasn haven"},
    {W::had, "had hadn"},
    {W::doing, "do does don doesn"},
    {W::did, "did didn"},
    {W::to, "to"},

    // Verb forms.
    {W::past,
     "arose ate became began blew broke came chose drank drew drove flew forbade forgave forgot "
     "forsook froze gave grew knew mistook outgrew overcame oversaw overtook overthrew partook ran "
     "rang rode sang sank shook shrank slew spoke sprang stole strode strove swam swore threw took "
     "tore trod undertook underwent undid went withdrew woke wore wrote fell"},
    {W::past_or_participle,
     "axed bled bought bred brought built burnt caught clung crept dealt died dreamt dug eyed "
     "fed fled flung forestalled foretold fought found got ground heard held hung iced kept "
     "knelt laid leapt learnt led lent lied made meant met misled mistook misunderstood "
     "outbid outsold overheard overrode owed paid rebuilt repaid resold rethought retold said "
     "sent shed shone slept slid slung sold sought sped spent spilt spoilt stood struck stuck "
     "stung sued swept swung taught tied told understood upheld vied wept withheld withstood "
     "won wound wrung"},
    {W::past_or_participle | W::noun_too,
     "bent felt left lit lost shot thought saw rose lay bore bit hid bound dove wed spun spat sat"},
    {W::participle,
     "arisen awoken beaten become begun bitten blown borne born broken chosen come done drawn "
     "driven drunk eaten fallen flown forbidden forgiven forgotten frozen given gone gotten grown "
     "hidden known mistaken outgrown overcome overrun overseen overtaken overthrown proven ridden "
     "risen run rung seen shaken shown shrunk slain spoken stolen striven stricken strewn sung "
     "sunk "
     "sworn swollen swum taken thrown torn trodden undergone undertaken undone withdrawn woken "
     "worn "
     "woven written"},
    {W::same_past | W::noun_too,
     "beat bet bid broadcast burst cast cost cut forecast hit hurt let put quit read reset set "
     "shut "
     "spit split spread thrust upset rid"},
    // -ed and -d that is no past tense, or an adjective as often
    {W::none,
     "need speed seed feed weed deed breed bleed exceed proceed succeed heed indeed shed sled bed "
     "red "
     "fed led wed ted fred alfred mohammed muhammad ahmed hamed saeed rasheed creed reed greed "
     "steed "
     "infrared hatred kindred sacred wicked naked rugged ragged jagged crooked dogged wretched "
     "aged "
     "beloved biped moped embed imbed united unprecedented alleged so-called unnamed unidentified "
     "unmanned undisclosed unspecified unexpected unscheduled undecided uninjured unharmed "
     "uninhabited unemployed disabled talented gifted skilled experienced sophisticated "
     "complicated "
     "crowded populated bearded one-sided armed unarmed"},
    {W::past_or_participle | W::noun_too,
     "injured wounded limited advanced retired detailed interested married used increased "
     "accused suspected deceased combined related based concerned located named called involved "
     "dated aimed"},

    // What lies ahead, and what does not.
    {W::planned,
     "anticipated appointed arranged booked delayed due expected forecast planned postponed "
     "predicted projected rescheduled scheduled set slated supposed timed earmarked intended "
     "pencilled penciled tipped poised bound"},
    {W::ahead,
     "agree agreed agreeing agrees aim aimed aiming aims allow allowed allows announce announced "
     "announcing anticipate anticipated appoint appointed arrange arranged ask asked asking asks "
     "await awaited awaits awaiting book booked call called calling calls challenge challenged "
     "choose chose chosen command commanded commit committed consider considered considering "
     "consider convene convened decide decided decides deciding decision demand demanded demanding "
     "demands design designed direct directed due encourage encouraged estimate estimated expect "
     "expected expecting expects forbid forbade forecast forecasts fear feared fears going hope "
     "hoped hopes hoping instruct instructed intend intended intending intends intention invite "
     "invited invites likely look looking looks mean meant need needed needs oblige obliged offer "
     "offered offers opt opted order ordered ordering orders permit permitted persuade persuaded "
     "petition petitioned plan planned planning plans pledge pledged pledges pledging postpone "
     "postponed predict predicted predicts prepare prepared prepares preparing project projected "
     "promise promised promises promising propose proposed proposes proposing proposal push pushed "
     "pushing ready recommend recommended recommends recommending remain request requested require "
     "required requires reschedule rescheduled schedule scheduled seek seeking seeks sought set "
     "slate slated suggest suggested summon summoned suppose supposed tell threaten threatened "
     "threatening threatens threat time timed unlikely urge urged urges urging vote voted vow "
     "vowed "
     "vowing vows wait waited waiting want wanted wants warn warned wish wished delay delayed "
     "deadline date poised cancel cancelled canceled cancelling cancels ban banned extend extended "
     "suspend suspended defer deferred adjourn adjourned approve approved authorize authorized "
     "authorise authorised"},
    {W::shares,
     "began begin begins begun start started starts continue continued continues fail failed fails "
     "managed manages tried tries attempted refused refuses declined declines used went came ran "
     "rushed helped stopped gathered met travelled traveled returned arrived flew drove sailed "
     "marched walked turned struggled proceeded seemed appeared able unable forced had got ceased "
     "hastened neglected dared happened chanced opted raced scrambled worked joined left"},
    {W::reports,
     "said told announced reported added confirmed claimed stated warned insisted argued admitted "
     "acknowledged believed thought knew hoped feared expected predicted suggested explained noted "
     "conceded declared denied disclosed estimated indicated recalled replied revealed saw showed "
     "felt heard wrote learned agreed decided demanded proposed recommended requested ordered "
     "promised vowed pledged says say says told maintained alleged asserted concluded contended "
     "testified tweeted posted complained remarked understood assured informed notified"},
    {W::timetable,
     "open opens close closes begin begins start starts end ends meet meets vote votes go goes "
     "leave leaves arrive arrives return returns resume resumes take takes expire expires face "
     "faces play plays run runs head heads reopen reopens travel travels choose chooses decide "
     "decides elect elects come comes kick kicks mark marks fall falls host hosts hold holds "
     "launch launches release releases air airs premiere premieres depart departs fly flies visit "
     "visits enter enters convene convenes reconvene reconvenes gather gathers celebrate "
     "celebrates conclude concludes finish finishes continue continues appear appears compete "
     "competes debut debuts become becomes get gets turn turns land lands lift lifts cast casts "
     "observe observes commemorate commemorates publish publishes report reports hear hears "
     "consider considers plan plans expect expects hope hopes want wants intend intends prepare "
     "prepares threaten threatens remain remains stay stays give gives show shows offer offers "
     "include includes contain contains involve involves suggest suggests indicate indicates "
     "require "
     "requires seem seems live lives like likes use uses raise raises move moves set sets sit sits "
     "stand stands unveil unveils present presents sign signs speak "
     "speaks address addresses lead leads make makes need needs"},
    {W::mishap,
     "accident accidents ambush arrest arrests assassination assault assaults attack attacks "
     "bombing bombings blast blasts blaze breach clash clashes collapse collision coup crash "
     "crashes death deaths derailment disaster disappearance earthquake earthquakes explosion "
     "explosions failure fire fires flood floods hack hijacking incident incidents kidnapping "
     "killing killings massacre murder murders outage outbreak quake raid raids resignation riot "
     "riots robbery shooting shootings slaying spill stabbing storm strike strikes tragedy tsunami "
     "aftershock aftershocks avalanche gunfight landslide landslides mudslide shootout standoff "
     "stampede theft tornado tremor tremors violence"},
    {W::deadline,
     "adjourned banned barred closed continued deferred delayed detained extended gave given "
     "granted "
     "has have jailed keep kept left ordered postponed prolonged pushed put remain remains "
     "remanded "
     "rescheduled shut stay stays suspended cancelled canceled sealed halted"},
};

// Words in -ing that are no verb forms.
constexpr std::string_view no_ing =
    "according anything beijing bring building ceiling concerning during evening everything "
    "feeling "
    "following hearing including king meeting morning nothing offspring regarding ring sing sling "
    "something spring sterling string swing thing wedding wing";
// Words in -ly that are no adverbs.
constexpr std::string_view no_ly =
    "ally anomaly apply assembly belly bully daily early elderly family fly friendly imply italy "
    "july likely monthly multiply only rally rely reply supply unlikely weekly yearly";

// What its ending says of a word that isn't listed.
W by_ending(std::string_view w) {
  if (w.size() <= 4) return W::none;
  if (w.ends_with("ed")) return w.ends_with("eed") ? W::none : W::past_or_participle;
  if (w.ends_with("ing")) return W::ing;
  if (w.ends_with("ly")) return W::adverb;
  return W::none;
}

constexpr W verb_forms = W::past | W::past_or_participle | W::participle | W::same_past | W::ing;

template <typename F>
void for_each_word(std::string_view list, F f) {
  while (!list.empty()) {
    const std::size_t space = std::min(list.find(' '), list.size());
    f(list.substr(0, space));
    list.remove_prefix(std::min(space + 1, list.size()));
  }
}

// Open addressing over the words of the lists above: 0 is an empty slot, otherwise the place of the
// word plus one.
class Table {
 public:
  Table() {
    for (const Entry& entry : entries)
      for_each_word(entry.forms, [&](std::string_view form) { add(word_key(form), entry.word); });
    // Listed for what hangs on it: its ending still tells its form.
    for (const Entry& entry : entries)
      for_each_word(entry.forms, [&](std::string_view form) {
        W& word = forms_[*place_of(word_key(form))].word;
        const W ending = misleading(form) ? W::none : by_ending(form);
        if (word != W::none && !has(word, verb_forms) && has(ending, verb_forms))
          word = word | ending;
      });
    for (const std::string_view list : {no_ing, no_ly})
      for_each_word(list, [&](std::string_view form) { add(word_key(form), W::none); });
  }
  const W* find(const WordKey& word) const {
    const auto place = place_of(word);
    return place ? &forms_[*place].word : nullptr;
  }

 private:
  static constexpr std::size_t size = 8'192;
  struct Form {
    WordKey form;
    W word = W::none;
  };
  static bool misleading(std::string_view form) {
    return in_sorted_words(form.ends_with("ing") ? no_ing : no_ly, form);
  }
  static std::size_t slot_of(const WordKey& key) { return hash_of(key) >> (64U - 13U); }
  static_assert(size == std::size_t{1} << 13U);
  std::optional<std::size_t> place_of(const WordKey& word) const {
    for (std::size_t slot = slot_of(word); slots_[slot] != 0; slot = (slot + 1) % size)
      if (forms_[slots_[slot] - 1U].form == word) return slots_[slot] - 1U;
    return std::nullopt;
  }
  void add(const WordKey& form, W word) {
    std::size_t slot = slot_of(form);
    while (slots_[slot] != 0 && !(forms_[slots_[slot] - 1U].form == form)) slot = (slot + 1) % size;
    if (slots_[slot] == 0) {
      forms_.push_back({form, W::none});
      slots_[slot] = static_cast<std::uint16_t>(forms_.size());
    }
    W& all = forms_[slots_[slot] - 1U].word;
    all = all | word;
  }
  std::array<std::uint16_t, size> slots_{};
  std::vector<Form> forms_;
};

const Table& table() {
  static const Table made;
  return made;
}

}  // namespace

ClueWord clue_word(std::string_view lower) {
  return clue_word(lower, lower.size() > WordKey::longest ? WordKey{} : word_key(lower));
}

ClueWord clue_word(std::string_view lower, const WordKey& key) {
  const W* known = table().find(key);
  return known != nullptr ? *known : by_ending(lower);
}

}  // namespace dateline
