#include "verb_lexicon.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace dateline {
namespace {

using Words = std::span<const std::string_view>;

// "The mayor said that …", "the filing shows that …".
constexpr std::string_view reporting[] = {
    "say",         "tell",     "announce",    "report",    "state",     "declare",   "claim",
    "confirm",     "insist",   "argue",       "maintain",  "assert",    "allege",    "note",
    "add",         "explain",  "warn",        "reveal",    "disclose",  "tweet",     "write",
    "testify",     "swear",    "acknowledge", "admit",     "concede",   "contend",   "suggest",
    "recall",      "remark",   "reply",       "respond",   "comment",   "observe",   "estimate",
    "conclude",    "predict",  "forecast",    "boast",     "complain",  "mention",   "point out",
    "indicate",    "stress",   "emphasize",   "emphasise", "reiterate", "repeat",    "inform",
    "notify",      "quote",    "proclaim",    "caution",   "advise",    "assure",    "post",
    "joke",        "describe", "cite",        "affirm",    "attest",    "brief",     "counter",
    "hint",        "rule",     "find",        "call",      "label",     "dub",       "stipulate",
    "signal",      "tout",     "speculate",   "vow",       "pledge",    "promise",   "blog",
    "ask",         "wonder",   "demand",      "advertise", "propose",   "recommend", "urge",
    "think aloud", "shout",    "whisper",     "cry"};
// "Oyelaran denied that they had been told", "rejected claims that".
constexpr std::string_view denying[] = {"deny", "refute", "dispute", "disavow", "rebut"};
// "plans to launch", "agreed to freeze", "voted to strike".
constexpr std::string_view planning[] = {
    "plan",         "intend",   "hope",        "expect",      "agree",   "decide",    "promise",
    "pledge",       "vow",      "vote",        "offer",       "mean",    "aim",       "prepare",
    "schedule",     "want",     "commit",      "choose",      "opt",     "resolve",   "propose",
    "consider",     "threaten", "arrange",     "pitch",       "elect",   "volunteer", "set",
    "slate",        "project",  "anticipate",  "contemplate", "book",    "undertake", "swear",
    "look forward", "gear up",  "stand ready", "set out",     "line up", "wish",      "aspire",
    "contract"};
// "ordered the company to leave", "asked her to sign".
constexpr std::string_view directive[] = {
    "order",     "ask",    "tell",     "urge",     "request",    "instruct", "direct",
    "command",   "invite", "require",  "call",     "call on",    "advise",   "warn",
    "recommend", "demand", "press",    "push",     "encourage",  "persuade", "beg",
    "implore",   "appeal", "petition", "oblige",   "commission", "task",     "authorize",
    "authorise", "charge", "bind",     "sentence", "summon"};
// "declined to sign", "failed to stop": the complement does not happen.
constexpr std::string_view refusing[] = {"refuse", "decline", "fail",    "neglect", "forget",
                                         "omit",   "avoid",   "resist",  "forgo",   "abstain",
                                         "balk",   "refrain", "forbear", "shrink",  "escape"};
constexpr std::string_view attempting[] = {"try",   "seek", "attempt",  "struggle",  "strive",
                                           "fight", "bid",  "endeavor", "endeavour", "work",
                                           "race",  "push", "lobby"};
// "called off a visit", "scrapped the dinner".
constexpr std::string_view cancelling[] = {
    "cancel",     "call off", "scrap",   "drop",     "abandon",   "shelve",    "scratch",
    "strike off", "axe",      "ax",      "ditch",    "abort",     "avert",     "scupper",
    "scuttle",    "withdraw", "rescind", "revoke",   "forestall", "pull",      "nix",
    "annul",      "discard",  "suspend", "rule out", "give up",   "cut short", "write off",
    "back out",   "pull out", "halt"};
// "postponed until May", "put back to 2025".
constexpr std::string_view postponing[] = {"postpone", "delay",     "put off",    "put back",
                                           "defer",    "push back", "reschedule", "hold back",
                                           "adjourn",  "move back", "hold off",   "hold over",
                                           "hold up",  "set back",  "remand"};
constexpr std::string_view beginning[] = {"begin",     "start",    "resume",  "launch into",
                                          "set about", "commence", "proceed", "come",
                                          "go on",     "embark",   "get"};
constexpr std::string_view continuing[] = {"continue", "keep",     "remain",
                                           "persist",  "carry on", "keep on"};
constexpr std::string_view ending[] = {"stop", "cease",    "quit", "finish",
                                       "end",  "complete", "halt", "give up"};
constexpr std::string_view perception[] = {"see",     "hear",     "watch", "notice",
                                           "witness", "overhear", "spot",  "observe",
                                           "feel",    "discover", "find"};
// "owns", "includes": present-tense uses are no happenings.
constexpr std::string_view stative[] = {
    "have",    "own",       "include",    "contain",  "know",    "believe",    "think",  "want",
    "need",    "like",      "love",       "hate",     "prefer",  "cost",       "belong", "consist",
    "depend",  "deserve",   "exist",      "fit",      "involve", "lack",       "matter", "owe",
    "possess", "resemble",  "seem",       "appear",   "suppose", "understand", "mean",   "require",
    "contain", "concern",   "remain",     "stand",    "lie",     "sit",        "live",   "entitle",
    "deserve", "represent", "constitute", "comprise", "weigh",   "measure",    "equal",  "be",
    "feature", "cover",     "regard",     "hope",     "fear",    "expect",     "rely",   "hold",
    "allow",   "permit",    "suit",       "tend",     "vary",    "differ",     "reside", "total",
    "amount",  "date",      "range",      "serve",    "work",    "doubt",      "care"};
constexpr std::string_view durative[] = {
    "hold",  "live",   "rely",   "run",  "lead",    "own",     "work", "serve",  "occupy", "keep",
    "stay",  "remain", "be",     "have", "operate", "control", "use",  "depend", "reside", "head",
    "teach", "rule",   "govern", "hope", "know",    "play",    "sit",  "stand",  "wait",   "fight"};
constexpr std::string_view light[] = {"hold",   "make",  "take",      "have",      "give",
                                      "do",     "pay",   "conduct",   "carry out", "stage",
                                      "launch", "mount", "undertake", "deliver",   "go"};
// The subject of "prices rose", "the fire broke out" undergoes the event.
constexpr std::string_view change[] = {
    "rise",        "fall",       "drop",       "grow",       "increase",  "decrease",
    "decline",     "die",        "arrive",     "happen",     "occur",     "emerge",
    "appear",      "disappear",  "begin",      "start",      "end",       "open",
    "close",       "break",      "break out",  "crash",      "collapse",  "expand",
    "come",        "go",         "remain",     "stay",       "exist",     "become",
    "crest",       "come out",   "come down",  "go up",      "go down",   "run out",
    "take effect", "take place", "lapse",      "expire",     "double",    "triple",
    "halve",       "shrink",     "widen",      "burn",       "burst",     "explode",
    "sink",        "swell",      "melt",       "freeze",     "recover",   "plunge",
    "soar",        "surge",      "tumble",     "slip",       "climb",     "jump",
    "plummet",     "slide",      "rally back", "improve",    "worsen",    "deteriorate",
    "continue",    "last",       "fade",       "vanish",     "result",    "follow",
    "ensue",       "erupt",      "subside",    "sprout",     "drown",     "faint",
    "suffer",      "go bust",    "fail",       "evolve",     "develop",   "form",
    "change",      "turn",       "break up",   "break down", "go ahead",  "take office",
    "drift",       "roll",       "derail",     "capsize",    "overturn",  "pass",
    "dissolve",    "resume",     "stop",       "cease",      "come into", "cost",
    "seem",        "belong",     "stand",      "lie",        "survive",   "flow",
    "perish",      "flood",      "spread",     "sell",       "vary",      "get up",
    "come back",   "come up",    "blow up",    "go off",     "debut",     "premiere",
    "average",     "be",         "become",     "look",       "sound",     "hang",
    "wait",        "age"};
constexpr std::string_view object_control[] = {
    "order",   "ask",     "tell",     "urge",      "request",   "instruct",  "direct",  "command",
    "invite",  "require", "advise",   "warn",      "encourage", "persuade",  "force",   "allow",
    "permit",  "let",     "make",     "help",      "enable",    "cause",     "lead",    "get",
    "have",    "see",     "hear",     "watch",     "expect",    "want",      "call on", "press",
    "push",    "prompt",  "compel",   "oblige",    "authorize", "authorise", "teach",   "train",
    "forbid",  "ban",     "bar",      "prevent",   "stop",      "keep",      "block",   "beg",
    "find",    "leave",   "send",     "notice",    "recruit",   "hire",      "appoint", "elect",
    "choose",  "accuse",  "suspect",  "charge",    "convict",   "acquit",    "clear",   "blame",
    "condemn", "inspire", "motivate", "challenge", "sentence",  "need",      "like",    "entitle",
    "call",    "give",    "credit",   "criticize", "criticise", "fine",      "sue",     "thank",
    "praise",  "punish"};
constexpr std::string_view mental[] = {
    "believe", "think",   "fear",    "expect",     "suppose", "assume", "doubt",
    "hope",    "wonder",  "suspect", "imagine",    "worry",   "feel",   "wish",
    "know",    "realize", "realise", "understand", "dream",   "guess",  "agree"};
constexpr std::string_view enabling[] = {
    "allow",   "permit",  "let",     "enable", "entitle", "authorize", "authorise", "free",
    "license", "empower", "prevent", "forbid", "bar",     "ban",       "prohibit",  "block"};
constexpr std::string_view giving[] = {
    "give",  "send",  "award",    "offer",   "grant",  "hand",    "lend",     "pay",
    "sell",  "show",  "teach",    "promise", "owe",    "serve",   "assign",   "deny",
    "allow", "issue", "bring",    "present", "donate", "deliver", "supply",   "provide",
    "tell",  "ask",   "transfer", "e-mail",  "email",  "mail",    "hand over"};
constexpr std::string_view accusing[] = {"accuse",  "charge", "suspect", "convict",
                                         "indict",  "blame",  "acquit",  "clear",
                                         "condemn", "fine",   "sue",     "impeach"};
constexpr std::string_view linking[] = {"become", "remain", "seem", "appear", "stay",
                                        "look",   "sound",  "feel", "prove",  "turn",
                                        "grow",   "get",    "go"};

std::unordered_map<std::string_view, VerbTrait> build() {
  std::unordered_map<std::string_view, VerbTrait> table;
  const auto mark = [&](Words words, VerbTrait one) {
    for (const std::string_view word : words) {
      VerbTrait& traits = table.try_emplace(word, VerbTrait::none).first->second;
      traits = traits | one;
    }
  };
  mark(reporting, VerbTrait::reporting);
  mark(denying, VerbTrait::denying);
  mark(planning, VerbTrait::planning);
  mark(directive, VerbTrait::directive | VerbTrait::object_control);
  mark(refusing, VerbTrait::refusing);
  mark(attempting, VerbTrait::attempting);
  mark(cancelling, VerbTrait::cancelling);
  mark(postponing, VerbTrait::postponing);
  mark(beginning, VerbTrait::beginning);
  mark(continuing, VerbTrait::continuing);
  mark(ending, VerbTrait::ending);
  mark(perception, VerbTrait::perception);
  mark(stative, VerbTrait::stative);
  mark(light, VerbTrait::light);
  mark(change, VerbTrait::change);
  mark(object_control, VerbTrait::object_control);
  mark(mental, VerbTrait::mental);
  mark(enabling, VerbTrait::enabling);
  mark(durative, VerbTrait::durative);
  mark(giving, VerbTrait::giving);
  mark(accusing, VerbTrait::accusing);
  mark(linking, VerbTrait::linking);
  return table;
}

const std::unordered_set<std::string_view>& event_nouns() {
  static const std::unordered_set<std::string_view> nouns = {
      // violence, accidents, nature
      "attack", "raid", "strike", "bombing", "shooting", "explosion", "blast", "fire", "crash",
      "collision", "earthquake", "quake", "flood", "storm", "hurricane", "tornado", "eruption",
      "landslide", "drought", "war", "battle", "invasion", "siege", "massacre", "coup",
      "revolution", "uprising", "riot", "clash", "fight", "killing", "murder", "assassination",
      "robbery", "theft", "burglary", "kidnapping", "abduction", "assault", "stabbing", "accident",
      "disaster", "outbreak", "epidemic", "pandemic", "leak", "spill", "breach", "hack", "break-in",
      "collapse", "derailment", "evacuation", "rescue", "search", "ambush", "offensive",
      "ceasefire", "truce", "withdrawal",
      // law and government
      "arrest", "trial", "verdict", "conviction", "acquittal", "sentencing", "hearing", "appeal",
      "lawsuit", "investigation", "inquiry", "inquest", "probe", "indictment", "election", "vote",
      "referendum", "inauguration", "resignation", "appointment", "nomination", "veto", "ban",
      "impeachment", "summit", "conference", "meeting", "talk", "negotiation", "session", "debate",
      "ruling", "order", "decision", "execution", "deportation", "extradition", "inspection",
      "visit", "tour", "audit", "census", "campaign", "amnesty", "pardon", "ratification", "raid",
      "roundup", "crackdown", "closure", "shutdown", "sanction", "embargo", "blockade", "treaty",
      "recall",
      // business and science
      "merger", "acquisition", "takeover", "sale", "purchase", "launch", "release", "layoff",
      "bankruptcy", "deal", "agreement", "announcement", "delay", "expansion", "opening", "closing",
      "construction", "demolition", "discovery", "invention", "test", "trial", "experiment",
      "study", "auction", "strike", "walkout", "lockout", "boycott", "override", "move", "transfer",
      "increase", "rise", "fall", "drop", "decline", "cut", "growth", "recession", "crisis",
      "failure", "outage", "failure", "flight", "landing", "takeoff", "mission", "voyage",
      "expedition", "climb", "journey", "trip",
      // gatherings and life
      "event", "keynote", "rally", "protest", "demonstration", "march", "parade", "vigil",
      "ceremony", "funeral", "memorial", "wedding", "marriage", "divorce", "birth", "death",
      "birthday", "festival", "concert", "exhibition", "fair", "match", "game", "race",
      "tournament", "championship", "final", "semi-final", "semifinal", "quarter-final",
      "quarterfinal", "playoff", "derby", "marathon", "half-marathon", "premiere", "performance",
      "party", "dinner", "interview", "speech", "address", "statement", "lecture",
      "press conference", "briefing", "congress", "convention", "celebration", "anniversary",
      "graduation", "retirement", "return", "departure", "arrival", "win", "victory", "defeat",
      "loss", "injury", "surgery", "operation", "transplant", "treatment", "vaccination",
      "publication", "broadcast", "screening", "call", "phone call", "payment", "donation",
      "warning", "threat", "signing", "unveiling", "handover", "repair", "renovation",
      "restoration", "review", "poll", "survey", "reading", "rehearsal", "training", "exercise",
      "drill", "patrol", "cleanup"};
  return nouns;
}

}  // namespace

