"""Times python-igraph, or networkx, over a file of edges and prints JSON; the same computations as ours.ts."""
import json
import resource
import sys
import time

library, path, nodes, pivots = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
seconds, figures = {}, {}


def timed(name, work):
    started = time.perf_counter()
    result = work()
    seconds[name] = time.perf_counter() - started
    return result


def edges_of(file):
    with open(file) as lines:
        return [tuple(map(int, line.split())) for line in lines]


if library == "igraph":
    import random

    import igraph

    random.seed(1)

    def load():
        graph = igraph.Graph(n=nodes, edges=edges_of(path))
        return graph.simplify()

    graph = timed("load", load)
    figures["edges"] = graph.ecount()
    figures["components"] = len(timed("components", lambda: graph.connected_components()))
    timed("cores", lambda: graph.coreness())
    figures["pageRankOf0"] = timed("pageRank", lambda: graph.pagerank(damping=0.85))[0]
    groups = timed("leiden", lambda: graph.community_leiden(objective_function="modularity", n_iterations=2))
    figures["modularity"], figures["groups"] = groups.modularity, len(groups)
    drawn = random.sample(range(nodes), pivots)
    timed("betweenness", lambda: graph.betweenness(sources=drawn))
    timed("paths", lambda: graph.get_k_shortest_paths(0, nodes // 2, k=10))
else:
    import networkx

    def load():
        graph = networkx.Graph()
        graph.add_nodes_from(range(nodes))
        graph.add_edges_from((a, b) for a, b in edges_of(path) if a != b)
        return graph

    graph = timed("load", load)
    figures["edges"] = graph.number_of_edges()
    figures["components"] = timed("components", lambda: networkx.number_connected_components(graph))
    timed("cores", lambda: networkx.core_number(graph))
    figures["pageRankOf0"] = timed("pageRank", lambda: networkx.pagerank(graph, alpha=0.85))[0]

peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "figures": figures, "peakBytes": peak}))
