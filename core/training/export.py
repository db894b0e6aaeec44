"""Writes the model file: eight-bit weights with one scale per row (clipped at the row's largest
weight), symbols and lemma rules. core/src/model_file.hpp describes the format."""
import struct

import numpy as np

import corpus
import features
import lemmatiser

VERSION = 1
ALIGNMENT = 64


class Writer:
    def __init__(self):
        self.data = bytearray(32)

    def block(self, tag, *parts):
        """A block: tag, size, contents; contents start on a multiple of 64 bytes."""
        contents = b"".join(parts)
        while (len(self.data) + 8) % ALIGNMENT:
            self.data.append(0)
        self.data += tag + struct.pack("<I", len(contents)) + contents

    def finish(self):
        checksum = features.fnv1a(self.data[32:])
        self.data[:32] = struct.pack("<8sIII12x", b"DATELINE", VERSION, len(self.data), checksum)
        return bytes(self.data)


def quantise(rows):
    scale = np.abs(rows).max(1) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(rows / scale[:, None]), -127, 127).astype(np.int8), scale.astype("<f4")


def embedding(w, tag, table):
    q, scale = quantise(table)
    w.block(tag, struct.pack("<II", *table.shape), bytes(56), scale.tobytes(), bytes(-4 * len(scale) % 64), q.tobytes())


def linear(w, weight, bias):
    """Rows in blocks of 16, columns in pairs: 16 x 2 weights lie together, as the kernels eat them."""
    rows, columns = weight.shape
    assert columns % 2 == 0
    padded = -rows % 16
    weight = np.concatenate([weight, np.zeros((padded, columns), np.float32)])
    bias = np.concatenate([bias, np.zeros(padded, np.float32)])
    q, scale = quantise(weight)
    q = q.reshape(len(weight) // 16, 16, columns // 2, 2).transpose(0, 2, 1, 3)
    w.block(b"LINR", struct.pack("<II", rows, columns), bytes(56), bias.astype("<f4").tobytes(), scale.tobytes(),
            np.ascontiguousarray(q).tobytes())


def floats(w, tag, *arrays):
    w.block(tag, *(np.ascontiguousarray(a, dtype="<f4").tobytes() for a in arrays))


def lemmas(w, table):
    rules = sorted(set(table.values()))
    ids = {r: i for i, r in enumerate(rules)}
    keys = sorted((features.fnv1a(bytes([tag]) + ending), ids[rule]) for (tag, ending), rule in table.items())
    text = b"".join(bytes([keep, cut, len(add)]) + add for keep, cut, add in rules)
    w.block(b"LEMM", struct.pack("<III", len(keys), len(rules), len(text)),
            np.array([k for k, _ in keys], "<u4").tobytes(), np.array([r for _, r in keys], "<u2").tobytes(), text)
    return sum(len(x) for x in (text,)) + 6 * len(keys)


def write(path, model, symbols, sentences, wordnet):
    s = model.sizes
    state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    w = Writer()
    dims = [e.embedding_dim for e in model.embeddings]
    rows = [e.num_embeddings for e in model.embeddings]
    w.block(b"CONF", struct.pack("<16I", s["d"], len(s["layers"]), s["arc"], s["label"], s["product"], s["entity"],
                                 len(symbols.tags), len(symbols.labels), len(corpus.ENTITIES), 24, *([0] * 6)),
            s["layers"].encode())
    w.block(b"TAGS", "".join("%s %s\n" % t for t in symbols.tags).encode())
    w.block(b"LABL", "".join(l + "\n" for l in symbols.labels).encode())
    w.block(b"ENTS", "".join(e + "\n" for e in corpus.ENTITIES).encode())
    words = [k for k, _ in sorted(symbols.vocabulary.items(), key=lambda kv: kv[1])]
    known = state["known"][1:].astype(bool)
    hashes = np.array([features.fnv1a(k) for k in words], dtype="<u4")
    assert (np.diff(hashes.astype(np.int64)) > 0).all()
    w.block(b"WORD", hashes[known].tobytes())
    for i in range(len(features.KINDS)):
        table = state["embeddings.%d.weight" % i]
        if i == 0:
            table = np.concatenate([table[:1], table[1:][known]])
        embedding(w, b"EMBD", table)
    linear(w, state["project.weight"], state["project.bias"])
    for i, _ in enumerate(s["layers"]):
        floats(w, b"NORM", state["layers.%d.norm.weight" % i], state["layers.%d.norm.bias" % i])
        linear(w, state["layers.%d.linear.weight" % i], state["layers.%d.linear.bias" % i])
    floats(w, b"NORM", state["norm.weight"], state["norm.bias"])
    linear(w, state["heads.weight"], state["heads.bias"])
    linear(w, state["biaffine.weight"], state["biaffine.bias"])
    linear(w, state["label_out.weight"], state["label_out.bias"])
    linear(w, state["entity_out.weight"], state["entity_out.bias"])
    floats(w, b"ROOT", state["root"], state["root_bias"])
    floats(w, b"DIST", state["label_distance.weight"])
    size = lemmas(w, lemmatiser.learn(sentences, symbols.tag_ids, wordnet))
    data = w.finish()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print("model:", len(data), "bytes, lemma rules:", size)
