"""What the network sees of a word. core/src/language_features.cpp computes the same numbers;
a change here is a change there, and the model file's version goes up.

All of it works on UTF-8 bytes, so that any bytes at all have features.
"""
import re

AFFIX_BUCKETS = {"suffix2": 1024, "suffix3": 4096, "suffix4": 4096, "prefix3": 4096}
SHAPES = 11
SENTENCE_CASES = 4
QUOTE_STATES = 5
KINDS = ("word", "suffix2", "suffix3", "suffix4", "prefix3", "shape", "quote")

WEEKDAYS = {b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday",
            b"mon", b"mon.", b"tue", b"tue.", b"tues", b"tues.", b"wed.", b"thu", b"thu.", b"thur",
            b"thur.", b"thurs", b"thurs.", b"fri", b"fri.", b"sat.", b"sun."}
MONTHS = {b"january", b"february", b"march", b"april", b"may", b"june", b"july", b"august",
          b"september", b"october", b"november", b"december", b"jan", b"jan.", b"feb", b"feb.",
          b"mar.", b"apr", b"apr.", b"jun.", b"jul", b"jul.", b"aug", b"aug.", b"sep", b"sep.",
          b"sept", b"sept.", b"oct", b"oct.", b"nov", b"nov.", b"dec", b"dec."}
AMBIGUOUS_MONTHS = {b"march", b"may"}

REPLACED = ((b"\xe2\x80\x98", b"'"), (b"\xe2\x80\x99", b"'"), (b"\xe2\x80\x9c", b'"'),
            (b"\xe2\x80\x9d", b'"'), (b"\xe2\x80\xa6", b"..."), (b"\xe2\x80\x94", b"--"))


def fnv1a(data):
    h = 2166136261
    for b in data:
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def is_upper(b):
    return 65 <= b <= 90


def is_lower(b):
    return 97 <= b <= 122


def is_digit(b):
    return 48 <= b <= 57


def key(form, first):
    """The form as the vocabulary knows it: ASCII lower case, plain quotes, digits as 0, and one
    token each for weekdays, months and years."""
    data = form
    for old, new in REPLACED:
        data = data.replace(old, new)
    if data in (b"``", b"''"):
        data = b'"'
    low = data.lower()  # bytes.lower touches ASCII only
    if data and is_upper(data[0]):
        if low in WEEKDAYS:
            return b"<weekday>"
        if low in MONTHS and not (first and low in AMBIGUOUS_MONTHS):
            return b"<month>"
    if len(low) == 4 and all(is_digit(b) for b in low) and (low[0] == 49 or low[:2] == b"20"):
        return b"<year>"
    return bytes(48 if is_digit(b) else b for b in low)


def shape(form):
    upper = sum(is_upper(b) for b in form)
    lower = sum(is_lower(b) for b in form)
    digit = sum(is_digit(b) for b in form)
    high = sum(b >= 128 for b in form)
    if digit:
        return 0 if not (upper or lower or high) else 1
    if upper:
        if len(form) == 1:
            return 2
        if not lower:
            return 3
        if is_upper(form[0]):
            return 4 if upper == 1 else 5
        return 6
    if lower:
        if any(b in b".-@/" for b in form):
            return 7
        return 8
    if high:
        return 9
    return 10


def sentence_case(forms):
    """0 ordinary, 1 a headline (nearly every longer word has a capital), 2 all capitals,
    3 no capitals at all."""
    longer = capital = upper = lower_start = 0
    any_upper = False
    for f in forms:
        letters = sum(is_upper(b) or is_lower(b) for b in f)
        caps = sum(is_upper(b) for b in f)
        any_upper = any_upper or caps > 0
        if letters >= 4:
            longer += 1
            capital += is_upper(f[0])
            upper += caps == letters
    if longer >= 3:
        if upper * 4 >= longer * 3:
            return 2
        if capital * 5 >= longer * 4:
            return 1
    if not any_upper:
        return 3
    return 0


def quote_states(forms):
    """0 outside, 1 inside a quotation, 2 opening mark, 3 closing mark, 4 unknown: plain marks
    in odd number."""
    plain = sum(f == b'"' for f in forms)
    out = []
    inside = False
    for f in forms:
        if f in (b"\xe2\x80\x9c", b"``"):
            inside = True
            out.append(2)
        elif f in (b"\xe2\x80\x9d", b"''"):
            inside = False
            out.append(3)
        elif f == b'"':
            if plain % 2:
                out.append(4)
            else:
                inside = not inside
                out.append(2 if inside else 3)
        else:
            out.append(1 if inside else 4 if plain % 2 else 0)
    return out


def extract(forms, vocabulary):
    """One row of seven numbers per word. `vocabulary` maps keys to rows; 0 is the unknown word."""
    case = sentence_case(forms)
    quotes = quote_states(forms)
    rows = []
    for i, form in enumerate(forms):
        k = key(form, i == 0)
        rows.append((vocabulary.get(k, 0),
                     fnv1a(k[-2:]) % AFFIX_BUCKETS["suffix2"],
                     fnv1a(k[-3:]) % AFFIX_BUCKETS["suffix3"],
                     fnv1a(k[-4:]) % AFFIX_BUCKETS["suffix4"],
                     fnv1a(k[:3]) % AFFIX_BUCKETS["prefix3"],
                     (shape(form) * 2 + (i == 0)) * SENTENCE_CASES + case,
                     quotes[i]))
    return rows
