#!/usr/bin/env python3
"""Derives graph/src/word_kin.inc, which words can mean the same, from WordNet 3.0.

  word_kin.py [/usr/share/wordnet] > graph/src/word_kin.inc

WordNet comes with Debian's wordnet-base. A meaning is a verb synset, with the nouns that derive from
its words (a hearing, to hear), or a noun synset. Each word gets its meanings, and behind ">" those
that are one step more general. Words that don't occur in SemCor are left out but for nouns of acts, events
and what is said; so are meanings that only one word has. One sorted line a word: see word_kin.cpp.
"""
import collections
import re
import sys

folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
most_senses = 8

seen = collections.Counter()  # (part of speech, lemma) -> how often in SemCor
for line in open(folder + "/cntlist.rev", encoding="ascii"):
    key, _, count = line.split()
    lemma, rest = key.split("%")
    seen[rest[0], lemma] += int(count)

own = collections.defaultdict(set)
general = collections.defaultdict(set)
for part, tag, number in (("verb", "v", "2"), ("noun", "n", "1")):
    parents, derived, words, files = {}, collections.defaultdict(set), {}, {}
    for line in open(f"{folder}/data.{part}", encoding="ascii"):
        if line.startswith("  "):
            continue
        head = line.split(" | ")[0].split()
        synset, count = head[0], int(head[3], 16)
        files[synset] = int(head[1])
        words[synset] = [head[4 + 2 * i].lower() for i in range(count)]
        at = 4 + 2 * count
        parents[synset] = []
        for i in range(int(head[at])):
            pointer, target, pos, ends = head[at + 1 + 4 * i : at + 5 + 4 * i]
            if pointer == "@" and pos == tag:
                parents[synset].append(target)
            # The noun that names what the verb does, not who does it (lexicographer file 18).
            if pointer == "+" and tag == "n" and pos == "v" and int(head[1]) not in (18, 6):
                derived[words[synset][int(ends[:2], 16) - 1], synset].add(target)
    for line in open(f"{folder}/index.{part}", encoding="ascii"):
        if line.startswith("  "):
            continue
        cells = line.split()
        lemma = cells[0]
        if not re.fullmatch(r"[a-z]+(_[a-z]+)?" if tag == "v" else r"[a-z]{3,}", lemma):
            continue
        senses = cells[-int(cells[2]) :][:most_senses]
        if not seen[number, lemma] and not (tag == "n" and files[senses[0]] in (4, 10, 11)):
            continue
        for synset in senses:
            own[lemma].add(tag + synset)
            own[lemma] |= {"v" + s for s in derived[lemma, synset]}
            general[lemma] |= {tag + s for s in parents[synset]}

# Having a hypernym in common with half the language says nothing.
children = collections.Counter(s for meanings in general.values() for s in meanings)
general = {w: {s for s in m if children[s] <= 40} for w, m in general.items()}
users = collections.Counter(s for w in own for s in own[w] | general[w])
order = {}


def code(synset):
    number = order.setdefault(synset, len(order))
    text = ""
    while True:
        number, digit = divmod(number, 64)
        text = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-"[digit] + text
        if not number:
            return text


print("// Words that can mean the same, derived from WordNet 3.0 by core/training/word_kin.py; its")
print("// licence is in core/src/word_classes.LICENSE. Do not edit.")
print("// clang-format off")
print("constexpr char word_kin_text[] =")
for word in sorted(own, key=lambda w: w.replace("_", " ")):
    mine = sorted(s for s in own[word] if users[s] > 1)
    above = sorted(s for s in general[word] - own[word] if users[s] > 1)
    if not mine and not above:
        continue
    line = word.replace("_", " ") + ":" + ",".join(map(code, mine))
    if above:
        line += ">" + ",".join(map(code, above))
    print(f'    "{line}\\n"')
print("    ;")
