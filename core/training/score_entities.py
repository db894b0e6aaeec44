#!/usr/bin/env python3
"""Scores `dateline-conllu --entities` against GUM's Entity= spans.

  score_entities.py GOLD.conllu SYSTEM.conllu

head: a word counts as right if gold and system agree that it heads a mention, and of which type.
span: the mention's words must be the same too; the system's are the subtree of the head without
coordinated words, appositions, relative clauses set off by commas and the like, punctuation at
the ends trimmed.
"""
import collections
import sys

import corpus

OUTSIDE = ("conj", "cc", "parataxis", "punct", "discourse", "dislocated", "vocative", "cop", "nsubj",
           "nsubj:pass", "csubj", "aux", "aux:pass", "mark", "case", "ccomp", "advcl", "advmod", "expl",
           "appos", "obl", "obl:unmarked", "orphan", "list", "reparandum", "goeswith", "dep")


def system_sentences(path):
    rows = []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield rows
            rows = []
        elif line[0] != "#":
            row = line.split("\t")
            if row[0].isdigit():
                rows.append((int(row[6]) - 1, row[7], row[3], next(
                    (x[11:] for x in row[9].split("|") if x.startswith("EntityType=")), None)))


def span(rows, head):
    children = collections.defaultdict(list)
    for i, (h, label, _, _) in enumerate(rows):
        if label not in OUTSIDE or (label == "punct" and h != head):
            children[h].append(i)
    inside = [head]
    for i in inside:
        inside += children[i] if i == head else [
            j for j, row in enumerate(rows) if row[0] == i]
    low, high = min(inside), max(inside)
    while low < high and rows[low][2] == "PUNCT":
        low += 1
    while low < high and rows[high][2] == "PUNCT":
        high -= 1
    return low, high


def main():
    gold_path, system_path = sys.argv[1:]
    counts = {k: collections.Counter() for k in ("head", "span")}

    def count(kind, gold, system):
        for t in ["all"] + list(corpus.ENTITIES[1:]):
            pick = lambda s: collections.Counter(x for x in s if t in ("all", x[0]))
            g, s = pick(gold), pick(system)
            counts[kind][t, "gold"] += sum(g.values())
            counts[kind][t, "system"] += sum(s.values())
            counts[kind][t, "hit"] += sum((g & s).values())

    for gold, rows in zip(corpus.read(gold_path), system_sentences(system_path)):
        count("head", [(corpus.ENTITIES[e], i) for i, e in enumerate(gold.entities) if e],
              [(row[3], i) for i, row in enumerate(rows) if row[3]])
        count("span", gold.spans, [(row[3], *span(rows, i)) for i, row in enumerate(rows) if row[3]])
    print("%-14s %6s  %-22s  %s" % ("type", "gold", "head P / R / F1", "span P / R / F1"))
    for t in ["all"] + list(corpus.ENTITIES[1:]):
        cells = []
        for kind in ("head", "span"):
            c = counts[kind]
            g, s, h = (c[t, k] for k in ("gold", "system", "hit"))
            cells.append("%5.1f / %5.1f / %5.1f" % (100 * h / max(s, 1), 100 * h / max(g, 1), 200 * h / max(g + s, 1)))
        print("%-14s %6d  %s   %s" % (t, counts["head"][t, "gold"], *cells))


if __name__ == "__main__":
    main()
