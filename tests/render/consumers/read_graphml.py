"""Prints what networkx reads from a GraphML file, as JSON."""
import json
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
print(json.dumps({
    "directed": graph.is_directed(),
    "nodes": {node: data for node, data in graph.nodes(data=True)},
    "edges": {key: {"source": a, "target": b, **data}
              for a, b, key, data in graph.edges(keys=True, data=True)},
}))