VerbTrait verb_traits(std::string_view action) {
  static const std::unordered_map<std::string_view, VerbTrait> table = build();
  const auto found = table.find(action);
  return found == table.end() ? VerbTrait::none : found->second;
}

bool names_event(std::string_view lemma) {
  return event_nouns().contains(lemma);
}

bool names_affair(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {
      "dispute",    "controversy", "settlement",   "decrease",     "impact",      "leave",
      "demand",     "beginning",   "change",       "appearance",   "connection",  "preview",
      "effort",     "plan",        "measure",      "criticism",    "attention",   "difficulty",
      "concern",    "complaint",   "integration",  "duty",         "expectation", "incident",
      "row",        "feud",        "quarrel",      "argument",     "conflict",    "violence",
      "fighting",   "shooting",    "looting",      "action",       "reaction",    "response",
      "pressure",   "progress",    "success",      "damage",       "disruption",  "interruption",
      "suspension", "extension",   "reduction",    "improvement",  "upgrade",     "upgrading",
      "scrutiny",   "support",     "opposition",   "resistance",   "attempt",     "bid",
      "push",       "drive",       "offer",        "proposal",     "promise",     "pledge",
      "request",    "invitation",  "apology",      "explanation",  "denial",      "confession",
      "admission",  "accusation",  "allegation",   "claim",        "comment",     "remark",
      "suggestion", "discussion",  "conversation", "consultation", "cooperation", "collaboration",
      "transition", "recovery",    "relief",       "cancer",       "illness",     "disease",
      "surge",      "slump",       "jump",         "plunge",       "boost",       "breakthrough",
      "abuse",      "fraud",       "crime",        "offence",      "offense",     "violation",
      "use",        "placement",   "arrangement",  "preparation",  "work",        "development",
      "detention",  "custody",     "punishment",   "penalty",      "retaliation", "revenge",
      "approval",   "permission",  "refusal",      "rejection",    "objection",   "consent",
      "debut",      "comeback",    "stop",         "start",        "end",         "halt",
      "fact",       "situation",   "circumstance", "trend",        "role",        "way",
      "rain",       "peace",       "independence", "unrest",       "turmoil",     "chaos"};
  return nouns.contains(lemma);
}

