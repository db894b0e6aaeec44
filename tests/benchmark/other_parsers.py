#!/usr/bin/env python3
"""Reads the unit-test phrases of other date parsers with `dateline dates` and says where the two agree.

  other_parsers.py PROGRAM FOLDER_OR_FILE.jsonl... [--list right|wrong|missed|false] [--peer NAME]

A line of input is {"peer", "ref", "text", "expected", …}: the reference moment becomes the creation
time. Phrases are compared by their start (and end, if both name one), to the minute where a time of
day is expected, durations and sets by their value. It is a diagnostic, not a goal: the parsers
disagree with each other, and most of them read forward ("Friday" is the coming one), as a calendar
does and news does not. Of what differs, the last columns tell why.
"""
import argparse, collections, datetime, glob, json, os, re, subprocess, sys

MOMENT = re.compile(r"^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d)(?::(\d\d))?)?")


def moment(text):
    """(datetime, has a time of day), or None."""
    found = MOMENT.match(text or "")
    if not found:
        return None
    year, month, day, hour, minute = found.groups()
    try:
        base = datetime.datetime(int(year), int(month), int(day))
    except ValueError:
        return None
    if hour is None:
        return base, False
    return base + datetime.timedelta(hours=int(hour), minutes=int(minute or 0)), True


def expected_of(case):
    """What the parser expects: a list of readings {start, end, value, clock}, or None for nothing."""
    readings = []

    def add(text, end=None):
        if not isinstance(text, str):
            return
        if "/" in text and not end:
            text, end = text.split("/", 1)
        if re.match(r"^\(.*\)$", text):
            parts = text.strip("()").split(",")
            text, end = parts[0], parts[1] if len(parts) > 1 else None
        if re.match(r"^P[\dXT]", text) or text.endswith("_REF"):
            readings.append({"value": text})
        elif re.match(r"^T\d\d", text):
            clock = re.match(r"^T(\d\d)(?::(\d\d))?", text)
            readings.append({"clock": (int(clock[1]), int(clock[2] or 0))})
        elif moment(text):
            readings.append({"start": moment(text), "end": moment(end)})
        else:
            readings.append({"value": text})

    first = (case.get("results") or [{}])[0]
    for value in first.get("values") or []:
        if isinstance(value, dict):
            start = value.get("start") or value.get("value")
            if value.get("type") in ("duration", "set"):
                add(value.get("timex"))
            elif start and re.match(r"^\d\d:\d\d", start):
                add("T" + start)
            else:
                add(start, value.get("end"))
    for side in ("future", "past"):
        fields = first.get(side) or {}
        start = next((fields[k] for k in fields if not k.startswith("end")), None)
        end = next((fields[k] for k in fields if k.startswith("end")), None)
        if start and moment(start):
            add(start, end)
    if not readings:
        value = case.get("expected")
        if isinstance(value, list):
            value = value[0] if value else None
        if case["peer"] in ("duckling", "chrono") and case.get("start"):
            add(case["start"], case.get("end") or None)
        elif value is not None:
            add(value)
    return readings


def found_of(story):
    """The first timex (and the other end of its range) as {start, end, value, clock}."""
    timexes = story.get("timexes", [])
    if not timexes:
        return None
    dated = [t for t in timexes if t.get("begin")] or timexes
    first = dated[0]
    last = first
    if len(dated) > 1 and dated[1]["start"] - first["end"] <= 14:
        last = dated[1]
    clock = re.search(r"T(\d\d):(\d\d)", first.get("value") or "")
    return {"start": moment(first.get("begin")), "end": moment((last.get("interval") or {}).get("end")),
            "last": moment(last.get("begin")), "value": first.get("value"),
            "values": [t.get("value") for t in timexes],
            "clock": (int(clock[1]), int(clock[2])) if clock else None,
            "texts": [t["text"] for t in timexes]}


def same(reading, found, case):
    if "value" in reading:
        norm = lambda v: re.sub(r"^XXXX-WXX-(\d)$", r"W\1", v or "")
        return norm(reading["value"]) in [norm(v) for v in found["values"]]
    if "clock" in reading:
        return reading["clock"] == found["clock"]
    if not found["start"]:
        return False
    start, timed = reading["start"]
    ours, _ = found["start"]
    period = case.get("period") or case.get("grain", "").lower()
    if period == "month":
        return (start.year, start.month) == (ours.year, ours.month)
    if period == "year":
        return start.year == ours.year
    clock_said = timed and (start.hour or start.minute) and not (
        case["peer"] in ("natty", "dateparser", "timefhuman") and found["clock"] is None
        and "T" not in (found["value"] or ""))
    if clock_said:
        if start != ours:
            return False
    elif start.date() != ours.date():
        return False
    end = reading.get("end")
    if end and found["end"]:
        ends = {found["end"][0].date(), found["last"][0].date()} if found["last"] else set()
        ends |= {(found["end"][0] - datetime.timedelta(days=1)).date()}
        return end[0].date() in ends
    return True


