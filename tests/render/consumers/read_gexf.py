"""Prints what networkx reads from a GEXF file, as JSON.

networkx 2.8 and 3 know GEXF up to 1.2, which names its elements alike but for the namespace; and of
timeformat only "date", whose times it keeps as text.
"""
import io
import json
import sys

import networkx

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
assert 'xmlns="http://gexf.net/1.3"' in text and 'version="1.3"' in text
text = text.replace('xmlns="http://gexf.net/1.3"', 'xmlns="http://www.gexf.net/1.2draft"')
text = text.replace('version="1.3"', 'version="1.2"', 1)
text = text.replace('timeformat="dateTime"', 'timeformat="date"')
graph = networkx.read_gexf(io.BytesIO(text.encode("utf-8")), version="1.2draft")
if not graph.is_multigraph():
    graph = networkx.MultiDiGraph(graph)
print(json.dumps({
    "directed": graph.is_directed(),
    "nodes": {node: data for node, data in graph.nodes(data=True)},
    "edges": {data["id"]: {"source": a, "target": b, **data}
              for a, b, data in graph.edges(data=True)},
}))