bool is_claim_noun(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {
      "claim",      "allegation", "accusation", "report",       "rumor",     "rumour",
      "suggestion", "statement",  "assertion",  "charge",       "talk",      "speculation",
      "complaint",  "story",      "contention", "testimony",    "evidence",  "idea",
      "belief",     "notion",     "finding",    "announcement", "warning",   "admission",
      "word",       "news",       "fear",       "hope",         "concern",   "argument",
      "theory",     "conclusion", "denial",     "assurance",    "insistence"};
  return nouns.contains(lemma);
}

bool is_plan_noun(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {
      "plan",   "effort",     "decision",  "bid",        "attempt",   "offer",  "promise",
      "pledge", "proposal",   "intention", "intent",     "agreement", "deal",   "vote",
      "order",  "request",    "move",      "threat",     "demand",    "call",   "chance",
      "right",  "duty",       "deadline",  "campaign",   "push",      "motion", "project",
      "scheme", "commitment", "vow",       "wish",       "desire",    "hope",   "goal",
      "aim",    "refusal",    "failure",   "permission", "drive"};
  return nouns.contains(lemma);
}

bool is_light_pair(std::string_view verb, std::string_view noun) {
  // The noun is no event by itself, or the pair means more than its parts.
  static const std::unordered_set<std::string_view> fixed = {
      "take place",        "take effect",         "take office",     "take part",
      "take control",      "take action",         "take steps",      "take step",
      "take stand",        "make statement",      "make decision",   "make progress",
      "make debut",        "give birth",          "give way",        "give speech",
      "pay tribute",       "pay visit",           "pay call",        "go bust",
      "take power",        "take responsibility", "make appearance", "hold talk",
      "make announcement", "take oath",           "make offer",      "give testimony",
      "give evidence"};
  if (std::string pair(verb); fixed.contains(pair.append(" ").append(noun))) return true;
  // "have a vote" is no voting, "have the votes" even less.
  static const std::unordered_set<std::string_view> had = {
      "accident", "argument",  "conversation", "debate",  "discussion", "fight",   "interview",
      "meeting",  "operation", "party",        "surgery", "talk",       "wedding", "crash"};
  if (verb == "have") return had.contains(noun);
  return has(verb_traits(verb), VerbTrait::light) && names_event(noun) && verb != "launch";
}

}  // namespace dateline
