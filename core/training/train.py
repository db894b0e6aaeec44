#!/usr/bin/env python3
"""Trains Dateline's language model; README.md beside it says how and why."""
import argparse
import collections
import copy
import json
import pathlib
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import features
import lemmatiser
import network

CORE = ("nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "root")
SMALL_WORDS = set(b"a an the and or but nor of in on at to for from by with as is are was were be "
                  b"it its that than n't 's".split())


def log(*words):
    print(time.strftime("%H:%M:%S"), *words, flush=True)


# ---- data ------------------------------------------------------------------------------------

def recase(forms, how):
    """The same sentence as a headline, in capitals, without capitals, with typographic quotes."""
    if how == "lower":
        return [f.lower() for f in forms]
    if how == "upper":
        return [f.upper() for f in forms]
    if how == "title":
        return [f if i and f in SMALL_WORDS else f[:1].upper() + f[1:] for i, f in enumerate(forms)]
    if how == "sentence":  # nothing but the first word has a capital: tags can't lean on capitals
        return [f[:1].upper() + f[1:].lower() if not i else f.lower() for i, f in enumerate(forms)]
    return forms


VARIANTS = ("plain", "title", "upper", "lower", "sentence")
VARIANT_SHARES = (0.85, 0.05, 0.04, 0.02, 0.04)


DAYS = b"Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PARTS_OF_DAY = b"morning afternoon evening night".split()


def with_time(s, rng):
    """The sentence with a bare expression of time put in, as news has it ("said Wednesday that"),
    which the treebanks nearly lack: after a verb or its object, or in front. Returns the sentence
    and the places of the new words, or None if there is no good place."""
    n = len(s.forms)
    children = [[j for j in range(n) if s.heads[j] == i + 1] for i in range(n)]

    def reach(i):
        out = [i]
        for j in out:
            out += children[j]
        return min(out), max(out)

    places = []
    for v in range(n):
        if s.upos[v] != "VERB" or s.xpos[v] not in ("VBD", "VBN", "VBZ") or s.labels[v] not in (
                "root", "conj", "parataxis", "ccomp", "advcl"):
            continue
        right = [j for j in children[v] if j > v]
        if any(s.labels[j].startswith(("obl:", "cop")) or s.forms[j] in DAYS for j in children[v]):
            continue
        if not right:
            continue
        first = right[0]
        if s.labels[first] == "obj" and reach(first)[0] == v + 1:
            places.append((v, reach(first)[1] + 1))
        elif reach(first)[0] == v + 1 and s.labels[first] in ("ccomp", "punct", "obl", "parataxis"):
            places += [(v, v + 1)] * (6 if s.labels[first] == "ccomp" else 1)
    if not places:
        return None
    verb, at = rng.choice(places)
    day = rng.choice(DAYS)
    PROPN, NOUN = ("PROPN", "NNP"), ("NOUN", "NN")
    # (form, tags, offset of the head or None for the verb, label)
    words = rng.choices([
        [(day, PROPN, None, "obl:unmarked")],
        [(day, PROPN, 1, "compound"), (rng.choice(PARTS_OF_DAY), NOUN, None, "obl:unmarked")],
        [(rng.choice((b"last", b"this")), ("ADJ", "JJ"), 1, "amod"), (rng.choice((b"week", b"month", b"year")), NOUN, None, "obl:unmarked")],
        [(b"on", ("ADP", "IN"), 1, "case"), (day, PROPN, None, "obl")],
        [(b"yesterday", NOUN, None, "obl:unmarked")],
    ], (10, 2, 1, 3, 1))[0]
    if words[0][0] == b"this":
        words[0] = (b"this", ("DET", "DT"), 1, "det")
    k = len(words)
    shift = lambda h: h + k if h > at else h
    heads = [shift(h) for h in s.heads]
    new = [(shift(verb + 1) if off is None else at + i + off + 1) for i, (_, _, off, _) in enumerate(words)]
    splice = lambda old, put: list(old[:at]) + put + list(old[at:])
    entities = list(s.entities) if s.entities is not None else [-1] * n
    return corpus.Sentence(
        splice(s.forms, [w[0] for w in words]), splice(s.upos, [w[1][0] for w in words]),
        splice(s.xpos, [w[1][1] for w in words]), splice(heads, new), splice(s.labels, [w[3] for w in words]),
        splice(s.lemmas, ["_"] * k),
        splice(entities, [corpus.ENTITIES.index("time") if w[2] is None else 0 for w in words]), []
    ), range(at, at + k)


SPEAKING = set("say report announce warn add note claim state believe think argue tell estimate admit insist".split())


def reordered(s, order, upos=None, xpos=None, forms=None):
    """The sentence with only the words in `order`, in that order. None if a word that stays has
    lost its head."""
    place = {old: new for new, old in enumerate(order)}
    if any(s.heads[i] and s.heads[i] - 1 not in place for i in order):
        return None
    pick = lambda values: [values[i] for i in order]
    return corpus.Sentence(
        pick(forms or s.forms), pick(upos or s.upos), pick(xpos or s.xpos),
        [place[s.heads[i] - 1] + 1 if s.heads[i] else 0 for i in order], pick(s.labels), pick(s.lemmas),
        pick(s.entities) if s.entities is not None else None, [])


def subtree(s, top):
    out = [top]
    for i in out:
        out += [j for j in range(len(s.forms)) if s.heads[j] == i + 1]
    return sorted(out)


def attribution_last(s, rng):
    """"X said that S." as "S, X said.": the commonest order of news, rare in the treebanks."""
    root = s.heads.index(0)
    if s.lemmas[root] not in SPEAKING or s.upos[root] != "VERB":
        return None
    child = lambda *labels: [i for i in range(len(s.forms)) if s.heads[i] == root + 1 and s.labels[i] in labels]
    subjects, clauses = child("nsubj"), child("ccomp")
    if len(subjects) != 1 or len(clauses) != 1 or subjects[0] > root or clauses[0] < root:
        return None
    clause = [i for i in subtree(s, clauses[0]) if not (s.heads[i] == clauses[0] + 1 and s.forms[i] == b"that" and s.labels[i] == "mark")]
    last = len(s.forms) - 1
    front = [i for i in range(root + 1) if i not in clause]
    if s.labels[last] != "punct" or len(clause) < 4 or clause[-1] - clause[0] + 1 != len(clause) or (
            len(front) + len(clause) + 1 < len(s.forms) - 2) or front[-1] != root:
        return None
    subject = [i for i in subtree(s, subjects[0])]
    if s.labels[front[0]] in ("cc", "mark", "advmod", "punct"):
        front = front[1:]
    # The word between the clause and its frame: a comma that hangs from the clause.
    forms, n = list(s.forms), len(s.forms)
    first = clause[0]
    forms[first] = forms[first][:1].upper() + forms[first][1:]
    if s.upos[front[0]] != "PROPN" and forms[front[0]] != b"I":
        forms[front[0]] = forms[front[0]].lower()
    if front == subject + [root] and s.upos[subjects[0]] != "PRON" and rng.random() < 0.35:
        front = [root] + subject
    grown = corpus.Sentence(s.forms + [b","], s.upos + ["PUNCT"], s.xpos + [","], s.heads + [clauses[0] + 1],
                            s.labels + ["punct"], s.lemmas + [","],
                            s.entities + [0] if s.entities is not None else None, [])
    return reordered(grown, clause + [n] + front + [last], forms=forms + [b","])


def headline(s, rng):
    """The sentence as a headline: no articles, no full stop, present tense, capitals."""
    root = s.heads.index(0)
    if s.upos[root] != "VERB" or not 4 <= len(s.forms) <= 16 or s.xpos[root] not in ("VBD", "VBZ"):
        return None
    subjects = [i for i in range(root) if s.heads[i] == root + 1 and s.labels[i] == "nsubj"]
    if len(subjects) != 1 or s.upos[subjects[0]] == "PRON":
        return None
    forms, xpos = list(s.forms), list(s.xpos)
    if s.xpos[root] == "VBD":
        many = s.xpos[subjects[0]] in ("NNS", "NNPS") or any(
            s.heads[i] == subjects[0] + 1 and s.labels[i] == "conj" for i in range(len(s.forms)))
        xpos[root] = "VBP" if many else "VBZ"
        forms[root] = (s.lemmas[root] if many else dict(lemmatiser.inflect(s.lemmas[root], "verb"))["VBZ"]).encode()
    keep = [i for i in range(len(s.forms)) if s.forms[i].lower() not in (b"the", b"a", b"an")
            and not (i == len(s.forms) - 1 and s.forms[i] == b".")]
    out = reordered(s, keep, xpos=xpos, forms=forms)
    how = rng.choices(("title", "plain", "upper"), (0.6, 0.3, 0.1))[0]
    if out:
        f = recase(out.forms, how)
        out = out._replace(forms=[f[0][:1].upper() + f[0][1:]] + f[1:])
    return out


class Symbols:
    """Vocabulary, tags and labels, from training data alone."""

    def __init__(self, train, raw):
        counts = collections.Counter(features.key(f, i == 0) for s in train for i, f in enumerate(s.forms))
        raw_counts = collections.Counter(features.key(f, i == 0) for s in raw for i, f in enumerate(s))
        keys = [k for k in counts if counts[k] >= 2]
        keys += [k for k in raw_counts if counts[k] < 2 and counts[k] + raw_counts[k] >= 4]
        by_hash = {}
        for k in sorted(keys):
            by_hash.setdefault(features.fnv1a(k), k)
        # Row order is hash order: the reader finds a word by binary search, row = position + 1.
        self.vocabulary = {by_hash[h]: i + 1 for i, h in enumerate(sorted(by_hash))}
        self.known = torch.tensor([0] + [int(counts[by_hash[h]] >= 2) for h in sorted(by_hash)])
        tags = collections.Counter(t for s in train for t in zip(s.upos, s.xpos))
        self.tags = sorted(t for t in tags if tags[t] >= 3)
        self.tag_ids = {t: i for i, t in enumerate(self.tags)}
        labels = collections.Counter(l for s in train for l in s.labels)
        self.labels = sorted(l for l in labels if labels[l] >= 15 or ":" not in l)
        self.label_ids = {l: i for i, l in enumerate(self.labels)}

    def label(self, name):
        return self.label_ids.get(name, self.label_ids.get(name.split(":")[0], 0))


class Example:
    """A sentence in numbers: one feature table per variant and the gold answers (-1 = no gold)."""

    def __init__(self, symbols, forms, gold=None, variants=True, certain=()):
        self.certain = certain  # words whose gold no teacher may dispute
        keys = [features.key(f, i == 0) for i, f in enumerate(forms)]
        self.days = np.array([k == b"<weekday>" for k in keys])
        self.x = [np.array(features.extract(recase(forms, v), symbols.vocabulary), dtype=np.int64)
                  for v in (VARIANTS if variants else VARIANTS[:1])]
        n = self.n = len(forms)
        none = np.full(n, -1)
        self.tags = self.heads = self.labels = self.entities = none
        if gold:
            self.tags = np.array([symbols.tag_ids.get(t, -1) for t in zip(gold.upos, gold.xpos)])
            self.heads = np.array(gold.heads)
            self.labels = np.array([symbols.label(l) for l in gold.labels])
            if gold.entities is not None:
                self.entities = np.array(gold.entities)


def batches(examples, tokens, rng):
    """Batches of about so many words, of sentences of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda i: examples[i].n + rng.random() * 3)
    out, now = [], []
    for i in order:
        now.append(i)
        if examples[i].n * len(now) >= tokens:
            out.append(now)
            now = []
    if now:
        out.append(now)
    rng.shuffle(out)
    return out


def pad(rows, fill):
    n = max(len(r) for r in rows)
    out = np.full((len(rows), n) + rows[0].shape[1:], fill, dtype=rows[0].dtype)
    for i, r in enumerate(rows):
        out[i, :len(r)] = r
    return torch.from_numpy(out)


def inputs(examples, variants):
    x = pad([e.x[min(v, len(e.x) - 1)] for e, v in zip(examples, variants)], 0)
    return x, torch.tensor([e.n for e in examples])


# ---- evaluation on development data ----------------------------------------------------------

def single_root(arcs):
    """Greedy heads with one root; the C++ decoder finds the best tree, this is close to it."""
    arcs = arcs.copy()
    gain = arcs[:, 0] - arcs[:, 1:].max(1) if len(arcs) > 1 else arcs[:, 0]
    root = gain.argmax()
    arcs[:, 0] = -1e9
    arcs[root, 0] = 1e9
    return arcs.argmax(1)


@torch.no_grad()
def evaluate(model, symbols, examples, golds):
    model.eval()
    n = collections.Counter()
    arc = lambda l: "nsubj:pass" if l.startswith("nsubj:pass") else l.split(":")[0]
    for start in range(0, len(examples), 64):
        part = examples[start:start + 64]
        x, lengths = inputs(part, [0] * len(part))
        tags, arcs, label_parts, entities, _ = model(x, lengths)
        heads = torch.zeros(x.shape[:2], dtype=torch.long)
        for i, e in enumerate(part):
            heads[i, :e.n] = torch.from_numpy(single_root(arcs[i, :e.n, :e.n + 1].numpy()))
        labels = model.label_logits(label_parts, heads)
        labels[..., symbols.label_ids["root"]] = torch.where(heads == 0, 1e9, -1e9)
        labels, tags, entities = labels.argmax(-1), tags.argmax(-1), entities.argmax(-1)
        for i, e in enumerate(part):
            gold = golds[start + i]
            for j in range(e.n):
                tag = symbols.tags[tags[i, j]]
                n["words"] += 1
                n["upos"] += tag[0] == gold.upos[j]
                n["xpos"] += tag[1] == gold.xpos[j]
                same = int(heads[i, j]) == gold.heads[j]
                x_, y_ = arc(gold.labels[j]), arc(symbols.labels[labels[i, j]])
                n["uas"] += same
                n["las"] += same and x_.split(":")[0] == y_.split(":")[0]
                n["gold"] += x_ in CORE
                n["system"] += y_ in CORE
                n["hit"] += same and x_ == y_ and x_ in CORE
                if gold.entities is not None:
                    n["e_gold"] += gold.entities[j] > 0
                    n["e_system"] += int(entities[i, j] > 0)
                    n["e_hit"] += gold.entities[j] > 0 and gold.entities[j] == int(entities[i, j])
    share = lambda a, b: round(100 * a / max(b, 1), 2)
    out = {k: share(n[k], n["words"]) for k in ("upos", "xpos", "uas", "las")}
    out["core"] = share(2 * n["hit"], n["gold"] + n["system"])
    if n["e_gold"]:
        out["entity"] = share(2 * n["e_hit"], n["e_gold"] + n["e_system"])
    return out


# ---- teachers' answers -----------------------------------------------------------------------

Answer = collections.namedtuple("Answer", "tags arcs labels entities heads")


def correct(symbols, e, tags, arcs, labels, entities):
    """What is certain goes over what the teachers think: words that `with_time` put in, and that a
    bare weekday is no object."""
    for i in e.certain:
        for y, gold in ((tags, e.tags), (arcs, e.heads), (labels, e.labels), (entities, e.entities)):
            if gold[i] >= 0:
                y[i] = 0
                y[i, gold[i]] = 1
    to = symbols.label_ids["obl:unmarked"]
    for i in np.flatnonzero(e.days):
        if e.labels[i] < 0:
            for name in ("iobj", "obj"):
                labels[i, to] += labels[i, symbols.label_ids[name]]
                labels[i, symbols.label_ids[name]] = 0


@torch.no_grad()
def answer(models, symbols, examples, variants):
    """The teachers' averaged distributions, one Answer per example: float16, labels under the
    gold head where there is one and under the likeliest otherwise."""
    out = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: examples[i].n)
    for m in models:
        m.eval()
    while order:
        part = order[-max(1, 3000 // examples[order[-1]].n):]
        del order[-len(part):]
        now = [examples[i] for i in part]
        x, lengths = inputs(now, [variants[i] for i in part])
        tags = arcs = entities = labels = 0
        label_parts = []
        for m in models:
            t, a, l, e, _ = m(x, lengths)
            tags, arcs, entities = tags + t.softmax(-1), arcs + a.softmax(-1), entities + e.softmax(-1)
            label_parts.append((m, l))
        heads = pad([e.heads for e in now], -1)
        heads = torch.where(heads < 0, arcs.argmax(-1), heads)
        for m, l in label_parts:
            labels = labels + m.label_logits(l, heads).softmax(-1)
        k = len(models)
        f16 = lambda y: (y / k).half().numpy()
        tags, arcs, entities, labels = f16(tags), f16(arcs), f16(entities), f16(labels)
        for j, i in enumerate(part):
            e, n = examples[i], examples[i].n
            correct(symbols, e, tags[j], arcs[j], labels[j], entities[j])
            out[i] = Answer(tags[j, :n].copy(), arcs[j, :n, :n + 1].copy(), labels[j, :n].copy(),
                            entities[j, :n].copy(), heads[j, :n].numpy().copy())
    return out


# ---- training --------------------------------------------------------------------------------

def cross_entropy(logits, gold):
    keep = gold >= 0
    if not keep.any():
        return logits.sum() * 0
    return F.cross_entropy(logits[keep], gold[keep])


def soft_cross_entropy(logits, target, mask):
    return -(target[mask] * logits[mask].log_softmax(-1)).sum(-1).mean()


def train(name, symbols, examples, dev, options, sizes, epochs, seed, dropout, word_dropout,
          tokens=1500, rate=2e-3, answers=None, gold_weight=1.0, start=None):
    """`answers`: one list of Answers per variant, or None to learn from gold alone. `start`: a
    network of the same size to go on from."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    rng = random.Random(seed)
    model = network.Network(len(symbols.vocabulary) + 1, len(symbols.tags), len(symbols.labels),
                            len(corpus.ENTITIES), **sizes)
    if start is not None:
        model.load_state_dict(start.state_dict())
        model.known.fill_(1)  # words of the unannotated texts join in; they start as unknown words
        with torch.no_grad():
            words = model.embeddings[0].weight
            words[start.known == 0] = words[0].clone()
    elif answers is None:
        model.known.copy_(symbols.known)
    log(name, sizes, "weights:", sum(p.numel() for p in model.parameters()))
    decay = [p for k, p in model.named_parameters() if p.dim() > 1]
    other = [p for k, p in model.named_parameters() if p.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.01},
                                   {"params": other, "weight_decay": 0.0}], lr=rate, betas=(0.9, 0.98))
    average = copy.deepcopy(model)
    total = int(len(batches(examples, tokens, random.Random(1))) * epochs)
    total = min(total, options.steps or total)
    step, started = 0, time.time()
    while step < total:
        model.train()
        losses = collections.Counter()
        seen = 0
        for batch in batches(examples, tokens, rng):
            if step >= total:
                break
            if step % 100 == 99:
                log(name, step, "%.0f s" % (time.time() - started), "loss %.3f" % (losses["loss"] / max(seen, 1)))
            for g in optimizer.param_groups:
                g["lr"] = rate * min(1.0, (step + 1) / 300) * max(0.02, 1 - step / total)
            part = [examples[i] for i in batch]
            if answers is None:
                variants = rng.choices(range(len(VARIANTS)), VARIANT_SHARES, k=len(part))
            else:
                variants = [int(answers[1][i] is not None and rng.random() < 0.4) for i in batch]
            # The second set of answers belongs to a variant that was drawn once per example.
            drawn = variants if answers is None else [
                options.drawn[i] if v else 0 for i, v in zip(batch, variants)]
            x, lengths = inputs(part, drawn)
            tags, arcs, label_parts, entities, mask = model(x, lengths, dropout, word_dropout)
            gold_tags, gold_heads, gold_labels, gold_entities = (
                pad([getattr(e, k) for e in part], -1) for k in ("tags", "heads", "labels", "entities"))
            loss = 0
            if answers is None:
                labels = model.label_logits(label_parts, gold_heads.clamp(min=0))
            else:
                told = [answers[v][i] for i, v in zip(batch, variants)]
                labels = model.label_logits(label_parts, pad([a.heads for a in told], 0))
                width = max(e.n for e in part) + 1
                arc_target = np.zeros((len(part), width - 1, width), dtype=np.float32)
                for i, a in enumerate(told):
                    arc_target[i, :a.arcs.shape[0], :a.arcs.shape[1]] = a.arcs
                soft = lambda k: pad([getattr(a, k) for a in told], 0).float()
                loss = (soft_cross_entropy(tags, soft("tags"), mask)
                        + soft_cross_entropy(arcs, torch.from_numpy(arc_target), mask)
                        + soft_cross_entropy(labels, soft("labels"), mask)
                        + 0.7 * soft_cross_entropy(entities, soft("entities"), mask))
            if gold_weight:
                loss = loss + gold_weight * (cross_entropy(tags, gold_tags) + cross_entropy(arcs, gold_heads)
                                             + cross_entropy(labels, gold_labels)
                                             + 0.7 * cross_entropy(entities, gold_entities))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            keep = min(0.999, (step + 1) / (step + 30))
            with torch.no_grad():
                for a, p in zip(average.parameters(), model.parameters()):
                    a.mul_(keep).add_(p, alpha=1 - keep)
            losses["loss"] += float(loss)
            seen += 1
            step += 1
        results = {k: evaluate(average, symbols, *d) for k, d in dev.items()} if (
            step >= total or (step * 8 // total) != ((step - seen) * 8 // total)) else ""
        log(name, "step %d/%d" % (step, total), "%.0f s" % (time.time() - started),
            "loss %.3f" % (losses["loss"] / max(seen, 1)), results)
        torch.save({"sizes": sizes, "state": average.state_dict()}, options.work / (name + ".pt"))
    return average


def load(path, symbols):
    saved = torch.load(path)
    model = network.Network(len(symbols.vocabulary) + 1, len(symbols.tags), len(symbols.labels),
                            len(corpus.ENTITIES), **saved["sizes"])
    model.load_state_dict(saved["state"])
    return model


TEACHERS = {
    "teacher1": dict(sizes=dict(d=320, layers="GGSGGSG", word=160, arc=192, label=160, product=96),
                     epochs=15, seed=11, dropout=0.4, word_dropout=0.2),
    "teacher2": dict(sizes=dict(d=192, layers="GSGGSG"), epochs=13, seed=1, dropout=0.3, word_dropout=0.15),
}
STUDENT = dict(d=192, layers="GsGGsG", word=128, arc=128, label=128, product=64)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=pathlib.Path, required=True,
                   help="folder with ud/en_ewt-*.conllu, ud/en_gum_free-*.conllu, news/ and timex/")
    p.add_argument("--work", type=pathlib.Path, required=True, help="folder for checkpoints")
    p.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"),
                   help="for lemmas of words that the treebanks lack")
    p.add_argument("--model", type=pathlib.Path, help="where the finished model goes")
    p.add_argument("--stages", default="teacher1,teacher2,base,student,export")
    p.add_argument("--student-epochs", type=float, default=8)
    p.add_argument("--teachers", default="teacher1,teacher2,base", help="who teaches the student")
    p.add_argument("--steps", type=int, default=0, help="cap on the steps of each stage, to try things out")
    p.add_argument("--timed-share", type=float, default=0.3)
    p.add_argument("--threads", type=int, default=2)
    options = p.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)

    ud = options.data / "ud"
    train_sentences = [s for name in ("en_ewt", "en_gum_free") for s in corpus.read(ud / (name + "-train.conllu"))]
    raw = list(corpus.read_raw(options.data))
    symbols = Symbols(train_sentences, raw)
    log("words", len(symbols.vocabulary), "tags", len(symbols.tags), "labels", len(symbols.labels),
        "sentences", len(train_sentences), "unannotated", len(raw))
    stages = options.stages.split(",")
    if stages == ["export"]:
        examples = dev = None
    else:
        examples = [Example(symbols, s.forms, s) for s in train_sentences]
        rng = random.Random(3)
        timed = [with_time(s, rng) for s in train_sentences if rng.random() < options.timed_share]
        examples += [Example(symbols, t[0].forms, t[0], certain=t[1]) for t in timed if t]
        log("sentences with a time put in:", len(examples) - len(train_sentences))
        if "student" in stages:
            for turn in (attribution_last, attribution_last, headline):
                turned = [t for t in (turn(s, rng) for s in train_sentences) if t]
                examples += [Example(symbols, t.forms, t, certain=range(len(t.forms))) for t in turned]
                log("sentences through", turn.__name__, len(turned))
        dev = {}
        for name in ("en_ewt", "en_gum_free"):
            golds = list(corpus.read(ud / (name + "-dev.conllu")))
            dev[name] = ([Example(symbols, s.forms, variants=False) for s in golds], golds)
        log("features done")

    for name in stages:
        if name in TEACHERS:
            train(name, symbols, examples[:len(train_sentences)], dev, options, **TEACHERS[name])
        elif name == "base":  # the student's size, without teachers
            train("base", symbols, examples, dev, options, STUDENT, 14, 1, 0.3, 0.15)
        elif name == "student":
            teachers = [load(options.work / (t + ".pt"), symbols) for t in options.teachers.split(",")]
            everything = examples + [Example(symbols, s) for s in raw]
            rng = random.Random(5)
            options.drawn = rng.choices(range(1, len(VARIANTS)), VARIANT_SHARES[1:], k=len(everything))
            plain = answer(teachers, symbols, everything, [0] * len(everything))
            other = [None] * len(everything)
            some = [i for i in range(len(everything)) if rng.random() < 0.36]
            told = answer(teachers, symbols, [everything[i] for i in some], [options.drawn[i] for i in some])
            for i, a in zip(some, told):
                other[i] = a
            log("answers done")
            train("student", symbols, everything, dev, options, STUDENT, options.student_epochs, 2, 0.2, 0.12,
                  rate=1.2e-3, answers=(plain, other), gold_weight=0.3,
                  start=load(options.work / "base.pt", symbols))
    if "export" in stages:
        import export
        name = next(s for s in ("student", "base") if (options.work / (s + ".pt")).exists())
        export.write(options.model, load(options.work / (name + ".pt"), symbols), symbols, train_sentences,
                     options.wordnet)


if __name__ == "__main__":
    main()
