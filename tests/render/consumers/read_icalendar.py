"""Prints the entries that icalendar reads from an iCalendar file, as JSON."""
import datetime
import json
import sys

import icalendar


def instant(prop):
    if prop is None:
        return None
    value = prop.dt
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S") + ("Z" if value.tzinfo else "")
    return value.isoformat()


with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
entries = []
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    entries.append({
        "id": str(event["X-DATELINE-ID"]),
        "uid": str(event["UID"]),
        "stamp": instant(event["DTSTAMP"]),
        "start": instant(event["DTSTART"]),
        "end": instant(event.get("DTEND")),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "location": str(event.get("LOCATION", "")),
        "status": str(event["STATUS"]),
        "categories": event["CATEGORIES"].to_ical().decode("utf-8"),
    })
print(json.dumps({"name": str(calendar.get("X-WR-CALNAME", "")),
                  "version": str(calendar["VERSION"]),
                  "entries": entries}))
