"""Reads the treebanks and the unannotated news."""
import collections
import json
import pathlib
import re

ENTITIES = ("none", "person", "organization", "place", "time", "event", "object", "abstract",
            "animal", "plant", "substance")
ENTITY_MARK = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-[^()]*(\))?|(\d+)(?:\[\d+/\d+\])?\)")

Sentence = collections.namedtuple("Sentence", "forms upos xpos heads labels lemmas entities spans")


def entity_spans(marks):
    """(type, first, last) of every mention in one sentence of GUM; `marks` is the Entity= value
    of each word or None. Mentions reaching over the sentence's end are passed over."""
    opened, spans = collections.defaultdict(list), []
    for i, mark in enumerate(marks):
        for m in ENTITY_MARK.finditer(mark or ""):
            if m.group(4):
                if opened[m.group(4)]:
                    kind, start = opened[m.group(4)].pop()
                    spans.append((kind, start, i))
            elif m.group(3):
                spans.append((m.group(2), i, i))
            else:
                opened[m.group(1)].append((m.group(2), i))
    return spans


def read(path):
    """Yields sentences. `entities` holds the type of the mention that each word heads, or None
    where the file knows no entities; a mention's head is its word whose own head lies outside."""
    text = pathlib.Path(path).read_text(encoding="utf8")
    annotated = "Entity=" in text
    for block in text.split("\n\n"):
        rows = [l.split("\t") for l in block.split("\n") if l and not l.startswith("#")]
        rows = [r for r in rows if r[0].isdigit()]
        if not rows:
            continue
        heads = [int(r[6]) for r in rows]
        entities, spans = None, []
        if annotated:
            marks = [next((x[7:] for x in r[9].split("|") if x.startswith("Entity=")), None)
                     for r in rows]
            entities = [0] * len(rows)
            spans = [s for s in entity_spans(marks) if s[0] in ENTITIES]
            for kind, a, b in sorted(spans, key=lambda s: s[1] - s[2]):  # the shortest is last
                head = next((i for i in range(a, b + 1) if not a <= heads[i] - 1 <= b), a)
                entities[head] = ENTITIES.index(kind)
        yield Sentence([r[1].encode() for r in rows], [r[3] for r in rows], [r[4] for r in rows],
                       heads, [r[7] for r in rows], [r[2] for r in rows], entities, spans)


TOKEN = re.compile(r"""(?:https?://|www\.)\S+ | \$ | (?:[A-Za-z]\.){2,} |
    (?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|St|Sen|Rep|Gov|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs|Inc|Corp|Co|Ltd|Jr)\. |
    \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm)?\b | [^\W\d_]+n['’]t\b | ['’](?:s|re|ve|ll|d|m)\b |
    [^\W\d_][\w]*(?=(?:['’](?:s|re|ve|ll|d|m)\b)) | \w+ | \.\.\. | -- | \S""", re.X)
SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?=[\"“‘']?[A-Z0-9])")


def tokenise(text):
    """Near enough to the treebanks' tokens for text that only a teacher will annotate."""
    for paragraph in text.split("\n"):
        for sentence in SENTENCE_END.split(paragraph.strip()):
            words = []
            for w in TOKEN.findall(sentence):
                if re.search(r"n['’]t$", w) and len(w) > 3:
                    words += [w[:-3], w[-3:]]
                else:
                    words.append(w)
            if 3 <= len(words) <= 100:
                yield [w.encode() for w in words]


def read_raw(folder):
    seen = set()
    folder = pathlib.Path(folder)
    for path in sorted(folder.glob("news/*.jsonl")) + sorted(folder.glob("timex/*.jsonl")):
        for line in path.open(encoding="utf8"):
            for words in tokenise(json.loads(line)["text"]):
                if tuple(words) not in seen:
                    seen.add(tuple(words))
                    yield words
