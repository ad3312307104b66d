"""Projections of two-mode networks onto one mode, and the backbone of a weighted network.

Sources: M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64, 016132 (2001),
doi:10.1103/PhysRevE.64.016132; M. Á. Serrano, M. Boguñá, A. Vespignani, Extracting the multiscale backbone of complex
weighted networks, PNAS 106, 6483 (2009), doi:10.1073/pnas.0808904106.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from graph.spells import common, merged

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str] | nx.MultiGraph[str]


class Weight(NamedTuple):
    """What one shared neighbour with that many neighbours of its own adds to the weight, and what the sum means."""

    of: Callable[[int], float]
    means: str


WEIGHTS: dict[str, Weight] = {
    "count": Weight(lambda _: 1, "number of {others} nodes that both share"),
    "newman": Weight(
        lambda degree: 1 / (degree - 1),
        "sum of 1 / (n - 1) over the shared {others} nodes, n being how many each has (Newman 2001)",
    ),
}


class Path(NamedTuple):
    """Two nodes of one mode, and the edges by which each reaches the node they share."""

    one: str
    other: str
    shared: str
    degree: int
    edges: tuple[dict[str, Any], dict[str, Any]]


def project(network: Network, mode: str, weight: str = "count") -> nx.MultiGraph[str]:
    """Return the network of the nodes of *mode*: two are joined by an edge for all that they share.

    Its confidence is that of its surest shared node, whose weaker edge counts; its quotes are that node's.
    """
    import networkx as nx

    found: nx.MultiGraph[str] = nx.MultiGraph()
    found.add_nodes_from((node, _without_mode(data)) for node, data in network.nodes(data=True) if data["mode"] == mode)
    joined: dict[tuple[str, str], list[Path]] = {}
    for path in _paths(network, mode):
        joined.setdefault((path.one, path.other), []).append(path)
    for one, other in sorted(joined):
        found.add_edge(one, other, **_summed(network, joined[one, other], WEIGHTS[weight].of))
    return found


def _without_mode(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in {"mode", "bipartite"}}


def _paths(network: Network, mode: str) -> Iterator[Path]:
    undirected = network.to_undirected(as_view=True)
    for shared, data in network.nodes(data=True):
        if data["mode"] != mode:
            surest = {node: max(edges.values(), key=_confidence) for node, edges in undirected.adj[shared].items()}
            for one, other in combinations(sorted(surest), 2):
                yield Path(one, other, shared, len(surest), (surest[one], surest[other]))


def _summed(network: Network, paths: list[Path], add: Callable[[int], float]) -> dict[str, Any]:
    """Return one edge's attributes from all paths between its ends."""
    surest = max(paths, key=lambda path: min(map(_confidence, path.edges)))
    found: dict[str, Any] = {
        "weight": sum(add(path.degree) for path in paths),
        "shared": sorted(network.nodes[path.shared]["label"] for path in paths),
        "sources": len({edge.get("from") for path in paths for edge in path.edges}),
    }
    if all("confidence" in edge for edge in surest.edges):
        found["confidence"] = min(map(_confidence, surest.edges))
    if spells := [common(*(edge["spells"] for edge in path.edges)) for path in paths if "spells" in path.edges[0]]:
        found["spells"] = merged(spell for together in spells for spell in together)
    quotes = [edge["quote"] for edge in surest.edges if "quote" in edge]
    return found | ({"quote": " … ".join(quotes)} if quotes else {})


def _confidence(edge: dict[str, Any]) -> float:
    return float(edge.get("confidence", 0))


def backbone(network: Network, level: float) -> Network:
    """Return the edges whose weight is not by chance at *level* for one of their ends, and the nodes that keep any.

    Chance means that an end spreads its strength uniformly over its edges; a directed edge is judged among the edges
    that leave its source and among those that reach its target. An edge's `alpha` is the smaller of the two.
    """
    kept = network.copy()
    leaving, reaching = _spread(network)
    for source, target, key, data in network.edges(keys=True, data=True):
        alpha = min(_by_chance(data["weight"], *leaving[source]), _by_chance(data["weight"], *reaching[target]))
        if alpha < level:
            kept.edges[source, target, key]["alpha"] = alpha
        else:
            kept.remove_edge(source, target, key)
    kept.remove_nodes_from([node for node in network if not kept.degree(node)])
    return kept


def _spread(network: Network) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Return how many edges leave each node, with which strength, and how many reach it; without direction the same."""
    import networkx as nx

    if isinstance(network, nx.MultiDiGraph):
        leaving = {node: (network.out_degree(node), network.out_degree(node, weight="weight")) for node in network}
        reaching = {node: (network.in_degree(node), network.in_degree(node, weight="weight")) for node in network}
        return leaving, reaching
    every = {node: (network.degree(node), network.degree(node, weight="weight")) for node in network}
    return every, every


def _by_chance(weight: float, edges: int, strength: float) -> float:
    """Return the probability that one of *edges* gets at least this share of *strength* by chance (equation 2)."""
    return (1 - weight / strength) ** (edges - 1) if edges > 1 else 1.0
