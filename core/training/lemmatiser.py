"""Learns lemma rules: the longest known ending of a word, under its tag, says what to cut off and
what to put there. Whole words are endings too (those start with '^')."""
import collections

import features

LONGEST = 6


def lower(data):
    return data.lower()


def rules_of(form, lemma):
    """(keep case?, bytes to cut, bytes to add), one per way to treat capitals."""
    for keep in (0, 1):
        base = form if keep else lower(form)
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        while same and same < len(base) and 0x80 <= base[same] < 0xC0 or (
                same and same < len(lemma) and 0x80 <= lemma[same] < 0xC0):
            same -= 1  # never inside a character
        yield keep, len(base) - same, lemma[same:]


def apply(rule, form):
    keep, cut, add = rule
    base = form if keep else lower(form)
    at = len(base) - cut
    if at < 0 or 0x80 <= (base + b" ")[at] < 0xC0:  # never inside a character
        return base
    return base[:at] + add


def endings(word):
    """From the shortest to the longest."""
    for n in range(0, min(len(word), LONGEST) + 1):
        yield word[len(word) - n:]
    yield b"^" + word


VOWELS = "aeiou"


def inflect(lemma, part):
    """(XPOS, form) of a regular word as English spells it. Doubled consonants ("stopped") are
    among WordNet's exceptions."""
    y = len(lemma) > 1 and lemma[-1] == "y" and lemma[-2] not in VOWELS
    hiss = lemma.endswith(("s", "x", "z", "ch", "sh"))
    plural = lemma[:-1] + "ies" if y else lemma + ("es" if hiss else "s")
    if part == "noun":
        return [("NNS", plural)]
    if part == "adj":
        stem = lemma[:-1] + "i" if y else lemma[:-1] if lemma.endswith("e") else lemma
        return [("JJR", stem + "er"), ("JJS", stem + "est")] if len(lemma) < 7 else []
    past = lemma[:-1] + "ied" if y else lemma + ("d" if lemma.endswith("e") else "ed")
    drop = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye", "nge"))
    ing = lemma[:-2] + "ying" if lemma.endswith("ie") else (lemma[:-1] if drop else lemma) + "ing"
    if lemma.endswith("nge"):
        ing = lemma[:-1] + "ing"
    return [("VBZ", lemma + "es" if lemma.endswith("o") else plural), ("VBD", past), ("VBN", past), ("VBG", ing)]


def wordnet(folder):
    """(UPOS, XPOS, form, lemma) of the inflections of WordNet's plain words."""
    upos = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ"}
    counts = collections.Counter()  # words that people use: seen in SemCor or with several senses
    for line in open(folder / "cntlist.rev", encoding="ascii"):
        key, _, n = line.split()
        counts[key.split("%")[0]] += int(n)
    for part in upos:
        words = set()
        for line in open(folder / ("index." + part), encoding="ascii"):
            if line[0] == " ":  # the licence
                continue
            w, _, senses = line.split()[:3]
            if w.isalpha() and len(w) > 2 and (part == "verb" or counts[w] or int(senses) > 1):
                words.add(w)
        irregular = collections.defaultdict(list)
        for line in open(folder / (part + ".exc"), encoding="ascii"):
            form, *lemmas = line.split()
            if form.isalpha() and lemmas[0] in words and form not in words:
                irregular[lemmas[0]].append(form)
        for w in sorted(words):
            for form in irregular[w]:
                if part == "verb":
                    tags = ["VBG"] if form.endswith("ing") else ["VBD", "VBN"]
                else:
                    tags = ["NNS"] if part == "noun" else ["JJS" if form.endswith("st") else "JJR"]
                for tag in tags:
                    yield upos[part], tag, form, w
            has_past = any(not f.endswith("ing") for f in irregular[w])
            has_ing = any(f.endswith("ing") for f in irregular[w])
            for tag, form in inflect(w, part):
                if (tag in ("VBD", "VBN") and has_past) or (tag == "VBG" and has_ing) or (
                        part != "verb" and irregular[w]) or form in words and part != "verb":
                    continue
                yield upos[part], tag, form, w


def learn(sentences, tag_ids, wordnet_folder=None):
    """{(tag id, ending): rule}"""
    seen = collections.defaultdict(collections.Counter)  # (tag, word) -> lemma counts
    keeps = collections.Counter()
    for s in sentences:
        for form, lemma, upos, xpos in zip(s.forms, s.lemmas, s.upos, s.xpos):
            tag = tag_ids.get((upos, xpos))
            if tag is not None and lemma != "_":
                seen[tag, form][lemma.encode()] += 1
                if form != lower(form):
                    keeps[tag] += 1 if lemma.encode() != lower(lemma.encode()) else -1
    if wordnet_folder:
        known = {(tag, lower(form)) for tag, form in seen}
        inflected = list(wordnet(wordnet_folder))
        verbs = {lemma for upos, _, _, lemma in inflected if upos == "VERB"}
        for upos, xpos, form, lemma in inflected:
            tag = tag_ids.get((upos, xpos))
            key = tag, form.encode()
            if tag is None:
                continue
            if key in seen and upos == "VERB" and not any(l.decode() in verbs for l in seen[key]):
                seen[key].clear()  # the treebank's slip: "freed" of "fre"
            if key not in known or not seen[key]:
                seen[key][lemma.encode()] += 1
    table = collections.defaultdict(dict)  # tag -> word -> counts of rules
    for (tag, form), lemmas in seen.items():
        words = table[tag].setdefault(lower(form), collections.Counter())
        for lemma, n in lemmas.items():
            for rule in set(rules_of(form, lemma)):
                words[rule] += n
    out = {}
    for tag, words in sorted(table.items()):
        nodes = collections.defaultdict(collections.Counter)

        def choose(rules):  # the rule that most of the word's forms agree with, then the shorter
            return max(sorted(rules), key=lambda r: (rules[r], -r[1] - len(r[2]), r[0] == (keeps[tag] > 0)))

        for word, rules in words.items():
            best = choose(rules)
            for e in list(endings(word))[:-1]:
                nodes[e][best] += 1
        decided = {}
        for e in sorted(nodes, key=lambda e: (len(e), e)):
            inherited = decided.get(e[1:]) if e else None
            best = max(sorted(nodes[e]), key=lambda r: nodes[e][r])
            if e == b"":
                out[tag, e] = decided[e] = best
            elif best != inherited and nodes[e][best] >= 2 and nodes[e][best] >= nodes[e][inherited] + 1:
                out[tag, e] = decided[e] = best
            else:
                decided[e] = inherited
        for word, rules in words.items():
            longest = word[max(0, len(word) - LONGEST):]
            best = choose(rules)
            if best != decided[longest]:
                out[tag, b"^" + word] = best
    return out


def lemma(table, form, tag):
    for e in reversed(list(endings(lower(form)))):
        rule = table.get((tag, e))
        if rule is not None:
            return apply(rule, form)
    return lower(form)
