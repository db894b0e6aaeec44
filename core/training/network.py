"""The network: embeddings, gated convolutions (Dauphin et al. 2017) and gated scans (Lei et al.
2018, without the highway), biaffine arcs (Dozat and Manning 2017), labels, tags and entities.

Everything that is not a matrix product is addition, multiplication, division and square root, or
the rational `gate` below, so that the C++ reader of the weights gets the same bits on every CPU.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

import features

DISTANCES = 24  # 2 x 12 buckets


def drop(x, share, training):
    """Dropout with one mask for all words of a sentence (Gal and Ghahramani 2016)."""
    if not training or not share:
        return x
    keep = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - share) / (1 - share)
    return x * keep


def distance_bucket(offset):
    """Bucket of head - dependent (never 0): 1 2 3 4 5 6-7 8-10 11-14 15-20 21-29 30-44 45+, the
    left side first."""
    a = offset.abs()
    edges = torch.tensor([2, 3, 4, 5, 6, 8, 11, 15, 21, 30, 45])
    b = torch.bucketize(a, edges, right=True)
    return torch.where(offset < 0, b, b + 12)


class Scan(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + v[t] over the first dimension."""

    @staticmethod
    def forward(ctx, f, v):
        c = torch.empty_like(v)
        c[0] = v[0]
        for t in range(1, len(v)):
            torch.addcmul(v[t], f[t], c[t - 1], out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, g):
        f, c = ctx.saved_tensors
        gc = g.clone()
        for t in range(len(g) - 2, -1, -1):
            gc[t].addcmul_(f[t + 1], gc[t + 1])
        gf = torch.zeros_like(f)
        gf[1:] = gc[1:] * c[:-1]
        return gf, gc


def neighbours(x):
    """Each word's vector between those of the words beside it; zeros beyond the ends."""
    return torch.cat([F.pad(x, (0, 0, 1, 0))[:, :-1], x, F.pad(x, (0, 0, 0, 1))[:, 1:]], -1)


