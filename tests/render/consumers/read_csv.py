"""Prints the rows that Python's csv module reads, as JSON: a list of objects for each table.

Tables stand one below the other with an empty line between them.
"""
import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file, strict=True))
tables, table = [], []
for row in rows + [[]]:
    if row:
        table.append(row)
        continue
    header, *lines = table
    assert all(len(line) == len(header) for line in lines), "ragged table"
    tables.append([dict(zip(header, line)) for line in lines])
    table = []
print(json.dumps(tables))
