"""A network as most measures see it: each pair of nodes joined once, without direction, in python-igraph's hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import igraph as ig

    from graph.networks import Network

WHOLE_COUNTRY = "DE"


class Plain(NamedTuple):
    """An igraph graph, each pair's weight, each vertex's name and Land, and whether it is of the first of two modes."""

    graph: ig.Graph
    weights: list[float]
    names: list[str]
    lands: list[str | None]
    first_mode: list[bool] | None

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Each edge as the numbers of its ends; in a two-mode network the first mode's comes first."""
        edges: list[tuple[int, int]] = self.graph.get_edgelist()
        if self.first_mode is None:
            return edges
        return [(one, other) if self.first_mode[one] else (other, one) for one, other in edges]


def plain(network: Network) -> Plain:
    """Return the network without loops, parallel edges and directions; weights of one pair are summed."""
    import igraph as ig

    names = sorted(network)
    number = {name: place for place, name in enumerate(names)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for source, target, data in network.edges(data=True):
        if source != target:
            one, other = sorted((number[source], number[target]))
            weights[one, other] += float(data.get("weight", 1))
    pairs = sorted(weights)
    nodes = [network.nodes[name] for name in names]
    first = [node["bipartite"] == 0 for node in nodes] if nodes and all("bipartite" in node for node in nodes) else None
    graph = ig.Graph(n=len(names), edges=pairs)
    return Plain(graph, [weights[pair] for pair in pairs], names, [_land(node) for node in nodes], first)


def _land(node: Mapping[str, Any]) -> str | None:
    """Return the Land of a node; a body of the whole country (`DE`) has none."""
    land = node.get("land")
    return land if land != WHOLE_COUNTRY else None