class Convolution(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm = nn.LayerNorm(d)
        self.linear = nn.Linear(3 * d, 2 * d)

    def forward(self, h, mask, dropout):
        x = drop(self.norm(h), dropout, self.training) * mask
        a, g = self.linear(neighbours(x)).chunk(2, -1)
        return h + a * torch.sigmoid(g)


class GatedScan(nn.Module):
    """The first half of the channels runs left to right, the second right to left. `words`: how
    many words each step looks at, 3 or 1."""

    def __init__(self, d, words=3):
        super().__init__()
        self.norm = nn.LayerNorm(d)
        self.linear = nn.Linear(words * d, 3 * d)
        self.words = words
        with torch.no_grad():
            self.linear.bias[d:2 * d] += 1.0  # remember at first

    def forward(self, h, mask, dropout):
        x = drop(self.norm(h), dropout, self.training) * mask
        if self.words == 3:
            x = neighbours(x)
        z, f, o = self.linear(x).chunk(3, -1)
        f = torch.sigmoid(f)
        v = (1 - f) * z * mask
        half = h.shape[-1] // 2
        turn = lambda y: torch.cat([y[..., :half], y[..., half:].flip(1)], -1)
        c = Scan.apply(turn(f).transpose(0, 1).contiguous(), turn(v).transpose(0, 1).contiguous())
        return h + torch.sigmoid(o) * turn(c.transpose(0, 1))


class Lstm(nn.Module):
    """Only for teachers."""

    def __init__(self, d):
        super().__init__()
        self.norm = nn.LayerNorm(d)
        self.lstm = nn.LSTM(d, d // 2, batch_first=True, bidirectional=True)

    def forward(self, h, mask, dropout):
        x = drop(self.norm(h), dropout, self.training)
        lengths = mask[..., 0].sum(1).long()
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        y, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=h.shape[1])
        return h + y


LAYERS = {"G": Convolution, "S": GatedScan, "s": lambda d: GatedScan(d, 1), "L": Lstm}


class Network(nn.Module):
    def __init__(self, words, tags, labels, entities, d=192, layers="GGSGGS", word=128, arc=128,
                 label=128, product=64, entity=48):
        super().__init__()
        # Rows of the vocabulary that training has seen; the others count as the unknown word.
        self.register_buffer("known", torch.ones(words, dtype=torch.long))
        self.sizes = dict(words=words, tags=tags, labels=labels, entities=entities, d=d,
                          layers=layers, word=word, arc=arc, label=label, product=product, entity=entity)
        b = features.AFFIX_BUCKETS
        shapes = features.SHAPES * 2 * features.SENTENCE_CASES
        self.embeddings = nn.ModuleList([
            nn.Embedding(words, word), nn.Embedding(b["suffix2"], 24),
            nn.Embedding(b["suffix3"], 48), nn.Embedding(b["suffix4"], 48),
            nn.Embedding(b["prefix3"], 32), nn.Embedding(shapes, 24),
            nn.Embedding(features.QUOTE_STATES, 8)])
        width = sum(e.embedding_dim for e in self.embeddings)
        for e in self.embeddings:
            nn.init.normal_(e.weight, std=0.3)
        self.project = nn.Linear(width, d)
        self.layers = nn.ModuleList(LAYERS[k](d) for k in layers)
        self.norm = nn.LayerNorm(d)
        # One product feeds every head: tags, arc dependent, arc head, distances, label dependent
        # and head with their products, entity.
        self.parts = [tags, arc, arc, DISTANCES, label + product, label + product, entity]
        self.heads = nn.Linear(d, sum(self.parts))
        self.root = nn.Parameter(torch.randn(arc + label + product) * 0.1)
        self.biaffine = nn.Linear(arc, arc)
        self.root_bias = nn.Parameter(torch.zeros(1))
        self.label_distance = nn.Embedding(DISTANCES + 1, label)
        nn.init.normal_(self.label_distance.weight, std=0.1)
        self.label_out = nn.Linear(label + product, labels)
        self.entity_out = nn.Linear(entity, entities)

    def encode(self, x, mask, dropout, word_dropout):
        """x: batch x length x 7."""
        words = x[..., 0] * self.known[x[..., 0]]
        if self.training and word_dropout:
            words = words.masked_fill(torch.rand(words.shape) < word_dropout, 0)
        e = torch.cat([self.embeddings[0](words)] +
                      [self.embeddings[i](x[..., i]) for i in range(1, 7)], -1)
        h = self.project(drop(e, dropout, self.training)) * mask
        for layer in self.layers:
            h = layer(h, mask, dropout * 0.5)
        return drop(self.norm(h), dropout, self.training)

    def forward(self, x, lengths, dropout=0.0, word_dropout=0.0):
        n, s = x.shape[:2], self.sizes
        mask = (torch.arange(n[1])[None] < lengths[:, None])
        y = self.heads(self.encode(x, mask[..., None].float(), dropout, word_dropout))
        tags, dep, head, far, label_dep, label_head, entity = y.split(self.parts, -1)
        root = self.root[None, None].expand(n[0], 1, -1)
        dep = drop(F.relu(dep), dropout, self.training)
        head = drop(F.relu(torch.cat([root[..., :s["arc"]], head], 1)), dropout, self.training)
        arcs = self.biaffine(dep) @ head.transpose(1, 2)  # batch x dependent x (root, heads)
        offset = torch.arange(n[1])[None] - torch.arange(n[1])[:, None]
        buckets = distance_bucket(offset)[None].expand(n[0], -1, -1)
        arcs = arcs + F.pad(torch.gather(far, 2, buckets), (1, 0))
        arcs = torch.cat([arcs[..., :1] + self.root_bias, arcs[..., 1:]], -1)
        allowed = F.pad(mask, (1, 0), value=True)[:, None] & ~F.pad(torch.eye(n[1], dtype=torch.bool), (1, 0))[None]
        arcs = arcs.masked_fill(~allowed, -1e4)
        label_head = torch.cat([root[..., s["arc"]:], label_head], 1)
        entities = self.entity_out(F.relu(entity))
        return tags, arcs, (label_dep, label_head, dropout), entities, mask

    def label_logits(self, parts, heads):
        """Logits of each word's label under the given heads (0 = root)."""
        dep, head, dropout = parts
        k = self.sizes["label"]
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        offset = heads - 1 - torch.arange(heads.shape[1])[None]
        bucket = torch.where(heads == 0, torch.tensor(DISTANCES), distance_bucket(offset))
        z = torch.cat([F.relu(dep[..., :k] + head[..., :k] + self.label_distance(bucket)),
                       dep[..., k:] * head[..., k:]], -1)
        return self.label_out(drop(z, dropout, self.training))