def why_wrong(readings, found):
    values = [v or "" for v in found["values"]]
    if any("start" in r for r in readings) and any(re.match(r"^P(T?\d|T?X)", v) for v in values):
        return "a duration (P2W) by TIMEX3"
    if "PRESENT_REF" in values or "PAST_REF" in values or "FUTURE_REF" in values:
        return "no date by TIMEX3"
    if any(re.search(r"T(MO|AF|EV|NI|DT|MI)$", v) for v in values):
        return "part of the day"
    for reading in readings:
        if "start" in reading and found["start"] and found["end"]:
            start = reading["start"][0]
            if found["start"][0] <= start < found["end"][0]:
                return "coarser (month, year) by TIMEX3"
            zone = any(re.search(r"(Z|[+-]\d\d:\d\d)$", v) and "T" in v for v in values)
            if zone and abs((start - found["start"][0]).total_seconds()) <= 86400:
                return "told in another zone"
    for reading in readings:
        if "start" in reading and found["start"]:
            delta = reading["start"][0] - found["start"][0]
            seconds = abs(delta.total_seconds())
            if seconds and seconds % (7 * 86400) == 0 and seconds <= 21 * 86400:
                return "another week"
            if abs(reading["start"][0].year - found["start"][0].year) == 1 and 360 <= abs(delta.days) <= 372:
                return "another year"
            if seconds == 12 * 3600:
                return "half of the day"
            if seconds == 86400:
                return "another day"
            if reading["start"][0].date() == found["start"][0].date():
                return "time of day"
    if any("start" in r for r in readings) and not found["start"]:
        return "left open"
    if any("value" in r for r in readings):
        return "value"
    return "other"


def why_missed(text):
    lower = text == text.lower()
    if lower and re.search(r"\b(mon|tues|wednes|thurs|fri|satur|sun)(day)?s?\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", text):
        return "name without capital"
    if re.search(r"\b\d+\s?(h|hr|hrs|m|min|mins|d|w|mo|y|s|sec|p|a)\b", text):
        return "abbreviated unit"
    if re.fullmatch(r"\W*\d[\d\W]*", text):
        return "bare numbers"
    if re.search(r"\d[/.-]\d", text):
        return "short numeric"
    return "other"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("data", nargs="+")
    parser.add_argument("--list", choices=["right", "wrong", "missed", "false"])
    parser.add_argument("--peer")
    options = parser.parse_args()
    files = []
    for path in options.data:
        files += sorted(glob.glob(os.path.join(path, "*.jsonl"))) if os.path.isdir(path) else [path]
    cases = [json.loads(line) for path in files for line in open(path, encoding="utf-8")]
    cases = [c for c in cases if not options.peer or c["peer"] == options.peer]
    articles = []
    for i, case in enumerate(cases):
        article = {"id": str(i), "text": case["text"]}
        if moment(case.get("ref")):
            article["dct"] = case["ref"][:16].replace(" ", "T")
        articles.append(json.dumps(article))
    run = subprocess.run([options.program, "dates", "--from", "jsonl", "-Tjsonl"],
                         input="\n".join(articles) + "\n", capture_output=True, text=True)
    stories = {s["id"]: s for s in map(json.loads, run.stdout.splitlines())}
    table = collections.defaultdict(collections.Counter)
    reasons = collections.defaultdict(collections.Counter)
    for i, case in enumerate(cases):
        found = found_of(stories.get(str(i), {}))
        readings = expected_of(case)
        nothing = case.get("kind") == "none" or (not readings and not case.get("span"))
        why = ""
        if nothing:
            outcome = "false" if found else "right"
        elif found is None:
            outcome, why = "missed", why_missed(case.get("span_text") or case["text"])
        elif not readings:  # an extractor's test: only the extent is known
            outcome = "right"
        elif any(same(r, found, case) for r in readings):
            outcome = "right"
        else:
            outcome, why = "wrong", why_wrong(readings, found)
        table[case["peer"]][outcome] += 1
        if why:
            reasons[case["peer"]][outcome + ": " + why] += 1
        if options.list == outcome:
            shown = case.get("start") or case.get("expected")
            print("\t".join([case["peer"], why, case["ref"] or "-", case["text"], str(shown),
                             str(found and list(zip(found["texts"], found["values"])))]))
    if options.list:
        return
    print(f"{'peer':16}{'phrases':>8}{'right':>7}{'wrong':>7}{'missed':>7}{'false':>7}  why")
    for peer in sorted(table):
        counts = table[peer]
        total = sum(counts.values())
        why = ", ".join(f"{name} {n}" for name, n in reasons[peer].most_common(6))
        print(f"{peer:16}{total:8}" + "".join(f"{100 * counts[k] / total:6.0f}%" for k in
              ("right", "wrong", "missed", "false")) + f"  {why}")


if __name__ == "__main__":
    sys.exit(main())
