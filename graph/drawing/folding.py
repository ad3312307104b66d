"""What is thinned out of a crowded network: nodes with one neighbour become a circle that says how many they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.colours import family

if TYPE_CHECKING:
    from graph.networks import Network

CROWDED, VERY_CROWDED = 130, 250


def folded(network: Network, above: int = CROWDED) -> Network:
    """Return a network of more than *above* nodes with its leaves folded, where a neighbour has several of a family.

    The circle that stands for them has the attribute `folds`, their number.
    """
    found = network.copy()
    if len(network) <= above:
        return found
    fewest = 3 if len(network) <= VERY_CROWDED else 2
    for (hub, kin), leaves in sorted(_leaves(network).items()):
        if len(leaves) >= fewest:
            circle = f"{hub} {kin} folded"
            found.add_node(circle, label=f"{len(leaves)}", kind=kin, folds=len(leaves), **_mode_of(network, leaves[0]))
            found.add_edge(*_same_way(network, hub, leaves[0], circle), weight=len(leaves))
            found.remove_nodes_from(leaves)
    return found


def _leaves(network: Network) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in network.edges():
        neighbours[one].add(other)
        neighbours[other].add(one)
    for node in sorted(network):
        around = neighbours[node] - {node}
        if len(around) == 1:
            hub = next(iter(around))
            if len(neighbours[hub] - {hub}) > 1:
                found[hub, family(str(network.nodes[node].get("kind", "other")))].append(node)
    return found


def _mode_of(network: Network, leaf: str) -> dict[str, object]:
    return {name: network.nodes[leaf][name] for name in ("mode", "bipartite") if name in network.nodes[leaf]}


def _same_way(network: Network, hub: str, leaf: str, circle: str) -> tuple[str, str]:
    return (hub, circle) if network.has_edge(hub, leaf) else (circle, hub)
