#!/usr/bin/env python3
"""Derives core/src/word_classes.inc, broad classes of nouns and verbs, from WordNet 3.0.

  word_classes.py [/usr/share/wordnet] > core/src/word_classes.inc

WordNet comes with Debian's wordnet-base. Each sense of a word is weighted by how often it was seen
in SemCor (cntlist.rev) plus 1/2^rank; a word belongs to a class if that class holds at least
`least` of the weight. One sorted, space-separated list a class: see word_classes.cpp.
"""
import collections
import re
import sys

folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"

counts = {}  # (part of speech, lemma, sense number) -> times seen
for line in open(folder + "/cntlist.rev", encoding="ascii"):
    key, number, count = line.split()
    lemma, rest = key.split("%")
    counts[rest[0], lemma, int(number)] = int(count)


def read(part, tag):
    files, hypernyms = {}, collections.defaultdict(list)
    for line in open(f"{folder}/data.{part}", encoding="ascii"):
        if line.startswith("  "):
            continue
        head = line.split(" | ")[0].split()
        offset, lexfile, words = head[0], int(head[1]), int(head[3], 16)
        files[offset] = lexfile
        at = 4 + 2 * words
        for i in range(int(head[at])):
            pointer, target, pos, _ = head[at + 1 + 4 * i : at + 5 + 4 * i]
            if pointer == "@" and pos == tag:
                hypernyms[offset].append(target)
            elif pointer == "@i":  # one person or place: names are found by other means
                files[offset] = -1
    senses = {}
    for line in open(f"{folder}/index.{part}", encoding="ascii"):
        if line.startswith("  "):
            continue
        cells = line.split()
        senses[cells[0]] = cells[-int(cells[2]) :]
    return files, hypernyms, senses


def below(hypernyms, files, roots):
    """All synsets under the roots, the roots included."""
    known = {r: True for r in roots}

    def visit(s):
        if s not in known:
            known[s] = False
            known[s] = any(visit(h) for h in hypernyms[s])
        return known[s]

    return {s for s in files if visit(s)}


def weights(senses, tag, lemma):
    return [(counts.get((tag, lemma, i + 1), 0) + 0.5**i, s) for i, s in enumerate(senses[lemma])]


def members(senses, tag, wanted, least, below_share=2.0):
    out = []
    for lemma in senses:
        if not re.fullmatch(r"[a-z][a-z-]{2,}", lemma):
            continue
        w = weights(senses, tag, lemma)
        share = sum(x for x, s in w if s in wanted) / sum(x for x, _ in w)
        if least <= share < below_share:
            out.append(lemma)
    return sorted(out)


def emit(name, words):
    print(f"constexpr std::string_view {name} =")
    line, lines = "", []
    for w in words:
        if len(line) + len(w) + 1 > 92:
            lines.append(line)
            line = ""
        line += w + " "
    lines.append(line)
    for i, text in enumerate(lines):
        print(f'    "{text}"' + (";" if i == len(lines) - 1 else ""))
    print()


files, hypernyms, senses = read("noun", "n")
lexfile = lambda *n: {s for s in files if files[s] in n}
first = lambda lemma, sense=1: senses[lemma][sense - 1]
group = below(hypernyms, files, [first("organization"), first("force", 4)])
people = below(hypernyms, files, [first("people"), first("crowd"), first("family")])
site = below(hypernyms, files, [first("structure"), first("facility"), first("way"), first("room")])
site |= lexfile(17)
vehicle = below(hypernyms, files, [first("vehicle")])
print("// Broad classes of English nouns and verbs, derived from WordNet 3.0 by")
print("// core/training/word_classes.py; its licence is in word_classes.LICENSE. Do not edit.")
print("// clang-format off")
print()
emit("person_nouns", members(senses, "n", lexfile(18), 0.5))
emit("possible_person_nouns", members(senses, "n", lexfile(18), 0.3, 0.5))
emit("organization_nouns", members(senses, "n", group, 0.4))
emit("possible_organization_nouns", members(senses, "n", group, 0.2, 0.4))
emit("people_nouns", members(senses, "n", people, 0.5))
emit("place_nouns", members(senses, "n", lexfile(15) | site, 0.5))
emit("possible_place_nouns", members(senses, "n", lexfile(15) | site, 0.3, 0.5))
emit("vehicle_nouns", members(senses, "n", vehicle, 0.5))
emit("act_nouns", members(senses, "n", lexfile(4), 0.5))
emit("event_nouns", members(senses, "n", lexfile(11), 0.4))
emit("process_nouns", members(senses, "n", lexfile(19, 22), 0.5))
emit("state_nouns", members(senses, "n", lexfile(26), 0.5))
emit("communication_nouns", members(senses, "n", lexfile(10), 0.5))
files, hypernyms, senses = read("verb", "v")
for name, number, least in (
    ("communication", 32, 0.5), ("cognition", 31, 0.5), ("perception", 39, 0.5), ("change", 30, 0.5),
    ("motion", 38, 0.5), ("social", 41, 0.4), ("possession", 40, 0.5), ("creation", 36, 0.5),
    ("contact", 35, 0.5), ("competition", 33, 0.4), ("emotion", 37, 0.5), ("stative", 42, 0.5)):
    emit(name + "_verbs", members(senses, "v", lexfile(number), least))
