"""Prints what networkx reads from Cytoscape JSON, as JSON."""
import json
import sys

import networkx

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
graph = networkx.cytoscape_graph(document)
print(json.dumps({
    "nodes": {node: data for node, data in graph.nodes(data=True)},
    "edges": {key: {**data, "source": a, "target": b}
              for a, b, key, data in graph.edges(keys=True, data=True)},
}))
