"""Reads exports of a network with other programs' readers and prints what they find: nodes and links.

    <python of scripts/setup/graph-peers.mjs> bench/answers/read-exports.py a.gexf a.graphml a.net
"""
import sys

import igraph
import networkx

print(f"networkx {networkx.__version__}, igraph {igraph.__version__}")
for path in sys.argv[1:]:
    kind = path.rsplit(".", 1)[-1]
    readers = {"gexf": networkx.read_gexf, "graphml": lambda file: networkx.read_graphml(file, force_multigraph=True), "net": networkx.read_pajek}
    graph = readers[kind](path)
    print(f"{kind}: networkx {graph.number_of_nodes()} nodes, {graph.number_of_edges()} links")
    if kind != "gexf":
        graph = igraph.Graph.Read(path, format={"graphml": "graphml", "net": "pajek"}[kind])
        print(f"{kind}: igraph {graph.vcount()} nodes, {graph.ecount()} links; {', '.join(graph.vs.attributes())}; {', '.join(graph.es.attributes())}")
